//! What surrounds a client.

use std::{sync::Arc, time::Duration};

use dts_runtime::{CallSettings, Credentials, CredentialsProvider, HttpSettings, ManualClock, RetryPolicy};

use crate::{
    secrets::{EXTRA, KEY, TOKEN},
    server::{After, Server, answer},
};

/// Servers, and a client's settings for them.
pub(crate) struct World {
    /// Where the client sends.
    pub(crate) url: String,
    /// The first is the one whose requests are counted.
    pub(crate) servers: Vec<Server>,
    pub(crate) http: HttpSettings,
    pub(crate) keys: Arc<dyn CredentialsProvider>,
    pub(crate) clock: Option<ManualClock>,
    pub(crate) call: fn(CallSettings) -> CallSettings,
}

impl World {
    /// A client without a proxy that sends to this server, and waits hardly at all before it sends again.
    pub(crate) fn of(server: Server) -> Self {
        Self { url: server.url("/"), servers: vec![server], ..Self::at(String::new()) }
    }

    /// The same for a URL where there is no server of ours.
    pub(crate) fn at(url: String) -> Self {
        Self {
            url,
            servers: Vec::new(),
            http: HttpSettings::new().without_proxy(),
            keys: Arc::new(Credentials::temporary("STS.example", KEY, TOKEN)),
            clock: None,
            call: |call| call,
        }
    }

    /// The same, whose calls are made otherwise.
    pub(crate) fn call(self, call: fn(CallSettings) -> CallSettings) -> Self {
        Self { call, ..self }
    }

    /// The settings of its calls.
    pub(crate) fn settings(&self, call: CallSettings) -> CallSettings {
        self.settings_of_get(call).body_parameter("ExtraSecret", EXTRA)
    }

    /// The same, without what a GET can't carry.
    pub(crate) fn settings_of_get(&self, call: CallSettings) -> CallSettings {
        (self.call)(call.retry(hasty()))
    }

    /// How many requests have arrived at the first server.
    pub(crate) fn arrived(&self) -> usize {
        self.servers.first().map_or(0, |server| server.requests().len())
    }
}

/// Three attempts with next to nothing between them.
pub(crate) fn hasty() -> RetryPolicy {
    let soon = Duration::from_millis(1);
    RetryPolicy::new().first_delay(soon).first_throttling_delay(soon)
}

/// What a server answers when all is well.
pub(crate) fn good() -> String {
    json("200 OK", "", r#"{"RequestId":"4C46-0","Success":true,"Password":"P4ss word&+/of=the-job"}"#)
}

/// An answer with a code and a request id.
pub(crate) fn refusal(status: &str, headers: &str, code: &str) -> String {
    json(status, headers, &format!(r#"{{"RequestId":"4C46-1","Code":"{code}","Message":"No."}}"#))
}

/// An answer of JSON with further headers, each with its line's end.
pub(crate) fn json(status: &str, headers: &str, body: &str) -> String {
    answer(status, body).replacen("\r\n", &format!("\r\nContent-Type: application/json\r\n{headers}"), 1)
}

/// Says one thing after the other to each request, and then the last one for ever.
pub(crate) fn saying_in_turn(texts: Vec<String>) -> Server {
    let turn = std::sync::atomic::AtomicUsize::new(0);
    Server::start(move |_, connection| {
        let turn = turn.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        connection.say(&texts[turn.min(texts.len() - 1)]);
        After::Keep
    })
}

/// Says something, and then nothing.
pub(crate) fn falling_silent(text: &'static str) -> Server {
    Server::start(move |_, connection| {
        connection.say(text);
        connection.wait_for_the_end();
        After::Close
    })
}
