//! Texts of endpoints, good and bad.

use dts_runtime::sign::{Endpoint, EndpointError, PathFault, Scheme};
use proptest::prelude::*;

fn fault(text: &str) -> EndpointError {
    match text.parse::<Endpoint>() {
        Ok(endpoint) => panic!("`{text}` is read as {endpoint}"),
        Err(error) => error,
    }
}

#[test]
fn good_ones_come_out_in_one_form() {
    for (text, expected) in [
        ("dts.aliyuncs.com", "https://dts.aliyuncs.com"),
        ("  dts.aliyuncs.com/\n", "https://dts.aliyuncs.com"),
        ("HTTPS://DTS.Aliyuncs.Com", "https://dts.aliyuncs.com"),
        ("https://dts.aliyuncs.com:443/", "https://dts.aliyuncs.com"),
        ("http://dts.aliyuncs.com:80", "http://dts.aliyuncs.com"),
        ("http://dts.aliyuncs.com:443", "http://dts.aliyuncs.com:443"),
        ("dts.aliyuncs.com:8080", "https://dts.aliyuncs.com:8080"),
        ("http://server.asapi.cn-1.example.com/asapi/v3", "http://server.asapi.cn-1.example.com/asapi/v3"),
        ("https://public.asapi.example.com:8443/asapi/v3/", "https://public.asapi.example.com:8443/asapi/v3/"),
        ("http://127.0.0.1:18731", "http://127.0.0.1:18731"),
        ("http://[2001:DB8:0:0::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("[::ffff:192.0.2.1]", "https://[::ffff:c000:201]"),
        ("dts_internal", "https://dts_internal"),
        ("xn--fiqs8s", "https://xn--fiqs8s"),
        ("example.com/a b", "https://example.com/a%20b"),
    ] {
        let endpoint: Endpoint = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(endpoint.as_str(), expected);
        assert_eq!(endpoint.to_string().parse::<Endpoint>().as_ref(), Ok(&endpoint));
    }
}

#[test]
fn parts() {
    let endpoint = Endpoint::try_from("http://[::1]:8080/asapi/v3").unwrap();
    assert_eq!((endpoint.scheme(), endpoint.host(), endpoint.port()), (Scheme::Http, "[::1]", 8080));
    assert_eq!((endpoint.authority(), endpoint.path()), ("[::1]:8080", "/asapi/v3"));
    let endpoint = Endpoint::try_from(String::from("dts.example.com")).unwrap();
    assert_eq!((endpoint.scheme(), endpoint.host(), endpoint.port()), (Scheme::Https, "dts.example.com", 443));
    assert_eq!((endpoint.authority(), endpoint.path()), ("dts.example.com", ""));
    assert_eq!(format!("{endpoint:?}"), "Endpoint(https://dts.example.com)");
}

#[test]
fn another_scheme() {
    for (text, expected) in [
        ("https://dts.example.com/a", "http://dts.example.com/a"),
        ("https://dts.example.com:8443", "http://dts.example.com:8443"),
        ("https://dts.example.com:80", "http://dts.example.com"),
    ] {
        let endpoint: Endpoint = text.parse().unwrap();
        assert_eq!(endpoint.with_scheme(Scheme::Http).as_str(), expected);
        assert_eq!(endpoint.with_scheme(Scheme::Https), endpoint);
    }
}

#[test]
fn bad_ones_say_what_to_do() {
    for (text, message) in [
        ("", "the endpoint is empty; write a host, such as `dts.aliyuncs.com`"),
        (" \n", "the endpoint is empty; write a host, such as `dts.aliyuncs.com`"),
        ("ftp://a.example.com", "unknown scheme `ftp` of an endpoint; write `https://` or `http://`"),
        (
            "https:a.example.com",
            "the scheme `https` of an endpoint is followed by `://`; write `https://` or `http://`",
        ),
        ("https://", "the endpoint has no host; write one, such as `https://dts.aliyuncs.com`"),
        ("https://:443", "the endpoint has no host; write one, such as `https://dts.aliyuncs.com`"),
        ("/asapi/v3", "the endpoint has no host; write one, such as `https://dts.aliyuncs.com`"),
        (
            "https://me:s3cret@a.example.com",
            "an endpoint has no user name or password; leave out all up to the `@`, and that too",
        ),
        ("a.example.com?token=s3cret", "an endpoint has no query or fragment; leave out the `?` and what follows it"),
        ("a.example.com/#x", "an endpoint has no query or fragment; leave out the `#` and what follows it"),
        ("dts.<domain>", "`dts.<domain>` holds a placeholder of the documents; put in the name that is meant"),
        (
            "sts-vpc.${global:region}.example.com",
            "`sts-vpc.${global:region}.example.com` holds a placeholder of the documents; put in the name that is meant",
        ),
        (
            "a..example.com",
            "`a..example.com` is no host of an endpoint: there is a name before, between and behind its dots",
        ),
        (
            "a.example.com.",
            "`a.example.com.` is no host of an endpoint: there is a name before, between and behind its dots",
        ),
        ("a b.com", "`a b.com` is no host of an endpoint: it consists of letters, digits, `-`, `_` and dots"),
        (
            "\u{1b}[31m.com",
            "`\\u{1b}[31m.com` is no host of an endpoint: it consists of letters, digits, `-`, `_` and dots",
        ),
        (
            "杭州.example.com",
            "`杭州.example.com` is no host of an endpoint: a name of other letters is written in its `xn--` form",
        ),
        (
            "10.0.0.256",
            "`10.0.0.256` is no host of an endpoint: an address is four numbers from 0 to 255, without leading zeros",
        ),
        (
            "010.0.0.1",
            "`010.0.0.1` is no host of an endpoint: an address is four numbers from 0 to 255, without leading zeros",
        ),
        (
            "a.0x7f",
            "`a.0x7f` is no host of an endpoint: an address is four numbers from 0 to 255, without leading zeros",
        ),
        ("::1", "`::1` is no address of an endpoint; an IPv6 address is written `[2001:db8::1]`"),
        ("[::1", "`[::1` is no address of an endpoint; an IPv6 address is written `[2001:db8::1]`"),
        ("[::1]8080", "`[::1]8080` is no address of an endpoint; an IPv6 address is written `[2001:db8::1]`"),
        ("[fe80::1%eth0]", "`[fe80::1%eth0]` is no address of an endpoint; an IPv6 address is written `[2001:db8::1]`"),
        ("a.example.com:", "an endpoint has no `:` without a port; write a number from 1 to 65535, or leave it out"),
        ("a.example.com:0", "`0` is no port of an endpoint; write a number from 1 to 65535"),
        ("a.example.com:70000", "`70000` is no port of an endpoint; write a number from 1 to 65535"),
        ("a.example.com:+80", "`+80` is no port of an endpoint; write a number from 1 to 65535"),
        (
            "a.example.com/../b",
            "the path of the endpoint can't be used: `.` and `..` are no segments of a path; write the path that is meant",
        ),
    ] {
        assert_eq!(fault(text).to_string(), message);
    }
    assert_eq!(fault("a.example.com/%zz"), EndpointError::Path(PathFault::Percent));
    assert!(fault(&format!("{}.com", "a".repeat(64))).to_string().contains("63 between two dots"));
    assert!(fault(&"a.".repeat(200)).to_string().contains("253 characters"));
    assert!(fault(&"9".repeat(1000).replace("99", "9:")).to_string().len() < 200);
}

#[test]
fn no_password_is_shown() {
    for text in ["https://me:s3cret@h", "me:s3cret@h", "h?p=s3cret", "h/#s3cret", "s3cret:x@h://", "ftp://s3cret@h"] {
        let error = fault(text);
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    }
}

proptest! {
    #[test]
    fn what_is_read_is_read_again(text in "((https?|HTTP)://)?[a-zA-Z0-9.:\\[\\]%_-]{0,30}(:[0-9]{0,6})?(/[ -~é]{0,20})?") {
        if let Ok(endpoint) = text.parse::<Endpoint>() {
            prop_assert_eq!(endpoint.as_str().parse::<Endpoint>(), Ok(endpoint.clone()));
            let rebuilt = format!("{}://{}{}", endpoint.scheme().as_str(), endpoint.authority(), endpoint.path());
            prop_assert_eq!(endpoint.as_str(), rebuilt);
            prop_assert!(endpoint.authority().starts_with(endpoint.host()));
        }
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,60}") {
        if let Err(error) = text.parse::<Endpoint>() {
            prop_assert!(error.to_string().len() < 1000);
        }
    }
}
