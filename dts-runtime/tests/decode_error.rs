//! What an error tells, and what it must not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use dts_runtime::{Decode, DecodeError, Place, Secret, Slot, Structure, Value, check_json, decode_json};

#[derive(Debug, Default)]
struct Job {
    delay: Option<i64>,
    password: Option<Secret>,
    jobs: Vec<Job>,
    map: std::collections::BTreeMap<String, i64>,
}

impl Decode for Job {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl Structure for Job {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        Some(match name {
            "Delay" => Slot::new(&mut self.delay),
            "Password" => Slot::new(&mut self.password),
            "Jobs" => Slot::wrapped("Job", &mut self.jobs),
            "Map" => Slot::new(&mut self.map),
            _ => return None,
        })
    }
}

#[track_caller]
fn fails(body: &[u8]) -> DecodeError {
    decode_json::<Job>(body).unwrap_err()
}

#[test]
fn tells_place_and_request() {
    let body = br#"{"Jobs":{"Job":[{},null,{"Jobs":[{"Delay":"x"}]}]},"RequestId":"4CBF-1"}"#;
    let error = fails(body).with_status(200);
    assert_eq!(error.path(), "Jobs.Job[2].Jobs[0].Delay");
    assert_eq!(error.body().get(error.offset()..error.offset() + 3), Some(&br#""x""#[..]));
    assert_eq!((error.expected(), error.found()), ("a whole number of 64 bits", "text"));
    assert_eq!((error.status(), error.request_id()), (Some(200), Some("4CBF-1")));
    assert_eq!(error.body(), body);
    assert_eq!(
        error.to_string(),
        "unfit value at `Jobs.Job[2].Jobs[0].Delay` (byte 42): expected a whole number of 64 bits, found text; \
         HTTP status 200; request id 4CBF-1"
    );
}

#[test]
fn shows_no_value() {
    for body in [
        r#"{"Password":"hunter2","Delay":"hunter2"}"#,
        r#"{"Password":"hunter2","Delay":{"a":"hunter2"}}"#,
        r#"{"Password":"hunter2"#,
        r#"{"Password":hunter2}"#,
        r#"{"RequestId":"hunter2 is secret","Delay":["hunter2"]}"#,
        r#"{"Jobs":"hunter2"}"#,
        r#"hunter2"#,
    ] {
        let error = fails(body.as_bytes());
        let shown = format!("{error} {error:?} {error:#?}");
        assert!(!shown.contains("hunter2"), "{shown}");
        assert!(shown.contains(&format!("{} bytes", body.len())), "{shown}");
        assert_eq!(error.body(), body.as_bytes());
    }
    assert_eq!(fails(br#"{"Delay":0.5}"#).found(), "the number 0.5");
    assert_eq!(fails(br#"{"Delay":0.12345678901234567890123456789}"#).found(), "a long number");
    assert_eq!(fails(br#"{"Delay":true}"#).found(), "the boolean true");
}

#[test]
fn names_that_are_data_are_escaped() {
    assert_eq!(fails(br#"{"Map":{"a\nb":"x"}}"#).path(), r#"Map["a\nb"]"#);
    let long = format!(r#"{{"Map":{{"{}":"x"}}}}"#, "k".repeat(1000));
    assert!(fails(long.as_bytes()).path().len() < 80);
}

#[test]
fn syntax() {
    let error = fails(b"{\n  \"Jobs\": [{\"Delay\": 01}]}");
    assert!(error.is_syntax());
    assert_eq!((error.line_column(), error.offset(), error.path()), ((2, 23), 24, "Jobs[0]"));
    assert_eq!(
        error.to_string(),
        "malformed answer at line 2, column 23 (byte 24), in `Jobs[0]`: expected `,` or `}`, found something else"
    );
    let fault = |body: &[u8]| {
        let error = decode_json::<Value>(body).unwrap_err();
        assert!(error.is_syntax());
        format!("{}: {}, {}", error.offset(), error.expected(), error.found())
    };
    assert_eq!(fault(b""), "0: a value, the end of the text");
    assert_eq!(fault(b"  "), "2: a value, the end of the text");
    assert_eq!(fault(b"\xef\xbb\xbf"), "3: a value, the end of the text");
    assert_eq!(fault(b"<html>"), "0: a value, something else");
    assert_eq!(fault(b"[1]x"), "3: the end of the text, something else");
    assert_eq!(fault(b"[1,]"), "3: a value, something else");
    assert_eq!(fault(b"{\"a\":1,}"), "7: a member's name in quotes, something else");
    assert_eq!(fault(b"{\"a\" 1}"), "5: `:`, something else");
    assert_eq!(fault(b"\"a\nb\""), "2: a text's closing quote, a control character");
    assert_eq!(fault(b"\"\\x\""), "2: an escape such as `\\n` or `\\u0041`, something else");
    assert_eq!(fault(b"\"\\u12G4\""), "5: four hexadecimal digits, something else");
    assert_eq!(fault(b"\"a\xff\""), "2: UTF-8, other bytes");
    assert_eq!(fault(b"1."), "2: a digit, the end of the text");
    assert_eq!(fault(b"tru"), "0: a value, something else");
    assert_eq!(fault("[".repeat(1_000_000).as_bytes()), "127: at most 127 levels, more");
    // Also within what is skipped.
    assert_eq!(fails(b"{\"Unknown\": [01]}").path(), "Unknown");
    assert!(fails(format!(r#"{{"Unknown":{}"#, "[".repeat(1_000_000)).as_bytes()).is_syntax());
}

#[test]
fn an_answer_is_an_object() {
    for body in ["null", r#""""#, "[]", "5", r#""text""#, "[{},{}]"] {
        let error = fails(body.as_bytes());
        assert!(!error.is_syntax(), "{error}");
    }
    assert_eq!(fails(b" null").to_string(), "unfit answer (byte 1): expected an object, found an empty value");
    assert!(decode_json::<Job>(b"\xef\xbb\xbf {} \n").is_ok(), "a byte order mark");
}

#[test]
fn is_an_error_like_others() {
    fn needs<T: std::error::Error + Send + Sync + Clone + 'static>() {}
    needs::<DecodeError>();
}

#[test]
fn checks_json() {
    assert_eq!(check_json(r#" {"a":[1,"\ud800",{}]} "#), Ok(()));
    assert_eq!(check_json(""), Err((0, "a value")));
    assert_eq!(check_json("{} {}"), Err((3, "the end of the text")));
    assert_eq!(check_json("\u{feff}{}"), Err((0, "a value")));
    assert_eq!(check_json("{'a':1}"), Err((1, "a member's name in quotes")));
}
