//! From a profile to the provider that its mode means.

use std::time::SystemTime;

use super::cloud_sso::CloudSso;
use super::external::External;
use super::file::ConfigFile;
use super::profile::Profile;
use crate::credentials::{AssumeRole, CredentialsProvider, CredentialsUri, EcsRamRole};

/// What modes depend on.
pub(super) struct Modes<'a> {
    pub(super) file: &'a ConfigFile,
    pub(super) now: SystemTime,
    /// Whether programs may be run.
    pub(super) processes: bool,
}

/// The provider that the profile means. Says what is wrong with the profile, or with one that it stands upon.
pub(super) fn provider_of(modes: &Modes<'_>, name: &str) -> Result<Box<dyn CredentialsProvider>, String> {
    modes.provider(name, &mut Vec::new())
}

impl Modes<'_> {
    /// `above` are the profiles that stand upon this one.
    fn provider(&self, name: &str, above: &mut Vec<String>) -> Result<Box<dyn CredentialsProvider>, String> {
        let path = self.file.path.display();
        let known = above.iter().any(|other| other == name);
        above.push(name.to_owned());
        if known {
            let way = above.join("` -> `");
            return Err(format!("the `source_profile` of profiles in `{path}` goes round: `{way}`"));
        }
        let profile = self.file.profile(name)?;
        let Some(mode) = profile.mode() else { return Err(format!("the profile `{name}` of `{path}` has no `mode`")) };
        if mode == "ChainableRamRoleArn" {
            let fault = |reason| self.fault(name, mode, reason);
            let role = profile.role().map_err(fault)?;
            let source = self.provider(profile.source_profile().map_err(fault)?, above)?;
            return Ok(Box::new(AssumeRole::with(source, role)));
        }
        self.leaf(profile, mode).map_err(|reason| self.fault(name, mode, reason))
    }

    fn fault(&self, name: &str, mode: &str, reason: String) -> String {
        format!("the profile `{name}` (mode `{mode}`) of `{}` can't be used: {reason}", self.file.path.display())
    }

    /// The provider of a mode that stands upon no other profile.
    fn leaf(&self, profile: &Profile, mode: &str) -> Result<Box<dyn CredentialsProvider>, String> {
        let again = format!("renew with `aliyun configure --mode {mode} --profile {}`", profile.name());
        Ok(match mode {
            "AK" => Box::new(profile.pair()?),
            "StsToken" | "OAuth" => Box::new(profile.triple(self.now, &again)?),
            "RamRoleArn" => Box::new(AssumeRole::with(profile.pair_or_triple(self.now, &again)?, profile.role()?)),
            "EcsRamRole" => Box::new(match profile.ram_role_name() {
                Some(role) => EcsRamRole::new().role(role),
                None => EcsRamRole::new(),
            }),
            "OIDC" => Box::new(profile.oidc_role()?),
            "CredentialsURI" => Box::new(match profile.credentials_uri() {
                Some(uri) => CredentialsUri::at(uri.clone()),
                None => CredentialsUri::new(),
            }),
            "CloudSSO" => Box::new(CloudSso::new(profile.cloud_sso(self.now, &again)?)?),
            "External" if !self.processes => return Err(String::from("running programs is turned off")),
            "External" => Box::new(External::new(profile.process_command()?)?),
            "RsaKeyPair" => {
                return Err(String::from(
                    "RSA key pairs are deprecated and not supported; use an access key or a role",
                ));
            }
            _ => {
                return Err(String::from(
                    "the mode is not known; known are `AK`, `StsToken`, `RamRoleArn`, `ChainableRamRoleArn`, \
                     `EcsRamRole`, `OIDC`, `CredentialsURI`, `CloudSSO`, `OAuth` and `External`",
                ));
            }
        })
    }
}
