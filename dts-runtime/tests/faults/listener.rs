//! Keeps what is traced, logged and said by panics: of all crates, at all levels.

use std::{
    cell::Cell,
    fmt::{Debug, Write},
    panic::{self, UnwindSafe},
    sync::Once,
    sync::atomic::{AtomicU64, Ordering},
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

use crate::printed;

thread_local! {
    /// Whether a panic is a part of the test.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Panics, and goes on; what is said is kept.
pub(crate) fn panics(work: impl FnOnce() + UnwindSafe) {
    EXPECTED.set(true);
    let outcome = panic::catch_unwind(work);
    EXPECTED.set(false);
    assert!(outcome.is_err(), "no panic");
}

/// Listens from now on.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Listener(AtomicU64::new(1))).unwrap();
        log::set_logger(&LOGGER).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            printed::text(&format!("panic: {info}"));
            if !EXPECTED.get() {
                before(info);
            }
        }));
    });
}

static LOGGER: Listener = Listener(AtomicU64::new(0));

/// Counts spans, for their ids.
struct Listener(AtomicU64);

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?} {value:#?}", field.name()).unwrap();
    }
}

fn told(what: &str, metadata: Option<&Metadata<'_>>, record: impl FnOnce(&mut Fields)) {
    let (target, name) = metadata.map_or(("", ""), |metadata| (metadata.target(), metadata.name()));
    let mut fields = Fields(format!("{what} {target} {name}"));
    record(&mut fields);
    printed::text(&fields.0);
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        told("span", Some(span.metadata()), |fields| span.record(fields));
        Id::from_u64(self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        told("record", None, |fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        told("event", Some(event.metadata()), |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl log::Log for Listener {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        // At its lowest level, ureq logs whole requests; its transport's documentation tells so.
        metadata.level() <= log::Level::Debug || !metadata.target().starts_with("ureq")
    }

    fn log(&self, record: &log::Record<'_>) {
        if log::Log::enabled(self, record.metadata()) {
            printed::text(&format!("log {} {}", record.target(), record.args()));
        }
    }

    fn flush(&self) {}
}
