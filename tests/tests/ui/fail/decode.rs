//! Fields of responses.

use std::collections::HashMap;

use dts_runtime::Decode;

#[derive(Clone, Debug, Default, PartialEq, Decode)]
pub struct Jobs {
    pub total: Option<i32>,
    #[dts(name = "Status")]
    pub status: Option<String>,
    #[dts(name = "Status", wrapper = "Job")]
    pub state: Option<String>,
    #[dts(name = "Delay", format = "epoch_seconds")]
    pub delay: Option<u64>,
    #[dts(name = "Names")]
    pub names: HashMap<String, String>,
}

fn main() {
    let _: Result<Jobs, _> = dts_runtime::decode_json(b"{}");
}
