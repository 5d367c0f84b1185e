//! Signing a request of 30 parameters, and the hashes that it can't do without.

#![allow(missing_docs, reason = "criterion_group! writes an undocumented function")]

use std::{
    hint::black_box,
    time::{Duration, SystemTime},
};

use criterion::{Criterion, criterion_group, criterion_main};
use dts_runtime::{
    ExtraParameters, Parameters, Secret,
    sign::{AccessKey, Algorithm, Call, Endpoint, acs3, rpc_v1},
};

/// Names and values of a synchronization job; `*` marks those that travel in the form body.
const PARAMETERS: [(&str, &str); 30] = [
    ("Checkpoint", "1610540493"),
    ("DataInitialization", "true"),
    ("DataSynchronization", "true"),
    ("*DbList", r#"{"orders":{"name":"orders","all":true}}"#),
    ("DelayNotice", "true"),
    ("DelayPhone", "13800000000"),
    ("DelayRuleTime", "10"),
    ("DestinationEndpointEngineName", "MYSQL"),
    ("DestinationEndpointInstanceID", "rm-example0001"),
    ("DestinationEndpointInstanceType", "RDS"),
    ("*DestinationEndpointPassword", "Example-Passw0rd"),
    ("DestinationEndpointRegion", "cn-hangzhou"),
    ("DestinationEndpointUserName", "dtsuser"),
    ("DtsInstanceId", "dtsexample0001"),
    ("DtsJobId", "example0001"),
    ("DtsJobName", "orders to warehouse"),
    ("ErrorNotice", "true"),
    ("ErrorPhone", "13800000001"),
    ("JobType", "SYNC"),
    ("RegionId", "cn-hangzhou"),
    ("SourceEndpointEngineName", "MYSQL"),
    ("SourceEndpointIP", "192.0.2.10"),
    ("SourceEndpointInstanceID", "vpc-example0001"),
    ("SourceEndpointInstanceType", "Express"),
    ("*SourceEndpointPassword", "Example-Passw0rd"),
    ("SourceEndpointPort", "3306"),
    ("SourceEndpointRegion", "cn-hangzhou"),
    ("SourceEndpointUserName", "dtsuser"),
    ("StructureInitialization", "true"),
    ("SynchronizationDirection", "Forward"),
];

fn bench(criterion: &mut Criterion) {
    let mut extra = ExtraParameters::default();
    for (name, value) in PARAMETERS {
        match name.strip_prefix('*') {
            Some(name) => extra.body(name, value),
            None => extra.query(name, value),
        }
    }
    let parameters = Parameters::from(&extra);
    let endpoint: Endpoint = "dts.aliyuncs.com".parse().unwrap_or_else(|error| unreachable!("{error}"));
    let secret = Secret::from("testsecrettestsecrettestsecret");
    let key = AccessKey { id: "LTAItestidtestidtestid", secret: &secret, token: None };
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_596_441_600);
    let nonce = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf";
    for (name, algorithm) in [("rpc v1", Algorithm::RpcV1), ("acs3", Algorithm::Acs3HmacSha256)] {
        let call = Call::new(&endpoint, "2020-01-01", "ConfigureDtsJob", &parameters).algorithm(algorithm);
        let signed = call.sign(key, time, nonce).unwrap_or_else(|error| unreachable!("{error}"));
        let text = signed.signed_text().into_owned();
        criterion.bench_function(&format!("sign/{name}"), |bencher| {
            bencher.iter(|| black_box(&call).sign(black_box(key), time, nonce));
        });
        println!("{} bytes are signed, {} in the body", text.len(), signed.body.len());
        criterion.bench_function(&format!("sign/{name}, hashes alone"), |bencher| match algorithm {
            Algorithm::RpcV1 => bencher.iter(|| rpc_v1::signature(&secret, black_box(&text)).len()),
            _ => bencher.iter(|| {
                let payload = acs3::payload_hash(black_box(&signed.body));
                (payload, acs3::signature(&secret, &acs3::string_to_sign(black_box(&text))))
            }),
        });
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
