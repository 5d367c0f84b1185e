//! Constants that are known when a generic function is built: `cargo build` tells them.

use dts_generated::sts;

trait Settings {
    const SESSION: &'static str;
}

struct Orders;

impl Settings for Orders {
    const SESSION: &'static str = "my orders";
}

fn in_a_request<T: Settings, const SECONDS: i64>() {
    let _ = sts::request!(AssumeRole {
        role_arn: "acs:ram::123456789012:role/dts",
        role_session_name: const { T::SESSION },
        duration_seconds: const { SECONDS },
    });
}

fn alone<const SECONDS: i64>() -> i64 {
    sts::request!(AssumeRole::duration_seconds = SECONDS * 60)
}

fn main() {
    in_a_request::<Orders, 30>();
    alone::<10>();
}
