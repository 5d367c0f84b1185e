//! What a call comes to.

use dts_runtime::{Error, ErrorKind, Reply, TransportErrorKind};

use crate::{requests::Done, world::World};

/// What a call is expected to come to.
#[derive(Clone, Copy)]
pub(crate) enum Expected {
    /// A typed answer, for which the server was asked so often.
    Works(usize),
    Fails(Failure),
}

/// How a call is expected to fail.
#[derive(Clone, Copy)]
pub(crate) struct Failure {
    kind: ErrorKind,
    transport: Option<TransportErrorKind>,
    attempts: u32,
    /// How many requests have arrived; as many as there were attempts, where it is not said.
    arrived: Option<usize>,
    retryable: bool,
    did_not_run: bool,
    status: Option<u16>,
    code: Option<&'static str>,
    request_id: Option<&'static str>,
    body: &'static str,
    says: &'static [&'static str],
}

/// No answer, in one attempt that may have been carried out.
pub(crate) const fn no_answer(kind: TransportErrorKind) -> Failure {
    let timeout = matches!(kind, TransportErrorKind::Timeout | TransportErrorKind::ConnectTimeout);
    Failure {
        kind: if timeout { ErrorKind::Timeout } else { ErrorKind::Transport },
        transport: Some(kind),
        retryable: true,
        ..refused(0)
    }
}

/// An answer with this status and no code, in one attempt that may have been carried out.
pub(crate) const fn refused(status: u16) -> Failure {
    Failure {
        kind: ErrorKind::Service,
        transport: None,
        attempts: 1,
        arrived: None,
        retryable: false,
        did_not_run: false,
        status: if status == 0 { None } else { Some(status) },
        code: None,
        request_id: None,
        body: "",
        says: &[],
    }
}

/// A failure of this kind before anything is sent.
pub(crate) const fn not_sent(kind: ErrorKind) -> Failure {
    Failure { kind, did_not_run: true, arrived: Some(0), ..refused(0) }
}

impl Failure {
    pub(crate) const fn kind(self, kind: ErrorKind) -> Self {
        Self { kind, ..self }
    }

    pub(crate) const fn attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    pub(crate) const fn arrived(self, arrived: usize) -> Self {
        Self { arrived: Some(arrived), ..self }
    }

    pub(crate) const fn retryable(self) -> Self {
        Self { retryable: true, ..self }
    }

    pub(crate) const fn did_not_run(self) -> Self {
        Self { did_not_run: true, ..self }
    }

    pub(crate) const fn for_good(self) -> Self {
        Self { retryable: false, ..self }
    }

    /// The code, and the request id that all answers here have.
    pub(crate) const fn code(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self.request_id() }
    }

    pub(crate) const fn request_id(self) -> Self {
        Self { request_id: Some("4C46-1"), ..self }
    }

    /// What the body has.
    pub(crate) const fn body(self, body: &'static str) -> Self {
        Self { body, ..self }
    }

    pub(crate) const fn says(self, says: &'static [&'static str]) -> Self {
        Self { says, ..self }
    }
}

impl Expected {
    #[track_caller]
    pub(crate) fn check(self, whose: &str, world: &World, outcome: &Result<Reply<Done>, Error>, arrived: usize) {
        match (self, outcome) {
            (Self::Works(times), Ok(reply)) => {
                assert_eq!((reply.status(), reply.request_id()), (200, Some("4C46-0")), "{whose}");
                assert!(reply.password.is_some(), "{whose}");
                assert_eq!(arrived, times, "{whose}: arrived");
            }
            (Self::Fails(failure), Err(error)) => failure.check(whose, world, error, arrived),
            (Self::Works(_), Err(error)) => panic!("{whose}: {error}"),
            (Self::Fails(_), Ok(_)) => panic!("{whose} works"),
        }
    }
}

impl Failure {
    #[track_caller]
    fn check(self, whose: &str, world: &World, error: &Error, arrived: usize) {
        let text = error.to_string();
        let whose = format!("{whose}: {text}");
        assert_eq!(error.kind(), self.kind, "{whose}");
        assert_eq!(error.transport_error().map(|error| error.kind()), self.transport, "{whose}");
        assert_eq!(error.attempts(), self.attempts, "{whose}");
        assert_eq!(arrived, self.arrived.unwrap_or(self.attempts as usize), "{whose}: arrived");
        assert_eq!(error.is_retryable(), self.retryable, "{whose}");
        assert_eq!(error.did_not_run(), self.did_not_run, "{whose}");
        assert_eq!((error.status(), error.code()), (self.status, self.code), "{whose}");
        assert_eq!(error.request_id(), self.request_id, "{whose}");
        let body = String::from_utf8_lossy(error.body());
        assert!(body.contains(self.body) && body.is_empty() == self.body.is_empty(), "{whose}: {body}");
        for said in self.says {
            assert!(text.contains(said), "{said}: {whose}");
        }
        if self.attempts > 1 {
            assert!(text.contains(&format!("{} attempts", self.attempts)), "{whose}");
        }
        if self.transport.is_some() {
            // Whom it was sent to, and no more of the URL.
            let host = world.url.split_once("://").unwrap().1.trim_end_matches('/');
            assert!(text.contains(host), "{host}: {whose}");
            let tells = if self.did_not_run { "did not reach the service" } else { "may have carried the request out" };
            assert!(text.contains(tells), "{tells}: {whose}");
            for query in ["dtsjob1", "JobId", "Signature", "AccessKeyId"] {
                assert!(!text.contains(query), "{query}: {whose}");
            }
        }
    }
}
