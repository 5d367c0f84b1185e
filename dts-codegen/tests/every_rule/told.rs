//! What is told of specs with a fault, and how much of small ones is tested.

use std::{collections::BTreeMap, path::PathBuf};

use dts_codegen::parse;

use super::{
    judge, resolved,
    trial::{Counts, Verdict},
};

const PRODUCT: &str = "product: Demo\nversion: \"2024-05-01\"\nsummary: A product.\nsource: handbook\n";
const ACTION: &str = "action: Open\nsummary: Opens a door.\nsource: handbook 1\n";

/// No two of these rules contradict each other; all three together do.
#[test]
fn a_rule_that_can_not_be_kept_is_told() {
    let (faults, overlaps) = judge_text(
        r#"
parameters:
  Kind: { doc: A kind., values: [a, b] }
  Key: { doc: A key. }
  Lock: { doc: A lock. }
rules:
  - { id: key-of-a, required: Key, when: { Kind: a } }
  - { id: key-needs-lock, requires: Lock, with: Key }
  - { id: lock-of-b, valid: Lock, when: { Kind: b } }
"#,
    );
    let told = [
        "`Kind`: may be `a`: no request can be so",
        "rule `key-of-a` (required_if), `Key`, `Kind` is `a`: no request can be so",
    ];
    assert_eq!(faults, told);
    assert_eq!(overlaps, [""; 0]);
}

/// A branch that others make impossible, and one that no value of a complete set brings about.
#[test]
fn a_branch_that_never_counts_is_told() {
    let (faults, _) = judge_text(
        r#"
parameters:
  Kind: { doc: A kind., required: true, values: [a, b] }
  Size: { doc: A size., type: int32 }
  Key: { doc: A key. }
rules:
  - { id: size-of-b, valid: Size, when: { Kind: b } }
  - { id: key, required: Key, when: { any: [{ Kind: b }, { Kind: a, Size: 5 }] } }
"#,
    );
    let told = [
        "rule `key` (required_if), `Key`, `Kind` is `a`: no request can be so",
        "rule `key` (required_if), `Key`, `Size` is `5`: no request can be so",
    ];
    assert_eq!(faults, told);
}

#[test]
fn limits_that_no_text_or_no_request_keeps_are_told() {
    let (faults, _) = judge_text(
        r#"
parameters:
  Code: { doc: A code., pattern: "[0-9]+-[0-9]+" }
  Size: { doc: A size., type: int32, minimum: 5 }
rules:
  - { id: small, range: { Size: { maximum: 4 } } }
"#,
    );
    let told = [
        "`Code`: no text is known that keeps its limits; give it an `example`",
        "`Size`: may be given: no request can be so",
        "`Size`: int32: no request can be so",
        "`Size`: int32, its width: no request can be so",
        "`Size`: minimum: no request can be so",
        "rule `small` (range), maximum of `Size`, always: no request can be so",
    ];
    assert_eq!(faults, told);
}

#[test]
fn what_can_not_be_broken_alone_is_told() {
    let (faults, overlaps) = judge_text(
        r#"
parameters:
  Document: { doc: A document., type: json, min_length: 1 }
  Kind: { doc: A kind., required: true, values: [a, b] }
  Key: { doc: A key. }
  Lock: { doc: A lock. }
rules:
  - { id: key-of-a, required: [Key, Lock], when: { Kind: a } }
  - { id: key-or-lock, at_least_one_of: [Key, Lock], when: { Kind: a } }
"#,
    );
    assert_eq!(faults, [""; 0]);
    let told = [
        "`Document`: min_length: also breaks type of `Document`",
        "rule `key-of-a` (required_if), all at once, `Kind` is `a`: also breaks rule `key-or-lock` (at_least_one_of)",
        "rule `key-or-lock` (at_least_one_of), `Key`, `Kind` is `a`: another one is always given with it",
        "rule `key-or-lock` (at_least_one_of), `Key`, `Kind` is `a`: also breaks rule `key-of-a` (required_if)",
        "rule `key-or-lock` (at_least_one_of), `Lock`, `Kind` is `a`: another one is always given with it",
        "rule `key-or-lock` (at_least_one_of), `Lock`, `Kind` is `a`: also breaks rule `key-of-a` (required_if)",
    ];
    assert_eq!(overlaps, told);
}

/// A document with a member of every type.
const PLAN: &str = r#"
document: Plan
summary: The rooms of a house.
source: handbook 2
type: map
of: Room
structures:
  Room:
    doc: A room.
    members:
      name: { doc: Its name., required: true, max_length: 8 }
      open: { doc: Whether it is open., type: boolean }
      kind: { doc: What it is for., values: { live: Living., "1": Sleeping. } }
      size: { doc: How large it is., type: int32, minimum: 1 }
      rest: { doc: Anything., type: any }
      door: { doc: Its main door., type: object, of: Door }
      doors: { doc: Its other doors., type: map, of: Door, max_items: 2 }
      marks: { doc: Numbers., type: array, items: int64, min_items: 2, max_items: 3 }
      lamps: { doc: Which lamps are on., type: map, items: boolean }
      within: { doc: Rooms in it., type: array, of: Room }
    rules:
      - { id: closed-has-door, required: door, when: { open: "false" } }
      - { id: doors-of-living, valid: doors, when: { kind: live } }
  Door:
    doc: A door.
    members:
      label: { doc: What it says. }
      locks: { doc: Its locks., type: array, items: string, required: true, min_items: 1 }
