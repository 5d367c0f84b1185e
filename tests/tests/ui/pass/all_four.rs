//! All four derives: build, encode, validate, decode.

use dts_runtime::{
    Csv, Decode, ExtraParameters, Group, JsonText, Lifecycle, Location, Request, Secret, ValueSet, decode_json,
    decode_xml,
};

/// Points a job at its new primary.
#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", action = "SwitchRehearsal", response = SwitchResponse)]
#[dts(source = "preview notes", legacy, idempotent, public_cloud_only)]
#[dts(pagination(page = "PageNumber", size = "PageSize", items = "Jobs", total = "TotalCount"))]
#[dts(error(code = "InvalidParameter", status = 400), error(code = "Busy", retryable))]
#[dts(waiter(name = "running", field = "Status", success("Running"), failure("Failed", "Lost")))]
#[dts(rule(id = "express-needs-ip", required("Endpoint.IP"), only_then, when(any_of("Endpoint.Type", "Express"))))]
#[dts(rule(id = "tag-or-job", at_least_one_of("DtsJobId", "Tag.N"), says = "tags or a job", source = "elsewhere"))]
pub struct SwitchRehearsal {
    /// Job.
    #[dts(name = "DtsJobId", charset = "a-z0-9", min_length = 3, max_length = 16)]
    pub dts_job_id: Option<String>,
    /// Kind of the endpoint.
    #[dts(name = "Endpoint.Type", default = "ECS")]
    pub endpoint_type: EndpointType,
    /// Its address.
    #[dts(name = "Endpoint.IP", format = "ip")]
    pub endpoint_ip: Option<String>,
    /// Its password.
    #[dts(name = "Endpoint.Password", body, classes(2, upper, lower, digit, special))]
    pub password: Option<Secret>,
    /// Objects.
    #[dts(name = "DbList", body)]
    pub db_list: Option<JsonText>,
    /// Checks to skip.
    #[dts(name = "Skip", max_items = 2)]
    pub skip: Option<Csv<String>>,
    /// Page.
    #[dts(name = "PageNumber", minimum = 1)]
    pub page_number: Option<i32>,
    /// Results of a page.
    #[dts(name = "PageSize", one_of(30, 50, 100), default = 30)]
    pub page_size: Option<i32>,
    /// Whether to wait.
    #[dts(name = "Wait", default = false)]
    pub wait: Option<bool>,
    /// Zones.
    #[dts(name = "ZoneId.N", required, max_items = 2)]
    pub zone_id: Vec<String>,
    /// Tags.
    #[dts(name = "Tag.N", group)]
    pub tag: Vec<Tag>,
    /// Others.
    #[dts(extra)]
    pub extra_parameters: ExtraParameters,
}

/// Tag.
#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N")]
pub struct Tag {
    /// Key.
    #[dts(name = "Key", min_length = 1)]
    pub key: String,
    /// Value.
    #[dts(name = "Value")]
    pub value: Option<String>,
}

/// Kind.
#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum EndpointType {
    /// On ECS.
    #[dts(text = "ECS")]
    Ecs,
    /// Over Express Connect.
    #[dts(text = "Express")]
    Express,
    /// Any other.
    Unlisted(String),
}

/// Answer.
#[derive(Clone, Debug, Default, PartialEq, Decode)]
pub struct SwitchResponse {
    /// Task.
    #[dts(name = "TaskId")]
    pub task_id: Option<i64>,
    /// Kind.
    #[dts(name = "Type")]
    pub kind: Option<EndpointType>,
    /// Jobs.
    #[dts(name = "Jobs", wrapper = "Job")]
    pub jobs: Vec<String>,
}

fn main() {
    let request = SwitchRehearsal::builder()
        .endpoint_type(EndpointType::Express)
        .endpoint_ip("192.0.2.15")
        .password("Example-Passw0rd")
        .db_list("{}")
        .skip(["A", "B"])
        .zone_id(["h", "i"])
        .maybe_page_number(Some(2))
        .tag([Tag::builder().key("env").value("test").build()])
        .extra_parameter("New", "1")
        .build()
        .unwrap();
    let parameters = request.parameters();
    let list: Vec<_> = parameters.as_slice().iter().map(|one| (&*one.name, &*one.value, one.location)).collect();
    assert_eq!(
        list,
        [
            ("DbList", "{}", Location::Body),
            ("Endpoint.IP", "192.0.2.15", Location::Query),
            ("Endpoint.Password", "Example-Passw0rd", Location::Body),
            ("Endpoint.Type", "Express", Location::Query),
            ("New", "1", Location::Query),
            ("PageNumber", "2", Location::Query),
            ("Skip", "A,B", Location::Query),
            ("Tag.1.Key", "env", Location::Query),
            ("Tag.1.Value", "test", Location::Query),
            ("ZoneId.1", "h", Location::Query),
            ("ZoneId.2", "i", Location::Query),
        ]
    );
    assert!(!format!("{request:?}").contains("Passw0rd"));

    let mut broken = request.clone();
    broken.endpoint_ip = None;
    broken.tag = vec![];
    broken.page_size = Some(31);
    broken.zone_id.push(String::from("j"));
    let report = broken.validate().unwrap_err();
    let found: Vec<_> = report.iter().map(|one| (one.kind.as_str(), one.rule, one.source)).collect();
    assert_eq!(
        found,
        [
            ("enum", None, "preview notes"),
            ("max_items", None, "preview notes"),
            ("required_if", Some("express-needs-ip"), "preview notes"),
            ("at_least_one_of", Some("tag-or-job"), "elsewhere"),
        ]
    );

    let action = SwitchRehearsal::ACTION;
    assert_eq!((action.product.name, action.product.version, action.name), ("Dts", "2020-01-01", "SwitchRehearsal"));
    assert_eq!(action.lifecycle, Lifecycle::Legacy);
    assert!(action.idempotent && action.public_cloud_only && action.pagination.is_some());
    assert_eq!(action.errors.iter().map(|error| error.code).collect::<Vec<_>>(), ["Busy", "InvalidParameter"]);
    assert_eq!(action.waiters[0].failure, ["Failed", "Lost"]);

    let json = br#"{"TaskId": "11", "Type": "New", "Jobs": {"Job": ["a", "b"]}}"#;
    let expected = SwitchResponse {
        task_id: Some(11),
        kind: Some(EndpointType::Unlisted(String::from("New"))),
        jobs: vec![String::from("a"), String::from("b")],
    };
    assert_eq!(decode_json::<SwitchResponse>(json).unwrap(), expected);
    let xml = b"<R><TaskId>11</TaskId><Type>New</Type><Jobs><Job>a</Job><Job>b</Job></Jobs></R>";
    assert_eq!(decode_xml::<SwitchResponse>(xml).unwrap(), expected);
}
