//! Answers: bytes to typed responses, in one pass, without a tree in between.
//!
//! A reader walks the text and asks the response for a [`Slot`] for each member; the slot takes the value.
//! All leniency lives here, so that generated types only say where a member goes. The rules are told at [`Decode`].

mod error;
mod fault;
mod give;
mod json;
mod lexer;
mod number;
mod request_id;
mod scalar;
mod slots;
#[cfg(feature = "xml")]
mod xml;
#[cfg(feature = "xml")]
mod xml_tree;

use crate::Value;

pub use error::{DecodeError, Mismatch};
pub use json::{check_json, decode_json};
#[cfg(feature = "client")]
pub(crate) use lexer::plain_end;
pub(crate) use number::whole;
pub use scalar::{Scalar, ScalarKind};
#[cfg(feature = "xml")]
pub use xml::decode_xml;

/// A type that a decoded value goes into.
///
/// Generated structures show themselves as a [`Place::Structure`]; everything else is for the types of this crate.
/// A reader asks for the place once and then speaks to one small trait: each type brings only what it needs, which is
/// what keeps crates with thousands of fields quick to compile.
///
/// # What each place takes
///
/// Services send values in each other's clothes. What is clear is taken, without loss; what is not is an error.
///
/// | place | takes | absent |
/// |---|---|---|
/// | `String` | text; a number or boolean as its exact text; an object or list as its exact JSON text | null |
/// | `bool` | `true`, `false`, in any case as text; 1, 0, `"1"`, `"0"` | null, `""`, `[]`, `{}` |
/// | `i32`, `i64` | whole numbers, also as `20.0`, `2e1`, and as text | null, `""`, `[]`, `{}` |
/// | `f64` | numbers, also as text | null, `""`, `[]`, `{}` |
/// | a structure | an object; a list of exactly one | null, `""`, `[]` |
/// | `Vec<T>` | a list, bare or within a wrapper; one element as it is | null, `""`; null elements are skipped |
/// | `BTreeMap<String, T>` | an object | null, `""`, `[]`; members that are absent for `T` |
/// | `Value` | everything | |
///
/// A member `dtsJobId` goes to `DtsJobId` when a structure has no member of the exact name.
///
/// `""` stands for any text of white space alone. In a list, elements that are absent for their type are skipped.
/// Of repeated members the last wins; into a list they all go.
///
/// Where a list is expected and an object is found, it is
/// 1. the declared wrapper, when it has a member of the declared name: the values of that member are the elements;
/// 2. otherwise one element, when the element type knows one of its members (a map or [`Value`] knows all);
/// 3. otherwise a wrapper, when a member holds a list or an object, or when elements are scalars (not text):
///    the values of the first such name are the elements;
/// 4. otherwise nothing, when it has no members, or all of them are null or `""`;
/// 5. otherwise one element.
pub trait Decode {
    /// The place that takes the value.
    fn place(&mut self) -> Place<'_>;

    /// The place that takes the value of an optional field of this type.
    fn optional(option: &mut Option<Self>) -> Place<'_>
    where
        Self: Sized + Default,
    {
        Place::Optional(option)
    }
}

/// What takes a decoded value, by what it takes.
pub enum Place<'a> {
    /// One number, boolean or value-set member; a blank text means that it is absent.
    Scalar(&'a mut dyn Leaf),
    /// Text that is kept as it stands; a structure or list in its place is kept as JSON text.
    Text(&'a mut dyn Leaf),
    /// Members, each with a place of its own.
    Structure(&'a mut dyn Structure),
    /// Any number of elements.
    List(&'a mut dyn List),
    /// Any number of members under names that are data.
    Map(&'a mut dyn Map),
    /// Whatever comes.
    Any(&'a mut Value),
    /// A place that may stay empty, around another one.
    Optional(&'a mut dyn Optional),
}

/// A place for one scalar, or text.
pub trait Leaf {
    /// Takes the scalar. Null means an absent value, and so does blank text in a [`Place::Scalar`].
    ///
    /// # Errors
    ///
    /// Says what was expected when the scalar does not fit.
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch>;
}

/// A place with members.
pub trait Structure {
    /// The place for the member `name`, or `None` when there is none: the reader then skips the member.
    fn member(&mut self, name: &str) -> Option<Slot<'_>>;
}

/// A place for any number of elements.
pub trait List {
    /// Adds an element and gives its place; `None` ends the list.
    fn element(&mut self) -> Option<&mut dyn Decode>;

    /// Takes back the last element, since nothing was there for it.
    fn retract(&mut self);
}

/// A place for any number of members under names that are data.
pub trait Map {
    /// The place for the member `name`.
    fn entry(&mut self, name: &str) -> &mut dyn Decode;

    /// Takes back the member `name`, since nothing was there for it.
    fn retract(&mut self, name: &str);
}

/// A place that may stay empty.
pub trait Optional {
    /// The place within, made anew (a list is kept and goes on).
    fn open(&mut self) -> &mut dyn Decode;

    /// Makes it empty.
    fn clear(&mut self);
}

/// Where a member of a structure goes.
pub struct Slot<'a> {
    target: &'a mut dyn Decode,
    wrapper: Option<&'static str>,
}

impl<'a> Slot<'a> {
    /// The member's value goes to `target`.
    pub fn new(target: &'a mut dyn Decode) -> Self {
        Self { target, wrapper: None }
    }

    /// The member's value is a list, as a rule inside an element called `wrapper`:
    /// `{"MigrationJobs": {"MigrationJob": [...]}}`.
    pub fn wrapped(wrapper: &'static str, target: &'a mut dyn Decode) -> Self {
        Self { target, wrapper: Some(wrapper) }
    }
}
