//! Faults for tools.

use serde_json::{Map, Value, json};

use super::{Diagnostic, Place, Severity};

/// One fault: `code`, `severity`, `message`, `file`, `line`, `column`, `end_line`, `end_column`, `label`, `notes`,
/// `help` and `related`. What is not known is `null`; lines and columns count from 1, columns in characters.
pub fn to_json(diagnostic: &Diagnostic) -> Value {
    let mut object = Map::new();
    object.insert("code".into(), diagnostic.code.id.into());
    object.insert("severity".into(), diagnostic.severity.as_str().into());
    object.insert("message".into(), diagnostic.message.as_str().into());
    insert_place(&mut object, diagnostic.place.as_ref());
    object.insert("label".into(), diagnostic.label.as_str().into());
    object.insert("notes".into(), json!(diagnostic.notes));
    object.insert("help".into(), json!(diagnostic.help));
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|(place, label)| {
            let mut object = Map::new();
            insert_place(&mut object, Some(place));
            object.insert("label".into(), label.as_str().into());
            Value::Object(object)
        })
        .collect();
    object.insert("related".into(), related.into());
    Value::Object(object)
}

/// All faults as one document: `{"schema":1,"diagnostics":[...],"errors":n,"warnings":n}`.
pub fn list_to_json(diagnostics: &[Diagnostic]) -> Value {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    json!({
        "schema": 1,
        "diagnostics": diagnostics.iter().map(to_json).collect::<Vec<_>>(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
    })
}

fn insert_place(object: &mut Map<String, Value>, place: Option<&Place>) {
    let span = place.and_then(|place| place.span);
    object.insert("file".into(), json!(place.map(|place| place.file.display().to_string())));
    object.insert("line".into(), json!(span.map(|span| span.start.line)));
    object.insert("column".into(), json!(span.map(|span| span.start.column)));
    object.insert("end_line".into(), json!(span.map(|span| span.end.line)));
    object.insert("end_column".into(), json!(span.map(|span| span.end.column)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Position, Span};

    static CODE: Code = Code { id: "E999", title: "", explanation: "" };

    #[test]
    fn places_and_counts() {
        let span = Span {
            start: Position { offset: 9, line: 2, column: 3 },
            end: Position { offset: 12, line: 2, column: 6 },
        };
        let place = Place { file: "dts/product.yaml".into(), span: Some(span) };
        let list = [
            Diagnostic::error(&CODE, "bad").at(place.clone()).label("here").related(place, "there").note("n").help("h"),
            Diagnostic::warning(&CODE, "odd"),
        ];
        let document = list_to_json(&list);
        assert_eq!(
            document.to_string(),
            concat!(
                r#"{"schema":1,"diagnostics":[{"code":"E999","severity":"error","message":"bad","#,
                r#""file":"dts/product.yaml","line":2,"column":3,"end_line":2,"end_column":6,"label":"here","#,
                r#""notes":["n"],"help":"h","related":[{"file":"dts/product.yaml","line":2,"column":3,"#,
                r#""end_line":2,"end_column":6,"label":"there"}]},"#,
                r#"{"code":"E999","severity":"warning","message":"odd","file":null,"line":null,"column":null,"#,
                r#""end_line":null,"end_column":null,"label":"","notes":[],"help":null,"related":[]}],"#,
                r#""errors":1,"warnings":1}"#
            )
        );
        assert_eq!(list[0].to_string(), "dts/product.yaml:2:3: error[E999]: bad");
        assert_eq!(list[1].to_string(), "warning[E999]: odd");
    }
}
