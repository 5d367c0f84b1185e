//! How a program that calls DTS is tested: without a network, and without waiting.
//!
//! ```sh
//! cargo run -p dts-generated --example unit_test
//! cargo test -p dts-generated --example unit_test
//! ```

use std::time::SystemTime;

use dts_generated::dts::{DescribeDtsJobs, StopDtsJob};
use dts_runtime::{Client, Credentials, Error, FakeTransport, FixedRandomness, HttpRequest, ManualClock};

/// A part of a program: stops the jobs that are far behind, and says which.
async fn stop_the_late(
    client: &Client,
    region: &str,
    milliseconds: i64,
) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let jobs = client.send(DescribeDtsJobs::builder().region(region).build()?).await?;
    let late = jobs.dts_job_list.iter().filter(|job| job.delay.is_some_and(|delay| delay > milliseconds));
    let mut stopped = Vec::new();
    for id in late.filter_map(|job| job.dts_job_id.clone()) {
        client.send(StopDtsJob::builder().dts_job_id(&id).build()?).await?;
        stopped.push(id);
    }
    Ok(stopped)
}

/// A client that sends nothing: the transport has the answers, and the clock stands still until somebody waits.
fn client(transport: &FakeTransport, clock: &ManualClock) -> Result<Client, Error> {
    Client::builder()
        .region("cn-hangzhou")
        .credentials(Credentials::new("LTAI5tExampleKeyId", "ExampleKeySecret"))
        .transport(transport.clone())
        .clock(clock.clone())
        // The same nonces each time, and each wait as long as it may be.
        .randomness(FixedRandomness::new([u64::MAX]))
        .build()
}

const LIST: &str = r#"{"RequestId": "4C46-1", "Success": true, "DtsJobList": [
    {"DtsJobId": "example0001", "Delay": 120}, {"DtsJobId": "example0002", "Delay": 90000}, {"DtsJobId": "example0003"}
]}"#;

/// Which actions were called.
fn actions(requests: &[HttpRequest]) -> Vec<&str> {
    let header = |request: &'_ HttpRequest| request.headers.iter().position(|(name, _)| name == "x-acs-action");
    let action = |request| header(request).and_then(|at| request.headers.get(at)).map(|(_, action)| action.as_str());
    requests.iter().filter_map(action).collect()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let transport = FakeTransport::new().json(200, LIST).json(200, r#"{"RequestId": "4C46-2", "Success": true}"#);
    let client = client(&transport, &ManualClock::new(SystemTime::UNIX_EPOCH))?;
    let stopped = stop_the_late(&client, "cn-hangzhou", 60_000).await?;
    println!("stopped {stopped:?} by calling {:?}", actions(&transport.requests()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use dts_runtime::ErrorKind;

    use super::*;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn it_runs() -> Outcome {
        main()
    }

    #[tokio::test]
    async fn only_late_jobs_are_stopped() -> Outcome {
        let transport = FakeTransport::new().json(200, LIST).json(200, r#"{"Success": true}"#);
        let client = client(&transport, &ManualClock::new(SystemTime::UNIX_EPOCH))?;
        assert_eq!(stop_the_late(&client, "cn-hangzhou", 60_000).await?, ["example0002"]);
        let requests = transport.requests();
        assert_eq!(actions(&requests), ["DescribeDtsJobs", "StopDtsJob"]);
        assert!(requests.iter().any(|request| request.url.contains("DtsJobId=example0002")));
        Ok(())
    }

    #[tokio::test]
    async fn throttling_is_waited_out() -> Outcome {
        let refusal = r#"{"Code": "Throttling.User", "Message": "Slow down.", "RequestId": "4C46-3"}"#;
        let transport = FakeTransport::new().json(400, refusal).json(200, r#"{"DtsJobList": []}"#);
        let clock = ManualClock::new(SystemTime::UNIX_EPOCH);
        assert!(stop_the_late(&client(&transport, &clock)?, "cn-hangzhou", 0).await?.is_empty());
        assert_eq!(clock.sleeps(), [Duration::from_millis(500)]);
        Ok(())
    }

    #[tokio::test]
    async fn a_refusal_ends_it() -> Outcome {
        let refusal =
            r#"{"Success": false, "ErrCode": "Forbidden", "ErrMessage": "Not yours.", "RequestId": "4C46-4"}"#;
        let transport = FakeTransport::new().json(200, LIST).json(200, refusal);
        let client = client(&transport, &ManualClock::new(SystemTime::UNIX_EPOCH))?;
        let error = stop_the_late(&client, "cn-hangzhou", 60_000).await.err().ok_or("it was refused")?;
        let error = error.downcast_ref::<Error>().ok_or("an error of the call")?;
        assert_eq!(
            (error.kind(), error.code(), error.request_id()),
            (ErrorKind::Service, Some("Forbidden"), Some("4C46-4"))
        );
        assert_eq!(transport.answers_left(), 0);
        Ok(())
    }
}
