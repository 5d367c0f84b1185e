//! A call, as far as it is the same for all of its attempts.

use std::borrow::Cow;

use super::{CallSettings, Core, EndpointQuery};
use crate::{
    Action, EncodedParameter, Error, ExtraParameters, Location, Parameters, Product, Secret,
    sign::{Algorithm, Call, Endpoint, Method, RawBody, acs3, rpc_v1},
};

/// The parameter that ASAPI takes a raw body as.
const ASAPI_BODY: &str = "x-acs-body";

/// What is called.
pub(super) struct Subject<'a> {
    /// Name of the product on the wire.
    pub(super) product: &'a str,
    /// API version.
    pub(super) version: &'a str,
    /// Name of the action on the wire.
    pub(super) action: &'a str,
    /// What the bindings know of the action.
    pub(super) facts: Option<&'static Action>,
    pub(super) method: Option<Method>,
    pub(super) path: Option<&'a str>,
    pub(super) body: Option<RawBody<'a>>,
    /// Whether repeating it does no harm.
    pub(super) idempotent: bool,
}

impl Subject<'static> {
    /// An action of generated bindings.
    pub(super) fn of(action: &'static Action) -> Self {
        Self {
            product: action.product.name,
            version: action.product.version,
            action: action.name,
            facts: Some(action),
            method: None,
            path: None,
            body: None,
            idempotent: action.idempotent,
        }
    }
}

/// A call, ready to be signed.
pub(super) struct Outgoing<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) product_facts: Option<&'static Product>,
    pub(super) parameters: Parameters<'a>,
    endpoint: Endpoint,
    headers: Vec<(&'a str, &'a str)>,
    algorithm: Algorithm,
    method: Method,
    region_id: Option<&'a str>,
    /// Whether repeating it does no harm.
    pub(super) is_repeatable: bool,
    /// Whether it is made without an access key.
    pub(super) is_anonymous: bool,
    settings: &'a CallSettings,
}

impl<'a> Outgoing<'a> {
    /// Completes what a caller has said by what the settings say.
    ///
    /// # Errors
    ///
    /// All settings that can't be used, at once.
    pub(super) fn new(
        subject: Subject<'a>,
        mut parameters: Parameters<'a>,
        core: &'a Core,
        settings: &'a CallSettings,
    ) -> Result<Self, Error> {
        let mut faults = Vec::new();
        settings.check(&mut faults);
        let known = || core.products.iter().copied().find(|product| product.name == subject.product);
        let product_facts = subject.facts.map(|action| action.product).or_else(known);
        let region = settings.region.as_deref();

        let asapi = settings.gateway.is_asapi();
        let algorithm = match (settings.algorithm, subject.path) {
            (None, Some(_)) if !asapi => Algorithm::Acs3HmacSha256,
            (algorithm, _) => algorithm.unwrap_or_default(),
        };
        for (name, value) in settings.scope.parameters(region) {
            parameters.add_missing(known_parameter(name, value));
        }
        settings.parameters.add_to(&mut parameters);
        let mut body = subject.body;
        let method = subject.method.unwrap_or(settings.method);
        if asapi {
            if method != Method::Post {
                faults.push(format!("ASAPI is called by POST, not by {method}: leave `method` out"));
            }
            if subject.path.is_some() {
                faults.push(String::from("ASAPI serves no paths: call the action by its name"));
            }
            if let Some(raw) = body.take() {
                if parameters.get(ASAPI_BODY).is_some() {
                    faults.push(format!("ASAPI takes a raw body as `{ASAPI_BODY}`, which is a parameter already"));
                }
                match str::from_utf8(raw.content) {
                    Ok(text) => parameters.add_missing(EncodedParameter {
                        name: Cow::Borrowed(ASAPI_BODY),
                        value: Cow::Borrowed(text),
                        location: Location::Body,
                        // Nobody knows what is in it.
                        secret: true,
                    }),
                    Err(_) => faults.push(String::from("ASAPI takes a raw body as a parameter: it must be UTF-8")),
                }
            }
        }
        let token = subject.facts.and_then(|action| action.client_token);
        if let Some(name) = token
            && settings.client_token
            && parameters.get(name).is_none()
        {
            parameters.add_missing(EncodedParameter {
                name: Cow::Borrowed(name),
                value: Cow::Owned(core.client_token()),
                location: Location::Query,
                secret: false,
            });
        }
        let has_token = token.is_some_and(|name| parameters.get(name).is_some());

        // Only a call by action has common parameters.
        let region_id = region.filter(|_| subject.path.is_none());
        let endpoint = endpoint(&subject, product_facts, &parameters, core, settings)
            .map_err(|fault| faults.push(fault))
            .ok()
            .filter(|_| faults.is_empty());
        let Some(endpoint) = endpoint else { return Err(Error::setting(faults.join("; "))) };

        let mut headers = vec![("user-agent", core.user_agent.as_str())];
        headers.extend(settings.scope.headers(region, asapi));
        headers.extend(settings.gateway.headers(subject.product));
        headers.extend(settings.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let is_repeatable = subject.idempotent || has_token;
        let subject = Subject { body, ..subject };
        Ok(Self {
            subject,
            product_facts,
            parameters,
            endpoint,
            headers,
            algorithm,
            method,
            region_id,
            is_repeatable,
            is_anonymous: settings.anonymous,
            settings,
        })
    }

    /// As signing wants it.
    pub(super) fn call(&self) -> Call<'_> {
        let Subject { product, version, action, path, body, .. } = self.subject;
        let mut call = Call::new(&self.endpoint, version, action, &self.parameters)
            .method(self.method)
            .algorithm(self.algorithm)
            .format(self.settings.format)
            .headers(&self.headers);
        if self.settings.gateway.is_asapi() {
            call = call.product(product);
        }
        if let Some(region_id) = self.region_id {
            call = call.region_id(region_id);
        }
        if let Some(path) = path {
            call = call.path(path);
        }
        if let Some(body) = body {
            call = call.body(body);
        }
        call
    }

