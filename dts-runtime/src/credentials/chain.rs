//! One provider after the other.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{
    CliProfile, Credentials, CredentialsContext, CredentialsError, CredentialsFile, CredentialsProvider,
    CredentialsUri, EcsRamRole, EnvironmentVariables, OidcRole,
};
use crate::BoxFuture;

/// Stands for "no provider has answered".
const NONE: usize = usize::MAX;

/// Asks one provider after the other, until one gives keys. That one is kept: later keys come from it alone, so that a
/// passing failure does not change who calls.
///
/// ```
/// use dts_runtime::{CliProfile, CredentialsChain, EnvironmentVariables};
///
/// let own = CredentialsChain::new("own").then(EnvironmentVariables).then(CliProfile::new().without_processes());
/// ```
pub struct CredentialsChain {
    name: String,
    providers: Vec<Box<dyn CredentialsProvider>>,
    kept: AtomicUsize,
}

impl CredentialsChain {
    /// A chain without providers, with a name for errors.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), providers: Vec::new(), kept: AtomicUsize::new(NONE) }
    }

    /// Where the official clients look, in their order:
    ///
    /// | provider | off with |
    /// |---|---|
    /// | [`EnvironmentVariables`] | |
    /// | [`OidcRole`], where its three variables are set | |
    /// | [`CliProfile`] | `ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true` |
    /// | [`CredentialsFile`] | |
    /// | [`EcsRamRole`] | `ALIBABA_CLOUD_ECS_METADATA_DISABLED=true` |
    /// | [`CredentialsUri`], where its variable is set | |
    ///
    /// A profile of the command line tool may name a program to run: [`CliProfile::without_processes`] in a chain of
    /// one's own runs none.
    pub fn official() -> Self {
        Self::new("default")
            .then(EnvironmentVariables)
            .then(OidcRole::new())
            .then(CliProfile::new())
            .then(CredentialsFile::new())
            .then(EcsRamRole::new())
            .then(CredentialsUri::new())
    }

    /// Asks `provider` where those before give no keys.
    #[must_use]
    pub fn then(mut self, provider: impl CredentialsProvider + 'static) -> Self {
        self.providers.push(Box::new(provider));
        self
    }

    async fn ask(&self, context: &CredentialsContext<'_>) -> Result<Credentials, CredentialsError> {
        let kept = self.kept.load(Ordering::Acquire);
        if kept != NONE {
            return self.ask_kept(kept, context).await;
        }
        let mut tried = Vec::new();
        for (index, provider) in self.providers.iter().enumerate() {
            let keys = match provider.credentials(context).await {
                Ok(keys) => keys,
                Err(error) => {
                    tried.push(error);
                    continue;
                }
            };
            return match self.kept.compare_exchange(NONE, index, Ordering::AcqRel, Ordering::Acquire) {
                Err(kept) if kept != index => self.ask_kept(kept, context).await,
                _ => Ok(keys),
            };
        }
        Err(CredentialsError::none_of(&self.name, tried))
    }

    /// Asks the provider that was the first to give keys.
    async fn ask_kept(&self, kept: usize, context: &CredentialsContext<'_>) -> Result<Credentials, CredentialsError> {
        let Some(provider) = self.providers.get(kept) else {
            return Err(CredentialsError::none_of(&self.name, vec![]));
        };
        provider.credentials(context).await.map_err(|cause| {
            let reason = "the provider that gave keys before gives none now, and others would be somebody else's";
            CredentialsError::caused_by(&self.name, reason, cause)
        })
    }
}

impl CredentialsProvider for CredentialsChain {
    fn name(&self) -> &str {
        &self.name
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.ask(context))
    }
}

impl fmt::Debug for CredentialsChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let providers: Vec<&str> = self.providers.iter().map(|provider| provider.name()).collect();
        let kept = providers.get(self.kept.load(Ordering::Acquire)).copied();
        f.debug_struct("CredentialsChain")
            .field("name", &self.name)
            .field("providers", &providers)
            .field("kept", &kept)
            .finish()
    }
}
