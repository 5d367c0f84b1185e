//! Requests grow: they are not written as literals.

use dts_generated::dts::StartDtsJob;

fn main() {
    let _ = StartDtsJob { dts_job_id: String::new() };
}
