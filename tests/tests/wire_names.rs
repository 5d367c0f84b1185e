//! Every name that is known officially is in the spec: actions, parameters, and paths of responses.
//!
//! The official facts lie beside the repository (`../shared/reference`), not in it; where they are missing, so is this
//! test.

use std::{fs, path::Path};

use dts_codegen::model::{Action, Field, FieldKind, StructureId};
use serde_json::Value as Json;

use super::support;

/// Sent by official clients alone, hidden by their documents; the token is a parameter of every action.
const HIDDEN: [&str; 2] = ["OwnerId", "SecurityToken"];

#[test]
fn official_names_are_in_the_spec() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/reference/official-actions.json");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    let official: Vec<Json> = serde_json::from_str(&text).unwrap();
    let (spec, cases) = support::repository();
    let (mut differences, mut names) = (Vec::new(), 0);
    for case in &cases {
        let action = spec.action(case).unwrap();
        let Some(official) = official.iter().find(|one| one["action"] == case.action && one["product"] == case.product)
        else {
            differences.push(format!("{}: no such action is known officially", case.action));
            continue;
        };
        for parameter in official["request"].as_array().unwrap() {
            let name = parameter["name"].as_str().unwrap();
            names += 1;
            if !HIDDEN.contains(&name) && action.parameter(name).is_none() {
                differences.push(format!("{}: parameter `{name}` is missing", case.action));
            }
        }
        for field in official["response"].as_array().unwrap() {
            let path = field["path"].as_str().unwrap();
            names += 1;
            if let Err(at) = follow(action, action.response, path) {
                differences.push(format!("{}: response `{path}` is missing from `{at}` on", case.action));
            }
        }
    }
    for one in &official {
        if !cases.iter().any(|case| one["action"] == case.action && one["product"] == case.product) {
            differences.push(format!("{} of {} is missing", one["action"], one["product"]));
        }
    }
    println!("{names} official names of {} actions", cases.len());
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

/// Follows a path such as `DtsJobList[].MigrationMode.DataInitialization` down the response tree.
fn follow<'p>(action: &Action, id: StructureId, path: &'p str) -> Result<(), &'p str> {
    let (segment, rest) = path.split_once('.').map_or((path, None), |(segment, rest)| (segment, Some(rest)));
    let name = segment.trim_end_matches("[]");
    let field = action.fields(id).iter().find(|field| field.name == name).ok_or(path)?;
    let Some(mut rest) = rest else { return Ok(()) };
    // A list behind a wrapper element has the element as a segment of its own.
    if let Some(wrapper) = &field.wrapper {
        let (segment, deeper) = rest.split_once('.').map_or((rest, None), |(segment, deeper)| (segment, Some(deeper)));
        if segment.trim_end_matches("[]") != wrapper {
            return Err(rest);
        }
        match deeper {
            Some(deeper) => rest = deeper,
            None => return Ok(()),
        }
    }
    match inside(field) {
        FieldKind::Object(id) => follow(action, *id, rest),
        FieldKind::Any | FieldKind::Json => Ok(()),
        _ => Err(rest),
    }
}

/// What a field holds, or its items.
fn inside(field: &Field) -> &FieldKind {
    match &field.kind {
        FieldKind::Array(item) | FieldKind::Map(item) => item,
        kind => kind,
    }
}
