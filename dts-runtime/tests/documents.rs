//! Typed JSON documents: written, read, checked, and seen by rules. The structure is what generated code looks like.

use dts_runtime::{
    Action, Checker, Decode, Document, ExtraMembers, Json, JsonMap, Limits, Object, ObjectMembers, Parameter,
    Parameters, Place, Product, Request, Rule, Severity, Slot, Structure, Value, View, When, every_in_document,
    in_document,
};

#[derive(Clone, Debug, Default, PartialEq)]
struct Table {
    name: Option<String>,
    all: Option<bool>,
    filter: Option<String>,
    tables: JsonMap<Table>,
    shards: Vec<i64>,
    extra: ExtraMembers,
}

impl Object for Table {
    fn members<'a>(&'a self, out: &mut ObjectMembers<'a>) {
        out.put("name", &self.name);
        out.put("all", &self.all);
        out.put("filter", &self.filter);
        out.put("Table", &self.tables);
        out.put("shards", &self.shards);
    }

    fn check(&self, check: &mut Checker) {
        check.source("document");
        check.limits("name", &self.name, &Limits { required: true, max_length: Some(8), ..Limits::NONE });
        check.value("Table", &self.tables);
        check.limits("shards", &self.shards, &Limits { max_items: Some(2), maximum: Some(9.0), ..Limits::NONE });
        check.valid_only_if(
            &Rule { id: "all-without-filter", says: "no filter where all travels", source: "here" },
            &When::Not(&When::AnyOf(&self.all, &["true"])),
            &[("filter", &self.filter)],
        );
    }

    fn extra_members(&self) -> &ExtraMembers {
        &self.extra
    }

    fn belongs_to(&self, name: &str) -> Option<&'static str> {
        (name == "part_key").then_some("`Column`")
    }
}

impl Parameter for Table {
    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl Json for Table {}

impl Decode for Table {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl Structure for Table {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        Some(match name {
            "name" => Slot::new(&mut self.name),
            "all" => Slot::new(&mut self.all),
            "filter" => Slot::new(&mut self.filter),
            "Table" => Slot::new(&mut self.tables),
            "shards" => Slot::new(&mut self.shards),
            other => self.extra.slot(other),
        })
    }
}

type DbList = JsonMap<Table>;

struct Configure {
    db_list: Option<Document<DbList>>,
    engine: Option<String>,
}

impl Request for Configure {
    const ACTION: &'static Action = &Action::new(&Product::new("Demo", "1"), "Configure");

    type Response = Table;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.body("DbList", &self.db_list);
    }

    fn check(&self, check: &mut Checker) {
        check.source("guide");
        check.value("DbList", &self.db_list);
        check.limits("Engine", &self.engine, &Limits { max_length: Some(8), ..Limits::NONE });
        let rule = &Rule { id: "filter-if", says: "every table has a filter", source: "here" };
        let when = When::AnyOf(&self.engine, &["ADB"]);
        check.required_if(
            rule,
            &when,
            &[("DbList/*/Table/*/filter", &every_in_document(&self.db_list, "*/Table/*/filter"))],
        );
        let rule = &Rule { id: "shards-only-if", says: "only kafka has shards", source: "here" };
        let when = When::AnyOf(&self.engine, &["KAFKA"]);
        check.valid_only_if(rule, &when, &[("DbList/*/shards", &in_document(&self.db_list, "*/shards"))]);
        let rule = &Rule { id: "never-all", says: "never all", source: "here" };
        check.fixed_value(
            rule,
            &When::AnyOf(&self.engine, &["ADB"]),
            ("DbList/*/all", &in_document(&self.db_list, "*/all")),
            "false",
        );
    }
}

fn found(db_list: impl Into<Document<DbList>>, engine: &str) -> Vec<String> {
    let request = Configure { db_list: Some(db_list.into()), engine: Some(engine.into()) };
    request
        .report()
        .iter()
        .map(|one| {
            let severity = if one.severity == Severity::Warning { "warning " } else { "" };
            format!("{severity}{} {} {}", one.parameter, one.kind.as_str(), one.message)
        })
        .collect()
}

fn table(name: &str) -> Table {
    Table { name: Some(name.into()), ..Table::default() }
}

