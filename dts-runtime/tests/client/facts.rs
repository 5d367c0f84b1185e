//! What is known of the service, its gateways, the files and the variables, and which test shows what is made of it
//! here. Official clients differ in much of this; the tests show what this client does.
//!
//! # Answers
//!
//! | fact | test |
//! |---|---|
//! | a refusal in JSON has code, message, request id, host and a page with help | `tests/answers.rs` `json_keeps_every_field` |
//! | a refusal of access has `AccessDeniedDetail` | `tests/answers.rs` `denied_access_keeps_its_detail` |
//! | a failure of the server, 5xx, comes in the same form | `tests/answers.rs` `failures_of_the_server_may_pass` |
//! | `x-acs-retry-after` is in milliseconds, with any 4xx or 5xx, where it is a positive number | `tests/answers.rs` `hint_in_milliseconds_means_too_many_requests` |
//! | `Retry-After` is not the service's, but that of a proxy | `tests/answers.rs` `retry_after_of_http_counts_where_a_proxy_gives_it` |
//! | `Throttling.User` may come without a hint | `tests/answers.rs` `throttling_by_its_code_at_any_status` |
//! | names of fields may be in lower case | `tests/answers.rs` `names_of_fields_in_any_case` |
//! | `Code` may be missing | `tests/answers.rs` `json_without_a_code_keeps_its_message` |
//! | `Code` may be a number | `tests/answers.rs` `numeric_code_is_text` |
//! | a refusal may be XML, with whatever content type | `tests/answers.rs` `xml_with_any_content_type` |
//! | a refusal may be HTML, plain text, a number, `null` or nothing | `tests/answers.rs` `pages_texts_and_nothing` |
//! | a refusal may not be UTF-8 | `tests/answers.rs` `bytes_that_are_no_utf_8` |
//! | a refusal may be cut | `tests/answers.rs` `bodies_that_are_cut` |
//! | `SignatureDoesNotMatch` quotes what the service signed; if it is the client's text, the secret is wrong | `tests/answers.rs` `same_string_to_sign_means_a_wrong_secret`, `tests/client/sending.rs` `a_wrong_secret_is_told_from_a_wrong_signature` |
//! | `SignatureDoesNotMatch` may quote nothing | `tests/answers.rs` `same_string_to_sign_means_a_wrong_secret` |
//! | a quoted text holds parameters and signature | `tests/client/sending.rs` `what_the_service_quotes_of_secrets_is_hidden`, `tests/client/sending.rs` `a_signature_that_the_service_quotes_is_hidden` |
//! | 200 or 204 may come with what is no JSON, or with nothing | `tests/answers.rs` `what_is_no_answer_can_be_had_but_not_decoded`, `tests/client/sending.rs` `an_answer_that_does_not_fit_keeps_everything` |
//! | 200 may come with fields of other types | `tests/answers.rs` `fields_of_wrong_types_are_errors_with_everything_at_hand` |
//! | 200 may come with fields that are not known | `tests/decode_json.rs` `unknown_members_change_nothing` |
//! | 200 may come with `Success` false, as a boolean or a text, and `ErrCode` | `tests/answers.rs` `success_false_in_any_dress_is_a_failure`, `tests/client/sending.rs` `success_false_is_an_error_unless_asked_for` |
//! | `ErrMessage` may have a `%s` for `DynamicMessage` | `tests/answers.rs` `placeholders_are_filled` |
//! | 200 may come with a byte order mark | `tests/answers.rs` `a_byte_order_mark_does_no_harm` |
//! | ASAPI has an envelope of its own | `tests/answers.rs` `gateway_of_a_private_cloud`, `tests/client/gateways.rs` `its_envelope_is_understood` |
//! | connections are refused, reset, closed and cut, and what comes may be no HTTP | `tests/faults/failures.rs` `connections_that_break` |
//! | a name may not be found | `tests/faults/failures.rs` `a_name_that_does_not_resolve` |
//! | servers may be silent at any time | `tests/faults/times.rs` `times_that_run_out` |
//! | the whole URL of a connection that fails is in texts of HTTP libraries | `tests/faults/no_secrets.rs` `nothing_that_is_printed_holds_a_secret` |
//!
//! # Repetitions
//!
//! | fact | test |
//! |---|---|
//! | official clients make one attempt, unless they are told more; here, there are three | `tests/retries.rs` `three_attempts_in_total_unless_said_otherwise`, `tests/client/retrying.rs` `three_attempts_are_all` |
//! | some clients count attempts, some repetitions; here, attempts are counted | `tests/retries.rs` `three_attempts_in_total_unless_said_otherwise` |
//! | 5xx, throttling, timeouts and broken connections may pass | `tests/retries.rs` `what_is_repeated` |
//! | what may have been carried out must not be carried out twice | `tests/client/retrying.rs` `what_may_have_been_done_is_not_done_again`, `tests/faults/failures.rs` `connections_that_break` |
//! | waits double from 100 ms, from 500 ms after throttling, up to 20 s | `tests/retries.rs` `waits_are_random_parts_of_a_time_that_doubles` |
//! | the service says how long to wait, up to 120 s | `tests/retries.rs` `the_service_says_how_long_to_wait`, `tests/faults/failures.rs` `answers_that_refuse` |
//! | each attempt has a nonce, a time and a signature of its own, and else the same headers | `tests/client/retrying.rs` `throttling_is_waited_out_whatever_the_action` |
//! | `ClientToken` makes attempts one request | `tests/client/retrying.rs` `a_client_token_makes_it_one_request` |
//!
//! # Access keys
//!
//! | fact | test |
//! |---|---|
//! | keys that a program gives come before those of variables | `src/credentials/tests/fixed.rs` `explicit_keys_win_over_variables` |
//! | variables of older clients, `ALIYUN_ACCESS_KEY_ID`, are other ones | `src/credentials/tests/fixed.rs` `variables_of_older_clients_are_not_read` |
//! | the order is variables, OIDC, command line tool, file, instance, URI | `src/credentials/tests/chain.rs` `the_order_is_the_official_one` |
//! | who gave keys first is asked for later ones | `src/credentials/tests/chain.rs` `who_answers_first_is_kept` |
//! | `ALIBABA_CLOUD_ACCESS_KEY_ID`, `..._SECRET` and `ALIBABA_CLOUD_SECURITY_TOKEN`; empty is unset | `src/credentials/tests/fixed.rs` `variables_give_pairs_and_triples`, `src/credentials/tests/fixed.rs` `an_empty_variable_is_unset` |
//! | variables may be set after the client was made | `src/credentials/tests/fixed.rs` `variables_are_read_when_keys_are_asked_for` |
//! | OIDC takes three variables, or is not in the chain | `src/credentials/tests/chain.rs` `parts_can_be_turned_off`, `src/credentials/tests/roles.rs` `an_identity_provider_needs_all_three` |
//! | the profile is that of `ALIBABA_CLOUD_PROFILE`, or `current` | `src/credentials/tests/cli.rs` `the_profile_is_the_named_one_or_that_of_the_environment_or_the_current_one` |
//! | `ALIBABA_CLOUD_CLI_PROFILE_DISABLED` turns profiles off | `src/credentials/tests/cli.rs` `it_can_be_turned_off` |
//! | the credentials file is `credentials` or `credentials.ini`, or that of `ALIBABA_CLOUD_CREDENTIALS_FILE` | `src/credentials/tests/credentials_file.rs` `both_names_of_the_file_are_known`, `src/credentials/tests/credentials_file.rs` `file_and_section_can_be_named` |
//! | `ALIBABA_CLOUD_ECS_METADATA_DISABLED` turns the instance off, in any case | `src/credentials/tests/ecs.rs` `can_be_turned_off` |
//! | `ALIBABA_CLOUD_CREDENTIALS_URI` is asked last | `src/credentials/tests/chain.rs` `the_order_is_the_official_one`, `src/credentials/tests/uri.rs` `gets_keys` |
//! | the home folder is `HOME`, or else `HOMEPATH` | `src/credentials/tests/cli.rs` `the_home_folder_has_several_names` |
//! | profiles of mode `AK` and `StsToken` | `src/credentials/tests/cli.rs` `access_keys_and_tokens` |
//! | profiles of mode `RamRoleArn` | `src/credentials/tests/cli.rs` `a_role_is_assumed`, `src/credentials/tests/cli.rs` `a_role_is_assumed_with_a_token` |
//! | profiles of mode `EcsRamRole` | `src/credentials/tests/cli.rs` `an_instance_role` |
//! | profiles of mode `OIDC` | `src/credentials/tests/cli.rs` `an_identity_provider` |
//! | profiles of mode `ChainableRamRoleArn`, with one call for each link | `src/credentials/tests/cli.rs` `each_link_of_a_chain_is_one_call`, `src/credentials/tests/cli.rs` `chains_end` |
//! | profiles of mode `CloudSSO`, by `/cloud-credentials` | `src/credentials/tests/cloud_sso.rs` `asks_the_site_of_the_sign_in`, `src/credentials/tests/cloud_sso.rs` `an_ended_sign_in_is_not_tried` |
//! | profiles of mode `OAuth` keep a triple that ends | `src/credentials/tests/cli.rs` `kept_tokens_serve_until_they_end` |
//! | profiles of mode `External`, without a shell, for 60 s | `src/credentials/tests/external.rs` `runs_the_program_without_a_shell`, `src/credentials/tests/external.rs` `takes_tokens_with_and_without_an_end` |
//! | sections of type `access_key` and `sts` | `src/credentials/tests/credentials_file.rs` `pairs_and_triples` |
//! | sections of type `ram_role_arn` | `src/credentials/tests/credentials_file.rs` `roles` |
//! | sections of type `oidc_role_arn` | `src/credentials/tests/credentials_file.rs` `identity_providers` |
//! | sections of type `ecs_ram_role` | `src/credentials/tests/credentials_file.rs` `instance_roles` |
//! | sections of type `rsa_key_pair` | `src/credentials/tests/credentials_file.rs` `faults_have_lines` |
//! | `enable = false` turns a section off | `src/credentials/tests/credentials_file.rs` `a_section_can_be_turned_off` |
//! | `#` and `%` may stand in a value | `src/credentials/tests/credentials_file.rs` `values_are_not_cut_at_signs` |
//!
//! # Roles, instances and ends
//!
//! | fact | test |
//! |---|---|
//! | AssumeRole is signed by RPC v1 | `src/credentials/tests/roles.rs` `assumes_a_role` |
//! | a blank in a policy is signed as `%20` | `src/credentials/tests/roles.rs` `a_policy_with_blanks_is_signed_as_documented` |
//! | AssumeRoleWithOIDC has neither signature nor nonce, and a token without its line's end | `src/credentials/tests/roles.rs` `a_token_of_an_identity_provider_gives_a_role` |
//! | a role lasts 3600 s by default, and 900 s at least | `src/credentials/tests/roles.rs` `sessions_last_an_hour_and_at_least_900_seconds` |
//! | a session has a name in any case | `src/credentials/tests/roles.rs` `a_session_has_a_name_in_any_case` |
//! | `ALIBABA_CLOUD_ROLE_ARN` and `ALIBABA_CLOUD_ROLE_SESSION_NAME` | `src/credentials/tests/roles.rs` `names_and_arns_come_from_the_environment_too` |
//! | STS is in a region, in its network, or in the middle | `src/credentials/tests/roles.rs` `sts_is_where_it_is_said_to_be` |
//! | the instance's service gives a token, a role and keys, within 1 s each | `src/credentials/tests/ecs.rs` `asks_with_a_token`, `src/credentials/tests/ecs.rs` `a_named_role_saves_a_request` |
//! | it may give no token, or fail with one | `src/credentials/tests/ecs.rs` `goes_on_without_a_token`, `src/credentials/tests/ecs.rs` `repeats_without_the_token_what_fails_with_it` |
//! | `ALIBABA_CLOUD_IMDSV1_DISABLED` takes both ways back | `src/credentials/tests/ecs.rs` `version_one_can_be_turned_off` |
//! | it is never asked through a proxy | `src/http/bypass.rs` `the_metadata_service_is_never_asked_through_a_proxy` |
//! | a URI gives `Code`, `AccessKeyId`, `AccessKeySecret`, `SecurityToken`, `Expiration` | `src/credentials/tests/uri.rs` `gets_keys`, `src/credentials/tests/uri.rs` `wants_all_members` |
//! | `Host` has the port | `tests/transports/answers.rs` `a_request_arrives_as_it_was_given` |
//! | times are `2026-01-31T08:00:00Z` | `src/credentials/utc.rs` `reads_what_services_write` |
//! | keys are renewed 15 minutes before their end | `src/credentials/tests/cache.rs` `keys_are_renewed_15_minutes_before_their_end` |
//! | keys may last less than that, and are not asked for on each call | `src/credentials/tests/cache.rs` `short_keys_are_renewed_in_their_last_fifth` |
//! | one call renews them at a time | `src/credentials/tests/cache_threads.rs` `one_asks_and_the_others_wait` |
//! | a renewal that fails leaves the old keys until they end | `src/credentials/tests/cache.rs` `a_failed_renewal_keeps_old_keys_until_they_end` |
//! | keys may end before their time | `tests/client/credentials.rs` `an_expired_token_is_renewed_once`, `tests/faults/keys.rs` `keys_that_end_or_are_not_there` |
//! | STS refuses with HTTP status, code and request id | `src/credentials/tests/roles.rs` `failures_of_sts_are_told` |
//! | a chain tells why each provider gave nothing | `src/credentials/tests/chain.rs` `an_error_lists_all_that_was_tried` |

