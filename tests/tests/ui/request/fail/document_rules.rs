//! Rules inside of JSON documents, and between them and parameters.

use dts_generated::dts;

fn tables_of_a_whole_database() {
    let _ = dts::request!(ModifyDtsJob {
        dts_instance_id: "dtsi",
        db_list: { "shop": { "name": "shop", "all": true, "Table": { "orders": { "name": "orders", "all": true } } } },
    });
}

fn neither_name() {
    let _ = dts::request!(ModifySynchronizationObject {
        synchronization_job_id: "dtsexjk1alb116m",
        synchronization_objects: [{ "DBName": "shop" }, { "AllTable": true }],
    });
}

fn filter_of_a_subscription() {
    let _ = dts::request!(ModifySubscription {
        dts_instance_id: "dtsi",
        dts_job_id: "dtsl3m1213ye7l",
        subscription_data_type_ddl: true,
        subscription_data_type_dml: true,
        db_list: { "shop": { "name": "shop", "Table": { "orders": { "name": "orders", "filter": "id > 5" } } } },
    });
}

fn keys_for_another_destination() {
    let _ = dts::request!(ConfigureDtsJob {
        dts_job_id: "dtsl3m1213ye7l",
        dts_job_name: "orders",
        job_type: Sync,
        data_initialization: true,
        data_synchronization: true,
        structure_initialization: true,
        source_endpoint_instance_type: Rds,
        source_endpoint_instance_id: "rm-1",
        source_endpoint_region: "cn-hangzhou",
        destination_endpoint_instance_type: Rds,
        destination_endpoint_instance_id: "rm-2",
        destination_endpoint_region: "cn-hangzhou",
        db_list: { "shop": { "name": "shop", "Table": { "orders": { "name": "orders", "primary_key": "id" } } } },
    });
}

fn main() {}
