//! Requests whose results come in pages.

use crate::Request;

/// A request whose results come in pages.
pub trait Paged: Request {
    /// One result.
    type Item: Clone + PartialEq;

    /// The results of an answer.
    fn items(response: &Self::Response) -> &[Self::Item];

    /// Takes the results out of an answer.
    fn take_items(response: &mut Self::Response) -> Vec<Self::Item>;

    /// How many results there are on all pages, where the answer says it.
    fn total(response: &Self::Response) -> Option<i64> {
        let _ = response;
        None
    }

    /// The token of the next page, where pages go by token.
    fn next_token(response: &Self::Response) -> Option<&str> {
        let _ = response;
        None
    }
}
