//! Responses, pages and waiters.

use super::{Case, Edit::Text, LIST, START};

/// Changes of responses.
pub(crate) const RESPONSES: &[Case] = &[
    ("field_added", &[Text(START, "  JobId: { doc: Its ID. }", "  JobId: { doc: Its ID. }\n  Time: { doc: When. }")]),
    ("field_respelled", &[Text(LIST, "Delay:", "DELAY:")]),
    ("field_renamed", &[Text(LIST, "Delay:", "Delays:")]),
    (
        "field_moved",
        &[
            Text(LIST, "      Delay: { doc: How late it is., type: int64 }\n", ""),
            Text(
                LIST,
                "      Name: { doc: Its name. }",
                "      Name: { doc: Its name. }\n      Delay: { doc: How late it is., type: int64 }",
            ),
        ],
    ),
    ("field_type", &[Text(LIST, "How late it is., type: int64", "How late it is., type: float")]),
    (
        "field_becomes_a_list",
        &[Text(LIST, "{ doc: What it runs., of: Node }", "{ doc: What it runs., type: array, of: Node }")],
    ),
    (
        "field_structure_becomes_a_set",
        &[
            Text(LIST, "{ doc: What it runs., of: Node }", "{ doc: What it runs., values: [A, B] }"),
            Text(LIST, "type: array, of: Node", "type: array, items: string"),
            Text(
                LIST,
                "  Node:\n    doc: A node.\n    fields:\n      Name: { doc: Its name. }\n      Children: { doc: What is below., type: array, items: string }\n",
                "  A: { doc: One., fields: { B: { doc: Two. } } }\n",
            ),
            Text(
                LIST,
                "  Counts: { doc: By name., type: map, items: int32 }",
                "  Counts: { doc: By name., type: map, of: A }",
            ),
        ],
    ),
    ("field_wrapper", &[Text(LIST, "wrapper: Job", "wrapper: Item")]),
    ("field_without_wrapper", &[Text(LIST, "    wrapper: Job\n", "")]),
    ("field_secret", &[Text(START, "JobId: { doc: Its ID. }", "JobId: { doc: Its ID., secret: true }")]),
    ("field_rust_name", &[Text(START, "JobId: { doc: Its ID. }", "JobId: { doc: Its ID., rust: job }")]),
    ("field_deprecated", &[Text(START, "JobId: { doc: Its ID. }", "JobId: { doc: Its ID., deprecated: true }")]),
    ("structure_rust_type", &[Text(LIST, "    wrapper: Job\n", "    wrapper: Job\n    rust_type: JobItem\n")]),
    (
        "recursive_structure",
        &[
            Text(LIST, "of: Node }\n  Counts", "of: Knot }\n  Counts"),
            Text(LIST, "  Node:", "  Knot:"),
            Text(LIST, "type: array, of: Node", "type: array, of: Knot"),
            Text(LIST, "doc: Its name. }", "doc: Its name., type: int32 }"),
        ],
    ),
    ("map_type", &[Text(LIST, "type: map, items: int32", "type: map, items: int64")]),
    (
        "pagination_removed",
        &[Text(LIST, "pagination: { page: PageNumber, size: PageSize, items: Jobs, total: Total }\n", "")],
    ),
    (
        "pagination_by_token",
        &[Text(
            LIST,
            "{ page: PageNumber, size: PageSize, items: Jobs, total: Total }",
            "{ token: Side, next: RequestId, items: Jobs }",
        )],
    ),
    (
        "pagination_of_other_results",
        &[
            Text(LIST, "  Total: {", "  Names: { doc: Their names., type: array, items: string }\n  Total: {"),
            Text(LIST, "items: Jobs", "items: Names"),
        ],
    ),
    (
        "pagination_of_the_same_results",
        &[
            Text(LIST, "  Jobs:\n    doc: The jobs.", "  JOBS:\n    doc: The jobs."),
            Text(LIST, "items: Jobs", "items: JOBS"),
        ],
    ),
    (
        "waiter_removed",
        &[Text(
            LIST,
            "waiters:\n  done: { doc: All are done., field: State, success: [Done], failure: [Running] }\n",
            "",
        )],
    ),
    ("waiter_renamed", &[Text(LIST, "  done: {", "  all_done: {")]),
    ("waiter_values", &[Text(LIST, "success: [Done], failure: [Running]", "success: [Running, Done]")]),
];
