//! Bindings of a user's own spec, made by a build script.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     dts_codegen::compile("spec")?;
//!     Ok(())
//! }
//! ```
//!
//! ```ignore
//! // src/lib.rs
//! include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
//! ```

mod error;

use std::{
    env, io,
    io::Write,
    path::{Path, PathBuf},
};

pub use error::CompileError;

use crate::{
    diagnostic::{Diagnostic, Sources, plain},
    generate::{Generated, generate},
    output::{self, Owned},
    render::{Layout, Paths},
};

/// Compiles the spec folder into `OUT_DIR/bindings.rs`.
///
/// # Errors
///
/// Gives all faults of the spec in one text, or what the disk refused.
pub fn compile(spec: impl AsRef<Path>) -> Result<(), CompileError> {
    Builder::new().spec(spec.as_ref()).compile()
}

/// What to compile, and into what.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// dts_codegen::Builder::new().spec("api").file("vault.rs").runtime("::dts_runtime").compile()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing happens until `compile` is called"]
pub struct Builder {
    spec: PathBuf,
    file: String,
    runtime: Option<String>,
    module: Option<String>,
    out_dir: Option<PathBuf>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            spec: PathBuf::from("spec"),
            file: String::from("bindings.rs"),
            runtime: None,
            module: None,
            out_dir: None,
        }
    }
}

impl Builder {
    /// The folder `spec` into `OUT_DIR/bindings.rs`.
    pub fn new() -> Self {
        Self::default()
    }

    /// The spec folder, relative to the package; `spec` unless set.
    pub fn spec(mut self, folder: impl Into<PathBuf>) -> Self {
        self.spec = folder.into();
        self
    }

    /// Name of the file that is written; `bindings.rs` unless set.
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = name.into();
        self
    }

    /// Path of the runtime crate as the bindings see it, such as `::my_api::runtime`; `dts_runtime` unless set.
    ///
    /// The bindings consist of modules inside modules, so the path must be one that is the same everywhere.
    pub fn runtime(mut self, path: impl Into<String>) -> Self {
        self.runtime = Some(path.into());
        self
    }

    /// Path of the module that takes the bindings in, below the root of the crate, such as `bindings`; the root itself
    /// unless set. Their `request!` needs it, which finds its types from anywhere.
    pub fn module(mut self, path: impl Into<String>) -> Self {
        self.module = Some(path.into());
        self
    }

    /// The folder to write into; `OUT_DIR` unless set.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Writes the bindings, if they differ from what is there, and tells cargo when to do so again.
    ///
    /// # Errors
    ///
    /// Gives all faults of the spec in one text, or what the disk refused.
    pub fn compile(self) -> Result<(), CompileError> {
        // Nobody is left to tell if cargo does not listen.
        self.compile_to(&mut io::stdout().lock())
    }

    /// The same, with cargo's ear given: for tests.
    #[doc(hidden)]
    pub fn compile_to(self, cargo: &mut dyn Write) -> Result<(), CompileError> {
        let mut paths = Paths::default();
        if let Some(path) = &self.runtime {
            syn::parse_str::<syn::Path>(path).map_err(|_| CompileError::runtime(path))?;
            paths.runtime = path;
        }
        if let Some(path) = &self.module {
            let below = path.strip_prefix("crate::").unwrap_or(path);
            let is_plain = |path: &syn::Path| path.leading_colon.is_none();
            syn::parse_str(below).ok().filter(is_plain).ok_or_else(|| CompileError::module(path))?;
            paths.module = below;
        }
        let out = match self.out_dir {
            Some(out) => out,
            None => env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(CompileError::no_out_dir)?,
        };
        let Generated { sources, faults, files, .. } =
            generate(&self.spec, &paths, Layout::Single { file: &self.file });
        let said = rerun_lines(&self.spec, &sources) + &warning_lines(&faults, &sources);
        cargo.write_all(said.as_bytes()).and_then(|()| cargo.flush()).map_err(|error| CompileError::cargo(&error))?;
        let Some(files) = files else { return Err(CompileError::spec(&faults, &sources)) };
        // By name: another build script may have put more generated files into the folder.
        output::write(&out, &files, Owned::ByName).map_err(CompileError::output)?;
        Ok(())
    }
}

/// Every file and folder that was read: files that change, folders for files that come and go.
fn rerun_lines(spec: &Path, sources: &Sources) -> String {
    let mut paths: Vec<&Path> = sources.folders().chain(sources.files()).collect();
    if paths.is_empty() {
        // It isn't there yet.
        paths.push(spec);
    }
    paths.into_iter().map(|path| format!("cargo:rerun-if-changed={}\n", without_end(path).display())).collect()
}

/// A folder without the slash that joining may have left.
fn without_end(path: &Path) -> PathBuf {
    path.components().collect()
}

fn warning_lines(faults: &[Diagnostic], sources: &Sources) -> String {
    let warnings = faults.iter().filter(|fault| fault.severity == crate::diagnostic::Severity::Warning);
    warnings.map(|fault| format!("cargo:warning={}\n", plain::line(fault, sources))).collect()
}
