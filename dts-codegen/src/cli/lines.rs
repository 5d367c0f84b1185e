//! Requests as JSON Lines: one verdict for each.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap},
    fmt,
    io::{self, BufRead, BufReader, Read, Write},
};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};
use serde_json::json;

use crate::{
    diagnostic::{Severity, nearest},
    model::{Action, Model},
    validate::{Validator, Violation},
};

/// Longer lines are refused: the service takes no request of this size, and memory stays bounded.
const LONGEST: u64 = 16 << 20;

/// What the lines were, all together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// A request breaks a limit or rule.
    pub(super) invalid: bool,
    /// A line could not be read as a request of the spec.
    pub(super) unreadable: bool,
}

/// Checks each line of `input` and writes a line for it; what is no request is also complained of.
pub(super) fn validate<R: Read>(
    model: &Model,
    input: &mut BufReader<R>,
    out: &mut dyn Write,
    complain: &mut dyn FnMut(&str),
) -> io::Result<Verdict> {
    let actions = Actions::new(model);
    let mut verdict = Verdict::default();
    let mut line = Vec::new();
    let mut number = 0_u64;
    loop {
        // Whoever waits for an answer before it asks again gets it.
        if input.buffer().is_empty() {
            out.flush()?;
        }
        line.clear();
        number += 1;
        let read = match read_line(input, &mut line) {
            Ok(0) => return Ok(verdict),
            Ok(read) => read,
            Err(error) => {
                complain(&format!("error: line {number}: can't read the input: {error}"));
                return Ok(Verdict { unreadable: true, ..verdict });
            }
        };
        let request = match read > LONGEST {
            true => Err(format!("the line is longer than {} MiB", LONGEST >> 20)),
            false if line.trim_ascii().is_empty() => continue,
            false => request(&actions, &line),
        };
        let answer = match request {
            Ok((validator, request)) => {
                let violations = validator.validate(&request.parameters.0);
                let valid = violations.iter().all(|violation| violation.severity != Severity::Error);
                verdict.invalid |= !valid;
                let violations: Vec<_> = violations.iter().map(Violation::to_json).collect();
                json!({ "valid": valid, "violations": violations })
            }
            Err(error) => {
                verdict.unreadable = true;
                complain(&format!("error: line {number}: {error}"));
                json!({ "valid": false, "violations": [], "error": format!("line {number}: {error}") })
            }
        };
        writeln!(out, "{answer}")?;
    }
}

/// Reads a line, or skips one that is too long; gives its length.
fn read_line<R: Read>(input: &mut BufReader<R>, line: &mut Vec<u8>) -> io::Result<u64> {
    let mut read = input.by_ref().take(LONGEST + 1).read_until(b'\n', line)? as u64;
    if read > LONGEST && line.last() != Some(&b'\n') {
        line.clear();
        read += input.skip_until(b'\n')? as u64;
    }
    Ok(read)
}

fn request<'v>(actions: &'v Actions<'_>, line: &[u8]) -> Result<(&'v Validator, Request), String> {
    let text = std::str::from_utf8(line).map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to()))?;
    // Serde would take an array for the object, member by member.
    if !text.trim_start().starts_with('{') {
        return Err(String::from("not a request: expected an object with `product`, `action` and `parameters`"));
    }
    let request: Request = serde_json::from_str(text).map_err(|error| {
        // The line of the text is always 1: the one of the input is told already.
        let column = error.column();
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        format!("not a request, column {column}: {message}")
    })?;
    let validator = actions.find(&request.product, &request.action)?;
    Ok((validator, request))
}

/// The actions of a model by product and name, with validators of those that were asked for.
struct Actions<'a>(HashMap<&'a str, HashMap<&'a str, (&'a Action, OnceCell<Validator>)>>);

impl<'a> Actions<'a> {
    fn new(model: &'a Model) -> Self {
        let actions =
            |list: &'a [Action]| list.iter().map(|action| (action.name.as_str(), (action, OnceCell::new()))).collect();
        Self(model.products.iter().map(|product| (product.name.as_str(), actions(&product.actions))).collect())
    }

    fn find(&self, product: &str, action: &str) -> Result<&Validator, String> {
        let Some(actions) = self.0.get(product) else {
            return Err(unknown("product", product, self.0.keys().copied()));
        };
        match actions.get(action) {
            Some((action, validator)) => Ok(validator.get_or_init(|| Validator::new(action))),
            None => {
                let what = format!("action of product `{product}`");
                Err(unknown(&what, action, actions.keys().copied()))
            }
        }
    }
}

fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    let text = format!("unknown {what}: `{}`", name.escape_debug());
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("{text}; did you mean `{near}`?"),
        None if known.len() <= 8 => format!("{text}; known: `{}`", known.join("`, `")),
        None => text,
    }
}

/// A line. Other keys are let through: callers may carry their own along.
#[derive(Debug, Deserialize)]
struct Request {
    product: String,
    action: String,
    parameters: Parameters,
}

/// Parameters as they would travel. Numbers and booleans stand for their texts, `null` for a parameter that is not
/// given.
#[derive(Debug)]
struct Parameters(BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Parameters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ParametersVisitor;
        impl<'de> Visitor<'de> for ParametersVisitor {
            type Value = Parameters;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of parameters")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parameters, A::Error> {
                let mut parameters = BTreeMap::new();
                while let Some((name, Scalar(text))) = map.next_entry::<String, Scalar>()? {
                    let Some(text) = text else { continue };
                    if parameters.insert(name.clone(), text).is_some() {
                        return Err(de::Error::custom(format!("parameter `{}` is given twice", name.escape_debug())));
                    }
                }
                Ok(Parameters(parameters))
            }
        }
        deserializer.deserialize_map(ParametersVisitor)
    }
}

struct Scalar(Option<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl Visitor<'_> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, number or boolean (lists are written `Name.1`, `Name.2`)")
            }

            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(Some(text.to_owned())))
            }

            fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
                Ok(Scalar(Some(text)))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
                Ok(Scalar(Some(value.to_string())))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
                Ok(Scalar(Some(value.to_string())))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
                Ok(Scalar(Some(value.to_string())))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
                Ok(Scalar(Some(value.to_string())))
            }

            fn visit_unit<E>(self) -> Result<Scalar, E> {
                Ok(Scalar(None))
            }
        }
        deserializer.deserialize_any(ScalarVisitor)
    }
}
