//! Paths that lead to no spec.

use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = StartDtsJob)]
pub struct OneWord {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = "StartDtsJob")]
pub struct InQuotes {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::job::start_dts_job::StartDtsJob)]
pub struct InItsModule {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::StartDtsJob<String>)]
pub struct WithParameters {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec("StartDtsJob"))]
pub struct AsList {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {
    let _ = OneWord::builder().job("dtsl3m1213ye7l").build();
    let _ = InItsModule::builder().build();
}
