//! Spec and derive lead to the same code; every fault is told, once, and nothing panics.

mod equal;
mod faults;
mod held_to_spec;
mod print;
