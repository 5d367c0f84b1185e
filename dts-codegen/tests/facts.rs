//! Facts as text: what is written comes back, and what nobody wrote is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use std::path::Path;

use dts_codegen::{
    diagnostic::Severity,
    facts::{
        ActionFacts, DocumentFacts, FactsError, KindFacts, MembersFacts, NodeFacts, ParameterFacts, PartFacts,
        RuleFacts, SetFacts, from_text, has_places, to_text,
    },
    item::{ClassItem, Context, FieldItem, FormatItem, LimitsItem, TypeItem},
    parse,
    plan::{self, ActionPlan, Plan},
    render::{Layout, render},
    resolve,
    rule::{Condition, RuleKind},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// The plan of a spec.
fn planned(spec: &str) -> Plan {
    let (tree, mut faults) = parse::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(spec));
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    let (plan, more) = plan::plan(&model);
    faults.append(more);
    let faults = faults.into_vec();
    assert!(faults.iter().all(|fault| fault.severity != Severity::Error), "{faults:?}");
    plan
}

fn actions(plan: &Plan) -> impl Iterator<Item = &ActionPlan> {
    plan.products.iter().flat_map(|product| &product.groups).flat_map(|group| &group.actions)
}

/// The facts of each action of the committed spec.
fn repository() -> Vec<ActionFacts> {
    actions(&planned("../spec")).map(|action| action.facts.clone()).collect()
}

/// Every Rust name in the facts is one of the generated code, and stands for the same there.
#[test]
fn name_what_is_generated() {
    for spec in ["../spec", "../tests/data/fixtures/hostile"] {
        let plan = planned(spec);
        let files = render(&plan, &Context::file(), Layout::Tree { root: "lib.rs" }).files;
        for action in actions(&plan) {
            let facts = &action.facts;
            let (name, module) = facts.path.split_last().unwrap();
            let code = &files[Path::new(&format!("{}.rs", module.join("/")))];
            let has = |text: String| assert!(code.contains(&text), "{}: no `{text}`", facts.name);
            has(format!("pub struct {name} {{"));
            let same_names = |facts: &[ParameterFacts], fields: &[FieldItem]| {
                let ours: Vec<_> = facts.iter().map(|one| (one.wire.clone(), one.rust.clone())).collect();
                let theirs: Vec<_> = fields.iter().map(|one| (one.name.clone(), one.ident.to_string())).collect();
                assert_eq!(ours, theirs);
                ours.iter().for_each(|(_, rust)| has(format!("pub fn {rust}(")));
            };
            same_names(&facts.members.parameters, &action.request.fields);
            for parameter in &facts.members.parameters {
                let KindFacts::Groups { path, members } = &parameter.kind else { continue };
                let (name, its_module) = path.split_last().unwrap();
                assert_eq!(its_module, module);
                has(format!("pub struct {name} {{"));
                has(format!("Vec<{name}>"));
                let group = action.groups.iter().find(|group| group.ident == name).unwrap();
                same_names(members, &group.fields);
            }
            for set in &facts.members.sets {
                let (name, its_module) = set.path.split_last().unwrap();
                assert_eq!(its_module, module);
                has(format!("pub enum {name} {{"));
                let item = action.value_sets.iter().find(|item| item.ident == name).unwrap();
                let theirs = item.values.iter().map(|value| (value.ident.to_string(), value.text.clone()));
                assert_eq!(set.members, theirs.collect::<Vec<_>>());
                assert_eq!((set.complete, set.ignore_case), (item.complete, item.ignore_case));
                set.members.iter().for_each(|(rust, _)| has(format!("\n    {rust},\n")));
            }
            // A parameter has the type of the set that the facts say it has.
            for (parameter, field) in facts.members.parameters.iter().zip(&action.request.fields) {
                if let (KindFacts::Set(number), TypeItem::Named(ty)) = (&parameter.kind, &field.ty) {
                    assert_eq!(facts.members.sets[*number].path.last(), Some(&ty.to_string()));
                }
            }
        }
    }
}

#[test]
fn of_the_repository() {
    let all = repository();
    assert!(all.len() > 100);
    for facts in all {
        let text = to_text(&facts);
        assert_eq!(from_text(&text), Ok(facts), "{text}");
    }
}

