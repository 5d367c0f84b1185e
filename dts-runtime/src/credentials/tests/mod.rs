//! Providers against a transport, an environment and a clock of the tests.

mod cache;
mod cache_threads;
mod chain;
mod cli;
mod cloud_sso;
mod credentials_file;
mod ecs;
mod external;
mod fixed;
mod ini;
mod process;
mod roles;
mod secrets;
mod support;
mod uri;
