//! Access keys, and where they come from.

mod environment;
mod error;
mod keys;

pub use environment::{Environment, ProcessEnvironment};
pub use error::CredentialsError;
pub use keys::Credentials;

use crate::{BoxFuture, Clock, Transport};

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

/// What a provider may use.
#[derive(Clone, Copy)]
pub struct CredentialsContext<'a> {
    /// Sends its requests.
    pub transport: &'a dyn Transport,
    /// Tells the time.
    pub clock: &'a dyn Clock,
    /// Environment variables and files.
    pub environment: &'a dyn Environment,
}
