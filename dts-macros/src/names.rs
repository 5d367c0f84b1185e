//! The few names that are made here: of builders and what belongs to them, as `plan` makes them.

use dts_codegen::item::BuilderNames;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

/// Names of the builder of a structure.
pub(crate) fn builder(ident: &Ident, own: Option<Ident>) -> BuilderNames {
    let plain = ident.unraw().to_string();
    let call_site = |name: &str| Ident::new(name, Span::call_site());
    BuilderNames {
        ident: own.unwrap_or_else(|| call_site(&format!("{plain}Builder"))),
        required: call_site(&format!("{}_required", field_name(&plain))),
    }
}

/// The mark of a required parameter: `endpoint_ip` has `HasEndpointIp`.
pub(crate) fn mark(field: &Ident) -> Ident {
    Ident::new(&format!("Has{}", camel(&field.unraw().to_string())), field.span())
}

/// The method that takes an `Option`.
pub(crate) fn maybe(field: &Ident) -> Ident {
    Ident::new(&format!("maybe_{}", field.unraw()), field.span())
}

/// `endpoint_ip` as `EndpointIp`.
pub(crate) fn camel(name: &str) -> String {
    name.split('_')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<Vec<_>>()
        })
        .collect()
}

/// `OwnerID` as `owner_id`; keywords get an underscore, as in generated code.
pub(crate) fn field_name(name: &str) -> String {
    let snake = words(name).join("_").to_lowercase();
    match syn::parse_str::<Ident>(&snake) {
        Err(_) if !snake.is_empty() => format!("{snake}_"),
        _ => snake,
    }
}

/// Splits where heck does: at what is no letter or digit, at `aB`, and at the last capital of `ABc`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for piece in name.split(|c: char| !c.is_alphanumeric()) {
        let (mut word, mut case) = (String::new(), Case::None);
        let mut letters = piece.chars().peekable();
        while let Some(letter) = letters.next() {
            let next = letters.peek().copied();
            let next_is = |test: fn(char) -> bool| next.is_some_and(test);
            let now = match letter {
                letter if letter.is_lowercase() => Case::Lower,
                letter if letter.is_uppercase() => Case::Upper,
                _ => case,
            };
            if now == Case::Lower && next_is(char::is_uppercase) {
                word.push(letter);
                words.push(std::mem::take(&mut word));
                case = Case::None;
            } else if case == Case::Upper && letter.is_uppercase() && next_is(char::is_lowercase) {
                words.push(std::mem::take(&mut word));
                word.push(letter);
                case = Case::None;
            } else {
                word.push(letter);
                case = now;
            }
        }
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    None,
    Lower,
    Upper,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_plan() {
        for name in [
            "OwnerID",
            "Key",
            "Endpoint.IP",
            "OracleSID",
            "ModifyTime_Year",
            "VSwitchId",
            "Type",
            "SwitchSynchronizationEndpoint",
            "DescribeDTSIp",
            "Ipv4Address",
            "AB2Cd",
        ] {
            assert_eq!(field_name(name), dts_codegen::plan::field_name(name));
        }
        for name in ["endpoint_ip", "type_", "v_switch_id", "n2_fast", "md5sum"] {
            let plan = dts_codegen::plan::type_name(&[format!("has_{name}")]);
            assert_eq!(mark(&Ident::new(name, Span::call_site())).to_string(), plan);
        }
    }
}
