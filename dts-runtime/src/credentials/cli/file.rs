//! The file `config.json`.

use std::path::{Path, PathBuf};

use super::profile::Profile;
use crate::credentials::CredentialsContext;
use crate::credentials::decoded::decoded;
use crate::credentials::exchange::file_fault;
use crate::{Secret, decode_json};

/// The file, read.
pub(super) struct ConfigFile {
    pub(super) path: PathBuf,
    content: Content,
}

#[derive(Default)]
struct Content {
    current: Option<String>,
    profiles: Vec<Profile>,
}

decoded!(Content {
    "current" => current,
    "profiles" => profiles,
});

impl ConfigFile {
    /// Reads the file. Says where it can't be read.
    pub(super) fn read(context: &CredentialsContext<'_>, path: &Path) -> Result<Self, String> {
        let text = context.environment.read(path).map(Secret::from);
        let text = text.map_err(|error| format!("`{}` can't be read: {error}", path.display()))?;
        let content = decode_json(text.expose().as_bytes()).map_err(|error| file_fault(path, &error))?;
        Ok(Self { path: path.to_owned(), content })
    }

    /// The name of the profile that is in use.
    pub(super) fn current(&self) -> Option<String> {
        self.content.current.clone().filter(|name| !name.is_empty())
    }

    /// The profile of this name.
    pub(super) fn profile(&self, name: &str) -> Result<&Profile, String> {
        let profiles = &self.content.profiles;
        profiles.iter().find(|profile| profile.name() == name).ok_or_else(|| {
            let names: Vec<String> = profiles.iter().map(|profile| format!("`{}`", profile.name())).collect();
            let others = if names.is_empty() { String::from("no profile at all") } else { names.join(", ") };
            format!("`{}` has no profile `{name}`, but {others}", self.path.display())
        })
    }
}
