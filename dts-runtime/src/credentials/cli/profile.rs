//! A profile, as it is written.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::Secret;
use crate::credentials::decoded::decoded;
use crate::credentials::issued::missing;
use crate::credentials::role::Role;
use crate::credentials::utc::{from_unix, utc_text};
use crate::credentials::{Credentials, OidcRole, StsEndpoint};

/// The members of a profile that keys depend on.
#[derive(Default)]
pub(super) struct Profile {
    name: Option<String>,
    mode: Option<String>,
    access_key_id: Option<String>,
    access_key_secret: Option<Secret>,
    sts_token: Option<Secret>,
    sts_expiration: Option<i64>,
    ram_role_name: Option<String>,
    ram_role_arn: Option<String>,
    ram_session_name: Option<String>,
    role_session_name: Option<String>,
    expired_seconds: Option<i64>,
    policy: Option<String>,
    external_id: Option<String>,
    sts_region: Option<String>,
    enable_vpc: Option<bool>,
    source_profile: Option<String>,
    oidc_provider_arn: Option<String>,
    oidc_token_file: Option<String>,
    credentials_uri: Option<Secret>,
    process_command: Option<Secret>,
    cloud_sso_sign_in_url: Option<String>,
    cloud_sso_account_id: Option<String>,
    cloud_sso_access_config: Option<String>,
    access_token: Option<Secret>,
    cloud_sso_access_token_expire: Option<i64>,
}

decoded!(Profile {
    "name" => name,
    "mode" => mode,
    "access_key_id" => access_key_id,
    "access_key_secret" => access_key_secret,
    "sts_token" => sts_token,
    "sts_expiration" => sts_expiration,
    "ram_role_name" => ram_role_name,
    "ram_role_arn" => ram_role_arn,
    "ram_session_name" => ram_session_name,
    "role_session_name" => role_session_name,
    "expired_seconds" => expired_seconds,
    "policy" => policy,
    "external_id" => external_id,
    "sts_region" => sts_region,
    "enable_vpc" => enable_vpc,
    "source_profile" => source_profile,
    "oidc_provider_arn" => oidc_provider_arn,
    "oidc_token_file" => oidc_token_file,
    "credentials_uri" => credentials_uri,
    "process_command" => process_command,
    "cloud_sso_sign_in_url" => cloud_sso_sign_in_url,
    "cloud_sso_account_id" => cloud_sso_account_id,
    "cloud_sso_access_config" => cloud_sso_access_config,
    "access_token" => access_token,
    "cloud_sso_access_token_expire" => cloud_sso_access_token_expire,
});

/// A text that is not empty.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.is_empty())
}

/// A secret that is not empty.
fn given_secret(text: &Option<Secret>) -> Option<&Secret> {
    text.as_ref().filter(|text| !text.expose().is_empty())
}

fn lacks(members: &[(&str, bool)]) -> String {
    format!("it lacks {}", missing(members))
}

/// A time that a profile holds, where it holds one.
fn time(seconds: Option<i64>) -> Option<SystemTime> {
    seconds.filter(|seconds| *seconds > 0).and_then(from_unix)
}

impl Profile {
    pub(super) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    pub(super) fn mode(&self) -> Option<&str> {
        given(&self.mode)
    }

    /// The pair of mode `AK`.
    pub(super) fn pair(&self) -> Result<Credentials, String> {
        match (given(&self.access_key_id), given_secret(&self.access_key_secret)) {
            (Some(id), Some(secret)) => Ok(Credentials::new(id, secret.clone())),
            (id, secret) => Err(lacks(&[("access_key_id", id.is_some()), ("access_key_secret", secret.is_some())])),
        }
    }

    /// The triple of the modes `StsToken` and `OAuth`, which must not be over. `again` says how to get another.
    pub(super) fn triple(&self, now: SystemTime, again: &str) -> Result<Credentials, String> {
        let (id, secret) = (given(&self.access_key_id), given_secret(&self.access_key_secret));
        let (Some(id), Some(secret), Some(token)) = (id, secret, given_secret(&self.sts_token)) else {
            return Err(lacks(&[
                ("access_key_id", id.is_some()),
                ("access_key_secret", secret.is_some()),
                ("sts_token", given_secret(&self.sts_token).is_some()),
            ]));
        };
        let keys = Credentials::temporary(id, secret.clone(), token.clone());
        match time(self.sts_expiration) {
            Some(end) if end <= now => Err(format!("its keys have ended at {}: {again}", utc_text(end))),
            Some(end) => Ok(keys.until(end)),
            None => Ok(keys),
        }
    }

