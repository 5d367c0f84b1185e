//! Servers that behave: what is sent, and what is made of the answer.

use dts_runtime::{HttpRequest, HttpSettings, TransportErrorKind as Kind};

use crate::{
    client::{Client, direct, request},
    server::{After, Server, answer},
};

#[test]
fn a_request_arrives_as_it_was_given() {
    let path = "/clusters/a%2Fb%20c/?Action=X&Name=a%20b%2Bc%2Ac~&Empty=&Quote=%27";
    for client in Client::each(&direct()) {
        let server = Server::saying(answer("200 OK", ""));
        let mut request = HttpRequest::new("POST", server.url(path));
        request.body = b"a=1&b=%E4%B8%AD".to_vec();
        for (name, value) in
            [("X-Acs-Action", "X"), ("content-type", "application/x-www-form-urlencoded"), ("x-acs-n", "")]
        {
            request.headers.push((name.to_owned(), value.to_owned()));
        }
        client.send(request).expect(client.name);
        let [received] = server.requests().try_into().unwrap();
        assert_eq!(received.line, format!("POST {path} HTTP/1.1"), "{}", client.name);
        assert_eq!(received.body, b"a=1&b=%E4%B8%AD", "{}", client.name);
        let mut headers = received.headers.clone();
        headers.sort();
        let host = server.address().to_string();
        let expected = [
            ("accept", "*/*"),
            ("content-length", "15"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("host", host.as_str()),
            ("x-acs-action", "X"),
            ("x-acs-n", ""),
        ];
        assert_eq!(headers, expected.map(|(n, v)| (n.to_owned(), v.to_owned())), "{}", client.name);
    }
}

#[test]
fn headers_of_the_caller_win() {
    let settings = direct().user_agent("default/1.0");
    for client in Client::each(&settings) {
        let server = Server::saying(answer("200 OK", ""));
        client.send(HttpRequest::new("GET", server.url("/"))).expect(client.name);
        let mut request = HttpRequest::new("GET", server.url("/"));
        for (name, value) in [("User-Agent", "own/2.0"), ("Accept", "text/xml"), ("Host", "dts.example.com")] {
            request.headers.push((name.to_owned(), value.to_owned()));
        }
        client.send(request).expect(client.name);
        let [first, second] = server.requests().try_into().unwrap();
        assert_eq!(first.header("user-agent"), Some("default/1.0"), "{}", client.name);
        for (name, value) in [("user-agent", "own/2.0"), ("accept", "text/xml"), ("host", "dts.example.com")] {
            let all: Vec<_> = second.headers.iter().filter(|(known, _)| known == name).collect();
            assert_eq!(all, [&(name.to_owned(), value.to_owned())], "{}", client.name);
        }
    }
}

#[test]
fn an_empty_body_has_a_length_where_one_is_usual() {
    for client in Client::each(&direct()) {
        let server = Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        for method in ["GET", "DELETE", "POST", "PUT", "PATCH"] {
            client.send(HttpRequest::new(method, server.url("/"))).expect(client.name);
        }
        let lengths: Vec<_> = server.requests().iter().map(|r| r.header("content-length").map(str::to_owned)).collect();
        let zero = Some(String::from("0"));
        assert_eq!(lengths, [None, None, zero.clone(), zero.clone(), zero], "{}", client.name);
    }
}

#[test]
fn any_method_may_have_a_body() {
    for client in Client::each(&direct()) {
        let server = Server::saying(answer("200 OK", ""));
        for method in ["GET", "DELETE", "PROPFIND"] {
            let mut request = HttpRequest::new(method, server.url("/"));
            request.body = b"body".to_vec();
            client.send(request).expect(client.name);
        }
        for received in server.requests() {
            assert_eq!(received.body, b"body", "{} {}", client.name, received.line);
        }
    }
}

#[test]
fn answers_have_status_headers_and_body() {
    let text = "HTTP/1.1 403 Forbidden\r\nX-Acs-Request-Id: example\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n\
                X-Latin: caf\u{e9}\r\nContent-Length: 4\r\n\r\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for client in Client::each(&direct()) {
        let mut said = latin.clone();
        said.extend(b"\xff\xfe\x00{");
        let server = Server::saying_at_last(said);
        let answer = client.send(request(&server.url("/"))).expect(client.name);
        assert_eq!(answer.status, 403, "{}", client.name);
        assert_eq!(answer.body, b"\xff\xfe\x00{", "{}", client.name);
        assert_eq!(answer.header("x-acs-request-ID"), Some("example"), "{}", client.name);
        assert_eq!(answer.header("x-latin"), Some("caf\u{fffd}"), "{}", client.name);
        let cookies: Vec<_> = answer.headers.iter().filter(|(name, _)| name == "set-cookie").collect();
        assert_eq!(cookies.len(), 2, "{}", client.name);
        assert!(answer.headers.iter().all(|(name, _)| *name == name.to_ascii_lowercase()), "{}", client.name);
    }
}

