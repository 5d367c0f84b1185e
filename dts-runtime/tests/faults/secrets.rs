//! The secrets in use. Each has characters that travel percent-encoded.

pub(crate) const KEY: &str = "Acc3ss/Key+Secret=of-the test";
pub(crate) const TOKEN: &str = "S3curity/Token+of=the-test";
/// A parameter of requests.
pub(crate) const PASSWORD: &str = "P4ss word&+/of=the-job";
/// A parameter of settings.
pub(crate) const EXTRA: &str = "Ext7a/secret+of=the settings";
/// A header of settings.
pub(crate) const HEADER: &str = "H3ader/secret+of=the-settings";
pub(crate) const PROXY_USER: &str = "user";
/// What [`guarded_proxy`](crate::proxy::guarded_proxy) wants.
pub(crate) const PROXY_PASSWORD: &str = "s3cret";
/// The same with the user, as a proxy is told.
const PROXY_BASIC: &str = "dXNlcjpzM2NyZXQ=";
/// In the query of a URI that gives keys.
pub(crate) const URI: &str = "Ur1/secret+of=the-keys";
/// What STS gives out.
pub(crate) const ISSUED_KEY: &str = "Issu3d/Key+Secret=of-sts";
pub(crate) const ISSUED_TOKEN: &str = "Issu3d/Token+of=sts";

pub(crate) const ALL: [&str; 10] =
    [KEY, TOKEN, PASSWORD, EXTRA, HEADER, PROXY_PASSWORD, PROXY_BASIC, URI, ISSUED_KEY, ISSUED_TOKEN];
