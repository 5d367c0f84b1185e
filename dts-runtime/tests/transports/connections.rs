//! Which connections are used, and how many.

use std::{
    io::{BufReader, Write},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use dts_runtime::TransportErrorKind as Kind;

use crate::{
    certificate::self_signed,
    client::{Client, direct, request},
    server::{After, Server, answer, read},
};

fn slow(time: u64) -> Server {
    Server::start(move |_, connection| {
        thread::sleep(Duration::from_millis(time));
        connection.say(answer("200 OK", "body"));
        After::Keep
    })
}

#[test]
fn a_connection_is_used_again() {
    for client in Client::each(&direct()) {
        let server = Server::saying(answer("200 OK", "body"));
        for _ in 0..10 {
            client.send(request(&server.url("/"))).expect(client.name);
            // The pool gets a connection back in the background.
            thread::sleep(Duration::from_millis(5));
        }
        assert_eq!((server.requests().len(), server.connections()), (10, 1), "{}", client.name);
    }
}

#[test]
fn no_connection_is_kept_where_none_is_wanted() {
    let settings = direct().max_idle_connections_per_host(0);
    for client in Client::each(&settings) {
        let server = Server::saying(answer("200 OK", "body"));
        for _ in 0..3 {
            client.send(request(&server.url("/"))).expect(client.name);
        }
        assert_eq!(server.connections(), 3, "{}", client.name);
    }
}

#[test]
fn an_idle_connection_is_not_kept_for_ever() {
    let settings = direct().idle_timeout(Duration::from_millis(100));
    for client in Client::each(&settings) {
        let server = Server::saying(answer("200 OK", "body"));
        client.send(request(&server.url("/"))).expect(client.name);
        thread::sleep(Duration::from_millis(300));
        client.send(request(&server.url("/"))).expect(client.name);
        assert_eq!(server.connections(), 2, "{}", client.name);
    }
}

#[test]
fn a_connection_that_the_server_has_closed_is_not_used() {
    for client in Client::each(&direct()) {
        let server = Server::start(|_, connection| {
            connection.say(answer("200 OK", "body"));
            After::Close
        });
        for _ in 0..5 {
            client.send(request(&server.url("/"))).expect(client.name);
            thread::sleep(Duration::from_millis(30));
        }
        assert_eq!((server.requests().len(), server.connections()), (5, 5), "{}", client.name);
    }
}

#[test]
fn a_connection_to_be_closed_is_not_used() {
    for client in Client::each(&direct()) {
        let server = Server::saying("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        for _ in 0..3 {
            client.send(request(&server.url("/"))).expect(client.name);
        }
        assert_eq!(server.connections(), 3, "{}", client.name);
    }
}

#[test]
fn a_host_gets_no_more_requests_at_once_than_allowed() {
    let settings = direct().max_connections_per_host(2);
    for client in Client::each(&settings) {
        let (server, other) = (slow(50), slow(50));
        thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| client.send(request(&server.url("/"))).expect(client.name));
            }
            scope.spawn(|| client.send(request(&other.url("/"))).expect(client.name));
        });
        assert_eq!((server.requests().len(), server.most_at_once()), (6, 2), "{}", client.name);
        assert_eq!(other.requests().len(), 1);
    }
}

#[test]
fn without_a_limit_all_are_sent_at_once() {
    for client in Client::each(&direct()) {
        let server = slow(300);
        thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| client.send(request(&server.url("/"))).expect(client.name));
            }
        });
        assert_eq!(server.most_at_once(), 6, "{}", client.name);
    }
}

#[test]
fn whoever_waits_too_long_for_a_connection_was_not_sent() {
    let settings = direct().max_connections_per_host(1);
    for client in Client::each(&settings) {
        let server = slow(500);
        thread::scope(|scope| {
            scope.spawn(|| client.send(request(&server.url("/"))).expect(client.name));
            while server.requests().is_empty() {
                thread::sleep(Duration::from_millis(5));
            }
            let mut waiting = request(&server.url("/"));
            waiting.timeout = Some(Duration::from_millis(100));
            let error = client.send(waiting).expect_err(client.name);
            assert_eq!((error.kind(), error.is_unsent()), (Kind::ConnectTimeout, true), "{}: {error}", client.name);
        });
        // The place is free again.
        client.send(request(&server.url("/"))).expect(client.name);
        assert_eq!(server.requests().len(), 2, "{}", client.name);
    }
}