    /// The keys that assume the role of mode `RamRoleArn`: a pair, or a triple.
    pub(super) fn pair_or_triple(&self, now: SystemTime, again: &str) -> Result<Credentials, String> {
        if given_secret(&self.sts_token).is_some() { self.triple(now, again) } else { self.pair() }
    }

    /// The role of the modes `RamRoleArn` and `ChainableRamRoleArn`.
    pub(super) fn role(&self) -> Result<Role, String> {
        if given(&self.ram_role_arn).is_none() {
            return Err(lacks(&[("ram_role_arn", false)]));
        }
        Ok(Role { session_name: self.ram_session_name.clone(), ..self.any_role()? })
    }

    /// The role of mode `OIDC`, whose session has another name.
    pub(super) fn oidc_role(&self) -> Result<OidcRole, String> {
        let session_name = given(&self.role_session_name).or(given(&self.ram_session_name)).map(str::to_owned);
        Ok(OidcRole {
            role: Role { session_name, external_id: None, ..self.any_role()? },
            provider_arn: self.oidc_provider_arn.clone(),
            token_file: self.oidc_token_file.clone().map(PathBuf::from),
        })
    }

    fn any_role(&self) -> Result<Role, String> {
        let seconds = self.expired_seconds.unwrap_or_default();
        let seconds = u64::try_from(seconds).map_err(|_| String::from("its `expired_seconds` is negative"))?;
        let endpoint = self.sts_region.clone().map_or_else(StsEndpoint::new, StsEndpoint::region);
        Ok(Role {
            arn: self.ram_role_arn.clone(),
            session_name: None,
            duration: Some(Duration::from_secs(seconds)),
            policy: self.policy.clone(),
            external_id: self.external_id.clone(),
            endpoint: match self.enable_vpc {
                Some(vpc) => endpoint.vpc(vpc),
                None => endpoint,
            },
        })
    }

    pub(super) fn source_profile(&self) -> Result<&str, String> {
        given(&self.source_profile).ok_or_else(|| lacks(&[("source_profile", false)]))
    }

    pub(super) fn ram_role_name(&self) -> Option<&str> {
        given(&self.ram_role_name)
    }

    pub(super) fn credentials_uri(&self) -> Option<&Secret> {
        given_secret(&self.credentials_uri)
    }

    pub(super) fn process_command(&self) -> Result<&Secret, String> {
        given_secret(&self.process_command).ok_or_else(|| lacks(&[("process_command", false)]))
    }

    /// The members of mode `CloudSSO`, whose access token must not be over. `again` says how to get another.
    pub(super) fn cloud_sso(&self, now: SystemTime, again: &str) -> Result<CloudSsoMembers, String> {
        let url = given(&self.cloud_sso_sign_in_url);
        let (account, configuration) = (given(&self.cloud_sso_account_id), given(&self.cloud_sso_access_config));
        let token = given_secret(&self.access_token);
        let (Some(url), Some(account), Some(configuration), Some(token)) = (url, account, configuration, token) else {
            return Err(lacks(&[
                ("cloud_sso_sign_in_url", url.is_some()),
                ("cloud_sso_account_id", account.is_some()),
                ("cloud_sso_access_config", configuration.is_some()),
                ("access_token", token.is_some()),
            ]));
        };
        let Some(end) = time(self.cloud_sso_access_token_expire) else {
            return Err(format!("{}: {again}", lacks(&[("cloud_sso_access_token_expire", false)])));
        };
        if end <= now {
            return Err(format!("its access token has ended at {}: {again}", utc_text(end)));
        }
        let (url, account, configuration) = (url.to_owned(), account.to_owned(), configuration.to_owned());
        Ok(CloudSsoMembers { url, account, configuration, token: token.clone() })
    }
}

/// What CloudSSO is asked with.
pub(super) struct CloudSsoMembers {
    pub(super) url: String,
    pub(super) account: String,
    pub(super) configuration: String,
    pub(super) token: Secret,
}
