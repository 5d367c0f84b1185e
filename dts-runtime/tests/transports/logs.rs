//! What the HTTP libraries log, which may show no secret.

use std::sync::Mutex;

use log::{Level, LevelFilter, Log, Metadata, Record};

use crate::client::SECRET;

static WATCH: Watch = Watch { with_secrets: Mutex::new(Vec::new()), records: Mutex::new(0) };

struct Watch {
    with_secrets: Mutex<Vec<String>>,
    records: Mutex<usize>,
}

impl Log for Watch {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // ureq logs whole requests at its lowest level, and says so.
        metadata.level() <= Level::Debug || !metadata.target().starts_with("ureq")
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        *self.records.lock().unwrap() += 1;
        let text = record.args().to_string();
        // Proxies are told `user:s3cret` in base64.
        if text.contains(SECRET) || text.contains("dXNlcjpzM2NyZXQ=") {
            self.with_secrets.lock().unwrap().push(format!("{}: {text}", record.target()));
        }
    }

    fn flush(&self) {}
}

/// Watches from now on.
pub(crate) fn watch() {
    if log::set_logger(&WATCH).is_ok() {
        log::set_max_level(LevelFilter::Trace);
    }
}

/// The records that show a secret.
pub(crate) fn with_secrets() -> Vec<String> {
    WATCH.with_secrets.lock().unwrap().clone()
}

#[test]
fn records_are_seen() {
    watch();
    let client = crate::client::Client::each(&crate::client::direct()).next().unwrap();
    let server = crate::server::Server::saying(crate::server::answer("200 OK", ""));
    client.send(crate::client::request(&server.url("/"))).unwrap();
    assert!(*WATCH.records.lock().unwrap() > 0);
}
