//! What is no change of account.

use super::{Case, Edit::Text, LIST, PARAMETERS, PRODUCT, START, STATE};

/// Only sentences differ.
pub(crate) const SENTENCES: Case = (
    "sentences",
    &[
        Text(PRODUCT, "summary: A product", "summary: The product"),
        Text(PRODUCT, "The East.", "The far East."),
        Text(PRODUCT, "Too many calls.", "More calls than allowed."),
        Text(PARAMETERS, "ID of the region., example: east", "ID of a region., example: west"),
        Text(PARAMETERS, "The left.", "The left side."),
        Text(STATE, "What a job does.", "What the job does."),
        Text(START, "summary: Starts a job.", "summary: Starts the job.\ndescription: More."),
        Text(
            START,
            "doc: A note. }",
            "doc: A note., note: Short., source: demo 9, differs: [{ aspect: name, says: Remark. }] }",
        ),
        Text(
            START,
            "id: fast-needs-side, required",
            "id: fast-needs-side, doc: Say which side., source: demo 8, required",
        ),
        Text(LIST, "doc: A node.", "doc: The node."),
        Text(LIST, "How late it is., type", "How late it is., present_when: It is late., example: 1, type"),
        Text(LIST, "All are done.", "Everything is done."),
    ],
);

/// Nothing differs but how it is written.
pub(crate) const WRITTEN_OTHERWISE: Case = (
    "written_otherwise",
    &[
        Text(
            PRODUCT,
            "  east: east.example.com\n  west: demo.example.com\n",
            "  west: demo.example.com\n  east: east.example.com # there\n",
        ),
        Text(PRODUCT, "  east: The East.\n  west: The West.\n", "  west: The West.\n  east: The East.\n"),
        Text(
            START,
            "  RegionId: shared\n  Side: shared\n",
            "  Side: { doc: Which side., values: { Right: The right., Left: The left. }, default: Left, required: false }\n  RegionId: { doc: ID of the region., example: east, in: query }\n",
        ),
        Text(START, "values: [10, 50]", "values: [50, 10]"),
        Text(START, "charset: \"a-z0-9\"", "charset: \"0-9a-mn-z\""),
        Text(START, "of: [upper, digit]", "of: [digit, upper]"),
        Text(START, "exactly_one_of: [Speed, Steps]", "exactly_one_of: [Steps, Speed]"),
        Text(LIST, "success: [Done], failure: [Running]", "failure: [Running], success: [Done]"),
        Text(LIST, "idempotent: true\n", ""),
        Text(LIST, "source: demo 2\n", "idempotent: true\nsource: demo 2\n"),
    ],
);