#[test]
fn can_be_read() {
    let all = repository();
    let shown: Vec<String> = ["StopDtsJob", "CreateDtsInstance", "TagResources"]
        .iter()
        .map(|name| to_text(all.iter().find(|facts| facts.name == *name).unwrap()))
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn of_another_version() {
    let error = from_text("dts-facts 3\n(whatever it has)").unwrap_err();
    assert_eq!(error, FactsError::OtherVersion { found: String::from("3") });
    insta::assert_snapshot!(error);
}

/// Bindings that were made before say nothing of places, and all else.
#[test]
fn of_the_version_before() {
    let newer = "dts-facts 2\n(action A B (path))\n(members S\n  (p C c string required body (max-length 8)))\n";
    let older = newer.replace("dts-facts 2", "dts-facts 1").replace(" body", "");
    let (mut newer_facts, older_facts) = (from_text(newer).unwrap(), from_text(&older).unwrap());
    assert!(newer_facts.members.parameters[0].body);
    newer_facts.members.parameters[0].body = false;
    assert_eq!(newer_facts, older_facts);
    assert!(has_places(newer) && !has_places(&older));
}

#[test]
fn damaged() {
    let cases = [
        "",
        "dts-facts",
        "(action)",
        "dts-facts 2\n",
        "dts-facts 2\n(action A B (path))",
        "dts-facts 2\n(action A B (path))\n(members S",
        "dts-facts 2\n(action A B (path))\n(members S\n(p A a string\nrequired bad))",
        "dts-facts 2\n(action A B (path))\n(members S\n(p A a int32\n(min x)))",
        "dts-facts 2\n(action A B (path))\n(members S)\n(document D any)\n(members S)",
        "dts-facts 2\n(action A B (path))\n(members S\n(rule id (fixed A) says source))",
    ];
    let told = cases.map(|text| format!("{text}\n=> {}\n", from_text(text).unwrap_err()));
    insta::assert_snapshot!(told.join("\n"));
}

fn name() -> BoxedStrategy<String> {
    prop_oneof!["[A-Za-z0-9_.]{0,8}", any::<String>()].boxed()
}

fn names() -> BoxedStrategy<Vec<String>> {
    vec(name(), 0..3).boxed()
}

fn bound() -> BoxedStrategy<Option<f64>> {
    option::of(prop_oneof![any::<i32>().prop_map(f64::from), -1e300..1e300]).boxed()
}

fn limits() -> impl Strategy<Value = LimitsItem> {
    let classes = vec(select(vec![ClassItem::Upper, ClassItem::Lower, ClassItem::Digit, ClassItem::Special]), 0..3);
    let formats = vec![
        FormatItem::Timestamp,
        FormatItem::EpochSeconds,
        FormatItem::EpochMilliseconds,
        FormatItem::Port,
        FormatItem::Ip,
        FormatItem::PhoneList,
    ];
    let numbers = (bound(), bound(), vec(any::<i64>(), 0..3), any::<bool>());
    let counts = [(); 4].map(|()| option::of(any::<u32>()));
    let texts =
        (option::of(name()), option::of((any::<u32>(), classes)), option::of(name()), option::of(select(formats)));
    (any::<bool>(), numbers, counts, texts).prop_map(|(required, numbers, counts, texts)| {
        let (minimum, maximum, one_of, one_of_complete) = numbers;
        let [min_length, max_length, min_items, max_items] = counts;
        let (charset, classes, pattern, format) = texts;
        LimitsItem {
            required,
            minimum,
            maximum,
            one_of,
            one_of_complete,
            min_length,
            max_length,
            charset,
            classes,
            pattern,
            format,
            min_items,
            max_items,
        }
    })
}

fn node() -> BoxedStrategy<NodeFacts> {
    use NodeFacts::{Any, Array, Boolean, Float, Int32, Int64, Map, Object, String};
    let leaf = select(vec![Any, String, Boolean, Int32, Int64, Float, Object(0), Object(usize::MAX)]);
    let tree = leaf.prop_recursive(4, 8, 2, |inner| {
        prop_oneof![inner.clone().prop_map(|item| Array(Box::new(item))), inner.prop_map(|item| Map(Box::new(item)))]
    });
    tree.boxed()
}

fn kind(depth: u32) -> BoxedStrategy<KindFacts> {
    use KindFacts::{Boolean, Csv, Float, Groups, Int32, Int64, Json, List, Part, Set, String};
    let leaf = select(vec![String, Boolean, Int32, Int64, Float, Json(None), Json(Some(7)), Set(0), Set(12)]);
    if depth == 0 {
        return leaf.boxed();
    }
    let part = (node(), option::of(any::<u32>()), option::of(any::<u32>()));
    prop_oneof![
        3 => leaf,
        1 => kind(depth - 1).prop_map(|item| Csv(Box::new(item))),
        1 => kind(depth - 1).prop_map(|item| List(Box::new(item))),
        1 => (names(), vec(parameter(depth - 1), 0..3)).prop_map(|(path, members)| Groups { path, members }),
        1 => part.prop_map(|(node, min_items, max_items)| Part(PartFacts { node, min_items, max_items })),
    ]
    .boxed()
}

fn parameter(depth: u32) -> BoxedStrategy<ParameterFacts> {
    let texts = [(); 3].map(|()| option::of(name()));
    (name(), name(), kind(depth), any::<[bool; 4]>(), texts, limits())
        .prop_map(
            |(rust, wire, kind, [required, secret, body, public_cloud_only], [deprecated, default, source], limits)| {
                ParameterFacts {
                    rust,
                    wire,
                    kind,
                    required,
                    secret,
                    body,
                    public_cloud_only,
                    deprecated,
                    default,
                    source,
                    limits,
                }
            },
        )
        .boxed()
}

fn condition() -> BoxedStrategy<Condition> {
    let leaf = prop_oneof![
        (name(), names()).prop_map(|(parameter, values)| Condition::In { parameter, values }),
        (name(), names()).prop_map(|(parameter, values)| Condition::NotIn { parameter, values }),
        (name(), any::<bool>()).prop_map(|(parameter, present)| Condition::Present { parameter, present }),
    ];
    let tree = leaf.prop_recursive(4, 10, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Condition::All),
            vec(inner.clone(), 0..3).prop_map(Condition::Any),
            inner.prop_map(|one| Condition::Not(Box::new(one))),
        ]
    });
    tree.boxed()
}

