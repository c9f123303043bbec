//! Which passages answer, and how well: BM25 over text and headings, whole words above words within words.

use super::needle::{Needle, Word};
use super::{Match, Scored};
use crate::query::Term;
use crate::segment::Store;

/// Saturation of repeated occurrences.
const K1: f32 = 1.2;
/// How much long passages are held back.
const B: f32 = 0.5;
/// Weight of an occurrence inside a longer word: 湾区 in 金湾区.
const INSIDE_WORD: f32 = 0.35;
/// Weight of a word in a heading, against one occurrence in a text of average length.
const HEADING: f32 = 0.9;
/// Weight of the parts of a word beside the word itself.
const PARTS: f32 = 0.5;
/// A passage that holds less than this share of the query's weight is no result.
const ENOUGH: f32 = 0.5;

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

/// All passages that answer, in order of place.
pub(super) fn rank(store: &Store, words: &[Word], excluded: &[Term]) -> Vec<Scored> {
    let mut ranking = Ranking {
        store,
        tallies: vec![Tally::default(); store.passages.len()],
        counts: Counts::new(store),
    };
    let mut piece = 0;
    let mut total_weight = 0.0;
    for (at, word) in words.iter().enumerate() {
        let bit = 1u32 << at;
        let own_piece = word.parts.is_empty().then_some(1u64 << piece.min(63));
        let idf = ranking.add(&word.whole, 1.0, |tally, in_text, idf| {
            if in_text {
                tally.literal |= bit;
            }
            tally.whole |= bit;
            if let Some(piece) = own_piece
                && tally.pieces & piece == 0
            {
                tally.pieces |= piece;
                tally.weight += idf;
            }
        });
        if own_piece.is_some() {
            piece += 1;
            total_weight += idf;
        }
        for part in &word.parts {
            let bit = 1u64 << piece.min(63);
            total_weight += ranking.add(part, PARTS, |tally, _, idf| {
                if tally.pieces & bit == 0 {
                    tally.pieces |= bit;
                    tally.weight += idf;
                }
            });
            piece += 1;
        }
    }
    ranking.exclude(excluded);
    let all_words = u32::MAX >> (32 - words.len().min(32));
    let all_pieces = u64::MAX >> (64 - piece.clamp(1, 64));
    ranking.results(all_words, all_pieces, total_weight)
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
                let held_back = if whole == 0 { INSIDE_WORD.sqrt() } else { 1.0 };
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
        let Some(numbers) = &needle.numbers else { return };
        let Store {
            stream,
            positions,
            alphabet,
            ..
        } = self.store;
        let Counts { of, touched, .. } = &mut self.counts;
        let neighbour = |at: Option<usize>| at.and_then(|at| stream.numbers.get(at)).map(|&n| alphabet.char(n));
        positions.find(stream, numbers, |at| {
            let (start, end) = (at as usize, at as usize + numbers.len());
            if needle.bounded && !needle.fits(neighbour(start.checked_sub(1)), neighbour(Some(end))) {
                return;
            }
            let entry = positions.entry(stream, at);
            let count = &mut of[entry];
            if count.0 == 0 {
                touched.push(entry as u32);
            }
            count.0 += 1;
            count.1 += u32::from(self.store.cut_at(start) && self.store.cut_at(end));
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
const PLENTY: usize = 10;
