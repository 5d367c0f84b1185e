//! A transport without a network.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{BoxFuture, HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};

/// A transport for unit tests: it gives the answers that it was told, in order, and remembers the requests.
///
/// Clones share answers and requests, so that a test keeps one and hands another to the client.
///
/// ```
/// use dts_runtime::{FakeTransport, HttpRequest, Transport};
///
/// let transport = FakeTransport::new().json(200, r#"{"RequestId": "example"}"#);
/// let request = HttpRequest::new("POST", "https://dts.aliyuncs.com/");
/// let answer = transport.send(request);
/// # let mut answer = answer;
/// # let mut context = std::task::Context::from_waker(std::task::Waker::noop());
/// # assert!(answer.as_mut().poll(&mut context).is_ready());
/// assert_eq!(transport.requests().len(), 1);
/// assert_eq!(transport.requests()[0].method, "POST");
/// ```
#[derive(Clone)]
pub struct FakeTransport {
    state: Arc<Mutex<State>>,
    otherwise: Option<Arc<Answering>>,
}

type Answering = dyn Fn(&HttpRequest) -> Result<HttpResponse, TransportError> + Send + Sync;

#[derive(Default)]
struct State {
    answers: VecDeque<Result<HttpResponse, TransportError>>,
    requests: Vec<HttpRequest>,
}

impl FakeTransport {
    /// A transport without answers: each request fails, until an answer is added.
    pub fn new() -> Self {
        Self { state: Arc::default(), otherwise: None }
    }

    /// A transport that asks `answer`, once the answers that were added are used up.
    pub fn from_fn(
        answer: impl Fn(&HttpRequest) -> Result<HttpResponse, TransportError> + Send + Sync + 'static,
    ) -> Self {
        Self { state: Arc::default(), otherwise: Some(Arc::new(answer)) }
    }

    /// Adds an answer.
    #[must_use]
    pub fn answer(self, answer: HttpResponse) -> Self {
        self.lock().answers.push_back(Ok(answer));
        self
    }

    /// Adds an answer of JSON.
    #[must_use]
    pub fn json(self, status: u16, body: impl Into<String>) -> Self {
        self.answer(HttpResponse {
            status,
            headers: vec![(String::from("content-type"), String::from("application/json;charset=utf-8"))],
            body: body.into().into_bytes(),
        })
    }

    /// Adds a failure.
    #[must_use]
    pub fn error(self, error: TransportError) -> Self {
        self.lock().answers.push_back(Err(error));
        self
    }

    /// The requests so far, in order.
    pub fn requests(&self) -> Vec<HttpRequest> {
        self.lock().requests.clone()
    }

    /// How many of the answers that were added are left.
    pub fn answers_left(&self) -> usize {
        self.lock().answers.len()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let mut state = self.lock();
        state.requests.push(request.clone());
        let answer = state.answers.pop_front();
        let so_far = state.requests.len();
        // What the test gives to `from_fn` may ask for the requests.
        drop(state);
        match (answer, &self.otherwise) {
            (Some(answer), _) => answer,
            (None, Some(otherwise)) => otherwise(&request),
            (None, None) => Err(TransportError::new(
                TransportErrorKind::Other,
                format!("the fake transport has no answer for request {so_far}; add one with `FakeTransport::answer`"),
            )),
        }
    }
}

impl Default for FakeTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl Transport for FakeTransport {
    fn send<'a>(&'a self, request: HttpRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(async move { self.next(request) })
    }
}

impl fmt::Debug for FakeTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("FakeTransport")
            .field("requests", &state.requests)
            .field("answers_left", &state.answers.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use super::*;

    fn send(transport: &FakeTransport, url: &str) -> Result<HttpResponse, TransportError> {
        match transport.send(HttpRequest::new("GET", url)).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => result,
            Poll::Pending => panic!("a fake transport never waits"),
        }
    }

    #[test]
    fn answers_come_in_order() {
        let broken = TransportError::new(TransportErrorKind::Broken, "cut");
        let transport = FakeTransport::new().json(200, "{}").error(broken).json(503, "");
        assert_eq!(transport.answers_left(), 3);
        let client = transport.clone();
        assert_eq!(send(&client, "http://a.test/1").unwrap().body, b"{}");
        assert_eq!(send(&client, "http://a.test/2").unwrap_err().kind(), TransportErrorKind::Broken);
        assert_eq!(send(&client, "http://a.test/3").unwrap().status, 503);
        let error = send(&client, "http://a.test/4?s3cret").unwrap_err();
        assert!(error.to_string().contains("request 4"), "{error}");
        assert!(!format!("{error} {error:?} {transport:?}").contains("s3cret"));
        assert_eq!(transport.requests().len(), 4);
        assert_eq!(transport.requests()[2].url, "http://a.test/3");
    }

    #[test]
    fn a_function_answers_what_the_list_does_not() {
        let transport = FakeTransport::from_fn(|request| {
            Ok(HttpResponse { body: request.url.clone().into_bytes(), ..HttpResponse::default() })
        })
        .json(500, "");
        assert_eq!(send(&transport, "http://a.test/1").unwrap().status, 500);
        assert_eq!(send(&transport, "http://a.test/2").unwrap().body, b"http://a.test/2");
    }

    #[test]
    fn a_future_that_is_dropped_sends_nothing() {
        let transport = FakeTransport::new().json(200, "{}");
        drop(transport.send(HttpRequest::new("GET", "http://a.test/")));
        assert_eq!((transport.requests().len(), transport.answers_left()), (0, 1));
    }
}
