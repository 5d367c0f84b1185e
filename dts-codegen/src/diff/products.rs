//! Products: which there are, and the facts of each.

use std::collections::BTreeMap;

use super::{
    Class, Comparison, actions,
    change::{Change, Found, Subject},
    documents, errors,
    pairs::pair,
    texts::{self, Owner},
    wording::{arrow, code, counted, looks_renamed},
};
use crate::{
    generate::Linted,
    model::Product,
    plan::{Plan, ProductPlan},
};

/// Compares everything.
pub(super) fn products(old: &Linted, new: &Linted) -> Comparison {
    let mut comparison = Comparison { changes: Vec::new(), actions: BTreeMap::new() };
    let mut pairs = pair(&old.model.products, &new.model.products, |product| &product.name);
    let folder = |product: &Product| product.folder.clone();
    let renamed = pairs.take_renamed(folder, folder);
    let (removed, added) = (pairs.removed, pairs.added);
    for product in &removed {
        let message = format!("the product was removed, with {}", counted(product.actions.len(), "action"));
        let note = looks_renamed(&product.name, added.iter().map(|added| added.name.as_str()));
        comparison.alone(product, change(Class::Breaking, product, "removed").says(message).note(note));
    }
    for product in &added {
        let message = format!("the product was added, with {}", counted(product.actions.len(), "action"));
        comparison.alone(product, change(Class::Additive, product, "added").says(message));
    }
    for (old_product, new_product) in pairs.both.into_iter().chain(renamed) {
        let plans = (plan(&old.plan, old_product), plan(&new.plan, new_product));
        if let (Some(old_plan), Some(new_plan)) = plans {
            comparison.both((old_product, old_plan), (new_product, new_plan));
        }
    }
    comparison.changes.sort();
    comparison
}

fn plan<'a>(plan: &'a Plan, product: &Product) -> Option<&'a ProductPlan> {
    plan.products.iter().find(|plan| plan.module == product.folder)
}

impl Comparison {
    /// Takes in a product that only one side has.
    fn alone(&mut self, product: &Product, change: Change) {
        let mut found = Found::new(&product.name);
        found.add(change);
        self.actions.insert(product.name.clone(), 0);
        self.changes.extend(found.into_list());
    }

    /// Compares a product that both sides have.
    fn both(&mut self, old: (&Product, &ProductPlan), new: (&Product, &ProductPlan)) {
        let mut found = Found::new(&new.0.name);
        facts(old.0, new.0, &mut found);
        hosts(old.0, new.0, &mut found);
        errors::errors(&old.0.errors, &new.0.errors, &mut found);
        documents::documents(old, new, &mut found);
        let count = actions::actions(old, new, &mut found);
        self.actions.insert(new.0.name.clone(), count);
        self.changes.extend(found.into_list());
    }
}

fn facts(old: &Product, new: &Product, found: &mut Found<'_>) {
    for (class, what, shown, was, is) in [
        (Class::Breaking, "module", "Rust module", &old.folder, &new.folder),
        (Class::Behavioural, "name", "name on the wire", &old.name, &new.name),
        (Class::Behavioural, "version", "API version", &old.version, &new.version),
    ] {
        if was != is {
            let message = format!("{shown} {}", arrow(Some(was), Some(is)));
            found.add(change(class, new, what).between(Some(was), Some(is)).says(message));
        }
    }
    let owner = Owner { subject: Subject::Product, path: &new.name, shown: "the product" };
    texts::text(owner, "summary", Some(&old.summary), Some(&new.summary), found);
    texts::text(owner, "source", Some(&old.source), Some(&new.source), found);
    texts::list(owner, "notes", &old.notes, &new.notes, found);
}

fn hosts(old: &Product, new: &Product, found: &mut Found<'_>) {
    let (was, is) = (old.default_endpoint.as_deref(), new.default_endpoint.as_deref());
    if was != is {
        let class = if was.is_none() { Class::Additive } else { Class::Behavioural };
        let message = format!("default host {}", arrow(was, is));
        found.add(Change::new(class, Subject::Endpoint, "", "default").between(was, is).says(message));
    }
    let pairs = pair(&old.endpoints, &new.endpoints, |(region, _)| region);
    let change = |class, region: &str, what| Change::new(class, Subject::Endpoint, region, what);
    for (region, host) in pairs.removed {
        let message = format!("region {} has no host of its own any more: {} was removed", code(region), code(host));
        found.add(change(Class::Behavioural, region, "removed").between(Some(host), None::<String>).says(message));
    }
    for (region, host) in pairs.added {
        // Where a default host has served the region until now, another one serves it from here on.
        let served = old.default_endpoint.as_ref().filter(|default| *default != host);
        let (class, message) = match served {
            Some(default) => {
                let arrow = arrow(Some(default), Some(host));
                (Class::Behavioural, format!("region {} has a host of its own now: {arrow}", code(region)))
            }
            None => (Class::Additive, format!("region {} has a host of its own: {}", code(region), code(host))),
        };
        found.add(change(class, region, "added").between(served, Some(host)).says(message));
    }
    for ((region, was), (_, is)) in pairs.both {
        if was != is {
            let message = format!("host of region {}: {}", code(region), arrow(Some(was), Some(is)));
            found.add(change(Class::Behavioural, region, "host").between(Some(was), Some(is)).says(message));
        }
    }
    regions(old, new, found);
}

fn regions(old: &Product, new: &Product, found: &mut Found<'_>) {
    let pairs = pair(&old.regions, &new.regions, |(region, _)| region);
    let change = |class, region: &str, what| Change::new(class, Subject::Region, region, what);
    for (region, _) in pairs.removed {
        let message = format!("region {} was removed", code(region));
        found.add(change(Class::Behavioural, region, "removed").says(message));
    }
    for (region, _) in pairs.added {
        found.add(change(Class::Additive, region, "added").says(format!("region {} was added", code(region))));
    }
    for ((region, was), (_, is)) in pairs.both {
        let shown = format!("region {}", code(region));
        texts::text(Owner { subject: Subject::Region, path: region, shown: &shown }, "doc", Some(was), Some(is), found);
    }
}

fn change(class: Class, product: &Product, what: &'static str) -> Change {
    Change::new(class, Subject::Product, &product.name, what)
}
