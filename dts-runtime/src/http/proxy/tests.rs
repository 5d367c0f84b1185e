use std::{collections::HashMap, io, path::Path};

use super::*;

struct Variables(HashMap<&'static str, &'static str>);

impl Environment for Variables {
    fn variable(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|value| (*value).to_owned())
    }

    fn read(&self, _: &Path) -> io::Result<String> {
        Err(io::ErrorKind::NotFound.into())
    }
}

fn environment(variables: &[(&'static str, &'static str)]) -> Proxies {
    let mut faults = Vec::new();
    let settings = ProxySettings::from_environment(&Variables(variables.iter().copied().collect()));
    let proxies = settings.read(&mut faults);
    assert_eq!(faults, Vec::<String>::new());
    proxies
}

fn through(proxies: &Proxies, url: &str) -> String {
    proxies.for_target(&Target::of(url).unwrap()).map_or_else(|| String::from("direct"), ProxyServer::url)
}

fn server(proxy: &Proxy) -> Result<ProxyServer, String> {
    ProxyServer::read(proxy)
}

#[test]
fn each_scheme_has_its_variable() {
    let proxies = environment(&[("HTTP_PROXY", "http://a.test:3128"), ("HTTPS_PROXY", "https://b.test")]);
    assert_eq!(through(&proxies, "http://dts.aliyuncs.com/"), "http://a.test:3128");
    assert_eq!(through(&proxies, "https://dts.aliyuncs.com/"), "https://b.test:443");
    let proxies = environment(&[("http_proxy", "a.test:3128")]);
    assert_eq!(through(&proxies, "http://dts.aliyuncs.com/"), "http://a.test:3128");
    assert_eq!(through(&proxies, "https://dts.aliyuncs.com/"), "direct");
}

#[test]
fn lower_case_wins() {
    let proxies = environment(&[("HTTP_PROXY", "http://a.test"), ("http_proxy", "http://b.test")]);
    assert_eq!(through(&proxies, "http://dts.aliyuncs.com/"), "http://b.test:80");
}

#[test]
fn no_proxy_is_direct() {
    for name in ["NO_PROXY", "no_proxy"] {
        let proxies = environment(&[("HTTPS_PROXY", "http://a.test"), (name, "aliyuncs.com,192.0.2.0/24")]);
        assert_eq!(through(&proxies, "https://dts.aliyuncs.com/"), "direct");
        assert_eq!(through(&proxies, "https://192.0.2.9/"), "direct");
        assert_eq!(through(&proxies, "https://example.com/"), "http://a.test:80");
    }
}

#[test]
fn a_header_of_a_cgi_request_is_no_proxy() {
    let proxies = environment(&[("HTTP_PROXY", "http://evil.test"), ("REQUEST_METHOD", "GET")]);
    assert_eq!(through(&proxies, "http://dts.aliyuncs.com/"), "direct");
    let proxies = environment(&[("http_proxy", "http://a.test"), ("REQUEST_METHOD", "GET")]);
    assert_eq!(through(&proxies, "http://dts.aliyuncs.com/"), "http://a.test:80");
}

#[test]
fn users_and_passwords_are_decoded() {
    for (url, user, password) in [
        ("http://user:pass@proxy.test:3128", "user", "pass"),
        ("user:pass@proxy.test:3128/", "user", "pass"),
        ("http://us%65r:p%40ss%3a%25@proxy.test:3128", "user", "p@ss:%"),
        ("http://user:p@ss@proxy.test:3128", "user", "p@ss"),
        ("http://user@proxy.test:3128", "user", ""),
        ("http://user:50%@proxy.test:3128", "user", "50%"),
        ("http://user:%zz%4@proxy.test:3128", "user", "%zz%4"),
    ] {
        let server = server(&Proxy::new(url)).unwrap();
        assert_eq!(server.url(), "http://proxy.test:3128", "{url}");
        let (name, secret) = server.credentials.unwrap();
        assert_eq!((name.as_str(), secret.expose()), (user, password), "{url}");
    }
    let explicit = server(&Proxy::new("http://a:b@proxy.test").credentials("c", "d")).unwrap();
    assert_eq!(explicit.credentials, Some((String::from("c"), Secret::from("d"))));
}

#[test]
fn faults_are_told_once_without_the_password() {
    for (url, expected) in [
        ("socks5://user:s3cret@proxy.test", "SOCKS"),
        ("ftp://user:s3cret@proxy.test", "must start with"),
        ("http://user:s3cret@proxy.test:port", "a port"),
        ("http://user:s3cret@", "no host"),
        ("http://user:s3cret@pro xy.test", "no host"),
        ("http://us%3Aer:s3cret@proxy.test", "a `:`"),
        ("", "no host"),
    ] {
        let proxy = Proxy::new(url);
        let mut faults = Vec::new();
        ProxySettings { http: Some(proxy.clone()), https: Some(proxy.clone()) }.read(&mut faults);
        let [fault] = faults.as_slice() else { panic!("{faults:?}") };
        assert!(fault.starts_with("the proxy's URL ") && fault.contains(expected), "{fault}");
        assert!(!format!("{fault}{proxy:?}").contains("s3cret"), "{fault} {proxy:?}");
    }
}

#[test]
fn debug_shows_no_password() {
    let proxy = Proxy::new("http://us3r:s3cret@proxy.test").credentials("us3r", "s3cret");
    let shown = format!("{proxy:?} {:?}", server(&proxy));
    assert!(!shown.contains("s3cret"), "{shown}");
    assert!(format!("{proxy:?}") == "Proxy(http://proxy.test:80)", "{proxy:?}");
}
