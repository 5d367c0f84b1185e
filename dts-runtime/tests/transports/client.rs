//! Both transports, as one kind of client.

use std::{fmt::Write, time::Duration};

use dts_runtime::{HttpRequest, HttpResponse, HttpSettings, Transport, TransportError};

/// What no text may show.
pub(crate) const SECRET: &str = "s3cret";

/// A transport and what drives it.
pub(crate) struct Client {
    pub(crate) name: &'static str,
    transport: Box<dyn Transport>,
    shown: String,
    #[cfg(feature = "reqwest")]
    runtime: Option<tokio::runtime::Runtime>,
}

/// Makes a client of one kind.
pub(crate) type Make = fn(&HttpSettings) -> Result<Client, TransportError>;

/// The transports that are built. What they log is watched from now on.
pub(crate) fn kinds() -> impl Iterator<Item = Make> {
    crate::logs::watch();
    let kinds: &[Make] = &[
        #[cfg(feature = "reqwest")]
        reqwest,
        #[cfg(feature = "blocking")]
        ureq,
    ];
    kinds.iter().copied()
}

#[cfg(feature = "reqwest")]
fn reqwest(settings: &HttpSettings) -> Result<Client, TransportError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let transport = dts_runtime::ReqwestTransport::new(settings)?;
    let shown = format!("{transport:?}");
    Ok(Client { name: "reqwest", transport: Box::new(transport), shown, runtime: Some(runtime) })
}

#[cfg(feature = "blocking")]
fn ureq(settings: &HttpSettings) -> Result<Client, TransportError> {
    let transport = dts_runtime::UreqTransport::new(settings)?;
    let shown = format!("{transport:?}");
    Ok(Client {
        name: "ureq",
        transport: Box::new(transport),
        shown,
        #[cfg(feature = "reqwest")]
        runtime: None,
    })
}

/// Settings without a proxy, whatever the environment of the tests says.
pub(crate) fn direct() -> HttpSettings {
    HttpSettings::new().without_proxy()
}

/// A request with secrets wherever they may be, and short timeouts.
pub(crate) fn request(url: &str) -> HttpRequest {
    let mark = if url.contains('?') { '&' } else { '?' };
    let mut request = HttpRequest::new("POST", format!("{url}{mark}Signature={SECRET}"));
    request.headers.push((String::from("authorization"), format!("ACS3-HMAC-SHA256 Signature={SECRET}")));
    request.body = format!("Password={SECRET}").into_bytes();
    request.connect_timeout = Duration::from_secs(10);
    request.read_timeout = Duration::from_secs(10);
    request
}

impl Client {
    /// A client of each kind with these settings.
    pub(crate) fn each(settings: &HttpSettings) -> impl Iterator<Item = Self> {
        kinds().map(move |make| make(settings).unwrap())
    }

    /// Sends. Whatever is told of it shows no secret.
    pub(crate) fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let mut shown = format!("{request:?} {}", self.shown);
        let result = self.run(self.transport.send(request));
        match &result {
            Ok(answer) => write!(shown, "{answer:?}"),
            Err(error) => write!(shown, "{error} {error:?} {:?}", std::error::Error::source(error)),
        }
        .unwrap();
        assert!(!shown.contains(SECRET), "{}: {shown}", self.name);
        // Nor in the form that proxies are told.
        assert!(!shown.contains("Basic "), "{}: {shown}", self.name);
        assert_eq!(crate::logs::with_secrets(), [""; 0], "{}", self.name);
        result
    }

    /// Starts to send, and gives up after a while.
    pub(crate) fn give_up(&self, request: HttpRequest, after: Duration) {
        #[cfg(feature = "reqwest")]
        if let Some(runtime) = &self.runtime {
            let sending = self.transport.send(request);
            let result = runtime.block_on(async { tokio::time::timeout(after, sending).await });
            assert!(result.is_err(), "it was to be given up");
            return;
        }
        // This kind can't be given up once it was polled.
        let _ = after;
        drop(self.transport.send(request));
    }

    #[cfg(feature = "reqwest")]
    fn run<T>(&self, future: impl Future<Output = T> + Unpin) -> T {
        match &self.runtime {
            Some(runtime) => runtime.block_on(future),
            None => at_once(future),
        }
    }

    #[cfg(not(feature = "reqwest"))]
    fn run<T>(&self, future: impl Future<Output = T> + Unpin) -> T {
        at_once(future)
    }
}

/// A blocking transport is ready when it is polled first.
fn at_once<T>(mut future: impl Future<Output = T> + Unpin) -> T {
    use std::{
        pin::Pin,
        task::{Context, Poll, Waker},
    };
    match Pin::new(&mut future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a blocking transport must not wait for a waker"),
    }
}
