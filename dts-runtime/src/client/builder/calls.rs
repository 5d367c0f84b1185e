//! How calls are made by default.

use std::{fmt, time::Duration};

use super::ClientBuilder;
use crate::{
    Gateway, Network, RetryPolicy, Scope, Validation,
    sign::{Algorithm, AnswerFormat, Endpoint, Method},
};

/// How calls are made, unless [`with`](crate::Client::with) says otherwise: each is told at
/// [`CallSettings`](crate::CallSettings).
impl<C> ClientBuilder<C> {
    /// The region, such as `cn-hangzhou`. See [`CallSettings::region`](crate::CallSettings::region).
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.settings = self.settings.region(region);
        self
    }

    /// The gateway, instead of the one that is found for product and region. See [`CallSettings::endpoint`](crate::CallSettings::endpoint).
    pub fn endpoint<E>(mut self, endpoint: E) -> Self
    where
        E: TryInto<Endpoint>,
        E::Error: fmt::Display,
    {
        self.settings = self.settings.endpoint(endpoint);
        self
    }

    /// From where the service is reached. See [`CallSettings::network`](crate::CallSettings::network).
    pub fn network(mut self, network: Network) -> Self {
        self.settings = self.settings.network(network);
        self
    }

    /// Which kind of gateway is called. See [`CallSettings::gateway`](crate::CallSettings::gateway).
    pub fn gateway(mut self, gateway: Gateway) -> Self {
        self.settings = self.settings.gateway(gateway);
        self
    }

    /// Which signature requests carry. See [`CallSettings::algorithm`](crate::CallSettings::algorithm).
    pub fn algorithm(mut self, algorithm: Algorithm) -> Self {
        self.settings = self.settings.algorithm(algorithm);
        self
    }

    /// The HTTP method. See [`CallSettings::method`](crate::CallSettings::method).
    pub fn method(mut self, method: Method) -> Self {
        self.settings = self.settings.method(method);
        self
    }

    /// The language of answers. See [`CallSettings::format`](crate::CallSettings::format).
    pub fn format(mut self, format: AnswerFormat) -> Self {
        self.settings = self.settings.format(format);
        self
    }

    /// Longest time to connect: 5 s by default. See [`CallSettings::connect_timeout`](crate::CallSettings::connect_timeout).
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings = self.settings.connect_timeout(timeout);
        self
    }

    /// Longest silence of the server in one attempt: 10 s by default. See [`CallSettings::read_timeout`](crate::CallSettings::read_timeout).
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.settings = self.settings.read_timeout(timeout);
        self
    }

    /// Longest time for a call with all of its attempts; no limit by default. See [`CallSettings::timeout`](crate::CallSettings::timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings = self.settings.timeout(timeout);
        self
    }

    /// Adds a header to all requests. See [`CallSettings::header`](crate::CallSettings::header).
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings = self.settings.header(name, value);
        self
    }

    /// Adds a query parameter to requests that do not have one of its name. See [`CallSettings::query_parameter`](crate::CallSettings::query_parameter).
    pub fn query_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings = self.settings.query_parameter(name, value);
        self
    }

    /// Adds a parameter of the form body to requests that do not have one of its name. See [`CallSettings::body_parameter`](crate::CallSettings::body_parameter).
    pub fn body_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings = self.settings.body_parameter(name, value);
        self
    }

    /// Whose resources the calls are about, in a private cloud. See [`CallSettings::scope`](crate::CallSettings::scope).
    pub fn scope(mut self, scope: Scope) -> Self {
        self.settings = self.settings.scope(scope);
        self
    }

    /// Whether and when a call is made again. See [`CallSettings::retry`](crate::CallSettings::retry).
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.settings = self.settings.retry(retry);
        self
    }

    /// What is checked before a request is sent. See [`CallSettings::validation`](crate::CallSettings::validation).
    pub fn validation(mut self, validation: Validation) -> Self {
        self.settings = self.settings.validation(validation);
        self
    }

    /// Takes an answer with an HTTP status of 2xx for good, also one that says `Success: false`. See [`CallSettings::raw_answers`](crate::CallSettings::raw_answers).
    pub fn raw_answers(mut self, raw: bool) -> Self {
        self.settings = self.settings.raw_answers(raw);
        self
    }

    /// Whether calls get a `ClientToken` where their action has one. See [`CallSettings::fill_client_token`](crate::CallSettings::fill_client_token).
    pub fn fill_client_token(mut self, fill: bool) -> Self {
        self.settings = self.settings.fill_client_token(fill);
        self
    }

    /// Makes calls without an access key. See [`CallSettings::anonymous`](crate::CallSettings::anonymous).
    pub fn anonymous(mut self, anonymous: bool) -> Self {
        self.settings = self.settings.anonymous(anonymous);
        self
    }
}
