//! What can be said about how calls are made: for a client, and for a single call.
//!
//! ```sh
//! cargo run -p dts-generated --example settings
//! ```

mod loopback;

use std::{env, fs, time::Duration};

use dts_generated::dts::DescribeDtsJobs;
use dts_runtime::{
    Client, HttpSettings, Proxy, RetryPolicy, Validation,
    sign::{Algorithm, AnswerFormat, Method},
};

/// How HTTP is spoken. Each of these can stay away.
fn http(settings: HttpSettings) -> Result<HttpSettings, std::io::Error> {
    let mut settings = settings
        // Further requests to the same host wait.
        .max_connections_per_host(20)
        .max_idle_connections_per_host(10)
        .idle_timeout(Duration::from_secs(30));
    // Without these, `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say which proxy is used.
    if let Ok(url) = env::var("EXAMPLE_PROXY") {
        let proxy = Proxy::new(url).credentials("user", "Example-Passw0rd").except("internal.example.com");
        settings = settings.http_proxy(proxy.clone()).https_proxy(proxy);
    }
    // A CA that this machine does not know.
    if let Ok(file) = env::var("EXAMPLE_CA") {
        settings = settings.ca_certificates(fs::read_to_string(file)?);
    }
    // For a first try in a laboratory: whoever is on the way can then read and change everything.
    if env::var("EXAMPLE_ACCEPT_ALL").is_ok() {
        settings = settings.dangerously_accept_invalid_certificates(true);
    }
    Ok(settings)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let target = loopback::target()?;
    let client = Client::builder()
        .http(http(target.http())?)
        // HTTPS, unless the endpoint starts with `http://`.
        .endpoint(target.endpoint(""))
        .credentials(target.credentials())
        .region(target.region())
        .connect_timeout(Duration::from_secs(3))
        .read_timeout(Duration::from_secs(30))
        // For a call with all of its attempts and waits.
        .timeout(Duration::from_secs(120))
        .retry(RetryPolicy::new().attempts(5).first_delay(Duration::from_millis(200)))
        .algorithm(Algorithm::Acs3HmacSha256)
        .format(AnswerFormat::Json)
        .validation(Validation::Strict)
        .user_agent_suffix("nightly-report/2.1")
        .header("x-example-trace", "0001")
        .query_parameter("ResourceGroupId", "rg-example0001")
        .build()?;
    let request = DescribeDtsJobs::builder().region(target.region()).build()?;
    println!("{} jobs", client.send(&request).await?.dts_job_list.len());

    // A call that is made otherwise: a clone with settings of its own, over the same connections.
    let other = client.with(|call| {
        call.read_timeout(Duration::from_secs(60))
            .timeout(Duration::from_secs(60))
            .header("x-example-trace", "0002")
            .retry(RetryPolicy::off())
            .algorithm(Algorithm::RpcV1)
            .method(Method::Get)
            .raw_answers(true)
    });
    let reply = other.send(&request).await?;
    let answer = reply.answer();
    println!("HTTP status {}, {:?} of {} bytes", answer.status(), answer.format(), answer.body().len());
    for (name, value) in reply.headers() {
        println!("{name}: {value}");
    }

    // A request that is only signed, for another HTTP stack.
    let prepared = client.sign(&request).await?;
    println!("{} {} with {} headers", prepared.method, prepared.url, prepared.headers.len());
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
