//! A required parameter of a generated request is missing.

use dts_generated::dts::StartDtsJob;

fn main() {
    let _ = StartDtsJob::builder().region_id("cn-hangzhou").build();
}
