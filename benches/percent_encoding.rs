//! Percent-encoding alone, by the code that signing uses.

#[allow(dead_code, unused_imports, reason = "encoding needs some of it")]
#[path = "../dts-runtime/src/sign/encode.rs"]
mod encode;
#[allow(dead_code, unused_imports, reason = "encoding needs some of it")]
#[path = "../dts-runtime/src/sign/text.rs"]
mod text;

use std::collections::BTreeMap;

use dts_runtime::{Location, Parameters, sign::PreparedRequest};
use encode::{push_pair, push_pair_twice};
use text::Text;

/// All texts that are encoded, and memory for what becomes of them.
pub(super) struct Encoding {
    /// Name, value, and whether they travel in the body.
    pairs: Vec<(String, String, bool)>,
    query: Text,
    body: Text,
    /// What RPC v1 signs.
    signed: Option<Text>,
}

impl Encoding {
    pub(super) fn new(parameters: &Parameters<'_>, common: &[(&str, &str)], twice: bool) -> Self {
        let mut sorted: BTreeMap<_, _> = common.iter().map(|(name, value)| (*name, (*value, true))).collect();
        let own = parameters.as_slice().iter();
        sorted.extend(own.map(|own| (&*own.name, (&*own.value, own.location == Location::Body))));
        let pairs = sorted.into_iter().map(|(name, (value, body))| (name.to_owned(), value.to_owned(), body)).collect();
        let text = || Text::with_room(4096);
        Self { pairs, query: text(), body: text(), signed: twice.then(text) }
    }

    /// Encodes all of them.
    pub(super) fn run(&mut self) {
        for text in [&mut self.query, &mut self.body].into_iter().chain(&mut self.signed) {
            text.take_back(text.len());
        }
        for (name, value, body) in &self.pairs {
            let wire = if *body { &mut self.body } else { &mut self.query };
            match &mut self.signed {
                Some(signed) => push_pair_twice(wire, signed, name, value),
                None => push_pair(wire, name, value),
            }
        }
    }

    /// Nothing is left out that signing encodes.
    pub(super) fn assert_is_that_of(&self, request: &PreparedRequest) {
        let text = |text: &Text| String::from_utf8_lossy(text.as_bytes()).into_owned();
        let (query, body) = (text(&self.query), text(&self.body));
        assert!(request.url.ends_with(&format!("?{}", query.trim_end_matches('&'))), "{query}");
        assert!(request.body.starts_with(body.trim_end_matches('&').as_bytes()), "{body}");
        if let Some(signed) = &self.signed {
            assert_eq!(request.signed_text(), format!("POST&%2F&{}", text(signed).trim_end_matches("%26")));
        }
    }
}
