//! Properties: nothing panics, the grammar is that of `serde_json`, and JSON and XML of one tree decode alike.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;

use dts_runtime::{Decode, Nested, Place, Slot, Structure, Value, check_json, decode_json};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value as Json;

/// A place of every kind.
#[derive(Clone, Debug, Default, PartialEq)]
struct Job {
    text: Option<String>,
    whole: Option<i64>,
    small: Option<i32>,
    float: Option<f64>,
    boolean: Option<bool>,
    job: Option<Nested<Job>>,
    jobs: Vec<Job>,
    wrapped: Vec<Job>,
    texts: Vec<String>,
    map: BTreeMap<String, Value>,
    any: Option<Value>,
}

impl Decode for Job {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl Structure for Job {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        Some(match name {
            "Text" => Slot::new(&mut self.text),
            "Whole" => Slot::new(&mut self.whole),
            "Small" => Slot::new(&mut self.small),
            "Float" => Slot::new(&mut self.float),
            "Boolean" => Slot::new(&mut self.boolean),
            "Job" => Slot::new(&mut self.job),
            "Jobs" => Slot::new(&mut self.jobs),
            "Wrapped" => Slot::wrapped("Item", &mut self.wrapped),
            "Texts" => Slot::new(&mut self.texts),
            "Map" => Slot::new(&mut self.map),
            "Any" => Slot::new(&mut self.any),
            _ => return None,
        })
    }
}

/// The pieces that JSON is made of, good and bad, to be strung together.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"a\"",
    "\"a\":",
    "\"Jobs\":",
    "\"Wrapped\":",
    "\"Item\":",
    "\"Text\":",
    "\"Map\":",
    "\"Job\":",
    "\"Any\":",
    "\"XResponse\":",
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-",
    "01",
    "1.5",
    "1.",
    "1e5",
    "1E-2",
    "e",
    "1e400",
    "123456789012345678901234567890",
    "\"\\n\"",
    "\"\\u0041\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ude00x\"",
    "\"\\ud83d\\u0041\"",
    "\\",
    "\"\\x\"",
    "\"\\u12\"",
    " ",
    "\n",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "\u{1}",
    "\u{7f}",
    "é",
    "😀",
    "{}",
    "[]",
    "{\"a\":1,\"a\":[2]}",
    "nul",
    "/**/",
    "'a'",
    "NaN",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..12).prop_map(|pieces| pieces.concat())
}

/// A text of any kind of characters, or a name that [`Job`] has.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(
            &["Text", "Whole", "Boolean", "Job", "Jobs", "Wrapped", "Item", "Texts", "Map", "Any", "x"][..]
        )
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::vec((name(), inner), 0..5)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// Good JSON, compact or pretty, with one change that as a rule breaks it.
fn mutated() -> impl Strategy<Value = String> {
    (json(), any::<bool>(), any::<Index>(), any::<Index>(), prop::option::of(prop::sample::select(PIECES))).prop_map(
        |(json, pretty, from, to, piece)| {
            let text = if pretty { serde_json::to_string_pretty(&json).unwrap() } else { json.to_string() };
            let chars: Vec<char> = text.chars().collect();
            let from = from.index(chars.len());
            // Mostly a small cut, so that much stays good.
            let to = (from + to.index(3)).min(chars.len());
            let before: String = chars[..from].iter().collect();
            let after: String = chars[to..].iter().collect();
            format!("{before}{}{after}", piece.unwrap_or_default())
        },
    )
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![pieces(), mutated(), json().prop_map(|json| json.to_string()), any::<String>()]
}

/// Compares numbers by value: ours keep their text.
fn same(ours: &Value, theirs: &Json) -> bool {
    match (ours, theirs) {
        (Value::Null, Json::Null) => true,
        (Value::Boolean(ours), Json::Bool(theirs)) => ours == theirs,
        (Value::Number(text), Json::Number(theirs)) => {
            // Without its feature `float_roundtrip`, `serde_json` may be off by the last bits.
            let (ours, theirs) = (text.parse::<f64>().unwrap(), theirs.as_f64().unwrap());
            (ours - theirs).abs() <= ours.abs() * 1e-14 + 1e-300
        }
        (Value::Text(ours), Json::String(theirs)) => ours == theirs,
        (Value::List(ours), Json::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Value::Map(ours), Json::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|((name, ours), (other, theirs))| name == other && same(ours, theirs))
        }
        _ => false,
    }
}

