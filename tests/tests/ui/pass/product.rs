//! A request of a product that a generated crate describes: its hosts and errors are known, and its client token.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = dts_generated::dts::PRODUCT, action = "StartRehearsal", response = Value)]
pub struct Start {
    #[dts(name = "ClientToken", max_length = 64)]
    pub client_token: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

mod vault {
    pub static PRODUCT: dts_runtime::Product =
        dts_runtime::Product::new("Vault", "2024-05-01").default_endpoint("vault.example.com");
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = vault::PRODUCT, response = Value)]
pub struct Move {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {
    let action = Start::ACTION;
    assert_eq!((action.product.name, action.product.version), ("Dts", "2020-01-01"));
    assert_eq!(action.product.endpoint("cn-hangzhou"), dts_generated::dts::PRODUCT.endpoint("cn-hangzhou"));
    assert!(!action.product.errors.is_empty());
    assert_eq!(action.client_token, Some("ClientToken"));
    assert!(Start::builder().client_token("once").build().is_ok());

    assert_eq!((Move::ACTION.name, Move::ACTION.product.endpoint("a")), ("Move", Some("vault.example.com")));
    assert_eq!(Move::ACTION.client_token, None);
}
