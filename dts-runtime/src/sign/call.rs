//! What is to be signed.

use std::time::SystemTime;

use super::{Endpoint, Method, PreparedRequest, SignError, acs3, rpc_v1, unsigned};
use crate::{Parameters, Secret};

/// Which signature a request carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// Signature version 1.0 of RPC-style calls, HMAC-SHA1: the one that guides describe and every gateway knows.
    #[default]
    RpcV1,
    /// ACS3-HMAC-SHA256: in headers, covers path and body. Newer gateways know it.
    Acs3HmacSha256,
}

/// The language of the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AnswerFormat {
    /// JSON.
    #[default]
    Json,
    /// XML, which gateways give to those who do not ask.
    Xml,
}

/// An access key. `Debug` shows neither the secret nor the token.
#[derive(Clone, Copy, Debug)]
pub struct AccessKey<'a> {
    /// ID of the key.
    pub id: &'a str,
    /// Secret of the key.
    pub secret: &'a Secret,
    /// Security token of a temporary key.
    pub token: Option<&'a Secret>,
}

/// A body that is no form.
#[derive(Clone, Copy)]
pub struct RawBody<'a> {
    /// What it is; `application/octet-stream` where it is not said.
    pub content_type: Option<&'a str>,
    /// The body.
    pub content: &'a [u8],
}

/// A call of an action, to be signed.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use dts_runtime::{ExtraParameters, Parameters, Secret, sign::{AccessKey, Call, Endpoint}};
///
/// let endpoint: Endpoint = "dts.aliyuncs.com".parse()?;
/// let mut parameters = ExtraParameters::default();
/// parameters.query("Region", "cn-hangzhou");
/// parameters.body("DbList", "{}");
/// let parameters = Parameters::from(&parameters);
///
/// let secret = Secret::from("testsecret");
/// let key = AccessKey { id: "testid", secret: &secret, token: None };
/// let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_596_441_600);
/// let request = Call::new(&endpoint, "2020-01-01", "ModifyDtsJob", &parameters).sign(key, time, "nonce-0001")?;
///
/// assert_eq!(request.url, "https://dts.aliyuncs.com/?Region=cn-hangzhou");
/// assert!(request.body.starts_with(b"AccessKeyId=testid&Action=ModifyDtsJob&DbList=%7B%7D&Format=JSON&"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Call<'a> {
    pub(super) endpoint: &'a Endpoint,
    pub(super) version: &'a str,
    pub(super) action: &'a str,
    pub(super) parameters: &'a Parameters<'a>,
    pub(super) method: Method,
    pub(super) algorithm: Algorithm,
    pub(super) format: AnswerFormat,
    pub(super) product: Option<&'a str>,
    pub(super) region_id: Option<&'a str>,
    pub(super) path: Option<&'a str>,
    pub(super) headers: &'a [(&'a str, &'a str)],
    pub(super) body: Option<RawBody<'a>>,
    pub(super) secrets_in_url: bool,
}

impl<'a> Call<'a> {
    /// A call by POST, signed with RPC v1, that asks for JSON.
    pub fn new(endpoint: &'a Endpoint, version: &'a str, action: &'a str, parameters: &'a Parameters<'a>) -> Self {
        Self {
            endpoint,
            version,
            action,
            parameters,
            method: Method::default(),
            algorithm: Algorithm::default(),
            format: AnswerFormat::default(),
            product: None,
            region_id: None,
            path: None,
            headers: &[],
            body: None,
            secrets_in_url: false,
        }
    }

    /// Sets the method.
    ///
    /// Parameters that travel in the form body need one, so a GET is for requests that have only query parameters.
    #[must_use]
    pub fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// Sets the signature.
    #[must_use]
    pub fn algorithm(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = algorithm;
        self
    }

    /// Sets the language of the answer.
    #[must_use]
    pub fn format(mut self, format: AnswerFormat) -> Self {
        self.format = format;
        self
    }

    /// Adds the parameter `Product`, for a gateway that serves all products at one endpoint.
    #[must_use]
    pub fn product(mut self, product: &'a str) -> Self {
        self.product = Some(product);
        self
    }

    /// Adds the parameter `RegionId`, unless the parameters have one.
    #[must_use]
    pub fn region_id(mut self, region_id: &'a str) -> Self {
        self.region_id = Some(region_id);
        self
    }

    /// Sets the path of a REST-style call, which follows that of the endpoint: `/api/v1/clusters`.
    ///
    /// `%XX` in it stays, other characters that can't stand in a URL are encoded. Needs ACS3: RPC v1 signs no path.
    #[must_use]
    pub fn path(mut self, path: &'a str) -> Self {
        self.path = Some(path);
        self
    }

    /// Sets further headers. Those with `x-acs-` are signed with ACS3. Of several with one name the last travels.
    #[must_use]
    pub fn headers(mut self, headers: &'a [(&'a str, &'a str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets a body that is no form. ACS3 signs it, RPC v1 does not; with RPC v1, the common parameters and the
    /// signature travel in the query.
    #[must_use]
    pub fn body(mut self, body: RawBody<'a>) -> Self {
        self.body = Some(body);
        self
    }

    /// Allows passwords and security tokens in the URL, where proxies, servers and browsers write them down.
    ///
    /// Without it, a call that can't do otherwise is refused: a GET or a raw body with a security token, signed with
    /// RPC v1, or a presigned URL with secret parameters.
    #[must_use]
    pub fn allow_secrets_in_url(mut self) -> Self {
        self.secrets_in_url = true;
        self
    }

    /// Signs it. Each attempt to send it takes a time and a nonce of its own.
    ///
    /// # Errors
    ///
    /// Where it can't be signed, or not without showing a secret; tells all reasons at once.
    pub fn sign(&self, key: AccessKey<'_>, time: SystemTime, nonce: &str) -> Result<PreparedRequest, SignError> {
        match self.algorithm {
            Algorithm::RpcV1 => rpc_v1::sign(self, key, time, nonce, rpc_v1::Dress::Request),
            Algorithm::Acs3HmacSha256 => acs3::sign(self, key, time, nonce),
        }
    }

    /// Prepares it without an access key, for the few actions that need none since another token says who calls.
    ///
    /// # Errors
    ///
    /// As [`sign`](Self::sign), and with a path or a raw body.
    pub fn unsigned(&self, time: SystemTime) -> Result<PreparedRequest, SignError> {
        unsigned::prepare(self, time)
    }

    /// A URL that makes the call when it is opened, for debugging; signed with RPC v1, whatever the settings say.
    ///
    /// All parameters stand in it, those of the form body too. It is good for one call within 15 minutes, and whoever
    /// has it can make that call.
    ///
    /// # Errors
    ///
    /// Where it would hold a secret parameter or a security token, unless [`allow_secrets_in_url`] is set; and as
    /// [`sign`](Self::sign).
    ///
    /// [`allow_secrets_in_url`]: Self::allow_secrets_in_url
    pub fn presigned_url(&self, key: AccessKey<'_>, time: SystemTime, nonce: &str) -> Result<String, SignError> {
        rpc_v1::sign(self, key, time, nonce, rpc_v1::Dress::Url).map(|request| request.url)
    }
}
