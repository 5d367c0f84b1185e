//! Calls what has no bindings: any action of any product, by names and texts.
//!
//! ```sh
//! cargo run -p dts-generated --example untyped_call
//! ```

mod loopback;

use dts_runtime::{Client, ErrorKind, UntypedCall, Value, sign::Method};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let target = loopback::target()?;
    let client = Client::builder()
        .http(target.http())
        .endpoint(target.endpoint(""))
        .credentials(target.credentials())
        .region(target.region())
        .build()?;

    // An action by its name. Its parameters travel in the form body: nobody knows which of them are secret.
    let answer = client.call("Dts", "2020-01-01", "DescribeDtsJobs", [("Region", target.region())]).await?;
    let jobs: Value = answer.decode()?;
    let count = jobs.get("TotalRecordCount").and_then(Value::as_i64);
    println!("{} jobs (request id {})", count.unwrap_or(0), answer.request_id().unwrap_or("-"));

    // The same with parameters in the query, and with a promise that makes it worth a retry.
    let call =
        UntypedCall::new("Dts", "2020-01-01", "DescribeDtsJobs").query("Region", target.region()).idempotent(true);
    let answer = client.request(&call).await?;
    println!("HTTP status {}, {} bytes", answer.status(), answer.body().len());

    // Products with paths of their own: signed with ACS3, parameters in the query.
    let list = UntypedCall::new("CS", "2015-12-15", "DescribeClustersV1")
        .method(Method::Get)
        .path("/api/v1/clusters")
        .query("page_number", "1")
        .query("page_size", "5");
    let answer = client.request(&list).await?;
    println!("{}", String::from_utf8_lossy(answer.body()));

    // ... or a body of JSON.
    let create = UntypedCall::new("CS", "2015-12-15", "CreateCluster").path("/clusters").json(r#"{"name":"example"}"#);
    let answer: Value = client.request(&create).await?.decode()?;
    println!("made {}", answer.get("cluster_id").and_then(Value::as_str).unwrap_or("-"));

    // A refusal has everything that the service said.
    let error = match client.call("Dts", "2020-01-01", "NoSuchAction", [("A", "b")]).await {
        Err(error) if error.kind() == ErrorKind::Service => error,
        other => return Err(format!("a refusal was expected, not {other:?}").into()),
    };
    println!("code {}", error.code().unwrap_or("-"));
    println!("message {}", error.message().unwrap_or("-"));
    println!("request id {}", error.request_id().unwrap_or("-"));
    println!("HTTP status {}, {} headers", error.status().unwrap_or(0), error.headers().len());
    println!("body {}", String::from_utf8_lossy(error.body()));
    println!("{error}");
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
