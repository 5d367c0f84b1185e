//! Which gateway a call goes to.

/// Which kind of gateway a call goes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gateway {
    /// That of the public cloud, and of private clouds since version 3.16.0.
    #[default]
    Pop,
    /// That of older private clouds, which serves all products at one endpoint, such as
    /// `https://public.asapi.<region>.<domain>/asapi/v3`. It takes signatures of RPC v1 by POST.
    Asapi,
    /// The same, told to take its third version's ways.
    AsapiV3,
}

impl Gateway {
    /// Whether it is ASAPI, of whatever version.
    pub(super) fn is_asapi(self) -> bool {
        matches!(self, Self::Asapi | Self::AsapiV3)
    }

    /// The headers that it wants.
    pub(super) fn headers(self, product: &str) -> Vec<(&'static str, &str)> {
        if !self.is_asapi() {
            return Vec::new();
        }
        let mut headers = vec![("x-acs-asapi-product", product), ("x-acs-request-version", "v1")];
        if self == Self::AsapiV3 {
            headers.push(("x-acs-asapi-gateway-version", "3.0"));
        }
        headers
    }
}
