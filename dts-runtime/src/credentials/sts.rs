//! The security token service: where it is, and its answer.

use std::time::Duration;

use super::decoded::decoded;
use super::exchange::Service;
use super::issued::IssuedKeys;
use super::url::Origin;
use super::{Credentials, CredentialsContext};
use crate::{HttpRequest, Secret};

/// Longest time for a call, however slowly the answer drips in.
const LONGEST_CALL: Duration = Duration::from_secs(30);

/// The version of the API.
pub(super) const VERSION: &str = "2015-04-01";

const REGION: &str = "ALIBABA_CLOUD_STS_REGION";
const VPC: &str = "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED";

/// Where STS is.
///
/// | given | STS is at |
/// |---|---|
/// | [`at`](Self::at) | that host |
/// | a region | `sts.<region>.aliyuncs.com` |
/// | a region, within its network ([`vpc`](Self::vpc)) | `sts-vpc.<region>.aliyuncs.com` |
/// | no region, whatever the network | `sts.aliyuncs.com` |
///
/// What is not given comes from `ALIBABA_CLOUD_STS_REGION` and `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED` (`true`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StsEndpoint {
    host: Option<String>,
    region: Option<String>,
    vpc: Option<bool>,
}

impl StsEndpoint {
    /// As the environment says.
    pub fn new() -> Self {
        Self::default()
    }

    /// A host, with a port and a path where it has them: `sts-vpc.cn-region-1.example.com`. It is called over HTTPS
    /// unless it starts with `http://`.
    pub fn at(host: impl Into<String>) -> Self {
        Self { host: Some(host.into()), ..Self::default() }
    }

    /// The host of a region.
    pub fn region(region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..Self::default() }
    }

    /// Whether to call the host within the region's network.
    #[must_use]
    pub fn vpc(mut self, vpc: bool) -> Self {
        self.vpc = Some(vpc);
        self
    }

    /// The URL. Says why there is none.
    pub(super) fn url(&self, context: &CredentialsContext<'_>) -> Result<String, String> {
        if let Some(host) = self.host.as_deref().filter(|host| !host.is_empty()) {
            return url_of(host);
        }
        let region = self.region.clone().filter(|region| !region.is_empty());
        let Some(region) = region.or_else(|| context.variable(REGION)) else {
            return Ok(String::from("https://sts.aliyuncs.com/"));
        };
        if !region.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
            return Err(format!(
                "the region of STS, {region:?}, has characters other than letters, digits, `-` and `_`"
            ));
        }
        let prefix = if self.vpc.unwrap_or_else(|| context.is_on(VPC)) { "sts-vpc" } else { "sts" };
        Ok(format!("https://{prefix}.{region}.aliyuncs.com/"))
    }
}

fn url_of(host: &str) -> Result<String, String> {
    let url = if host.contains("://") { host.to_owned() } else { format!("https://{host}") };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '?' | '#' | '@' | '\\');
    match Origin::of(&url) {
        Some(origin) if origin.rest.is_empty() => Ok(url + "/"),
        Some(origin) if origin.rest.chars().all(plain) => Ok(url),
        _ => Err(String::from("the endpoint of STS is no host with maybe a port and a path, of http or https")),
    }
}

/// Sends a call to STS at `url` and reads the keys in its answer.
pub(super) async fn send(
    context: &CredentialsContext<'_>,
    url: &str,
    mut request: HttpRequest,
    secrets: Vec<Secret>,
) -> Result<Credentials, String> {
    let service = Service { name: format!("STS at `{url}`"), secrets };
    request.timeout = Some(LONGEST_CALL);
    let answer: Answer = service.ask(context, request).await?;
    let keys = answer.credentials.ok_or_else(|| format!("the answer of {} lacks `Credentials`", service.name))?;
    keys.into_credentials().map_err(|reason| format!("{} gave no keys: {reason}", service.name))
}

#[derive(Default)]
struct Answer {
    credentials: Option<IssuedKeys>,
}

decoded!(Answer {
    "Credentials" => credentials,
});
