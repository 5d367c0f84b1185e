//! Three values, after Kleene.

/// Whether something is so, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// An expression knows.
    Open,
}

impl Truth {
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Open,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    pub(super) fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }

    /// Whether one of them is so.
    pub(super) fn any(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::No, Self::or)
    }

    /// Whether all of them are so.
    pub(super) fn all(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::Yes, Self::and)
    }
}

impl From<bool> for Truth {
    fn from(is_so: bool) -> Self {
        if is_so { Self::Yes } else { Self::No }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, No, Open, Yes};

    #[test]
    fn what_is_known_decides() {
        assert_eq!(Truth::any([Open, Yes]), Yes);
        assert_eq!(Truth::any([Open, No]), Open);
        assert_eq!(Truth::any([]), No);
        assert_eq!(Truth::all([Open, No]), No);
        assert_eq!(Truth::all([Open, Yes]), Open);
        assert_eq!(Truth::all([]), Yes);
        assert_eq!((Open.not(), Yes.not()), (Open, No));
    }
}
