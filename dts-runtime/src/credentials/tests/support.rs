//! What stands in for the world.

use std::collections::{BTreeMap, VecDeque};
use std::future::ready;
use std::io;
use std::path::Path;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::credentials::form::{decoded, form};
use crate::credentials::sign_query::QueryToSign;
use crate::credentials::utc::{parse_utc, utc_text};
use crate::credentials::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider, Environment};
use crate::{BoxFuture, Clock, HttpRequest, HttpResponse, Randomness, Transport, TransportError, TransportErrorKind};

/// When the tests take place.
pub(super) const NOW: &str = "2026-01-31T08:00:00Z";

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs a future on this thread.
pub(super) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut task = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut task) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park_timeout(Duration::from_secs(20)),
        }
    }
}

type Answer = Box<dyn Fn(&HttpRequest) -> Result<HttpResponse, TransportError> + Send + Sync>;

/// Answers by a function, and remembers what it was asked.
pub(super) struct FakeTransport {
    answer: Answer,
    asked: Mutex<Vec<HttpRequest>>,
}

impl FakeTransport {
    pub(super) fn new(
        answer: impl Fn(&HttpRequest) -> Result<HttpResponse, TransportError> + Send + Sync + 'static,
    ) -> Self {
        Self { answer: Box::new(answer), asked: Mutex::default() }
    }

    /// Answers one after the other.
    pub(super) fn script(answers: impl IntoIterator<Item = Result<HttpResponse, TransportError>>) -> Self {
        let answers: Mutex<VecDeque<_>> = Mutex::new(answers.into_iter().collect());
        Self::new(move |_| answers.lock().unwrap().pop_front().unwrap_or_else(|| Err(unexpected())))
    }

    pub(super) fn asked(&self) -> Vec<HttpRequest> {
        self.asked.lock().unwrap().clone()
    }
}

fn unexpected() -> TransportError {
    TransportError::new(TransportErrorKind::Other, "the test has no answer for this request")
}

impl Transport for FakeTransport {
    fn send<'a>(&'a self, request: HttpRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let answer = (self.answer)(&request);
        self.asked.lock().unwrap().push(request);
        Box::pin(ready(answer))
    }
}

pub(super) fn status(status: u16, body: impl Into<Vec<u8>>) -> Result<HttpResponse, TransportError> {
    Ok(HttpResponse { status, headers: Vec::new(), body: body.into() })
}

pub(super) fn silence(kind: TransportErrorKind) -> Result<HttpResponse, TransportError> {
    Err(TransportError::new(kind, "no answer"))
}

/// An answer of STS, with keys that last an hour.
pub(super) fn sts_answer(id: &str) -> Result<HttpResponse, TransportError> {
    let body = format!(
        r#"{{"RequestId":"R-1","AssumedRoleUser":{{"Arn":"a","AssumedRoleId":"b"}},"Credentials":{{"AccessKeyId":"{id}",
           "AccessKeySecret":"{id}-secret","SecurityToken":"{id}-token","Expiration":"2026-01-31T09:00:00Z"}}}}"#
    );
    status(200, body)
}

/// The keys of [`sts_answer`].
pub(super) fn sts_keys(id: &str) -> Credentials {
    Credentials::temporary(id, format!("{id}-secret"), format!("{id}-token")).until(time("2026-01-31T09:00:00Z"))
}

pub(super) fn time(text: &str) -> SystemTime {
    parse_utc(text).unwrap()
}

type Run = Box<dyn Fn(&[String], Duration) -> io::Result<Vec<u8>> + Send + Sync>;

/// Variables and files of a test.
#[derive(Default)]
pub(super) struct FakeEnvironment {
    variables: BTreeMap<String, String>,
    files: BTreeMap<String, String>,
    run: Option<Run>,
}

impl FakeEnvironment {
    pub(super) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    pub(super) fn file(mut self, path: &str, text: impl Into<String>) -> Self {
        self.files.insert(path.to_owned(), text.into());
        self
    }

    pub(super) fn runs(
        mut self,
        run: impl Fn(&[String], Duration) -> io::Result<Vec<u8>> + Send + Sync + 'static,
    ) -> Self {
        self.run = Some(Box::new(run));
        self
    }
}

