//! What `request!` knows of an action: the facts of the model under the names of the items.

use crate::{
    facts::{self, ActionFacts, KindFacts, ParameterFacts},
    item::{FieldItem, GroupItem, RequestItem, ValueSetItem},
    model::{Action, Product},
};

pub(super) fn facts(
    product: &Product,
    action: &Action,
    request: &RequestItem,
    groups: &[GroupItem],
    value_sets: &[ValueSetItem],
) -> ActionFacts {
    let path = |name: &dyn ToString| {
        vec![product.folder.clone(), action.group.clone(), action.module.clone(), name.to_string()]
    };
    let mut facts = facts::of_action(action, product);
    facts.path = path(&request.ident);
    let members = &mut facts.members;
    name(&mut members.parameters, &request.fields);
    // Groups are planned in the order of the parameters.
    let mut groups = groups.iter();
    for parameter in &mut members.parameters {
        if let KindFacts::Groups { path: its_path, members } = &mut parameter.kind
            && let Some(group) = groups.next()
        {
            *its_path = path(&group.ident);
            name(members, &group.fields);
        }
    }
    for (set, id) in members.sets.iter_mut().zip(facts::sets_of(action)) {
        let Some(item) = value_sets.get(id.0) else { continue };
        set.path = path(&item.ident);
        for ((rust, _), value) in set.members.iter_mut().zip(&item.values) {
            *rust = value.ident.to_string();
        }
    }
    facts
}

fn name(parameters: &mut [ParameterFacts], fields: &[FieldItem]) {
    for (parameter, field) in parameters.iter_mut().zip(fields) {
        parameter.rust = field.ident.to_string();
    }
}