#[test]
fn no_cookie_comes_back() {
    for client in Client::each(&direct()) {
        let server = Server::saying("HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 0\r\n\r\n");
        for _ in 0..2 {
            client.send(request(&server.url("/"))).expect(client.name);
        }
        assert!(server.requests().iter().all(|request| request.header("cookie").is_none()), "{}", client.name);
    }
}

#[test]
fn no_redirect_is_followed() {
    for client in Client::each(&direct()) {
        let elsewhere = Server::saying(answer("200 OK", ""));
        for status in [301, 302, 303, 307, 308] {
            for body in ["", "moved"] {
                let location = elsewhere.url("/");
                let server = Server::saying(format!(
                    "HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: {}\r\n\r\n{body}",
                    body.len()
                ));
                let answer = client.send(request(&server.url("/"))).expect(client.name);
                assert_eq!(answer.status, status, "{}", client.name);
                assert_eq!(answer.header("location"), Some(location.as_str()), "{}", client.name);
                assert_eq!(answer.body, body.as_bytes(), "{} {status}", client.name);
            }
        }
        assert_eq!(elsewhere.connections(), 0, "{}", client.name);
    }
}

#[test]
fn answers_without_a_body() {
    for client in Client::each(&direct()) {
        for text in [
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
        ] {
            let server = Server::saying(text);
            for _ in 0..2 {
                let answer = client.send(request(&server.url("/"))).expect(client.name);
                assert_eq!(answer.body, b"", "{} {text}", client.name);
            }
        }
        let server = Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
        let answer = client.send(HttpRequest::new("HEAD", server.url("/"))).expect(client.name);
        assert_eq!((answer.status, answer.body.len()), (200, 0), "{}", client.name);
    }
}

#[test]
fn what_comes_before_the_answer_is_skipped() {
    for client in Client::each(&direct()) {
        let server = Server::saying(format!("HTTP/1.1 100 Continue\r\n\r\n{}", answer("200 OK", "body")));
        let answer = client.send(request(&server.url("/"))).expect(client.name);
        assert_eq!((answer.status, answer.body.as_slice()), (200, b"body".as_slice()), "{}", client.name);
    }
}

#[test]
fn bodies_in_chunks_and_without_length() {
    for client in Client::each(&direct()) {
        for text in [
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\nabc0123456789",
            "HTTP/1.0 200 OK\r\n\r\nabc0123456789",
        ] {
            let server = Server::saying_at_last(text);
            let answer = client.send(request(&server.url("/"))).expect(client.name);
            assert_eq!(answer.body, b"abc0123456789", "{} {text}", client.name);
        }
    }
}

#[test]
fn packed_bodies_are_not_asked_for_and_not_unpacked() {
    for client in Client::each(&direct()) {
        let server = Server::saying_at_last(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x0b\x08",
        );
        let answer = client.send(request(&server.url("/"))).expect(client.name);
        assert_eq!(answer.body, b"\x1f\x0b\x08", "{}", client.name);
        assert_eq!(answer.header("content-encoding"), Some("gzip"), "{}", client.name);
        assert_eq!(server.requests()[0].header("accept-encoding"), None, "{}", client.name);
    }
}

#[test]
fn big_bodies_both_ways() {
    let body: Vec<u8> = (0..5_000_003u32).map(|n| n.to_le_bytes()[n as usize % 3]).collect();
    for client in Client::each(&direct()) {
        let server = Server::start(|request, connection| {
            connection.say(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", request.body.len()));
            connection.say(&request.body);
            After::Keep
        });
        let mut request = request(&server.url("/"));
        request.body.clone_from(&body);
        let answer = client.send(request).expect(client.name);
        assert!(answer.body == body, "{}: {} bytes", client.name, answer.body.len());
    }
}

#[test]
fn answers_may_be_too_long() {
    let settings = direct().max_body_length(1000);
    let long = "a".repeat(1001);
    let chunked = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n{long}\r\n0\r\n\r\n");
    for client in Client::each(&settings) {
        let servers = [
            Server::endless("HTTP/1.1 200 OK\r\n\r\n", "a"),
            Server::saying(answer("200 OK", &long)),
            Server::saying(chunked.clone()),
            Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000000000\r\n\r\n"),
        ];
        for server in servers {
            let error = client.send(request(&server.url("/"))).expect_err(client.name);
            assert_eq!((error.kind(), error.is_unsent()), (Kind::Other, false), "{}: {error}", client.name);
            assert!(error.to_string().contains("max_body_length"), "{}: {error}", client.name);
        }
        let server = Server::saying(answer("200 OK", &"a".repeat(1000)));
        assert_eq!(client.send(request(&server.url("/"))).expect(client.name).body.len(), 1000);
    }
}

#[test]
fn hosts_can_be_found_elsewhere() {
    let settings: HttpSettings = direct().resolve("dts.Example.com", [[127, 0, 0, 1].into()]);
    for client in Client::each(&settings) {
        let server = Server::saying(answer("200 OK", ""));
        let port = server.address().port();
        client.send(request(&format!("http://dts.example.com:{port}/"))).expect(client.name);
        let host = format!("dts.example.com:{port}");
        assert_eq!(server.requests()[0].header("host"), Some(host.as_str()), "{}", client.name);
    }
}
