//! A server on loopback that says what a test wants it to say.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A server. It stops to accept when it is dropped; what it has said is remembered.
pub(crate) struct Server {
    address: SocketAddr,
    scheme: &'static str,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    stopped: AtomicBool,
    connections: AtomicUsize,
    underway: AtomicUsize,
    most_at_once: AtomicUsize,
    requests: Mutex<Vec<Received>>,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// `GET /path HTTP/1.1`
    pub(crate) line: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What becomes of a connection after an answer.
pub(crate) enum After {
    Keep,
    Close,
    /// With a reset, not with the end of what is sent.
    Reset,
}

/// The server's end of a connection.
pub(crate) struct Connection {
    io: BufReader<Box<dyn Io>>,
    tcp: TcpStream,
}

trait Io: Read + Write + Send {}
impl<T: Read + Write + Send> Io for T {}

impl Connection {
    /// Sends bytes; a client that has gone is no fault of the test.
    pub(crate) fn say(&mut self, bytes: impl AsRef<[u8]>) {
        let io = self.io.get_mut();
        let _ = io.write_all(bytes.as_ref()).and_then(|()| io.flush());
    }

    /// Waits until the client gives up.
    pub(crate) fn wait_for_the_end(&mut self) {
        let _ = io::copy(&mut self.io, &mut io::sink());
    }

    /// The bytes of the connection, for a tunnel.
    pub(crate) fn tcp(&self) -> TcpStream {
        self.tcp.try_clone().unwrap()
    }
}

impl Server {
    /// Answers requests.
    pub(crate) fn start(answer: impl Fn(&Received, &mut Connection) -> After + Send + Sync + 'static) -> Self {
        Self::http("http", None, answer)
    }

    /// Answers requests with the same text, and keeps the connection.
    pub(crate) fn saying(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::start(move |_, connection| {
            connection.say(&text);
            After::Keep
        })
    }

    /// Says these bytes whatever it is asked, and closes the connection.
    pub(crate) fn saying_at_last(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::start(move |_, connection| {
            connection.say(&bytes);
            After::Close
        })
    }

    /// Says something again and again, until the client has enough.
    pub(crate) fn endless(head: &'static str, again: &'static str) -> Self {
        Self::start(move |_, connection| {
            connection.say(head);
            let again = again.repeat(4096 / again.len());
            while connection.io.get_mut().write_all(again.as_bytes()).is_ok() {}
            After::Close
        })
    }

    /// Answers requests over TLS.
    pub(crate) fn start_tls(
        config: Arc<ServerConfig>,
        answer: impl Fn(&Received, &mut Connection) -> After + Send + Sync + 'static,
    ) -> Self {
        Self::http("https", Some(config), answer)
    }

    /// Does with connections what the test wants.
    pub(crate) fn raw(scheme: &'static str, accept: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        Self::listen(scheme, move |_, tcp| accept(tcp))
    }

    fn http(
        scheme: &'static str,
        tls: Option<Arc<ServerConfig>>,
        answer: impl Fn(&Received, &mut Connection) -> After + Send + Sync + 'static,
    ) -> Self {
        Self::listen(scheme, move |shared, tcp| {
            let own = tcp.try_clone().unwrap();
            let io: Box<dyn Io> = match &tls {
                None => Box::new(tcp),
                Some(config) => Box::new(StreamOwned::new(ServerConnection::new(Arc::clone(config)).unwrap(), tcp)),
            };
            let mut connection = Connection { io: BufReader::new(io), tcp: own };
            while let Ok(Some(request)) = read(&mut connection.io) {
                shared.requests.lock().unwrap().push(request.clone());
                let underway = shared.underway.fetch_add(1, Ordering::SeqCst) + 1;
                shared.most_at_once.fetch_max(underway, Ordering::SeqCst);
                let after = answer(&request, &mut connection);
                shared.underway.fetch_sub(1, Ordering::SeqCst);
                match after {
                    After::Keep => {}
                    After::Close => break,
                    After::Reset => return reset(connection.tcp),
                }
            }
            let _ = connection.tcp.shutdown(Shutdown::Both);
        })
    }

    fn listen(scheme: &'static str, serve: impl Fn(&Shared, TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (shared, serve) = (Arc::new(Shared::default()), Arc::new(serve));
        thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                for tcp in listener.incoming().flatten() {
                    if shared.stopped.load(Ordering::SeqCst) {
                        return;
                    }
                    shared.connections.fetch_add(1, Ordering::SeqCst);
                    let (shared, serve) = (Arc::clone(&shared), Arc::clone(&serve));
                    thread::spawn(move || {
                        tcp.set_nodelay(true).unwrap();
                        // No thread outlives its test by much.
                        tcp.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
                        serve(&shared, tcp);
                    });
                }
            }
        });
        Self { address, scheme, shared }
    }

    /// `http://127.0.0.1:port` and a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.address)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn requests(&self) -> Vec<Received> {
        self.shared.requests.lock().unwrap().clone()
    }

    pub(crate) fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// The most requests that it was answering at the same time.
    pub(crate) fn most_at_once(&self) -> usize {
        self.shared.most_at_once.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

/// An answer with its length.
pub(crate) fn answer(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

/// An address where nobody listens.
pub(crate) fn nobody() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

/// Ends a connection with a reset.
pub(crate) fn reset(tcp: TcpStream) {
    let socket = socket2::Socket::from(tcp);
    socket.set_linger(Some(Duration::ZERO)).unwrap();
}

/// Reads a request; `None` where the client has closed the connection.
pub(crate) fn read(io: &mut impl BufRead) -> io::Result<Option<Received>> {
    let mut next = || {
        let mut line = String::new();
        io.read_line(&mut line).map(|_| line.trim_end_matches(['\r', '\n']).to_owned())
    };
    let line = next()?;
    if line.is_empty() {
        return Ok(None);
    }
    let mut headers = Vec::new();
    loop {
        let header = next()?;
        match header.split_once(':') {
            Some((name, value)) => headers.push((name.to_ascii_lowercase(), value.trim().to_owned())),
            None => break,
        }
    }
    let mut request = Received { line, headers, body: Vec::new() };
    let length = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    io.take(length).read_to_end(&mut request.body)?;
    Ok(Some(request))
}
