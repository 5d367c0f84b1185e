//! How answers are judged: each thing that a service is known to answer with, and what becomes of it.

#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::time::{Duration, SystemTime};

use dts_runtime::{
    Action, Answer, BodyFormat, Decode, Error, ErrorCode, ErrorKind, HttpResponse, Judge, Place, Product, Slot,
    Structure, Value,
};

const ID: &str = "7463B73D-35CC-4D19-A010-6B8D65D242EF";

static PRODUCT: Product = Product {
    name: "Dts",
    version: "2020-01-01",
    default_endpoint: None,
    endpoints: &[],
    errors: &[
        ErrorCode { code: "FlowControlError", status: Some(400), retryable: true },
        ErrorCode { code: "InternalError", status: Some(500), retryable: true },
        ErrorCode { code: "InvalidParameter", status: Some(400), retryable: false },
    ],
};

static ACTION: Action = Action::new(&PRODUCT, "DescribeDtsJobs").errors(&[ErrorCode {
    code: "InternalError.Broken",
    status: Some(500),
    retryable: false,
}]);

#[derive(Debug, Default)]
struct Jobs {
    count: Option<i64>,
}

impl Decode for Jobs {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl Structure for Jobs {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        (name == "TotalRecordCount").then(|| Slot::new(&mut self.count))
    }
}

fn response(status: u16, headers: &[(&str, &str)], body: &[u8]) -> HttpResponse {
    let headers = headers.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    HttpResponse { status, headers, body: body.to_vec() }
}

fn judged(response: HttpResponse) -> Result<Answer, Error> {
    Judge::of_action(&ACTION).of_product(&PRODUCT).judge(response)
}

#[track_caller]
fn answer(status: u16, body: impl AsRef<[u8]>) -> Answer {
    judged(response(status, &[], body.as_ref())).unwrap()
}

