//! Spec text to [`spec`](crate::spec) structs, with the place of every node.
//!
//! One pass over each text builds a tree with the place of every node ([`Spans`]), and finds what YAML allows but a
//! spec must not use. Then the tree is read as a spec, mended where it is at fault and read again, until every fault
//! of the file is known. A file without faults goes to serde_yaml, which alone decides what it says.

#[cfg(test)]
mod agreement;
mod builder;
mod codes;
mod error;
mod files;
mod lines;
mod load;
mod names;
mod node;
mod path;
mod product;
mod read;
mod reader;
mod scalar;
mod shape;
mod spans;
mod tree;
mod walk;
mod wording;

pub use codes::CODES;
pub use files::is_spec_file;
pub(crate) use lines::Lines;
pub use load::{load, load_texts};
pub use path::{NodePath, Step};
pub use read::SpecFile;
pub use spans::Spans;
pub use tree::{ActionFile, ProductFiles, SpecTree};
