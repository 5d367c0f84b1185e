//! Reads a spec from a tree, as serde_yaml reads it from text, but says which node is at fault.

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor, value::StrDeserializer,
};

use super::{
    error::ShapeError,
    node::{Entry, Kind, Node},
    path::NodePath,
    scalar::Scalar,
};

/// Stands for every text that a [hole](Kind::Hole) is asked for: it fits where either `shared` or a text is expected.
const FILLER: &str = "shared";

/// A node to read.
pub(super) struct Reader<'a> {
    node: &'a Node,
    path: NodePath,
}

impl<'a> Reader<'a> {
    pub(super) fn new(node: &'a Node, path: NodePath) -> Self {
        Self { node, path }
    }

    fn scalar(&self) -> Option<Scalar<'a>> {
        match &self.node.kind {
            Kind::Scalar { text, plain: true } => Some(Scalar::plain(text)),
            Kind::Scalar { text, plain: false } => Some(Scalar::Text(text)),
            _ => None,
        }
    }

    fn is_hole(&self) -> bool {
        matches!(self.node.kind, Kind::Hole)
    }

    fn unexpected(&self) -> Unexpected<'a> {
        match self.scalar() {
            Some(Scalar::Null) => Unexpected::Unit,
            Some(Scalar::Bool(v)) => Unexpected::Bool(v),
            Some(Scalar::Unsigned(v)) => Unexpected::Unsigned(v),
            Some(Scalar::Signed(v)) => Unexpected::Signed(v),
            Some(Scalar::Float(v)) => Unexpected::Float(v),
            Some(Scalar::Text(v)) => Unexpected::Str(v),
            None if matches!(self.node.kind, Kind::Seq(_)) => Unexpected::Seq,
            None => Unexpected::Map,
        }
    }

    fn wrong<'de, V: Visitor<'de>>(&self, visitor: &V) -> ShapeError {
        <ShapeError as de::Error>::invalid_type(self.unexpected(), visitor)
    }

    /// Reads by what the node is, not by what is asked for.
    fn read<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, ShapeError> {
        match &self.node.kind {
            Kind::Hole => visitor.visit_str(FILLER),
            Kind::Seq(items) => visitor.visit_seq(Items { items: items.iter().enumerate(), path: &self.path }),
            Kind::Map(entries) => visitor.visit_map(Entries::new(entries.iter(), &self.path)),
            Kind::Scalar { .. } => match self.scalar() {
                Some(Scalar::Bool(v)) => visitor.visit_bool(v),
                Some(Scalar::Unsigned(v)) => visitor.visit_u64(v),
                Some(Scalar::Signed(v)) => visitor.visit_i64(v),
                Some(Scalar::Float(v)) => visitor.visit_f64(v),
                Some(Scalar::Text(v)) => visitor.visit_str(v),
                Some(Scalar::Null) | None => visitor.visit_unit(),
            },
        }
    }

    /// Reads a number.
    fn number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        let result = match self.scalar() {
            _ if self.is_hole() => visitor.visit_u64(1),
            Some(Scalar::Unsigned(_) | Scalar::Signed(_) | Scalar::Float(_)) => self.read(visitor),
            _ => Err(self.wrong(&visitor)),
        };
        result.map_err(|error| error.at(&self.path))
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
            self.number(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = ShapeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        self.read(visitor).map_err(|error| error.at(&self.path))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        let result = match self.scalar() {
            _ if self.is_hole() => visitor.visit_bool(false),
            Some(Scalar::Bool(v)) => visitor.visit_bool(v),
            _ => Err(self.wrong(&visitor)),
        };
        result.map_err(|error| error.at(&self.path))
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    /// Any scalar is a text, as it was written.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        let result = match &self.node.kind {
            Kind::Hole => visitor.visit_str(FILLER),
            Kind::Scalar { text, .. } => visitor.visit_str(text),
            _ => Err(self.wrong(&visitor)),
        };
        result.map_err(|error| error.at(&self.path))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        let path = self.path.clone();
        if self.is_hole() || self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
            .map_err(|error: ShapeError| error.at(&path))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, ShapeError> {
        let path = self.path.clone();
        visitor.visit_newtype_struct(self).map_err(|error| error.at(&path))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        let result = match &self.node.kind {
            Kind::Hole => visitor.visit_seq(Items { items: [].iter().enumerate(), path: &self.path }),
            Kind::Seq(_) => self.read(visitor),
            _ => Err(self.wrong(&visitor)),
        };
        result.map_err(|error| error.at(&self.path))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        let result = match &self.node.kind {
            Kind::Hole => {
                let hole = Entry { key: self.node.span, node: self.node.clone() };
                visitor.visit_map(Entries::new(std::iter::once((FILLER, &hole)), &self.path))
            }
            Kind::Map(_) => self.read(visitor),
            _ => Err(self.wrong(&visitor)),
        };
        result.map_err(|error| error.at(&self.path))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        if !self.is_hole() {
            return self.deserialize_map(visitor);
        }
        let hole = Entry { key: self.node.span, node: self.node.clone() };
        let entries = fields.iter().map(|field| (*field, &hole));
        visitor.visit_map(Entries::new(entries, &self.path)).map_err(|error| error.at(&self.path))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ShapeError> {
        let result = match &self.node.kind {
            Kind::Scalar { text, .. } => visitor.visit_enum(Word(text)),
            Kind::Hole => visitor.visit_enum(Word(variants.first().copied().unwrap_or_default())),
            _ => Err(self.wrong(&visitor)),
        };
        result.map_err(|error| error.at(&self.path))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ShapeError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { bytes byte_buf unit unit_struct tuple tuple_struct }
}

/// The items of a list.
struct Items<'a> {
    items: std::iter::Enumerate<std::slice::Iter<'a, Node>>,
    path: &'a NodePath,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = ShapeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ShapeError> {
        let Some((index, node)) = self.items.next() else { return Ok(None) };
        let path = self.path.index(index);
        seed.deserialize(Reader::new(node, path.clone())).map(Some).map_err(|error| error.at(&path))
    }
}

