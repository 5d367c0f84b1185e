//! What official metadata says of requests, in one shape whatever form it was published in.

use std::path::PathBuf;

/// Everything that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Documents by path.
    pub documents: Vec<Document>,
    /// JSON files in the folders that are no metadata of requests, by path.
    pub others: Vec<PathBuf>,
}

/// A file of metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The file.
    pub file: PathBuf,
    /// Name of the product: what the file says, or else the name of its folder.
    pub product: String,
    /// Version of the API, where the file says one.
    pub version: Option<String>,
    /// The actions that it speaks of.
    pub actions: Vec<OfficialAction>,
}

/// An action, as one document has it.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialAction {
    /// Wire name.
    pub name: String,
    /// Whether it is marked as about to be removed.
    pub deprecated: bool,
    /// Its parameters, members of groups beside them; `None` where the document only lists actions.
    pub parameters: Option<Vec<OfficialParameter>>,
}

/// A parameter, as one document has it.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialParameter {
    /// Name as a spec has it: lists end in `.N`, members of groups are `Tag.N.Key`.
    pub name: String,
    /// What a single value holds.
    pub kind: OfficialKind,
    /// Whether a request without it is refused.
    pub required: bool,
    /// `query`, `body`, or another word; `None` where the document does not say.
    pub location: Option<String>,
    /// The values that it may have; empty where none are listed.
    pub values: Vec<String>,
    /// Smallest value.
    pub minimum: Option<f64>,
    /// Largest value.
    pub maximum: Option<f64>,
    /// Fewest characters.
    pub min_length: Option<f64>,
    /// Most characters.
    pub max_length: Option<f64>,
    /// Most items.
    pub max_items: Option<f64>,
    /// Whether it is marked as about to be removed.
    pub deprecated: bool,
}

/// What a single value holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficialKind {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A decimal number.
    Float,
    /// An object or list that travels as a JSON text.
    Json,
    /// A list that travels as one text with commas.
    Csv,
    /// A group of members, which stand beside it.
    Group,
    /// Items of which the document does not say what they are.
    Unknown,
    /// A type that is not known here.
    Other(String),
}
