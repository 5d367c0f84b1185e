//! Servers that fail.

use std::time::Duration;

use dts_runtime::{ErrorKind, ManualClock, TransportErrorKind as Transport};

use crate::{
    client::{Client, KINDS},
    expected::{
        Expected::{Fails, Works},
        no_answer, not_sent, refused,
    },
    requests::{Change, Read},
    run::{Case, case, harmful},
    server::{After, Server, nobody, reset},
    world::{World, good, json, refusal, saying_in_turn},
};

fn at_last(text: &str) -> World {
    World::of(Server::saying_at_last(text))
}

/// A connection that is reset in the midst of the body.
fn reset_late() -> World {
    World::of(Server::start(|_, connection| {
        connection.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"RequestId\"");
        // What was said is read before the reset.
        std::thread::sleep(Duration::from_millis(100));
        After::Reset
    }))
}

pub(crate) fn connections() -> Vec<Case> {
    let broken = no_answer(Transport::Broken);
    let not_http = no_answer(Transport::Protocol).says(&["is not HTTP"]);
    vec![
        case(
            "refused",
            || World::at(format!("http://{}", nobody())),
            Fails(
                no_answer(Transport::Connect).did_not_run().attempts(3).arrived(0).says(&["can't connect", "refused"]),
            ),
        ),
        harmful("reset before the answer", || World::of(Server::start(|_, _| After::Reset)), broken),
        harmful("reset in the answer", reset_late, broken),
        harmful("closed before the answer", || at_last(""), broken),
        harmful("head cut", || at_last("HTTP/1.1 200 OK\r\nContent-Le"), broken),
        harmful("body cut", || at_last("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"RequestId\":"), broken),
        harmful("chunk cut", || at_last("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a"), broken),
        harmful("length of nonsense", || at_last("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"), not_http),
        harmful("not HTTP", || at_last("SSH-2.0-OpenSSH_9.6\r\n\r\n"), not_http),
        harmful("zeros", || at_last("\u{0}\u{1}\u{2}\u{3}\r\n\r\n"), not_http),
        harmful(
            "too long",
            || {
                let world = at_last("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n{");
                World { http: world.http.clone().max_body_length(1000), ..world }
            },
            no_answer(Transport::Other).says(&["longer than 1000 bytes", "max_body_length"]),
        ),
        case(
            "length too short",
            || at_last("HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n{\"RequestId\":\"4C46-1\",\"Password\":\"x\"}"),
            Fails(
                refused(200)
                    .request_id()
                    .kind(ErrorKind::Decode)
                    .body("{\"RequestId\":\"4C46-1\",")
                    .says(&["can't be read"]),
            ),
        ),
    ]
}

#[test]
fn connections_that_break() {
    connections().iter().for_each(Case::holds);
}

#[test]
fn a_connection_that_is_reset_at_once() {
    for kind in KINDS {
        let world = World::of(Server::raw("http", reset));
        let client = Client::new(kind, &world);
        let error = client.send(&Change::default(), |call| world.settings(call)).unwrap_err();
        // It depends on the moment whether the request was on its way.
        assert!(error.is_retryable() && (1..=3).contains(&error.attempts()), "{kind:?}: {error}");
        assert!(!error.did_not_run() || error.attempts() == 3, "{kind:?}: {error}");
    }
}

#[test]
fn a_name_that_does_not_resolve() {
    for kind in KINDS {
        let world = World::at(String::from("http://does-not-exist.invalid:81"));
        let client = Client::new(kind, &world);
        let error = client.send(&Change::default(), |call| world.settings(call)).unwrap_err();
        // Without a network, name servers may be as silent as the one that is asked for.
        assert!(matches!(error.kind(), ErrorKind::Transport | ErrorKind::Timeout), "{kind:?}: {error}");
        assert!(error.did_not_run() && error.is_retryable() && error.attempts() == 3, "{kind:?}: {error}");
        let text = error.to_string();
        assert!(text.contains("does-not-exist.invalid:81") && !text.contains("dtsjob1"), "{kind:?}: {text}");
    }
}

fn away() -> String {
    refusal("503 Service Unavailable", "", "ServiceUnavailable")
}

