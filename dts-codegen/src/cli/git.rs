//! Reads spec folders out of a git repository, by asking `git`. Nothing is checked out, and nothing is written.

use std::{
    ffi::OsStr,
    io::{self, BufRead, BufReader, Read, Write},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
};

use crate::parse::is_spec_file;

/// Deeper than any spec file lies, should links go round in circles.
const DEEPEST: usize = 32;

/// A folder in a revision.
#[derive(Debug)]
pub(super) struct Revision {
    /// The revision, as the user names it.
    revision: String,
    /// The folder, from the root of the repository.
    folder: String,
    /// ID of the revision's tree.
    root: String,
    /// ID of the folder's tree.
    tree: String,
}

impl Revision {
    /// Finds the folder in the tree of a revision.
    pub(super) fn new(revision: &str, root: String, folder: String) -> Result<Self, String> {
        let found = Self { revision: revision.to_owned(), folder, tree: root.clone(), root };
        if found.folder.is_empty() {
            return Ok(found);
        }
        let shown = format!("`{}` in revision `{}`", found.folder.escape_debug(), revision.escape_debug());
        // The empty path is the folder itself.
        match found.follow(vec![String::new()])?.into_iter().next() {
            Some((_, Target::Folder(tree))) => Ok(Self { tree, ..found }),
            Some((_, Target::File(_))) => Err(format!("{shown} is a file, not a spec folder")),
            Some((_, Target::Nothing)) | None => {
                let help = "name the spec folder by its path from the root of the repository: `REV:path/to/spec`";
                Err(format!("there is no {shown}; {help}"))
            }
        }
    }

    /// The revision and the folder, as git writes them.
    pub(super) fn name(&self) -> String {
        format!("{}:{}", self.revision, if self.folder.is_empty() { "." } else { &self.folder })
    }

    /// All files that may belong to a spec, by path below the folder.
    pub(super) fn files(&self) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
        let shown = |path: &str| format!("`{}` in `{}`", path.escape_debug(), self.name().escape_debug());
        let mut blobs = Vec::new();
        // Trees that are yet to be listed, each with its path and the trees that it lies in.
        let mut open = vec![(String::new(), vec![self.tree.clone()])];
        while let Some((prefix, around)) = open.pop() {
            let Some(tree) = around.last() else { continue };
            let (mut links, mut folders) = (Vec::new(), Vec::new());
            for Entry { mode, id, path } in self.list(tree)? {
                let path = format!("{prefix}{path}");
                match mode.as_str() {
                    "040000" => folders.push((format!("{path}/"), id)),
                    "120000" => links.push(path),
                    "160000" => {
                        let help = "name a spec folder that holds its own files";
                        return Err(format!("{} is a submodule, whose files are not here; {help}", shown(&path)));
                    }
                    _ if is_spec_file(&path) => blobs.push((path, id)),
                    _ => {}
                }
            }
            for (path, target) in self.follow(links)? {
                match target {
                    Target::File(id) if is_spec_file(&path) => blobs.push((path, id)),
                    Target::Folder(id) => {
                        let within = folders.iter().filter(|(folder, _)| path.starts_with(folder)).map(|(_, id)| id);
                        let mut around: Vec<String> = around.iter().chain(within).cloned().collect();
                        // A link to a folder that it lies in leads round in a circle.
                        if !around.contains(&id) && around.len() < DEEPEST {
                            around.push(id);
                            open.push((format!("{path}/"), around));
                        }
                    }
                    Target::Nothing if is_spec_file(&path) => {
                        return Err(format!("{} is a link that leads to no file of the revision", shown(&path)));
                    }
                    _ => {}
                }
            }
        }
        let answers = batch(["cat-file", "--batch"], blobs.iter().map(|(_, id)| id.as_str()), true)?;
        let read = blobs.into_iter().zip(answers).map(|((path, _), answer)| match answer.bytes {
            Some(bytes) => Ok((PathBuf::from(&path), bytes)),
            None => Err(format!("{} can't be read: git says `{}`", shown(&path), answer.head.escape_debug())),
        });
        read.collect()
    }

    /// All folders, files, links and submodules below a tree.
    fn list(&self, tree: &str) -> Result<Vec<Entry>, String> {
        let name = self.name();
        let listed = run(["ls-tree", "-r", "-t", "-z", "--full-tree", tree])?
            .map_err(|error| format!("can't list `{}`: {error}", name.escape_debug()))?;
        let entries = listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()).map(|entry| {
            let text = String::from_utf8_lossy(entry);
            let (facts, path) = text.split_once('\t')?;
            let mut facts = facts.split(' ');
            let (mode, _, id) = (facts.next()?, facts.next()?, facts.next()?);
            Some(Entry { mode: mode.to_owned(), id: id.to_owned(), path: path.to_owned() })
        });
        let unknown = || format!("git lists `{}` in a way that is not known", name.escape_debug());
        entries.collect::<Option<_>>().ok_or_else(unknown)
    }

    /// How git calls a file of the folder.
    fn object(&self, path: &str) -> String {
        let parts = [self.folder.trim_end_matches('/'), path].into_iter().filter(|part| !part.is_empty());
        format!("{}:{}", self.root, parts.collect::<Vec<_>>().join("/"))
    }

    /// Where links lead to, by their paths below the folder.
    fn follow(&self, mut links: Vec<String>) -> Result<Vec<(String, Target)>, String> {
        // A name with a line break in it can't be asked for; no spec file has such a name.
        links.retain(|path| !self.object(path).contains('\n'));
        let names: Vec<String> = links.iter().map(|path| self.object(path)).collect();
        let arguments = ["cat-file", "--batch-check", "--follow-symlinks"];
        let answers = batch(arguments, names.iter().map(String::as_str), false)?;
        let targets = answers.into_iter().map(|answer| {
            let words: Vec<&str> = answer.head.split(' ').collect();
            match words.as_slice() {
                [id, "blob", _] => Target::File((*id).to_owned()),
                [id, "tree", _] => Target::Folder((*id).to_owned()),
                _ => Target::Nothing,
            }
        });
        Ok(links.into_iter().zip(targets).collect())
    }
}

