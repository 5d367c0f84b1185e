//! What may be secret: text alone, whose Rust type shows nothing.

use std::path::PathBuf;

use dts_codegen::{parse, resolve};

const PRODUCT: &str = "product: Demo\nversion: \"2024-05-01\"\nsummary: A product.\nsource: handbook\n";

fn faults(parameter: &str, field: &str) -> Vec<String> {
    let action = format!(
        "action: Open\nsummary: Opens a door.\nsource: handbook 1\nparameters:\n  Code: {parameter}\nresponse:\n  Key: {field}\nexamples:\n  - {{ name: answer, response: {{}} }}\n"
    );
    let files = vec![
        (PathBuf::from("demo/product.yaml"), PRODUCT.into()),
        (PathBuf::from("demo/actions/door/open.yaml"), action.into_bytes()),
    ];
    let (tree, mut faults) = parse::load_texts(files);
    let (_, more) = resolve::resolve(&tree);
    faults.append(more);
    faults.into_vec().iter().map(ToString::to_string).collect()
}

#[test]
fn text_can_be_secret() {
    for kind in ["string", "json"] {
        let node = format!("{{ doc: A code., type: {kind}, secret: true }}");
        assert_eq!(faults(&node, &node), [""; 0], "{kind}");
    }
    assert_eq!(
        faults("{ doc: Codes., type: csv, secret: true }", "{ doc: Keys., type: array, items: string, secret: true }"),
        [""; 0]
    );
}

#[test]
fn what_shows_itself_can_not() {
    for (parameter, field) in [
        ("{ doc: A code., type: int32, secret: true }", "{ doc: A key., type: int64, secret: true }"),
        ("{ doc: A code., values: [a, b], secret: true }", "{ doc: A key., values: [a, b], secret: true }"),
        ("{ doc: A code., type: boolean, secret: true }", "{ doc: A key., type: any, secret: true }"),
    ] {
        let found = faults(parameter, field);
        assert_eq!(found.len(), 2, "{found:?}");
        for (fault, name) in found.iter().zip(["Code", "Key"]) {
            assert!(fault.contains(&format!("error[E106]: `secret` does not fit the type of `{name}`")), "{fault}");
        }
    }
}
