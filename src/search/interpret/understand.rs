//! The words of a query against what the corpus is about.

use crate::query::{Clause, Query};
use crate::search::interpret::readings;
use crate::search::interpret::scope::{self, Scope};
use crate::search::interpret::variant::form;
use crate::search::needle::{Read, Word};
use crate::segment::Store;

/// A query as it is answered.
pub(in crate::search) struct Understood {
    /// The words to look for.
    pub words: Vec<Word>,
    /// What the query is restricted to.
    pub scope: Scope,
    /// Names of districts that were read otherwise than typed.
    pub read: Vec<Read>,
    /// Whether a word was taken apart to read something else in it: then no result is literal.
    pub taken_apart: bool,
}

/// Reads a query against a store.
pub(in crate::search) fn understand(store: &Store, query: &Query) -> Understood {
    let mut asked = query.clauses.clone();
    for clause in asked.iter_mut().filter(|clause| !clause.term.exact) {
        clause.term.folded = form(store, &clause.term.folded);
    }
    let (clauses, scope, read) = scope::read(store, &asked);
    let typed = |clause: &Clause| asked.iter().any(|typed| typed.term.folded == clause.term.folded);
    let taken_apart = !clauses.iter().all(typed) || clauses.is_empty() && !asked.is_empty();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(clause) = clauses.get(at) {
        let (word, taken) = readings::together(store, &clauses[at..]).unwrap_or_else(|| (Word::of(store, clause), 1));
        words.push(word);
        at += taken;
    }
    Understood {
        words,
        scope,
        read,
        taken_apart,
    }
}
