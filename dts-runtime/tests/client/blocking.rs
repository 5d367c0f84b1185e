//! The client of programs without an async runtime.

use dts_runtime::{Credentials, FakeTransport, blocking::Client};

use crate::actions::{Numbered, Read};
use crate::support::refusal;

fn client(transport: &FakeTransport) -> Client {
    let keys = Credentials::new("testid", "Test-Access-Key-Secret");
    Client::builder().region("cn-hangzhou").credentials(keys).transport(transport.clone()).build().unwrap()
}

#[test]
fn it_has_the_same_methods() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}").json(200, r#"{"Status":"Synchronizing"}"#);
    let client = client(&transport);
    client.send(Read::default()).unwrap();
    client.with(|call| call.region("cn-beijing")).call("Dts", "2020-01-01", "X", [("A", "b")]).unwrap();
    client.wait(Read::default().until_synchronizing()).unwrap();
    assert!(client.sign(Read::default()).unwrap().url.starts_with("https://dts.aliyuncs.com/"));
    assert_eq!(transport.requests().len(), 3);
}

#[test]
fn pages_are_iterators_that_an_error_ends() {
    let page = r#"{"Items":[1,2]}"#;
    let transport = FakeTransport::new().json(200, page).answer(refusal(400, "Bad")).json(200, page);
    let items: Vec<_> = client(&transport).items(Numbered::default()).map(|item| item.is_ok()).collect();
    assert_eq!(items, [true, true, false]);
    let transport = FakeTransport::new().json(200, page).json(200, r#"{"Items":[3]}"#).json(200, r#"{"Items":[]}"#);
    assert_eq!(client(&transport).pages(Numbered::default()).count(), 2);
}
