//! Whatever a call holds, the gateway makes the same of it.

use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime},
};

use dts_runtime::{
    ExtraParameters, Parameters, Secret,
    sign::{AccessKey, Algorithm, Call, Endpoint, Method},
};
use proptest::prelude::*;

use crate::gateway;

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z]{1,12}", "[ -~]{0,40}", ".{0,12}", "[杭州é+*~%&= ]{0,70}"]
}

proptest! {
    #[test]
    fn what_is_signed_is_what_arrives(
        list in prop::collection::vec((text(), text(), any::<bool>()), 0..20),
        token in prop::option::of("[A-Za-z0-9+/=]{1,60}"),
        get: bool,
        seconds in 0_u64..4_000_000_000,
    ) {
        let mut extra = ExtraParameters::default();
        let (mut query, mut body) = (BTreeMap::new(), BTreeMap::new());
        for (name, value, in_body) in &list {
            if *in_body && !get {
                extra.body(name, value);
                body.insert(name.clone(), value.clone());
            } else {
                extra.query(name, value);
                query.insert(name.clone(), value.clone());
            }
        }
        let mut expected = query;
        expected.extend(body);
        let parameters = Parameters::from(&extra);
        let endpoint: Endpoint = "dts.example.com".parse().unwrap();
        let (secret, token) = (Secret::from("testsecret"), token.map(Secret::from));
        let key = AccessKey { id: "testid", secret: &secret, token: token.as_ref() };
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let method = if get { Method::Get } else { Method::Post };
        let call = Call::new(&endpoint, "2020-01-01", "DescribeDtsJobs", &parameters);
        let call = call.method(method).allow_secrets_in_url();

        let rpc = call.sign(key, time, "nonce").unwrap();
        let arrived = gateway::accepts_rpc_v1(&rpc, &secret);
        prop_assert!(arrived.is_ok(), "{:?}", arrived);
        let arrived = BTreeMap::from_iter(arrived.unwrap());
        for (name, value) in &expected {
            prop_assert_eq!(arrived.get(name), Some(value));
        }
        if !get {
            prop_assert!(!rpc.url.contains("Signature") && !rpc.url.contains("SecurityToken"), "{}", rpc.url);
        }

        let acs3 = call.algorithm(Algorithm::Acs3HmacSha256).sign(key, time, "nonce").unwrap();
        prop_assert_eq!(gateway::accepts_acs3(&acs3, "dts.example.com", &secret), Ok(()));
        prop_assert_eq!(BTreeMap::from_iter(gateway::parameters(&acs3)), expected);
    }
}
