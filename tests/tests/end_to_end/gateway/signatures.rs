//! Both signatures, recomputed from what arrived and from nothing else.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::{
    Refusal,
    incoming::{Arrived, Incoming, canonical, decoded, encoded},
};

/// How a request was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    RpcV1,
    Acs3,
    /// Not at all, as those do who have no keys yet.
    None,
}

/// What a request says of itself.
pub(super) struct Claim {
    pub(super) algorithm: Signature,
    pub(super) key_id: String,
    pub(super) token: Option<String>,
    pub(super) time: String,
    pub(super) nonce: String,
    pub(super) version: String,
    pub(super) action: String,
    /// Names of the headers that are signed.
    pub(super) signed_headers: Vec<String>,
    /// Parameters of the action.
    pub(super) own: Vec<Arrived>,
    string_to_sign: String,
    /// As a refusal quotes it.
    quote: String,
    signature: String,
}

impl Claim {
    pub(super) fn of(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        if incoming.received.header("authorization").is_some() { Self::acs3(incoming) } else { Self::rpc_v1(incoming) }
    }

    fn rpc_v1(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        const COMMON: [&str; 10] = [
            "AccessKeyId",
            "Action",
            "Format",
            "SecurityToken",
            "Signature",
            "SignatureMethod",
            "SignatureNonce",
            "SignatureVersion",
            "Timestamp",
            "Version",
        ];
        for (name, known) in [("SignatureMethod", "HMAC-SHA1"), ("SignatureVersion", "1.0")] {
            let value = incoming.demand(name)?;
            if value != known {
                return Err(Refusal::new(400, "InvalidParameter", format!("`{name}` is `{value}`")));
            }
        }
        let signed = incoming.parameters.iter().filter(|parameter| parameter.name != "Signature");
        let string_to_sign = format!("{}&%2F&{}", incoming.method, encoded(&canonical(signed)));
        let own = incoming.parameters.iter().filter(|parameter| !COMMON.contains(&parameter.name.as_str()));
        Ok(Self {
            algorithm: Signature::RpcV1,
            key_id: incoming.demand("AccessKeyId")?,
            token: incoming.parameter("SecurityToken").map(str::to_owned),
            time: incoming.demand("Timestamp")?,
            nonce: incoming.demand("SignatureNonce")?,
            version: incoming.demand("Version")?,
            action: incoming.demand("Action")?,
            signed_headers: Vec::new(),
            own: own.cloned().collect(),
            quote: format!(
                "Specified signature is not matched with our calculation. server string to sign is:{string_to_sign}"
            ),
            string_to_sign,
            signature: incoming.demand("Signature")?,
        })
    }

    fn acs3(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        let authorization = incoming.demand_header("authorization")?;
        let fields = authorization
            .strip_prefix("ACS3-HMAC-SHA256 ")
            .ok_or_else(|| Refusal::incomplete("the algorithm is not ACS3-HMAC-SHA256"))?;
        let field = |name: &str| {
            let field = fields.split(',').find_map(|field| field.trim().strip_prefix(name)?.strip_prefix('='));
            field.map(str::to_owned).ok_or_else(|| Refusal::incomplete(name))
        };
        let (key_id, names, signature) = (field("Credential")?, field("SignedHeaders")?, field("Signature")?);
        let signed_headers: Vec<String> = names.split(';').map(str::to_owned).collect();
        if !signed_headers.is_sorted_by(|a, b| a < b) {
            return Err(Refusal::incomplete("the names of the signed headers are not sorted"));
        }
        // All that decides what is done must be signed.
        let received = incoming.received;
        for (name, _) in &received.headers {
            let matters = name.starts_with("x-acs-") || name == "host" || name == "content-type";
            if matters && !signed_headers.contains(name) {
                return Err(Refusal::incomplete(&format!("the header `{name}` is not signed")));
            }
        }
        let mut lines = String::new();
        for name in &signed_headers {
            let value = received.header(name).ok_or_else(|| Refusal::missing(name))?;
            lines.push_str(&format!("{name}:{}\n", value.trim()));
        }
        incoming.demand_header("x-acs-content-sha256")?;
        let hash = hex(&Sha256::digest(&received.body));
        let malformed = || Refusal::new(400, "InvalidParameter", String::from("the path is malformed"));
        let parts: Option<Vec<String>> =
            incoming.path.split('/').map(|part| Some(encoded(&decoded(&part.replace('+', "%2B"))?))).collect();
        let path = parts.ok_or_else(malformed)?.join("/");
        let query = canonical(incoming.parameters.iter().filter(|parameter| !parameter.in_body));
        let canonical_request = format!("{}\n{path}\n{query}\n{lines}\n{names}\n{hash}", incoming.method);
        let string_to_sign = format!("ACS3-HMAC-SHA256\n{}", hex(&Sha256::digest(&canonical_request)));
        let token = received.header("x-acs-security-token").map(str::to_owned);
        if token.is_some() && incoming.demand_header("x-acs-accesskey-id")? != key_id {
            return Err(Refusal::unknown_key());
        }
        Ok(Self {
            algorithm: Signature::Acs3,
            key_id,
            token,
            time: incoming.demand_header("x-acs-date")?,
            nonce: incoming.demand_header("x-acs-signature-nonce")?,
            version: incoming.demand_header("x-acs-version")?,
            action: incoming.demand_header("x-acs-action")?,
            signed_headers,
            own: incoming.parameters.clone(),
            quote: format!(
                "Specified signature does not match our calculation. server StringToSign is [{string_to_sign}] server \
                 CanonicalRequest is [{canonical_request}]"
            ),
            string_to_sign,
            signature,
        })
    }

    /// Refuses a signature that is not the one of this secret.
    pub(super) fn verify(&self, secret: &str) -> Result<(), Refusal> {
        let expected = match self.algorithm {
            Signature::RpcV1 => {
                let mut mac = Hmac::<Sha1>::new_from_slice(format!("{secret}&").as_bytes()).unwrap();
                mac.update(self.string_to_sign.as_bytes());
                STANDARD.encode(mac.finalize().into_bytes())
            }
            _ => {
                let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
                mac.update(self.string_to_sign.as_bytes());
                hex(&mac.finalize().into_bytes())
            }
        };
        if self.signature == expected {
            return Ok(());
        }
        Err(Refusal::new(400, "SignatureDoesNotMatch", self.quote.clone()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
