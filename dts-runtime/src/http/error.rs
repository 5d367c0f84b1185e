//! Why no answer came.

use std::{error::Error, fmt};

/// Which step failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The URL, a header or a setting can't be used.
    Request,
    /// The name was not found, or nobody listens.
    Connect,
    /// The certificates or the handshake.
    Tls,
    /// A proxy refused.
    Proxy,
    /// No connection within the time for it.
    ConnectTimeout,
    /// Nothing came within the time for it, or all took too long.
    Timeout,
    /// The connection broke before the answer was whole.
    Broken,
    /// What came is not HTTP.
    Protocol,
    /// Something else.
    Other,
}

/// Why no answer came. Its text and `Debug` never hold a query, a header or a body.
#[derive(Clone)]
pub struct TransportError {
    kind: TransportErrorKind,
    message: String,
    unsent: bool,
}

impl TransportError {
    /// `message` must not hold the query of the URL, which may carry a signature.
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        let unsent = matches!(
            kind,
            TransportErrorKind::Request
                | TransportErrorKind::Connect
                | TransportErrorKind::Tls
                | TransportErrorKind::Proxy
                | TransportErrorKind::ConnectTimeout
        );
        Self { kind, message: message.into(), unsent }
    }

    /// Which step failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the request surely did not reach the server, so that it may be sent again whatever it does.
    pub fn is_unsent(&self) -> bool {
        self.unsent
    }

    /// Whether a time ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, TransportErrorKind::ConnectTimeout | TransportErrorKind::Timeout)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError").field("kind", &self.kind).field("message", &self.message).finish()
    }
}

impl Error for TransportError {}
