//! What a service says when it refuses or fails, out of the fields that were found.

use super::scan::{Field, Fields, Raw};
use crate::HttpResponse;

/// What the service says of a failure.
#[derive(Clone, Default)]
pub(crate) struct Failure {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) host_id: Option<String>,
    pub(crate) trace_id: Option<String>,
    pub(crate) recommend: Option<String>,
    pub(crate) access_denied_detail: Option<String>,
}

/// A code and the messages that go with it, the best one first.
type Pair = (Field, [Field; 2]);

const GATEWAY: Pair = (Field::Code, [Field::Message, Field::Message]);
const SERVICE: Pair = (Field::ErrCode, [Field::ErrMessage, Field::ErrMessage]);
const ASAPI: Pair = (Field::AsapiErrorCode, [Field::AsapiErrorMessage, Field::ErrorMessage]);
const TITLED: Pair = (Field::ErrorCode, [Field::ErrorMessage, Field::ErrorTitle]);

/// With an HTTP status of an error, `Code` is the code of the error.
const REFUSED: [Pair; 4] = [GATEWAY, SERVICE, ASAPI, TITLED];
/// With a good one, `Code` is a field of the answer that repeats a status, in most actions 200.
const FAILED: [Pair; 4] = [SERVICE, ASAPI, TITLED, GATEWAY];

impl Failure {
    pub(super) fn new(fields: &Fields<'_>, status: u16) -> Self {
        let is_good = is_good(status);
        let pairs = if is_good { FAILED } else { REFUSED };
        let text = |field| fields.get(field).and_then(Raw::text);
        let whole = |field| fields.get(field).and_then(Raw::whole_text);

        let codes = || pairs.into_iter().filter_map(|pair| whole(pair.0).map(|code| (pair, code)));
        let (pair, code) = codes()
            .find(|(_, code)| !is_number(code) && !says_well(code))
            .or_else(|| codes().find(|(_, code)| !says_well(code)))
            .or_else(|| whole(Field::DynamicCode).filter(|_| is_good).map(|code| (SERVICE, code)))
            // Better a code that says that all is well than none, where the status says otherwise.
            .or_else(|| codes().next().filter(|_| !is_good))
            .map_or((None, None), |(pair, code)| (Some(pair), Some(code)));

        let its_own = pair.into_iter().flat_map(|(_, messages)| messages);
        let others = pairs.into_iter().flat_map(|(_, messages)| messages);
        let message = its_own.chain(others).find_map(text);
        Self {
            code: code.map(|code| filled(code, whole(Field::DynamicCode))),
            message: message.map(|message| filled(message, text(Field::DynamicMessage))),
            host_id: whole(Field::HostId),
            trace_id: whole(Field::TraceId),
            recommend: whole(Field::Recommend),
            access_denied_detail: fields.get(Field::AccessDeniedDetail).and_then(Raw::source),
        }
    }
}

/// The request id: of the product, of the gateway, or in the header.
pub(super) fn request_id(fields: &Fields<'_>, response: &HttpResponse) -> Option<String> {
    let in_body = |field| fields.get(field).and_then(Raw::whole_text).filter(|id| is_id(id));
    let in_header = |name| response.header(name).map(str::trim).filter(|id| is_id(id)).map(str::to_owned);
    in_body(Field::RequestId).or_else(|| in_body(Field::AsapiRequestId)).or_else(|| in_header("x-acs-request-id"))
}

/// Whether an HTTP status says that all is well.
pub(super) fn is_good(status: u16) -> bool {
    (200..300).contains(&status)
}

/// A request id is a UUID as a rule; what has blanks or no end is something else.
fn is_id(id: &str) -> bool {
    const LONGEST: usize = 128;
    !id.is_empty() && id.len() <= LONGEST && id.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_number(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_digit())
}

/// Codes that answers have when all is well.
fn says_well(code: &str) -> bool {
    let is_good_status = is_number(code) && code.parse().is_ok_and(|code| code == 0 || is_good(code));
    is_good_status || code.eq_ignore_ascii_case("OK") || code.eq_ignore_ascii_case("Success")
}

/// A text with its `%s` filled.
fn filled(text: String, value: Option<String>) -> String {
    match value {
        Some(value) if text.contains("%s") => text.replace("%s", &value),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::BodyFormat;

    fn failure(status: u16, body: &str) -> (Option<String>, Option<String>) {
        let failure = Failure::new(&Fields::scan(BodyFormat::of(body.as_bytes()), body.as_bytes()), status);
        (failure.code, failure.message)
    }

    #[track_caller]
    fn says(status: u16, body: &str, code: &str, message: &str) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        assert_eq!(failure(status, body), (some(code), some(message)), "{status} {body}");
    }

    #[test]
    fn code_and_message_of_one_kind() {
        says(400, r#"{"Code":"A","Message":"a","ErrCode":"B","ErrMessage":"b"}"#, "A", "a");
        says(200, r#"{"Code":"A","Message":"a","ErrCode":"B","ErrMessage":"b"}"#, "B", "b");
        says(400, r#"{"Message":"a","ErrCode":"B"}"#, "B", "a");
        says(400, r#"{"Message":"a"}"#, "", "a");
        says(400, r#"{"code":"A"}"#, "A", "");
    }

    #[test]
    fn numbers_and_good_codes_come_last() {
        says(200, r#"{"Code":"200","ErrCode":"B","Success":false}"#, "B", "");
        says(200, r#"{"Code":"200","Success":false}"#, "", "");
        says(200, r#"{"Code":403,"Success":false}"#, "403", "");
        says(200, r#"{"Code":"200","DynamicCode":"403","Success":false}"#, "403", "");
        says(500, r#"{"code":"500","asapiErrorCode":"asapi.x","asapiErrorMessage":"x","message":"m"}"#, "asapi.x", "x");
        says(500, r#"{"code":"500","message":"m"}"#, "500", "m");
        says(404, r#"{"code":200}"#, "200", "");
        says(200, r#"{"asapiSuccess":false,"errorCode":"E","errorTitle":"t"}"#, "E", "t");
    }

    #[test]
    fn placeholders() {
        let body = r#"{"ErrCode":"Invalid.%s","ErrMessage":"%s is bad: %s","DynamicMessage":"Id","DynamicCode":"403"}"#;
        says(200, body, "Invalid.403", "Id is bad: Id");
        says(200, r#"{"ErrCode":"E","ErrMessage":"bad %s","DynamicMessage":""}"#, "E", "bad %s");
        says(200, r#"{"ErrCode":"E","ErrMessage":"bad %s","DynamicMessage":"%s"}"#, "E", "bad %s");
    }
}
