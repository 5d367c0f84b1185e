//! Nothing that is printed holds a secret, whatever services and files answer.

use std::fmt::Debug;

use super::support::{FakeEnvironment, FakeTransport, World, status};
use crate::credentials::form::decoded;
use crate::credentials::{
    AssumeRole, CachedCredentials, CliProfile, Credentials, CredentialsChain, CredentialsFile, CredentialsProvider,
    CredentialsUri, EcsRamRole, EnvironmentVariables, OidcRole,
};
use crate::{HttpRequest, HttpResponse, Secret, TransportError, TransportErrorKind, Value};

// What must never be seen, in whatever encoding. No one of them is a part of another.
const KEY: &str = "s3cret/of+the=key";
const TOKEN: &str = "t0ken/of+the=keys";
const OIDC: &str = "0idc.token+of/the.pod=";
const BEARER: &str = "b3arer+of/the=sign-in";
const QUERY: &str = "qu3ry+of/the=uri";
const ARGUMENT: &str = "4rgument+of/the=program";
const METADATA: &str = "m3tadata+token/of=it";
const ISSUED_KEY: &str = "issu3d+secret/of=it";
const ISSUED_TOKEN: &str = "issu3d+token/of=it";
const SECRETS: [&str; 9] = [KEY, TOKEN, OIDC, BEARER, QUERY, ARGUMENT, METADATA, ISSUED_KEY, ISSUED_TOKEN];

/// All that was printed.
#[derive(Default)]
struct Printed(Vec<String>);

impl Printed {
    fn debug(&mut self, value: &dyn Debug) {
        self.0.push(format!("{value:?}\n{value:#?}"));
    }

    fn outcome(&mut self, world: &World, provider: &(impl CredentialsProvider + Debug)) {
        self.debug(provider);
        match world.ask(provider) {
            Ok(keys) => self.debug(&keys),
            Err(error) => {
                self.debug(&error);
                self.0.push(error.to_string());
            }
        }
        self.debug(provider);
        self.debug(&world.transport.asked());
    }

    fn check(&self) {
        for text in &self.0 {
            let mut layer = text.clone();
            for _ in 0..4 {
                for secret in SECRETS {
                    assert!(!layer.contains(secret), "{secret} is in {text}");
                }
                layer = decoded(&layer);
            }
        }
    }
}

