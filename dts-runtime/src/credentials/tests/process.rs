//! Programs, run for real.
#![cfg(unix)]

use std::fs;
use std::io::ErrorKind;
use std::task::{Context, Waker};
use std::thread;
use std::time::{Duration, Instant};

use super::support::block_on;
use crate::credentials::{Environment, ProcessEnvironment};

const LONG: Duration = Duration::from_secs(20);

fn shell(script: &str) -> Vec<String> {
    ["/bin/sh", "-c", script].map(str::to_owned).to_vec()
}

#[test]
fn gives_what_a_program_prints() {
    let output = block_on(ProcessEnvironment.run(&shell("printf '{\"a\":%s}' 1"), LONG)).unwrap();
    assert_eq!(output, br#"{"a":1}"#);
    // Without input, and without a shell of ours.
    let echo = ["/bin/echo", "$HOME", "a  b"].map(str::to_owned);
    assert_eq!(block_on(ProcessEnvironment.run(&echo, LONG)).unwrap(), b"$HOME a  b\n");
    assert_eq!(block_on(ProcessEnvironment.run(&shell("cat"), LONG)).unwrap(), b"");
}

#[test]
fn failures_hold_no_output() {
    let error = block_on(ProcessEnvironment.run(&shell("echo hush-hush; exit 3"), LONG)).unwrap_err().to_string();
    assert!(error.contains("exit status: 3") && !error.contains("hush-hush"), "{error}");
    let missing = [String::from("/no/such/program")];
    assert_eq!(block_on(ProcessEnvironment.run(&missing, LONG)).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(block_on(ProcessEnvironment.run(&[], LONG)).unwrap_err().kind(), ErrorKind::InvalidInput);
    let endless = block_on(ProcessEnvironment.run(&shell("exec yes"), LONG)).unwrap_err();
    assert_eq!(endless.to_string(), "the program prints more than 1 MiB");
}

#[test]
fn a_slow_program_is_ended() {
    let start = Instant::now();
    for script in ["exec sleep 30", "exec sleep 30 >&-"] {
        let error = block_on(ProcessEnvironment.run(&shell(script), Duration::from_millis(100))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TimedOut, "{script}");
    }
    // A child of the program that keeps the output open holds nobody up.
    let error = block_on(ProcessEnvironment.run(&shell("sleep 5 & exit 0"), Duration::from_millis(100))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TimedOut);
    assert!(start.elapsed() < Duration::from_secs(4));
}

#[test]
fn a_program_that_nobody_waits_for_is_ended() {
    let file = std::env::temp_dir().join(format!("credentials-process-{}", std::process::id()));
    let script = format!("echo $$ > '{}'; exec sleep 30", file.display());
    let command = shell(&script);
    let mut future = ProcessEnvironment.run(&command, LONG);
    assert!(future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    let mut id = String::new();
    while !id.ends_with('\n') {
        thread::sleep(Duration::from_millis(5));
        id = fs::read_to_string(&file).unwrap_or_default();
    }
    let _ = fs::remove_file(&file);
    drop(future);
    let id = id.trim();
    let deadline = Instant::now() + LONG;
    let is_there = || block_on(ProcessEnvironment.run(&shell(&format!("kill -0 {id} 2> /dev/null")), LONG)).is_ok();
    while is_there() {
        assert!(Instant::now() < deadline, "the program goes on");
        thread::sleep(Duration::from_millis(10));
    }
}