#[test]
fn a_request_that_was_given_up_harms_no_other() {
    let settings = direct().max_connections_per_host(1);
    for client in Client::each(&settings) {
        let server = Server::start(|request, connection| {
            let whole = answer("200 OK", if request.line.contains("/late") { "late" } else { "body" });
            let at_once = match request.line.split(['?', ' ']).nth(1) {
                Some("/late-head") => 0,
                Some("/late-body") => whole.len() - 2,
                _ => whole.len(),
            };
            let (first, second) = whole.split_at(at_once);
            connection.say(first);
            if !second.is_empty() {
                thread::sleep(Duration::from_millis(400));
                connection.say(second);
            }
            After::Keep
        });
        for path in ["/late-head", "/late-body"] {
            client.give_up(request(&server.url(path)), Duration::from_millis(100));
            for _ in 0..2 {
                let answer = client.send(request(&server.url("/"))).expect(client.name);
                assert_eq!(answer.body, b"body", "{} {path}", client.name);
            }
        }
    }
}

#[test]
fn giving_up_while_connecting_or_waiting_harms_no_other() {
    let settings = direct().max_connections_per_host(1);
    for client in Client::each(&settings) {
        let silent = Server::raw("https", |mut tcp| {
            let _ = std::io::Read::read_to_end(&mut tcp, &mut Vec::new());
        });
        client.give_up(request(&silent.url("/")), Duration::from_millis(100));
        let server = slow(300);
        thread::scope(|scope| {
            scope.spawn(|| client.send(request(&server.url("/"))).expect(client.name));
            while server.requests().is_empty() {
                thread::sleep(Duration::from_millis(5));
            }
            client.give_up(request(&server.url("/")), Duration::from_millis(50));
            client.send(request(&server.url("/"))).expect(client.name);
        });
        assert_eq!(server.requests().len(), 2, "{}", client.name);
    }
}

/// A server whose first connection is good, and whose others take long to be made: so a request takes a connection that
/// becomes free while its own is still made. Its second request is never answered.
fn one_good_connection(config: Arc<rustls::ServerConfig>, requests: Arc<AtomicUsize>) -> Server {
    let connections = AtomicUsize::new(0);
    Server::raw("https", move |tcp| {
        if connections.fetch_add(1, Ordering::SeqCst) > 0 {
            thread::sleep(Duration::from_secs(5));
            return;
        }
        let connection = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
        let mut tls = BufReader::new(rustls::StreamOwned::new(connection, tcp));
        while let Ok(Some(_)) = read(&mut tls) {
            if requests.fetch_add(1, Ordering::SeqCst) == 0 {
                thread::sleep(Duration::from_millis(400));
                tls.get_mut().write_all(answer("200 OK", "body").as_bytes()).unwrap();
            }
        }
    })
}

#[test]
fn a_request_that_took_a_connection_which_became_free_counts_as_sent() {
    let certificate = self_signed("127.0.0.1");
    let settings = direct().ca_certificates(certificate.trusted.as_str());
    let (ms, patient) = (Duration::from_millis, Duration::from_secs(10));
    for (connect, read, call) in
        [(patient, patient, ms(1200)), (patient, ms(700), ms(1500)), (ms(900), ms(800), ms(3000))]
    {
        for client in Client::each(&settings) {
            let requests = Arc::new(AtomicUsize::new(0));
            let server = one_good_connection(certificate.config.clone(), Arc::clone(&requests));
            thread::scope(|scope| {
                scope.spawn(|| client.send(request(&server.url("/"))).expect(client.name));
                while requests.load(Ordering::SeqCst) == 0 {
                    thread::sleep(Duration::from_millis(5));
                }
                let mut second = request(&server.url("/"));
                (second.connect_timeout, second.read_timeout, second.timeout) = (connect, read, Some(call));
                let error = client.send(second).expect_err(client.name);
                assert!(error.is_timeout(), "{}: {error}", client.name);
                // Only one that the server has not seen may be sent again without harm.
                let seen = requests.load(Ordering::SeqCst) == 2;
                assert_eq!(error.is_unsent(), !seen, "{}: {error}", client.name);
                assert_eq!(seen, client.name == "reqwest", "{}: {error}", client.name);
            });
        }
    }
}
