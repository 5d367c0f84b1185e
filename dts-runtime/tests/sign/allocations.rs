//! Memory: a request with many parameters takes larger pieces of it, and not more of them.

use std::time::{Duration, SystemTime};

use allocation_counter::measure;
use dts_runtime::{
    ExtraParameters, Parameters, Secret,
    sign::{AccessKey, Algorithm, Call, Endpoint},
};

/// Pieces of memory that are taken to sign so many parameters, in the query and in the body, with names before, between
/// and behind those of common parameters.
fn allocations(algorithm: Algorithm, count: usize, value: &str) -> u64 {
    let mut own = ExtraParameters::default();
    for index in 0..count {
        let name = format!("{}Parameter{index}", ["A", "Region", "Source", "Z"][index % 4]);
        if index % 3 == 0 { own.body(name, value) } else { own.query(name, value) }
    }
    let parameters = Parameters::from(&own);
    assert_eq!(parameters.as_slice().len(), count);
    let endpoint: Endpoint = "dts.aliyuncs.com".parse().unwrap();
    let secret = Secret::from("testsecret");
    let key = AccessKey { id: "testid", secret: &secret, token: Some(&secret) };
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_596_441_600);
    let call = Call::new(&endpoint, "2020-01-01", "ModifyDtsJob", &parameters).algorithm(algorithm);
    let measured = measure(|| assert!(call.sign(key, time, "nonce-0001").is_ok()));
    // What is not freed in there was allocated somewhere else.
    assert_eq!(measured.count_current, 0);
    measured.count_total
}

const ALGORITHMS: [Algorithm; 2] = [Algorithm::RpcV1, Algorithm::Acs3HmacSha256];
const COUNTS: [usize; 4] = [3, 30, 300, 3000];

#[test]
fn as_many_for_thousands_of_parameters_as_for_three() {
    let table = (1..100).map(|table| format!(r#""orders_{table}": {{"name": "orders", "all": true}}"#));
    let document = format!("{{{}}}", table.collect::<Vec<_>>().join(","));
    for value in ["cn-hangzhou", "192.0.2.10:3306", "2020-08-03T08:00:00Z", &document] {
        for algorithm in ALGORITHMS {
            let counts = COUNTS.map(|count| allocations(algorithm, count, value));
            assert!(counts.iter().all(|count| *count == counts[0]), "{algorithm:?} {value}: {counts:?}");
        }
    }
}

/// Where the guess of how long a text becomes is wrong, it grows, and its length doubles each time.
#[test]
fn hardly_more_where_each_letter_is_encoded() {
    for algorithm in ALGORITHMS {
        let plain = allocations(algorithm, 3, "cn-hangzhou");
        for count in COUNTS {
            let encoded = allocations(algorithm, count, "杭州杭州杭州杭州杭州");
            assert!((plain..=plain + 6).contains(&encoded), "{algorithm:?} {count}: {encoded}, {plain} plain");
        }
    }
}
