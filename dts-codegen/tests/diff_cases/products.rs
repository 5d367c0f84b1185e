//! Products and actions.

use super::{
    Case,
    Edit::{Move, MoveFolder, Remove, Text, Write},
    LIST, PRODUCT, START, TAG,
};

/// Changes of products and actions.
pub(crate) const PRODUCTS: &[Case] = &[
    ("product_version", &[Text(PRODUCT, "2024-01-01", "2025-01-01")]),
    ("product_name", &[Text(PRODUCT, "product: Demo", "product: Demonstration")]),
    ("product_moved", &[MoveFolder("demo", "show")]),
    (
        "product_added",
        &[
            Write("shop/product.yaml", "product: Shop\nversion: \"1\"\nsummary: A shop.\nsource: the tests\n"),
            Write("shop/actions/all/buy.yaml", "action: Buy\nsummary: Buys.\nsource: the tests\n"),
        ],
    ),
    ("default_endpoint", &[Text(PRODUCT, "default_endpoint: demo.", "default_endpoint: all.")]),
    ("no_default_endpoint", &[Text(PRODUCT, "default_endpoint: demo.example.com\n", "")]),
    ("endpoint_host", &[Text(PRODUCT, "east: east.", "east: orient.")]),
    ("endpoint_added", &[Text(PRODUCT, "endpoints:\n", "endpoints:\n  north: demo.example.com\n")]),
    ("endpoint_added_beside_a_default", &[Text(PRODUCT, "endpoints:\n", "endpoints:\n  north: north.example.com\n")]),
    ("region_added", &[Text(PRODUCT, "regions:\n", "regions:\n  north: The North.\n")]),
    ("error_of_product_added", &[Text(PRODUCT, "errors:\n", "errors:\n  Forbidden: { doc: No. }\n")]),
    ("error_to_retry_added", &[Text(PRODUCT, "errors:\n", "errors:\n  Busy: { doc: Soon., retryable: true }\n")]),
    (
        "error_facts",
        &[Text(START, "{ status: 409, doc: It runs already. }", "{ doc: It runs already., retryable: true }")],
    ),
    ("action_removed", &[Remove(TAG)]),
    ("action_renamed", &[Text(TAG, "action: TagJobs", "action: TagJob"), Move(TAG, "demo/actions/tag/tag_job.yaml")]),
    (
        "action_replaced_by_its_successor",
        &[
            Text(START, "action: StartJob", "action: BeginWork"),
            Text(START, "successor: BeginWork\n", ""),
            Move(START, "demo/actions/job/begin_work.yaml"),
        ],
    ),
    ("action_respelled", &[Text(TAG, "action: TagJobs", "action: TagJOBS")]),
    ("action_moved", &[Move(LIST, "demo/actions/lists/list_jobs.yaml")]),
    ("module_renamed", &[Move(LIST, "demo/actions/job/jobs.yaml")]),
    ("lifecycle", &[Text(START, "source: demo 1", "source: demo 1\nlifecycle: legacy")]),
    ("successor", &[Text(START, "successor: BeginWork", "successor: ListJobs")]),
    ("idempotent", &[Text(START, "idempotent: false", "idempotent: true")]),
    ("action_of_the_public_cloud", &[Text(START, "source: demo 1", "source: demo 1\npublic_cloud_only: true")]),
];
