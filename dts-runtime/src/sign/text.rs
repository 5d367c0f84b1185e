//! A text in the making, whose short pieces are copied without a call.
//!
//! What is signed consists of hundreds of pieces of ten bytes; a call of `memcpy` for each would cost as much as the
//! hash. Copying a piece as its first and its last 4, 8 or 16 bytes, which may overlap, is a few instructions.

/// How many bytes may be asked for, and taken back, without making the text grow.
pub(super) const SLACK: usize = 64 * 5 + 8;

/// Bytes that grow at their end.
pub(super) struct Text {
    /// What is written, and room behind it.
    bytes: Vec<u8>,
    /// How much is written.
    length: usize,
}

impl Text {
    /// With room for so many bytes, if any, and for those that are taken back; it grows where that is not enough.
    pub(super) fn with_room(bytes: usize) -> Self {
        let room = if bytes == 0 { 0 } else { bytes + SLACK };
        Self { bytes: vec![0; room], length: 0 }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }

    /// As text: whoever writes only texts loses nothing.
    pub(super) fn into_string(self) -> String {
        String::from_utf8(self.into_bytes())
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// The next `count` bytes, to be written; they count as written.
    #[inline(always)]
    pub(super) fn next(&mut self, count: usize) -> &mut [u8] {
        let (start, end) = (self.length, self.length + count);
        if end > self.bytes.len() {
            self.grow(end);
        }
        self.length = end;
        self.bytes.get_mut(start..end).unwrap_or_default()
    }

    /// Takes back the last `count` bytes.
    #[inline(always)]
    pub(super) fn take_back(&mut self, count: usize) {
        self.length = self.length.saturating_sub(count);
    }

    /// Adds a piece whose length is known to the compiler.
    #[inline(always)]
    pub(super) fn push_array<const N: usize>(&mut self, piece: &[u8; N]) {
        if let Some(place) = self.next(N).first_chunk_mut() {
            *place = *piece;
        }
    }

    /// Adds a piece as it is.
    #[inline(always)]
    pub(super) fn push(&mut self, piece: &str) {
        copy(self.next(piece.len()), piece.as_bytes());
    }

    #[cold]
    fn grow(&mut self, needed: usize) {
        self.bytes.resize(needed.max(self.bytes.len() * 2), 0);
    }
}

/// The first and the last `N` bytes of `from`, written to the first and the last `N` bytes of `to`.
///
/// `None` where `from` is shorter than `N`; both are of one length.
#[inline(always)]
pub(super) fn copy_ends<const N: usize>(to: &mut [u8], from: &[u8]) -> Option<([u8; N], [u8; N])> {
    let (first, last) = (*from.first_chunk::<N>()?, *from.last_chunk::<N>()?);
    *to.first_chunk_mut()? = first;
    *to.last_chunk_mut()? = last;
    Some((first, last))
}

/// Copies a piece; both are of one length.
#[inline(always)]
pub(super) fn copy(to: &mut [u8], from: &[u8]) {
    if from.len() > 32 {
        to.copy_from_slice(from);
    } else if copy_ends::<16>(to, from).is_none()
        && copy_ends::<8>(to, from).is_none()
        && copy_ends::<4>(to, from).is_none()
    {
        for (place, byte) in to.iter_mut().zip(from) {
            *place = *byte;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_all_lengths() {
        let source: String = ('!'..='~').cycle().take(200).collect();
        for length in 0..source.len() {
            let piece = &source[..length];
            let mut text = Text::with_room(0);
            text.push("<");
            text.push(piece);
            text.push_array(b"%3D");
            text.push(piece);
            assert_eq!(text.into_string(), format!("<{piece}%3D{piece}"), "{length}");
        }
    }

    #[test]
    fn grows_and_takes_back() {
        let mut text = Text::with_room(2);
        assert!(text.is_empty());
        for _ in 0..100 {
            text.push("abc");
            text.take_back(1);
        }
        assert_eq!(text.as_bytes(), "ab".repeat(100).as_bytes());
        assert_eq!(text.into_bytes().len(), 200);
    }
}
