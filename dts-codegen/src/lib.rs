//! From YAML specs of API actions to typed Rust bindings.
//!
//! The house has one staircase; data walks down it once, and never back up:
//!
//! ```text
//! file text ── parse ──> Spec ── resolve ──> Model ── plan ──> Item ── emit ──> tokens ── render ──> files
//! ```
//!
//! `generate` walks it. These are its lines:
//!
//! ```
//! # #[cfg(feature = "spec")] {
//! # use dts_codegen::{item::Context, parse, plan, render::{self, Layout}, resolve};
//! # let (spec, cx, layout) = (std::path::Path::new("../spec"), Context::file(), Layout::Tree { root: "lib.rs" });
//! let (tree, mut faults) = parse::load(spec);
//! let (model, more) = resolve::resolve(&tree);
//! faults.append(more);
//! let (plan, more) = plan::plan(&model);
//! faults.append(more);
//! let files = (!faults.has_errors()).then(|| render::render(&plan, &cx, layout));
//! # drop((faults.into_vec(), files));
//! # }
//! ```
//!
//! Three faces fill in the arguments: the command line (`dts-codegen generate`), build scripts (`compile`, `Builder`)
//! and the macros of `dts-macros`, which join at [`item`].

#[cfg(feature = "spec")]
mod build_script;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "spec")]
pub mod coverage;
pub mod decide;
pub mod diagnostic;
#[cfg(feature = "spec")]
pub mod diff;
pub mod emit;
#[cfg(feature = "spec")]
pub mod explain;
pub mod facts;
#[cfg(feature = "spec")]
mod generate;
#[cfg(feature = "spec")]
pub mod inspect;
pub mod item;
#[cfg(feature = "spec")]
pub mod model;
#[cfg(feature = "spec")]
pub mod output;
#[cfg(feature = "spec")]
mod parallel;
#[cfg(feature = "spec")]
pub mod parse;
#[cfg(feature = "spec")]
pub mod plan;
#[cfg(feature = "spec")]
pub mod render;
#[cfg(feature = "spec")]
pub mod resolve;
pub mod rule;
#[cfg(feature = "spec")]
pub mod schema;
#[cfg(feature = "spec")]
pub mod spec;
#[cfg(feature = "spec")]
pub mod validate;

#[cfg(feature = "spec")]
pub use build_script::{Builder, CompileError, compile};
#[cfg(feature = "spec")]
pub use generate::{Generated, Linted, generate, lint, lint_texts};
