//! Many calls at the same time, through one client.

use std::{collections::BTreeSet, thread, time::Duration};

use dts_generated::dts::job::describe_dts_job_detail::DescribeDtsJobDetail;
use dts_runtime::sign::Algorithm;

use super::{
    caller::{Caller, Setup},
    gateway::Gateway,
};

const CALLS: usize = 32;

fn request(number: usize) -> DescribeDtsJobDetail {
    DescribeDtsJobDetail::builder().dts_job_id(format!("job{number}")).build().unwrap()
}

#[test]
fn all_are_taken_and_each_gets_its_own_answer() {
    for algorithm in [Algorithm::RpcV1, Algorithm::Acs3HmacSha256] {
        for make in [Setup::on_tokio, Setup::blocking] {
            let gateway = Gateway::start([("2020-01-01", "DescribeDtsJobDetail")], |call, _| {
                format!(r#"{{"RequestId":"4C46-1","DtsJobId":"{}"}}"#, call.parameter("DtsJobId").unwrap())
            });
            let key = gateway.keys().issue(Duration::from_secs(3600));
            let caller = make(&Setup::new(&gateway).key(&key)).with(|call| call.algorithm(algorithm));
            let told: Vec<String> = match caller {
                Caller::Async(client, runtime) => runtime.block_on(async {
                    let call = |number| {
                        let client = client.clone();
                        tokio::spawn(async move { client.send(request(number)).await })
                    };
                    let calls: Vec<_> = (0..CALLS).map(call).collect();
                    let mut told = Vec::new();
                    for call in calls {
                        told.push(call.await.unwrap().unwrap().dts_job_id.clone().unwrap());
                    }
                    told
                }),
                Caller::Blocking(client) => {
                    let call = |number| {
                        let client = client.clone();
                        thread::spawn(move || client.send(request(number)))
                    };
                    let calls: Vec<_> = (0..CALLS).map(call).collect();
                    let told = calls.into_iter().map(|call| call.join().unwrap().unwrap().dts_job_id.clone().unwrap());
                    told.collect()
                }
            };
            assert_eq!(told, (0..CALLS).map(|number| format!("job{number}")).collect::<Vec<_>>());
            let accepted = gateway.accepted();
            let taken: BTreeSet<_> = accepted.iter().map(|call| call.parameter("DtsJobId")).collect();
            assert_eq!((taken.len(), accepted.len(), gateway.refused().len()), (CALLS, CALLS, 0));
        }
    }
}
