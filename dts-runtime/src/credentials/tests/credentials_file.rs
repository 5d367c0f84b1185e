//! Sections of the credentials file.

use super::support::{FakeEnvironment, FakeTransport, World, fields, status, sts_answer, sts_keys};
use crate::credentials::{Credentials, CredentialsFile};

const PATH: &str = "/home/me/.alibabacloud/credentials";
const INI: &str = "/home/me/.alibabacloud/credentials.ini";

fn home() -> FakeEnvironment {
    FakeEnvironment::default().variable("HOME", "/home/me")
}

fn offline(text: &str) -> World {
    World::offline(home().file(PATH, text))
}

/// A section of a pair, and the pair.
fn section(name: &str, id: &str) -> (String, Credentials) {
    let text = format!("[{name}]\ntype = access_key\naccess_key_id = {id}\naccess_key_secret = secret\n");
    (text, Credentials::new(id, "secret"))
}

#[test]
fn pairs_and_triples() {
    let (text, keys) = section("default", "id");
    assert_eq!(offline(&text).ask(&CredentialsFile::new()).unwrap(), keys);
    let text = "[default]\ntype=sts\naccess_key_id=id\naccess_key_secret=secret\nsecurity_token=token\n";
    assert_eq!(offline(text).ask(&CredentialsFile::new()).unwrap(), Credentials::temporary("id", "secret", "token"));
}

#[test]
fn values_are_not_cut_at_signs() {
    let text = "[default]\ntype = access_key\naccess_key_id = id\naccess_key_secret = a#b%c;d # e\n";
    assert_eq!(offline(text).ask(&CredentialsFile::new()).unwrap(), Credentials::new("id", "a#b%c;d # e"));
}

#[test]
fn both_names_of_the_file_are_known() {
    let (first, keys) = section("default", "first");
    let (second, other) = section("default", "second");
    let both = World::offline(home().file(PATH, first.as_str()).file(INI, second.as_str()));
    assert_eq!(both.ask(&CredentialsFile::new()).unwrap(), keys);
    let ini = World::offline(home().file(INI, second.as_str()));
    assert_eq!(ini.ask(&CredentialsFile::new()).unwrap(), other);
    // A section that one file lacks may be in the other.
    let (elsewhere, _) = section("elsewhere", "x");
    let split = World::offline(home().file(PATH, elsewhere).file(INI, second));
    assert_eq!(split.ask(&CredentialsFile::new()).unwrap(), other);
    assert_eq!(
        World::offline(home()).refusal(&CredentialsFile::new()),
        format!("profile: `{PATH}` can't be read: no such file\n  `{INI}` can't be read: no such file")
    );
    assert_eq!(
        World::offline(FakeEnvironment::default()).refusal(&CredentialsFile::new()),
        "profile: the home folder is not known: `HOME` is not set"
    );
}

#[test]
fn file_and_section_can_be_named() {
    let (one, _) = section("default", "one");
    let (two, keys_two) = section("two", "two");
    let (three, keys_three) = section("three", "three");
    let text = format!("{one}{two}{three}");
    let environment = || home().file("/x", text.as_str()).variable("ALIBABA_CLOUD_CREDENTIALS_FILE", "/x");
    let world = World::offline(environment().variable("ALIBABA_CLOUD_PROFILE", "two"));
    assert_eq!(world.ask(&CredentialsFile::new()).unwrap(), keys_two);
    assert_eq!(world.ask(&CredentialsFile::new().profile("three")).unwrap(), keys_three);
    assert_eq!(
        world.refusal(&CredentialsFile::new().profile("four")),
        "profile: `/x` has no section `four`, but `default`, `two`, `three`"
    );
    assert_eq!(world.refusal(&CredentialsFile::new().file("/y")), "profile: `/y` can't be read: no such file");
    assert_eq!(World::offline(environment()).ask(&CredentialsFile::new()).unwrap().access_key_id(), "one");
}

#[test]
fn roles() {
    let text = "[default]\ntype = ram_role_arn\naccess_key_id = id\naccess_key_secret = secret\nrole_arn = acs:ram::1:role/r\n\
                role_session_name = alice\npolicy = {\"a\": \"#\"}\n";
    let world = World::new(home().file(PATH, text), FakeTransport::new(|_| sts_answer("role")));
    assert_eq!(world.ask(&CredentialsFile::new()).unwrap(), sts_keys("role"));
    let sent = fields(&world.transport.asked()[0]);
    assert_eq!((sent["AccessKeyId"].as_str(), sent["RoleArn"].as_str()), ("id", "acs:ram::1:role/r"));
    assert_eq!((sent["RoleSessionName"].as_str(), sent["Policy"].as_str()), ("alice", "{\"a\": \"#\"}"));
}

