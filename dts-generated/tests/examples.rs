//! Runs all examples, each against its own small server, in one binary: linking is what tests cost.

#![allow(clippy::duplicate_mod, reason = "each example starts a server of its own")]

#[path = "../examples/assume_role.rs"]
mod assume_role;
#[cfg(feature = "blocking")]
#[path = "../examples/blocking.rs"]
mod blocking;
#[path = "../examples/buy_and_synchronize.rs"]
mod buy_and_synchronize;
#[path = "../examples/list_jobs.rs"]
mod list_jobs;
#[path = "../examples/private_cloud_asapi.rs"]
mod private_cloud_asapi;
#[path = "../examples/private_cloud_pop.rs"]
mod private_cloud_pop;
#[path = "../examples/settings.rs"]
mod settings;
#[path = "../examples/unit_test.rs"]
mod unit_test;
#[path = "../examples/untyped_call.rs"]
mod untyped_call;
