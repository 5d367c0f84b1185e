//! Profiles of the command line tool.

use super::support::{FakeEnvironment, FakeTransport, World, fields, status, sts_answer, sts_keys, time};
use crate::credentials::{CliProfile, Credentials};

const PATH: &str = "/home/me/.aliyun/config.json";

fn home() -> FakeEnvironment {
    FakeEnvironment::default().variable("HOME", "/home/me")
}

/// A file with these profiles, of which the first is in use.
fn config(profiles: &str) -> FakeEnvironment {
    home().file(PATH, format!(r#"{{"current":"one","profiles":[{profiles}],"meta_path":""}}"#))
}

fn offline(profiles: &str) -> World {
    World::offline(config(profiles))
}

fn online(profiles: &str) -> World {
    let answers = ["first", "second", "third"].map(sts_answer);
    World::new(config(profiles), FakeTransport::script(answers))
}

const AK: &str = r#"{"name":"one","mode":"AK","access_key_id":"id","access_key_secret":"secret","region_id":"cn-x"}"#;

#[test]
fn access_keys_and_tokens() {
    assert_eq!(offline(AK).ask(&CliProfile::new()).unwrap(), Credentials::new("id", "secret"));
    let token =
        r#"{"name":"one","mode":"StsToken","access_key_id":"id","access_key_secret":"secret","sts_token":"token"}"#;
    assert_eq!(offline(token).ask(&CliProfile::new()).unwrap(), Credentials::temporary("id", "secret", "token"));
}

#[test]
fn the_profile_is_the_named_one_or_that_of_the_environment_or_the_current_one() {
    let two = r#"{"name":"two","mode":"AK","access_key_id":"id2","access_key_secret":"s"}"#;
    let three = r#"{"name":"three","mode":"AK","access_key_id":"id3","access_key_secret":"s"}"#;
    let profiles = format!("{AK},{two},{three}");
    let id = |environment: FakeEnvironment, provider: CliProfile| {
        World::offline(environment).ask(&provider).map(|keys| keys.access_key_id().to_owned())
    };
    let named = || config(&profiles).variable("ALIBABA_CLOUD_PROFILE", "two");
    assert_eq!(id(config(&profiles), CliProfile::new()).unwrap(), "id");
    assert_eq!(id(named(), CliProfile::new()).unwrap(), "id2");
    assert_eq!(id(named(), CliProfile::new().profile("three")).unwrap(), "id3");
    assert_eq!(
        id(config(&profiles), CliProfile::new().profile("four")).unwrap_err().to_string(),
        format!("cli_profile: `{PATH}` has no profile `four`, but `one`, `two`, `three`")
    );
    let elsewhere = FakeEnvironment::default().file("/x.json", format!(r#"{{"current":"one","profiles":[{AK}]}}"#));
    assert_eq!(id(elsewhere, CliProfile::new().file("/x.json")).unwrap(), "id");
}

#[test]
fn kept_tokens_serve_until_they_end() {
    for mode in ["StsToken", "OAuth"] {
        let profile = |end: i64| {
            offline(&format!(
                r#"{{"name":"one","mode":"{mode}","access_key_id":"id","access_key_secret":"secret","sts_token":"token",
                    "sts_expiration":{end},"oauth_access_token":"a","oauth_refresh_token":"r"}}"#
            ))
        };
        // The tests take place at 1769846400.
        let keys = Credentials::temporary("id", "secret", "token").until(time("2026-01-31T08:00:01Z"));
        assert_eq!(profile(1_769_846_401).ask(&CliProfile::new()).unwrap(), keys);
        assert_eq!(
            profile(1_769_846_400).refusal(&CliProfile::new()),
            format!(
                "cli_profile: the profile `one` (mode `{mode}`) of `{PATH}` can't be used: its keys have ended at \
                 2026-01-31T08:00:00Z: renew with `aliyun configure --mode {mode} --profile one`"
            )
        );
    }
}

#[test]
fn a_role_is_assumed() {
    let world = online(
        r#"{"name":"one","mode":"RamRoleArn","access_key_id":"id","access_key_secret":"secret","ram_role_arn":"acs:ram::1:role/r",
            "ram_session_name":"alice","expired_seconds":1800,"policy":"{}","external_id":"ext","sts_region":"cn-hangzhou",
            "enable_vpc":true}"#,
    );
    assert_eq!(world.ask(&CliProfile::new()).unwrap(), sts_keys("first"));
    let asked = &world.transport.asked()[0];
    assert_eq!(asked.url, "https://sts-vpc.cn-hangzhou.aliyuncs.com/");
    let sent = fields(asked);
    for (name, value) in [
        ("Action", "AssumeRole"),
        ("AccessKeyId", "id"),
        ("RoleArn", "acs:ram::1:role/r"),
        ("RoleSessionName", "alice"),
        ("DurationSeconds", "1800"),
        ("Policy", "{}"),
        ("ExternalId", "ext"),
    ] {
        assert_eq!(sent[name], value);
    }
    assert!(!sent.contains_key("SecurityToken"));
}

#[test]
fn a_role_is_assumed_with_a_token() {
    let world = online(
        r#"{"name":"one","mode":"RamRoleArn","access_key_id":"id","access_key_secret":"s","sts_token":"token",
            "ram_role_arn":"acs:ram::1:role/r"}"#,
    );
    world.ask(&CliProfile::new()).unwrap();
    let sent = fields(&world.transport.asked()[0]);
    assert_eq!((sent["SecurityToken"].as_str(), sent["DurationSeconds"].as_str()), ("token", "3600"));
}