    /// The signature over a text: whoever sees it, and the rest, could make the call.
    pub(super) fn signature(&self, secret: &Secret, signed: &str) -> String {
        match self.algorithm {
            Algorithm::RpcV1 => rpc_v1::signature(secret, signed),
            Algorithm::Acs3HmacSha256 => acs3::signature(secret, &acs3::string_to_sign(signed)),
        }
    }

    /// The texts of its secret parameters. What somebody has put into a query is none, known or not.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &str> {
        let parameters = self.parameters.as_slice().iter();
        let secret = parameters.filter(|parameter| parameter.secret && parameter.location == Location::Body);
        secret.map(|parameter| &*parameter.value)
    }
}

/// A parameter of the query that is no secret.
fn known_parameter<'a>(name: &'a str, value: &'a str) -> EncodedParameter<'a> {
    let (name, value) = (Cow::Borrowed(name), Cow::Borrowed(value));
    EncodedParameter { name, value, location: Location::Query, secret: false }
}

/// The endpoint that was set, or the one of the region: the client's, or else the request's.
fn endpoint(
    subject: &Subject<'_>,
    facts: Option<&'static Product>,
    parameters: &Parameters<'_>,
    core: &Core,
    settings: &CallSettings,
) -> Result<Endpoint, String> {
    if let Some(endpoint) = &settings.endpoint {
        return Ok(endpoint.clone());
    }
    let region = settings.region.as_deref().or_else(|| parameters.get("RegionId"));
    let query = EndpointQuery { product: subject.product, facts, region, network: settings.network };
    core.resolver.endpoint(&query).map_err(|fault| format!("no endpoint for `{}`: {fault}", subject.product))
}

impl ExtraParameters {
    /// Adds those that are missing there.
    fn add_to<'a>(&'a self, parameters: &mut Parameters<'a>) {
        let own = Parameters::from(self);
        for parameter in own.into_vec() {
            parameters.add_missing(parameter);
        }
    }
}
