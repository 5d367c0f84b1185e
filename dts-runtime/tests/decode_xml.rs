//! XML by the same rules as JSON.
#![cfg(feature = "xml")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;

use dts_runtime::{Decode, JsonText, Nested, Place, Slot, Structure, Value, decode_xml};

#[derive(Clone, Debug, Default, PartialEq)]
struct Job {
    id: Option<String>,
    delay: Option<i64>,
    done: Option<bool>,
    end: Option<Nested<Job>>,
    flat: Vec<Job>,
    names: Vec<String>,
    wrapped: Vec<Job>,
    map: BTreeMap<String, Value>,
    sizes: BTreeMap<String, i64>,
    objects: Option<JsonText>,
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
            "Id" => Slot::new(&mut self.id),
            "Delay" => Slot::new(&mut self.delay),
            "Done" => Slot::new(&mut self.done),
            "End" => Slot::new(&mut self.end),
            "Flat" => Slot::new(&mut self.flat),
            "Names" => Slot::new(&mut self.names),
            "Wrapped" => Slot::wrapped("Item", &mut self.wrapped),
            "Map" => Slot::new(&mut self.map),
            "Sizes" => Slot::new(&mut self.sizes),
            "Objects" => Slot::new(&mut self.objects),
            "Any" => Slot::new(&mut self.any),
            _ => return None,
        })
    }
}

fn job(id: &str) -> Job {
    Job { id: Some(id.to_owned()), ..Job::default() }
}

#[track_caller]
fn decode(inside: &str) -> Job {
    decode_xml(format!("<?xml version='1.0' encoding='UTF-8'?>\n<XResponse>{inside}</XResponse>\n").as_bytes()).unwrap()
}

#[test]
fn scalars_and_structures() {
    let job = decode(
        "\n  <Id> a &lt;<![CDATA[<b>]]> </Id>\n  <Delay> 20 </Delay><Done>True</Done><n:End a='1'><Id/></n:End><New><Id>x</Id></New>",
    );
    assert_eq!(job.id.as_deref(), Some(" a <<b> "), "text is kept exactly");
    assert_eq!((job.delay, job.done), (Some(20), Some(true)));
    assert_eq!(job.end.unwrap().id.as_deref(), Some(""), "an empty text");
    let job = decode("<Delay/><Done> </Done><End></End><Wrapped/><Flat/><Map/><Sizes>\n</Sizes>");
    assert_eq!(job, Job::default());
    assert_eq!(decode("<Delay>1</Delay><Delay>2</Delay>").delay, Some(2), "the last wins");
}

#[test]
fn lists() {
    assert_eq!(decode("<Flat><Id>a</Id></Flat><Delay>1</Delay><Flat><Id>b</Id></Flat>").flat, [job("a"), job("b")]);
    assert_eq!(decode("<Names>a</Names><Names>b</Names>").names, ["a", "b"]);
    assert_eq!(decode("<Names><Name>a</Name><Name/></Names>").names, ["a", ""]);
    assert_eq!(
        decode("<Wrapped> <Item><Id>a</Id></Item> <x/> <Item><Id>b</Id></Item> </Wrapped>").wrapped,
        [job("a"), job("b")]
    );
    assert_eq!(decode("<Wrapped><Id>a</Id></Wrapped><Wrapped><Id>b</Id></Wrapped>").wrapped, [job("a"), job("b")]);
    assert_eq!(decode("<Wrapped><Other><Id>a</Id></Other></Wrapped>").wrapped, [job("a")]);
    assert_eq!(decode("<Flat><Job><Id>a</Id></Job><Job><Id>b</Id></Job></Flat>").flat, [job("a"), job("b")]);
    assert_eq!(decode("<Flat><Job/></Flat>").flat, []);
    assert_eq!(decode("<Flat><New>x</New></Flat>").flat, [Job::default()]);
}

#[test]
fn maps_values_and_json_text() {
    let job = decode(
        "<Map><a>1</a><b><c/><d>2</d><d>3</d></b><a>4</a></Map><Sizes><x>1</x><y/></Sizes>\
         <Objects><db><name>n</name><name>m</name></db></Objects><Any><a/></Any><Any>x</Any>",
    );
    assert_eq!(job.map["a"].to_string(), r#"["1","4"]"#);
    assert_eq!(job.map["b"].to_string(), r#"{"c":"","d":["2","3"]}"#);
    assert_eq!(job.sizes, BTreeMap::from([("x".to_owned(), 1)]));
    assert_eq!(job.objects, Some(JsonText::from(r#"{"db":{"name":["n","m"]}}"#)));
    assert_eq!(job.any.unwrap().to_string(), r#"[{"a":""},"x"]"#);
    assert_eq!(decode("<Objects>{\"a\":1}</Objects>").objects, Some(JsonText::from("{\"a\":1}")));
}

#[test]
fn any_root() {
    assert_eq!(decode_xml::<Job>(b"\xef\xbb\xbf<whatever><Id>a</Id></whatever>").unwrap(), job("a"));
    assert_eq!(decode_xml::<Job>(b"<X/>").unwrap(), Job::default());
    assert_eq!(decode_xml::<Value>(b"<X><a>1</a></X>").unwrap().to_string(), r#"{"a":"1"}"#);
}

#[test]
fn errors() {
    let fails = |body: &str| decode_xml::<Job>(body.as_bytes()).unwrap_err();
    let error =
        fails("<R><Wrapped><Item/><Item><Delay>hunter2</Delay></Item></Wrapped><RequestId>id-1</RequestId></R>");
    assert_eq!((error.path(), error.request_id()), ("Wrapped.Item[1].Delay", Some("id-1")));
    assert_eq!((error.expected(), error.found()), ("a whole number of 64 bits", "text"));
    assert_eq!(error.offset(), 25);
    let error = fails("<R><Flat/><Flat><Delay>x</Delay></Flat></R>");
    assert_eq!(error.path(), "Flat[1].Delay");
    assert_eq!(fails("<R><Delay><a>1</a></Delay></R>").found(), "an element with elements in it");
    assert_eq!(fails("<R><Id>a<b/></Id></R>").found(), "text between elements");
    assert_eq!(fails("<R>text</R>").expected(), "an object");
    for body in ["", "{}", "<R>", "<R></S>", "<R>&hunter2;</R>", "<R><hunter2></R>", "<R/><R/>", "<R a='hunter2"] {
        let error = fails(body);
        assert!(error.is_syntax(), "{error}");
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
    assert!(decode_xml::<Job>(b"<R>\xff</R>").unwrap_err().is_syntax());
    assert!(fails(&"<a>".repeat(100_000)).is_syntax());
}
