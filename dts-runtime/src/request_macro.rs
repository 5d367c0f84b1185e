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
//! A value in `const { ... }` is known when it is compiled: see [constants](#constants).
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
//! # Constants
//!
//! A constant has the limits of a parameter if it is written as that parameter's value:
//!
//! ```text
//! const PORT: &str = dts::request!(ConfigureDtsJob::source_endpoint_port = "3306");
//! const KIND: JobType = dts::request!(ConfigureDtsJob::job_type = Sync);
//! const SIZE: i32 = dts::request!(DescribeDtsJobs::page_size = SIZES.1);
//! const TEAM: &str = dts::request!(TagResources::"Tag.N.Key" = "team");
//! ```
//!
//! The macro gives the value itself:
//!
//! | parameter | value |
//! |---|---|
//! | text, secret | `&'static str`; a secret is one when it is given to a request |
//! | boolean, number | `bool`, `i32`, `i64`, `f64` |
//! | one of a value set | the member; texts that are not listed are none |
//! | list, also with commas | one item of it |
//! | member of a group | by its wire name in quotes: `"Tag.N.Key"` |
//! | JSON document | its text, of which all is written out, or a text |
//!
//! Literals are judged as in requests, but for rules across parameters. Everything else must be a constant expression,
//! wherever it stands, and is held to the limits of the parameter when it is evaluated: length, characters, range, numbers
//! that are allowed, and format. What breaks them is the error `evaluation panicked`, at the expression; what is not
//! constant, the compiler refuses by itself (E0435, E0015). Of an expression three things are not looked at, and are checked
//! where a request takes the constant: its pattern, which no constant can be matched with, what is in a JSON document, and
//! whether a member's text, `Unlisted`, is a documented one.
//!
//! In a request, `const { PORT }` says of an expression that it is constant, and is held to the limits of its parameter in
//! the same way:
//!
//! ```text
//! let request = dts::request!(SwitchSynchronizationEndpoint { endpoint_port: const { PORT }, .. });
//! ```
//!
//! That limits are kept is decided then; patterns and rules are not, and leave the request open as other expressions do. This
//! is so for texts and numbers that have limits: such a text is a `&'static str`, which an error says of any other type. For
//! all other parameters `const` means what it always does, and the value may be whatever the builder takes. A literal in
//! such a block is judged as a literal.
//!
//! `cargo check` and editors tell this of constants, and in functions of what is plainly no generic: `const { PORT }` for a
//! text, `const { config::SIZE }`. Other blocks in functions are evaluated by `cargo build`.
//!
//! Types of one's own get limits by [`Limits::text`](crate::Limits::text) and its like, which are what the macro calls.
//!
//! # What is newer
//!
//! A parameter that is newer than the bindings is no matter of the macro: build such a request with the builder, which has
//! `extra_parameter`.
//!
//! # Editors
//!
//! Tried with rust-analyzer 1.95.0 (2026-04-14), by a test of the repository; the same for bindings of `dts-generated`, of a
//! build script and of `include_spec!`, in requests that are whole and in those that are half written or faulty elsewhere.
//!
//! | place | go to definition, hover | completion |
//! |---|---|---|
//! | action | its request | the actions of the bindings, once a letter is written |
//! | parameter, also in a group or behind `Action::` | the builder's method | the parameters: half written, or nothing yet; in braces, behind a comma, on a new line |
//! | wire name in quotes | the builder's method | none |
//! | member of a value set | the member | the members: from a capital letter on, behind `JobType::`, or where nothing is written yet |
//! | member as a text, `"SYNC"` | the member | none |
//! | any other value, also in a group or a document | as elsewhere | as elsewhere |
//! | name of a member of a document | none; that of an expression as elsewhere | the same |
//!
//! Faults are told while one types, at the tokens where the compiler tells them, and nothing is told of a request without faults.
//! What is missing is told at `request!`, so that the action's name leads to the request alone. Variables are found and
//! renamed in values, words are highlighted as what they are, and the method's signature is shown for a value.
//! Names from `include_spec!` lead to the path in the macro, since no file has the bindings.
//!
//! What does not work, and why:
//!
//! - **Texts** are not completed: rust-analyzer puts a marker at the cursor, and a text with it can't become a name.
//! - **`request!()`**, where the action is not begun, and the name of an action that is already whole, offer nothing: with the
//!   marker the macro takes another arm than without it.
//! - **An open bracket** without its end: such a macro is not expanded. Editors close brackets when they are opened.
//! - **Right behind one colon**, without a blank, rust-analyzer offers nothing anywhere.
//! - **Items of a list of members** are completed from their first letter on, not before.
//! - **`name` for `name: name`**: parameters are offered, and no variables; and to rename the variable renames the parameter too.
//! - **What is faulty itself** leads to `compile_error` as well: rust-analyzer tells an error where the name of that macro is.
//! - **Parameters that are given** are offered again, and behind all parameters `extra_parameters` and methods like `clone`.
//! - **Warnings** come from the compiler alone, on saving.
//!
//! How: rust-analyzer expands macros in a process of its own, by whose name they know it, and what they make for it is never
//! compiled. So nothing of this costs a build anything. It completes by expanding twice, with the marker and without,
//! and takes a place in one for the same place in the other, counted in letters. So names stand in front, each as a field of
//! the request, then the builder's calls as the compiler gets them, and the errors behind: up to the cursor both are the
//! same, whatever the marker has made of the request. "Expand macro" shows these names too.
//!
//! What was tried and left:
//!
//! - the name as a call of the builder's method: offers `build` and all of `maybe_...` too, and inserts parentheses;
//! - the name in a literal of the request's struct: offers only what is not given yet, but an unknown name is an error twice;
//! - `#[cfg(rust_analyzer)]` in what is made: only names that are half written can be completed so, or every build pays for it;
//! - errors with the place of another token of `::core::compile_error!` than the last: told at `request!`;
//! - the variables and the members for a value that is not begun: rust-analyzer takes the first place that the marker is at.

/// Stands in for the procedural macro, which comes with the feature `derive`.
#[cfg(not(feature = "derive"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    ([$($root:tt)*] [$($runtime:tt)*] $facts:literal $name:ident derive $($given:tt)*) => {
        ::core::compile_error!(
            "`#[dts(spec = ...)]` needs the feature `derive` of the `dts-runtime` that the bindings run on; switch the \
             feature `macros` of their crate on, such as `dts-generated = { version = \"0.1\", features = [\"macros\"] }`"
        );
    };
    ($($given:tt)*) => {
        ::core::compile_error!(
            "`request!` needs the feature `derive` of `dts-runtime`; write `dts-runtime = { version = \"0.1\", \
             features = [\"derive\"] }` into Cargo.toml, or build the request with its builder"
        )
    };
}
