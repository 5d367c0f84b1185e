//! Text that is never shown.

use std::fmt;

use zeroize::Zeroizing;

use crate::{Decode, Leaf, Mismatch, Parameter, Place, Scalar, View};

/// A password, key or token. `Debug` does not show it, nothing prints it, and its memory is wiped when it is dropped.
///
/// ```
/// let password = dts_runtime::Secret::from("Example-Passw0rd");
/// assert_eq!(format!("{password:?}"), "Secret(***)");
/// assert_eq!(password.expose(), "Example-Passw0rd");
/// ```
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself. Whoever asks for it keeps it out of logs and errors.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl PartialEq for Secret {
    /// Compares in a time that depends on the lengths alone.
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self.0.bytes().zip(other.0.bytes()).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
    }
}

impl Eq for Secret {}

impl Parameter for Secret {
    fn view(&self) -> View<'_> {
        View::Secret(&self.0)
    }
}

impl Decode for Secret {
    fn place(&mut self) -> Place<'_> {
        Place::Text(self)
    }

    fn optional(option: &mut Option<Self>) -> Place<'_> {
        Place::Text(option)
    }
}

impl Leaf for Secret {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = if value.is_null() { Self::default() } else { Self::from(value.text()) };
        Ok(())
    }
}

impl Leaf for Option<Secret> {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = if value.is_null() { None } else { Some(Secret::from(value.text())) };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_nothing() {
        let secret = Secret::from("Example-Passw0rd");
        assert!(!format!("{secret:?} {:?}", Some(&secret)).contains("Passw0rd"));
    }

    #[test]
    fn compares_by_content() {
        assert_eq!(Secret::from("a"), Secret::from("a".to_owned()));
        assert_ne!(Secret::from("a"), Secret::from("b"));
        assert_ne!(Secret::from("a"), Secret::from("ab"));
    }
}
