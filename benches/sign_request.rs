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
//! The table at the end has medians, the sum of the parts, and how far the whole is from it.

mod configure_dts_job;
mod medians;
mod percent_encoding;

use std::{
    hint::black_box,
    time::{Duration, SystemTime},
};

use configure_dts_job::{request, texts};
use criterion::{BatchSize, Criterion};
use dts_runtime::{
    Request, Secret,
    sign::{AccessKey, Algorithm, Call, Endpoint, PreparedRequest},
};
use hmac::{Hmac, KeyInit, Mac};
use medians::Medians;
use percent_encoding::Encoding;
use sha1::Sha1;
use sha2::{Digest, Sha256};

const GROUP: &str = "sign_request";
/// What tells one machine from another.
const YARDSTICK: &str = "hmac-sha1 of 1500 bytes";
const RPC_V1: (&str, Algorithm) = ("rpc_v1", Algorithm::RpcV1);
const ACS3: (&str, Algorithm) = ("acs3", Algorithm::Acs3HmacSha256);
/// So few that their texts stay in the cache.
const SIZE: BatchSize = BatchSize::NumIterations(64);
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

fn bench(criterion: &mut Criterion) {
    let client = Client::new();
    let built = request(texts());
    assert_eq!(built.parameters().as_slice().len(), 30);
    assert_eq!(built.validate().map_err(|violations| violations.to_string()), Ok(()));

    let mut group = criterion.benchmark_group(GROUP);
    group.bench_function("build", |bencher| bencher.iter_batched(texts, |texts| drop(request(texts)), SIZE));
    group.bench_function("validate", |bencher| bencher.iter(|| black_box(&built).validate().is_ok()));
    group.bench_function("encode", |bencher| bencher.iter(|| black_box(&built).parameters().as_slice().len()));
    let yardstick = "x".repeat(1500);
    group.bench_function(YARDSTICK, |bencher| bencher.iter(|| hmac_sha1(&[b'k'; 64], black_box(&yardstick))));
    for (name, algorithm) in [RPC_V1, ACS3] {
        let signed = client.sign(&built, algorithm);
        let text = signed.signed_text().into_owned();
        println!("{name}: {} bytes are signed, {} in the body", text.len(), signed.body.len());
        let mut key = [0; 64];
        match algorithm {
            Algorithm::RpcV1 => {
                fill(&mut key, format!("{SECRET}&").as_bytes());
                group.bench_function("rpc_v1 hashes", |bencher| bencher.iter(|| hmac_sha1(&key, black_box(&text))));
            }
            _ => {
                fill(&mut key, SECRET.as_bytes());
                // The last hash covers 64 hexadecimal digits and the name of the algorithm.
                let last = "0".repeat("ACS3-HMAC-SHA256\n".len() + 64);
                group.bench_function("acs3 hashes", |bencher| {
                    bencher.iter(|| {
                        (Sha256::digest(black_box(&signed.body)), Sha256::digest(&text), hmac_sha256(&key, &last))
                    });
                });
            }
        }
        let parameters = built.parameters();
        let mut encoding = match algorithm {
            Algorithm::RpcV1 => Encoding::new(&parameters, &COMMON, true),
            _ => Encoding::new(&parameters, &[], false),
        };
        encoding.run();
        encoding.assert_is_that_of(&signed);
        group.bench_function(format!("{name} percent-encoding"), |bencher| {
            bencher.iter(|| black_box(&mut encoding).run())
        });
        group.bench_function(format!("{name} result"), |bencher| {
            bencher.iter(|| memory(black_box(&signed), black_box(text.len())));
        });
        let call = |texts| {
            let request = request(texts);
            request.validate().is_ok() && !client.sign(&request, algorithm).url.is_empty()
        };
        group.bench_function(format!("{name} all"), |bencher| bencher.iter_batched(texts, call, SIZE));
    }
    group.finish();
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
fn memory(signed: &PreparedRequest, length: usize) -> impl Sized {
    let url = String::with_capacity(signed.url.len());
    (url, signed.headers.clone(), Vec::<u8>::with_capacity(signed.body.len()), Vec::<u8>::with_capacity(length))
}

/// The medians of both signatures, side by side; nothing where some were not measured.
fn table(medians: &Medians) -> Option<String> {
    let parts = [
        ("building it", "build"),
        ("validating it", "validate"),
        ("encoding its parameters", "encode"),
        ("the hashes alone", "* hashes"),
        ("percent-encoding alone", "* percent-encoding"),
        ("memory for the result", "* result"),
    ];
    let both = |name: &str| {
        let median = |algorithm| medians.of(GROUP, &name.replace('*', algorithm));
        Some([median(RPC_V1.0)?, median(ACS3.0)?])
    };
    let mut lines = vec![format!("{:<28}{:>12}{:>12}", "medians in ns", "RPC v1", "ACS3")];
    let mut line = |what: &str, [rpc, acs3]: [f64; 2]| lines.push(format!("{what:<28}{rpc:>12.0}{acs3:>12.0}"));
    let mut sum = [0.0; 2];
    for (what, name) in parts {
        let part = both(name)?;
        line(what, part);
        sum = [sum[0] + part[0], sum[1] + part[1]];
    }
    line("sum of these", sum);
    let all = both("* all")?;
    line("build, validate, sign", all);
    lines.push(format!("{:<28}{:>12.2}{:>12.2}", "ratio", all[0] / sum[0], all[1] / sum[1]));
    lines.push(format!("{YARDSTICK}: {:.0}", medians.of(GROUP, YARDSTICK)?));
    Some(lines.join("\n"))
}

fn main() {
    let medians = Medians::new();
    let mut criterion = medians.criterion();
    bench(&mut criterion);
    criterion.final_summary();
    match table(&medians) {
        Some(table) => println!("{table}"),
        None => println!("a table needs all of them: run without a filter"),
    }
}
