//! Requests written by hand, as generated code is.

use dts_runtime::{
    Action, Checker, ErrorCode, Limits, Paged, Pagination, Parameters, Product, Request, Secret, Value, Wait, Waiter,
};

pub(crate) const PRODUCT: Product = Product {
    default_endpoint: Some("dts.aliyuncs.com"),
    endpoints: &[("cn-beijing", "dts.cn-beijing.aliyuncs.com"), ("cn-hangzhou", "dts.aliyuncs.com")],
    errors: &[ErrorCode { code: "InternalError", status: Some(500), retryable: true }],
    ..Product::new("Dts", "2020-01-01")
};

/// Changes something: it may not be repeated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Change {
    pub(crate) job: Option<String>,
    pub(crate) password: Option<Secret>,
    /// Other numbers than 1 and 2 give a warning.
    pub(crate) months: Option<i32>,
}

static LENGTH: Limits = Limits { max_length: Some(8), ..Limits::NONE };
static KNOWN: Limits = Limits { one_of: &[1, 2], one_of_open: true, ..Limits::NONE };

impl Request for Change {
    const ACTION: &'static Action = &Action::new(&PRODUCT, "Change");
    type Response = Value;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("JobId", &self.job);
        out.query("Months", &self.months);
        out.body("Password", &self.password);
    }

    fn check(&self, check: &mut Checker) {
        check.limits("JobId", &self.job, &LENGTH);
        check.limits("Months", &self.months, &KNOWN);
    }
}

/// The same with a `ClientToken`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Create {
    pub(crate) token: Option<String>,
}

impl Request for Create {
    const ACTION: &'static Action = &Action::new(&PRODUCT, "Create").client_token("ClientToken");
    type Response = Value;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("ClientToken", &self.token);
    }

    fn check(&self, _: &mut Checker) {}
}

/// Reads something, and may be repeated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    pub(crate) region_id: Option<String>,
}

static SYNCHRONIZING: Waiter =
    Waiter { name: "synchronizing", field: "Status", success: &["Synchronizing"], failure: &["Failed", "Locked"] };

impl Read {
    pub(crate) fn until_synchronizing(self) -> Wait<Self> {
        Wait::new(self, &SYNCHRONIZING, |response| response.get("Status").and_then(Value::as_str))
    }
}

impl Request for Read {
    const ACTION: &'static Action = &Action::new(&PRODUCT, "Read").idempotent();
    type Response = Value;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("RegionId", &self.region_id);
    }

    fn check(&self, _: &mut Checker) {}
}

/// Lists something by page numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbered {
    pub(crate) page: Option<i32>,
    pub(crate) size: Option<i32>,
}

impl Request for Numbered {
    const ACTION: &'static Action = &Action::new(&PRODUCT, "Numbered").idempotent().pagination(Pagination::Numbered {
        page: "PageNumber",
        size: Some("PageSize"),
        items: "Items",
        total: Some("Total"),
    });
    type Response = Value;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("PageNumber", &self.page);
        out.query("PageSize", &self.size);
    }

    fn check(&self, _: &mut Checker) {}
}

/// Lists something by tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct ByToken;

impl Request for ByToken {
    const ACTION: &'static Action = &Action::new(&PRODUCT, "ByToken").idempotent().pagination(Pagination::Token {
        token: "NextToken",
        next: "NextToken",
        items: "Items",
    });
    type Response = Value;

    fn encode<'a>(&'a self, _: &mut Parameters<'a>) {}

    fn check(&self, _: &mut Checker) {}
}

fn items(response: &Value) -> &[Value] {
    match response.get("Items") {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

macro_rules! paged {
    ($request:ty) => {
        impl Paged for $request {
            type Item = Value;

            fn items(response: &Value) -> &[Value] {
                items(response)
            }

            fn take_items(response: &mut Value) -> Vec<Value> {
                items(response).to_vec()
            }

            fn total(response: &Value) -> Option<i64> {
                response.get("Total").and_then(Value::as_i64)
            }

            fn next_token(response: &Value) -> Option<&str> {
                response.get("NextToken").and_then(Value::as_str)
            }
        }
    };
}

paged!(Numbered);
paged!(ByToken);
