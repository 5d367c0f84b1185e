//! What several tests need.

use dts_codegen::model::Action;
use dts_runtime::{Severity, Violation};
use dts_tests::{Case, Loaded};
use proptest::test_runner::{Config, RngSeed};

/// The committed spec, and the cases of all its actions.
pub(crate) fn repository() -> (Loaded, Vec<Case>) {
    (dts_tests::load("../spec"), dts_tests::generated())
}

/// The hostile fixture, and the cases of all its actions.
pub(crate) fn hostile() -> (Loaded, Vec<Case>) {
    (dts_tests::load("data/fixtures/hostile"), dts_tests::hostile_cases())
}

/// The parameter as the spec names it: `Tag.N.Key` for `Tag.1.Key`.
pub(crate) fn name_in_spec(action: &Action, full: &str) -> String {
    if action.parameter(full).is_some() {
        return full.to_owned();
    }
    let parts: Vec<&str> = full.split('.').map(|part| if part.parse::<u32>().is_ok() { "N" } else { part }).collect();
    let plain = parts.join(".");
    let list = format!("{plain}.N");
    if action.parameter(&plain).is_none() && action.parameter(&list).is_some() { list } else { plain }
}

/// What an example's `breaks` calls a violation: the rule, or the parameter as the spec names it.
pub(crate) fn label(action: &Action, violation: &Violation) -> String {
    violation.rule.map_or_else(|| name_in_spec(action, &violation.parameter), str::to_owned)
}

/// `error` or `warning`.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// So many runs, the same ones every time; the environment (`PROPTEST_RNG_SEED`, `PROPTEST_CASES`) has the last word.
pub(crate) fn config(runs: u32) -> Config {
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = runs;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_200_101);
    }
    config
}

/// Compares with the snapshot of this name, beside the others.
pub(crate) fn snapshot(name: &str, description: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_description(description);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