/// An entry of a tree.
struct Entry {
    mode: String,
    id: String,
    path: String,
}

/// Where a link leads to.
enum Target {
    File(String),
    Folder(String),
    Nothing,
}

/// Whether there is a repository to ask.
pub(super) fn check() -> Result<(), String> {
    let help = "go to the folder of the repository, or name two folders";
    ask(["rev-parse", "--git-dir"])?.map(drop).map_err(|error| format!("{error}; {help}"))
}

/// The ID of a revision's tree.
pub(super) fn tree_of(revision: &str) -> Result<String, String> {
    if revision.is_empty() {
        return Err(String::from("the name of the revision is empty"));
    }
    // Git would take it for an option.
    if revision.starts_with('-') {
        return Err(String::from("a revision does not start with `-`"));
    }
    ask(["rev-parse", "--verify", "--quiet", &format!("{revision}^{{tree}}")])?.map_err(|_| {
        let help = "name a spec folder, or a revision such as `HEAD~1` or `v1:path/to/spec`";
        format!("git knows no revision `{}`; {help}", revision.escape_debug())
    })
}

/// The folder that the files of the repository lie in.
pub(super) fn root() -> Result<PathBuf, String> {
    ask(["rev-parse", "--show-toplevel"])?.map(PathBuf::from)
}

/// The current folder from the root of the repository, with `/` at its end.
pub(super) fn prefix() -> Result<String, String> {
    ask(["rev-parse", "--show-prefix"])?
}

/// One line of git's, or what it complains of.
fn ask<const N: usize>(arguments: [&str; N]) -> Result<Result<String, String>, String> {
    let line = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned();
    Ok(run(arguments)?.map(line))
}

/// What git prints, or what it complains of. The outer error is that there is no git.
fn run<const N: usize>(arguments: [&str; N]) -> Result<Result<Vec<u8>, String>, String> {
    let output = command(arguments).stdin(Stdio::null()).output().map_err(|error| no_git(&error))?;
    if output.status.success() {
        return Ok(Ok(output.stdout));
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Ok(Err(if said.is_empty() { format!("git failed with {}", output.status) } else { said }))
}

fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new("git");
    command.args(arguments).env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    command
}

fn no_git(error: &io::Error) -> String {
    format!("can't run `git`: {error}; install it, or name two folders")
}

/// What git answers to a line.
struct Answer {
    head: String,
    bytes: Option<Vec<u8>>,
}

/// Asks git for many objects at once. Objects that are there come with their bytes, if `has_bytes`.
fn batch<'a, const N: usize>(
    arguments: [&str; N],
    names: impl Iterator<Item = &'a str>,
    has_bytes: bool,
) -> Result<Vec<Answer>, String> {
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| no_git(&error))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (Some(mut input), Some(output)) = (input, output) else { return Err(String::from("can't talk to git")) };
    let lines = names.iter().map(|name| format!("{name}\n")).collect::<String>();
    // Asking and listening at the same time: each side waits for the other when a pipe is full.
    let answers = thread::scope(|scope| {
        scope.spawn(move || drop(input.write_all(lines.as_bytes())));
        let mut output = BufReader::new(output);
        names.iter().map(|_| answer(&mut output, has_bytes)).collect::<io::Result<Vec<_>>>()
    });
    let status = child.wait();
    match (answers, status) {
        (Ok(answers), Ok(_)) => Ok(answers),
        (Err(error), _) | (_, Err(error)) => Err(format!("git stopped in the middle: {error}")),
    }
}

fn answer(output: &mut impl BufRead, has_bytes: bool) -> io::Result<Answer> {
    let mut head = Vec::new();
    if output.read_until(b'\n', &mut head)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut head = String::from_utf8_lossy(&head).trim_end().to_owned();
    let size = |head: &str| head.rsplit_once(' ').and_then(|(_, size)| size.parse::<u64>().ok());
    let first = head.split(' ').next().unwrap_or_default();
    // `dangling`, `loop`, `symlink` and `notdir` are followed by where the link leads to.
    let leads_away = matches!(first, "dangling" | "loop" | "symlink" | "notdir");
    let mut bytes = None;
    if let Some(size) = size(&head).filter(|_| has_bytes || leads_away) {
        let mut read = Vec::new();
        output.take(size).read_to_end(&mut read)?;
        output.read_until(b'\n', &mut Vec::new())?;
        match leads_away {
            true => head.push_str(&format!(" {}", String::from_utf8_lossy(&read))),
            false => bytes = Some(read),
        }
    }
    Ok(Answer { head, bytes })
}
