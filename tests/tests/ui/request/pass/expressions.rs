//! Expressions: what they may break is checked when the program runs, and the macro gives a `Result`; where nothing is
//! left open, it gives the request.

use dts_generated::{
    dts::{
        self, ModifyDtsJob, StartDtsJob, TagResources,
        tag::tag_resources::{ResourceType, Tag},
    },
    sts::{self, AssumeRole},
};
use dts_runtime::Violations;

const SET: ResourceType = ResourceType::Instance;
const ROLE: &str = "acs:ram::123456789012:role/dts";

fn what_cannot_break_anything(id: &str) -> StartDtsJob {
    dts::request!(StartDtsJob { dts_job_id: id })
}

fn shorthand(dts_job_id: String) -> StartDtsJob {
    dts::request!(StartDtsJob { dts_job_id, .. })
}

fn a_limit(name: &str) -> Result<AssumeRole, Violations> {
    sts::request!(AssumeRole { role_arn: ROLE, role_session_name: name })
}

fn maybe(seconds: Option<i64>) -> Result<AssumeRole, Violations> {
    sts::request!(AssumeRole {
        role_arn: "acs:ram::123456789012:role/dts",
        role_session_name: "orders",
        maybe duration_seconds: seconds,
    })
}

fn a_question_mark(id: Option<&str>) -> Option<StartDtsJob> {
    Some(dts::request!(StartDtsJob { dts_job_id: id? }))
}

fn generics_and_closures(ids: &[u32]) -> StartDtsJob {
    dts::request!(StartDtsJob { dts_job_id: ids.iter().map(|id| format!("dts{id}")).collect::<Vec<String>>().join("-") })
}

fn groups(owner: &str, other: Tag) -> Result<TagResources, Violations> {
    dts::request!(TagResources {
        region_id: "cn-hangzhou",
        resource_id: [format!("dts{owner}")],
        resource_type: SET,
        tag: [{ key: "owner", value: owner }, other],
    })
}

fn a_document(database: &str, tables: Vec<String>) -> Result<ModifyDtsJob, Violations> {
    dts::request!(ModifyDtsJob {
        dts_instance_id: "dtsi",
        db_list: { (database): { "name": database, "all": tables.is_empty() } },
    })
}

fn main() {
    assert_eq!(what_cannot_break_anything("dtsl3m1213ye7l"), shorthand(String::from("dtsl3m1213ye7l")));
    assert!(a_limit("orders").is_ok());
    assert!(a_limit("my orders").is_err());
    assert!(maybe(None).is_ok());
    assert!(maybe(Some(5)).is_err());
    assert!(a_question_mark(None).is_none());
    assert!(generics_and_closures(&[1, 2]).validate().is_ok());
    assert!(groups("orders", Tag::builder().key("team").value("dts").build()).is_ok());
    assert!(groups("orders", Tag::builder().key("").value("dts").build()).is_err());
    assert!(a_document("shop", vec![String::from("orders")]).is_ok());
}
