//! Spans of calls and attempts.

use std::{
    collections::BTreeMap,
    fmt::Debug,
    sync::{
        Arc, Mutex, Once,
        atomic::{AtomicU64, Ordering},
    },
};

use dts_runtime::{FakeTransport, Secret};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
    subscriber::{set_global_default, with_default},
};

use crate::actions::{Change, Read};
use crate::support::{SECRET, client, now, refusal};

/// What is told of a span or an event: its name, and the texts of its fields.
type Told = (String, BTreeMap<String, String>);

/// Writes down all that it is told.
#[derive(Clone, Default)]
struct Listener {
    told: Arc<Mutex<Vec<Told>>>,
    next: Arc<AtomicU64>,
}

struct Fields<'a>(&'a mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = BTreeMap::new();
        span.record(&mut Fields(&mut fields));
        self.told.lock().unwrap().push((span.metadata().name().to_owned(), fields));
        // Events take a place too, so that the id is the place in the list.
        self.next.store(self.told.lock().unwrap().len() as u64, Ordering::Relaxed);
        Id::from_u64(self.next.load(Ordering::Relaxed))
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut told = self.told.lock().unwrap();
        let place = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut Fields(&mut told[place].1));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = BTreeMap::new();
        event.record(&mut Fields(&mut fields));
        self.told.lock().unwrap().push((String::from("event"), fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Listens to what `work` does.
fn told_of<T>(listener: &Listener, work: impl FnOnce() -> T) -> T {
    // Without a listener for all threads, what another thread does first is taken to interest nobody.
    static FOR_ALL: Once = Once::new();
    FOR_ALL.call_once(|| set_global_default(Listener::default()).unwrap());
    with_default(listener.clone(), work)
}

fn shown(told: &[Told]) -> Vec<String> {
    let fields = |fields: &BTreeMap<String, String>| {
        fields.iter().map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join(" ")
    };
    told.iter().map(|(name, texts)| format!("{name} {}", fields(texts))).collect()
}

#[test]
fn one_span_for_a_call_and_one_for_each_attempt() {
    let listener = Listener::default();
    let transport = FakeTransport::new().answer(refusal(503, "Busy")).json(200, r#"{"RequestId":"4C46-2"}"#);
    told_of(&listener, || now(client(&transport).send(Read::default())).unwrap());
    assert_eq!(
        shown(&listener.told.lock().unwrap()),
        [
            "call action=Read attempts=2 product=Dts request_id=4C46-2 status=200",
            "attempt code=Busy error=service number=1 request_id=4C46-1 status=503",
            "event attempt=1 delay_ms=100 message=the call is made again",
            "attempt number=2 request_id=4C46-2 status=200",
        ]
    );
}

#[test]
fn an_answer_that_can_not_be_read_is_no_success() {
    let listener = Listener::default();
    let transport = FakeTransport::new().json(200, "<html>");
    let error = told_of(&listener, || now(client(&transport).send(Read::default())).unwrap_err());
    assert_eq!(error.kind().as_str(), "decode");
    let told = shown(&listener.told.lock().unwrap());
    assert_eq!(told[0], "call action=Read attempts=1 error=decode product=Dts status=200");
}

#[test]
fn no_secret_is_told() {
    let listener = Listener::default();
    let echo = format!(r#"{{"Code":"Bad.{SECRET}","Message":"Pass-word-1 {SECRET}","RequestId":"Pass-word-1"}}"#);
    let transport = FakeTransport::new().json(400, echo);
    let request = Change { password: Some(Secret::from("Pass-word-1")), ..Change::default() };
    told_of(&listener, || now(client(&transport).send(request)).unwrap_err());
    let told = shown(&listener.told.lock().unwrap()).join("\n");
    assert!(told.contains("Bad.***"), "{told}");
    for secret in [SECRET, "Pass-word-1"] {
        assert!(!told.contains(secret), "{told}");
    }
}
