//! Calls without an async runtime: the same client, and the thread waits.
//!
//! ```sh
//! cargo run -p dts-generated --no-default-features --features blocking --example blocking
//! ```

mod loopback;

use std::time::Duration;

use dts_generated::dts::{DescribeDtsJobDetail, DescribeDtsJobs, StartDtsJob};
use dts_runtime::{RetryPolicy, blocking::Client};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let target = loopback::target()?;
    let client = Client::builder()
        .http(target.http())
        .endpoint(target.endpoint(""))
        .credentials(target.credentials())
        .region(target.region())
        .build()?;

    // Pages and results are iterators.
    let request = DescribeDtsJobs::builder().region(target.region()).page_size(10).build()?;
    let jobs = client.items(&request).collect::<Result<Vec<_>, _>>()?;
    println!("{} jobs", jobs.len());

    // Other threads get clones, which share connections and access keys.
    let other = client.with(|call| call.retry(RetryPolicy::off()).timeout(Duration::from_secs(30)));
    let count = std::thread::spawn(move || other.send(&request).map(|reply| reply.dts_job_list.len()));
    println!("{} on the first page", count.join().map_err(|_| "the thread has panicked")??);

    client.send(StartDtsJob::builder().dts_job_id("example0001").build()?)?;
    let detail = DescribeDtsJobDetail::builder().dts_job_id("example0001").build()?;
    let job = client.wait(detail.until_synchronizing().every(target.pause()).within(Duration::from_secs(600)))?;
    println!("{} synchronizes", job.dts_job_name.as_deref().unwrap_or("-"));
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
