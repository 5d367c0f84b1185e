//! Requests and groups of parameters.

use proc_macro2::{Ident, TokenStream};

use super::{ActionItem, Docs, LimitsItem, RuleItem};

/// A request of an action.
#[derive(Clone, Debug)]
pub struct RequestItem {
    /// Who sees the request, its builder and their methods.
    pub vis: TokenStream,
    /// Name of the request's structure.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Facts about the action.
    pub action: ActionItem,
    /// Type of another request of the same action, whose facts count in place of `action`.
    pub same_as: Option<TokenStream>,
    /// Parameters, in the order of the spec.
    pub fields: Vec<FieldItem>,
    /// The field that holds parameters newer than the bindings.
    pub extra: Ident,
    /// Rules across parameters.
    pub rules: Vec<RuleItem>,
    /// Where the limits of the parameters come from.
    pub source: String,
    /// Type of the answer.
    pub response: TokenStream,
    /// Names of the builder and what belongs to it.
    pub builder: BuilderNames,
}

/// Names of a builder and what belongs to it.
#[derive(Clone, Debug)]
pub struct BuilderNames {
    /// Name of the builder's structure.
    pub ident: Ident,
    /// Name of the module with the marks of the required parameters.
    pub required: Ident,
}

/// A parameter, or a member of a group.
#[derive(Clone, Debug)]
pub struct FieldItem {
    /// Name of the field, and of the builder's method.
    pub ident: Ident,
    /// Name of the method that takes an `Option`; required parameters and lists have none.
    pub maybe: Ident,
    /// Name of the mark that says whether a required parameter is set; also the name of the builder's type parameter.
    pub mark: Ident,
    /// Wire name; for lists the part before `.N`.
    pub wire: String,
    /// Wire name as the spec has it, for people: `ResourceId.N`.
    pub name: String,
    /// Documentation.
    pub docs: Docs,
    /// Type of the value.
    pub ty: TypeItem,
    /// Whether a request without it is refused.
    pub required: bool,
    /// Whether its structure is read from answers, too: then it may be absent though it is required.
    pub received: bool,
    /// Where it travels.
    pub location: LocationItem,
    /// Limits of its own.
    pub limits: LimitsItem,
    /// About to be removed.
    pub deprecated: Option<DeprecatedItem>,
}

/// What `#[deprecated]` says.
#[derive(Clone, Debug)]
pub struct DeprecatedItem {
    /// What to do instead.
    pub note: String,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocationItem {
    /// In the query.
    Query,
    /// In the form body.
    Body,
}

/// Type of a parameter's value, before `Option`.
#[derive(Clone, Debug)]
pub enum TypeItem {
    /// `String`.
    String,
    /// `bool`.
    Boolean,
    /// `i32`.
    Int32,
    /// `i64`.
    Int64,
    /// `f64`.
    Float,
    /// Text with a JSON document.
    Json,
    /// Text with a JSON document of this type.
    Document(TokenStream),
    /// Text that is never shown.
    Secret,
    /// A value set, or a type of the user's own.
    Named(TokenStream),
    /// Values with commas between them.
    Csv(Box<TypeItem>),
    /// `Name.1`, `Name.2`, ...
    List(Box<TypeItem>),
    /// `Name.1.Member`, ...
    Groups(TokenStream),
    /// In documents: a structure.
    Structure(TokenStream),
    /// In documents: entries under names that are data.
    Map(Box<TypeItem>),
    /// In documents: whatever there is.
    Any,
}

impl TypeItem {
    /// Whether it is held in a collection, which is empty instead of absent.
    pub fn is_vec(&self) -> bool {
        matches!(self, Self::List(_) | Self::Groups(_) | Self::Map(_))
    }
}

/// Parameters that share a number in a list.
#[derive(Clone, Debug)]
pub struct GroupItem {
    /// Who sees the structure, its builder and their methods.
    pub vis: TokenStream,
    /// Name of the structure.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its members.
    pub fields: Vec<FieldItem>,
    /// Names of the builder and what belongs to it.
    pub builder: BuilderNames,
}