#[test]
fn identity_providers() {
    let text = "[default]\ntype = oidc_role_arn\nrole_arn = acs:ram::1:role/r\noidc_provider_arn = p\n\
                oidc_token_file_path = /token\nrole_session_name = bob\npolicy = {}\n";
    let environment = home().file(PATH, text).file("/token", "ey.J\n");
    let world = World::new(environment, FakeTransport::new(|_| sts_answer("pod")));
    assert_eq!(world.ask(&CredentialsFile::new()).unwrap(), sts_keys("pod"));
    let sent = fields(&world.transport.asked()[0]);
    assert_eq!((sent["OIDCProviderArn"].as_str(), sent["OIDCToken"].as_str()), ("p", "ey.J"));
    assert_eq!((sent["RoleSessionName"].as_str(), sent["Policy"].as_str()), ("bob", "{}"));
}

#[test]
fn instance_roles() {
    let text = "[default]\ntype = ecs_ram_role\nrole_name = worker\n";
    let world = World::new(home().file(PATH, text), FakeTransport::new(|_| status(500, "")));
    let refusal = world.refusal(&CredentialsFile::new());
    assert!(refusal.starts_with(&format!("profile: the section `default` of `{PATH}` gave no keys\n- ecs_ram_role:")));
    assert!(world.transport.asked().last().unwrap().url.ends_with("/worker"));
}

#[test]
fn a_section_can_be_turned_off() {
    let text = "[default]\nenable = False\ntype = access_key\n";
    assert_eq!(
        offline(text).refusal(&CredentialsFile::new()),
        format!("profile: `{PATH}`:2: the section is turned off by `enable`")
    );
    let (text, keys) = section("default", "id");
    assert_eq!(offline(&format!("{text}enable = true\n")).ask(&CredentialsFile::new()).unwrap(), keys);
}

#[test]
fn faults_have_lines() {
    let refusal = |text: &str| offline(text).refusal(&CredentialsFile::new());
    let at = |line: usize, text: &str| format!("`{PATH}`:{line}: {text}");
    assert_eq!(
        refusal("x\n[default]\ny\n"),
        format!(
            "profile: {}\n  {}",
            at(1, "expected `name = value`, a section in brackets, or a comment"),
            at(3, "expected `name = value`, a section in brackets, or a comment")
        )
    );
    assert_eq!(refusal("\n[default]\n"), format!("profile: {}", at(2, "the section lacks `type`")));
    assert_eq!(
        refusal("[default]\ntype = ram_role_arn\naccess_key_id = x\n"),
        format!(
            "profile: {}\n  {}",
            at(1, "the section lacks `access_key_secret`"),
            at(1, "the section lacks `role_arn`")
        )
    );
    assert_eq!(
        refusal("[default]\ntype = sts\n"),
        format!("profile: {}", at(1, "the section lacks `access_key_id`, `access_key_secret`, `security_token`"))
    );
    assert_eq!(
        refusal("[default]\ntype = rsa_key_pair\npublic_key_id = x\nprivate_key_file = y\n"),
        format!("profile: {}", at(2, "RSA key pairs are deprecated and not supported; use `access_key` or a role"))
    );
    assert!(
        refusal("[default]\ntype = hush-hush\n")
            .starts_with(&format!("profile: {}", at(2, "this `type` is not known")))
    );
    assert_eq!(
        refusal("[default]\ntype = access_key\naccess_key_id = 'id'\naccess_key_secret = \"hush-hush\"\n"),
        format!(
            "profile: {}\n  {}",
            at(3, "`access_key_id` has quotes around its value, which would be a part of it; remove them"),
            at(4, "`access_key_secret` has quotes around its value, which would be a part of it; remove them")
        )
    );
    // A fault in the first file is not passed over for the second.
    let (good, _) = section("default", "id");
    let world = World::offline(home().file(PATH, "x").file(INI, good));
    assert!(world.refusal(&CredentialsFile::new()).contains("`:1: expected"));
}