/// The same text as far as the grammar goes, without what `serde_json` refuses for its value alone:
/// half surrogate pairs, and numbers beyond its floats.
fn tamed(text: &str) -> String {
    let mut tamed = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digits = |from: &str| from.bytes().take_while(u8::is_ascii_digit).count();
        if rest.starts_with("\\u") && rest.len() >= 6 && rest.as_bytes()[2..6].iter().all(u8::is_ascii_hexdigit) {
            tamed.push_str("\\u0041");
            rest = &rest[6..];
        } else if matches!(c, 'e' | 'E') {
            let sign = usize::from(rest[1..].starts_with(['+', '-']));
            let exponent = digits(&rest[1 + sign..]);
            tamed.push_str(&rest[..1 + sign + exponent.min(1)]);
            rest = &rest[1 + sign + exponent..];
        } else if c.is_ascii_digit() {
            let run = digits(rest);
            tamed.push_str(&rest[..run.min(20)]);
            rest = &rest[run..];
        } else {
            tamed.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    tamed
}

/// What `serde_json` says of the grammar.
fn is_grammatical(text: &str) -> bool {
    serde_json::from_str::<Json>(&tamed(text)).is_ok()
}

fn check_against_serde_json(text: &str) {
    let theirs = serde_json::from_str::<Json>(text);
    let ours = check_json(text);
    assert_eq!(ours.is_ok(), is_grammatical(text), "{text:?}: {ours:?}");
    assert!(ours.is_ok() || theirs.is_err(), "{text:?}: {ours:?}");
    if let Err((offset, _)) = ours {
        assert!(text.is_char_boundary(offset), "{offset} in {text:?}");
    }
    let value = decode_json::<Value>(text.as_bytes());
    if !text.starts_with('\u{feff}') {
        assert_eq!(value.is_ok(), ours.is_ok(), "{text:?}");
    }
    if let (Ok(ours), Ok(theirs)) = (&value, &theirs) {
        assert!(same(ours, theirs), "{ours} is not {theirs}");
        assert_eq!(&decode_json::<Value>(ours.to_string().as_bytes()).unwrap(), ours, "what we print we read");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn accepts_exactly_what_serde_json_accepts(text in texts()) {
        check_against_serde_json(&text);
    }

    #[test]
    fn no_text_panics(text in texts()) {
        for body in [text.clone(), format!("{{\"Jobs\":{text}}}"), format!("{{\"Wrapped\":{text}}}"), format!("{{\"Job\":{text}}}")] {
            if let Err(error) = decode_json::<Job>(body.as_bytes()) {
                prop_assert!(error.offset() <= body.len());
                let _ = (error.to_string(), format!("{error:?}"));
            }
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = decode_json::<Job>(&bytes).map_err(|error| error.to_string());
        let _ = decode_json::<Value>(&bytes).map_err(|error| error.to_string());
        prop_assert_eq!(decode_json::<Value>(&bytes).is_ok(), str::from_utf8(&bytes).is_ok_and(|text| check_json(text.trim_start_matches('\u{feff}')).is_ok()));
    }

    /// Cut anywhere, a body is an error of syntax, and never anything else.
    #[test]
    fn no_prefix_is_an_answer(json in json(), cut in any::<Index>()) {
        let body = format!("{{\"Any\":{json}}}");
        let cut = cut.index(body.len());
        prop_assert!(decode_json::<Job>(&body.as_bytes()[..cut]).unwrap_err().is_syntax());
    }

    #[test]
    fn unknown_members_change_nothing(json in json()) {
        let decoded = decode_json::<Job>(format!("{{\"New\":{json},\"Text\":\"a\",\"Newer\":{json}}}").as_bytes()).unwrap();
        prop_assert_eq!(decoded, Job { text: Some("a".to_owned()), ..Job::default() });
    }
}

#[test]
fn depth_is_that_of_serde_json() {
    for depth in [126, 127, 128, 129] {
        let text = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(check_json(&text).is_ok(), serde_json::from_str::<Json>(&text).is_ok(), "{depth}");
        let text = format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        assert_eq!(
            decode_json::<Value>(text.as_bytes()).is_ok(),
            serde_json::from_str::<Json>(&text).is_ok(),
            "{depth}"
        );
    }
}

#[cfg(feature = "xml")]
mod xml {
    use super::*;
    use dts_runtime::decode_xml;

    /// Texts that XML can carry.
    fn text() -> impl Strategy<Value = String> {
        any::<String>().prop_map(|text| text.chars().filter(|c| !c.is_control()).collect())
    }

    fn job() -> impl Strategy<Value = Job> {
        let leaf = (
            prop::option::of(text()),
            prop::option::of(any::<i64>()),
            prop::option::of(any::<i32>()),
            prop::option::of(any::<i32>().prop_map(f64::from)),
            prop::option::of(any::<bool>()),
            prop::collection::vec("[a-z]{1,4}", 0..3),
            prop::collection::btree_map("[a-z]{1,4}", text().prop_map(Value::Text), 0..3),
            prop::option::of(text().prop_map(Value::Text)),
        )
            .prop_map(|(text, whole, small, float, boolean, texts, map, any)| Job {
                // Not empty: an empty element is an absent one where a structure is expected.
                text: Some(text.unwrap_or_default()),
                whole,
                small,
                float,
                boolean,
                texts,
                map,
                any,
                ..Job::default()
            });
        leaf.prop_recursive(4, 20, 4, |inner| {
            let jobs = || prop::collection::vec(inner.clone(), 0..4);
            (inner.clone(), prop::option::of(inner.clone()), jobs(), jobs())
                .prop_map(|(outer, job, jobs, wrapped)| Job { job: job.map(Nested::from), jobs, wrapped, ..outer })
        })
    }

    fn to_json(job: &Job) -> Json {
        let mut members = serde_json::Map::new();
        let mut put = |name: &str, value: Option<Json>| {
            if let Some(value) = value {
                members.insert(name.to_owned(), value);
            }
        };
        let value = |value: &Value| serde_json::from_str::<Json>(&value.to_string()).unwrap();
        put("Text", job.text.clone().map(Json::from));
        put("Whole", job.whole.map(Json::from));
        put("Small", job.small.map(Json::from));
        put("Float", job.float.map(Json::from));
        put("Boolean", job.boolean.map(Json::from));
        put("Job", job.job.as_ref().map(|job| to_json(job)));
        put("Jobs", Some(job.jobs.iter().map(to_json).collect::<Vec<_>>().into()));
        put("Wrapped", Some(serde_json::json!({ "Item": job.wrapped.iter().map(to_json).collect::<Vec<_>>() })));
        put("Texts", Some(job.texts.clone().into()));
        put("Map", Some(Json::Object(job.map.iter().map(|(name, v)| (name.clone(), value(v))).collect())));
        put("Any", job.any.as_ref().map(value));
        members.into()
    }

    fn escaped(text: &str) -> String {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&#62;")
    }

    fn element(name: &str, inside: &str) -> String {
        format!("<{name}>{inside}</{name}>")
    }

    /// The elements within the job's own.
    fn to_xml(job: &Job) -> String {
        let mut xml = String::new();
        let mut put = |name: &str, inside: Option<String>| {
            if let Some(inside) = inside {
                xml.push_str(&element(name, &inside));
            }
        };
        put("Text", job.text.as_deref().map(escaped));
        put("Whole", job.whole.map(|n| n.to_string()));
        put("Small", job.small.map(|n| n.to_string()));
        put("Float", job.float.map(|n| n.to_string()));
        put("Boolean", job.boolean.map(|n| n.to_string()));
        put("Job", job.job.as_ref().map(|job| to_xml(job)));
        for job in &job.jobs {
            put("Jobs", Some(to_xml(job)));
        }
        put("Wrapped", Some(job.wrapped.iter().map(|job| element("Item", &to_xml(job))).collect()));
        for text in &job.texts {
            put("Texts", Some(escaped(text)));
        }
        put(
            "Map",
            Some(job.map.iter().map(|(name, value)| element(name, &escaped(value.as_str().unwrap()))).collect()),
        );
        put("Any", job.any.as_ref().map(|value| escaped(value.as_str().unwrap())));
        xml
    }

    const XML_PIECES: &[&str] = &[
        "<a>",
        "</a>",
        "<a/>",
        "<",
        ">",
        "</",
        "/>",
        "<Jobs>",
        "</Jobs>",
        "<Wrapped>",
        "</Wrapped>",
        "<Item>",
        "</Item>",
        "<Text>",
        "</Text>",
        "<Map>",
        "</Map>",
        "<Any>",
        "</Any>",
        "&lt;",
        "&amp;",
        "&",
        ";",
        "&x;",
        "&#x41;",
        "&#0;",
        "&#xfffff;",
        "<![CDATA[",
        "]]>",
        "x",
        " ",
        "<!--",
        "-->",
        "<?xml version=\"1.0\"?>",
        "<?",
        "?>",
        "<!DOCTYPE a>",
        "<!",
        "a='b'",
        "\"",
        "\u{feff}",
        "é",
        "<n:a>",
        "</n:a>",
        "<:>",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn json_and_xml_decode_alike(job in job()) {
            let json = to_json(&job).to_string();
            let from_json = decode_json::<Job>(json.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(&from_json, &job);
            let xml = element("JobResponse", &to_xml(&job));
            let from_xml = decode_xml::<Job>(xml.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error} in {xml}")))?;
            prop_assert_eq!(&from_xml, &job);
        }

        #[test]
        fn no_xml_panics(pieces in prop::collection::vec(prop::sample::select(XML_PIECES), 0..16), bytes in prop::collection::vec(any::<u8>(), 0..32)) {
            let pieces = pieces.concat();
            for body in [pieces.as_bytes(), format!("<R>{pieces}</R>").as_bytes(), &bytes, &[b"<R>", bytes.as_slice(), b"</R>"].concat()] {
                if let Err(error) = decode_xml::<Job>(body) {
                    prop_assert!(error.offset() <= body.len());
                    let _ = (error.to_string(), format!("{error:?}"));
                }
                let _ = decode_xml::<Value>(body);
            }
        }
    }
}
