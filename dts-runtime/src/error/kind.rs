//! Which step of a call failed.

use std::fmt;

/// Which step of a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks its documentation, and was not sent.
    Validation,
    /// There is no access key, and nothing was sent.
    Credentials,
    /// A setting of the client or of the call can't be used, and nothing was sent.
    Setting,
    /// No answer came: no connection, or one that broke.
    Transport,
    /// No answer came in time.
    Timeout,
    /// The service, or a gateway before it, refused or failed.
    Service,
    /// The service refused for now, since there were too many requests.
    Throttled,
    /// A job that was waited for has come to a state from which it will not get to the wanted one.
    FailedState,
    /// An answer came, but it is not what the action answers.
    Decode,
}

impl ErrorKind {
    /// Its name in logs, such as `throttled`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Validation => "validation",
            Self::Credentials => "credentials",
            Self::Setting => "setting",
            Self::Transport => "transport",
            Self::Timeout => "timeout",
            Self::Service => "service",
            Self::Throttled => "throttled",
            Self::FailedState => "failed_state",
            Self::Decode => "decode",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
