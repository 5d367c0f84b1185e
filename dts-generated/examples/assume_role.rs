//! Calls with the access keys of a role: by a provider that renews them, and by hand.
//!
//! ```sh
//! cargo run -p dts-generated --example assume_role
//! ```
//!
//! `DTS_EXAMPLE_ROLE_ARN` names the role where something else than the small server is called.

mod loopback;

use dts_generated::{dts::DescribeDtsJobs, sts};
use dts_runtime::{AssumeRole, Client, Credentials, StsEndpoint};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let target = loopback::target()?;
    let role = loopback::text("DTS_EXAMPLE_ROLE_ARN", "acs:ram::1234567890123456:role/operator");
    let request = DescribeDtsJobs::builder().region(target.region()).build()?;
    let builder = || Client::builder().http(target.http()).region(target.region());

    // For programs that run on: the role is assumed before the first call, and again before its keys end. Roles can be
    // assumed one from the other: an `AssumeRole` takes any provider, another `AssumeRole` too.
    let provider = AssumeRole::new(target.credentials(), &*role)
        .session_name("alice")
        .endpoint(StsEndpoint::at(target.sts_endpoint()));
    let client = builder().endpoint(target.endpoint("")).credentials(provider).build()?;
    println!("as the role: {} jobs", client.send(&request).await?.dts_job_list.len());

    // For one hour, or to hand the keys on: the typed action of STS, with a policy that narrows them.
    let own = builder().endpoint(target.sts_endpoint()).credentials(target.credentials()).build()?;
    let policy = r#"{"Version":"1","Statement":[{"Action":["dts:Describe*"],"Effect":"Allow","Resource":["*"]}]}"#;
    let assume = sts::AssumeRole::builder().role_arn(role).role_session_name("alice").policy(policy).build()?;
    let reply = own.send(assume).await?;
    let keys = reply.into_inner().credentials.ok_or("STS gave no keys")?;
    let (Some(id), Some(secret), Some(token)) = (keys.access_key_id, keys.access_key_secret, keys.security_token)
    else {
        return Err("STS gave a part of the keys".into());
    };
    println!("keys {id} until {}", keys.expiration.unwrap_or_default());

    let client =
        builder().endpoint(target.endpoint("")).credentials(Credentials::temporary(id, secret, token)).build()?;
    println!("with its keys: {} jobs", client.send(&request).await?.dts_job_list.len());
    Ok(())
}

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    main()
}
