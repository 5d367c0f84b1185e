//! JSON documents.

use super::{
    Case,
    Edit::{EachAction, Move, Remove, Text, Write},
    LIST, OPTIONS, REPORT, START,
};

/// Changes of documents: which there are, and who holds them. Requests and answers hold the options, answers alone the
/// report.
pub(crate) const DOCUMENTS: &[Case] = &[
    (
        "document_added",
        &[Write(
            "demo/documents/extra.yaml",
            "document: Extra\nsummary: More.\nsource: demo\nof: Extra\nstructures:\n  Extra: { doc: More., members: { a: { doc: A. } } }\n",
        )],
    ),
    ("document_removed", &[Remove(REPORT), Text(LIST, ", document: Report", "")]),
    ("document_renamed", &[EachAction("document: Report", "document: Reports")]),
    ("document_respelled", &[EachAction("document: Report", "document: report")]),
    ("document_moved", &[Move(REPORT, "demo/documents/protocol.yaml")]),
    ("document_becomes_a_map", &[Text(REPORT, "type: array", "type: map")]),
    (
        "document_becomes_an_object",
        &[
            Text(REPORT, "type: array\n", ""),
            Text(REPORT, "of: Line", "of: Report"),
            Text(REPORT, "  Line:", "  Report:"),
        ],
    ),
    ("document_of_the_public_cloud", &[Text(REPORT, "source: demo 5", "source: demo 5\npublic_cloud_only: true")]),
    (
        "parameter_without_document",
        &[
            Text(START, "type: json, document: Options }\nrules", "type: json }\nrules"),
            Text(START, "  - { id: fast-names-tables, required: Options/*/tables/*/name, when: { Mode: Fast } }\n", ""),
        ],
    ),
    ("field_without_document", &[Text(LIST, "type: json, document: Report", "type: json")]),
    ("field_of_another_document", &[Text(LIST, "document: Report", "document: Options")]),
    (
        "document_of_a_secret",
        &[Text(
            START,
            "secret: true, in: body, classes: { at_least: 2, of: [upper, digit] }",
            "secret: true, in: body, type: json, document: Options",
        )],
    ),
    (
        "document_of_a_secret_field",
        &[Text(START, "type: json, secret: true", "type: json, document: Report, secret: true")],
    ),
    (
        "field_becomes_a_secret",
        &[Text(LIST, "type: json, document: Report", "type: json, document: Report, secret: true")],
    ),
];

/// Changes of structures and their members.
pub(crate) const MEMBERS: &[Case] = &[
    (
        "structure_added",
        &[
            Text(OPTIONS, "      rest:", "      views: { doc: Views inside., type: array, of: View }\n      rest:"),
            Text(OPTIONS, "  Table:\n", "  View: { doc: A view., members: { text: { doc: Its text. } } }\n  Table:\n"),
        ],
    ),
    ("structure_renamed", &[EachAction("of: Table", "of: Tables"), Text(OPTIONS, "  Table:", "  Tables:")]),
    (
        "structure_replaced",
        &[
            Text(OPTIONS, "type: map, of: Table", "type: map, of: Tables"),
            Text(OPTIONS, "  Table:\n", "  Tables:\n"),
            Text(
                OPTIONS,
                "      name: { doc: Its name. }\n      filter:",
                "      title: { doc: Its title. }\n      only:",
            ),
            Text(
                OPTIONS,
                "parts: { doc: Its partitions., type: array, of: Table",
                "inner: { doc: More., type: array, of: Tables",
            ),
            Text(START, "tables/*/name", "tables/*/title"),
        ],
    ),
    ("member_added", &[Text(OPTIONS, "      rest:", "      color: { doc: Of what color. }\n      rest:")]),
    (
        "required_member_added",
        &[Text(REPORT, "      code:", "      color: { doc: Of what color., required: true }\n      code:")],
    ),
    ("member_renamed", &[Text(OPTIONS, "filter:", "filters:")]),
    (
        "member_moved",
        &[
            Text(OPTIONS, "      filter: { doc: A condition. }\n", ""),
            Text(OPTIONS, "      rest:", "      filter: { doc: A condition. }\n      rest:"),
        ],
    ),
    ("member_respelled", &[Text(OPTIONS, "filter:", "Filter:")]),
    (
        "member_required",
        &[Text(OPTIONS, "size: { doc: How many rows.,", "size: { doc: How many rows., required: true,")],
    ),
    (
        "part_required",
        &[Text(OPTIONS, "ids: { doc: Numbers of servers.,", "ids: { doc: Numbers of servers., required: true,")],
    ),
    ("member_type", &[Text(OPTIONS, "type: int32", "type: int64")]),
    ("member_becomes_a_set", &[Text(OPTIONS, "note: { doc: A note. }", "note: { doc: A note., values: [Good, Bad] }")]),
    (
        "member_becomes_a_part",
        &[Text(OPTIONS, "filter: { doc: A condition. }", "filter: { doc: A condition., type: any }")],
    ),
    (
        "member_becomes_json_text",
        &[Text(OPTIONS, "rest: { doc: Anything., type: any }", "rest: { doc: Anything., type: json }")],
    ),
    (
        "member_default",
        &[
            Text(OPTIONS, "note: { doc: A note. }", "note: { doc: A note., default: none }"),
            Text(REPORT, "type: int32", "type: int32, default: 1"),
        ],
    ),
    ("member_rust_name", &[Text(OPTIONS, "note: { doc: A note. }", "note: { doc: A note., rust: remark }")]),
    ("member_deprecated", &[Text(OPTIONS, "note: { doc: A note. }", "note: { doc: A note., deprecated: true }")]),
    (
        "part_becomes_a_list",
        &[Text(OPTIONS, "tables: { doc: Tables inside., type: map", "tables: { doc: Tables inside., type: array")],
    ),
    (
        "part_of_a_single_structure",
        &[Text(OPTIONS, "rest: { doc: Anything., type: any }", "rest: { doc: Anything., type: object, of: Table }")],
    ),
    ("part_of_another_structure", &[Text(OPTIONS, "type: array, of: Table", "type: array, of: Database")]),
    ("items_of_another_type", &[Text(OPTIONS, "items: int64", "items: string")]),
    (
        "member_limits",
        &[
            Text(OPTIONS, "max_length: 8", "min_length: 4, max_length: 9"),
            Text(OPTIONS, "maximum: 50", "maximum: 10"),
            Text(OPTIONS, "max_items: 2", "min_items: 2, max_items: 3"),
        ],
    ),
    (
        "limits_that_answers_are_not_held_to",
        &[Text(REPORT, "max_length: 80", "max_length: 8"), Text(REPORT, "type: int32", "type: int32, values: [1, 2]")],
    ),
    (
        "member_value_renamed",
        &[Text(OPTIONS, "view: Views. }", "viewed: Views. }"), Text(OPTIONS, "kind: view }", "kind: viewed }")],
    ),
    (
        "member_value_respelled",
        &[Text(OPTIONS, "view: Views. }", "View: Views. }"), Text(OPTIONS, "kind: view }", "kind: View }")],
    ),
    ("value_of_a_later_structure", &[Text(OPTIONS, "copy: It stays., move:", "copied: It stays., moves:")]),
    (
        "member_set_open",
        &[
            Text(
                OPTIONS,
                "view: Views. } }",
                "view: Views. }, complete: false, case_insensitive: true, rust_type: What }",
            ),
            Text(REPORT, "fault: Bad. } }", "fault: Bad. }, complete: false }"),
        ],
    ),
];

