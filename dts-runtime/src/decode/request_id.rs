//! Finds the request id in a body that may be broken, for error reports.

/// A request id is a UUID as a rule; anything longer is something else.
const LONGEST: usize = 64;

/// The value of `RequestId` at the top level of a JSON or XML body, or within a sole `...Response` around it.
/// The body may be cut short or malformed anywhere; what does not look like an id is not taken for one.
pub(super) fn request_id(body: &[u8]) -> Option<&str> {
    let first = body.iter().position(|byte| matches!(byte, b'{' | b'<'))?;
    let id = match body.get(first)? {
        b'{' => in_json(body.get(first..)?)?,
        _ => in_xml(body)?,
    };
    let id = str::from_utf8(id).ok()?;
    let fits = !id.is_empty() && id.len() <= LONGEST && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits.then_some(id)
}

/// Walks over texts and brackets alone, so that an error elsewhere does no harm.
fn in_json(body: &[u8]) -> Option<&[u8]> {
    let mut depth = 0_usize;
    let mut wanted = 1;
    let mut name: Option<&[u8]> = None;
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let (text, after) = json_text(after)?;
                rest = after;
                let colon = after.trim_ascii_start().first() == Some(&b':');
                if !colon {
                    if name == Some(b"RequestId") && (1..=wanted).contains(&depth) {
                        return Some(text);
                    }
                } else if depth == 1 && wanted == 1 && text.ends_with(b"esponse") {
                    wanted = 2;
                }
                name = colon.then_some(text);
            }
            _ => {}
        }
    }
    None
}

/// A text without its quotes, from just behind the first one, and what follows it.
fn json_text(body: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut escaped = false;
    let end = body.iter().position(|byte| {
        let end = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        end
    })?;
    Some((body.get(..end)?, body.get(end + 1..)?))
}

/// The first `<RequestId>` there is: answers have no other.
fn in_xml(body: &[u8]) -> Option<&[u8]> {
    const OPEN: &[u8] = b"<RequestId>";
    let start = body.windows(OPEN.len()).position(|window| window == OPEN)? + OPEN.len();
    let rest = body.get(start..)?;
    let end = rest.iter().position(|byte| *byte == b'<')?;
    Some(rest.get(..end)?.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::request_id;

    #[test]
    fn finds_it_at_the_top_level_alone() {
        let id = |body: &'static str| request_id(body.as_bytes());
        assert_eq!(id(r#"{"A":[{"RequestId":"no"}],"RequestId" : "yes-1"}"#), Some("yes-1"));
        assert_eq!(id(r#"{"XResponse":{"A":"\"x","RequestId":"yes"}}"#), Some("yes"));
        assert_eq!(id(r#"{"RequestId":"yes","A":[1,,"#), Some("yes"));
        assert_eq!(id(r#"{"XResponse":{},"RequestId":"yes"}"#), Some("yes"));
        assert_eq!(id(r#"{"A":"RequestId","B":"no"}"#), None);
        assert_eq!(id(r#"{"RequestId":"a secret, with blanks"}"#), None);
        assert_eq!(id(r#"{"RequestId":"cut"#), None);
        assert_eq!(id("<R><RequestId>yes</RequestId>"), Some("yes"));
        assert_eq!(id(""), None);
    }
}
