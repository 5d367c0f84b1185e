//! Keys that are given, and keys in variables.

use super::support::{FakeEnvironment, World};
use crate::credentials::{Credentials, CredentialsChain, CredentialsProvider, EnvironmentVariables};

const ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
const TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";

#[test]
fn keys_give_themselves() {
    let world = World::offline(FakeEnvironment::default());
    let pair = Credentials::new("id", "secret");
    assert_eq!(world.ask(&pair).unwrap(), pair);
    assert_eq!(pair.name(), "static_ak");
    let triple = Credentials::temporary("id", "secret", "token");
    assert_eq!(world.ask(&triple).unwrap(), triple);
    assert_eq!(triple.name(), "static_sts");
}

#[test]
fn empty_keys_are_none() {
    let world = World::offline(FakeEnvironment::default());
    assert_eq!(world.refusal(&Credentials::new("", "secret")), "static_ak: the access key ID is empty");
    assert_eq!(world.refusal(&Credentials::new("id", "")), "static_ak: the access key secret is empty");
    assert_eq!(world.refusal(&Credentials::temporary("id", "s", "")), "static_sts: the security token is empty");
}

#[test]
fn explicit_keys_win_over_variables() {
    let world = World::offline(FakeEnvironment::default().variable(ID, "other").variable(SECRET, "other"));
    assert_eq!(world.ask(&Credentials::new("id", "secret")).unwrap().access_key_id(), "id");
}

#[test]
fn variables_give_pairs_and_triples() {
    let pair = FakeEnvironment::default().variable(ID, "id").variable(SECRET, "secret");
    assert_eq!(World::offline(pair).ask(&EnvironmentVariables).unwrap(), Credentials::new("id", "secret"));
    let triple = FakeEnvironment::default().variable(ID, "id").variable(SECRET, "secret").variable(TOKEN, "token");
    assert_eq!(
        World::offline(triple).ask(&EnvironmentVariables).unwrap(),
        Credentials::temporary("id", "secret", "token")
    );
    let empty = FakeEnvironment::default().variable(ID, "id").variable(SECRET, "secret").variable(TOKEN, "");
    assert_eq!(World::offline(empty).ask(&EnvironmentVariables).unwrap(), Credentials::new("id", "secret"));
}

#[test]
fn an_empty_variable_is_unset() {
    let world = World::offline(FakeEnvironment::default().variable(ID, "id").variable(SECRET, ""));
    assert_eq!(world.refusal(&EnvironmentVariables), "environment: not set: `ALIBABA_CLOUD_ACCESS_KEY_SECRET`");
    let world = World::offline(FakeEnvironment::default());
    assert_eq!(
        world.refusal(&EnvironmentVariables),
        "environment: not set: `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`"
    );
}

#[test]
fn variables_of_older_clients_are_not_read() {
    let older = FakeEnvironment::default()
        .variable("ALIYUN_ACCESS_KEY_ID", "id")
        .variable("ALIYUN_ACCESS_KEY_SECRET", "secret")
        .variable("ALICLOUD_ACCESS_KEY", "id");
    assert_eq!(
        World::offline(older).refusal(&EnvironmentVariables),
        "environment: not set: `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`"
    );
}

#[test]
fn variables_are_read_when_keys_are_asked_for() {
    let chain = CredentialsChain::official();
    for id in ["first", "second"] {
        let world = World::offline(FakeEnvironment::default().variable(ID, id).variable(SECRET, "secret"));
        assert_eq!(world.ask(&chain).unwrap().access_key_id(), id);
    }
}
