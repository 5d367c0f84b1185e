//! Text to facts.

use super::{
    ActionFacts, DocumentFacts, FactsError, KindFacts, MembersFacts, NodeFacts, ParameterFacts, PartFacts, RuleFacts,
    SetFacts,
    items::{Items, Result, Tagged, damaged, last, unknown},
    text::{self, Fault},
    write::{CLASSES, FORM, FORMATS, MARK, WITHOUT_PLACES, module},
};
use crate::{
    item::LimitsItem,
    rule::{Condition, RuleKind, sentence},
};

/// The facts that [`to_text`](super::to_text) wrote.
///
/// # Errors
/// If another version wrote the text, or it is damaged.
pub fn from_text(text: &str) -> Result<ActionFacts> {
    let (mark, rest) = text.split_once('\n').unwrap_or((text, ""));
    match mark.split_once(' ') {
        Some((MARK, FORM | WITHOUT_PLACES)) => {}
        Some((MARK, other)) => return Err(FactsError::OtherVersion { found: other.chars().take(20).collect() }),
        _ => return Err(damaged(1, format!("expected `{MARK} {FORM}`"))),
    }
    let trees = text::parse(rest, 2).map_err(|Fault { line, what }| damaged(line, what))?;
    let mut items = Items::new(2, &trees);
    let mut action = items.tagged("action")?;
    let (product, name, path) = (action.text()?, action.text()?, action.tagged("path")?.texts()?);
    action.end()?;
    let reader = Reader { module: module(&path) };
    let members = reader.members(items.tagged("members")?)?;
    let mut documents = Vec::new();
    while items.has_more() {
        documents.push(reader.document(items.tagged("document")?)?);
    }
    Ok(ActionFacts { product, name, members, documents, path })
}

/// Whether a text says where parameters travel: those of older bindings do not.
pub fn has_places(text: &str) -> bool {
    text.strip_prefix(MARK).is_some_and(|rest| !rest.trim_start().starts_with(&format!("{WITHOUT_PLACES}\n")))
}

/// Reads what speaks of types, most of which are in one module.
struct Reader<'f> {
    module: &'f [String],
}

