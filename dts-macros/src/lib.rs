//! Derives for what no spec has: a preview action, an action of a private cloud, a value set of one's own.
//!
//! A struct with attributes becomes a request that behaves exactly like a generated one, because the same emitter
//! makes it: a builder that knows what is still missing, encoding, checks of all limits and rules at once, decoding.
//! A test proves that spec and derive give the same tokens for every action.
//!
//! Where there is a spec, and no build script is wanted, `include_spec!` (feature `spec-files`) takes its bindings in.
//!
//! Use them through the runtime, whose feature `derive` re-exports them beside the traits of the same names:
//!
//! ```toml
//! dts-runtime = { version = "0.1", features = ["derive"] }
//! ```
//!
//! What is behind `request!` of generated bindings is here, too; how requests are written with it is told by
//! `dts_runtime::request_macro`.
//!
//! # The four derives together
//!
//! ```
//! use dts_runtime::{Decode, ExtraParameters, Group, JsonText, Request, Secret, ValueSet, decode_json};
//!
//! /// Starts a rehearsal of a failover.
//! #[derive(Clone, Debug, PartialEq, Request)]
//! #[dts(product = "Dts", version = "2020-01-01", action = "StartRehearsal", response = RehearsalResponse)]
//! #[dts(source = "preview notes", idempotent)]
//! #[dts(error(code = "Rehearsal.Busy", status = 409, retryable))]
//! #[dts(rule(id = "express-needs-ip", required("Endpoint.IP"), only_then, when(any_of("Endpoint.Type", "Express"))))]
//! pub struct StartRehearsal {
//!     /// ID of the job.
//!     #[dts(name = "DtsJobId", max_length = 32)]
//!     pub dts_job_id: String,
//!     /// How the database is reached.
//!     #[dts(name = "Endpoint.Type", default = "ECS")]
//!     pub endpoint_type: Option<EndpointType>,
//!     /// IP address of the database.
//!     #[dts(name = "Endpoint.IP", format = "ip")]
//!     pub endpoint_ip: Option<String>,
//!     /// Password of the account.
//!     #[dts(name = "Endpoint.Password", body)]
//!     pub password: Option<Secret>,
//!     /// Tables to rehearse with.
//!     #[dts(name = "DbList", body)]
//!     pub db_list: Option<JsonText>,
//!     /// Zones to rehearse in.
//!     #[dts(name = "ZoneId.N", max_items = 3)]
//!     pub zone_id: Vec<String>,
//!     /// Tags of the rehearsal.
//!     #[dts(name = "Tag.N", group, max_items = 20)]
//!     pub tag: Vec<Tag>,
//!     /// Parameters that this struct does not know.
//!     #[dts(extra)]
//!     pub extra_parameters: ExtraParameters,
//! }
//!
//! /// A tag.
//! #[derive(Clone, Debug, PartialEq, Group)]
//! #[dts(name = "Tag.N")]
//! pub struct Tag {
//!     /// Its key.
//!     #[dts(name = "Key", min_length = 1)]
//!     pub key: String,
//!     /// Its value.
//!     #[dts(name = "Value")]
//!     pub value: Option<String>,
//! }
//!
//! /// How a database is reached.
//! #[derive(Clone, Debug, PartialEq, ValueSet)]
//! pub enum EndpointType {
//!     /// On an ECS instance.
//!     #[dts(text = "ECS")]
//!     Ecs,
//!     /// Over Express Connect.
//!     #[dts(text = "Express")]
//!     Express,
//!     /// Any other text.
//!     Unlisted(String),
//! }
//!
//! /// What the action answers.
//! #[derive(Clone, Debug, Default, PartialEq, Decode)]
//! pub struct RehearsalResponse {
//!     /// ID of the rehearsal.
//!     #[dts(name = "RehearsalId")]
//!     pub rehearsal_id: Option<i64>,
//!     /// Steps that are done.
//!     #[dts(name = "Steps", wrapper = "Step")]
//!     pub steps: Vec<String>,
//! }
//!
//! let request = StartRehearsal::builder()
//!     .dts_job_id("dtsexample0001")
//!     .endpoint_type(EndpointType::Express)
//!     .endpoint_ip("192.0.2.15")
//!     .zone_id(["cn-hangzhou-h"])
//!     .tag([Tag::builder().key("env").build()])
//!     .build()?;
//! let parameters: Vec<_> = request.parameters().iter().map(|(name, value)| format!("{name}={value}")).collect();
//! assert_eq!(
//!     parameters,
//!     [
//!         "DtsJobId=dtsexample0001",
//!         "Endpoint.IP=192.0.2.15",
//!         "Endpoint.Type=Express",
//!         "Tag.1.Key=env",
//!         "ZoneId.1=cn-hangzhou-h",
//!     ]
//! );
//!
//! let broken = StartRehearsal::builder().dts_job_id("dtsexample0001").endpoint_type("Express").build().unwrap_err();
//! assert_eq!(broken.as_slice()[0].rule, Some("express-needs-ip"));
//!
//! let response: RehearsalResponse = decode_json(br#"{"RehearsalId": "7", "Steps": {"Step": ["copy", "switch"]}}"#)?;
//! assert_eq!(response.rehearsal_id, Some(7));
//! assert_eq!(response.steps, ["copy", "switch"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The attribute
//!
//! Everything is said with `#[dts(...)]`, as often as one likes. Keys stand alone (`legacy`), have a value
//! (`name = "Tag.N"`), or a list (`error(code = "...")`). What goes where is listed at each derive: [`Request`],
//! [`Group`], [`ValueSet`], [`Decode`]. Documentation is taken from `///` lines.
//!
//! All four take `crate = path`, for a runtime that is found elsewhere than at `::dts_runtime`.
//!
//! All faults of a type are told at once, each at the token that it is about. The type then gets a stand-in, so that
//! code that uses it has no faults of its own.

