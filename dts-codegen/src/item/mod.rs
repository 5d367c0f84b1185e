//! The Rust item model: identifiers, types, facts and checks, with nothing left to decide.
//!
//! Both doors lead here: `plan` makes items from specs, `dts-macros` from attributed structs. Then [`emit`](crate::emit)
//! turns them into tokens without asking anything.

mod check;
mod request;
mod response;
mod value_set;

pub use check::{ClassItem, ConditionItem, FormatItem, LimitsItem, ParameterRef, RefKind, RuleCheck, RuleItem};
pub use request::{
    ActionItem, BuilderNames, DeprecatedItem, ErrorCodeItem, FieldItem, GroupItem, LocationItem, PaginationItem,
    RequestItem, TypeItem, WaiterItem,
};
pub use response::{MemberItem, ResponseTypeItem, StructureItem};
pub use value_set::{ValueItem, ValueSetItem};

use proc_macro2::TokenStream;
use quote::quote;

/// Lines of documentation, without the leading blank.
pub type Docs = Vec<String>;

/// Where the runtime and the standard library are found.
#[derive(Clone, Debug)]
pub struct Context {
    /// Path of the runtime crate.
    pub runtime: TokenStream,
    /// Path of the standard library.
    pub std: TokenStream,
    /// Path of `Result`, a name that people give to types of their own.
    pub result: TokenStream,
    /// Attributes of builders and methods, of which a private type seldom uses all.
    pub quiet: TokenStream,
    /// What stands between two lines of documentation in one `#[doc]`. Printing takes a character that no text has and
    /// makes lines of it again, which is a good deal quicker than an attribute for each line.
    pub line_break: &'static str,
}

/// Stands for a line break in documentation that is yet to be printed.
pub const LINE_BREAK: &str = "\u{1e}";

impl Context {
    /// For files that hold nothing but generated code: short paths, which read better.
    pub fn file() -> Self {
        Self { runtime: quote!(dts_runtime), std: quote!(std), result: quote!(Result), quiet: TokenStream::new(), line_break: LINE_BREAK }
    }

    /// For code that stands between a user's own: paths that nothing can shadow.
    pub fn embedded() -> Self {
        Self {
            runtime: quote!(::dts_runtime),
            std: quote!(::std),
            result: quote!(::std::result::Result),
            quiet: quote!(#[allow(dead_code, unreachable_pub)]),
            line_break: "\n",
        }
    }
}
