//! The cache among many callers, on threads and as futures that are dropped.

use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::Duration;

use super::support::{FakeEnvironment, World, block_on};
use crate::BoxFuture;
use crate::credentials::{CachedCredentials, Credentials, CredentialsContext, CredentialsError, CredentialsProvider};

/// What a provider does whose gate is open.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Keys,
    Failure,
    Panic,
}

#[derive(Default)]
struct Gate {
    outcome: Option<Outcome>,
    wakers: Vec<Waker>,
}

/// Gives nothing until its gate is opened.
#[derive(Default)]
struct Gated {
    gate: Mutex<Gate>,
    asked: AtomicUsize,
    at_work: AtomicUsize,
    overlapped: AtomicBool,
}

/// Counts who asks at the same time.
struct AtWork<'a>(&'a Gated);

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        self.0.at_work.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Gated {
    fn set(&self, outcome: Option<Outcome>) {
        let wakers = {
            let mut gate = self.gate.lock().unwrap();
            gate.outcome = outcome;
            std::mem::take(&mut gate.wakers)
        };
        wakers.into_iter().for_each(Waker::wake);
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn until_asked(&self, times: usize) {
        while self.asked() < times {
            thread::yield_now();
        }
    }
}

impl CredentialsProvider for Gated {
    fn name(&self) -> &str {
        "gated"
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(async move {
            let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
            if self.at_work.fetch_add(1, Ordering::SeqCst) > 0 {
                self.overlapped.store(true, Ordering::SeqCst);
            }
            let _at_work = AtWork(self);
            let outcome = std::future::poll_fn(|task| {
                let mut gate = self.gate.lock().unwrap();
                match gate.outcome {
                    Some(outcome) => Poll::Ready(outcome),
                    None => {
                        gate.wakers.push(task.waker().clone());
                        Poll::Pending
                    }
                }
            })
            .await;
            match outcome {
                Outcome::Keys => {
                    Ok(Credentials::new(format!("{number}"), "s")
                        .until(context.clock.now() + Duration::from_secs(3600)))
                }
                Outcome::Failure => Err(CredentialsError::new("gated", format!("failure {number}"))),
                Outcome::Panic => panic!("the provider panics"),
            }
        })
    }
}

struct Case {
    world: World,
    gated: Arc<Gated>,
    cache: CachedCredentials,
}

impl Case {
    fn new() -> Self {
        let gated = Arc::new(Gated::default());
        let cache = CachedCredentials::new(Arc::clone(&gated));
        Self { world: World::offline(FakeEnvironment::default()), gated, cache }
    }

    fn ask(&self) -> Result<String, String> {
        let context = self.world.context();
        let keys = block_on(self.cache.credentials(&context));
        keys.map(|keys| keys.access_key_id().to_owned()).map_err(|error| error.reason().to_owned())
    }
}

#[test]
fn one_asks_and_the_others_wait() {
    let case = Case::new();
    let answers: Vec<_> = thread::scope(|scope| {
        let callers: Vec<_> = (0..16).map(|_| scope.spawn(|| case.ask())).collect();
        case.gated.until_asked(1);
        // Most are waiting by now; those who are not come to the same result.
        thread::sleep(Duration::from_millis(30));
        case.gated.set(Some(Outcome::Keys));
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == Ok(String::from("1"))), "{answers:?}");
    assert_eq!(case.gated.asked(), 1);
}

#[test]
fn all_who_wait_get_the_failure() {
    let case = Case::new();
    let answers: Vec<_> = thread::scope(|scope| {
        let callers: Vec<_> = (0..16).map(|_| scope.spawn(|| case.ask())).collect();
        case.gated.until_asked(1);
        thread::sleep(Duration::from_millis(30));
        case.gated.set(Some(Outcome::Failure));
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == Err(String::from("failure 1"))), "{answers:?}");
    assert_eq!(case.gated.asked(), 1);
}

#[test]
fn a_panic_leaves_the_next_one_to_ask() {
    let case = Case::new();
    case.gated.set(Some(Outcome::Panic));
    thread::scope(|scope| assert!(scope.spawn(|| case.ask()).join().is_err()));
    case.gated.set(Some(Outcome::Keys));
    assert_eq!(case.ask(), Ok(String::from("2")));
}

#[test]
fn old_keys_serve_while_one_asks() {
    let case = Case::new();
    case.gated.set(Some(Outcome::Keys));
    assert_eq!(case.ask(), Ok(String::from("1")));
    case.gated.set(None);
    case.world.clock.pass(3000);
    thread::scope(|scope| {
        let asking = scope.spawn(|| case.ask());
        case.gated.until_asked(2);
        for _ in 0..3 {
            assert_eq!(case.ask(), Ok(String::from("1")), "nobody waits who has keys");
        }
        case.gated.set(Some(Outcome::Keys));
        assert_eq!(asking.join().unwrap(), Ok(String::from("2")));
    });
    assert_eq!(case.ask(), Ok(String::from("2")));
    assert_eq!(case.gated.asked(), 2);
}

/// Counts how often it is woken.
#[derive(Default)]
struct Woken(AtomicUsize);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

type Asking<'a> = BoxFuture<'a, Result<Credentials, CredentialsError>>;

fn poll(future: &mut Asking<'_>, woken: &Arc<Woken>) -> Poll<Result<Credentials, CredentialsError>> {
    let waker = Waker::from(Arc::clone(woken));
    Pin::new(future).poll(&mut Context::from_waker(&waker))
}

#[test]
fn a_dropped_caller_leaves_the_next_one_to_ask() {
    let case = Case::new();
    let context = case.world.context();
    let (woken_first, woken_second) = (Arc::new(Woken::default()), Arc::new(Woken::default()));
    let mut first = case.cache.credentials(&context);
    let mut second = case.cache.credentials(&context);
    assert!(poll(&mut first, &woken_first).is_pending());
    assert!(poll(&mut second, &woken_second).is_pending());
    assert_eq!(case.gated.asked(), 1);
    drop(first);
    assert_eq!(woken_second.0.load(Ordering::SeqCst), 1, "the one who waits is told");
    assert!(poll(&mut second, &woken_second).is_pending());
    assert_eq!(case.gated.asked(), 2, "and asks");
    case.gated.set(Some(Outcome::Keys));
    let Poll::Ready(Ok(keys)) = poll(&mut second, &woken_second) else { panic!("no keys") };
    assert_eq!(keys.access_key_id(), "2");
}

#[test]
fn a_caller_that_is_dropped_before_it_is_polled_does_nothing() {
    let case = Case::new();
    let context = case.world.context();
    drop(case.cache.credentials(&context));
    case.gated.set(Some(Outcome::Keys));
    assert_eq!(case.ask(), Ok(String::from("1")));
}

#[test]
fn those_who_wait_may_go() {
    let case = Case::new();
    let context = case.world.context();
    let woken: Vec<_> = (0..3).map(|_| Arc::new(Woken::default())).collect();
    let mut asking: Vec<_> = (0..3).map(|_| case.cache.credentials(&context)).collect();
    for (future, woken) in asking.iter_mut().zip(&woken) {
        // Twice, as after a wake-up for something else.
        assert!(poll(future, woken).is_pending());
        assert!(poll(future, woken).is_pending());
    }
    let gone = asking.remove(1);
    drop(gone);
    case.gated.set(Some(Outcome::Keys));
    assert!(matches!(poll(&mut asking[0], &woken[0]), Poll::Ready(Ok(_))));
    assert_eq!(woken[1].0.load(Ordering::SeqCst), 0, "who has gone is not woken");
    assert_eq!(woken[2].0.load(Ordering::SeqCst), 1, "who waits is woken once");
    assert!(matches!(poll(&mut asking[1], &woken[2]), Poll::Ready(Ok(_))));
    assert_eq!(case.gated.asked(), 1);
}

#[test]
fn a_crowd_with_impatient_callers_never_sticks() {
    let case = Case::new();
    case.gated.set(Some(Outcome::Keys));
    thread::scope(|scope| {
        for caller in 0..8_usize {
            let case = &case;
            scope.spawn(move || {
                for round in 0..200_usize {
                    let context = case.world.context();
                    match (caller + round) % 5 {
                        // Polls once and goes.
                        0 => {
                            let mut future = pin!(case.cache.credentials(&context));
                            let _ = future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
                        }
                        1 => case.world.clock.pass(600),
                        2 => case.gated.set([None, Some(Outcome::Failure)][round % 2]),
                        _ => {
                            case.gated.set(Some(Outcome::Keys));
                            let _ = case.ask();
                        }
                    }
                    // Whoever closed the gate opens it again.
                    case.gated.set(Some(Outcome::Keys));
                }
            });
        }
    });
    assert!(!case.gated.overlapped.load(Ordering::SeqCst), "two have asked at a time");
    case.world.clock.pass(2 * 3600);
    assert!(case.ask().is_ok());
}
