//! A struct that is held to a spec, with a part of the parameters, behaves as the generated request does.

use dts_generated::dts::{
    self,
    documents::{DataCheckConfigure, DbList, Reserve},
    job::configure_dts_job::{DestinationEndpointInstanceType, JobType, SourceEndpointInstanceType},
};
use dts_runtime::{Document, ExtraParameters, Request, Violation, ViolationKind, Violations};
use proptest::{option, prelude::*, sample::select};

/// `ConfigureDtsJob` without engines, which are MySQL then, and much else.
#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ConfigureDtsJob)]
struct Configure {
    #[dts(name = "DtsJobName")]
    name: String,
    #[dts(name = "JobType")]
    job_type: JobType,
    #[dts(name = "DataInitialization")]
    data: bool,
    #[dts(name = "DataSynchronization")]
    changes: bool,
    #[dts(name = "StructureInitialization")]
    structure: bool,
    #[dts(name = "DbList", body)]
    databases: Document<DbList>,
    #[dts(name = "DtsJobId")]
    job: Option<String>,
    #[dts(name = "SourceEndpointInstanceType")]
    source: SourceEndpointInstanceType,
    #[dts(name = "SourceEndpointInstanceID")]
    source_instance: Option<String>,
    #[dts(name = "SourceEndpointRegion")]
    source_region: Option<String>,
    #[dts(name = "SourceEndpointIP")]
    source_ip: Option<String>,
    #[dts(name = "SourceEndpointPort")]
    source_port: Option<String>,
    #[dts(name = "SourceEndpointDatabaseName")]
    source_database: Option<String>,
    #[dts(name = "DestinationEndpointInstanceType")]
    destination: DestinationEndpointInstanceType,
    #[dts(name = "DestinationEndpointInstanceID")]
    destination_instance: Option<String>,
    #[dts(name = "DestinationEndpointRegion")]
    destination_region: Option<String>,
    #[dts(name = "DestinationEndpointIP")]
    destination_ip: Option<String>,
    #[dts(name = "DestinationEndpointPort")]
    destination_port: Option<String>,
    #[dts(name = "DestinationEndpointDataBaseName")]
    destination_database: Option<String>,
    #[dts(name = "Reserve", body)]
    reserve: Option<Document<Reserve>>,
    #[dts(name = "DataCheckConfigure", body)]
    check: Option<Document<DataCheckConfigure>>,
    #[dts(extra)]
    extra: ExtraParameters,
}

/// The generated request with the same values.
fn generated(slim: &Configure) -> dts::ConfigureDtsJob {
    let slim = slim.clone();
    dts::ConfigureDtsJob::builder()
        .dts_job_name(slim.name)
        .job_type(slim.job_type)
        .data_initialization(slim.data)
        .data_synchronization(slim.changes)
        .structure_initialization(slim.structure)
        .db_list(slim.databases)
        .maybe_dts_job_id(slim.job)
        .source_endpoint_instance_type(slim.source)
        .maybe_source_endpoint_instance_id(slim.source_instance)
        .maybe_source_endpoint_region(slim.source_region)
        .maybe_source_endpoint_ip(slim.source_ip)
        .maybe_source_endpoint_port(slim.source_port)
        .maybe_source_endpoint_database_name(slim.source_database)
        .destination_endpoint_instance_type(slim.destination)
        .maybe_destination_endpoint_instance_id(slim.destination_instance)
        .maybe_destination_endpoint_region(slim.destination_region)
        .maybe_destination_endpoint_ip(slim.destination_ip)
        .maybe_destination_endpoint_port(slim.destination_port)
        .maybe_destination_endpoint_data_base_name(slim.destination_database)
        .maybe_reserve(slim.reserve)
        .maybe_data_check_configure(slim.check)
        .build_unchecked()
}

const DB_LISTS: [&str; 4] = [
    r#"{"shop":{"name":"shop","all":true}}"#,
    r#"{"shop":{"name":"shop","Table":{"orders":{"name":"orders","primary_key":"id"}}}}"#,
    r#"{"shop":{"name":5,"Table":{}}}"#,
    "no document",
];

const RESERVES: [&str; 3] = [
    r#"{"srcInstanceId":"cen-1","destInstanceId":"cen-2"}"#,
    r#"{"srcInstanceId":"cen-1"}"#,
    r#"{"destTopic":"orders"}"#,
];

fn text(of: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    option::of(select(of).prop_map(str::to_owned))
}

type Side = (Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);

/// Instance, region, address, port and database.
fn side() -> impl Strategy<Value = Side> {
    (text(&["rm-1"]), text(&["cn-hangzhou"]), text(&["192.0.2.15"]), text(&["3306", "port"]), text(&["shop"]))
}

fn configure() -> impl Strategy<Value = Configure> {
    let source = select(&["RDS", "MONGODB", "OTHER", "ECS", "EXPRESS", "CEN", "DG", "unlisted"]);
    let destination = select(&["RDS", "GREENPLUM", "ADS", "OTHER", "EXPRESS", "CEN", "ODPS", "unlisted"]);
    let job_type = select(&["MIGRATION", "SYNC", "CHECK", "OTHER"]);
    let documents = (
        select(&DB_LISTS),
        option::of(select(&RESERVES)),
        option::of(select(&[r#"{"fullCheckModel":1}"#, r#"{"fullCheckModel":"many"}"#])),
    );
    (job_type, any::<[bool; 3]>(), text(&["dtsl3m1213ye7l"]), (source, side()), (destination, side()), documents)
        .prop_map(|(job_type, [data, changes, structure], job, (source, from), (destination, to), documents)| {
            let (databases, reserve, check) = documents;
            let builder = Configure::builder()
                .name("orders")
                .job_type(job_type)
                .data(data)
                .changes(changes)
                .structure(structure)
                .databases(databases)
                .maybe_job(job)
                .source(source)
                .maybe_source_instance(from.0)
                .maybe_source_region(from.1)
                .maybe_source_ip(from.2)
                .maybe_source_port(from.3)
                .maybe_source_database(from.4)
                .destination(destination)
                .maybe_destination_instance(to.0)
                .maybe_destination_region(to.1)
                .maybe_destination_ip(to.2)
                .maybe_destination_port(to.3)
                .maybe_destination_database(to.4)
                .maybe_reserve(reserve.map(Document::from))
                .maybe_check(check.map(Document::from));
            builder.build_unchecked()
        })
}

/// What is objected to, in any order. A list of which one is needed names those that the struct has.
fn told(result: Result<(), Violations>) -> Vec<String> {
    let shown = |one: &Violation| {
        let parameter = match one.kind {
            ViolationKind::AtLeastOneOf => "",
            _ => &one.parameter,
        };
        format!("{parameter} {:?} {:?} {:?} {} {}", one.kind, one.rule, one.severity, one.message, one.source)
    };
    let mut told: Vec<String> = result.err().iter().flat_map(|broken| broken.as_slice()).map(shown).collect();
    told.sort();
    told
}

fn sent(request: &impl Request) -> Vec<(String, String)> {
    request.parameters().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

proptest! {
    #![proptest_config(super::support::config(400))]

    #[test]
    fn a_part_of_the_parameters_is_judged_as_all_are(slim in configure()) {
        let whole = generated(&slim);
        prop_assert_eq!(sent(&slim), sent(&whole));
        prop_assert_eq!(told(slim.validate()), told(whole.validate()));
    }
}

#[test]
fn the_action_is_the_same() {
    assert_eq!(Configure::ACTION, dts::ConfigureDtsJob::ACTION);
}