#[test]
fn each_link_of_a_chain_is_one_call() {
    let world = online(
        r#"{"name":"one","mode":"ChainableRamRoleArn","source_profile":"two","ram_role_arn":"acs:ram::1:role/c","ram_session_name":"c1"},
           {"name":"two","mode":"ChainableRamRoleArn","source_profile":"three","ram_role_arn":"acs:ram::1:role/b"},
           {"name":"three","mode":"RamRoleArn","access_key_id":"id","access_key_secret":"s","ram_role_arn":"acs:ram::1:role/a"}"#,
    );
    assert_eq!(world.ask(&CliProfile::new()).unwrap(), sts_keys("third"));
    let asked: Vec<_> = world.transport.asked().iter().map(fields).collect();
    let roles: Vec<&str> = asked.iter().map(|sent| sent["RoleArn"].as_str()).collect();
    assert_eq!(roles, ["acs:ram::1:role/a", "acs:ram::1:role/b", "acs:ram::1:role/c"]);
    let keys: Vec<&str> = asked.iter().map(|sent| sent["AccessKeyId"].as_str()).collect();
    assert_eq!(keys, ["id", "first", "second"]);
}

#[test]
fn chains_end() {
    let link = |name: &str, source: &str| {
        format!(
            r#"{{"name":"{name}","mode":"ChainableRamRoleArn","source_profile":"{source}","ram_role_arn":"acs:ram::1:role/r"}}"#
        )
    };
    let round = format!("{},{},{}", link("one", "two"), link("two", "three"), link("three", "two"));
    assert_eq!(
        offline(&round).refusal(&CliProfile::new()),
        format!(
            "cli_profile: the `source_profile` of profiles in `{PATH}` goes round: `one` -> `two` -> `three` -> `two`"
        )
    );
    assert!(offline(&link("one", "two")).refusal(&CliProfile::new()).contains("has no profile `two`, but `one`"));
}

