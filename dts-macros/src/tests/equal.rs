//! For every action of the spec folder: planned items, printed as the structs that a person would write, read by the
//! derives, give the tokens that the spec gives.

use std::path::Path;

use dts_codegen::{
    emit,
    item::Context,
    model::{Action, Model},
    plan::{ActionPlan, Plan},
};
use proc_macro2::TokenStream;
use syn::{Data, DeriveInput, Fields};

use super::print;
use crate::{expand, faults::Faults};

fn spec() -> (Model, Plan) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let (tree, _) = dts_codegen::parse::load(&folder);
    let (model, _) = dts_codegen::resolve::resolve(&tree);
    let (plan, _) = dts_codegen::plan::plan(&model);
    (model, plan)
}

pub(super) fn each(mut check: impl FnMut(&Action, &ActionPlan)) -> usize {
    let (model, plan) = spec();
    let plans: Vec<_> =
        plan.products.iter().flat_map(|product| &product.groups).flat_map(|group| &group.actions).collect();
    let actions = model.products.iter().flat_map(|product| &product.actions);
    let mut count = 0;
    for action in actions {
        let plan = plans.iter().find(|plan| plan.file == action.file).expect("every action is planned");
        check(action, plan);
        count += 1;
    }
    count
}

/// Through text, as a person writes it.
fn parse(tokens: &TokenStream) -> DeriveInput {
    let text = tokens.to_string();
    syn::parse_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn fields(input: &DeriveInput) -> &syn::FieldsNamed {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => fields,
            _ => panic!("named fields"),
        },
        _ => panic!("a struct"),
    }
}

fn assert_same(what: &str, derived: impl IntoIterator<Item = TokenStream>, planned: Vec<TokenStream>) {
    let derived = derived.into_iter().collect::<TokenStream>().to_string();
    let planned = planned.into_iter().collect::<TokenStream>().to_string();
    if derived == planned {
        return;
    }
    let same = derived.chars().zip(planned.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(same.saturating_sub(120)).take(360).collect::<String>();
    panic!("{what} differs:\nderived: {}\nplanned: {}", near(&derived), near(&planned));
}

/// What the derive asserts of types beside the impls, generated code need not: the generator sees the types.
fn without_assertions(name: &str, derived: TokenStream) -> TokenStream {
    let file: syn::File = syn::parse2(derived).unwrap_or_else(|error| panic!("{name}: {error}"));
    let items = file.items.into_iter().filter(|item| match item {
        syn::Item::Const(item) => item.ident != "_",
        _ => true,
    });
    items.map(quote::ToTokens::into_token_stream).collect()
}

#[test]
fn requests() {
    let count = each(|action, plan| {
        let cx = Context::embedded();
        let input = parse(&print::request(&plan.request, action));
        let name = &action.name;
        let planned = emit::request_impls(&plan.request, &cx).into_iter().collect();
        let derived = without_assertions(name, expand::request(&input));
        assert_same(name, [derived], vec![without_assertions(name, planned)]);
        let faults = Faults::default();
        let item = crate::request::request(&input, fields(&input), &mut Context::embedded(), None, &faults).item;
        assert_same(name, emit::request(&item, &cx), emit::request(&plan.request, &cx));
    });
    assert!(count >= 24, "{count} actions");
}

#[test]
fn groups() {
    let mut groups = 0;
    each(|action, plan| {
        let cx = Context::embedded();
        for group in &plan.groups {
            let input = parse(&print::group(group));
            let name = format!("{} {}", action.name, group.ident);
            assert_same(&name, [expand::group(&input)], emit::group_impls(group, &cx));
            let faults = Faults::default();
            let item = crate::request::group(&input, fields(&input), &mut Context::embedded(), None, &faults).item;
            assert_same(&name, emit::group(&item, &cx), emit::group(group, &cx));
            groups += 1;
        }
    });
    assert!(groups > 0);
}

#[test]
fn value_sets() {
    let mut sets = 0;
    each(|action, plan| {
        let cx = Context::embedded();
        for set in &plan.value_sets {
            let input = parse(&print::value_set(set));
            let name = format!("{} {}", action.name, set.ident);
            assert_same(&name, [expand::value_set(&input)], emit::value_set_impls(set, &cx));
            let faults = Faults::default();
            let Data::Enum(data) = &input.data else { panic!("an enum") };
            let item = crate::value_set::value_set(&input, data, &mut Context::embedded(), &faults);
            assert_same(&name, emit::value_set(&item, &cx), emit::value_set(set, &cx));
            sets += 1;
        }
    });
    assert!(sets >= 24);
}

#[test]
fn structures() {
    let mut structures = 0;
    each(|action, plan| {
        let cx = Context::embedded();
        for structure in &plan.structures {
            let input = parse(&print::structure(structure));
            let name = format!("{} {}", action.name, structure.ident);
            assert_same(&name, [expand::structure(&input)], emit::structure_impls(structure, &cx));
            let faults = Faults::default();
            let item = crate::structure::structure(&input, fields(&input), &mut Context::embedded(), &faults);
            assert_same(&name, emit::structure(&item, &cx), emit::structure(structure, &cx));
            structures += 1;
        }
    });
    assert!(structures >= 24);
}
