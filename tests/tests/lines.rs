//! What users pay for: lines of generated code, and crates that they must build.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use dts_codegen::model::Pagination;

use super::support;

/// Lines of generated code for each parameter, field and value that the spec states, those of pages and waiters too:
/// documentation and blank lines included. Measured: 21.0 in November 2026, of which builders are the greatest part;
/// small actions have the same frame as large ones.
const LINES_OF_A_FACT: usize = 22;

/// dts-generated, dts-runtime, and what that stands on: memchr, quick-xml, regex-lite, zeroize.
const CRATES: usize = 6;

#[test]
fn generated_code_stays_thin() {
    let (spec, cases) = support::repository();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dts-generated/src");
    let lines: usize = files(&source).iter().map(|file| fs::read_to_string(file).unwrap().lines().count()).sum();
    let products = || spec.model.products.iter();
    let documents = products().flat_map(|product| &product.documents).flat_map(|document| &document.structures);
    // A structure of a document is described as an action is.
    let structures = documents.map(|structure| &structure.members);
    let actions = products().flat_map(|product| &product.actions).chain(structures);
    let facts: usize = actions
        .map(|action| {
            action.parameter_names().count()
                + action.structures.iter().map(|structure| structure.fields.len()).sum::<usize>()
                + action.value_sets.iter().map(|set| set.members.len()).sum::<usize>()
                + action.waiters.iter().map(|waiter| 1 + waiter.success.len() + waiter.failure.len()).sum::<usize>()
                + action.pagination.as_ref().map_or(0, |pagination| match pagination {
                    Pagination::Numbered { size, total, .. } => 2 + [size, total].into_iter().flatten().count(),
                    Pagination::Token { .. } => 3,
                })
        })
        .sum();
    println!("{lines} lines, {} for each of {} actions, {facts} facts", lines / cases.len(), cases.len());
    assert!(lines <= facts * LINES_OF_A_FACT, "{lines} lines for {facts} facts: more than {LINES_OF_A_FACT} each");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn users_build_few_crates() {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args(["tree", "-p", "dts-generated", "-e", "normal", "--prefix", "none", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let tree = match tree {
        Ok(tree) if tree.status.success() => String::from_utf8(tree.stdout).unwrap(),
        other => {
            println!("skipped: no cargo tree ({other:?})");
            return;
        }
    };
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains("dts-runtime"), "{tree}");
    assert!(crates.len() <= CRATES, "{crates:?}");
}
