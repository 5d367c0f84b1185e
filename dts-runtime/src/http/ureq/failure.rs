//! What ureq's errors mean.

use std::error::Error as _;

use ::ureq::{Error, Timeout};

use super::{dial::DialError, wire::Broken};
use crate::{
    TransportError, TransportErrorKind,
    http::exchange::{Exchange, cause},
};

/// Tells an error of ureq. Its own text may hold headers and the URL.
pub(super) fn failure(exchange: &Exchange<'_>, error: Error) -> TransportError {
    match error {
        Error::Other(error) => match (error.downcast_ref::<DialError>(), error.downcast_ref::<Broken>()) {
            (Some(dial), _) => no_connection(exchange, dial),
            (None, Some(Broken(error))) => match cause::<rustls::Error>(error) {
                Some(tls) => exchange.broken(tls),
                None => exchange.broken(error),
            },
            (None, None) => other(exchange),
        },
        Error::Timeout(Timeout::Global | Timeout::PerCall) => exchange.out_of_time(false),
        Error::Timeout(_) => exchange.silent(),
        Error::Io(error) => exchange.broken(&error),
        // What ureq makes of a connection that ends within a chunk.
        error @ Error::BodyStalled => exchange.broken(&error),
        Error::Protocol(_) => exchange.not_http("its status, headers or chunks can't be read"),
        Error::LargeResponseHeader(..) => exchange.not_http("its headers are too long"),
        Error::Http(error) => {
            let reason = error.source().map(ToString::to_string).unwrap_or_default();
            TransportError::new(TransportErrorKind::Request, format!("the request can't be sent: {reason}"))
        }
        _ => other(exchange),
    }
}

fn no_connection(exchange: &Exchange<'_>, error: &DialError) -> TransportError {
    match error {
        DialError::Timeout => exchange.not_connected_in_time(),
        DialError::OutOfTime => exchange.out_of_time(true),
        DialError::Tls(tls) => exchange.no_tls(tls),
        DialError::Refused(status) => exchange.refused_by_proxy(&exchange.status_of_proxy(*status)),
        DialError::Tunnel(how) => exchange.refused_by_proxy(how),
        DialError::NotFound | DialError::Name | DialError::Io(_) => exchange.not_connected(error),
    }
}

fn other(exchange: &Exchange<'_>) -> TransportError {
    let message = format!("ureq could not exchange a request with {}", exchange.target);
    TransportError::new(TransportErrorKind::Other, message)
}
