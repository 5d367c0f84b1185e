//! The access keys that the gateway knows.

use std::{
    collections::BTreeMap,
    sync::Mutex,
    time::{Duration, SystemTime},
};

use super::{KEY_ID, Refusal, SECRET, time};

/// An access key.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
    until: Option<SystemTime>,
}

/// All access keys.
#[derive(Default)]
pub(crate) struct Keys(Mutex<BTreeMap<String, Key>>);

impl Keys {
    pub(super) fn put(&self, key: Key) {
        self.0.lock().unwrap().insert(key.id.clone(), key);
    }

    /// Issues a temporary key. Its texts have the characters that want to be encoded.
    pub(crate) fn issue(&self, lifetime: Duration) -> Key {
        let number = self.0.lock().unwrap().len();
        let key = Key {
            id: format!("STS.Issued{number}"),
            secret: format!("Issued-Secret-{number}"),
            token: Some(format!("CAIS+issued/Token{number}==")),
            until: Some(SystemTime::now() + lifetime),
        };
        self.put(key.clone());
        key
    }

    /// The end of a temporary key.
    pub(crate) fn expire(&self, id: &str) {
        self.0.lock().unwrap().get_mut(id).unwrap().until = Some(SystemTime::UNIX_EPOCH);
    }

    /// The key of this ID and token.
    pub(super) fn find(&self, id: &str, token: Option<&str>) -> Result<Key, Refusal> {
        let key = self.0.lock().unwrap().get(id).cloned().ok_or_else(Refusal::unknown_key)?;
        match (token, key.token.as_deref()) {
            (None, Some(_)) => Err(Refusal::no_token()),
            (token, own) if token != own => Err(Refusal::other_token()),
            _ if key.until.is_some_and(|until| until <= SystemTime::now()) => Err(Refusal::token_expired()),
            _ => Ok(key),
        }
    }
}

impl Key {
    /// The key that every gateway knows.
    pub(crate) fn permanent() -> Self {
        Self { id: String::from(KEY_ID), secret: String::from(SECRET), token: None, until: None }
    }

    /// As STS answers.
    pub(crate) fn credentials(&self) -> serde_json::Value {
        serde_json::json!({
            "AccessKeyId": self.id,
            "AccessKeySecret": self.secret,
            "SecurityToken": self.token,
            "Expiration": self.until.map(time::iso),
        })
    }
}
