//! What reqwest's errors mean.

use std::{error::Error, io};

use super::attempt::ConnectTimedOut;
use crate::{
    TransportError, TransportErrorKind,
    http::exchange::{Exchange, cause},
};

/// An error of sending, which may have come before there was a connection.
pub(super) fn any_stage(exchange: &Exchange<'_>, error: ::reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_builder() {
        let reason = error.source().map(ToString::to_string).unwrap_or_default();
        return TransportError::new(TransportErrorKind::Request, format!("the request can't be sent: {reason}"));
    }
    if !error.is_connect() {
        return after_connecting(exchange, &error);
    }
    if cause::<ConnectTimedOut>(&error).is_some() {
        return exchange.not_connected_in_time();
    }
    if let Some(tls) = cause::<rustls::Error>(&error) {
        return exchange.no_tls(tls);
    }
    match (cause::<io::Error>(&error), exchange.proxy) {
        (Some(io), _) => exchange.not_connected(io),
        // The tunnel's own errors are the only ones without an I/O error below.
        (None, Some(_)) => exchange.refused_by_proxy(&tunnel(exchange, &error)),
        (None, None) => exchange.not_connected(deepest(&error)),
    }
}

/// An error after there was a connection: the request may have been done.
pub(super) fn after_connecting(exchange: &Exchange<'_>, error: &::reqwest::Error) -> TransportError {
    if let Some(hyper) = cause::<hyper::Error>(error)
        && hyper.is_parse()
    {
        return exchange.not_http(&hyper.to_string());
    }
    match cause::<io::Error>(error) {
        // Lengths of chunks that are no numbers.
        Some(io) if matches!(io.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData) => {
            exchange.not_http(&io.to_string())
        }
        Some(io) => exchange.broken(io),
        None => exchange.broken(deepest(error)),
    }
}

/// What the tunnel says of a proxy.
fn tunnel(exchange: &Exchange<'_>, error: &::reqwest::Error) -> String {
    let text = deepest(error).to_string();
    if text.contains("authorization required") { exchange.status_of_proxy(407) } else { text }
}

fn deepest<'e>(error: &'e (dyn Error + 'static)) -> &'e (dyn Error + 'static) {
    let mut deepest = error;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    deepest
}