impl Environment for FakeEnvironment {
    fn variable(&self, name: &str) -> Option<String> {
        self.variables.get(name).cloned()
    }

    fn read(&self, path: &Path) -> io::Result<String> {
        let path = path.to_str().unwrap().replace('\\', "/");
        self.files.get(&path).cloned().ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no such file"))
    }

    fn run<'a>(&'a self, command: &'a [String], limit: Duration) -> BoxFuture<'a, io::Result<Vec<u8>>> {
        let Some(run) = &self.run else { panic!("a program is run: {command:?}") };
        Box::pin(ready(run(command, limit)))
    }
}

/// A clock that is moved by hand.
pub(super) struct ManualClock {
    seconds: AtomicU64,
    elapsed: AtomicU64,
}

impl ManualClock {
    fn new() -> Self {
        let seconds = time(NOW).duration_since(UNIX_EPOCH).unwrap().as_secs();
        Self { seconds: AtomicU64::new(seconds), elapsed: AtomicU64::new(7) }
    }

    /// Time passes.
    pub(super) fn pass(&self, seconds: u64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
        self.elapsed.fetch_add(seconds, Ordering::SeqCst);
    }

    /// The time of the day is set, as by hand, or as a machine finds it after a sleep.
    pub(super) fn set(&self, now: &str) {
        self.seconds.store(time(now).duration_since(UNIX_EPOCH).unwrap().as_secs(), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.seconds.load(Ordering::SeqCst))
    }

    fn elapsed(&self) -> Duration {
        Duration::from_secs(self.elapsed.load(Ordering::SeqCst))
    }

    fn sleep(&self, _duration: Duration) -> BoxFuture<'_, ()> {
        panic!("credentials never sleep");
    }
}

struct Counter(AtomicU64);

impl Randomness for Counter {
    fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }
}

/// Signs by saying who signs.
fn fake_signature(query: &QueryToSign<'_>) -> Result<HttpRequest, String> {
    let timestamp = utc_text(query.now);
    let signature = format!("signed by {}", query.keys.access_key_secret().expose());
    let mut pairs = vec![
        ("AccessKeyId", query.keys.access_key_id()),
        ("Action", query.action),
        ("Version", query.version),
        ("Timestamp", &timestamp),
        ("SignatureNonce", query.nonce),
        ("Signature", &signature),
    ];
    pairs.extend(query.keys.security_token().map(|token| ("SecurityToken", token.expose())));
    pairs.extend(query.parameters);
    let mut request = HttpRequest::new("POST", query.url);
    request.body = form(&pairs).into_bytes();
    Ok(request)
}

/// The world of a test.
pub(super) struct World {
    pub(super) transport: FakeTransport,
    pub(super) environment: FakeEnvironment,
    pub(super) clock: ManualClock,
    randomness: Counter,
}

impl World {
    pub(super) fn new(environment: FakeEnvironment, transport: FakeTransport) -> Self {
        Self { transport, environment, clock: ManualClock::new(), randomness: Counter(AtomicU64::new(1)) }
    }

    /// A world without network.
    pub(super) fn offline(environment: FakeEnvironment) -> Self {
        Self::new(environment, FakeTransport::script([]))
    }

    pub(super) fn context(&self) -> CredentialsContext<'_> {
        CredentialsContext {
            sign: fake_signature,
            ..CredentialsContext::new(&self.transport, &self.clock, &self.environment, &self.randomness)
        }
    }

    pub(super) fn ask(&self, provider: &dyn CredentialsProvider) -> Result<Credentials, CredentialsError> {
        let context = self.context();
        block_on(provider.credentials(&context))
    }

    /// The text of the error.
    pub(super) fn refusal(&self, provider: &dyn CredentialsProvider) -> String {
        self.ask(provider).unwrap_err().to_string()
    }
}

/// The parameters in a form.
pub(super) fn fields(request: &HttpRequest) -> BTreeMap<String, String> {
    let body = String::from_utf8(request.body.clone()).unwrap();
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

/// A header of a request.
pub(super) fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}
