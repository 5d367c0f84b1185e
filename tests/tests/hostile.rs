//! Fixtures: specs that are good, bad, and as hostile as a spec can be.
//!
//! A fixture is an action file, or several files with `#! path` above each. `bad/` holds one for every code of
//! `resolve` and `plan`, named after it. `hostile/` is compiled into this package by the build script.

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use dts_codegen::{
    diagnostic::{Diagnostic, Severity},
    item::Context,
    plan,
    render::{Layout, render},
    resolve,
};
use dts_runtime::Request;
use dts_tests::{Loaded, hostile::evil, loaded};

use super::{actions, support};

const ACTION: &str = "evil/actions/group/act.yaml";
const PRODUCT: &str = "product: Evil\nversion: \"2020-01-01\"\nsummary: A product.\nsource: nowhere\n";

/// Name and text of every fixture in a folder.
fn fixtures(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/fixtures").join(folder);
    let mut fixtures: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    fixtures.sort();
    fixtures
}

/// What warns of missing examples: fixtures are short.
const EXAMPLES: [&str; 2] = ["W110", "W111"];

/// What warns of texts that are no English sentences: those of hostile specs are not meant to be any.
const TEXTS: [&str; 2] = ["W106", "W107"];

/// The faults without those of some codes.
fn beside<'s>(spec: &'s Loaded, codes: &'s [&'s str]) -> impl Iterator<Item = &'s Diagnostic> {
    spec.diagnostics.iter().filter(|fault| !codes.contains(&fault.code.id))
}

fn load(text: &str) -> Loaded {
    let mut files = vec![(PathBuf::from("evil/product.yaml"), PRODUCT.as_bytes().to_vec())];
    if !text.starts_with("#! ") {
        files.push((PathBuf::from(ACTION), text.as_bytes().to_vec()));
    }
    for part in text.split("#! ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap();
        files.push((PathBuf::from(path), text.as_bytes().to_vec()));
    }
    loaded(files)
}

#[test]
fn good_ones_become_rust() {
    for (name, text) in fixtures("good") {
        let spec = load(&text);
        assert_eq!(beside(&spec, &EXAMPLES).next(), None, "{name}");
        let files = render(&spec.plan, &Context::file(), Layout::Tree { root: "lib.rs" }).files;
        let text = &files[Path::new("evil/group/act.rs")];
        support::snapshot(&format!("good__{name}"), "generated source", text);
    }
}

#[test]
fn bad_ones_are_told() {
    let mut met = BTreeSet::new();
    for (name, text) in fixtures("bad") {
        let code = name.split_once('_').unwrap().0;
        let spec = load(&text);
        let mut told = String::new();
        let silent: Vec<&str> = EXAMPLES.into_iter().filter(|one| *one != code).collect();
        for fault in beside(&spec, &silent) {
            writeln!(told, "{fault}").unwrap();
            for (place, label) in &fault.related {
                writeln!(told, "  {place}: {label}").unwrap();
            }
            for note in &fault.notes {
                writeln!(told, "  note: {note}").unwrap();
            }
            if let Some(help) = &fault.help {
                writeln!(told, "  help: {help}").unwrap();
            }
        }
        let codes: BTreeSet<&str> = spec.diagnostics.iter().map(|fault| fault.code.id).collect();
        assert!(codes.contains(code), "{name}: {told}");
        let is_placed = |fault: &Diagnostic| fault.place.as_ref().is_some_and(|place| place.span.is_some());
        assert!(spec.diagnostics.iter().all(is_placed), "{name}: no place\n{told}");
        let is_error = spec.diagnostics.iter().any(|fault| fault.severity == Severity::Error);
        assert_eq!(is_error, code.starts_with('E'), "{name}: {told}");
        met.insert(code.to_owned());
        support::snapshot(&format!("bad__{name}"), "diagnostics", &told);
    }
    let all: BTreeSet<String> = resolve::CODES.iter().chain(plan::CODES).map(|code| code.id.to_owned()).collect();
    assert_eq!(met, all, "every code has a fixture, and every fixture is named after a code");
}

#[test]
fn hostile_examples_do_what_they_say() {
    let (spec, cases) = support::hostile();
    let silent = [&EXAMPLES[..], &TEXTS].concat();
    assert_eq!(beside(&spec, &silent).next(), None);
    actions::tell(&spec, &cases, "hostile");
}

/// The names that a user writes, and those that travel.
#[test]
fn hostile_names_are_usable_and_travel_untouched() {
    use evil::traps::names::{Checker, Fn, Limits, Type};

    let request = evil::Self_::builder()
        .self_("a")
        .fn_(Fn::V1)
        .ip1("b")
        .ip_one("c")
        .braces("d")
        .braced("e")
        .a_s("f")
        .type_("g")
        .crate_(-1)
        .star_slash("h")
        .quote_name("i")
        .名称("j")
        .n2fast("k")
        .build_it("l")
        .maybe_extra(None)
        .format(Limits::LineBreak)
        .secret("hush-hush")
        .selves(["m", "n"])
        .types([Type::builder().key("o").build()])
        .group([Checker::builder().type_("pp").self_("q").build()])
        .extra_parameter("fn", "newer than the spec")
        .build()
        .unwrap();
    let encoded = request.parameters();
    let names: Vec<(&str, &str)> = encoded.iter().collect();
    assert_eq!(
        names,
        [
            ("*/", "h"),
            ("2Fast", "k"),
            ("Format", "a\nb"),
            ("Group.1.Self", "q"),
            ("Group.1.type", "pp"),
            ("Ip1", "b"),
            ("Ip_1", "c"),
            ("Secret", "hush-hush"),
            ("Self", "a"),
            ("Self.1", "m"),
            ("Self.2", "n"),
            ("Type.1.Key", "o"),
            ("a%s", "f"),
            ("build", "l"),
            ("crate", "-1"),
            ("fn", "1"),
            ("fn", "newer than the spec"),
            ("quote\"name", "i"),
            ("type", "g"),
            ("{Self}", "e"),
            ("{}", "d"),
            ("名称", "j"),
        ]
    );
    assert!(!format!("{request:?}").contains("hush"));
}
