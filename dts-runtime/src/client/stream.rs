//! Pages and results as streams.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;

use super::{Pages, Reply, Results};
use crate::{BoxFuture, Error, Paged};

/// One step: what gives items, and the item that it gave.
type Step<S, T> = BoxFuture<'static, (S, Option<Result<T, Error>>)>;

/// A thing that gives one item after the other, or the future that it is in meanwhile.
enum Steps<S, T> {
    Idle(S),
    Busy(Step<S, T>),
    Over,
}

impl<S: Unpin, T> Steps<S, T> {
    fn poll(&mut self, context: &mut Context<'_>, start: fn(S) -> Step<S, T>) -> Poll<Option<Result<T, Error>>> {
        loop {
            match std::mem::replace(self, Self::Over) {
                Self::Over => return Poll::Ready(None),
                Self::Idle(state) => *self = Self::Busy(start(state)),
                Self::Busy(mut step) => match step.as_mut().poll(context) {
                    Poll::Pending => {
                        *self = Self::Busy(step);
                        return Poll::Pending;
                    }
                    Poll::Ready((state, item)) => {
                        if let Some(Ok(_)) = item {
                            *self = Self::Idle(state);
                        }
                        return Poll::Ready(item);
                    }
                },
            }
        }
    }
}

/// The pages of a request as a stream. The first error ends it.
pub struct PageStream<R: Paged>(Steps<Pages<R>, Reply<R::Response>>);

/// The results of a request as a stream. The first error ends it.
pub struct ItemStream<R: Paged>(Steps<Results<R>, R::Item>);

impl<R> Pages<R>
where
    R: Paged + Send + Sync + Unpin + 'static,
    R::Response: Send + Sync,
    R::Item: Send + Sync + Unpin,
{
    /// The pages as a stream.
    pub fn into_stream(self) -> PageStream<R> {
        PageStream(Steps::Idle(self))
    }
}

impl<R> Results<R>
where
    R: Paged + Send + Sync + Unpin + 'static,
    R::Response: Send + Sync,
    R::Item: Send + Sync + Unpin,
{
    /// The results as a stream.
    pub fn into_stream(self) -> ItemStream<R> {
        ItemStream(Steps::Idle(self))
    }
}

impl<R> Stream for PageStream<R>
where
    R: Paged + Send + Sync + Unpin + 'static,
    R::Response: Send + Sync,
    R::Item: Send + Sync + Unpin,
{
    type Item = Result<Reply<R::Response>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll(context, |mut pages| {
            Box::pin(async move {
                let page = pages.next().await;
                (pages, page)
            })
        })
    }
}

impl<R> Stream for ItemStream<R>
where
    R: Paged + Send + Sync + Unpin + 'static,
    R::Response: Send + Sync,
    R::Item: Send + Sync + Unpin,
{
    type Item = Result<R::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll(context, |mut items| {
            Box::pin(async move {
                let item = items.next().await;
                (items, item)
            })
        })
    }
}

impl<R: Paged> fmt::Debug for PageStream<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageStream").finish_non_exhaustive()
    }
}

impl<R: Paged> fmt::Debug for ItemStream<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream").finish_non_exhaustive()
    }
}
