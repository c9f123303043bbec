//! Query to answer: candidates, ranking, facets, snippets, suggestions. Knows the store and no clock, no file, no
//! format of any output.
//!
//! A passage answers in one of four ways ([`Match`]), and the ways are never mixed: what holds the query as typed
//! comes before what holds it only in a heading, before what holds its parts, before what holds some of them.

mod facets;
pub mod filter;
mod needle;
mod rank;
pub mod snippet;
pub mod suggest;

pub use facets::{Count, Facets};
pub use filter::Filters;
pub use needle::{Needle, Word};

use crate::query::Query;
use crate::segment::Store;

/// How a passage answers a query, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Every word stands in its text as typed.
    Literal,
    /// Every word stands in its text or in a heading above it as typed.
    Heading,
    /// Every part of every word stands in its text or in a heading above it.
    Parts,
    /// The weightier half of the parts does.
    Some,
}

/// The order of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// As they stand in the documents.
    Document,
    /// Newest document first, best first within one.
    Year,
}

/// One result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// Index into [`Store::passages`].
    pub passage: u32,
    /// How it answers.
    pub matched: Match,
    /// Weight within its kind of match; comparable within one answer only.
    pub score: f32,
}

/// All results of a query, ranked, with counts.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Results in the order asked for.
    pub ranked: Vec<Scored>,
    /// The words of the query as they were looked for.
    pub words: Vec<Word>,
    /// Number of documents with results.
    pub documents: usize,
    /// Results exist and none holds the query as typed, in text or heading.
    pub fallback: bool,
}

/// Answers a query. An empty query is answered by every passage the filters leave, in order of the documents.
pub fn search(store: &Store, query: &Query, filters: &Filters, sort: Sort) -> (Outcome, Facets) {
    let (mut outcome, candidates) = candidates(store, query);
    let (kept, facets) = facets::count(store, filters, &candidates);
    outcome.ranked = kept;
    finish(store, &mut outcome, sort);
    (outcome, facets)
}

/// The same without the counts: for callers that want ranked passages only.
pub fn ranked(store: &Store, query: &Query, filters: &Filters, sort: Sort) -> Outcome {
    let (mut outcome, mut candidates) = candidates(store, query);
    if !filters.is_empty() {
        candidates.retain(|hit| filters.admits(store, hit.passage));
    }
    outcome.ranked = candidates;
    finish(store, &mut outcome, sort);
    outcome
}

fn candidates(store: &Store, query: &Query) -> (Outcome, Vec<Scored>) {
    let words: Vec<Word> = query.terms.iter().map(|term| Word::new(store, term)).collect();
    let candidates = if words.is_empty() {
        let every = |passage| Scored { passage, matched: Match::Literal, score: 0.0 };
        (0..store.passages.len() as u32).map(every).collect()
    } else {
        rank::rank(store, &words, &query.excluded)
    };
    (Outcome { words, ..Outcome::default() }, candidates)
}

fn finish(store: &Store, outcome: &mut Outcome, sort: Sort) {
    let ranked = &mut outcome.ranked;
    outcome.fallback = !ranked.is_empty() && ranked.iter().all(|hit| hit.matched > Match::Heading);
    if !outcome.words.is_empty() {
        ranked.sort_unstable_by(|a, b| (a.matched, b.score, a.passage).partial_cmp(&(b.matched, a.score, b.passage)).unwrap_or(std::cmp::Ordering::Equal));
    }
    match sort {
        Sort::Relevance => {}
        Sort::Document => ranked.sort_unstable_by_key(|hit| hit.passage),
        Sort::Year => {
            let year = |hit: &Scored| store.documents[store.passages[hit.passage as usize].document as usize].metadata.year();
            ranked.sort_by(|a, b| year(b).cmp(&year(a)));
        }
    }
    let mut seen = vec![false; store.documents.len()];
    for hit in ranked.iter() {
        seen[store.passages[hit.passage as usize].document as usize] = true;
    }
    outcome.documents = seen.iter().filter(|&&seen| seen).count();
}
