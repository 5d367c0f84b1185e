//! A request of 30 parameters: build, validate, sign; and in the same run, what none of it can do without.
//!
//! The parts are measured alone, with as little around them as there can be:
//!
//! - building the request, validating it, encoding its parameters;
//! - the hashes, straight from their crates, over exactly the bytes that are signed, with a key that is ready;
//! - percent-encoding each text once for the wire and, in RPC v1, once more for the string to sign, by the code that signing
//!   uses, into memory that is there already;
//! - memory for the result: URL, body, signed text, and the headers with what they hold.
//!
//! The table at the end has medians of rounds in which each has its turn, the sum of the parts, and how far the whole is
//! from it.

mod configure_dts_job;
mod percent_encoding;
mod rounds;

use std::{
    hint::black_box,
    time::{Duration, SystemTime},
};

use configure_dts_job::{request, texts};
use criterion::Criterion;
use dts_generated::dts::ConfigureDtsJob;
use dts_runtime::{
    Request, Secret,
    sign::{AccessKey, Algorithm, Call, Endpoint, PreparedRequest},
};
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::Encoding;
use rounds::{Run, median, rounds, run, run_with};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// The parts, in the order in which they are measured; the whole comes behind them, then the yardstick.
const PARTS: [&str; 6] = ["build", "validate", "encode", "hashes", "percent-encoding", "memory for the result"];
const WHOLE: &str = "build, validate, sign";
/// What tells one machine from another.
const YARDSTICK: &str = "hmac-sha1 of 1500 bytes";
const KEY_ID: &str = "LTAItestidtestidtestid";
const SECRET: &str = "testsecrettestsecrettestsecret";
const NONCE: &str = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf";
const ACTION: &str = "ConfigureDtsJob";
const VERSION: &str = "2020-01-01";
/// What RPC v1 encodes together with the parameters.
const COMMON: [(&str, &str); 8] = [
    ("AccessKeyId", KEY_ID),
    ("Action", ACTION),
    ("Format", "JSON"),
    ("SignatureMethod", "HMAC-SHA1"),
    ("SignatureNonce", NONCE),
    ("SignatureVersion", "1.0"),
    ("Timestamp", "2020-08-03T08:00:00Z"),
    ("Version", VERSION),
];

/// What a client has at hand when it signs.
struct Client {
    endpoint: Endpoint,
    secret: Secret,
    time: SystemTime,
}

impl Client {
    fn new() -> Self {
        let endpoint = "dts.aliyuncs.com".parse().unwrap_or_else(|error| unreachable!("{error}"));
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_596_441_600);
        Self { endpoint, secret: Secret::from(SECRET), time }
    }

    fn sign(&self, request: &impl Request, algorithm: Algorithm) -> PreparedRequest {
        let parameters = request.parameters();
        let call = Call::new(&self.endpoint, VERSION, ACTION, &parameters).algorithm(algorithm);
        let key = AccessKey { id: KEY_ID, secret: &self.secret, token: None };
        call.sign(black_box(key), self.time, black_box(NONCE)).unwrap_or_else(|error| unreachable!("{error}"))
    }
}

