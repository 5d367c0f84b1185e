//! Buys a synchronization from MySQL to MySQL, configures it, starts it, and waits until it synchronizes.
//!
//! ```sh
//! cargo run -p dts-generated --example buy_and_synchronize
//! ```
//!
//! **Where something else than the small server is called, this costs money.**

mod loopback;

use std::{error::Error, time::Duration};

use dts_generated::dts::{
    ConfigureDtsJob, CreateDtsInstance, DescribeDtsJobDetail, StartDtsJob,
    documents::{
        DbList,
        db_list::{Database, Table},
    },
    job::describe_dts_job_detail::{DescribeDtsJobDetailResponse, JobStatus},
};
use dts_runtime::{Client, ErrorKind, Secret};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let target = loopback::target()?;
    let client = Client::builder()
        .http(target.http())
        .endpoint(target.endpoint(""))
        .credentials(target.credentials())
        .region(target.region())
        .build()?;
    match synchronize(&client, &target.region(), target.pause()).await {
        Ok(job) => {
            let (name, delay) = (job.dts_job_name.unwrap_or_default(), job.delay.unwrap_or_default());
            println!("{name} synchronizes, {delay} ms behind");
            Ok(())
        }
        Err(error) => {
            if let Some(error) = error.downcast_ref() {
                eprintln!("{}", what_to_do(error));
            }
            Err(error)
        }
    }
}

async fn synchronize(
    client: &Client,
    region: &str,
    pause: Duration,
) -> Result<DescribeDtsJobDetailResponse, Box<dyn Error>> {
    // Texts and values of the documented sets are both taken. The action has no client token, so that the client
    // repeats this call only where it surely did not run: nobody pays twice.
    let bought = CreateDtsInstance::builder()
        .pay_type("PostPaid")
        .type_("SYNC")
        .instance_class("large")
        .source_region(region)
        .destination_region(region)
        .source_endpoint_engine_name("MySQL")
        .destination_endpoint_engine_name("MySQL")
        .build()?;
    let bought = client.send(bought).await?.into_inner();
    let job_id = bought.job_id.ok_or("an instance without a job")?;

    // One table of one database, and of it the rows that matter.
    let orders = Table::builder().name("orders").all(true).filter("id > 100").build();
    let shop = Database::builder().name("shop").all(false).table([("orders", orders)]).build();
    let configured = ConfigureDtsJob::builder()
        .dts_job_id(&job_id)
        .maybe_dts_instance_id(bought.instance_id)
        .dts_job_name("orders")
        .job_type("SYNC")
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .db_list(DbList::new().with("shop", shop))
        .source_endpoint_instance_type("RDS")
        .source_endpoint_instance_id("rm-example0001")
        .source_endpoint_engine_name("MYSQL")
        .source_endpoint_region(region)
        .source_endpoint_user_name("dtstest")
        .source_endpoint_password(password("SOURCE_PASSWORD"))
        .destination_endpoint_instance_type("EXPRESS")
        .destination_endpoint_instance_id("vpc-example0001")
        .destination_endpoint_engine_name("MYSQL")
        .destination_endpoint_region(region)
        .destination_endpoint_ip("192.0.2.15")
        .destination_endpoint_port("3306")
        .destination_endpoint_user_name("dtstest")
        .destination_endpoint_password(password("DESTINATION_PASSWORD"))
        .build()?;
    client.send(configured).await?;

    // Some jobs start by themselves.
    let detail = DescribeDtsJobDetail::builder().dts_job_id(&job_id).build()?;
    let state = client.send(&detail).await?.into_inner().status;
    if matches!(state, Some(JobStatus::NotStarted | JobStatus::NotConfigured)) {
        client.send(StartDtsJob::builder().dts_job_id(&job_id).build()?).await?;
    }

    let wait = detail.until_synchronizing().every(pause).within(Duration::from_secs(2 * 3600));
    Ok(client.wait(wait).await?.into_inner())
}

/// A password never stands in the code, and is never shown.
fn password(variable: &str) -> Secret {
    Secret::from(loopback::text(variable, "Example-Passw0rd"))
}

