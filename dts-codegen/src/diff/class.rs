//! What a change means for those who use the bindings. The definition stands here and nowhere else.

/// How a change meets a user of the bindings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Code may not compile any more.
    Breaking,
    /// Code compiles, and acts differently.
    Behavioural,
    /// Nobody notices who does not use it.
    Additive,
    /// Only texts differ.
    Docs,
}

impl Class {
    /// All classes, the worst first.
    pub const ALL: [Self; 4] = [Self::Breaking, Self::Behavioural, Self::Additive, Self::Docs];

    /// The word in reports for tools.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Behavioural => "behavioural",
            Self::Additive => "additive",
            Self::Docs => "docs",
        }
    }

    /// The heading above such changes.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking",
            Self::Behavioural => "Behaviour",
            Self::Additive => "Added",
            Self::Docs => "Documentation",
        }
    }

    /// When a change is of this class.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Breaking => {
                "code that uses the bindings may not compile any more: something that it can name is gone, has another \
                 Rust name, module or type, or a parameter or member is required that was not"
            }
            Self::Behavioural => {
                "code compiles and acts differently: requests that passed the checks may be refused, requests travel or \
                 count otherwise, answers are read otherwise, or a fact differs that a client acts on (hosts, version, \
                 retries, pages, waiters, lifecycle)"
            }
            Self::Additive => {
                "code compiles and acts as before, at most with a warning about something deprecated: there is more to \
                 use, more is allowed, or a fact that only documentation shows is another"
            }
            Self::Docs => "only sentences, sources and examples differ; listed with `--docs`",
        }
    }
}

/// What is no promise of the bindings.
const NO_PROMISE: &str = "Enums and structures of the bindings are non-exhaustive, so that values and fields can be \
                          added; what was an unlisted value or an extra member of a document goes by its name, and is checked, then. The \
                          type parameters of a builder and the wording of violations are no promise.";

/// What the classes mean, and what the bindings do not promise, for `--help`.
pub fn definitions() -> String {
    let mut text = String::from("Classes of changes:\n");
    for class in Class::ALL {
        let words = format!("{}: {}.", class.as_str(), class.meaning());
        text.push_str(&format!("  {}\n", wrapped(&words).join("\n      ")));
    }
    text.push_str(&wrapped(NO_PROMISE).join("\n"));
    text
}

/// Lines of no more than 90 characters.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < 90 => line.push_str(&format!(" {word}")),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_comes_first() {
        assert!(Class::ALL.is_sorted());
        let definitions = definitions().split_whitespace().collect::<Vec<_>>().join(" ");
        for class in Class::ALL {
            assert!(definitions.contains(&format!("{}: {}.", class.as_str(), class.meaning())));
        }
    }

    #[test]
    fn lines_are_short() {
        assert!(definitions().lines().all(|line| line.len() < 100));
        assert!(definitions().lines().count() > 8);
    }
}
