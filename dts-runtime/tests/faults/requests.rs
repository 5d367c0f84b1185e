//! Requests written by hand, as generated code is.

use dts_runtime::{
    Action, Checker, Decode, ErrorCode, Limits, Parameters, Place, Product, Request, Secret, Slot, Structure,
};

use crate::secrets::PASSWORD;

const PRODUCT: Product = Product {
    default_endpoint: Some("dts.aliyuncs.com"),
    errors: &[ErrorCode { code: "InternalError", status: Some(500), retryable: true }],
    ..Product::new("Dts", "2020-01-01")
};

/// Parameters of both requests.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    id: Option<String>,
    password: Option<Secret>,
}

impl Default for Job {
    fn default() -> Self {
        Self { id: Some(String::from("dtsjob1")), password: Some(Secret::from(PASSWORD)) }
    }
}

static LENGTH: Limits = Limits { max_length: Some(8), ..Limits::NONE };

/// Changes something: it may not be repeated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Change(Job);

impl Change {
    /// One that breaks its documentation.
    pub(crate) fn faulty() -> Self {
        Self(Job { id: Some(String::from("much too long")), ..Job::default() })
    }
}

impl Request for Change {
    const ACTION: &'static Action = &Action::new(&PRODUCT, "Change");
    type Response = Done;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("JobId", &self.0.id);
        out.body("Password", &self.0.password);
    }

    fn check(&self, check: &mut Checker) {
        check.limits("JobId", &self.0.id, &LENGTH);
    }
}

/// Reads something, and may be repeated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read(Job);

impl Read {
    /// One that a GET can carry.
    pub(crate) fn without_password() -> Self {
        Self(Job { password: None, ..Job::default() })
    }
}

impl Request for Read {
    const ACTION: &'static Action = &Action::new(&PRODUCT, "Read").idempotent();
    type Response = Done;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("JobId", &self.0.id);
        out.body("Password", &self.0.password);
    }

    fn check(&self, _: &mut Checker) {}
}

/// What both answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Done {
    pub(crate) password: Option<Secret>,
}

impl Decode for Done {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl Structure for Done {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        (name == "Password").then(|| Slot::new(&mut self.password))
    }
}
