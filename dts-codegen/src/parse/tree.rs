//! What a spec folder holds.

use super::read::SpecFile;
use crate::{
    diagnostic::Sources,
    spec::{ActionSpec, DocumentSpec, FieldsFile, ParametersFile, ProductSpec, TypesFile},
};

/// All files that could be read, and the texts of all.
#[derive(Clone, Debug, Default)]
pub struct SpecTree {
    /// Products in the order of their folders.
    pub products: Vec<ProductFiles>,
    /// The text of every file, also of those with faults.
    pub sources: Sources,
}

/// The files of a product.
#[derive(Clone, Debug)]
pub struct ProductFiles {
    /// Name of its folder; of a product at the root of the spec folder, its own name in snake case.
    pub folder: String,
    /// `product.yaml`
    pub product: SpecFile<ProductSpec>,
    /// `parameters.yaml`
    pub parameters: Option<SpecFile<ParametersFile>>,
    /// `fields.yaml`
    pub fields: Option<SpecFile<FieldsFile>>,
    /// `types/*.yaml`, by file name.
    pub types: Vec<SpecFile<TypesFile>>,
    /// `documents/*.yaml`, by file name.
    pub documents: Vec<SpecFile<DocumentSpec>>,
    /// `actions/<group>/*.yaml`, by group and file name.
    pub actions: Vec<ActionFile>,
    /// Whether a shared file is there and at fault, so that what it would hold is not known.
    pub shared_at_fault: bool,
}

/// The file of an action.
#[derive(Clone, Debug)]
pub struct ActionFile {
    /// Name of the folder that it lies in.
    pub group: String,
    /// The file.
    pub file: SpecFile<ActionSpec>,
}
