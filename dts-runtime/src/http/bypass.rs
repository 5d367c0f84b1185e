//! Hosts that no proxy is asked for, as `NO_PROXY` lists them.

use std::net::IpAddr;

use super::target::{Target, split_port};

/// The metadata service of ECS, which gives keys to whoever asks from the machine: a proxy would get its own.
const METADATA_SERVICE: &str = "100.100.100.200";

/// A list as in `NO_PROXY`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bypass(Vec<Entry>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// `*`
    Everything,
    /// `192.0.2.1`, `192.0.2.0/24`, `2001:db8::/32`
    Network { address: IpAddr, prefix: u8 },
    /// `example.com`, `.example.com`, `*.example.com`, `example.com:8080`: the host, and what is below it.
    Domain { name: String, port: Option<u16> },
}

impl Bypass {
    /// Reads a list that is separated by commas or blanks. What can't be understood matches nothing.
    pub(crate) fn read(list: &str) -> Self {
        let entries = list.split([',', ' ', '\t']).map(str::trim).filter(|entry| !entry.is_empty());
        Self(entries.filter_map(Entry::read).collect())
    }

    /// Whether the target is reached directly.
    pub(crate) fn covers(&self, target: &Target) -> bool {
        let address = target.host.parse::<IpAddr>().ok();
        target.host == METADATA_SERVICE || self.0.iter().any(|entry| entry.covers(target, address))
    }
}

impl Entry {
    fn read(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::Everything);
        }
        let (address, prefix) = text.split_once('/').map_or((text, None), |(a, p)| (a, Some(p)));
        if let Ok(address) = address.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
            let longest = if address.is_ipv4() { 32 } else { 128 };
            let prefix = prefix.map_or(Some(longest), |prefix| prefix.parse().ok().filter(|&p| p <= longest))?;
            return Some(Self::Network { address, prefix });
        }
        let (name, port) = split_port(text)?;
        let name = name.strip_prefix('*').unwrap_or(name);
        let name = name.trim_start_matches('.').to_ascii_lowercase();
        (!name.is_empty()).then_some(Self::Domain { name, port })
    }

    fn covers(&self, target: &Target, target_address: Option<IpAddr>) -> bool {
        match self {
            Self::Everything => true,
            Self::Network { address, prefix } => target_address.is_some_and(|own| same_network(*address, own, *prefix)),
            Self::Domain { name, port } => {
                let below = target.host.strip_suffix(name.as_str());
                port.is_none_or(|port| port == target.port)
                    && below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
            }
        }
    }
}

/// Whether both addresses start with the same `prefix` bits.
fn same_network(a: IpAddr, b: IpAddr, prefix: u8) -> bool {
    match (a, b) {
        (IpAddr::V4(a), IpAddr::V4(b)) => {
            (a.to_bits() ^ b.to_bits()).checked_shr(32 - u32::from(prefix)).unwrap_or_default() == 0
        }
        (IpAddr::V6(a), IpAddr::V6(b)) => {
            (a.to_bits() ^ b.to_bits()).checked_shr(128 - u32::from(prefix)).unwrap_or_default() == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(list: &str, url: &str) -> bool {
        Bypass::read(list).covers(&Target::of(url).unwrap())
    }

    #[test]
    fn domains_cover_what_is_below_them() {
        for list in ["example.com", ".example.com", "*.example.com", "other.test, EXAMPLE.com", "a.test example.com"] {
            assert!(covers(list, "https://example.com/"), "{list}");
            assert!(covers(list, "https://dts.Example.com/"), "{list}");
            assert!(!covers(list, "https://notexample.com/"), "{list}");
            assert!(!covers(list, "https://example.com.test/"), "{list}");
        }
    }

    #[test]
    fn ports_are_compared_where_given() {
        assert!(covers("example.com:8080", "http://example.com:8080/"));
        assert!(!covers("example.com:8080", "http://example.com/"));
        assert!(covers("example.com:80", "http://example.com/"));
    }

    #[test]
    fn networks_cover_addresses() {
        assert!(covers("192.0.2.0/24", "http://192.0.2.77/"));
        assert!(!covers("192.0.2.0/24", "http://192.0.3.77/"));
        assert!(covers("192.0.2.77", "http://192.0.2.77:8080/"));
        assert!(!covers("192.0.2.77", "http://192.0.2.78/"));
        assert!(covers("0.0.0.0/0", "http://203.0.113.9/"));
        assert!(!covers("0.0.0.0/0", "http://[2001:db8::1]/"));
        assert!(covers("2001:db8::/32", "http://[2001:db8:1::1]/"));
        assert!(covers("::/0", "http://[2001:db8::1]/"));
        assert!(!covers("2001:db8::1", "http://[2001:db8::2]/"));
        assert!(covers("[2001:db8::1]", "http://[2001:db8::1]/"));
    }

    #[test]
    fn a_star_covers_all_and_an_empty_list_nothing() {
        assert!(covers("*", "https://dts.aliyuncs.com/"));
        assert!(!covers("", "https://dts.aliyuncs.com/"));
        assert!(!covers(" , ,", "https://dts.aliyuncs.com/"));
    }

    #[test]
    fn what_makes_no_sense_covers_nothing() {
        for list in ["192.0.2.0/33", "192.0.2.0/x", "2001:db8::/129", "example.com:x", ".", "*.", "/", ":"] {
            assert!(!covers(list, "http://192.0.2.1/"), "{list}");
            assert!(!covers(list, "http://example.com/"), "{list}");
        }
    }

    #[test]
    fn the_metadata_service_is_never_asked_through_a_proxy() {
        assert!(covers("", "http://100.100.100.200/latest/api/token"));
    }
}
