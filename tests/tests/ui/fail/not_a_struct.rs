//! Derives on what they are not for.

use dts_runtime::{Decode, Group, Request, ValueSet};

#[derive(Request)]
pub enum Choice {
    First,
}

#[derive(Request)]
pub struct Pair(String, String);

#[derive(Group)]
pub struct Nothing;

#[derive(Request)]
pub struct Generic<T> {
    pub value: T,
}

#[derive(Default, Decode)]
pub struct Tuple(String);

#[derive(Clone, ValueSet)]
pub struct Set {
    pub text: String,
}

#[derive(ValueSet)]
pub enum Borrowed<'a> {
    Text(&'a str),
}

fn main() {}
