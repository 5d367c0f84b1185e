//! Constants with the limits of a parameter.

use dts_generated::{dts, sts};

const MINE: &str = "my orders";
const SIZES: (i32, i32) = (7, 30);

const PORT: &str = dts::request!(ConfigureDtsJob::source_endpoint_port = "33o6");
const BY_WIRE_NAME: &str = dts::request!(ConfigureDtsJob::"SourceEndpointPort" = "70000");
const KIND: dts::job::configure_dts_job::JobType = dts::request!(ConfigureDtsJob::job_type = Synk);
const BY_TEXT: dts::job::configure_dts_job::JobType = dts::request!(ConfigureDtsJob::job_type = "Sync");
const SESSION: &str = sts::request!(AssumeRole::role_session_name = MINE);
const JOINED: &str = sts::request!(AssumeRole::role_session_name = concat!("my ", "orders"));
const SECONDS: i64 = sts::request!(AssumeRole::duration_seconds = 60);
const MINUTES: i64 = sts::request!(AssumeRole::duration_seconds = 2 * 60);
const SIZE: i32 = dts::request!(DescribeDtsJobs::page_size = SIZES.0);
const PASSWORD: &str = dts::request!(CreateConsumerGroup::consumer_group_password = "hidden");
const DIGITS: &str = dts::request!(StartReverseWriter::check_point = "now");
const OBJECTS: &str = dts::request!(ModifyDtsJob::db_list = { "shop": { "name": "shop", "all": "sometimes" } });
const PHONE: &str = dts::request!(CreateJobMonitorRule::phone = "12");
const KEY: &str = dts::request!(TagResources::"Tag.N.Key" = "");
const NUMBER: i64 = sts::request!(AssumeRole::duration_seconds = "900");

fn in_a_function() {
    let _ = sts::request!(AssumeRole::role_session_name = MINE);
}

fn main() {}
