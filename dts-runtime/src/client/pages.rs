//! Results that come in pages.

use std::{
    borrow::Cow,
    collections::{HashSet, VecDeque},
    fmt, mem,
};

use super::{Client, Reply};
use crate::{EncodedParameter, Error, Location, Paged, Pagination};

/// The pages of a request, one call after the other.
///
/// They end with a page that is empty, that repeats the one before, that leads back to an earlier one, or that is the last
/// by its own account. After an error, `next` asks for the same page once more. A `next` that is dropped while it waits loses nothing.
#[must_use = "pages are asked for by `next`"]
pub struct Pages<R: Paged> {
    client: Client,
    request: R,
    next: Next,
    /// The results of the page before.
    before: Vec<R::Item>,
    /// How many results there were so far, since the first page.
    seen: u64,
    /// The tokens so far.
    tokens: HashSet<String>,
}

/// Which page is next.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    /// The one that the request asks for.
    First,
    Number(u64),
    Token(String),
    End,
}

impl<R: Paged> Pages<R> {
    pub(super) fn new(client: Client, request: R) -> Self {
        Self { client, request, next: Next::First, before: Vec::new(), seen: 0, tokens: HashSet::new() }
    }

    /// The next page; `None` behind the last one. A page without results is not given, unless it is the first.
    ///
    /// # Errors
    ///
    /// As [`Client::send`].
    pub async fn next(&mut self) -> Option<Result<Reply<R::Response>, Error>> {
        if self.next == Next::End {
            return None;
        }
        let reply = match self.ask().await {
            Ok(reply) => reply,
            Err(error) => return Some(Err(error)),
        };
        let is_first = self.next == Next::First;
        let items = R::items(&reply);
        if !is_first && (items.is_empty() || items == self.before.as_slice()) {
            self.next = Next::End;
            return None;
        }
        self.next = self.after(&reply);
        self.seen = self.seen.saturating_add(u64::try_from(items.len()).unwrap_or(u64::MAX));
        self.before = items.to_vec();
        Some(Ok(reply))
    }

    async fn ask(&self) -> Result<Reply<R::Response>, Error> {
        let set = match &self.next {
            Next::First | Next::End => None,
            Next::Number(number) => page_parameter(R::ACTION.pagination).zip(Some(number.to_string())),
            Next::Token(token) => page_parameter(R::ACTION.pagination).zip(Some(token.clone())),
        };
        self.client
            .send_with(&self.request, |parameters| {
                if let Some((name, value)) = &set {
                    let (name, value) = (Cow::Borrowed(*name), Cow::Owned(value.clone()));
                    parameters.set(EncodedParameter { name, value, location: Location::Query, secret: false });
                }
            })
            .await
    }

    /// Which page comes after this one.
    fn after(&mut self, reply: &R::Response) -> Next {
        let items = R::items(reply);
        if items.is_empty() {
            return Next::End;
        }
        match R::ACTION.pagination {
            Some(Pagination::Numbered { page, size, .. }) => {
                let parameters = self.request.parameters();
                let number = |name| parameters.get(name).and_then(|text| text.trim().parse::<u64>().ok());
                let first = number(page).unwrap_or(1);
                let this = if let Next::Number(this) = self.next { this } else { first };
                // A page that is not full is the last one, if the count of all results agrees: either alone may lie.
                let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
                let is_short = size.and_then(number).is_some_and(|size| count < size);
                let total = R::total(reply).and_then(|total| u64::try_from(total).ok());
                let is_all = first == 1 && total.is_some_and(|total| self.seen.saturating_add(count) >= total);
                if is_short && is_all { Next::End } else { Next::Number(this.saturating_add(1)) }
            }
            Some(Pagination::Token { .. }) => match R::next_token(reply) {
                // A token that comes again leads in a circle.
                Some(token) if !token.is_empty() && self.tokens.insert(token.to_owned()) => {
                    Next::Token(token.to_owned())
                }
                _ => Next::End,
            },
            None => Next::End,
        }
    }
}

/// The parameter that says which page is wanted.
fn page_parameter(pagination: Option<Pagination>) -> Option<&'static str> {
    match pagination? {
        Pagination::Numbered { page, .. } => Some(page),
        Pagination::Token { token, .. } => Some(token),
    }
}

/// The results of a request, page after page.
///
/// They end as [`Pages`] do, and go on after an error in the same way.
#[must_use = "results are asked for by `next`"]
pub struct Results<R: Paged> {
    pages: Pages<R>,
    page: VecDeque<R::Item>,
}

impl<R: Paged> Results<R> {
    pub(super) fn new(pages: Pages<R>) -> Self {
        Self { pages, page: VecDeque::new() }
    }

    /// The next result; `None` behind the last one.
    ///
    /// # Errors
    ///
    /// As [`Client::send`].
    pub async fn next(&mut self) -> Option<Result<R::Item, Error>> {
        loop {
            if let Some(item) = self.page.pop_front() {
                return Some(Ok(item));
            }
            match self.pages.next().await? {
                Ok(mut reply) => self.page = R::take_items(reply.value_mut()).into(),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// All results that are left, with as many calls as that takes.
    ///
    /// # Errors
    ///
    /// The first one; the results that came before it are lost.
    pub async fn all(mut self) -> Result<Vec<R::Item>, Error> {
        let mut all: Vec<_> = mem::take(&mut self.page).into();
        while let Some(page) = self.pages.next().await {
            all.extend(R::take_items(page?.value_mut()));
        }
        Ok(all)
    }
}

/// Shows neither request nor results.
impl<R: Paged> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("action", &R::ACTION.name).field("seen", &self.seen).finish_non_exhaustive()
    }
}

/// Shows neither request nor results.
impl<R: Paged> fmt::Debug for Results<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Results").field("pages", &self.pages).field("ready", &self.page.len()).finish()
    }
}
