//! A command line in one text, taken apart without a shell.

/// The program and its arguments. White space parts them outside of quotes; within `"` a backslash takes the meaning from
/// `"`, `\`, `$`, `` ` `` and a line's end, outside of quotes from any character, and within `'` nothing has a meaning.
/// On Windows a backslash is an ordinary character but for `\"` within `"`, since paths have it.
pub(super) fn split(text: &str, windows: bool) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    // What has begun may be empty: `''` is an argument.
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some('"'), '\\') => {
                let special = |next: &char| if windows { *next == '"' } else { "\"\\$`\n".contains(*next) };
                let c = characters.next_if(special).unwrap_or('\\');
                word.get_or_insert_default().push(c);
            }
            (Some(_), _) => word.get_or_insert_default().push(c),
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, '\\') if !windows => match characters.next() {
                Some(next) => word.get_or_insert_default().push(next),
                None => return Err(String::from("its `process_command` ends in a backslash")),
            },
            (None, _) if c.is_whitespace() => words.extend(word.take()),
            (None, _) => word.get_or_insert_default().push(c),
        }
    }
    if quote.is_some() {
        return Err(String::from("its `process_command` has a quote that does not end"));
    }
    words.extend(word);
    match words.first() {
        Some(program) if !program.is_empty() => Ok(words),
        _ => Err(String::from("its `process_command` names no program")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn takes_commands_apart() {
        for (text, words) in [
            ("tool", vec!["tool"]),
            ("  tool\tlogin  --profile x\n", vec!["tool", "login", "--profile", "x"]),
            (r#""/opt/my tool/bin" 'a "b" \c' "d \"e\" \f""#, vec!["/opt/my tool/bin", r#"a "b" \c"#, r#"d "e" \f"#]),
            (r"a\ b c\\d", vec!["a b", r"c\d"]),
            (r#"a'b'"c" '' """#, vec!["abc", "", ""]),
            ("tool $HOME `x` | y > z; w", vec!["tool", "$HOME", "`x`", "|", "y", ">", "z;", "w"]),
        ] {
            assert_eq!(split(text, false).unwrap(), words, "{text}");
        }
    }

    #[test]
    fn leaves_windows_paths_alone() {
        let words = split(r#""C:\Program Files\tool.exe" C:\x\y "a\"b""#, true).unwrap();
        assert_eq!(words, [r"C:\Program Files\tool.exe", r"C:\x\y", r#"a"b"#]);
    }

    #[test]
    fn refuses_what_is_no_command() {
        for text in ["", " ", "''", "'' x", "a 'b", "a \"b", "a\\"] {
            assert!(split(text, false).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>(), windows in any::<bool>()) {
            let _ = split(&text, windows);
        }

        #[test]
        fn undoes_quoting(words in proptest::collection::vec("[^'\0]*", 1..5)) {
            prop_assume!(!words[0].is_empty());
            let text: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
            prop_assert_eq!(split(&text.join(" "), false).unwrap(), words);
        }
    }
}
