//! Keys as services hand them out.

use super::Credentials;
use super::decoded::decoded;
use super::utc::parse_utc;
use crate::Secret;

/// The members that all services agree on.
#[derive(Default)]
pub(super) struct IssuedKeys {
    code: Option<String>,
    access_key_id: Option<String>,
    access_key_secret: Option<Secret>,
    security_token: Option<Secret>,
    expiration: Option<String>,
}

decoded!(IssuedKeys {
    "Code" => code,
    "AccessKeyId" => access_key_id,
    "AccessKeySecret" => access_key_secret,
    "SecurityToken" => security_token,
    "Expiration" => expiration,
});

impl IssuedKeys {
    /// The outcome, where the service tells it beside the keys.
    pub(super) fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The keys, whole. Says what is missing.
    pub(super) fn into_credentials(self) -> Result<Credentials, String> {
        let id = self.access_key_id.filter(|id| !id.is_empty());
        let secret = self.access_key_secret.filter(|secret| !secret.expose().is_empty());
        let token = self.security_token.filter(|token| !token.expose().is_empty());
        let end = self.expiration.filter(|end| !end.is_empty());
        let (Some(id), Some(secret), Some(token), Some(end)) = (&id, &secret, &token, &end) else {
            let members = [
                ("AccessKeyId", id.is_some()),
                ("AccessKeySecret", secret.is_some()),
                ("SecurityToken", token.is_some()),
                ("Expiration", end.is_some()),
            ];
            return Err(format!("the answer lacks {}", missing(&members)));
        };
        let end = parse_utc(end).ok_or("`Expiration` in the answer is no time such as `2026-01-31T08:00:00Z`")?;
        Ok(Credentials::temporary(id, secret.clone(), token.clone()).until(end))
    }
}

/// Names in code, with commas between them, of what is not there.
pub(super) fn missing(members: &[(&str, bool)]) -> String {
    let names: Vec<String> =
        members.iter().filter(|(_, present)| !present).map(|(name, _)| format!("`{name}`")).collect();
    names.join(", ")
}
