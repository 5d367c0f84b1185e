//! Connecting: names, proxies and TLS, within one time for all of it.
//!
//! ureq's own connectors have no timeout for all of it, always ask for a tunnel, which many proxies refuse to port 80, and
//! do not tell whether a request was sent when something failed. This file and `wire` are what knows of ureq's connectors,
//! which may change with its minor versions.

use std::{
    error::Error,
    fmt, io,
    net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use ::ureq::{
    Timeout,
    config::Config,
    unversioned::{
        resolver::{ResolvedSocketAddrs, Resolver},
        transport::{ConnectionDetails, Connector, NextTimeout},
    },
};
use rustls::ClientConfig;

use super::{
    stream::{Deadline, Stream, is_timeout},
    tunnel,
    wire::Wire,
};
use crate::http::{proxy::Proxies, target::Target};

/// Makes connections.
pub(super) struct Dial {
    pub(super) tls: Arc<ClientConfig>,
    pub(super) proxies: Proxies,
    pub(super) resolve: Vec<(String, Vec<IpAddr>)>,
    pub(super) user_agent: Option<String>,
}

impl Connector for Dial {
    type Out = Wire;

    fn connect(&self, details: &ConnectionDetails<'_>, _: Option<()>) -> Result<Option<Wire>, ::ureq::Error> {
        // The connection's own time, or what is left of the whole call's.
        let deadline = Deadline::after(*details.timeout.after);
        let dialled = Target::of(&details.uri.to_string())
            .map_err(|_| DialError::Name)
            .and_then(|target| self.dial(&target, deadline));
        dialled.map(Some).map_err(|error| {
            let of_call = details.timeout.reason != Timeout::Connect;
            let error = if of_call && matches!(error, DialError::Timeout) { DialError::OutOfTime } else { error };
            ::ureq::Error::Other(Box::new(error))
        })
    }
}

impl Dial {
    fn dial(&self, target: &Target, deadline: Deadline) -> Result<Wire, DialError> {
        let Some(proxy) = self.proxies.for_target(target) else {
            let stream = self.reach(target, deadline)?;
            return Ok(Wire::new(stream, None));
        };
        let mut stream = self.reach(&proxy.target, deadline)?;
        if !target.https {
            return Ok(Wire::new(stream, Some(target)));
        }
        tunnel::connect(&mut stream, proxy, target, self.user_agent.as_deref(), deadline)?;
        Ok(Wire::new(stream.with_tls(&self.tls, &target.host, deadline)?, None))
    }

    /// Connects to a server or proxy.
    fn reach(&self, target: &Target, deadline: Deadline) -> Result<Stream, DialError> {
        let stream = Stream::Plain(self.tcp(target, deadline)?);
        if target.https { stream.with_tls(&self.tls, &target.host, deadline) } else { Ok(stream) }
    }

    /// Tries the addresses in turn. Each has its share of the time that is left, so that a dead one leaves some.
    fn tcp(&self, target: &Target, deadline: Deadline) -> Result<TcpStream, DialError> {
        let addresses = self.look_up(target, deadline)?;
        let mut last = None;
        for (tries_left, address) in (1..=u32::try_from(addresses.len()).unwrap_or(u32::MAX)).rev().zip(&addresses) {
            let share = deadline.left()? / tries_left;
            match TcpStream::connect_timeout(address, share.max(Duration::from_millis(1))) {
                Ok(tcp) => {
                    tcp.set_nodelay(true)?;
                    return Ok(tcp);
                }
                Err(error) => last = Some(error),
            }
        }
        Err(last.map_or(DialError::NotFound, DialError::from))
    }

    fn look_up(&self, target: &Target, deadline: Deadline) -> Result<Vec<SocketAddr>, DialError> {
        let known = self.resolve.iter().rev().find(|(host, _)| *host == target.host);
        if let Some((_, addresses)) = known {
            return Ok(addresses.iter().map(|&address| (address, target.port).into()).collect());
        }
        if let Ok(address) = target.host.parse::<IpAddr>() {
            return Ok(vec![(address, target.port).into()]);
        }
        // The system's look-up has no timeout.
        let (sender, receiver) = mpsc::sync_channel(1);
        let (host, port) = (target.host.clone(), target.port);
        let spawned = thread::Builder::new().name(String::from("dts-look-up")).spawn(move || {
            let found = (host.as_str(), port).to_socket_addrs().map(Vec::from_iter);
            // Nobody listens any more where it took too long.
            let _ = sender.send(found);
        });
        spawned?;
        match receiver.recv_timeout(deadline.left()?) {
            Ok(found) => Ok(found?),
            Err(mpsc::RecvTimeoutError::Timeout) => Err(DialError::Timeout),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(DialError::NotFound),
        }
    }
}

impl fmt::Debug for Dial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dial")
    }
}

/// Finds no address: `Dial` looks names up where it connects, and not where there is a connection already.
#[derive(Debug)]
pub(super) struct NoLookup;

impl Resolver for NoLookup {
    fn resolve(&self, _: &::http::Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ::ureq::Error> {
        Ok(self.empty())
    }
}

/// Why there is no connection. The request was not sent.
#[derive(Debug)]
pub(super) enum DialError {
    /// The time to connect ran out.
    Timeout,
    /// The time of the whole call ran out.
    OutOfTime,
    NotFound,
    /// The host's name can't be one.
    Name,
    Io(io::Error),
    Tls(rustls::Error),
    /// The proxy's status.
    Refused(u16),
    Tunnel(&'static str),
}

impl From<io::Error> for DialError {
    fn from(error: io::Error) -> Self {
        if is_timeout(&error) {
            return Self::Timeout;
        }
        match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            Some(tls) => Self::Tls(tls.clone()),
            None => Self::Io(error),
        }
    }
}

impl fmt::Display for DialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timeout | Self::OutOfTime => f.write_str("no connection in time"),
            Self::NotFound => f.write_str("the name has no address"),
            Self::Name => f.write_str("the name of the host can't be used"),
            Self::Io(error) => error.fmt(f),
            Self::Tls(error) => error.fmt(f),
            Self::Refused(status) => write!(f, "the proxy said {status}"),
            Self::Tunnel(how) => f.write_str(how),
        }
    }
}

impl Error for DialError {}
