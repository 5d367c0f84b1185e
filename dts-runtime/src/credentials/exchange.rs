//! Requests to services that give keys, and what can be said of their answers without telling a secret.

use std::path::Path;

use super::CredentialsContext;
use super::decoded::decoded;
use super::form::decoded as percent_decoded;
use crate::{Decode, DecodeError, HttpRequest, HttpResponse, Secret, TransportError, decode_json};

/// The longest part of a service's message that is shown.
const LONGEST_MESSAGE: usize = 400;

/// Secrets shorter than this are not looked for in messages: any text may hold them by chance.
const SHORTEST_SECRET: usize = 4;

/// A service, and what its answers must not make us tell.
pub(super) struct Service {
    /// As errors name it: ``STS at `https://sts.aliyuncs.com/` ``.
    pub(super) name: String,
    /// What travels in the request, and may come back in a message.
    pub(super) secrets: Vec<Secret>,
}

impl Service {
    /// Sends the request; an answer of whatever status is one.
    pub(super) async fn send(
        &self,
        context: &CredentialsContext<'_>,
        request: HttpRequest,
    ) -> Result<HttpResponse, TransportError> {
        context.transport.send(request).await
    }

    /// Sends the request and reads an answer of status 200.
    pub(super) async fn ask<T: Decode + Default>(
        &self,
        context: &CredentialsContext<'_>,
        request: HttpRequest,
    ) -> Result<T, String> {
        let response = self.send(context, request).await.map_err(|error| self.silence(&error))?;
        if response.status != 200 {
            return Err(self.refusal(&response));
        }
        self.read(&response)
    }

    /// Reads the answer.
    pub(super) fn read<T: Decode + Default>(&self, response: &HttpResponse) -> Result<T, String> {
        decode_json(&response.body)
            .map_err(|error| format!("{} gave no JSON that fits: {}", self.name, error.with_status(response.status)))
    }

    /// Why nothing came.
    pub(super) fn silence(&self, error: &TransportError) -> String {
        format!("{} did not answer: {}", self.name, self.harmless(&error.to_string()))
    }

    /// Why the service refused, from an answer that is not 200.
    pub(super) fn refusal(&self, response: &HttpResponse) -> String {
        let mut text = format!("{} refused with HTTP status {}", self.name, response.status);
        let told: Told = decode_json(&response.body).unwrap_or_default();
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        if let Some(code) = given(told.code) {
            text.push_str(&format!(", code `{}`", self.harmless(&code)));
        }
        if let Some(message) = given(told.message) {
            text.push_str(&format!(": {}", self.harmless(&message)));
        }
        if let Some(id) = given(told.request_id) {
            text.push_str(&format!(" (request id {})", self.harmless(&id)));
        }
        text
    }

    /// The text on one line, cut where it is long, and withheld where it repeats a secret: services quote the string
    /// that they have signed, which holds the security token in one or two layers of percent-encoding.
    pub(super) fn harmless(&self, text: &str) -> String {
        let mut layer = text.to_owned();
        for _ in 0..4 {
            let tells = |secret: &Secret| secret.expose().len() >= SHORTEST_SECRET && layer.contains(secret.expose());
            if self.secrets.iter().any(tells) {
                return String::from("(withheld, since it repeats a secret)");
            }
            layer = percent_decoded(&layer);
        }
        let mut line: String =
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_MESSAGE).collect();
        if text.chars().nth(LONGEST_MESSAGE).is_some() {
            line.push_str(" ...");
        }
        line
    }
}

/// What a service says of a failure.
#[derive(Default)]
struct Told {
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
}

decoded!(Told {
    "Code" => code,
    "Message" => message,
    "RequestId" => request_id,
});

/// Where and why a JSON file can't be read. It shows nothing of the file.
pub(super) fn file_fault(path: &Path, error: &DecodeError) -> String {
    let (line, column) = error.line_column();
    let place = if error.path().is_empty() { String::new() } else { format!(", at `{}`", error.path()) };
    format!("`{}`:{line}:{column}{place}: expected {}, found {}", path.display(), error.expected(), error.found())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn withholds_messages_that_repeat_a_secret() {
        let token = Secret::from("to/ken+secret==");
        let service = Service { name: String::from("STS"), secrets: vec![token] };
        for text in [
            "your token is to/ken+secret==",
            "SecurityToken=to%2Fken%2Bsecret%3D%3D",
            "server string to sign is:POST&%2F&SecurityToken%3Dto%252Fken%252Bsecret%253D%253D%26Version",
            "to%25252Fken%25252Bsecret%25253D%25253D",
        ] {
            assert_eq!(service.harmless(text), "(withheld, since it repeats a secret)", "{text}");
        }
        assert_eq!(service.harmless("100% of\nit"), "100% of it");
        assert_eq!(service.harmless(&"x".repeat(500)), format!("{} ...", "x".repeat(400)));
    }

    #[test]
    fn tells_code_message_and_request_id() {
        let service = Service { name: String::from("STS"), secrets: vec![] };
        let refusal =
            |body: &[u8]| service.refusal(&HttpResponse { status: 403, headers: vec![], body: body.to_vec() });
        assert_eq!(
            refusal(br#"{"RequestId":"R-1","Code":"NoPermission","Message":"You are not authorized."}"#),
            "STS refused with HTTP status 403, code `NoPermission`: You are not authorized. (request id R-1)"
        );
        assert_eq!(refusal(b"<html>"), "STS refused with HTTP status 403");
        assert_eq!(refusal(b""), "STS refused with HTTP status 403");
    }
}
