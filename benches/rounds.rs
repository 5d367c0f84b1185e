//! What is measured in turns, so that all of it meets the same machine, however busy that is.

use std::time::{Duration, Instant};

/// How long so many runs take.
pub(super) type Run<'a> = Box<dyn FnMut(u64) -> Duration + 'a>;

/// How often one is run before it is the next one's turn.
const TURN: u64 = 64;

/// Runs `routine`.
pub(super) fn run<'a, T: 'a>(mut routine: impl FnMut() -> T + 'a) -> Run<'a> {
    Box::new(move |count| {
        let start = Instant::now();
        for _ in 0..count {
            drop(std::hint::black_box(routine()));
        }
        start.elapsed()
    })
}

/// Runs `routine` with inputs that are made before the clock starts; so few at once that they stay in the cache.
pub(super) fn run_with<'a, I: 'a, T: 'a>(input: fn() -> I, mut routine: impl FnMut(I) -> T + 'a) -> Run<'a> {
    Box::new(move |mut count| {
        let mut total = Duration::ZERO;
        while count > 0 {
            let inputs: Vec<_> = (0..count.min(TURN)).map(|_| input()).collect();
            count -= inputs.len() as u64;
            let start = Instant::now();
            for input in inputs {
                drop(std::hint::black_box(routine(input)));
            }
            total += start.elapsed();
        }
        total
    })
}

/// Nanoseconds that each takes, in each of so many rounds.
pub(super) fn rounds(runs: &mut [(String, Run<'_>)], count: usize) -> Vec<Vec<f64>> {
    let mut turn = || runs.iter_mut().map(|(_, run)| run(TURN).as_nanos() as f64 / TURN as f64).collect();
    (0..count).map(|_| turn()).collect()
}

/// The median of what `value` makes of each round.
pub(super) fn median(rounds: &[Vec<f64>], value: impl Fn(&[f64]) -> f64) -> f64 {
    let mut values: Vec<_> = rounds.iter().map(|round| value(round)).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
