//! Both transports against servers on loopback that behave well and badly, from one list of cases.

#![cfg(any(feature = "reqwest", feature = "blocking"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod answers;
#[path = "../loopback/certificate.rs"]
mod certificate;
mod certificates;
mod client;
mod connections;
mod failures;
mod logs;
mod proxies;
#[path = "../loopback/proxy.rs"]
mod proxy;
#[path = "../loopback/server.rs"]
mod server;
mod timeouts;
