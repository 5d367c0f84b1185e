//! The spec of the repository has no unexplained difference from the official metadata.
//!
//! The metadata lies beside the repository (`../shared/reference`), not in it; where it is missing, so is this test.

#![allow(clippy::unwrap_used, reason = "tests may stop at the first surprise")]

mod cli_support;

use std::path::Path;

use cli_support::run;

#[test]
fn nothing_is_unexplained() {
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/reference");
    let forms = ["openapi-meta/metadatas", "openapi-meta/en-US", "openapi-meta/zh-CN", "api-docs"];
    let forms: Vec<String> = forms.iter().map(|form| reference.join(form).display().to_string()).collect();
    if let Some(missing) = forms.iter().find(|form| !Path::new(form).is_dir()) {
        println!("skipped: {missing} is not there");
        return;
    }
    // Each form for itself, so that none hides what another one has, and all together.
    for form in &forms {
        let ran = run(&["coverage", "--spec", "../spec", "--against", form]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    }
    let paths = forms.iter().flat_map(|form| ["--against", form]);
    let arguments: Vec<&str> = ["coverage", "--spec", "../spec"].into_iter().chain(paths).collect();
    let ran = run(&arguments);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    println!("{}", ran.out);
}
