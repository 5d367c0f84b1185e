//! What a call sends, and what it gives back.

use dts_runtime::{
    Client, ErrorKind, FakeTransport, HttpResponse, Request, Secret, Validation, Value,
    sign::{Algorithm, rpc_v1},
};

use crate::actions::{Change, Read};
use crate::support::{SECRET, builder, client, header, now, refusal, sent};

fn change() -> Change {
    Change { job: Some(String::from("dts1")), password: Some(Secret::from("Pass word&1")), months: None }
}

#[test]
fn a_typed_request_travels_signed() {
    let transport = FakeTransport::new().json(200, r#"{"RequestId":"4C46-1","JobId":"dts1","Success":"true"}"#);
    let reply = now(client(&transport).send(change())).unwrap();
    assert_eq!(reply.request_id(), Some("4C46-1"));
    assert_eq!((reply.status(), reply.get("JobId").and_then(Value::as_str)), (200, Some("dts1")));
    assert!(reply.body().starts_with(b"{\"RequestId\"") && reply.headers().len() == 1);
    assert_eq!(reply.answer().header("Content-Type"), Some("application/json;charset=utf-8"));

    let [request] = transport.requests().try_into().unwrap();
    assert_eq!(request.method, "POST");
    assert_eq!(request.url, "https://dts.aliyuncs.com/?JobId=dts1");
    let parameters = sent(&request);
    for (name, text) in [
        ("Action", "Change"),
        ("Version", "2020-01-01"),
        ("Format", "JSON"),
        ("AccessKeyId", "testid"),
        ("Password", "Pass word&1"),
        ("RegionId", "cn-hangzhou"),
        ("Timestamp", "2020-08-03T08:00:00Z"),
        ("SignatureNonce", "00000000000000010000000000000002"),
    ] {
        assert_eq!(parameters.get(name).map(String::as_str), Some(text), "{name}");
    }
    assert_eq!(parameters["Signature"].len(), 28);
    assert!(header(&request, "user-agent").unwrap().starts_with("AlibabaCloud ("));
}

#[test]
fn requests_are_lent_or_given() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}");
    let client = client(&transport);
    let request = change();
    now(client.send(&request)).unwrap();
    now(client.send(request)).unwrap();
    let [first, second] = transport.requests().try_into().unwrap();
    let [mut first, mut second] = [sent(&first), sent(&second)];
    // What belongs to one attempt alone.
    for name in ["SignatureNonce", "Signature"] {
        assert_ne!(first.remove(name), second.remove(name), "{name}");
    }
    assert_eq!(first, second);
    assert_eq!(<&Change as Request>::ACTION.name, "Change");
}

#[test]
fn a_faulty_request_is_not_sent() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}");
    let faulty = Change { job: Some(String::from("much too long")), months: Some(3), ..Change::default() };
    let error = now(client(&transport).send(&faulty)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);
    assert_eq!(error.violations().unwrap().iter().filter(|found| found.parameter == "JobId").count(), 1);
    assert!(error.to_string().starts_with("`Change` was not sent: "), "{error}");
    assert!(transport.requests().is_empty());
    now(client(&transport).with(|call| call.validation(Validation::Off)).send(&faulty)).unwrap();

    let doubtful = Change { months: Some(3), ..Change::default() };
    let strict = builder(&transport).0.validation(Validation::Strict).build().unwrap();
    assert_eq!(now(strict.send(&doubtful)).unwrap_err().kind(), ErrorKind::Validation);
    now(strict.with(|call| call.validation(Validation::Errors)).send(&doubtful)).unwrap();
    assert_eq!(transport.requests().len(), 2);
}

#[test]
fn success_false_is_an_error_unless_asked_for() {
    let body = r#"{"Success":false,"ErrCode":"Wrong.%s","DynamicCode":"Job","ErrMessage":"No %s.","DynamicMessage":"job","RequestId":"4C46-2"}"#;
    let transport = FakeTransport::new().json(200, body).json(200, body);
    let client = client(&transport);
    let error = now(client.send(change())).unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Service, Some(200)));
    assert_eq!(
        (error.code(), error.message(), error.request_id()),
        (Some("Wrong.Job"), Some("No job."), Some("4C46-2"))
    );
    assert_eq!(error.body(), body.as_bytes());
    let reply = now(client.with(|call| call.raw_answers(true)).send(change())).unwrap();
    assert_eq!((reply.answer().success(), reply.request_id()), (Some(false), Some("4C46-2")));
}

#[test]
fn an_answer_that_does_not_fit_keeps_everything() {
    let transport = FakeTransport::new().json(200, "<html>");
    let error = now(client(&transport).send(Read::default())).unwrap_err();
    assert_eq!((error.kind(), error.status(), error.body()), (ErrorKind::Decode, Some(200), &b"<html>"[..]));
}

