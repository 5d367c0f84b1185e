//! Facts about products and actions, as generated crates state them.

/// A product: a service with its own name and version on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Product {
    /// Name on the wire, such as `Dts`.
    pub name: &'static str,
    /// API version, a date such as `2020-01-01`.
    pub version: &'static str,
    /// Host that serves where no other is listed.
    pub default_endpoint: Option<&'static str>,
    /// Region IDs, each with the host that serves it; sorted by region.
    pub endpoints: &'static [(&'static str, &'static str)],
    /// Error codes that any action may give, sorted by code.
    pub errors: &'static [ErrorCode],
}

impl Product {
    /// A product without hosts and error codes, as one is known that no spec describes.
    pub const fn new(name: &'static str, version: &'static str) -> Self {
        Self { name, version, default_endpoint: None, endpoints: &[], errors: &[] }
    }

    /// Sets the host that serves where no other is listed.
    #[must_use]
    pub const fn default_endpoint(mut self, host: &'static str) -> Self {
        self.default_endpoint = Some(host);
        self
    }

    /// Sets the hosts by region ID, sorted by region.
    #[must_use]
    pub const fn endpoints(mut self, endpoints: &'static [(&'static str, &'static str)]) -> Self {
        self.endpoints = endpoints;
        self
    }

    /// Sets the error codes that any action may give, sorted by code.
    #[must_use]
    pub const fn errors(mut self, errors: &'static [ErrorCode]) -> Self {
        self.errors = errors;
        self
    }

    /// The host that is listed for `region`.
    pub fn listed_endpoint(&self, region: &str) -> Option<&'static str> {
        let index = self.endpoints.binary_search_by(|(id, _)| (*id).cmp(region)).ok()?;
        self.endpoints.get(index).map(|(_, host)| *host)
    }

    /// The host that serves `region`, or the default host where the documents list none.
    pub fn endpoint(&self, region: &str) -> Option<&'static str> {
        self.listed_endpoint(region).or(self.default_endpoint)
    }
}

/// An action of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    /// The product that it belongs to.
    pub product: &'static Product,
    /// Name on the wire.
    pub name: &'static str,
    /// Whether the documents still recommend it.
    pub lifecycle: Lifecycle,
    /// Whether a retry may repeat it without harm.
    pub idempotent: bool,
    /// Whether only the public cloud documents it.
    pub public_cloud_only: bool,
    /// Wire name of the parameter by which the service recognizes a request that is sent again.
    pub client_token: Option<&'static str>,
    /// How its results come in pages.
    pub pagination: Option<Pagination>,
    /// Error codes of its own, sorted by code.
    pub errors: &'static [ErrorCode],
    /// Job states that it can be polled for.
    pub waiters: &'static [Waiter],
}

impl Action {
    /// The facts that every action has; the others are filled in by generated code.
    pub const fn new(product: &'static Product, name: &'static str) -> Self {
        Self {
            product,
            name,
            lifecycle: Lifecycle::Current,
            idempotent: false,
            public_cloud_only: false,
            client_token: None,
            pagination: None,
            errors: &[],
            waiters: &[],
        }
    }

    /// Marks it as kept for old callers.
    #[must_use]
    pub const fn legacy(mut self) -> Self {
        self.lifecycle = Lifecycle::Legacy;
        self
    }

    /// Marks it as safe to repeat.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Marks it as documented for the public cloud alone.
    #[must_use]
    pub const fn public_cloud_only(mut self) -> Self {
        self.public_cloud_only = true;
        self
    }

    /// Names the parameter by which the service recognizes a request that is sent again.
    #[must_use]
    pub const fn client_token(mut self, parameter: &'static str) -> Self {
        self.client_token = Some(parameter);
        self
    }

    /// Says how its results come in pages.
    #[must_use]
    pub const fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Sets its error codes, sorted by code.
    #[must_use]
    pub const fn errors(mut self, errors: &'static [ErrorCode]) -> Self {
        self.errors = errors;
        self
    }

    /// Sets the job states that it can be polled for.
    #[must_use]
    pub const fn waiters(mut self, waiters: &'static [Waiter]) -> Self {
        self.waiters = waiters;
        self
    }

