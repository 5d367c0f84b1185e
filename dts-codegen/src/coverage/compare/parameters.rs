//! The parameters of an action.

use std::{collections::BTreeSet, path::PathBuf};

use super::{Voice, about, aspects, explain, files, wording};
use crate::{
    coverage::{
        difference::{Difference, Explanation, Kind, Statement},
        official::OfficialParameter,
    },
    diagnostic::nearest,
    model::{Action, Parameter, Product},
};

/// All differences between an action and what the documents say of it.
pub(super) fn compare(product: &Product, action: &Action, voices: &[Voice<'_>]) -> Vec<Difference> {
    let voices: Vec<Voice<'_>> = voices.iter().filter(|voice| voice.action.parameters.is_some()).copied().collect();
    if voices.is_empty() {
        return Vec::new();
    }
    let mut found = missing(product, action, &voices);
    for parameter in all(action) {
        let said: Vec<(PathBuf, &OfficialParameter)> = voices
            .iter()
            .flat_map(|voice| list(voice).iter().map(|official| (voice.document.file.clone(), official)))
            .filter(|(_, official)| plain(&official.name) == plain(&parameter.name))
            .collect();
        if said.is_empty() {
            found.extend(unknown(product, action, parameter, &voices));
            continue;
        }
        for kind in aspects::KINDS {
            found.extend(aspect(product, action, parameter, *kind, &said));
        }
    }
    found
}

fn list<'m>(voice: &Voice<'m>) -> &'m [OfficialParameter] {
    voice.action.parameters.as_deref().unwrap_or_default()
}

/// Parameters and members of groups.
fn all(action: &Action) -> impl Iterator<Item = &Parameter> {
    action.parameters.iter().flat_map(|parameter| std::iter::once(parameter).chain(parameter.members()))
}

/// A name without what makes it a list: lists are recognized whatever the spec takes them for.
fn plain(name: &str) -> Vec<&str> {
    name.split('.').filter(|part| *part != "N").collect()
}

/// Parameters that documents have and the spec has not.
fn missing(product: &Product, action: &Action, voices: &[Voice<'_>]) -> Vec<Difference> {
    let known: BTreeSet<Vec<&str>> = all(action).map(|parameter| plain(&parameter.name)).collect();
    let mut names: Vec<&str> = Vec::new();
    for official in voices.iter().flat_map(list) {
        if !known.contains(&plain(&official.name)) && !names.contains(&official.name.as_str()) {
            names.push(&official.name);
        }
    }
    let lonely: Vec<&str> = all(action)
        .map(|parameter| parameter.name.as_str())
        .filter(|name| !voices.iter().flat_map(list).any(|official| plain(&official.name) == plain(name)))
        .collect();
    let one = |name: &str| {
        let has = |voice: &&Voice<'_>| list(voice).iter().any(|official| official.name == name);
        let having: Vec<Voice<'_>> = voices.iter().filter(has).copied().collect();
        let official = having.iter().flat_map(list).find(|official| official.name == name);
        let noted = wording::or_note(Kind::ParameterMissing);
        Difference {
            parameter: Some(name.to_owned()),
            spec: String::from("no such parameter"),
            official: vec![Statement { says: official.map_or_else(String::new, described), files: files(&having) }],
            explained: explain::never_listed(name).or_else(|| explain::of_name(action, name, Kind::ParameterMissing)),
            help: match nearest(name, lonely.iter().copied()) {
                Some(near) => format!("correct the name, if it is `{near}`; or add the parameter"),
                None => format!("add the parameter{noted}: at the action, naming the parameter"),
            },
            ..about(product, action, Kind::ParameterMissing)
        }
    };
    names.into_iter().map(one).collect()
}

fn described(official: &OfficialParameter) -> String {
    let location = official.location.as_deref().map_or_else(String::new, |location| format!(", in the {location}"));
    format!("{} {}{location}", wording::required(official.required), wording::of_official(official))
}

/// A parameter that no document has. Members of a group that no document describes are not known to be wrong.
fn unknown(product: &Product, action: &Action, parameter: &Parameter, voices: &[Voice<'_>]) -> Option<Difference> {
    let is_open = |official: &OfficialParameter| {
        let inside = parameter.name.strip_prefix(&official.name).is_some_and(|rest| rest.starts_with('.'));
        let prefix = format!("{}.", official.name);
        inside && !voices.iter().flat_map(list).any(|other| other.name.starts_with(&prefix))
    };
    if voices.iter().flat_map(list).any(is_open) {
        return None;
    }
    let known: BTreeSet<Vec<&str>> = all(action).map(|parameter| plain(&parameter.name)).collect();
    let lonely = voices.iter().flat_map(list).map(|official| official.name.as_str());
    let near = nearest(&parameter.name, lonely.filter(|name| !known.contains(&plain(name))));
    let noted = wording::or_note(Kind::ParameterUnknown);
    Some(Difference {
        parameter: Some(parameter.name.clone()),
        place: parameter.place.clone(),
        spec: String::from("a parameter"),
        official: vec![Statement { says: String::from("no such parameter"), files: files(voices) }],
        explained: explain::of_parameter(action, parameter, Kind::ParameterUnknown),
        help: match near {
            Some(near) => format!("correct the name, if `{near}` is meant{noted}"),
            None => format!("check the name{noted}"),
        },
        ..about(product, action, Kind::ParameterUnknown)
    })
}

/// One aspect of a parameter, over all documents that have it.
fn aspect(
    product: &Product,
    action: &Action,
    parameter: &Parameter,
    kind: Kind,
    said: &[(PathBuf, &OfficialParameter)],
) -> Option<Difference> {
    let mut official: Vec<Statement> = Vec::new();
    let mut first: Option<aspects::Gap> = None;
    let mut known: Option<&'static str> = None;
    for (file, says) in said {
        let Some(gap) = aspects::gap(action, parameter, says, kind) else { continue };
        match official.iter_mut().find(|statement| statement.says == gap.official) {
            Some(statement) => statement.files.push(file.clone()),
            None => official.push(Statement { says: gap.official.clone(), files: vec![file.clone()] }),
        }
        // What explains one document must explain them all.
        known = if first.is_none() { gap.known } else { known.and(gap.known) };
        first.get_or_insert(gap);
    }
    let gap = first?;
    Some(Difference {
        parameter: Some(parameter.name.clone()),
        place: parameter.place.clone(),
        spec: gap.spec,
        official,
        explained: explain::of_parameter(action, parameter, kind).or(known.map(Explanation::Known)),
        help: format!("{}{}", gap.mend, wording::or_note(kind)),
        ..about(product, action, kind)
    })
}
