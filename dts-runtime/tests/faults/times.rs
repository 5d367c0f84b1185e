//! Times that run out.

use std::{thread, time::Duration};

use dts_runtime::{ErrorKind, TransportErrorKind as Transport};

use crate::{
    client::{Client, KINDS},
    expected::{Expected::Fails, no_answer},
    requests::Read,
    run::{Case, case, harmful},
    server::{After, Server},
    world::{World, falling_silent, hasty, refusal},
};

const SHORT: Duration = Duration::from_millis(150);

/// A client that gives up a silent server soon.
fn silent(text: &'static str) -> World {
    World::of(falling_silent(text)).call(|call| call.read_timeout(SHORT))
}

/// A client that gives up the call soon.
fn limited(world: World) -> World {
    world.call(|call| call.timeout(SHORT))
}

/// A body that comes byte by byte, each in time.
fn dripping() -> Server {
    Server::start(|_, connection| {
        connection.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for _ in 0..100 {
            thread::sleep(Duration::from_millis(50));
            connection.say("{");
        }
        After::Close
    })
}

pub(crate) fn cases() -> Vec<Case> {
    let silence = no_answer(Transport::Timeout).says(&["sent nothing for 150ms"]);
    // With no time left, nothing is repeated.
    let over = Fails(no_answer(Transport::Timeout).says(&["the whole call"]));
    let cases = vec![
        harmful("slow headers", || silent(""), silence),
        harmful("slow end of the headers", || silent("HTTP/1.1 200 OK\r\nConte"), silence),
        harmful("slow body", || silent("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"Req"), silence),
        case("a call that is too slow", || limited(World::of(falling_silent(""))), over),
        case("a body that is too slow for the call", || limited(World::of(dripping())), over),
        case(
            "a connection that is not made",
            || {
                let server = Server::raw("https", |mut tcp| {
                    let _ = std::io::Read::read_to_end(&mut tcp, &mut Vec::new());
                });
                World::of(server).call(|call| call.connect_timeout(SHORT))
            },
            Fails(no_answer(Transport::ConnectTimeout).did_not_run().attempts(3).arrived(0).says(&["within 150ms"])),
        ),
    ];
    cases.into_iter().map(|case| Case { at_least: SHORT, ..case }).collect()
}

#[test]
fn times_that_run_out() {
    let cases = cases();
    thread::scope(|scope| cases.iter().for_each(|case| drop(scope.spawn(|| case.holds()))));
}

#[test]
fn all_attempts_together_have_one_limit() {
    for kind in KINDS {
        let server = Server::start(|_, connection| {
            thread::sleep(Duration::from_millis(60));
            connection.say(refusal("503 Service Unavailable", "", "ServiceUnavailable"));
            After::Keep
        });
        let world = World::of(server);
        let client = Client::new(kind, &world);
        let error = client
            .send(&Read::default(), |call| {
                world.settings(call).retry(hasty().attempts(100)).timeout(Duration::from_millis(400))
            })
            .unwrap_err();
        // Each attempt takes 60 ms at least, so that more than 7 would not be within the limit.
        assert!((1..=7).contains(&error.attempts()), "{kind:?}: {error}");
        assert!(world.arrived() <= 7, "{kind:?}: {}", world.arrived());
        assert!(matches!(error.kind(), ErrorKind::Service | ErrorKind::Timeout), "{kind:?}: {error}");
        assert!(!error.did_not_run(), "{kind:?}: {error}");
    }
}
