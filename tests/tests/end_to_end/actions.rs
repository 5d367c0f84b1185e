//! Every action of every group, with every good request and every answer that its spec shows.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};

use dts_codegen::{
    model::{Action, Example, Model, Parameter},
    spec::Location,
};
use dts_runtime::{
    CallSettings, ErrorKind, RetryPolicy,
    sign::{Algorithm, AnswerFormat, Method},
};
use dts_tests::{Case, Outcome, Texts};
use serde_json::Value as Json;

use super::{
    answers::Answered,
    arrivals::Arrival,
    caller::{Caller, Setup},
    gateway::{Gateway, Key, Signature},
};
use crate::{
    entropy::{Entropy, Xml},
    support,
};

#[test]
fn all_by_rpc_v1_on_tokio() {
    Tour::start(Way::RPC_V1).go(Setup::on_tokio);
}

#[test]
fn all_by_rpc_v1_without_a_runtime() {
    Tour::start(Way::RPC_V1).go(Setup::blocking);
}

#[test]
fn all_by_acs3_on_tokio() {
    Tour::start(Way::ACS3).go(Setup::on_tokio);
}

#[test]
fn all_by_acs3_without_a_runtime() {
    Tour::start(Way::ACS3).go(Setup::blocking);
}

#[test]
fn those_without_a_form_by_get() {
    Tour::start(Way { method: Method::Get, ..Way::RPC_V1 }).go(Setup::on_tokio);
    Tour::start(Way { method: Method::Get, ..Way::ACS3 }).go(Setup::blocking);
}

#[test]
fn all_with_answers_in_xml() {
    Tour::start(Way { format: AnswerFormat::Xml, ..Way::RPC_V1 }).go(Setup::blocking);
    Tour::start(Way { format: AnswerFormat::Xml, ..Way::ACS3 }).go(Setup::on_tokio);
}

/// Read once for all tours.
static SPEC: LazyLock<Model> = LazyLock::new(|| dts_tests::load("../spec").model);

/// How calls are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) signature: Signature,
    pub(super) method: Method,
    pub(super) format: AnswerFormat,
}

impl Way {
    const RPC_V1: Self = Self { signature: Signature::RpcV1, method: Method::Post, format: AnswerFormat::Json };
    const ACS3: Self = Self { signature: Signature::Acs3, ..Self::RPC_V1 };

    fn settings(self, call: CallSettings) -> CallSettings {
        let algorithm = match self.signature {
            Signature::Acs3 => Algorithm::Acs3HmacSha256,
            _ => Algorithm::RpcV1,
        };
        call.retry(RetryPolicy::off()).algorithm(algorithm).method(self.method).format(self.format)
    }

    fn is_get(self) -> bool {
        self.method == Method::Get
    }
}

/// One gateway, and calls of all actions.
struct Tour {
    way: Way,
    gateway: Gateway,
    /// What the service answers next.
    next: Arc<Mutex<String>>,
    diary: Diary,
}

/// What was seen.
#[derive(Default)]
struct Diary {
    calls: usize,
    refusals: usize,
    secrets: usize,
    in_body: usize,
    /// Requests that can't travel this way, and were not sent.
    unsent: usize,
    /// Actions that were called, by product and group.
    called: BTreeMap<(String, String), BTreeSet<String>>,
    problems: Vec<String>,
}

impl Tour {
    fn start(way: Way) -> Self {
        let next = Arc::new(Mutex::new(String::new()));
        let products = SPEC.products.iter();
        let actions: Vec<(&str, &str)> = products
            .flat_map(|product| product.actions.iter().map(|action| (product.version.as_str(), action.name.as_str())))
            .collect();
        let gateway = Gateway::start(actions, {
            let next = Arc::clone(&next);
            move |_, _| next.lock().unwrap().clone()
        });
        Self { way, gateway, next, diary: Diary::default() }
    }

    /// Calls all, with a permanent key and with a temporary one.
    fn go(mut self, make: impl Fn(&Setup) -> Caller) {
        let way = self.way;
        let cases = dts_tests::generated();
        let permanent = make(&Setup::new(&self.gateway)).with(|call| way.settings(call));
        for case in &cases {
            self.visit(&permanent, &Key::permanent(), case);
        }
        let mut callers = 1;
        // The language of answers does not change requests; and a GET with RPC v1 would show the token in its URL.
        let is_shown = way.is_get() && way.signature == Signature::RpcV1;
        if way.format == AnswerFormat::Json && !is_shown {
            let key = self.gateway.keys().issue(Duration::from_secs(3600));
            let temporary = make(&Setup::new(&self.gateway).key(&key)).with(|call| way.settings(call));
            for case in &cases {
                self.visit(&temporary, &key, case);
            }
            callers += 1;
        }
        self.finish(permanent.name(), callers);
    }

    /// Calls an action with all good requests of its spec, and lets the service give all answers of its spec.
    fn visit(&mut self, caller: &Caller, key: &Key, case: &Case) {
        let action = action_of(case);
        let shows_a_request = |example: &&Example| !example.request.is_empty() || action.parameters.is_empty();
        let good: Vec<&Example> =
            action.examples.iter().filter(|example| example.breaks.is_empty()).filter(shows_a_request).collect();
        let answers = || action.examples.iter().filter_map(|example| example.response.as_ref());
        for example in &good {
            let answer = example.response.as_ref().or_else(|| answers().next()).unwrap();
            self.call(caller, key, case, action, example, answer);
        }
        // An example may show nothing but an answer.
        for answer in answers().filter(|answer| !good.iter().any(|example| example.response.as_ref() == Some(answer))) {
            self.call(caller, key, case, action, good[0], answer);
        }
    }