mod assertions;
mod attribute;
mod docs;
mod editor;
mod expand;
mod faults;
mod field;
mod held_to_spec;
#[cfg(feature = "spec-files")]
mod include_spec;
mod limits;
mod names;
mod request;
mod request_macro;
mod structure;
#[cfg(test)]
mod tests;
mod types;
mod value_set;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct a request: `builder()`, `validate()` and `dts_runtime::Request`.
///
/// # On the struct
///
/// | attribute | says |
/// |---|---|
/// | `product = "Dts"`, `version = "2020-01-01"` | which API; both must be there |
/// | `product = dts_generated::dts::PRODUCT` | instead of these two: a `dts_runtime::Product`, with its hosts and errors |
/// | `action = "StartDtsJob"` | name on the wire; the struct's own name if left out |
/// | `response = SomeResponse` | type of the answer, must be there; it implements `dts_runtime::Decode` and `Default` |
/// | `source = "guide 6.5.2.8"` | where limits and rules come from, for reports |
/// | `legacy`, `idempotent`, `public_cloud_only` | facts about the action |
/// | `pagination(page = "PageNumber", size = "PageSize", items = "Jobs", total = "Total")` | pages by number; `size` and `total` may be left out |
/// | `pagination(token = "NextToken", next = "NextToken", items = "Jobs")` | pages by token |
/// | `error(code = "Busy", status = 409, retryable)` | an error code; repeated |
/// | `waiter(name = "running", field = "Status", success("Running"), failure("Failed"))` | a state to wait for; repeated |
/// | `rule(id = "...", ..., when(...), says = "...", source = "...")` | a rule across parameters; repeated |
/// | `builder = Name` | name of the builder, where `<Struct>Builder` is taken |
/// | `spec = dts_generated::dts::StartDtsJob` | instead of all facts about the action: [the spec has them](#a-struct-held-to-a-spec) |
///
/// # On a field
///
/// | attribute | says |
/// |---|---|
/// | `name = "Endpoint.IP"` | wire name, must be there: nothing is guessed; lists end in `.N` |
/// | `group` | items of the `Vec` derive [`Group`] |
/// | `named` | the type is one's own, though it is called like one of the runtime's |
/// | `required` | the `Vec` may not be empty |
/// | `default = "ECS"`, `default = 30`, `default = true` | what the service assumes; conditions count on it |
/// | `body` | travels in the form body |
/// | `deprecated = "what to do instead"` | the builder's methods are deprecated |
/// | `minimum = 1`, `maximum = 5` | range, inclusive |
/// | `one_of(30, 50)`, `known_among(30, 50)` | numbers that are allowed; numbers that are known, but not all |
/// | `min_length = 8`, `max_length = 32`, `charset = "A-Za-z0-9_"` | characters |
/// | `classes(2, upper, lower, digit, special)` | how many kinds of characters must occur |
/// | `pattern = "..."` | regular expression that matches the whole text |
/// | `format = "ip"` | `timestamp`, `epoch_seconds`, `epoch_milliseconds`, `port`, `ip` or `phone_list` |
/// | `min_items = 1`, `max_items = 50` | items of a list |
/// | `member(name = "Key", field = key)` | where rules find `Tag.N.Key`, if not at the snake case of `Key` |
/// | `unlisted` | beside `spec`: the service has the parameter, and the spec not yet |
/// | `extra` | takes parameters that the struct does not know; one field has it, of the type `ExtraParameters` |
///
/// A parameter is required unless its type is an `Option` or a `Vec`. Types are known by their last word: `String`,
/// `bool`, `i32`, `i64`, `f64`, `JsonText`, `Document<T>`, `Secret`, `Csv<T>`, `Vec<T>`; any other is one's own and derives
/// [`ValueSet`].
///
/// A text parameter with the wire name `ClientToken` is the one by which the service recognizes a request that is sent
/// again; `ACTION.client_token` names it.
///
/// # Rules
///
/// | demand | says |
/// |---|---|
/// | `required("A", "B"), when(...)` | they must be given then; with `only_then` they may be given only then |
/// | `valid("A"), when(...)` | it may be given only then |
/// | `at_least_one_of("A", "B")`, `exactly_one_of("A", "B")` | as it reads |
/// | `requires("B"), with = "A"` | B must be given where A is |
/// | `fixed("A", "value"), when(...)` | if A is given, it has this value; repeated for more parameters |
/// | `range("A", minimum = 1, maximum = 5), when(...)` | if A is given, it is in this range; repeated likewise |
///
/// Conditions in `when(...)` are `any_of("A", "value", ...)`, `none_of("A", "value", ...)`, `present("A")`,
/// `absent("A")`, `all(...)`, `any(...)` and `not(...)`; of several, all must hold. A parameter that is not given counts
/// as its `default`. Demands may look into a `Document<T>` by path: `required("Objects/*/name")`, where `*` is every entry
/// of a map or list. `says` is the rule in one sentence; without it the sentence is made from the rule.
///
/// ```
/// use dts_runtime::{ExtraParameters, Request, Value};
///
/// #[derive(Clone, Debug, PartialEq, Request)]
/// #[dts(product = "Dts", version = "2020-01-01", response = Value, legacy)]
/// #[dts(rule(id = "years-are-few", range("UsedTime", minimum = 1, maximum = 5), when(any_of("Period", "Year"))))]
/// struct ExtendRehearsal {
///     #[dts(name = "Period", default = "Month")]
///     period: Option<String>,
///     #[dts(name = "UsedTime", minimum = 1)]
///     used_time: i32,
///     #[dts(extra)]
///     extra: ExtraParameters,
/// }
///
/// assert!(ExtendRehearsal::builder().used_time(12).build().is_ok());
/// let broken = ExtendRehearsal::builder().used_time(12).period("Year").build().unwrap_err();
/// assert!(broken.to_string().contains("`UsedTime` must be from 1 to 5 when `Period` is `Year`"));
/// ```
///
/// # Values in attributes
///
/// What stands in attributes is held against the field that it is for, by the code that judges literals in `request!`. Each
/// of these is an error at its token:
///
/// | written | is an error |
/// |---|---|
/// | `default = ...`, values in `any_of`, `none_of` and `fixed` | if the field's own type or limits refuse them: range, `one_of`, length, characters, `pattern`, `format` |
/// | the same for a type of one's own | if it is a complete [`ValueSet`] without such a member |
/// | `range("A", ...)` | if nothing of it is within the field's `minimum` and `maximum`, or among its `one_of` |
/// | `pattern = "..."` | if it is no regular expression |
/// | `when(...)` | if no values can meet it; of a `valid`, if all do |
/// | `required`, `requires`, `at_least_one_of` | if what they demand is in every request anyway |
/// | `valid("A"), when(...)` | if A is required, and the condition is not about A itself |
/// | two rules | if one demands what the other forbids, in the same case or wherever it demands anything |
///
/// Members of groups are held against nothing here: their struct is another one.
///
/// # A struct held to a spec
///
/// A program that needs five of sixty parameters can have a request of its own, with its own names, types and stricter
/// limits, and be told by the compiler where it drifts from the spec:
///
/// ```ignore
/// #[derive(Clone, Debug, PartialEq, dts_runtime::Request)]
/// #[dts(spec = dts_generated::dts::RenewInstance)]
/// pub struct Renew {
///     #[dts(name = "DtsJobId", max_length = 32)]
///     pub job: String,
///     #[dts(name = "ChargeType")]
///     pub charge: ChargeType,
///     #[dts(name = "BuyCount")]
///     pub months: String,
///     #[dts(extra)]
///     pub extra: dts_runtime::ExtraParameters,
/// }
/// ```
///
/// `spec` is the path of the request's generated type, through its product's module. The bindings may be those of
/// `dts-generated` (feature `macros`), or of a spec of one's own: of `dts-codegen generate`, a build script or `include_spec!`.
///
/// **What the struct lets through, the spec lets through.** That is all that is demanded; `extra` is outside of it, and what
/// is `unlisted`.
///
/// | of | the spec decides | the struct may |
/// |---|---|---|
/// | the action | `ACTION`, with product, pages, errors and waiters: they are not said again | have another `response`; without one it is the spec's |
/// | parameters | which there are, by wire name | leave out what is not required; add one that is `unlisted` |
/// | types | text, boolean, number, JSON document, value set, list, groups | keep a text as a `Secret` or a value set of its own |
/// | value sets | the members, compared with those of the field's type; whether others are refused; whether case counts | name members as it likes |
/// | documents | the type, if the spec describes one: `Document<...>` of the bindings | |
/// | groups | the members | have a struct of its own that derives [`Group`] with `name = "Tag.N", spec = ...` |
/// | required parameters | they are no `Option`; a list is `required` | require more |
/// | `body` | where a parameter travels | |
/// | limits | what is not said is the spec's | be stricter; `charset`, `pattern`, `classes`, `format` and `one_of` stay as they are |
/// | `default`, `deprecated` | both come along | say the same default, or another note |
/// | rules | all come along, with their ids, sentences and sources | have others, under ids of their own |
///
/// A parameter without a field is never set. So rules of the spec go where this keeps them, lists and conditions lose what
/// is decided, and a rule that demands a parameter without a field is an error that says which field to add. A `fixed`
/// without a condition on a required field counts as knowledge: with `rule(id = "never-checked", fixed("JobType", "SYNC"))`, what
/// the spec demands of other job types is demanded of nobody.
///
/// Members of value sets, documents and groups are compared by the compiler, which does so when all else is right.
///
/// # Pages and waiters
///
/// `pagination(...)` and `waiter(...)` are facts. Where they are in an answer is said by hand, since the derive does not see
/// the fields of the answer:
///
/// ```
/// use dts_runtime::{Decode, ExtraParameters, Paged, Request, Total, Wait, decode_json};
///
/// #[derive(Clone, Debug, PartialEq, Request)]
/// #[dts(product = "Dts", version = "2020-01-01", response = ListRehearsalsResponse)]
/// #[dts(pagination(page = "PageNumber", items = "Rehearsals", total = "Total"))]
/// #[dts(waiter(name = "over", field = "Status", success("Over"), failure("Failed")))]
/// struct ListRehearsals {
///     #[dts(name = "PageNumber")]
///     page_number: Option<i32>,
///     #[dts(extra)]
///     extra: ExtraParameters,
/// }
///
/// #[derive(Clone, Debug, Default, PartialEq, Decode)]
/// struct ListRehearsalsResponse {
///     #[dts(name = "Rehearsals")]
///     rehearsals: Vec<String>,
///     #[dts(name = "Total")]
///     total: Option<String>,
///     #[dts(name = "Status")]
///     status: Option<String>,
/// }
///
/// impl Paged for ListRehearsals {
///     type Item = String;
///
///     fn take_items(response: &mut ListRehearsalsResponse) -> Vec<String> {
///         std::mem::take(&mut response.rehearsals)
///     }
///
///     fn items(response: &ListRehearsalsResponse) -> &[String] {
///         &response.rehearsals
///     }
///
///     fn total(response: &ListRehearsalsResponse) -> Option<i64> {
///         Total::total(&response.total)
///     }
/// }
///
/// impl ListRehearsals {
///     fn until_over(self) -> Wait<Self> {
///         Wait::new(self, const { Self::ACTION.waiter("over") }, |response| response.status.as_deref())
///     }
/// }
///
/// let answer: ListRehearsalsResponse = decode_json(br#"{"Rehearsals": ["a"], "Total": "3", "Status": "Over"}"#)?;
/// assert_eq!((ListRehearsals::items(&answer).len(), ListRehearsals::total(&answer)), (1, Some(3)));
/// let wait = ListRehearsals::builder().build()?.until_over();
/// assert_eq!(wait.state(&answer), Some("Over"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # What is missing
///
/// A required parameter that is missing is a compile error, which names the parameter and the method:
///
/// ```compile_fail,E0277
/// use dts_runtime::{ExtraParameters, Request, Value};
///
/// #[derive(Clone, Debug, PartialEq, Request)]
/// #[dts(product = "Dts", version = "2020-01-01", response = Value)]
/// struct StopRehearsal {
///     #[dts(name = "DtsJobId")]
///     dts_job_id: String,
///     #[dts(extra)]
///     extra: ExtraParameters,
/// }
///
/// // error: required parameter `DtsJobId` of `StopRehearsal` is missing
/// StopRehearsal::builder().build();
/// ```
#[proc_macro_derive(Request, attributes(dts))]
pub fn derive_request(input: TokenStream) -> TokenStream {
    expand::request(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct a group of parameters that share a number: `Tag.1.Key` and `Tag.1.Value`.
///
/// It gets `builder()` and `dts_runtime::Group`. On the struct stand `name = "Tag.N"`, the list that it is an item of
/// (for messages; it may be left out where several lists share the group), and `builder = Name`. Fields take what those
/// of a [`Request`](macro@Request) take, except `group`, `body` and `extra`; their names leave the list's out. With
/// `spec = dts_generated::dts::TagResources` beside the name, the group is held to what the spec says of that list's members, as
/// a request [is held to its parameters](derive@Request#a-struct-held-to-a-spec).
///
/// ```
/// use dts_runtime::{ExtraParameters, Group, Request, Value};
///
/// #[derive(Clone, Debug, PartialEq, Group)]
/// #[dts(name = "Filter.N")]
/// struct Filter {
///     #[dts(name = "Key", max_length = 64)]
///     key: String,
///     #[dts(name = "Value.N", required)]
///     values: Vec<String>,
/// }
///
/// #[derive(Clone, Debug, PartialEq, Request)]
/// #[dts(product = "Dts", version = "2020-01-01", response = Value)]
/// struct ListRehearsals {
///     #[dts(name = "Filter.N", group)]
///     filter: Vec<Filter>,
///     #[dts(extra)]
///     extra: ExtraParameters,
/// }
///
/// let filter = Filter::builder().key("zone").values(["h", "i"]).build();
/// let request = ListRehearsals::builder().filter([filter]).build().unwrap();
/// let parameters = request.parameters();
/// let names: Vec<&str> = parameters.iter().map(|(name, _)| name).collect();
/// assert_eq!(names, ["Filter.1.Key", "Filter.1.Value.1", "Filter.1.Value.2"]);
/// ```
#[proc_macro_derive(Group, attributes(dts))]
pub fn derive_group(input: TokenStream) -> TokenStream {
    expand::group(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct a response, or a part of one: `dts_runtime::Decode`.
///
/// Each field has `name = "..."`, its wire name. A list may have `wrapper = "..."`, the element between it and its
/// items: `{"Jobs": {"Job": [...]}}`. Fields of a response are `Option`s, lists and maps, since services leave things
/// out; `dts_runtime::Nested<T>` holds a structure within itself. The struct also needs `Default`.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use dts_runtime::{Decode, Nested, decode_json};
///
/// #[derive(Clone, Debug, Default, PartialEq, Decode)]
/// struct Jobs {
///     #[dts(name = "Jobs", wrapper = "Job")]
///     jobs: Vec<Job>,
///     #[dts(name = "Delays")]
///     delays: BTreeMap<String, i64>,
/// }
///
/// #[derive(Clone, Debug, Default, PartialEq, Decode)]
/// struct Job {
///     #[dts(name = "Id")]
///     id: Option<String>,
///     #[dts(name = "Reverse")]
///     reverse: Option<Nested<Job>>,
/// }
///
/// let body = br#"{"Jobs": {"Job": [{"Id": 1, "Reverse": {"Id": "2"}}]}, "Delays": {"h": "15"}}"#;
/// let jobs: Jobs = decode_json(body).unwrap();
/// assert_eq!(jobs.jobs[0].reverse.as_ref().unwrap().id.as_deref(), Some("2"));
/// assert_eq!(jobs.delays["h"], 15);
/// ```
#[proc_macro_derive(Decode, attributes(dts))]
pub fn derive_decode(input: TokenStream) -> TokenStream {
    expand::structure(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes an enum a value set: `dts_runtime::ValueSet`, `as_str`, `From<&str>`, `Display` and `Default`.
///
/// Each variant has `text = "..."`, its text on the wire in its exact case; one more takes any other text, because
/// services send values that nobody has listed: `Unlisted(String)`, under any name. On the enum,
/// `complete = false` says that the documents do not list all, so that other texts are a warning, and
/// `case_insensitive` says that the case of a text does not count.
///
/// ```
/// use dts_runtime::ValueSet;
///
/// #[derive(Clone, Debug, PartialEq, ValueSet)]
/// #[dts(complete = false, case_insensitive)]
/// enum Engine {
///     #[dts(text = "MySQL")]
///     MySql,
///     #[dts(text = "ORACLE")]
///     Oracle,
///     Unlisted(String),
/// }
///
/// assert_eq!(Engine::from("oracle"), Engine::Oracle);
/// assert_eq!(Engine::from("Tea").as_str(), "Tea");
/// ```
#[proc_macro_derive(ValueSet, attributes(dts))]
pub fn derive_value_set(input: TokenStream) -> TokenStream {
    expand::value_set(&parse_macro_input!(input as DeriveInput)).into()
}

/// What `request!` of generated bindings calls; it hands over where the bindings are and what they know of the action.
#[doc(hidden)]
#[proc_macro]
pub fn __request(input: TokenStream) -> TokenStream {
    request_macro::request(input.into()).into()
}

/// Takes in the bindings of a spec folder that lies in the crate: `include_spec!("spec");`.
///
/// The path is relative to the folder of the crate's Cargo.toml. The macro stands where items stand, and becomes a module
/// for each product of the folder: the same bindings as `dts-codegen generate` and `dts_codegen::compile` make.
///
/// ```toml
/// dts-runtime = { version = "0.1", features = ["spec-files"] }
/// ```
///
/// ```ignore
/// mod bindings {
///     dts_runtime::include_spec!("spec", module = "bindings");
/// }
///
/// let request = bindings::vault::request!(CreateSecret { secret_name: "db/orders", secret_type: Generic, .. });
/// ```
///
/// | argument | says |
/// |---|---|
/// | `"spec"` | the spec folder: that of the product folders, or the one with `product.yaml` |
/// | `module = "bindings"` | in which module of the crate the macro stands; `request!` of the bindings needs it, which finds its types from anywhere. Left out at the root of the crate |
/// | `runtime = "::my_api::runtime"` | where the runtime is found, if not at `dts_runtime` |
///
/// The module may be private; the runtime must be public, since the exported `request!` leads there. A crate can have the
/// same product twice, in two modules.
///
/// # Faults of the spec
///
/// Each fault is an error of its own at the path in the macro, all at once. Its text begins with file, line and column in
/// the spec, and shows the line:
///
/// ```text
/// error: spec/vault/actions/secret/create_secret.yaml:10:5: unknown key `requird` in parameter `SecretName`; did you mean `required`? [E011]
///            |
///         10 |     requird: true
///            |     ^^^^^^^ unknown key
///  --> src/lib.rs:7:32
/// ```
///
/// Actions without faults get their bindings all the same, so that code that uses them has no errors of its own. What the
/// generator warns of comes as the warning of a deprecated item, which `#[allow(deprecated)]` on the module around the macro
/// silences. `dts-codegen lint` tells the same without building anything.
///
/// # Changes
///
/// The compiler is told every file that was read, so that the crate is built again when one of them changes or goes. It
/// can't be told a folder: a file that is *added* is not seen until one of the others changes, or the file with the macro
/// does. Where that matters, use a build script, which is told of folders: `dts_codegen::compile`.
///
/// # Cost
///
/// The bindings are made in each build of the crate and whenever an editor asks, on one core; and users of the crate build
/// the generator, with YAML and a printer. `dts_codegen::compile` in a build script makes them when the spec changes, and
/// `dts-codegen generate` before anything is built.
#[cfg(feature = "spec-files")]
#[proc_macro]
pub fn include_spec(input: TokenStream) -> TokenStream {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(std::path::PathBuf::from);
    include_spec::include_spec(input.into(), package).into()
}
