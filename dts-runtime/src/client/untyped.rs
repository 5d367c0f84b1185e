//! Calls of actions that no bindings know.

use std::fmt;

use crate::{
    ExtraParameters,
    sign::{Method, RawBody},
};

/// A call of any action of any product, from names and texts: what other SDKs call a common request.
///
/// Parameters travel in the form body unless they are put into the query: nobody knows which of them are secret.
///
/// ```
/// use dts_runtime::{UntypedCall, sign::Method};
///
/// let rpc = UntypedCall::new("Dts", "2020-01-01", "DescribeDtsJobs").query("Region", "cn-hangzhou");
/// let rest = UntypedCall::new("CS", "2015-12-15", "DescribeClustersV1")
///     .method(Method::Get)
///     .path("/api/v1/clusters")
///     .query("page_number", "1");
/// let json = UntypedCall::new("CS", "2015-12-15", "CreateCluster").path("/clusters").json(r#"{"name":"example"}"#);
/// ```
#[derive(Clone)]
#[must_use]
pub struct UntypedCall {
    pub(super) product: String,
    pub(super) version: String,
    pub(super) action: String,
    pub(super) parameters: ExtraParameters,
    pub(super) method: Option<Method>,
    pub(super) path: Option<String>,
    pub(super) body: Option<(Option<String>, Vec<u8>)>,
    pub(super) idempotent: bool,
}

impl UntypedCall {
    /// A call of this product, API version and action, by their names on the wire.
    pub fn new(product: impl Into<String>, version: impl Into<String>, action: impl Into<String>) -> Self {
        Self {
            product: product.into(),
            version: version.into(),
            action: action.into(),
            parameters: ExtraParameters::default(),
            method: None,
            path: None,
            body: None,
            idempotent: false,
        }
    }

    /// Adds a parameter that travels in the query.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.query(name, value);
        self
    }

    /// Adds a parameter that travels in the form body: the place for large texts and for secrets.
    pub fn form(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.body(name, value);
        self
    }

    /// The HTTP method, instead of the client's.
    pub fn method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self
    }

    /// The path of a REST-style call, behind that of the endpoint. It is signed with ACS3, whatever the client does
    /// otherwise.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// A body that is no form, and its content type.
    pub fn body(mut self, content_type: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        self.body = Some((Some(content_type.into()), content.into()));
        self
    }

    /// A body of JSON.
    pub fn json(self, content: impl Into<Vec<u8>>) -> Self {
        self.body("application/json; charset=utf-8", content)
    }

    /// Says that repeating the call does no harm, so that it may be retried whatever has failed.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = idempotent;
        self
    }

    pub(super) fn raw_body(&self) -> Option<RawBody<'_>> {
        self.body.as_ref().map(|(content_type, content)| RawBody { content_type: content_type.as_deref(), content })
    }
}

/// Shows no value of a parameter, and no body.
impl fmt::Debug for UntypedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UntypedCall")
            .field("product", &self.product)
            .field("version", &self.version)
            .field("action", &self.action)
            .field("parameters", &self.parameters)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("body", &self.body.as_ref().map(|(_, content)| format!("{} bytes", content.len())))
            .field("idempotent", &self.idempotent)
            .finish()
    }
}
