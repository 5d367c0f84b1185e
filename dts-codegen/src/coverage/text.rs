//! Counts and differences for people.

use std::{fmt::Write as _, path::PathBuf};

use super::{Comparison, Counts, Coverage, Difference, Explanation, Left, Statement, Tally};
use crate::diagnostic::Sources;

/// Columns of the table behind the first.
const COLUMNS: [&str; 5] = ["actions", "parameters", "rules", "value sets", "response fields"];

/// Wide enough for `1234 + 1234`.
const WIDTH: usize = 15;

/// A table for each product, a line for each group. `12 + 3` are 12 documented ones and 3 of the public cloud only.
pub fn table(coverage: &Coverage) -> String {
    let groups = coverage.products.iter().flat_map(|product| &product.groups).map(|group| group.group.len() + 2);
    let total = &coverage.total;
    let has_public = |tally: &Tally| tally.public_cloud_only > 0;
    let names = coverage.products.iter().map(|product| product.product.len() + 1 + product.version.len());
    let first = groups.chain(names).chain(["  total".len()]).max().unwrap_or_default();
    let mut out = String::new();
    for product in &coverage.products {
        let name = format!("{} {}", product.product, product.version);
        line(&mut out, first, &name, COLUMNS.map(str::to_owned));
        for group in &product.groups {
            line(&mut out, first, &format!("  {}", group.group), cells(&group.counts));
        }
        line(&mut out, first, "  total", cells(&product.total));
        out.push('\n');
    }
    if coverage.products.len() > 1 {
        line(&mut out, first, "all", cells(total));
        out.push('\n');
    }
    if [total.actions, total.parameters, total.rules, total.value_sets, total.fields].iter().any(has_public) {
        out.push_str("12 + 3: 12 documented ones, and 3 that only the public cloud has\n\n");
    }
    out
}

fn line(out: &mut String, first: usize, name: &str, cells: [String; 5]) {
    let mut text = format!("{name:first$}");
    for cell in cells {
        let _ = write!(text, "  {cell:>WIDTH$}");
    }
    out.push_str(text.trim_end());
    out.push('\n');
}

fn cells(counts: &Counts) -> [String; 5] {
    [counts.actions, counts.parameters, counts.rules, counts.value_sets, counts.fields].map(cell)
}

fn cell(tally: Tally) -> String {
    match (tally.documented, tally.public_cloud_only) {
        (0, 0) => String::from("-"),
        (documented, 0) => documented.to_string(),
        (documented, public) => format!("{documented} + {public}"),
    }
}

/// The differences, each with its place, and what was not compared; with `all`, those that something explains as well.
pub fn comparison(comparison: &Comparison, sources: &Sources, all: bool) -> String {
    let mut out = String::new();
    for difference in comparison.differences.iter().filter(|difference| all || difference.explained.is_none()) {
        self::difference(&mut out, difference, sources);
        out.push('\n');
    }
    comparison.left.iter().for_each(|left| self::left(&mut out, left));
    let explained = comparison.differences.len() - comparison.unexplained();
    let hint = if all || explained == 0 { "" } else { " (`--all` lists them)" };
    let _ = writeln!(
        out,
        "{} of the spec in {}: {} unexplained, {explained} explained{hint}",
        counted(comparison.actions, "action"),
        counted(comparison.documents, "document"),
        counted(comparison.unexplained(), "difference"),
    );
    out
}

fn difference(out: &mut String, difference: &Difference, sources: &Sources) {
    let mut place = sources.shown(&difference.place.file);
    if let Some(span) = difference.place.span {
        let _ = write!(place, ":{}:{}", span.start.line, span.start.column);
    }
    let parameter = difference.parameter.as_ref().map_or_else(String::new, |name| format!(", `{}`", plain(name)));
    let (kind, action) = (difference.kind.as_str(), plain(&difference.action));
    let _ = writeln!(out, "{place}: {kind}: `{action}`{parameter}");
    let _ = writeln!(out, "  spec:      {}", plain(&difference.spec));
    for Statement { says, files } in &difference.official {
        let _ = writeln!(out, "  official:  {} ({})", plain(says), some(files));
    }
    let _ = match &difference.explained {
        Some(Explanation::Noted(says)) => writeln!(out, "  explained: {}", plain(says)),
        Some(Explanation::Known(why)) => writeln!(out, "  explained: {why}"),
        None => writeln!(out, "  help:      {}", plain(&difference.help)),
    };
}

fn left(out: &mut String, left: &Left) {
    let _ = match left {
        Left::Foreign { product, version, spec_version, actions, files } => {
            let version = version.as_ref().map_or_else(String::new, |version| format!(" {version}"));
            let why = match spec_version {
                Some(version) => format!("the spec has {version}"),
                None => String::from("not a product of the spec"),
            };
            let actions = counted(*actions, "action");
            writeln!(out, "not compared: {}{}, {actions} ({}): {why}", plain(product), plain(&version), some(files))
        }
        Left::Unknown { product } => writeln!(out, "not compared: {}: no document speaks of it", plain(product)),
        Left::Others { files } => writeln!(out, "not read: {}: no metadata of requests", some(files)),
    };
}

/// The first file, and how many more.
fn some(files: &[PathBuf]) -> String {
    let first = files.first().map_or_else(String::new, |file| plain(&file.display().to_string()));
    match files.len() {
        0 | 1 => first,
        more => format!("{first} and {} more", more - 1),
    }
}

/// Texts of strangers, without what a terminal would obey.
fn plain(text: &str) -> String {
    let is_odd = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_odd(c) { c.escape_default().to_string() } else { c.to_string() }).collect()
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
