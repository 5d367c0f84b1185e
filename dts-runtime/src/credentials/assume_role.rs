//! Keys of a role that other keys may assume.

use std::fmt;

use super::role::{Role, role_settings};
use super::sign_query::QueryToSign;
use super::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider, sts};
use crate::BoxFuture;

const NAME: &str = "ram_role_arn";

/// Assumes a role with the keys of another provider, by AssumeRole of STS.
///
/// The source is asked anew for each call, so that a source that expires wants a cache of its own where it is costly.
/// It may be an `AssumeRole` itself: then roles are assumed one from the other.
///
/// ```
/// use dts_runtime::{AssumeRole, Credentials, StsEndpoint};
///
/// let keys = Credentials::new("LTAI5tExampleKeyId", "ExampleKeySecret");
/// let first = AssumeRole::new(keys, "acs:ram::1234567890123456:role/operator").session_name("alice");
/// let second = AssumeRole::new(first, "acs:ram::6543210987654321:role/auditor")
///     .external_id("example-id-0001")
///     .endpoint(StsEndpoint::region("cn-hangzhou").vpc(true));
/// ```
pub struct AssumeRole {
    source: Box<dyn CredentialsProvider>,
    role: Role,
}

impl AssumeRole {
    /// The role `arn`, such as `acs:ram::1234567890123456:role/operator`, with the keys of `source`.
    pub fn new(source: impl CredentialsProvider + 'static, arn: impl Into<String>) -> Self {
        Self { source: Box::new(source), role: Role { arn: Some(arn.into()), ..Role::default() } }
    }

    /// As a file describes it.
    pub(super) fn with(source: impl CredentialsProvider + 'static, role: Role) -> Self {
        Self { source: Box::new(source), role }
    }

    role_settings!();

    /// The ID that the owner of the role demands from others who assume it.
    #[must_use]
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.role.external_id = Some(id.into());
        self
    }

    async fn assume(&self, context: &CredentialsContext<'_>) -> Result<Credentials, CredentialsError> {
        let fail = |reason: String| CredentialsError::new(NAME, reason);
        let url = self.role.endpoint.url(context).map_err(fail)?;
        let own = self.role.parameters(context).map_err(fail)?;
        let keys = self.source.credentials(context).await.map_err(|cause| {
            CredentialsError::caused_by(NAME, "the provider whose keys should assume the role gave none", cause)
        })?;
        let parameters: Vec<(&str, &str)> = own.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let request = (context.sign)(&QueryToSign {
            url: &url,
            version: sts::VERSION,
            action: "AssumeRole",
            parameters: &parameters,
            keys: &keys,
            now: context.clock.now(),
            nonce: &format!("{:016x}{:016x}", context.randomness.next(), context.randomness.next()),
        })
        .map_err(|reason| fail(format!("the call of STS can't be signed: {reason}")))?;
        let secrets = [Some(keys.access_key_secret()), keys.security_token()].into_iter().flatten().cloned().collect();
        sts::send(context, &url, request, secrets).await.map_err(fail)
    }
}

impl CredentialsProvider for AssumeRole {
    fn name(&self) -> &str {
        NAME
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.assume(context))
    }
}

impl fmt::Debug for AssumeRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssumeRole").field("source", &self.source.name()).field("role", &self.role).finish()
    }
}
