//! A user's crate outside of the workspace, with all three ways to get bindings.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Where the crate is, and what is built of it.
pub(crate) struct Sample {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// What it is built into: kept, so that only the first run builds the dependencies.
    pub(crate) target: PathBuf,
}

const MAIN: &str = r#"
mod own {
    dts_runtime::include_spec!("spec", module = "own");
}
mod probe;

fn main() {}
"#;

impl Sample {
    /// Writes it.
    pub(crate) fn write() -> Self {
        let below = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editors");
        let sample = Self { folder: below.join("sample"), target: below.join("target") };
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the repository");
        let path = |name: &str| repository.join(name).display().to_string().replace('\\', "/");
        let manifest = format!(
            "[package]\nname = \"sample\"\nedition = \"2024\"\n\n[dependencies]\n\
             dts-generated = {{ path = \"{}\", default-features = false, features = [\"macros\", \"sign\"] }}\n\
             dts-runtime = {{ path = \"{}\", default-features = false, features = [\"spec-files\"] }}\n\
             private-action = {{ path = \"{}\" }}\n\n[workspace]\n",
            path("dts-generated"),
            path("dts-runtime"),
            path("examples/private-action"),
        );
        fs::create_dir_all(&sample.target).expect("a folder to build into");
        fs::create_dir_all(sample.folder.join("src")).expect("a folder");
        for (name, text) in [("Cargo.toml", manifest.as_str()), ("src/main.rs", MAIN), ("src/probe.rs", "")] {
            fs::write(sample.folder.join(name), text).expect("a file");
        }
        // The same versions as the workspace has: nothing is to be fetched.
        fs::copy(repository.join("Cargo.lock"), sample.folder.join("Cargo.lock")).expect("the versions");
        copy(&repository.join("examples/private-action/spec"), &sample.folder.join("spec"));
        sample
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() { copy(&path, &to) } else { fs::copy(&path, &to).map(drop).expect("a file") }
    }
}

/// What is needed, and who lacks it.
pub(crate) struct Tools {
    /// The program.
    pub(crate) program: String,
    /// What it says of itself.
    pub(crate) version: String,
    /// The sources of the standard library.
    pub(crate) library: PathBuf,
}

impl Tools {
    /// rust-analyzer and the sources of the standard library, or what to do to have them.
    pub(crate) fn find() -> Result<Self, String> {
        let program = env::var("RUST_ANALYZER").unwrap_or_else(|_| String::from("rust-analyzer"));
        let Some(version) = said(Command::new(&program).arg("--version")) else {
            return Err(format!("`{program}` does not start: `rustup component add rust-analyzer rust-src`"));
        };
        let rustc = env::var("RUSTC").unwrap_or_else(|_| String::from("rustc"));
        let sysroot = said(Command::new(rustc).args(["--print", "sysroot"])).unwrap_or_default();
        let library = match env::var("RUST_SRC_PATH") {
            Ok(path) => PathBuf::from(path),
            Err(_) => Path::new(&sysroot).join("lib/rustlib/src/rust/library"),
        };
        match library.join("core/src/lib.rs").is_file() {
            true => Ok(Self { program, version, library }),
            // rust-analyzer would add them to the toolchain itself, which is no matter of a test.
            false => Err(format!(
                "the sources of the standard library are not in {}: `rustup component add rust-src`, or say in \
                 RUST_SRC_PATH where they are",
                library.display()
            )),
        }
    }
}

fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
