//! Requests whose results come in pages.

use crate::{Request, Value, decode::whole};

/// A request whose results come in pages.
///
/// `ACTION.pagination` names the parameters that ask for a page; this trait says what an answer holds of it. Generated
/// requests with pages implement it. For a request of one's own it is written by hand:
///
/// ```
/// use dts_runtime::{Action, Checker, Decode, Paged, Pagination, Parameters, Place, Product, Request, Slot, Structure, Total};
///
/// struct ListSecrets {
///     page: i32,
/// }
///
/// #[derive(Default)]
/// struct ListSecretsResponse {
///     secrets: Vec<String>,
///     total: Option<String>,
/// }
///
/// impl Request for ListSecrets {
///     const ACTION: &'static Action = &Action::new(&Product::new("Vault", "2024-05-01"), "ListSecrets").pagination(
///         Pagination::Numbered { page: "Page", size: None, items: "Secrets", total: Some("Total") },
///     );
///     type Response = ListSecretsResponse;
///
///     fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
///         out.query("Page", &self.page);
///     }
///
///     fn check(&self, _: &mut Checker) {}
/// }
///
/// impl Paged for ListSecrets {
///     type Item = String;
///
///     fn take_items(response: &mut ListSecretsResponse) -> Vec<String> {
///         std::mem::take(&mut response.secrets)
///     }
///
///     fn items(response: &ListSecretsResponse) -> &[String] {
///         &response.secrets
///     }
///
///     fn total(response: &ListSecretsResponse) -> Option<i64> {
///         Total::total(&response.total)
///     }
/// }
/// # impl Decode for ListSecretsResponse {
/// #     fn place(&mut self) -> Place<'_> {
/// #         Place::Structure(self)
/// #     }
/// # }
/// # impl Structure for ListSecretsResponse {
/// #     fn member(&mut self, name: &str) -> Option<Slot<'_>> {
/// #         Some(match name {
/// #             "Secrets" => Slot::new(&mut self.secrets),
/// #             "Total" => Slot::new(&mut self.total),
/// #             _ => return None,
/// #         })
/// #     }
/// # }
///
/// let mut page: ListSecretsResponse = dts_runtime::decode_json(br#"{"Secrets": ["a", "b"], "Total": "5"}"#)?;
/// assert_eq!(ListSecrets::total(&page), Some(5));
/// assert_eq!(ListSecrets::take_items(&mut page), ["a", "b"]);
/// # Ok::<(), dts_runtime::DecodeError>(())
/// ```
pub trait Paged: Request {
    /// One result.
    type Item: Clone + PartialEq + Send;

    /// Takes the results out of an answer.
    fn take_items(response: &mut Self::Response) -> Vec<Self::Item>;

    /// The results of an answer.
    fn items(response: &Self::Response) -> &[Self::Item];

    /// How many results there are on all pages, where the answer says it.
    fn total(response: &Self::Response) -> Option<i64> {
        let _ = response;
        None
    }

    /// The token of the next page, where pages go by token; none or an empty one on the last page.
    fn next_token(response: &Self::Response) -> Option<&str> {
        let _ = response;
        None
    }
}

/// A request that is lent.
impl<R: Paged> Paged for &R {
    type Item = R::Item;

    fn take_items(response: &mut Self::Response) -> Vec<Self::Item> {
        R::take_items(response)
    }

    fn items(response: &Self::Response) -> &[Self::Item] {
        R::items(response)
    }

    fn total(response: &Self::Response) -> Option<i64> {
        R::total(response)
    }

    fn next_token(response: &Self::Response) -> Option<&str> {
        R::next_token(response)
    }
}

/// A field that counts all results: a number, or a text that holds one.
pub trait Total {
    /// The count. A text that holds no whole number, and a negative number, say nothing.
    fn total(&self) -> Option<i64>;
}

impl Total for i64 {
    #[inline]
    fn total(&self) -> Option<i64> {
        (*self >= 0).then_some(*self)
    }
}

impl Total for i32 {
    #[inline]
    fn total(&self) -> Option<i64> {
        i64::from(*self).total()
    }
}

impl Total for String {
    fn total(&self) -> Option<i64> {
        whole(self.trim())?.total()
    }
}

impl Total for Value {
    fn total(&self) -> Option<i64> {
        self.as_i64()?.total()
    }
}

impl<T: Total> Total for Option<T> {
    #[inline]
    fn total(&self) -> Option<i64> {
        self.as_ref()?.total()
    }
}

#[cfg(test)]
mod tests {
    use super::Total;
    use crate::Value;

    #[test]
    fn counts_in_any_clothes() {
        assert_eq!(Some(7_i32).total(), Some(7));
        assert_eq!(Some(7_i64).total(), Some(7));
        assert_eq!(Some(String::from(" 7 ")).total(), Some(7));
        assert_eq!(Some(String::from("7.0")).total(), Some(7));
        assert_eq!(Some(Value::Number(String::from("7"))).total(), Some(7));
        assert_eq!(Some(Value::Text(String::from("7"))).total(), Some(7));
        assert_eq!(Some(0_i64).total(), Some(0));
    }

    #[test]
    fn what_is_no_count_says_nothing() {
        assert_eq!(None::<i64>.total(), None);
        assert_eq!(Some(-1_i64).total(), None);
        assert_eq!(Some(-1_i32).total(), None);
        for text in ["", "many", "7.5", "-1", "9223372036854775808"] {
            assert_eq!(Some(String::from(text)).total(), None, "{text}");
        }
        assert_eq!(Some(Value::Null).total(), None);
        assert_eq!(Some(Value::Boolean(true)).total(), None);
    }
}
