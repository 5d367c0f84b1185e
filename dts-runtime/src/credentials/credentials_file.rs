//! Keys of a section of the credentials file.

use std::path::{Path, PathBuf};

use super::ini::{Fault, Ini, Section};
use super::issued::missing;
use super::role::Role;
use super::{AssumeRole, Credentials, CredentialsContext, CredentialsError, CredentialsProvider, EcsRamRole, OidcRole};
use crate::{BoxFuture, Secret};

const NAME: &str = "profile";
const FILE: &str = "ALIBABA_CLOUD_CREDENTIALS_FILE";
const PROFILE: &str = "ALIBABA_CLOUD_PROFILE";

/// The keys of a section of the credentials file: `~/.alibabacloud/credentials`, or else the same with `.ini`.
///
/// `ALIBABA_CLOUD_CREDENTIALS_FILE` names another file. The section is the one that is [named](Self::profile), or that
/// `ALIBABA_CLOUD_PROFILE` names, or `default`. The file is read for each call.
///
/// | `type` | names in the section |
/// |---|---|
/// | `access_key` | `access_key_id`, `access_key_secret` |
/// | `sts` | the same, and `security_token` |
/// | `ram_role_arn` | `access_key_id`, `access_key_secret`, `role_arn`; maybe `security_token`, `role_session_name`, `policy` |
/// | `oidc_role_arn` | maybe `role_arn`, `oidc_provider_arn`, `oidc_token_file_path`, `role_session_name`, `policy` |
/// | `ecs_ram_role` | maybe `role_name` |
///
/// A value is the rest of its line as it stands: a `#` or `%` is a part of it, and comments have lines of their own. A
/// section with `enable = false` gives no keys.
#[derive(Clone, Debug, Default)]
pub struct CredentialsFile {
    file: Option<PathBuf>,
    profile: Option<String>,
}

impl CredentialsFile {
    /// The file and the section that are in use.
    pub fn new() -> Self {
        Self::default()
    }

    /// The section of this name.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// This file.
    #[must_use]
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    async fn ask(&self, context: &CredentialsContext<'_>) -> Result<Credentials, CredentialsError> {
        let name =
            self.profile.clone().or_else(|| context.variable(PROFILE)).unwrap_or_else(|| String::from("default"));
        let mut reasons = Vec::new();
        for path in self.files(context).map_err(|reason| CredentialsError::new(NAME, reason))? {
            match provider_in(context, &path, &name) {
                Ok(provider) => {
                    return provider.credentials(context).await.map_err(|cause| {
                        let reason = format!("the section `{name}` of `{}` gave no keys", path.display());
                        CredentialsError::caused_by(NAME, reason, cause)
                    });
                }
                Err(Absence::Elsewhere(reason)) => reasons.push(reason),
                Err(Absence::Wrong(reason)) => {
                    reasons.push(reason);
                    break;
                }
            }
        }
        Err(CredentialsError::new(NAME, reasons.join("\n")))
    }

    /// The files to look in, in order.
    fn files(&self, context: &CredentialsContext<'_>) -> Result<Vec<PathBuf>, String> {
        if let Some(file) = self.file.clone().or_else(|| context.variable(FILE).map(PathBuf::from)) {
            return Ok(vec![file]);
        }
        let home = context.environment.home().ok_or("the home folder is not known: `HOME` is not set")?;
        let folder = home.join(".alibabacloud");
        Ok(vec![folder.join("credentials"), folder.join("credentials.ini")])
    }
}

/// Why a file gives no provider.
enum Absence {
    /// Another file may.
    Elsewhere(String),
    /// It should, but something is wrong with it.
    Wrong(String),
}

fn provider_in(
    context: &CredentialsContext<'_>,
    path: &Path,
    name: &str,
) -> Result<Box<dyn CredentialsProvider>, Absence> {
    let shown = path.display();
    let text = context.environment.read(path).map(Secret::from);
    let text = text.map_err(|error| Absence::Elsewhere(format!("`{shown}` can't be read: {error}")))?;
    let told = |faults: Vec<Fault>| {
        let lines: Vec<String> =
            faults.iter().map(|fault| format!("`{shown}`:{}: {}", fault.line, fault.text)).collect();
        Absence::Wrong(lines.join("\n"))
    };
    let ini = Ini::read(text.expose()).map_err(told)?;
    let Some(section) = ini.section(name) else {
        let names: Vec<String> = ini.names().map(|name| format!("`{name}`")).collect();
        let others = if names.is_empty() { String::from("none at all") } else { names.join(", ") };
        return Err(Absence::Elsewhere(format!("`{shown}` has no section `{name}`, but {others}")));
    };
    Reader { section, faults: Vec::new() }.provider().map_err(told)
}

