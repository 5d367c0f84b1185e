//! Pages and waiters of an action whose types are hidden.

use dts_runtime::{Paged, Request, Wait, Waiter, decode_json};

use crate::{Case, Make, NotRepresentable, Reader, spec::Texts};

/// What the generated code finds in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many results.
    pub items: usize,
    /// How many on all pages.
    pub total: Option<i64>,
    /// The next token.
    pub next: Option<String>,
    /// Whether taking the results gave these, and left none.
    pub is_taken: bool,
}

/// Reads a page out of an answer in JSON.
pub type ReadPage = fn(&[u8]) -> Page;

/// What a request waits for, and the state that it finds in an answer in JSON.
pub type ReadState = Box<dyn Fn(&Texts, &[u8]) -> (&'static Waiter, Option<String>) + Send + Sync>;

impl Case {
    /// Its results come in pages.
    #[must_use]
    pub fn paged<R: Paged>(mut self) -> Self {
        self.page = Some(|body| {
            let mut response: R::Response = decode_json(body).expect("an example can be decoded");
            let items = R::items(&response).to_vec();
            let (total, next) = (R::total(&response), R::next_token(&response).map(str::to_owned));
            let is_taken = R::take_items(&mut response) == items && R::items(&response).is_empty();
            Page { items: items.len(), total, next, is_taken }
        });
        self
    }

    /// It can be waited with, through the method of this name.
    #[must_use]
    pub fn waiting<R: Request + 'static>(
        mut self,
        method: &'static str,
        make: Make<R>,
        until: fn(R) -> Wait<R>,
    ) -> Self {
        let read = move |texts: &Texts, body: &[u8]| {
            let built = make(&Reader::new(texts), false).and_then(|built| built.map_err(|_| NotRepresentable::Refused));
            let wait = until(built.expect("an example can be built"));
            let response: R::Response = decode_json(body).expect("an example can be decoded");
            (wait.waiter(), wait.state(&response).map(str::to_owned))
        };
        self.waits.push((method, Box::new(read)));
        self
    }
}
