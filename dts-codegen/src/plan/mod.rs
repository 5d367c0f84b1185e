//! Model to [`item`](crate::item)s: the one place that knows Rust names, keywords, acronyms, modules and doc texts.

mod codes;
mod docs;
mod documents;
mod facts;
mod names;
mod pages;
mod request;
mod response;
mod rules;
mod scope;
mod value_sets;

pub use codes::CODES;
pub use documents::{DocumentOutline, DocumentPlan};
pub use names::{field_name, type_name, variant_name};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity},
    facts::ActionFacts,
    item::{ErrorCodeItem, GroupItem, PagedItem, RequestItem, StructureItem, ValueSetItem, WaitsItem},
    model::{Action, ErrorCode, Model, Product},
    parallel,
};

/// Everything that is to be emitted. `A` is what is known of each action, `D` of each document: all its items, or what its
/// module is called.
#[derive(Clone, Debug)]
pub struct Plan<A = ActionPlan, D = DocumentPlan> {
    /// Products in the order of their folders.
    pub products: Vec<ProductPlan<A, D>>,
}

/// A product: a module.
#[derive(Clone, Debug)]
pub struct ProductPlan<A = ActionPlan, D = DocumentPlan> {
    /// Name of its module.
    pub module: String,
    /// Spec file that it comes from.
    pub file: String,
    /// Documentation of the module.
    pub docs: Vec<String>,
    /// Name on the wire.
    pub name: String,
    /// API version.
    pub version: String,
    /// Host that serves where no other is listed.
    pub default_endpoint: Option<String>,
    /// Hosts by region.
    pub endpoints: Vec<(String, String)>,
    /// Error codes that any action may give.
    pub errors: Vec<ErrorCodeItem>,
    /// JSON documents: a module inside.
    pub documents: Vec<D>,
    /// Groups of actions: modules inside.
    pub groups: Vec<GroupPlan<A>>,
}

/// A group of actions: a module.
#[derive(Clone, Debug)]
pub struct GroupPlan<A = ActionPlan> {
    /// Name of its module.
    pub module: String,
    /// Documentation of the module.
    pub docs: Vec<String>,
    /// Its actions.
    pub actions: Vec<A>,
}

/// An action: a module with all its items.
#[derive(Clone, Debug)]
pub struct ActionPlan {
    /// Wire name.
    pub action: String,
    /// Name of its module.
    pub module: String,
    /// Spec file that it comes from.
    pub file: String,
    /// Documentation of the module.
    pub docs: Vec<String>,
    /// The request.
    pub request: RequestItem,
    /// How its results come in pages.
    pub paged: Option<PagedItem>,
    /// What can be waited for with it.
    pub waits: Option<WaitsItem>,
    /// Groups of parameters.
    pub groups: Vec<GroupItem>,
    /// Value sets of parameters and response.
    pub value_sets: Vec<ValueSetItem>,
    /// The response and its structures; the response is the first.
    pub structures: Vec<StructureItem>,
    /// What `request!` knows of the action.
    pub facts: ActionFacts,
}

/// An action as its surroundings see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionOutline {
    /// Wire name.
    pub action: String,
    /// Name of its module.
    pub module: String,
    /// Spec file that it comes from.
    pub file: String,
    /// Documentation of the module.
    pub docs: Vec<String>,
    /// Name of the request's structure.
    pub request: String,
    /// What `request!` knows of the action, as text.
    pub facts: String,
}

impl ActionPlan {
    /// The action as its surroundings see it.
    pub fn outline(&self) -> ActionOutline {
        ActionOutline {
            action: self.action.clone(),
            module: self.module.clone(),
            file: self.file.clone(),
            docs: self.docs.clone(),
            request: self.request.ident.to_string(),
            facts: crate::facts::to_text(&self.facts),
        }
    }
}

/// Plans everything that the model holds. Actions with faults are left out and their faults are told.
pub fn plan(model: &Model) -> (Plan, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut products = Vec::new();
    for product in &model.products {
        let links = docs::Links::new(product);
        let plans = product.actions.iter().map(|action| self::action(product, action, &links, &mut diagnostics));
        let plans = plans.collect();
        let documents = product.documents.iter().filter_map(|one| documents::document(one, &links, &mut diagnostics));
        let documents = documents::unique(product, documents.collect(), DocumentPlan::outline, &mut diagnostics);
        let request = |plan: &ActionPlan| plan.request.ident.to_string();
        products.push(self::product(product, plans, request, documents, &mut diagnostics));
    }
    (Plan { products }, diagnostics)
}

/// What becomes of a model when each action and each document is planned and worked on apart.
pub(crate) type PlanOf<A, D> = Plan<(ActionOutline, A), (DocumentOutline, D)>;

