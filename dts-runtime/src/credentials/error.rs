//! Why there are no keys.

use std::{error::Error, fmt};

/// Why a provider gave no access key. Never holds a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialsError {
    provider: String,
    reason: String,
    tried: Vec<CredentialsError>,
}

impl CredentialsError {
    /// `reason` must not hold a secret: it is shown.
    pub fn new(provider: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { provider: provider.into(), reason: reason.into(), tried: Vec::new() }
    }

    /// None of these gave a key.
    pub fn none_of(provider: impl Into<String>, tried: Vec<CredentialsError>) -> Self {
        Self { provider: provider.into(), reason: String::from("no provider gave an access key"), tried }
    }

    /// A provider that needs another one, which gave no key.
    pub fn caused_by(provider: impl Into<String>, reason: impl Into<String>, cause: CredentialsError) -> Self {
        Self { provider: provider.into(), reason: reason.into(), tried: vec![cause] }
    }

    /// The provider's name.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// Why it gave nothing.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The providers that were tried in its place, in order.
    pub fn tried(&self) -> &[CredentialsError] {
        &self.tried
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.provider, self.reason.replace('\n', "\n  "))?;
        for error in &self.tried {
            write!(f, "\n- {}", error.to_string().replace('\n', "\n  "))?;
        }
        Ok(())
    }
}

impl Error for CredentialsError {}
