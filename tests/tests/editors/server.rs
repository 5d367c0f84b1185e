//! rust-analyzer as a process that is asked: the language server protocol, as far as it takes.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// How long an answer may take before something must be wrong: what is slow is the build of the sample's dependencies.
const LIMIT: Duration = Duration::from_secs(600);

/// The state of the workspace was overtaken by a change: ask again.
const OVERTAKEN: [i64; 2] = [-32801, -32802];

/// A server that runs.
pub(crate) struct Server {
    child: Child,
    input: ChildStdin,
    incoming: Receiver<Value>,
    last: i64,
    replies: HashMap<i64, Value>,
    /// Whether nothing is being loaded or built.
    is_quiet: bool,
    /// What it said of its health.
    pub(crate) complaint: Option<String>,
    /// What words are highlighted as, by number.
    pub(crate) kinds: Vec<String>,
    started: Instant,
}

impl Server {
    /// Starts it in a folder, where it keeps what it builds below `target`.
    pub(crate) fn start(mut command: Command, folder: &Path, target: &Path, options: &Value) -> Self {
        let log = File::create(target.join("rust-analyzer.log")).expect("a file for what it logs");
        let mut child = command
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_NET_OFFLINE", "true")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("rust-analyzer starts");
        let input = child.stdin.take().expect("its input");
        let output = child.stdout.take().expect("its output");
        let (sender, incoming) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut server = Self {
            child,
            input,
            incoming,
            last: 0,
            replies: HashMap::new(),
            is_quiet: false,
            complaint: None,
            kinds: Vec::new(),
            started: Instant::now(),
        };
        let uri = uri(folder);
        let capabilities = json!({
            "window": { "workDoneProgress": true },
            "experimental": { "serverStatusNotification": true },
            "textDocument": {
                "completion": { "completionItem": { "snippetSupport": true } },
                "definition": { "linkSupport": true },
                "hover": { "contentFormat": ["markdown"] },
            },
        });
        let able = server.ask(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": uri,
                "workspaceFolders": [{ "uri": uri, "name": "sample" }],
                "capabilities": capabilities,
                "initializationOptions": options,
            }),
        );
        let kinds = able["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"].as_array();
        server.kinds = kinds.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        server.tell("initialized", &json!({}));
        server
    }

    /// Says something that has no answer.
    pub(crate) fn tell(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    /// Asks, and waits for the answer.
    pub(crate) fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        loop {
            self.last += 1;
            let id = self.last;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
            let mut reply = loop {
                match self.replies.remove(&id) {
                    Some(reply) => break reply,
                    None => self.take_one(),
                }
            };
            match reply.get("error") {
                None => return reply.get_mut("result").map(Value::take).unwrap_or_default(),
                Some(error) if error["code"].as_i64().is_some_and(|code| OVERTAKEN.contains(&code)) => {}
                Some(error) => panic!("{method}: {error}"),
            }
        }
    }

    /// Waits until nothing is loaded or built.
    pub(crate) fn wait(&mut self) {
        while !self.is_quiet {
            self.take_one();
        }
    }

    /// Waits for whatever it says next.
    pub(crate) fn take_one(&mut self) {
        let left = LIMIT.saturating_sub(self.started.elapsed());
        let message = self.incoming.recv_timeout(left).unwrap_or_else(|error| {
            panic!("rust-analyzer says nothing more ({error}); it said: {:?}", self.complaint);
        });
        let id = message.get("id").cloned();
        match (message["method"].as_str(), id) {
            // It asks for something, of which nothing is offered.
            (Some(_), Some(id)) => self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null })),
            (Some("experimental/serverStatus"), None) => {
                let status = &message["params"];
                self.is_quiet = status["quiescent"].as_bool().unwrap_or_default();
                self.complaint = status["message"].as_str().map(str::to_owned);
            }
            (Some(_), None) => {}
            (None, id) => {
                let id = id.as_ref().and_then(Value::as_i64).expect("the number of an answer");
                self.replies.insert(id, message);
            }
        }
    }

    /// Ends it.
    pub(crate) fn end(mut self) {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        self.child.wait().expect("it ends");
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("it listens");
        self.input.flush().expect("it listens");
    }
}

impl Drop for Server {
    /// After a panic nobody has ended it.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The next message, until there is none.
fn read(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length:") {
            length = value.trim().parse::<usize>().ok();
        }
    }
    let mut text = vec![0; length?];
    output.read_exact(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

/// The address of a file or folder.
pub(crate) fn uri(path: &Path) -> String {
    let path = path.to_str().expect("a path in UTF-8").replace('\\', "/");
    let path = path.replace('%', "%25").replace(' ', "%20").replace('#', "%23");
    if path.starts_with('/') { format!("file://{path}") } else { format!("file:///{path}") }
}
