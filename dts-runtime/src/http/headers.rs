//! Methods and headers, as both HTTP libraries know them.

use ::http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{CONTENT_LENGTH, TRANSFER_ENCODING},
};

use super::HttpRequest;
use crate::{TransportError, TransportErrorKind};

/// The method of a request.
pub(crate) fn method(request: &HttpRequest) -> Result<Method, TransportError> {
    Method::from_bytes(request.method.as_bytes()).map_err(|_| unusable(String::from("the method is no HTTP method")))
}

/// Whether a request of this method says that it has no body, as some proxies want it to.
pub(crate) fn says_length_of_nothing(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

/// The headers of a request, without those that say how long it is: the library knows it.
pub(crate) fn headers(request: &HttpRequest) -> Result<HeaderMap, TransportError> {
    let mut headers = HeaderMap::with_capacity(request.headers.len());
    for (position, (name, value)) in request.headers.iter().enumerate() {
        // A name that is none may be a line with a secret in it.
        let name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| unusable(format!("the name of header {} is no HTTP header name", position + 1)))?;
        let mut value = HeaderValue::from_bytes(value.as_bytes())
            .map_err(|_| unusable(format!("the value of header `{name}` has a line break or control character")))?;
        if name == CONTENT_LENGTH || name == TRANSFER_ENCODING {
            continue;
        }
        // Libraries print headers when they trace.
        value.set_sensitive(true);
        headers.append(name, value);
    }
    Ok(headers)
}

/// The headers of an answer; bytes that are no UTF-8 are replaced.
pub(crate) fn received(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

fn unusable(fault: String) -> TransportError {
    TransportError::new(TransportErrorKind::Request, fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(headers: &[(&str, &str)]) -> HttpRequest {
        let mut request = HttpRequest::new("POST", "https://dts.example.com/");
        request.headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        request
    }

    #[test]
    fn repeated_headers_stay_and_lengths_go() {
        let request = request(&[("X-A", "1"), ("x-a", "2"), ("Content-Length", "9"), ("transfer-encoding", "chunked")]);
        let headers = headers(&request).unwrap();
        let shown = received(&headers);
        assert_eq!(shown, [("x-a", "1"), ("x-a", "2")].map(|(n, v)| (n.to_owned(), v.to_owned())));
        assert!(!format!("{headers:?}").contains('1'));
    }

    #[test]
    fn faults_hold_no_value() {
        for (name, value) in [("Authorization: s3cret", "x"), ("authorization", "s3cret\r\nx-evil: 1")] {
            let error = headers(&request(&[(name, value)])).unwrap_err();
            assert_eq!(error.kind(), TransportErrorKind::Request);
            assert!(!error.to_string().contains("s3cret"), "{error}");
        }
        let error = method(&HttpRequest::new("GE T", "https://dts.example.com/")).unwrap_err();
        assert!(error.is_unsent());
    }
}
