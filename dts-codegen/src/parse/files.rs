//! Which file is what: the layout of a spec folder.

use std::path::{Component, Path};

/// The kinds of spec files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FileKind {
    /// `product.yaml`
    Product,
    /// `parameters.yaml`
    Parameters,
    /// `fields.yaml`
    Fields,
    /// `types/*.yaml`
    Types,
    /// `documents/*.yaml`
    Document,
    /// `actions/<group>/*.yaml`
    Action,
}

impl FileKind {
    /// The kind with its article.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Product => "a product file",
            Self::Parameters => "a file of shared parameters",
            Self::Fields => "a file of shared fields",
            Self::Types => "a file of shared types",
            Self::Document => "a document file",
            Self::Action => "an action file",
        }
    }
}

/// What a path means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Role<'a> {
    /// Not a spec file, and not meant as one.
    Ignored,
    /// A YAML file where none is read; the text says where it could belong.
    Stray(&'static str),
    /// A path that leaves the spec folder.
    Outside,
    /// A spec file.
    Spec { product: &'a str, kind: FileKind, group: Option<&'a str>, stem: &'a str },
}

/// The name without `.yaml` or `.yml`.
pub(super) fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")).filter(|stem| !stem.is_empty())
}

/// Whether a name looks like YAML, however it is written.
pub(super) fn looks_like_yaml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".yaml") || name.ends_with(".yml")
}

/// Whether a file below a spec folder is, or is meant as, one that is read: those are the files for
/// [`load_texts`](super::load_texts). Its path is relative to the folder.
pub fn is_spec_file(path: &str) -> bool {
    match names(Path::new(path)) {
        Some(names) => role(&names, false) != Role::Ignored,
        None => looks_like_yaml(path),
    }
}

/// Whether a folder inside `parents` is none of the spec's: generated schemas, and what tools hide.
pub(super) fn is_ignored_folder(name: &str, parents: &[&str]) -> bool {
    name.starts_with('.') || (name == "schema" && matches!(parents, [] | [_]) && parents != ["actions"])
}

/// The names in a relative path; `None` when it leaves its folder.
pub(super) fn names(path: &Path) -> Option<Vec<&str>> {
    path.components()
        .map(|component| match component {
            Component::Normal(name) => name.to_str().filter(|name| !name.contains('\\')),
            _ => None,
        })
        .collect()
}

/// What a file is, from its names below the spec folder. `single`: the spec folder itself is the product.
pub(super) fn role<'a>(names: &[&'a str], single: bool) -> Role<'a> {
    let Some((name, folders)) = names.split_last() else { return Role::Outside };
    let ignored = (0..folders.len()).any(|depth| match folders.get(..=depth).and_then(<[_]>::split_last) {
        Some((folder, parents)) => is_ignored_folder(folder, parents),
        None => false,
    });
    if ignored || name.starts_with('.') || !looks_like_yaml(name) {
        return Role::Ignored;
    }
    let (product, inner) = match folders.split_first() {
        _ if single => ("", folders),
        Some((product, inner)) => (*product, inner),
        None => return Role::Stray("a product has a folder of its own, with `product.yaml` in it"),
    };
    let Some(stem) = stem(name) else { return Role::Stray("a spec file ends in `.yaml`, in lower case") };
    let spec = |kind, group| Role::Spec { product, kind, group, stem };
    match (inner, stem) {
        ([], "product") => spec(FileKind::Product, None),
        ([], "parameters") => spec(FileKind::Parameters, None),
        ([], "fields") => spec(FileKind::Fields, None),
        (["types"], _) => spec(FileKind::Types, None),
        (["documents"], _) => spec(FileKind::Document, None),
        (["actions", group], _) => spec(FileKind::Action, Some(group)),
        (["actions"] | ["actions", _, ..], _) => Role::Stray("an action lies in `actions/<group>/`"),
        (["types", ..], _) => Role::Stray("shared types lie in `types/`"),
        (["documents", ..], _) => Role::Stray("documents lie in `documents/`"),
        _ => Role::Stray(
            "a product folder holds `product.yaml`, `parameters.yaml`, `fields.yaml`, `types/`, `documents/` and \
             `actions/<group>/`",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, single: bool) -> Role<'_> {
        names(Path::new(path)).map_or(Role::Outside, |names| role(&names, single))
    }

    #[test]
    fn roles() {
        let spec = |product, kind, group, stem| Role::Spec { product, kind, group, stem };
        assert_eq!(of("dts/product.yaml", false), spec("dts", FileKind::Product, None, "product"));
        assert_eq!(of("product.yml", true), spec("", FileKind::Product, None, "product"));
        assert_eq!(of("dts/fields.yaml", false), spec("dts", FileKind::Fields, None, "fields"));
        assert_eq!(of("dts/types/a.yaml", false), spec("dts", FileKind::Types, None, "a"));
        assert_eq!(of("dts/documents/a.yaml", false), spec("dts", FileKind::Document, None, "a"));
        assert_eq!(of("dts/actions/g/a.yml", false), spec("dts", FileKind::Action, Some("g"), "a"));
        assert_eq!(of("actions/schema/a.yaml", true), spec("", FileKind::Action, Some("schema"), "a"));
        for ignored in ["README.md", "schema/a.yaml", "dts/schema/a.yaml", ".git/a.yaml", "dts/actions/g/.a.yaml"] {
            assert_eq!(of(ignored, false), Role::Ignored, "{ignored}");
        }
        for stray in ["a.yaml", "dts/a.yaml", "dts/actions/a.yaml", "dts/actions/g/h/a.yaml", "dts/actions/g/a.YAML"] {
            assert!(matches!(of(stray, false), Role::Stray(_)), "{stray}");
        }
        for outside in ["", "/a.yaml", "../a.yaml", "dts/../a.yaml", "dts\\a.yaml"] {
            assert_eq!(of(outside, false), Role::Outside, "{outside}");
        }
    }
}
