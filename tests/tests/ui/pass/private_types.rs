//! Private types between a user's own names, with every lint on.
#![deny(warnings, dead_code, missing_docs, unreachable_pub, unused, private_interfaces, private_bounds)]
#![allow(clippy::all, reason = "only rustc compiles this file")]

mod inner {
    use dts_runtime::{Decode, ExtraParameters, Group, Request, ValueSet};

    /// A name that many crates have.
    pub(crate) type Result<T> = std::result::Result<T, std::fmt::Error>;

    #[derive(Clone, Debug, PartialEq, Request)]
    #[dts(product = "Dts", version = "2020-01-01", response = Answer)]
    struct Private {
        #[dts(name = "DtsJobId")]
        dts_job_id: String,
        #[dts(name = "Side")]
        side: Option<Side>,
        #[dts(name = "Tag.N", group)]
        tag: Vec<Tag>,
        #[dts(extra)]
        extra: ExtraParameters,
    }

    #[derive(Clone, Debug, PartialEq, Request)]
    #[dts(product = "Dts", version = "2020-01-01", response = Answer)]
    pub(super) struct Restricted {
        #[dts(name = "DtsJobId")]
        dts_job_id: String,
        #[dts(extra)]
        extra: ExtraParameters,
    }

    #[derive(Clone, Debug, PartialEq, Group)]
    struct Tag {
        #[dts(name = "Key")]
        key: String,
    }

    #[derive(Clone, Debug, PartialEq, ValueSet)]
    enum Side {
        #[dts(text = "Source")]
        Source,
        Unlisted(String),
    }

    #[derive(Clone, Debug, Default, PartialEq, Decode)]
    pub(crate) struct Answer {
        #[dts(name = "Success")]
        pub(crate) success: Option<bool>,
    }

    pub(crate) fn run() -> Result<()> {
        let tag = Tag::builder().key("env").build();
        let request = Private::builder().dts_job_id("a").side(Side::Source).tag([tag]).build().unwrap();
        assert_eq!(request.parameters().as_slice().len(), 3);
        Ok(())
    }
}

fn main() {
    inner::run().unwrap();
    let request = inner::Restricted::builder().dts_job_id("a").build().unwrap();
    request.validate().unwrap();
    let answer: inner::Answer = dts_runtime::decode_json(br#"{"Success": 1}"#).unwrap();
    assert_eq!(answer.success, Some(true));
}
