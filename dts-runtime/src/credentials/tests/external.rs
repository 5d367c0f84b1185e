//! Profiles of mode `External`.

use std::io;
use std::time::Duration;

use super::support::{FakeEnvironment, World, time};
use crate::credentials::{CliProfile, Credentials};

fn config() -> FakeEnvironment {
    let config = r#"{"current":"e","profiles":[{"name":"e","mode":"External","process_command":"/opt/tool 'a b' --key hush-hush"}]}"#;
    FakeEnvironment::default().variable("HOME", "/h").file("/h/.aliyun/config.json", config)
}

fn prints(output: &'static str) -> World {
    World::offline(config().runs(move |_, _| Ok(output.as_bytes().to_vec())))
}

#[test]
fn runs_the_program_without_a_shell() {
    let world = World::offline(config().runs(|command, limit| {
        assert_eq!(command, ["/opt/tool", "a b", "--key", "hush-hush"]);
        assert_eq!(limit, Duration::from_secs(60));
        Ok(br#"{"mode":"AK","access_key_id":"id","access_key_secret":"secret"}"#.to_vec())
    }));
    assert_eq!(world.ask(&CliProfile::new()).unwrap(), Credentials::new("id", "secret"));
}

#[test]
fn takes_tokens_with_and_without_an_end() {
    let token = r#"{"mode":"StsToken","access_key_id":"id","access_key_secret":"secret","sts_token":"token"}"#;
    let keys = Credentials::temporary("id", "secret", "token");
    assert_eq!(prints(token).ask(&CliProfile::new()).unwrap(), keys);
    let until = r#"{"mode":"StsToken","access_key_id":"id","access_key_secret":"secret","sts_token":"token",
        "expiration":"2026-01-31T09:00:00Z"}"#;
    let keys = keys.until(time("2026-01-31T09:00:00Z"));
    assert_eq!(prints(until).ask(&CliProfile::new()).unwrap(), keys);
    let seconds = r#"{"access_key_id":"id","access_key_secret":"secret","sts_token":"token","expiration":1769850000}"#;
    assert_eq!(prints(seconds).ask(&CliProfile::new()).unwrap(), keys);
}

#[test]
fn failures_are_told_without_arguments_and_output() {
    let reason = |world: World| {
        let refusal = world.refusal(&CliProfile::new());
        assert!(!refusal.contains("hush-hush"), "{refusal}");
        refusal.split_once("\n- external: ").unwrap().1.to_owned()
    };
    let failed = World::offline(config().runs(|_, _| Err(io::Error::other("exit status: 1"))));
    assert_eq!(reason(failed), "running `/opt/tool` failed: exit status: 1");
    assert_eq!(
        reason(prints("hush-hush")),
        "what `/opt/tool` prints is no JSON that fits: 1:1: expected a value, found something else"
    );
    assert_eq!(reason(prints("{}")), "`/opt/tool` prints no `access_key_id`, `access_key_secret`");
    let half = r#"{"mode":"StsToken","access_key_id":"hush-hush","access_key_secret":"hush-hush"}"#;
    assert_eq!(reason(prints(half)), "`/opt/tool` prints no `sts_token`");
    let soon = r#"{"access_key_id":"id","access_key_secret":"hush-hush","expiration":"soon"}"#;
    assert!(reason(prints(soon)).contains("prints an `expiration` that is no time"));
}

#[test]
fn programs_can_be_turned_off() {
    // This environment panics where a program is run.
    let world = World::offline(config());
    let refusal = world.refusal(&CliProfile::new().without_processes());
    assert!(refusal.ends_with("can't be used: running programs is turned off"), "{refusal}");
}
