//! What the README promises beyond its snippets: its table of what other SDKs have, and its examples.

use std::{collections::BTreeSet, fs, path::Path};

const HEADING: &str = "### Coming from another SDK";

/// The cells of the table below a heading, row by row, without its head.
fn table<'a>(text: &'a str, heading: &str) -> Vec<Vec<&'a str>> {
    let section = text.split_once(heading).unwrap_or_else(|| panic!("the README has no `{heading}`")).1;
    let section = section.split("\n#").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    // The line below the head has no blanks.
    rows.skip(1).map(|row| row.split(" | ").map(str::trim).collect()).collect()
}

/// What stands in backticks.
fn code(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The files that are linked.
fn links(cell: &str) -> impl Iterator<Item = &str> {
    cell.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

fn is_in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// What is wrong with a row.
fn faults(row: &[&str], read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let [what, others @ .., here, shown] = row else { return vec![format!("too few cells: {row:?}")] };
    let mut faults = Vec::new();
    if others.len() != 3 || others.iter().all(|cell| *cell == "–") || others.iter().any(|cell| cell.is_empty()) {
        faults.push(format!("{what}: what is it in Java, Python and Go? {others:?}"));
    }
    let mut words = BTreeSet::new();
    for file in links(shown) {
        match read(file) {
            Some(text) => words.extend(text.split(|c| !is_in_word(c)).map(str::to_owned)),
            None => faults.push(format!("{what}: no file {file}")),
        }
    }
    if words.is_empty() {
        faults.push(format!("{what}: no example and no test"));
    }
    let names: Vec<&str> = code(here).flat_map(|code| code.split(|c| !is_in_word(c))).collect();
    if names.is_empty() {
        faults.push(format!("{what}: nothing of ours is named"));
    }
    for name in names.into_iter().filter(|name| !name.is_empty() && !words.contains(*name)) {
        faults.push(format!("{what}: `{name}` is in none of {shown}"));
    }
    faults
}

fn repository(file: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)).ok()
}

#[test]
fn what_other_sdks_have_is_shown_here() {
    let text = repository("README.md").unwrap();
    let rows = table(&text, HEADING);
    assert!(rows.len() >= 40, "{} rows", rows.len());
    let faults: Vec<_> = rows.iter().flat_map(|row| faults(row, repository)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_row_without_proof_is_found() {
    let read = |file: &str| (file == "a/b.rs").then(|| String::from("client.retry(RetryPolicy::off())"));
    let row = |here, shown| faults(&["retry", "`setAutoRetry`", "–", "–", here, shown], read);
    assert_eq!(row("`retry`, `RetryPolicy::off`", "[b](a/b.rs)"), Vec::<String>::new());
    for (here, shown) in [
        ("`retries`", "[b](a/b.rs)"),
        ("`retry`", "[b](a/b.rs), [c](a/c.rs)"),
        ("`retry`", ""),
        ("retry", "[b](a/b.rs)"),
        ("", "[b](a/b.rs)"),
    ] {
        assert!(!row(here, shown).is_empty(), "{here} {shown}");
    }
    assert!(!faults(&["retry", "–", "–", "–", "`retry`", "[b](a/b.rs)"], read).is_empty());
    assert!(!faults(&["retry", "`setAutoRetry`", "`retry`", "[b](a/b.rs)"], read).is_empty());
}

#[test]
fn every_example_is_named_and_declared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dts-generated/examples");
    let files = fs::read_dir(folder).unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let there: BTreeSet<_> = files.filter_map(|file| Some(file.strip_suffix(".rs")?.to_owned())).collect();
    let after = |text: &str, mark: &str, end: char| -> BTreeSet<String> {
        text.split(mark).skip(1).filter_map(|rest| rest.split([end, '\n']).next()).map(str::to_owned).collect()
    };
    assert_eq!(after(&repository("README.md").unwrap(), "--example ", ' '), there, "the README");
    let manifest = repository("dts-generated/Cargo.toml").unwrap();
    assert_eq!(after(&manifest, "[[example]]\nname = \"", '"'), there, "dts-generated/Cargo.toml");
    let run = repository("dts-generated/tests/examples.rs").unwrap();
    assert_eq!(after(&run, "\nmod ", ';'), there, "dts-generated/tests/examples.rs");
}

/// The errors that the README shows, each with the line that it is about.
fn shown_errors(text: &str) -> Vec<(&str, &str)> {
    let errors = text.split("\nerror: ").skip(1);
    errors
        .filter_map(|rest| {
            rest.split_once('\n').map(|(message, below)| (message, below.lines().nth(1).unwrap_or_default()))
        })
        .collect()
}

#[test]
fn the_errors_of_the_readme_are_real() {
    let text = repository("README.md").unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/request/fail");
    let told: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "stderr"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let errors = shown_errors(&text);
    assert!(errors.len() >= 5, "{errors:?}");
    for (message, line) in errors {
        let error = format!("error: {message}\n");
        let source = line.split_once(" | ").map_or(line, |(_, source)| source);
        let is_real = told.iter().any(|told| told.contains(&error) && told.contains(source));
        assert!(is_real, "no test shows this error of the README: {error}{line}");
    }
}
