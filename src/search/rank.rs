//! Which passages answer, and how well: BM25 over text and headings, whole words above words within words.

use super::needle::{Needle, Word};
use super::{Match, Scored};
use crate::query::Term;
use crate::segment::Store;

/// Saturation of repeated occurrences.
const K1: f32 = 1.2;
/// How much long passages are held back.
const B: f32 = 0.7;
/// Weight of an occurrence inside a longer word: 湾区 in 金湾区.
const INSIDE_WORD: f32 = 0.35;
/// Weight of a word in a heading, against one occurrence in a text of average length.
const HEADING: f32 = 0.7;
/// Weight of the parts of a word beside the word itself.
const PARTS: f32 = 0.5;
/// Weight of what a word may mean besides.
const OTHERWISE: f32 = 0.6;
/// Weight of a part the corpus does not have: it must not outweigh all that it has.
const UNKNOWN: f32 = 4.0;
/// A passage that holds less than this share of the query's weight is no result.
const ENOUGH: f32 = 0.4;

/// What is gathered for one passage.
#[derive(Clone, Copy, Default)]
struct Tally {
    score: f32,
    /// Words found whole in the text.
    literal: u32,
    /// Words found whole in text or heading.
    whole: u32,
    /// Pieces found in text or heading, and their weight.
    pieces: u64,
    weight: f32,
}

impl Tally {
    /// Notes a piece, if it is not noted yet.
    fn take(&mut self, bit: u64, weight: f32) {
        if self.pieces & bit == 0 {
            self.pieces |= bit;
            self.weight += weight;
        }
    }
}

/// All passages that answer, in order of place.
pub(super) fn rank(store: &Store, words: &[Word], excluded: &[Term]) -> Vec<Scored> {
    let mut ranking = Ranking {
        store,
        tallies: vec![Tally::default(); store.passages.len()],
        counts: Counts::new(store),
    };
    let mut pieces = 0;
    let mut total_weight = 0.0;
    for (at, word) in words.iter().enumerate() {
        let bit = 1u32 << at;
        // The piece that is the word itself is found with the word, and not looked for again.
        let own = word.pieces.iter().position(|piece| piece.needles[0] == word.whole);
        let own_bit = own.map(|nth| 1u64 << (pieces + nth).min(63));
        let mut idf = f32::MAX;
        for whole in word.wholes() {
            let found = ranking.add(whole, 1.0, |tally, in_text, idf| {
                if in_text {
                    tally.literal |= bit;
                }
                tally.whole |= bit;
                own_bit.iter().for_each(|&bit| tally.take(bit, idf));
            });
            idf = idf.min(found);
        }
        for (nth, piece) in word.pieces.iter().enumerate() {
            let bit = 1u64 << (pieces + nth).min(63);
            let is_own = own == Some(nth);
            let mut weight = is_own.then_some(idf);
            for (rank, needle) in piece.needles.iter().enumerate().skip(usize::from(is_own)) {
                // The word itself, as what a part may mean, has been weighed; other readings count for less the
                // farther they are fetched.
                let factor = if word.wholes().any(|whole| whole == needle) {
                    0.0
                } else if rank == 0 {
                    PARTS
                } else {
                    OTHERWISE / (rank as f32).sqrt()
                };
                let found = ranking.add(needle, factor, |tally, _, idf| tally.take(bit, weight.unwrap_or(idf)));
                weight = Some(weight.map_or(found, |weight| weight.min(found)));
            }
            total_weight += weight.unwrap_or(0.0).min(UNKNOWN);
        }
        pieces += word.pieces.len();
    }
    ranking.exclude(excluded);
    let all_words = u32::MAX >> (32 - words.len().min(32));
    let all_pieces = u64::MAX >> (64 - pieces.clamp(1, 64));
    ranking.results(all_words, all_pieces, total_weight)
}

/// Every passage but those that hold an excluded word, in order of place.
pub(super) fn all(store: &Store, excluded: &[Term]) -> Vec<Scored> {
    let mut wanted = vec![true; store.passages.len()];
    for term in excluded {
        for passage in Needle::new(store, &term.folded, !term.exact).passages(store) {
            if let Some(wanted) = wanted.get_mut(passage as usize) {
                *wanted = false;
            }
        }
    }
    let passages = (0..wanted.len()).filter(|&passage| wanted[passage]);
    let every = |passage| Scored {
        passage: passage as u32,
        matched: Match::Literal,
        score: 0.0,
    };
    passages.map(every).collect()
}

