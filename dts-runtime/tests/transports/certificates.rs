//! Certificates, good and bad.

use dts_runtime::{HttpSettings, TransportError, TransportErrorKind as Kind};

use crate::{
    certificate::{
        Certificate, self_signed, self_signed_and_expired, self_signed_as_ca, self_signed_as_ca_and_expired,
        signed_by_ca,
    },
    client::{Client, direct, kinds, request},
    server::{After, Server, answer},
};

fn server(certificate: &Certificate) -> Server {
    Server::start_tls(certificate.config.clone(), |_, connection| {
        connection.say(answer("200 OK", "over TLS"));
        After::Keep
    })
}

fn accepted(certificate: &Certificate, settings: HttpSettings) {
    for client in Client::each(&settings) {
        let server = server(certificate);
        for _ in 0..2 {
            let answer = client.send(request(&server.url("/"))).expect(client.name);
            assert_eq!(answer.body, b"over TLS", "{}", client.name);
        }
    }
}

fn refused(certificate: &Certificate, settings: HttpSettings) -> Vec<TransportError> {
    let errors = Client::each(&settings).map(|client| {
        let server = server(certificate);
        let error = client.send(request(&server.url("/"))).expect_err(client.name);
        assert_eq!((error.kind(), error.is_unsent()), (Kind::Tls, true), "{}: {error}", client.name);
        assert_eq!(server.requests().len(), 0, "{}", client.name);
        error
    });
    errors.collect()
}

#[test]
fn an_unknown_certificate_is_refused_with_help() {
    for certificate in [self_signed("127.0.0.1"), signed_by_ca("127.0.0.1"), self_signed_as_ca("127.0.0.1")] {
        for error in refused(&certificate, direct()) {
            assert!(error.to_string().starts_with("no TLS with 127.0.0.1:"), "{error}");
        }
    }
    for error in refused(&self_signed("127.0.0.1"), direct()) {
        assert!(error.to_string().contains("HttpSettings::ca_certificates"), "{error}");
    }
}

#[test]
fn a_certificate_that_is_given_is_accepted() {
    for certificate in [self_signed("127.0.0.1"), signed_by_ca("127.0.0.1"), self_signed_as_ca("127.0.0.1")] {
        accepted(&certificate, direct().ca_certificates(certificate.trusted.as_str()));
    }
}

#[test]
fn many_certificates_may_be_given() {
    let (first, second) = (self_signed("127.0.0.1"), signed_by_ca("127.0.0.1"));
    let bundle = format!("Some text\n{}\n{}", self_signed("other.example.com").trusted, second.trusted);
    let settings = direct().ca_certificates(first.trusted.as_str()).ca_certificates(bundle);
    accepted(&first, settings.clone());
    accepted(&second, settings);
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    for make in [self_signed, signed_by_ca, self_signed_as_ca] {
        let certificate = make("other.example.com");
        refused(&certificate, direct().ca_certificates(certificate.trusted.as_str()));
    }
}

#[test]
fn an_expired_certificate_is_refused() {
    for make in [self_signed_and_expired, self_signed_as_ca_and_expired] {
        let certificate = make("127.0.0.1");
        refused(&certificate, direct().ca_certificates(certificate.trusted.as_str()));
    }
}

#[test]
fn anything_is_accepted_where_that_is_wanted() {
    for certificate in [
        self_signed("127.0.0.1"),
        self_signed("other.example.com"),
        self_signed_and_expired("127.0.0.1"),
        self_signed_as_ca("127.0.0.1"),
        signed_by_ca("127.0.0.1"),
    ] {
        accepted(&certificate, direct().dangerously_accept_invalid_certificates(true));
    }
}

#[test]
fn the_name_is_checked_where_a_host_is_found_elsewhere() {
    let certificate = self_signed("dts.example.com");
    let settings = direct()
        .ca_certificates(certificate.trusted.as_str())
        .resolve("dts.example.com", [[127, 0, 0, 1].into()])
        .resolve("sts.example.com", [[127, 0, 0, 1].into()]);
    for client in Client::each(&settings) {
        let server = server(&certificate);
        let port = server.address().port();
        client.send(request(&format!("https://dts.example.com:{port}/"))).expect(client.name);
        let error = client.send(request(&format!("https://sts.example.com:{port}/"))).expect_err(client.name);
        assert_eq!(error.kind(), Kind::Tls, "{}: {error}", client.name);
    }
}

#[test]
fn tls_with_a_plain_server() {
    for client in Client::each(&direct()) {
        let server = Server::raw("https", |mut tcp| {
            let _ = std::io::Write::write_all(&mut tcp, b"HTTP/1.1 400 Bad Request\r\n\r\n");
            let _ = std::io::Read::read_to_end(&mut tcp, &mut Vec::new());
        });
        let error = client.send(request(&server.url("/"))).expect_err(client.name);
        assert_eq!((error.kind(), error.is_unsent()), (Kind::Tls, true), "{}: {error}", client.name);
        assert!(error.to_string().contains("`http://`"), "{}: {error}", client.name);
    }
}

#[test]
fn a_body_without_length_that_tls_does_not_end_is_cut() {
    let certificate = self_signed("127.0.0.1");
    let settings = direct().ca_certificates(certificate.trusted.as_str());
    for client in Client::each(&settings) {
        let server = Server::start_tls(certificate.config.clone(), |_, connection| {
            connection.say("HTTP/1.1 200 OK\r\n\r\nhalf of it");
            After::Close
        });
        let error = client.send(request(&server.url("/"))).expect_err(client.name);
        assert_eq!((error.kind(), error.is_unsent()), (Kind::Broken, false), "{}: {error}", client.name);
    }
}

#[test]
fn texts_that_are_no_certificates_are_faults() {
    let spoiled = self_signed("127.0.0.1")
        .trusted
        .replace("-----BEGIN CERTIFICATE-----\nMII", "-----BEGIN CERTIFICATE-----\nAAA");
    for text in ["", "not PEM", &spoiled, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        for make in kinds() {
            let Err(error) = make(&direct().ca_certificates(text)) else { panic!("{text}") };
            assert!(error.to_string().contains("`ca_certificates` has"), "{error}");
        }
    }
}
