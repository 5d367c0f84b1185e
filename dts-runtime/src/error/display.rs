//! How errors read.

use std::{error, fmt};

use super::{Cause, Error, Waited, mask};

/// The longest message that is shown whole, in characters.
const MESSAGE_SHOWN: usize = 1000;
/// The longest code, id or address that is shown whole.
const NAME_SHOWN: usize = 256;

const UNSENT: &str = "; the request did not reach the service";
const MAY_HAVE_RUN: &str = "; the service may have carried the request out";

/// Text from outside on one line, without control characters, cut when long.
struct Line<'a>(&'a str, usize);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = 0;
        for word in self.0.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
            if shown > 0 {
                f.write_str(" ")?;
            }
            let left = self.1.saturating_sub(shown);
            if word.chars().nth(left).is_some() {
                let kept: String = word.chars().take(left).collect();
                return write!(f, "{kept}…");
            }
            f.write_str(word)?;
            shown += word.chars().count() + 1;
        }
        Ok(())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.inner.cause {
            Cause::Setting(problem) => write!(f, "a setting can't be used: {problem}"),
            Cause::Violations(violations) => write!(f, "{} was not sent: {violations}", self.subject()),
            Cause::Credentials(error) if self.inner.may_have_run_before => {
                write!(f, "{} was not sent again: {error}{MAY_HAVE_RUN}", self.subject())
            }
            Cause::Credentials(error) => write!(f, "{} was not sent: {error}", self.subject()),
            Cause::Transport(error) => {
                write!(f, "{} got no answer: {error}", self.subject())?;
                self.circumstances(f, None)?;
                f.write_str(if self.did_not_run() { UNSENT } else { MAY_HAVE_RUN })
            }
            Cause::Limit(limit) => {
                write!(f, "{} took longer than {limit:?}, the limit for the whole call", self.subject())?;
                self.circumstances(f, None)?;
                f.write_str(if self.did_not_run() { UNSENT } else { MAY_HAVE_RUN })
            }
            Cause::State(waited) => self.waited_in_vain(f, waited),
            Cause::Decode(error) => {
                write!(f, "{} was answered, but the answer can't be read: {error}", self.subject())?;
                let id = if error.request_id().is_some() { None } else { self.request_id() };
                if let Some(id) = id {
                    write!(f, "; request id {}", Line(id, NAME_SHOWN))?;
                }
                Ok(())
            }
            Cause::Service => self.service(f),
        }
    }
}

impl Error {
    fn subject(&self) -> String {
        if self.action().is_empty() { String::from("the call") } else { format!("`{}`", self.action()) }
    }

    /// What the service said, and what to do.
    fn service(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status().unwrap_or_default();
        write!(f, "{} failed", self.subject())?;
        match (self.code(), self.message()) {
            (Some(code), Some(message)) => {
                write!(f, ": {}: {}", Line(code, NAME_SHOWN), Line(message, MESSAGE_SHOWN))?;
            }
            (Some(text), None) => write!(f, ": {}", Line(text, NAME_SHOWN))?,
            (None, Some(text)) => write!(f, ": {}", Line(text, MESSAGE_SHOWN))?,
            (None, None) if (300..400).contains(&status) => {
                f.write_str(": the answer points elsewhere, and redirects are not followed")?;
            }
            (None, None) => {
                write!(f, ": the answer is {} without an error code", self.inner.format.describe())?;
            }
        }
        self.circumstances(f, Some(status))?;
        self.advice(f, status)
    }

    /// What was waited for, and what was seen.
    fn waited_in_vain(&self, f: &mut fmt::Formatter<'_>, waited: &Waited) -> fmt::Result {
        let subject = self.subject();
        match (waited.limit, &waited.state) {
            (Some(limit), _) => {
                write!(f, "{subject} was not `{}` within {limit:?}", waited.wanted)?;
                match &waited.state {
                    Some(state) => write!(f, "; the last state was `{}`", Line(state, NAME_SHOWN)),
                    None => f.write_str("; no state was seen"),
                }
            }
            (None, state) => {
                let state = state.as_deref().unwrap_or_default();
                write!(f, "{subject} will not be `{}`: the state is `{}`", waited.wanted, Line(state, NAME_SHOWN))?;
                self.circumstances(f, None)
            }
        }
    }

    /// ` (HTTP status 400, request id 4C46-1, 3 attempts)`
    fn circumstances(&self, f: &mut fmt::Formatter<'_>, status: Option<u16>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(status.map(|status| format!("HTTP status {status}")));
        match (self.request_id(), self.trace_id()) {
            (Some(id), _) => parts.push(format!("request id {}", Line(id, NAME_SHOWN))),
            (None, Some(id)) => parts.push(format!("trace id {}", Line(id, NAME_SHOWN))),
            (None, None) => {}
        }
        if self.attempts() > 1 {
            parts.push(format!("{} attempts", self.attempts()));
        }
        if parts.is_empty() { Ok(()) } else { write!(f, " ({})", parts.join(", ")) }
    }

    fn advice(&self, f: &mut fmt::Formatter<'_>, status: u16) -> fmt::Result {
        if let Some(skew) = self.clock_skew() {
            write!(f, "; the clock of this machine is {skew} of the service's, which must be set right")?;
        } else if self.inner.is_about_time {
            f.write_str("; check the clock of this machine")?;
        }
        if self.is_wrong_secret() {
            f.write_str("; the service has signed the same text, so the access key secret is wrong")?;
        }
        if self.is_expired_token() {
            f.write_str("; new credentials are needed")?;
        }
        if let Some(wait) = self.retry_after() {
            write!(f, "; try again in {wait:?}")?;
        } else if self.is_throttling() {
            f.write_str("; try again later, or less often")?;
        }
        if (300..400).contains(&status) {
            f.write_str("; check the endpoint")?;
        }
        if let Some(page) = self.recommend().filter(|page| may_be_shown(page)) {
            write!(f, "; see {page}")?;
        }
        Ok(())
    }
}

/// Whether an address from outside is one that may be shown: not signed, of one line, and not too long.
fn may_be_shown(page: &str) -> bool {
    let is_plain = page.chars().all(|c| !c.is_whitespace() && !c.is_control());
    let is_page = page.starts_with("https://") || page.starts_with("http://");
    is_page && is_plain && page.len() <= NAME_SHOWN && mask::presentable(page).is_none()
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.inner;
        let names: Vec<&str> = inner.headers.iter().map(|(name, _)| name.as_str()).collect();
        let mut shown = f.debug_struct("Error");
        shown.field("kind", &inner.kind).field("action", &inner.action);
        match &inner.cause {
            Cause::Service => shown
                .field("code", &self.code())
                .field("message", &self.message())
                .field("retry_after", &inner.retry_after)
                .field("clock_skew", &inner.skew),
            Cause::Violations(violations) => shown.field("violations", violations),
            Cause::Credentials(error) => shown.field("credentials_error", error),
            Cause::Setting(problem) => shown.field("problem", problem),
            Cause::Transport(error) => shown.field("transport_error", error),
            Cause::Limit(limit) => shown.field("limit", limit),
            Cause::State(waited) => shown.field("waited", waited),
            Cause::Decode(error) => shown.field("decode_error", error),
        };
        shown
            .field("status", &inner.status)
            .field("request_id", &inner.request_id)
            .field("attempts", &inner.attempts)
            .field("is_retryable", &inner.is_retryable)
            .field("headers", &names)
            .field("body", &format_args!("{} bytes, {}", self.body().len(), inner.format.describe()))
            .finish()
    }
}

/// `Display` tells everything, so that there is no source to tell it again.
impl error::Error for Error {}
