//! Keys of CloudSSO, for the access token of a sign-in.

use std::time::Duration;

use super::profile::CloudSsoMembers;
use crate::credentials::decoded::decoded;
use crate::credentials::exchange::Service;
use crate::credentials::issued::IssuedKeys;
use crate::credentials::url::Origin;
use crate::credentials::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider};
use crate::{BoxFuture, HttpRequest, Value};

const NAME: &str = "cloud_sso";

const LONGEST_CALL: Duration = Duration::from_secs(30);

/// Asks the site of the sign-in for keys.
pub(super) struct CloudSso {
    url: String,
    members: CloudSsoMembers,
}

impl CloudSso {
    /// Refuses a site that would get the token in the clear.
    pub(super) fn new(members: CloudSsoMembers) -> Result<Self, String> {
        let origin = Origin::of(&members.url).filter(|origin| origin.scheme == "https" || origin.is_loopback());
        let Some(origin) = origin else { return Err(String::from("its `cloud_sso_sign_in_url` is no `https://` URL")) };
        let url = format!("{}://{}/cloud-credentials", origin.scheme, origin.host);
        Ok(Self { url, members })
    }

    async fn ask(&self, context: &CredentialsContext<'_>) -> Result<Credentials, String> {
        let members = &self.members;
        let service = Service { name: format!("CloudSSO at `{}`", self.url), secrets: vec![members.token.clone()] };
        let mut request = HttpRequest::new("POST", self.url.as_str());
        let header = |name: &str, value: String| (name.to_owned(), value);
        request.headers = vec![
            header("accept", String::from("application/json")),
            header("content-type", String::from("application/json")),
            header("authorization", format!("Bearer {}", members.token.expose())),
        ];
        let body = [("AccountId", &members.account), ("AccessConfigurationId", &members.configuration)];
        let body = Value::map(body.map(|(name, value)| (name.to_owned(), Value::from(value.as_str()))).into());
        request.body = body.to_string().into_bytes();
        request.timeout = Some(LONGEST_CALL);
        let answer: Answer = service.ask(context, request).await?;
        let keys =
            answer.cloud_credential.ok_or_else(|| format!("the answer of {} lacks `CloudCredential`", service.name))?;
        keys.into_credentials().map_err(|reason| format!("{} gave no keys: {reason}", service.name))
    }
}

#[derive(Default)]
struct Answer {
    cloud_credential: Option<IssuedKeys>,
}

decoded!(Answer {
    "CloudCredential" => cloud_credential,
});

impl CredentialsProvider for CloudSso {
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
