//! What the compiler said of the cases, as `ui` records it.

use std::{fs, path::Path};

use super::source::Use;

/// An error.
pub(super) struct Recorded {
    /// Its first line.
    pub(super) message: String,
    /// The line that it points to.
    line: usize,
}

/// All errors of the file.
pub(super) fn errors(folder: &Path, file: &str) -> Vec<Recorded> {
    let text = fs::read_to_string(folder.join(format!("{file}.stderr"))).unwrap();
    let mut errors = Vec::new();
    let mut lines = text.lines();
    while let Some(first) = lines.next() {
        if !first.starts_with("error") {
            continue;
        }
        let message = first.split_once(": ").map_or(first, |(_, message)| message).to_owned();
        let place = lines.find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap_or_default();
        let line = place.rsplit(':').nth(1).and_then(|line| line.parse().ok()).unwrap_or_default();
        errors.push(Recorded { message, line });
    }
    errors
}

/// Those of the use, which is the only one of its function.
pub(super) fn of_use<'r>(errors: &'r [Recorded], written: &Use) -> Vec<&'r str> {
    let of_use = errors.iter().filter(|error| written.lines.contains(&error.line));
    of_use.map(|error| error.message.as_str()).collect()
}
