//! Keys of the role of an ECS instance.

use std::time::Duration;

use super::exchange::Service;
use super::issued::IssuedKeys;
use super::url::shown_url;
use super::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider};
use crate::{BoxFuture, HttpRequest, HttpResponse, Secret, TransportErrorKind};

const NAME: &str = "ecs_ram_role";
const DISABLED: &str = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
const ROLE: &str = "ALIBABA_CLOUD_ECS_METADATA";
const V1_DISABLED: &str = "ALIBABA_CLOUD_IMDSV1_DISABLED";

const SERVICE: &str = "http://100.100.100.200";
const TOKEN_PATH: &str = "/latest/api/token";
const ROLES_PATH: &str = "/latest/meta-data/ram/security-credentials/";
const TOKEN_HEADER: &str = "X-aliyun-ecs-metadata-token";
const LIFETIME_HEADER: &str = "X-aliyun-ecs-metadata-token-ttl-seconds";

/// The service is on the same machine: whoever waits longer is on none that has it.
const SHORT: Duration = Duration::from_secs(1);
const LONGEST_CALL: Duration = Duration::from_secs(5);

/// The keys of the RAM role that an ECS instance has, from the instance's metadata service.
///
/// The service is asked for a token first (its version 2). Where it gives none, or refuses what the token is for, it is
/// asked without (version 1), unless that is [turned off](Self::without_v1) or `ALIBABA_CLOUD_IMDSV1_DISABLED` is
/// `true`. With `ALIBABA_CLOUD_ECS_METADATA_DISABLED` as `true` it is not asked at all.
#[derive(Clone, Debug, Default)]
pub struct EcsRamRole {
    role: Option<String>,
    service: Option<String>,
    without_v1: bool,
}

impl EcsRamRole {
    /// The role in `ALIBABA_CLOUD_ECS_METADATA`, or else the one that the service names.
    pub fn new() -> Self {
        Self::default()
    }

    /// The name of the role, which saves a request.
    #[must_use]
    pub fn role(mut self, name: impl Into<String>) -> Self {
        self.role = Some(name.into());
        self
    }

    /// Never asks without a token.
    #[must_use]
    pub fn without_v1(mut self) -> Self {
        self.without_v1 = true;
        self
    }

    /// The URL of the service, up to its path: `http://100.100.100.200` where nothing else is said.
    #[must_use]
    pub fn service(mut self, url: impl Into<String>) -> Self {
        self.service = Some(url.into());
        self
    }

    async fn ask(&self, context: &CredentialsContext<'_>) -> Result<Credentials, String> {
        if context.is_on(DISABLED) {
            return Err(format!("turned off by `{DISABLED}`"));
        }
        let url = self.service.as_deref().unwrap_or(SERVICE).trim_end_matches('/');
        let mut metadata = Metadata {
            url,
            service: Service { name: format!("the metadata service at `{}`", shown_url(url)), secrets: vec![] },
            context,
            token: None,
            without_v1: self.without_v1 || context.is_on(V1_DISABLED),
        };
        metadata.take_token().await?;
        let role = match self.role.clone().filter(|role| !role.is_empty()).or_else(|| context.variable(ROLE)) {
            Some(role) => role,
            None => metadata.role().await?,
        };
        if !is_role_name(&role) {
            return Err(format!("{role:?} is no name of a role: letters, digits and `.@-_` are expected"));
        }
        let response = metadata.get(&format!("{ROLES_PATH}{role}")).await?;
        let service = &metadata.service;
        match response.status {
            200 => {}
            404 => return Err(format!("{} knows no role `{role}` of this instance", service.name)),
            _ => return Err(service.refusal(&response)),
        }
        let keys: IssuedKeys = service.read(&response)?;
        match keys.code() {
            Some("Success") => {
                keys.into_credentials().map_err(|reason| format!("{} gave no keys: {reason}", service.name))
            }
            Some(code) => Err(format!("{} gave no keys: `Code` is {:?}", service.name, service.harmless(code))),
            None => Err(format!("{} gave no keys: the answer lacks `Code`", service.name)),
        }
    }
}

/// The service, in the course of one look-up.
struct Metadata<'a> {
    url: &'a str,
    service: Service,
    context: &'a CredentialsContext<'a>,
    token: Option<Secret>,
    without_v1: bool,
}

impl Metadata<'_> {
    /// Asks for a token. Without one it goes on, where it may.
    async fn take_token(&mut self) -> Result<(), String> {
        let mut request = self.request("PUT", TOKEN_PATH);
        request.headers.push((String::from(LIFETIME_HEADER), String::from("21600")));
        let reason = match self.service.send(self.context, request).await {
            Ok(response) if response.status == 200 => match String::from_utf8(response.body).map(Secret::from) {
                Ok(token) if is_token(token.expose().trim()) => {
                    let token = Secret::from(token.expose().trim());
                    self.service.secrets.push(token.clone());
                    self.token = Some(token);
                    return Ok(());
                }
                _ => format!("{} gave no token, but something else", self.service.name),
            },
            Ok(response) => self.service.refusal(&response),
            Err(error) => {
                let reason = self.service.silence(&error);
                // Nobody is there: asking without a token would only take its time again.
                if matches!(error.kind(), TransportErrorKind::Connect | TransportErrorKind::ConnectTimeout) {
                    return Err(reason);
                }
                reason
            }
        };
        if self.without_v1 { Err(format!("no token: {reason}")) } else { Ok(()) }
    }

    /// The name of the instance's role.
    async fn role(&mut self) -> Result<String, String> {
        let response = self.get(ROLES_PATH).await?;
        match response.status {
            200 => {}
            404 => return Err(format!("{} says that the instance has no RAM role", self.service.name)),
            _ => return Err(self.service.refusal(&response)),
        }
        let text = String::from_utf8_lossy(&response.body);
        let role = text.lines().next().unwrap_or_default().trim();
        if is_role_name(role) {
            return Ok(role.to_owned());
        }
        Err(format!("{} gave no name of a role, but something else", self.service.name))
    }

    /// Gets a page, with the token where there is one, and again without where that fails.
    async fn get(&mut self, path: &str) -> Result<HttpResponse, String> {
        if let Some(token) = &self.token {
            let mut request = self.request("GET", path);
            request.headers.push((String::from(TOKEN_HEADER), token.expose().to_owned()));
            match self.service.send(self.context, request).await {
                Ok(response) if response.status == 200 || self.without_v1 => return Ok(response),
                Err(error) if self.without_v1 => return Err(self.service.silence(&error)),
                _ => {}
            }
        }
        let request = self.request("GET", path);
        self.service.send(self.context, request).await.map_err(|error| self.service.silence(&error))
    }

    fn request(&self, method: &str, path: &str) -> HttpRequest {
        let mut request = HttpRequest::new(method, format!("{}{path}", self.url));
        request.connect_timeout = SHORT;
        request.read_timeout = SHORT;
        request.timeout = Some(LONGEST_CALL);
        request
    }
}

/// Whether the text can stand in a header.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_role_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".@-_".contains(&byte))
}

impl CredentialsProvider for EcsRamRole {
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
