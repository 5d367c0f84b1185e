//! No text makes the reading of endpoints panic, and what is read has one form: the one that is signed and sent.
#![no_main]

use dts_runtime::sign::{Endpoint, Scheme};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let endpoint: Endpoint = match text.parse() {
        Ok(endpoint) => endpoint,
        Err(error) => return drop(error.to_string()),
    };
    let written = endpoint.as_str();
    assert_eq!(written.parse().as_ref(), Ok(&endpoint));
    assert!(written.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#@<>{}$\\\"".contains(&byte)), "{written}");
    let (scheme, authority, path) = (endpoint.scheme().as_str(), endpoint.authority(), endpoint.path());
    assert_eq!(written, format!("{scheme}://{authority}{path}"));
    assert!(!endpoint.host().is_empty() && authority.starts_with(endpoint.host()));
    assert!(path.is_empty() || path.starts_with('/'));
    for scheme in [Scheme::Http, Scheme::Https] {
        let other = endpoint.with_scheme(scheme);
        assert_eq!((other.scheme(), other.host(), other.path()), (scheme, endpoint.host(), path));
        assert_eq!(other.as_str().parse().as_ref(), Ok(&other));
    }
});
