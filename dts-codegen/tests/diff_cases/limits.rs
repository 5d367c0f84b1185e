//! Values, limits and rules.

use super::{
    Case,
    Edit::{EachAction, Text},
    LIST, START, STATE, TAG,
};

/// Changes of values and limits.
pub(crate) const VALUES_AND_LIMITS: &[Case] = &[
    ("value_added", &[Text(START, "values: { Fast: At once.,", "values: { Now: At once., Fast: At once.,")]),
    (
        "value_renamed",
        &[Text(START, "{ Fast: At once.,", "{ Faster: At once.,"), EachAction("Mode: Fast", "Mode: Faster")],
    ),
    ("value_respelled", &[Text(START, "Slow: Later. }", "slow: Later. }"), EachAction("Mode: Slow", "Mode: slow")]),
    ("value_rust_name", &[Text(START, "Slow: Later. }", "Slow: { doc: Later., rust: Lazy } }")]),
    ("value_deprecated", &[Text(START, "Slow: Later. }", "Slow: { doc: Later., deprecated: true } }")]),
    ("set_open", &[Text(START, "Slow: Later. } }", "Slow: Later. }, complete: false }")]),
    ("set_of_any_case", &[Text(START, "Slow: Later. } }", "Slow: Later. }, case_insensitive: true }")]),
    ("set_rust_type", &[Text(START, "Slow: Later. } }", "Slow: Later. }, rust_type: Pace }")]),
    (
        "shared_set",
        &[
            Text(STATE, "Done: It is done. }", "Ended: It is done. }\n    complete: false\n    case_insensitive: true"),
            Text(LIST, "success: [Done]", "success: [Ended]"),
        ],
    ),
    (
        "limits_tighter",
        &[
            Text(
                START,
                "min_length: 3, max_length: 8, charset: \"a-z0-9\"",
                "min_length: 4, max_length: 7, charset: \"a-z\"",
            ),
            Text(START, "minimum: 0.5, maximum: 100", "minimum: 1, maximum: 99.5"),
            Text(START, "values: [10, 50]", "values: [10]"),
            Text(START, "at_least: 2", "at_least: 1"),
            Text(TAG, "max_items: 3", "min_items: 1, max_items: 2"),
        ],
    ),
    (
        "limits_gone",
        &[
            Text(START, ", pattern: \"i-[0-9]+\"", ""),
            Text(START, ", format: phone_list, max_items: 2", ""),
            Text(START, ", values: [10, 50]", ""),
            Text(START, ", classes: { at_least: 2, of: [upper, digit] }", ""),
        ],
    ),
    (
        "limits_other",
        &[
            Text(START, "i-[0-9]+", "j-[0-9]+"),
            Text(START, "format: phone_list", "format: ip"),
            Text(START, "of: [upper, digit]", "of: [upper, special]"),
            Text(START, "charset: \"a-z0-9\"", "charset: \"a-zA-Z\""),
            Text(START, "values: [10, 50]", "values: [10, 100]"),
        ],
    ),
    ("numbers_open", &[Text(START, "values: [10, 50]", "values: [10, 50], complete: false")]),
];

/// Changes of rules.
pub(crate) const RULES: &[Case] = &[
    ("rule_added", &[Text(START, "rules:\n", "rules:\n  - { id: some-id, at_least_one_of: [InstanceId, Note] }\n")]),
    (
        "rule_on_a_new_parameter",
        &[
            Text(START, "parameters:\n", "parameters:\n  Color: { doc: Of what color. }\n"),
            Text(START, "rules:\n", "rules:\n  - { id: color-fast, valid: Color, when: { Mode: Fast } }\n"),
            Text(START, "rules:\n", "rules:\n  - { id: red-id, required: InstanceId, when: { Color: red } }\n"),
            Text(START, "rules:\n", "rules:\n  - { id: needs-color, required: Color, when: { Mode: Fast } }\n"),
        ],
    ),
    (
        "rule_condition_wider",
        &[
            Text(START, "required: Side, when: { Mode: Fast }", "required: Side, when: { Mode: [Fast, Slow] }"),
            Text(START, "valid: Note, when: { Mode: Slow }", "valid: Note, when: { Mode: [Slow, Fast] }"),
        ],
    ),
    (
        "rule_condition_other",
        &[Text(START, "required: Side, when: { Mode: Fast }", "required: Side, when: { Mode: Slow }")],
    ),
    ("rule_without_condition", &[Text(START, "[Speed, Steps], when: { Mode: Slow }", "[Speed, Steps]")]),
    (
        "rule_demands_more",
        &[
            Text(START, "required: Side, when", "required: [Side, InstanceId], when"),
            Text(START, "minimum: 1, maximum: 5", "minimum: 1, maximum: 4"),
        ],
    ),
    ("rule_other_kind", &[Text(START, "exactly_one_of: [Speed", "at_least_one_of: [Speed")]),
    ("rule_id", &[Text(START, "id: one-measure", "id: a-measure")]),
];
