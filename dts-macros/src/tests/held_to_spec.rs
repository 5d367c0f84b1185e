//! Structs that are held to the facts of the committed spec. Places are shown by the cases of `ui`; here every action is
//! held to itself, and the rules that are left of it are looked at.

use dts_codegen::{
    emit,
    facts::{from_text, to_text},
    item::Context,
    plan::ActionPlan,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{equal, print};
use crate::request_macro;

/// What `request!` hands over for a derive of this struct.
fn held(facts: &str, input: &TokenStream) -> TokenStream {
    let facts = from_text(facts).expect("facts");
    let name = format_ident!("{}", facts.path.last().expect("a name"));
    let facts = to_text(&facts);
    request_macro::request(quote! { [crate::bindings] [::dts_runtime] #facts #name derive Request { #input } })
}

fn errors(tokens: TokenStream) -> Vec<String> {
    super::faults::told(tokens).0
}

/// The struct as a person writes it, without what the spec says of the action.
fn without_action_facts(plan: &ActionPlan, action: &dts_codegen::model::Action) -> TokenStream {
    let mut plan = plan.request.clone();
    plan.rules = Vec::new();
    let mut input: syn::DeriveInput = syn::parse2(print::request(&plan, action)).expect("a struct");
    input.attrs.retain(|attribute| !attribute.path().is_ident("dts"));
    let spec = &plan.ident;
    let spec: syn::Attribute = syn::parse_quote!(#[dts(spec = bindings::product::#spec)]);
    input.attrs.push(spec);
    quote!(#input)
}

/// Whatever a generated request says of its parameters, the spec says, too: nothing is told, and what is checked is what the
/// generated request checks.
#[test]
fn every_action_is_what_its_spec_is() {
    let mut count = 0;
    equal::each(|action, plan| {
        let input = without_action_facts(plan, action);
        let tokens = held(&to_text(&plan.facts), &input);
        let name = &action.name;
        assert_eq!(errors(tokens.clone()), Vec::<String>::new(), "{name}");
        let planned: TokenStream = emit::request_impls(&plan.request, &Context::embedded()).into_iter().collect();
        assert_eq!(checks(name, tokens), checks(name, planned), "{name}");
        count += 1;
    });
    assert!(count > 100, "{count}");
}

/// The body of `check`.
fn checks(name: &str, tokens: TokenStream) -> String {
    let file: syn::File = syn::parse2(tokens).unwrap_or_else(|error| panic!("{name}: {error}"));
    let impls = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Impl(item) => Some(item),
        _ => None,
    });
    let methods = impls.flat_map(|item| item.items).filter_map(|item| match item {
        syn::ImplItem::Fn(method) if method.sig.ident == "check" => Some(method.block),
        _ => None,
    });
    methods.map(|block| quote!(#block).to_string()).collect()
}

const FACTS: &str = "dts-facts 2
(action Dts Move (path dts job move_job Move))
(members 'guide 1'
  (p Job job string required)
  (p Kind kind string (default a))
  (p Zone zone string)
  (p Size size int32 (min 1) (max 9))
  (p Mark mark string)
  (rule zone-then (required-if Zone) (when (in Kind b)))
  (rule mark-alone (valid-only-if Mark) (when (all (in Kind a) (given Job))))
  (rule one-or-other (at-least-one-of Zone Size))
  (rule small (range Size (max 5)) (when (any (in Kind a) (given Mark))))
  (rule large (range Size (min 2)) (when (not (in Kind a)))))
";

fn held_with(fields: TokenStream) -> TokenStream {
    let input = quote! {
        #[dts(spec = bindings::dts::Move)]
        struct Slim { #fields #[dts(extra)] extra: ExtraParameters }
    };
    held(FACTS, &input)
}

/// `Kind` is `a` where it has no field: rules about it hold or go, and lists lose what can't be given.
#[test]
fn rules_are_left_as_far_as_they_can_be_broken() {
    let fields = quote! {
        #[dts(name = "Job")] job: String,
        #[dts(name = "Size", maximum = 7)] size: Option<i32>,
        #[dts(name = "Mark")] mark: Option<String>,
    };
    let checked = checks("Slim", held_with(fields));
    assert!(!checked.contains("zone-then"), "{checked}");
    assert!(!checked.contains("mark-alone"), "{checked}");
    assert!(!checked.contains("large"), "{checked}");
    let one = "check . at_least_one_of (& Rule { id : \"one-or-other\" , says : \"at least one of `Zone` and `Size` is \
               required\" , source : \"guide 1\" } , & When :: Always , & [(\"Size\" , & self . size)])";
    assert!(checked.contains(one), "{checked}");
    assert!(
        checked.contains("source : \"guide 1\" } , & When :: Always , (\"Size\" , & self . size) , None , Some (5f64)"),
        "{checked}"
    );
    // The stricter maximum, and the minimum of the spec.
    assert!(checked.contains("minimum : Some (1f64) , maximum : Some (7f64)"), "{checked}");
}

#[test]
fn rules_that_fields_leave_open_stay_as_they_are() {
    let fields = quote! {
        #[dts(name = "Job")] job: String,
        #[dts(name = "Kind")] kind: Option<String>,
        #[dts(name = "Zone")] zone: Option<String>,
        #[dts(name = "Size")] size: Option<i32>,
    };
    let checked = checks("Slim", held_with(fields));
    // The default is inherited: an unset `Kind` counts as `a`.
    let small = "& When :: AnyOfOrUnset (& self . kind , & [\"a\"]) , (\"Size\" , & self . size) , None , Some (5f64)";
    assert!(checked.contains(small), "{checked}");
    assert!(checked.contains("required_if") && checked.contains("large"), "{checked}");
    assert!(!checked.contains("mark-alone"), "{checked}");
}

#[test]
fn what_can_not_be_kept_is_told() {
    let one = "at least one of `Zone` and `Size` is required (guide 1), and the struct has no field for that; add \
               `#[dts(name = \"Zone\")] zone: Option<String>` or `#[dts(name = \"Size\")] size: Option<i32>`";
    assert_eq!(errors(held_with(quote!(#[dts(name = "Job")] job: String,))), [one]);
    let zone = "`Zone` is required when `Kind` is `b` (guide 1), and the struct has no field for that; add \
                `#[dts(name = \"Zone\")] zone: Option<String>`";
    let fields = quote! {
        #[dts(name = "Job")] job: String,
        #[dts(name = "Kind")] kind: Option<String>,
        #[dts(name = "Size")] size: Option<i32>,
    };
    assert_eq!(errors(held_with(fields)), [zone]);
    let job = "`Job` is required (guide 1), and has no field; add `#[dts(name = \"Job\")] job: String`";
    let fields = quote!(#[dts(name = "Size")] size: Option<i32>, #[dts(name = "Mark")] mark: Option<String>,);
    assert_eq!(errors(held_with(fields)), [job]);
    // A misspelt name is told once.
    let misspelt = "action `Move` has no parameter `Jobb`; did you mean `Job`?";
    let fields = quote!(#[dts(name = "Jobb")] job: String, #[dts(name = "Size")] size: Option<i32>,);
    assert_eq!(errors(held_with(fields)), [misspelt]);
}

#[test]
fn bindings_that_are_older_are_told() {
    let older = FACTS.replace("dts-facts 2", "dts-facts 1");
    let input = quote!(
        struct Slim {
            #[dts(extra)]
            extra: ExtraParameters,
        }
    );
    let tokens = quote! { [crate] [::dts_runtime] #older Move derive Request { #input } };
    let told = errors(request_macro::request(tokens));
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("the bindings of `Move` are older than `dts-macros`"), "{told:?}");
}

/// Every token of the call and of the struct is left out: whatever comes of it, it is no panic.
#[test]
fn nothing_panics() {
    let fields = quote! {
        #[dts(name = "Job", max_length = 5)] job: String,
        #[dts(name = "Kind", default = "a")] kind: Option<String>,
        #[dts(name = "Size", minimum = 2)] size: Option<i32>,
    };
    let input = quote! {
        #[dts(spec = bindings::dts::Move, rule(id = "own", fixed("Size", 3)))]
        struct Slim { #fields #[dts(extra)] extra: ExtraParameters }
    };
    let count = super::faults::mutated(input.clone(), &mut usize::MAX.clone(), false).1;
    for index in 0..count {
        let (changed, _) = super::faults::mutated(input.clone(), &mut index.clone(), false);
        let facts = FACTS;
        let tokens = request_macro::request(quote! { [crate] [::dts_runtime] #facts Move derive Request { #changed } });
        syn::parse2::<syn::File>(tokens).unwrap();
    }
}
