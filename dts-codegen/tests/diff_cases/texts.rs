//! What is no change of account.

use super::{Case, Edit::Text, LIST, OPTIONS, PARAMETERS, PRODUCT, REPORT, START, STATE};

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
        Text(OPTIONS, "summary: What a job takes", "description: More.\nnotes: [Short.]\nsummary: What the job takes"),
        Text(OPTIONS, "demo 4", "demo 6"),
        Text(OPTIONS, "    doc: What of a table travels.", "    doc: How a table travels.\n    notes: [Seldom.]"),
        Text(OPTIONS, "doc: A condition.", "doc: Which rows., example: id > 1, source: demo 7"),
        Text(OPTIONS, "view: Views.", "view: Views alone."),
        Text(OPTIONS, "{ id: view-has-note,", "{ id: view-has-note, doc: Say why., source: demo 8,"),
        Text(OPTIONS, "document: {}", "document: { shop: { name: shop } }"),
        Text(REPORT, "of: Line", "of: Line\ndiffers: [{ aspect: order, says: There is none. }]"),
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
        Text(OPTIONS, "note: { doc: A note. }", "note: { in: body, doc: A note., required: false }"),
        Text(OPTIONS, "{ table: Tables., view: Views. }", "{ view: Views., table: Tables. }"),
        Text(
            OPTIONS,
            "  Table:\n    doc: What of a table travels.\n    members:\n      name: { doc: Its name. }\n      filter: { doc: A condition. }\n      mode: { doc: How it travels., values: { copy: It stays., move: It goes. } }\n      parts: { doc: Its partitions., type: array, of: Table }\n",
            "",
        ),
        Text(
            OPTIONS,
            "structures:\n",
            "structures:\n  Table:\n    doc: What of a table travels.\n    members:\n      mode: { doc: How it travels., values: { copy: It stays., move: It goes. } }\n      parts: { doc: Its partitions., type: array, of: Table }\n      filter: { doc: A condition. }\n      name: { doc: Its name. }\n",
        ),
        Text(LIST, "success: [Done], failure: [Running]", "failure: [Running], success: [Done]"),
        Text(LIST, "idempotent: true\n", ""),
        Text(LIST, "source: demo 2\n", "idempotent: true\nsource: demo 2\n"),
    ],
);