    fn call(&mut self, caller: &Caller, key: &Key, case: &Case, action: &Action, example: &Example, answer: &Json) {
        let place = format!("{} / {}", action.name, example.name.value);
        let mut problems = Vec::new();
        let texts: Texts = example.request.iter().cloned().collect();
        let request = case.checked(&texts).unwrap().unwrap();
        let is_in_form = |(name, _): &(String, String)| parameter(action, name).location == Location::Body;
        if self.way.is_get() && example.request.iter().any(is_in_form) {
            self.diary.unsent += 1;
            match caller.send_any(&*request) {
                Err(error) if error.kind() == ErrorKind::Setting && self.gateway.accepted().is_empty() => {}
                other => self.diary.problems.push(format!("{place}: not refused: {other:?}")),
            }
            return;
        }
        let body = match self.way.format {
            AnswerFormat::Json => answer.to_string(),
            AnswerFormat::Xml => Xml { action }.answer(&mut Entropy([].iter()), answer),
        };
        self.next.lock().unwrap().clone_from(&body);
        let answered = Answered { case, answer, body: &body, format: self.way.format };

        // What says no is an error, unless the caller wants to see it.
        let modes = if answered.says_no() { &[false, true][..] } else { &[false] };
        for is_raw in modes {
            let outcome = caller.with(|call| call.raw_answers(*is_raw)).send_any(&*request);
            self.diary.calls += 1;
            problems.extend(shown(&outcome, key, action, example));
            let (accepted, refused) = (self.gateway.accepted(), self.gateway.refused());
            match accepted.as_slice() {
                [accepted] if refused.is_empty() => {
                    let arrival = Arrival { way: self.way, key, action, example, accepted };
                    problems.extend(arrival.problems());
                    self.diary.in_body += accepted.parameters.iter().filter(|parameter| parameter.in_body).count();
                }
                _ => problems.push(format!("{} requests were taken; refused: {refused:?}", accepted.len())),
            }
            problems.extend(match answered.says_no() && !is_raw {
                true => answered.refused(outcome),
                false => answered.decoded(outcome),
            });
        }
        self.diary.refusals += modes.len() - 1;
        self.diary.problems.extend(problems.into_iter().map(|problem| format!("{place}: {problem}")));
        self.diary.secrets += example.request.iter().filter(|(name, _)| parameter(action, name).secret).count();
        let group = (case.product.to_owned(), action.group.clone());
        self.diary.called.entry(group).or_default().insert(action.name.clone());
    }

    fn finish(self, caller: &str, callers: usize) {
        let Diary { calls, refusals, secrets, in_body, unsent, called, problems } = self.diary;
        assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
        let actions: usize = called.values().map(BTreeSet::len).sum();
        println!(
            "{caller} client, {:?}: {calls} calls of {actions} actions in {} groups; {refusals} refused by the service, \
             {secrets} secrets, {in_body} parameters in bodies, {unsent} requests not sent",
            self.way,
            called.len(),
        );
        let products = SPEC.products.iter();
        let groups: BTreeSet<(String, String)> = products
            .flat_map(|product| product.actions.iter().map(|action| (product.name.clone(), action.group.clone())))
            .collect();
        assert_eq!((called.keys().cloned().collect(), groups.len()), (groups, 19), "every group");
        if self.way.is_get() {
            assert!(actions >= 40 && unsent > 50 && secrets == 0 && in_body == 0);
        } else {
            assert_eq!((actions, unsent), (SPEC.action_count(), 0), "every action");
            assert!(actions >= 40 && refusals > 100 && secrets > 30 && in_body > 100);
        }
        assert_eq!(self.gateway.connections(), callers, "connections are kept");
    }
}

/// Secrets that what is printed of an outcome shows: of the key, of the request, of the answer.
fn shown(outcome: &Outcome, key: &Key, action: &Action, example: &Example) -> Vec<String> {
    const IN_ANSWERS: [&str; 2] = ["example-secret", "example-token"];
    let text = match outcome {
        Ok(reply) => format!("{reply:?} {reply:#?}"),
        Err(error) => format!("{error} {error:?} {error:#?} {:?}", error.message()),
    };
    let own = example.request.iter().filter(|(name, value)| parameter(action, name).secret && !value.is_empty());
    let secrets = own.map(|(_, value)| value.as_str()).chain(key.token.as_deref()).chain([key.secret.as_str()]);
    let found = secrets.chain(IN_ANSWERS).filter(|secret| text.contains(secret));
    found.map(|secret| format!("`{secret}` is shown: {text}")).collect()
}

/// What the spec says of an action.
fn action_of(case: &Case) -> &'static Action {
    let product = SPEC.products.iter().find(|product| product.name == case.product).unwrap();
    product.actions.iter().find(|action| action.name == case.action).unwrap()
}

/// What the spec says of a parameter.
pub(super) fn parameter<'a>(action: &'a Action, name: &str) -> &'a Parameter {
    action.parameter(&support::name_in_spec(action, name)).unwrap().0
}
