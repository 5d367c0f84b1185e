//! Every action of every group, with every good example of its spec.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
    sync::{Arc, Mutex},
    time::Duration,
};

use dts_codegen::{
    model::{Action, Example},
    spec::Location,
};
use dts_runtime::{CallSettings, ErrorKind, RetryPolicy, sign::Algorithm};
use dts_tests::{Case, Loaded, Outcome, Texts};
use serde_json::Value as Json;

use super::{
    caller::{Caller, REGION, Setup},
    gateway::{Accepted, Gateway, KEY_ID, SECRET, Signature, encoded},
};
use crate::support;

#[test]
fn all_by_rpc_v1_on_tokio() {
    Tour::start(Signature::RpcV1).go(Setup::on_tokio);
}

#[test]
fn all_by_rpc_v1_without_a_runtime() {
    Tour::start(Signature::RpcV1).go(Setup::blocking);
}

#[test]
fn all_by_acs3_on_tokio() {
    Tour::start(Signature::Acs3).go(Setup::on_tokio);
}

#[test]
fn all_by_acs3_without_a_runtime() {
    Tour::start(Signature::Acs3).go(Setup::blocking);
}

/// One gateway, and calls of all actions.
struct Tour {
    spec: Loaded,
    signature: Signature,
    gateway: Gateway,
    /// What the service answers next.
    next: Arc<Mutex<String>>,
}

/// Who calls.
struct Traveller<'c> {
    caller: &'c Caller,
    key_id: &'c str,
    /// What must not be seen but where it belongs.
    secret: &'c str,
    token: Option<&'c str>,
}

#[derive(Default)]
struct Diary {
    calls: usize,
    refusals: usize,
    secrets: usize,
    in_body: usize,
    /// Actions that were called, by product and group.
    called: BTreeMap<(String, String), BTreeSet<String>>,
    problems: Vec<String>,
}

impl Tour {
    fn start(signature: Signature) -> Self {
        let spec = support::repository().0;
        let next = Arc::new(Mutex::new(String::new()));
        let products = spec.model.products.iter();
        let actions: Vec<(&str, &str)> = products
            .flat_map(|product| product.actions.iter().map(|action| (product.version.as_str(), action.name.as_str())))
            .collect();
        let gateway = Gateway::start(actions, {
            let next = Arc::clone(&next);
            move |_, _| next.lock().unwrap().clone()
        });
        Self { spec, signature, gateway, next }
    }

    /// Calls all, with a permanent key and with a temporary one.
    fn go(self, make: impl Fn(&Setup) -> Caller) {
        let algorithm = match self.signature {
            Signature::Acs3 => Algorithm::Acs3HmacSha256,
            _ => Algorithm::RpcV1,
        };
        let settings = |call: CallSettings| call.retry(RetryPolicy::off()).algorithm(algorithm);
        let permanent = make(&Setup::new(&self.gateway)).with(settings);
        let key = self.gateway.keys().issue(Duration::from_secs(3600));
        let temporary = make(&Setup::new(&self.gateway).key(&key)).with(settings);
        let mut diary = Diary::default();
        for traveller in [
            Traveller { caller: &permanent, key_id: KEY_ID, secret: SECRET, token: None },
            Traveller { caller: &temporary, key_id: &key.id, secret: &key.secret, token: key.token.as_deref() },
        ] {
            for case in &dts_tests::generated() {
                self.visit(&traveller, case, &mut diary);
            }
        }
        self.finish(&permanent, diary);
    }

    /// Calls an action with all good requests of its spec, and lets the service give all answers of its spec.
    fn visit(&self, traveller: &Traveller<'_>, case: &Case, diary: &mut Diary) {
        let action = self.spec.action(case).unwrap();
        let shows_a_request = |example: &&Example| !example.request.is_empty() || action.parameters.is_empty();
        let good: Vec<&Example> =
            action.examples.iter().filter(|example| example.breaks.is_empty()).filter(shows_a_request).collect();
        let answers = || action.examples.iter().filter_map(|example| example.response.as_ref());
        for example in &good {
            let answer = example.response.as_ref().or_else(|| answers().next()).unwrap();
            self.call(traveller, case, example, answer, diary);
        }
        // An example may show nothing but an answer.
        for answer in answers().filter(|answer| !good.iter().any(|example| example.response.as_ref() == Some(answer))) {
            self.call(traveller, case, good[0], answer, diary);
        }
    }

