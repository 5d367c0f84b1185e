//! What the tests of the generated crate stand on: every action behind one face.
//!
//! The build script writes for each action how its request is built from wire names and texts; [`generated`] and
//! [`hostile_cases`] give them as a list to loop over.

mod case;
mod debug;
mod pages;
mod reader;
mod spec;
mod walk;

pub use case::{AnyRequest, AnyResponse, Built, Case, Encoded, Make};
pub use debug::{Node, parse_debug};
pub use pages::{Page, ReadPage, ReadState};
pub use reader::{NotRepresentable, Reader};
pub use spec::{Loaded, Texts, load, loaded};
pub use walk::{Finding, compare};

/// What the hostile fixture becomes, compiled like a user's own spec.
pub mod hostile {
    include!(concat!(env!("OUT_DIR"), "/hostile.rs"));
}

#[allow(deprecated, reason = "old parameters are tested too")]
mod generated_glue {
    include!(concat!(env!("OUT_DIR"), "/generated_glue.rs"));
}

#[allow(deprecated, reason = "old parameters are tested too")]
mod hostile_glue {
    include!(concat!(env!("OUT_DIR"), "/hostile_glue.rs"));
}

/// All actions of the generated crate.
pub fn generated() -> Vec<Case> {
    generated_glue::cases()
}

/// All actions of the hostile fixture.
pub fn hostile_cases() -> Vec<Case> {
    hostile_glue::cases()
}

/// The README's snippets compile and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
