//! One exchange: whom it talks to, and the words for what fails in it, which are the same for both transports.

use std::{error::Error, io, time::Duration};

use rustls::{CertificateError, Error as TlsError};

use super::{
    HttpRequest,
    proxy::{Proxies, ProxyServer},
    target::Target,
};
use crate::{TransportError, TransportErrorKind as Kind};

/// One exchange. The texts of its failures hold nothing of the request but host and port.
#[derive(Clone, Debug)]
pub(crate) struct Exchange<'a> {
    pub(crate) target: Target,
    pub(crate) proxy: Option<&'a ProxyServer>,
    connect_timeout: Duration,
    read_timeout: Duration,
    pub(crate) limit: Option<Duration>,
}

impl<'a> Exchange<'a> {
    pub(crate) fn new(request: &HttpRequest, proxies: &'a Proxies) -> Result<Self, TransportError> {
        let target = Target::of(&request.url)?;
        let proxy = proxies.for_target(&target);
        let HttpRequest { connect_timeout, read_timeout, timeout, .. } = *request;
        Ok(Self { target, proxy, connect_timeout, read_timeout, limit: timeout })
    }

    /// No connection.
    pub(crate) fn not_connected(&self, cause: &dyn Error) -> TransportError {
        let whom = match self.proxy {
            Some(proxy) => format!("the proxy {} for {}", proxy.target, self.target),
            None => self.target.to_string(),
        };
        TransportError::new(Kind::Connect, format!("can't connect to {whom}: {cause}"))
    }

    /// No connection in time.
    pub(crate) fn not_connected_in_time(&self) -> TransportError {
        let message = format!("no connection to {} within {:?}", self.whom(), self.connect_timeout);
        TransportError::new(Kind::ConnectTimeout, message)
    }

    /// All of it took too long.
    pub(crate) fn out_of_time(&self, unsent: bool) -> TransportError {
        let limit = self.limit.unwrap_or_default();
        if unsent {
            let message = format!("no connection to {} within the {limit:.0?} left of the whole call", self.whom());
            TransportError::new(Kind::ConnectTimeout, message)
        } else {
            let message = format!("{} did not answer within the {limit:.0?} left of the whole call", self.whom());
            TransportError::new(Kind::Timeout, message)
        }
    }

    /// The server is silent.
    pub(crate) fn silent(&self) -> TransportError {
        let message = format!("{} sent nothing for {:?}", self.whom(), self.read_timeout);
        TransportError::new(Kind::Timeout, message)
    }

    /// The handshake failed.
    pub(crate) fn no_tls(&self, cause: &TlsError) -> TransportError {
        let help = match cause {
            TlsError::InvalidCertificate(CertificateError::UnknownIssuer) => {
                "; where a private CA has signed it, or the server itself, give that certificate to \
                 `HttpSettings::ca_certificates`"
            }
            TlsError::InvalidMessage(_) => "; does the server speak plain `http://` on this port?",
            _ => "",
        };
        TransportError::new(Kind::Tls, format!("no TLS with {}: {cause}{help}", self.whom()))
    }

    /// The proxy will not pass the request on.
    pub(crate) fn refused_by_proxy(&self, how: &str) -> TransportError {
        let proxy = self.proxy.map(|proxy| format!(" {}", proxy.target)).unwrap_or_default();
        let message = format!("the proxy{proxy} does not connect to {}: {how}", self.target);
        TransportError::new(Kind::Proxy, message)
    }

    /// The connection broke, and the request may have been done.
    pub(crate) fn broken(&self, cause: &dyn Error) -> TransportError {
        let message = format!("the connection to {} broke before the answer was whole: {cause}", self.whom());
        TransportError::new(Kind::Broken, message)
    }

    /// What came is not HTTP.
    pub(crate) fn not_http(&self, how: &str) -> TransportError {
        TransportError::new(Kind::Protocol, format!("what {} sent is not HTTP: {how}", self.whom()))
    }

    /// The answer is longer than wanted.
    pub(crate) fn body_too_long(&self, longest: usize) -> TransportError {
        let message = format!(
            "the answer of {} is longer than {longest} bytes; `HttpSettings::max_body_length` allows more",
            self.target
        );
        TransportError::new(Kind::Other, message)
    }

    /// Whether this answer is the proxy's own: it wants a user and password, and has not passed on the request.
    pub(crate) fn check_status(&self, status: u16) -> Result<(), TransportError> {
        if status == 407 && self.proxy.is_some() && !self.target.https {
            return Err(self.refused_by_proxy(self.status_of_proxy(407).as_str()));
        }
        Ok(())
    }

    /// What the proxy said instead of letting us through.
    pub(crate) fn status_of_proxy(&self, status: u16) -> String {
        match (status, self.proxy.is_some_and(|proxy| proxy.credentials.is_some())) {
            (407, true) => String::from("status 407, it does not accept the user and password"),
            (407, false) => String::from("status 407, it wants a user and password: `Proxy::credentials`"),
            _ => format!("status {status}"),
        }
    }

    fn whom(&self) -> String {
        match self.proxy {
            Some(proxy) => format!("{} through the proxy {}", self.target, proxy.target),
            None => self.target.to_string(),
        }
    }
}

/// The first error of this type among an error and its causes.
pub(crate) fn cause<'e, T: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        // An I/O error leaves out what it wraps from its sources.
        let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match wrapped {
            Some(wrapped) => Some(wrapped as &(dyn Error + 'static)),
            None => error.source(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HttpSettings;

    #[test]
    fn a_cause_is_found_inside_io_errors() {
        let inner = TlsError::DecryptError;
        let error = io::Error::other(io::Error::other(inner.clone()));
        assert_eq!(cause::<TlsError>(&error), Some(&inner));
        assert!(cause::<std::fmt::Error>(&error).is_none());
    }

    #[test]
    fn only_what_came_before_sending_is_unsent() {
        let proxies = HttpSettings::new().without_proxy().check(&mut Vec::new());
        let mut request = HttpRequest::new("GET", "https://dts.example.com/?s3cret");
        request.timeout = Some(Duration::from_secs(3));
        let exchange = Exchange::new(&request, &proxies).unwrap();
        let io = io::Error::from(io::ErrorKind::ConnectionReset);
        let unsent = [
            exchange.not_connected(&io),
            exchange.not_connected_in_time(),
            exchange.out_of_time(true),
            exchange.no_tls(&TlsError::DecryptError),
            exchange.refused_by_proxy("status 403"),
        ];
        let maybe_sent = [
            exchange.out_of_time(false),
            exchange.silent(),
            exchange.broken(&io),
            exchange.not_http("x"),
            exchange.body_too_long(1),
        ];
        for error in &unsent {
            assert!(error.is_unsent(), "{error}");
        }
        for error in &maybe_sent {
            assert!(!error.is_unsent(), "{error}");
        }
        for error in unsent.iter().chain(&maybe_sent) {
            let text = format!("{error} {error:?}");
            assert!(text.contains("dts.example.com:443") && !text.contains("s3cret"), "{text}");
        }
    }
}
