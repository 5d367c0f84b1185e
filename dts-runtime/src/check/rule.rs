//! Rules across parameters.

/// A rule across parameters, as the spec states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in the spec.
    pub id: &'static str,
    /// The rule in one sentence.
    pub says: &'static str,
    /// Where the documents say so.
    pub source: &'static str,
}
