//! The kinds of faults, each with a page that explains it.

/// A kind of fault: its number, and what `dts-codegen explain` says of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `E` for errors, `W` for warnings, and three digits; never used again for something else.
    pub id: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What it means, why it is refused and how to mend it.
    pub explanation: &'static str,
}
