//! Bodies of answers, up to a length.

use super::exchange::Exchange;
use crate::TransportError;

/// Collects the body of an answer.
pub(crate) struct Body {
    bytes: Vec<u8>,
    longest: usize,
}

impl Body {
    /// A body whose server says that it has `expected` bytes, or says nothing.
    pub(crate) fn new(expected: Option<u64>, longest: usize, exchange: &Exchange) -> Result<Self, TransportError> {
        let expected = match expected.map(usize::try_from) {
            None => 0,
            Some(Ok(expected)) if expected <= longest => expected,
            Some(_) => return Err(exchange.body_too_long(longest)),
        };
        // What is announced need not come.
        Ok(Self { bytes: Vec::with_capacity(expected.min(1 << 20)), longest })
    }

    /// Adds what has come.
    pub(crate) fn push(&mut self, bytes: &[u8], exchange: &Exchange) -> Result<(), TransportError> {
        if bytes.len() > self.longest - self.bytes.len() {
            return Err(exchange.body_too_long(self.longest));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// All of it.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}
