//! A call over a connection that was kept: each transport beside the library that it stands on, for the same URL, and a
//! call of each client, which completes, signs and judges, beside the library with a request that was signed before.

#![allow(missing_docs, reason = "criterion_group! writes an undocumented function")]

use std::{
    hint::black_box,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    task::{Context, Poll, Waker},
    thread,
    time::Duration,
};

use criterion::{Criterion, criterion_group, criterion_main};
use dts_runtime::{
    Client, Credentials, FakeTransport, HttpRequest, HttpSettings, ReqwestTransport, Transport, UntypedCall,
    UreqTransport, blocking,
};

/// Answers every request with 1 KB.
fn server() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for tcp in listener.incoming().flatten() {
            thread::spawn(move || serve(tcp));
        }
    });
    address
}

fn serve(mut tcp: TcpStream) {
    let body = format!(r#"{{"RequestId":"{}"}}"#, "a".repeat(1008));
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    tcp.set_nodelay(true).expect("a socket");
    while let Ok(length @ 1..) = tcp.read(&mut buffer) {
        request.extend_from_slice(buffer.get(..length).unwrap_or_default());
        if is_whole(&request) {
            request.clear();
            if tcp.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }
}

/// Whether a request has come with all of its body.
fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}

fn calls(c: &mut Criterion) {
    let url = format!("http://{}/?Action=DescribeDtsJobs&Version=2020-01-01", server());
    let settings = HttpSettings::new().without_proxy();
    let mut group = c.benchmark_group("kept_connection");
    group.measurement_time(Duration::from_secs(8));

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let tls = reqwest::Client::builder().tls_backend_preconfigured(no_tls()).no_proxy().http1_only();
    let library = tls.build().expect("a client");
    group.bench_function("reqwest", |b| {
        b.iter(|| {
            let call = async { library.get(&url).send().await?.bytes().await };
            black_box(runtime.block_on(call).expect("an answer"))
        });
    });
    let transport = ReqwestTransport::new(&settings).expect("a transport");
    group.bench_function("ReqwestTransport", |b| {
        b.iter(|| black_box(runtime.block_on(transport.send(HttpRequest::new("GET", &url))).expect("an answer")));
    });

    let library = ureq::Agent::config_builder().proxy(None).build().new_agent();
    group.bench_function("ureq", |b| {
        b.iter(|| {
            let mut answer = library.get(&url).call().expect("an answer");
            black_box(answer.body_mut().read_to_vec().expect("a body"))
        });
    });
    let transport = UreqTransport::new(&settings).expect("a transport");
    group.bench_function("UreqTransport", |b| {
        b.iter(|| {
            let mut call = transport.send(HttpRequest::new("GET", &url));
            match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(answer) => black_box(answer.expect("an answer")),
                Poll::Pending => unreachable!("a blocking transport is ready at once"),
            }
        });
    });
    group.finish();

    c.bench_function("make/ReqwestTransport", |b| b.iter(|| ReqwestTransport::new(black_box(&settings))));
    c.bench_function("make/UreqTransport", |b| b.iter(|| UreqTransport::new(black_box(&settings))));
}

/// A call by name with some parameters.
fn call() -> UntypedCall {
    let call = UntypedCall::new("Dts", "2020-01-01", "DescribeDtsJobs").query("Region", "cn-hangzhou");
    call.form("JobType", "SYNC").form("PageSize", "30").form("PageNumber", "1").form("OrderColumn", "CreateTime")
}

fn clients(c: &mut Criterion) {
    let endpoint = format!("http://{}", server());
    let keys = || Credentials::new("LTAItestidtestidtestid", "testsecrettestsecrettestsecret");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let builder =
        || Client::builder().endpoint(&*endpoint).credentials(keys()).http(HttpSettings::new().without_proxy());
    let client = builder().build().expect("a client");
    let own = FakeTransport::new().json(200, "{}");
    let signed = builder().transport(own.clone()).build().expect("a client");
    runtime.block_on(signed.request(&call())).expect("an answer");
    let request = own.requests().pop().expect("the request");
    let mut group = c.benchmark_group("call");
    group.measurement_time(Duration::from_secs(8));

    let tls = reqwest::Client::builder().tls_backend_preconfigured(no_tls()).no_proxy().http1_only();
    let library = tls.build().expect("a client");
    group.bench_function("reqwest", |b| {
        b.iter(|| {
            let mut post = library.post(&request.url).body(request.body.clone());
            for (name, value) in &request.headers {
                post = post.header(name, value);
            }
            black_box(runtime.block_on(async { post.send().await?.bytes().await }).expect("an answer"))
        });
    });
    group.bench_function("Client", |b| {
        b.iter(|| black_box(runtime.block_on(client.request(&call())).expect("an answer")));
    });

    let library = ureq::Agent::config_builder().proxy(None).build().new_agent();
    group.bench_function("ureq", |b| {
        b.iter(|| {
            let mut post = library.post(&request.url);
            for (name, value) in &request.headers {
                post = post.header(name, value);
            }
            let mut answer = post.send(&request.body[..]).expect("an answer");
            black_box(answer.body_mut().read_to_vec().expect("a body"))
        });
    });
    let builder = blocking::Client::builder().endpoint(&*endpoint).credentials(keys());
    let client = builder.http(HttpSettings::new().without_proxy()).build().expect("a client");
    group.bench_function("blocking::Client", |b| {
        b.iter(|| black_box(client.request(&call()).expect("an answer")));
    });
    group.finish();
}

/// reqwest wants TLS that is made beforehand.
fn no_tls() -> rustls::ClientConfig {
    let provider = rustls::crypto::ring::default_provider();
    let builder = rustls::ClientConfig::builder_with_provider(provider.into());
    let builder = builder.with_safe_default_protocol_versions().expect("versions");
    builder.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
}

criterion_group!(benches, calls, clients);
criterion_main!(benches);
