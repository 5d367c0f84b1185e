//! Reads official metadata, in whatever form it is published.

mod bare;
mod node;
mod openapi;
mod walk;

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{
    codes,
    official::{Document, Metadata},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Sources, Span},
    parallel,
    parse::Lines,
};
use node::Node;
use walk::{Found, Walk};

/// Reads files, and all JSON files below folders. The sources hold the texts that faults lie in.
pub fn read(paths: &[PathBuf]) -> (Metadata, Sources, Diagnostics) {
    let mut walk = Walk::default();
    paths.iter().for_each(|path| walk.start(path));
    let Walk { files, roots, mut faults, .. } = walk;
    let mut metadata = Metadata::default();
    let mut sources = Sources::new();
    for (found, content) in files.iter().zip(parallel::map(&files, read_file)) {
        match content {
            Content::Document(document) => metadata.documents.push(document),
            Content::Other if found.named => faults.push(no_metadata(&found.path)),
            Content::Other => metadata.others.push(found.path.clone()),
            Content::Faulty { text, faults: some } => {
                sources.insert(&found.path, text);
                faults.append(some);
            }
        }
    }
    if !faults.has_errors() {
        let is_empty = |root: &&PathBuf| !metadata.documents.iter().any(|document| document.file.starts_with(root));
        roots.iter().filter(is_empty).for_each(|root| faults.push(no_metadata(root)));
    }
    (metadata, sources, faults)
}

fn no_metadata(path: &Path) -> Diagnostic {
    Diagnostic::error(&codes::NO_METADATA, "this is no metadata of requests, and there is none in it")
        .at(Place { file: path.to_owned(), span: None })
        .help("expected `{\"name\": .., \"parameters\": [..]}` for an action, or `{\"info\": .., \"apis\": {..}}` for a product")
}

/// What a file is.
enum Content {
    Document(Document),
    Other,
    Faulty { text: String, faults: Diagnostics },
}

fn read_file(found: &Found) -> Content {
    let mut faults = Diagnostics::new();
    let place = |span| Place { file: found.path.clone(), span };
    let text = match std::str::from_utf8(&found.bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let offset = error.valid_up_to();
            let message = format!("the file is not UTF-8: bad byte at offset {offset}");
            faults.push(Diagnostic::error(&codes::UNREADABLE, message).at(place(None)).help("save the file as UTF-8"));
            return Content::Faulty { text: String::new(), faults };
        }
    };
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let message = format!("not a JSON text: {}", reason(&error));
            let fault = Diagnostic::error(&codes::NOT_JSON, message).at(place(Some(position(text, &error))));
            faults.push(fault.label("here").help("download the file again, or move it out of the folder"));
            return Content::Faulty { text: text.to_owned(), faults };
        }
    };
    let product = folder_name(&found.path);
    let root = Node::root(&value);
    let document = if value.get("apis").is_some_and(Value::is_object) {
        openapi::document(&root, &product, &place(None), &mut faults)
    } else if value.get("parameters").is_some() && value.get("name").is_some() {
        bare::document(&root, &product, &place(None), &mut faults)
    } else {
        return Content::Other;
    };
    if faults.is_empty() {
        Content::Document(document)
    } else {
        // Faults of shape have paths, and no lines.
        Content::Faulty { text: String::new(), faults }
    }
}

/// The text of an error without its position, which is told apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

fn position(text: &str, error: &serde_json::Error) -> Span {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    Lines::new(text).at(before + error.column().saturating_sub(1))
}

/// The folder that a file lies in.
fn folder_name(file: &Path) -> String {
    let name = |path: &Path| path.parent().and_then(Path::file_name).map(OsStr::to_owned);
    let name = name(file).or_else(|| std::fs::canonicalize(file).ok().and_then(|file| name(&file)));
    name.unwrap_or_default().to_string_lossy().into_owned()
}
