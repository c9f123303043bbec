//! The readings of an engine that is not whole: none. What they are is said in `otherwise`, which stands here in a whole one.

use std::cell::LazyCell;

use super::segments::Parts;
use crate::query::Clause;
use crate::search::needle::{Read, Word};
use crate::segment::Store;

pub fn read<F: FnOnce() -> Parts>(_: &mut Word, _: &Store, _: &[char], _: &LazyCell<Parts, F>) -> bool {
    false
}

/// It cannot be told: such a word stays one, and is not found.
pub fn is_written(_: &Store, _: &[char]) -> bool {
    true
}

pub fn together(_: &Store, _: &[Clause]) -> Option<(Word, usize)> {
    None
}

pub fn respelled(_: &Store, _: &[&str], _: &mut Vec<char>) -> Option<Read> {
    None
}

pub fn meant(_: &Store, _: &[char]) -> Vec<Vec<char>> {
    Vec::new()
}
