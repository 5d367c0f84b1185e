//! What is wrong with a constant.

use super::{
    super::{Limits, characters, charset, message::Message, range},
    told::{Named, Told},
};

/// A value that is known when it is compiled.
#[derive(Clone, Copy)]
pub(super) enum Known<'t> {
    Text(&'t str),
    Integer(i64),
    Float(f64),
}

impl Limits {
    /// Panics with all that is wrong.
    #[track_caller]
    pub(super) const fn checked(&self, named: Named<'_>, value: Known<'_>) {
        let told = self.told(named, value);
        if !told.is_empty() {
            #[expect(clippy::panic, reason = "how constants tell what is wrong; who calls it elsewhere is told so")]
            {
                panic!("{}", told.as_str());
            }
        }
    }

    /// All that is wrong with a value, a line for each fault; nothing, if there is none.
    pub(super) const fn told(&self, named: Named<'_>, value: Known<'_>) -> Message {
        let mut digits = Message::new();
        let mut has_text = true;
        match value {
            Known::Text(_) => {}
            Known::Integer(number) => digits.push_number(number),
            Known::Float(number) => has_text = digits.push_float(number),
        }
        let text = match value {
            Known::Text(text) => text,
            Known::Integer(_) | Known::Float(_) => digits.as_str(),
        };
        let shown = if named.is_secret || !has_text { None } else { Some(text) };
        let mut told = Told::new(named, shown);
        if let Known::Float(number) = value
            && !number.is_finite()
        {
            told.unfit(" is not a number");
            return told.message;
        }
        self.tell_number(value, text, &mut told);
        if has_text {
            self.tell_text(text, &mut told);
        } else if self.limits_texts() {
            told.too_many_digits();
        }
        if let Some(pattern) = self.pattern
            && told.message.is_empty()
        {
            told.begin();
            told.message.push("the pattern `");
            told.message.push(pattern);
            told.message.push(
                "` can't be matched in a constant; write `without_pattern()` behind the limits, and the pattern is checked \
                 when the request is built",
            );
            told.end();
        }
        told.message
    }

    pub(super) const fn limits_texts(&self) -> bool {
        self.min_length.is_some()
            || self.max_length.is_some()
            || self.charset.is_some()
            || self.classes.is_some()
            || self.format.is_some()
    }

    const fn tell_number(&self, value: Known<'_>, text: &str, told: &mut Told<'_>) {
        if !self.one_of.is_empty() && !self.one_of_open && !is_one_of(self.one_of, text) {
            told.begin_shown();
            told.message.push(" is not among its documented values (");
            told.numbers(self.one_of);
            told.message.push(")");
            told.end();
        }
        if self.minimum.is_none() && self.maximum.is_none() {
            return;
        }
        let is_inside = match value {
            Known::Text(text) => range::contains_constant(text, self.minimum, self.maximum),
            Known::Integer(number) => Some(range::contains_number(number as f64, self.minimum, self.maximum)),
            Known::Float(number) => Some(range::contains_number(number, self.minimum, self.maximum)),
        };
        match is_inside {
            Some(true) => {}
            Some(false) => {
                told.begin_shown();
                told.message.push(" is not a number ");
                told.range(self.minimum, self.maximum);
                told.end();
            }
            None => told.too_many_digits(),
        }
    }

    const fn tell_text(&self, text: &str, told: &mut Told<'_>) {
        let length = characters::count(text);
        if let Some(fewest) = self.min_length
            && length < fewest
        {
            told.length(length, "; at least ", fewest, " needed");
        }
        if let Some(most) = self.max_length
            && length > most
        {
            told.length(length, "; at most ", most, " allowed");
        }
        if let Some(charset) = self.charset
            && let Some(outside) = charset::first_outside(charset, text)
        {
            told.begin();
            if told.named.is_secret {
                told.message.push("a character");
            } else {
                told.message.push("the character ");
                told.message.push_quoted(outside);
            }
            told.message.push(" is not allowed (allowed: ");
            told.message.push(charset);
            told.message.push(")");
            told.end();
        }
        if let Some((at_least, classes)) = self.classes {
            let kinds = charset::count_classes(classes, text);
            if kinds < at_least as usize {
                told.begin();
                told.message.push("characters of ");
                told.message.push_counted(kinds, "kind");
                told.message.push("; at least ");
                told.message.push_number(at_least as i64);
                told.message.push(" of these are needed: ");
                let mut rest = classes;
                while let [class, behind @ ..] = rest {
                    told.message.push(class.name());
                    if !behind.is_empty() {
                        told.message.push(", ");
                    }
                    rest = behind;
                }
                told.end();
            }
        }
        if let Some(format) = self.format
            && !format.accepts_constant(text)
        {
            told.begin_shown();
            told.message.push(" is not ");
            told.message.push(format.expected());
            told.end();
        }
    }
}

const fn is_one_of(numbers: &[i64], text: &str) -> bool {
    let Ok(number) = i64::from_str_radix(text, 10) else { return false };
    let mut rest = numbers;
    while let [one, behind @ ..] = rest {
        if *one == number {
            return true;
        }
        rest = behind;
    }
    false
}
