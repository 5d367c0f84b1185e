//! Defaults that the spec does not have.

use dts_generated::dts::job::stop_dts_job::SynchronizationDirection;
use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::StopDtsJob)]
pub struct Stop {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(name = "SynchronizationDirection", default = "Reverse")]
    pub direction: Option<SynchronizationDirection>,
    #[dts(name = "RegionId", default = "cn-hangzhou")]
    pub region: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::DescribeSynchronizationJobs)]
pub struct Describe {
    #[dts(name = "PageSize", default = 50)]
    pub size: Option<i32>,
    #[dts(name = "PageNum", default = 0)]
    pub page: Option<i32>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
