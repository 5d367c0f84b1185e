//! Where the parts of a call travel.

use std::time::{Duration, SystemTime};

use dts_runtime::{
    ExtraParameters, Parameters, Secret,
    sign::{AccessKey, Algorithm, AnswerFormat, Call, Endpoint, Method, PreparedRequest, RawBody, SignError},
};

use crate::gateway;

const TOKEN: &str = "CAISdummy+Token/with=base64==";

/// A parameter that travels in the query, another in the form body, and a secret.
pub(crate) struct Scene {
    pub(crate) endpoint: Endpoint,
    pub(crate) secret: Secret,
    pub(crate) token: Option<Secret>,
    pub(crate) extra: ExtraParameters,
}

impl Scene {
    pub(crate) fn new() -> Self {
        let mut extra = ExtraParameters::default();
        extra.query("Region", "cn hangzhou");
        Self {
            endpoint: "https://dts.example.com/asapi/v3".parse().unwrap(),
            secret: Secret::from("testsecret"),
            token: None,
            extra,
        }
    }

    pub(crate) fn with_token() -> Self {
        Self { token: Some(Secret::from(TOKEN)), ..Self::new() }
    }

    pub(crate) fn key(&self) -> AccessKey<'_> {
        AccessKey { id: "testid", secret: &self.secret, token: self.token.as_ref() }
    }

    /// Signs the call after `change`.
    pub(crate) fn sign(&self, change: impl Fn(Call<'_>) -> Call<'_>) -> Result<PreparedRequest, SignError> {
        let parameters = Parameters::from(&self.extra);
        let call = change(Call::new(&self.endpoint, "2020-01-01", "DescribeDtsJobs", &parameters));
        call.sign(self.key(), time(), "nonce-0001")
    }

    pub(crate) fn url(&self, change: impl Fn(Call<'_>) -> Call<'_>) -> Result<String, SignError> {
        let parameters = Parameters::from(&self.extra);
        let call = change(Call::new(&self.endpoint, "2020-01-01", "DescribeDtsJobs", &parameters));
        call.presigned_url(self.key(), time(), "nonce-0001")
    }
}

/// A change that is used more than once.
pub(crate) fn change<F: for<'c> Fn(Call<'c>) -> Call<'c>>(change: F) -> F {
    change
}

fn time() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_596_441_600)
}

fn value<'a>(list: &'a [(String, String)], name: &str) -> Option<&'a str> {
    list.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn body(request: &PreparedRequest) -> &str {
    str::from_utf8(&request.body).unwrap()
}

#[test]
fn a_form_takes_all_that_the_query_need_not_show() {
    let mut scene = Scene::with_token();
    scene.extra.body("Password", "Example-Passw0rd");
    let request = scene.sign(|call| call).unwrap();
    assert_eq!(request.method, Method::Post);
    assert_eq!(request.url, "https://dts.example.com/asapi/v3?Region=cn%20hangzhou");
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(
        body(&request).split_once("&Signature=").unwrap().0,
        "AccessKeyId=testid&Action=DescribeDtsJobs&Format=JSON&Password=Example-Passw0rd\
         &SecurityToken=CAISdummy%2BToken%2Fwith%3Dbase64%3D%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=nonce-0001\
         &SignatureVersion=1.0&Timestamp=2020-08-03T08%3A00%3A00Z&Version=2020-01-01"
    );
    gateway::accepts_rpc_v1(&request, &scene.secret).unwrap();
}

#[test]
fn a_url_without_query_has_no_question_mark() {
    let mut scene = Scene::new();
    scene.extra = ExtraParameters::default();
    assert_eq!(scene.sign(|call| call).unwrap().url, "https://dts.example.com/asapi/v3");
    scene.endpoint = "http://dts.example.com:8080".parse().unwrap();
    assert_eq!(scene.sign(|call| call).unwrap().url, "http://dts.example.com:8080/");
    let acs3 = scene.sign(|call| call.algorithm(Algorithm::Acs3HmacSha256)).unwrap();
    assert_eq!((acs3.url.as_str(), acs3.body.len()), ("http://dts.example.com:8080/", 0));
    assert_eq!(acs3.header("content-type"), None);
    gateway::accepts_acs3(&acs3, "dts.example.com:8080", &scene.secret).unwrap();
}

#[test]
fn a_get_has_all_in_its_url() {
    let scene = Scene::new();
    let request = scene.sign(|call| call.method(Method::Get)).unwrap();
    assert!(request.url.starts_with("https://dts.example.com/asapi/v3?AccessKeyId=testid&Action="), "{}", request.url);
    assert!(request.url.contains("&Region=cn%20hangzhou&"), "{}", request.url);
    assert!(request.body.is_empty());
    assert_eq!(request.header("content-type"), None);
    gateway::accepts_rpc_v1(&request, &scene.secret).unwrap();
}