"#;

const KEY: &str = r#"
document: Key
summary: A key.
source: handbook 3
of: Key
structures:
  Key: { doc: A key., members: { id: { doc: Its id. }, cut: { doc: Its cut. } } }
"#;

#[test]
fn every_type_of_member_is_tested() {
    let verdicts = judge_files("", PLAN);
    let counts = |name: &str| {
        let Verdict { faults, overlaps, counts } = &verdicts[name];
        assert_eq!(*faults, [""; 0]);
        let Counts { rules, cases, limits, .. } = *counts;
        ((rules, cases, limits), overlaps.as_slice())
    };
    assert_eq!(counts("document Plan"), ((0, 0, 4), &[][..]));
    let room = 5 + 5 + 5 + 7 + 2 + 5 + 9 + 6 + 4;
    let (misplaced_in_room, misplaced_in_door, unknown) = (2, 10, 1);
    assert_eq!(counts("document Plan, Room"), ((2, 2, room + misplaced_in_room + unknown), &[][..]));
    let implied = String::from("`locks`: min_items: an empty part counts as absent");
    assert_eq!(counts("document Plan, Door"), ((0, 0, 3 + 7 + misplaced_in_door + unknown), &[implied][..]));
}

#[test]
fn what_no_document_keeps_is_told() {
    let rules = r#"      - { id: open-has-size, required: size, when: { open: "true" } }
      - { id: size-needs-kind, requires: kind, with: size }
      - { id: kind-of-closed, valid: kind, when: { open: "false" } }
  Door:"#;
    let mut verdicts = judge_files("", &PLAN.replace("  Door:", rules));
    let told = ["rule `open-has-size` (required_if), `size`, `open` is `true`: no request can be so"];
    assert_eq!(verdicts.remove("document Plan, Room").unwrap().faults, told);
}

#[test]
fn rules_look_into_documents() {
    let mut verdicts = judge_files(
        r#"
parameters:
  Kind: { doc: A kind., values: [a, b, c, d] }
  Plan: { doc: A plan., type: json, document: Plan }
  Key: { doc: A key., type: json, document: Key }
rules:
  - { id: size-of-a, required: Plan/*/size, when: { Kind: a } }
  - { id: b-is-open, fixed: { Plan/*/open: "true" }, when: { Kind: b } }
  - { id: labels-of-c, valid: Plan/*/doors/*/label, when: { Kind: c } }
  - { id: no-marks, valid: Plan/*/marks, when: { Plan: { present: false } } }
  - { id: key-of-d, required: [Key/id, Key/cut], when: { Kind: d } }
"#,
        PLAN,
    );
    let Verdict { faults, overlaps, counts: Counts { rules, cases, limits, .. } } = verdicts.remove("Open").unwrap();
    assert_eq!((faults, overlaps), (Vec::new(), Vec::new()));
    // Each rule on entries: of one, of the last, and of all but the last; each part of the key, both, and no key.
    let (entries, key) = (4 * 3, 2 + 1 + 1);
    // For a document: that it is JSON, what the whole is, and what is in it.
    assert_eq!((rules, cases, limits), (5, entries + key, 1 + 2 * 3));
}

#[test]
fn what_no_document_of_a_request_keeps_is_told() {
    let mut verdicts = judge_files(
        r#"
parameters:
  Kind: { doc: A kind., values: [a, b] }
  Plan: { doc: A plan., type: json, document: Plan }
rules:
  - { id: a-has-doors, required: Plan/*/doors, when: { Kind: a } }
  - { id: a-is-for-sleeping, fixed: { Plan/*/kind: "1" }, when: { Kind: a } }
"#,
        PLAN,
    );
    let told = [
        "rule `a-has-doors` (required_if), `Plan/*/doors`",
        "rule `a-has-doors` (required_if), `Plan/*/doors` of the last entry",
        "rule `a-has-doors` (required_if), `Plan/*/doors` of all but the last entry",
        "rule `a-is-for-sleeping` (fixed_value), `Plan/*/kind`",
        "rule `a-is-for-sleeping` (fixed_value), `Plan/*/kind` of the last entry",
        "rule `a-is-for-sleeping` (fixed_value), `Plan/*/kind` of all but the last entry",
    ];
    let Verdict { faults, .. } = verdicts.remove("Open").unwrap();
    assert_eq!(faults, told.map(|what| format!("{what}, `Kind` is `a`: no request can be so")));
}

/// Faults and overlaps of an action with these parameters and rules.
fn judge_text(text: &str) -> (Vec<String>, Vec<String>) {
    let Verdict { faults, overlaps, .. } = judge_files(text, PLAN).remove("Open").unwrap();
    (faults, overlaps)
}

/// Verdicts on an action with these parameters and rules, and on a plan.
fn judge_files(text: &str, plan: &str) -> BTreeMap<String, Verdict> {
    let files = vec![
        (PathBuf::from("demo/product.yaml"), PRODUCT.into()),
        (PathBuf::from("demo/documents/plan.yaml"), plan.into()),
        (PathBuf::from("demo/documents/key.yaml"), KEY.into()),
        (PathBuf::from("demo/actions/door/open.yaml"), format!("{ACTION}{text}").into_bytes()),
    ];
    judge(&resolved(parse::load_texts(files)))
}
