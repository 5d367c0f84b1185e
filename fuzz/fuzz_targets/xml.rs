//! No bytes make the XML decoder panic.
#![no_main]

use dts_runtime::{Decode, Nested, Place, Slot, Structure, Value, decode_xml};
use libfuzzer_sys::fuzz_target;

/// A place of every kind.
#[derive(Default)]
struct Job {
    text: Option<String>,
    whole: Option<i64>,
    boolean: Option<bool>,
    job: Option<Nested<Job>>,
    jobs: Vec<Job>,
    wrapped: Vec<Job>,
    texts: Vec<String>,
    any: Option<Value>,
}

impl Decode for Job {
    fn place(&mut self) -> Place<'_> {
        Place::Structure(self)
    }
}

impl Structure for Job {
    fn member(&mut self, name: &str) -> Option<Slot<'_>> {
        Some(match name {
            "T" => Slot::new(&mut self.text),
            "W" => Slot::new(&mut self.whole),
            "B" => Slot::new(&mut self.boolean),
            "J" => Slot::new(&mut self.job),
            "L" => Slot::new(&mut self.jobs),
            "X" => Slot::wrapped("I", &mut self.wrapped),
            "S" => Slot::new(&mut self.texts),
            "A" => Slot::new(&mut self.any),
            _ => return None,
        })
    }
}

fuzz_target!(|data: &[u8]| {
    let _ = decode_xml::<Job>(data);
    let _ = decode_xml::<Value>(data);
});