/// Changes of rules in documents, and of rules that look into them.
pub(crate) const RULES_OF_DOCUMENTS: &[Case] = &[
    (
        "rules_across_members",
        &[
            Text(OPTIONS, "required: note, when: { kind: view }", "required: note, when: { kind: [view, table] }"),
            Text(OPTIONS, "id: tables-unless-all", "id: all-or-tables"),
            Text(OPTIONS, "    rules:\n", "    rules:\n      - { id: some-size, at_least_one_of: [size, all] }\n"),
        ],
    ),
    (
        "rules_on_a_new_member",
        &[
            Text(OPTIONS, "      rest:", "      color: { doc: Of what color. }\n      rest:"),
            Text(
                OPTIONS,
                "    rules:\n",
                "    rules:\n      - { id: color-of-views, valid: color, when: { kind: view } }\n",
            ),
            Text(
                OPTIONS,
                "    rules:\n",
                "    rules:\n      - { id: red-has-note, required: note, when: { color: red } }\n",
            ),
        ],
    ),
    (
        "rules_that_answers_are_not_held_to",
        &[
            Text(REPORT, "when: { level: fault }", "when: { level: [fault, info] }"),
            Text(REPORT, "    rules:\n", "    rules:\n      - { id: level-has-code, requires: code, with: level }\n"),
        ],
    ),
    ("rule_id_that_answers_are_not_held_to", &[Text(REPORT, "id: fault-has-code", "id: a-fault-has-code")]),
    (
        "rules_by_path",
        &[
            Text(
                START,
                "Options/*/tables/*/name, when: { Mode: Fast }",
                "[Options/*/tables/*/name, Options/*/tables/*/filter], when: { Mode: Fast }",
            ),
            Text(
                START,
                "rules:\n",
                "rules:\n  - { id: slow-takes-all, fixed: { Options/*/all: \"true\" }, when: { Mode: Slow } }\n",
            ),
            Text(
                START,
                "rules:\n",
                "rules:\n  - { id: notes-of-the-fast, valid: Options/*/note, when: { Mode: Fast } }\n",
            ),
        ],
    ),
    (
        "rules_by_path_to_a_new_member",
        &[
            Text(OPTIONS, "      rest:", "      color: { doc: Of what color. }\n      rest:"),
            Text(
                START,
                "rules:\n",
                "rules:\n  - { id: color-of-the-fast, valid: Options/*/color, when: { Mode: Fast } }\n",
            ),
            Text(START, "rules:\n", "rules:\n  - { id: red, fixed: { Options/*/color: red } }\n"),
            Text(
                START,
                "rules:\n",
                "rules:\n  - { id: fast-has-color, required: Options/*/color, when: { Mode: Fast } }\n",
            ),
        ],
    ),
    (
        "rules_by_path_into_a_new_parameter",
        &[
            Text(START, "  Note:", "  More: { doc: More., type: json, document: Options }\n  Note:"),
            Text(START, "rules:\n", "rules:\n  - { id: more-notes, required: More/*/note, when: { Mode: Slow } }\n"),
            Text(
                START,
                "rules:\n",
                "rules:\n  - { id: more-or-less, exactly_one_of: [More/*/note, Options/*/note] }\n",
            ),
        ],
    ),
];
