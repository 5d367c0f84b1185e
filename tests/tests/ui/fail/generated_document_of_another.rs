//! The document of another parameter.

use dts_generated::dts::{ModifyDtsJob, documents::Reserve};

fn main() {
    let settings = Reserve::builder().target_table_mode("0").build();
    let _ = ModifyDtsJob::builder().dts_instance_id("dtsexample0001").db_list(settings);
}
