//! Requests that are signed by the client and sent by others: once, twice, and changed on the way.

use std::time::SystemTime;

use dts_runtime::{
    Error, HttpRequest, Judge,
    sign::{Algorithm, PreparedRequest},
};

use super::{
    caller::{Caller, Setup},
    gateway::Signature,
    refusals::{ACTION, callers, gateway, request},
};

/// Sends what was signed, and judges the answer as the client does.
fn outcome(caller: &Caller, prepared: &PreparedRequest) -> Result<(), Error> {
    let response = caller.transmit(prepared).unwrap();
    Judge::new(ACTION).signed(&prepared.signed_text()).at(SystemTime::now()).judge(response).map(drop)
}

#[test]
fn a_request_that_something_on_the_way_has_changed() {
    let gateway = gateway();
    for caller in callers(&Setup::new(&gateway)) {
        let signed = caller.sign(request()).unwrap();
        let mut changed = signed.clone();
        changed.url = changed.url.replace("zebra%201", "zebra%202");
        assert_ne!(changed.url, signed.url);
        let error = outcome(&caller, &changed).unwrap_err();
        assert_eq!((error.code(), error.is_wrong_secret()), (Some("SignatureDoesNotMatch"), false), "{error}");
        // Nothing was used up: the request itself is as good as before.
        outcome(&caller, &signed).unwrap();
    }
    assert_eq!(gateway.refused(), ["SignatureDoesNotMatch"; 4]);
}

#[test]
fn a_request_that_comes_again() {
    let gateway = gateway();
    for caller in callers(&Setup::new(&gateway)) {
        let signed = caller.sign(request()).unwrap();
        outcome(&caller, &signed).unwrap();
        let error = outcome(&caller, &signed).unwrap_err();
        assert_eq!((error.code(), error.did_not_run()), (Some("SignatureNonceUsed"), false), "{error}");
    }
    assert_eq!((gateway.accepted().len(), gateway.refused()), (4, vec!["SignatureNonceUsed"; 4]));
}

#[test]
fn what_acs3_does_not_cover_is_refused() {
    let gateway = gateway();
    let setup = Setup::new(&gateway);
    for caller in setup.each().map(|caller| caller.with(|call| call.algorithm(Algorithm::Acs3HmacSha256))) {
        let mut signed = caller.sign(request()).unwrap();
        signed.headers.push(("x-acs-organizationid".into(), String::from("37")));
        assert_eq!(outcome(&caller, &signed).unwrap_err().code(), Some("IncompleteSignature"));
        signed.headers.pop();
        signed.body = b"DtsJobId=other".to_vec();
        assert_eq!(outcome(&caller, &signed).unwrap_err().code(), Some("SignatureDoesNotMatch"));
        signed.body.clear();
        outcome(&caller, &signed).unwrap();
        assert_eq!(gateway.only().signature, Signature::Acs3);
    }
}

#[test]
fn a_presigned_url_is_good_for_one_call() {
    let gateway = gateway();
    for caller in Setup::new(&gateway).each() {
        let url = caller.presigned_url(request()).unwrap();
        let open = || caller.exchange(HttpRequest::new("GET", url.expose())).unwrap();
        assert_eq!(open().status, 200);
        let call = gateway.only();
        assert_eq!((call.method.as_str(), call.parameter("DtsJobId")), ("GET", Some("zebra 1/2+3~*")));
        assert_eq!((open().status, gateway.refused()), (400, vec!["SignatureNonceUsed"]));
        assert!(!format!("{url:?}").contains("Signature"));
    }
}