#[test]
fn an_instance_role() {
    let transport = FakeTransport::new(|request| match request.method.as_str() {
        "PUT" => status(200, "T0ken"),
        _ => status(
            200,
            r#"{"Code":"Success","AccessKeyId":"id","AccessKeySecret":"s","SecurityToken":"t","Expiration":"2026-01-31T14:00:00Z"}"#,
        ),
    });
    let world = World::new(config(r#"{"name":"one","mode":"EcsRamRole","ram_role_name":"worker"}"#), transport);
    assert_eq!(world.ask(&CliProfile::new()).unwrap().access_key_id(), "id");
    assert!(world.transport.asked()[1].url.ends_with("/ram/security-credentials/worker"));
}

#[test]
fn an_identity_provider() {
    let environment = config(
        r#"{"name":"one","mode":"OIDC","ram_role_arn":"acs:ram::1:role/r","oidc_provider_arn":"acs:ram::1:oidc-provider/p",
            "oidc_token_file":"/token","role_session_name":"bob","expired_seconds":900,"policy":"{}",
            "sts_region":"cn-beijing","enable_vpc":false}"#,
    );
    let environment = environment.file("/token", "ey.J\n").variable("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "true");
    let world = World::new(environment, FakeTransport::new(|_| sts_answer("pod")));
    assert_eq!(world.ask(&CliProfile::new()).unwrap(), sts_keys("pod"));
    let asked = &world.transport.asked()[0];
    assert_eq!(asked.url, "https://sts.cn-beijing.aliyuncs.com/");
    let sent = fields(asked);
    for (name, value) in [
        ("Action", "AssumeRoleWithOIDC"),
        ("RoleArn", "acs:ram::1:role/r"),
        ("OIDCProviderArn", "acs:ram::1:oidc-provider/p"),
        ("OIDCToken", "ey.J"),
        ("RoleSessionName", "bob"),
        ("DurationSeconds", "900"),
        ("Policy", "{}"),
    ] {
        assert_eq!(sent[name], value);
    }
}

#[test]
fn a_uri() {
    let keys = r#"{"Code":"Success","AccessKeyId":"id","AccessKeySecret":"s","SecurityToken":"t","Expiration":"2026-01-31T14:00:00Z"}"#;
    let environment = config(r#"{"name":"one","mode":"CredentialsURI","credentials_uri":"http://localhost:1/"}"#);
    let world = World::new(environment, FakeTransport::new(move |_| status(200, keys)));
    world.ask(&CliProfile::new()).unwrap();
    assert_eq!(world.transport.asked()[0].url, "http://localhost:1/");
}

#[test]
fn the_home_folder_has_several_names() {
    let config = |home: &str| {
        format!(
            r#"{{"current":"x","profiles":[{{"name":"x","mode":"AK","access_key_id":"{home}","access_key_secret":"s"}}]}}"#
        )
    };
    let names = ["HOME", "USERPROFILE", "HOMEPATH"];
    for first in 0..names.len() {
        let mut environment = FakeEnvironment::default();
        for name in &names[first..] {
            let home = format!("/{name}");
            environment = environment.variable(name, &home).file(&format!("{home}/.aliyun/config.json"), config(name));
        }
        assert_eq!(World::offline(environment).ask(&CliProfile::new()).unwrap().access_key_id(), names[first]);
    }
}

#[test]
fn it_can_be_turned_off() {
    let environment = config(AK).variable("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "TRUE");
    assert_eq!(
        World::offline(environment).refusal(&CliProfile::new()),
        "cli_profile: turned off by `ALIBABA_CLOUD_CLI_PROFILE_DISABLED`"
    );
}

#[test]
fn faults_of_the_file_have_a_place() {
    let refusal = |text: &str| World::offline(home().file(PATH, text)).refusal(&CliProfile::new());
    assert_eq!(
        refusal("{\n  \"current\": \"one\",\n  \"profiles\": [}\n"),
        format!("cli_profile: `{PATH}`:3:16, at `profiles[0]`: expected a value, found something else")
    );
    assert_eq!(
        refusal("{\"profiles\":\n[{\"name\":\"one\",\"expired_seconds\":\"hush-hush\"}]}"),
        format!(
            "cli_profile: `{PATH}`:2:34, at `profiles[0].expired_seconds`: expected a whole number of 64 bits, found text"
        )
    );
    assert_eq!(
        refusal(r#"{"profiles":[]}"#),
        format!("cli_profile: `{PATH}` names no `current` profile, and `ALIBABA_CLOUD_PROFILE` is not set")
    );
    assert_eq!(
        World::offline(home()).refusal(&CliProfile::new()),
        format!("cli_profile: `{PATH}` can't be read: no such file")
    );
    assert_eq!(
        World::offline(FakeEnvironment::default()).refusal(&CliProfile::new()),
        "cli_profile: the home folder is not known: `HOME` is not set"
    );
}

#[test]
fn faults_of_a_profile_are_told_at_once() {
    let refusal = |profile: &str| {
        let whole = offline(&format!(r#"{{"name":"one",{profile}}}"#)).refusal(&CliProfile::new());
        whole.split_once("can't be used: ").map_or(whole.clone(), |(_, reason)| reason.to_owned())
    };
    for (profile, expected) in [
        (r#""mode":"AK""#, "it lacks `access_key_id`, `access_key_secret`"),
        (r#""mode":"StsToken","access_key_id":"x""#, "it lacks `access_key_secret`, `sts_token`"),
        (r#""mode":"OAuth","oauth_refresh_token":"x""#, "it lacks `access_key_id`, `access_key_secret`, `sts_token`"),
        (r#""mode":"RamRoleArn","access_key_id":"x","access_key_secret":"x""#, "it lacks `ram_role_arn`"),
        (r#""mode":"ChainableRamRoleArn","ram_role_arn":"x""#, "it lacks `source_profile`"),
        (r#""mode":"External""#, "it lacks `process_command`"),
        (
            r#""mode":"RsaKeyPair","private_key":"x""#,
            "RSA key pairs are deprecated and not supported; use an access key or a role",
        ),
        (
            r#""mode":"RamRoleArn","access_key_id":"x","access_key_secret":"x","ram_role_arn":"x","expired_seconds":-1"#,
            "its `expired_seconds` is negative",
        ),
    ] {
        assert_eq!(refusal(profile), expected, "{profile}");
    }
    assert!(refusal(r#""mode":"Magic""#).starts_with("the mode is not known; known are `AK`"));
    assert_eq!(refusal(r#""mode":"""#), format!("cli_profile: the profile `one` of `{PATH}` has no `mode`"));
}
