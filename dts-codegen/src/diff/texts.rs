//! Texts that only readers see.

use super::{
    Class,
    change::{Change, Found, Subject},
    wording::arrow,
};
use crate::model::Remarks;

/// Where a text belongs to.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    /// Its kind.
    pub(super) subject: Subject,
    /// Which one.
    pub(super) path: &'a str,
    /// In words.
    pub(super) shown: &'a str,
}

/// A text, where it differs.
pub(super) fn text(owner: Owner<'_>, what: &'static str, old: Option<&str>, new: Option<&str>, found: &mut Found<'_>) {
    if old != new {
        let message = format!("{} of {}: {}", what.replace('_', " "), owner.shown, arrow(old, new));
        found.add(Change::new(Class::Docs, owner.subject, owner.path, what).between(old, new).says(message));
    }
}

/// Several texts as one, where they differ.
pub(super) fn list(owner: Owner<'_>, what: &'static str, old: &[String], new: &[String], found: &mut Found<'_>) {
    let joined = |list: &[String]| (!list.is_empty()).then(|| list.join(" "));
    text(owner, what, joined(old).as_deref(), joined(new).as_deref(), found);
}

/// Where documents disagree, where that differs.
pub(super) fn differs(owner: Owner<'_>, old: &[(String, String)], new: &[(String, String)], found: &mut Found<'_>) {
    let lines =
        |list: &[(String, String)]| list.iter().map(|(aspect, says)| format!("{aspect}: {says}")).collect::<Vec<_>>();
    self::list(owner, "differs", &lines(old), &lines(new), found);
}

/// What a person should know: deprecation and the public cloud are facts, all else are texts.
pub(super) fn remarks(owner: Owner<'_>, old: &Remarks, new: &Remarks, found: &mut Found<'_>) {
    let Owner { subject, path, shown } = owner;
    let (was, is) = (old.deprecated.as_deref(), new.deprecated.as_deref());
    match (was, is) {
        (None, Some(_)) => found.add(
            Change::new(Class::Additive, subject, path, "deprecated")
                .between(was, is)
                .says(format!("{shown} is deprecated")),
        ),
        (Some(_), None) => found.add(
            Change::new(Class::Additive, subject, path, "deprecated")
                .between(was, is)
                .says(format!("{shown} is not deprecated any more")),
        ),
        _ => text(owner, "deprecated", was, is, found),
    }
    public_cloud_only(owner, Class::Additive, old.public_cloud_only, new.public_cloud_only, found);
    text(owner, "doc", Some(&old.doc), Some(&new.doc), found);
    list(owner, "notes", &old.notes, &new.notes, found);
    differs(owner, &old.differs, &new.differs, found);
}

/// Whether only the public cloud documents something.
pub(super) fn public_cloud_only(owner: Owner<'_>, class: Class, old: bool, new: bool, found: &mut Found<'_>) {
    if old != new {
        let how = if new { "only the public cloud documents" } else { "not only the public cloud documents" };
        found.add(
            Change::new(class, owner.subject, owner.path, "public_cloud_only")
                .between(Some(old.to_string()), Some(new.to_string()))
                .says(format!("{how} {}", owner.shown)),
        );
    }
}
