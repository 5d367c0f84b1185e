//! Groups, and a request that holds them.

use dts_generated::dts;
use dts_runtime::{ExtraParameters, Group, Request};

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N", spec = dts_generated::dts::TagResources)]
struct Tag {
    #[dts(name = "Key", max_length = 64)]
    key: String,
    #[dts(name = "Value")]
    value: String,
    #[dts(name = "Color", unlisted)]
    color: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::TagResources)]
struct TagJobs {
    #[dts(name = "RegionId")]
    region: String,
    #[dts(name = "ResourceType")]
    kind: dts::tag::tag_resources::ResourceType,
    #[dts(name = "ResourceId.N", required, max_items = 10)]
    jobs: Vec<String>,
    #[dts(name = "Tag.N", group, required)]
    tags: Vec<Tag>,
    #[dts(extra)]
    extra: ExtraParameters,
}

fn main() {
    let tag = |key: &str| Tag::builder().key(key).value("orders").build();
    let request = |tags: Vec<Tag>| {
        TagJobs::builder().region("cn-hangzhou").kind("ALIYUN::DTS::INSTANCE").jobs(["dtsi"]).tags(tags).build()
    };
    let sent = request(vec![tag("team")]).unwrap();
    assert_eq!(sent.parameters().iter().find(|(name, _)| *name == "Tag.1.Key"), Some(("Tag.1.Key", "team")));
    // Limits of the spec: a key has a letter, and there are twenty tags at most.
    assert_eq!(request(vec![tag("")]).unwrap_err().as_slice()[0].parameter, "Tag.1.Key");
    assert_eq!(request(vec![tag("a"); 21]).unwrap_err().as_slice()[0].parameter, "Tag.N");
    assert!(request(Vec::new()).is_err());
}