    fn call(&self, traveller: &Traveller<'_>, case: &Case, example: &Example, answer: &Json, diary: &mut Diary) {
        let action = self.spec.action(case).unwrap();
        let place = format!("{} / {}", action.name, example.name.value);
        let texts: Texts = example.request.iter().cloned().collect();
        let request = case.checked(&texts).unwrap().unwrap();
        *self.next.lock().unwrap() = answer.to_string();

        let mut callers = vec![(traveller.caller.with(|call| call), false)];
        if says_no(answer) {
            diary.refusals += 1;
            callers = vec![
                (traveller.caller.with(|call| call), true),
                (traveller.caller.with(|call| call.raw_answers(true)), false),
            ];
        }
        for (caller, is_refused) in callers {
            let outcome = caller.send_any(&*request);
            diary.calls += 1;
            let mut problem = |text: &dyn Display| diary.problems.push(format!("{place}: {text}"));
            let (accepted, refused) = (self.gateway.accepted(), self.gateway.refused());
            match accepted.as_slice() {
                [accepted] if refused.is_empty() => {
                    self.arrived(traveller, action, example, accepted, &mut problem);
                    let in_body = accepted.parameters.iter().filter(|parameter| parameter.in_body).count();
                    diary.in_body += in_body;
                }
                _ => problem(&format!("{} requests were taken; refused: {refused:?}", accepted.len())),
            }
            let mut problem = |text: &dyn Display| diary.problems.push(format!("{place}: {text}"));
            match is_refused {
                true => refusal(action, answer, outcome, &mut problem),
                false => decoded(case, answer, outcome, &mut problem),
            }
        }
        let is_secret = |name: &str| action.parameter(&support::name_in_spec(action, name)).unwrap().0.secret;
        diary.secrets += example.request.iter().filter(|(name, _)| is_secret(name)).count();
        let group = (case.product.to_owned(), action.group.clone());
        diary.called.entry(group).or_default().insert(action.name.clone());
    }

    /// Holds what arrived against the example, and against what the spec says of its parameters.
    fn arrived(
        &self,
        traveller: &Traveller<'_>,
        action: &Action,
        example: &Example,
        accepted: &Accepted,
        problem: &mut dyn FnMut(&dyn Display),
    ) {
        let said = (accepted.signature, accepted.key_id.as_str(), accepted.method.as_str(), accepted.path.as_str());
        if said != (self.signature, traveller.key_id, "POST", "/") || accepted.action != action.name {
            problem(&format!("arrived as {said:?} of `{}`", accepted.action));
        }
        let mut expected: BTreeMap<&str, (&str, bool)> = BTreeMap::new();
        for (name, value) in &example.request {
            let (parameter, _) = action.parameter(&support::name_in_spec(action, name)).unwrap();
            let in_body = parameter.location == Location::Body;
            if parameter.secret && !in_body {
                problem(&format!("`{name}` is secret, and its place is the query"));
            }
            expected.insert(name, (value, in_body));
        }
        // What clients add: the region beside the other common parameters, and the token of the call.
        expected.entry("RegionId").or_insert((REGION, self.signature == Signature::RpcV1));
        if action.parameter("ClientToken").is_some() && !expected.contains_key("ClientToken") {
            match accepted.parameter("ClientToken") {
                Some(token) if token.len() == 36 => expected.insert("ClientToken", (token, false)),
                other => return problem(&format!("the client token is {other:?}")),
            };
        }
        let arrived = accepted.parameters.iter();
        let arrived: BTreeMap<&str, (&str, bool)> =
            arrived.map(|one| (one.name.as_str(), (one.value.as_str(), one.in_body))).collect();
        if arrived != expected {
            problem(&format!("arrived: {arrived:?}\n  expected: {expected:?}"));
        }
        self.unseen(traveller, action, example, accepted, problem);
    }

