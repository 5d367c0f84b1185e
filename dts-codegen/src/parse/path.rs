//! Paths of nodes inside a file.

use std::{fmt, sync::Arc};

/// One step from a node to a node inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// To the value of a mapping entry.
    Key(String),
    /// To a list item, counted from 0.
    Index(usize),
}

/// The way from the root of a file to a node. Cheap to clone and to extend.
///
/// ```
/// use dts_codegen::parse::NodePath;
///
/// let path = NodePath::root().key("rules").index(0).key("required");
/// assert_eq!(path.to_string(), "rules[0].required");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct NodePath(Option<Arc<Link>>);

#[derive(Debug, PartialEq, Eq, Hash)]
struct Link {
    parent: NodePath,
    step: Step,
}

impl NodePath {
    /// The file itself.
    pub fn root() -> Self {
        Self(None)
    }

    /// The value under `key`.
    #[must_use]
    pub fn key(&self, key: impl Into<String>) -> Self {
        self.step(Step::Key(key.into()))
    }

    /// The list item at `index`, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    /// The node that holds this one; `None` for the root.
    pub fn parent(&self) -> Option<&Self> {
        self.0.as_deref().map(|link| &link.parent)
    }

    /// The last step; `None` for the root.
    pub fn last(&self) -> Option<&Step> {
        self.0.as_deref().map(|link| &link.step)
    }

    /// All steps, from the root down.
    pub fn steps(&self) -> Vec<&Step> {
        let mut steps = Vec::new();
        let mut at = self;
        while let Some(link) = &at.0 {
            steps.push(&link.step);
            at = &link.parent;
        }
        steps.reverse();
        steps
    }

    fn step(&self, step: Step) -> Self {
        Self(Some(Arc::new(Link { parent: self.clone(), step })))
    }
}

impl fmt::Display for NodePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.steps().into_iter().enumerate() {
            match step {
                Step::Key(key) if i == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_and_text() {
        let root = NodePath::root();
        assert_eq!(root.to_string(), "");
        assert_eq!(root.parent(), None);
        let path = root.key("rules").index(0).key("required");
        assert_eq!(path.to_string(), "rules[0].required");
        assert_eq!(path.steps().len(), 3);
        assert_eq!(path.last(), Some(&Step::Key("required".into())));
        assert_eq!(path.parent(), Some(&root.key("rules").index(0)));
    }
}
