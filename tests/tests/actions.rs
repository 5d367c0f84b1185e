//! The examples of the spec, action by action: what a request encodes to, what a bad one breaks, what an answer is
//! decoded to. One snapshot each; what must hold for all is asserted as well.

use std::{collections::BTreeSet, fmt::Write};

use dts_codegen::{
    item::ResponseTypeItem,
    model::{Action, Example},
    plan::ActionPlan,
};
use dts_runtime::Severity;
use dts_tests::{AnyRequest, Case, Loaded, Texts, compare, parse_debug};
use serde_json::Value as Json;

use super::support;

#[test]
fn every_action_has_a_case() {
    let (spec, cases) = support::repository();
    assert!(spec.faults.is_empty(), "{:#?}", spec.faults);
    let products = &spec.model.products;
    let specified: Vec<(&str, &str)> = products
        .iter()
        .flat_map(|product| product.actions.iter().map(|action| (product.name.as_str(), action.name.as_str())))
        .collect();
    let generated: Vec<(&str, &str)> = cases.iter().map(|case| (case.product, case.action)).collect();
    assert_eq!(generated, specified);
}

#[test]
fn every_action_has_examples_of_each_kind() {
    let (spec, _) = support::repository();
    let mut missing = Vec::new();
    for action in spec.model.products.iter().flat_map(|product| &product.actions) {
        let examples = &action.examples;
        if !examples.iter().any(|example| example.breaks.is_empty() && shows_a_request(action, example)) {
            missing.push(format!("{}: a good request", action.name));
        }
        if !examples.iter().any(|example| example.response.is_some()) {
            missing.push(format!("{}: a response", action.name));
        }
        // Every rule is broken by one example.
        let broken: BTreeSet<&str> = examples.iter().flat_map(|example| &example.breaks).map(String::as_str).collect();
        let unbroken = action.rules.iter().filter(|rule| !broken.contains(rule.id.as_str()));
        if !action.rules.is_empty() && unbroken.clone().count() == action.rules.len() {
            missing.push(format!("{}: a request that breaks a rule", action.name));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn examples_do_what_they_say() {
    let (spec, cases) = support::repository();
    tell(&spec, &cases, "actions");
}

/// What the comparison of answers is worth: it finds every value that was changed, and every member that was lost.
#[test]
fn no_change_of_an_answer_goes_unseen() {
    let (spec, cases) = support::repository();
    let mut values = 0;
    for case in &cases {
        let (action, items) = (spec.action(case).unwrap(), spec.items(case).unwrap());
        let secrets = secrets(items);
        for answer in action.examples.iter().filter_map(|example| example.response.as_ref()) {
            let response = case.decode_json(answer.to_string().as_bytes()).unwrap();
            let node = parse_debug(&format!("{response:?}")).unwrap();
            for pointer in scalars(answer) {
                let mut changed = answer.clone();
                let value = changed.pointer_mut(&pointer).unwrap();
                // Secrets are shown to nobody.
                if name_of(&pointer).is_some_and(|name| secrets.contains(name)) {
                    continue;
                }
                *value = match &*value {
                    Json::Bool(value) => Json::from(!*value),
                    Json::Number(number) => Json::from(number.as_f64().unwrap() + 1.0),
                    _ => Json::from("something else"),
                };
                values += 1;
                assert!(!compare(items, &changed, &node).is_empty(), "{}: {pointer} in {node:?}", action.name);
            }
        }
    }
    assert!(values > 500, "only {values} values");
}

/// The members of the answer whose values are never shown.
fn secrets(items: &ActionPlan) -> BTreeSet<&str> {
    let members = items.structures.iter().flat_map(|structure| &structure.members);
    members.filter(|member| matches!(member.ty, ResponseTypeItem::Secret)).map(|member| member.wire.as_str()).collect()
}

fn name_of(pointer: &str) -> Option<&str> {
    pointer.rsplit('/').next()
}

/// Pointers to all scalars of an answer.
fn scalars(value: &Json) -> Vec<String> {
    let inside = |name: String, value| scalars(value).into_iter().map(move |pointer| format!("/{name}{pointer}"));
    match value {
        Json::Object(members) => {
            members.iter().flat_map(|(name, value)| inside(name.replace('/', "~1"), value)).collect()
        }
        Json::Array(items) => {
            items.iter().enumerate().flat_map(|(index, value)| inside(index.to_string(), value)).collect()
        }
        _ => vec![String::new()],
    }
}

/// Whether the example shows a request: one without parameters does where there are none.
fn shows_a_request(action: &Action, example: &Example) -> bool {
    !example.request.is_empty() || action.parameters.is_empty()
}

/// One snapshot for each action.
pub(crate) fn tell(spec: &Loaded, cases: &[Case], prefix: &str) {
    let mut problems = Vec::new();
    for case in cases {
        let (action, items) = (spec.action(case).unwrap(), spec.items(case).unwrap());
        let mut page = Page { case, action, items, text: String::new(), problems: Vec::new() };
        for example in &action.examples {
            page.example(example);
        }
        problems.append(&mut page.problems);
        let description = format!("{} of {}, {}", action.name, case.product, action.file);
        support::snapshot(&format!("{prefix}__{}", case.module), &description, &page.text);
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// The snapshot of one action.
struct Page<'a> {
    case: &'a Case,
    action: &'a Action,
    items: &'a ActionPlan,
    text: String,
    problems: Vec<String>,
}

impl Page<'_> {
    fn line(&mut self, line: impl AsRef<str>) {
        writeln!(self.text, "{}", line.as_ref()).unwrap();
    }

    fn problem(&mut self, example: &Example, problem: impl std::fmt::Display) {
        self.problems.push(format!("{} / {}: {problem}", self.action.name, example.name.value));
    }

    fn example(&mut self, example: &Example) {
        self.line(format!("## {}\n", example.name.value));
        // An example may show nothing but a response.
        if shows_a_request(self.action, example) || example.response.is_none() || !example.breaks.is_empty() {
            self.request(example);
        }
        if let Some(response) = &example.response {
            self.response(example, &response.to_string());
        }
    }

    fn request(&mut self, example: &Example) {
        let texts: Texts = example.request.iter().cloned().collect();
        let request = match self.case.request(&texts) {
            Ok(request) => request,
            Err(reason) => {
                self.line(format!("request: not representable, {reason}\n"));
                return self.problem(example, format!("not representable: {reason}"));
            }
        };
        self.line("request:");
        let encoded = request.encoded();
        for parameter in &encoded {
            let value = if parameter.secret { String::from("***") } else { format!("{:?}", parameter.value) };
            let location = if parameter.in_body { " (body)" } else { "" };
            self.line(format!("  {} = {value}{location}", parameter.name));
        }
        self.line("");
        if !encoded.is_sorted_by(|a, b| a.name < b.name) {
            self.problem(example, "parameters are not in the order of their names");
        }
        let sent: Vec<(String, String)> = encoded.into_iter().map(|one| (one.name, one.value)).collect();
        if sent != example.request {
            self.problem(example, format!("encoded to {sent:?}, not {:?}", example.request));
        }
        self.violations(example, &*request);
        self.secrets(example, &*request);
        let refused = self.case.checked(&texts).unwrap().err();
        let expected = Some(request.report()).filter(|report| report.has_errors());
        if refused != expected {
            self.problem(example, format!("`build` gives {refused:?}, not {expected:?}"));
        }
    }

    fn violations(&mut self, example: &Example, request: &dyn AnyRequest) {
        let report = request.report();
        if !report.is_empty() {
            self.line("breaks:");
        }
        for violation in &report {
            let rule = violation.rule.map(|rule| format!(", rule {rule}")).unwrap_or_default();
            let severity = support::severity(violation.severity);
            self.line(format!("  {} ({severity}, {}{rule})", violation.parameter, violation.kind.as_str()));
            self.line(format!("    {} [{}]", violation.message, violation.source));
        }
        if !report.is_empty() {
            self.line("");
        }
        let expected: BTreeSet<String> = example.breaks.iter().cloned().collect();
        let errors = report.iter().filter(|violation| violation.severity == Severity::Error);
        let broken: BTreeSet<String> = errors.map(|violation| support::label(self.action, violation)).collect();
        let warned: BTreeSet<String> = report.iter().map(|violation| support::label(self.action, violation)).collect();
        if !broken.is_subset(&expected) || !expected.is_subset(&warned) {
            self.problem(example, format!("breaks {broken:?}, not {expected:?}"));
        }
    }

    /// No secret is shown, wherever a request may be shown.
    fn secrets(&mut self, example: &Example, request: &dyn AnyRequest) {
        let report = request.report();
        let shown = format!("{request:?} {request:#?} {} {report:?} {report} {report:#?}", request.encoded_debug());
        for (name, text) in &example.request {
            let name = support::name_in_spec(self.action, name);
            let (parameter, _) = self.action.parameter(&name).unwrap();
            if parameter.secret && !text.is_empty() && shown.contains(text) {
                self.problem(example, format!("the text of `{name}` is shown"));
            }
        }
    }

    fn response(&mut self, example: &Example, body: &str) {
        let response = match self.case.decode_json(body.as_bytes()) {
            Ok(response) => response,
            Err(error) => return self.problem(example, format!("can't be decoded: {error}")),
        };
        let node = parse_debug(&format!("{response:?}")).expect("Debug text");
        self.line("response:");
        node.to_string().lines().for_each(|line| self.line(format!("  {line}")));
        self.line("");
        for finding in compare(self.items, example.response.as_ref().unwrap(), &node) {
            self.problem(example, format!("response, {finding}"));
        }
        let wrapped = format!("{{\"{}Response\": {body}}}", self.action.name);
        match self.case.decode_json(wrapped.as_bytes()) {
            Ok(other) if other.is_same(&*response) => {}
            other => self.problem(example, format!("in an envelope it is {other:?}")),
        }
    }
}
