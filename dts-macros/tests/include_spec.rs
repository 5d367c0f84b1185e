//! Bindings of `include_spec!` do what those of a build script do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod bindings {
    dts_macros::include_spec!("../examples/private-action/spec", module = "bindings");
}

/// Another copy, deeper, with a runtime that is found elsewhere.
#[allow(unreachable_pub, reason = "what the exported `request!` leads to must be public")]
mod deeper {
    pub mod runtime {
        pub use dts_runtime::*;
    }

    pub mod still {
        dts_macros::include_spec! {
            "../examples/private-action/spec",
            module = "crate::deeper::still",
            runtime = "crate::deeper::runtime",
        }
    }
}

use bindings::vault::{
    CreateSecret, ListSecrets, PRODUCT,
    documents::RotationPolicy,
    secret::{
        create_secret::{SecretType, Tag},
        list_secrets::ListSecretsResponse,
    },
};
use dts_runtime::{Document, Paged, Request, Violations, decode_json};

fn parameters(request: &impl Request) -> Vec<(String, String)> {
    request.parameters().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[test]
fn requests_are_built_and_checked() {
    let request = CreateSecret::builder()
        .secret_name("db/orders")
        .secret_type(SecretType::Generic)
        .secret_data("Example-Passw0rd")
        .tag([Tag::builder().key("env").build()])
        .build()
        .unwrap();
    let expected = [
        ("SecretData", "Example-Passw0rd"),
        ("SecretName", "db/orders"),
        ("SecretType", "Generic"),
        ("Tag.1.Key", "env"),
    ];
    assert_eq!(parameters(&request), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!((PRODUCT.name, PRODUCT.version), ("Vault", "2024-05-01"));

    let document: Document<RotationPolicy> = r#"{"production":{"enabled":true}}"#.into();
    let violations = CreateSecret::builder()
        .secret_name("db orders")
        .secret_type("Database")
        .secret_data("short")
        .rotation_policy(document)
        .build()
        .unwrap_err();
    let found: Vec<_> = violations.iter().map(|one| (one.parameter.as_ref(), one.kind.as_str(), one.rule)).collect();
    assert_eq!(
        found,
        [
            ("SecretName", "charset", None),
            ("SecretData", "length", None),
            ("RotationPolicy/production/window", "required_if", Some("window-when-enabled")),
            ("RotationDays", "required_if", Some("database-is-rotated")),
            ("RotationPolicy/*/mode", "required_if", Some("database-says-mode")),
        ]
    );
}

#[test]
fn answers_are_decoded() {
    let body = br#"{"RequestId":"R","TotalCount":"2","Secrets":{"Secret":[{"SecretId":"s1","Rotated":"true"}]}}"#;
    let answer: ListSecretsResponse = decode_json(body).unwrap();
    assert_eq!((answer.total_count, ListSecrets::items(&answer).len()), (Some(2), 1));
    assert_eq!(answer.secrets[0].rotated, Some(true));
}

#[test]
fn request_knows_the_actions() {
    let request: CreateSecret = bindings::vault::request!(CreateSecret {
        secret_name: "db/orders",
        secret_type: Generic,
        secret_data: "Example-Passw0rd",
        tag: [{ key: "env" }],
        ..
    });
    assert_eq!(parameters(&request).len(), 4);

    let name = String::from("db orders");
    let result: Result<CreateSecret, Violations> = crate::bindings::vault::request!(CreateSecret {
        secret_name: name,
        secret_type: Database,
        secret_data: "Example-Passw0rd",
        rotation_days: 30,
    });
    assert_eq!(result.unwrap_err().as_slice().len(), 1);

    let request = deeper::still::vault::request!(ListSecrets { page_size: 50 });
    assert_eq!(parameters(&request), [(String::from("PageSize"), String::from("50"))]);
}

/// Held to bindings that the same crate takes in, and whose module is private.
#[derive(Clone, Debug, PartialEq, dts_runtime::Request)]
#[dts(spec = bindings::vault::CreateSecret)]
struct Create {
    #[dts(name = "SecretName")]
    name: String,
    #[dts(name = "SecretType")]
    kind: SecretType,
    #[dts(name = "SecretData", body)]
    data: dts_runtime::Secret,
    #[dts(name = "RotationDays")]
    days: Option<i32>,
    #[dts(name = "RotationPolicy", body)]
    policy: Option<Document<RotationPolicy>>,
    #[dts(extra)]
    extra: dts_runtime::ExtraParameters,
}

#[test]
fn a_struct_is_held_to_them() {
    let create = |kind: &str| Create::builder().name("db/orders").kind(kind).data("Example-Passw0rd").build();
    assert_eq!(create("Generic").unwrap().parameters().iter().count(), 3);
    assert_eq!(create("Database").unwrap_err().as_slice()[0].rule, Some("database-is-rotated"));
    assert_eq!(Create::ACTION, CreateSecret::ACTION);
}