fn runs<'a>(client: &'a Client, built: &'a ConfigureDtsJob, algorithm: Algorithm) -> Vec<(String, Run<'a>)> {
    let parameters = built.parameters();
    assert_eq!(parameters.as_slice().len(), 30);
    assert_eq!(built.validate().map_err(|violations| violations.to_string()), Ok(()));
    let signed = client.sign(built, algorithm);
    let text = signed.signed_text().into_owned();
    println!("{algorithm:?}: {} bytes are signed, {} in the body", text.len(), signed.body.len());

    let (body, length) = (signed.body.clone(), text.len());
    let mut key = [0; 64];
    let (hashes, mut encoding): (Run<'_>, _) = match algorithm {
        Algorithm::RpcV1 => {
            fill(&mut key, format!("{SECRET}&").as_bytes());
            (run(move || hmac_sha1(&key, black_box(&text))), Encoding::new(&parameters, &COMMON, true))
        }
        _ => {
            fill(&mut key, SECRET.as_bytes());
            // The last hash covers 64 hexadecimal digits and the name of the algorithm.
            let last = "0".repeat("ACS3-HMAC-SHA256\n".len() + 64);
            let all = move || (Sha256::digest(black_box(&body)), Sha256::digest(&text), hmac_sha256(&key, &last));
            (run(all), Encoding::new(&parameters, &[], false))
        }
    };
    encoding.run();
    encoding.assert_is_that_of(&signed);
    let whole = move |texts| {
        let request = request(texts);
        request.validate().is_ok() && !client.sign(&request, algorithm).url.is_empty()
    };
    let yardstick = "x".repeat(1500);
    let parts = [
        run_with(texts, request),
        run(move || black_box(built).validate().is_ok()),
        run(move || black_box(built).parameters().as_slice().len()),
        hashes,
        run(move || black_box(&mut encoding).run()),
        run(move || memory(black_box(&signed), black_box(length))),
        run_with(texts, whole),
        run(move || hmac_sha1(&[b'k'; 64], black_box(&yardstick))),
    ];
    PARTS.into_iter().chain([WHOLE, YARDSTICK]).map(String::from).zip(parts).collect()
}

fn fill(key: &mut [u8; 64], secret: &[u8]) {
    key.iter_mut().zip(secret).for_each(|(place, byte)| *place = *byte);
}

fn hmac_sha1(key: &[u8; 64], text: &str) -> [u8; 20] {
    Hmac::<Sha1>::new(key.into()).chain_update(text).finalize().into_bytes().into()
}

fn hmac_sha256(key: &[u8; 64], text: &str) -> [u8; 32] {
    Hmac::<Sha256>::new(key.into()).chain_update(text).finalize().into_bytes().into()
}

/// Memory as the result has it.
fn memory(signed: &PreparedRequest, length: usize) -> impl Sized + use<> {
    let url = String::with_capacity(signed.url.len());
    (url, signed.headers.clone(), Vec::<u8>::with_capacity(signed.body.len()), Vec::<u8>::with_capacity(length))
}

/// Medians side by side.
fn table(columns: &[Vec<Vec<f64>>]) {
    let line = |what: &str, digits: usize, value: &dyn Fn(&[f64]) -> f64| {
        let cells: String = columns.iter().map(|rounds| format!("{:>12.digits$}", median(rounds, value))).collect();
        println!("{what:<28}{cells}");
    };
    let at = |round: &[f64], index: usize| round.get(index).copied().unwrap_or(f64::NAN);
    let sum = |round: &[f64]| round.iter().take(PARTS.len()).sum::<f64>();
    println!("{:<28}{:>12}{:>12}", "medians in ns", "RPC v1", "ACS3");
    for (index, part) in PARTS.into_iter().enumerate() {
        line(part, 0, &|round| at(round, index));
    }
    line("sum of these", 0, &sum);
    line(WHOLE, 0, &|round| at(round, PARTS.len()));
    line("ratio", 2, &|round| at(round, PARTS.len()) / sum(round));
    line(YARDSTICK, 0, &|round| at(round, PARTS.len() + 1));
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let client = Client::new();
    let built = request(texts());
    let mut columns = Vec::new();
    for (name, algorithm) in [("rpc v1", Algorithm::RpcV1), ("acs3", Algorithm::Acs3HmacSha256)] {
        let mut runs = runs(&client, &built, algorithm);
        let mut group = criterion.benchmark_group(format!("sign_request/{name}"));
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
        for (name, run) in &mut runs {
            group.bench_function(name.as_str(), |bencher| bencher.iter_custom(&mut *run));
        }
        group.finish();
        columns.push(rounds(&mut runs, 2000));
    }
    criterion.final_summary();
    table(&columns);
}
