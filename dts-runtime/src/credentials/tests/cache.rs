//! What the cache keeps, and for how long.

use std::collections::VecDeque;
use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::support::{FakeEnvironment, World};
use crate::BoxFuture;
use crate::credentials::{CachedCredentials, Credentials, CredentialsContext, CredentialsError, CredentialsProvider};

/// How long each lot of keys lasts, in seconds; a failure where it is negative; without an end where it is none.
type Lot = Option<i64>;

/// Gives lots of keys, numbered from 1.
struct Lots {
    lots: Mutex<VecDeque<Lot>>,
    asked: Mutex<usize>,
}

impl Lots {
    fn new(lots: impl IntoIterator<Item = Lot>) -> Arc<Self> {
        Arc::new(Self { lots: Mutex::new(lots.into_iter().collect()), asked: Mutex::default() })
    }

    fn asked(&self) -> usize {
        *self.asked.lock().unwrap()
    }
}

impl CredentialsProvider for Lots {
    fn name(&self) -> &str {
        "lots"
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        let mut asked = self.asked.lock().unwrap();
        *asked += 1;
        let keys = Credentials::temporary(format!("{asked}"), "secret", "token");
        Box::pin(ready(match self.lots.lock().unwrap().pop_front().unwrap_or(Some(-1)) {
            None => Ok(keys),
            Some(seconds) => match u64::try_from(seconds) {
                Ok(seconds) => Ok(keys.until(context.clock.now() + Duration::from_secs(seconds))),
                Err(_) => Err(CredentialsError::new("lots", format!("failure {asked}"))),
            },
        }))
    }
}

struct Case {
    world: World,
    lots: Arc<Lots>,
    cache: CachedCredentials,
}

impl Case {
    fn new(lots: impl IntoIterator<Item = Lot>) -> Self {
        let lots = Lots::new(lots);
        let cache = CachedCredentials::new(Arc::clone(&lots));
        Self { world: World::offline(FakeEnvironment::default()), lots, cache }
    }

    /// The number of the keys, or the failure's text.
    fn ask(&self) -> String {
        match self.world.ask(&self.cache) {
            Ok(keys) => keys.access_key_id().to_owned(),
            Err(error) => error.reason().to_owned(),
        }
    }

    /// The same after so many seconds.
    fn after(&self, seconds: u64) -> String {
        self.world.clock.pass(seconds);
        self.ask()
    }
}

#[test]
fn keys_are_renewed_15_minutes_before_their_end() {
    let case = Case::new([Some(6 * 3600), Some(6 * 3600)]);
    assert_eq!(case.ask(), "1");
    assert_eq!(case.after(6 * 3600 - 15 * 60 - 1), "1");
    assert_eq!(case.lots.asked(), 1);
    assert_eq!(case.after(1), "2");
    assert_eq!(case.ask(), "2");
    assert_eq!(case.lots.asked(), 2);
}

#[test]
fn short_keys_are_renewed_in_their_last_fifth() {
    let case = Case::new([Some(900), Some(900)]);
    assert_eq!(case.ask(), "1");
    assert_eq!(case.after(719), "1");
    assert_eq!(case.after(1), "2");
    // Less than 15 minutes are left all the time, and yet not each call asks.
    for _ in 0..10 {
        assert_eq!(case.ask(), "2");
    }
    assert_eq!(case.lots.asked(), 2);
}

#[test]
fn keys_without_an_end_are_asked_for_again() {
    let case = Case::new([None, None]);
    assert_eq!(case.ask(), "1");
    assert_eq!(case.after(15 * 60 - 1), "1");
    assert_eq!(case.after(1), "2");
    // When that fails they stay, for ever.
    assert_eq!(case.after(15 * 60), "2");
    assert_eq!(case.after(365 * 24 * 3600), "2");
    assert_eq!(case.lots.asked(), 4);
}

#[test]
fn a_failed_renewal_keeps_old_keys_until_they_end() {
    let case = Case::new([Some(3600)]);
    assert_eq!(case.ask(), "1");
    // A fifth of the hour is left.
    assert_eq!(case.after(2880), "1");
    for _ in 0..10 {
        assert_eq!(case.ask(), "1");
    }
    assert_eq!(case.lots.asked(), 2, "nobody asks again within the same second");
    assert_eq!(case.after(719), "1");
    assert_eq!(case.after(1), "failure 3", "nobody asks again for 2 s after the second failure");
}

#[test]
fn failures_are_not_repeated_in_a_loop() {
    let case = Case::new([Some(-1), Some(-1), Some(-1)]);
    assert_eq!(case.ask(), "failure 1");
    for _ in 0..100 {
        assert_eq!(case.ask(), "failure 1");
    }
    // 1, 2, 4 ... seconds pass, up to a minute.
    let mut asked = 1;
    for pause in [1, 2, 4, 8, 16, 32, 60, 60] {
        assert_eq!(case.after(pause - 1), format!("failure {asked}"));
        asked += 1;
        assert_eq!(case.after(1), format!("failure {asked}"));
    }
    assert_eq!(case.lots.asked(), 9);
}

#[test]
fn a_success_forgets_failures() {
    let case = Case::new([Some(-1), Some(-1), Some(900), Some(-1), Some(900)]);
    assert_eq!(case.ask(), "failure 1");
    assert_eq!(case.after(1), "failure 2");
    assert_eq!(case.after(2), "3");
    assert_eq!(case.after(720), "3");
    // The pause is that after a first failure again.
    assert_eq!(case.after(1), "5");
}

#[test]
fn keys_that_came_too_late_are_a_failure() {
    let case = Case::new([Some(0), Some(900)]);
    assert_eq!(
        case.ask(),
        "it gave keys that have ended at 2026-01-31T08:00:00Z, and it is 2026-01-31T08:00:00Z here: is the local clock \
         right?"
    );
    assert_eq!(case.after(1), "2");
}

#[test]
fn either_clock_ends_keys() {
    // The machine slept: its own time stood still.
    let case = Case::new([Some(3600), Some(3600)]);
    assert_eq!(case.ask(), "1");
    case.world.clock.set("2026-01-31T09:00:00Z");
    assert_eq!(case.ask(), "2");
    // Someone has set the time back.
    let case = Case::new([Some(3600), Some(3600)]);
    assert_eq!(case.ask(), "1");
    case.world.clock.pass(3600);
    case.world.clock.set("2026-01-31T07:00:00Z");
    assert_eq!(case.ask(), "2");
}

#[test]
fn refused_keys_are_discarded_once() {
    let case = Case::new([Some(3600), Some(3600), Some(3600)]);
    let refused = case.world.ask(&case.cache).unwrap();
    case.cache.discard(&refused);
    assert_eq!(case.ask(), "2");
    // Another call that had the same keys learns of it later, when there are new ones.
    case.cache.discard(&refused);
    assert_eq!(case.ask(), "2");
    assert_eq!(case.lots.asked(), 2);
    // Discarded keys do not come back when asking fails.
    let case = Case::new([Some(3600)]);
    let refused = case.world.ask(&case.cache).unwrap();
    case.cache.discard(&refused);
    assert_eq!(case.ask(), "failure 2");
}

#[test]
fn is_named_for_its_provider() {
    let case = Case::new([Some(3600)]);
    assert_eq!(case.cache.name(), "lots");
    let _ = case.ask();
    let shown = format!("{:?}", case.cache);
    assert!(shown.contains("lots") && !shown.contains("secret") && !shown.contains("token"), "{shown}");
}