#[test]
fn a_typed_document_travels_as_compact_json() {
    let shop = Table { all: Some(false), shards: vec![1, 2], ..table("shop") };
    let shop = Table { tables: JsonMap::from([("orders", table("o\"1"))]), ..shop };
    let request = Configure { db_list: Some(JsonMap::new().with("shop", shop.clone()).into()), engine: None };
    let parameters = request.parameters();
    let (name, text) = parameters.iter().next().unwrap();
    assert_eq!(
        (name, text),
        ("DbList", r#"{"shop":{"name":"shop","all":false,"Table":{"orders":{"name":"o\"1"}},"shards":[1,2]}}"#)
    );
    assert_eq!(request.db_list.unwrap().parse().unwrap()["shop"], shop);
}

#[test]
fn unknown_members_survive() {
    let text = r#"{"shop":{"name":"shop","newer":{"deep":[1,"2"]}}}"#;
    let document: Document<DbList> = text.into();
    let typed = document.parse().unwrap();
    assert_eq!(typed["shop"].extra.get("newer").unwrap().to_string(), r#"{"deep":[1,"2"]}"#);
    assert_eq!(Document::from(typed).as_str(), text);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let shop =
        Table { filter: Some("id > 1".into()), all: Some(true), shards: vec![1, 10, 3], ..table("too long a name") };
    let shop = Table { tables: JsonMap::from([("orders", Table::default())]), ..shop };
    assert_eq!(
        found(JsonMap::from([("shop", shop)]), "KAFKA"),
        [
            "DbList/shop/name length `DbList/shop/name`: 15 characters; at most 8 are allowed",
            "DbList/shop/Table/orders/name required `DbList/shop/Table/orders/name` is required",
            "DbList/shop/shards max_items `DbList/shop/shards` has 3 items; at most 2 are allowed",
            "DbList/shop/shards/1 range `DbList/shop/shards/1`: `10` is not a number of 9 or less",
            "DbList/shop/filter valid_only_if no filter where all travels",
        ]
    );
}

#[test]
fn each_fault_has_its_own_source() {
    let db_list = Some(JsonMap::from([("shop", Table::default())]).into());
    let request = Configure { db_list, engine: Some("a very long one".into()) };
    let sources: Vec<_> = request.report().iter().map(|one| one.source).collect();
    assert_eq!(sources, ["document", "guide"]);
}

#[test]
fn raw_text_is_checked_alike() {
    assert_eq!(found(r#"{"shop":{"name":"shop"}}"#, ""), [""; 0]);
    assert_eq!(
        found(r#"{"shop":{"name":7,"all":"true","part_key":"id","newer":1}}"#, ""),
        [
            "warning DbList/shop/name type `DbList/shop/name`: is a number, and is documented as a text",
            "warning DbList/shop/all type `DbList/shop/all`: is a text, and is documented as a boolean",
            "warning DbList/shop/newer unknown_parameter `DbList/shop/newer`: the documents know no such member",
            "DbList/shop/part_key unknown_parameter `DbList/shop/part_key`: a member of this name belongs to `Column`",
        ]
    );
    assert_eq!(
        found(r#"{"shop":{"all":"maybe"}}"#, ""),
        ["DbList/shop/all type `DbList/shop/all`: expected `true` or `false`, found text"]
    );
    assert_eq!(
        found(r#"{"shop":{"name":["x"],"Table":{"orders":[{"name":"orders"}]}}}"#, ""),
        [
            "DbList/shop/name type `DbList/shop/name`: expected a text, found a list",
            "DbList/shop/Table/orders type `DbList/shop/Table/orders`: expected an object, found a list",
        ]
    );
    assert_eq!(found("{", "").len(), 1);
    assert_eq!(found("null", "").len(), 1);
}

#[test]
fn rules_look_into_documents() {
    let text = r#"{"a":{"name":"a","Table":{"x":{"name":"x","filter":"1"},"y":{"name":"y"}}},"b":{"name":"b"}}"#;
    assert_eq!(found(text, "ADB"), ["DbList/*/Table/*/filter required_if every table has a filter"]);
    assert_eq!(found(r#"{"a":{"name":"a"}}"#, "ADB"), [""; 0]);
    assert_eq!(
        found(r#"{"a":{"name":"a","shards":[1]}}"#, "ADB"),
        ["DbList/*/shards valid_only_if only kafka has shards"]
    );
    assert_eq!(found(r#"{"a":{"name":"a","shards":[1]}}"#, "KAFKA"), [""; 0]);
    assert_eq!(found(r#"{"a":{"name":"a","all":true}}"#, "ADB"), ["DbList/*/all fixed_value never all"]);
    assert_eq!(found(r#"{"a":{"name":"a","all":false}}"#, "ADB"), [""; 0]);
    let mixed = r#"{"a":{"name":"a","all":false},"b":{"name":"b","all":true}}"#;
    assert_eq!(found(mixed, "ADB"), ["DbList/*/all fixed_value never all"]);
}

#[test]
fn a_required_member_of_a_missing_document_is_missing() {
    let none: Option<Document<Table>> = None;
    assert!(!every_in_document(&none, "name").view().is_set());
    assert!(every_in_document(&none, "*/name").view().is_set(), "no entry lacks it");
    let document: Document<Table> = r#"{"Table":null}"#.into();
    assert_eq!(document.to_value().unwrap().get("Table"), Some(&Value::Null));
    let some = Some(document);
    assert!(!every_in_document(&some, "Table").view().is_set());
    assert!(!in_document(&some, "Table").view().is_set());
}
