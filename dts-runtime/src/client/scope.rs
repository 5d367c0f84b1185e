//! Whose resources a call is about, in a private cloud.

/// Whose resources a call is about, in a private cloud: headers that its gateways look at.
///
/// Without a scope that it needs, a gateway refuses a call, or answers with an empty list that looks as if nothing
/// existed.
///
/// ```
/// let scope = dts_runtime::Scope::new().organization_id("37").resource_group_id("128").caller_source("nightly-report");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Scope {
    pub(super) region_id: Option<String>,
    pub(super) organization_id: Option<String>,
    pub(super) resource_group_id: Option<String>,
    pub(super) instance_id: Option<String>,
    pub(super) caller_source: Option<String>,
    pub(super) as_parameters: bool,
}

impl Scope {
    /// No scope: the caller's own organization.
    pub fn new() -> Self {
        Self::default()
    }

    /// The region, `x-acs-regionid`; by default that of the call. Versions up to 3.15.0 want it.
    pub fn region_id(mut self, id: impl Into<String>) -> Self {
        self.region_id = Some(id.into());
        self
    }

    /// The organization, `x-acs-organizationid`. Users that are bound to a scope must give it.
    pub fn organization_id(mut self, id: impl Into<String>) -> Self {
        self.organization_id = Some(id.into());
        self
    }

    /// The resource group, `x-acs-resourcegroupid`. Needs the organization too.
    pub fn resource_group_id(mut self, id: impl Into<String>) -> Self {
        self.resource_group_id = Some(id.into());
        self
    }

    /// The instance, `x-acs-instanceid`, for calls that look at, change or delete one.
    pub fn instance_id(mut self, id: impl Into<String>) -> Self {
        self.instance_id = Some(id.into());
        self
    }

    /// Who calls, `x-acs-caller-sdk-source`: any text. Gateways demand one; without it, the package of the client is
    /// named.
    pub fn caller_source(mut self, text: impl Into<String>) -> Self {
        self.caller_source = Some(text.into());
        self
    }

    /// Repeats the scope as the parameters `RegionId`, `Department`, `OrganizationId` and `ResourceGroup`, which some
    /// gateways look at, where the request does not have them.
    pub fn as_parameters(mut self, repeat: bool) -> Self {
        self.as_parameters = repeat;
        self
    }

    /// Whether nothing was said.
    fn is_empty(&self) -> bool {
        *self == Self { as_parameters: self.as_parameters, ..Self::default() }
    }

    /// The headers; none without a scope, unless the gateway demands them.
    pub(super) fn headers<'a>(&'a self, region: Option<&'a str>, demanded: bool) -> Vec<(&'static str, &'a str)> {
        if self.is_empty() && !demanded {
            return Vec::new();
        }
        let source = self.caller_source.as_deref().unwrap_or(env!("CARGO_PKG_NAME"));
        let headers = [
            ("x-acs-regionid", self.region_id.as_deref().or(region)),
            ("x-acs-organizationid", self.organization_id.as_deref()),
            ("x-acs-resourcegroupid", self.resource_group_id.as_deref()),
            ("x-acs-instanceid", self.instance_id.as_deref()),
            ("x-acs-caller-sdk-source", Some(source)),
        ];
        headers.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect()
    }

    /// The parameters that repeat it.
    pub(super) fn parameters<'a>(&'a self, region: Option<&'a str>) -> Vec<(&'static str, &'a str)> {
        if !self.as_parameters {
            return Vec::new();
        }
        let organization = self.organization_id.as_deref();
        let parameters = [
            ("Department", organization),
            ("OrganizationId", organization),
            ("RegionId", self.region_id.as_deref().or(region)),
            ("ResourceGroup", self.resource_group_id.as_deref()),
        ];
        parameters.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect()
    }

    /// What a gateway would refuse, or misunderstand in silence.
    pub(super) fn check(&self, faults: &mut Vec<String>) {
        if self.resource_group_id.is_some() && self.organization_id.is_none() {
            faults.push(String::from("a scope with `resource_group_id` needs the `organization_id` of the group too"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_scope_sends_nothing_unless_it_must() {
        assert!(Scope::new().headers(Some("cn-qingdao"), false).is_empty());
        assert_eq!(
            Scope::new().headers(Some("cn-qingdao"), true),
            [("x-acs-regionid", "cn-qingdao"), ("x-acs-caller-sdk-source", "dts-runtime")]
        );
    }

    #[test]
    fn its_own_region_wins() {
        let scope = Scope::new().region_id("cn-a").organization_id("37").caller_source("report").as_parameters(true);
        assert_eq!(
            scope.headers(Some("cn-b"), false),
            [("x-acs-regionid", "cn-a"), ("x-acs-organizationid", "37"), ("x-acs-caller-sdk-source", "report")]
        );
        let parameters = [("Department", "37"), ("OrganizationId", "37"), ("RegionId", "cn-a")];
        assert_eq!(scope.parameters(Some("cn-b")), parameters);
        assert!(scope.as_parameters(false).parameters(None).is_empty());
    }

    #[test]
    fn a_group_without_its_organization_is_told() {
        let mut faults = Vec::new();
        Scope::new().resource_group_id("128").check(&mut faults);
        Scope::new().resource_group_id("128").organization_id("37").check(&mut faults);
        assert_eq!(faults.len(), 1, "{faults:?}");
    }
}
