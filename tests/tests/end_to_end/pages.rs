//! Results over several pages, and states that are waited for.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, SystemTime},
};

use dts_generated::dts::{
    job::{describe_dts_job_detail::DescribeDtsJobDetail, describe_dts_jobs::DescribeDtsJobs},
    tag::list_tag_resources::ListTagResources,
};
use dts_runtime::{ErrorKind, ManualClock, sign::Algorithm};
use serde_json::json;

use super::{
    caller::{Caller, Setup},
    gateway::{Accepted, Gateway},
};

const ALGORITHMS: [Algorithm; 2] = [Algorithm::RpcV1, Algorithm::Acs3HmacSha256];
const JOBS: u64 = 25;

fn gateway(states: Vec<&'static str>) -> Gateway {
    let actions = ["DescribeDtsJobs", "ListTagResources", "DescribeDtsJobDetail"].map(|action| ("2020-01-01", action));
    let polls = AtomicUsize::new(0);
    Gateway::start(actions, move |call, _| match call.action.as_str() {
        "DescribeDtsJobs" => jobs(call),
        "ListTagResources" => tags(call),
        _ => {
            let poll = polls.fetch_add(1, Ordering::Relaxed);
            json!({ "RequestId": poll.to_string(), "Success": true, "Status": states[poll % states.len()] }).to_string()
        }
    })
}

/// A page of so many jobs as it is asked for, 10 by default.
fn jobs(call: &Accepted) -> String {
    let number = |name: &str, default| call.parameter(name).map_or(default, |text| text.parse().unwrap());
    let (page, size) = (number("PageNumber", 1), number("PageSize", 10));
    let items: Vec<_> = ((page - 1) * size..(page * size).min(JOBS)).map(job).collect();
    json!({ "RequestId": page.to_string(), "TotalRecordCount": JOBS, "PageNumber": page, "DtsJobList": items })
        .to_string()
}

fn job(number: u64) -> serde_json::Value {
    json!({ "DtsJobId": format!("job{number}") })
}

/// Three pages, each with the token of the next; tokens have what must be encoded.
fn tags(call: &Accepted) -> String {
    let page = match call.parameter("NextToken") {
        None => 1,
        Some(token) => token.strip_prefix("to+ken/=&").unwrap().parse::<u32>().unwrap(),
    };
    let next = if page < 3 { format!("to+ken/=&{}", page + 1) } else { String::new() };
    let tag = json!({ "ResourceId": format!("dts{page}"), "TagKey": "team", "TagValue": "orders" });
    json!({ "RequestId": page.to_string(), "NextToken": next, "TagResources": { "TagResource": [tag] } }).to_string()
}

/// Callers of both kinds, each with both signatures.
fn callers(setup: &Setup) -> Vec<Caller> {
    let both = setup.each();
    let each = |caller: &Caller| ALGORITHMS.map(|algorithm| caller.with(|call| call.algorithm(algorithm)));
    both.iter().flat_map(each).collect()
}

#[test]
fn jobs_by_page_number() {
    let gateway = gateway(vec!["?"]);
    for caller in callers(&Setup::new(&gateway)) {
        let request = DescribeDtsJobs::builder().region("cn-hangzhou").page_size(10).build().unwrap();
        let items = caller.items(request.clone()).unwrap();
        let ids: Vec<String> = items.into_iter().map(|job| job.dts_job_id.unwrap()).collect();
        assert_eq!(ids, (0..JOBS).map(|number| format!("job{number}")).collect::<Vec<_>>());
        let asked: Vec<_> = gateway.accepted();
        let asked: Vec<_> =
            asked.iter().map(|call| (call.parameter("PageNumber"), call.parameter("PageSize"))).collect();
        assert_eq!(asked, [(None, Some("10")), (Some("2"), Some("10")), (Some("3"), Some("10"))]);

        let sizes: Vec<usize> = caller.pages(request).unwrap().iter().map(|page| page.dts_job_list.len()).collect();
        assert_eq!((sizes, gateway.accepted().len()), (vec![10, 10, 5], 3));
    }
    assert!(gateway.refused().is_empty());
}

#[test]
fn tags_by_token() {
    let gateway = gateway(vec!["?"]);
    for caller in callers(&Setup::new(&gateway)) {
        let request = ListTagResources::builder()
            .region_id("cn-hangzhou")
            .resource_type("ALIYUN::DTS::INSTANCE")
            .resource_id(["dts1", "dts2", "dts3"])
            .build()
            .unwrap();
        let items = caller.items(request).unwrap();
        let ids: Vec<_> = items.iter().map(|tag| tag.resource_id.as_deref().unwrap()).collect();
        assert_eq!(ids, ["dts1", "dts2", "dts3"]);
        let asked = gateway.accepted();
        let tokens: Vec<_> = asked.iter().map(|call| call.parameter("NextToken")).collect();
        assert_eq!(tokens, [None, Some("to+ken/=&2"), Some("to+ken/=&3")]);
        assert!(asked.iter().all(|call| call.parameter("ResourceId.3") == Some("dts3")));
    }
    assert!(gateway.refused().is_empty());
}

const MINUTE: Duration = Duration::from_secs(60);

fn detail() -> DescribeDtsJobDetail {
    DescribeDtsJobDetail::builder().dts_job_id("example0001").build().unwrap()
}

#[test]
fn a_job_is_waited_for() {
    for make in [Setup::on_tokio, Setup::blocking] {
        let gateway = gateway(vec!["NotStarted", "Prechecking", "InitializingNow", "Synchronizing"]);
        // Waiting takes no time with this clock, and the signatures follow it.
        let clock = ManualClock::new(SystemTime::now());
        let caller = make(&Setup::new(&gateway).clock(&clock));
        let wait = detail().until_synchronizing().every(MINUTE).within(30 * MINUTE);
        let reply = caller.wait(wait).unwrap();
        assert_eq!(reply.request_id(), Some("3"));
        assert_eq!((clock.sleeps(), gateway.accepted().len()), (vec![MINUTE; 3], 4));
        assert!(gateway.refused().is_empty());
    }
}

#[test]
fn a_job_that_fails_is_told_from_one_that_is_late() {
    for make in [Setup::on_tokio, Setup::blocking] {
        let clock = ManualClock::new(SystemTime::now());
        let failing = gateway(vec!["Prechecking", "PrecheckFailed"]);
        let caller = make(&Setup::new(&failing).clock(&clock));
        let error = caller.wait(detail().until_synchronizing()).unwrap_err();
        assert_eq!((error.kind(), error.state()), (ErrorKind::FailedState, Some("PrecheckFailed")));
        assert_eq!((error.request_id(), failing.accepted().len()), (Some("1"), 2));

        let late = gateway(vec!["Prechecking"]);
        let caller = make(&Setup::new(&late).clock(&clock));
        let error = caller.wait(detail().until_synchronizing().every(MINUTE).within(4 * MINUTE)).unwrap_err();
        assert_eq!((error.kind(), error.state()), (ErrorKind::Timeout, Some("Prechecking")));
        assert!(error.is_waiting_over());
        assert_eq!(late.accepted().len(), 4);
    }
}
