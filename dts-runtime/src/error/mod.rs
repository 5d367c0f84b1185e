//! The one error of a call: what failed, what the service said, and what to do.

mod build;
mod codes;
mod display;
mod http_date;
mod kind;
mod mask;
mod skew;

use std::{borrow::Cow, time::Duration};

pub(crate) use build::Refusal;
pub(crate) use codes::ErrorFacts;
pub use kind::ErrorKind;
pub use skew::ClockSkew;

use crate::answer::{BodyFormat, Failure};
use crate::{CredentialsError, DecodeError, TransportError, Violations};

/// Why a call did not give what was asked for.
///
/// `Display` says what was called, what went wrong and what to do, with code, message and request id. Neither it nor
/// `Debug` shows the body, the value of a header, or what the service quotes from a signed request;
/// [`body`](Self::body), [`headers`](Self::headers) and [`raw_message`](Self::raw_message) have all of it.
#[derive(Clone)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    /// What was called; empty where nothing was.
    action: Cow<'static, str>,
    cause: Cause,
    failure: Failure,
    /// The message as it may be shown, where that is not the message itself.
    shown: Option<String>,
    request_id: Option<String>,
    status: Option<u16>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    format: BodyFormat,
    retry_after: Option<Duration>,
    skew: Option<ClockSkew>,
    attempts: u32,
    is_retryable: bool,
    did_not_run: bool,
    /// An attempt before the last one may have been carried out.
    may_have_run_before: bool,
    is_expired_token: bool,
    is_about_time: bool,
    is_wrong_secret: bool,
}

/// What lies behind an error.
#[derive(Clone)]
enum Cause {
    Violations(Violations),
    Credentials(CredentialsError),
    Setting(Cow<'static, str>),
    Transport(TransportError),
    /// The time for the whole call.
    Limit(Duration),
    /// A state that was waited for.
    State(Waited),
    Service,
    Decode(DecodeError),
}

/// What was waited for in vain.
#[derive(Clone, Debug)]
struct Waited {
    /// What was waited for, as the waiter is named.
    wanted: &'static str,
    /// The state that was seen last.
    state: Option<String>,
    /// How long was waited, where that is why it has ended.
    limit: Option<Duration>,
}

impl Inner {
    fn new(kind: ErrorKind, cause: Cause) -> Self {
        Self {
            kind,
            action: Cow::Borrowed(""),
            cause,
            failure: Failure::default(),
            shown: None,
            request_id: None,
            status: None,
            headers: Vec::new(),
            body: Vec::new(),
            format: BodyFormat::Empty,
            retry_after: None,
            skew: None,
            attempts: 1,
            is_retryable: false,
            did_not_run: false,
            may_have_run_before: false,
            is_expired_token: false,
            is_about_time: false,
            is_wrong_secret: false,
        }
    }
}

impl Error {
    /// Which step failed.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The action that was called; empty where none was.
    pub fn action(&self) -> &str {
        &self.inner.action
    }

    /// The error code of the service, such as `Throttling.User`. A number comes as text.
    pub fn code(&self) -> Option<&str> {
        self.inner.failure.code.as_deref()
    }

    /// What the service says, with `%s` filled, but without what it quotes from a signed request.
    pub fn message(&self) -> Option<&str> {
        self.inner.shown.as_deref().or(self.raw_message())
    }

    /// What the service says, with `%s` filled. It may quote parameters of the request, secrets among them.
    pub fn raw_message(&self) -> Option<&str> {
        self.inner.failure.message.as_deref()
    }

    /// The request id, by which the service finds the call in its records.
    pub fn request_id(&self) -> Option<&str> {
        self.inner.request_id.as_deref()
    }

    /// The trace id that the gateway of a private cloud gives beside the request id.
    pub fn trace_id(&self) -> Option<&str> {
        self.inner.failure.trace_id.as_deref()
    }

    /// The host that answered, as it names itself.
    pub fn host_id(&self) -> Option<&str> {
        self.inner.failure.host_id.as_deref()
    }

    /// The HTTP status, where an answer came.
    pub fn status(&self) -> Option<u16> {
        self.inner.status
    }

    /// The headers of the answer: names in lower case, and values.
    pub fn headers(&self) -> &[(String, String)] {
        &self.inner.headers
    }

