//! What is told, and which token it points to.

use std::fmt::Write;

use dts_codegen::{
    decide::{Given, GivenValue, Json, Known, decide},
    facts::{ActionFacts, from_text},
};

/// One of everything, as it stands in a generated crate.
const FACTS: &str = "dts-facts 1
(action Demo StartJob (path demo job start_job StartJob))
(members 'guide 1'
  (p Name name string required (min-length 2) (max-length 8) (charset a-z))
  (p Type type_ (set 0) (default Sync) (source 'guide 2'))
  (p Mode mode (set 1))
  (p Port port int32 (min 1) (max 65535))
  (p Days days int32 (one-of 1 7 30))
  (p Flag flag boolean)
  (p Password password string secret (min-length 6))
  (p Key key (set 0) secret)
  (p Ip ip string (format ip))
  (p Region region string)
  (p Zone zone string)
  (p Rate rate float)
  (p Code code string (max-length 3) (pattern '[0-9]+'))
  (p Ids ids (csv int64) (max-items 2))
  (p Node.N node (list string) (max-items 2) (max-length 3))
  (p Tag.N tag (groups (type Tag)
    (p Tag.N.Key key string required (min-length 1))
    (p Tag.N.Value value string)) (max-items 2))
  (p Options options (json 0))
  (p Reserve reserve json)
  (rule express-ip (required-if Ip Port) (when (in Type Express)))
  (rule express-ip (valid-only-if Ip) (when (in Type Express)))
  (rule place (at-least-one-of Region Zone) (when (in Mode Fast)))
  (rule one-place (exactly-one-of Region Zone) (when (in Mode Slow)))
  (rule zone-needs-rate (requires Zone Rate))
  (rule fast-flag (fixed Flag true) (when (in Mode Fast)) (says 'A fast job needs the flag.') (source 'guide 3'))
  (rule fast-days (range Days (max 7)) (when (in Mode Fast)))
  (rule all-tables (valid-only-if Options/*/Table) (when (absent Flag)))
  (rule express-filter (required-if Options/*/filter) (when (in Type Express)))
  (set (type Type) (v Sync Sync) (v Express Express))
  (set (type Mode) open (v Fast Fast) (v Slow Slow)))
(document Options (map (object 0))
  (structure Database (members 'guide 9'
    (p name '' string required (max-length 4))
    (p all '' boolean)
    (p size '' int32 (min 1))
    (p filter '' string)
    (p kind '' (set 0))
    (p Table '' (part (map (object 1)) (max-items 2)))
    (rule tables-unless-all (valid-only-if Table) (when (not-in all true)))
    (set (v table) (v view))))
  (structure Table (members 'guide 9'
    (p name '' string required)
    (p part_key '' string))))
";

fn facts() -> ActionFacts {
    from_text(FACTS).unwrap()
}

/// A value as it is written: `?` is an expression, `??` one that may be absent, `!` a constant that keeps its limits; `{` and
/// `[` start a document, `|` stands between items that are known one by one.
fn known(text: &str, next: &mut usize) -> Known {
    let item = |text: &str| {
        *next += 1;
        (*next - 1, Some(text.to_owned()).filter(|text| text != "?"))
    };
    match text {
        text if text.contains('|') => Known::Items(text.split('|').map(item).collect()),
        "?" => Known::Expression,
        "??" => Known::Perhaps,
        "!" => Known::Constant,
        text if text.starts_with(['{', '[']) => Known::Json(json(&serde_json::from_str(text).unwrap(), next)),
        text => Known::Text(text.to_owned()),
    }
}

/// Each value and each name has a token of its own, in the order of the text; `"?"` is an expression.
fn json(value: &serde_json::Value, next: &mut usize) -> Json {
    let at = *next;
    *next += 1;
    match value {
        serde_json::Value::Null => Json::Null(at),
        serde_json::Value::Bool(is_so) => Json::Boolean(at, *is_so),
        serde_json::Value::Number(number) => Json::Number(at, number.to_string()),
        serde_json::Value::String(text) if text == "?" => Json::Expression(at),
        serde_json::Value::String(text) => Json::Text(at, text.clone()),
        serde_json::Value::Array(items) => Json::Array(at, items.iter().map(|item| json(item, next)).collect()),
        serde_json::Value::Object(entries) => {
            let entries = entries.iter().map(|(name, value)| {
                *next += 1;
                (*next - 1, name.clone(), json(value, next))
            });
            Json::Object(at, entries.collect())
        }
    }
}