fn rule() -> impl Strategy<Value = RuleFacts> {
    let kind = prop_oneof![
        names().prop_map(RuleKind::RequiredIf),
        names().prop_map(RuleKind::ValidOnlyIf),
        names().prop_map(RuleKind::AtLeastOneOf),
        names().prop_map(RuleKind::ExactlyOneOf),
        (name(), names()).prop_map(|(with, parameters)| RuleKind::Requires { with, parameters }),
        (name(), name()).prop_map(|(parameter, value)| RuleKind::FixedValue { parameter, value }),
        (name(), bound(), bound()).prop_map(|(parameter, minimum, maximum)| RuleKind::Range {
            parameter,
            minimum,
            maximum
        }),
    ];
    (name(), kind, option::of(condition()), name(), name()).prop_map(|(id, kind, when, says, source)| RuleFacts {
        id,
        kind,
        when,
        says,
        source,
    })
}

fn members() -> impl Strategy<Value = MembersFacts> {
    let set = (names(), vec((name(), name()), 0..3), any::<bool>(), any::<bool>())
        .prop_map(|(path, members, complete, ignore_case)| SetFacts { path, members, complete, ignore_case });
    (vec(parameter(2), 0..3), vec(rule(), 0..3), vec(set, 0..3), name())
        .prop_map(|(parameters, rules, sets, source)| MembersFacts { parameters, rules, sets, source })
}

fn action() -> impl Strategy<Value = ActionFacts> {
    let document = (name(), node(), vec((name(), members()), 0..2))
        .prop_map(|(name, root, structures)| DocumentFacts { name, root, structures });
    (name(), name(), names(), members(), vec(document, 0..2))
        .prop_map(|(product, name, path, members, documents)| ActionFacts { product, name, path, members, documents })
}

proptest! {
    #[test]
    fn any_facts_come_back(facts in action()) {
        prop_assert_eq!(from_text(&to_text(&facts)), Ok(facts));
    }

    #[test]
    fn any_text_is_facts_or_an_error(text in any::<String>(), tree in "[()a' \\\\\n]{0,40}") {
        let _ = from_text(&text);
        let _ = from_text(&format!("dts-facts 2\n{text}"));
        let _ = from_text(&format!("dts-facts 2\n{tree}"));
        let _ = from_text(&format!("dts-facts 2\n(action A B (path))\n(members S {tree})"));
    }

    #[test]
    fn nearly_facts_are_facts_or_an_error(facts in action(), cut in any::<prop::sample::Index>(), put in "[()' ]?") {
        let text = to_text(&facts);
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        let place = places[cut.index(places.len())];
        // What can be read can be written again.
        for near in [text[..place].to_owned(), format!("{}{put}{}", &text[..place], &text[place..])] {
            if let Ok(facts) = from_text(&near) {
                prop_assert_eq!(from_text(&to_text(&facts)), Ok(facts));
            }
        }
    }
}