/// Reads one section and collects what is wrong with it.
struct Reader<'a> {
    section: &'a Section,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn provider(mut self) -> Result<Box<dyn CredentialsProvider>, Vec<Fault>> {
        if let Some(enable) = self.section.entry("enable")
            && enable.value.expose().eq_ignore_ascii_case("false")
        {
            return Err(vec![Fault { line: enable.line, text: String::from("the section is turned off by `enable`") }]);
        }
        let Some(kind) = self.section.entry("type").filter(|kind| !kind.value.expose().is_empty()) else {
            let text = String::from("the section lacks `type`");
            return Err(vec![Fault { line: self.section.line(), text }]);
        };
        let provider: Option<Box<dyn CredentialsProvider>> = match kind.value.expose() {
            "access_key" => self.keys(false).map(|keys| Box::new(keys) as _),
            "sts" => self.keys(true).map(|keys| Box::new(keys) as _),
            "ram_role_arn" => self.assume_role().map(|role| Box::new(role) as _),
            "oidc_role_arn" => Some(Box::new(OidcRole {
                role: self.role(),
                provider_arn: self.text("oidc_provider_arn"),
                token_file: self.text("oidc_token_file_path").map(PathBuf::from),
            })),
            "ecs_ram_role" => Some(Box::new(match self.text("role_name") {
                Some(role) => EcsRamRole::new().role(role),
                None => EcsRamRole::new(),
            })),
            "rsa_key_pair" => {
                let text = "RSA key pairs are deprecated and not supported; use `access_key` or a role";
                self.faults.push(Fault { line: kind.line, text: String::from(text) });
                None
            }
            _ => {
                let text = "this `type` is not known; known are `access_key`, `sts`, `ram_role_arn`, `oidc_role_arn` \
                            and `ecs_ram_role`";
                self.faults.push(Fault { line: kind.line, text: String::from(text) });
                None
            }
        };
        match provider {
            Some(provider) if self.faults.is_empty() => Ok(provider),
            _ => Err(self.faults),
        }
    }

    fn assume_role(&mut self) -> Option<AssumeRole> {
        let keys = self.keys(false);
        let role = self.role();
        if role.arn.is_none() {
            self.lacks(&[("role_arn", false)]);
        }
        Some(AssumeRole::with(keys?, role))
    }

    fn role(&mut self) -> Role {
        Role {
            arn: self.text("role_arn"),
            session_name: self.text("role_session_name"),
            policy: self.text("policy"),
            ..Role::default()
        }
    }

    /// A pair, or a triple where there is a token, as there must be where `token_needed` says so.
    fn keys(&mut self, token_needed: bool) -> Option<Credentials> {
        let (id, secret) = (self.text("access_key_id"), self.secret("access_key_secret"));
        let token = self.secret("security_token");
        let (Some(id), Some(secret), true) = (&id, &secret, token.is_some() || !token_needed) else {
            self.lacks(&[
                ("access_key_id", id.is_some()),
                ("access_key_secret", secret.is_some()),
                ("security_token", token.is_some() || !token_needed),
            ]);
            return None;
        };
        Some(match token {
            Some(token) => Credentials::temporary(id, secret.clone(), token),
            None => Credentials::new(id, secret.clone()),
        })
    }

    fn lacks(&mut self, names: &[(&str, bool)]) {
        self.faults.push(Fault { line: self.section.line(), text: format!("the section lacks {}", missing(names)) });
    }

    fn text(&mut self, name: &str) -> Option<String> {
        self.secret(name).map(|value| value.expose().to_owned())
    }

    /// A value that is not empty. Quotes around it would be a part of it, which nobody means.
    fn secret(&mut self, name: &str) -> Option<Secret> {
        let entry = self.section.entry(name).filter(|entry| !entry.value.expose().is_empty())?;
        let value = entry.value.expose();
        let quoted = |quote| value.len() > 1 && value.starts_with(quote) && value.ends_with(quote);
        if quoted('"') || quoted('\'') {
            let text = format!("`{name}` has quotes around its value, which would be a part of it; remove them");
            self.faults.push(Fault { line: entry.line, text });
        }
        Some(entry.value.clone())
    }
}

impl CredentialsProvider for CredentialsFile {
    fn name(&self) -> &str {
        NAME
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.ask(context))
    }
}
