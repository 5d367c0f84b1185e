//! Running a program without blocking whoever waits for it, on any executor.

use std::future::poll_fn;
use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

/// How much a program may print: keys are short.
const LONGEST_OUTPUT: u64 = 1024 * 1024;

/// How often the end of the program, of its time and of the interest in it are looked for.
const TICK: Duration = Duration::from_millis(10);

/// What the thread and the future share.
#[derive(Default)]
struct Shared {
    outcome: Option<io::Result<Vec<u8>>>,
    waker: Option<Waker>,
    /// The future was dropped.
    forgotten: bool,
}

/// The future's end, which tells the thread when it is dropped.
struct Interest(Arc<Mutex<Shared>>);

impl Drop for Interest {
    fn drop(&mut self) {
        lock(&self.0).forgotten = true;
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs the program on a thread of its own.
pub(super) async fn run(command: Vec<String>, limit: Duration) -> io::Result<Vec<u8>> {
    let shared = Arc::new(Mutex::new(Shared::default()));
    let interest = Interest(Arc::clone(&shared));
    thread::Builder::new().name(String::from("credentials process")).spawn(move || {
        let outcome = run_here(&command, limit, &shared);
        let mut shared = lock(&shared);
        shared.outcome = Some(outcome);
        if let Some(waker) = shared.waker.take() {
            waker.wake();
        }
    })?;
    poll_fn(|task| {
        let mut shared = lock(&interest.0);
        match shared.outcome.take() {
            Some(outcome) => Poll::Ready(outcome),
            None => {
                shared.waker = Some(task.waker().clone());
                Poll::Pending
            }
        }
    })
    .await
}

fn run_here(command: &[String], limit: Duration, shared: &Mutex<Shared>) -> io::Result<Vec<u8>> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "there is no program to run"));
    };
    let mut child = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let ended = watch(&mut child, limit, shared);
    if ended.is_err() {
        // It may have ended by itself meanwhile; either way it is gone then.
        let _ = child.kill();
        let _ = child.wait();
    }
    ended
}

/// What the program prints, once it has ended well.
fn watch(child: &mut Child, limit: Duration, shared: &Mutex<Shared>) -> io::Result<Vec<u8>> {
    let deadline = Instant::now().checked_add(limit);
    let check = || {
        if lock(shared).forgotten {
            return Err(io::Error::new(io::ErrorKind::Interrupted, "nobody waits for the program any more"));
        }
        if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            let text = format!("the program has not ended within {} s", limit.as_secs_f32());
            return Err(io::Error::new(io::ErrorKind::TimedOut, text));
        }
        Ok(())
    };
    let output = read(child)?;
    let output = loop {
        match output.recv_timeout(TICK) {
            Ok(output) => break output?,
            Err(RecvTimeoutError::Timeout) => check()?,
            Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("its output can't be read")),
        }
    };
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(output),
            Some(status) => return Err(io::Error::other(format!("the program has failed: {status}"))),
            None => {
                check()?;
                thread::sleep(TICK);
            }
        }
    }
}

/// Reads the output on a thread of its own: a child of the program may keep it open for ever.
fn read(child: &mut Child) -> io::Result<Receiver<io::Result<Vec<u8>>>> {
    let (sender, receiver) = channel();
    let Some(mut stdout) = child.stdout.take() else { return Err(io::Error::other("its output can't be read")) };
    thread::Builder::new().name(String::from("credentials output")).spawn(move || {
        let mut output = Vec::new();
        let outcome = match stdout.by_ref().take(LONGEST_OUTPUT + 1).read_to_end(&mut output) {
            Err(error) => Err(error),
            Ok(_) if output.len() as u64 > LONGEST_OUTPUT => {
                Err(io::Error::new(io::ErrorKind::InvalidData, "the program prints more than 1 MiB"))
            }
            Ok(_) => Ok(output),
        };
        // Nobody is there any more where the time was over.
        let _ = sender.send(outcome);
    })?;
    Ok(receiver)
}
