//! Facts that were read before: a crate uses the same action more than once, and editors expand with every key.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use dts_codegen::facts::{self, ActionFacts};
use proc_macro2::Literal;

use super::literal;

/// Editors live long, and facts change while bindings are worked on.
const MOST: usize = 1024;

/// By the literal as it is written; compared and not hashed, which is quicker where nothing is optimized.
static READ: LazyLock<Mutex<BTreeMap<String, Arc<ActionFacts>>>> = LazyLock::new(Mutex::default);

/// The facts in a text.
pub(crate) fn facts(literal: &Literal) -> Result<Arc<ActionFacts>, String> {
    let written = literal.to_string();
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(facts) = read.get(&written) {
        return Ok(Arc::clone(facts));
    }
    let text = literal::text(literal, &written).ok_or("they are no text")?;
    let facts = Arc::new(facts::from_text(&text).map_err(|error| error.to_string())?);
    if read.len() >= MOST {
        read.clear();
    }
    read.insert(written, Arc::clone(&facts));
    Ok(facts)
}

/// Whether the facts in a text say where parameters travel.
pub(crate) fn has_places(literal: &Literal) -> bool {
    literal::text(literal, &literal.to_string()).is_some_and(|text| facts::has_places(&text))
}
