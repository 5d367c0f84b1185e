//! What two lists have in common.

use std::collections::BTreeMap;

/// Items of two lists, by name.
pub(super) struct Pairs<'a, T> {
    /// In both, in the order of the new list.
    pub(super) both: Vec<(&'a T, &'a T)>,
    /// In the old list alone.
    pub(super) removed: Vec<&'a T>,
    /// In the new list alone.
    pub(super) added: Vec<&'a T>,
}

/// Pairs the items that have the same name.
pub(super) fn pair<'a, T>(old: &'a [T], new: &'a [T], name: impl Fn(&T) -> &str) -> Pairs<'a, T> {
    let mut left: BTreeMap<&str, &T> = old.iter().map(|item| (name(item), item)).collect();
    let mut pairs = Pairs { both: Vec::new(), removed: Vec::new(), added: Vec::new() };
    for item in new {
        match left.remove(name(item)) {
            Some(other) => pairs.both.push((other, item)),
            None => pairs.added.push(item),
        }
    }
    pairs.removed = left.into_values().collect();
    pairs
}

impl<'a, T> Pairs<'a, T> {
    /// Pairs what is left and has the same second name, such as its Rust name.
    pub(super) fn take_renamed(
        &mut self,
        old: impl Fn(&T) -> String,
        new: impl Fn(&T) -> String,
    ) -> Vec<(&'a T, &'a T)> {
        let mut renamed = Vec::new();
        let added = &mut self.added;
        self.removed.retain(|&item| match added.iter().position(|other| new(other) == old(item)) {
            Some(index) => {
                renamed.push((item, added.remove(index)));
                false
            }
            None => true,
        });
        renamed
    }
}

#[cfg(test)]
mod tests {
    use super::pair;

    #[test]
    fn by_second_name() {
        let mut pairs = pair(&["Ab", "C", "d"], &["aB", "d", "e"], |text| text);
        let renamed = pairs.take_renamed(|text| text.to_lowercase(), |text| text.to_lowercase());
        assert_eq!(renamed, [(&"Ab", &"aB")]);
        assert_eq!((pairs.both, pairs.removed, pairs.added), (vec![(&"d", &"d")], vec![&"C"], vec![&"e"]));
    }

    #[test]
    fn by_name() {
        let pairs = pair(&["a", "b", "c"], &["c", "d", "a"], |text| text);
        assert_eq!(pairs.both, [(&"c", &"c"), (&"a", &"a")]);
        assert_eq!((pairs.removed, pairs.added), (vec![&"b"], vec![&"d"]));
    }
}
