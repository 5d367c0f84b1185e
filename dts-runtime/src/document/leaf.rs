//! Values of expressions within a document that is written out, as `request!` takes them.

use std::borrow::Cow;

use super::json;
use crate::{Parameter, value::quoted};

/// What can stand in a JSON document that `request!` writes.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` can't be written into a JSON document",
    label = "expected a text, a number, a boolean, a list, a `Value`, or a structure of the document",
    note = "a reference to a structure is written as `*value`"
)]
pub trait JsonLeaf {
    /// Writes it as compact JSON.
    fn write_json(&self, out: &mut String);
}

/// Writes a value.
pub fn write_json<T: JsonLeaf + ?Sized>(out: &mut String, value: &T) {
    value.write_json(out);
}

/// What can be the name of a member.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` can't be the name of a member",
    label = "expected a text"
)]
pub trait JsonName {
    /// The name.
    fn name(&self) -> &str;
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<str> + ?Sized> JsonName for T {
    fn name(&self) -> &str {
        self.as_ref()
    }
}

/// Writes the name of a member.
pub fn write_name<T: JsonName + ?Sized>(out: &mut String, name: &T) {
    // Writing to a string can't fail.
    let _ = quoted(out, name.name());
}

/// Errors speak of what can stand in a document, and not of parameters.
#[diagnostic::do_not_recommend]
impl<T: Parameter> JsonLeaf for T {
    fn write_json(&self, out: &mut String) {
        out.push_str(&json(self.view()));
    }
}

/// Texts that no parameter is held as, and references, which iterators give.
macro_rules! texts {
    ($($ty:ty),*) => {$(
        impl JsonLeaf for $ty {
            fn write_json(&self, out: &mut String) {
                write_name(out, self);
            }
        }
    )*};
}

texts!(str, &str, &&str, &String, &&String, Box<str>, Cow<'_, str>, &Cow<'_, str>);

/// Numbers and booleans, as JSON has them.
macro_rules! numbers {
    ($($ty:ty),*) => {$(
        impl JsonLeaf for $ty {
            fn write_json(&self, out: &mut String) {
                out.push_str(&self.to_string());
            }
        }
    )*};
}

numbers!(i8, i16, i128, isize, u8, u16, u32, u64, u128, usize);
numbers!(&bool, &i8, &i16, &i32, &i64, &i128, &isize, &u8, &u16, &u32, &u64, &u128, &usize);

/// JSON has no other numbers than finite ones.
impl JsonLeaf for &f64 {
    fn write_json(&self, out: &mut String) {
        (**self).write_json(out);
    }
}

impl JsonLeaf for f32 {
    fn write_json(&self, out: &mut String) {
        match self.is_finite() {
            // Not as `f64`, which would show digits that nobody has written.
            true => out.push_str(&self.to_string()),
            false => out.push_str("null"),
        }
    }
}

impl JsonLeaf for &crate::Value {
    fn write_json(&self, out: &mut String) {
        (**self).write_json(out);
    }
}

/// Lists that no parameter is held in.
macro_rules! lists {
    ($([$($generics:tt)*] $ty:ty,)*) => {$(
        impl<$($generics)*> JsonLeaf for $ty {
            fn write_json(&self, out: &mut String) {
                out.push('[');
                for (index, item) in self.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write_json(out);
                }
                out.push(']');
            }
        }
    )*};
}

lists! {
    [T: JsonLeaf, const N: usize] [T; N],
    [T: JsonLeaf] [T],
    [T: JsonLeaf] &[T],
    [T: Parameter] &Vec<T>,
    [] Vec<&str>,
    [] &Vec<&str>,
}

impl JsonLeaf for Option<&str> {
    fn write_json(&self, out: &mut String) {
        match self {
            Some(text) => write_name(out, text),
            None => out.push_str("null"),
        }
    }
}

impl JsonLeaf for Option<&String> {
    fn write_json(&self, out: &mut String) {
        self.map(String::as_str).write_json(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{JsonMap, Value};

    fn written<T: JsonLeaf + ?Sized>(value: &T) -> String {
        let mut out = String::new();
        write_json(&mut out, value);
        out
    }

    #[test]
    fn scalars() {
        let owned = String::from("a\"b\\\n");
        assert_eq!(written(&owned), r#""a\"b\\\n""#);
        assert_eq!(written(&&owned), r#""a\"b\\\n""#);
        assert_eq!(written("x"), r#""x""#);
        assert_eq!(written(&Cow::Borrowed("x")), r#""x""#);
        assert_eq!(written(&7_u64), "7");
        assert_eq!(written(&-7_i64), "-7");
        assert_eq!(written(&true), "true");
        assert_eq!(written(&0.5), "0.5");
        assert_eq!(written(&0.1_f32), "0.1");
        assert_eq!(written(&f32::NAN), "null");
        assert_eq!(written(&f64::INFINITY), "null");
        assert_eq!(written(&None::<&str>), "null");
        assert_eq!(written(&Some(&owned)), r#""a\"b\\\n""#);
        assert_eq!(written(&Some(3_i64)), "3");
    }

    #[test]
    fn lists_and_objects() {
        let names = vec!["a", "b"];
        assert_eq!(written(&names), r#"["a","b"]"#);
        assert_eq!(written(&["a", "b"]), r#"["a","b"]"#);
        assert_eq!(written(&[1_u8, 2][..]), "[1,2]");
        assert_eq!(written(&vec![String::from("a")]), r#"["a"]"#);
        assert_eq!(written(&JsonMap::<i64>::from([("a", 1_i64)])), r#"{"a":1}"#);
        assert_eq!(written(&&Value::from("a")), r#""a""#);
    }
}