    /// The first header of this name, in whatever case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers().iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body of the answer as it came; empty where none came. It may hold secrets.
    pub fn body(&self) -> &[u8] {
        match &self.inner.cause {
            Cause::Decode(error) => error.body(),
            _ => &self.inner.body,
        }
    }

    /// What the body is.
    pub fn format(&self) -> BodyFormat {
        self.inner.format
    }

    /// The address of a page that tells more.
    pub fn recommend(&self) -> Option<&str> {
        self.inner.failure.recommend.as_deref()
    }

    /// Which permission is missing and why: a JSON object, or the inside of an XML element.
    pub fn access_denied_detail(&self) -> Option<&str> {
        self.inner.failure.access_denied_detail.as_deref()
    }

    /// Whether the same call may succeed later. Whether it may be repeated without harm is another question, which a
    /// [`RetryPolicy`](crate::RetryPolicy) decides.
    pub fn is_retryable(&self) -> bool {
        self.inner.is_retryable
    }

    /// Whether there were too many requests.
    pub fn is_throttling(&self) -> bool {
        self.kind() == ErrorKind::Throttled
    }

    /// Whether a time ran out.
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Whether the security token has expired, so that new credentials help.
    pub fn is_expired_token(&self) -> bool {
        self.inner.is_expired_token
    }

    /// Whether the request was surely not carried out: it was never sent, or refused before anything was done, and so
    /// in each attempt.
    pub fn did_not_run(&self) -> bool {
        let is_unsent = matches!(self.kind(), ErrorKind::Validation | ErrorKind::Credentials | ErrorKind::Setting);
        !self.inner.may_have_run_before && (self.inner.did_not_run || is_unsent)
    }

    /// When the service asks to come again: `x-acs-retry-after`, or else `Retry-After` with HTTP status 429 or 503.
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// How often the request was sent, or was to be sent.
    pub fn attempts(&self) -> u32 {
        self.inner.attempts
    }

    /// How far the clock of this machine is off, where that is why the service refused.
    pub fn clock_skew(&self) -> Option<ClockSkew> {
        self.inner.skew
    }

    /// Whether the service has signed the same text, so that only the access key secret can be wrong.
    pub fn is_wrong_secret(&self) -> bool {
        self.inner.is_wrong_secret
    }

    /// The state of the job that was waited for, as it was seen last.
    pub fn state(&self) -> Option<&str> {
        if let Cause::State(waited) = &self.inner.cause { waited.state.as_deref() } else { None }
    }

    /// Whether the time for waiting for a state is over, while the service could be asked.
    pub fn is_waiting_over(&self) -> bool {
        matches!(&self.inner.cause, Cause::State(waited) if waited.limit.is_some())
    }

    /// What the request breaks.
    pub fn violations(&self) -> Option<&Violations> {
        if let Cause::Violations(violations) = &self.inner.cause { Some(violations) } else { None }
    }

    /// Why there is no access key.
    pub fn credentials_error(&self) -> Option<&CredentialsError> {
        if let Cause::Credentials(error) = &self.inner.cause { Some(error) } else { None }
    }

    /// Why no answer came.
    pub fn transport_error(&self) -> Option<&TransportError> {
        if let Cause::Transport(error) = &self.inner.cause { Some(error) } else { None }
    }

    /// Where and why the answer could not be decoded.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        if let Cause::Decode(error) = &self.inner.cause { Some(error) } else { None }
    }

    /// Says how often the request was sent.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.inner.attempts = attempts;
        self
    }

    /// Puts a mask over these secrets, wherever the service repeats them in what is shown, as they are or
    /// percent-encoded.
    #[must_use]
    pub fn hiding<'s>(mut self, secrets: impl IntoIterator<Item = &'s str>) -> Self {
        secrets.into_iter().for_each(|secret| self.hide(secret));
        self
    }

    fn hide(&mut self, secret: &str) {
        if let Some(masked) = self.message().and_then(|message| mask::masked(message, secret)) {
            self.inner.shown = Some(masked);
        }
        let Failure { code, message: _, host_id, trace_id, recommend, access_denied_detail } = &mut self.inner.failure;
        let request_id = &mut self.inner.request_id;
        for text in [code, host_id, trace_id, recommend, access_denied_detail, request_id] {
            if let Some(masked) = text.as_deref().and_then(|text| mask::masked(text, secret)) {
                *text = Some(masked);
            }
        }
    }
}