/// Plans on all cores. Items can't cross threads, so `work` makes what can of the plan of each action, and
/// `work_document` of the plan of each document.
pub(crate) fn plan_each<A: Send, D: Send>(
    model: &Model,
    work: impl Fn(&ActionPlan) -> A + Sync,
    work_document: impl Fn(&DocumentPlan) -> D + Sync,
) -> (PlanOf<A, D>, Diagnostics) {
    let links: Vec<_> = model.products.iter().map(docs::Links::new).collect();
    let products = || model.products.iter().zip(&links);
    let documents: Vec<_> =
        products().flat_map(|(product, links)| product.documents.iter().map(move |one| (links, one))).collect();
    let documents = parallel::map(&documents, |(links, document)| {
        let mut diagnostics = Diagnostics::new();
        let plan = documents::document(document, links, &mut diagnostics);
        (plan.map(|plan| (plan.outline(), work_document(&plan))), diagnostics)
    });
    let actions: Vec<_> = products()
        .flat_map(|(product, links)| product.actions.iter().map(move |action| (product, links, action)))
        .collect();
    let actions = parallel::map(&actions, |(product, links, action)| {
        let mut diagnostics = Diagnostics::new();
        let plan = self::action(product, action, links, &mut diagnostics);
        (plan.map(|plan| (plan.outline(), work(&plan))), diagnostics)
    });
    let mut diagnostics = Diagnostics::new();
    let (mut actions, mut documents) = (actions.into_iter(), documents.into_iter());
    let mut products = Vec::new();
    for product in &model.products {
        let plans = taken(actions.by_ref().take(product.actions.len()), &mut diagnostics);
        let planned = taken(documents.by_ref().take(product.documents.len()), &mut diagnostics);
        let planned = planned.into_iter().flatten().collect();
        let planned = documents::unique(product, planned, |(outline, _)| outline.clone(), &mut diagnostics);
        let request = |(outline, _): &(ActionOutline, A)| outline.request.clone();
        products.push(self::product(product, plans, request, planned, &mut diagnostics));
    }
    (Plan { products }, diagnostics)
}

/// The plans; their faults are gathered.
fn taken<T>(results: impl Iterator<Item = (Option<T>, Diagnostics)>, diagnostics: &mut Diagnostics) -> Vec<Option<T>> {
    let plans = results.map(|(plan, faults)| {
        diagnostics.append(faults);
        plan
    });
    plans.collect()
}

/// The product with its actions, which are given in the order of the model.
fn product<A, D>(
    product: &Product,
    plans: Vec<Option<A>>,
    request: impl Fn(&A) -> String,
    documents: Vec<D>,
    diagnostics: &mut Diagnostics,
) -> ProductPlan<A, D> {
    let mut groups: Vec<GroupPlan<A>> = Vec::new();
    let mut planned: Vec<(String, String)> = Vec::new();
    for (action, plan) in product.actions.iter().zip(plans) {
        let Some(plan) = plan else { continue };
        // Requests are offered from the product's module as well, so their names must differ there.
        let ident = request(&plan);
        if let Some((_, other)) = planned.iter().find(|(taken, _)| *taken == ident) {
            diagnostics.push(
                Diagnostic::error(
                    &codes::NAME_COLLISION,
                    format!("actions `{other}` and `{}` both become the Rust type `{ident}`", action.name),
                )
                .at(action.place.clone()),
            );
            continue;
        }
        planned.push((ident, action.name.clone()));
        match groups.last_mut() {
            Some(group) if group.module == action.group => group.actions.push(plan),
            _ => groups.push(GroupPlan {
                module: action.group.clone(),
                docs: docs::group(product, &action.group),
                actions: vec![plan],
            }),
        }
    }
    ProductPlan {
        module: product.folder.clone(),
        file: product.file.clone(),
        docs: docs::product(product),
        name: product.name.clone(),
        version: product.version.clone(),
        default_endpoint: product.default_endpoint.clone(),
        endpoints: product.endpoints.clone(),
        errors: errors(&product.errors),
        documents,
        groups,
    }
}

fn action(
    product: &Product,
    action: &Action,
    links: &docs::Links,
    diagnostics: &mut Diagnostics,
) -> Option<ActionPlan> {
    let mut scope = scope::Scope::new(action);
    let names = scope.types();
    let groups = request::groups(action, links, &names, &mut scope);
    let request = request::request(product, action, links, &names, &mut scope);
    let value_sets = value_sets::value_sets(action, links, &names, &mut scope);
    let structures = response::structures(action, links, &names, &mut scope);
    let response = structures.get(action.response.0);
    let paged = response.and_then(|response| pages::paged(action, &names, response));
    let waits = response.and_then(|response| pages::waits(action, links, &names, response));
    let faults = scope.into_faults();
    let failed = faults.iter().any(|fault| fault.severity == Severity::Error);
    faults.into_iter().for_each(|fault| diagnostics.push(fault));
    (!failed).then(|| ActionPlan {
        action: action.name.clone(),
        module: action.module.clone(),
        file: action.file.clone(),
        docs: docs::module(action, links),
        facts: facts::facts(product, action, &request, &groups, &value_sets),
        request,
        paged,
        waits,
        groups,
        value_sets,
        structures,
    })
}

fn errors(errors: &[ErrorCode]) -> Vec<ErrorCodeItem> {
    errors
        .iter()
        .map(|error| ErrorCodeItem { code: error.code.clone(), status: error.status, retryable: error.retryable })
        .collect()
}