/// What is told of some values: the first ones have the tokens 0, 1, 2; those within documents count from 10.
fn told(values: &[(&str, &str)]) -> String {
    let mut next = 10;
    let given = values.iter().enumerate().map(|(at, (name, text))| GivenValue {
        name: (*name).to_owned(),
        at,
        value: known(text, &mut next),
    });
    let verdict = decide(&facts(), &Given { values: given.collect() });
    let mut out = format!("{values:?}\n");
    for one in verdict.found {
        let at = one.at.map_or(String::from("-"), |at| at.to_string());
        let rule = one.rule.map(|rule| format!(" [{rule}]")).unwrap_or_default();
        let (severity, kind, parameter, message) = (one.severity.as_str(), one.kind, one.parameter, one.message);
        writeln!(out, "  {at}: {severity} {kind}{rule} {parameter}: {message}").unwrap();
    }
    if !verdict.undecided.is_empty() {
        writeln!(out, "  undecided: {}", verdict.undecided.join(", ")).unwrap();
    }
    out
}

fn all(cases: &[&[(&str, &str)]]) -> String {
    cases.iter().map(|values| told(values)).collect::<Vec<_>>().join("\n")
}

const NAME: (&str, &str) = ("Name", "ab");

#[test]
fn single_values() {
    insta::assert_snapshot!(all(&[
        &[],
        &[("Name", "ab")],
        &[("Nmae", "ab"), ("Tag.1.Kye", "x"), ("Node.N", "x"), ("Action", "common")],
        &[("Name", "a"), ("Type", "Exress"), ("Mode", "Fats"), ("Port", "0"), ("Days", "2"), ("Flag", "yes")],
        &[("Name", "ABCDEFGHI"), ("Port", "x"), ("Rate", "NaN"), ("Ids", "1, x,3"), ("Days", "1.5")],
        &[NAME, ("Password", "topsy"), ("Key", "Synk")],
        &[NAME, ("Node.1", "a"), ("Node.2", "long"), ("Node.4", "b")],
        &[NAME, ("Tag.1.Value", "x"), ("Tag.2.Key", ""), ("Tag.3.Key", "y")],
        &[NAME, ("Flag", "{}"), ("Reserve", "{\"a\": 1}"), ("Options", "nothing")],
    ]));
}

#[test]
fn rules() {
    insta::assert_snapshot!(all(&[
        &[NAME, ("Type", "Express")],
        &[NAME, ("Ip", "192.0.2.1")],
        &[NAME, ("Ip", "192.0.2.1"), ("Type", "Sync")],
        &[NAME, ("Mode", "Fast"), ("Flag", "false"), ("Days", "30")],
        &[NAME, ("Mode", "Slow")],
        &[NAME, ("Mode", "Slow"), ("Region", "r"), ("Zone", "z")],
        &[NAME, ("Zone", "z"), ("Rate", "1.5")],
        // Two values decide: none of them is pointed to.
        &[NAME, ("Mode", "Fast"), ("Type", "Express"), ("Port", "1"), ("Ip", "192.0.2.1"), ("Flag", "true")],
    ]));
}

