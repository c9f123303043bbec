//! Which passages answer, and how well: BM25 over text and headings, whole words above words within words.

use crate::query::Term;
use crate::search::interpret::scope::Scope;
use crate::search::needle::{Needle, Word};
use crate::search::{Match, Scored};
use crate::segment::Store;

/// Saturation of repeated occurrences.
const K1: f32 = 1.2;
/// How much long passages are held back.
const B: f32 = 0.7;
/// Weight of an occurrence inside a longer word: 湾区 in 金湾区.
const INSIDE_WORD: f32 = 0.35;
/// Weight of a word in a heading, against one occurrence in a text of average length.
const HEADING: f32 = 0.5;
/// Further weight of a word that is all of a heading; in proportion where it is a part.
const WHOLE_HEADING: f32 = 1.5;
/// Further weight of what a passage begins with: it says first what it is about. Halved this many characters on.
const LEAD: f32 = 0.2;
const SOON: f32 = 20.0;
/// Further weight of what a sentence begins with: it is said something of, not only named along with other things.
const OPENING: f32 = 0.25;
/// Weight of the parts of a word beside the word itself.
const PARTS: f32 = 0.3;
/// Weight of what a word was read as, beside the word itself.
const MEANT: f32 = 0.9;
/// Weight of what a part may mean besides.
const OTHERWISE: f32 = 0.6;
/// Things that stand this far apart, in characters, are half as close as those that stand together.
const REACH: f32 = 8.0;
/// Weight of closeness, against the weights of what is close.
const NEAR: f32 = 1.0;
/// Further weight of a figure that stands beside what is asked for by number.
const FIGURE: f32 = 0.6;
/// Weight of a time that is named.
const TIME: f32 = 0.3;
/// Weight of a part the corpus does not have: it must not outweigh all that it has.
const UNKNOWN: f32 = 4.0;
/// A passage that holds less than this share of the query's weight is no result.
const ENOUGH: f32 = 0.35;

/// What is gathered for one passage.
#[derive(Clone, Copy, Default)]
struct Tally {
    score: f32,
    /// Words found whole in the text.
    literal: u32,
    /// Words found whole in text or heading.
    whole: u32,
    /// Words found there whole, as typed or as they were read.
    held: u32,
    /// Pieces found in text or heading, and their weight.
    pieces: u64,
    weight: f32,
    near: Near,
}

/// How close to each other the things that are looked for stand, each beside the one looked for before it.
#[derive(Clone, Copy, Default)]
struct Near {
    /// Closeness of those done with, and the best so far of the one that is looked for.
    sum: f32,
    best: f32,
    /// The number of that one and of the one before it, with their first and last places.
    now: (u32, u32, u32),
    before: (u32, u32, u32),
}

