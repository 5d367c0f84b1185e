//! Whatever is written: no panic, and each faulty request has errors and a stand-in.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

use super::{facts, made, shown_of};

const GOOD: &str = r#"{
    shop_id: "a", "Endpoint.IP": ip(a, b), kind: Sync, engine: Engine::Oracle, count: -5, size: 7, share: 0.5, open: true,
    maybe password: p, goods: { "a": [1, { (b): null }], "c": d.e::<F, G>() }, phones: "1,2", skip: [Check],
    zone_id: ["h", z], kinds, floors: [1], tag: [{ key: "k", zones: ["z"] }, other], cluster: "c", type_: |a, b| a, ..
}"#;

#[test]
fn tokens_that_are_missing_doubled_or_elsewhere() {
    let facts = facts::facts();
    let name = Ident::new("MoveShop", Span::call_site());
    let tokens: TokenStream = GOOD.parse().expect("tokens");
    assert!(made(&facts, &name, tokens.clone()).0.is_empty());
    let strangers: Vec<TokenTree> =
        "5 'c' x Sync : , .. = | < ( ) { } [ ] { x }".parse::<TokenStream>().expect("tokens").into_iter().collect();
    let count = count(tokens.clone());
    let (mut sound, mut faulty) = (0, 0);
    for place in 0..count {
        let mut changes: Vec<Vec<TokenTree>> = vec![Vec::new()];
        changes.extend(strangers.iter().map(|stranger| vec![stranger.clone()]));
        for change in changes {
            for keep in [false, true] {
                let mut at = place;
                let changed = changed(tokens.clone(), &mut at, &change, keep);
                let (again, (faults, made)) = (changed.clone(), made(&facts, &name, changed));
                assert!(!shown_of(&facts, &name, again).is_empty());
                let errors = made.to_string().matches("compile_error").count();
                assert_eq!(errors, faults.len());
                if faults.is_empty() { sound += 1 } else { faulty += 1 }
            }
        }
    }
    assert!(faulty > 1000 && sound > 100, "{faulty} faulty, {sound} sound");
}

fn count(tokens: TokenStream) -> usize {
    tokens
        .into_iter()
        .map(|token| 1 + if let TokenTree::Group(group) = token { count(group.stream()) } else { 0 })
        .sum()
}

/// The tokens with others in place of the one at `place`, or in front of it.
fn changed(tokens: TokenStream, place: &mut usize, change: &[TokenTree], keep: bool) -> TokenStream {
    let mut all = Vec::new();
    for token in tokens {
        let is_meant = *place == 0;
        *place = place.wrapping_sub(1);
        if is_meant {
            all.extend(change.iter().cloned());
            if !keep {
                continue;
            }
        }
        match token {
            TokenTree::Group(group) => {
                let inner = changed(group.stream(), place, change, keep);
                all.push(TokenTree::Group(Group::new(group.delimiter(), inner)));
            }
            token => all.push(token),
        }
    }
    all.into_iter().collect()
}
