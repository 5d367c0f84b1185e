//! What the gateway refuses, in the words of the real one.

use serde_json::json;

use super::{ASAPI, Incoming};

/// How a refusal is told.
#[derive(Clone, Copy)]
pub(super) enum Dress {
    Json,
    Xml,
    Asapi,
}

impl Dress {
    pub(super) fn of(incoming: &Incoming<'_>) -> Self {
        match incoming.wants_xml() {
            _ if incoming.path == ASAPI => Self::Asapi,
            true => Self::Xml,
            false => Self::Json,
        }
    }
}

/// A refusal.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Refusal {
    pub(super) fn body(&self, host: &str, request_id: &str, dress: Dress) -> String {
        let Self { code, message, .. } = self;
        let page = format!("https://api.example.com/troubleshoot?q={code}&requestId={request_id}");
        match dress {
            Dress::Json => json!({
                "RequestId": request_id,
                "HostId": host,
                "Code": code,
                "Message": message,
                "Recommend": page,
            })
            .to_string(),
            Dress::Xml => {
                let member = |name: &str, text: &str| format!("<{name}>{}</{name}>", escaped(text));
                let members = [
                    member("RequestId", request_id),
                    member("HostId", host),
                    member("Code", code),
                    member("Message", message),
                    member("Recommend", &page),
                ];
                format!("<?xml version='1.0' encoding='UTF-8'?><Error>{}</Error>", members.concat())
            }
            Dress::Asapi => json!({
                "asapiSuccess": false,
                "asapiRequestId": request_id,
                "asapiErrorCode": code,
                "asapiErrorMessage": message,
            })
            .to_string(),
        }
    }

    pub(super) fn new(status: u16, code: &'static str, message: String) -> Self {
        Self { status, code, message }
    }

    pub(super) fn missing(name: &str) -> Self {
        let message =
            format!("The input parameter \"{name}\" that is mandatory for processing this request is not supplied.");
        Self::new(400, "MissingParameter", message)
    }

    pub(super) fn unknown_key() -> Self {
        Self::new(404, "InvalidAccessKeyId.NotFound", String::from("Specified access key is not found."))
    }

    pub(super) fn time_format() -> Self {
        let message = "Specified time stamp or date value is not well formatted.";
        Self::new(400, "InvalidTimeStamp.Format", String::from(message))
    }

    pub(super) fn expired() -> Self {
        Self::new(400, "InvalidTimeStamp.Expired", String::from("Specified time stamp or date value is expired."))
    }

    pub(super) fn nonce() -> Self {
        Self::new(400, "SignatureNonceUsed", String::from("Specified signature nonce was used already."))
    }

    pub(super) fn incomplete(why: &str) -> Self {
        let message = format!("The request signature does not conform to Aliyun standards: {why}.");
        Self::new(400, "IncompleteSignature", message)
    }

    pub(super) fn no_token() -> Self {
        Self::new(400, "MissingSecurityToken", String::from("SecurityToken is mandatory for this action."))
    }

    pub(super) fn other_token() -> Self {
        let message = "Specified SecurityToken mismatch with the AccessKey.";
        Self::new(403, "InvalidSecurityToken.MismatchWithAccessKey", String::from(message))
    }

    pub(super) fn token_expired() -> Self {
        Self::new(403, "InvalidSecurityToken.Expired", String::from("Specified SecurityToken is expired."))
    }

    pub(super) fn unknown_version() -> Self {
        Self::new(400, "NoSuchVersion", String::from("Specified version does not exist."))
    }

    pub(super) fn unknown_action() -> Self {
        let message = "Specified api is not found, please check your url and method.";
        Self::new(404, "InvalidAction.NotFound", String::from(message))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
