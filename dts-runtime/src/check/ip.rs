//! IP addresses in constants, where the standard library can't read them. What is one is the same.

/// Whether the text is an IPv4 or IPv6 address.
pub(super) const fn is_address(text: &str) -> bool {
    matches!(v4(text.as_bytes()), Some([])) || is_v6(text.as_bytes())
}

/// What is behind an IPv4 address.
const fn v4(text: &[u8]) -> Option<&[u8]> {
    let (mut count, mut rest) = (0, text);
    while count < 4 {
        if count > 0 {
            let [b'.', behind @ ..] = rest else { return None };
            rest = behind;
        }
        let Some(behind) = octet(rest) else { return None };
        rest = behind;
        count += 1;
    }
    Some(rest)
}

/// What is behind a number up to 255, without zeros in front.
const fn octet(text: &[u8]) -> Option<&[u8]> {
    if let [b'0', behind @ ..] = text {
        return if let [b'0'..=b'9', ..] = behind { None } else { Some(behind) };
    }
    let (mut number, mut digits, mut rest) = (0, 0, text);
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        number = number * 10 + (*digit - b'0') as u32;
        digits += 1;
        rest = behind;
        if number > 255 {
            return None;
        }
    }
    if digits > 0 { Some(rest) } else { None }
}

const fn is_v6(text: &[u8]) -> bool {
    let (head, ends_in_v4, rest) = groups(text, 8);
    if head == 8 {
        return rest.is_empty();
    }
    match rest {
        // It stands for one group at least.
        [b':', b':', rest @ ..] if !ends_in_v4 => {
            let (_, _, rest) = groups(rest, 7 - head);
            rest.is_empty()
        }
        _ => false,
    }
}

/// How many groups there are, up to `most`, whether an IPv4 address is the last two of them, and what is behind.
const fn groups(text: &[u8], most: usize) -> (usize, bool, &[u8]) {
    let (mut count, mut rest) = (0, text);
    while count < most {
        let group = match rest {
            rest if count == 0 => rest,
            [b':', group @ ..] => group,
            _ => break,
        };
        if count + 1 < most
            && let Some(behind) = v4(group)
        {
            return (count + 2, true, behind);
        }
        let Some(behind) = hexadecimal(group) else { break };
        rest = behind;
        count += 1;
    }
    (count, false, rest)
}

/// What is behind one to four hexadecimal digits.
const fn hexadecimal(text: &[u8]) -> Option<&[u8]> {
    let (mut count, mut rest) = (0, text);
    while let [digit, behind @ ..] = rest
        && digit.is_ascii_hexdigit()
    {
        count += 1;
        rest = behind;
    }
    if 1 <= count && count <= 4 { Some(rest) } else { None }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv6Addr};

    use proptest::prelude::*;

    use super::*;

    fn is_agreed(text: &str) -> bool {
        is_address(text) == text.parse::<IpAddr>().is_ok()
    }

    #[test]
    fn edges() {
        for text in [
            "",
            ":",
            "::",
            ":::",
            "1",
            "1.2.3.4",
            "1.2.3.4.",
            "1.2.3",
            "01.2.3.4",
            "0.0.0.0",
            "00.0.0.0",
            "256.1.1.1",
            "1.2.3.0004",
            "::1.2.3.4",
            "1::1.2.3.4",
            "1.2.3.4::",
            "::1.2.3.4:1",
            "1:2:3:4:5:6:1.2.3.4",
            "1:2:3:4:5:6:7:1.2.3.4",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7::",
            "1:2:3:4:5:6:7::8",
            "::1:2:3:4:5:6:7",
            "::1:2:3:4:5:6:7:8",
            "12345::",
            "fe80::1%eth0",
            "::ffff:1.2.3.4",
            "1::2::3",
            "g::",
            "1:",
            ":1",
            "1::",
            "[::1]",
            " ::1",
            "1:2:3:4:5:6:7:8:9",
        ] {
            assert!(is_agreed(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_like_one(text in "[0-9a-fA-F]{0,3}([:.]{1,2}[0-9a-f]{0,4}){0,8}") {
            prop_assert!(is_agreed(&text), "{}", text);
        }

        #[test]
        fn numbers_between_dots(text in "[0-9]{1,3}(\\.[0-9]{1,3}){2,4}") {
            prop_assert!(is_agreed(&text), "{}", text);
        }

        #[test]
        fn what_is_one(bits: u128, mask: u128, text in "[0-9.:]{0,3}") {
            let address = Ipv6Addr::from(bits & mask).to_string();
            prop_assert!(is_address(&address), "{}", address);
            let more = format!("{address}{text}");
            prop_assert!(is_agreed(&more), "{}", more);
        }
    }
}
