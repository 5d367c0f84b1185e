//! Providers against a transport, an environment and a clock of the tests.

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
mod support;
mod uri;
