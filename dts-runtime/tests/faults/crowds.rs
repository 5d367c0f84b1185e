//! Many calls at once, and calls that are given up.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use dts_runtime::{CredentialsUri, ErrorKind, TransportErrorKind as Transport};

use crate::{
    client::{Client, KINDS, Kind},
    requests::{Change, Read},
    secrets::{ISSUED_KEY, ISSUED_TOKEN},
    server::{After, Server},
    world::{World, good, json},
};

/// A client with so many connections to a server that takes its time.
fn world(connections: usize, time: u64) -> World {
    let world = World::of(Server::start(move |request, connection| {
        if request.line.contains("never") {
            connection.wait_for_the_end();
            return After::Close;
        }
        thread::sleep(Duration::from_millis(time));
        connection.say(good());
        After::Keep
    }));
    World { http: world.http.clone().max_connections_per_host(connections), ..world }
}

#[test]
fn many_calls_share_few_connections() {
    for kind in KINDS {
        let world = world(3, 20);
        let client = Client::new(kind, &world);
        thread::scope(|scope| {
            for _ in 0..24 {
                scope.spawn(|| client.send(&Change::default(), |call| world.settings(call)).unwrap());
            }
        });
        assert_eq!(world.arrived(), 24, "{kind:?}");
        assert!(world.servers[0].most_at_once() <= 3, "{kind:?}: {}", world.servers[0].most_at_once());
    }
}

#[test]
fn a_task_may_hold_many_calls() {
    let world = world(2, 20);
    let Client::Async(client, runtime) = Client::new(Kind::Async, &world) else { unreachable!() };
    runtime.block_on(async {
        let calls: Vec<_> = (0..12)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move { client.send(Read::default()).await })
            })
            .collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
    });
    assert_eq!(world.arrived(), 12);
    assert!(world.servers[0].most_at_once() <= 2, "{}", world.servers[0].most_at_once());
}

/// The settings of a call that is never answered.
fn never(world: &World, call: dts_runtime::CallSettings) -> dts_runtime::CallSettings {
    world.settings(call).query_parameter("Answer", "never")
}

#[test]
fn a_call_that_is_dropped_gives_its_place_back() {
    let world = world(1, 0);
    let Client::Async(client, runtime) = Client::new(Kind::Async, &world) else { unreachable!() };
    runtime.block_on(async {
        for round in 1..=3 {
            let slow = client.with(|call| never(&world, call));
            let call = slow.send(Change::default());
            assert!(tokio::time::timeout(Duration::from_millis(100), call).await.is_err(), "it is to be given up");
            client.send(Change::default()).await.unwrap();
            assert_eq!(world.arrived(), 2 * round);
        }
        // One that is dropped while another has its place.
        let slow = client.with(|call| never(&world, call).timeout(Duration::from_millis(400)));
        let first = tokio::spawn(async move { slow.send(Change::default()).await });
        while world.arrived() < 7 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let waiting = client.send(Change::default());
        assert!(tokio::time::timeout(Duration::from_millis(50), waiting).await.is_err(), "it has no place");
        assert!(first.await.unwrap().is_err());
        client.send(Change::default()).await.unwrap();
    });
    assert_eq!(world.arrived(), 8);
}

#[test]
fn a_call_whose_time_is_over_gives_its_place_back() {
    for kind in KINDS {
        let world = world(1, 0);
        let client = Client::new(kind, &world);
        let soon = Duration::from_millis(100);
        for round in 1..=2 {
            let error = client.send(&Change::default(), |call| never(&world, call).timeout(soon)).unwrap_err();
            assert_eq!((error.kind(), error.did_not_run()), (ErrorKind::Timeout, false), "{kind:?}: {error}");
            client.send(&Change::default(), |call| world.settings(call)).unwrap();
            assert_eq!(world.arrived(), 2 * round, "{kind:?}");
        }
        // One that waits for its place all the time was never sent.
        thread::scope(|scope| {
            let first = scope.spawn(|| client.send(&Change::default(), |call| never(&world, call).timeout(5 * soon)));
            while world.arrived() < 5 {
                thread::sleep(Duration::from_millis(5));
            }
            let error = client.send(&Change::default(), |call| world.settings(call).timeout(soon)).unwrap_err();
            assert!(error.did_not_run() && error.is_timeout(), "{kind:?}: {error}");
            let kind_of_wait = error.transport_error().map(|error| error.kind());
            assert_eq!(kind_of_wait, Some(Transport::ConnectTimeout), "{kind:?}: {error}");
            assert!(first.join().unwrap().is_err());
        });
        assert_eq!(world.arrived(), 5, "{kind:?}");
    }
}

