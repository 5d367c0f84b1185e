//! A generated request from outside of its crate.

use dts_generated::dts::synchronization::switch_synchronization_endpoint::{
    EndpointInstanceType, EndpointSide, SwitchSynchronizationEndpoint,
};
// The runtime comes with the generated crate.
use dts_generated::dts_runtime::Request;

fn main() {
    let request = SwitchSynchronizationEndpoint::builder()
        .synchronization_job_id("dtsexample0001")
        .endpoint_type(EndpointSide::Destination)
        .endpoint_instance_type(EndpointInstanceType::Express)
        .endpoint_instance_id("vpc-example0001")
        .endpoint_port("3306")
        .endpoint_ip("192.0.2.15")
        .build()
        .unwrap();
    assert_eq!(request.parameters().as_slice().len(), 6);
}
