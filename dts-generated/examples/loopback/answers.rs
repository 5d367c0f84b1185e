//! What the small server answers.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::server::Call;

/// The states of a job: before it is started, and then one for each time that it is asked about.
const STATES: [&str; 5] = ["NotStarted", "Prechecking", "Initializing", "Initializing", "Synchronizing"];

/// How many jobs a list of them shows.
const JOBS: usize = 25;

/// A cloud of some jobs, and of one that can be bought and started.
#[derive(Default)]
pub(super) struct Cloud {
    /// Where that one is in its [`STATES`].
    state: AtomicUsize,
}

impl Cloud {
    /// Status and body.
    pub(super) fn answer(&self, call: &Call) -> (u16, String) {
        if call.path.starts_with("/asapi/") && call.parameter("Product").is_none() {
            return (400, envelope("asapi.product.missing", "Say which product is called."));
        }
        match call.action() {
            "CreateDtsInstance" => success(r#""InstanceId": "dtsexample0001", "JobId": "example0001""#),
            "ConfigureDtsJob" => success(r#""DtsInstanceId": "dtsexample0001", "DtsJobId": "example0001""#),
            "StartDtsJob" => {
                self.state.store(1, Ordering::Relaxed);
                success("")
            }
            "DescribeDtsJobDetail" => success(&self.detail()),
            "DescribeDtsJobs" => success(&jobs(call)),
            "AssumeRole" => success(&keys()),
            "DescribeClustersV1" => (200, String::from(r#"[{"cluster_id": "c-example0001", "name": "example"}]"#)),
            "CreateCluster" if call.body.starts_with('{') => success(r#""cluster_id": "c-example0002""#),
            _ if call.path.starts_with("/asapi/") => {
                (200, envelope("asapi.action.unknown", "There is no such action."))
            }
            _ => refusal("InvalidAction.NotFound", "There is no such action."),
        }
    }

    fn detail(&self) -> String {
        // A job that was started goes on each time that somebody looks.
        let state = self.state.load(Ordering::Relaxed);
        if state > 0 {
            self.state.store(state + 1, Ordering::Relaxed);
        }
        let state = STATES.get(state).or(STATES.last()).copied().unwrap_or_default();
        format!(r#""DtsJobId": "example0001", "DtsJobName": "orders", "Status": "{state}", "Delay": "120""#)
    }
}

/// A page of jobs. In a private cloud, lists also say whose they are.
fn jobs(call: &Call) -> String {
    let number = |name, otherwise| call.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (page, size) = (number("PageNumber", 1_usize), number("PageSize", 30));
    let owner = |header| call.header(header).unwrap_or_default();
    let owner = format!(
        r#""Department": "{}", "ResourceGroup": "{}""#,
        owner("x-acs-organizationid"),
        owner("x-acs-resourcegroupid")
    );
    let first = page.saturating_sub(1) * size;
    let jobs: Vec<String> = (1..=JOBS)
        .skip(first)
        .take(size)
        .map(|n| format!(r#"{{"DtsJobName": "example-{n:02}", "Status": "Synchronizing", "Delay": 120, {owner}}}"#))
        .collect();
    format!(r#""TotalRecordCount": {JOBS}, "PageNumber": {page}, "DtsJobList": [{}]"#, jobs.join(", "))
}

fn keys() -> String {
    String::from(
        r#""Credentials": {"AccessKeyId": "STS.Example", "AccessKeySecret": "ExampleRoleSecret",
            "SecurityToken": "ExampleSecurityToken", "Expiration": "2099-01-01T00:00:00Z"}"#,
    )
}

fn success(members: &str) -> (u16, String) {
    let comma = if members.is_empty() { "" } else { ", " };
    (200, format!(r#"{{"RequestId": "C166D79D-0000-4000-8000-000000000001", "Success": true{comma}{members}}}"#))
}

fn refusal(code: &str, message: &str) -> (u16, String) {
    let id = "C166D79D-0000-4000-8000-000000000002";
    (404, format!(r#"{{"RequestId": "{id}", "Code": "{code}", "Message": "{message}"}}"#))
}

/// How ASAPI refuses.
fn envelope(code: &str, message: &str) -> String {
    let id = "C166D79D-0000-4000-8000-000000000003";
    format!(
        r#"{{"asapiSuccess": false, "asapiRequestId": "{id}", "asapiErrorCode": "{code}", "asapiErrorMessage": "{message}"}}"#
    )
}