impl Reader<'_> {
    /// The path of a type: of one in the module, or of any.
    fn path(&self, tag: &str, names: Items<'_>) -> Result<Vec<String>> {
        match tag {
            "type" => Ok(self.module.iter().cloned().chain([names.only_text()?]).collect()),
            _ => names.texts(),
        }
    }

    fn members(&self, mut items: Items<'_>) -> Result<MembersFacts> {
        let mut facts = MembersFacts { source: items.text()?, ..MembersFacts::default() };
        while items.has_more() {
            match items.either()? {
                Tagged::List("p", inner) => facts.parameters.push(self.parameter(inner)?),
                Tagged::List("rule", inner) => facts.rules.push(rule(inner, &facts.source)?),
                Tagged::List("set", inner) => facts.sets.push(self.set(inner)?),
                other => return unknown(items.line, &other),
            }
        }
        Ok(facts)
    }

    fn document(&self, mut items: Items<'_>) -> Result<DocumentFacts> {
        let mut facts = DocumentFacts { name: items.text()?, root: node(&mut items)?, structures: Vec::new() };
        while items.has_more() {
            let mut structure = items.tagged("structure")?;
            facts.structures.push((structure.text()?, self.members(structure.tagged("members")?)?));
            structure.end()?;
        }
        Ok(facts)
    }

    fn parameter(&self, mut items: Items<'_>) -> Result<ParameterFacts> {
        let (wire, rust, kind) = (items.text()?, items.text()?, self.kind(&mut items)?);
        let limits = LimitsItem { one_of_complete: true, ..LimitsItem::default() };
        let mut facts = ParameterFacts { rust, wire, kind, limits, ..ParameterFacts::default() };
        while items.has_more() {
            let limits = &mut facts.limits;
            match items.either()? {
                Tagged::Flag("required") => facts.required = true,
                Tagged::Flag("secret") => facts.secret = true,
                Tagged::Flag("body") => facts.body = true,
                Tagged::Flag("public-cloud-only") => facts.public_cloud_only = true,
                Tagged::List("deprecated", inner) => facts.deprecated = Some(inner.only_text()?),
                Tagged::List("default", inner) => facts.default = Some(inner.only_text()?),
                Tagged::List("source", inner) => facts.source = Some(inner.only_text()?),
                Tagged::Flag("not-empty") => limits.required = true,
                Tagged::List("min", inner) => limits.minimum = Some(inner.only_number()?),
                Tagged::List("max", inner) => limits.maximum = Some(inner.only_number()?),
                Tagged::List("one-of", mut inner) => {
                    while inner.has_more() {
                        limits.one_of.push(inner.number()?);
                    }
                }
                Tagged::Flag("open") => limits.one_of_complete = false,
                Tagged::List("min-length", inner) => limits.min_length = Some(inner.only_number()?),
                Tagged::List("max-length", inner) => limits.max_length = Some(inner.only_number()?),
                Tagged::List("charset", inner) => limits.charset = Some(inner.only_text()?),
                Tagged::List("classes", mut inner) => {
                    let at_least = inner.number()?;
                    let mut of = Vec::new();
                    while inner.has_more() {
                        of.push(one_of(&CLASSES, inner.borrowed()?, inner.line)?);
                    }
                    limits.classes = Some((at_least, of));
                }
                Tagged::List("pattern", inner) => limits.pattern = Some(inner.only_text()?),
                Tagged::List("format", inner) => {
                    limits.format = Some(one_of(&FORMATS, &inner.only_text()?, items.line)?);
                }
                Tagged::List("min-items", inner) => limits.min_items = Some(inner.only_number()?),
                Tagged::List("max-items", inner) => limits.max_items = Some(inner.only_number()?),
                other => return unknown(items.line, &other),
            }
        }
        Ok(facts)
    }

    fn kind(&self, items: &mut Items<'_>) -> Result<KindFacts> {
        Ok(match items.either()? {
            Tagged::Flag("string") => KindFacts::String,
            Tagged::Flag("boolean") => KindFacts::Boolean,
            Tagged::Flag("int32") => KindFacts::Int32,
            Tagged::Flag("int64") => KindFacts::Int64,
            Tagged::Flag("float") => KindFacts::Float,
            Tagged::Flag("json") => KindFacts::Json(None),
            Tagged::List("json", inner) => KindFacts::Json(Some(inner.only_number()?)),
            Tagged::List("set", inner) => KindFacts::Set(inner.only_number()?),
            Tagged::List("csv", mut inner) => KindFacts::Csv(Box::new(last(&mut inner, |item| self.kind(item))?)),
            Tagged::List("list", mut inner) => KindFacts::List(Box::new(last(&mut inner, |item| self.kind(item))?)),
            Tagged::List("groups", mut inner) => {
                let (mut path, mut members) = (Vec::new(), Vec::new());
                while inner.has_more() {
                    match inner.either()? {
                        Tagged::List("p", member) => members.push(self.parameter(member)?),
                        Tagged::List(tag @ ("type" | "path"), names) => path = self.path(tag, names)?,
                        other => return unknown(inner.line, &other),
                    }
                }
                KindFacts::Groups { path, members }
            }
            Tagged::List("part", mut inner) => {
                let mut part = PartFacts { node: node(&mut inner)?, ..PartFacts::default() };
                while inner.has_more() {
                    match inner.either()? {
                        Tagged::List("min-items", count) => part.min_items = Some(count.only_number()?),
                        Tagged::List("max-items", count) => part.max_items = Some(count.only_number()?),
                        other => return unknown(inner.line, &other),
                    }
                }
                KindFacts::Part(part)
            }
            other => return unknown(items.line, &other),
        })
    }

    fn set(&self, mut items: Items<'_>) -> Result<SetFacts> {
        let mut facts = SetFacts { complete: true, ..SetFacts::default() };
        while items.has_more() {
            match items.either()? {
                Tagged::Flag("open") => facts.complete = false,
                Tagged::List(tag @ ("type" | "path"), names) => facts.path = self.path(tag, names)?,
                Tagged::Flag("ignore-case") => facts.ignore_case = true,
                Tagged::List("v", mut inner) => {
                    let wire = inner.text()?;
                    let rust = if inner.has_more() { inner.text()? } else { String::new() };
                    inner.end()?;
                    facts.members.push((rust, wire));
                }
                other => return unknown(items.line, &other),
            }
        }
        Ok(facts)
    }
}

