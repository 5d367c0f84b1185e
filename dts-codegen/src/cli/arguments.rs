//! What can be said on the command line.

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::diff::{JSON_SHAPE, definitions};

/// How `diff` ends.
const DIFF_EXITS: &str = "Exit codes: 0 nothing breaks, 1 something breaks, 2 can't run.";

/// Turns YAML specs of API actions into typed Rust bindings.
#[derive(Debug, Parser)]
#[command(
    name = "dts-codegen",
    version,
    after_help = "Exit codes: 0 all good, 1 there are findings (faults in the spec, drift, invalid requests, breaking changes), 2 can't run.",
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    /// When to use colors; `auto` looks at the terminal and at NO_COLOR.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the bindings: only files that differ, and no file that was not generated.
    Generate(Generate),
    /// Tell all faults of the spec, warnings too.
    Lint(Lint),
    /// Print the resolved spec as one JSON document.
    Inspect(Inspect),
    /// Check requests against the spec: JSON Lines in, JSON Lines out.
    Validate(Validate),
    /// Count what the spec covers, and hold it against official metadata.
    Coverage(Coverage),
    /// Tell what has changed between two specs, and whether it breaks code that uses the bindings.
    Diff(Diff),
    /// Write the JSON Schemas of the spec files, for editors.
    Schema(Schema),
    /// Tell more about a code such as E011, or list all codes.
    Explain {
        /// The code; all codes are listed if it is left out.
        code: Option<String>,
    },
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// The spec folder.
#[derive(Debug, Args)]
pub(super) struct Spec {
    /// Folder of the product folders, or of one product.
    #[arg(long, value_name = "DIR", default_value = "spec")]
    pub(super) spec: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) spec: Spec,
    /// Folder to write into.
    #[arg(long, value_name = "DIR", default_value = "dts-generated/src")]
    pub(super) out: PathBuf,
    /// Name of the root file: `lib.rs` for a crate, `mod.rs` for a module.
    #[arg(long, value_name = "FILE", default_value = "lib.rs", value_parser = file_name)]
    pub(super) root: String,
    /// Write nothing; print what would change as a unified diff and exit with 1 if anything would.
    #[arg(long)]
    pub(super) check: bool,
}

#[derive(Debug, Args)]
pub(super) struct Lint {
    #[command(flatten)]
    pub(super) spec: Spec,
    /// Snippets for people, or one JSON document for tools.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: LintFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LintFormat {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Inspect {
    #[command(flatten)]
    pub(super) spec: Spec,
    /// Form of the document.
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(super) format: InspectFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InspectFormat {
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Validate {
    #[command(flatten)]
    pub(super) spec: Spec,
    /// File with the requests; standard input if left out.
    #[arg(long, value_name = "FILE")]
    pub(super) input: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 all differences are explained, 1 some are not, 2 can't run.\n\n\
    A difference is explained by a `differs` note of the same aspect, or by how specs are written.")]
pub(super) struct Coverage {
    #[command(flatten)]
    pub(super) spec: Spec,
    /// Official metadata to hold the spec against: a file, or a folder with all its JSON files; may be given again.
    #[arg(long, value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// List the differences that something explains as well.
    #[arg(long, requires = "against")]
    pub(super) all: bool,
    /// Tables for people, or one JSON document for tools.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: LintFormat,
}

#[derive(Debug, Args)]
#[command(after_long_help = format!("{}\n\n{JSON_SHAPE}\n\n{DIFF_EXITS}", definitions()))]
pub(super) struct Diff {
    /// The older spec: a folder, or else a revision of git.
    ///
    /// What is an existing folder is a folder. Everything else is a revision: `REV` for the spec folder of `--spec` as it
    /// was then, `REV:path/to/spec` for another one, with its path from the root of the repository. Revisions are read
    /// from the repository of the current folder; nothing is checked out. For a revision that has the name of a folder,
    /// write its path too.
    #[arg(value_name = "OLD")]
    pub(super) old: OsString,
    /// The newer spec, named likewise; the working folder of `--spec` if left out.
    #[arg(value_name = "NEW")]
    pub(super) new: Option<OsString>,
    #[command(flatten)]
    pub(super) spec: Spec,
    /// Lists for people, one JSON document for tools, or an entry for a change log.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: DiffFormat,
    /// List changes of sentences, sources and examples too.
    #[arg(long)]
    pub(super) docs: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Human,
    Json,
    Markdown,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Folder to write into.
    #[arg(long, value_name = "DIR", default_value = "spec/schema")]
    pub(super) out: PathBuf,
    /// Write nothing; print what would change as a unified diff and exit with 1 if anything would.
    #[arg(long)]
    pub(super) check: bool,
}

/// A root file lies in the output folder itself.
fn file_name(name: &str) -> Result<String, String> {
    let is_name = name.len() > 3 && name.ends_with(".rs") && !name.contains(['/', '\\']);
    if is_name {
        Ok(name.to_owned())
    } else {
        Err(String::from("expected a file name that ends in `.rs`, without folders"))
    }
}

/// The value of `--color`, before anything is parsed: it is needed for the faults of parsing.
pub(super) fn color(arguments: &[OsString]) -> ColorChoice {
    let mut arguments = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--color") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('='),
            None if argument == "--" => break,
            None => continue,
        };
        if let Some(color) = value.and_then(|value| ColorChoice::from_str(value, false).ok()) {
            return color;
        }
    }
    ColorChoice::Auto
}