struct Ranking<'s> {
    store: &'s Store,
    tallies: Vec<Tally>,
    counts: Counts,
}

/// Occurrences of one needle in each entry; kept between needles so that nothing is allocated for each.
struct Counts {
    /// By entry: all occurrences, and those that are whole words.
    of: Vec<(u32, u32)>,
    touched: Vec<u32>,
    average: f32,
}

impl Counts {
    fn new(store: &Store) -> Self {
        let passages = store.passages.len().max(1);
        let length = store.stream.starts.get(store.passages.len()).copied().unwrap_or(0);
        Counts {
            of: vec![(0, 0); store.stream.entries()],
            touched: Vec::new(),
            average: length as f32 / passages as f32,
        }
    }
}

impl Ranking<'_> {
    /// Adds one needle to the tallies and gives its weight. `mark(tally, in text, weight)` notes what was found.
    fn add(&mut self, needle: &Needle, factor: f32, mut mark: impl FnMut(&mut Tally, bool, f32)) -> f32 {
        self.count(needle);
        let passages = self.store.passages.len();
        let frequency = self
            .counts
            .touched
            .iter()
            .filter(|&&entry| (entry as usize) < passages)
            .count() as f32;
        let idf = (1.0 + (passages as f32 - frequency + 0.5) / (frequency + 0.5)).ln();
        for entry in self.counts.touched.drain(..) {
            let entry = entry as usize;
            let (all, whole) = std::mem::take(&mut self.counts.of[entry]);
            if entry < passages {
                let length = (self.store.stream.starts[entry + 1] - self.store.stream.starts[entry]) as f32;
                let occurrences = whole as f32 + INSIDE_WORD * (all - whole) as f32;
                let saturated =
                    occurrences * (K1 + 1.0) / (occurrences + K1 * (1.0 - B + B * length / self.counts.average));
                let held_back = if whole == 0 { INSIDE_WORD } else { 1.0 };
                self.tallies[entry].score += factor * idf * saturated * held_back;
                mark(&mut self.tallies[entry], true, idf);
            } else {
                let held_back = if whole == 0 { INSIDE_WORD } else { 1.0 };
                for passage in self.store.sections[entry - passages].passages.clone() {
                    self.tallies[passage as usize].score += factor * idf * HEADING * held_back;
                    mark(&mut self.tallies[passage as usize], false, idf);
                }
            }
        }
        idf
    }

    fn count(&mut self, needle: &Needle) {
        let store = self.store;
        let Counts { of, touched, .. } = &mut self.counts;
        let length = needle.chars.len();
        needle.each_position(store, |at| {
            let entry = store.positions.entry(&store.stream, at);
            let count = &mut of[entry];
            if count.0 == 0 {
                touched.push(entry as u32);
            }
            count.0 += 1;
            count.1 += u32::from(store.cut_at(at as usize) && store.cut_at(at as usize + length));
        });
    }

    fn exclude(&mut self, excluded: &[Term]) {
        let passages = self.store.passages.len();
        for term in excluded {
            self.count(&Needle::new(self.store, &term.folded, !term.exact));
            for entry in self.counts.touched.drain(..) {
                self.counts.of[entry as usize] = (0, 0);
                if (entry as usize) < passages {
                    self.tallies[entry as usize] = Tally::default();
                }
            }
        }
    }

    fn results(&self, all_words: u32, all_pieces: u64, total_weight: f32) -> Vec<Scored> {
        let mut results = Vec::new();
        let mut firm = 0;
        for (passage, tally) in self.tallies.iter().enumerate().filter(|(_, tally)| tally.score > 0.0) {
            let share = if total_weight > 0.0 {
                tally.weight / total_weight
            } else {
                1.0
            };
            let matched = if tally.literal == all_words {
                Match::Literal
            } else if tally.whole == all_words {
                Match::Heading
            } else if tally.pieces == all_pieces {
                Match::Parts
            } else if share >= ENOUGH {
                Match::Some
            } else {
                continue;
            };
            firm += usize::from(matched < Match::Some);
            let score = if matched == Match::Some {
                tally.score * share * share
            } else {
                tally.score
            };
            results.push(Scored {
                passage: passage as u32,
                matched,
                score,
            });
        }
        if firm >= PLENTY {
            results.retain(|hit| hit.matched < Match::Some);
        }
        results
    }
}

/// With this many full answers, answers to a part of the query only distract.
const PLENTY: usize = 20;
