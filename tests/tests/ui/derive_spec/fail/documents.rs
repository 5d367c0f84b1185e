//! Documents of another type.

use dts_generated::dts::documents::{MigrationObject, SynchronizationObjects};
use dts_runtime::{Document, ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ModifySynchronizationObject)]
pub struct Modify {
    #[dts(name = "SynchronizationJobId")]
    pub job: String,
    #[dts(name = "SynchronizationObjects", body)]
    pub objects: Document<MigrationObject>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ModifySynchronizationObject)]
pub struct Sound {
    #[dts(name = "SynchronizationJobId")]
    pub job: String,
    #[dts(name = "SynchronizationObjects", body)]
    pub objects: Document<SynchronizationObjects>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
