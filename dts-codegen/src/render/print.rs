//! Printing of items.

use proc_macro2::TokenStream;

use crate::item::LINE_BREAK;

/// Items as text, a blank line between them.
///
/// What `emit` makes always parses; if it ever did not, the tokens are printed as they are, and the compiler says
/// where.
pub(super) fn items(items: &[TokenStream]) -> String {
    let mut text = String::new();
    for tokens in items {
        if !text.is_empty() {
            text.push('\n');
        }
        match syn::parse2::<syn::File>(tokens.clone()) {
            Ok(file) => text.push_str(&spaced(&joined(&doc_lines(prettyplease::unparse(&file))))),
            Err(_) => {
                text.push_str(&tokens.to_string());
                text.push('\n');
            }
        }
    }
    text
}

/// Lines of documentation at the top of a file.
pub(super) fn inner_docs(lines: &[String]) -> String {
    comment("//!", lines)
}

/// Lines of documentation above an item.
pub(super) fn outer_docs(lines: &[String]) -> String {
    comment("///", lines)
}

/// A comment of these lines. Nothing in them can end it: a line break within a line is a blank.
fn comment(mark: &str, lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(mark);
        if !line.is_empty() {
            text.push(' ');
            text.extend(line.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        text.push('\n');
    }
    text
}

/// The text one level deeper. Lines inside of raw strings don't occur in generated code.
pub(super) fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { String::from("\n") } else { format!("    {line}\n") }).collect()
}

/// Lines of documentation that were printed as one.
fn doc_lines(item: String) -> String {
    if !item.contains(LINE_BREAK) {
        return item;
    }
    let mut text = String::with_capacity(item.len() + item.len() / 8);
    for line in item.lines() {
        let indent = line.get(..line.len() - line.trim_start().len()).unwrap_or_default();
        for (index, part) in line.split(LINE_BREAK).enumerate() {
            if index > 0 {
                text.push_str(indent);
                text.push_str("///");
            }
            text.push_str(part);
            text.push('\n');
        }
    }
    text
}

/// `check` and `.limits(` on one line: a lone receiver is easier to read with its method.
fn joined(item: &str) -> String {
    let mut text = String::with_capacity(item.len());
    let mut lines = item.lines().peekable();
    // Indentation of the statement that is being moved to the left.
    let mut moved: Option<usize> = None;
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let next = lines.peek().copied().unwrap_or_default();
        if line.trim_start() == "check" && next.trim_start().starts_with('.') {
            text.push_str(line);
            text.push_str(next.trim_start());
            text.push('\n');
            lines.next();
            moved = Some(indent);
            continue;
        }
        match moved {
            Some(_) => text.push_str(line.strip_prefix("    ").unwrap_or(line)),
            None => text.push_str(line),
        }
        text.push('\n');
        if moved.is_some_and(|start| indent == start + 4 && line.trim_start().starts_with(')')) {
            moved = None;
        }
    }
    text
}

/// A blank line between the members of an `impl` or `mod`, as a person would write them.
fn spaced(item: &str) -> String {
    let mut text = String::with_capacity(item.len());
    let mut inside = false;
    let mut after_member = false;
    for line in item.lines() {
        let member = line.strip_prefix("    ").filter(|rest| !rest.starts_with([' ', '}', ')']));
        if inside && after_member && member.is_some() {
            text.push('\n');
        }
        inside |= line.starts_with("impl") || line.starts_with("pub mod");
        // A member ends with a brace of its own, or with a semicolon.
        after_member = inside
            && (line == "    }" || line == "    {}" || line.ends_with(';') && !in_body(line) || one_line_member(line));
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Whether the line is deeper than the members are, and not the end of a constant that spans lines.
fn in_body(line: &str) -> bool {
    line.starts_with("        ") && !line.trim_start().starts_with('.') && !line.trim_start().starts_with(')')
}

/// `pub trait X {}`
fn one_line_member(line: &str) -> bool {
    line.starts_with("    ") && !line.starts_with("     ") && line.ends_with("{}")
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::items;

    #[test]
    fn members_have_blank_lines_between() {
        let text = items(&[quote! {
            impl A {
                const B: u8 = 1;
                type C = D;
                fn e(&self) { f(); g() }
                fn h() {}
            }
        }]);
        insta::assert_snapshot!(text, @r"
        impl A {
            const B: u8 = 1;

            type C = D;

            fn e(&self) {
                f();
                g()
            }

            fn h() {}
        }
        ");
    }

    #[test]
    fn a_receiver_stands_with_its_method() {
        let text = items(&[quote! {
            fn check(&self) {
                check.limits("A name that is so long that the call can't stand on one line", &self.value, const { &Limits::new() });
                check.value("B", &self.b);
            }
        }]);
        insta::assert_snapshot!(text, @r#"
        fn check(&self) {
            check.limits(
                "A name that is so long that the call can't stand on one line",
                &self.value,
                const { &Limits::new() },
            );
            check.value("B", &self.b);
        }
        "#);
    }
}