#[test]
fn what_the_service_quotes_of_secrets_is_hidden() {
    let message = format!("Pass%20word%261 {SECRET} Pass word&1 at https://x.test/?Signature=abc");
    let body = format!(r#"{{"Code":"Bad","Message":"{message}"}}"#);
    let transport = FakeTransport::new().json(400, body);
    let error = now(client(&transport).send(change())).unwrap_err();
    for shown in [error.to_string(), format!("{error:?}"), error.message().unwrap().to_owned()] {
        for secret in [SECRET, "Pass word", "Pass%20word", "abc"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
    assert_eq!(error.raw_message(), Some(message.as_str()));
}

#[test]
fn a_signature_that_the_service_quotes_is_hidden() {
    for algorithm in [Algorithm::RpcV1, Algorithm::Acs3HmacSha256] {
        let transport = FakeTransport::from_fn(|request| {
            let authorization = header(request, "authorization").unwrap_or_default();
            let form = String::from_utf8(request.body.clone()).unwrap();
            let body = format!(r#"{{"Code":"Bad","Message":"Bad: {form} {authorization}"}}"#).into_bytes();
            Ok(HttpResponse { status: 400, headers: Vec::new(), body })
        });
        let client = builder(&transport).0.algorithm(algorithm).build().unwrap();
        let error = now(client.send(change())).unwrap_err();
        assert!(error.message().unwrap().contains("Signature=***"), "{error}");
        assert!(!error.raw_message().unwrap().contains("Signature=***"), "{error}");
    }
}

#[test]
fn a_wrong_secret_is_told_from_a_wrong_signature() {
    let quoting = |changed: &'static str| {
        FakeTransport::from_fn(move |request| {
            let mut parameters = sent(request);
            parameters.remove("Signature");
            parameters.insert(String::from("JobId"), String::from(changed));
            let pairs = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let signed = rpc_v1::string_to_sign("POST", &rpc_v1::canonical_query(pairs));
            let message = format!("Not matched. server string to sign is:{signed}");
            let body = format!(r#"{{"Code":"SignatureDoesNotMatch","Message":"{message}"}}"#).into_bytes();
            Ok(HttpResponse { status: 400, headers: Vec::new(), body })
        })
    };
    let error = now(client(&quoting("dts1")).send(change())).unwrap_err();
    assert!(error.is_wrong_secret(), "{error}");
    assert!(error.to_string().ends_with("so the access key secret is wrong"), "{error}");
    let error = now(client(&quoting("changed")).send(change())).unwrap_err();
    assert!(!error.is_wrong_secret() && !error.to_string().contains("secret"), "{error}");
}

#[test]
fn a_clock_that_is_off_is_told() {
    let mut answer = refusal(400, "InvalidTimeStamp.Expired");
    answer.headers.push((String::from("date"), String::from("Mon, 03 Aug 2020 09:00:00 GMT")));
    let transport = FakeTransport::new().answer(answer);
    let error = now(client(&transport).send(Read::default())).unwrap_err();
    assert!(error.to_string().contains("the clock of this machine is 1 h"), "{error}");
    assert_eq!(transport.requests().len(), 1, "no retry helps");
}

#[test]
fn another_stack_may_send_it() {
    let transport = FakeTransport::new();
    let client = client(&transport);
    let prepared = now(client.sign(change())).unwrap();
    assert_eq!(prepared.url, "https://dts.aliyuncs.com/?JobId=dts1");
    let url = now(client.presigned_url(Read::default())).unwrap();
    assert!(url.expose().starts_with("https://dts.aliyuncs.com/?AccessKeyId=testid&Action=Read&"), "{}", url.expose());
    let error = now(client.presigned_url(change())).unwrap_err();
    assert!(error.to_string().contains("`Password` travels as a secret"), "{error}");
    let faulty = Change { job: Some(String::from("much too long")), ..Change::default() };
    assert_eq!(now(client.sign(&faulty)).unwrap_err().kind(), ErrorKind::Validation);
    assert_eq!(now(client.presigned_url(&faulty)).unwrap_err().kind(), ErrorKind::Validation);
    assert!(transport.requests().is_empty());
}

#[test]
fn clients_go_to_other_threads() {
    fn is_shared<T: Clone + Send + Sync + 'static>() {}
    fn travels<T: Send>(_: T) {}
    is_shared::<Client>();
    let client = client(&FakeTransport::new());
    travels(client.send(Read::default()));
    travels(client.call("Dts", "2020-01-01", "X", [("A", "b")]));
    travels(client.wait(Read::default().until_synchronizing()));
}

#[test]
fn a_call_that_is_dropped_leaves_nothing() {
    let transport = FakeTransport::new().json(200, "{}");
    let client = client(&transport);
    drop(client.send(Read::default()));
    assert!(transport.requests().is_empty());
    now(client.send(Read::default())).unwrap();
}

#[test]
fn debug_shows_no_secret() {
    let transport = FakeTransport::new();
    let (builder, _) = builder(&transport);
    let builder = builder.header("authorization", "s3cret").body_parameter("Token", "s3cret");
    let shown = format!("{builder:?}");
    let client = builder.build().unwrap();
    for shown in [shown, format!("{client:?}")] {
        assert!(!shown.contains("s3cret") && !shown.contains(SECRET), "{shown}");
    }
}
