//! The reader of INI files.

use proptest::prelude::*;

use crate::credentials::ini::Ini;

fn value(text: &str, section: &str, name: &str) -> Option<String> {
    let ini = Ini::read(text).unwrap_or_else(|faults| panic!("{faults:?}"));
    Some(ini.section(section)?.entry(name)?.value.expose().to_owned())
}

/// Line and text of each fault.
fn faults(text: &str) -> Vec<(usize, String)> {
    match Ini::read(text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.into_iter().map(|fault| (fault.line, fault.text)).collect(),
    }
}

#[test]
fn values_are_exact() {
    let text = "\u{feff}# comment\r\n[default]\r\n; another\r\n  # and one\r\nType = access_key\r\nkey=a#b;c%d %(x)s \"e\" = f : g\r\n\
                empty =\r\nArn: acs:ram::1:role/r\r\n\r\n[ other one ]\nkey = 2\n";
    assert_eq!(value(text, "default", "type").unwrap(), "access_key");
    assert_eq!(value(text, "default", "KEY").unwrap(), "a#b;c%d %(x)s \"e\" = f : g");
    assert_eq!(value(text, "default", "empty").unwrap(), "");
    assert_eq!(value(text, "default", "arn").unwrap(), "acs:ram::1:role/r");
    assert_eq!(value(text, "other one", "key").unwrap(), "2");
    assert_eq!(value(text, "Default", "key"), None);
    assert_eq!(value(text, "default", "none"), None);
}

#[test]
fn all_faults_are_told_at_once_and_quote_nothing() {
    let text = "hush = 1\n[a\n[]\n[a] x\n[b]\n = hush\nhush-hush\nk = 1\nK = 2\n[b]\n";
    let expected = [
        (1, "expected a section such as `[default]` before the first value"),
        (2, "expected `]` behind the name of the section"),
        (3, "expected the name of a section between `[` and `]`"),
        (4, "expected nothing behind `]`; a comment has a line of its own"),
        (6, "expected a name before the value"),
        (7, "expected `name = value`, a section in brackets, or a comment"),
        (9, "the section has this name already, in line 8"),
        (10, "the section `b` is there already, in line 5"),
    ];
    assert_eq!(faults(text), expected.map(|(line, text)| (line, text.to_owned())));
}

/// A section, name or value that can be written on one line as it stands.
fn texts(pattern: &'static str) -> impl Strategy<Value = String> {
    pattern.prop_map(|text: String| text.trim().to_owned())
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_with_lines_that_exist(text in any::<String>()) {
        let lines = text.lines().count();
        if let Err(faults) = Ini::read(&text) {
            prop_assert!(!faults.is_empty());
            prop_assert!(faults.iter().all(|fault| (1..=lines).contains(&fault.line)));
            prop_assert!(faults.windows(2).all(|pair| pair[0].line < pair[1].line));
        }
    }

    #[test]
    fn texts_like_files_do_not_surprise(text in "(\\[?[a-c#;%]{0,3}\\]?[ =:]{0,2}[a-c#;%\"]{0,3}\r?\n){0,12}") {
        let _ = Ini::read(&text);
    }

    #[test]
    fn what_is_written_is_read(
        sections in proptest::collection::btree_map(
            texts("[^\\]\r\n\u{85}\u{2028}]{1,12}").prop_filter("blank", |name| !name.is_empty()),
            proptest::collection::btree_map(
                "[a-z_.-]{1,12}",
                texts("[^\r\n]{0,40}"),
                0..6,
            ),
            0..5,
        ),
        comment in "[#;][^\r\n]{0,20}",
        space in "[ \t]{0,3}",
        separator in "[=:]",
        end in "\r?\n",
    ) {
        let mut text = String::new();
        for (section, entries) in &sections {
            text += &format!("{space}[{section}]{space}{end}{comment}{end}");
            for (name, value) in entries {
                text += &format!("{space}{name}{space}{separator}{space}{value}{space}{end}{space}{comment}{end}");
            }
        }
        let ini = Ini::read(&text);
        prop_assert!(ini.is_ok(), "{:?}", faults(&text));
        let ini = ini.unwrap_or_else(|_| unreachable!());
        prop_assert_eq!(ini.names().count(), sections.len());
        for (section, entries) in &sections {
            let read = ini.section(section);
            prop_assert!(read.is_some());
            for (name, value) in entries {
                let read = read.and_then(|section| section.entry(name)).map(|entry| entry.value.expose());
                prop_assert_eq!(read, Some(value.as_str()));
            }
        }
    }

    #[test]
    fn faults_do_not_stop_the_reading(bad in proptest::collection::vec(any::<bool>(), 1..20)) {
        let mut text = String::from("[s]\n");
        for (index, bad) in bad.iter().enumerate() {
            text += &if *bad { String::from("bad\n") } else { format!("k{index} = v\n") };
        }
        let expected: Vec<usize> = bad.iter().enumerate().filter(|(_, bad)| **bad).map(|(index, _)| index + 2).collect();
        let lines: Vec<usize> = faults(&text).into_iter().map(|(line, _)| line).collect();
        prop_assert_eq!(lines, expected);
    }
}
