//! The bindings of a user's own spec do what generated ones do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use dts_runtime::{Document, Paged, Request, decode_json, decode_xml};
use private_action::{
    database_credentials, text,
    vault::{
        self, CreateSecret, ListSecrets, PRODUCT,
        documents::{
            RotationPolicy,
            rotation_policy::{Contact, Environment},
        },
        secret::create_secret::Tag,
        secret::list_secrets::ListSecretsResponse,
    },
};

fn parameters(request: &impl Request) -> Vec<(String, String)> {
    request.parameters().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[test]
fn a_request_is_built_by_name() {
    let request = CreateSecret::builder()
        .secret_name("db/orders")
        .secret_type("Generic")
        .secret_data("Example-Passw0rd")
        .tag([Tag::builder().key("env").value("test").build(), Tag::builder().key("temporary").build()])
        .build()
        .unwrap();
    let expected = [
        ("SecretData", "Example-Passw0rd"),
        ("SecretName", "db/orders"),
        ("SecretType", "Generic"),
        ("Tag.1.Key", "env"),
        ("Tag.1.Value", "test"),
        ("Tag.2.Key", "temporary"),
    ];
    assert_eq!(parameters(&request), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert!(!format!("{request:?}").contains("Passw0rd"));
    assert_eq!((PRODUCT.name, PRODUCT.version), ("Vault", "2024-05-01"));
}

#[test]
fn all_violations_come_at_once() {
    let violations = database_credentials("db orders", "short", 400).unwrap_err();
    let found: Vec<_> = violations.iter().map(|one| (one.parameter.as_ref(), one.kind.as_str())).collect();
    assert_eq!(found, [("SecretName", "charset"), ("SecretData", "length"), ("RotationDays", "range")]);
    assert!(!violations.to_string().contains("short"));

    let violations = CreateSecret::builder()
        .secret_name("db/orders")
        .secret_type("Database")
        .secret_data("Example-Passw0rd")
        .build()
        .unwrap_err();
    let rules: Vec<_> = violations.iter().filter_map(|violation| violation.rule).collect();
    assert_eq!(rules, ["database-is-rotated"]);
    assert!(database_credentials("db/orders", "Example-Passw0rd", 30).is_ok());
}

#[test]
fn a_request_is_checked_when_it_is_compiled() {
    // All is decided: it is no `Result`.
    let checked: CreateSecret = vault::request!(CreateSecret {
        "SecretName": "db/orders",
        secret_type: SecretType::Database,
        secret_data: "Example-Passw0rd",
        rotation_days: 30,
    });
    assert_eq!(checked, database_credentials("db/orders", "Example-Passw0rd", 30).unwrap());

    let environment = "production";
    let left_open = vault::request!(CreateSecret {
        secret_name: "db/orders",
        secret_type: Database,
        secret_data: "Example-Passw0rd",
        rotation_days: 30,
        rotation_policy: { (environment): { "enabled": true, "mode": "keep" } },
    });
    let violations = left_open.unwrap_err();
    assert_eq!(violations.iter().map(|one| one.rule).collect::<Vec<_>>(), [Some("window-when-enabled")]);
}

#[test]
fn a_request_is_checked_within_its_own_crate() {
    let request = text("db/orders", "Example-Passw0rd").unwrap();
    assert!(parameters(&request).contains(&(String::from("Tag.1.Key"), String::from("made-by"))));
    let violations = text("db orders", "short").unwrap_err();
    let found: Vec<_> = violations.iter().map(|one| (one.parameter.as_ref(), one.kind.as_str())).collect();
    assert_eq!(found, [("SecretName", "charset"), ("SecretData", "length")]);
}

#[test]
fn answers_are_decoded_from_json_and_xml() {
    let json = br#"{"RequestId":"R","TotalCount":"2","Secrets":{"Secret":[
        {"SecretId":"secret-example0001","SecretType":"Database","Rotated":"true"},
        {"SecretId":"secret-example0002","SecretType":"Certificate","Rotated":false}]}}"#;
    let xml = b"<?xml version=\"1.0\"?><ListSecretsResponse><RequestId>R</RequestId><TotalCount>2</TotalCount><Secrets>\
        <Secret><SecretId>secret-example0001</SecretId><SecretType>Database</SecretType><Rotated>true</Rotated></Secret>\
        <Secret><SecretId>secret-example0002</SecretId><SecretType>Certificate</SecretType><Rotated>false</Rotated></Secret>\
        </Secrets></ListSecretsResponse>";
    let from_json: ListSecretsResponse = decode_json(json).unwrap();
    let from_xml: ListSecretsResponse = decode_xml(xml).unwrap();
    assert_eq!(from_json, from_xml);
    assert_eq!(from_json.total_count, Some(2));
    let secrets = from_json.secrets;
    assert_eq!(secrets.len(), 2);
    assert_eq!(secrets[0].rotated, Some(true));
    // A type that is newer than the spec is kept.
    assert_eq!(secrets[1].secret_type.as_ref().unwrap().as_str(), "Certificate");
    assert!(ListSecrets::builder().page_size(20).build().is_err());
}

