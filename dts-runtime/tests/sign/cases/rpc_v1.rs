//! Cases of RPC v1.

use base64::{Engine, engine::general_purpose::STANDARD};
use dts_runtime::{
    ExtraParameters, Parameters, Secret,
    sign::{AccessKey, AnswerFormat, Call, Endpoint, Method, rpc_v1},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::case::{Case, Depth, time};
use crate::gateway::{self, same};

pub(crate) fn check(case: &Case<'_>) -> Result<Depth, String> {
    let (secret, method) = (case.secret()?, case.needed("method")?);
    let (Some(string_to_sign), Some(signature)) = (case.text("string_to_sign"), case.text("signature")) else {
        return Ok(Depth::Unsigned);
    };
    let parameters = case.map("signed_params");
    match parameters.get("SignatureMethod").map(String::as_str) {
        Some("HMAC-SHA1") => same("signature", &rpc_v1::signature(&secret, string_to_sign), signature)?,
        Some("HMAC-SHA256") => same("signature", &hmac_sha256(&secret, string_to_sign), signature)?,
        _ => return Ok(Depth::Unsigned),
    }
    if case.is_quirk() {
        return Ok(Depth::Signature);
    }
    let canonical = rpc_v1::canonical_query(parameters.iter().map(|(name, value)| (*name, value.as_str())));
    same("canonicalized query string", &canonical, case.needed("canonicalized_query_string")?)?;
    same("string to sign", &rpc_v1::string_to_sign(method, &canonical), string_to_sign)?;
    call(case, &secret, string_to_sign)
}

/// A call with the values of the case, where it can be said.
fn call(case: &Case<'_>, secret: &Secret, string_to_sign: &str) -> Result<Depth, String> {
    let mut own = case.map("signed_params");
    let mut common = |name: &str| own.remove(name).unwrap_or_default();
    let method = match case.needed("method")? {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        _ => return Ok(Depth::Steps),
    };
    let format = match common("Format").as_str() {
        "JSON" => AnswerFormat::Json,
        "XML" => AnswerFormat::Xml,
        _ => return Ok(Depth::Steps),
    };
    if common("SignatureMethod") != "HMAC-SHA1" || common("SignatureVersion") != "1.0" {
        return Ok(Depth::Steps);
    }
    let (action, version, nonce) = (common("Action"), common("Version"), common("SignatureNonce"));
    let (id, token) = (common("AccessKeyId"), common("SecurityToken"));
    let Some(time) = time(&common("Timestamp")) else { return Ok(Depth::Steps) };
    let token = Some(Secret::from(token)).filter(|token| !token.expose().is_empty());
    let key = AccessKey { id: &id, secret, token: token.as_ref() };

    // That client sends a body with a GET, too.
    let has_body = matches!(method, Method::Post | Method::Put);
    let in_body = case.map("body_params");
    let mut extra = ExtraParameters::default();
    for (name, value) in &own {
        match has_body && in_body.contains_key(name) {
            true => extra.body(*name, value),
            false => extra.query(*name, value),
        }
    }
    let parameters = Parameters::from(&extra);
    let endpoint: Endpoint = "http://127.0.0.1:18731".parse().unwrap();
    let call = Call::new(&endpoint, &version, &action, &parameters).method(method).format(format);
    // What a call refuses, an official client may have sent; the files of the repository have none of these.
    let Ok(request) = call.allow_secrets_in_url().sign(key, time, &nonce) else { return Ok(Depth::Steps) };
    same("string to sign of the call", &request.signed_text(), string_to_sign)?;

    // What arrives is what was signed, and the signature.
    let arrived = gateway::accepts_rpc_v1(&request, secret)?;
    let canonical = rpc_v1::canonical_query(arrived.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    same("parameters of the call", &canonical, case.needed("canonicalized_query_string")?)?;
    Ok(Depth::Call)
}

/// The signature of clients that bring a signer of their own.
fn hmac_sha256(secret: &Secret, text: &str) -> String {
    let key = format!("{}&", secret.expose());
    let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    STANDARD.encode(mac.chain_update(text).finalize().into_bytes())
}
