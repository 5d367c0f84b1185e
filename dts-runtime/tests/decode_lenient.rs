//! What each place takes in other clothes, and what it refuses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;

use dts_runtime::{Decode, DecodeError, JsonText, Nested, Place, Secret, Slot, Structure, Value, decode_json};

/// One field called `A` of any type.
#[derive(Debug, Default)]
struct One<T>(T);

impl<T: Decode> Decode for One<T> {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl<T: Decode> Structure for One<T> {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        (name == "A").then(|| Slot::new(&mut self.0))
    }
}

/// One list called `A` with the wrapper `W`.
#[derive(Debug, Default)]
struct Wrapped<T>(Vec<T>);

impl<T: Decode + Default> Decode for Wrapped<T> {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl<T: Decode + Default> Structure for Wrapped<T> {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        (name == "A").then(|| Slot::wrapped("W", &mut self.0))
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Tag {
    key: Option<String>,
    size: Option<i64>,
    inner: Option<Nested<Tag>>,
    tags: Vec<Tag>,
}

impl Decode for Tag {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl Structure for Tag {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        Some(match name {
            "Key" => Slot::new(&mut self.key),
            "Size" => Slot::new(&mut self.size),
            "Inner" => Slot::new(&mut self.inner),
            "Tags" => Slot::wrapped("Tag", &mut self.tags),
            _ => return None,
        })
    }
}

fn tag(key: &str) -> Tag {
    Tag { key: Some(key.to_owned()), ..Tag::default() }
}

fn try_one<T: Decode + Default>(value: &str) -> Result<T, DecodeError> {
    decode_json::<One<T>>(format!(r#"{{"A":{value}}}"#).as_bytes()).map(|one| one.0)
}

#[track_caller]
fn one<T: Decode + Default>(value: &str) -> T {
    try_one(value).unwrap()
}

#[track_caller]
fn wrapped<T: Decode + Default + std::fmt::Debug>(value: &str) -> Vec<T> {
    decode_json::<Wrapped<T>>(format!(r#"{{"A":{value}}}"#).as_bytes()).unwrap().0
}

/// The error of a refused value: expected, found.
#[track_caller]
fn refused<T: Decode + Default + std::fmt::Debug>(value: &str) -> (String, String) {
    let error = try_one::<T>(value).unwrap_err();
    assert!(!error.is_syntax(), "{error}");
    (error.expected().to_owned(), error.found().to_owned())
}

#[test]
fn booleans() {
    for text in ["true", r#""true""#, r#""True""#, r#""TRUE""#, "1", r#""1""#, r#"" true ""#, "[true]"] {
        assert_eq!(one::<Option<bool>>(text), Some(true), "{text}");
    }
    for text in ["false", r#""false""#, r#""False""#, r#""FALSE""#, "0", r#""0""#] {
        assert_eq!(one::<Option<bool>>(text), Some(false), "{text}");
    }
    for text in ["null", r#""""#, r#""  ""#, "[]", "{}"] {
        assert_eq!(one::<Option<bool>>(text), None, "{text}");
    }
    for text in ["2", r#""yes""#, r#""t""#, "1.0", r#"{"a":1}"#, "[true,true]"] {
        assert!(try_one::<Option<bool>>(text).is_err(), "{text}");
    }
    assert_eq!(refused::<Option<bool>>(r#""yes""#), ("`true` or `false`".into(), "text".into()));
}

#[test]
fn whole_numbers() {
    for text in ["20", r#""20""#, "20.0", "2e1", "0.2e2", "200e-1", r#""2e1""#, r#""20.00""#, r#"" 20 ""#, "[20]"] {
        assert_eq!(one::<Option<i64>>(text), Some(20), "{text}");
        assert_eq!(one::<Option<i32>>(text), Some(20), "{text}");
        assert_eq!(one::<i64>(text), 20, "{text}");
    }
    for text in ["null", r#""""#, "[]", "{}", "[null]"] {
        assert_eq!(one::<Option<i64>>(text), None, "{text}");
        assert_eq!(one::<i64>(text), 0, "{text}");
    }
    assert_eq!(one::<Option<i64>>("-9223372036854775808"), Some(i64::MIN));
    for text in ["0.5", r#""1.5""#, "9223372036854775808", "1e400", "true", r#""a""#, r#""20%""#, r#"{"a":1}"#, "[1,2]"]
    {
        assert!(try_one::<Option<i64>>(text).is_err(), "{text}");
    }
    assert!(try_one::<Option<i32>>("2147483648").is_err());
    assert_eq!(one::<Option<i32>>("-2147483648"), Some(i32::MIN));
    assert_eq!(refused::<Option<i64>>("0.5"), ("a whole number of 64 bits".into(), "the number 0.5".into()));
    assert_eq!(refused::<Option<i64>>("[1,2]"), ("one value".into(), "a list of several".into()));
}

#[test]
fn floats() {
    assert_eq!(one::<Option<f64>>("0.5"), Some(0.5));
    assert_eq!(one::<Option<f64>>(r#""100""#), Some(100.0));
    assert_eq!(one::<Option<f64>>(r#""""#), None);
    for text in [r#""NaN""#, r#""inf""#, "1e999", r#""0.00MB/s""#, "true"] {
        assert!(try_one::<Option<f64>>(text).is_err(), "{text}");
    }
}

#[test]
fn texts() {
    let text = |value| one::<Option<String>>(value);
    assert_eq!(text(r#""a\nb""#).as_deref(), Some("a\nb"));
    assert_eq!(text(r#""""#).as_deref(), Some(""), "kept");
    assert_eq!(text(r#""  ""#).as_deref(), Some("  "), "kept");
    assert_eq!(text("null"), None);
    assert_eq!(text("1.10").as_deref(), Some("1.10"), "exact");
    assert_eq!(text("-0E+1").as_deref(), Some("-0E+1"), "exact");
    assert_eq!(text("true").as_deref(), Some("true"));
    assert_eq!(text(r#"[ {"a" : "\u0041"} ]"#).as_deref(), Some(r#"[ {"a" : "\u0041"} ]"#), "exact source");
    assert_eq!(text("[]").as_deref(), Some("[]"), "trap B6");
    assert_eq!(text("{}").as_deref(), Some("{}"));
    assert_eq!(one::<String>("null"), "");
    assert_eq!(one::<Option<JsonText>>(r#"{"a":1}"#), Some(JsonText::from(r#"{"a":1}"#)));
    assert_eq!(one::<Option<JsonText>>(r#""{\"a\":1}""#), Some(JsonText::from(r#"{"a":1}"#)));
    assert_eq!(one::<JsonText>("null"), JsonText::default());
    assert_eq!(one::<Option<Secret>>("1234").unwrap().expose(), "1234");
}

#[test]
fn structures() {
    let get = |value| one::<Option<Tag>>(value);
    assert_eq!(get(r#"{"Key":"k"}"#), Some(tag("k")));
    assert_eq!(get("{}"), Some(Tag::default()));
    assert_eq!(get(r#"[{"Key":"k"}]"#), Some(tag("k")), "a list of one");
    for absent in ["null", r#""""#, "[]", "[null]", r#"[""]"#, "[[]]"] {
        assert_eq!(get(absent), None, "{absent}");
        assert_eq!(one::<Tag>(absent), Tag::default(), "{absent}");
    }
    let nested = one::<Option<Nested<Tag>>>(r#"{"Inner":{"Inner":{"Key":"deep"}}}"#).unwrap();
    assert_eq!(nested.inner.as_ref().unwrap().inner.as_ref().unwrap().key.as_deref(), Some("deep"));
    assert_eq!(one::<Option<Nested<Tag>>>(r#""""#), None);
    assert_eq!(refused::<Option<Tag>>("5"), ("an object".into(), "the number 5".into()));
    assert_eq!(refused::<Option<Tag>>(r#""secret""#), ("an object".into(), "text".into()));
    assert_eq!(refused::<Option<Tag>>("[{},{}]"), ("one value".into(), "a list of several".into()));
}

#[test]
fn bare_lists() {
    assert_eq!(one::<Vec<i64>>("[1,\"2\",null,3.0,\"\"]"), [1, 2, 3]);
    assert_eq!(one::<Vec<String>>(r#"["a","",null,1,[2],{"b":3}]"#), ["a", "", "1", "[2]", r#"{"b":3}"#]);
    assert_eq!(one::<Vec<Tag>>(r#"[{"Key":"a"},null,"",[],[{"Key":"b"}],{}]"#), [tag("a"), tag("b"), Tag::default()]);
    assert_eq!(one::<Vec<Vec<i64>>>("[[1],[],[2,3]]"), [vec![1], vec![], vec![2, 3]]);
    for empty in ["[]", "null", r#""""#, "{}"] {
        assert_eq!(one::<Vec<Tag>>(empty), [], "{empty}");
        assert_eq!(wrapped::<Tag>(empty), [], "{empty}");
        assert_eq!(one::<Vec<String>>(empty), [""; 0], "{empty}");
    }
    assert_eq!(one::<Option<Vec<i64>>>("[]"), Some(vec![]));
    assert_eq!(one::<Option<Vec<i64>>>("null"), None);
    assert!(try_one::<Vec<i64>>("[1,[2,3]]").is_err());
    assert!(try_one::<Vec<Tag>>(r#"["text"]"#).is_err());
}

#[test]
fn single_elements_as_lists() {
    assert_eq!(one::<Vec<Tag>>(r#"{"Key":"k"}"#), [tag("k")]);
    assert_eq!(one::<Vec<Tag>>(r#"{"New":[1],"Key":"k"}"#), [tag("k")], "one known member is enough");
    assert_eq!(one::<Vec<Tag>>(r#"{"New":1}"#), [Tag::default()]);
    assert_eq!(wrapped::<Tag>(r#"{"Key":"k"}"#), [tag("k")]);
    assert_eq!(one::<Vec<String>>(r#""a,b""#), ["a,b"], "not split");
    assert_eq!(one::<Vec<String>>("5"), ["5"]);
    assert_eq!(one::<Vec<String>>(r#"{"a":1}"#), [r#"{"a":1}"#]);
    assert_eq!(one::<Vec<i64>>("5"), [5]);
}

#[test]
fn declared_wrappers() {
    assert_eq!(wrapped::<Tag>(r#"{"W":[{"Key":"a"},{"Key":"b"}]}"#), [tag("a"), tag("b")]);
    assert_eq!(wrapped::<Tag>(r#"[{"Key":"a"}]"#), [tag("a")], "the wrapper is missing");
    assert_eq!(wrapped::<Tag>(r#"{"W":{"Key":"a"}}"#), [tag("a")]);
    assert_eq!(wrapped::<Tag>(r#"{"Total":1,"x":[1],"W":[{"Key":"a"}],"y":{}}"#), [tag("a")]);
    assert_eq!(wrapped::<Tag>(r#"{"W":[{"Key":"a"}],"W":{"Key":"b"}}"#), [tag("a"), tag("b")]);
    assert_eq!(wrapped::<Tag>(r#"{"Other":[{"Key":"a"}]}"#), [tag("a")], "another name");
    for empty in [r#"{"W":[]}"#, r#"{"W":null}"#, r#"{"W":""}"#, r#"{"Other":""}"#, r#"{"Other":null}"#] {
        assert_eq!(wrapped::<Tag>(empty), [], "{empty}");
    }
    assert_eq!(wrapped::<String>(r#"{"W":["a","b"]}"#), ["a", "b"]);
    assert_eq!(wrapped::<String>(r#"{"W":"a"}"#), ["a"]);
    assert_eq!(wrapped::<Value>(r#"{"W":[1,{"a":2}]}"#).len(), 2);
    let tags = one::<Tag>(r#"{"Tags":{"Tag":[{"Tags":{"Tag":{"Key":"in"}}}]}}"#).tags;
    assert_eq!(tags[0].tags, [tag("in")]);
}

#[test]
fn undeclared_wrappers() {
    assert_eq!(one::<Vec<Tag>>(r#"{"Tag":[{"Key":"a"},{"Key":"b"}]}"#), [tag("a"), tag("b")]);
    assert_eq!(one::<Vec<Tag>>(r#"{"Tag":{"Key":"a"}}"#), [tag("a")]);
    assert_eq!(one::<Vec<Tag>>(r#"{"Total":2,"Tag":[{"Key":"a"}]}"#), [tag("a")]);
    assert_eq!(one::<Vec<Tag>>(r#"{"Tag":[],"Other":[{}]}"#), [], "the first holder alone");
    assert_eq!(one::<Vec<Tag>>(r#"{"Tag":""}"#), []);
    assert_eq!(one::<Vec<String>>(r#"{"Id":["a","b"]}"#), ["a", "b"]);
    assert_eq!(one::<Vec<i64>>(r#"{"Id":5}"#), [5], "a scalar has no members");
    assert_eq!(one::<Vec<BTreeMap<String, Value>>>(r#"{"Id":["a"]}"#).len(), 1, "a map knows all names");
    assert_eq!(one::<Vec<Value>>(r#"{"Id":["a"]}"#)[0].to_string(), r#"{"Id":["a"]}"#);
}

#[test]
fn maps() {
    let map = one::<BTreeMap<String, i64>>(r#"{"a":1,"b":"2","c":null,"d":"","e":[],"a":3}"#);
    assert_eq!(map, BTreeMap::from([("a".to_owned(), 3), ("b".to_owned(), 2)]));
    let map = one::<BTreeMap<String, String>>(r#"{"a":"","b":null}"#);
    assert_eq!(map, BTreeMap::from([("a".to_owned(), String::new())]));
    let map = one::<BTreeMap<String, Value>>(r#"{"a":null,"b":[1]}"#);
    assert_eq!(map["a"], Value::Null);
    assert_eq!(map["b"].at(0).unwrap().as_i64(), Some(1));
    let map = one::<BTreeMap<String, Vec<i64>>>(r#"{"a":[1],"a":[2]}"#);
    assert_eq!(map["a"], [1, 2]);
    for empty in ["{}", "[]", "null", r#""""#] {
        assert!(one::<BTreeMap<String, Value>>(empty).is_empty(), "{empty}");
    }
    assert!(try_one::<BTreeMap<String, Value>>("1").is_err());
}

#[test]
fn repeated_members() {
    let decode = |body: &str| decode_json::<Tag>(body.as_bytes()).unwrap();
    assert_eq!(decode(r#"{"Key":"a","Key":"b"}"#), tag("b"));
    assert_eq!(decode(r#"{"Key":"a","Key":null}"#), Tag::default());
    assert_eq!(decode(r#"{"Tags":[{"Key":"a"}],"Tags":{"Key":"b"}}"#).tags, [tag("a"), tag("b")]);
    let inner = decode(r#"{"Inner":{"Key":"a"},"Inner":{"Size":1}}"#).inner.unwrap();
    assert_eq!(inner.into_inner(), Tag { size: Some(1), ..Tag::default() });
    assert_eq!(one::<Value>(r#"{"a":1,"b":2,"a":3}"#).to_string(), r#"{"a":3,"b":2}"#);
    let many: String = (0..100).map(|n| format!(r#""k{}":{n},"#, n % 50)).collect();
    let many = one::<Value>(&format!(r#"{{{many}"z":0}}"#));
    assert_eq!(many.as_map().unwrap().len(), 51);
    assert_eq!(many.get("k0").unwrap().as_i64(), Some(50));
}

#[test]
fn names_with_escapes() {
    assert_eq!(
        decode_json::<Tag>(br#"{"\u004bey":"a","T\u0061gs":[{"K\u0065y":"\ud83d\ude00"}]}"#).unwrap().tags,
        [tag("😀")]
    );
}

#[test]
fn envelopes() {
    let decode = |body: &str| decode_json::<Tag>(body.as_bytes());
    for name in ["XResponse", "DescribeMigrationJobAlertresponse", "Response"] {
        assert_eq!(decode(&format!(r#" {{ "{name}" : {{"Key":"a"}} }} "#)).unwrap(), tag("a"));
    }
    assert_eq!(decode(r#"{"XResponse":{"Key":"a"},"Size":1}"#).unwrap().size, Some(1), "not alone");
    assert_eq!(decode(r#"{"XResponse":1}"#).unwrap(), Tag::default());
    assert!(decode(r#"{"XResponse":{"Key":"a"}"#).unwrap_err().is_syntax());
    assert!(decode(r#"{"XResponse":{"Key":"a"}}}"#).unwrap_err().is_syntax());

    #[derive(Default)]
    struct Own(Option<Tag>);
    impl Decode for Own {
        fn place(&mut self) -> Place<'_> {
            Place::Structure(self)
        }
    }

    impl Structure for Own {
        fn member(&mut self, name: &str) -> Option<Slot<'_>> {
            (name == "MyResponse").then(|| Slot::new(&mut self.0))
        }
    }
    assert_eq!(decode_json::<Own>(br#"{"MyResponse":{"Key":"a"}}"#).unwrap().0, Some(tag("a")), "its own member");
}

#[test]
fn values() {
    let value = one::<Value>(r#"{"z":[null,true,1.10,"\"\u0001\n"],"a":{}}"#);
    assert_eq!(value.to_string(), r#"{"z":[null,true,1.10,"\"\u0001\n"],"a":{}}"#, "in order, exact");
    let list = value.get("z").unwrap();
    assert!(list.at(0).unwrap().is_null());
    assert_eq!(list.at(1).unwrap().as_bool(), Some(true));
    assert_eq!(list.at(2).unwrap().as_f64(), Some(1.1));
    assert_eq!(list.at(2).unwrap().as_i64(), None);
    assert_eq!(list.at(3).unwrap().as_str(), Some("\"\u{1}\n"));
    assert!(list.at(4).is_none() && value.get("x").is_none() && list.get("x").is_none());
    assert_eq!(one::<Value>(r#""True""#).as_bool(), Some(true));
    assert_eq!(one::<Value>(r#""20""#).as_i64(), Some(20));
    assert_eq!(one::<Option<Value>>("null"), None);
    assert_eq!(one::<Value>("null"), Value::Null);
    assert_eq!(one::<Option<Value>>(r#""""#), Some(Value::Text(String::new())));
}

#[test]
fn a_small_first_letter() {
    let decoded: Tag = decode_json(br#"{"key":"a","size":1,"tags":{"tag":[{"key":"b"}]}}"#).unwrap();
    assert_eq!((decoded.key.as_deref(), decoded.size), (Some("a"), Some(1)));
    assert_eq!(decoded.tags.len(), 1);

    #[derive(Default)]
    struct Both(Option<String>, Option<String>);
    impl Decode for Both {
        fn place(&mut self) -> Place<'_> {
            Place::Structure(self)
        }
    }
    impl Structure for Both {
        fn member(&mut self, name: &str) -> Option<Slot<'_>> {
            match name {
                "status" => Some(Slot::new(&mut self.0)),
                "Status" => Some(Slot::new(&mut self.1)),
                _ => None,
            }
        }
    }
    let both: Both = decode_json(br#"{"status":"a","Status":"b"}"#).unwrap();
    assert_eq!((both.0.as_deref(), both.1.as_deref()), (Some("a"), Some("b")), "the exact name comes first");
}
