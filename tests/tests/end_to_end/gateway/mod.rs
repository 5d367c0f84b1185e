//! A gateway on loopback that takes what a real one takes, and refuses what a real one refuses.

mod incoming;
mod keys;
mod refusal;
mod signatures;
mod time;

use std::{
    collections::{BTreeSet, HashSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};

use super::server::{After, Received, Server};
use incoming::Incoming;
use signatures::Claim;

pub(crate) use incoming::{Arrived, encoded};
pub(crate) use keys::{Key, Keys};
use refusal::Dress;
pub(crate) use refusal::Refusal;
pub(crate) use signatures::Signature;

/// The permanent key.
pub(crate) const KEY_ID: &str = "LTAI5tExampleKeyId";
pub(crate) const SECRET: &str = "Test-Access-Key-Secret";

/// How far the clock of a request may be off.
const TOLERANCE: Duration = Duration::from_secs(15 * 60);

/// A request that was taken.
#[derive(Clone, Debug)]
pub(crate) struct Accepted {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) version: String,
    pub(crate) action: String,
    pub(crate) signature: Signature,
    /// Whose call it is; empty where it is not signed.
    pub(crate) key_id: String,
    /// Whether the answer should be XML, as it is unless the request says otherwise.
    pub(crate) wants_xml: bool,
    /// Names of the headers that the signature covers.
    pub(crate) signed_headers: Vec<String>,
    /// Parameters without those that belong to the signature.
    pub(crate) parameters: Vec<Arrived>,
    pub(crate) received: Received,
}

impl Accepted {
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.value.as_str())
    }
}

/// A gateway. What it serves, it is told.
pub(crate) struct Gateway {
    server: Server,
    state: Arc<State>,
}

/// What stands behind the gateway: the answer to a call, in JSON or XML.
type Service = dyn Fn(&Accepted, &Keys) -> String + Send + Sync;

struct State {
    /// Versions and actions.
    actions: BTreeSet<(String, String)>,
    keys: Keys,
    nonces: Mutex<HashSet<String>>,
    accepted: Mutex<Vec<Accepted>>,
    refused: Mutex<Vec<&'static str>>,
    answers: AtomicUsize,
    service: Box<Service>,
}

impl Gateway {
    /// A gateway of these versions and actions, with what the service behind it answers in JSON.
    pub(crate) fn start<'a>(
        actions: impl IntoIterator<Item = (&'a str, &'a str)>,
        service: impl Fn(&Accepted, &Keys) -> String + Send + Sync + 'static,
    ) -> Self {
        let actions = actions.into_iter().map(|(version, action)| (version.to_owned(), action.to_owned())).collect();
        let state = Arc::new(State {
            actions,
            keys: Keys::default(),
            nonces: Mutex::default(),
            accepted: Mutex::default(),
            refused: Mutex::default(),
            answers: AtomicUsize::new(0),
            service: Box::new(service),
        });
        state.keys.put(Key::permanent());
        let server = Server::start({
            let state = Arc::clone(&state);
            move |received, connection| {
                connection.say(state.answer(received));
                After::Keep
            }
        });
        Self { server, state }
    }

    /// `http://127.0.0.1:port` and a path.
    pub(crate) fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.state.keys
    }

    /// What was taken since the last look.
    pub(crate) fn accepted(&self) -> Vec<Accepted> {
        std::mem::take(&mut *self.state.accepted.lock().unwrap())
    }

    /// The one request that was taken since the last look.
    #[track_caller]
    pub(crate) fn only(&self) -> Accepted {
        let accepted: [Accepted; 1] = self.accepted().try_into().expect("one request");
        let [one] = accepted;
        one
    }

    /// The codes of what was refused since the last look.
    pub(crate) fn refused(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.state.refused.lock().unwrap())
    }

    /// How many connections there were.
    pub(crate) fn connections(&self) -> usize {
        self.server.connections()
    }
}

impl State {
    fn answer(&self, received: &Received) -> String {
        let number = self.answers.fetch_add(1, Ordering::Relaxed);
        let request_id = format!("4C467B38-3910-447D-87BC-{number:012X}");
        let judged = Incoming::of(received).map(|incoming| (self.judge(&incoming), Dress::of(&incoming)));
        let (status, body) = match judged {
            Ok((Ok(accepted), _)) => {
                let body = (self.service)(&accepted, &self.keys);
                self.accepted.lock().unwrap().push(accepted);
                (200, body)
            }
            Ok((Err(refusal), dress)) => self.refuse(&refusal, received, &request_id, dress),
            Err(refusal) => self.refuse(&refusal, received, &request_id, Dress::Json),
        };
        let language = if body.starts_with('<') { "text/xml" } else { "application/json" };
        format!(
            "HTTP/1.1 {status} X\r\nDate: {}\r\nContent-Type: {language};charset=utf-8\r\nContent-Length: \
             {}\r\nx-acs-request-id: {request_id}\r\n\r\n{body}",
            time::http(SystemTime::now()),
            body.len(),
        )
    }

