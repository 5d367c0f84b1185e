//! Hashes, plain and keyed.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// How much of a key both hashes take as it is; a longer one is hashed first.
const BLOCK: usize = 64;

/// HMAC-SHA1 under `secret` with `&` behind it.
pub(super) fn hmac_sha1(secret: &str, text: &[u8]) -> [u8; 20] {
    let mut key = Zeroizing::new([0; BLOCK]);
    match key.get_mut(..=secret.len()) {
        Some([place @ .., and]) => {
            place.copy_from_slice(secret.as_bytes());
            *and = b'&';
        }
        _ => put(&mut *key, &Sha1::new().chain_update(secret).chain_update(b"&").finalize()),
    }
    let mac = Hmac::<Sha1>::new((&*key).into());
    mac.chain_update(text).finalize().into_bytes().into()
}

/// HMAC-SHA256 under `secret`, of a text that comes in pieces.
pub(super) fn hmac_sha256<const N: usize>(secret: &str, text: [&str; N]) -> [u8; 32] {
    let mut key = Zeroizing::new([0; BLOCK]);
    match key.get_mut(..secret.len()) {
        Some(place) => place.copy_from_slice(secret.as_bytes()),
        None => put(&mut *key, &Sha256::digest(secret)),
    }
    let mac = Hmac::<Sha256>::new((&*key).into());
    text.into_iter().fold(mac, Mac::chain_update).finalize().into_bytes().into()
}

/// SHA-256.
pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A hash in lower-case hexadecimal digits.
pub(super) struct Hex([u8; 64]);

impl Hex {
    pub(super) fn new(hash: &[u8; 32]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digit = |half: u8| DIGITS.get(usize::from(half)).copied().unwrap_or_default();
        let mut text = [0; 64];
        let (pairs, _) = text.as_chunks_mut();
        for (pair, byte) in pairs.iter_mut().zip(hash) {
            *pair = [digit(byte >> 4), digit(byte & 15)];
        }
        Self(text)
    }

    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl From<Hex> for String {
    fn from(hex: Hex) -> Self {
        hex.as_str().to_owned()
    }
}

fn put(place: &mut [u8], bytes: &[u8]) {
    for (place, byte) in place.iter_mut().zip(bytes) {
        *place = *byte;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_all_lengths() {
        for length in 0..200 {
            let secret = "s".repeat(length);
            let slow = Hmac::<Sha1>::new_from_slice(format!("{secret}&").as_bytes()).unwrap();
            assert_eq!(hmac_sha1(&secret, b"text"), *slow.chain_update("text").finalize().into_bytes(), "{length}");
            let slow = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
            assert_eq!(
                hmac_sha256(&secret, ["te", "xt"]),
                *slow.chain_update("text").finalize().into_bytes(),
                "{length}"
            );
        }
    }

    #[test]
    fn the_hash_of_nothing() {
        assert_eq!(Hex::new(&sha256(b"")).as_str(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
