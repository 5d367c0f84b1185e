//! Lists, and members of their items.

use dts_generated::dts::tag::tag_resources::{Tag, TagResources};

fn main() {
    let tag = Tag::builder().key("env").build();
    let _ = TagResources::builder().region_id("cn-hangzhou").resource_type("ALIYUN::DTS::INSTANCE").tag([tag]).build();
}
