//! Servers that fail.

use dts_runtime::{HttpRequest, TransportError, TransportErrorKind as Kind};

use crate::{
    client::{Client, direct, request},
    server::{After, Server, answer, nobody, reset},
};

/// Sends a request to each kind of server with each transport, and checks how it fails.
fn fails(server: impl Fn() -> Server, kind: Kind) -> TransportError {
    let mut last = None;
    for client in Client::each(&direct()) {
        let server = server();
        let error = client.send(request(&server.url("/"))).expect_err(client.name);
        assert_eq!(error.kind(), kind, "{}: {error}", client.name);
        let unsent = matches!(kind, Kind::Connect | Kind::Tls | Kind::Proxy | Kind::ConnectTimeout | Kind::Request);
        assert_eq!(error.is_unsent(), unsent, "{}: {error}", client.name);
        let host = server.address().to_string();
        assert!(error.to_string().contains(&host), "{}: {error}", client.name);
        last = Some(error);
    }
    last.unwrap()
}

#[test]
fn nobody_listens() {
    for client in Client::each(&direct()) {
        let address = nobody();
        let error = client.send(request(&format!("http://{address}/"))).expect_err(client.name);
        assert_eq!(error.kind(), Kind::Connect, "{}: {error}", client.name);
        assert!(error.is_unsent() && !error.is_timeout(), "{}", client.name);
        let expected = format!("can't connect to {address}: ");
        assert!(error.to_string().starts_with(&expected), "{}: {error}", client.name);
        assert!(error.to_string().contains("refused"), "{}: {error}", client.name);
    }
}

#[test]
fn no_such_host() {
    for client in Client::each(&direct()) {
        let error = client.send(request("http://does-not-exist.invalid/")).expect_err(client.name);
        // Without a network, name servers may be as silent as the one that is asked for.
        assert!(matches!(error.kind(), Kind::Connect | Kind::ConnectTimeout), "{}: {error}", client.name);
        assert!(error.is_unsent(), "{}: {error}", client.name);
        assert!(error.to_string().contains("does-not-exist.invalid"), "{}: {error}", client.name);
    }
}

#[test]
fn requests_that_can_not_be_sent() {
    let server = Server::saying(answer("200 OK", ""));
    for client in Client::each(&direct()) {
        let mut requests = vec![
            request("ftp://example.com/"),
            request("no url"),
            request("http://user:s3cret@example.com/"),
            request(&server.url("/?s3cret\r\nx-evil:1")),
            request(&server.url(&format!("/?{}", "s3cret".repeat(20_000)))),
        ];
        let spoiled: [fn(&mut HttpRequest); 3] = [
            |request| request.method = String::from("PO ST"),
            |request| request.headers.push((String::from("x blank"), String::from("1"))),
            |request| request.headers.push((String::from("x"), String::from("s3cret\r\nx-evil: 1"))),
        ];
        for spoil in spoiled {
            let mut request = request(&server.url("/"));
            spoil(&mut request);
            requests.push(request);
        }
        for request in requests {
            let error = client.send(request).expect_err(client.name);
            assert_eq!(error.kind(), Kind::Request, "{}: {error}", client.name);
            assert!(error.is_unsent(), "{}", client.name);
        }
    }
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn reset_instead_of_an_answer() {
    fails(|| Server::start(|_, _| After::Reset), Kind::Broken);
}

#[test]
fn closed_instead_of_an_answer() {
    fails(|| Server::saying_at_last(""), Kind::Broken);
}

#[test]
fn reset_at_once() {
    for client in Client::each(&direct()) {
        let server = Server::raw("http", reset);
        let error = client.send(request(&server.url("/"))).expect_err(client.name);
        // It depends on the moment whether the request was on its way.
        let expected = [(Kind::Broken, false), (Kind::Connect, true)];
        assert!(expected.contains(&(error.kind(), error.is_unsent())), "{}: {error}", client.name);
    }
}

#[test]
fn head_cut() {
    fails(|| Server::saying_at_last("HTTP/1.1 200 OK\r\nContent-Le"), Kind::Broken);
    fails(|| Server::saying_at_last("HTTP/1.1 200"), Kind::Broken);
}

#[test]
fn body_cut() {
    fails(|| Server::saying_at_last("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345"), Kind::Broken);
    fails(|| Server::saying_at_last("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"), Kind::Broken);
    fails(|| Server::saying_at_last("HTTP/1.1 500 Oops\r\nContent-Length: 10\r\n\r\n12345"), Kind::Broken);
}

#[test]
fn chunks_cut() {
    for cut in ["", "5\r\n", "5\r\n123", "5\r\n12345\r\n", "5\r\n12345\r\n1"] {
        let text = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{cut}");
        fails(|| Server::saying_at_last(text.clone()), Kind::Broken);
    }
}

#[test]
fn body_reset() {
    for head in ["Content-Length: 10\r\n", "Transfer-Encoding: chunked\r\n", ""] {
        fails(
            || {
                Server::start(move |_, connection| {
                    connection.say(format!("HTTP/1.1 200 OK\r\n{head}\r\n5\r\n12"));
                    // What was said is read before the reset.
                    std::thread::sleep(std::time::Duration::from_millis(100));
                    After::Reset
                })
            },
            Kind::Broken,
        );
    }
}

#[test]
fn not_http() {
    for garbage in [
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "{\"RequestId\": \"s3cret\"}\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\ns3cret without colon\r\n\r\n",
        "\u{0}\u{1}\u{2}\u{3}\r\n\r\n",
    ] {
        fails(|| Server::saying_at_last(garbage), Kind::Protocol);
    }
}

#[test]
fn wrong_lengths() {
    for length in ["abc", "-1", "1, 2", "99999999999999999999"] {
        let text = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n12345");
        fails(|| Server::saying_at_last(text.clone()), Kind::Protocol);
    }
    fails(
        || Server::saying_at_last("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n12345"),
        Kind::Protocol,
    );
    fails(
        || Server::saying_at_last("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ns3cret\r\n12345\r\n0\r\n\r\n"),
        Kind::Protocol,
    );
}

#[test]
fn more_than_announced_is_not_taken_for_the_next_answer() {
    for client in Client::each(&direct()) {
        let server = Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n123HTTP/1.1 418 s3cret\r\n\r\n");
        for _ in 0..3 {
            let answer = client.send(request(&server.url("/"))).expect(client.name);
            assert_eq!((answer.status, answer.body.as_slice()), (200, b"123".as_slice()), "{}", client.name);
        }
    }
}

#[test]
fn endless_heads() {
    fails(|| Server::endless("HTTP/1.1 200 OK\r\n", "a"), Kind::Protocol);
    fails(|| Server::endless("HTTP/1.1 200 OK\r\n", "a: b\r\n"), Kind::Protocol);
}
