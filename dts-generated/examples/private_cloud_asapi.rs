//! Calls the ASAPI gateway of an older private cloud, which serves all products at one endpoint.
//!
//! ```sh
//! cargo run -p dts-generated --example private_cloud_asapi
//! ```

mod loopback;

use dts_generated::dts::DescribeDtsJobs;
use dts_runtime::{Client, Gateway, Scope};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let target = loopback::target()?;
    let client = Client::builder()
        .http(target.http())
        // Such as `https://public.asapi.cn-qingdao-env1.example.com/asapi/v3`.
        .endpoint(target.endpoint("/asapi/v3"))
        // Says the product with every call, and signs in the way that this gateway understands.
        .gateway(Gateway::AsapiV3)
        .credentials(target.credentials())
        .region(target.region())
        // Some of these gateways look for the scope among the parameters.
        .scope(Scope::new().organization_id("37").caller_source("nightly-report").as_parameters(true))
        .build()?;

    let reply = client.send(DescribeDtsJobs::builder().region(target.region()).build()?).await?;
    println!("{} jobs, HTTP status {}", reply.dts_job_list.len(), reply.status());

    // What it refuses comes in an envelope of its own, and reads like any other error.
    let error = client.call("Dts", "2020-01-01", "NoSuchAction", [("RegionId", target.region())]).await;
    println!("{}", error.err().map_or_else(|| String::from("accepted"), |error| error.to_string()));
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
