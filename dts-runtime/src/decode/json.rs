//! Walks JSON and hands each value to its place. The rules of leniency are told at [`Decode`](super::Decode).

mod list;

use std::borrow::Cow;

use super::fault::{Fault, Read};
use super::give::{capitalized, give};
use super::lexer::Lexer;
use super::{Decode, DecodeError, Leaf, List, Map, Optional, Place, Scalar, Slot, Structure};
use crate::Value;

/// Decodes a JSON answer, whole: one object, alone or as the sole member `...Response` of another.
///
/// # Errors
///
/// When `body` is not UTF-8 or not one well-formed JSON document of at most 127 levels,
/// or when a value does not fit its place even leniently. The error has the place and the whole body.
pub fn decode_json<T: Decode + Default>(body: &[u8]) -> Result<T, DecodeError> {
    let mut answer = T::default();
    decode_into(body, &mut answer)?;
    Ok(answer)
}

/// The one reader for all types.
fn decode_into(body: &[u8], answer: &mut dyn Decode) -> Result<(), DecodeError> {
    read_body(body, answer).map_err(|fault| DecodeError::new(*fault, body))
}

fn read_body(body: &[u8], answer: &mut dyn Decode) -> Read<()> {
    let text = utf8(body)?;
    let mut walker = Walker { lexer: Lexer::new(text) };
    walker.lexer.skip_byte_order_mark();
    walker.root(answer)?;
    walker.lexer.finish()
}

/// The body as text, checked once for all texts in it.
pub(super) fn utf8(body: &[u8]) -> Read<&str> {
    str::from_utf8(body).map_err(|error| Fault::syntax(error.valid_up_to(), "UTF-8", "other bytes"))
}

/// Checks that `text` is one well-formed JSON document of at most 127 levels, and nothing else.
///
/// # Errors
///
/// The byte offset of the first fault, and what was expected there: `` `,` or `}` ``.
pub fn check_json(text: &str) -> Result<(), (usize, &'static str)> {
    let mut lexer = Lexer::new(text);
    lexer.skip().and_then(|()| lexer.finish()).map_err(|fault| {
        let expected = match fault.expected {
            Cow::Borrowed(expected) => expected,
            // The lexer alone has no other.
            Cow::Owned(_) => "JSON",
        };
        (fault.offset, expected)
    })
}

struct Walker<'a> {
    lexer: Lexer<'a>,
}

impl<'a> Walker<'a> {
    fn root(&mut self, answer: &mut dyn Decode) -> Read<()> {
        let first = self.lexer.peek();
        let start = self.lexer.offset();
        if first == Some(b'{')
            && let Place::Structure(structure) = answer.place()
            && self.enter_envelope(structure)?
        {
            self.value(answer)?;
            self.lexer.more(b'}')?;
            return Ok(());
        }
        if !self.value(answer)? {
            return Err(Fault::unfit(start, "an object", "an empty value"));
        }
        Ok(())
    }

    /// Whether the object is `{"...Response": {...}}` around the answer; stands at the inner object then.
    fn enter_envelope(&mut self, answer: &mut dyn Structure) -> Read<bool> {
        let start = self.lexer.mark();
        self.lexer.enter()?;
        if self.lexer.peek() == Some(b'"') {
            let name = self.name()?;
            let is_envelope = name.ends_with("Response") || name.ends_with("response");
            if is_envelope && self.lexer.peek() == Some(b'{') && answer.member(&name).is_none() {
                let inner = self.lexer.mark();
                self.lexer.skip()?;
                if !self.lexer.more(b'}')? {
                    self.lexer.back_to(inner);
                    return Ok(true);
                }
            }
        }
        self.lexer.back_to(start);
        Ok(false)
    }

