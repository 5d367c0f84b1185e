//! The Rust item model: identifiers, types, facts and checks, with nothing left to decide.
//!
//! Both doors lead here: `plan` makes items from specs, `dts-macros` from attributed structs. Then [`emit`](crate::emit)
//! turns them into tokens without asking anything.

mod action;
mod check;
mod document;
mod pages;
mod request;
mod response;
mod value_set;

pub use action::{ActionItem, ErrorCodeItem, PaginationItem, ProductItem, WaiterItem, client_token};
pub use check::{ClassItem, ConditionItem, FormatItem, LimitsItem, ParameterRef, RefKind, RuleCheck, RuleItem};
pub use document::{DocumentAliasItem, DocumentStructureItem};
pub use pages::{PagedItem, WaitItem, WaitsItem};
pub use request::{BuilderNames, DeprecatedItem, FieldItem, GroupItem, LocationItem, RequestItem, TypeItem};
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
    /// Path of the root of the bindings below the root of their crate: empty, or `::bindings`.
    pub root: TokenStream,
    /// Attributes of builders and methods, of which a private type seldom uses all.
    pub quiet: TokenStream,
    /// Whether all lines of a documentation go into one `#[doc]`, with [`LINE_BREAK`] between them. Only for tokens that
    /// are printed at once: printing makes lines of them again, which is a good deal quicker than many attributes.
    pub joined_docs: bool,
}

/// Stands for a line break in documentation that is yet to be printed.
pub const LINE_BREAK: &str = "\u{1e}";

impl Context {
    /// For files that hold nothing but generated code: short paths, which read better.
    pub fn file() -> Self {
        Self {
            runtime: quote!(dts_runtime),
            std: quote!(std),
            result: quote!(Result),
            root: TokenStream::new(),
            quiet: TokenStream::new(),
            joined_docs: true,
        }
    }

    /// For code that stands between a user's own: paths that nothing can shadow.
    pub fn embedded() -> Self {
        Self {
            runtime: quote!(::dts_runtime),
            std: quote!(::std),
            result: quote!(::std::result::Result),
            root: TokenStream::new(),
            quiet: quote!(#[allow(dead_code, unreachable_pub)]),
            joined_docs: false,
        }
    }
}
