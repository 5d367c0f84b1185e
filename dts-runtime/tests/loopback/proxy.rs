//! A proxy on loopback.

use std::{
    io,
    net::{Shutdown, TcpStream},
    thread,
};

use crate::server::{After, Connection, Received, Server};

/// A proxy that makes tunnels, and answers what it is handed over itself.
pub(crate) fn proxy() -> Server {
    Server::start(pass)
}

/// The same, for whoever knows user and password: `user` and `s3cret`.
pub(crate) fn guarded_proxy() -> Server {
    Server::start(|request, connection| {
        if request.header("proxy-authorization") != Some("Basic dXNlcjpzM2NyZXQ=") {
            connection.say(
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
            );
            return After::Keep;
        }
        pass(request, connection)
    })
}

fn pass(request: &Received, connection: &mut Connection) -> After {
    let Some(target) = request.line.strip_prefix("CONNECT ").and_then(|rest| rest.strip_suffix(" HTTP/1.1")) else {
        connection.say(crate::server::answer("200 OK", "handed over"));
        return After::Keep;
    };
    let Ok(server) = TcpStream::connect(target) else {
        connection.say("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        return After::Close;
    };
    connection.say("HTTP/1.1 200 Connection established\r\n\r\n");
    let client = connection.tcp();
    let back = thread::spawn({
        let (server, client) = (server.try_clone().unwrap(), client.try_clone().unwrap());
        move || copy(server, client)
    });
    copy(client, server);
    back.join().unwrap();
    After::Close
}

fn copy(mut from: TcpStream, mut to: TcpStream) {
    let _ = io::copy(&mut from, &mut to);
    let _ = to.shutdown(Shutdown::Write);
}
