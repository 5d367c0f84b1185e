//! Names of folders and files: they become Rust modules.

/// Words that can't name a module: keywords of all editions, and names that Windows keeps for devices.
const RESERVED: [&str; 57] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "aux", "con", "lib",
    "main", "nul", "prn",
];

/// By this name generated modules find the runtime.
const RUNTIME: &str = "dts_runtime";

/// Why a name can't become a module, in words that can follow the name.
pub(super) fn module_fault(name: &str) -> Option<&'static str> {
    if RESERVED.contains(&name) || name == RUNTIME {
        return Some("is a reserved word");
    }
    let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if starts && name.chars().all(allowed) && !name.ends_with('_') && !name.contains("__") {
        None
    } else {
        Some("is not in snake_case")
    }
}

/// A name that could be meant: lower case, with `_` between words.
pub(super) fn snake_case(name: &str) -> Option<String> {
    let kept: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let snake = heck::AsSnakeCase(kept).to_string();
    module_fault(&snake).is_none().then_some(snake)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_names() {
        for good in ["a", "dts", "describe_dts_jobs", "v2", "job_2"] {
            assert_eq!(module_fault(good), None, "{good}");
        }
        for bad in ["", "_", "_a", "a_", "a__b", "A", "aB", "a-b", "a.b", "..", "2a", "\u{e4}", "a/b", "a\\b"] {
            assert_eq!(module_fault(bad), Some("is not in snake_case"), "{bad}");
        }
        for bad in ["mod", "type", "self", "gen", "con", "dts_runtime"] {
            assert_eq!(module_fault(bad), Some("is a reserved word"), "{bad}");
        }
        assert_eq!(snake_case("Switch-Sync Job").as_deref(), Some("switch_sync_job"));
        assert_eq!(snake_case("2"), None);
        assert_eq!(snake_case("mod"), None);
    }
}
