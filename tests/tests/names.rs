//! Rust names: whatever a spec calls things, the generator gives names that Rust takes, each once, or says which it
//! can't.

use std::{cell::Cell, collections::BTreeMap, num::NonZero, path::PathBuf};

use dts_codegen::{
    item::Context,
    plan::{field_name, type_name, variant_name},
    render::{Layout, Paths, render, render_model},
};
use dts_tests::{Loaded, loaded};
use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{TestError, TestRunner},
};
use serde_json::{Map, json};
use syn::visit::Visit;

use super::{support, twice::Twice};

/// Names that have made trouble somewhere.
const HOSTILE: [&str; 73] = [
    "Self",
    "self",
    "crate",
    "super",
    "type",
    "Type",
    "fn",
    "async",
    "gen",
    "try",
    "union",
    "static",
    "_",
    "__",
    "*/",
    "/*",
    "//",
    "\"",
    "'",
    "\\",
    "{}",
    "{",
    "}",
    "%s",
    "`",
    "``",
    "a`b",
    "1",
    "01",
    "2xlarge",
    "-1",
    "",
    "\n",
    "a\nb",
    "a\rb",
    "\t",
    " ",
    "a b",
    "a-b",
    "a_b",
    "A.B",
    "a__b",
    "aB",
    "AB",
    "Ab",
    "名称",
    "Ä",
    "ä",
    "ß",
    "ﬁ",
    "ı",
    "İ",
    "🦀",
    "e\u{301}",
    "\u{202e}x",
    "\u{feff}",
    "r#type",
    "Unlisted",
    "Other",
    "None",
    "Some",
    "String",
    "Vec",
    "Box",
    "Default",
    "Result",
    "Limits",
    "Rule",
    "HasA",
    "build",
    "builder",
    "extra_parameters",
    "maybe_a",
];

fn name() -> BoxedStrategy<String> {
    prop_oneof![
        4 => prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
        3 => "[A-Za-z][A-Za-z0-9]{0,6}([._-][A-Za-z0-9]{1,4}){0,2}",
        1 => "\\PC{0,5}",
        1 => any::<String>(),
    ]
    .boxed()
}

/// Names that are odd, but as a rule become Rust.
fn odd() -> BoxedStrategy<String> {
    let odd = HOSTILE.iter().copied().filter(|name| name.chars().any(char::is_alphanumeric));
    prop_oneof![
        1 => prop::sample::select(odd.collect::<Vec<_>>()).prop_map(str::to_owned),
        3 => "[A-Za-z][A-Za-z0-9]{0,6}([._-][A-Za-z0-9]{1,4}){0,2}",
    ]
    .boxed()
}

#[test]
fn names_are_identifiers_or_none() {
    let runs = TestRunner::new(support::config(4000)).run(&name(), |wire| {
        for (what, name) in [
            ("field", field_name(&wire)),
            ("type", type_name(std::slice::from_ref(&wire))),
            ("variant", variant_name(&wire)),
        ] {
            // What has a letter or digit that Rust takes becomes an identifier; all else is told by `plan`.
            let plain = !wire.is_empty() && wire.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
            let letters = wire.chars().any(|c| c.is_ascii_alphanumeric());
            if plain && letters {
                let is_ident = name != "gen" && syn::parse_str::<syn::Ident>(&name).is_ok();
                prop_assert!(is_ident, "{what} `{name}` of {wire:?}");
            }
            prop_assert!(!name.contains(char::is_whitespace), "{what} {name:?} of {wire:?}");
        }
        prop_assert_eq!(field_name(&wire), field_name(&wire));
        Ok(())
    });
    runs.unwrap();
}

#[test]
fn a_hostile_spec_is_refused_or_becomes_rust() {
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    let result = TestRunner::new(support::config(200)).run(&spec(), |files| {
        let files: Vec<(PathBuf, Vec<u8>)> =
            files.iter().map(|(path, text)| (PathBuf::from(path), text.clone().into_bytes())).collect();
        let once = loaded(files.clone());
        let texts = rendered(&once);
        for (path, text) in &texts {
            let file = syn::parse_file(text);
            let file = file.map_err(|error| TestCaseError::fail(format!("{}: {error}\n{text}", path.display())))?;
            let mut twice = Twice::default();
            twice.visit_file(&file);
            prop_assert!(twice.found.is_empty(), "{:?} in {}:\n{text}", twice.found, path.display());
        }
        let actions: usize =
            once.plan.products.iter().flat_map(|product| &product.groups).map(|group| group.actions.len()).sum();
        if once.has_errors {
            refused.set(refused.get() + 1);
        } else {
            accepted.set(accepted.get() + 1);
            prop_assert_eq!(actions, 1, "nothing is wrong, but nothing is generated");
        }
        // All cores render what one does.
        let layout = Layout::Tree { root: "lib.rs" };
        let (parallel, faults) = render_model(&once.model, &Paths::default(), layout);
        drop(faults.into_vec());
        let parallel = parallel.files;
        prop_assert!(parallel.iter().all(|(path, text)| texts.get(path) == Some(text)), "cores disagree");
        let again = loaded(files);
        prop_assert_eq!(&once.faults, &again.faults, "faults differ");
        prop_assert_eq!(texts, rendered(&again), "texts differ");
        Ok(())
    });
    println!("{} accepted, {} refused", accepted.get(), refused.get());
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, files)) => panic!("{reason}\n{files:?}"),
        Err(error) => panic!("{error}"),
    }
    assert!(accepted.get() > 40 && refused.get() > 40, "{} accepted, {} refused", accepted.get(), refused.get());
}

