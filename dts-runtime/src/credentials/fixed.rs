//! Keys that are given, not looked for.

use std::future::ready;

use super::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider};
use crate::BoxFuture;

/// The keys themselves: a pair, or a triple with a security token.
impl CredentialsProvider for Credentials {
    fn name(&self) -> &str {
        if self.security_token().is_some() { "static_sts" } else { "static_ak" }
    }

    fn credentials<'a>(
        &'a self,
        _context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        let empty = if self.access_key_id().is_empty() {
            "the access key ID"
        } else if self.access_key_secret().expose().is_empty() {
            "the access key secret"
        } else if self.security_token().is_some_and(|token| token.expose().is_empty()) {
            "the security token"
        } else {
            return Box::pin(ready(Ok(self.clone())));
        };
        Box::pin(ready(Err(CredentialsError::new(self.name(), format!("{empty} is empty")))))
    }
}