    /// The waiter of this name, for constants: `const { DescribeJob::ACTION.waiter("finished") }`.
    ///
    /// # Panics
    ///
    /// If there is none, which in a constant is a compile error. Look through `waiters` for a name that is not known
    /// before the program runs.
    ///
    /// ```compile_fail,E0080
    /// # use dts_runtime::{Action, Product};
    /// const ACTION: &Action = &Action::new(&Product::new("Demo", "1"), "DescribeJob");
    /// const { ACTION.waiter("finished") };
    /// ```
    #[expect(clippy::panic, reason = "in a constant it is a compile error")]
    pub const fn waiter(&self, name: &str) -> &'static Waiter {
        let mut waiters = self.waiters;
        while let [first, rest @ ..] = waiters {
            if is_same(first.name.as_bytes(), name.as_bytes()) {
                return first;
            }
            waiters = rest;
        }
        panic!("the action has no waiter of this name")
    }
}

/// Texts can't be compared in constants yet.
const fn is_same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b) {
        if *first != *other {
            return false;
        }
        (a, b) = (rest, others);
    }
    a.is_empty() && b.is_empty()
}

/// Whether the documents still recommend an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lifecycle {
    /// Recommended.
    Current,
    /// Kept for old callers.
    Legacy,
}

/// An error code that a service may answer with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// The code.
    pub code: &'static str,
    /// HTTP status that it comes with, where the documents say it.
    pub status: Option<u16>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
}

/// How results come in pages. Parameters and fields are wire names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pagination {
    /// By page number, from 1.
    Numbered {
        /// Parameter with the number of the page.
        page: &'static str,
        /// Parameter with the number of results of a page.
        size: Option<&'static str>,
        /// Response field with the results.
        items: &'static str,
        /// Response field that counts all results.
        total: Option<&'static str>,
    },
    /// By a token that each page gives for the next one.
    Token {
        /// Parameter that takes the token.
        token: &'static str,
        /// Response field that gives the next token; empty or absent on the last page.
        next: &'static str,
        /// Response field with the results.
        items: &'static str,
    },
}

/// A job state that an action can be polled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// Its name, in snake case.
    pub name: &'static str,
    /// Response field that tells the state.
    pub field: &'static str,
    /// Values that end the waiting well.
    pub success: &'static [&'static str],
    /// Values that end it badly.
    pub failure: &'static [&'static str],
}

#[cfg(test)]
mod tests {
    use super::{Action, Product, Waiter};

    static DEMO: Product =
        Product::new("Demo", "2020-01-01").default_endpoint("demo.example.com").endpoints(&[("a", "a.example.com")]);

    #[test]
    fn an_action_knows_the_hosts_of_its_product() {
        const ACTION: &Action = &Action::new(&DEMO, "Start").client_token("ClientToken");
        assert_eq!(ACTION.product.endpoint("a"), Some("a.example.com"));
        assert_eq!(ACTION.product.endpoint("b"), Some("demo.example.com"));
        assert_eq!((ACTION.product.version, ACTION.client_token), ("2020-01-01", Some("ClientToken")));
    }

    #[test]
    fn a_waiter_is_found_by_its_whole_name() {
        const fn waiter(name: &'static str) -> Waiter {
            Waiter { name, field: "State", success: &["Done"], failure: &[] }
        }
        const ACTION: &Action =
            &Action::new(&DEMO, "Start").waiters(&[waiter("done_at_last"), waiter("dome"), waiter("done"), waiter("")]);
        assert_eq!(const { ACTION.waiter("done") }.name, "done");
        assert_eq!(const { ACTION.waiter("done_at_last") }.name, "done_at_last");
        assert_eq!(const { ACTION.waiter("") }.name, "");
    }

    #[test]
    fn of_a_bare_product_nothing_but_its_name_is_known() {
        let bare = Product::new("Demo", "2020-01-01");
        assert_eq!((bare.endpoint("a"), bare.errors), (None, &[][..]));
        assert_ne!(bare, DEMO);
    }
}
