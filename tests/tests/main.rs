//! Tests of the generated crate, of generated fixtures, and of spec and code against each other. One binary: linking is
//! what they cost.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod action_list;
mod actions;
mod agreement;
mod documents;
mod end_to_end;
mod entropy;
mod facts;
mod features;
mod held_to_spec;
mod hostile;
mod lines;
mod maps;
mod names;
mod readme;
mod request_checker;
mod request_uses;
mod round_trip;
mod support;
mod twice;
mod wire_names;