impl Near {
    /// Notes a place of the thing with this number, counted from 1.
    fn take(&mut self, number: u32, at: u32) {
        if self.now.0 == number {
            self.now.2 = at;
        } else {
            self.before = self.now;
            self.now = (number, at, at);
            self.sum += std::mem::take(&mut self.best);
        }
        if self.before.0 > 0 {
            let distance = at.abs_diff(self.before.1).min(at.abs_diff(self.before.2));
            self.best = self.best.max(REACH / (REACH + distance as f32));
        }
    }
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

impl Tally {
    /// The tally of a row of a table under the heading rows of it.
    fn below(self, heads: &Tally) -> Tally {
        let apart = self.pieces & heads.pieces == 0;
        Tally {
            score: self.score + heads.score,
            whole: self.whole | heads.whole,
            pieces: self.pieces | heads.pieces,
            weight: if apart {
                self.weight + heads.weight
            } else {
                self.weight.max(heads.weight)
            },
            ..self
        }
    }
}

/// All passages that answer, in order of place.
pub(super) fn rank(store: &Store, words: &[Word], scope: &Scope, excluded: &[Term]) -> Vec<Scored> {
    let mut ranking = Ranking {
        store,
        tallies: Tallies::new(store.passages.len()),
        heads: vec![Tally::default(); store.tables.len()],
        counts: Counts::new(store),
        number: 0,
    };
    let mut pieces = 0;
    let mut total_weight = 0.0;
    for (at, word) in words.iter().enumerate() {
        let bit = 1u32 << at;
        let bits = |nth: usize| 1u64 << (pieces + nth).min(63);
        // The piece that is the word itself is found with the word, and not looked for again.
        let own = word.pieces.iter().position(|piece| piece.needles[0] == word.whole);
        let first = pieces as u32 + 1;
        let single = word.pieces.len() == 1;
        ranking.number = first;
        let mut rarity = f32::MAX;
        for whole in word.wholes() {
            let found = ranking.add(whole, 1.0, |tally, in_text, idf| {
                if in_text {
                    tally.literal |= bit;
                }
                tally.whole |= bit;
                tally.held |= bit;
                own.iter().for_each(|&nth| tally.take(bits(nth), idf));
            });
            rarity = rarity.min(found);
        }
        let mut weights: Vec<f32> = Vec::with_capacity(word.pieces.len());
        for (nth, piece) in word.pieces.iter().enumerate() {
            let is_own = own == Some(nth);
            ranking.number = first + nth as u32;
            let mut weight = is_own.then_some(rarity);
            for (rank, needle) in piece.needles.iter().enumerate().skip(usize::from(is_own)) {
                let factor = if rank == 0 {
                    PARTS
                } else {
                    OTHERWISE / (rank as f32).sqrt()
                };
                let found = ranking.add(needle, factor, |tally, _, idf| {
                    tally.take(bits(nth), weight.unwrap_or(idf))
                });
                weight = Some(weight.map_or(found, |weight| weight.min(found)));
            }
            weights.push(weight.unwrap_or(0.0).min(UNKNOWN));
        }
        // In what was read as a whole, the pieces stand together anyway.
        ranking.number = if single { first } else { 0 };
        // What the word was read as stands for all of its pieces.
        for (rank, needle) in word.meant.iter().enumerate() {
            ranking.add(needle, MEANT / ((rank + 1) as f32).sqrt(), |tally, _, _| {
                tally.held |= bit;
                weights
                    .iter()
                    .enumerate()
                    .for_each(|(nth, &weight)| tally.take(bits(nth), weight));
            });
        }
        total_weight += weights.iter().sum::<f32>();
        pieces += word.pieces.len();
    }
    // What names the time is no condition, but better than what does not.
    let mut things = pieces as u32;
    for time in &scope.times {
        things += 1;
        for name in &time.names {
            ranking.number = things;
            ranking.add(name, TIME, |_, _, _| {});
        }
    }
    // Who asks how many wants a figure, and one that stands beside what is counted.
    let figures = things + 1;
    if scope.amount {
        ranking.number = figures;
        for digit in '0'..='9' {
            ranking.near(&Needle::new(store, &[digit], false));
        }
    }
    ranking.number = 0;
    ranking.exclude(excluded);
    let all_words = u32::MAX >> (32 - words.len().min(32));
    let all_pieces = u64::MAX >> (64 - pieces.clamp(1, 64));
    ranking.results(all_words, all_pieces, total_weight, things, figures)
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
        partial: false,
        score: 0.0,
    };
    passages.map(every).collect()
}

struct Ranking<'s> {
    store: &'s Store,
    tallies: Tallies,
    /// What the heading rows of each table hold: it counts for every row of the table that holds something itself.
    heads: Vec<Tally>,
    counts: Counts,
    /// The number of what is looked for, for its closeness to others; 0 for what has none.
    number: u32,
}

/// The tallies of the passages that hold anything of what is looked for: few of a large collection.
struct Tallies {
    /// By passage: the number of its tally plus 1, 0 = none yet.
    number: Vec<u32>,
    taken: Vec<Tally>,
}

impl Tallies {
    fn new(passages: usize) -> Self {
        Tallies {
            number: vec![0; passages],
            taken: Vec::new(),
        }
    }

    // Asked at every occurrence of a word.
    #[inline(always)]
    fn of(&mut self, passage: usize) -> &mut Tally {
        if self.number[passage] == 0 {
            self.begin(passage);
        }
        &mut self.taken[self.number[passage] as usize - 1]
    }

    #[inline(never)]
    fn begin(&mut self, passage: usize) {
        self.taken.push(Tally::default());
        self.number[passage] = self.taken.len() as u32;
    }

    /// Passages with their tallies, in order of place.
    fn iter(&self) -> impl Iterator<Item = (usize, &Tally)> {
        let tally =
            |(passage, &number): (usize, &u32)| Some((passage, self.taken.get((number as usize).checked_sub(1)?)?));
        self.number.iter().enumerate().filter_map(tally)
    }
}

/// Occurrences of one needle in an entry.
#[derive(Clone, Copy, Default)]
struct Count {
    all: u32,
    /// Those that are whole words.
    whole: u32,
    /// Where in the entry the first of them stands.
    first: u32,
    /// Whether one of them begins a sentence.
    opens: bool,
}

/// The occurrences in each entry; kept between needles so that nothing is allocated for each.
struct Counts {
    of: Vec<Count>,
    touched: Vec<u32>,
    average: f32,
}

