//! Stands in for the procedural macro, which comes with the feature `spec-files`.

/// Takes in the bindings of a spec folder in one's own crate; needs the feature `spec-files`.
#[macro_export]
macro_rules! include_spec {
    ($($given:tt)*) => {
        ::core::compile_error!(
            "`include_spec!` needs the feature `spec-files` of `dts-runtime`; write `dts-runtime = { version = \"0.1\", \
             features = [\"spec-files\"] }` into Cargo.toml, or compile the spec in a build script with `dts_codegen::compile`"
        );
    };
}
