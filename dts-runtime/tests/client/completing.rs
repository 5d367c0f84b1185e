//! What the settings add to requests.

use dts_runtime::{EndpointQuery, FakeTransport, Network, sign::Algorithm};

use crate::actions::{Change, Read};
use crate::support::{builder, client, header, now, sent};

#[test]
fn the_region_finds_the_gateway() {
    let transport = FakeTransport::from_fn(|_| Ok(Default::default()));
    let client = client(&transport).with(|call| call.raw_answers(true));
    let calls = [
        client.clone(),
        client.with(|call| call.region("cn-beijing")),
        client.with(|call| call.region("eu-central-1")),
        client.with(|call| call.network(Network::Vpc)),
        client.with(|call| call.endpoint("http://127.0.0.1:8080/dts")),
    ];
    for call in &calls {
        // An empty answer can't be decoded; what was sent is looked at.
        now(call.send(Read::default())).unwrap_err();
    }
    let urls: Vec<_> = transport.requests().into_iter().map(|request| request.url).collect();
    assert_eq!(
        urls,
        [
            "https://dts.aliyuncs.com/",
            "https://dts.cn-beijing.aliyuncs.com/",
            "https://dts.eu-central-1.aliyuncs.com/",
            "https://dts-vpc.cn-hangzhou.aliyuncs.com/",
            "http://127.0.0.1:8080/dts",
        ]
    );
    assert_eq!(sent(&transport.requests()[1])["RegionId"], "cn-beijing");
}

#[test]
fn without_a_region_the_request_says_it() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}");
    let (builder, clock) = builder(&transport);
    drop(builder);
    let client = dts_runtime::Client::builder()
        .credentials(dts_runtime::Credentials::new("testid", "Test-Access-Key-Secret"))
        .transport(transport.clone())
        .clock(clock)
        .build()
        .unwrap();
    now(client.send(Read { region_id: Some(String::from("cn-beijing")) })).unwrap();
    now(client.send(Read::default())).unwrap();
    let requests = transport.requests();
    assert_eq!(requests[0].url, "https://dts.cn-beijing.aliyuncs.com/?RegionId=cn-beijing");
    assert_eq!(requests[1].url, "https://dts.aliyuncs.com/");
    assert!(!sent(&requests[1]).contains_key("RegionId"));
}

#[test]
fn a_resolver_of_ones_own() {
    let transport = FakeTransport::new().json(200, "{}");
    let resolver = |query: &EndpointQuery<'_>| match query.region {
        Some(region) => format!("{}.{region}.example.com", query.product).parse().map_err(|error| format!("{error}")),
        None => Err(String::from("which region?")),
    };
    let client = builder(&transport).0.endpoint_resolver(resolver).build().unwrap();
    now(client.send(Read::default())).unwrap();
    assert_eq!(transport.requests()[0].url, "https://dts.cn-hangzhou.example.com/");
    let error = now(client.with(|call| call.region("")).send(Read::default())).unwrap_err();
    assert!(error.to_string().contains("no endpoint for `Dts`"), "{error}");
}

#[test]
fn defaults_give_way_to_the_request() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}");
    let client = builder(&transport)
        .0
        .query_parameter("JobId", "default")
        .query_parameter("A", "1")
        .body_parameter("Z", "2")
        .header("X-Trace", "first")
        .header("x-trace", "second")
        .user_agent_suffix("report/2.1")
        .build()
        .unwrap();
    now(client.send(Change { job: Some(String::from("own")), ..Change::default() })).unwrap();
    now(client.with(|call| call.header("x-trace", "third")).send(Change::default())).unwrap();
    let [own, default] = transport.requests().try_into().unwrap();
    assert_eq!(own.url, "https://dts.aliyuncs.com/?A=1&JobId=own");
    assert_eq!(default.url, "https://dts.aliyuncs.com/?A=1&JobId=default");
    assert_eq!(sent(&own)["Z"], "2");
    assert_eq!((header(&own, "x-trace"), header(&default, "x-trace")), (Some("second"), Some("third")));
    assert_eq!(own.headers.iter().filter(|(name, _)| name == "x-trace").count(), 1);
    assert!(header(&own, "user-agent").unwrap().ends_with(" report/2.1"));
}

#[test]
fn acs3_signs_in_headers() {
    let transport = FakeTransport::new().json(200, "{}");
    let client = builder(&transport).0.algorithm(Algorithm::Acs3HmacSha256).build().unwrap();
    now(client.send(Change { job: Some(String::from("a b")), ..Change::default() })).unwrap();
    let request = &transport.requests()[0];
    assert_eq!(request.url, "https://dts.aliyuncs.com/?JobId=a%20b&RegionId=cn-hangzhou");
    assert!(request.body.is_empty());
    assert_eq!(header(request, "x-acs-action"), Some("Change"));
    assert!(header(request, "authorization").unwrap().starts_with("ACS3-HMAC-SHA256 Credential=testid,"));
}
