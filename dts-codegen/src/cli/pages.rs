//! `explain` and `completions`.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Exit, arguments::Arguments, console::Console};
use crate::explain;

pub(super) fn explain(code: Option<&str>, console: &mut Console) -> Exit {
    let Some(id) = code else {
        explain::codes().into_iter().for_each(|code| console.print(&format!("{}  {}\n", code.id, code.title)));
        return Exit::Good;
    };
    match explain::explain(id) {
        Ok(code) => {
            console.print(&format!("{}: {}\n\n{}", code.id, code.title, code.explanation));
            Exit::Good
        }
        Err(near) => {
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => String::from("`dts-codegen explain` lists all codes"),
            };
            console.remark(&format!("error: unknown code `{}`; {help}", id.escape_debug()));
            Exit::CantRun
        }
    }
}

pub(super) fn completions(shell: Shell, console: &mut Console) -> Exit {
    // `generate` of clap_complete panics where nobody reads.
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dts-codegen", &mut text);
    console.print(&String::from_utf8_lossy(&text));
    Exit::Good
}
