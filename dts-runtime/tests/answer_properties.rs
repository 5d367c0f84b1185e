//! Whatever comes is judged without a panic, and nothing of it is lost.

#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::time::{Duration, SystemTime};

use dts_runtime::{Attempt, BodyFormat, Error, HttpResponse, Judge, Randomness, RetryPolicy, Value};
use proptest::{collection::vec, prelude::*, sample::select};

/// Pieces that a scanner may stumble over.
const PIECES: [&str; 44] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    "\\u",
    "\\ud83d",
    ":",
    ",",
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE x",
    "&amp;",
    "&#x41;",
    "&",
    "'",
    "\u{feff}",
    "\n",
    " ",
    "null",
    "false",
    "200",
    "\"Success\":false",
    "\"Code\":\"A.B\"",
    "\"Message\":\"m %s\"",
    "\"DynamicMessage\":\"%s\"",
    "\"XResponse\":{",
    "\"error\":{",
    "<Error>",
    "<Code>A</Code>",
    "<Success>false</Success>",
    "<XResponse>",
    "</XResponse>",
    "string to sign is:&",
    "https://a.example.com/?Signature=x",
];

fn body() -> impl Strategy<Value = Vec<u8>> {
    let pieces = vec(select(&PIECES[..]), 0..24).prop_map(|pieces| pieces.concat().into_bytes());
    let mixed = (vec(select(&PIECES[..]), 0..8), vec(any::<u8>(), 0..8), vec(select(&PIECES[..]), 0..8))
        .prop_map(|(before, bytes, after)| [before.concat().into_bytes(), bytes, after.concat().into_bytes()].concat());
    prop_oneof![vec(any::<u8>(), 0..64), pieces, mixed]
}

fn headers() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = select(&["date", "retry-after", "x-acs-retry-after", "x-acs-request-id", "content-type", "x"][..]);
    let date = Just(String::from("Sun, 06 Nov 1994 08:49:37 GMT"));
    let value = prop_oneof![any::<String>(), any::<i64>().prop_map(|number| number.to_string()), date];
    vec((name.prop_map(str::to_owned), value), 0..5)
}

fn status() -> impl Strategy<Value = u16> {
    prop_oneof![any::<u16>(), select(&[200, 204, 302, 400, 403, 429, 500, 503][..])]
}

/// Always the same number.
struct Fixed(u64);

impl Randomness for Fixed {
    fn next(&self) -> u64 {
        self.0
    }
}

/// All that can be asked.
fn ask(error: &Error) -> String {
    let facts = (error.kind(), error.code(), error.message(), error.request_id(), error.recommend());
    let more = (error.access_denied_detail(), error.host_id(), error.trace_id(), error.clock_skew());
    format!("{error} {error:?} {facts:?} {more:?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_comes_is_kept(status in status(), headers in headers(), body in body(), raw: bool, now: u32, random: u64) {
        let response = HttpResponse { status, headers, body };
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(now));
        let judge = Judge::new("X").at(now).raw(raw).signed("&");
        match judge.judge(response.clone()) {
            Ok(answer) => {
                prop_assert!((200..300).contains(&status));
                prop_assert!(raw || answer.success() != Some(false));
                prop_assert_eq!(answer.body(), &response.body[..]);
                prop_assert_eq!(answer.format(), BodyFormat::of(&response.body));
                let decoded = answer.decode::<Value>();
                prop_assert_eq!(answer.clone().into_response(), response.clone());
                if let Err(problem) = decoded {
                    let error = Error::decode("X", answer, problem);
                    prop_assert_eq!(error.status(), Some(status));
                    prop_assert_eq!(error.body(), &response.body[..]);
                    prop_assert_eq!(error.headers(), &response.headers[..]);
                    ask(&error);
                }
            }
            Err(error) => {
                prop_assert_eq!(error.status(), Some(status));
                prop_assert_eq!(error.body(), &response.body[..]);
                prop_assert_eq!(error.headers(), &response.headers[..]);
                ask(&error);
                ask(&error.clone().hiding(["m", "A", "%s", "1994"]));
                for number in [0, 1, 2, 3, u32::MAX] {
                    let attempt = Attempt::new(number).repeatable(raw).with_new_credentials(raw);
                    let wait = RetryPolicy::new().after(&attempt, &error, &Fixed(random));
                    prop_assert!(wait.is_none_or(|wait| number < 3 && wait <= Duration::from_secs(120)));
                    prop_assert!(wait.is_none() || raw || error.did_not_run());
                }
            }
        }
    }

    /// Whatever else is in a body, and wherever it is cut behind them, code, message and request id are found.
    #[test]
    fn code_message_and_request_id_are_found(
        status in prop_oneof![Just(200_u16), 300_u16..600],
        before in vec(value(), 0..3),
        after in vec(value(), 0..3),
        message in "[ -~é中\u{1F600}]{1,40}",
        cut in any::<proptest::sample::Index>(),
        upper: bool,
        envelope: bool,
    ) {
        let message = message.trim();
        let quoted = serde_json::to_string(message).unwrap();
        let names = if upper { ["ErrCode", "ErrMessage", "RequestId", "Success"] } else { ["errcode", "errMESSAGE", "requestID", "success"] };
        let [code, text, id, success] = names;
        let mut members: Vec<String> = before.iter().enumerate().map(|(n, value)| format!("\"b{n}\":{value}")).collect();
        members.push(format!("\"{code}\":\"A.B\",\"{success}\":false,\"{text}\":{quoted},\"{id}\":\"4C-1\""));
        let safe = members.join(",").len();
        members.extend(after.iter().enumerate().map(|(n, value)| format!("\"a{n}\":{value}")));
        let (open, close) = if envelope { ("{\"XResponse\":{", "}}") } else { ("{", "}") };
        let body = format!("{open}{}{close}", members.join(","));
        let shortest = open.len() + safe;
        let mut length = shortest + cut.index(body.len() - shortest + 1);
        while !body.is_char_boundary(length) {
            length += 1;
        }
        let response = HttpResponse { status, headers: Vec::new(), body: body.as_bytes()[..length].to_vec() };
        let error = Judge::new("X").judge(response).unwrap_err();
        prop_assert_eq!(error.code(), Some("A.B"), "{}", &body[..length]);
        prop_assert_eq!(error.request_id(), Some("4C-1"));
        let expected = (!message.is_empty()).then_some(message);
        prop_assert_eq!(error.raw_message(), expected);
    }
}

/// A JSON value, with names of fields in it that are not at the top level.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(String::from("null")),
        Just(String::from("true")),
        any::<i32>().prop_map(|number| number.to_string()),
        any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(|list| format!("[{}]", list.join(","))),
            (inner.clone(), inner)
                .prop_map(|(code, success)| format!(r#"{{"Code":{code},"Success":{success},"RequestId":"no"}}"#)),
        ]
    })
}
