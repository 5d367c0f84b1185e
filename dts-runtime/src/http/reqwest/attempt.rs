//! How far a request has come: reqwest has one timeout to connect for all requests, and does not tell when it connects.

use std::{
    error::Error,
    fmt,
    future::poll_fn,
    pin::{Pin, pin},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use tokio::time::{Instant, timeout};
use tower_layer::Layer;
use tower_service::Service;

type BoxError = Box<dyn Error + Send + Sync>;

tokio::task_local! {
    /// The request for which a connection is made. It is made while the request is polled, in the same task.
    static CURRENT: Arc<Attempt>;
}

/// Runs `future` as the work of `attempt`.
pub(super) fn scope<F: Future>(attempt: Arc<Attempt>, future: F) -> impl Future<Output = F::Output> {
    CURRENT.scope(attempt, future)
}

/// One request's way.
pub(super) struct Attempt {
    connect_timeout: Duration,
    progress: Mutex<Progress>,
}

struct Progress {
    stage: Stage,
    /// Whether the connection was worked on while the request was polled.
    worked_on: bool,
}

#[derive(Clone, Copy)]
enum Stage {
    /// Waits for its turn.
    Queued,
    /// Waits for a connection of its own, or for one that becomes free, whatever is first.
    Connecting,
    /// Has a connection; it may have been sent.
    Waiting { since: Instant },
}

impl Attempt {
    pub(super) fn new(connect_timeout: Duration) -> Arc<Self> {
        let progress = Progress { stage: Stage::Queued, worked_on: false };
        Arc::new(Self { connect_timeout, progress: Mutex::new(progress) })
    }

    /// Has its turn. Unless a connection is made, there is one already.
    pub(super) fn begin(&self) {
        self.lock().stage = Stage::Waiting { since: Instant::now() };
    }

    /// Whether it surely was not sent.
    pub(super) fn is_unsent(&self) -> bool {
        matches!(self.lock().stage, Stage::Queued | Stage::Connecting)
    }

    /// Since when it waits for an answer.
    pub(super) fn waiting_since(&self) -> Option<Instant> {
        match self.lock().stage {
            Stage::Waiting { since } => Some(since),
            Stage::Queued | Stage::Connecting => None,
        }
    }

    /// Polls the request.
    ///
    /// Where another request's connection became free before its own was made, its own is made in the background, and the
    /// request was sent over the other one: its own is then no longer worked on by polling the request.
    pub(super) fn observe<T>(&self, poll: impl FnOnce() -> Poll<T>) -> Poll<T> {
        self.lock().worked_on = false;
        let result = poll();
        let mut progress = self.lock();
        if matches!(progress.stage, Stage::Connecting) && !progress.worked_on {
            progress.stage = Stage::Waiting { since: Instant::now() };
        }
        result
    }

    fn connecting(&self) {
        let mut progress = self.lock();
        progress.stage = Stage::Connecting;
        progress.worked_on = true;
    }

    fn connected(&self) {
        let mut progress = self.lock();
        if matches!(progress.stage, Stage::Connecting) {
            progress.stage = Stage::Waiting { since: Instant::now() };
        }
    }

    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells attempts about their connections, and ends those that take too long.
#[derive(Clone)]
pub(super) struct WatchConnections;

impl<S> Layer<S> for WatchConnections {
    type Service = Watched<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Watched(inner)
    }
}

/// A connector that is watched.
#[derive(Clone)]
pub(super) struct Watched<S>(S);

impl<S, R> Service<R> for Watched<S>
where
    S: Service<R, Error = BoxError>,
    S::Future: Send + 'static,
    S::Response: 'static,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, destination: R) -> Self::Future {
        let connecting = self.0.call(destination);
        let Ok(attempt) = CURRENT.try_with(Arc::clone) else { return Box::pin(connecting) };
        attempt.connecting();
        Box::pin(async move {
            let mut connecting = pin!(timeout(attempt.connect_timeout, connecting));
            let result = poll_fn(|context| {
                attempt.lock().worked_on = true;
                connecting.as_mut().poll(context)
            });
            let result = result.await.unwrap_or_else(|_| Err(BoxError::from(ConnectTimedOut)));
            if result.is_ok() {
                attempt.connected();
            }
            result
        })
    }
}

/// No connection in time.
#[derive(Debug)]
pub(super) struct ConnectTimedOut;

impl fmt::Display for ConnectTimedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no connection in time")
    }
}

impl Error for ConnectTimedOut {}
