//! Tunnels through proxies.

use std::io::{ErrorKind, Read, Write};

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{
    dial::DialError,
    stream::{Deadline, Stream, Timed},
};
use crate::{
    Secret,
    http::{proxy::ProxyServer, target::Target},
};

/// More than what a proxy says of itself.
const LONGEST_ANSWER: usize = 16 * 1024;

/// The value of `Proxy-Authorization`.
pub(super) fn authorization(proxy: &ProxyServer) -> Option<Secret> {
    let (user, password) = proxy.credentials.as_ref()?;
    let pair = Secret::from(format!("{user}:{}", password.expose()));
    Some(Secret::from(format!("Basic {}", BASE64_STANDARD.encode(pair.expose()))))
}

/// Asks the proxy at the other end of `stream` to connect it to `target`.
pub(super) fn connect(
    stream: &mut Stream,
    proxy: &ProxyServer,
    target: &Target,
    user_agent: Option<&str>,
    deadline: Deadline,
) -> Result<(), DialError> {
    let mut request = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n");
    if let Some(user_agent) = user_agent {
        request.extend(["User-Agent: ", user_agent, "\r\n"]);
    }
    if let Some(authorization) = authorization(proxy) {
        request.extend(["Proxy-Authorization: ", authorization.expose(), "\r\n"]);
    }
    request.push_str("\r\n");
    // Its buffer is wiped.
    let request = Secret::from(request);

    let mut timed = Timed { stream, deadline };
    timed.write_all(request.expose().as_bytes())?;
    timed.flush()?;
    let answer = answer(&mut timed)?;
    match status(&answer) {
        Some(200..=299) => Ok(()),
        Some(status) => Err(DialError::Refused(status)),
        None => Err(DialError::Tunnel("its answer is not HTTP")),
    }
}

/// Reads up to the empty line, and not a byte more: what follows is the server's.
fn answer(stream: &mut impl Read) -> Result<Vec<u8>, DialError> {
    let mut answer = Vec::new();
    let mut byte = [0];
    while !answer.ends_with(b"\r\n\r\n") && !answer.ends_with(b"\n\n") {
        match stream.read(&mut byte) {
            Ok(0) => return Err(DialError::Tunnel("it closed the connection")),
            Ok(_) if answer.len() == LONGEST_ANSWER => return Err(DialError::Tunnel("its answer is too long")),
            Ok(_) => answer.extend(byte),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(answer)
}

/// The status in `HTTP/1.1 200 Connection established`.
fn status(answer: &[u8]) -> Option<u16> {
    let line = answer.split(|&byte| byte == b'\r' || byte == b'\n').next()?;
    let mut words = str::from_utf8(line).ok()?.split(' ');
    words.next().filter(|version| version.starts_with("HTTP/1."))?;
    words.next()?.parse().ok().filter(|status| (100..=599).contains(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_at_its_empty_line() {
        let mut bytes: &[u8] = b"HTTP/1.1 200 OK\r\nVia: x\r\n\r\n\x16\x03";
        assert!(answer(&mut bytes).is_ok_and(|answer| status(&answer) == Some(200)));
        assert_eq!(bytes, b"\x16\x03");
    }

    #[test]
    fn answers_that_are_none_are_errors() {
        for bytes in [b"HTTP/1.1 200 OK\r\n".as_slice(), b"", &[b'a'; LONGEST_ANSWER + 1]] {
            assert!(matches!(answer(&mut &*bytes), Err(DialError::Tunnel(_))));
        }
        for line in ["SSH-2.0-x\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 9999 x\r\n\r\n", "\n\n"]
        {
            assert_eq!(status(line.as_bytes()), None, "{line:?}");
        }
        assert_eq!(status(b"HTTP/1.0 407 Proxy Authentication Required\r\n\r\n"), Some(407));
    }
}
