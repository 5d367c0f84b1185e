//! From end to end: typed and untyped calls through both clients, over HTTP on loopback, to a gateway that recomputes
//! the signatures of what arrives.

mod actions;
mod answers;
mod arrivals;
mod caller;
mod crowds;
mod gateway;
mod pages;
mod prepared;
mod private_cloud;
mod refusals;
mod roles;
#[allow(dead_code, reason = "the tests of dts-runtime use the rest")]
#[path = "../../../dts-runtime/tests/loopback/server.rs"]
mod server;
mod untyped;