/// The entries of a mapping.
struct Entries<'a, I> {
    entries: I,
    path: &'a NodePath,
    next: Option<(NodePath, &'a Node)>,
}

impl<'a, I> Entries<'a, I> {
    fn new(entries: I, path: &'a NodePath) -> Self {
        Self { entries, path, next: None }
    }
}

impl<'de, 'a, K: AsRef<str>, I: Iterator<Item = (K, &'a Entry)>> MapAccess<'de> for Entries<'a, I> {
    type Error = ShapeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ShapeError> {
        let Some((key, entry)) = self.entries.next() else { return Ok(None) };
        let path = self.path.key(key.as_ref());
        let reader: StrDeserializer<'_, ShapeError> = key.as_ref().into_deserializer();
        let result = seed.deserialize(reader).map(Some).map_err(|error| error.at(&path));
        self.next = Some((path, &entry.node));
        result
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ShapeError> {
        match self.next.take() {
            Some((path, node)) => seed.deserialize(Reader::new(node, path.clone())).map_err(|error| error.at(&path)),
            None => Err(<ShapeError as de::Error>::custom("a value was read before its key")),
        }
    }
}

/// A word of a closed list.
struct Word<'a>(&'a str);

impl<'de, 'a> EnumAccess<'de> for Word<'a> {
    type Error = ShapeError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), ShapeError> {
        let reader: StrDeserializer<'a, ShapeError> = self.0.into_deserializer();
        seed.deserialize(reader).map(|word| (word, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'_> {
    type Error = ShapeError;

    fn unit_variant(self) -> Result<(), ShapeError> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, ShapeError> {
        Err(<ShapeError as de::Error>::custom("a word cannot hold a value"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, ShapeError> {
        Err(<ShapeError as de::Error>::custom("a word cannot hold values"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, ShapeError> {
        Err(<ShapeError as de::Error>::custom("a word cannot hold entries"))
    }
}
