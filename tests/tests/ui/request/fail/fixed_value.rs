//! Parameters that have one value in some cases.

use dts_generated::dts;

fn topology() {
    let _ = dts::request!(CreateSynchronizationJob {
        dest_region: "cn-hangzhou",
        source_region: "cn-hangzhou",
        pay_type: PostPaid,
        synchronization_job_class: Small,
        destination_endpoint_instance_type: MaxCompute,
        topology: Bidirectional,
    });
}

fn side() {
    let _ = dts::request!(ModifyDtsJobEndpoint {
        dts_job_id: "dtsl3m1213ye7l",
        endpoint: Destination,
        endpoint_instance_type: "distributed_mongodb",
        database: "shop",
    });
}

fn check() {
    let _ = dts::request!(ConfigureDtsJob {
        dts_job_id: "dtsl3m1213ye7l",
        dts_job_name: "orders",
        job_type: Check,
        data_initialization: true,
        data_synchronization: false,
        structure_initialization: true,
        source_endpoint_instance_type: Rds,
        source_endpoint_instance_id: "rm-1",
        source_endpoint_region: "cn-hangzhou",
        destination_endpoint_instance_type: Rds,
        destination_endpoint_instance_id: "rm-2",
        destination_endpoint_region: "cn-hangzhou",
        db_list: { "shop": { "name": "shop", "all": true } },
        data_check_configure: { "fullCheckModel": 1 },
    });
}

fn main() {}