/// Every call fails with the same type of error; what to do depends on what it says.
fn what_to_do(error: &dts_runtime::Error) -> String {
    match error.kind() {
        ErrorKind::FailedState => {
            format!("the job is {}: look at its log, mend it and start it again", error.state().unwrap_or("lost"))
        }
        ErrorKind::Timeout if error.is_waiting_over() => {
            format!("the job is still {}: wait again, nothing is lost", error.state().unwrap_or("unknown"))
        }
        ErrorKind::Throttled => {
            let wait = error.retry_after().unwrap_or(Duration::from_secs(60));
            format!("too many requests, even after {} attempts: come again in {wait:?}", error.attempts())
        }
        ErrorKind::Timeout | ErrorKind::Transport if error.did_not_run() => {
            String::from("the service was not reached: try again")
        }
        ErrorKind::Timeout | ErrorKind::Transport => {
            String::from("nobody knows whether it was done: look before you try again")
        }
        ErrorKind::Service => match error.code() {
            Some(code) if code.starts_with("Forbidden") => String::from("the access key lacks a permission"),
            code => {
                format!("refused with {}: see request id {}", code.unwrap_or("-"), error.request_id().unwrap_or("-"))
            }
        },
        kind => format!("nothing was sent, or nothing could be read ({kind}): {error}"),
    }
}

#[cfg(test)]
mod tests {
    use dts_runtime::{Credentials, FakeTransport, HttpResponse, ManualClock, TransportError, TransportErrorKind};

    use super::*;

    #[test]
    fn it_runs() -> Result<(), Box<dyn Error>> {
        main()
    }

    /// What a job in this state, or an answer with this body and header, comes to.
    async fn told(transport: FakeTransport) -> Option<String> {
        let client = Client::builder()
            .region("cn-hangzhou")
            .credentials(Credentials::new("LTAI5tExampleKeyId", "ExampleKeySecret"))
            .transport(transport)
            .clock(ManualClock::new(std::time::SystemTime::UNIX_EPOCH))
            .build();
        let error = synchronize(&client.ok()?, "cn-hangzhou", Duration::from_secs(60)).await.err()?;
        error.downcast_ref().map(what_to_do)
    }

    /// A job that stays in one state.
    fn stays(state: &'static str) -> FakeTransport {
        FakeTransport::from_fn(move |_| {
            let body = format!(r#"{{"JobId": "example0001", "Status": "{state}"}}"#).into_bytes();
            Ok(HttpResponse { status: 200, headers: Vec::new(), body })
        })
    }

    fn refuses(code: &'static str) -> FakeTransport {
        FakeTransport::from_fn(move |_| {
            let headers = vec![(String::from("x-acs-retry-after"), String::from("1500"))];
            let headers = if code.starts_with("Throttling") { headers } else { Vec::new() };
            let body = format!(r#"{{"Code": "{code}", "Message": "No.", "RequestId": "4C46-1"}}"#).into_bytes();
            Ok(HttpResponse { status: 403, headers, body })
        })
    }

    #[tokio::test]
    async fn errors_are_told_apart() {
        let breaks = |kind| FakeTransport::from_fn(move |_| Err(TransportError::new(kind, "no")));
        for (transport, expected) in [
            (stays("PrecheckFailed"), "the job is PrecheckFailed: look at its log, mend it and start it again"),
            (stays("Initializing"), "the job is still Initializing: wait again, nothing is lost"),
            (refuses("Throttling.User"), "too many requests, even after 3 attempts: come again in 1.5s"),
            (refuses("Forbidden.RAM"), "the access key lacks a permission"),
            (refuses("InvalidParameter"), "refused with InvalidParameter: see request id 4C46-1"),
            (breaks(TransportErrorKind::Connect), "the service was not reached: try again"),
            (breaks(TransportErrorKind::Timeout), "nobody knows whether it was done: look before you try again"),
        ] {
            assert_eq!(told(transport).await.as_deref(), Some(expected));
        }
    }
}