impl Counts {
    fn new(store: &Store) -> Self {
        let passages = store.passages.len().max(1);
        let length = store.stream.starts.get(store.passages.len()).copied().unwrap_or(0);
        Counts {
            of: vec![Count::default(); store.stream.entries()],
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
            let Count {
                all,
                whole,
                first,
                opens,
            } = std::mem::take(&mut self.counts.of[entry]);
            if entry < passages {
                let length = (self.store.stream.starts[entry + 1] - self.store.stream.starts[entry]) as f32;
                let occurrences = whole as f32 + INSIDE_WORD * (all - whole) as f32;
                let saturated =
                    occurrences * (K1 + 1.0) / (occurrences + K1 * (1.0 - B + B * length / self.counts.average));
                let held_back = if whole == 0 { INSIDE_WORD } else { 1.0 };
                let lead = 1.0 + LEAD * SOON / (SOON + first as f32) + if opens { OPENING } else { 0.0 };
                let tally = self.tallies.of(entry);
                tally.score += factor * idf * saturated * held_back * lead;
                mark(tally, true, idf);
                if let Some(table) = self.store.headed_by(entry as u32) {
                    let heads = &mut self.heads[table];
                    heads.score += factor * idf * HEADING * held_back;
                    mark(heads, false, idf);
                }
            } else {
                let held_back = if whole == 0 { INSIDE_WORD } else { 1.0 };
                // A heading is the more about a word, the more of it the word is; its number does not count.
                let section = &self.store.sections[entry - passages];
                let length = self.store.stream.starts[entry + 1] - self.store.stream.starts[entry];
                let length = length.saturating_sub(section.number.chars().count() as u32);
                let share = (needle.chars.len() as f32 / length.max(1) as f32).min(1.0);
                let weight = factor * idf * (HEADING + WHOLE_HEADING * share) * held_back;
                for passage in section.passages.clone() {
                    let tally = self.tallies.of(passage as usize);
                    tally.score += weight;
                    mark(tally, false, idf);
                }
            }
        }
        idf
    }

    fn count(&mut self, needle: &Needle) {
        let store = self.store;
        let Counts { of, touched, .. } = &mut self.counts;
        let (tallies, number) = (&mut self.tallies, self.number);
        let length = needle.chars.len();
        for at in needle.positions(store) {
            let entry = store.positions.entry(&store.stream, at);
            let count = &mut of[entry];
            if count.all == 0 {
                touched.push(entry as u32);
                count.first = at - store.stream.starts[entry];
            }
            count.all += 1;
            count.opens = count.opens || store.begins_sentence(at as usize);
            if number > 0 && entry < store.passages.len() {
                tallies.of(entry).near.take(number, at);
            }
            count.whole += u32::from(store.cut_at(at as usize) && store.cut_at(at as usize + length));
        }
    }

    /// Notes where a needle stands for its closeness to others, and nothing else.
    fn near(&mut self, needle: &Needle) {
        self.count(needle);
        for entry in self.counts.touched.drain(..) {
            self.counts.of[entry as usize] = Count::default();
        }
    }

    fn exclude(&mut self, excluded: &[Term]) {
        let passages = self.store.passages.len();
        for term in excluded {
            self.count(&Needle::new(self.store, &term.folded, !term.exact));
            for entry in self.counts.touched.drain(..) {
                self.counts.of[entry as usize] = Count::default();
                if (entry as usize) < passages {
                    *self.tallies.of(entry as usize) = Tally::default();
                }
            }
        }
    }

    fn results(&self, all_words: u32, all_pieces: u64, total_weight: f32, things: u32, figures: u32) -> Vec<Scored> {
        let mut results = Vec::with_capacity(self.tallies.taken.len());
        let mut firm = 0;
        for (passage, own) in self.tallies.iter().filter(|(_, tally)| tally.score > 0.0) {
            let body = |&table: &usize| self.store.tables[table].body().contains(&(passage as u32));
            let tally = &match self.store.table_of(passage as u32).filter(body) {
                Some(table) => own.below(&self.heads[table]),
                None => *own,
            };
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
            let Near { sum, best, now, .. } = tally.near;
            let (words, figure) = if now.0 == figures {
                (sum, best)
            } else {
                (sum + best, 0.0)
            };
            let closeness = words / things.saturating_sub(1).max(1) as f32;
            let mut score = tally.score * (1.0 + NEAR * closeness) * (1.0 + FIGURE * figure);
            if matched == Match::Some {
                score *= share * share;
            }
            results.push(Scored {
                passage: passage as u32,
                matched,
                partial: tally.held != all_words,
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
