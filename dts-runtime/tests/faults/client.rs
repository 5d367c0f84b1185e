//! Both clients, as one.

use std::{fmt::Debug, sync::Arc};

use dts_runtime::{CallSettings, ClientBuilder, Error, Reply, Request, blocking};
use tokio::runtime::Runtime;

use crate::{printed, secrets::HEADER, world::World};

/// Which client.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Async,
    Blocking,
}

pub(crate) const KINDS: [Kind; 2] = [Kind::Async, Kind::Blocking];

/// A client of either kind.
pub(crate) enum Client {
    Async(dts_runtime::Client, Runtime),
    Blocking(blocking::Client),
}

impl Client {
    /// A client for this world. All that is printed from now on is kept.
    pub(crate) fn new(kind: Kind, world: &World) -> Self {
        printed::keep();
        printed::debug(&world.http);
        match kind {
            Kind::Async => {
                let builder = prepared(dts_runtime::Client::builder(), world);
                printed::debug(&builder);
                let mut runtime = tokio::runtime::Builder::new_multi_thread();
                Self::Async(builder.build().unwrap(), runtime.worker_threads(1).enable_all().build().unwrap())
            }
            Kind::Blocking => {
                let builder = prepared(blocking::Client::builder(), world);
                printed::debug(&builder);
                Self::Blocking(builder.build().unwrap())
            }
        }
    }

    /// Sends, and keeps what can be printed of it.
    pub(crate) fn send<R>(
        &self,
        request: &R,
        change: impl FnOnce(CallSettings) -> CallSettings,
    ) -> Result<Reply<R::Response>, Error>
    where
        R: Request + Debug,
        R::Response: Debug,
    {
        printed::debug(request);
        printed::debug(&request.parameters());
        let change = |call| {
            let call = change(call);
            printed::debug(&call);
            call
        };
        let outcome = match self {
            Self::Async(client, runtime) => {
                let client = client.with(change);
                printed::debug(&client);
                runtime.block_on(client.send(request))
            }
            Self::Blocking(client) => {
                let client = client.with(change);
                printed::debug(&client);
                client.send(request)
            }
        };
        printed::debug(&outcome);
        if let Err(error) = &outcome {
            printed::error(error);
        }
        outcome
    }
}

fn prepared<C>(builder: ClientBuilder<C>, world: &World) -> ClientBuilder<C> {
    let builder = builder
        .region("cn-hangzhou")
        .endpoint(world.url.as_str())
        .credentials(Arc::clone(&world.keys))
        .http(world.http.clone())
        .header("x-trace", HEADER);
    match &world.clock {
        Some(clock) => builder.clock(clock.clone()),
        None => builder,
    }
}