fn one_of<T: Copy>(all: &[(T, &str)], tag: &str, line: usize) -> Result<T> {
    let found = all.iter().find(|(_, one)| *one == tag);
    found.map(|(value, _)| *value).ok_or_else(|| damaged(line, format!("`{tag}` is not known here")))
}

fn node(items: &mut Items<'_>) -> Result<NodeFacts> {
    Ok(match items.either()? {
        Tagged::Flag("any") => NodeFacts::Any,
        Tagged::Flag("string") => NodeFacts::String,
        Tagged::Flag("boolean") => NodeFacts::Boolean,
        Tagged::Flag("int32") => NodeFacts::Int32,
        Tagged::Flag("int64") => NodeFacts::Int64,
        Tagged::Flag("float") => NodeFacts::Float,
        Tagged::List("object", inner) => NodeFacts::Object(inner.only_number()?),
        Tagged::List("array", mut inner) => NodeFacts::Array(Box::new(last(&mut inner, node)?)),
        Tagged::List("map", mut inner) => NodeFacts::Map(Box::new(last(&mut inner, node)?)),
        other => return unknown(items.line, &other),
    })
}

fn rule(mut items: Items<'_>, source: &str) -> Result<RuleFacts> {
    let id = items.text()?;
    let kind = match items.either()? {
        Tagged::List("required-if", inner) => RuleKind::RequiredIf(inner.texts()?),
        Tagged::List("valid-only-if", inner) => RuleKind::ValidOnlyIf(inner.texts()?),
        Tagged::List("at-least-one-of", inner) => RuleKind::AtLeastOneOf(inner.texts()?),
        Tagged::List("exactly-one-of", inner) => RuleKind::ExactlyOneOf(inner.texts()?),
        Tagged::List("requires", mut inner) => RuleKind::Requires { with: inner.text()?, parameters: inner.texts()? },
        Tagged::List("fixed", mut inner) => {
            let parameter = inner.text()?;
            RuleKind::FixedValue { parameter, value: inner.only_text()? }
        }
        Tagged::List("range", mut inner) => {
            let (parameter, mut minimum, mut maximum) = (inner.text()?, None, None);
            while inner.has_more() {
                match inner.either()? {
                    Tagged::List("min", bound) => minimum = Some(bound.only_number()?),
                    Tagged::List("max", bound) => maximum = Some(bound.only_number()?),
                    other => return unknown(inner.line, &other),
                }
            }
            RuleKind::Range { parameter, minimum, maximum }
        }
        other => return unknown(items.line, &other),
    };
    let (mut when, mut says, mut own_source) = (None, None, None);
    while items.has_more() {
        match items.either()? {
            Tagged::List("when", mut inner) => when = Some(last(&mut inner, condition)?),
            Tagged::List("says", inner) => says = Some(inner.only_text()?),
            Tagged::List("source", inner) => own_source = Some(inner.only_text()?),
            other => return unknown(items.line, &other),
        }
    }
    let says = says.unwrap_or_else(|| sentence(&kind, when.as_ref()));
    Ok(RuleFacts { id, kind, when, says, source: own_source.unwrap_or_else(|| source.to_owned()) })
}

fn condition(items: &mut Items<'_>) -> Result<Condition> {
    let all = |mut inner: Items<'_>| {
        let mut list = Vec::new();
        while inner.has_more() {
            list.push(condition(&mut inner)?);
        }
        Ok(list)
    };
    let present = |inner: Items<'_>, present| Ok(Condition::Present { parameter: inner.only_text()?, present });
    Ok(match items.either()? {
        Tagged::List("in", mut inner) => Condition::In { parameter: inner.text()?, values: inner.texts()? },
        Tagged::List("not-in", mut inner) => Condition::NotIn { parameter: inner.text()?, values: inner.texts()? },
        Tagged::List("given", inner) => present(inner, true)?,
        Tagged::List("absent", inner) => present(inner, false)?,
        Tagged::List("all", inner) => Condition::All(all(inner)?),
        Tagged::List("any", inner) => Condition::Any(all(inner)?),
        Tagged::List("not", mut inner) => Condition::Not(Box::new(last(&mut inner, condition)?)),
        other => return unknown(items.line, &other),
    })
}
