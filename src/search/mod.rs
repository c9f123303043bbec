//! Query to answer: candidates, ranking, facets, snippets, suggestions. Knows the store and no clock, no file, no
//! format of any output.
//!
//! A passage answers in one of four ways ([`Match`]), and the ways are never mixed: what holds the query as typed
//! comes before what holds it only in a heading, before what holds its parts, before what holds some of them. What holds
//! only a part of the query is no full answer ([`Scored::partial`]): it stands behind all others and is counted apart.

mod facet;
pub mod filter;
pub mod interpret;
pub mod near_duplicate;
mod needle;
mod rank;
pub mod shared;
pub mod snippet;
pub mod suggest;

pub use facet::{Count, Facets};
pub use filter::Filters;
pub use interpret::reading::Reading;
pub use needle::{Needle, Piece, Read, Word};

use interpret::understand;

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
    /// It lacks a word of the query, or holds it only in pieces where other passages hold every word.
    pub partial: bool,
    /// Weight within its kind of match; comparable within one answer only.
    pub score: f32,
}

impl Scored {
    /// A number that sorts results best first: full answers, kind of match, then weight, then place. Sorting numbers needs
    /// one sorting routine for the whole program, and every routine costs the reader kilobytes.
    fn key(self) -> u64 {
        // The bits of a positive float grow with its value; the first, its sign, says nothing.
        let weight = u64::from(!self.score.to_bits() & SCORE);
        (self.partial as u64) << 63 | (self.matched as u64) << 61 | weight << 30 | u64::from(self.passage)
    }

    fn from_key(key: u64) -> Scored {
        let matched = [Match::Literal, Match::Heading, Match::Parts, Match::Some][(key >> 61 & 3) as usize];
        let score = f32::from_bits(!((key >> 30) as u32) & SCORE);
        Scored {
            passage: (key & ((1 << 30) - 1)) as u32,
            matched,
            partial: key >> 63 == 1,
            score,
        }
    }

    /// The kind of answer as callers name it.
    pub fn group(self) -> &'static str {
        match self.matched {
            _ if self.partial => "partial",
            Match::Literal => "literal",
            Match::Heading => "heading",
            Match::Parts | Match::Some => "looser",
        }
    }
}

/// The bits of a positive float.
const SCORE: u32 = u32::MAX >> 1;

/// All results of a query, ranked, with counts.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Results, as many in the order asked for as were wanted.
    pub ranked: Vec<Scored>,
    /// The words of the query as they were looked for.
    pub words: Vec<Word>,
    /// What was read otherwise than typed beside the words: names of districts.
    pub read: Vec<Read>,
    /// How many of them are full answers; those that hold only a part of the query stand behind them.
    pub total: usize,
    /// Number of documents with full answers.
    pub documents: usize,
    /// Results exist and none holds the query as typed, in text or heading.
    pub fallback: bool,
}

/// Answers a query. An empty query is answered by every passage the filters leave, in order of the documents.
/// The first `wanted` results are in order and the best of all; those behind them are in any order.
pub fn search(store: &Store, query: &Query, filters: &Filters, sort: Sort, wanted: usize) -> (Outcome, Facets) {
    let (mut outcome, candidates) = candidates(store, query);
    let (kept, facets) = facet::count(store, filters, &candidates);
    outcome.ranked = kept;
    finish(store, &mut outcome, sort, wanted);
    (outcome, facets)
}

/// The same without the counts: for callers that want ranked passages only.
pub fn ranked(store: &Store, query: &Query, filters: &Filters, sort: Sort, wanted: usize) -> Outcome {
    let (mut outcome, mut candidates) = candidates(store, query);
    if !filters.is_empty() {
        candidates.retain(|hit| filters.admits(store, hit.passage));
    }
    outcome.ranked = candidates;
    finish(store, &mut outcome, sort, wanted);
    outcome
}

/// For callers that want every result in its place.
pub const ALL: usize = usize::MAX;

/// What a query says of a passage beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// It names the district of the document.
    pub region: bool,
    /// It names a time, and the passage or its document is about that time.
    pub time: bool,
}

/// What of a query beside its words concerns a passage.
pub fn concerns(store: &Store, query: &Query, passage: usize) -> Concerns {
    let scope = understand::understand(store, query).scope;
    let document = store.passages[passage].document as usize;
    Concerns {
        region: scope.documents.as_ref().is_some_and(|chosen| chosen[document]),
        time: scope.weights(store).iter().any(|weights| weights[passage] > 1.0),
    }
}

fn candidates(store: &Store, query: &Query) -> (Outcome, Vec<Scored>) {
    let understand::Understood {
        words,
        scope,
        read,
        taken_apart,
    } = understand::understand(store, query);
    let asked = !query.clauses.is_empty() || !query.fields.is_empty();
    let mut candidates = if !asked && !query.notes.is_empty() {
        // Something was typed and nothing of it could be looked for.
        Vec::new()
    } else if words.is_empty() {
        rank::all(store, &query.excluded)
    } else {
        rank::rank(store, &words, &scope, &query.excluded)
    };
    if let Some(chosen) = &scope.documents {
        candidates.retain(|hit| chosen[store.passages[hit.passage as usize].document as usize]);
    }
    if taken_apart {
        candidates
            .iter_mut()
            .for_each(|hit| hit.matched = hit.matched.max(Match::Parts));
    }
    for weights in scope.weights(store) {
        for hit in &mut candidates {
            hit.score = hit.score.max(f32::MIN_POSITIVE) * weights[hit.passage as usize];
        }
        candidates.retain(|hit| hit.score > 0.0);
    }
    if !query.fields.is_empty() {
        let fields = Filters::new(store, &filter::values_of(&query.fields));
        candidates.retain(|hit| fields.admits(store, hit.passage));
    }
    tell_partial(&mut candidates);
    (
        Outcome {
            words,
            read,
            ..Outcome::default()
        },
        candidates,
    )
}

