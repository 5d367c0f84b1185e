//! Keeps what messages of services quote from requests out of sight.
//!
//! A service that refuses a signature quotes the text that it has signed, which holds every parameter of the request.

/// What stands in place of a secret.
const MASK: &str = "***";

/// A message without the parts that quote a signed request. `None` when there are none.
pub(super) fn presentable(message: &str) -> Option<String> {
    let cut = without_signed_text(message);
    match without_signed_urls(cut.as_deref().unwrap_or(message)) {
        Some(text) => Some(text),
        None => cut,
    }
}

/// Whether a message quotes this text as what the service has signed: the string to sign of RPC v1 behind a colon, the
/// canonical request of ACS3 in brackets.
pub(super) fn quotes_as_signed(message: &str, signed: &str) -> bool {
    let signed = signed.trim();
    let behind = |mark: &str| find(message, mark).and_then(|start| message.get(start + mark.len()..));
    let is_whole = |rest: &str| rest.trim() == signed;
    let is_bracketed = |rest: &str| rest.strip_prefix(signed).is_some_and(|rest| rest.starts_with(']'));
    !signed.is_empty()
        && (behind("string to sign is:").is_some_and(is_whole)
            || behind("canonicalrequest is [").is_some_and(is_bracketed))
}

/// Cuts a message where it starts to quote what was signed.
fn without_signed_text(message: &str) -> Option<String> {
    const MARKS: [&str; 6] =
        ["string to sign", "stringtosign", "string-to-sign", "canonicalized", "canonical request", "canonicalrequest"];
    let end = MARKS.iter().filter_map(|mark| find(message, mark).map(|start| start + mark.len())).min()?;
    let (kept, rest) = message.split_at_checked(end)?;
    rest.contains(['&', '%', '=', '\n']).then(|| format!("{kept} […]"))
}

/// Cuts the query of each URL that is signed or holds a secret.
fn without_signed_urls(message: &str) -> Option<String> {
    const SIGNS: [&str; 5] = ["signature", "token", "password", "secret", "accesskey"];
    let mut shown = String::new();
    let mut rest = message;
    while let Some(scheme) = rest.find("://") {
        let url_end =
            rest.get(scheme..)?.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | ')'));
        let end = url_end.map_or(rest.len(), |end| scheme + end);
        let (url, after) = rest.split_at_checked(end)?;
        match url.split_once('?') {
            Some((place, query)) if SIGNS.iter().any(|sign| find(query, sign).is_some()) => {
                shown.push_str(place);
                shown.push_str("?[…]");
            }
            _ => shown.push_str(url),
        }
        rest = after;
    }
    shown.push_str(rest);
    (shown != message).then_some(shown)
}

/// Puts a mask over each place where `text` has the secret, as it is or percent-encoded. `None` when there is none.
pub(super) fn masked(text: &str, secret: &str) -> Option<String> {
    if secret.is_empty() {
        return None;
    }
    let once = percent_encoded(secret);
    let twice = percent_encoded(&once);
    let form = once.replace("%20", "+");
    let mut shown = text.to_owned();
    for dress in [twice.as_str(), &once, &form, secret] {
        shown = replaced(&shown, dress);
    }
    (shown != text).then_some(shown)
}

/// A short secret is masked only where it stands alone: a mask over each `a` would hide the message, and no secret.
fn replaced(text: &str, secret: &str) -> String {
    const SHORT: usize = 4;
    if secret.len() >= SHORT {
        return text.replace(secret, MASK);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(secret) {
        shown.push_str(before);
        let is_free = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let stands_alone = is_free(shown.chars().next_back()) && is_free(after.chars().next());
        shown.push_str(if stands_alone { MASK } else { secret });
        rest = after;
    }
    shown.push_str(rest);
    shown
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Where `part` starts, whatever the case.
fn find(text: &str, part: &str) -> Option<usize> {
    text.as_bytes().windows(part.len()).position(|found| found.eq_ignore_ascii_case(part.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_texts_are_cut() {
        assert_eq!(
            presentable("Not matched. server string to sign is:POST&%2F&AccessKeyId%3Dx").as_deref(),
            Some("Not matched. server string to sign […]")
        );
        assert_eq!(
            presentable("server StringToSign is [ACS3\nx] server CanonicalRequest is [POST\n/\na=b]").as_deref(),
            Some("server StringToSign […]")
        );
        assert_eq!(
            presentable("see https://a.example.com/x?Signature=s&A=b, or (http://b.example.com/?q=1).").as_deref(),
            Some("see https://a.example.com/x?[…] or (http://b.example.com/?q=1).")
        );
        for kept in ["", "The canonical request is too long.", "The string to sign", "a://", "://?"] {
            assert_eq!(presentable(kept), None, "{kept}");
        }
    }

    #[test]
    fn quoted_texts_are_found() {
        let rpc = "x. server string to sign is:GET&%2F&A ";
        assert!(quotes_as_signed(rpc, "GET&%2F&A"));
        assert!(!quotes_as_signed(rpc, "GET&%2F&") && !quotes_as_signed(rpc, ""));
        let acs3 = "server StringToSign is [ACS3-HMAC-SHA256\nx] server CanonicalRequest is [GET\n/a]b\n\nhost:c]";
        assert!(quotes_as_signed(acs3, "GET\n/a]b\n\nhost:c"));
        assert!(!quotes_as_signed(acs3, "GET\n/a]b\n\nhost:") && !quotes_as_signed(acs3, ""));
        assert!(!quotes_as_signed("Specified signature is not matched", "GET&%2F&A"));
        assert!(!quotes_as_signed("server string to sign is:", ""));
    }

    #[test]
    fn secrets_are_masked() {
        assert_eq!(masked("`p@ss w0rd` is weak", "p@ss w0rd").as_deref(), Some("`***` is weak"));
        assert_eq!(masked("a=p%40ss%20w0rd&", "p@ss w0rd").as_deref(), Some("a=***&"));
        assert_eq!(masked("a=p%40ss+w0rd&", "p@ss w0rd").as_deref(), Some("a=***&"));
        assert_eq!(masked("a%3Dp%2540ss%2520w0rd%26", "p@ss w0rd").as_deref(), Some("a%3D***%26"));
        assert_eq!(masked("a bad `a`, at last", "a").as_deref(), Some("*** bad `***`, at last"));
        assert_eq!(masked("密码 密 错", "密").as_deref(), Some("密码 *** 错"));
        assert_eq!(masked("text", ""), None);
        assert_eq!(masked("text", "other"), None);
    }
}
