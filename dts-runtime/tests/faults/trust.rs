//! Proxies, certificates and redirects: who may read what is sent.

use dts_runtime::{Error, ErrorKind, HttpSettings, Proxy, TransportErrorKind as Transport};

use crate::{
    certificate::{Certificate, self_signed, signed_by_ca},
    client::{Client, KINDS},
    expected::{
        Expected::{Fails, Works},
        no_answer, refused,
    },
    proxy::guarded_proxy,
    requests::{Change, Read},
    run::{Case, case},
    secrets::{PROXY_PASSWORD, PROXY_USER},
    server::{After, Server, answer, nobody},
    world::{World, good, saying_in_turn},
};

fn secure(certificate: &Certificate) -> World {
    World::of(Server::start_tls(certificate.config.clone(), |_, connection| {
        connection.say(good());
        After::Keep
    }))
}

fn trusting(make: fn(&str) -> Certificate) -> World {
    let certificate = make("127.0.0.1");
    let world = secure(&certificate);
    World { http: world.http.clone().ca_certificates(certificate.trusted), ..world }
}

fn through(proxy: &Server, user: &str, password: &str) -> HttpSettings {
    HttpSettings::new().proxy(Proxy::new(proxy.url("")).credentials(user, password))
}

/// Through a proxy that answers for the server.
fn plain_proxy() -> World {
    let proxy = saying_in_turn(vec![good()]);
    let http = through(&proxy, PROXY_USER, PROXY_PASSWORD);
    World { servers: vec![proxy], http, ..World::at(String::from("http://dts.example.com")) }
}

/// Through a proxy that makes tunnels for whoever knows its user.
fn tunnel(user: &str, password: &str) -> World {
    let (proxy, certificate) = (guarded_proxy(), self_signed("127.0.0.1"));
    let mut world = secure(&certificate);
    world.http = through(&proxy, user, password).ca_certificates(certificate.trusted);
    world.servers.push(proxy);
    world
}

/// Through a proxy that wants another user to hand requests over.
fn plain_proxy_refuses() -> World {
    let (proxy, server) = (guarded_proxy(), saying_in_turn(vec![good()]));
    let http = through(&proxy, PROXY_USER, "s3cret of another");
    World { url: server.url("/"), servers: vec![server, proxy], http, ..World::at(String::new()) }
}

fn no_proxy() -> World {
    let http = HttpSettings::new().proxy(Proxy::new(format!("http://user:{PROXY_PASSWORD}@{}", nobody())));
    World { http, ..World::at(String::from("https://dts.example.com")) }
}

pub(crate) fn cases() -> Vec<Case> {
    let untrusted = Fails(no_answer(Transport::Tls).for_good().did_not_run().arrived(0).says(&["no TLS with"]));
    let by_proxy = no_answer(Transport::Proxy).did_not_run().attempts(3).arrived(0);
    vec![
        case("a proxy", plain_proxy, Works(1)),
        case("a tunnel", || tunnel(PROXY_USER, PROXY_PASSWORD), Works(1)),
        case("a proxy that refuses", plain_proxy_refuses, Fails(by_proxy.says(&["407", "does not accept the user"]))),
        case("a tunnel that is refused", || tunnel(PROXY_USER, "s3cret, too"), Fails(by_proxy.says(&["407"]))),
        case(
            "a proxy that is not there",
            no_proxy,
            Fails(
                no_answer(Transport::Connect)
                    .did_not_run()
                    .attempts(3)
                    .arrived(0)
                    .says(&["can't connect to the proxy"]),
            ),
        ),
        case("a self-signed certificate", || secure(&self_signed("127.0.0.1")), untrusted),
        case("a certificate of an unknown CA", || secure(&signed_by_ca("127.0.0.1")), untrusted),
        case("a self-signed certificate that is known", || trusting(self_signed), Works(1)),
        case("a certificate of a known CA", || trusting(signed_by_ca), Works(1)),
        case(
            "a certificate for another name",
            || {
                let certificate = self_signed("dts.example.com");
                let world = secure(&certificate);
                World { http: world.http.clone().ca_certificates(certificate.trusted), ..world }
            },
            untrusted,
        ),
        case(
            "any certificate",
            || {
                let world = secure(&self_signed("dts.example.com"));
                World { http: world.http.clone().dangerously_accept_invalid_certificates(true), ..world }
            },
            Works(1),
        ),
    ]
}

#[test]
fn proxies_and_certificates() {
    cases().iter().for_each(Case::holds);
}

/// The server points to another host, and the other host is the second one.
fn pointing_elsewhere(status: u16) -> World {
    let elsewhere = Server::saying(answer("200 OK", "{}"));
    let location = elsewhere.url("/?x=1");
    let mut world = World::of(Server::saying(format!(
        "HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
    )));
    world.servers.push(elsewhere);
    world
}

pub(crate) fn redirects() -> Vec<Case> {
    let says: &[&str] = &["redirects are not followed", "check the endpoint"];
    vec![
        case("moved, 302", || pointing_elsewhere(302), Fails(refused(302).says(says))),
        case("moved, 307", || pointing_elsewhere(307), Fails(refused(307).says(says))),
        case("moved for good", || pointing_elsewhere(301), Fails(refused(301).says(says))),
    ]
}

#[test]
fn redirects_give_nothing_away() {
    redirects().iter().for_each(Case::holds);
    for kind in KINDS {
        let world = pointing_elsewhere(307);
        let client = Client::new(kind, &world);
        let errors: [Error; 2] = [
            client.send(&Change::default(), |call| world.settings(call)).unwrap_err(),
            client.send(&Read::default(), |call| world.settings(call)).unwrap_err(),
        ];
        assert!(errors.iter().all(|error| error.kind() == ErrorKind::Service));
        assert_eq!((world.servers[0].requests().len(), world.servers[1].connections()), (2, 0), "{kind:?}");
        assert!(errors[0].header("location").unwrap().starts_with("http://127.0.0.1:"), "{kind:?}");
    }
}

#[test]
fn a_proxy_sees_no_more_than_it_must() {
    for kind in KINDS {
        let world = tunnel(PROXY_USER, PROXY_PASSWORD);
        let client = Client::new(kind, &world);
        client.send(&Change::default(), |call| world.settings(call)).unwrap();
        let [tunnel] = world.servers[1].requests().try_into().unwrap();
        let names: Vec<_> = tunnel.headers.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.iter().all(|name| ["host", "proxy-authorization", "user-agent"].contains(name)), "{names:?}");
        assert_eq!(world.servers[0].requests()[0].header("proxy-authorization"), None, "{kind:?}");
    }
}
