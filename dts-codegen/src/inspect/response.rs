//! Response trees, flat: one entry for each path.

use serde_json::{Value, json};

use crate::{
    item::MemberItem,
    model::{Action, Field, FieldKind, StructureId},
    plan::ActionPlan,
};

/// Every path of the response, in the order of the spec, structures and lists before what is in them.
pub(super) fn response(action: &Action, plan: &ActionPlan) -> Vec<Value> {
    let mut tree = Tree { action, plan, open: Vec::new(), list: Vec::new() };
    tree.structure("", action.response);
    tree.list
}

struct Tree<'a> {
    action: &'a Action,
    plan: &'a ActionPlan,
    /// Structures on the way down to the one at hand: a recursive one is listed, but not entered again.
    open: Vec<StructureId>,
    list: Vec<Value>,
}

impl Tree<'_> {
    /// Lists the fields of a structure; `prefix` is its path with what stands between it and a field.
    fn structure(&mut self, prefix: &str, id: StructureId) {
        if self.open.contains(&id) {
            return;
        }
        self.open.push(id);
        let (action, plan) = (self.action, self.plan);
        let members = plan.structures.get(id.0).map_or(&[][..], |structure| &structure.members);
        for (field, member) in action.fields(id).iter().zip(members) {
            self.field(&format!("{prefix}{}", field.name), field, member);
        }
        self.open.pop();
    }

    fn field(&mut self, path: &str, field: &Field, member: &MemberItem) {
        match &field.wrapper {
            Some(wrapper) => {
                self.list.push(self.entry(path, "object".to_owned(), None, field, member));
                self.value(&format!("{path}.{wrapper}"), field, member);
            }
            None => self.value(path, field, member),
        }
    }

    fn value(&mut self, path: &str, field: &Field, member: &MemberItem) {
        self.list.push(self.entry(path, type_name(&field.kind), Some(&field.kind), field, member));
        self.inside(path, &field.kind);
    }

    /// What a value holds.
    fn inside(&mut self, path: &str, kind: &FieldKind) {
        match kind {
            FieldKind::Object(id) => self.structure(&format!("{path}."), *id),
            FieldKind::Array(item) => self.inside(&format!("{path}[]"), item),
            FieldKind::Map(item) => self.inside(&format!("{path}.*"), item),
            _ => {}
        }
    }

    fn entry(&self, path: &str, ty: String, kind: Option<&FieldKind>, field: &Field, member: &MemberItem) -> Value {
        let set = kind.and_then(values).and_then(|id| self.action.value_set(id));
        let texts: Vec<&str> = set.map(|set| set.members.iter().map(|m| m.text.as_str()).collect()).unwrap_or_default();
        let mut entry = json!({
            "path": path,
            "rust": member.ident.to_string(),
            "type": ty,
            "enum": texts,
            "public_cloud_only": field.remarks.public_cloud_only,
            "enum_complete": set.is_none_or(|set| set.complete),
            "case_insensitive": set.is_some_and(|set| set.ignore_case),
            "secret": field.secret,
            "deprecated": field.remarks.deprecated.is_some(),
            "present_when": field.present_when,
            "doc": field.remarks.doc,
            "notes": field.remarks.notes,
        });
        if let (Some(document), Some(entry)) = (&field.document, entry.as_object_mut()) {
            entry.insert("document".into(), json!(document.name));
        }
        entry
    }
}

fn values(kind: &FieldKind) -> Option<crate::model::ValueSetId> {
    match kind {
        FieldKind::Values(id) => Some(*id),
        FieldKind::Array(item) | FieldKind::Map(item) => values(item),
        _ => None,
    }
}

fn type_name(kind: &FieldKind) -> String {
    let name = match kind {
        FieldKind::String | FieldKind::Values(_) => "string",
        FieldKind::Boolean => "boolean",
        FieldKind::Int32 => "int32",
        FieldKind::Int64 => "int64",
        FieldKind::Float => "float",
        FieldKind::Json => "json",
        FieldKind::Any => "any",
        FieldKind::Object(_) => "object",
        FieldKind::Array(item) => return format!("array<{}>", type_name(item)),
        FieldKind::Map(item) => return format!("map<string,{}>", type_name(item)),
    };
    name.to_owned()
}
