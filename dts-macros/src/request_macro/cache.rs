//! Facts that were read before: a crate uses the same action more than once, and editors expand with every key.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use dts_codegen::facts::{self, ActionFacts};
use proc_macro2::Literal;
use syn::Lit;

/// Editors live long, and facts change while bindings are worked on.
const MOST: usize = 1024;

static READ: LazyLock<Mutex<HashMap<String, Arc<ActionFacts>>>> = LazyLock::new(Mutex::default);

/// The facts in a text.
pub(super) fn facts(literal: &Literal) -> Result<Arc<ActionFacts>, String> {
    // The literal as it is written: texts with escapes are read once, too.
    let written = literal.to_string();
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(facts) = read.get(&written) {
        return Ok(Arc::clone(facts));
    }
    let Lit::Str(text) = Lit::new(literal.clone()) else { return Err(String::from("they are no text")) };
    let facts = Arc::new(facts::from_text(&text.value()).map_err(|error| error.to_string())?);
    if read.len() >= MOST {
        read.clear();
    }
    read.insert(written, Arc::clone(&facts));
    Ok(facts)
}
