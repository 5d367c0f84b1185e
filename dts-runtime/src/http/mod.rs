//! HTTP as the client sees it: a request, a response, and a [`Transport`] that exchanges one for the other.
//!
//! No type of an HTTP library is seen outside of the transports, so that tests and other stacks can plug in.

#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod body;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod bypass;
mod error;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod exchange;
mod fake;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod headers;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod proxy;
mod request;
#[cfg(feature = "reqwest")]
mod reqwest;
mod response;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod settings;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod target;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
mod tls;
#[cfg(feature = "blocking")]
mod ureq;

use std::pin::Pin;

pub use error::{TransportError, TransportErrorKind};
pub use fake::FakeTransport;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub use proxy::Proxy;
pub use request::HttpRequest;
#[cfg(feature = "reqwest")]
pub use reqwest::ReqwestTransport;
pub use response::HttpResponse;
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub use settings::HttpSettings;
#[cfg(feature = "blocking")]
pub use ureq::UreqTransport;

/// A future in a box, as object-safe traits give it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests over HTTP.
///
/// It sends what it is given and nothing else: no redirect is followed, no cookie is kept, no retry is made, and the
/// body of the answer is read whole, whatever its status. A body that is cut off is an error.
pub trait Transport: Send + Sync {
    /// Sends the request and reads the answer.
    fn send<'a>(&'a self, request: HttpRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>>;
}