#[test]
fn documents() {
    insta::assert_snapshot!(all(&[
        &[NAME, ("Options", r#"{"shop": {"name": "orders", "size": 0, "kind": "veiw", "nmae": 1, "part_key": "x"}}"#)],
        &[NAME, ("Options", r#"{"shop": {"Table": {"a": {}, "b": {"name": 7}, "c": 1}}, "list": []}"#)],
        &[
            NAME,
            ("Flag", "true"),
            ("Options", r#"{"shop": {"name": "s", "all": true, "Table": {"a": {"name": "a"}}}}"#)
        ],
        &[NAME, ("Type", "Express"), ("Options", r#"{"a": {"name": "a", "filter": "x"}, "b": {"name": "b"}}"#)],
        &[NAME, ("Flag", "true"), ("Options", " {\"shop\": {\"size\": 1e999}}")],
        &[NAME, ("Flag", "true"), ("Options", " {\"shop\": {\"size\": \"\", \"name\": [], \"all\": null}}")],
    ]));
}

#[test]
fn expressions() {
    insta::assert_snapshot!(all(&[
        // Free texts, booleans and integers without limits are decided; what can be refused is not.
        &[("Name", "?"), ("Region", "?"), ("Flag", "?")],
        &[NAME, ("Port", "?"), ("Rate", "?"), ("Key", "?"), ("Mode", "?")],
        &[("Name", "??"), ("Region", "??")],
        &[NAME, ("Type", "?"), ("Ip", "192.0.2.1"), ("Port", "1")],
        // What is there decides, whatever the rest is.
        &[NAME, ("Mode", "Fast"), ("Zone", "?"), ("Rate", "?"), ("Flag", "?"), ("Days", "?")],
        &[NAME, ("Mode", "Slow"), ("Region", "?"), ("Zone", "?"), ("Rate", "1")],
        &[NAME, ("Mode", "Slow"), ("Region", "??")],
        &[NAME, ("Node.N", "??"), ("Tag.N", "??")],
        &[NAME, ("Tag.1", "?"), ("Tag.2.Value", "?")],
        &[NAME, ("Ids", "?"), ("Reserve", "?"), ("Options", "??")],
        &[NAME, ("Ids", "1|x|?|1, y")],
        &[NAME, ("Ids", "1|2|3")],
        &[NAME, ("Ids", "1|2")],
        &[
            NAME,
            ("Flag", "true"),
            ("Reserve", r#"{"a": "?"}"#),
            ("Options", r#"{"shop": {"name": "s", "filter": "?"}}"#)
        ],
        &[NAME, ("Flag", "true"), ("Options", r#"{"shop": {"name": "?", "size": 0}}"#)],
        &[NAME, ("Flag", "true"), ("Options", r#"{"shop": {"name": "s", "all": "?", "Table": {"a": {"name": "a"}}}}"#)],
        &[NAME, ("Options", r#"{"shop": {"name": "s", "all": false, "Table": "?"}}"#)],
        &[
            NAME,
            ("Type", "Express"),
            ("Ip", "192.0.2.1"),
            ("Port", "1"),
            ("Options", r#"{"shop": "?", "b": {"name": "b"}}"#)
        ],
    ]));
}

/// Of constants, limits are decided; patterns, value sets and rules are not.
#[test]
fn constants() {
    for (values, left) in [
        (&[("Name", "!"), ("Port", "!"), ("Days", "!"), ("Password", "!"), ("Rate", "!")][..], ""),
        (&[NAME, ("Node.1", "!"), ("Node.2", "a"), ("Tag.1.Key", "!")], ""),
        (&[NAME, ("Code", "!")], "  undecided: Code\n"),
        (
            &[NAME, ("Mode", "Fast"), ("Region", "!"), ("Flag", "!"), ("Days", "!")],
            "  undecided: fast-flag, fast-days\n",
        ),
        (&[NAME, ("Type", "!")], "  undecided: Type, express-ip\n"),
        (&[NAME, ("Name", "!"), ("Name", "?")], ""),
    ] {
        assert_eq!(told(values), format!("{values:?}\n{left}"));
    }
    let ip = told(&[NAME, ("Ip", "!")]);
    assert!(ip.contains("1: error valid_only_if [express-ip] Ip: ") && !ip.contains("undecided"), "{ip}");
}

#[test]
fn no_secret_is_told() {
    for (name, text) in [("Password", "topsy"), ("Key", "Synk"), ("Key", "[\"Synk\"]")] {
        let told = told(&[NAME, (name, text)]);
        let told = told.lines().skip(1).collect::<String>();
        assert!(told.contains(name) && !told.contains("topsy") && !told.contains("Synk"), "{told}");
    }
}