    /// A member's name, borrowed unless it has escapes, and its colon.
    #[inline]
    fn name(&mut self) -> Read<Cow<'a, str>> {
        Ok(match self.lexer.name()? {
            Some(name) => Cow::Borrowed(name),
            None => Cow::Owned(self.lexer.unescaped().to_owned()),
        })
    }

    /// One value to its place. Whether there was one: null and its like are none.
    fn value(&mut self, target: &mut dyn Decode) -> Read<bool> {
        match self.lexer.peek() {
            Some(b'"') => {
                let start = self.lexer.offset();
                let text = self.lexer.string()?;
                let text = text.unwrap_or_else(|| self.lexer.unescaped());
                give(target, Scalar::of_text(text), start)
            }
            Some(b'{') => self.object(target),
            Some(b'[') => self.list(target),
            _ => {
                let start = self.lexer.offset();
                let scalar = self.lexer.atom()?;
                give(target, scalar, start)
            }
        }
    }

    fn slot(&mut self, slot: Slot<'_>) -> Read<bool> {
        if let Some(wrapper) = slot.wrapper
            && self.lexer.peek() == Some(b'{')
            && let Place::List(list) = slot.target.place()
        {
            return self.object_for_list(list, Some(wrapper));
        }
        self.value(slot.target)
    }

    /// An object, at whose bracket the lexer is.
    fn object(&mut self, target: &mut dyn Decode) -> Read<bool> {
        match target.place() {
            Place::Structure(structure) => self.members(structure),
            Place::Map(map) => self.entries(map),
            Place::Optional(optional) => self.optional(optional),
            Place::List(list) => self.object_for_list(list, None),
            Place::Text(leaf) => self.source(leaf),
            Place::Any(place) => self.any(place),
            Place::Scalar(_) => {
                let start = self.lexer.offset();
                self.lexer.enter()?;
                if self.lexer.is_empty(b'}') {
                    return give(target, Scalar::NULL, start);
                }
                Err(Fault::unfit(start, "a single value", "an object"))
            }
        }
    }

    /// A list, at whose bracket the lexer is.
    fn list(&mut self, target: &mut dyn Decode) -> Read<bool> {
        match target.place() {
            Place::List(list) => self.elements(list),
            Place::Optional(optional) => self.optional(optional),
            Place::Text(leaf) => self.source(leaf),
            Place::Any(place) => self.any(place),
            // A list of none or one in place of what should be in it.
            Place::Structure(_) | Place::Map(_) | Place::Scalar(_) => {
                let start = self.lexer.offset();
                self.lexer.enter()?;
                if self.lexer.is_empty(b']') {
                    return give(target, Scalar::NULL, start);
                }
                let present = self.value(target).map_err(|fault| fault.in_element(0))?;
                if self.lexer.more(b']')? {
                    return Err(Fault::unfit(start, "one value", "a list of several"));
                }
                Ok(present)
            }
        }
    }

    fn members(&mut self, structure: &mut dyn Structure) -> Read<bool> {
        self.lexer.enter()?;
        let mut more = !self.lexer.is_empty(b'}');
        while more {
            let name = self.name()?;
            match structure.member(&name) {
                Some(slot) => self.slot(slot).map(drop),
                None => match capitalized(&name).and_then(|name| structure.member(&name)) {
                    Some(slot) => self.slot(slot).map(drop),
                    None => self.lexer.skip(),
                },
            }
            .map_err(|fault| fault.in_member(&name))?;
            more = self.lexer.more(b'}')?;
        }
        Ok(true)
    }

    fn entries(&mut self, map: &mut dyn Map) -> Read<bool> {
        self.lexer.enter()?;
        let mut more = !self.lexer.is_empty(b'}');
        while more {
            let name = self.name()?;
            if !self.value(map.entry(&name)).map_err(|fault| fault.in_member(&name))? {
                map.retract(&name);
            }
            more = self.lexer.more(b'}')?;
        }
        Ok(true)
    }

    fn elements(&mut self, list: &mut dyn List) -> Read<bool> {
        self.lexer.enter()?;
        let mut more = !self.lexer.is_empty(b']');
        let mut index = 0;
        while more {
            self.element(list).map_err(|fault| fault.in_element(index))?;
            more = self.lexer.more(b']')?;
            index += 1;
        }
        Ok(true)
    }

    /// One element. Null is none.
    fn element(&mut self, list: &mut dyn List) -> Read<()> {
        if self.lexer.peek() == Some(b'n') {
            return self.lexer.skip();
        }
        let start = self.lexer.offset();
        let Some(element) = list.element() else { return Err(Fault::unfit(start, "no list", "one")) };
        if !self.value(element)? {
            list.retract();
        }
        Ok(())
    }

    fn optional(&mut self, optional: &mut dyn Optional) -> Read<bool> {
        if !self.value(optional.open())? {
            optional.clear();
        }
        Ok(true)
    }

    /// An object or list where text is expected: its exact source.
    fn source(&mut self, leaf: &mut dyn Leaf) -> Read<bool> {
        let start = self.lexer.mark();
        let offset = self.lexer.offset();
        self.lexer.skip()?;
        let text = Scalar::of_text(self.lexer.source(start));
        leaf.take(text).map_err(|mismatch| Fault::mismatch(offset, mismatch, text))?;
        Ok(true)
    }

    fn any(&mut self, place: &mut Value) -> Read<bool> {
        *place = self.untyped()?;
        Ok(true)
    }

    fn untyped(&mut self) -> Read<Value> {
        match self.lexer.peek() {
            Some(b'{') => {
                let mut members = Vec::new();
                self.lexer.enter()?;
                let mut more = !self.lexer.is_empty(b'}');
                while more {
                    let name = self.name()?.into_owned();
                    let value = self.untyped().map_err(|fault| fault.in_member(&name))?;
                    members.push((name, value));
                    more = self.lexer.more(b'}')?;
                }
                Ok(Value::map(members))
            }
            Some(b'[') => {
                let mut elements = Vec::new();
                self.lexer.enter()?;
                let mut more = !self.lexer.is_empty(b']');
                while more {
                    let element = self.untyped().map_err(|fault| fault.in_element(elements.len()))?;
                    elements.push(element);
                    more = self.lexer.more(b']')?;
                }
                Ok(Value::List(elements))
            }
            _ => {
                let mut value = Value::Null;
                self.value(&mut value)?;
                Ok(value)
            }
        }
    }
}
