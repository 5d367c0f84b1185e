//! Settings that can't be used.

use dts_runtime::{ErrorKind, FakeTransport, Scope};

use crate::actions::Read;
use crate::support::{builder, client, now};

#[test]
fn all_faults_are_told_at_once() {
    let builder = builder(&FakeTransport::new())
        .0
        .endpoint("ftp://dts.aliyuncs.com")
        .scope(Scope::new().resource_group_id("128"))
        .user_agent_suffix("a\nb");
    let error = builder.build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setting);
    for told in ["unknown scheme `ftp`", "`organization_id`", "`user_agent_suffix`"] {
        assert!(error.to_string().contains(told), "{error}");
    }
}

#[test]
fn those_of_a_call_are_told_by_the_call() {
    let transport = FakeTransport::new();
    let client = client(&transport);
    let error = now(client.with(|call| call.endpoint("<your endpoint>")).send(Read::default())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setting);
    for (name, value) in [("authorization\r", "s3cret"), ("host", "s3cret"), ("x-a", "s3cret\n")] {
        let error = now(client.with(|call| call.header(name, value)).send(Read::default())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Setting, "{error}");
        assert!(!format!("{error}{error:?}").contains("s3cret"), "{error}");
    }
    assert!(transport.requests().is_empty());
}

#[cfg(not(feature = "reqwest"))]
#[test]
fn a_client_without_transport_is_not_made() {
    let error = dts_runtime::Client::builder().region("cn-hangzhou").build().unwrap_err();
    assert!(error.to_string().contains("`transport`") && error.to_string().contains("`clock`"), "{error}");
}
