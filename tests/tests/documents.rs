//! JSON documents: the examples of the spec against the generated types, and those of the guide built by hand.

use std::collections::BTreeSet;

use dts_codegen::{model::Document as Described, validate::document_violations};
use dts_generated::{
    dts::documents::{
        ConnectionStatus, DataCheckConfigure, DbList, MigrationObject, MigrationReserved, Reserve, SubscriptionObject,
        SynchronizationObjects, Tags, db_list, migration_object, subscription_object, synchronization_objects,
    },
    sts::documents::Policy,
};
use dts_runtime::{Action, Checker, Document, Json, Limits, Parameters, Product, Request, Value, decode_json};
use serde_json::Value as Tree;

use crate::support;

/// A request with nothing but the document.
struct Only<T>(Document<T>);

impl<T: Json> Request for Only<T> {
    const ACTION: &'static Action = &Action::new(&Product::new("Demo", "1"), "Only");

    type Response = Value;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        out.body("Document", &self.0);
    }

    fn check(&self, check: &mut Checker) {
        check.limits("Document", &self.0, &Limits::NONE);
    }
}

type Found = BTreeSet<(String, String, Option<String>, String)>;

/// What the generated code says of a text: what it breaks, and the text that its typed value becomes.
fn judge<T: Json>(text: &str) -> (Found, Option<String>) {
    let request = Only::<T>(text.into());
    let violations = request.report();
    let found = violations.iter().map(|one| {
        let rule = one.rule.map(str::to_owned);
        (one.parameter.to_string(), one.kind.as_str().to_owned(), rule, support::severity(one.severity).to_owned())
    });
    let again = request.0.parse().ok().map(|typed| Document::from(typed).as_str().to_owned());
    (found.collect(), again)
}

type Judge = fn(&str) -> (Found, Option<String>);

/// How each document of the spec is judged by its type.
const TYPES: [(&str, Judge); 10] = [
    ("ConnectionStatus", judge::<ConnectionStatus>),
    ("DataCheckConfigure", judge::<DataCheckConfigure>),
    ("DbList", judge::<DbList>),
    ("MigrationObject", judge::<MigrationObject>),
    ("MigrationReserved", judge::<MigrationReserved>),
    ("Policy", judge::<Policy>),
    ("Reserve", judge::<Reserve>),
    ("SubscriptionObject", judge::<SubscriptionObject>),
    ("SynchronizationObjects", judge::<SynchronizationObjects>),
    ("Tags", judge::<Tags>),
];

/// What the spec says of the same.
fn described(document: &Described, value: &Tree) -> Found {
    let found = document_violations(document, value, "Document").into_iter();
    found.map(|one| (one.parameter, one.kind.as_str().to_owned(), one.rule, one.severity.as_str().to_owned())).collect()
}

/// A value that a text can't be read as ends the typed reading: the first such fault is all that is told.
fn is_unreadable(found: &Found) -> bool {
    found.iter().any(|(_, kind, _, severity)| kind == "type" && severity == "error")
}

#[test]
fn examples_of_the_spec_fit_their_types() {
    let (spec, _) = support::repository();
    let documents: Vec<_> = spec.model.products.iter().flat_map(|product| &product.documents).collect();
    let mut names: Vec<&str> = documents.iter().map(|document| document.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, TYPES.map(|(name, _)| name));
    let (mut good, mut bad) = (0, 0);
    for document in documents {
        let (_, judge) = TYPES.iter().find(|(name, _)| *name == document.name).unwrap();
        for example in &document.examples {
            let what = format!("{} {}", document.name, example.name.value);
            let (found, again) = judge(&example.document.to_string());
            let expected = described(document, &example.document);
            if is_unreadable(&expected) {
                assert!(is_unreadable(&found), "{what}: {found:?}");
                bad += 1;
                continue;
            }
            assert_eq!(found, expected, "{what}");
            // Values in other clothes come back as they should be written.
            if found.iter().all(|(_, kind, ..)| kind != "type") {
                let again: Tree = serde_json::from_str(&again.unwrap()).unwrap();
                assert_eq!(again, example.document, "{what}");
                good += 1;
            }
        }
    }
    assert!(good >= 50 && bad >= 5, "{good} and {bad}");
}

