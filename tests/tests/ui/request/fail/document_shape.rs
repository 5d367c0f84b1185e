//! JSON documents of another shape than described.

use dts_generated::dts;

fn no_list() {
    let _ = dts::request!(ModifySubscriptionObject { subscription_instance_id: "dtsdo3e1213ye7l", subscription_object: { "DBName": "shop" } });
}

fn missing_member() {
    let _ = dts::request!(ModifySubscriptionObject { subscription_instance_id: "dtsdo3e1213ye7l", subscription_object: [{ "TableIncludes": [{ "TableName": "orders" }] }] });
}

fn missing_inside() {
    let _ = dts::request!(ModifySubscriptionObject { subscription_instance_id: "dtsdo3e1213ye7l", subscription_object: [{ "DBName": "shop", "TableIncludes": [{ "TableName": "orders" }, {}] }] });
}

fn member_of_another() {
    let _ = dts::request!(ModifySynchronizationObject {
        synchronization_job_id: "dtsexjk1alb116m",
        synchronization_objects: [{ "DBName": "shop", "TableName": "orders" }],
    });
}

fn wrong_type() {
    let _ = dts::request!(ModifyDtsJob { dts_instance_id: "dtsi", db_list: { "shop": { "name": "shop", "all": "sometimes" } } });
}

fn no_object() {
    let _ = dts::request!(ModifyDtsJob { dts_instance_id: "dtsi", db_list: { "shop": true } });
}

fn no_number() {
    let _ = dts::request!(ModifyDtsJob { dts_instance_id: "dtsi", db_list: { "shop": { "Table": { "orders": { "shard": "many" } } } } });
}

fn says_nothing() {
    let _ = dts::request!(ModifyDtsJob { dts_instance_id: "dtsi", db_list: { "shop": { "all": "" } } });
}

fn list_of_tags() {
    let _ = dts::request!(DescribeDtsJobs { region: "cn-hangzhou", tags: { "key": "team", "value": "orders" } });
}

fn main() {}
