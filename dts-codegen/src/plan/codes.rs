//! The faults of planning, with the pages of `dts-codegen explain`.

use crate::diagnostic::Code;

/// Every code of this module: E201 to E299.
pub static CODES: &[&Code] = &[&NAME_COLLISION, &NO_RUST_NAME];

pub(super) static NAME_COLLISION: Code = Code {
    id: "E201",
    title: "two names become one in Rust",
    explanation: r#"Wire names that differ can become the same Rust name: `Endpoint.IP` and `EndpointIp` both become `endpoint_ip`, the
values `DG` and `dg` both become `Dg`. A silent suffix would change whenever the order of the file does, so the spec decides:
add the line that the message gives to one of the two.

Right:

    values:
      DG: A database gateway.
      dg: { doc: A database gateway, in the spelling of older callers., rust: DgLowercase }

Types of an action share one module: its request, builder, response, structures, value sets and groups. `rust_type:` names a
structure or value set. Names that generated code itself uses (`String`, `Vec`, `Option`, ...) are taken.
"#,
};

pub(super) static NO_RUST_NAME: Code = Code {
    id: "E202",
    title: "name that can't become a Rust name",
    explanation: r#"A wire name or an override does not give a Rust identifier, for example because it has no letters. Write one with `rust:`
(fields and values) or `rust_type:` (structures and value sets).
"#,
};
