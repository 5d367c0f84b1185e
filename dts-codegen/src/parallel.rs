//! Work that is the same for many files, on all cores.

extern crate proc_macro;

use std::{
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// More threads than this gain nothing on a spec of any size.
const MOST_THREADS: usize = 8;

/// Applies `work` to every item; the results are in the order of the items, whatever thread made them.
///
/// Within a procedural macro all is done on the thread of the macro: tokens belong to it, and another thread may not even
/// make them.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS).min(items.len());
    if threads < 2 || proc_macro::is_available() {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(items.len()));
    let run = || {
        while let index = next.fetch_add(1, Ordering::Relaxed)
            && let Some(item) = items.get(index)
        {
            let result = work(item);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(run)));
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_order() {
        let items: Vec<u32> = (0..1000).collect();
        let doubled = super::map(&items, |item| item * 2);
        assert!(doubled.iter().zip(&items).all(|(double, item)| *double == item * 2));
        assert_eq!(doubled.len(), 1000);
        assert!(super::map(&[] as &[u32], |item| *item).is_empty());
    }
}
