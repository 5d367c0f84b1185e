//! Keys from a web server of the user's.

use std::fmt;

use super::exchange::Service;
use super::issued::IssuedKeys;
use super::url::{Origin, shown_url};
use super::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider};
use crate::{BoxFuture, HttpRequest, Secret};

const NAME: &str = "credentials_uri";
const VARIABLE: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";

/// The keys that a GET of a URI gives, in JSON: `Code` with `Success`, `AccessKeyId`, `AccessKeySecret`,
/// `SecurityToken` and `Expiration`.
///
/// What the URI has in its query is taken for a secret.
#[derive(Clone, Default)]
pub struct CredentialsUri {
    uri: Option<Secret>,
}

impl CredentialsUri {
    /// The URI in `ALIBABA_CLOUD_CREDENTIALS_URI`.
    pub fn new() -> Self {
        Self::default()
    }

    /// This URI.
    pub fn at(uri: impl Into<Secret>) -> Self {
        Self { uri: Some(uri.into()) }
    }

    async fn ask(&self, context: &CredentialsContext<'_>) -> Result<Credentials, String> {
        let uri = self.uri.clone().filter(|uri| !uri.expose().is_empty());
        let Some(uri) = uri.or_else(|| context.variable(VARIABLE).map(Secret::from)) else {
            return Err(format!("not set: `{VARIABLE}`"));
        };
        let whole = uri.expose();
        if Origin::of(whole).is_none() {
            return Err(String::from("the URI is no URL of http or https without a user name"));
        }
        let query = Secret::from(whole.split_once('?').map_or("", |(_, query)| query));
        let service =
            Service { name: format!("the credentials URI `{}`", shown_url(whole)), secrets: vec![uri.clone(), query] };
        let request = HttpRequest::new("GET", whole);
        let keys: IssuedKeys = service.ask(context, request).await?;
        match keys.code() {
            Some("Success") => {
                keys.into_credentials().map_err(|reason| format!("{} gave no keys: {reason}", service.name))
            }
            Some(code) => Err(format!("{} gave no keys: `Code` is {:?}", service.name, service.harmless(code))),
            None => Err(format!("{} gave no keys: the answer lacks `Code`", service.name)),
        }
    }
}

impl CredentialsProvider for CredentialsUri {
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

impl fmt::Debug for CredentialsUri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = self.uri.as_ref().map(|uri| shown_url(uri.expose()));
        f.debug_struct("CredentialsUri").field("uri", &uri).finish()
    }
}
