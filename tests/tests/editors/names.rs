//! What names and values lead to, what is shown of them, and what else editors do with them.

use crate::{Problems, editor::Editor};

/// Code with a cursor, and the only line that it leads to.
const LEADS: &[(&str, &str)] = &[
    // The action, its parameters, and members.
    ("request!(Describe$DtsJobs { region: name });", "describe_dts_jobs.rs: pub struct DescribeDtsJobs {"),
    ("request!(DescribeDtsJobs { reg$ion: name });", "describe_dts_jobs.rs: pub fn region("),
    ("request!(DescribeDtsJobs { \"Reg$ion\": name });", "describe_dts_jobs.rs: pub fn region("),
    (
        "request!(DescribeDtsJobs { region: name, maybe group$_id: port });",
        "describe_dts_jobs.rs: pub fn maybe_group_id(mut self, value: Option<String>) -> Self {",
    ),
    (
        "request!(DescribeDtsJobs { region: name, job_type: Sync$hronization });",
        "describe_dts_jobs.rs: Synchronization,",
    ),
    ("request!(DescribeDtsJobs { region: name, job_type: \"SY$NC\" });", "describe_dts_jobs.rs: Synchronization,"),
    (
        "request!(DescribeDtsJobs { region: name, job_type: Job$Kind::Synchronization });",
        "describe_dts_jobs.rs: pub enum JobKind {",
    ),
    // Values.
    ("request!(DescribeDtsJobs { region: na$me });", "probe.rs: pub fn probe(name: String, port: Option<String>) {"),
    (
        "request!(DescribeDtsJobs { region: name, tags: [{ \"key\": na$me }] });",
        "probe.rs: pub fn probe(name: String, port: Option<String>) {",
    ),
    // The same where something else is wrong.
    ("request!(Configure$DtsJob { });", "configure_dts_job.rs: pub struct ConfigureDtsJob {"),
    ("request!(ConfigureDtsJob { colour: 5, dts_$job_name: name });", "configure_dts_job.rs: pub fn dts_job_name("),
    (
        "request!(ConfigureDtsJob { job_type: Sink, dts_$job_name: name });",
        "configure_dts_job.rs: pub fn dts_job_name(",
    ),
    (
        "request!(ConfigureDtsJob { colour: 5, dts_job_name: na$me });",
        "probe.rs: pub fn probe(name: String, port: Option<String>) {",
    ),
    ("request!(ConfigureDtsJob { colour: na$me });", "probe.rs: pub fn probe(name: String, port: Option<String>) {"),
    // Bindings of a build script.
    ("vault::request!(CreateSecret { secret_na$me: name });", "bindings.rs: pub fn secret_name("),
    ("vault::request!(CreateSecret { secret_type: Gen$eric });", "bindings.rs: Generic,"),
    (
        "vault::request!(CreateSecret { tag: [{ ke$y: name }] });",
        "bindings.rs: pub fn key(mut self, value: impl Into<String>) -> TagBuilder<dts_runtime::Set> {",
    ),
    // Bindings of `include_spec!`, of which only the path is in a file.
    (
        "own::vault::request!(Create$Secret { secret_name: name });",
        "main.rs: dts_runtime::include_spec!(\"spec\", module = \"own\");",
    ),
    (
        "own::vault::request!(CreateSecret { secret_na$me: name });",
        "main.rs: dts_runtime::include_spec!(\"spec\", module = \"own\");",
    ),
];

/// Code with a cursor, and what is shown there.
const SHOWN: &[(&str, &str)] = &[
    (
        "request!(Describe$DtsJobs { region: name });",
        "Lists the migration, synchronization or subscription jobs of a region",
    ),
    ("request!(DescribeDtsJobs { reg$ion: name });", "`Region`; required; for example `cn-hangzhou`."),
    ("request!(DescribeDtsJobs { region: name, job_type: Sync$hronization });", "`SYNC`: Synchronization."),
    ("request!(DescribeDtsJobs { region: na$me });", "name: String"),
    ("vault::request!(CreateSecret { secret_na$me: name });", "Name of the secret, unique in the department."),
    ("own::vault::request!(CreateSecret { secret_na$me: name });", "Name of the secret, unique in the department."),
    ("own::vault::request!(CreateSecret { secret_type: Gen$eric });", "`Generic`: Any text."),
];

pub(crate) fn check(editor: &mut Editor, problems: &mut Problems) {
    for (code, line) in LEADS {
        let found = editor.definitions(code);
        problems.expect(found == [*line], code, found);
    }
    // A name that stands for a parameter and a variable leads to both.
    let code = "let region = name; request!(DescribeDtsJobs { reg$ion });";
    let found = editor.definitions(code);
    problems.expect(
        found
            == [
                "describe_dts_jobs.rs: pub fn region(",
                "probe.rs: let region = name; request!(DescribeDtsJobs { region });",
            ],
        code,
        found,
    );

    for (code, text) in SHOWN {
        let found = editor.hover(code);
        problems.expect(found.contains(text), code, found);
    }

    // A variable keeps together.
    let code = "let zo$ne = name;\nrequest!(DescribeDtsJobs { region: zone, colour: zone, tags: [{ \"key\": zone, (zone): zone.len() }] });";
    let found = editor.renamed(code, "area");
    let wanted = code.replace("zo$ne", "area").replace("zone", "area");
    problems.expect(found == wanted, code, found);

    let code = "request!(DescribeDtsJobs { region: String::from($) });";
    let found = editor.signature(code);
    problems.expect(found.starts_with("fn region(self"), code, found);

    let code = "request!(DescribeDtsJobs { region: name, \"JobType\": Migration, page_size: 30 });";
    let found = editor.highlights(code);
    for wanted in
        ["DescribeDtsJobs: struct", "region: method", "name: parameter", "\"JobType\": method", "Migration: enumMember"]
    {
        problems.expect(found.iter().any(|word| word == wanted), code, &found);
    }
    let code = "request!(DescribeDtsJobs { region: name.trim(), job_type: Migration, page_size: 30 });";
    let found = editor.hints(code);
    problems.expect(found.is_empty(), code, found);
}
