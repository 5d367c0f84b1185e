//! Rust names from wire names: deterministic, whatever else is in the spec.

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Runs of capitals that are more than one word, or less than one, and plurals of abbreviations.
const ACRONYMS: [(&str, &str); 7] = [
    ("DTSIP", "DtsIp"),
    ("V2API", "V2Api"),
    ("DProxy", "Dproxy"),
    ("IDs", "Ids"),
    ("IPs", "Ips"),
    ("URLs", "Urls"),
    ("DBs", "Dbs"),
];

fn words(wire: &str) -> String {
    let mut text = wire.replace(".N.", ".").trim_end_matches(".N").to_owned();
    for (acronym, split) in ACRONYMS {
        text = text.replace(acronym, split);
    }
    text
}

/// The name of a field: snake case, keywords with an underscore behind.
pub fn field_name(wire: &str) -> String {
    escaped(leading_digit("n", words(wire).to_snake_case()))
}

/// The name of a type.
pub fn type_name(pieces: &[String]) -> String {
    let joined: String = pieces.iter().map(|piece| words(piece).to_upper_camel_case()).collect();
    escaped(leading_digit("N", joined))
}

/// The name of a value's variant; a value that starts with a digit gets a `V`.
pub fn variant_name(text: &str) -> String {
    escaped(leading_digit("V", words(text).to_upper_camel_case()))
}

/// An identifier can't start with a digit.
fn leading_digit(prefix: &str, name: String) -> String {
    if name.starts_with(|c: char| c.is_numeric()) { format!("{prefix}{name}") } else { name }
}

/// Keywords get an underscore.
fn escaped(name: String) -> String {
    let is_keyword = !is_ident(&name) && syn::parse_str::<Ident>(&format!("{name}_")).is_ok();
    if is_keyword && !name.is_empty() { format!("{name}_") } else { name }
}

/// Whether Rust 2024 takes the name; syn knows the keywords of 2021.
fn is_ident(name: &str) -> bool {
    name != "gen" && syn::parse_str::<Ident>(name).is_ok_and(|ident| ident == name)
}

/// The identifier, if the name is one.
pub(super) fn ident(name: &str) -> Option<Ident> {
    // A lone underscore is no name, though it parses with one behind.
    if name.chars().all(|c| c == '_') {
        return None;
    }
    // Blanks and comments around a name parse too; raw names can't become parts of longer ones.
    (is_ident(name) && !name.starts_with("r#")).then(|| Ident::new(name, Span::call_site()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        for (wire, rust) in [
            ("Endpoint.IP", "endpoint_ip"),
            ("DtsJobID", "dts_job_id"),
            ("OracleSID", "oracle_sid"),
            ("DbList", "db_list"),
            ("DBList", "db_list"),
            ("SourceEndpoint.OwnerID", "source_endpoint_owner_id"),
            ("PartitionKey.ModifyTime_Year", "partition_key_modify_time_year"),
            ("SubscriptionInstanceVSwitchId", "subscription_instance_v_switch_id"),
            ("Type", "type_"),
            ("Gen", "gen_"),
            ("Self", "self_"),
            ("ResourceId.N", "resource_id"),
            ("Tag.N.Key", "tag_key"),
            ("JobIDs", "job_ids"),
            ("UseV2API", "use_v2_api"),
            ("DProxyUrl", "dproxy_url"),
            ("PublicDproxyUrl", "public_dproxy_url"),
            ("OIDCTokenInfo", "oidc_token_info"),
            ("RunningSQL", "running_sql"),
            ("TotalDiskGBSize", "total_disk_gb_size"),
            ("SubscriptionDataType.DDL", "subscription_data_type_ddl"),
            ("consumerGroupNewPassword", "consumer_group_new_password"),
            ("DuLimit", "du_limit"),
            ("2Fast", "n2fast"),
            ("x-acs-body", "x_acs_body"),
        ] {
            assert_eq!(field_name(wire), rust);
        }
    }

    #[test]
    fn types() {
        for (pieces, rust) in [
            (&["DescribeDTSIP"][..], "DescribeDtsIp"),
            (&["AssumeRoleWithOIDC"], "AssumeRoleWithOidc"),
            (&["AssumeRoleWithSAML", "Response"], "AssumeRoleWithSamlResponse"),
            (&["SourceEndpoint.InstanceType"], "SourceEndpointInstanceType"),
        ] {
            let pieces: Vec<String> = pieces.iter().map(|&piece| piece.to_owned()).collect();
            assert_eq!(type_name(&pieces), rust);
        }
    }

    #[test]
    fn variants() {
        for (wire, rust) in [
            ("EXPRESS", "Express"),
            ("polardb_o", "PolardbO"),
            ("PolarDB", "PolarDb"),
            ("2xlarge", "V2xlarge"),
            ("01", "V01"),
            ("ALIYUN::DTS::INSTANCE", "AliyunDtsInstance"),
            ("Materialize View", "MaterializeView"),
            ("Self", "Self_"),
        ] {
            assert_eq!(variant_name(wire), rust);
        }
    }

    #[test]
    fn no_identifier() {
        assert!(ident("").is_none());
        assert!(ident("_").is_none());
        assert!(ident("a b").is_none());
        assert!(ident("fn").is_none());
        assert!(ident(" a").is_none());
        assert!(ident("r#type").is_none());
        assert!(ident("fn_").is_some());
    }
}
