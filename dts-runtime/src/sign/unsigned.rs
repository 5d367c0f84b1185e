//! Calls without an access key.

use std::{borrow::Cow, time::SystemTime};

use super::{
    AnswerFormat, Call, PreparedRequest, SignError, SignFault, checks, encode,
    merge::{Common, Kind, TOKEN, has, merge},
    text::Text,
};
use crate::Location;

/// The request of a call that carries no signature, and so no nonce.
pub(super) fn prepare(call: &Call<'_>, time: SystemTime) -> Result<PreparedRequest, SignError> {
    let mut faults = Vec::new();
    checks::names(call, &mut faults);
    let time = checks::time(time, &mut faults);
    if call.body.is_some() || call.path.is_some() {
        faults.push(SignFault::UnsignedRest);
    }
    let path = checks::path(call, &mut faults);
    let parameters = call.parameters.ordered();
    let format = match call.format {
        AnswerFormat::Json => "JSON",
        AnswerFormat::Xml => "XML",
    };
    let common = [
        Common::taken("AccessKeyId"),
        Common::new("Action", call.action),
        Common::new("Format", format),
        call.product.and_then(|product| Common::new("Product", product)),
        call.region_id.filter(|_| !has(&parameters, "RegionId")).and_then(|id| Common::new("RegionId", id)),
        Common::taken(TOKEN),
        Common::taken("Signature"),
        Common::taken("SignatureMethod"),
        Common::taken("SignatureNonce"),
        Common::taken("SignatureVersion"),
        Common::new("Timestamp", time.as_str()),
        Common::new("Version", call.version),
    ];
    let form = call.method.has_form();
    let mut url = Text::with_room(256);
    url.push(call.endpoint.origin());
    url.push(&path);
    url.push_array(b"?");
    let mut body = Text::with_room(if form { 1024 } else { 0 });
    let mut homeless = Vec::new();
    merge(&parameters, &common, |entry| {
        let is_own = matches!(entry.kind, Kind::Own { .. });
        let in_body = !matches!(entry.kind, Kind::Own { location: Location::Query, .. });
        if in_body && is_own && !form {
            homeless.push(entry.name);
        }
        encode::push_pair(if in_body && form { &mut body } else { &mut url }, entry.name, entry.value);
    });
    // What separates nothing, or the `?`.
    url.take_back("&".len());
    body.take_back("&".len());
    checks::places(call, call.method, &homeless, &[], &mut faults);

    let mut headers = Vec::with_capacity(4 + call.headers.len());
    if form {
        headers.push((Cow::Borrowed("content-type"), String::from(checks::FORM)));
    }
    headers.push((Cow::Borrowed("x-acs-action"), call.action.to_owned()));
    headers.push((Cow::Borrowed("x-acs-version"), call.version.to_owned()));
    checks::add_headers(&mut headers, call, &mut faults);
    SignError::judge(faults)?;
    Ok(PreparedRequest {
        method: call.method,
        url: url.into_string(),
        headers,
        body: body.into_bytes(),
        signed: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{
        ExtraParameters, Parameters,
        sign::{Endpoint, Method, RawBody},
    };

    fn time() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_596_441_600)
    }

    #[test]
    fn nothing_of_a_key_is_sent() {
        let endpoint: Endpoint = "sts.aliyuncs.com".parse().unwrap();
        let mut own = ExtraParameters::default();
        own.query("RoleArn", "a/b");
        own.body("OIDCToken", "t");
        own.body("Signature", "left over");
        let parameters = Parameters::from(&own);
        let call = Call::new(&endpoint, "2015-04-01", "AssumeRoleWithOIDC", &parameters);
        let request = call.unsigned(time()).unwrap();
        assert_eq!(request.url, "https://sts.aliyuncs.com/?RoleArn=a%2Fb");
        assert_eq!(
            String::from_utf8(request.body).unwrap(),
            "Action=AssumeRoleWithOIDC&Format=JSON&OIDCToken=t&Timestamp=2020-08-03T08%3A00%3A00Z&Version=2015-04-01"
        );
        let get = call.method(Method::Get).unsigned(time()).unwrap_err();
        assert!(get.to_string().contains("`OIDCToken`"), "{get}");
    }

    #[test]
    fn all_faults_at_once() {
        let endpoint: Endpoint = "sts.aliyuncs.com".parse().unwrap();
        let parameters = Parameters::default();
        let call = Call::new(&endpoint, "", "A B", &parameters)
            .body(RawBody { content_type: None, content: b"x" })
            .headers(&[("host", "x")]);
        let error = call.unsigned(SystemTime::UNIX_EPOCH - Duration::from_secs(1)).unwrap_err();
        assert_eq!(error.faults().len(), 5, "{error}");
    }
}
