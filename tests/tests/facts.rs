//! What generated code states of each action, held against the spec.

use super::support;

#[test]
fn an_action_knows_its_product() {
    let (spec, cases) = support::repository();
    for case in &cases {
        let product = spec.model.products.iter().find(|product| product.name == case.product).unwrap();
        let stated = case.facts.product;
        assert_eq!(case.facts.name, case.action);
        assert_eq!((stated.name, stated.version), (product.name.as_str(), product.version.as_str()), "{}", case.action);
        let hosts: Vec<_> =
            stated.endpoints.iter().map(|(region, host)| (region.to_string(), host.to_string())).collect();
        assert_eq!(hosts, product.endpoints, "{}", case.action);
        let codes = stated.errors.iter().map(|error| (error.code, error.retryable));
        assert!(codes.eq(product.errors.iter().map(|error| (error.code.as_str(), error.retryable))), "{}", case.action);
    }
}

#[test]
fn a_parameter_called_client_token_is_known_as_one() {
    let (spec, cases) = support::repository();
    let mut tokens = 0;
    for case in &cases {
        let has_one = spec.action(case).unwrap().parameter("ClientToken").is_some();
        assert_eq!(case.facts.client_token, has_one.then_some("ClientToken"), "{}", case.action);
        tokens += usize::from(has_one);
    }
    assert!(tokens > 10, "only {tokens}");
}