/// Where some passage holds every word, those that do not are partial; where none does, those that lack a part of one.
/// This is told before any filter, so that no filter makes a full answer of what is none.
fn tell_partial(candidates: &mut [Scored]) {
    if candidates.iter().all(|hit| hit.partial) {
        for hit in candidates {
            hit.partial = hit.matched == Match::Some;
        }
    }
}

/// Full answers first, each in the order they have.
fn full_first(ranked: &[Scored]) -> Vec<Scored> {
    let those = |partial| ranked.iter().filter(move |hit| hit.partial == partial).copied();
    those(false).chain(those(true)).collect()
}

fn finish(store: &Store, outcome: &mut Outcome, sort: Sort, wanted: usize) {
    // Candidates come in order of place.
    let document = |hit: &Scored| store.passages[hit.passage as usize].document as usize;
    let mut seen = vec![false; store.documents.len()];
    for hit in outcome.ranked.iter().filter(|hit| !hit.partial) {
        seen[document(hit)] = true;
        outcome.total += 1;
    }
    outcome.documents = seen.iter().filter(|&&seen| seen).count();
    outcome.fallback = !outcome.ranked.is_empty() && outcome.ranked.iter().all(|hit| hit.matched > Match::Heading);
    if sort == Sort::Document {
        outcome.ranked = full_first(&outcome.ranked);
        return;
    }
    let year = |at: usize| u64::from(store.documents[at].year_number.unwrap_or(0));
    // Where weights are equal, newer documents come first; what was not weighed stays in its order.
    let weighed = !outcome.words.is_empty();
    let places = Places::new(store, |at| if weighed { year(at) } else { 0 });
    let mut keys: Vec<u64> = outcome
        .ranked
        .iter()
        .map(|&hit| places.turned(store, hit).key())
        .collect();
    // Results by year are taken from all places of this order.
    let wanted = if sort == Sort::Year { ALL } else { wanted };
    if wanted < keys.len() {
        keys.select_nth_unstable(wanted);
        keys[..wanted].sort_unstable();
    } else {
        keys.sort_unstable();
    }
    outcome.ranked.clear();
    outcome
        .ranked
        .extend(keys.into_iter().map(|key| places.back(Scored::from_key(key))));
    if sort == Sort::Year {
        let mut years: Vec<u64> = (0..store.documents.len()).map(year).collect();
        years.sort_unstable();
        years.dedup();
        let of_year = |wanted: u64| {
            outcome
                .ranked
                .iter()
                .filter(move |hit| year(document(hit)) == wanted)
                .copied()
        };
        let by_year: Vec<Scored> = years.into_iter().rev().flat_map(of_year).collect();
        outcome.ranked = full_first(&by_year);
    }
}

/// The places of passages if the newest document came first.
struct Places {
    /// By document: where its passages begin in that order.
    begin: Vec<u32>,
    /// In that order: the same, and its first passage.
    order: Vec<(u32, u32)>,
}

impl Places {
    fn new(store: &Store, year: impl Fn(usize) -> u64) -> Places {
        let documents = store.documents.len();
        let newest_first = |at| (u64::from(u32::MAX) - year(at)) << 32 | at as u64;
        let mut keys: Vec<u64> = (0..documents).map(newest_first).collect();
        keys.sort_unstable();
        let mut places = Places {
            begin: vec![0; documents],
            order: Vec::with_capacity(documents),
        };
        let mut next = 0;
        for document in keys.into_iter().map(|key| key as u32 as usize) {
            let passages = &store.documents[document].passages;
            places.begin[document] = next;
            places.order.push((next, passages.start));
            next += passages.end - passages.start;
        }
        places
    }

    /// The same result with its place in this order for its number.
    fn turned(&self, store: &Store, hit: Scored) -> Scored {
        let document = store.passages[hit.passage as usize].document as usize;
        let passage = self.begin[document] + hit.passage - store.documents[document].passages.start;
        Scored { passage, ..hit }
    }

    /// The way back.
    fn back(&self, hit: Scored) -> Scored {
        let after = self.order.partition_point(|&(begin, _)| begin <= hit.passage);
        let (begin, first) = self.order[after - 1];
        let passage = hit.passage - begin + first;
        Scored { passage, ..hit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_best_first_and_lose_nothing() {
        let hit = |partial, matched, score, passage| Scored {
            passage,
            matched,
            partial,
            score,
        };
        let hits = [
            hit(false, Match::Literal, 9.5, 7),
            hit(false, Match::Literal, 1.25, 0),
            hit(false, Match::Literal, 1.25, 3),
            hit(false, Match::Heading, 40.0, 1),
            hit(false, Match::Parts, 0.001, (1 << 30) - 1),
            hit(true, Match::Parts, f32::MAX, 5),
            hit(true, Match::Some, 2.0, 2),
        ];
        assert!(hits.windows(2).all(|pair| pair[0].key() < pair[1].key()));
        assert!(hits.iter().all(|hit| Scored::from_key(hit.key()) == *hit));
    }
}
