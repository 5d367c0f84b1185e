//! Proxies.

use std::{collections::HashMap, io, path::Path, thread, time::Duration};

use dts_runtime::{Environment, HttpSettings, Proxy, TransportErrorKind as Kind};

use crate::{
    certificate::{Certificate, self_signed},
    client::{Client, SECRET, direct, kinds, request},
    proxy::{guarded_proxy, proxy},
    server::{After, Server, answer, nobody},
};

fn through(proxy: &Server) -> HttpSettings {
    HttpSettings::new().user_agent("example/1.0").proxy(Proxy::new(proxy.url("")))
}

fn secure_server() -> (Server, Certificate) {
    let certificate = self_signed("127.0.0.1");
    let server = Server::start_tls(certificate.config.clone(), |_, connection| {
        connection.say(answer("200 OK", "through the tunnel"));
        After::Keep
    });
    (server, certificate)
}

#[test]
fn plain_requests_are_handed_over_with_their_whole_url() {
    for make in kinds() {
        let (proxy, server) = (proxy(), Server::saying(answer("200 OK", "")));
        let client = make(&through(&proxy)).unwrap();
        for path in ["/", "/a%20b/c", "/?x=http%3A%2F%2Fy"] {
            let answer = client.send(request(&server.url(path))).expect(client.name);
            assert_eq!(answer.body, b"handed over", "{}", client.name);
            let received = proxy.requests().pop().unwrap();
            let mark = if path.contains('?') { '&' } else { '?' };
            let expected = format!("POST {}{mark}Signature={SECRET} HTTP/1.1", server.url(path));
            assert_eq!(received.line, expected, "{}", client.name);
            assert_eq!(received.header("host"), Some(server.address().to_string().as_str()), "{}", client.name);
            assert_eq!(received.header("proxy-authorization"), None, "{}", client.name);
            assert_eq!(received.body, format!("Password={SECRET}").into_bytes(), "{}", client.name);
            thread::sleep(Duration::from_millis(5));
        }
        assert_eq!((server.connections(), proxy.connections()), (0, 1), "{}", client.name);
    }
}

#[test]
fn big_requests_are_handed_over_whole() {
    let body = vec![b'P'; 1_000_000];
    for make in kinds() {
        let (proxy, server) = (proxy(), Server::saying(answer("200 OK", "")));
        let client = make(&through(&proxy)).unwrap();
        for _ in 0..2 {
            let mut request = request(&server.url(&format!("/{}", "a".repeat(30_000))));
            request.body.clone_from(&body);
            client.send(request).expect(client.name);
            let received = proxy.requests().pop().unwrap();
            assert!(received.line.starts_with("POST http://127.0.0.1:"), "{}", client.name);
            assert!(received.body == body, "{}", client.name);
        }
    }
}

#[test]
fn secure_requests_go_through_a_tunnel() {
    for make in kinds() {
        let (proxy, (server, certificate)) = (proxy(), secure_server());
        let client = make(&through(&proxy).ca_certificates(certificate.trusted)).unwrap();
        for _ in 0..3 {
            let answer = client.send(request(&server.url("/path"))).expect(client.name);
            assert_eq!(answer.body, b"through the tunnel", "{}", client.name);
            thread::sleep(Duration::from_millis(5));
        }
        // One tunnel for all of them.
        let [tunnel] = proxy.requests().try_into().unwrap();
        assert_eq!(tunnel.line, format!("CONNECT {} HTTP/1.1", server.address()), "{}", client.name);
        assert_eq!(tunnel.header("host"), Some(server.address().to_string().as_str()), "{}", client.name);
        assert_eq!(tunnel.header("user-agent"), Some("example/1.0"), "{}", client.name);
        assert_eq!(tunnel.header("authorization"), None, "{}", client.name);
        let received = server.requests();
        assert_eq!(received.len(), 3, "{}", client.name);
        assert!(received[0].line.starts_with("POST /path?"), "{}", client.name);
    }
}

#[test]
fn a_proxy_is_told_user_and_password_and_the_server_is_not() {
    for make in kinds() {
        let (proxy, (secure, certificate)) = (guarded_proxy(), secure_server());
        let plain = Server::saying(answer("200 OK", ""));
        let address = proxy.address();
        for knows in [
            Proxy::new(format!("http://user:{SECRET}@{address}")),
            Proxy::new(format!("http://wrong:wrong@{address}")).credentials("user", SECRET),
        ] {
            let settings = HttpSettings::new().proxy(knows).ca_certificates(certificate.trusted.as_str());
            assert!(!format!("{settings:?}").contains(SECRET), "{settings:?}");
            let client = make(&settings).unwrap();
            for server in [&plain, &secure] {
                assert_eq!(client.send(request(&server.url("/"))).expect(client.name).status, 200);
            }
        }
        assert!(secure.requests().iter().all(|request| request.header("proxy-authorization").is_none()));
    }
}

#[test]
fn a_proxy_that_wants_another_user_is_told_so() {
    for make in kinds() {
        let (proxy, (secure, certificate)) = (guarded_proxy(), secure_server());
        let plain = Server::saying(answer("200 OK", ""));
        for (settings, expected) in [
            (Proxy::new(proxy.url("")), "it wants a user and password"),
            (Proxy::new(proxy.url("")).credentials("user", "wrong s3cret"), "it does not accept"),
        ] {
            let settings = HttpSettings::new().proxy(settings).ca_certificates(certificate.trusted.as_str());
            let client = make(&settings).unwrap();
            for server in [&plain, &secure] {
                let error = client.send(request(&server.url("/"))).expect_err(client.name);
                assert_eq!((error.kind(), error.is_unsent()), (Kind::Proxy, true), "{}: {error}", client.name);
                for part in [expected, "407", &proxy.address().to_string(), &server.address().to_string()] {
                    assert!(error.to_string().contains(part), "{}: {error}", client.name);
                }
            }
        }
        assert_eq!((secure.requests().len(), plain.requests().len()), (0, 0));
    }
}

