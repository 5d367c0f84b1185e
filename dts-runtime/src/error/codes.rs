//! What error codes mean for a client: of the gateway, the same for all products, and of the spec.

use crate::{Action, ErrorCode, Product};

const REQUEST_TIMEOUT: u16 = 408;
pub(super) const TOO_MANY_REQUESTS: u16 = 429;
const NOT_IMPLEMENTED: u16 = 501;
pub(super) const SERVICE_UNAVAILABLE: u16 = 503;
const VERSION_NOT_SUPPORTED: u16 = 505;

/// What the spec says of the error codes of a call.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ErrorFacts<'a> {
    action: &'a [ErrorCode],
    product: &'a [ErrorCode],
}

impl<'a> ErrorFacts<'a> {
    pub(crate) fn action(self, action: &'a Action) -> Self {
        Self { action: action.errors, ..self }
    }

    pub(crate) fn product(self, product: &'a Product) -> Self {
        Self { product: product.errors, ..self }
    }

    /// What is said of a code, by the action or else by the product.
    pub(super) fn find(self, code: &str) -> Option<&'a ErrorCode> {
        [self.action, self.product].into_iter().find_map(|codes| {
            let index = codes.binary_search_by(|known| known.code.cmp(code)).ok()?;
            codes.get(index)
        })
    }
}

/// Whether there were too many requests: `Throttling` and all below it, `Rejected.Throttling` and the like; and codes
/// of flow control that the spec says to be worth a retry.
pub(super) fn is_throttling(code: &str, facts: ErrorFacts<'_>) -> bool {
    let is_named = code.split('.').any(|part| starts_with(part, "Throttling"));
    is_named || (contains(code, "FlowControl") && facts.find(code).is_some_and(|fact| fact.retryable))
}

/// Whether the time of the signature was refused.
pub(super) fn is_about_time(code: &str) -> bool {
    is_malformed_time(code) || is_one_of(code, &["InvalidTimeStamp.Expired", "InvalidTimeStamp", "IllegalTimestamp"])
}

/// Whether the time of the signature was refused since it can't be read.
pub(super) fn is_malformed_time(code: &str) -> bool {
    is_one_of(code, &["InvalidTimeStamp.Format"])
}

/// Whether the signature was refused.
pub(super) fn is_about_signature(code: &str) -> bool {
    is_one_of(code, &["SignatureDoesNotMatch", "IncompleteSignature"])
}

/// Whether the nonce was refused, since a request with it came before.
pub(super) fn is_about_nonce(code: &str) -> bool {
    is_one_of(code, &["SignatureNonceUsed"])
}

/// Whether the security token was refused because it has expired.
pub(super) fn is_expired_token(code: &str) -> bool {
    is_one_of(code, &["InvalidSecurityToken.Expired"])
}

fn is_one_of(code: &str, codes: &[&str]) -> bool {
    codes.iter().any(|known| known.eq_ignore_ascii_case(code))
}

/// Whether an HTTP status of a failure may pass. Those that say that it never will are out.
pub(super) fn is_passing(status: u16) -> bool {
    status == REQUEST_TIMEOUT
        || status == TOO_MANY_REQUESTS
        || ((500..600).contains(&status) && status != NOT_IMPLEMENTED && status != VERSION_NOT_SUPPORTED)
}

fn starts_with(text: &str, start: &str) -> bool {
    text.as_bytes().get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start.as_bytes()))
}

fn contains(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|found| found.eq_ignore_ascii_case(part.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn code(code: &'static str, retryable: bool) -> ErrorCode {
        ErrorCode { code, status: None, retryable }
    }

    #[test]
    fn the_action_speaks_before_the_product() {
        let facts = ErrorFacts { action: &[code("B", false)], product: &[code("A", true), code("B", true)] };
        assert_eq!(facts.find("A").map(|fact| fact.retryable), Some(true));
        assert_eq!(facts.find("B").map(|fact| fact.retryable), Some(false));
        assert_eq!(facts.find("C"), None);
    }

    #[test]
    fn throttling() {
        let facts =
            ErrorFacts { action: &[], product: &[code("FlowControlError", true), code("NoFlowControl", false)] };
        for yes in [
            "Throttling",
            "Throttling.User",
            "Throttling.Api.Risk",
            "ThrottlingException",
            "throttling.user",
            "Rejected.Throttling",
            "FlowControlError",
        ] {
            assert!(is_throttling(yes, facts), "{yes}");
        }
        for no in ["NotThrottling", "Throttle", "UnlistedFlowControl", "NoFlowControl", "InternalError", ""] {
            assert!(!is_throttling(no, facts), "{no}");
        }
    }

    #[test]
    fn groups() {
        assert!(is_about_time("InvalidTimeStamp.Expired") && is_about_time("IllegalTimestamp"));
        assert!(is_about_time("InvalidTimeStamp.Format") && is_malformed_time("InvalidTimeStamp.Format"));
        // Of a service: it may be about a parameter.
        assert!(!is_about_time("InvalidCheckpointTimestamp") && !is_malformed_time("InvalidTimeStamp.Expired"));
        assert!(is_about_signature("SignatureDoesNotMatch") && is_about_signature("IncompleteSignature"));
        assert!(is_about_nonce("SignatureNonceUsed") && !is_about_signature("SignatureNonceUsed"));
        assert!(is_expired_token("InvalidSecurityToken.Expired"));
        assert!(!is_expired_token("InvalidSecurityToken.Malformed"));
    }

    #[test]
    fn statuses() {
        let passing: Vec<u16> = (0..=999).filter(|status| is_passing(*status)).collect();
        assert_eq!(passing.iter().filter(|status| **status < 500).collect::<Vec<_>>(), [&408, &429]);
        assert_eq!(passing.len(), 2 + 100 - 2);
        assert!(!passing.contains(&501) && !passing.contains(&505) && passing.contains(&503));
    }
}
