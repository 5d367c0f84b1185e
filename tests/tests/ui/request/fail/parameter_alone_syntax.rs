//! What is not written as a parameter and its value.

use dts_generated::dts;

const NO_NAME: &str = dts::request!(ConfigureDtsJob::);
const NO_VALUE: &str = dts::request!(ConfigureDtsJob::dts_job_name);
const NOTHING: &str = dts::request!(ConfigureDtsJob::dts_job_name =);
const COLON: &str = dts::request!(ConfigureDtsJob::dts_job_name: "orders");
const TWO: &str = dts::request!(ConfigureDtsJob::dts_job_name = "orders", reserve = "{}");
const BEHIND: &str = dts::request!(ConfigureDtsJob::dts_job_name = "orders" "shops");
const MAYBE: &str = dts::request!(ConfigureDtsJob::maybe checkpoint = "1610540493");
const OPTION: &str = dts::request!(ConfigureDtsJob::checkpoint = Some("1610540493"));
const LIST: &str = dts::request!(CreateJobMonitorRule::phone = ["13900001111"]);
const GROUP: &str = dts::request!(TagResources::tag = { key: "team" });
const OPEN_DOCUMENT: &str = dts::request!(ModifyDtsJob::db_list = { (NO_NAME): { "all": true } });
const UNKNOWN: &str = dts::request!(ConfigureDtsJob::dts_jobname = "orders");
const UNKNOWN_WIRE_NAME: &str = dts::request!(ConfigureDtsJob::"DtsJobname" = "orders");
const UNKNOWN_ACTION: &str = dts::request!(ConfigureDtsJobs::dts_job_name = "orders");
const PATH: &str = dts::request!(dts::ConfigureDtsJob::dts_job_name = "orders");

fn main() {}