#[test]
fn a_407_of_the_server_itself_is_its_answer() {
    for client in Client::each(&direct()) {
        let server = Server::saying(answer("407 Odd", "body"));
        assert_eq!(client.send(request(&server.url("/"))).expect(client.name).status, 407, "{}", client.name);
    }
}

#[test]
fn a_proxy_that_makes_no_tunnel() {
    let (server, _) = secure_server();
    for said in [
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\ns3cret",
        "HTTP/1.1 502 Bad Gateway\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: s3cret",
        "",
    ] {
        for make in kinds() {
            let proxy = Server::saying_at_last(said);
            let client = make(&through(&proxy)).unwrap();
            let error = client.send(request(&server.url("/"))).expect_err(client.name);
            assert_eq!((error.kind(), error.is_unsent()), (Kind::Proxy, true), "{} {said}: {error}", client.name);
        }
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_proxy_that_is_not_there() {
    for make in kinds() {
        let address = nobody();
        let client = make(&HttpSettings::new().proxy(Proxy::new(format!("http://{address}")))).unwrap();
        for url in ["http://dts.example.com/", "https://dts.example.com/"] {
            let error = client.send(request(url)).expect_err(client.name);
            assert_eq!((error.kind(), error.is_unsent()), (Kind::Connect, true), "{}: {error}", client.name);
            let expected = format!("can't connect to the proxy {address} for dts.example.com:");
            assert!(error.to_string().starts_with(&expected), "{}: {error}", client.name);
        }
    }
}

#[test]
fn a_proxy_that_is_silent() {
    for make in kinds() {
        let proxy = Server::start(|_, connection| {
            connection.wait_for_the_end();
            After::Close
        });
        let client = make(&through(&proxy)).unwrap();
        let mut request = request("https://dts.example.com/");
        request.connect_timeout = Duration::from_millis(200);
        let error = client.send(request).expect_err(client.name);
        assert_eq!((error.kind(), error.is_unsent()), (Kind::ConnectTimeout, true), "{}: {error}", client.name);
    }
}

#[test]
fn a_proxy_may_want_tls_itself() {
    for make in kinds() {
        let certificate = self_signed("127.0.0.1");
        let proxy = Server::start_tls(certificate.config.clone(), |request, connection| {
            connection.say(match request.line.split_once(' ') {
                Some(("CONNECT", _)) => String::from("HTTP/1.1 403 Forbidden\r\n\r\n"),
                _ => answer("200 OK", "handed over"),
            });
            After::Close
        });
        let client = make(&through(&proxy).ca_certificates(certificate.trusted)).unwrap();
        let answer = client.send(request("http://dts.example.com/")).expect(client.name);
        assert_eq!(answer.body, b"handed over", "{}", client.name);
        let error = client.send(request("https://dts.example.com/")).expect_err(client.name);
        assert_eq!(error.kind(), Kind::Proxy, "{}: {error}", client.name);
        let lines: Vec<_> = proxy.requests().into_iter().map(|request| request.line).collect();
        assert!(lines[0].starts_with("POST http://dts.example.com"), "{}: {lines:?}", client.name);
        assert_eq!(lines[1], "CONNECT dts.example.com:443 HTTP/1.1", "{}", client.name);
    }
}

struct Variables(HashMap<&'static str, String>);

impl Environment for Variables {
    fn variable(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }

    fn read(&self, _: &Path) -> io::Result<String> {
        Err(io::ErrorKind::NotFound.into())
    }
}

#[test]
fn the_environment_names_proxies_and_exceptions() {
    for make in kinds() {
        let (for_http, for_https, near) = (proxy(), proxy(), Server::saying(answer("200 OK", "near")));
        let (far, certificate) = secure_server();
        let variables = Variables(HashMap::from([
            ("HTTP_PROXY", for_http.url("")),
            ("https_proxy", for_https.url("")),
            ("NO_PROXY", format!("example.com,127.0.0.1:{}", near.address().port())),
        ]));
        let settings = direct().ca_certificates(certificate.trusted).proxies_of(&variables);
        let client = make(&settings).unwrap();
        assert_eq!(client.send(request("http://dts.example.test/")).expect(client.name).body, b"handed over");
        assert_eq!(client.send(request(&far.url("/"))).expect(client.name).body, b"through the tunnel");
        assert_eq!((for_http.requests().len(), for_https.requests().len()), (1, 1), "{}", client.name);
        // An exception is the host's and port's, or the host's.
        let excepted = request(&near.url("/"));
        let seen = for_http.requests().len();
        let answer = client.send(excepted);
        assert_eq!(answer.map(|answer| answer.body).ok(), Some(b"near".to_vec()), "{}", client.name);
        assert_eq!(for_http.requests().len(), seen, "{}", client.name);
    }
}

#[test]
fn settings_with_faults_make_no_transport() {
    for make in kinds() {
        let settings = HttpSettings::new()
            .proxy(Proxy::new("socks5://user:s3cret@127.0.0.1:1080"))
            .ca_certificates("s3cret")
            .user_agent("line\r\nbreak");
        let Err(error) = make(&settings) else { panic!("these settings have faults") };
        assert_eq!((error.kind(), error.is_unsent()), (Kind::Request, true));
        let text = format!("{error} {error:?}");
        for expected in ["SOCKS", "`ca_certificates`", "`user_agent`"] {
            assert!(text.contains(expected), "{text}");
        }
        assert!(!text.contains(SECRET), "{text}");
    }
}
