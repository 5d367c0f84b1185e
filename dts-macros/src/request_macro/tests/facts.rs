//! An action with a parameter of each kind.

use dts_codegen::facts::{ActionFacts, DocumentFacts, KindFacts, MembersFacts, NodeFacts, ParameterFacts, SetFacts};
use dts_codegen::item::LimitsItem;

/// `MoveShop`, of which only `ShopId` is required.
pub(super) fn facts() -> ActionFacts {
    let texts = |list: &[&str]| list.iter().map(|text| String::from(*text)).collect::<Vec<_>>();
    let parameter = |rust: &str, wire: &str, kind: KindFacts| ParameterFacts {
        rust: rust.into(),
        wire: wire.into(),
        kind,
        ..ParameterFacts::default()
    };
    let set = |name: &str, complete: bool, members: &[(&str, &str)]| SetFacts {
        path: texts(&["shops", "move_shop", name]),
        members: members.iter().map(|(rust, wire)| (String::from(*rust), String::from(*wire))).collect(),
        complete,
        ignore_case: false,
    };
    let tag = KindFacts::Groups {
        path: texts(&["shops", "move_shop", "Tag"]),
        members: vec![
            ParameterFacts {
                required: true,
                limits: LimitsItem { min_length: Some(1), ..LimitsItem::default() },
                ..parameter("key", "Tag.N.Key", KindFacts::String)
            },
            parameter("value", "Tag.N.Value", KindFacts::String),
            parameter("zones", "Tag.N.Zone.N", KindFacts::List(Box::new(KindFacts::String))),
        ],
    };
    ActionFacts {
        product: "Shops".into(),
        name: "MoveShop".into(),
        path: texts(&["shops", "move_shop", "MoveShop"]),
        members: MembersFacts {
            parameters: vec![
                ParameterFacts {
                    required: true,
                    limits: LimitsItem { charset: Some("A-Za-z0-9".into()), ..LimitsItem::default() },
                    ..parameter("shop_id", "ShopId", KindFacts::String)
                },
                parameter("endpoint_ip", "Endpoint.IP", KindFacts::String),
                parameter("kind", "Kind", KindFacts::Set(0)),
                parameter("engine", "Engine", KindFacts::Set(1)),
                ParameterFacts {
                    limits: LimitsItem { maximum: Some(5.0), ..LimitsItem::default() },
                    ..parameter("count", "Count", KindFacts::Int32)
                },
                parameter("size", "Size", KindFacts::Int64),
                parameter("share", "Share", KindFacts::Float),
                parameter("open", "Open", KindFacts::Boolean),
                ParameterFacts { secret: true, ..parameter("password", "Password", KindFacts::String) },
                parameter("goods", "Goods", KindFacts::Json(Some(0))),
                parameter("notes", "Notes", KindFacts::Json(None)),
                parameter("phones", "Phones", KindFacts::Csv(Box::new(KindFacts::String))),
                parameter("skip", "Skip", KindFacts::Csv(Box::new(KindFacts::Set(0)))),
                ParameterFacts {
                    limits: LimitsItem { max_length: Some(1), ..LimitsItem::default() },
                    ..parameter("zone_id", "ZoneId.N", KindFacts::List(Box::new(KindFacts::String)))
                },
                parameter("kinds", "Kinds.N", KindFacts::List(Box::new(KindFacts::Set(0)))),
                parameter("floors", "Floor.N", KindFacts::List(Box::new(KindFacts::Int32))),
                parameter("tag", "Tag.N", tag),
                ParameterFacts { public_cloud_only: true, ..parameter("cluster", "Cluster", KindFacts::String) },
                parameter("type_", "Type", KindFacts::String),
                ParameterFacts {
                    limits: LimitsItem { max_length: Some(3), pattern: Some("[0-9]+".into()), ..LimitsItem::default() },
                    ..parameter("days", "Days", KindFacts::String)
                },
                ParameterFacts {
                    secret: true,
                    limits: LimitsItem { min_length: Some(8), ..LimitsItem::default() },
                    ..parameter("key", "Key", KindFacts::String)
                },
            ],
            rules: Vec::new(),
            sets: vec![
                set("Kind", true, &[("Sync", "SYNC"), ("Migration", "MIGRATION"), ("Check", "CHECK")]),
                set("Engine", false, &[("MySql", "MySQL"), ("Oracle", "ORACLE")]),
            ],
            source: "guide".into(),
        },
        documents: vec![DocumentFacts { name: "Goods".into(), root: NodeFacts::Any, structures: Vec::new() }],
    }
}
