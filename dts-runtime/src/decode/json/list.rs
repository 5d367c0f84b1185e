//! Objects where a list is expected: wrappers, and elements that come alone. The rules are told at [`Decode`].

use std::borrow::Cow;

use super::Walker;
use crate::decode::fault::Read;
use crate::decode::give::give_element;
use crate::decode::{List, Place, Scalar};

impl<'a> Walker<'a> {
    /// An object where a list is expected, at whose bracket the lexer is.
    pub(super) fn object_for_list(&mut self, list: &mut dyn List, declared: Option<&str>) -> Read<bool> {
        let start = self.lexer.mark();
        if let Some(wrapper) = declared
            && self.has_member(wrapper)?
        {
            self.lexer.back_to(start);
            return self.wrapped(list, wrapper);
        }
        self.lexer.back_to(start);
        let guess = self.guess(list)?;
        match guess {
            Guess::Nothing => {}
            Guess::Element => {
                self.lexer.back_to(start);
                self.element(list)?;
            }
            Guess::Wrapper(name) => {
                self.lexer.back_to(start);
                self.wrapped(list, &name)?;
            }
        }
        Ok(true)
    }

    /// Whether the object has the member. Reads up to it, or to the end.
    fn has_member(&mut self, wanted: &str) -> Read<bool> {
        self.lexer.enter()?;
        let mut more = !self.lexer.is_empty(b'}');
        while more {
            if self.name()? == wanted {
                return Ok(true);
            }
            self.lexer.skip()?;
            more = self.lexer.more(b'}')?;
        }
        Ok(false)
    }

    /// An object around a list: the elements are the values of its member `wrapper`.
    fn wrapped(&mut self, list: &mut dyn List, wrapper: &str) -> Read<bool> {
        self.lexer.enter()?;
        let mut more = !self.lexer.is_empty(b'}');
        while more {
            let name = self.name()?;
            if name == wrapper {
                match self.lexer.peek() {
                    Some(b'[') => self.elements(list).map(drop),
                    Some(b'{') => self.element(list),
                    _ => self.lone(list),
                }
            } else {
                self.lexer.skip()
            }
            .map_err(|fault| fault.in_member(&name))?;
            more = self.lexer.more(b'}')?;
        }
        Ok(true)
    }

    /// A scalar in place of a list of one.
    fn lone(&mut self, list: &mut dyn List) -> Read<()> {
        let start = self.lexer.offset();
        let scalar = match self.lexer.peek() {
            Some(b'"') => {
                let text = self.lexer.string()?;
                Scalar::of_text(text.unwrap_or_else(|| self.lexer.unescaped()))
            }
            _ => self.lexer.atom()?,
        };
        give_element(list, scalar, start).map(drop)
    }

    /// What an object without the declared wrapper is, where a list is expected. Reads to its end.
    fn guess(&mut self, list: &mut dyn List) -> Read<Guess<'a>> {
        let Some(element) = list.element() else { return Ok(Guess::Nothing) };
        let mut place = element.place();
        let is_scalar = matches!(place, Place::Scalar(_));
        let mut known = matches!(place, Place::Map(_) | Place::Any(_));
        let mut holder = None;
        let mut blank = true;
        self.lexer.enter()?;
        let mut more = !self.lexer.is_empty(b'}');
        known &= more;
        while more {
            let name = self.name()?;
            if let Place::Structure(structure) = &mut place {
                known = known || structure.member(&name).is_some();
            }
            let first = self.lexer.peek();
            let value = self.lexer.mark();
            self.lexer.skip()?;
            blank &= matches!(self.lexer.source(value), "null" | "\"\"");
            if holder.is_none() && (is_scalar || matches!(first, Some(b'{' | b'['))) {
                holder = Some(name);
            }
            more = self.lexer.more(b'}')?;
        }
        list.retract();
        Ok(match holder {
            _ if known => Guess::Element,
            Some(name) => Guess::Wrapper(name),
            None if blank => Guess::Nothing,
            None => Guess::Element,
        })
    }
}

/// What an object may be where a list is expected.
enum Guess<'a> {
    Nothing,
    Element,
    Wrapper(Cow<'a, str>),
}
