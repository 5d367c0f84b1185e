//! Writes two crates with the same requests, one by `request!` and one by builders: for the script `request-macro`.
//!
//! The requests are good examples of the spec, the first of each of 100 actions, written twice.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a script may stop at the first surprise"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use dts_codegen::{
    facts::{KindFacts, ParameterFacts},
    model::Example,
    parse,
    plan::{self, ActionPlan},
    resolve,
};

const ACTIONS: usize = 100;
const USES_OF_EACH: usize = 2;

fn main() {
    let out = PathBuf::from(env::args().nth(1).unwrap_or_else(|| panic!("which folder to write into?")));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (tree, faults) = parse::load(&root.join("spec"));
    let (model, more) = resolve::resolve(&tree);
    let (plan, last) = plan::plan(&model);
    assert!(![faults, more, last].iter().any(dts_codegen::diagnostic::Diagnostics::has_errors), "the spec has faults");
    let models: BTreeMap<_, _> =
        model.products.iter().flat_map(|product| &product.actions).map(|action| (&action.name, action)).collect();
    let plans = plan.products.iter().flat_map(|product| &product.groups).flat_map(|group| &group.actions);
    let mut written = BTreeSet::new();
    let (mut macros, mut builders) = (String::new(), String::new());
    for action in plans {
        let good = models[&action.facts.name].examples.iter().find(|example| example.breaks.is_empty());
        let Some(uses) = good.and_then(|example| uses(action, example)) else { continue };
        if written.len() == ACTIONS || !written.insert(&action.facts.name) {
            continue;
        }
        let path = action.facts.path.join("::");
        let [product, .., name] = action.facts.path.as_slice() else { continue };
        for number in 0..USES_OF_EACH {
            let function = format!("{}_{number}", action.module);
            let UsesText { named, called } = &uses;
            let request = format!("dts_generated::{path}");
            writeln!(
                macros,
                "pub fn {function}() -> {request} {{ dts_generated::{product}::request!({name} {{ {named} }}) }}"
            )
            .unwrap();
            let result = format!("Result<{request}, dts_generated::dts_runtime::Violations>");
            writeln!(builders, "pub fn {function}() -> {result} {{ {request}::builder(){called}.build() }}").unwrap();
        }
    }
    assert_eq!(written.len(), ACTIONS);
    for (name, text) in [("with-macro", macros), ("with-builders", builders)] {
        let folder = out.join(name);
        fs::create_dir_all(folder.join("src")).unwrap();
        let bindings = fs::canonicalize(root.join("dts-generated")).unwrap();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             dts-generated = {{ path = {bindings:?}, default-features = false, features = [\"macros\"] }}\n\n[workspace]\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::write(folder.join("src/lib.rs"), format!("#![allow(deprecated)]\n{text}")).unwrap();
    }
    println!("{} uses of {ACTIONS} actions", ACTIONS * USES_OF_EACH);
}

/// A request in both forms.
struct UsesText {
    /// `name: value, ...`
    named: String,
    /// `.name(value)...`
    called: String,
}

impl UsesText {
    fn add(&mut self, name: &str, in_macro: &str, in_builder: &str) {
        write!(self.named, "{name}: {in_macro}, ").unwrap();
        write!(self.called, ".{name}({in_builder})").unwrap();
    }
}

/// The request of an example; `None` where a list holds something that no list of the spec holds.
fn uses(action: &ActionPlan, example: &Example) -> Option<UsesText> {
    let mut text = UsesText { named: String::new(), called: String::new() };
    let parameters = &action.facts.members.parameters;
    let mut lists: BTreeMap<&str, (&ParameterFacts, Vec<String>)> = BTreeMap::new();
    let mut groups: BTreeMap<&str, (&ParameterFacts, BTreeMap<usize, UsesText>)> = BTreeMap::new();
    for (wire, value) in &example.request {
        if let Some(parameter) = parameters.iter().find(|parameter| parameter.wire == *wire) {
            let (in_macro, in_builder) = (literal(value, &parameter.kind), argument(value, &parameter.kind));
            text.add(&parameter.rust, &in_macro, &in_builder);
            continue;
        }
        let parameter = parameters.iter().find(|parameter| {
            let base = parameter.wire.strip_suffix(".N").unwrap_or("\n");
            wire.strip_prefix(base).is_some_and(|rest| rest.starts_with('.'))
        })?;
        let rest = wire.strip_prefix(parameter.wire.strip_suffix('N')?)?;
        match &parameter.kind {
            KindFacts::List(item) => {
                lists.entry(&parameter.rust).or_insert((parameter, Vec::new())).1.push(literal(value, item));
            }
            KindFacts::Groups { members, .. } => {
                let (number, member) = rest.split_once('.')?;
                let member = members.iter().find(|one| one.wire == format!("{}.{member}", parameter.wire))?;
                let groups = &mut groups.entry(&parameter.rust).or_insert((parameter, BTreeMap::new())).1;
                let empty = UsesText { named: String::new(), called: String::new() };
                let group = groups.entry(number.parse().ok()?).or_insert(empty);
                group.add(&member.rust, &literal(value, &member.kind), &argument(value, &member.kind));
            }
            _ => return None,
        }
    }
    for (name, (_, items)) in lists {
        let items = format!("[{}]", items.join(", "));
        text.add(name, &items, &items);
    }
    for (name, (parameter, groups)) in groups {
        let KindFacts::Groups { path, .. } = &parameter.kind else { return None };
        let path = format!("dts_generated::{}", path.join("::"));
        let named: Vec<_> = groups.values().map(|group| format!("{{ {} }}", group.named)).collect();
        let called: Vec<_> =
            groups.values().map(|group| format!("{path}::builder(){}.build()", group.called)).collect();
        text.add(name, &format!("[{}]", named.join(", ")), &format!("[{}]", called.join(", ")));
    }
    Some(text)
}

/// A value as `request!` takes it; documents are written out.
fn literal(text: &str, kind: &KindFacts) -> String {
    match kind {
        KindFacts::Json(_) if text.starts_with(['{', '[']) => text.to_owned(),
        _ => plain(text, kind),
    }
}

/// A value as a setter takes it.
fn argument(text: &str, kind: &KindFacts) -> String {
    match kind {
        KindFacts::Csv(_) => {
            let items: Vec<_> = text.split(',').map(|item| format!("{:?}", item.trim())).collect();
            format!("[{}]", items.join(", "))
        }
        _ => plain(text, kind),
    }
}

fn plain(text: &str, kind: &KindFacts) -> String {
    match kind {
        KindFacts::Boolean | KindFacts::Int32 | KindFacts::Int64 | KindFacts::Float => text.to_owned(),
        _ => format!("{text:?}"),
    }
}
