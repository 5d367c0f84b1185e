//! Which gateway serves a product in a region.

use crate::{Product, sign::Endpoint};

/// From where the service is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Network {
    /// Over the internet.
    #[default]
    Public,
    /// From within a VPC, without the internet.
    Vpc,
}

/// What an endpoint is looked for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct EndpointQuery<'a> {
    /// Name of the product on the wire, such as `Dts`.
    pub product: &'a str,
    /// What the bindings know of the product.
    pub facts: Option<&'static Product>,
    /// The region of the call.
    pub region: Option<&'a str>,
    /// From where the service is reached.
    pub network: Network,
}

/// Finds the gateway for a call that was not given one.
///
/// Functions are resolvers too:
///
/// ```
/// use dts_runtime::{Client, EndpointQuery};
///
/// let client = Client::builder().region("cn-qingdao-env1").endpoint_resolver(|query: &EndpointQuery<'_>| {
///     let region = query.region.ok_or("the region is not said")?;
///     format!("https://{}.{region}.example.com", query.product.to_lowercase()).parse().map_err(|e| format!("{e}"))
/// });
/// ```
pub trait EndpointResolver: Send + Sync {
    /// Gives the endpoint.
    ///
    /// # Errors
    ///
    /// Why there is none, as the rest of a sentence about the product.
    fn endpoint(&self, query: &EndpointQuery<'_>) -> Result<Endpoint, String>;
}

impl<F> EndpointResolver for F
where
    F: Fn(&EndpointQuery<'_>) -> Result<Endpoint, String> + Send + Sync,
{
    fn endpoint(&self, query: &EndpointQuery<'_>) -> Result<Endpoint, String> {
        self(query)
    }
}

/// The endpoints of the public cloud: what the spec lists for the product and the region, or else
/// `<product>.<region>.aliyuncs.com`, with `-vpc` behind the product where the call comes from a VPC; without a region,
/// the product's default one.
///
/// The official clients do the same, but one of them looks into its list for a VPC too, and so leaves it.
#[derive(Clone, Copy, Debug, Default)]
pub struct PublicEndpoints;

impl EndpointResolver for PublicEndpoints {
    fn endpoint(&self, query: &EndpointQuery<'_>) -> Result<Endpoint, String> {
        let host = host(query)?;
        host.parse().map_err(|error| format!("`{host}` is no endpoint: {error}"))
    }
}

fn host(query: &EndpointQuery<'_>) -> Result<String, String> {
    let Some(region) = query.region else {
        let default = query.facts.and_then(|facts| facts.default_endpoint);
        return match (query.network, default) {
            (Network::Public, Some(host)) => Ok(String::from(host)),
            _ => Err(String::from("set the region, or the endpoint")),
        };
    };
    let listed = query.facts.and_then(|facts| facts.listed_endpoint(region));
    let suffix = match (query.network, listed) {
        (Network::Public, Some(host)) => return Ok(String::from(host)),
        (Network::Public, None) => "",
        (Network::Vpc, _) => "-vpc",
    };
    let is_label =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    for (what, text) in [("region", region), ("product", query.product)] {
        if !is_label(text) {
            let text = text.escape_debug();
            return Err(format!("the {what} `{text}` is no part of a host name: letters, digits and `-`"));
        }
    }
    Ok(format!("{}{suffix}.{region}.aliyuncs.com", query.product).to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: Product = Product {
        default_endpoint: Some("dts.aliyuncs.com"),
        endpoints: &[("cn-beijing", "dts.cn-beijing.aliyuncs.com"), ("cn-hangzhou", "dts.aliyuncs.com")],
        ..Product::new("Dts", "2020-01-01")
    };

    fn find(facts: Option<&'static Product>, region: Option<&str>, network: Network) -> Result<String, String> {
        let query = EndpointQuery { product: "Dts", facts, region, network };
        PublicEndpoints.endpoint(&query).map(|endpoint| endpoint.to_string())
    }

    #[test]
    fn listed_regions_come_first() {
        for (region, host) in [
            (None, "https://dts.aliyuncs.com"),
            (Some("cn-hangzhou"), "https://dts.aliyuncs.com"),
            (Some("cn-beijing"), "https://dts.cn-beijing.aliyuncs.com"),
            (Some("mars-1"), "https://dts.mars-1.aliyuncs.com"),
            (Some("CN-Chengdu"), "https://dts.cn-chengdu.aliyuncs.com"),
        ] {
            assert_eq!(find(Some(&FACTS), region, Network::Public).as_deref(), Ok(host));
        }
    }

    #[test]
    fn a_vpc_is_not_left() {
        let found = find(Some(&FACTS), Some("cn-hangzhou"), Network::Vpc);
        assert_eq!(found.as_deref(), Ok("https://dts-vpc.cn-hangzhou.aliyuncs.com"));
        assert!(find(Some(&FACTS), None, Network::Vpc).unwrap_err().contains("region"));
    }

    #[test]
    fn what_is_not_known_is_told() {
        assert!(find(None, None, Network::Public).unwrap_err().contains("set the region"));
        assert!(find(None, Some("evil.test/?"), Network::Public).unwrap_err().contains("`evil.test/?`"));
        assert!(find(None, Some(""), Network::Public).unwrap_err().contains("region ``"));
    }
}
