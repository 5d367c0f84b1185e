//! What explains a difference: notes of the spec, and how specs are written.

use crate::{
    coverage::difference::{Explanation, Kind},
    model::{Action, Parameter},
    validate::COMMON_PARAMETERS,
};

/// Sent by the vendor's own clients alone; its documents hide them.
const HIDDEN: [&str; 1] = ["OwnerId"];

/// A note of the action that is about the action as a whole.
pub(super) fn of_action(action: &Action, kind: Kind) -> Option<Explanation> {
    noted(&action.differs, kind, |_| true)
}

/// A note of the parameter, or one of the action that names it.
pub(super) fn of_parameter(action: &Action, parameter: &Parameter, kind: Kind) -> Option<Explanation> {
    noted(&parameter.remarks.differs, kind, |_| true).or_else(|| of_name(action, &parameter.name, kind))
}

/// A note of the action that names a parameter.
pub(super) fn of_name(action: &Action, name: &str, kind: Kind) -> Option<Explanation> {
    noted(&action.differs, kind, |says| names(says, name))
}

/// A parameter that no spec lists.
pub(super) fn never_listed(name: &str) -> Option<Explanation> {
    if HIDDEN.contains(&name) {
        Some(Explanation::Known("it is hidden: the vendor's own clients alone send it"))
    } else if COMMON_PARAMETERS.contains(&name) {
        Some(Explanation::Known("it is a common parameter: every request has it, and no action lists it"))
    } else {
        None
    }
}

fn noted(notes: &[(String, String)], kind: Kind, fits: impl Fn(&str) -> bool) -> Option<Explanation> {
    let (_, says) = notes.iter().find(|(aspect, says)| kind.aspects().contains(&aspect.as_str()) && fits(says))?;
    Some(Explanation::Noted(says.clone()))
}

/// Whether a text has a wire name as a word of its own; of lists, also without `.N`.
fn names(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let is_word = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let mut after = text.get(at + word.len()..).unwrap_or_default().chars();
            // A dot goes on with the name, unless it ends the sentence.
            let goes_on = match after.next() {
                Some('.') => after.next().is_some_and(is_part),
                other => other.is_some_and(is_part),
            };
            !before.is_some_and(|c| is_part(c) || c == '.') && !goes_on
        })
    };
    is_word(name) || name.strip_suffix(".N").is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_whole_words() {
        assert!(names("The metadata also has ExternalId and SourceIdentity.", "SourceIdentity"));
        assert!(names("`Tag.N.Key` is required there.", "Tag.N.Key"));
        assert!(names("Tag is required there.", "Tag.N"));
        assert!(!names("`Tag.N.Key` is required there.", "Tag.N"));
        assert!(!names("The metadata has OwnerIds.", "OwnerId"));
        assert!(!names("The metadata has My.OwnerId.", "OwnerId"));
        assert!(!names("", "OwnerId"));
    }
}
