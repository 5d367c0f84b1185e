//! What an action should say, and does not.

use crate::{
    diagnostic::Diagnostic,
    model::{Action, Limits, Parameter},
    parse::NodePath,
    resolve::{action::Resolver, codes},
    spec::Lifecycle,
};

/// Parameters that turn pages.
const PAGE_PARAMETERS: [&str; 4] = ["PageNumber", "PageNum", "PageNo", "NextToken"];

/// Response fields that tell where in the pages an answer is.
const PAGE_FIELDS: [&str; 7] =
    ["PageNumber", "PageNum", "PageNo", "PageRecordCount", "TotalRecordCount", "TotalCount", "NextToken"];

/// Looks for a successor, pages and examples.
pub(in crate::resolve) fn check(cx: &mut Resolver<'_>, action: &Action) {
    successor(cx, action);
    pages(cx, action);
    good_example(cx, action);
    bad_example(cx, action);
}

/// A caller of a legacy action wants to know what to call instead.
fn successor(cx: &mut Resolver<'_>, action: &Action) {
    let remarks = action.notes.iter().chain(action.differs.iter().map(|(_, says)| says));
    if action.lifecycle != Lifecycle::Legacy
        || action.successor.is_some()
        || remarks.into_iter().any(|note| denies(note))
    {
        return;
    }
    let place = cx.key(&NodePath::root().key("lifecycle"));
    cx.push(
        Diagnostic::warning(&codes::NO_SUCCESSOR, format!("legacy action `{}` names no successor", action.name))
            .at(place)
            .help("add `successor: ..`, or the note `No newer action replaces it.`"),
    );
}

/// Whether a note says that there is no successor: `no successor`, or `no .. action replaces it`.
fn denies(note: &str) -> bool {
    let note = note.to_lowercase();
    let has_no = |before: &str| before.split_whitespace().rev().take(2).any(|word| word == "no");
    note.contains("no successor")
        || note.match_indices("action replaces it").any(|(at, _)| note.get(..at).is_some_and(has_no))
}

fn pages(cx: &mut Resolver<'_>, action: &Action) {
    if action.pagination.is_some() || cx.file.spec.pagination.is_some() {
        return;
    }
    let Some(parameter) = action.parameters.iter().find(|one| PAGE_PARAMETERS.contains(&one.name.as_str())) else {
        return;
    };
    let fields = action.fields(action.response);
    let Some(field) = fields.iter().find(|field| PAGE_FIELDS.contains(&field.name.as_str())) else { return };
    if parameter.remarks.notes.iter().chain(&action.notes).any(|note| note.contains(&parameter.name)) {
        return;
    }
    let message = format!("results come in pages, but there is no `pagination` for `{}`", parameter.name);
    cx.push(
        Diagnostic::warning(&codes::NO_PAGINATION, message)
            .at(parameter.place.clone())
            .related(field.place.clone(), "and the answer tells of pages here")
            .help(format!("add `pagination: {{ .. }}`, or a note that names `{}` and says why not", parameter.name)),
    );
}

fn good_example(cx: &mut Resolver<'_>, action: &Action) {
    let says_something = !action.fields(action.response).is_empty();
    if action.parameters.is_empty() && !says_something {
        return;
    }
    let is_good = |breaks: &[String], has_response: bool| breaks.is_empty() && (has_response || !says_something);
    if action.examples.iter().any(|example| is_good(&example.breaks, example.response.is_some())) {
        return;
    }
    let what = if says_something { "with a response" } else { "that is good" };
    cx.push(
        Diagnostic::warning(&codes::NO_EXAMPLE, format!("action `{}` has no example {what}", action.name))
            .at(action.place.clone())
            .help("add one under `examples:`, with `name`, `request` and `response`"),
    );
}

fn bad_example(cx: &mut Resolver<'_>, action: &Action) {
    if action.examples.iter().any(|example| !example.breaks.is_empty()) {
        return;
    }
    let limited = action
        .parameters
        .iter()
        .flat_map(|parameter| std::iter::once(parameter).chain(parameter.members()))
        .find(|parameter| has_limit(action, parameter));
    let (what, place) = match (action.rules.first(), limited) {
        (Some(rule), _) => (format!("rule `{}`", rule.id), rule.place.clone()),
        (None, Some(parameter)) => (format!("the limits of `{}`", parameter.name), parameter.place.clone()),
        (None, None) => return,
    };
    cx.push(
        Diagnostic::warning(
            &codes::NO_BAD_EXAMPLE,
            format!("no example of `{}` breaks anything, such as {what}", action.name),
        )
        .at(place)
        .help("add an example with `breaks: [..]`: it shows that the check works"),
    );
}

/// Whether a value can break a limit of the parameter, its type aside.
fn has_limit(action: &Action, parameter: &Parameter) -> bool {
    let is_closed = parameter.values().and_then(|id| action.value_set(id)).is_some_and(|set| set.complete);
    let Limits { one_of, one_of_open, .. } = &parameter.limits;
    let numbers_alone = Limits { one_of: one_of.clone(), one_of_open: *one_of_open, ..Limits::default() };
    is_closed || (!one_of.is_empty() && !one_of_open) || parameter.limits != numbers_alone
}

#[cfg(test)]
mod tests {
    use super::denies;

    #[test]
    fn notes_that_deny_a_successor() {
        for note in [
            "No newer action replaces it.",
            "It is legacy, and no current action replaces it.",
            "There is no successor.",
            "No action replaces it.",
        ] {
            assert!(denies(note), "{note}");
        }
        for note in
            ["A newer action replaces it.", "Nobody knows it.", "", "No retry helps; another action replaces it."]
        {
            assert!(!denies(note), "{note}");
        }
    }
}
