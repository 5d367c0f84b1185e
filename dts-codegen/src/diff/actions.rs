//! Actions: which there are, and the facts of each.

use super::{
    Class,
    change::{Change, Found, Subject, Within},
    errors, pages,
    pairs::pair,
    parameters, response, rules,
    sides::{Both, Kind, Side},
    texts::{self, Owner},
    values::{self, Sets},
    wording::{arrow, code, looks_renamed},
};
use crate::{
    item,
    model::{Action, Example, Product},
    plan::{ActionPlan, ProductPlan},
    spec::Lifecycle,
};

/// The actions of a product; gives how many both sides have.
pub(super) fn actions<'a>(
    (old, old_plan): (&'a Product, &'a ProductPlan),
    (new, new_plan): (&'a Product, &'a ProductPlan),
    found: &mut Found<'a>,
) -> usize {
    let mut pairs = pair(&old.actions, &new.actions, |action| &action.name);
    let renamed = pairs.take_renamed(|action| path(old_plan, action), |action| path(new_plan, action));
    for (old, new) in &renamed {
        found.enter(Within::Action(&new.name));
        let message = format!("name on the wire {}", arrow(Some(&old.name), Some(&new.name)));
        found.add(change(Class::Behavioural, new, "name").between(Some(&old.name), Some(&new.name)).says(message));
    }
    pairs.both.extend(renamed);
    for action in &pairs.removed {
        found.enter(Within::Action(&action.name));
        let successor = action.successor.as_ref().filter(|name| new.actions.iter().any(|new| new.name == **name));
        let note = match successor {
            Some(successor) => Some(format!("its successor is {}", code(successor))),
            None => looks_renamed(&action.name, pairs.added.iter().map(|added| added.name.as_str())),
        };
        found.add(change(Class::Breaking, action, "removed").says(format!("{} was removed", shown(action))).note(note));
    }
    for action in &pairs.added {
        found.enter(Within::Action(&action.name));
        found.add(change(Class::Additive, action, "added").says(format!("{} was added", shown(action))));
    }
    for (old, new) in &pairs.both {
        found.enter(Within::Action(&new.name));
        let plans = (plan(old_plan, &old.name), plan(new_plan, &new.name));
        if let (Some(old_plan), Some(new_plan)) = plans {
            let (old, new) = (Side::of_action(old, old_plan), Side::of_action(new, new_plan));
            one(Both { old, new, kind: Kind::Action }, found);
        }
    }
    found.enter(Within::Product);
    pairs.both.len()
}

/// What code calls the request of an action.
fn path(product: &ProductPlan, action: &Action) -> String {
    let ident = plan(product, &action.name).map(|plan| plan.request.ident.to_string());
    format!("{}::{}::{}", action.group, action.module, ident.unwrap_or_default())
}

fn plan<'a>(product: &'a ProductPlan, action: &str) -> Option<&'a ActionPlan> {
    product.groups.iter().flat_map(|group| &group.actions).find(|plan| plan.action == action)
}

fn one(both: Both<'_>, found: &mut Found<'_>) {
    let (old, new) = (both.old.action, both.new.action);
    facts(old, new, found);
    client_token(both, found);
    let mut sets = Sets::default();
    parameters::parameters(both, &mut sets, found);
    rules::rules(both, found);
    response::response(both, &mut sets, found);
    values::value_sets(both, sets, found);
    errors::errors(&old.errors, &new.errors, found);
    pages::pagination(both, found);
    pages::waiters(old, new, found);
    texts(old, new, found);
}

fn facts(old: &Action, new: &Action, found: &mut Found<'_>) {
    let module = |action: &Action| format!("{}::{}", action.group, action.module);
    let (was, is) = (module(old), module(new));
    if was != is {
        let message = format!("Rust module {}", arrow(Some(&was), Some(&is)));
        found.add(change(Class::Breaking, new, "module").between(Some(was), Some(is)).says(message));
    }
    if old.lifecycle != new.lifecycle {
        let (was, is) = (old.lifecycle.as_str(), new.lifecycle.as_str());
        let message = format!("lifecycle {}", arrow(Some(was), Some(is)));
        let successor = new.successor.as_ref().filter(|_| new.lifecycle == Lifecycle::Legacy);
        let note = successor.map(|successor| format!("its successor is {}", code(successor)));
        found.add(change(Class::Behavioural, new, "lifecycle").between(Some(was), Some(is)).says(message).note(note));
    }
    if old.successor != new.successor {
        let (was, is) = (old.successor.as_deref(), new.successor.as_deref());
        let message = format!("successor {}", arrow(was, is));
        found.add(change(Class::Additive, new, "successor").between(was, is).says(message));
    }
    if old.idempotent != new.idempotent {
        let message = if new.idempotent { "a retry may repeat it now" } else { "a retry may not repeat it any more" };
        let words = (Some(old.idempotent.to_string()), Some(new.idempotent.to_string()));
        found.add(change(Class::Behavioural, new, "idempotent").between(words.0, words.1).says(message));
    }
    let owner = Owner { subject: Subject::Action, path: &new.name, shown: "the action" };
    texts::public_cloud_only(owner, Class::Behavioural, old.public_cloud_only, new.public_cloud_only, found);
}

/// The parameter by which a repeated request is recognized: clients fill it in.
fn client_token(both: Both<'_>, found: &mut Found<'_>) {
    let (was, is) = (item::client_token(both.old.fields), item::client_token(both.new.fields));
    let message = match (&was, &is) {
        (None, Some(name)) => format!("a client may repeat it with {} now", code(name)),
        (Some(name), None) => format!("a client can't repeat it with {} any more", code(name)),
        _ => return,
    };
    let change = change(Class::Behavioural, both.new.action, "client_token");
    found.add(change.between(was, is).says(message));
}

fn texts(old: &Action, new: &Action, found: &mut Found<'_>) {
    let owner = Owner { subject: Subject::Action, path: &new.name, shown: "the action" };
    texts::text(owner, "summary", Some(&old.summary), Some(&new.summary), found);
    texts::text(owner, "description", old.description.as_deref(), new.description.as_deref(), found);
    texts::text(owner, "source", Some(&old.source), Some(&new.source), found);
    texts::list(owner, "notes", &old.notes, &new.notes, found);
    texts::differs(owner, &old.differs, &new.differs, found);
    let same = old.examples.len() == new.examples.len()
        && old.examples.iter().zip(&new.examples).all(|(old, new)| same_example(old, new));
    if !same {
        found.add(change(Class::Docs, new, "examples").says("examples differ"));
    }
}

fn same_example(old: &Example, new: &Example) -> bool {
    (&old.name.value, &old.request, &old.response, &old.breaks)
        == (&new.name.value, &new.request, &new.response, &new.breaks)
}

fn change(class: Class, action: &Action, what: &'static str) -> Change {
    Change::new(class, Subject::Action, &action.name, what)
}

fn shown(action: &Action) -> String {
    format!("action {}", code(&action.name))
}
