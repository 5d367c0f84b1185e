//! Keys that a program prints.

use std::time::Duration;

use zeroize::Zeroizing;

use super::command::split;
use crate::credentials::decoded::decoded;
use crate::credentials::issued::missing;
use crate::credentials::utc::{from_unix, parse_utc};
use crate::credentials::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider};
use crate::{BoxFuture, Secret, decode_json};

const NAME: &str = "external";

/// How long the program may take: a person may have to confirm something.
const LIMIT: Duration = Duration::from_secs(60);

/// Runs the program each time that it is asked. The arguments may hold secrets, and are never shown.
pub(super) struct External {
    command: Zeroizing<Vec<String>>,
}

impl External {
    pub(super) fn new(command: &Secret) -> Result<Self, String> {
        let command = split(command.expose(), cfg!(windows))?;
        Ok(Self { command: Zeroizing::new(command) })
    }

    async fn ask(&self, context: &CredentialsContext<'_>) -> Result<Credentials, String> {
        let program = self.command.first().map(String::as_str).unwrap_or_default();
        let output = context.environment.run(&self.command, LIMIT).await;
        let output = Zeroizing::new(output.map_err(|error| format!("running `{program}` failed: {error}"))?);
        let printed: Printed = decode_json(&output).map_err(|error| {
            let (line, column) = error.line_column();
            let (expected, found) = (error.expected(), error.found());
            format!("what `{program}` prints is no JSON that fits: {line}:{column}: expected {expected}, found {found}")
        })?;
        printed.into_credentials().map_err(|reason| format!("`{program}` {reason}"))
    }
}

#[derive(Default)]
struct Printed {
    mode: Option<String>,
    access_key_id: Option<String>,
    access_key_secret: Option<Secret>,
    sts_token: Option<Secret>,
    expiration: Option<String>,
}

decoded!(Printed {
    "mode" => mode,
    "access_key_id" => access_key_id,
    "access_key_secret" => access_key_secret,
    "sts_token" => sts_token,
    "expiration" => expiration,
});

impl Printed {
    fn into_credentials(self) -> Result<Credentials, String> {
        let id = self.access_key_id.filter(|id| !id.is_empty());
        let secret = self.access_key_secret.filter(|secret| !secret.expose().is_empty());
        let token = self.sts_token.filter(|token| !token.expose().is_empty());
        let needs_token = self.mode.as_deref() == Some("StsToken");
        let (Some(id), Some(secret), true) = (&id, &secret, token.is_some() || !needs_token) else {
            let members = [
                ("access_key_id", id.is_some()),
                ("access_key_secret", secret.is_some()),
                ("sts_token", token.is_some() || !needs_token),
            ];
            return Err(format!("prints no {}", missing(&members)));
        };
        let keys = match token {
            Some(token) => Credentials::temporary(id, secret.clone(), token),
            None => Credentials::new(id, secret.clone()),
        };
        let Some(end) = self.expiration.filter(|end| !end.is_empty()) else { return Ok(keys) };
        let end = parse_utc(&end).or_else(|| end.parse().ok().and_then(from_unix));
        let end = end.ok_or("prints an `expiration` that is no time such as `2026-01-31T08:00:00Z`")?;
        Ok(keys.until(end))
    }
}

impl CredentialsProvider for External {
    fn name(&self) -> &str {
        NAME
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(async move { self.ask(context).await.map_err(|reason| CredentialsError::new(NAME, reason)) })
    }
}
