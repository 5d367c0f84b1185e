//! Keys of a role for a token of an identity provider.

use std::path::PathBuf;

use super::form::form;
use super::issued::missing;
use super::role::{Role, role_settings};
use super::utc::utc_text;
use super::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider, sts};
use crate::{BoxFuture, HttpRequest, Secret};

const NAME: &str = "oidc_role_arn";
const ROLE: &str = "ALIBABA_CLOUD_ROLE_ARN";
const PROVIDER: &str = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
const TOKEN_FILE: &str = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";

/// Assumes a role with a token of an OpenID Connect provider, as Kubernetes gives one to each pod, by
/// AssumeRoleWithOIDC of STS.
///
/// What is not given comes from `ALIBABA_CLOUD_ROLE_ARN`, `ALIBABA_CLOUD_OIDC_PROVIDER_ARN` and
/// `ALIBABA_CLOUD_OIDC_TOKEN_FILE`. The file is read for each call, since its token is renewed there. The token travels
/// in the body of the request.
#[derive(Clone, Debug, Default)]
pub struct OidcRole {
    pub(super) role: Role,
    pub(super) provider_arn: Option<String>,
    pub(super) token_file: Option<PathBuf>,
}

impl OidcRole {
    /// As the environment says.
    pub fn new() -> Self {
        Self::default()
    }

    /// The role, such as `acs:ram::1234567890123456:role/operator`.
    #[must_use]
    pub fn role_arn(mut self, arn: impl Into<String>) -> Self {
        self.role.arn = Some(arn.into());
        self
    }

    /// The identity provider, such as `acs:ram::1234567890123456:oidc-provider/cluster`.
    #[must_use]
    pub fn provider_arn(mut self, arn: impl Into<String>) -> Self {
        self.provider_arn = Some(arn.into());
        self
    }

    /// The file that holds the token. White space around the token is none of it.
    #[must_use]
    pub fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.token_file = Some(path.into());
        self
    }

    role_settings!();

    async fn assume(&self, context: &CredentialsContext<'_>) -> Result<Credentials, String> {
        let role = self.role.arn.clone().filter(|arn| !arn.is_empty()).or_else(|| context.variable(ROLE));
        let provider = self.provider_arn.clone().filter(|arn| !arn.is_empty()).or_else(|| context.variable(PROVIDER));
        let file = self.token_file.clone().filter(|path| !path.as_os_str().is_empty());
        let file = file.or_else(|| context.variable(TOKEN_FILE).map(PathBuf::from));
        let (Some(_), Some(provider), Some(file)) = (&role, &provider, &file) else {
            let settings = [(ROLE, role.is_some()), (PROVIDER, provider.is_some()), (TOKEN_FILE, file.is_some())];
            return Err(format!("not set: {}", missing(&settings)));
        };
        let url = self.role.endpoint.url(context)?;
        let own = self.role.parameters(context)?;
        let text = context.environment.read(file).map(Secret::from);
        let text = text.map_err(|error| format!("the token file `{}` can't be read: {error}", file.display()))?;
        let token = Secret::from(text.expose().trim());
        if token.expose().is_empty() {
            return Err(format!("the token file `{}` is empty", file.display()));
        }
        let timestamp = utc_text(context.clock.now());
        let mut parameters = vec![
            ("Action", "AssumeRoleWithOIDC"),
            ("Version", sts::VERSION),
            ("Format", "JSON"),
            ("Timestamp", &timestamp),
            ("OIDCProviderArn", provider),
            ("OIDCToken", token.expose()),
        ];
        parameters.extend(own.iter().map(|(name, value)| (*name, value.as_str())));
        let mut request = HttpRequest::new("POST", url.as_str());
        request.headers.push((String::from("content-type"), String::from("application/x-www-form-urlencoded")));
        request.body = form(&parameters).into_bytes();
        sts::send(context, &url, request, vec![token.clone()]).await
    }
}

impl CredentialsProvider for OidcRole {
    fn name(&self) -> &str {
        NAME
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(async move { self.assume(context).await.map_err(|reason| CredentialsError::new(NAME, reason)) })
    }
}