use std::{collections::BTreeSet, fs, path::Path};

/// Facts, each with files and names of tests.
fn facts() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let rows = include_str!("facts.rs").lines().filter_map(|line| line.strip_prefix("//! | ")?.strip_suffix(" |"));
    let rows = rows.filter_map(|row| row.rsplit_once(" | ")).filter(|(fact, _)| *fact != "fact");
    rows.map(|(fact, tests)| {
        let test = |test: &'static str| test.trim_matches('`').split_once("` `").unwrap();
        (fact, tests.split(", ").map(test).collect())
    })
    .collect()
}

#[test]
fn each_fact_has_its_test() {
    let facts = facts();
    assert_eq!(facts.len(), include_str!("facts.rs").lines().filter(|line| line.starts_with("//! | ")).count() - 4);
    assert!(facts.len() > 70, "{}", facts.len());
    let mut missing = BTreeSet::new();
    for (fact, tests) in facts {
        assert!(!tests.is_empty(), "{fact}");
        for (file, name) in tests {
            let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_default();
            // The attribute stands right before the function, those of properties are in a macro.
            let found = text.split("#[test]").skip(1).any(|behind| {
                behind
                    .trim_start()
                    .strip_prefix("fn ")
                    .is_some_and(|behind| behind.strip_prefix(name).is_some_and(|behind| behind.starts_with('(')))
            });
            if !found {
                missing.insert(format!("{fact}: `{file}` has no test `{name}`"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
