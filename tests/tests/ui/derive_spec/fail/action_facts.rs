//! Facts that the spec has.

use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::DescribeSynchronizationJobs)]
#[dts(product = "Dts", version = "2020-01-01", action = "DescribeSynchronizationJobs", source = "guide")]
#[dts(legacy, idempotent, public_cloud_only, error(code = "Busy", retryable))]
#[dts(pagination(page = "PageNum", items = "SynchronizationInstances"))]
#[dts(waiter(name = "up", field = "Status", success("Up")))]
pub struct Describe {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::StartDtsJob, product = dts_generated::dts::PRODUCT)]
pub struct Start {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