    fn refuse(&self, refusal: &Refusal, received: &Received, request_id: &str, dress: Dress) -> (u16, String) {
        self.refused.lock().unwrap().push(refusal.code);
        (refusal.status, refusal.body(received.header("host").unwrap_or_default(), request_id, dress))
    }

    /// Takes a request, or refuses it.
    fn judge(&self, incoming: &Incoming<'_>) -> Result<Accepted, Refusal> {
        if incoming.parameter("Action") == Some(UNSIGNED) && incoming.parameter("Signature").is_none() {
            return unsigned(incoming);
        }
        let claim = Claim::of(incoming)?;
        match incoming.path {
            ASAPI => asapi(incoming, &claim)?,
            // RPC v1 signs no path, so that none but this one may mean anything.
            path if claim.algorithm == Signature::RpcV1 && path != "/" => return Err(Refusal::unknown_action()),
            _ => {}
        }
        let time = time::parsed(&claim.time).ok_or_else(Refusal::time_format)?;
        let now = SystemTime::now();
        let off = now.duration_since(time).unwrap_or_else(|behind| behind.duration());
        if off > TOLERANCE {
            return Err(Refusal::expired());
        }
        let key = self.keys.find(&claim.key_id, claim.token.as_deref())?;
        claim.verify(&key.secret)?;
        if !self.nonces.lock().unwrap().insert(claim.nonce.clone()) {
            return Err(Refusal::nonce());
        }
        if !self.actions.iter().any(|(version, _)| *version == claim.version) {
            return Err(Refusal::unknown_version());
        }
        if !self.actions.contains(&(claim.version.clone(), claim.action.clone())) {
            return Err(Refusal::unknown_action());
        }
        Ok(Accepted {
            method: incoming.method.to_owned(),
            path: incoming.path.to_owned(),
            version: claim.version,
            action: claim.action,
            signature: claim.algorithm,
            key_id: key.id,
            wants_xml: incoming.wants_xml(),
            signed_headers: claim.signed_headers,
            parameters: claim.own,
            received: incoming.received.clone(),
        })
    }
}

/// The action that those call who have no keys yet.
const UNSIGNED: &str = "AssumeRoleWithOIDC";

fn unsigned(incoming: &Incoming<'_>) -> Result<Accepted, Refusal> {
    for name in ["Format", "Timestamp", "RoleArn", "OIDCProviderArn", "OIDCToken", "RoleSessionName"] {
        incoming.demand(name)?;
    }
    if let Some(name) = ["AccessKeyId", "SecurityToken"].into_iter().find(|name| incoming.parameter(name).is_some()) {
        return Err(Refusal::incomplete(&format!("`{name}` comes without a signature")));
    }
    if incoming.received.header("authorization").is_some() {
        return Err(Refusal::incomplete("`Authorization` is not of this action"));
    }
    Ok(Accepted {
        method: incoming.method.to_owned(),
        path: incoming.path.to_owned(),
        version: incoming.demand("Version")?,
        action: incoming.demand("Action")?,
        signature: Signature::None,
        key_id: String::new(),
        wants_xml: incoming.wants_xml(),
        signed_headers: Vec::new(),
        parameters: incoming.parameters.clone(),
        received: incoming.received.clone(),
    })
}

/// The path of older private clouds.
pub(crate) const ASAPI: &str = "/asapi/v3";

/// What ASAPI demands besides.
fn asapi(incoming: &Incoming<'_>, claim: &Claim) -> Result<(), Refusal> {
    if incoming.method != "POST" || claim.algorithm != Signature::RpcV1 {
        return Err(Refusal::unknown_action());
    }
    let product = incoming.demand("Product")?;
    for name in ["x-acs-regionid", "x-acs-caller-sdk-source"] {
        incoming.demand_header(name)?;
    }
    for (name, known) in [("x-acs-asapi-product", product.as_str()), ("x-acs-request-version", "v1")] {
        let value = incoming.demand_header(name)?;
        if value != known {
            return Err(Refusal::new(400, "InvalidParameter", format!("`{name}` is `{value}`")));
        }
    }
    Ok(())
}
