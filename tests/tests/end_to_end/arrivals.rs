//! Holds what arrived at the gateway against the example that was sent.

use std::collections::BTreeMap;

use dts_codegen::{
    model::{Action, Example},
    spec::Location,
};
use dts_runtime::sign::{AnswerFormat, Method};

use super::{
    actions::{Way, parameter},
    caller::REGION,
    gateway::{Accepted, Key, Signature, encoded},
};

/// A call that arrived, and what it should be.
pub(super) struct Arrival<'a> {
    pub(super) way: Way,
    /// The key of the caller.
    pub(super) key: &'a Key,
    pub(super) action: &'a Action,
    pub(super) example: &'a Example,
    pub(super) accepted: &'a Accepted,
}

impl Arrival<'_> {
    /// All that is not as it should be.
    pub(super) fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        self.call(&mut problems);
        self.parameters(&mut problems);
        self.token(&mut problems);
        self.secrets(&mut problems);
        problems
    }

    fn call(&self, problems: &mut Vec<String>) {
        let Accepted { signature, key_id, method, path, action, wants_xml, .. } = self.accepted;
        let arrived = (*signature, key_id.as_str(), method.as_str(), path.as_str(), action.as_str(), *wants_xml);
        let wants_xml = self.way.format == AnswerFormat::Xml;
        let (signature, method) = (self.way.signature, self.way.method.as_str());
        let expected = (signature, self.key.id.as_str(), method, "/", self.action.name.as_str(), wants_xml);
        if arrived != expected {
            problems.push(format!("arrived as {arrived:?}, not as {expected:?}"));
        }
    }

    /// Names, texts and places.
    fn parameters(&self, problems: &mut Vec<String>) {
        let mut expected: BTreeMap<&str, (&str, bool)> = BTreeMap::new();
        for (name, value) in &self.example.request {
            let parameter = parameter(self.action, name);
            let in_body = parameter.location == Location::Body;
            if parameter.secret && !in_body {
                problems.push(format!("`{name}` is secret, and its place is the query"));
            }
            expected.insert(name, (value, in_body));
        }
        // What clients add: the region beside the other common parameters, and the token of the call.
        let is_in_form = self.way.signature == Signature::RpcV1 && self.way.method == Method::Post;
        expected.entry("RegionId").or_insert((REGION, is_in_form));
        if self.action.parameter("ClientToken").is_some() && !expected.contains_key("ClientToken") {
            match self.accepted.parameter("ClientToken") {
                Some(token) if token.len() == 36 => expected.insert("ClientToken", (token, false)),
                other => return problems.push(format!("the client token is {other:?}")),
            };
        }
        let arrived = self.accepted.parameters.iter();
        let arrived: BTreeMap<&str, (&str, bool)> =
            arrived.map(|one| (one.name.as_str(), (one.value.as_str(), one.in_body))).collect();
        if arrived != expected {
            problems.push(format!("arrived: {arrived:?}\n  expected: {expected:?}"));
        }
    }

    /// The security token is where its signature wants it.
    fn token(&self, problems: &mut Vec<String>) {
        let token = self.key.token.as_deref();
        let (in_header, in_body) = match self.way.signature {
            Signature::Acs3 => (token, None),
            _ => (None, token),
        };
        let body = self.body();
        let is_in_body = in_body.is_none_or(|token| body.contains(&format!("SecurityToken={}", encoded(token))));
        if self.accepted.received.header("x-acs-security-token") != in_header || !is_in_body {
            problems.push(String::from("the security token is not where it belongs"));
        }
    }

    /// Secrets are in the body alone, and the secret of the access key is nowhere.
    fn secrets(&self, problems: &mut Vec<String>) {
        let received = &self.accepted.received;
        let headers = received.headers.iter().filter(|(name, _)| name != "x-acs-security-token");
        let headers: Vec<String> = headers.map(|(name, value)| format!("{name}: {value}")).collect();
        let seen = format!("{}\n{}", received.line, headers.join("\n"));
        let own = self.example.request.iter().filter(|(name, _)| parameter(self.action, name).secret);
        let own = own.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty());
        for secret in own.chain(self.key.token.as_deref()).chain([self.key.secret.as_str()]) {
            if seen.contains(secret) || seen.contains(&encoded(secret)) {
                problems.push(format!("a secret can be seen:\n{seen}"));
            }
        }
        if self.body().contains(&self.key.secret) {
            problems.push(String::from("the secret of the access key has travelled"));
        }
    }

    fn body(&self) -> &str {
        str::from_utf8(&self.accepted.received.body).unwrap()
    }
}
