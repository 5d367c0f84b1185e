//! The texts that faults lie in.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// Every text that was read, for snippets, and every file and folder that was looked at, for `rerun-if-changed`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    root: Option<PathBuf>,
    texts: BTreeMap<PathBuf, String>,
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Sources {
    /// No texts, below no folder.
    pub fn new() -> Self {
        Self::default()
    }

    /// No texts yet, below the spec folder `root`.
    pub fn below(root: impl Into<PathBuf>) -> Self {
        Self { root: Some(root.into()), ..Self::default() }
    }

    /// The same texts, below the spec folder `root`.
    #[must_use]
    pub fn moved_below(self, root: impl Into<PathBuf>) -> Self {
        Self { root: Some(root.into()), ..self }
    }

    /// The spec folder; `None` for texts that never were on a disk.
    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// Keeps the text of a file; the path is relative to the spec folder.
    pub fn insert(&mut self, file: impl Into<PathBuf>, text: impl Into<String>) {
        self.texts.insert(file.into(), text.into());
    }

    /// The text of a file; the path is relative to the spec folder.
    pub fn text(&self, file: &Path) -> Option<&str> {
        self.texts.get(file).map(String::as_str)
    }

    /// All texts by path relative to the spec folder, in the order of the paths.
    pub fn texts(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.texts.iter().map(|(file, text)| (file.as_path(), text.as_str()))
    }

    /// Notes a file that was read; the path is one that the process can open.
    pub fn note_file(&mut self, file: impl Into<PathBuf>) {
        self.files.insert(file.into());
    }

    /// Notes a folder that was listed; the path is one that the process can open.
    pub fn note_folder(&mut self, folder: impl Into<PathBuf>) {
        self.folders.insert(folder.into());
    }

    /// Every file that was read, sorted: a change of one of them may change the output.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(PathBuf::as_path)
    }

    /// Every folder that was listed, sorted: a file that is added or removed there may change the output.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.folders.iter().map(PathBuf::as_path)
    }

    /// The path of a file as a person can open it: with the spec folder in front.
    pub fn shown(&self, file: &Path) -> String {
        match &self.root {
            Some(root) => root.join(file).display().to_string(),
            None => file.display().to_string(),
        }
    }
}