fn config(profile: &str) -> String {
    format!(r#"{{"current":"p","profiles":[{{"name":"p",{profile}}}]}}"#)
}

/// Profiles of all modes.
fn profiles() -> Vec<String> {
    let pair = format!(r#""access_key_id":"id","access_key_secret":"{KEY}""#);
    let triple = format!(r#"{pair},"sts_token":"{TOKEN}""#);
    let mut profiles = vec![
        format!(r#""mode":"AK",{pair}"#),
        format!(r#""mode":"StsToken",{triple}"#),
        format!(r#""mode":"StsToken",{triple},"sts_expiration":1"#),
        format!(r#""mode":"OAuth",{triple},"oauth_access_token":"{BEARER}","oauth_refresh_token":"{BEARER}""#),
        format!(r#""mode":"RamRoleArn",{triple},"ram_role_arn":"acs:ram::1:role/r""#),
        format!(r#""mode":"OIDC","ram_role_arn":"r","oidc_provider_arn":"p","oidc_token_file":"/token",{triple}"#),
        format!(r#""mode":"EcsRamRole",{triple}"#),
        format!(r#""mode":"CredentialsURI","credentials_uri":"http://localhost/keys?k={QUERY}""#),
        format!(r#""mode":"CredentialsURI","credentials_uri":"http://me:{QUERY}@localhost/keys""#),
        format!(
            r#""mode":"CloudSSO","cloud_sso_sign_in_url":"https://sso.example.com","cloud_sso_account_id":"1",
               "cloud_sso_access_config":"c","access_token":"{BEARER}","cloud_sso_access_token_expire":9999999999"#
        ),
        format!(r#""mode":"CloudSSO","access_token":"{BEARER}","cloud_sso_access_token_expire":1"#),
        format!(r#""mode":"External","process_command":"/opt/tool --key {ARGUMENT}""#),
        format!(r#""mode":"External","process_command":"/opt/tool '{ARGUMENT}""#),
        format!(r#""mode":"RsaKeyPair","private_key":"{KEY}""#),
        format!(r#""mode":"Unknown",{triple}"#),
        // Secrets in places of something else.
        format!(r#""mode":"AK",{pair},"expired_seconds":"{KEY}""#),
        format!(r#""mode":"AK",{pair},"enable_vpc":["{KEY}"]"#),
    ];
    profiles.push(format!(r#""mode":"AK",{pair}}} {KEY}"#));
    profiles
}

/// Credentials files.
fn sections() -> Vec<String> {
    let pair = format!("access_key_id = id\naccess_key_secret = {KEY}\n");
    vec![
        format!("[default]\ntype = access_key\n{pair}"),
        format!("[default]\ntype = sts\n{pair}security_token = {TOKEN}\n"),
        format!("[default]\ntype = ram_role_arn\n{pair}security_token = {TOKEN}\nrole_arn = r\n"),
        format!("[default]\ntype = ram_role_arn\n{pair}"),
        format!("[default]\ntype = {KEY}\n"),
        format!("[default]\ntype = access_key\naccess_key_id = id\naccess_key_secret = '{KEY}'\n"),
        format!("[default]\n{}\n", KEY.replace('=', " ")),
        format!("{KEY}\n[{KEY}\n"),
        format!("[default] {KEY}\n{pair}{pair}"),
    ]
}

fn environment(config: &str, section: &str) -> FakeEnvironment {
    let printed = format!(r#"{{"mode":"{ARGUMENT}","access_key_id":"{ARGUMENT}","access_key_secret":"{KEY}" "{TOKEN}"#);
    FakeEnvironment::default()
        .variable("HOME", "/h")
        .variable("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/r")
        .variable("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "p")
        .variable("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/token")
        .variable("ALIBABA_CLOUD_CREDENTIALS_URI", &format!("http://localhost/keys?k={QUERY}"))
        .file("/token", OIDC)
        .file("/h/.aliyun/config.json", config)
        .file("/h/.alibabacloud/credentials", section)
        .runs(move |_, _| Ok(printed.clone().into_bytes()))
}

/// Everything that was sent.
fn echo(request: &HttpRequest) -> String {
    let headers: Vec<String> = request.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("{} {} {}", request.url, headers.join(" "), String::from_utf8_lossy(&request.body))
}

/// Services that repeat what they were sent, and all that they have issued.
fn answer(kind: usize, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
    if request.url.ends_with("/latest/api/token") {
        return status(200, METADATA);
    }
    if request.url.ends_with("/security-credentials/") && kind != 0 {
        return status(200, "worker");
    }
    let echo = echo(request);
    let quoted = Value::from(echo.as_str());
    let issued = format!(r#""AccessKeyId":"id","AccessKeySecret":"{ISSUED_KEY}","SecurityToken":"{ISSUED_TOKEN}""#);
    match kind {
        0 => status(403, format!(r#"{{"Code":{quoted},"Message":{quoted},"RequestId":{quoted}}}"#)),
        1 => status(500, format!("<html>{echo}</html>")),
        2 => status(200, format!("{echo}{{{issued}}}")),
        3 => status(200, format!(r#"{{"Code":"Success",{issued}}}"#)),
        4 => status(
            200,
            format!(r#"{{"Code":{quoted},{issued},"Credentials":{{{issued}}},"CloudCredential":{{{issued}}}}}"#),
        ),
        5 => {
            let whole = format!(r#"{issued},"Expiration":"2026-01-31T09:00:00Z""#);
            let answer =
                format!(r#"{{"Code":"Success",{whole},"Credentials":{{{whole}}},"CloudCredential":{{{whole}}}}}"#);
            status(200, answer)
        }
        6 => status(200, format!(r#"{{"Code":"Success",{issued},"Expiration":"{ISSUED_KEY}"}}"#)),
        7 => status(
            200,
            format!(r#"{{"Credentials":"{ISSUED_KEY}","CloudCredential":["{ISSUED_KEY}","{ISSUED_KEY}"]}}"#),
        ),
        8 => {
            // The string that a service has signed, as it quotes it: encoded once more.
            let signed = crate::credentials::form::form(&[("server string to sign is", &echo)]);
            status(400, format!(r#"{{"Code":"SignatureDoesNotMatch","Message":{}}}"#, Value::from(signed)))
        }
        _ => Err(TransportError::new(TransportErrorKind::Broken, echo)),
    }
}

#[test]
fn nothing_that_is_printed_holds_a_secret() {
    let mut printed = Printed::default();
    let triple = || Credentials::temporary("id", KEY, TOKEN);
    for kind in 0..10 {
        let world = |config: &str, section: &str| {
            World::new(environment(config, section), FakeTransport::new(move |request| answer(kind, request)))
        };
        let plain = || world("", "");
        printed.outcome(&plain(), &triple());
        printed.outcome(&plain(), &EnvironmentVariables);
        printed.outcome(&plain(), &AssumeRole::new(triple(), "acs:ram::1:role/r"));
        printed.outcome(&plain(), &AssumeRole::new(EcsRamRole::new(), "acs:ram::1:role/r"));
        printed.outcome(&plain(), &OidcRole::new());
        printed.outcome(&plain(), &EcsRamRole::new());
        printed.outcome(&plain(), &EcsRamRole::new().without_v1());
        printed.outcome(&plain(), &CredentialsUri::new());
        printed.outcome(&plain(), &CredentialsUri::at(Secret::from(format!("http://a:{QUERY}@h/?{QUERY}"))));
        for profile in profiles() {
            let world = world(&config(&profile), "");
            printed.outcome(&world, &CliProfile::new());
            printed.outcome(&world, &CredentialsChain::official());
            printed.outcome(&world, &CachedCredentials::new(CliProfile::new()));
        }
        for section in sections() {
            printed.outcome(&world("", &section), &CredentialsFile::new());
            printed.outcome(&world("", &section), &CachedCredentials::new(CredentialsChain::official()));
        }
    }
    assert!(printed.0.len() > 1000);
    printed.check();
}

#[test]
fn the_check_sees_what_it_should() {
    for text in [KEY, "a s3cret%2Fof%2Bthe%3Dkey b", "%2573%2533cret%252Fof%252Bthe%253Dkey"] {
        let seen = std::panic::catch_unwind(|| Printed(vec![text.to_owned()]).check());
        assert!(seen.is_err(), "{text}");
    }
}
