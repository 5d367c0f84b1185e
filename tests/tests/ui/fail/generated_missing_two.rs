//! Two required parameters are missing: two errors.

use dts_generated::dts::SwitchSynchronizationEndpoint;

fn main() {
    let _ = SwitchSynchronizationEndpoint::builder()
        .endpoint_instance_type("Express")
        .endpoint_port("3306")
        .synchronization_job_id("dtsexample0001")
        .build();
}
