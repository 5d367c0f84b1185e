//! `validate`: JSON Lines in, JSON Lines out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod cli_support;

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    process::Stdio,
};

use cli_support::{command, edit, feed, fixture, run, workspace};
use serde_json::{Value, json};

fn arguments() -> [String; 3] {
    ["validate".into(), "--spec".into(), fixture("spec").display().to_string()]
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// `parameter kind rule severity` of each violation.
fn short(answer: &Value) -> Vec<String> {
    let violations = answer["violations"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    violations
        .iter()
        .map(|one| {
            let keys: Vec<&str> = one.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(keys, ["parameter", "rule", "kind", "severity", "message"]);
            assert!(one["message"].as_str().is_some_and(|message| !message.is_empty()));
            [&one["parameter"], &one["kind"], &one["rule"], &one["severity"]].map(text).join(" ")
        })
        .collect()
}

fn start(parameters: Value) -> Value {
    json!({ "product": "Demo", "action": "StartJob", "parameters": parameters })
}

#[test]
fn every_kind_of_violation() {
    let cases = [
        (start(json!({ "JobId": "job1", "Mode": "Fast", "Side": "LEFT", "Steps": 5, "DryRun": true })), vec![]),
        (start(json!({ "JobId": "job1", "Side": "Left" })), vec!["Mode required - error"]),
        (
            start(json!({ "JobId": "job1", "Mode": "Slow", "Steps": "1.5", "DryRun": "true" })),
            vec!["Steps type - error"],
        ),
        (
            start(json!({ "JobId": "JOB1", "Mode": "Auto", "Side": "Top", "Speed": 0.25, "PageSize": 20 })),
            vec!["JobId charset - error", "Side enum - error", "Speed range - error", "PageSize enum - error"],
        ),
        // Outside a set that is not known to be complete: a warning, and the request is valid.
        (start(json!({ "JobId": "job1", "Mode": "Rapid" })), vec!["Mode enum - warning"]),
        (
            start(json!({ "JobId": "j", "InstanceId": "x", "Mode": "Fast", "Side": "Left" })),
            vec!["JobId length - error", "InstanceId pattern - error"],
        ),
        (
            start(json!({ "Mode": "Fast", "Sid": "Left", "Steps": 6, "Password": "abc", "DryRun": "true" })),
            vec![
                "Sid unknown_parameter - error",
                "Password charset - error",
                "JobId, InstanceId at_least_one_of job-or-instance error",
                "Side required_if fast-needs-side error",
                "Host requires password-needs-host error",
                "Steps range fast-has-few-steps error",
            ],
        ),
        (
            start(json!({ "JobId": "job1", "Mode": "Slow", "Side": "Right", "Host": "192.0.2.1" })),
            vec![
                "Speed, Steps exactly_one_of one-measure error",
                "Side valid_only_if fast-needs-side error",
                "Host valid_only_if host-only-left error",
            ],
        ),
        (
            start(json!({ "JobId": "job1", "Mode": "Slow", "Speed": 1, "DryRun": "false" })),
            vec!["DryRun fixed_value slow-is-tried error"],
        ),
        (
            json!({ "product": "Demo", "action": "TagJobs", "parameters": {
                "RegionId": "north", "JobId.1": "a", "JobId.2": "b", "JobId.3": "c", "JobId.4": "d", "Tag.1.Value": "v" } }),
            vec!["JobId.N max_items - error", "Tag.1.Key required - error"],
        ),
    ];
    let input: String = cases.iter().map(|(line, _)| format!("{line}\n")).collect();
    let ran = feed(&arguments(), input.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let answers = lines(&ran.out);
    assert_eq!(answers.len(), cases.len());
    for ((line, expected), answer) in cases.iter().zip(&answers) {
        let mut found = short(answer);
        let mut expected: Vec<String> = expected.iter().map(|&text| text.to_owned()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{line}");
        assert_eq!(answer["valid"], !found.iter().any(|violation| violation.ends_with(" error")), "{line}");
        assert_eq!(answer.as_object().unwrap().keys().collect::<Vec<_>>(), ["valid", "violations"]);
    }
    assert!(!ran.out.contains("abc"), "secrets are not shown");
}

#[test]
fn exit_codes() {
    let valid = start(json!({ "JobId": "job1", "Mode": "Rapid" }));
    let ran = feed(&arguments(), format!("{valid}\r\n\n  \n{valid}").as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(lines(&ran.out).len(), 2);
    let ran = feed(&arguments(), b"");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
}

#[test]
fn lines_that_are_no_requests() {
    let valid = start(json!({ "JobId": "job1", "Mode": "Rapid", "Side": null })).to_string();
    let input = [
        valid.as_bytes(),
        b"nonsense",
        b"[\"Demo\", \"StartJob\", {}]",
        b"{\"product\":\"Demo\",\"action\":\"StartJob\"}",
        b"{\"product\":\"Demo\",\"action\":\"StartJob\",\"parameters\":{\"Side\":[\"Left\"]}}",
        b"{\"product\":\"Demo\",\"action\":\"StartJob\",\"parameters\":{\"Side\":\"Left\",\"Side\":\"Right\"}}",
        b"{\"product\":\"Dmeo\",\"action\":\"StartJob\",\"parameters\":{}}",
        b"{\"product\":\"Demo\",\"action\":\"StartJobs\",\"parameters\":{}}",
        b"{\"product\":\"Admin\",\"action\":\"StartJob\",\"parameters\":{}}",
        b"{\"product\":\"D\xff\",\"action\":\"StartJob\",\"parameters\":{}}",
        b"{\"product\":\"Demo\",\"action\":\"StartJob\",\"parameters\":{}} {}",
        valid.as_bytes(),
    ]
    .join(&b"\n"[..]);
    let ran = feed(&arguments(), &input);
    assert_eq!(ran.code, Some(2));
    insta::assert_snapshot!(ran.shown(&fixture("spec")));
    assert_eq!(lines(&ran.out).len(), 12);
}

#[test]
fn long_lines_are_refused_and_skipped() {
    let valid = start(json!({ "JobId": "job1", "Mode": "Rapid" })).to_string();
    let mut input = vec![b'x'; 20 << 20];
    input.push(b'\n');
    input.extend(valid.as_bytes());
    let ran = feed(&arguments(), &input);
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), "error: line 1: the line is longer than 16 MiB\n"));
    let answers = lines(&ran.out);
    assert_eq!((answers.len(), &answers[1]["valid"]), (2, &json!(true)));
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut child = command(&arguments()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        writeln!(stdin, "{}", start(json!({ "JobId": "job1", "Mode": "Rapid" }))).unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert_eq!(lines(&answer)[0]["valid"], true);
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_has_enough() {
    let line = start(json!({ "JobId": "job1", "Mode": "Rapid" })).to_string();
    let mut child =
        command(&arguments()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // The command stops reading at some line.
    while writeln!(stdin, "{line}").is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn input_from_a_file() {
    let folder = workspace();
    let file = folder.path().join("requests.jsonl");
    fs::write(&file, format!("{}\n", start(json!({ "JobId": "job1", "Mode": "Slow" })))).unwrap();
    let path = file.to_str().unwrap();
    let with = |path: &str| [&arguments()[..], &["--input".to_owned(), path.to_owned()]].concat();
    let ran = run(&with(path));
    assert_eq!((ran.code, lines(&ran.out)[0]["valid"].clone()), (Some(1), json!(false)));

    let missing = folder.path().join("missing.jsonl");
    let ran = run(&with(missing.to_str().unwrap()));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("error: can't open `"), "{}", ran.err);
    let ran = run(&with(folder.path().to_str().unwrap()));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("can't read the input"), "{}", ran.err);
}

#[test]
fn a_spec_with_errors_validates_nothing() {
    let folder = workspace();
    edit(&folder.path().join("spec/demo/actions/tag/tag_jobs.yaml"), "RegionId", "RegionID");
    let ran = run(&["validate", "--spec", folder.path().join("spec").to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("error[E101]"), "{}", ran.err);
    assert!(ran.err.ends_with("error: 1 error in the spec; nothing was validated\n"), "{}", ran.err);
}
