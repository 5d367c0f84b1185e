//! Connections: TCP, with TLS on top as often as a proxy wants it.

use std::{
    io::{self, ErrorKind, Read, Write},
    net::TcpStream,
    sync::Arc,
    time::{Duration, Instant},
};

use rustls::{ClientConfig, ClientConnection, StreamOwned, pki_types::ServerName};

use super::{FOR_EVER, dial::DialError};

/// A time after which a connection is given up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Instant);

impl Deadline {
    pub(super) fn after(time: Duration) -> Self {
        Self(Instant::now() + time.min(FOR_EVER))
    }

    /// The time that is left; an error where there is none.
    pub(super) fn left(self) -> io::Result<Duration> {
        let left = self.0.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
    }
}

/// Whether an error says that a time ran out. Which of the two it is depends on the system.
pub(super) fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock)
}

/// A connection.
pub(super) enum Stream {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, Stream>>),
}

impl Stream {
    /// Shakes hands over this connection.
    pub(super) fn with_tls(
        mut self,
        config: &Arc<ClientConfig>,
        host: &str,
        deadline: Deadline,
    ) -> Result<Self, DialError> {
        let name = ServerName::try_from(host.to_owned()).map_err(|_| DialError::Name)?;
        let mut connection = ClientConnection::new(Arc::clone(config), name).map_err(DialError::Tls)?;
        while connection.is_handshaking() {
            connection.complete_io(&mut Timed { stream: &mut self, deadline })?;
        }
        Ok(Self::Tls(Box::new(StreamOwned::new(connection, self))))
    }

    /// Limits each read and write from now on.
    pub(super) fn set_timeout(&self, timeout: Option<Duration>) -> io::Result<()> {
        match self {
            Self::Plain(tcp) => {
                tcp.set_read_timeout(timeout)?;
                tcp.set_write_timeout(timeout)
            }
            Self::Tls(tls) => tls.sock.set_timeout(timeout),
        }
    }

    /// Whether an unused connection can still be used: the server has neither closed it nor said anything.
    pub(super) fn is_open(&mut self) -> bool {
        self.set_nonblocking(true).is_ok() && self.is_quiet() && self.set_nonblocking(false).is_ok()
    }

    fn is_quiet(&mut self) -> bool {
        match self {
            Self::Plain(tcp) => tcp.peek(&mut [0]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock),
            // Tickets for later sessions may have come, which are nothing that the server says.
            Self::Tls(tls) => loop {
                match tls.conn.read_tls(&mut tls.sock) {
                    Err(error) => return error.kind() == ErrorKind::WouldBlock,
                    Ok(0) => return false,
                    Ok(_) => match tls.conn.process_new_packets() {
                        Ok(state) if state.plaintext_bytes_to_read() == 0 && !state.peer_has_closed() => {}
                        _ => return false,
                    },
                }
            },
        }
    }

    fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {
        match self {
            Self::Plain(tcp) => tcp.set_nonblocking(nonblocking),
            Self::Tls(tls) => tls.sock.set_nonblocking(nonblocking),
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(tcp) => tcp.read(buffer),
            Self::Tls(tls) => tls.read(buffer),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(tcp) => tcp.write(bytes),
            Self::Tls(tls) => tls.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(tcp) => tcp.flush(),
            Self::Tls(tls) => tls.flush(),
        }
    }
}

/// A connection that is being made, which has until `deadline` for all of it.
pub(super) struct Timed<'a> {
    pub(super) stream: &'a mut Stream,
    pub(super) deadline: Deadline,
}

impl Read for Timed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_timeout(Some(self.deadline.left()?))?;
        self.stream.read(buffer)
    }
}

impl Write for Timed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.set_timeout(Some(self.deadline.left()?))?;
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
