//! A file that is open, with a cursor in it, and what is found there.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use crate::{
    sample::{Sample, Tools},
    server::{self, Server},
};

/// What stands around the code of a probe.
const BEFORE: &str = "#![allow(unused)]\nuse crate::own;\nuse dts_generated::dts::{self, request};\nuse private_action::vault;\n\n\
                      pub fn probe(name: String, port: Option<String>) {\n";
const BEHIND: &str = "\n}\n";

/// An editor with one file.
pub(crate) struct Editor {
    server: Server,
    uri: String,
    text: String,
    version: i32,
}

impl Editor {
    /// Starts rust-analyzer, and waits until it knows the crate.
    pub(crate) fn open(tools: &Tools, sample: &Sample) -> Self {
        let options = json!({
            "checkOnSave": false,
            "cachePriming": { "enable": false },
            "cargo": { "buildScripts": { "enable": true }, "sysrootSrc": tools.library },
            "procMacro": { "enable": true },
            "completion": { "autoimport": { "enable": false } },
        });
        let command = std::process::Command::new(&tools.program);
        let server = Server::start(command, &sample.folder, &sample.target, &options);
        let uri = server::uri(&sample.folder.join("src/probe.rs"));
        let mut editor = Self { server, uri, text: String::new(), version: 1 };
        let document = json!({ "uri": editor.uri, "languageId": "rust", "version": 1, "text": "" });
        editor.server.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        // It may be quiet between two steps of loading; what it is asked about shows whether all is there.
        loop {
            editor.server.wait();
            let bindings = [
                "dts::request!(Start$DtsJob {});",
                "vault::request!(List$Secrets {});",
                "own::vault::request!(List$Secrets {});",
            ];
            if bindings.iter().all(|request| !editor.definitions(request).is_empty()) {
                return editor;
            }
            editor.server.take_one();
        }
    }

    /// What it said of its health, if anything.
    pub(crate) fn complaint(&self) -> Option<&str> {
        self.server.complaint.as_deref()
    }

    /// Ends it.
    pub(crate) fn close(self) {
        self.server.end();
    }

    /// Types code, in which `$` is the cursor; where that is.
    fn types(&mut self, code: &str) -> Value {
        let text = format!("{BEFORE}{code}{BEHIND}");
        let (before, _) = text.split_once('$').unwrap_or((&text, ""));
        let line = before.matches('\n').count();
        let character = before.chars().rev().take_while(|letter| *letter != '\n').count();
        let text = text.replacen('$', "", 1);
        self.version += 1;
        self.server.tell(
            "textDocument/didChange",
            &json!({
                "textDocument": { "uri": self.uri, "version": self.version },
                "contentChanges": [{ "text": text }],
            }),
        );
        self.text = text;
        json!({ "textDocument": { "uri": self.uri }, "position": { "line": line, "character": character } })
    }

    /// Where the cursor leads: `file: text`.
    pub(crate) fn definitions(&mut self, code: &str) -> Vec<String> {
        let at = self.types(code);
        let found = self.server.ask("textDocument/definition", &at);
        let found = found.as_array().cloned().unwrap_or_default();
        let shown = found.iter().map(|target| {
            let uri = target["targetUri"].as_str().expect("an address");
            let line = &target["targetSelectionRange"]["start"]["line"];
            let line = usize::try_from(line.as_u64().expect("a line")).expect("a line");
            let text = match uri == self.uri {
                true => self.text.clone(),
                false => fs::read_to_string(path(uri)).expect("a file"),
            };
            let file = uri.rsplit('/').next().unwrap_or_default();
            format!("{file}: {}", text.lines().nth(line).unwrap_or_default().trim())
        });
        shown.collect()
    }

