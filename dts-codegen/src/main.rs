//! The `dts-codegen` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    dts_codegen::cli::run(std::env::args_os())
}
