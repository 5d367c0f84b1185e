//! Form bodies.

/// `name=value` pairs with `&` between them, percent-encoded as signatures demand it: a space is `%20`.
pub(super) fn form(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        encode(&mut text, name);
        text.push('=');
        encode(&mut text, value);
    }
    text
}

fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(half), 16).map_or('0', |digit| digit.to_ascii_uppercase()));
            }
        }
    }
}

/// The text with its `%XX` undone, where it has any that are valid.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let pair = behind.split_at_checked(2).and_then(|(pair, behind)| {
            let pair = str::from_utf8(pair).ok().filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            Some((u8::from_str_radix(pair, 16).ok()?, behind))
        });
        match pair {
            Some((byte, behind)) if *first == b'%' => {
                bytes.push(byte);
                rest = behind;
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn encodes_as_signatures_demand() {
        assert_eq!(form(&[("A b", "c+d*~"), ("名", "")]), "A%20b=c%2Bd%2A~&%E5%90%8D=");
        assert_eq!(form(&[]), "");
    }

    #[test]
    fn undoes_only_what_is_valid() {
        assert_eq!(decoded("a%2Fb%zz%2"), "a/b%zz%2");
        assert_eq!(decoded("%252F"), "%2F");
        assert_eq!(decoded("%"), "%");
    }

    proptest! {
        #[test]
        fn decoding_undoes_encoding(text in any::<String>()) {
            let mut encoded = String::new();
            encode(&mut encoded, &text);
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~%".contains(&byte)));
            prop_assert_eq!(decoded(&encoded), text);
        }
    }
}
