//! What is offered while a request is written.

use crate::{Problems, editor::Editor};

/// Code with a cursor, and what must be among the first that are offered.
const OFFERED: &[(&str, &[&str])] = &[
    // The action.
    ("request!(Describe$)", &["DescribeDtsJobs", "DescribeDtsIp"]),
    ("request!(Describe$ { region: name });", &["DescribeDtsJobs"]),
    ("vault::request!(Cr$)", &["CreateSecret", "ListSecrets"]),
    ("own::vault::request!(Cr$)", &["CreateSecret", "ListSecrets"]),
    // A name, in all states.
    ("request!(DescribeDtsJobs { job_t$ });", &["region", "job_type"]),
    ("request!(DescribeDtsJobs { $ });", &["region", "job_type"]),
    ("request!(DescribeDtsJobs { $.. });", &["job_type"]),
    ("request!(DescribeDtsJobs {\n    region: name,\n    job_t$\n});", &["job_type"]),
    ("request!(DescribeDtsJobs {\n    region: name,\n    $\n});", &["job_type"]),
    ("request!(DescribeDtsJobs {\n    region: name,\n    job_t$,\n    page_size: 30,\n});", &["job_type"]),
    ("request!(DescribeDtsJobs {\n    region: name,\n    job_t$\n    page_size: 30,\n});", &["job_type"]),
    ("request!(DescribeDtsJobs {\n    region: name,\n    $\n    page_size: 30,\n});", &["job_type"]),
    ("request!(DescribeDtsJobs {\n    job_t$\n    region: name,\n});", &["job_type"]),
    ("request!(DescribeDtsJobs { region: name, job_t$: Migration });", &["job_type"]),
    ("request!(DescribeDtsJobs { region: name, job_type$: Migration });", &["job_type"]),
    ("request!(DescribeDtsJobs { region$ });", &["region", "region_id"]),
    ("request!(DescribeDtsJobs { region: name, maybe job_t$ });", &["job_type"]),
    ("request!(DescribeDtsJobs { region: 5, job_type: Sink, colour: 1, page$ });", &["page_size", "page_number"]),
    ("vault::request!(CreateSecret { secret_n$ });", &["secret_name"]),
    ("own::vault::request!(CreateSecret { secret_n$ });", &["secret_name"]),
    // One parameter alone.
    ("request!(DescribeDtsJobs::job_t$)", &["job_type"]),
    ("request!(DescribeDtsJobs::$)", &["region", "job_type"]),
    ("request!(DescribeDtsJobs::job_t$ = Migration);", &["job_type"]),
    ("request!(DescribeDtsJobs::job_type$ = Migration);", &["job_type"]),
    ("request!(DescribeDtsJobs::job_type = Sy$);", &["Synchronization"]),
    ("own::vault::request!(CreateSecret::secret_n$);", &["secret_name"]),
    // In other macros.
    ("println!(\"{:?}\", request!(DescribeDtsJobs { region: name, job_t$ }));", &["job_type"]),
    ("let all = vec![request! { DescribeDtsJobs { $ } }];", &["job_type"]),
    // In a group.
    ("request!(DescribeSynchronizationJobs { tag: [{ ke$ }] });", &["key", "value"]),
    ("vault::request!(CreateSecret { tag: [{ $ }] });", &["key", "value"]),
    ("vault::request!(CreateSecret { tag: [{ key: name, $ }] });", &["value"]),
    ("vault::request!(CreateSecret { tag: [{ key: name }, { va$: name }] });", &["value"]),
    // A member.
    ("request!(DescribeDtsJobs { region: name, job_type: Sy$ });", &["Synchronization", "Migration"]),
    ("request!(DescribeDtsJobs { region: name, job_type: $ });", &["Synchronization"]),
    ("request!(DescribeDtsJobs {\n    region: name,\n    job_type: $\n    page_size: 30,\n});", &["Synchronization"]),
    ("request!(DescribeDtsJobs { region: name, job_type: Sy$, page_size: 30 });", &["Synchronization"]),
    ("request!(DescribeDtsJobs { region: name, job_type: Synchronization$ });", &["Synchronization"]),
    ("request!(DescribeDtsJobs { region: name, job_type: JobKind::$ });", &["Synchronization"]),
    ("request!(DescribeDtsJobs { region: name, job_type: JobKind::Sy$ });", &["Synchronization"]),
    ("request!(ShieldPrecheck { precheck_items: [CheckSrc, Ch$] });", &["CheckSameObj"]),
    ("own::vault::request!(CreateSecret { secret_type: Ge$ });", &["Generic"]),
];

/// Code with a cursor, and what must be among all that is offered.
const AMONG: &[(&str, &str)] = &[
    ("request!(DescribeDtsJobs { region: na$ });", "name"),
    ("request!(DescribeDtsJobs { region: $ });", "name"),
    ("let kind = name; request!(DescribeDtsJobs { job_type: ki$ });", "kind"),
    ("request!(DescribeDtsJobs { region: name.$ });", "trim()"),
    ("request!(DescribeDtsJobs { region: name.tr$, page_size: 30 });", "trim()"),
    ("vault::request!(CreateSecret { tag: [{ key: na$ }] });", "name"),
    ("vault::request!(CreateSecret { tag: [{ key: $ }] });", "name"),
    ("vault::request!(CreateSecret { rotation_policy: { \"a\": { \"mode\": na$ } } });", "name"),
    ("vault::request!(CreateSecret { rotation_policy: { \"a\": { \"mode\": $ } } });", "name"),
    ("vault::request!(CreateSecret { rotation_policy: { \"a\": { \"mode\": name.$ } } });", "trim()"),
    ("vault::request!(CreateSecret { rotation_policy: { (na$): { \"mode\": \"keep\" } } });", "name"),
];

pub(crate) fn check(editor: &mut Editor, problems: &mut Problems) {
    for (code, wanted) in OFFERED {
        let found = editor.completions(code);
        problems.expect(wanted.iter().all(|text| found.iter().any(|offered| offered == text)), code, found);
    }
    for (code, wanted) in AMONG {
        let found = editor.completions(code);
        problems.expect(found.iter().any(|offered| offered == wanted), code, found);
    }
    // What does not belong there.
    let code = "request!(DescribeDtsJobs { job_t$ });";
    let found = editor.completions(code);
    problems.expect(!found.iter().any(|offered| offered == "name" || offered == "build()"), code, found);
}
