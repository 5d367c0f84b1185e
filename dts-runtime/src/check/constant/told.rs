//! How it is told what is wrong with a constant.

use super::super::message::Message;

/// Of which value it is told.
#[derive(Clone, Copy)]
pub(super) struct Named<'n> {
    /// The wire name.
    pub(super) name: &'n str,
    /// Where the limits come from; may be empty.
    pub(super) source: &'n str,
    /// Whether the value may not be shown.
    pub(super) is_secret: bool,
}

impl<'n> Named<'n> {
    pub(super) const fn new(name: &'n str) -> Self {
        Self { name, source: "", is_secret: false }
    }
}

/// What is told of a value.
pub(super) struct Told<'n> {
    pub(super) named: Named<'n>,
    /// The value; `None`, if it may not be shown or can't be.
    shown: Option<&'n str>,
    pub(super) message: Message,
}

impl<'n> Told<'n> {
    pub(super) const fn new(named: Named<'n>, shown: Option<&'n str>) -> Self {
        Self { named, shown, message: Message::new() }
    }

    /// A line with the name.
    pub(super) const fn begin(&mut self) {
        if !self.message.is_empty() {
            self.message.push("\n");
        }
        self.message.push("`");
        self.message.push(self.named.name);
        self.message.push("`: ");
    }

    /// A line with the name and the value.
    pub(super) const fn begin_shown(&mut self) {
        self.begin();
        match self.shown {
            Some(text) if text.is_empty() => self.message.push("an empty text"),
            Some(text) => self.message.push_shown(text),
            None => self.message.push("its value"),
        }
    }

    pub(super) const fn end(&mut self) {
        if !self.named.source.is_empty() {
            self.message.push(" (");
            self.message.push(self.named.source);
            self.message.push(")");
        }
    }

    pub(super) const fn unfit(&mut self, what: &str) {
        self.begin_shown();
        self.message.push(what);
        self.end();
    }

    pub(super) const fn too_many_digits(&mut self) {
        self.begin();
        self.message.push("its digits can't be checked in a constant; give it where the request is built");
        self.end();
    }

    pub(super) const fn length(&mut self, length: usize, than: &str, limit: usize, what: &str) {
        self.begin();
        self.message.push_counted(length, "character");
        self.message.push(than);
        self.message.push_number(limit as i64);
        self.message.push(if limit == 1 { " is" } else { " are" });
        self.message.push(what);
        self.end();
    }

    pub(super) const fn numbers(&mut self, numbers: &[i64]) {
        let mut rest = numbers;
        while let [number, behind @ ..] = rest {
            self.message.push_number(*number);
            if !behind.is_empty() {
                self.message.push(", ");
            }
            rest = behind;
        }
    }

    pub(super) const fn range(&mut self, minimum: Option<f64>, maximum: Option<f64>) {
        match (minimum, maximum) {
            (Some(minimum), Some(maximum)) => {
                self.message.push("from ");
                self.limit(minimum);
                self.message.push(" to ");
                self.limit(maximum);
            }
            (Some(minimum), None) => {
                self.message.push("of ");
                self.limit(minimum);
                self.message.push(" or more");
            }
            (None, Some(maximum)) => {
                self.message.push("of ");
                self.limit(maximum);
                self.message.push(" or less");
            }
            (None, None) => {}
        }
    }

    const fn limit(&mut self, limit: f64) {
        if !self.message.push_float(limit) {
            self.message.push("its limit");
        }
    }
}
