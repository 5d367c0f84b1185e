//! Rules by themselves: what requests make of them, and whether they make sense.

use dts_codegen::{
    decide::{
        Given, GivenValue, Known, RuleFlaw, RuleState, contradiction, decide_rules, rule_flaws, sure_contradiction,
    },
    facts::{ActionFacts, from_text},
};

fn facts(rules: &str) -> ActionFacts {
    let text = format!(
        "dts-facts 2
(action Demo Move (path demo job move_job Move))
(members 'guide 1'
  (p Job job string required)
  (p Kind kind (set 0) (default a))
  (p Zone zone string)
  (p Size size int32)
  {rules}
  (set (type Kind) (v a A) (v b B)))
"
    );
    from_text(&text).unwrap()
}

fn states(facts: &ActionFacts, given: &[(&str, Known)]) -> Vec<RuleState> {
    let values = given.iter().map(|(name, value)| GivenValue { name: (*name).to_owned(), at: 0, value: value.clone() });
    decide_rules(facts, &Given { values: values.collect() })
}

#[test]
fn each_rule_has_its_own_state() {
    use RuleState::{Broken, Kept, Open};
    let facts = facts(
        "(rule then (required-if Zone) (when (in Kind b)))
  (rule then (valid-only-if Zone) (when (in Kind b)))
  (rule always (at-least-one-of Zone Size))",
    );
    let job = ("Job", Known::Expression);
    assert_eq!(states(&facts, std::slice::from_ref(&job)), [Kept, Kept, Broken]);
    assert_eq!(states(&facts, &[job.clone(), ("Zone", Known::Perhaps)]), [Kept, Open, Open]);
    assert_eq!(
        states(&facts, &[job.clone(), ("Kind", Known::Perhaps), ("Size", Known::Expression)]),
        [Open, Kept, Kept]
    );
    let kind = ("Kind", Known::Text(String::from("b")));
    assert_eq!(states(&facts, &[job, kind]), [Broken, Kept, Broken]);
}

#[test]
fn flaws() {
    let facts = facts(
        "(rule kept (required-if Job) (when (given Zone)))
  (rule never (required-if Zone) (when (all (in Kind a) (in Kind b))))
  (rule forbidden (valid-only-if Job) (when (given Zone)))
  (rule sound (required-if Zone) (when (in Kind b)))",
    );
    let flaws: Vec<_> = facts.members.rules.iter().map(|rule| rule_flaws(&facts, rule)).collect();
    assert_eq!(flaws[0], [RuleFlaw::AlwaysKept("what it requires is always required")]);
    assert_eq!(flaws[1], [RuleFlaw::Condition("its condition never holds")]);
    assert_eq!(flaws[2], [RuleFlaw::ForbidsRequired(String::from("Job"))]);
    assert_eq!(flaws[3], []);
}

/// A pair of rules, and whether a spec and a derive are told that they contradict each other.
fn contradict(first: &str, second: &str) -> (bool, bool) {
    let facts = facts(&format!("(rule first {first})\n  (rule second {second})"));
    let (first, second) = (&facts.members.rules[0], &facts.members.rules[1]);
    (contradiction(&facts, first, second).is_some(), sure_contradiction(&facts, first, second).is_some())
}

#[test]
fn contradictions() {
    let needs = "(required-if Zone) (when (in Kind b))";
    assert_eq!(contradict(needs, "(valid-only-if Zone) (when (in Kind a))"), (true, true));
    assert_eq!(contradict(needs, "(valid-only-if Zone) (when (in Kind b))"), (false, false));
    // Together they say that there is no `b` of a size.
    assert_eq!(contradict(needs, "(valid-only-if Zone) (when (absent Size))"), (true, false));
    // Whatever the size is, the first can't be kept.
    assert_eq!(contradict(needs, "(valid-only-if Zone) (when (all (in Kind a) (given Size)))"), (true, true));
    assert_eq!(contradict("(range Size (max 5))", "(range Size (min 10))"), (true, true));
    // Both are kept without a size.
    assert_eq!(
        contradict("(range Size (max 5)) (when (given Zone))", "(range Size (min 10)) (when (in Kind b))"),
        (true, false)
    );
}
