//! Bindings of the user's own, with every kind of limit.

use dts_runtime::{Csv, ExtraParameters, JsonText, Request, Secret};
use dts_tests::hostile::evil::every::features::{Items, Kind, Tag};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_tests::hostile::evil::EveryFeature)]
pub struct Every {
    #[dts(name = "Must")]
    pub must: Csv<String>,
    #[dts(name = "Id.N", required, min_items = 1, max_items = 5)]
    pub ids: Vec<String>,
    #[dts(name = "Tag.N", group, required)]
    pub tags: Vec<Tag>,
    #[dts(name = "Port", format = "ip")]
    pub port: String,
    #[dts(name = "Items")]
    pub items: Option<Vec<Items>>,
    #[dts(name = "Ratio", maximum = 2.5)]
    pub ratio: Option<f64>,
    #[dts(name = "Open", one_of(1, 2))]
    pub open: Option<i64>,
    #[dts(name = "SecretDocument", body)]
    pub secret: Option<JsonText>,
    #[dts(name = "Password", body, charset = "A-Z")]
    pub password: Option<Secret>,
    #[dts(name = "Kind", default = "B")]
    pub kind: Option<Kind>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
