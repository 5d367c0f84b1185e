//! Calls the POP gateway of a private cloud: an endpoint of its own, a CA of its own, and a scope.
//!
//! ```sh
//! cargo run -p dts-generated --example private_cloud_pop
//! ```

mod loopback;

use std::fs;

use dts_generated::dts::DescribeDtsJobs;
use dts_runtime::{Client, Scope, Value};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let target = loopback::target()?;
    // The certificates of the operator's CA. Who has none yet gets them from the operator; to accept whatever the
    // server shows has a long name: `dangerously_accept_invalid_certificates`.
    let ca = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/loopback/ca.pem");
    let ca = fs::read_to_string(loopback::text("DTS_EXAMPLE_CA", ca))?;

    // Whose jobs these are. Without the organization, a user who is bound to one sees nothing, or is refused.
    let scope = Scope::new()
        .organization_id(loopback::text("DTS_EXAMPLE_ORGANIZATION", "37"))
        .resource_group_id(loopback::text("DTS_EXAMPLE_RESOURCE_GROUP", "128"))
        .caller_source("nightly-report");
    let client = Client::builder()
        .http(target.http())
        .ca_certificates(ca)
        // Such as `dts.cn-qingdao-env1.example.com`; `https://` is meant unless something else is said.
        .endpoint(target.endpoint(""))
        .credentials(target.credentials())
        .region(target.region())
        .scope(scope.clone())
        .build()?;

    let request = DescribeDtsJobs::builder().region(target.region()).build()?;
    let reply = client.send(&request).await?;
    println!("{} jobs (request id {})", reply.dts_job_list.len(), reply.request_id().unwrap_or("-"));

    // Lists of private clouds say more than the bindings know. It is not lost.
    let all: Value = reply.answer().decode()?;
    let first = all.get("DtsJobList").and_then(|jobs| jobs.at(0));
    let owner = |name| first.and_then(|job| job.get(name)).and_then(Value::as_str).unwrap_or("-");
    println!("of organization {}, resource group {}", owner("Department"), owner("ResourceGroup"));

    // Calls about one instance name it, too.
    let one = client.with(|call| call.scope(scope.instance_id("dtsexample0001")));
    let reply = one.send(&request).await?;
    println!("HTTP status {}", reply.status());
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