fn file(name: &str) -> Tree {
    let text = std::fs::read_to_string(format!("data/documents/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Compares what is built with the guide's example, and reads it back.
fn same<T: Json + PartialEq + std::fmt::Debug>(name: &str, built: T) {
    let document = Document::from(built);
    let found = judge::<T>(document.as_str()).0;
    assert_eq!(found, Found::new(), "{name}");
    let value: Tree = serde_json::from_str(document.as_str()).unwrap();
    assert_eq!(value, file(name), "{name}");
    let typed: T = decode_json(file(name).to_string().as_bytes()).unwrap();
    assert_eq!(Document::from(typed), document, "{name}");
}

#[test]
fn objects_of_the_guide() {
    use db_list::{Column, ColumnKey, Database, Table, TableType};

    let whole = |name: &str| Database::builder().name(name).all(true);
    let part = |name: &str| Database::builder().name(name).all(false);
    let table = |name: &str| Table::builder().name(name).all(true);
    let some_of = |name: &str| Table::builder().name(name).all(false);
    let column = |name: &str, key: ColumnKey, ty: &str| {
        (name.to_owned(), Column::builder().name(name).key(key).type_(ty).shared_key(false).state("checked").build())
    };
    let id = || column("id", ColumnKey::Primary, "int(11)");

    same("db_list_1", DbList::from([("dtstestdata", whole("dtstestdata").build())]));
    same("db_list_2", DbList::from([("dtstestdata", whole("dtstestdata_new").build())]));
    let columns = [
        id(),
        column("gmt_create", ColumnKey::NotPrimary, "datetime"),
        column("gmt_modify", ColumnKey::NotPrimary, "datetime"),
        column("valid_time", ColumnKey::NotPrimary, "datetime"),
        column("creator", ColumnKey::NotPrimary, "varchar(200)"),
    ];
    let customer = table("customer").column(columns).shard(12).build();
    same("db_list_3", DbList::new().with("dtstestdata", part("dtstestdata").table([("customer", customer)]).build()));
    let columns = [
        id(),
        column("level", ColumnKey::NotPrimary, "varchar(5000)"),
        column("name", ColumnKey::NotPrimary, "varchar(500)"),
    ];
    let customer = some_of("customer").column(columns).shard(12).build();
    let order = some_of("order").column([id()]).shard(12).build();
    let tables = [("customer", customer), ("order", order)];
    same("db_list_4", DbList::new().with("dtstestdata", part("dtstestdata").table(tables).build()));
    let id_alone = Column::builder().key("PRI").name("id").type_("int(11)").build();
    let commodity = some_of("commoditynew").filter("id>10").column([("id", id_alone)]);
    let tables = [
        ("order", table("ordernew").part_key("id").primary_key("id").type_(TableType::Partition).build()),
        ("customer", table("customernew").primary_key("id").type_(TableType::Dimension).build()),
        ("commodity", commodity.part_key("id").primary_key("id").type_(TableType::Partition).build()),
    ];
    same("db_list_5", DbList::new().with("dtstestdata", part("dtstestdatanew").table(tables).build()));

    let customer = table("customer_new").dml_op("i").ddl_op("at").build();
    let several = DbList::new()
        .with("shop1", whole("shop1_new").build())
        .with("shop2", part("shop2_new").table([("customer", customer)]).build())
        .with("shop3", whole("shop3_new").dml_op("i").ddl_op("at").build());
    same("db_list_definition_1", several);
    let customer = some_of("customer_new").filter("id>10").column([id()]).shard(12).build();
    same("db_list_definition_2", DbList::new().with("shop", part("shop_new").table([("customer", customer)]).build()));
    let tables = [
        ("customer", table("customer_new").primary_key("id").type_("dimension").build()),
        ("order", table("order_new").part_key("id").primary_key("id").type_("partition").build()),
    ];
    same("db_list_definition_3", DbList::new().with("shop", part("shop_new").table(tables).build()));
}

#[test]
fn settings_of_the_guide() {
    let kafka = Reserve::builder()
        .dest_topic("dtstestdata")
        .dest_version("1.0")
        .dest_ssl("0")
        .dest_kafka_schema_registry_url("http://192.0.2.3/api")
        .sink_kafka_ddl_topic("dtstestdata")
        .kafka_record_format("canal_json")
        .dest_kafka_partition_key("none")
        .build();
    same("reserve_1", kafka);
    same("reserve_2", Reserve::builder().src_engine_arch_type("1").build());
    same("reserve_3", Reserve::builder().dest_engine_arch_type("1").build());
    same("reserve_4", Reserve::builder().src_instance_id("cen-example0001").build());
    same("reserve_5", Reserve::builder().dest_instance_id("cen-example0001").build());
    let manual = MigrationReserved::builder().auto_start_modules_after_config("none").target_table_mode(2);
    same("migration_reserved_1", manual.build());
}

#[test]
fn legacy_objects_of_the_guide() {
    use migration_object::{Database, ExcludedTable, IncludedTable};

    let shop = || Database::builder().db_name("dtstestdata");
    let orders = || [ExcludedTable::builder().table_name("order.*").build()];
    let customer = || IncludedTable::builder().table_name("customer");
    let schema = || Database::builder().schema_name("dtstestdata");
    same("migration_object_1", MigrationObject::from([shop().build()]));
    same("migration_object_2", MigrationObject::from([shop().new_db_name("mysqltest").build()]));
    let mysqltest = Database::builder().db_name("mysqltest").build();
    same("migration_object_3", MigrationObject::from([shop().build(), mysqltest]));
    same("migration_object_4", vec![shop().all_table(false).table_excludes(orders()).build()]);
    let filtered = customer().filter_condition("id > 100").build();
    same("migration_object_6", vec![schema().table_includes([filtered]).build()]);
    let keyed = customer().primary_key("CREATE_TIME").part_key("CREATE_TIME").build();
    same("migration_object_8", vec![schema().table_includes([keyed]).build()]);

    use subscription_object as subscription;
    let shop = || subscription::Database::builder().db_name("dtstestdata");
    let table = |name: &str| subscription::Table::builder().table_name(name).build();
    same::<SubscriptionObject>("subscription_object_1", vec![shop().build()]);
    let mysqltest = subscription::Database::builder().db_name("mysqltest").build();
    same("subscription_object_2", vec![shop().build(), mysqltest]);
    same("subscription_object_3", vec![shop().table_includes([table("customer"), table("order")]).build()]);
    same("subscription_object_4", vec![shop().table_excludes([table("order.*")]).build()]);

    use synchronization_objects as synchronization;
    let shop = || synchronization::Database::builder().db_name("dtstestdata");
    let orders = synchronization::ExcludedTable::builder().table_name("order.*").build();
    same::<SynchronizationObjects>("synchronization_objects_1", vec![shop().build()]);
    same("synchronization_objects_2", vec![shop().all_table(false).table_excludes([orders]).build()]);
}
