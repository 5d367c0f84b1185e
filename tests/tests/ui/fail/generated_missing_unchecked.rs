//! `build_unchecked` skips limits and rules, not the required parameters.

use dts_generated::sts::AssumeRole;

fn main() {
    let _ = AssumeRole::builder().role_session_name("example").build_unchecked();
}
