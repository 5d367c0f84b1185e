//! Chance.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::Randomness;

/// Numbers of a fast generator, seeded for each thread by the standard library. They keep nonces apart and spread
/// retries; they are no keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct FastRandomness;

impl Randomness for FastRandomness {
    fn next(&self) -> u64 {
        fastrand::u64(..)
    }
}

/// Numbers for tests: those that it was given, again and again.
///
/// ```
/// use dts_runtime::{FixedRandomness, Randomness};
///
/// let randomness = FixedRandomness::new([1, 2]);
/// assert_eq!([randomness.next(), randomness.next(), randomness.next()], [1, 2, 1]);
/// ```
#[derive(Debug)]
pub struct FixedRandomness {
    numbers: Vec<u64>,
    position: AtomicUsize,
}

impl FixedRandomness {
    /// These numbers, in order; 0 where there is none.
    pub fn new(numbers: impl IntoIterator<Item = u64>) -> Self {
        Self { numbers: numbers.into_iter().collect(), position: AtomicUsize::new(0) }
    }
}

impl Randomness for FixedRandomness {
    fn next(&self) -> u64 {
        let position = self.position.fetch_add(1, Ordering::Relaxed);
        position.checked_rem(self.numbers.len()).and_then(|at| self.numbers.get(at)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, thread};

    use super::*;

    #[test]
    fn numbers_differ_between_threads_too() {
        let draw = || (0..1000).map(|_| FastRandomness.next()).collect::<Vec<_>>();
        let others: Vec<_> = (0..4).map(|_| thread::spawn(draw)).collect();
        let mut all = draw();
        all.extend(others.into_iter().flat_map(|other| other.join().unwrap()));
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }

    #[test]
    fn no_numbers_are_zeros() {
        assert_eq!(FixedRandomness::new([]).next(), 0);
    }
}
