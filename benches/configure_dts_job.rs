//! A synchronization from a self-managed MySQL to RDS, with 30 parameters: what benches measure.

use dts_generated::dts::job::configure_dts_job::{
    ConfigureDtsJob, DestinationEndpointInstanceType, JobType, SourceEndpointInstanceType, SynchronizationDirection,
};

/// The texts of the request, as a caller holds them: taken from a file, typed by a user.
pub(super) fn texts() -> Vec<String> {
    let texts = [
        "cn-hangzhou",
        "example0001",
        "dtsexample0001",
        "orders to warehouse",
        r#"{"orders":{"name":"orders","all":true}}"#,
        "vpc-example0001",
        "cn-hangzhou",
        "192.0.2.10",
        "3306",
        "dtsuser",
        "Example-Passw0rd",
        "rm-example0001",
        "cn-hangzhou",
        "dtsuser",
        "Example-Passw0rd",
        "1610540493",
        "13800000000",
        "13800000001",
    ];
    texts.map(String::from).into()
}

/// The request, unchecked.
pub(super) fn request(texts: Vec<String>) -> ConfigureDtsJob {
    let mut texts = texts.into_iter();
    let mut next = || texts.next().unwrap_or_default();
    ConfigureDtsJob::builder()
        .region_id(next())
        .dts_job_id(next())
        .dts_instance_id(next())
        .dts_job_name(next())
        .job_type(JobType::Sync)
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .db_list(next())
        .source_endpoint_instance_type(SourceEndpointInstanceType::Express)
        .source_endpoint_instance_id(next())
        .source_endpoint_engine_name("MYSQL")
        .source_endpoint_region(next())
        .source_endpoint_ip(next())
        .source_endpoint_port(next())
        .source_endpoint_user_name(next())
        .source_endpoint_password(next())
        .destination_endpoint_instance_type(DestinationEndpointInstanceType::Rds)
        .destination_endpoint_instance_id(next())
        .destination_endpoint_engine_name("MYSQL")
        .destination_endpoint_region(next())
        .destination_endpoint_user_name(next())
        .destination_endpoint_password(next())
        .checkpoint(next())
        .delay_notice(true)
        .delay_phone([next()])
        .delay_rule_time(10)
        .error_notice(true)
        .error_phone([next()])
        .synchronization_direction(SynchronizationDirection::Forward)
        .build_unchecked()
}
