//! All that is printed while the tests run, and the search for secrets in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{Debug, Write},
    panic::AssertUnwindSafe,
    sync::{Mutex, MutexGuard},
};

use dts_runtime::Error;

use crate::{listener, secrets, world::World};

#[derive(Default)]
struct Printed {
    texts: BTreeSet<String>,
    signatures: BTreeSet<String>,
}

static PRINTED: Mutex<Option<Printed>> = Mutex::new(None);

fn with<T>(work: impl FnOnce(&mut Printed) -> T) -> T {
    let mut printed: MutexGuard<'_, Option<Printed>> = PRINTED.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    work(printed.get_or_insert_default())
}

/// Keeps what is printed from now on.
pub(crate) fn keep() {
    listener::listen();
}

/// Keeps a text.
pub(crate) fn text(text: &str) {
    with(|printed| printed.texts.insert(text.to_owned()));
}

/// Keeps how a value shows itself.
pub(crate) fn debug(value: &dyn Debug) {
    text(&format!("{value:?}\n{value:#?}"));
}

/// Keeps what an error tells, and what a panic tells of it.
pub(crate) fn error(error: &Error) {
    let mut told = format!("{error}\n{error:#}");
    let texts = [
        error.code(),
        error.message(),
        error.request_id(),
        error.trace_id(),
        error.host_id(),
        error.recommend(),
        error.access_denied_detail(),
    ];
    for text in texts.into_iter().flatten() {
        write!(told, "\n{text}").unwrap();
    }
    if let Some(error) = error.transport_error() {
        write!(told, "\n{error}\n{error:?}").unwrap();
    }
    if let Some(error) = error.credentials_error() {
        write!(told, "\n{error}\n{error:?}\n{:?}", error.tried()).unwrap();
    }
    if let Some(error) = error.decode_error() {
        write!(told, "\n{error}\n{error:?}").unwrap();
    }
    text(&told);
    let unwrapped: Result<(), Error> = std::hint::black_box(Err(error.clone()));
    listener::panics(AssertUnwindSafe(|| unwrapped.unwrap()));
}

/// Knows the signatures that were sent in this world.
pub(crate) fn sent(world: &World) {
    for request in world.servers.iter().flat_map(|server| server.requests()) {
        let form = String::from_utf8_lossy(&request.body).into_owned();
        let places = [request.line.as_str(), request.header("authorization").unwrap_or_default(), &form];
        for place in places {
            let found = place.split(['&', '?', ',', ' ']).filter_map(|part| part.strip_prefix("Signature="));
            with(|printed| printed.signatures.extend(found.map(decoded)));
        }
    }
}

/// How many texts and signatures there are.
pub(crate) fn counts() -> (usize, usize) {
    with(|printed| (printed.texts.len(), printed.signatures.len()))
}

/// Whether one of the texts has this.
pub(crate) fn has(part: &str) -> bool {
    with(|printed| printed.texts.iter().any(|text| text.contains(part)))
}

/// The texts that hold a secret, each with the secret.
pub(crate) fn with_secrets() -> Vec<String> {
    let (texts, signatures) = with(|printed| (printed.texts.clone(), printed.signatures.clone()));
    let needles: Vec<Needle> = secrets::ALL.into_iter().map(Needle::new).collect();
    let mut all = Vec::new();
    // There are many signatures: they are looked for in words that could be one.
    let mut words = BTreeMap::new();
    for text in &texts {
        let layers = layers(text);
        all.extend(found(&layers, &needles).map(|secret| format!("{secret} in {text}")));
        for layer in layers {
            let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
            let long = layer.split(|c| !is_part(c)).filter(|word| word.len() >= 28);
            words.extend(long.map(|word| (word.to_owned(), text)));
        }
    }
    for signature in &signatures {
        let seen = words.iter().filter(|(word, _)| word.contains(signature.as_str()));
        all.extend(seen.map(|(_, text)| format!("{signature} in {text}")));
    }
    all
}

/// A secret, and the dresses that percent-decoding does not take off.
pub(crate) struct Needle {
    secret: String,
    /// As it is, escaped, as the bytes of a list, and in hexadecimal digits.
    dresses: Vec<String>,
}

impl Needle {
    pub(crate) fn new(secret: &str) -> Self {
        let decimal: Vec<String> = secret.bytes().map(|byte| byte.to_string()).collect();
        let hexadecimal = |digits: fn(u8) -> String| secret.bytes().map(digits).collect::<String>();
        let dresses = vec![
            secret.to_owned(),
            secret.escape_debug().to_string(),
            decimal.join(", "),
            decimal.join(" "),
            hexadecimal(|byte| format!("{byte:02x}")),
            hexadecimal(|byte| format!("{byte:02X}")),
        ];
        Self { secret: secret.to_owned(), dresses }
    }
}

/// A text as it is, and percent-decoded up to four times, blanks as `+` too.
pub(crate) fn layers(text: &str) -> BTreeSet<String> {
    let mut layers = BTreeSet::from([text.to_owned()]);
    let mut layer = text.to_owned();
    for _ in 0..4 {
        layers.insert(decoded(&layer.replace('+', " ")));
        layer = decoded(&layer);
        layers.insert(layer.clone());
    }
    // Lists of bytes stand on one line or on many.
    layers.insert(text.split_whitespace().collect::<Vec<_>>().join(" "));
    layers
}

/// The first secret in the layers of a text.
pub(crate) fn found<'n>(layers: &BTreeSet<String>, needles: &'n [Needle]) -> Option<&'n str> {
    let has = |needle: &&Needle| layers.iter().any(|layer| needle.dresses.iter().any(|dress| layer.contains(dress)));
    needles.iter().find(has).map(|needle| needle.secret.as_str())
}

/// With each `%XX` made a byte.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind.get(..2).and_then(|digits| u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok());
        match (first, code) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