fn rendered(spec: &Loaded) -> BTreeMap<PathBuf, String> {
    let mut texts = render(&spec.plan, &Context::file(), Layout::Tree { root: "lib.rs" }).files;
    texts.extend(render(&spec.plan, &Context::embedded(), Layout::Single { file: "single.rs" }).files);
    texts
}

/// A product with one action of few parameters, fields and values, with any names and texts.
fn spec() -> impl Strategy<Value = [(&'static str, String); 2]> {
    prop_oneof![1 => spec_of(name), 2 => spec_of(odd)]
}

fn spec_of(name: fn() -> BoxedStrategy<String>) -> impl Strategy<Value = [(&'static str, String); 2]> {
    let doc =
        || prop_oneof![2 => Just(String::from("A text.")), 1 => self::name().prop_map(|name| format!("A {name}."))];
    let values = || prop::collection::btree_map(name(), doc(), 1..4);
    let parameter = (name(), 0..8u8, any::<bool>(), doc(), values(), prop::option::weighted(0.1, name()));
    let field = (name(), 0..7u8, doc(), values(), prop::option::weighted(0.1, name()));
    (
        (prop_oneof![Just(String::from("Act")), name()], doc(), doc(), doc()),
        prop::collection::vec(parameter, 0..5),
        prop::collection::vec(field, 0..5),
        prop::option::weighted(0.3, any::<(Index, Index)>()),
    )
        .prop_map(|((action, summary, source, note), parameters, fields, rule)| {
            let mut entries = Map::new();
            for (name, kind, required, doc, values, rust) in parameters {
                let mut entry = json!({ "doc": doc, "required": required });
                let suffix = match kind {
                    0 | 1 => {
                        entry["values"] = json!(values);
                        ""
                    }
                    2 => ".N",
                    3 => ".N.Key",
                    4 => {
                        entry["type"] = json!("csv");
                        ""
                    }
                    5 => {
                        entry["type"] = json!("int32");
                        ""
                    }
                    _ => "",
                };
                if let Some(rust) = rust {
                    entry[if kind == 0 { "rust_type" } else { "rust" }] = json!(rust);
                }
                entries.insert(format!("{name}{suffix}"), entry);
            }
            let response = fields.into_iter().map(|(name, kind, doc, values, rust)| {
                let mut entry = json!({ "doc": doc });
                let inner =
                    values.keys().map(|name| (name.clone(), json!({ "doc": "Inside." }))).collect::<Map<_, _>>();
                match kind {
                    0 => entry["values"] = json!(values),
                    1 => entry = json!({ "doc": doc, "type": "object", "fields": inner }),
                    2 => entry = json!({ "doc": doc, "type": "array", "fields": inner, "wrapper": name }),
                    3 => entry = json!({ "doc": doc, "type": "map", "items": "any" }),
                    _ => {}
                }
                if let Some(rust) = rust {
                    entry[if matches!(kind, 1 | 2) { "rust_type" } else { "rust" }] = json!(rust);
                }
                (name, entry)
            });
            let names: Vec<String> = entries.keys().cloned().collect();
            let mut spec = json!({
                "action": action,
                "summary": summary,
                "source": source,
                "idempotent": true,
                "notes": [note],
                "parameters": entries,
                "response": response.collect::<Map<_, _>>(),
            });
            if let (Some((a, b)), Some(count)) = (rule, NonZero::new(names.len())) {
                let (a, b) = (&names[a.index(count.get())], &names[b.index(count.get())]);
                spec["rules"] = json!([{ "id": "rule", "doc": summary, "requires": a, "with": b }]);
            }
            let product = json!({ "product": "Evil", "version": "1", "summary": summary, "source": source });
            [("evil/product.yaml", product.to_string()), ("evil/actions/group/act.yaml", spec.to_string())]
        })
}
