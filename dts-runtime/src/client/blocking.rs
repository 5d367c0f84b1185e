//! The client for programs without an async runtime.

use std::fmt;

use super::{CallSettings, ClientBuilder, Reply, UntypedCall};
use crate::{Answer, Error, Paged, Request, Secret, Wait, block_on::block_on, sign::PreparedRequest};

/// Calls actions, on the thread that asks. It is the [client](crate::Client) of async programs, with the same methods,
/// over ureq.
///
/// ```no_run
/// # fn example<R: dts_runtime::Request>(request: R) -> Result<(), Box<dyn std::error::Error>> {
/// use dts_runtime::{Credentials, blocking::Client};
///
/// let client = Client::builder()
///     .region("cn-hangzhou")
///     .credentials(Credentials::new("LTAI5tExampleKeyId", "ExampleKeySecret"))
///     .build()?;
/// let reply = client.send(&request)?;
/// println!("request id {:?}", reply.request_id());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(crate::Client);

impl Client {
    pub(super) fn new(client: crate::Client) -> Self {
        Self(client)
    }

    /// Says how a client is made.
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new()
    }

    /// As [`Client::from_environment`](crate::Client::from_environment).
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`].
    pub fn from_environment(region: impl Into<String>) -> Result<Self, Error> {
        Self::builder().region(region).build()
    }

    /// The same client, whose calls are made otherwise.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(CallSettings) -> CallSettings) -> Self {
        Self(self.0.with(change))
    }

    /// As [`Client::send`](crate::Client::send).
    ///
    /// # Errors
    ///
    /// The same.
    pub fn send<R: Request>(&self, request: R) -> Result<Reply<R::Response>, Error> {
        block_on(self.0.send(request))
    }

    /// As [`Client::call`](crate::Client::call).
    ///
    /// # Errors
    ///
    /// The same.
    pub fn call<N: Into<String>, V: Into<String>>(
        &self,
        product: &str,
        version: &str,
        action: &str,
        parameters: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Answer, Error> {
        block_on(self.0.call(product, version, action, parameters))
    }

    /// As [`Client::request`](crate::Client::request).
    ///
    /// # Errors
    ///
    /// The same.
    pub fn request(&self, call: &UntypedCall) -> Result<Answer, Error> {
        block_on(self.0.request(call))
    }

    /// As [`Client::sign`](crate::Client::sign).
    ///
    /// # Errors
    ///
    /// The same.
    pub fn sign<R: Request>(&self, request: R) -> Result<PreparedRequest, Error> {
        block_on(self.0.sign(request))
    }

    /// As [`Client::presigned_url`](crate::Client::presigned_url).
    ///
    /// # Errors
    ///
    /// The same.
    pub fn presigned_url<R: Request>(&self, request: R) -> Result<Secret, Error> {
        block_on(self.0.presigned_url(request))
    }

    /// The pages of a request, one call after the other; as [`Client::pages`](crate::Client::pages), but the first error
    /// ends them.
    pub fn pages<R: Paged>(&self, request: R) -> Pages<R> {
        Pages { pages: self.0.pages(request), is_over: false }
    }

    /// The results of a request, from as many pages as they come in; the first error ends them.
    ///
    /// ```no_run
    /// # fn example<R: dts_runtime::Paged>(client: dts_runtime::blocking::Client, request: R) -> Result<(), dts_runtime::Error> {
    /// let all = client.items(request).collect::<Result<Vec<_>, _>>()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn items<R: Paged>(&self, request: R) -> Results<R> {
        Results { items: self.0.items(request), is_over: false }
    }

    /// As [`Client::wait`](crate::Client::wait).
    ///
    /// # Errors
    ///
    /// The same.
    pub fn wait<R: Request>(&self, wait: Wait<R>) -> Result<Reply<R::Response>, Error> {
        block_on(self.0.wait(wait))
    }
}

/// Shows no secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Client").field(&self.0).finish()
    }
}

/// The pages of a request, one call after the other. The first error ends them.
#[must_use = "an iterator asks when it is asked"]
pub struct Pages<R: Paged> {
    pages: super::Pages<R>,
    is_over: bool,
}

impl<R: Paged> Iterator for Pages<R> {
    type Item = Result<Reply<R::Response>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let page = block_on(self.pages.next());
        self.is_over = !matches!(page, Some(Ok(_)));
        page
    }
}

/// The results of a request, page after page. The first error ends them.
#[must_use = "an iterator asks when it is asked"]
pub struct Results<R: Paged> {
    items: super::Results<R>,
    is_over: bool,
}

impl<R: Paged> Iterator for Results<R> {
    type Item = Result<R::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let item = block_on(self.items.next());
        self.is_over = !matches!(item, Some(Ok(_)));
        item
    }
}

/// Shows neither request nor results.
impl<R: Paged> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Pages").field(&self.pages).finish()
    }
}

/// Shows neither request nor results.
impl<R: Paged> fmt::Debug for Results<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Results").field(&self.items).finish()
    }
}
