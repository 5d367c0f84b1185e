//! Times that run out.

use std::{
    io::Read,
    thread,
    time::{Duration, Instant},
};

use dts_runtime::{HttpRequest, TransportError, TransportErrorKind as Kind};

use crate::{
    certificate::self_signed,
    client::{Client, direct, request},
    server::{After, Server, answer},
};

const SHORT: Duration = Duration::from_millis(200);
/// Long enough for a machine that is busy, and shorter than the timeouts that must not be the ones that ran out.
const SOON: Duration = Duration::from_secs(5);

fn in_time(client: &Client, request: HttpRequest) -> TransportError {
    let start = Instant::now();
    let error = client.send(request).expect_err(client.name);
    assert!((SHORT..SOON).contains(&start.elapsed()), "{}: {error} after {:?}", client.name, start.elapsed());
    assert!(error.is_timeout(), "{}: {error}", client.name);
    error
}

/// Accepts connections and says nothing.
fn silent(scheme: &'static str) -> Server {
    Server::raw(scheme, |mut tcp| {
        let _ = tcp.read_to_end(&mut Vec::new());
    })
}

#[test]
fn a_silent_server() {
    for client in Client::each(&direct()) {
        for said in ["", "HTTP/1.1 200 OK\r\nConte"] {
            let server = Server::start(move |_, connection| {
                connection.say(said);
                connection.wait_for_the_end();
                After::Close
            });
            let mut request = request(&server.url("/"));
            request.read_timeout = SHORT;
            let error = in_time(&client, request);
            assert_eq!((error.kind(), error.is_unsent()), (Kind::Timeout, false), "{}: {error}", client.name);
            assert!(error.to_string().ends_with("sent nothing for 200ms"), "{}: {error}", client.name);
        }
    }
}

#[test]
fn a_body_that_stops() {
    for client in Client::each(&direct()) {
        for head in ["Content-Length: 10\r\n", "Transfer-Encoding: chunked\r\n", ""] {
            let server = Server::start(move |_, connection| {
                connection.say(format!("HTTP/1.1 200 OK\r\n{head}\r\n5\r\n12"));
                connection.wait_for_the_end();
                After::Close
            });
            let mut request = request(&server.url("/"));
            request.read_timeout = SHORT;
            let error = in_time(&client, request);
            assert_eq!((error.kind(), error.is_unsent()), (Kind::Timeout, false), "{}: {error}", client.name);
        }
    }
}

/// Sends a body byte by byte, ten times in a second.
fn dripping() -> Server {
    Server::start(|_, connection| {
        connection.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
        for _ in 0..10 {
            thread::sleep(Duration::from_millis(100));
            connection.say("a");
        }
        After::Keep
    })
}

#[test]
fn a_slow_body_is_waited_for() {
    for client in Client::each(&direct()) {
        let server = dripping();
        let mut request = request(&server.url("/"));
        request.read_timeout = Duration::from_millis(800);
        assert_eq!(client.send(request).expect(client.name).body, b"aaaaaaaaaa", "{}", client.name);
    }
}

#[test]
fn the_whole_call_has_a_limit() {
    for client in Client::each(&direct()) {
        let mute = Server::start(|_, connection| {
            connection.wait_for_the_end();
            After::Close
        });
        for server in [dripping(), mute] {
            let mut request = request(&server.url("/"));
            request.timeout = Some(SHORT);
            let error = in_time(&client, request);
            assert_eq!((error.kind(), error.is_unsent()), (Kind::Timeout, false), "{}: {error}", client.name);
            assert!(error.to_string().contains("200ms left of the whole call"), "{}: {error}", client.name);
        }
    }
}

#[test]
fn a_connection_that_is_not_made() {
    for client in Client::each(&direct()) {
        // The handshake belongs to connecting, and nobody answers it.
        let server = silent("https");
        let mut of_connection = request(&server.url("/"));
        of_connection.connect_timeout = SHORT;
        let error = in_time(&client, of_connection);
        assert_eq!((error.kind(), error.is_unsent()), (Kind::ConnectTimeout, true), "{}: {error}", client.name);
        assert!(error.to_string().ends_with("within 200ms"), "{}: {error}", client.name);

        let mut of_call = request(&server.url("/"));
        of_call.timeout = Some(SHORT);
        let error = in_time(&client, of_call);
        assert_eq!((error.kind(), error.is_unsent()), (Kind::ConnectTimeout, true), "{}: {error}", client.name);
        assert!(error.to_string().ends_with("within the 200ms left of the whole call"), "{}: {error}", client.name);
    }
}

#[test]
fn connecting_does_not_count_as_silence() {
    let certificate = self_signed("127.0.0.1");
    let settings = direct().ca_certificates(certificate.trusted.as_str());
    for client in Client::each(&settings) {
        let config = certificate.config.clone();
        let server = Server::raw("https", move |tcp| {
            thread::sleep(Duration::from_millis(600));
            let connection = rustls::ServerConnection::new(config.clone()).unwrap();
            let mut tls = rustls::StreamOwned::new(connection, tcp);
            let mut request = [0; 1024];
            let _ = tls.read(&mut request);
            let _ = std::io::Write::write_all(&mut tls, answer("200 OK", "late").as_bytes());
            let _ = tls.read(&mut request);
        });
        let mut request = request(&server.url("/"));
        request.read_timeout = Duration::from_millis(300);
        assert_eq!(client.send(request).expect(client.name).body, b"late", "{}", client.name);
    }
}

#[test]
fn extreme_times_are_no_panic() {
    for client in Client::each(&direct()) {
        let server = Server::saying(answer("200 OK", "body"));
        let mut patient = request(&server.url("/"));
        patient.connect_timeout = Duration::MAX;
        patient.read_timeout = Duration::MAX;
        patient.timeout = Some(Duration::MAX);
        client.send(patient).expect(client.name);
        let mut hasty = request(&server.url("/"));
        hasty.timeout = Some(Duration::ZERO);
        let error = client.send(hasty).expect_err(client.name);
        assert!(error.is_timeout(), "{}: {error}", client.name);
        // Whether there is a connection at once decides.
        let mut hasty = request(&server.url("/"));
        hasty.connect_timeout = Duration::ZERO;
        hasty.read_timeout = Duration::ZERO;
        if let Err(error) = client.send(hasty) {
            assert!(error.is_timeout(), "{}: {error}", client.name);
        }
    }
}
