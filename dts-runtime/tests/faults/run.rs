//! One table of cases for both clients and both kinds of requests.

use std::{
    fmt::Debug,
    time::{Duration, Instant},
};

use dts_runtime::{
    Request, ReqwestTransport, UreqTransport,
    sign::{Algorithm, Method},
};

use crate::{
    client::{Client, KINDS, Kind},
    expected::{Expected, Failure},
    keys, printed,
    requests::{Change, Done, Read},
    world::World,
};

/// A way to fail, or not to fail.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) world: fn() -> World,
    /// What becomes of a request that may not be repeated.
    pub(crate) change: Expected,
    /// What becomes of one that may be repeated.
    pub(crate) read: Expected,
    /// How long it takes at least.
    pub(crate) at_least: Duration,
}

/// A case with one outcome for both kinds of requests.
pub(crate) fn case(name: &'static str, world: fn() -> World, expected: Expected) -> Case {
    Case { name, world, change: expected, read: expected, at_least: Duration::ZERO }
}

/// A case of a call that is repeated twice where that does no harm.
pub(crate) fn harmful(name: &'static str, world: fn() -> World, expected: Failure) -> Case {
    let (change, read) = (Expected::Fails(expected), Expected::Fails(expected.attempts(3)));
    Case { name, world, change, read, at_least: Duration::ZERO }
}

impl Case {
    /// Makes both calls with both clients, each in a world of its own, and compares.
    #[track_caller]
    pub(crate) fn holds(&self) {
        for kind in KINDS {
            self.comes_to(kind, &Change::default(), self.change);
            self.comes_to(kind, &Read::default(), self.read);
        }
    }

    #[track_caller]
    fn comes_to<R: Request<Response = Done> + Debug>(&self, kind: Kind, request: &R, expected: Expected) {
        let world = (self.world)();
        let client = Client::new(kind, &world);
        let start = Instant::now();
        let outcome = client.send(request, |call| world.settings(call));
        let whose = format!("{} {kind:?} {}", self.name, R::ACTION.name);
        assert!(start.elapsed() >= self.at_least, "{whose}: {:?}", start.elapsed());
        expected.check(&whose, &world, &outcome, world.arrived());
    }

    /// Makes calls in all ways, whatever they come to, so that what they print is kept.
    pub(crate) fn print(&self) {
        let http = (self.world)().http;
        printed::debug(&(ReqwestTransport::new(&http), UreqTransport::new(&http)));
        for kind in KINDS {
            let world = (self.world)();
            let client = Client::new(kind, &world);
            let _ = client.send(&Change::default(), |call| world.settings(call));
            let _ = client.send(&Read::default(), |call| world.settings(call).algorithm(Algorithm::Acs3HmacSha256));
            printed::sent(&world);
            // All in the URL, the signature too.
            let world = World { keys: keys::permanent(), ..(self.world)() };
            let client = Client::new(kind, &world);
            let get = Read::without_password();
            let _ = client.send(&get, |call| world.settings_of_get(call).method(Method::Get));
            printed::sent(&world);
        }
    }
}
