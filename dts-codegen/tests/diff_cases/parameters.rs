//! Parameters.

use super::{Case, Edit::Text, PARAMETERS, START, TAG};

/// Changes of parameters.
pub(crate) const OF_PARAMETERS: &[Case] = &[
    ("parameter_added", &[Text(START, "parameters:\n", "parameters:\n  Color: { doc: Of what color. }\n")]),
    (
        "client_token_added",
        &[Text(START, "parameters:\n", "parameters:\n  ClientToken: { doc: Recognizes a repeated request. }\n")],
    ),
    (
        "required_parameter_added",
        &[Text(START, "parameters:\n", "parameters:\n  Color: { doc: Of what color., required: true }\n")],
    ),
    ("parameter_respelled", &[Text(START, "  InstanceId: { doc: ID", "  InstanceID: { doc: An ID")]),
    ("parameter_renamed", &[Text(START, "InstanceId:", "InstanceIds:")]),
    ("parameter_required", &[Text(START, "doc: Number of steps.,", "doc: Number of steps., required: true,")]),
    ("list_required", &[Text(TAG, "doc: The tags.,", "doc: The tags., required: true,")]),
    ("csv_required", &[Text(START, "doc: Whom to call.,", "doc: Whom to call., required: true,")]),
    (
        "parameter_type",
        &[Text(START, "Steps: { doc: Number of steps., type: int32", "Steps: { doc: Number of steps., type: int64")],
    ),
    (
        "parameter_becomes_a_set",
        &[Text(START, "Note: { doc: A note. }", "Note: { doc: A note., values: [Good, Bad] }")],
    ),
    ("parameter_becomes_a_list", &[Text(START, "InstanceId:", "InstanceId.N:")]),
    ("parameter_secret", &[Text(START, "Note: { doc: A note. }", "Note: { doc: A note., secret: true }")]),
    (
        "secret_becomes_a_document",
        &[Text(
            START,
            "secret: true, in: body, classes: { at_least: 2, of: [upper, digit] }",
            "secret: true, in: body, type: json",
        )],
    ),
    ("parameter_in_the_body", &[Text(START, "Note: { doc: A note. }", "Note: { doc: A note., in: body }")]),
    ("parameter_default", &[Text(START, "Note: { doc: A note. }", "Note: { doc: A note., default: none }")]),
    (
        "parameter_deprecated",
        &[Text(START, "Note: { doc: A note. }", "Note: { doc: A note., deprecated: Use JobId. }")],
    ),
    (
        "parameter_of_the_public_cloud",
        &[Text(START, "Note: { doc: A note. }", "Note: { doc: A note., public_cloud_only: true }")],
    ),
    ("parameter_rust_name", &[Text(START, "Note: { doc: A note. }", "Note: { doc: A note., rust: remark }")]),
    (
        "shared_parameter",
        &[Text(
            PARAMETERS,
            "RegionId: { doc: ID of the region.,",
            "RegionId: { doc: ID of the region., required: true,",
        )],
    ),
    ("shared_values", &[Text(PARAMETERS, "Right: The right.", "Straight: Neither.")]),
    ("group_member_added", &[Text(TAG, "  Tag.N.Value:", "  Tag.N.Scope: { doc: Of whom. }\n  Tag.N.Value:")]),
    ("group_member_required", &[Text(TAG, "doc: Value of the tag. }", "doc: Value of the tag., required: true }")]),
    (
        "group_in_the_body",
        &[
            Text(TAG, "doc: The tags.,", "doc: The tags., in: body,"),
            Text(TAG, "doc: Key of the tag.,", "doc: Key of the tag., in: body,"),
            Text(TAG, "doc: Value of the tag. }", "doc: Value of the tag., in: body }"),
        ],
    ),
    ("group_rust_type", &[Text(TAG, "doc: The tags.,", "doc: The tags., rust_type: Label,")]),
];
