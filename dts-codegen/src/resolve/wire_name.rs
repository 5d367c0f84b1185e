//! Names on the wire.

/// What is wrong with a wire name, if anything is. Any printable name is good: the service decides what it is called.
pub(super) fn fault(name: &str) -> Option<&'static str> {
    if name.is_empty() {
        Some("is empty")
    } else if name.chars().any(|c| c.is_whitespace() || c.is_control()) {
        Some("has a blank or control character")
    } else if name.chars().any(is_invisible) {
        Some("has an invisible character")
    } else if name.chars().any(is_look_alike) {
        Some("has a Cyrillic or Greek letter that looks like a Latin one")
    } else if name.chars().any(|c| matches!(c, '&' | '=' | '#' | '?')) {
        Some("has a character that separates parameters")
    } else {
        None
    }
}

/// Zero-width and direction characters: a reader could not tell two names apart.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Damage that text recognition does to names.
fn is_look_alike(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{4ff}')
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn good_and_bad_names() {
        for good in ["RegionId", "Endpoint.IP", "PartitionKey.ModifyTime_Year", "Tag.N.Key", "x-acs-body", "名称"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in ["", "Region Id", "РауТуре", "a\nb", "a=b", "Re\u{200b}gion"] {
            assert!(fault(bad).is_some(), "{bad:?}");
        }
    }
}
