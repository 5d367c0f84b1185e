//! As much HTTP/1.1 as a client needs that calls from this machine.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::Arc,
    thread,
};

/// A call, taken apart.
pub(super) struct Call {
    pub(super) path: String,
    /// Names in lower case, and values.
    pub(super) headers: BTreeMap<String, String>,
    /// Those of the query and of a form.
    pub(super) parameters: BTreeMap<String, String>,
    pub(super) body: String,
}

impl Call {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).map(String::as_str)
    }

    /// The action: RPC v1 says it in a parameter, ACS3 in a header.
    pub(super) fn action(&self) -> &str {
        self.parameter("Action").or_else(|| self.header("x-acs-action")).unwrap_or_default()
    }
}

/// Answers every call, each connection on a thread of its own, until the program ends.
pub(super) fn start(answer: impl Fn(&Call) -> (u16, String) + Send + Sync + 'static) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            // A client that goes away in the middle is its own affair.
            thread::spawn(move || converse(&connection, &*answer).ok());
        }
    });
    Ok(address)
}

/// One call after the other, until the client has no more.
fn converse(connection: &TcpStream, answer: &dyn Fn(&Call) -> (u16, String)) -> io::Result<()> {
    let mut reader = BufReader::new(connection);
    while let Some(call) = read(&mut reader)? {
        let (status, body) = answer(&call);
        let head = format!("HTTP/1.1 {status} -\r\ncontent-type: application/json\r\ncontent-length: {}", body.len());
        // In one piece, so that nothing waits for an acknowledgement.
        let mut writer = connection;
        writer.write_all(format!("{head}\r\n\r\n{body}").as_bytes())?;
    }
    Ok(())
}

fn read(reader: &mut impl BufRead) -> io::Result<Option<Call>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let url = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = BTreeMap::new();
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = String::new();
    reader.take(length).read_to_string(&mut body)?;

    let (path, query) = url.split_once('?').unwrap_or((&url, ""));
    let is_form = headers.get("content-type").is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let pairs = query.split('&').chain(if is_form { body.split('&') } else { "".split('&') });
    let parameters = pairs.filter_map(|pair| pair.split_once('=')).map(|(name, value)| (plain(name), plain(value)));
    Ok(Some(Call { path: path.to_owned(), parameters: parameters.collect(), headers, body }))
}

/// Takes percent-encoding off.
fn plain(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = rest.by_ref().take(2).map(char::from).collect::<String>();
                u8::from_str_radix(&digits, 16).unwrap_or(b'?')
            }
            b'+' => b' ',
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
