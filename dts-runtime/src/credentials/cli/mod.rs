//! Keys of the profiles of the command line tool.

mod cloud_sso;
mod command;
mod external;
mod file;
mod mode;
mod profile;

use std::path::PathBuf;

use super::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider};
use crate::BoxFuture;
use file::ConfigFile;
use mode::{Modes, provider_of};

const NAME: &str = "cli_profile";
const DISABLED: &str = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";
const PROFILE: &str = "ALIBABA_CLOUD_PROFILE";

/// The keys of a profile in `~/.aliyun/config.json`, the file of the Alibaba Cloud command line tool.
///
/// The profile is the one that is [named](Self::profile), or that `ALIBABA_CLOUD_PROFILE` names, or that the file calls
/// `current`. The file is read for each call and never written. With `ALIBABA_CLOUD_CLI_PROFILE_DISABLED` as `true` it
/// is not read at all.
///
/// | `mode` | keys come from |
/// |---|---|
/// | `AK` | the pair in the profile |
/// | `StsToken` | the triple in the profile, until its `sts_expiration` |
/// | `RamRoleArn` | [`AssumeRole`](crate::AssumeRole) with the pair or triple in the profile |
/// | `ChainableRamRoleArn` | [`AssumeRole`](crate::AssumeRole) with the keys of the profile `source_profile` |
/// | `EcsRamRole` | [`EcsRamRole`](crate::EcsRamRole) |
/// | `OIDC` | [`OidcRole`](crate::OidcRole) |
/// | `CredentialsURI` | [`CredentialsUri`](crate::CredentialsUri) |
/// | `CloudSSO` | CloudSSO, for the access token that the tool has left in the profile |
/// | `OAuth` | the triple that the tool has left in the profile; the tool renews it |
/// | `External` | what the program `process_command` prints, within 60 s; it is run without a shell |
#[derive(Clone, Debug, Default)]
pub struct CliProfile {
    file: Option<PathBuf>,
    profile: Option<String>,
    without_processes: bool,
}

impl CliProfile {
    /// The profile that is in use.
    pub fn new() -> Self {
        Self::default()
    }

    /// The profile of this name.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Another file than `~/.aliyun/config.json`.
    #[must_use]
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Runs no program, so that profiles of mode `External` give no keys. For programs that must not let a file decide
    /// what they run.
    #[must_use]
    pub fn without_processes(mut self) -> Self {
        self.without_processes = true;
        self
    }

    async fn ask(&self, context: &CredentialsContext<'_>) -> Result<Credentials, CredentialsError> {
        let fail = |reason: String| CredentialsError::new(NAME, reason);
        if context.is_on(DISABLED) {
            return Err(fail(format!("turned off by `{DISABLED}`")));
        }
        let path = match &self.file {
            Some(path) => path.clone(),
            None => {
                let home = context.environment.home();
                home.ok_or_else(|| fail(String::from("the home folder is not known: `HOME` is not set")))?
                    .join(".aliyun")
                    .join("config.json")
            }
        };
        let file = ConfigFile::read(context, &path).map_err(fail)?;
        let name = self.profile.clone().or_else(|| context.variable(PROFILE)).or_else(|| file.current());
        let name = name.ok_or_else(|| {
            fail(format!("`{}` names no `current` profile, and `{PROFILE}` is not set", path.display()))
        })?;
        let modes = Modes { file: &file, now: context.clock.now(), processes: !self.without_processes };
        let provider = provider_of(&modes, &name).map_err(fail)?;
        provider.credentials(context).await.map_err(|cause| {
            let reason = format!("the profile `{name}` of `{}` gave no keys", path.display());
            CredentialsError::caused_by(NAME, reason, cause)
        })
    }
}

impl CredentialsProvider for CliProfile {
    fn name(&self) -> &str {
        NAME
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.ask(context))
    }
}
