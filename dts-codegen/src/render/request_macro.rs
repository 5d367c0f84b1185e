//! The macro of a product's requests: an arm for each action, which hands its facts to the procedural macro.
//!
//! Facts are one literal each: a macro without uses costs nothing but being read.

use super::{REQUEST_MACRO, RenderedProduct, action_modules, group_modules};
use crate::{item::Context, plan::ActionOutline};

/// What the macro's module is, in the words of its head.
pub(super) fn docs(product: &RenderedProduct) -> Vec<String> {
    vec![format!("`request!` for the actions of `{}`, and what it knows of them.", product.name)]
}

/// The macro.
pub(super) fn body(product: &RenderedProduct, cx: &Context) -> String {
    let below = cx.root.to_string().replace(' ', "");
    // All exported macros of a crate share one space of names.
    let name = format!("_{}_{}_request", below.replace("r#", "").replace("::", "_"), product.module);
    let root = format!("$crate{below}");
    let runtime = format!("{root}::{}::{REQUEST_MACRO}::runtime", product.module);
    // Whoever uses the macro need not have the runtime among the dependencies.
    let handed = |known: &str, given: &str| {
        format!("{{\n        {runtime}::__request! {{ [{root}] [{runtime}] {known} {given} }}\n    }};\n")
    };
    let mut actions: Vec<&ActionOutline> =
        group_modules(product).iter().flat_map(|group| action_modules(group)).map(|(action, _)| action).collect();
    actions.sort_by(|a, b| a.request.cmp(&b.request));
    let mut text = lines(&[
        &format!("/// Makes a request of `{}`, and checks it when it is compiled.", product.name),
        "///",
        "/// Unknown names, missing parameters, values outside their sets and limits, and rules that literals break are errors",
        "/// at the token that is wrong, all at once. What only an expression knows is checked when the program runs: then the",
        "/// macro gives a `Result`, otherwise the request itself. Needs the feature `derive` of `dts-runtime`, which tells",
        "/// more.",
        "#[macro_export]",
        "#[doc(hidden)]",
        &format!("macro_rules! {name} {{"),
    ]);
    // Once to be compared, and once as the user has written it: a token of a pattern does not know where it was. It stands in
    // front, so that arms are tried for one of both alone.
    let again = format!("{root}::{}::request! {{ @ $action $action $($given)* }}", product.module);
    text.push_str(&format!("    ($action:ident $($given:tt)*) => {{\n        {again}\n    }};\n"));
    for action in &actions {
        let ident = &action.request;
        text.push_str(&format!("    (@ {ident} $name:tt $($given:tt)*) => "));
        text.push_str(&handed(&literal(&action.facts), "$name $($given)*"));
    }
    let names: Vec<&str> = actions.iter().map(|action| action.request.as_str()).collect();
    let unknown = format!("unknown {}", literal(&names.join(" ")));
    text.push_str(&format!("    (@ $action:tt $($given:tt)*) => {}", handed(&unknown, "$($given)*")));
    text.push_str(&format!("    ($($given:tt)*) => {}}}\n", handed(&unknown, "$($given)*")));
    text.push_str(&format!("\n#[doc(inline)]\npub use {name} as request;\n"));
    let path = cx.runtime.to_string().replace(' ', "");
    text.push_str(&format!("#[doc(hidden)]\npub use {path} as runtime;\n"));
    text
}

fn lines(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The text between quotes; its line breaks stay, so that people can read it.
fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn literals_hold_any_text() {
        for text in ["a\nb", r#"a"b\c"#, "$given é", ""] {
            let literal: syn::LitStr = syn::parse_str(&literal(text)).unwrap();
            assert_eq!(literal.value(), text);
        }
    }
}
