//! Compiles `spec/` into `OUT_DIR/bindings.rs`, again whenever a file there changes.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    dts_codegen::compile("spec")?;
    Ok(())
}
