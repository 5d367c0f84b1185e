//! Calls through a whole client, async and blocking, against servers on loopback that fail; and all that is printed
//! meanwhile, searched for the secrets in use.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

#[path = "../loopback/certificate.rs"]
#[allow(dead_code, reason = "the tests of transports use all of it")]
mod certificate;
mod client;
mod crowds;
mod echoes;
mod expected;
mod failures;
mod keys;
mod listener;
mod no_secrets;
mod printed;
#[path = "../loopback/proxy.rs"]
#[allow(dead_code, reason = "the tests of transports use all of it")]
mod proxy;
mod requests;
mod run;
mod secrets;
#[path = "../loopback/server.rs"]
#[allow(dead_code, reason = "the tests of transports use all of it")]
mod server;
mod times;
mod trust;
mod world;
