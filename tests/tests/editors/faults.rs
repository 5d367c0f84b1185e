//! What is told while a request is written: nothing of a good one, and of others what the compiler would tell.

use crate::{Problems, editor::Editor};

const GOOD: &[&str] = &[
    "let request: dts::StartDtsJob = request!(StartDtsJob { dts_job_id: \"dtsexample0001\" });",
    "let request: Result<dts::DescribeDtsJobs, dts_generated::dts_runtime::Violations> = \
     request!(DescribeDtsJobs { region: \"cn-hangzhou\", job_type: name });",
    "let region = name;\nlet request = request!(DescribeDtsJobs { region, maybe group_id: port, page_size: 30, .. });",
    "let request = request!(DescribeDtsJobs { \"Region\": name.trim(), tags: [{ \"key\": \"team\", \"value\": name }] });",
    "let request = vault::request!(CreateSecret { secret_name: \"db/orders\", secret_type: Generic, secret_data: name, tag: [{ key: \"a\" }] }).unwrap();",
    "let request: own::vault::CreateSecret = own::vault::request!(CreateSecret { secret_name: \"db/orders\", secret_type: Generic, secret_data: \"Example-Passw0rd\" });",
];

/// Code, and all that is told: `token: message`.
const BAD: &[(&str, &[&str])] = &[
    (
        "let request = request!(DescribeDtsJobs { region: 5, job_type: Sink, colour: 1, tags: { \"a\": 1 } });",
        &[
            "5: `Region` is a text, not a whole number; write `\"5\"`",
            "Sink: `JobType` has no value `Sink`; it has `Migration`, `Synchronization` and `Subscription`",
            "colour: unknown parameter `colour` in action `DescribeDtsJobs`; one that is newer than these bindings goes through \
             `extra_parameter` of `DescribeDtsJobs::builder()`",
            "{ \"a\": 1 }: `Tags`: expected a list, found an object (guide 6.4.8.2); write `[...]`",
        ],
    ),
    // What is missing is told at the macro's name, so that the action's leads to its request alone.
    (
        "let request: dts::DescribeDtsJobs = request!(DescribeDtsJobs { });",
        &["request!: `Region` is required (guide 6.4.8.2); write `region: ...`"],
    ),
    (
        "let request = request!(DescribeDtsJob { region: name });",
        &["DescribeDtsJob: unknown action `DescribeDtsJob`; did you mean `DescribeDtsJobs`?"],
    ),
    (
        "let request = request!();",
        &["request!: expected an action and its parameters; write `request!(ConfigureDtsJob { parameter: value })`"],
    ),
    (
        "let request = request!(DescribeDtsJobs { group region: name, job_type: page_size: 30 });",
        &[
            ":: expected a value behind `job_type:`; where it is not to be set, leave it out",
            "group: unknown parameter `group` in action `DescribeDtsJobs`; one that is newer than these bindings goes through \
             `extra_parameter` of `DescribeDtsJobs::builder()`",
            "page_size: expected a comma in front of this parameter",
            "region: expected a comma in front of this parameter",
        ],
    ),
    (
        "let request = own::vault::request!(CreateSecret { secret_name: \"a b\", secret_type: Generic, secret_data: name, tag: [{ value: name }] });",
        &[
            "\"a b\": `SecretName`: the character ' ' is not allowed (allowed: A-Za-z0-9/_-) (operator's handbook 2.1)",
            "{ value: name }: `Tag.1.Key` is required (operator's handbook 2.1); write `key: ...`",
        ],
    ),
    // A type is what it would be without the fault.
    (
        "let request: u8 = request!(StartDtsJob { colour: 5, dts_job_id: \"dtsexample0001\" });",
        &[
            "colour: unknown parameter `colour` in action `StartDtsJob`; one that is newer than these bindings goes through \
             `extra_parameter` of `StartDtsJob::builder()`",
            "request!: expected u8, found StartDtsJob",
        ],
    ),
];

pub(crate) fn check(editor: &mut Editor, problems: &mut Problems) {
    for code in GOOD {
        let found = editor.faults(code);
        problems.expect(found.is_empty(), code, found);
    }
    for (code, wanted) in BAD {
        let found = editor.faults(code);
        problems.expect(found == *wanted, code, found);
    }
}
