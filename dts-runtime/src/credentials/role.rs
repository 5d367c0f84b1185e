//! What the ways to a role have in common.

use std::time::Duration;

use super::utc::unix_seconds;
use super::{CredentialsContext, StsEndpoint};

const ARN: &str = "ALIBABA_CLOUD_ROLE_ARN";
const SESSION_NAME: &str = "ALIBABA_CLOUD_ROLE_SESSION_NAME";

const HOUR: Duration = Duration::from_secs(3600);
const SHORTEST: Duration = Duration::from_secs(900);

/// A role, and how it is taken on. What is not given comes from the environment, or has a default.
#[derive(Clone, Debug, Default)]
pub(super) struct Role {
    pub(super) arn: Option<String>,
    pub(super) session_name: Option<String>,
    pub(super) duration: Option<Duration>,
    pub(super) policy: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) endpoint: StsEndpoint,
}

impl Role {
    /// The parameters of the call.
    pub(super) fn parameters(&self, context: &CredentialsContext<'_>) -> Result<Vec<(&'static str, String)>, String> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let arn = given(&self.arn)
            .or_else(|| context.variable(ARN))
            .ok_or_else(|| format!("no role is given, and `{ARN}` is not set"))?;
        let session = given(&self.session_name)
            .or_else(|| context.variable(SESSION_NAME))
            .unwrap_or_else(|| format!("credentials-rust-{}", unix_seconds(context.clock.now())));
        if !is_session_name(&session) {
            return Err(format!(
                "the role session name {session:?} is not 2 to 64 characters out of letters, digits and `.@-_`"
            ));
        }
        // No time at all is how some files say that they give none.
        let duration = self.duration.filter(|duration| !duration.is_zero()).unwrap_or(HOUR);
        if duration < SHORTEST {
            return Err(format!(
                "a role is assumed for at least 900 seconds, and {} are asked for",
                duration.as_secs()
            ));
        }
        let mut parameters =
            vec![("RoleArn", arn), ("RoleSessionName", session), ("DurationSeconds", duration.as_secs().to_string())];
        parameters.extend(given(&self.policy).map(|policy| ("Policy", policy)));
        parameters.extend(given(&self.external_id).map(|id| ("ExternalId", id)));
        Ok(parameters)
    }
}

fn is_session_name(text: &str) -> bool {
    (2..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".@-_".contains(&byte))
}

/// The settings that every way to a role has, for a provider with a field `role`.
macro_rules! role_settings {
    () => {
        /// The name of the session, which shows up in audit logs: 2 to 64 letters, digits and `.@-_`. By default
        /// `ALIBABA_CLOUD_ROLE_SESSION_NAME`, or else `credentials-rust-` with the time.
        #[must_use]
        pub fn session_name(mut self, name: impl Into<String>) -> Self {
            self.role.session_name = Some(name.into());
            self
        }

        /// How long the keys last: an hour by default, 15 minutes at least, and at most what the role allows.
        #[must_use]
        pub fn duration(mut self, duration: std::time::Duration) -> Self {
            self.role.duration = Some(duration);
            self
        }

        /// A policy, as a JSON document, that narrows what the keys may do.
        #[must_use]
        pub fn policy(mut self, policy: impl Into<String>) -> Self {
            self.role.policy = Some(policy.into());
            self
        }

        /// Where STS is.
        #[must_use]
        pub fn endpoint(mut self, endpoint: $crate::StsEndpoint) -> Self {
            self.role.endpoint = endpoint;
            self
        }
    };
}

pub(super) use role_settings;
