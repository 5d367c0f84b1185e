//! No answer makes the judge or its errors panic, none loses its body, and none is repeated where it may do harm.
#![no_main]

use std::time::{Duration, SystemTime};

use dts_runtime::{Attempt, Error, HttpResponse, Judge, Randomness, RetryPolicy, Value};
use libfuzzer_sys::fuzz_target;

/// Always the same number.
struct Fixed(u64);

impl Randomness for Fixed {
    fn next(&self) -> u64 {
        self.0
    }
}

// A status in two bytes, then headers up to an empty line, then the body.
fuzz_target!(|data: &[u8]| {
    let Some((status, data)) = data.split_first_chunk() else { return };
    let split = data.windows(2).position(|window| window == b"\n\n");
    let (head, body) = split.map_or((&b""[..], data), |at| (&data[..at], &data[at + 2..]));
    let head = String::from_utf8_lossy(head);
    let headers = head.lines().filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    let response = HttpResponse { status: u16::from_be_bytes(*status) % 1000, headers, body: body.to_vec() };

    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let error = match Judge::new("X").at(now).signed("GET&%2F&").judge(response) {
        Err(error) => error,
        Ok(answer) => match answer.decode::<Value>() {
            Ok(_) => return,
            Err(problem) => Error::decode("X", answer, problem),
        },
    };
    assert_eq!(error.body(), body);
    let error = error.hiding(["secret", "a"]);
    let _ = format!("{error} {error:?} {:?}", error.message());
    let wait = RetryPolicy::new().after(&Attempt::new(1), &error, &Fixed(u64::MAX));
    assert!(wait.is_none() || error.did_not_run());
});
