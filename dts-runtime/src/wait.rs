//! Requests that are repeated until a job has come to a state.

use std::time::Duration;

use crate::{Request, Waiter};

/// How long to wait between two looks, unless it is said otherwise.
const INTERVAL: Duration = Duration::from_secs(10);

/// How long to wait in all, unless it is said otherwise.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// A request that is repeated until a job has come to a state.
///
/// It says what to wait for, how often to look and for how long; a client does the waiting. Generated requests have a
/// method for each state that is worth waiting for, such as `until_synchronizing`. The state is compared exactly with
/// the values of the waiter; a state that is in neither list, or that the answer leaves out, is waited through.
///
/// For a request of one's own, a waiter and the field with the state are enough:
///
/// ```
/// use std::time::Duration;
///
/// use dts_runtime::{Action, Checker, Decode, Parameters, Place, Product, Request, Slot, Structure, Wait, Waiter};
///
/// struct DescribeSecret;
///
/// #[derive(Default)]
/// struct DescribeSecretResponse {
///     status: Option<String>,
/// }
///
/// static ROTATED: Waiter =
///     Waiter { name: "rotated", field: "Status", success: &["Rotated"], failure: &["Failed", "Deleted"] };
///
/// impl DescribeSecret {
///     fn until_rotated(self) -> Wait<Self> {
///         Wait::new(self, &ROTATED, |response| response.status.as_deref())
///     }
/// }
/// # impl Request for DescribeSecret {
/// #     const ACTION: &'static Action = &Action::new(&Product::new("Vault", "2024-05-01"), "DescribeSecret");
/// #     type Response = DescribeSecretResponse;
/// #     fn encode<'a>(&'a self, _: &mut Parameters<'a>) {}
/// #     fn check(&self, _: &mut Checker) {}
/// # }
/// # impl Decode for DescribeSecretResponse {
/// #     fn place(&mut self) -> Place<'_> {
/// #         Place::Structure(self)
/// #     }
/// # }
/// # impl Structure for DescribeSecretResponse {
/// #     fn member(&mut self, name: &str) -> Option<Slot<'_>> {
/// #         (name == "Status").then(|| Slot::new(&mut self.status))
/// #     }
/// # }
///
/// let wait = DescribeSecret.until_rotated().every(Duration::from_secs(2)).within(Duration::from_secs(300));
/// let answer: DescribeSecretResponse = dts_runtime::decode_json(br#"{"Status": "Rotated"}"#)?;
/// let state = wait.state(&answer);
/// assert!(state.is_some_and(|state| wait.waiter().success.contains(&state)));
/// # Ok::<(), dts_runtime::DecodeError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "it says what to wait for; a client waits"]
pub struct Wait<R: Request> {
    request: R,
    waiter: &'static Waiter,
    state: fn(&R::Response) -> Option<&str>,
    interval: Duration,
    limit: Duration,
}

impl<R: Request> Wait<R> {
    /// Waits for the values of `waiter`, which `state` finds in an answer: every 10 seconds, for an hour at most.
    pub fn new(request: R, waiter: &'static Waiter, state: fn(&R::Response) -> Option<&str>) -> Self {
        Self { request, waiter, state, interval: INTERVAL, limit: LIMIT }
    }

    /// Sets how long to wait between two looks. 10 seconds unless it is set.
    pub fn every(self, interval: Duration) -> Self {
        Self { interval, ..self }
    }

    /// Sets how long to wait in all, the time of the calls included. An hour unless it is set: a precheck or the start of
    /// a job takes minutes, but a full load takes as long as there is data.
    pub fn within(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// The request that is repeated.
    pub fn request(&self) -> &R {
        &self.request
    }

    /// What is waited for.
    pub fn waiter(&self) -> &'static Waiter {
        self.waiter
    }

    /// How long to wait between two looks.
    pub fn interval(&self) -> Duration {
        self.interval
    }

    /// How long to wait in all.
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// The state that an answer tells, where it tells one.
    pub fn state<'r>(&self, response: &'r R::Response) -> Option<&'r str> {
        (self.state)(response)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Wait;
    use crate::{Action, Checker, Parameters, Product, Request, Value, Waiter};

    #[derive(Clone, Debug, PartialEq)]
    struct Ask(u8);

    impl Request for Ask {
        const ACTION: &'static Action = &Action::new(&Product::new("Demo", "1"), "Ask").waiters(&[Waiter {
            name: "done",
            field: "State",
            success: &["Done"],
            failure: &[],
        }]);
        type Response = Value;

        fn encode<'a>(&'a self, _: &mut Parameters<'a>) {}

        fn check(&self, _: &mut Checker) {}
    }

    #[test]
    fn it_holds_what_a_client_needs() {
        let wait = Wait::new(Ask(7), const { Ask::ACTION.waiter("done") }, Value::as_str);
        assert_eq!((wait.interval(), wait.limit()), (Duration::from_secs(10), Duration::from_secs(3600)));
        let wait = wait.every(Duration::from_millis(5)).within(Duration::from_secs(1));
        assert_eq!((wait.interval(), wait.limit()), (Duration::from_millis(5), Duration::from_secs(1)));
        assert_eq!((wait.request(), wait.waiter().name), (&Ask(7), "done"));
        assert_eq!(wait.state(&Value::Text(String::from("Done"))), Some("Done"));
        assert_eq!(wait.state(&Value::Null), None);
        assert!(format!("{:?}", wait.clone()).contains("Ask(7)"));
    }
}
