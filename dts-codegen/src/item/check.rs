//! Limits and rules.

use proc_macro2::Ident;

/// Limits of one parameter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitsItem {
    /// A list that may not be empty.
    pub required: bool,
    /// Smallest value.
    pub minimum: Option<f64>,
    /// Largest value.
    pub maximum: Option<f64>,
    /// Numbers that are allowed.
    pub one_of: Vec<i64>,
    /// Whether `one_of` is known to be the whole set.
    pub one_of_complete: bool,
    /// Fewest characters.
    pub min_length: Option<u32>,
    /// Most characters.
    pub max_length: Option<u32>,
    /// Allowed characters.
    pub charset: Option<String>,
    /// How many of which kinds of characters must occur.
    pub classes: Option<(u32, Vec<ClassItem>)>,
    /// Regular expression.
    pub pattern: Option<String>,
    /// Well-known form.
    pub format: Option<FormatItem>,
    /// Fewest items.
    pub min_items: Option<u32>,
    /// Most items.
    pub max_items: Option<u32>,
}

impl LimitsItem {
    /// Whether there is no limit at all.
    pub fn is_none(&self) -> bool {
        *self == Self { one_of_complete: self.one_of_complete, ..Self::default() }
    }
}

/// A kind of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassItem {
    /// Capital letters.
    Upper,
    /// Small letters.
    Lower,
    /// Digits.
    Digit,
    /// Punctuation.
    Special,
}

/// A well-known form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatItem {
    /// UTC time.
    Timestamp,
    /// Unix time in seconds.
    EpochSeconds,
    /// Unix time in milliseconds.
    EpochMilliseconds,
    /// TCP port.
    Port,
    /// IP address.
    Ip,
    /// Phone numbers.
    PhoneList,
}

/// A parameter that a rule speaks of.
#[derive(Clone, Debug)]
pub struct ParameterRef {
    /// Wire name, for people.
    pub name: String,
    /// Its field.
    pub field: Ident,
    /// Whether the field is a list of groups, and which member is meant.
    pub of: RefKind,
}

/// What of a field a rule speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefKind {
    /// The field itself.
    Field,
    /// A list of groups, as a whole.
    Groups,
    /// A member of all groups in a list.
    Member(Ident),
    /// A member of the document that the field holds, by its path.
    Document(String),
}

/// A condition.
#[derive(Clone, Debug)]
pub enum ConditionItem {
    /// Holds always.
    Always,
    /// The parameter has one of these values.
    AnyOf {
        /// The parameter.
        parameter: ParameterRef,
        /// The values.
        values: Vec<String>,
        /// Whether it also holds when the parameter is not set, because its default is among the values.
        or_unset: bool,
    },
    /// The parameter is set.
    Present(ParameterRef),
    /// The parameter is not set.
    Absent(ParameterRef),
    /// All hold.
    All(Vec<ConditionItem>),
    /// One holds.
    Any(Vec<ConditionItem>),
    /// Does not hold.
    Not(Box<ConditionItem>),
}

/// A rule across parameters.
#[derive(Clone, Debug)]
pub struct RuleItem {
    /// Its name in the spec.
    pub id: String,
    /// The rule in one sentence.
    pub says: String,
    /// Where the documents say so.
    pub source: String,
    /// When it holds.
    pub when: ConditionItem,
    /// What it checks.
    pub check: RuleCheck,
}

/// What a rule checks.
#[derive(Clone, Debug)]
pub enum RuleCheck {
    /// They must be set.
    RequiredIf(Vec<ParameterRef>),
    /// They may be set only then.
    ValidOnlyIf(Vec<ParameterRef>),
    /// One or more must be set.
    AtLeastOneOf(Vec<ParameterRef>),
    /// Exactly one must be set.
    ExactlyOneOf(Vec<ParameterRef>),
    /// They must be set where the first is.
    Requires(ParameterRef, Vec<ParameterRef>),
    /// It must have this value.
    FixedValue(ParameterRef, String),
    /// It must be in this range.
    Range(ParameterRef, Option<f64>, Option<f64>),
}