    /// What is shown at the cursor.
    pub(crate) fn hover(&mut self, code: &str) -> String {
        let at = self.types(code);
        let hover = self.server.ask("textDocument/hover", &at);
        hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// What is offered at the cursor: what is inserted, without places to fill in.
    pub(crate) fn completions(&mut self, code: &str) -> Vec<String> {
        let mut at = self.types(code);
        at["context"] = json!({ "triggerKind": 1 });
        let mut offered = self.server.ask("textDocument/completion", &at);
        let items = match offered.get_mut("items") {
            Some(items) => items.take(),
            None => offered,
        };
        let inserted = |item: &Value| {
            let text = item["textEdit"]["newText"].as_str().or(item["label"].as_str()).unwrap_or_default();
            text.strip_suffix("$0").unwrap_or(text).to_owned()
        };
        items.as_array().into_iter().flatten().map(inserted).collect()
    }

    /// What is wrong: `token: message`, sorted.
    pub(crate) fn faults(&mut self, code: &str) -> Vec<String> {
        let at = self.types(code);
        let report = self.server.ask("textDocument/diagnostic", &json!({ "textDocument": at["textDocument"] }));
        let items = report["items"].as_array().cloned().unwrap_or_default();
        let mut faults: Vec<_> = items
            .iter()
            .map(|item| {
                let message = item["message"].as_str().unwrap_or_default();
                format!("{}: {}", self.quoted(&item["range"]), message.lines().next().unwrap_or_default())
            })
            .collect();
        faults.sort();
        faults
    }

    /// Where else the word at the cursor is, and what becomes of the file when it is renamed.
    pub(crate) fn renamed(&mut self, code: &str, name: &str) -> String {
        let mut at = self.types(code);
        at["newName"] = name.into();
        let change = self.server.ask("textDocument/rename", &at);
        let edits = change["changes"][&self.uri].as_array().or(change["documentChanges"][0]["edits"].as_array());
        let mut edits: Vec<_> = edits.cloned().unwrap_or_default();
        let place = |edit: &Value| {
            let start = &edit["range"]["start"];
            (start["line"].as_u64(), start["character"].as_u64())
        };
        edits.sort_by_key(place);
        let mut lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
        for edit in edits.iter().rev() {
            let (line, from, to) = span(&edit["range"]);
            lines[line].replace_range(from..to, edit["newText"].as_str().unwrap_or_default());
        }
        let first = BEFORE.lines().count();
        lines[first..first + code.lines().count()].join("\n")
    }

    /// The words of the code, each with what it is highlighted as.
    pub(crate) fn highlights(&mut self, code: &str) -> Vec<String> {
        let at = self.types(code);
        let line = BEFORE.lines().count();
        let end = line + code.lines().count();
        let lines = json!({ "start": { "line": line, "character": 0 }, "end": { "line": end, "character": 0 } });
        let tokens = self
            .server
            .ask("textDocument/semanticTokens/range", &json!({ "textDocument": at["textDocument"], "range": lines }));
        let kinds = self.server.kinds.clone();
        let numbers: Vec<usize> = tokens["data"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|number| usize::try_from(number.as_u64().expect("a number")).expect("a number"))
            .collect();
        let (mut line, mut start) = (0, 0);
        let words = numbers.chunks_exact(5).map(|token| {
            let [lines, letters, length, kind, _] = token else { unreachable!("chunks of five") };
            start = if *lines == 0 { start + letters } else { *letters };
            line += lines;
            let word = self.text.lines().nth(line).and_then(|text| text.get(start..start + length)).unwrap_or_default();
            format!("{word}: {}", kinds[*kind])
        });
        words.collect()
    }

    /// The signature that is shown while arguments are written.
    pub(crate) fn signature(&mut self, code: &str) -> String {
        let at = self.types(code);
        let help = self.server.ask("textDocument/signatureHelp", &at);
        help["signatures"][0]["label"].as_str().unwrap_or_default().to_owned()
    }

    /// What is written between the words of the code.
    pub(crate) fn hints(&mut self, code: &str) -> Vec<String> {
        let at = self.types(code);
        let lines = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": self.text.lines().count(), "character": 0 } });
        let hints =
            self.server.ask("textDocument/inlayHint", &json!({ "textDocument": at["textDocument"], "range": lines }));
        let text = |hint: &Value| match hint["label"].as_array() {
            Some(parts) => parts.iter().filter_map(|part| part["value"].as_str()).collect(),
            None => hint["label"].as_str().unwrap_or_default().to_owned(),
        };
        hints.as_array().into_iter().flatten().map(text).collect()
    }

    fn quoted(&self, range: &Value) -> String {
        let (line, from, to) = span(range);
        let text = self.text.lines().nth(line).unwrap_or_default();
        text.get(from..to).or(text.get(from..)).unwrap_or_default().to_owned()
    }
}

/// Line, and letters in it; all texts here are ASCII.
fn span(range: &Value) -> (usize, usize, usize) {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap_or_default()).unwrap_or_default();
    let (start, end) = (&range["start"], &range["end"]);
    let to = if start["line"] == end["line"] { number(&end["character"]) } else { usize::MAX };
    (number(&start["line"]), number(&start["character"]), to)
}

fn path(uri: &str) -> PathBuf {
    let path = uri.strip_prefix("file://").unwrap_or(uri);
    PathBuf::from(path.replace("%20", " ").replace("%23", "#").replace("%25", "%"))
}
