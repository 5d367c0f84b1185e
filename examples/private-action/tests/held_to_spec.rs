//! A struct is held to a spec of one's own as to that of `dts-generated`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use dts_runtime::{Document, ExtraParameters, Group, Request, Secret};
use private_action::vault::{self, documents::RotationPolicy, secret::create_secret::SecretType};

/// A secret of a database, which is always rotated.
#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = private_action::vault::CreateSecret)]
struct Create {
    #[dts(name = "SecretName", max_length = 20)]
    name: String,
    #[dts(name = "SecretType")]
    kind: SecretType,
    #[dts(name = "SecretData", body)]
    data: Secret,
    #[dts(name = "RotationDays", maximum = 90)]
    days: Option<i32>,
    #[dts(name = "RotationPolicy", body)]
    policy: Option<Document<RotationPolicy>>,
    #[dts(name = "Tag.N", group)]
    tags: Vec<Tag>,
    #[dts(extra)]
    extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N", spec = vault::CreateSecret)]
struct Tag {
    #[dts(name = "Key")]
    key: String,
}

#[test]
fn it_lets_through_what_the_spec_does_and_no_more() {
    let create = || Create::builder().name("db/orders").data("Example-Passw0rd");
    assert_eq!(Create::ACTION, vault::CreateSecret::ACTION);
    let policy = r#"{"production":{"enabled":true,"window":"22-4","mode":"keep"}}"#;
    let tag = Tag::builder().key("env").build();
    assert!(create().kind("Database").days(30).policy(policy).tags([tag]).build().is_ok());

    let rules = |request: Result<Create, dts_runtime::Violations>| {
        let broken = request.unwrap_err();
        broken.as_slice().iter().map(|one| (one.parameter.to_string(), one.rule)).collect::<Vec<_>>()
    };
    let days = String::from("RotationDays");
    assert_eq!(rules(create().kind("Database").build()), [(days.clone(), Some("database-is-rotated"))]);
    assert_eq!(rules(create().kind("Generic").days(30).build()), [(days.clone(), Some("database-is-rotated"))]);
    let without_mode = r#"{"production":{"enabled":true,"window":"22-4"}}"#;
    let broken = rules(create().kind("Database").days(30).policy(without_mode).build());
    assert_eq!(broken, [(String::from("RotationPolicy/*/mode"), Some("database-says-mode"))]);
    // The struct's own limit, and one of the spec.
    assert_eq!(rules(create().kind("Database").days(91).build()), [(days, None)]);
    let short = Create::builder().name("db/orders").data("short").kind("Generic").build();
    assert_eq!(rules(short), [(String::from("SecretData"), None)]);
}