#[test]
fn a_raw_body_leaves_the_query_to_the_rest() {
    let scene = Scene::new();
    let content = "{\"raw\":\"内容\"}".as_bytes();
    let json = RawBody { content_type: Some("application/json"), content };
    let request = scene.sign(|call| call.body(json)).unwrap();
    assert_eq!((request.body.as_slice(), request.header("content-type")), (content, Some("application/json")));
    assert!(gateway::accepts_rpc_v1(&request, &scene.secret).unwrap().len() > 8);

    let bytes = RawBody { content_type: None, content };
    let request = scene.sign(|call| call.body(bytes).algorithm(Algorithm::Acs3HmacSha256)).unwrap();
    assert_eq!(request.url, "https://dts.example.com/asapi/v3?Region=cn%20hangzhou");
    assert_eq!(request.header("content-type"), Some("application/octet-stream"));
    gateway::accepts_acs3(&request, "dts.example.com", &scene.secret).unwrap();
}

#[test]
fn acs3_keeps_common_parameters_in_headers() {
    let mut scene = Scene::with_token();
    scene.extra.body("Password", "Example-Passw0rd");
    let request = scene.sign(|call| call.algorithm(Algorithm::Acs3HmacSha256)).unwrap();
    assert_eq!(request.url, "https://dts.example.com/asapi/v3?Region=cn%20hangzhou");
    assert_eq!(body(&request), "Password=Example-Passw0rd");
    for (name, value) in [
        ("accept", "application/json"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("x-acs-accesskey-id", "testid"),
        ("x-acs-action", "DescribeDtsJobs"),
        ("x-acs-date", "2020-08-03T08:00:00Z"),
        ("x-acs-security-token", TOKEN),
        ("x-acs-signature-nonce", "nonce-0001"),
        ("x-acs-version", "2020-01-01"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
    gateway::accepts_acs3(&request, "dts.example.com", &scene.secret).unwrap();
}

#[test]
fn a_path_follows_that_of_the_endpoint() {
    let mut scene = Scene::new();
    let call = change(|call| call.algorithm(Algorithm::Acs3HmacSha256).method(Method::Get).path("/api/v1/clusters"));
    let request = scene.sign(call).unwrap();
    assert_eq!(request.url, "https://dts.example.com/asapi/v3/api/v1/clusters?Region=cn%20hangzhou");
    gateway::accepts_acs3(&request, "dts.example.com", &scene.secret).unwrap();
    scene.endpoint = "cs.example.com".parse().unwrap();
    assert_eq!(scene.sign(call).unwrap().url, "https://cs.example.com/api/v1/clusters?Region=cn%20hangzhou");
}

#[test]
fn the_format_is_asked_for() {
    let scene = Scene::new();
    let rpc = scene.sign(|call| call.format(AnswerFormat::Xml)).unwrap();
    assert!(body(&rpc).contains("&Format=XML&"));
    let acs3 = change(|call| call.algorithm(Algorithm::Acs3HmacSha256).format(AnswerFormat::Xml));
    assert_eq!(scene.sign(acs3).unwrap().header("accept"), Some("application/xml"));
}

#[test]
fn region_and_product_are_added_where_they_are_asked_for() {
    let scene = Scene::new();
    let both = change(|call| call.region_id("cn-qingdao").product("Dts"));
    let request = scene.sign(both).unwrap();
    assert!(body(&request).contains("&Product=Dts&RegionId=cn-qingdao&"), "{}", body(&request));
    let acs3 = scene.sign(|call| both(call).algorithm(Algorithm::Acs3HmacSha256)).unwrap();
    assert!(acs3.url.ends_with("?Product=Dts&Region=cn%20hangzhou&RegionId=cn-qingdao"), "{}", acs3.url);

    let mut scene = Scene::new();
    scene.extra.query("RegionId", "cn-beijing");
    let list = gateway::accepts_rpc_v1(&scene.sign(both).unwrap(), &scene.secret).unwrap();
    assert_eq!(list.iter().filter(|(name, _)| name == "RegionId").count(), 1);
    assert_eq!(value(&list, "RegionId"), Some("cn-beijing"));
}

#[test]
fn common_parameters_of_the_caller_are_replaced() {
    let mut scene = Scene::new();
    for name in ["Action", "Version", "Format", "Timestamp", "SignatureNonce", "AccessKeyId", "SignatureMethod"] {
        scene.extra.query(name, "stale");
        scene.extra.body(name, "stale");
    }
    scene.extra.query("Signature", "stale");
    scene.extra.query("SignatureType", "");
    let request = scene.sign(|call| call).unwrap();
    assert!(!request.url.contains("stale") && !body(&request).contains("stale"));
    assert_eq!(request.url, "https://dts.example.com/asapi/v3?Region=cn%20hangzhou&SignatureType=");
    gateway::accepts_rpc_v1(&request, &scene.secret).unwrap();
}

#[test]
fn a_token_of_the_caller_is_a_secret() {
    let mut scene = Scene::new();
    scene.extra.query("SecurityToken", "token-of-the-caller");
    for algorithm in [Algorithm::RpcV1, Algorithm::Acs3HmacSha256] {
        let request = scene.sign(|call| call.algorithm(algorithm)).unwrap();
        assert!(!request.url.contains("token-of-the-caller"));
        assert!(body(&request).contains("SecurityToken=token-of-the-caller"));
    }
    scene.token = Some(Secret::from("token-of-the-key"));
    let request = scene.sign(|call| call).unwrap();
    assert!(body(&request).contains("&SecurityToken=token-of-the-key&"));
    assert!(!body(&request).contains("token-of-the-caller"));
}

#[test]
fn of_one_name_one_parameter_travels() {
    for algorithm in [Algorithm::RpcV1, Algorithm::Acs3HmacSha256] {
        let mut scene = Scene::new();
        scene.extra.body("Region", "in-the-body");
        scene.extra.query("Region", "later");
        let request = scene.sign(|call| call.algorithm(algorithm)).unwrap();
        assert_eq!(request.url, "https://dts.example.com/asapi/v3");
        assert_eq!(value(&gateway::parameters(&request), "Region"), Some("in-the-body"));

        let mut scene = Scene::new();
        scene.extra.query("Region", "later");
        let request = scene.sign(|call| call.algorithm(algorithm)).unwrap();
        assert_eq!(request.url, "https://dts.example.com/asapi/v3?Region=later");
    }
}

#[test]
fn parameters_put_by_hand_are_sorted() {
    let (scene, first, second) = (Scene::new(), String::from("1"), String::from("2"));
    let mut parameters = Parameters::default();
    parameters.query("b", &first);
    parameters.query("B", &second);
    let call = Call::new(&scene.endpoint, "2020-01-01", "DescribeDtsJobs", &parameters);
    let request = call.sign(scene.key(), time(), "n").unwrap();
    assert_eq!(request.url, "https://dts.example.com/asapi/v3?B=2&b=1");
    gateway::accepts_rpc_v1(&request, &scene.secret).unwrap();
}

#[test]
fn a_secret_travels_in_the_body_wherever_it_was_put() {
    let (scene, password) = (Scene::new(), Secret::from("Example-Passw0rd"));
    let mut parameters = Parameters::default();
    parameters.query("Password", &password);
    let call = Call::new(&scene.endpoint, "2020-01-01", "DescribeDtsJobs", &parameters);
    let request = call.sign(scene.key(), time(), "n").unwrap();
    assert_eq!(request.url, "https://dts.example.com/asapi/v3");
    assert!(body(&request).contains("&Password=Example-Passw0rd&"));
}

#[test]
fn headers_of_the_caller_travel() {
    let scene = Scene::new();
    let headers = [
        ("X-Acs-OrganizationId", "1"),
        ("x-acs-caller-sdk-source", "  a demo\t"),
        ("x-acs-organizationid", "2"),
        ("Accept", "text/plain"),
        ("User-Agent", "demo/1.0"),
    ];
    for algorithm in [Algorithm::RpcV1, Algorithm::Acs3HmacSha256] {
        let parameters = Parameters::from(&scene.extra);
        let call = Call::new(&scene.endpoint, "2020-01-01", "DescribeDtsJobs", &parameters);
        let request = call.algorithm(algorithm).headers(&headers).sign(scene.key(), time(), "n").unwrap();
        assert_eq!(request.header("x-acs-organizationid"), Some("2"));
        assert_eq!(request.header("x-acs-caller-sdk-source"), Some("a demo"));
        assert_eq!(request.header("user-agent"), Some("demo/1.0"));
        let accept: Vec<_> = request.headers.iter().filter(|(name, _)| name == "accept").collect();
        assert_eq!(accept.len(), 1);
        assert!(request.headers.iter().all(|(name, _)| !name.contains(char::is_uppercase)));
        if algorithm == Algorithm::Acs3HmacSha256 {
            gateway::accepts_acs3(&request, "dts.example.com", &scene.secret).unwrap();
            assert!(request.header("authorization").unwrap().contains(";x-acs-organizationid;"));
            assert!(!request.header("authorization").unwrap().contains("user-agent"));
        }
    }
}

#[test]
fn a_presigned_url_is_a_whole_call() {
    let mut scene = Scene::new();
    let settings = change(|call| call.algorithm(Algorithm::Acs3HmacSha256).method(Method::Put));
    let url = scene.url(settings).unwrap();
    let request = scene.sign(|call| call.method(Method::Get)).unwrap();
    assert_eq!(url, request.url);

    scene.token = Some(Secret::from(TOKEN));
    scene.extra.body("Password", "Example-Passw0rd");
    let url = scene.url(|call| call.allow_secrets_in_url()).unwrap();
    let list = gateway::pairs(gateway::path_and_query(&url).1);
    assert_eq!(value(&list, "Password"), Some("Example-Passw0rd"));
    assert_eq!(value(&list, "SecurityToken"), Some(TOKEN));
}

#[test]
fn a_presigned_url_holds_documents_of_the_form_body() {
    let (scene, document) = (Scene::new(), String::from("{}"));
    let mut parameters = Parameters::default();
    parameters.body("DbList", &document);
    let call = Call::new(&scene.endpoint, "2020-01-01", "ModifyDtsJob", &parameters);
    let url = call.presigned_url(scene.key(), time(), "n").unwrap();
    assert!(url.contains("&DbList=%7B%7D&"), "{url}");
}
