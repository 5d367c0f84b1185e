//! Spec files as written: one struct per file kind, one field per key, nothing interpreted.
//!
//! The structs are the grammar. Unknown keys are refused, docs become the JSON Schemas under `spec/schema/`.

mod action;
mod condition;
mod document;
mod example;
mod field;
mod parameter;
mod product;
mod rule;
mod scalar;
mod values;

pub use action::{ActionSpec, Difference, ErrorSpec, Lifecycle, PaginationSpec, TypeSpec, WaiterSpec};
pub use condition::{Clause, ConditionSpec, TestSpec};
pub use document::{DocumentExampleSpec, DocumentSpec, DocumentType, StructureSpec};
pub use example::ExampleSpec;
pub use field::{FieldEntry, FieldSpec, FieldType};
pub use parameter::{ClassName, ClassesSpec, Format, Location, ParameterEntry, ParameterSpec, ParameterType};
pub use product::{FieldsFile, ParametersFile, ProductSpec, TypesFile};
pub use rule::{RangeSpec, RuleSpec};
pub use scalar::{Deprecated, Number, OneOrMany, SharedRef, Text};
pub use values::{MemberEntry, MemberSpec, ValuesSpec};