#[track_caller]
fn error_with(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Error {
    let body = body.as_ref();
    let error = judged(response(status, headers, body)).unwrap_err();
    assert_eq!(error.status(), Some(status));
    assert_eq!(error.body(), body);
    assert_eq!(error.headers().len(), headers.len());
    assert_eq!(error.action(), "DescribeDtsJobs");
    error
}

#[track_caller]
fn error(status: u16, body: impl AsRef<[u8]>) -> Error {
    error_with(status, &[], body)
}

/// Code, message and request id.
fn says(error: &Error) -> (Option<&str>, Option<&str>, Option<&str>) {
    (error.code(), error.message(), error.request_id())
}

// Refusals with an HTTP status of their own.

#[test]
fn json_keeps_every_field() {
    let body = format!(
        r#"{{"RequestId":"{ID}","HostId":"dts.aliyuncs.com","Code":"UnsupportedOperation","Message":"The specified action is not supported.","Recommend":"https://api.example.com/troubleshoot?q=UnsupportedOperation"}}"#
    );
    let error = error(400, body);
    assert_eq!(says(&error), (Some("UnsupportedOperation"), Some("The specified action is not supported."), Some(ID)));
    assert_eq!(error.host_id(), Some("dts.aliyuncs.com"));
    assert_eq!(error.recommend(), Some("https://api.example.com/troubleshoot?q=UnsupportedOperation"));
    assert_eq!(error.kind(), ErrorKind::Service);
    assert!(!error.is_retryable());
    assert_eq!(
        error.to_string(),
        format!(
            "`DescribeDtsJobs` failed: UnsupportedOperation: The specified action is not supported. \
             (HTTP status 400, request id {ID}); see https://api.example.com/troubleshoot?q=UnsupportedOperation"
        )
    );
}

#[test]
fn denied_access_keeps_its_detail() {
    let detail = r#"{"PolicyType":"AccountLevelIdentityBasedPolicy","AuthAction":"dts:DescribeDtsJobs","NoPermissionType":"ImplicitDeny"}"#;
    let error = error(403, format!(r#"{{"Code":"NoPermission","AccessDeniedDetail":{detail},"Message":"m"}}"#));
    assert_eq!(error.access_denied_detail(), Some(detail));
    assert_eq!(error.code(), Some("NoPermission"));
    let xml = "<Error><AccessDeniedDetail><AuthAction>a</AuthAction></AccessDeniedDetail><Code>C</Code></Error>";
    let error = self::error(403, xml);
    assert_eq!((error.access_denied_detail(), error.code()), (Some("<AuthAction>a</AuthAction>"), Some("C")));
}

#[test]
fn failures_of_the_server_may_pass() {
    for (body, retryable) in [
        (r#"{"Code":"InternalError"}"#, true),
        (r#"{"Code":"Unlisted"}"#, true),
        // What the documents say of a code counts more than its status, and the action more than the product.
        (r#"{"Code":"InternalError.Broken"}"#, false),
        (r#"{"Code":"InvalidParameter"}"#, false),
    ] {
        assert_eq!(error(500, body).is_retryable(), retryable, "{body}");
    }
    assert!(!error(501, "{}").is_retryable());
    assert!(error(408, "").is_retryable() && !error(404, "").is_retryable());
}

#[test]
fn hint_in_milliseconds_means_too_many_requests() {
    for status in [400, 403, 429, 500, 503, 200] {
        let body = r#"{"Code":"Busy","Success":false}"#;
        let error = error_with(status, &[("x-acs-retry-after", "1500")], body);
        assert_eq!(error.kind(), ErrorKind::Throttled, "{status}");
        assert_eq!(error.retry_after(), Some(Duration::from_millis(1500)));
        assert!(error.is_throttling() && error.is_retryable());
    }
    for hint in ["0", "-1", "", "soon", "1.5", "99999999999999999999999"] {
        let error = error_with(400, &[("x-acs-retry-after", hint)], r#"{"Code":"Busy"}"#);
        assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Service, None), "{hint}");
    }
}

#[test]
fn retry_after_of_http_counts_where_a_proxy_gives_it() {
    let wait = |status, headers: &[(&str, &str)]| error_with(status, headers, "").retry_after();
    assert_eq!(wait(503, &[("retry-after", "3")]), Some(Duration::from_secs(3)));
    assert_eq!(wait(429, &[("Retry-After", " 3 ")]), Some(Duration::from_secs(3)));
    let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(wait(503, &[date, ("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]), Some(Duration::from_secs(60)));
    assert_eq!(wait(503, &[date, ("retry-after", "Sun, 06 Nov 1994 08:40:37 GMT")]), None);
    assert_eq!(wait(503, &[("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]), None);
    assert_eq!(wait(503, &[("retry-after", "0")]), None);
    assert_eq!(wait(400, &[("retry-after", "3")]), None);
    // The header of the service is the better one.
    assert_eq!(wait(503, &[("retry-after", "3"), ("x-acs-retry-after", "7")]), Some(Duration::from_millis(7)));
}

#[test]
fn throttling_by_its_code_at_any_status() {
    for status in [200, 400, 403, 429, 503] {
        for code in ["Throttling", "Throttling.User", "Throttling.Api", "Rejected.Throttling", "FlowControlError"] {
            let error = error(status, format!(r#"{{"Success":false,"Code":"{code}","Message":"m"}}"#));
            assert_eq!((error.kind(), error.code()), (ErrorKind::Throttled, Some(code)), "{status}");
            assert!(error.is_retryable() && error.did_not_run() && error.retry_after().is_none());
        }
    }
    assert_eq!(error(429, "").kind(), ErrorKind::Throttled);
    assert_eq!(
        error(429, "").to_string(),
        "`DescribeDtsJobs` failed: the answer is an empty body without an error code (HTTP status 429); try again later, or less often"
    );
}

#[test]
fn names_of_fields_in_any_case() {
    let error = error(400, format!(r#"{{"code":"A.B","message":"m","requestId":"{ID}","hostId":"h"}}"#));
    assert_eq!(says(&error), (Some("A.B"), Some("m"), Some(ID)));
    assert_eq!(error.host_id(), Some("h"));
}

#[test]
fn json_without_a_code_keeps_its_message() {
    let error = error(400, format!(r#"{{"Message":"no such thing","RequestId":"{ID}"}}"#));
    assert_eq!(says(&error), (None, Some("no such thing"), Some(ID)));
    assert_eq!(
        error.to_string(),
        format!("`DescribeDtsJobs` failed: no such thing (HTTP status 400, request id {ID})")
    );
}

#[test]
fn numeric_code_is_text() {
    let error = error(404, r#"{"Code":404,"Message":"m"}"#);
    assert_eq!(says(&error), (Some("404"), Some("m"), None));
}

#[test]
fn xml_with_any_content_type() {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n <RequestId>{ID}</RequestId><HostId/>\
         <Code>ServiceUnavailable </Code><Message>a &lt;b&gt; failed</Message></Error>"
    );
    for content_type in ["text/xml;charset=utf-8", "application/xml", "text/plain", "application/json"] {
        let error = error_with(503, &[("content-type", content_type)], &body);
        assert_eq!(says(&error), (Some("ServiceUnavailable"), Some("a <b> failed"), Some(ID)));
        assert_eq!((error.host_id(), error.format()), (None, BodyFormat::Xml));
    }
    let error = error(400, "<KMS><HttpStatus>400</HttpStatus><Code>IllegalTimestamp</Code></KMS>");
    assert_eq!(error.code(), Some("IllegalTimestamp"));
}

#[test]
fn pages_texts_and_nothing() {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>s3cret</body></html>";
    for (body, format, shown) in [
        (page.as_bytes(), BodyFormat::Html, "an HTML page"),
        (b"", BodyFormat::Empty, "an empty body"),
        (b" \n", BodyFormat::Empty, "an empty body"),
        (b"upstream connect error: s3cret", BodyFormat::Text, "plain text"),
        (b"404", BodyFormat::Text, "plain text"),
        (b"null", BodyFormat::Text, "plain text"),
        (b"true", BodyFormat::Text, "plain text"),
        (b"\xc7\xeb\xc7\xf3 s3cret", BodyFormat::Binary, "bytes that are no UTF-8"),
        (b"{}", BodyFormat::Json, "JSON"),
        (b"[]", BodyFormat::Json, "JSON"),
    ] {
        let error = error_with(502, &[("x-acs-request-id", ID)], body);
        assert_eq!(error.format(), format);
        assert_eq!(says(&error), (None, None, Some(ID)));
        assert!(error.is_retryable());
        assert_eq!(
            error.to_string(),
            format!(
                "`DescribeDtsJobs` failed: the answer is {shown} without an error code (HTTP status 502, request id {ID})"
            )
        );
        assert!(!format!("{error:?}").contains("s3cret"));
    }
}

#[test]
fn bytes_that_are_no_utf_8() {
    let mut body = br#"{"Code":"Broken","Message":""#.to_vec();
    body.extend(b"\xc7\xeb");
    body.extend(format!(r#"","RequestId":"{ID}"}}"#).as_bytes());
    let error = error(500, &body);
    assert_eq!(says(&error), (Some("Broken"), Some("\u{fffd}\u{fffd}"), Some(ID)));
}

#[test]
fn bodies_that_are_cut() {
    let whole = format!(r#"{{"RequestId":"{ID}","Code":"Throttling.User","Message":"Slow down."}}"#);
    let cut = |length: usize| error(400, &whole[..length]);
    let code_end = whole.find(r#","Message"#).unwrap();
    for length in 0..whole.len() {
        let error = cut(length);
        // A part of a code is another code.
        assert_eq!(error.code(), (length >= code_end).then_some("Throttling.User"), "{length}");
        assert!(error.request_id().is_none_or(|id| id == ID));
    }
    assert_eq!(cut(whole.len() - 4).message(), Some("Slow dow…"));
    let error = error(400, "<Error><Code>Throttling.User</Code><Message>Slow");
    assert_eq!(says(&error), (Some("Throttling.User"), Some("Slow…"), None));
}

#[test]
fn gateway_of_a_private_cloud() {
    let body = r#"{"eagleEyeTraceId":"0a1b","asapiSuccess":false,"asapiRequestId":"AS-1","asapiErrorCode":"asapi.NoAuth","asapiErrorMessage":"no organization","errorTitle":"t","errorMessage":"e","errorCode":"c","code":"200","message":"successful"}"#;
    for status in [200, 400, 500] {
        let error = error(status, body);
        assert_eq!(says(&error), (Some("asapi.NoAuth"), Some("no organization"), Some("AS-1")));
        assert_eq!(error.trace_id(), Some("0a1b"));
    }
    let error = error(200, r#"{"asapiSuccess":false,"Code":"NoSuchKey","Message":"Not Found","RequestId":"R"}"#);
    assert_eq!(says(&error), (Some("NoSuchKey"), Some("Not Found"), Some("R")));
    let error = self::error(500, r#"{"eagleEyeTraceId":"0a1b","errorTitle":"t","errorCode":"c"}"#);
    assert_eq!(says(&error), (Some("c"), Some("t"), None));
    assert!(error.to_string().contains("trace id 0a1b"), "{error}");
}

#[test]
fn redirects_are_not_followed() {
    let error = error_with(302, &[("location", "https://evil.example.com/?Signature=s3cret")], "");
    assert_eq!(error.kind(), ErrorKind::Service);
    assert!(!error.is_retryable());
    assert_eq!(
        error.to_string(),
        "`DescribeDtsJobs` failed: the answer points elsewhere, and redirects are not followed (HTTP status 302); \
         check the endpoint"
    );
}

// Signatures and clocks.

const STRING_TO_SIGN: &str = "POST&%2F&AccessKeyId%3Dak%26Password%3Ds3cret";

fn mismatch(body: &str, signed: &str) -> Error {
    Judge::new("X").signed(signed).judge(response(400, &[], body.as_bytes())).unwrap_err()
}

#[test]
fn same_string_to_sign_means_a_wrong_secret() {
    let body = format!(
        r#"{{"Code":"SignatureDoesNotMatch","Message":"Specified signature is not matched with our calculation. server string to sign is:{STRING_TO_SIGN}"}}"#
    );
    let error = mismatch(&body, STRING_TO_SIGN);
    assert_eq!(error.code(), Some("SignatureDoesNotMatch"));
    assert!(error.is_wrong_secret());
    assert!(!error.is_retryable() && error.did_not_run());
    assert_eq!(
        error.to_string(),
        "`X` failed: SignatureDoesNotMatch: Specified signature is not matched with our calculation. server string to \
         sign […] (HTTP status 400); the service has signed the same text, so the access key secret is wrong"
    );
    assert!(error.raw_message().unwrap().ends_with(STRING_TO_SIGN));
    assert!(!format!("{error:?}").contains("s3cret"));

    let error = mismatch(&body, "GET&%2F&");
    assert!(!error.is_wrong_secret());
    let error = mismatch(r#"{"Code":"SignatureDoesNotMatch","Message":"Specified signature is wrong"}"#, "");
    assert!(!error.is_wrong_secret());
    assert_eq!(error.message(), Some("Specified signature is wrong"));
}

#[test]
fn a_clock_that_is_off_is_told() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let at = |code: &str, seconds: u64, date: &str| {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let body = format!(r#"{{"Code":"{code}","Message":"Specified time stamp or date value is expired."}}"#);
        Judge::new("X").at(now).judge(response(400, &[("date", date)], body.as_bytes())).unwrap_err()
    };
    let now = 784_111_777;
    let error = at("InvalidTimeStamp.Expired", now + 3600, date);
    let skew = error.clock_skew().unwrap();
    assert_eq!((skew.by(), skew.is_ahead()), (Duration::from_secs(3600), true));
    assert!(!error.is_retryable() && error.did_not_run());
    assert_eq!(
        error.to_string(),
        "`X` failed: InvalidTimeStamp.Expired: Specified time stamp or date value is expired. (HTTP status 400); \
         the clock of this machine is 1 h ahead of the service's, which must be set right"
    );
    assert!(!at("SignatureDoesNotMatch", now - 3600, date).clock_skew().unwrap().is_ahead());
    assert!(at("IllegalTimestamp", now - 3600, date).clock_skew().is_some());
    // The clock is right: a new signature helps.
    let error = at("InvalidTimeStamp.Expired", now + 60, date);
    assert!(error.clock_skew().is_none() && error.is_retryable());
    assert!(error.to_string().ends_with("; check the clock of this machine"), "{error}");
    assert!(!at("InvalidTimeStamp.Format", now, date).is_retryable());
    // Nothing to do with time, or no time to compare with.
    assert_eq!(at("InvalidParameter", now + 3600, date).clock_skew(), None);
    assert_eq!(at("InvalidTimeStamp.Expired", now + 3600, "soon").clock_skew(), None);
}

// HTTP status 2xx.

#[test]
fn success_false_in_any_dress_is_a_failure() {
    let fields = format!(r#""ErrCode":"InternalError","ErrMessage":"m","RequestId":"{ID}","Code":"200""#);
    for no in ["false", "\"false\"", "\"False\"", "0", "\"0\""] {
        for body in [
            format!(r#"{{{fields},"Success":{no}}}"#),
            format!(r#"{{"success":{no},{fields}}}"#),
            format!(r#"{{"DescribeDtsJobsResponse":{{{fields},"Success":{no}}}}}"#),
            format!("\u{feff}{{{fields},\"Success\":{no}}}"),
        ] {
            let error = error(200, &body);
            assert_eq!(says(&error), (Some("InternalError"), Some("m"), Some(ID)), "{body}");
            assert_eq!(error.kind(), ErrorKind::Service);
            assert!(error.is_retryable() && !error.did_not_run());
        }
    }
    let xml = |no: &str| {
        format!(
            "<DescribeDtsJobsResponse><RequestId>{ID}</RequestId><Success>{no}</Success><ErrCode>InvalidParameter\
             </ErrCode><ErrMessage>m</ErrMessage></DescribeDtsJobsResponse>"
        )
    };
    for no in ["false", "False", " false\n", "0"] {
        let error = error(200, xml(no));
        assert_eq!(says(&error), (Some("InvalidParameter"), Some("m"), Some(ID)));
        assert!(!error.is_retryable());
    }
}

#[test]
fn placeholders_are_filled() {
    let error = error(
        200,
        r#"{"Success":false,"ErrCode":"InvalidParameter","ErrMessage":"The Value of Input Parameter %s is not valid.","DynamicMessage":"DtsJobId","DynamicCode":"403"}"#,
    );
    assert_eq!(error.message(), Some("The Value of Input Parameter DtsJobId is not valid."));
}

#[test]
fn failures_come_as_answers_where_they_are_asked_for() {
    let body = br#"{"Success":"false","ErrCode":"E"}"#;
    let answer = Judge::new("X").raw(true).judge(response(200, &[], body)).unwrap();
    assert_eq!((answer.success(), answer.body()), (Some(false), &body[..]));
    // An HTTP status of an error is no answer, asked for or not.
    assert!(Judge::new("X").raw(true).judge(response(400, &[], body)).is_err());
}

#[test]
fn answers_that_went_well() {
    let headers = [("x-acs-request-id", "of-the-header"), ("content-type", "text/plain")];
    let body = format!(r#"{{"RequestId":"{ID}","Success":"true","TotalRecordCount":"2","New":{{"Success":false}}}}"#);
    let answer = judged(response(200, &headers, body.as_bytes())).unwrap();
    assert_eq!((answer.status(), answer.request_id(), answer.success()), (200, Some(ID), Some(true)));
    assert_eq!((answer.body(), answer.headers().len()), (body.as_bytes(), 2));
    assert_eq!(answer.header("Content-Type"), Some("text/plain"));
    assert_eq!(answer.decode::<Jobs>().unwrap().count, Some(2));
    assert!(!format!("{answer:?}").contains("TotalRecordCount"));

    let answer = judged(response(200, &headers, b"{}")).unwrap();
    assert_eq!((answer.request_id(), answer.success()), (Some("of-the-header"), None));
    assert_eq!(answer.into_response().body, b"{}");
    // Data of an answer is no failure: a job's code, message and state are its own.
    for body in
        [r#"{"Code":"01","ErrorMessage":"m"}"#, r#"{"ErrCode":"E"}"#, r#"[{"Success":false}]"#, r#"{"Success":""}"#]
    {
        assert_eq!(self::answer(200, body).body(), body.as_bytes());
    }
}

#[test]
fn what_is_no_answer_can_be_had_but_not_decoded() {
    for body in [&b""[..], b"hello", b"<html><body>Log in</body></html>", b"\xff", b"null", b"12"] {
        for status in [200, 204] {
            let answer = answer(status, body);
            assert_eq!(answer.body(), body);
            let problem = answer.decode::<Value>().unwrap_err();
            assert_eq!((problem.body(), problem.status()), (body, Some(status)));
            assert!(problem.is_syntax());
            let error = Error::decode("DescribeDtsJobs", answer, problem);
            assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(status)));
            assert_eq!(error.body(), body);
            assert!(!error.is_retryable() && !error.did_not_run());
        }
    }
    let error = answer(200, "<html>").decode::<Jobs>().unwrap_err();
    assert!(error.to_string().contains("found an HTML page"), "{error}");
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let answer = answer(200, "\u{feff}{\"TotalRecordCount\":3}");
    assert_eq!(answer.decode::<Jobs>().unwrap().count, Some(3));
}

#[cfg(feature = "xml")]
#[test]
fn xml_is_decoded_whatever_the_content_type() {
    let body = "<XResponse><RequestId>R</RequestId><TotalRecordCount>3</TotalRecordCount></XResponse>";
    let answer = judged(response(200, &[("content-type", "application/json")], body.as_bytes())).unwrap();
    assert_eq!(answer.request_id(), Some("R"));
    assert_eq!(answer.decode::<Jobs>().unwrap().count, Some(3));
}

#[test]
fn fields_of_wrong_types_are_errors_with_everything_at_hand() {
    let body = format!(r#"{{"TotalRecordCount":{{"s3cret":1}},"RequestId":"{ID}"}}"#);
    let answer = judged(response(200, &[("x-acs-request-id", "H")], body.as_bytes())).unwrap();
    let problem = answer.decode::<Jobs>().unwrap_err();
    let error = Error::decode("DescribeDtsJobs", answer, problem);
    assert_eq!((error.request_id(), error.status(), error.headers().len()), (Some(ID), Some(200), 1));
    assert_eq!((error.body(), error.decode_error().unwrap().path()), (body.as_bytes(), "TotalRecordCount"));
    assert_eq!(
        error.to_string(),
        format!(
            "`DescribeDtsJobs` was answered, but the answer can't be read: unfit value at `TotalRecordCount` (byte 20): \
             expected a single value, found an object; HTTP status 200; request id {ID}"
        )
    );
}
