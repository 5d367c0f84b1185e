//! Services that repeat what they were sent.

use dts_runtime::ErrorKind;

use crate::{
    expected::{Expected::Fails, refused},
    run::{Case, case, harmful},
    secrets::{EXTRA, KEY, PASSWORD, TOKEN},
    server::{After, Received, Server},
    world::{World, json},
};

/// What a service may quote of a request: its line, its signature and its form, as they came, decoded, and encoded once
/// more, as in a string to sign.
fn quotes(request: &Received) -> Vec<String> {
    let form = String::from_utf8_lossy(&request.body).into_owned();
    let signed = format!("{} {} {form}", request.line, request.header("authorization").unwrap_or_default());
    let encoded = signed.replace('%', "%25").replace('=', "%3D").replace('&', "%26");
    // Whoever signs has the key's secret; the others were sent, but not by a GET.
    let mut all = vec![KEY];
    if !form.is_empty() {
        all.extend([PASSWORD, EXTRA, TOKEN]);
    }
    [signed, encoded, all.join(" and ")].map(|text| text.replace(['"', '\\', '<'], "'")).to_vec()
}

fn quoting(status: &'static str, body: fn(&[String]) -> String) -> World {
    World::of(Server::start(move |request, connection| {
        connection.say(json(status, "", &body(&quotes(request))));
        After::Keep
    }))
}

fn codes(quotes: &[String]) -> String {
    let [signed, encoded, decoded] = quotes else { unreachable!() };
    format!(
        r#"{{"RequestId":"4C46-1","Code":"Quoted","Message":"No: {signed} - {encoded} - {decoded}",
        "Recommend":"https://example.com/?q={encoded}","HostId":"{decoded}",
        "AccessDeniedDetail":{{"AuthAction":"{signed}"}}}}"#
    )
}

fn signed(quotes: &[String]) -> String {
    let encoded = &quotes[1];
    format!(
        r#"{{"RequestId":"4C46-1","Code":"SignatureDoesNotMatch","Message":"No. server string to sign is:{encoded}"}}"#
    )
}

fn xml(quotes: &[String]) -> String {
    let message = quotes.join(" - ").replace('&', "&amp;");
    format!("<Error><RequestId>4C46-1</RequestId><Code>Quoted</Code><Message>{message}</Message></Error>")
}

fn failed(quotes: &[String]) -> String {
    let [.., decoded] = quotes else { unreachable!() };
    format!(
        r#"{{"RequestId":"4C46-1","Success":false,"ErrCode":"Quoted","ErrMessage":"{decoded}","TraceId":"{decoded}"}}"#
    )
}

fn cut(quotes: &[String]) -> String {
    codes(quotes).replace("}}", "")
}

pub(crate) fn cases() -> Vec<Case> {
    let quoted = refused(400).code("Quoted").body("4C46-1").says(&["***"]);
    let good_status = refused(200).code("Quoted").body("4C46-1").says(&["***"]);
    let mismatch =
        refused(400).code("SignatureDoesNotMatch").body("4C46-1").did_not_run().says(&["string to sign […]"]);
    vec![
        case("quoted", || quoting("400 Bad Request", codes), Fails(quoted)),
        case("quoted in XML", || quoting("400 Bad Request", xml), Fails(quoted)),
        case("quoted in a string to sign", || quoting("400 Bad Request", signed), Fails(mismatch)),
        case("quoted and cut", || quoting("400 Bad Request", cut), Fails(quoted)),
        case("quoted with HTTP status 200", || quoting("200 OK", failed), Fails(good_status)),
        harmful(
            "quoted in plain text",
            || quoting("500 Oops", |quotes| quotes.join("\n")),
            refused(500).body("Password").retryable().says(&["plain text without an error code"]),
        ),
        case(
            "quoted instead of an answer",
            || quoting("200 OK", |quotes| format!("[{:?}]", quotes.join(" "))),
            Fails(refused(200).kind(ErrorKind::Decode).body("Password").says(&["can't be read"])),
        ),
    ]
}

#[test]
fn what_is_quoted_is_masked() {
    cases().iter().for_each(Case::holds);
}
