//! Constants: with the limits of a parameter, and in requests, where they are decided.

use dts_generated::{
    dts::{
        self, StartReverseWriter,
        job::configure_dts_job::{self, JobType},
    },
    sts::{self, AssumeRole},
};
use dts_runtime::{Request, Violations};

const PORT: &str = dts::request!(ConfigureDtsJob::source_endpoint_port = "3306");
const BY_WIRE_NAME: &str = dts::request!(ConfigureDtsJob::"SourceEndpointPort" = PORT);
const KIND: JobType = dts::request!(ConfigureDtsJob::job_type = Sync);
const BY_TEXT: JobType = dts::request!(ConfigureDtsJob::job_type = "CHECK");
const BY_PATH: JobType = dts::request!(ConfigureDtsJob::job_type = configure_dts_job::JobType::Migration);
const SAME: JobType = dts::request!(ConfigureDtsJob::job_type = KIND);
const SIZES: (i32, i32) = (10, 30);
const SIZE: i32 = dts::request!(DescribeDtsJobs::page_size = SIZES.1);
const SECONDS: i64 = sts::request!(AssumeRole::duration_seconds = 900);
const NOTICE: bool = dts::request!(ConfigureDtsJob::delay_notice = SIZE > 5);
const OBJECTS: &str = dts::request!(ModifyDtsJob::db_list = { "shop": { "name": "shop", "all": true } });
const PASSWORD: &str = dts::request!(CreateConsumerGroup::consumer_group_password = "Example-Passw0rd");
const KEY: &str = dts::request!(TagResources::"Tag.N.Key" = "team");
const PHONE: &str = dts::request!(CreateJobMonitorRule::phone = "13900001111");
const DIGITS: &str = dts::request!(StartReverseWriter::check_point = "1610540493");
static SESSION: &str = sts::request!(AssumeRole::role_session_name = env!("CARGO_PKG_NAME"));

const ORDERS: &str = "orders";

struct Settings;

impl Settings {
    const NAME: &'static str = "settings";
}

trait Named {
    const NAME: &'static str;
}

impl Named for Settings {
    const NAME: &'static str = "named";
}

/// What constants keep is decided: it is the request that is given, not a `Result`.
fn decided() -> AssumeRole {
    sts::request!(AssumeRole { role_arn: "acs:ram::123456789012:role/dts", role_session_name: const { ORDERS }, duration_seconds: const { 60 * 60 } })
}

impl Settings {
    fn of_self() -> AssumeRole {
        sts::request!(AssumeRole { role_arn: "acs:ram::123456789012:role/dts", role_session_name: const { Self::NAME } })
    }
}

fn of_generics<T: Named, const SECONDS: i64>() -> AssumeRole {
    sts::request!(AssumeRole {
        role_arn: "acs:ram::123456789012:role/dts",
        role_session_name: const { T::NAME },
        duration_seconds: const { SECONDS },
    })
}

fn a_value_in_a_generic_function<const SECONDS: i64>() -> i64 {
    sts::request!(AssumeRole::duration_seconds = SECONDS + 1)
}

/// A pattern is matched when the program runs.
fn with_a_pattern() -> Result<StartReverseWriter, Violations> {
    const CHECKPOINT: &str = dts::request!(StartReverseWriter::check_point = ORDERS);
    dts::request!(StartReverseWriter { dts_job_id: "dtsl3m1213ye7l", check_point: const { CHECKPOINT } })
}

/// Of what has no limits any type may be that the builder takes.
fn of_other_types() -> dts::ModifyDtsJobName {
    dts::request!(ModifyDtsJobName { dts_job_id: const { String::new() }, dts_job_name: const { 'x' } })
}

/// Items of a list and members of groups are decided too; how many a text with commas has, and what, is not.
fn items_and_members() -> (dts::TagResources, Result<dts::CreateJobMonitorRule, Violations>) {
    let resources = dts::request!(TagResources {
        region_id: "cn-hangzhou",
        resource_id: ["dtsl3m1213ye7l", const { ORDERS }],
        resource_type: Instance,
        tag: [{ key: const { KEY }, value: "dts" }],
    });
    (resources, dts::request!(CreateJobMonitorRule { dts_job_id: "dtsl3m1213ye7l", phone: ["13900001112", const { PHONE }] }))
}

fn main() {
    assert_eq!((PORT, BY_WIRE_NAME, SIZE, SECONDS, NOTICE), ("3306", "3306", 30, 900, true));
    assert_eq!((KIND, BY_TEXT, BY_PATH, SAME), (JobType::Sync, JobType::Check, JobType::Migration, JobType::Sync));
    assert_eq!(OBJECTS, r#"{"shop":{"name":"shop","all":true}}"#);
    assert_eq!((PASSWORD, KEY, PHONE, DIGITS), ("Example-Passw0rd", "team", "13900001111", "1610540493"));
    assert!(!SESSION.is_empty());
    assert_eq!(decided().duration_seconds, Some(3600));
    assert_eq!(Settings::of_self().role_session_name, "settings");
    assert_eq!(of_generics::<Settings, 900>().role_session_name, "named");
    assert_eq!(a_value_in_a_generic_function::<900>(), 901);
    assert!(with_a_pattern().is_err());
    let (resources, rule) = items_and_members();
    assert!(resources.validate().is_ok() && rule.is_ok());
    assert_eq!(of_other_types().dts_job_name, "x");
}