#[test]
fn a_document_is_typed_or_text() {
    let nightly = Environment::builder()
        .enabled(true)
        .window("22-4")
        .mode("keep")
        .notify([Contact::builder().mail("dba@example.com").after(5).build()])
        .labels([("team", String::from("orders"))])
        .build();
    let policy = RotationPolicy::new().with("production", nightly.clone());
    let text = r#"{"production":{"enabled":true,"window":"22-4","mode":"keep","notify":[{"mail":"dba@example.com","after":5}],"labels":{"team":"orders"}}}"#;

    let request = |policy: Document<RotationPolicy>| {
        let request = CreateSecret::builder().secret_name("db/orders").secret_type("Database").rotation_days(30);
        request.secret_data("Example-Passw0rd").rotation_policy(policy).build()
    };
    let typed = request(policy.into()).unwrap();
    assert_eq!(parameters(&typed)[1], (String::from("RotationPolicy"), text.to_owned()));
    assert_eq!(request(text.into()).unwrap(), typed);
    assert_eq!(typed.rotation_policy.unwrap().parse().unwrap()["production"], nightly);

    let silent = Environment::builder().enabled(true).notify([Contact::builder().mail("x").after(90).build()]).build();
    let policy = RotationPolicy::new().with("production", silent);
    let violations = request(policy.into()).unwrap_err();
    let found: Vec<_> = violations.iter().map(|one| (one.parameter.as_ref(), one.kind.as_str(), one.rule)).collect();
    assert_eq!(
        found,
        [
            ("RotationPolicy/production/notify/0/mail", "length", None),
            ("RotationPolicy/production/notify/0/after", "range", None),
            ("RotationPolicy/production/window", "required_if", Some("window-when-enabled")),
            ("RotationPolicy/*/mode", "required_if", Some("database-says-mode")),
        ]
    );
    let misplaced = r#"{"production":{"enabled":true,"window":"1-2","mode":"keep","mail":"dba@example.com"}}"#;
    let violations = request(misplaced.into()).unwrap_err().to_string();
    assert!(violations.contains("`RotationPolicy/production/mail`: a member of this name belongs to `Contact`"));
}

#[test]
fn results_come_in_pages() {
    let body = br#"{"TotalCount": "7", "Secrets": {"Secret": [{"SecretId": "secret-example0001"}]}}"#;
    let mut page: ListSecretsResponse = decode_json(body).unwrap();
    assert_eq!((ListSecrets::items(&page).len(), ListSecrets::total(&page)), (1, Some(7)));
    assert_eq!(ListSecrets::take_items(&mut page)[0].secret_id.as_deref(), Some("secret-example0001"));
    assert!(page.secrets.is_empty());
}
