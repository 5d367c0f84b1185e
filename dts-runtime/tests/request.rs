//! Encoding and checks, on a request written by hand as generated code is.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use dts_runtime::{
    Action, CharacterClass, Checker, Csv, Decode, ExtraParameters, Format, Group, GroupParameters, JsonText, Limits,
    Location, Members, Parameters, Place, Product, Request, Rule, Secret, Severity, Slot, Structure, ValueSet,
    ViolationKind, When, groups_of, member_of_each,
};

#[derive(Clone, Debug, PartialEq)]
enum Side {
    Source,
    Destination,
    Unlisted(String),
}

impl ValueSet for Side {
    const MEMBERS: &'static Members =
        &Members { texts: &["Source", "Destination"], complete: true, ignore_case: false };
    const VALUES: &'static [Self] = &[Self::Source, Self::Destination];
    const UNLISTED: fn(String) -> Self = Self::Unlisted;

    fn as_str(&self) -> &str {
        match self {
            Self::Source => "Source",
            Self::Destination => "Destination",
            Self::Unlisted(text) => text,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Tag {
    key: String,
    value: Option<String>,
}

impl Group for Tag {
    fn encode<'a>(&'a self, out: &mut GroupParameters<'_, 'a>) {
        out.put("Key", &self.key);
        out.put("Value", &self.value);
    }

    fn check(&self, check: &mut Checker) {
        check.limits("Key", &self.key, &Limits { min_length: Some(1), ..Limits::NONE });
    }
}

#[derive(Clone, Debug, Default)]
struct Move {
    side: Option<Side>,
    port: Option<String>,
    password: Option<Secret>,
    objects: Option<JsonText>,
    ids: Vec<String>,
    items: Option<Csv<Side>>,
    tags: Vec<Tag>,
    months: Option<i32>,
    extra: ExtraParameters,
}

#[derive(Debug, Default)]
struct Moved(Option<String>);

impl Decode for Moved {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl Structure for Moved {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        (name == "RequestId").then(|| Slot::new(&mut self.0))
    }
}

impl Request for Move {
    const ACTION: &'static Action = &Action::new(&Product::new("Vault", "2024-05-01"), "Move").idempotent();
    type Response = Moved;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("Id", &self.ids);
        out.query("Items", &self.items);
        out.query("Months", &self.months);
        out.body("Objects", &self.objects);
        out.body("Password", &self.password);
        out.query("Port", &self.port);
        out.query("Side", &self.side);
        out.query_groups("Tag", &self.tags);
        out.extra(&self.extra);
    }

    fn check(&self, check: &mut Checker) {
        check.source("guide 1");
        check.value("Side", &self.side);
        check.value("Items", &self.items);
        check.value("Objects", &self.objects);
        check.limits("Port", &self.port, &Limits { format: Some(Format::Port), ..Limits::NONE });
        check.limits(
            "Password",
            &self.password,
            &Limits {
                min_length: Some(8),
                charset: Some("A-Za-z0-9"),
                classes: Some((2, &[CharacterClass::Upper, CharacterClass::Digit])),
                ..Limits::NONE
            },
        );
        check.limits(
            "Id",
            &self.ids,
            &Limits { required: true, max_items: Some(2), pattern: Some("[a-z]+"), ..Limits::NONE },
        );
        check.limits("Months", &self.months, &Limits { one_of: &[1, 2, 3], ..Limits::NONE });
        check.groups("Tag", &self.tags, &Limits { max_items: Some(1), ..Limits::NONE });
        check.required_if(
            &Rule { id: "source-needs-port", says: "`Port` is required when `Side` is `Source`", source: "guide 2" },
            &When::AnyOfOrUnset(&self.side, &["Source"]),
            &[("Port", &self.port)],
        );
        check.valid_only_if(
            &Rule { id: "objects-of-source", says: "`Objects` is valid only when ...", source: "guide 2" },
            &When::All(&[When::AnyOf(&self.side, &["Source"]), When::Present(&self.port)]),
            &[("Objects", &self.objects)],
        );
        check.fixed_value(
            &Rule { id: "one-month", says: "`Months` must be `1` with tags", source: "" },
            &When::Present(&groups_of(&self.tags)),
            ("Months", &self.months),
            "1",
        );
        check.range(
            &Rule { id: "few-months", says: "`Months` must be 2 or less when a tag is `x`", source: "" },
            &When::AnyOf(&member_of_each(&self.tags, |tag| &tag.key), &["x"]),
            ("Months", &self.months),
            None,
            Some(2.0),
        );
    }
}

fn good() -> Move {
    Move { ids: vec!["a".into()], port: Some("3306".into()), ..Move::default() }
}

fn broken(request: &Move) -> Vec<(String, &'static str, Option<&'static str>)> {
    let report = request.report();
    report.iter().map(|v| (v.parameter.to_string(), v.kind.as_str(), v.rule)).collect()
}

#[test]
fn parameters_are_sorted_numbered_and_located() {
    let mut request = Move {
        side: Some(Side::Source),
        password: Some("Example1".into()),
        items: Some(vec![Side::Source, Side::Unlisted("x".into())].into()),
        ids: (0..11).map(|n| n.to_string()).collect(),
        tags: vec![Tag { key: "k".into(), value: None }, Tag { key: "l".into(), value: Some(String::new()) }],
        months: Some(3),
        ..good()
    };
    request.extra.query("Alpha", "unseen");
    let parameters = request.parameters();
    let names: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(
        names,
        [
            "Alpha=unseen",
            "Id.1=0",
            "Id.10=9",
            "Id.11=10",
            "Id.2=1",
            "Id.3=2",
            "Id.4=3",
            "Id.5=4",
            "Id.6=5",
            "Id.7=6",
            "Id.8=7",
            "Id.9=8",
            "Items=Source,x",
            "Months=3",
            "Password=Example1",
            "Port=3306",
            "Side=Source",
            "Tag.1.Key=k",
            "Tag.2.Key=l",
            "Tag.2.Value=",
        ]
    );
    let body: Vec<_> =
        parameters.as_slice().iter().filter(|p| p.location == Location::Body).map(|p| &*p.name).collect();
    assert_eq!(body, ["Password"]);
    let shown = format!("{parameters:?} {request:?}");
    assert!(!shown.contains("Example1"), "{shown}");
    assert!(!shown.contains("unseen"), "unknown parameters are not shown: {shown}");
}

#[test]
fn a_good_request_breaks_nothing() {
    assert_eq!(broken(&good()), []);
    good().validate().unwrap();
}

#[test]
fn everything_is_reported_at_once() {
    let request = Move {
        side: Some(Side::Unlisted("Both".into())),
        port: Some("0".into()),
        password: Some("äb".into()),
        objects: Some("{".into()),
        ids: vec!["a".into(), "B".into(), "c".into()],
        items: Some(vec![Side::Source, Side::Unlisted("x".into())].into()),
        tags: vec![Tag { key: String::new(), value: None }, Tag { key: "x".into(), value: None }],
        months: Some(4),
        extra: ExtraParameters::default(),
    };
    let expected = [
        ("Side", "enum", None),
        ("Items", "enum", None),
        ("Objects", "type", None),
        ("Port", "pattern", None),
        ("Password", "length", None),
        ("Password", "charset", None),
        ("Password", "charset", None),
        ("Id.N", "max_items", None),
        ("Id.2", "pattern", None),
        ("Months", "enum", None),
        ("Tag.N", "max_items", None),
        ("Tag.1.Key", "length", None),
        ("Objects", "valid_only_if", Some("objects-of-source")),
        ("Months", "fixed_value", Some("one-month")),
        ("Months", "range", Some("few-months")),
    ];
    let expected: Vec<_> = expected.into_iter().map(|(name, kind, rule)| (name.to_owned(), kind, rule)).collect();
    assert_eq!(broken(&request), expected);
    let violations = request.validate().unwrap_err();
    let text = violations.to_string();
    assert!(text.starts_with("the request breaks its documentation\n- `Side`: `Both` is not among"), "{text}");
    assert!(text.contains("(guide 1)") && text.contains("[objects-of-source] (guide 2)"), "{text}");
    assert!(!text.contains("äb") && !text.contains('ä'), "no secret: {text}");
}

#[test]
fn unset_counts_as_the_default_where_the_rule_says_so() {
    let request = Move { port: None, ..good() };
    assert_eq!(broken(&request), [(String::from("Port"), "required_if", Some("source-needs-port"))]);
    let request = Move { side: Some(Side::Destination), ..request };
    assert_eq!(broken(&request), []);
}

#[test]
fn a_required_list_may_not_be_empty() {
    let request = Move { ids: Vec::new(), ..good() };
    let report = request.report();
    let first = report.as_slice().first().unwrap();
    assert_eq!((first.kind, first.severity), (ViolationKind::Required, Severity::Error));
}

#[test]
fn facts() {
    assert!(Move::ACTION.idempotent);
    assert_eq!(Move::ACTION.name, "Move");
    assert!(dts_runtime::decode_json::<<Move as Request>::Response>(br#"{"RequestId":"a"}"#).unwrap().0.is_some());
}
