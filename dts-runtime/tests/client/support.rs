//! A client for tests, and what it has sent.

use std::{
    collections::BTreeMap,
    task::{Context, Poll, Waker},
    time::{Duration, SystemTime},
};

use dts_runtime::{
    Client, ClientBuilder, Credentials, FakeTransport, FixedRandomness, HttpRequest, HttpResponse, ManualClock,
};

pub(crate) const SECRET: &str = "Test-Access-Key-Secret";

/// 2020-08-03T08:00:00Z
pub(crate) fn start() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_596_441_600)
}

/// A client of a region, and its clock.
pub(crate) fn builder(transport: &FakeTransport) -> (ClientBuilder, ManualClock) {
    let clock = ManualClock::new(start());
    let builder = Client::builder()
        .region("cn-hangzhou")
        .credentials(Credentials::new("testid", SECRET))
        .transport(transport.clone())
        .clock(clock.clone())
        // Two numbers for a nonce, and one for the wait behind it: all of its time.
        .randomness(FixedRandomness::new([1, 2, u64::MAX, 3, 4, u64::MAX, 5, 6, u64::MAX]));
    (builder, clock)
}

pub(crate) fn client(transport: &FakeTransport) -> Client {
    builder(transport).0.build().unwrap()
}

/// The outcome of a call that has nothing to wait for.
#[track_caller]
pub(crate) fn now<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing to wait for, and yet it waits"),
    }
}

/// A refusal.
pub(crate) fn refusal(status: u16, code: &str) -> HttpResponse {
    let body = format!(r#"{{"RequestId":"4C46-1","Code":"{code}","Message":"No."}}"#).into_bytes();
    HttpResponse { status, headers: Vec::new(), body }
}

/// Names and texts of the query and of the form body.
pub(crate) fn sent(request: &HttpRequest) -> BTreeMap<String, String> {
    let query = request.url.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let body = str::from_utf8(&request.body).unwrap();
    let pairs = query.split('&').chain(body.split('&')).filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

pub(crate) fn header<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    request.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
