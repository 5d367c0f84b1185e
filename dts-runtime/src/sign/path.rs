//! Paths of URLs, written in the one way that no HTTP library changes.

use std::fmt;

use super::{encode, text::Text};

/// A path as it travels and is signed: `/` and segments, in which only unreserved characters stand bare.
///
/// `%XX` stays as it is, with upper-case digits; any other character is percent-encoded. What an HTTP library would
/// rewrite, so that the signature no longer fits, is refused.
pub(super) fn wire(path: &str) -> Result<String, PathFault> {
    if !path.starts_with('/') {
        return Err(PathFault::NoSlash);
    }
    if let Some(mark) = path.chars().find(|character| matches!(character, '?' | '#')) {
        return Err(PathFault::Mark(mark));
    }
    let mut out = Text::with_room(path.len());
    for (index, segment) in path.split('/').enumerate() {
        if index > 0 {
            out.push("/");
        }
        if matches!(segment.replace("%2e", ".").replace("%2E", ".").as_str(), "." | "..") {
            return Err(PathFault::Dots);
        }
        let mut parts = segment.split('%');
        encode::push(&mut out, parts.next().unwrap_or_default());
        for part in parts {
            let digits = part.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let (Some(digits), Some(rest)) = (digits, part.get(2..)) else { return Err(PathFault::Percent) };
            out.push("%");
            out.push(&digits.to_ascii_uppercase());
            encode::push(&mut out, rest);
        }
    }
    Ok(out.into_string())
}

/// What is wrong with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathFault {
    /// It does not begin with `/`.
    NoSlash,
    /// It has a `?` or a `#`.
    Mark(char),
    /// One of its segments is `.` or `..`.
    Dots,
    /// A `%` is not followed by two hexadecimal digits.
    Percent,
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSlash => f.write_str("a path begins with `/`"),
            Self::Mark(mark) => {
                write!(f, "a path has no `{mark}`; write `%{:02X}`, or give what follows as parameters", *mark as u32)
            }
            Self::Dots => f.write_str("`.` and `..` are no segments of a path; write the path that is meant"),
            Self::Percent => f.write_str("`%` is followed by two hexadecimal digits; write `%25` for the sign itself"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn written_in_one_way() {
        for (path, expected) in [
            ("/", "/"),
            ("/api/v1/clusters", "/api/v1/clusters"),
            ("/api/v1/%E4%BD%9C%e4%b8%9a/a%20b~c", "/api/v1/%E4%BD%9C%E4%B8%9A/a%20b~c"),
            ("/作业/a b", "/%E4%BD%9C%E4%B8%9A/a%20b"),
            ("/a:b@c+d(e)", "/a%3Ab%40c%2Bd%28e%29"),
            ("/a//b/", "/a//b/"),
            ("/...", "/..."),
        ] {
            assert_eq!(wire(path).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn refused() {
        for (path, fault) in [
            ("", PathFault::NoSlash),
            ("api", PathFault::NoSlash),
            ("/a?b=1", PathFault::Mark('?')),
            ("/a#b", PathFault::Mark('#')),
            ("/a/../b", PathFault::Dots),
            ("/a/.", PathFault::Dots),
            ("/%2e%2E/b", PathFault::Dots),
            ("/a/.%2e", PathFault::Dots),
            ("/100%", PathFault::Percent),
            ("/%4", PathFault::Percent),
            ("/%é1", PathFault::Percent),
            ("/%+1", PathFault::Percent),
        ] {
            assert_eq!(wire(path), Err(fault), "{path}");
        }
    }

    #[test]
    fn faults_say_what_to_do() {
        assert_eq!(
            PathFault::Mark('?').to_string(),
            "a path has no `?`; write `%3F`, or give what follows as parameters"
        );
        assert_eq!(
            PathFault::Percent.to_string(),
            "`%` is followed by two hexadecimal digits; write `%25` for the sign itself"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_unchanged(path in "/[ -~é中]{0,40}") {
            if let Ok(written) = wire(&path) {
                prop_assert!(written.bytes().all(|byte| encode::is_unreserved(byte) || matches!(byte, b'/' | b'%')));
                prop_assert_eq!(wire(&written), Ok(written.clone()));
            }
        }
    }
}
