//! Access keys, and where they come from.
//!
//! A [`CredentialsProvider`] asks one place for keys each time that it is called, and remembers nothing;
//! [`CachedCredentials`] around it remembers, and asks again in time. [`CredentialsChain::official`] looks where the
//! official clients look, in their order.
//!
//! Providers read variables and files when they are asked, never before, and only through the [`Environment`] of the
//! context. Their errors and their `Debug` name variables, paths and profiles, and never a secret.

mod assume_role;
mod cache;
mod chain;
mod cli;
mod credentials_file;
mod decoded;
mod ecs;
mod environment;
mod error;
mod exchange;
mod fixed;
mod form;
mod ini;
mod issued;
mod keys;
mod oidc;
mod process;
mod role;
mod sign_query;
mod sts;
#[cfg(test)]
mod tests;
mod uri;
mod url;
mod utc;
mod variables;

use std::sync::Arc;

pub use assume_role::AssumeRole;
pub use cache::CachedCredentials;
pub use chain::CredentialsChain;
pub use cli::CliProfile;
pub use credentials_file::CredentialsFile;
pub use ecs::EcsRamRole;
pub use environment::{Environment, ProcessEnvironment};
pub use error::CredentialsError;
pub use keys::Credentials;
pub use oidc::OidcRole;
pub use sts::StsEndpoint;
pub use uri::CredentialsUri;
pub use variables::EnvironmentVariables;

use crate::{BoxFuture, Clock, Randomness, Transport};
use sign_query::{SIGN_QUERY, SignQuery};

/// Gives access keys.
pub trait CredentialsProvider: Send + Sync {
    /// Its name, for errors: `environment`, `ecs_ram_role`.
    fn name(&self) -> &str;

    /// Gives the keys; asks for new ones where it must. Keys that expire are cached by the caller.
    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>>;
}

/// A provider that several clients share.
impl<P: CredentialsProvider + ?Sized> CredentialsProvider for Arc<P> {
    fn name(&self) -> &str {
        (**self).name()
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        (**self).credentials(context)
    }
}

impl<P: CredentialsProvider + ?Sized> CredentialsProvider for Box<P> {
    fn name(&self) -> &str {
        (**self).name()
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        (**self).credentials(context)
    }
}

/// What a provider may use.
#[derive(Clone, Copy)]
pub struct CredentialsContext<'a> {
    /// Sends its requests.
    pub transport: &'a dyn Transport,
    /// Tells the time.
    pub clock: &'a dyn Clock,
    /// Environment variables and files.
    pub environment: &'a dyn Environment,
    /// Makes nonces.
    pub randomness: &'a dyn Randomness,
    /// Signs its requests.
    pub(crate) sign: SignQuery,
}

impl<'a> CredentialsContext<'a> {
    /// What providers may use; their requests are signed by this crate.
    pub fn new(
        transport: &'a dyn Transport,
        clock: &'a dyn Clock,
        environment: &'a dyn Environment,
        randomness: &'a dyn Randomness,
    ) -> Self {
        Self { transport, clock, environment, randomness, sign: SIGN_QUERY }
    }

    /// An environment variable that is not empty.
    fn variable(&self, name: &str) -> Option<String> {
        self.environment.variable(name).filter(|value| !value.is_empty())
    }

    /// Whether an environment variable says `true`, in any case.
    fn is_on(&self, name: &str) -> bool {
        self.variable(name).is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
    }
}
