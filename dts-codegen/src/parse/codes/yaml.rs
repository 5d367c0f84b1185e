//! What YAML allows, or does not, and a spec must not use.

use crate::diagnostic::Code;

pub(in crate::parse) static SYNTAX: Code = Code {
    id: "E003",
    title: "not valid YAML",
    explanation: r#"The text breaks the syntax of YAML. Nothing behind the marked place can be trusted, so no other faults of this
file's content are reported until it is mended. Files may nest at most 64 levels deep.

Most often a text needs quotes, because it holds `: ` or ` #`, or starts with one of `*`, `&`, `!`, `%`, `@`, `[`
or `{`; or a line is indented with a tab.

Wrong:

    summary: Starts a job: the first time only.

Right:

    summary: "Starts a job: the first time only."
"#,
};

pub(in crate::parse) static EMPTY_FILE: Code = Code {
    id: "E004",
    title: "empty file",
    explanation: r#"A spec file says nothing, or holds only comments. An empty file is a forgotten one more often than a wanted one.

Wrong: an action file with only its `# yaml-language-server` line.

Right: write the spec, or delete the file. A file that shares nothing yet says so:

    parameters: {}
"#,
};

pub(in crate::parse) static DUPLICATE_KEY: Code = Code {
    id: "E005",
    title: "duplicate key",
    explanation: r#"A mapping has the same key twice. YAML readers disagree on which one counts, so neither does.

Wrong:

    Endpoint.IP:
      doc: IP address of the database.
      required: true
      doc: IP address.

Right:

    Endpoint.IP:
      doc: IP address of the database.
      required: true
"#,
};

pub(in crate::parse) static ANCHOR: Code = Code {
    id: "E006",
    title: "anchor or alias",
    explanation: r#"Anchors (`&name`) and aliases (`*name`) are not allowed: a reader would have to search the file for what a node
says, and an alias can hide a second use of a set that is not the same.

Wrong:

    SourceEndpoint.Role: &role { doc: Role that is assumed. }
    DestinationEndpoint.Role: *role

Right: write both out, or put what is really shared into `parameters.yaml`, `fields.yaml` or `types/`:

    SourceEndpoint.Role: { shared: Role }
    DestinationEndpoint.Role: { shared: Role }

A text that starts with `*` or `&` needs quotes.
"#,
};

pub(in crate::parse) static MERGE_KEY: Code = Code {
    id: "E007",
    title: "merge key",
    explanation: r#"The merge key `<<` is not allowed: it is no part of YAML 1.2, and readers disagree on what it does.

Wrong:

    Endpoint.Port:
      <<: *port
      required: true

Right:

    Endpoint.Port: { shared: Port, required: true }
"#,
};

pub(in crate::parse) static TAG: Code = Code {
    id: "E008",
    title: "tag",
    explanation: r#"Tags (`!name`, `!!str`) are not allowed: the grammar alone says what a value is. Quotes make a text of anything.

Wrong:

    version: !!str 2020-01-01

Right:

    version: "2020-01-01"
"#,
};

pub(in crate::parse) static SECOND_DOCUMENT: Code = Code {
    id: "E009",
    title: "second document",
    explanation: r#"A file holds one document. A second one, after `---`, would not be read by most tools.

Wrong:

    action: StartDtsJob
    ---
    action: StopDtsJob

Right: one file per action.
"#,
};

pub(in crate::parse) static COMPLEX_KEY: Code = Code {
    id: "E010",
    title: "key is not a text",
    explanation: r#"A key is a list, a mapping or nothing. Wire names and the words of the grammar are texts.

Wrong:

    parameters:
      ? [DtsJobId, RegionId]
      : shared

Right:

    parameters:
      DtsJobId: shared
      RegionId: shared

A key that YAML takes for nothing (`~`, `null`) needs quotes when it is meant as text.
"#,
};
