//! A connection in ureq's form.

use std::{
    fmt,
    io::{self, ErrorKind, Read, Write},
    time::Duration,
};

use ::ureq::{
    Error,
    unversioned::transport::{Buffers, LazyBuffers, NextTimeout, Transport},
};

use super::stream::{Stream, is_timeout};
use crate::http::target::Target;

/// Holds a request's line and headers, or an answer's; ureq's own size.
const BUFFER: usize = 128 * 1024;

/// A connection.
pub(super) struct Wire {
    stream: Stream,
    buffers: LazyBuffers,
    /// `http://host:port`, where a proxy is told the whole URL.
    forward: Option<String>,
    /// Whether what is sent next is a request's line.
    at_request: bool,
}

impl Wire {
    /// `forward` is the server to which a proxy at the other end hands requests over.
    pub(super) fn new(stream: Stream, forward: Option<&Target>) -> Self {
        let forward = forward.map(|target| format!("http://{target}"));
        Self { stream, buffers: LazyBuffers::new(BUFFER, BUFFER), forward, at_request: true }
    }

    /// Puts the server in front of the path: `GET /path` becomes `GET http://host:port/path`.
    fn make_absolute(&mut self, amount: usize) -> Result<usize, Error> {
        let Some(server) = self.forward.as_deref().filter(|_| self.at_request) else { return Ok(amount) };
        let output = self.buffers.output();
        let longer = amount + server.len();
        let path = output.iter().take(amount).position(|&byte| byte == b' ').map(|blank| blank + 1);
        let (Some(path), true) = (path, longer <= output.len()) else {
            return Err(Error::Io(io::Error::new(ErrorKind::InvalidInput, "the request's line is too long")));
        };
        output.copy_within(path..amount, path + server.len());
        if let Some(room) = output.get_mut(path..path + server.len()) {
            room.copy_from_slice(server.as_bytes());
        }
        Ok(longer)
    }

    fn set_timeout(&self, timeout: NextTimeout) -> Result<(), Error> {
        if timeout.after.is_zero() {
            return Err(Error::Timeout(timeout.reason));
        }
        let limit = (!timeout.after.is_not_happening()).then_some(*timeout.after);
        // A system may round what is shorter down to no limit at all.
        self.stream.set_timeout(limit.map(|limit| limit.max(Duration::from_millis(1)))).map_err(failed)
    }
}

impl Transport for Wire {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let timeout = timeout.for_write();
        self.set_timeout(timeout)?;
        let amount = self.make_absolute(amount)?;
        self.at_request = false;
        let output = self.buffers.output().get(..amount).unwrap_or_default();
        self.stream.write_all(output).and_then(|()| self.stream.flush()).map_err(|error| in_time(error, timeout))
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.at_request = true;
        let timeout = timeout.for_read();
        self.set_timeout(timeout)?;
        let input = self.buffers.input_append_buf();
        let amount = loop {
            match self.stream.read(input) {
                Ok(amount) => break amount,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(in_time(error, timeout)),
            }
        };
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        self.stream.is_open()
    }

    fn is_tls(&self) -> bool {
        // Whether it is as safe as the URL says, which `Dial` has seen to.
        matches!(self.stream, Stream::Tls(_))
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

/// A connection that broke.
#[derive(Debug)]
pub(super) struct Broken(pub(super) io::Error);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Broken {}

fn in_time(error: io::Error, timeout: NextTimeout) -> Error {
    if is_timeout(&error) { Error::Timeout(timeout.reason) } else { failed(error) }
}

/// ureq takes an I/O error for the end of a body that has no length.
fn failed(error: io::Error) -> Error {
    Error::Other(Box::new(Broken(error)))
}
