//! What a client says of itself.

use std::env::consts;

/// `AlibabaCloud (linux; x86_64) Rust dts-runtime/0.1.0`, as the official clients write it, and what the user adds.
pub(super) fn user_agent(suffix: Option<&str>) -> String {
    let (os, machine, version) = (consts::OS, consts::ARCH, env!("CARGO_PKG_VERSION"));
    let own = format!("AlibabaCloud ({os}; {machine}) Rust {}/{version}", env!("CARGO_PKG_NAME"));
    match suffix.map(str::trim).filter(|suffix| !suffix.is_empty()) {
        Some(suffix) => format!("{own} {suffix}"),
        None => own,
    }
}

#[cfg(test)]
mod tests {
    use super::user_agent;

    #[test]
    fn a_suffix_stands_behind() {
        let plain = user_agent(Some(" "));
        assert!(plain.starts_with("AlibabaCloud (") && plain.contains(") Rust dts-runtime/"), "{plain}");
        assert_eq!(user_agent(Some("report/2.1")), format!("{plain} report/2.1"));
    }
}