fn busy(hint: &str) -> String {
    refusal("400 Bad Request", hint, "Throttling.User")
}

/// An hour behind the service.
fn slow_clock() -> World {
    let date = "Date: Mon, 03 Aug 2020 09:00:00 GMT\r\n";
    let world = World::of(saying_in_turn(vec![refusal("400 Bad Request", date, "InvalidTimeStamp.Expired")]));
    let clock = ManualClock::new(std::time::UNIX_EPOCH + Duration::from_secs(1_596_441_600));
    World { clock: Some(clock), ..world }
}

pub(crate) fn answers() -> Vec<Case> {
    let failing = refused(503).code("ServiceUnavailable").body("No.").retryable();
    let throttled = refused(400).kind(ErrorKind::Throttled).code("Throttling.User").body("No.");
    let throttled = throttled.retryable().did_not_run();
    let for_good = refused(400).body("No.");
    vec![
        Case {
            read: Works(2),
            ..case("5xx and then success", || World::of(saying_in_turn(vec![away(), good()])), Fails(failing))
        },
        harmful("5xx", || World::of(saying_in_turn(vec![away()])), failing),
        harmful(
            "5xx of a proxy",
            || at_last("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html>secret of a page</html>"),
            refused(502).body("<html>").retryable().says(&["an HTML page without an error code", "HTTP status 502"]),
        ),
        case(
            "throttled without a hint",
            || World::of(saying_in_turn(vec![busy("")])),
            Fails(throttled.attempts(3).says(&["try again later"])),
        ),
        case("throttled and then not", || World::of(saying_in_turn(vec![busy(""), good()])), Works(2)),
        Case {
            at_least: Duration::from_millis(120),
            ..case(
                "throttled with a hint",
                || World::of(saying_in_turn(vec![busy("x-acs-retry-after: 120\r\n"), good()])),
                Works(2),
            )
        },
        case(
            "throttled for longer than there is time",
            || {
                World::of(saying_in_turn(vec![busy("x-acs-retry-after: 60000\r\n")]))
                    .call(|call| call.timeout(Duration::from_secs(30)))
            },
            Fails(throttled.says(&["try again in 60s"])),
        ),
        case(
            "a clock that is off",
            slow_clock,
            Fails(
                for_good
                    .code("InvalidTimeStamp.Expired")
                    .did_not_run()
                    .says(&["the clock of this machine is 1 h behind"]),
            ),
        ),
        case(
            "refused for good",
            || World::of(saying_in_turn(vec![refusal("400 Bad Request", "", "InvalidParameter")])),
            Fails(for_good.code("InvalidParameter")),
        ),
        case(
            "failed with HTTP status 200",
            || {
                let body = r#"{"RequestId":"4C46-1","Success":"false","ErrCode":"InvalidJob","ErrMessage":"No %s.","DynamicMessage":"job"}"#;
                World::of(saying_in_turn(vec![json("200 OK", "", body)]))
            },
            Fails(refused(200).code("InvalidJob").body("ErrMessage").says(&["InvalidJob: No job."])),
        ),
        case(
            "no JSON with HTTP status 200",
            || World::of(saying_in_turn(vec![json("200 OK", "", "<html>sign in</html>")])),
            Fails(refused(200).kind(ErrorKind::Decode).body("<html>").says(&["found an HTML page"])),
        ),
    ]
}

#[test]
fn answers_that_refuse() {
    answers().iter().for_each(Case::holds);
}

#[test]
fn a_decode_failure_tells_how_often_it_was_asked() {
    for kind in KINDS {
        let world = World::of(saying_in_turn(vec![busy(""), json("200 OK", "", "<html>")]));
        let error = Client::new(kind, &world).send(&Read::default(), |call| world.settings(call)).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 2), "{kind:?}: {error}");
    }
}

#[test]
fn what_breaks_its_documentation_is_not_sent() {
    for kind in KINDS {
        let world = World::of(saying_in_turn(vec![good()]));
        let outcome = Client::new(kind, &world).send(&Change::faulty(), |call| world.settings(call));
        let expected = Fails(not_sent(ErrorKind::Validation).says(&["`Change` was not sent", "JobId"]));
        expected.check(&format!("{kind:?}"), &world, &outcome, world.arrived());
    }
}