/// Keys, as a URI gives them.
fn issued() -> String {
    let body = format!(
        r#"{{"Code":"Success","AccessKeyId":"STS.x","AccessKeySecret":"{ISSUED_KEY}","SecurityToken":"{ISSUED_TOKEN}",
        "Expiration":"2999-01-31T09:00:00Z"}}"#
    );
    json("200 OK", "", &body)
}

#[test]
fn a_call_that_is_dropped_while_it_gets_keys_leaves_the_next_one_to_get_them() {
    let turn = AtomicUsize::new(0);
    let keys = Server::start(move |_, connection| {
        if turn.fetch_add(1, Ordering::SeqCst) < 2 {
            connection.wait_for_the_end();
            return After::Close;
        }
        connection.say(issued());
        After::Keep
    });
    let mut world = world(1, 0);
    world.keys = Arc::new(CredentialsUri::at(keys.url("/keys")));
    let Client::Async(client, runtime) = Client::new(Kind::Async, &world) else { unreachable!() };
    runtime.block_on(async {
        let soon = Duration::from_millis(100);
        assert!(tokio::time::timeout(soon, client.send(Change::default())).await.is_err(), "it is to be given up");
        // One that waits for the keys of another gets its turn when that one goes.
        let first = tokio::spawn({
            let client = client.clone();
            async move { tokio::time::timeout(3 * soon, client.send(Change::default())).await }
        });
        while keys.requests().len() < 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        client.send(Read::default()).await.unwrap();
        assert!(first.await.unwrap().is_err(), "it is to be given up");
        client.send(Change::default()).await.unwrap();
    });
    assert_eq!((keys.requests().len(), world.arrived()), (3, 2));
}

#[test]
fn a_call_waits_no_longer_for_keys_that_another_call_gets() {
    for kind in KINDS {
        let may_answer = Arc::new(AtomicBool::new(false));
        let keys = Server::start({
            let may_answer = Arc::clone(&may_answer);
            move |_, connection| {
                while !may_answer.load(Ordering::SeqCst) {
                    thread::sleep(Duration::from_millis(5));
                }
                connection.say(issued());
                After::Keep
            }
        });
        let mut world = world(2, 0);
        world.keys = Arc::new(CredentialsUri::at(keys.url("/keys")));
        let client = Client::new(kind, &world);
        thread::scope(|scope| {
            let first = scope.spawn(|| client.send(&Change::default(), |call| world.settings(call)));
            while keys.requests().is_empty() {
                thread::sleep(Duration::from_millis(5));
            }
            let soon = Duration::from_millis(100);
            let error = client.send(&Read::default(), |call| world.settings(call).timeout(soon)).unwrap_err();
            assert_eq!((error.kind(), error.did_not_run()), (ErrorKind::Timeout, true), "{kind:?}: {error}");
            assert!(error.to_string().contains("longer than 100ms"), "{kind:?}: {error}");
            assert_eq!(world.arrived(), 0, "{kind:?}");
            may_answer.store(true, Ordering::SeqCst);
            first.join().unwrap().unwrap();
        });
        client.send(&Read::default(), |call| world.settings(call)).unwrap();
        assert_eq!((keys.requests().len(), world.arrived()), (1, 2), "{kind:?}");
    }
}
