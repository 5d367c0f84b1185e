//! A call over a connection that was kept: each transport beside the library that it stands on, for the same URL.

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
use dts_runtime::{HttpRequest, HttpSettings, ReqwestTransport, Transport, UreqTransport};

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
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: 1024\r\n\r\n{}", "a".repeat(1024));
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    tcp.set_nodelay(true).expect("a socket");
    while let Ok(length @ 1..) = tcp.read(&mut buffer) {
        request.extend_from_slice(buffer.get(..length).unwrap_or_default());
        if request.ends_with(b"\r\n\r\n") {
            request.clear();
            if tcp.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }
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

/// reqwest wants TLS that is made beforehand.
fn no_tls() -> rustls::ClientConfig {
    let provider = rustls::crypto::ring::default_provider();
    let builder = rustls::ClientConfig::builder_with_provider(provider.into());
    let builder = builder.with_safe_default_protocol_versions().expect("versions");
    builder.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
}

criterion_group!(benches, calls);
criterion_main!(benches);
