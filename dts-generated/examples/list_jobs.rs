//! Lists all jobs of a region, from as many pages as they come in.
//!
//! ```sh
//! cargo run -p dts-generated --example list_jobs
//! ```

mod loopback;

use dts_generated::dts::DescribeDtsJobs;
use dts_runtime::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let target = loopback::target()?;
    let client = Client::builder()
        .http(target.http())
        .endpoint(target.endpoint(""))
        .credentials(target.credentials())
        .region(target.region())
        .build()?;

    // As many calls as there are pages; `pages` gives them whole.
    let request = DescribeDtsJobs::builder().region(target.region()).page_size(10).build()?;
    let mut jobs = client.items(request);
    let mut count = 0;
    while let Some(job) = jobs.next().await {
        let job = job?;
        let name = job.dts_job_name.as_deref().unwrap_or("-");
        let state = job.status.as_ref().map_or("-", |state| state.as_str());
        println!("{name:16} {state:16} {} ms behind", job.delay.unwrap_or(0));
        count += 1;
    }
    println!("{count} jobs");
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
