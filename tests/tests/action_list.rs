//! The complete list of actions, in a file of its own: none can drop out of the spec, or slip into it, unnoticed.

use std::collections::BTreeSet;

use dts_codegen::spec::Lifecycle;

use super::support;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    product: String,
    action: String,
    lifecycle: String,
    reach: String,
}

/// All lines, each with its seed: the section of the guide, `help-center`, or `-`.
fn list() -> Vec<(Entry, &'static str)> {
    let lines = include_str!("../data/actions.txt").lines().filter(|line| !line.starts_with('#'));
    let entry = |line: &'static str| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let [product, action, lifecycle, reach, seed] = columns.as_slice() else { panic!("{line}: not five columns") };
        assert!(["current", "legacy"].contains(lifecycle) && ["all", "public"].contains(reach), "{line}");
        let [product, action, lifecycle, reach] = [product, action, lifecycle, reach].map(|&text| text.to_owned());
        (Entry { product, action, lifecycle, reach }, *seed)
    };
    lines.map(entry).collect()
}

#[test]
fn the_spec_has_the_listed_actions_and_no_others() {
    let listed: BTreeSet<Entry> = list().into_iter().map(|(entry, _)| entry).collect();
    let (spec, _) = support::repository();
    let actions = spec.model.products.iter().flat_map(|product| {
        product.actions.iter().map(|action| Entry {
            product: product.name.clone(),
            action: action.name.clone(),
            lifecycle: match action.lifecycle {
                Lifecycle::Current => String::from("current"),
                Lifecycle::Legacy => String::from("legacy"),
            },
            reach: String::from(if action.public_cloud_only { "public" } else { "all" }),
        })
    });
    let specified: BTreeSet<Entry> = actions.collect();
    let missing: Vec<_> = listed.difference(&specified).collect();
    let surplus: Vec<_> = specified.difference(&listed).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "only listed: {missing:#?}\nonly in the spec: {surplus:#?}");
}

#[test]
fn the_list_is_complete() {
    let list = list();
    let count = |product: &str| list.iter().filter(|(entry, _)| entry.product == product).count();
    assert_eq!((count("Dts"), count("Sts"), list.len()), (128, 4, 132));
    assert!(list.is_sorted_by(|(a, _), (b, _)| (&a.product, &a.action) < (&b.product, &b.action)), "sorted, each once");
}

/// The documents that the project was made from describe 84 actions, and the spec names the section of each.
#[test]
fn the_actions_of_the_seeds_are_marked() {
    let list = list();
    let in_chapter = |chapter: &str| list.iter().filter(|(_, seed)| seed.starts_with(chapter)).count();
    assert_eq!([in_chapter("6.4."), in_chapter("6.5.")], [33, 49]);
    let others: Vec<_> = list.iter().filter(|(_, seed)| *seed != "-" && !seed.starts_with("6.")).collect();
    let others: Vec<_> = others.into_iter().map(|(entry, seed)| (entry.action.as_str(), *seed)).collect();
    assert_eq!(others, [("ModifyDtsJobEndpoint", "help-center"), ("AssumeRole", "7.3.2")]);
    let sections: BTreeSet<_> = list.iter().map(|(_, seed)| *seed).filter(|seed| *seed != "-").collect();
    assert_eq!(sections.len(), 84, "a section describes one action");

    let (spec, _) = support::repository();
    for (entry, seed) in &list {
        let product = spec.model.products.iter().find(|product| product.name == entry.product).unwrap();
        let action = product.actions.iter().find(|action| action.name == entry.action).unwrap();
        let sources: Vec<&str> = action.source.split([',', ';']).map(str::trim).collect();
        let holds = match *seed {
            "-" => !sources.iter().any(|source| source.starts_with("guide")),
            "help-center" => sources.iter().any(|source| source.starts_with("help center")),
            section => sources.contains(&format!("guide {section}").as_str()),
        };
        assert!(holds, "{}: {seed}, but its source is {}", entry.action, action.source);
        assert_eq!(entry.reach == "public", *seed == "-", "{}: reach", entry.action);
        assert_eq!(entry.lifecycle == "legacy", seed.starts_with("6.5."), "{}: lifecycle", entry.action);
    }
}
