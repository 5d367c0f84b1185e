//! What a gateway makes of a request that arrives: written on its own, so that it can disagree.

use dts_runtime::{
    Secret,
    sign::{PreparedRequest, acs3, rpc_v1},
};

/// Path and query of a URL, as they stand in it.
pub(crate) fn path_and_query(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").unwrap().1;
    let rest = &rest[rest.find('/').unwrap()..];
    rest.split_once('?').unwrap_or((rest, ""))
}

/// Names and values of a query or a form.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').map(|(name, value)| (decode(name), decode(value))).unwrap()).collect()
}

/// All parameters of a request: of its query, and of its form.
pub(crate) fn parameters(request: &PreparedRequest) -> Vec<(String, String)> {
    let mut list = pairs(path_and_query(&request.url).1);
    if request.header("content-type") == Some("application/x-www-form-urlencoded") {
        list.extend(pairs(str::from_utf8(&request.body).unwrap()));
    }
    list
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            b'+' => panic!("`+` means one thing to some gateways and another to others"),
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

/// Says what keeps a request with an RPC v1 signature from being accepted; gives its parameters.
pub(crate) fn accepts_rpc_v1(request: &PreparedRequest, secret: &Secret) -> Result<Vec<(String, String)>, String> {
    let mut list = parameters(request);
    let at = list.iter().position(|(name, _)| name == "Signature").ok_or("no signature")?;
    let (_, signature) = list.remove(at);
    let canonical = rpc_v1::canonical_query(list.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let text = rpc_v1::string_to_sign(request.method.as_str(), &canonical);
    same("string to sign", &request.signed_text(), &text)?;
    same("signature", &signature, &rpc_v1::signature(secret, &text))?;
    Ok(list)
}

/// Says what keeps a request with an ACS3 signature from being accepted.
pub(crate) fn accepts_acs3(request: &PreparedRequest, host: &str, secret: &Secret) -> Result<(), String> {
    let authorization = request.header("authorization").ok_or("no authorization")?;
    let (_, rest) = authorization.split_once(",SignedHeaders=").ok_or("no names of signed headers")?;
    let (names, signature) = rest.split_once(",Signature=").ok_or("no signature")?;
    let headers: Vec<_> = names
        .split(';')
        .map(|name| (name, if name == "host" { host } else { request.header(name).unwrap_or("missing") }))
        .collect();
    for (name, _) in &request.headers {
        if name.starts_with("x-acs-") || name == "content-type" {
            headers.iter().find(|(signed, _)| signed == name).ok_or_else(|| format!("`{name}` is not signed"))?;
        }
    }
    let hash = acs3::payload_hash(&request.body);
    same("hash of the body", request.header("x-acs-content-sha256").unwrap_or("missing"), &hash)?;
    let (path, query) = path_and_query(&request.url);
    let canonical = acs3::canonical_request(request.method.as_str(), path, query, &headers, &hash);
    same("canonical request", &request.signed_text(), &canonical)?;
    same("signature", signature, &acs3::signature(secret, &acs3::string_to_sign(&canonical)))
}

/// Says what is not as expected.
pub(crate) fn same(what: &str, ours: &str, expected: &str) -> Result<(), String> {
    if ours == expected { Ok(()) } else { Err(format!("{what}\n      is {ours}\n  not {expected}")) }
}
