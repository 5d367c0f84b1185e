//! What can be broken.

/// Which limit or rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViolationKind {
    /// A required parameter is missing.
    Required,
    /// A value is outside its value set.
    Enum,
    /// A text does not hold what its type says.
    Type,
    /// A number is outside its range.
    Range,
    /// A text has too few or too many characters.
    Length,
    /// A text has a character that is not allowed, or too few kinds of characters.
    Charset,
    /// A text does not have the form that it must have.
    Pattern,
    /// A list has too few or too many items.
    MaxItems,
    /// A parameter is unknown.
    UnknownParameter,
    /// A parameter must be given in this case.
    RequiredIf,
    /// A parameter may not be given in this case.
    ValidOnlyIf,
    /// One or more parameters of a set must be given.
    AtLeastOneOf,
    /// Exactly one parameter of a set must be given.
    ExactlyOneOf,
    /// A parameter needs another one.
    Requires,
    /// A parameter must have a certain value in this case.
    FixedValue,
}

impl ViolationKind {
    /// Its name in reports, such as `required_if`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Enum => "enum",
            Self::Type => "type",
            Self::Range => "range",
            Self::Length => "length",
            Self::Charset => "charset",
            Self::Pattern => "pattern",
            Self::MaxItems => "max_items",
            Self::UnknownParameter => "unknown_parameter",
            Self::RequiredIf => "required_if",
            Self::ValidOnlyIf => "valid_only_if",
            Self::AtLeastOneOf => "at_least_one_of",
            Self::ExactlyOneOf => "exactly_one_of",
            Self::Requires => "requires",
            Self::FixedValue => "fixed_value",
        }
    }
}
