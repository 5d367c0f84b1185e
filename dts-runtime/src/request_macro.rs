//! What `request!` of generated bindings takes, and what it checks when.
//!
//! Every generated product has a macro `request!`. It builds a request of one of its actions, and checks at compile time
//! whatever is written out:
//!
//! ```text
//! let request = dts_generated::dts::request!(ConfigureDtsJob {
//!     job_type: Sync,
//!     source_endpoint_instance_type: Express,
//!     source_endpoint_ip: "192.0.2.15",
//!     db_list: { "orders": { "name": "orders", "all": true } },
//!     dts_job_name: name,
//!     ..
//! })?;
//! ```
//!
//! It needs the feature `derive` of this crate. No file is read: the facts of the actions are in the bindings.
//!
//! # What is written
//!
//! The name of an action, and its parameters between braces, in any order.
//!
//! | written | says |
//! |---|---|
//! | `name: value` | a parameter by its Rust name, which is that of the builder's method |
//! | `"Endpoint.IP": value` | by its wire name; a list with or without `.N` |
//! | `name` | the variable `name`, as in a struct's literal |
//! | `maybe name: option` | an `Option` of the parameter's own type, which the builder's `maybe_name` takes |
//! | `..` at the end | the others are not set; it may be left out |
//!
//! What a value is depends on its parameter:
//!
//! | parameter | value |
//! |---|---|
//! | text, secret | `"text"` |
//! | boolean, number | `true`, `5`, `-5`, `0.5` |
//! | one of a value set | a member's name, `Sync` or `JobType::Sync`, which needs no import; or its text, `"SYNC"` |
//! | list, also with commas | `["a", name]` |
//! | list of groups | `[{ key: "team", value: "orders" }]`, with the names of the group |
//! | JSON document | `{ "name": name, "all": true }` or `[...]`; or a text that holds JSON |
//!
//! In a JSON document a value is a literal, `null`, a list, an object, or any expression that JSON can hold: texts, numbers,
//! booleans, lists of them, [`Value`](crate::Value), value sets, and structures of documents. The name of a member is a
//! text, or an expression in parentheses: `(database): { "all": true }`.
//!
//! Everywhere else a value may be any expression that the builder's method takes. Expressions are evaluated once, in the
//! order written; a `?`, `return` or `.await` in them belongs to the function around the macro. A word in camel case is a
//! member where a value set is expected, and any other word is a variable or a constant.
//!
//! # What is checked when
//!
//! Names, types, required parameters, value sets, limits, formats, the shape of documents, and rules across parameters are
//! checked at compile time as far as literals decide them. All faults are told at once, each at its own token; what is
//! missing is told at the action's name, or at the braces of its group.
//!
//! An expression is not looked into. What depends on it is checked when the program runs, and so the macro gives
//!
//! - the request itself, when everything was decided: `let request: StartDtsJob = request!(...)`;
//! - a `Result<Request, Violations>`, when something was left open: of an expression for a text that has no limit and
//!   that no rule speaks of nothing is left open.
//!
//! It is the builder's `build_unchecked()` or `build()` that is called; nothing else is different. A value set that is not
//! known to be complete, and what else the documents would find unusual, is worth a warning: it comes as that of a deprecated
//! item, as those of deprecated parameters and of parameters that only the public cloud documents do. `#[allow(deprecated)]`
//! silences them.
//!
//! A parameter that is newer than the bindings is no matter of the macro: build such a request with the builder, which has
//! `extra_parameter`.
//!
//! # Editors
//!
//! The macro becomes the builder's calls, with the tokens of the user: names lead to methods, members to their enum, the
//! action to its request, and expressions are what they are elsewhere. This holds for a faulty request too, whose names and
//! values are kept in a branch that never runs; a name that no parameter has, such as one that is only half written, is
//! shown to rust-analyzer alone (`cfg(rust_analyzer)`) as a method of the builder, from where it is completed. Wire names in
//! quotes are texts for editors, which neither complete nor follow them.

/// Stands in for the procedural macro, which comes with the feature `derive`.
#[cfg(not(feature = "derive"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    ($($given:tt)*) => {
        ::core::compile_error!(
            "`request!` needs the feature `derive` of `dts-runtime`; write `dts-runtime = { version = \"0.1\", \
             features = [\"derive\"] }` into Cargo.toml, or build the request with its builder"
        )
    };
}
