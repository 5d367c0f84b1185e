//! HTTP as the client sees it: a request, a response, and a [`Transport`] that exchanges one for the other.
//!
//! No type of an HTTP library is seen outside of the transports, so that tests and other stacks can plug in.

mod error;
mod request;
mod response;

use std::pin::Pin;

pub use error::{TransportError, TransportErrorKind};
pub use request::HttpRequest;
pub use response::HttpResponse;

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