    /// Holds that secrets are in the body alone, and the one of the access key nowhere.
    fn unseen(
        &self,
        traveller: &Traveller<'_>,
        action: &Action,
        example: &Example,
        accepted: &Accepted,
        problem: &mut dyn FnMut(&dyn Display),
    ) {
        let received = &accepted.received;
        let token_header = received.headers.iter().find(|(name, _)| name == "x-acs-security-token");
        let (expected, body) = match self.signature {
            Signature::Acs3 => (traveller.token, ""),
            _ => (None, traveller.token.unwrap_or_default()),
        };
        let in_body = String::from_utf8_lossy(&received.body);
        if token_header.map(|(_, token)| token.as_str()) != expected || !in_body.contains(&encoded(body)) {
            problem(&"the security token is not where it belongs");
        }
        let headers = received.headers.iter().filter(|(name, _)| name != "x-acs-security-token");
        let headers: Vec<String> = headers.map(|(name, value)| format!("{name}: {value}")).collect();
        let seen = format!("{}\n{}", received.line, headers.join("\n"));
        let is_secret = |name: &str| action.parameter(&support::name_in_spec(action, name)).unwrap().0.secret;
        let secrets = example.request.iter().filter(|(name, _)| is_secret(name)).map(|(_, value)| value.as_str());
        for secret in secrets.chain(traveller.token).chain([traveller.secret]).filter(|secret| !secret.is_empty()) {
            if seen.contains(secret) || seen.contains(&encoded(secret)) {
                problem(&format!("a secret can be seen:\n{seen}"));
            }
        }
        if in_body.contains(traveller.secret) {
            problem(&"the secret of the access key has travelled");
        }
    }

    fn finish(self, caller: &Caller, diary: Diary) {
        let Diary { calls, refusals, secrets, in_body, called, problems } = diary;
        assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
        let actions: usize = called.values().map(BTreeSet::len).sum();
        let connections = self.gateway.connections();
        println!(
            "{} client, {:?}: {calls} calls of {actions} actions in {} groups over {connections} connections; \
             {refusals} refused by the service, {secrets} secrets, {in_body} parameters in bodies",
            caller.name(),
            self.signature,
            called.len(),
        );
        let products = self.spec.model.products.iter();
        let groups: BTreeSet<(String, String)> = products
            .flat_map(|product| product.actions.iter().map(|action| (product.name.clone(), action.group.clone())))
            .collect();
        assert_eq!(called.into_keys().collect::<BTreeSet<_>>(), groups);
        assert_eq!((actions, groups.len()), (self.spec.model.action_count(), 19));
        assert!(actions >= 40 && refusals > 100 && secrets > 50 && in_body > 100);
        assert_eq!(connections, 2, "connections are kept");
    }
}

/// Whether the service says that it has failed.
fn says_no(answer: &Json) -> bool {
    answer.get("Success").is_some_and(|success| text(success).eq_ignore_ascii_case("false"))
}

fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Holds the typed answer against the example, decoded without a client.
fn decoded(case: &Case, answer: &Json, outcome: Outcome, problem: &mut dyn FnMut(&dyn Display)) {
    match outcome {
        Ok((response, raw)) => {
            let expected = case.decode_json(answer.to_string().as_bytes()).unwrap();
            if !response.is_same(&*expected) {
                problem(&format!("decoded to {response:?}, not {expected:?}"));
            }
            let request_id = answer.get("RequestId").map(text);
            if raw.body() != answer.to_string().as_bytes() || raw.status() != 200 {
                problem(&"the raw answer is another one");
            }
            if request_id.is_some() && raw.request_id() != request_id.as_deref() {
                problem(&format!("the request id is {:?}", raw.request_id()));
            }
        }
        Err(error) => problem(&error),
    }
}

/// Holds the error against an answer that says no with an HTTP status of 200.
fn refusal(action: &Action, answer: &Json, outcome: Outcome, problem: &mut dyn FnMut(&dyn Display)) {
    let error = match outcome {
        Ok((response, _)) => return problem(&format!("taken for good: {response:?}")),
        Err(error) => error,
    };
    let said = |name: &str| answer.get(name).map(text).filter(|text| !text.is_empty());
    let filled = |message: String| match said("DynamicMessage") {
        Some(value) => message.replace("%s", &value),
        None => message,
    };
    let told = (error.code(), error.message(), error.request_id(), error.status(), error.action());
    let expected = (said("ErrCode").or_else(|| said("Code")), said("ErrMessage").map(filled), said("RequestId"));
    if told != (expected.0.as_deref(), expected.1.as_deref(), expected.2.as_deref(), Some(200), action.name.as_str()) {
        problem(&format!("told {told:?}, not {expected:?}"));
    }
    if !matches!(error.kind(), ErrorKind::Service | ErrorKind::Throttled) {
        problem(&format!("an error of kind {}", error.kind()));
    }
}
