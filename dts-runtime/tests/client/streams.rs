//! Pages as streams.

use std::{future::poll_fn, pin::Pin};

use dts_runtime::FakeTransport;
use futures_core::Stream;

use crate::actions::Numbered;
use crate::support::{client, now, refusal};

fn collected<S: Stream + Unpin>(mut stream: S) -> Vec<S::Item> {
    now(async {
        let mut all = Vec::new();
        while let Some(item) = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await {
            all.push(item);
        }
        all
    })
}

#[test]
fn results_and_pages() {
    let pages = || {
        FakeTransport::new().json(200, r#"{"Items":[1,2]}"#).json(200, r#"{"Items":[3]}"#).json(200, r#"{"Items":[]}"#)
    };
    assert_eq!(collected(client(&pages()).items(Numbered::default()).into_stream()).len(), 3);
    assert_eq!(collected(client(&pages()).pages(Numbered::default()).into_stream()).len(), 2);
}

#[test]
fn the_first_error_ends_them() {
    let transport = FakeTransport::new().json(200, r#"{"Items":[1]}"#).answer(refusal(400, "Bad")).json(200, "{}");
    let all = collected(client(&transport).items(Numbered::default()).into_stream());
    assert_eq!(all.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false]);
}
