//! Where every pair of characters stands: the index behind literal search.
//!
//! All positions of the stream, sorted by the character there and the one after it, in order of place within each
//! pair. It is a suffix array of depth two: two counting sorts build it in one pass each, so it is made on opening
//! and never stored. A longer needle is found through its rarest pair and compared at each of its places.

use std::ops::Range;

use super::stream::{SEPARATOR, Stream};

/// Blocks of this many positions share one note of the entry they begin in.
const BLOCK: usize = 64;

/// Positions sorted in one call. Browsers run a function in its fast form from a later call on, not in the midst of one:
/// a single loop over a large collection would run slowly to its end.
const STEP: usize = 1 << 16;

/// The positions of a stream.
#[derive(Debug, Default)]
pub struct Positions {
    /// First index into `order` of each character number, and the length at the end.
    buckets: Vec<u32>,
    /// Positions by character, next character, place.
    order: Vec<u32>,
    /// The entry in which each block begins.
    blocks: Vec<u32>,
}

impl Positions {
    /// Builds the index. Linear in the stream; takes four bytes a character and three more while it works.
    #[inline(never)]
    pub fn of(stream: &Stream, alphabet: usize) -> Positions {
        let numbers = &stream.numbers;
        let mut buckets = vec![0u32; alphabet + 2];
        for &n in numbers {
            buckets[n as usize + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        // Least significant first: by the next character, then by the character itself. Both sorts are stable. In two halves of
        // the alphabet, for what lies between the sorts takes six bytes a position.
        let half = numbers.len() as u32 / 2;
        let middle = buckets.partition_point(|&start| start < half).min(alphabet + 1);
        let mut order = vec![0; numbers.len()];
        let mut cursor = buckets.clone();
        for characters in [0..middle, middle..alphabet + 1] {
            let sorted = ByNext::of(numbers, &characters, alphabet);
            for (at, number) in sorted.at.chunks(STEP).zip(sorted.number.chunks(STEP)) {
                place(at, number, &mut cursor, &mut order);
            }
        }
        Positions {
            buckets,
            order,
            blocks: blocks(stream),
        }
    }

    /// The entry that position `at` belongs to.
    #[inline(always)] // asked at every occurrence of a word
    pub fn entry(&self, stream: &Stream, at: u32) -> usize {
        let mut entry = self.blocks[at as usize / BLOCK] as usize;
        while stream.starts[entry + 1] <= at {
            entry += 1;
        }
        entry
    }

    /// The places where `needle` stands, in order. `needle` holds character numbers, no separators.
    pub fn find<'s>(&'s self, stream: &'s Stream, needle: &'s [u16]) -> Places<'s> {
        let (offset, rest) = match needle {
            [] => (0, &[][..]),
            [only] => (0, self.bucket(*only)),
            _ => needle
                .windows(2)
                .map(|pair| self.pair(stream, pair[0], pair[1]))
                .enumerate()
                .min_by_key(|(_, places)| places.len())
                .unwrap_or_default(),
        };
        Places {
            numbers: &stream.numbers,
            needle,
            offset,
            rest: rest.iter(),
        }
    }

    /// How often a character stands in the stream.
    pub fn frequency(&self, number: u16) -> usize {
        self.bucket(number).len()
    }

    /// How often `second` follows `first`.
    pub fn count(&self, stream: &Stream, first: u16, second: u16) -> usize {
        self.pair(stream, first, second).len()
    }

    fn bucket(&self, number: u16) -> &[u32] {
        match (self.buckets.get(number as usize), self.buckets.get(number as usize + 1)) {
            (Some(&from), Some(&to)) => &self.order[from as usize..to as usize],
            _ => &[],
        }
    }

    fn pair(&self, stream: &Stream, first: u16, second: u16) -> &[u32] {
        let bucket = self.bucket(first);
        let next = |at: &u32| stream.numbers.get(*at as usize + 1).copied().unwrap_or(0);
        let from = bucket.partition_point(|at| next(at) < second);
        let length = bucket[from..].partition_point(|at| next(at) == second);
        &bucket[from..from + length]
    }
}

/// Positions by the next character, each with the number of its own: the second sort would else read it all over the text.
struct ByNext {
    at: Vec<u32>,
    number: Vec<u16>,
}

impl ByNext {
    /// Those of some characters.
    fn of(numbers: &[u16], characters: &Range<usize>, alphabet: usize) -> ByNext {
        let steps = || {
            (0..numbers.len())
                .step_by(STEP)
                .map(|from| from..numbers.len().min(from + STEP))
        };
        let mut cursor = vec![0u32; alphabet + 2];
        for step in steps() {
            count(numbers, step, characters, &mut cursor);
        }
        for at in 1..cursor.len() {
            cursor[at] += cursor[at - 1];
        }
        let length = cursor[alphabet + 1] as usize;
        let mut sorted = ByNext {
            at: vec![0; length],
            number: vec![0; length],
        };
        for step in steps() {
            sorted.add(numbers, step, characters, &mut cursor);
        }
        sorted
    }

    /// Puts positions behind those of their key that are there; `cursor` holds the next free place of each key.
    #[inline(never)]
    fn add(&mut self, numbers: &[u16], positions: Range<usize>, characters: &Range<usize>, cursor: &mut [u32]) {
        for at in positions {
            if characters.contains(&(numbers[at] as usize)) {
                let slot = &mut cursor[next_of(numbers, at)];
                self.at[*slot as usize] = at as u32;
                self.number[*slot as usize] = numbers[at];
                *slot += 1;
            }
        }
    }
}

/// Counts the positions of some characters by the next one, each in the place behind its key.
#[inline(never)]
fn count(numbers: &[u16], positions: Range<usize>, characters: &Range<usize>, counts: &mut [u32]) {
    for at in positions {
        if characters.contains(&(numbers[at] as usize)) {
            counts[next_of(numbers, at) + 1] += 1;
        }
    }
}

/// The number behind a position; the separator behind the last.
fn next_of(numbers: &[u16], at: usize) -> usize {
    numbers.get(at + 1).copied().unwrap_or(SEPARATOR) as usize
}

/// The same for positions with their numbers as keys.
#[inline(never)]
fn place(positions: &[u32], keys: &[u16], cursor: &mut [u32], sorted: &mut [u32]) {
    for (&at, &key) in positions.iter().zip(keys) {
        let slot = &mut cursor[key as usize];
        sorted[*slot as usize] = at;
        *slot += 1;
    }
}

/// The places of a needle: see [`Positions::find`].
pub struct Places<'s> {
    numbers: &'s [u16],
    needle: &'s [u16],
    /// Where in the needle its rarest pair stands.
    offset: usize,
    /// The places of that pair that were not looked at yet.
    rest: std::slice::Iter<'s, u32>,
}

impl Iterator for Places<'_> {
    type Item = u32;

    // One copy for all callers: what follows a match differs, what leads to it does not.
    #[inline(never)]
    fn next(&mut self) -> Option<u32> {
        loop {
            let at = *self.rest.next()?;
            if self.needle.len() <= 2 {
                return Some(at);
            }
            let Some(start) = (at as usize).checked_sub(self.offset) else {
                continue;
            };
            // Most differ in the first characters: no need to call for a comparison of memory.
            if let Some(text) = self.numbers.get(start..start + self.needle.len())
                && text.iter().zip(self.needle).all(|(a, b)| a == b)
            {
                return Some(start as u32);
            }
        }
    }
}

fn blocks(stream: &Stream) -> Vec<u32> {
    let mut blocks = Vec::with_capacity(stream.numbers.len() / BLOCK + 1);
    let mut entry = 0;
    for start in (0..stream.numbers.len() as u32).step_by(BLOCK) {
        while stream.starts[entry + 1] <= start {
            entry += 1;
        }
        blocks.push(entry as u32);
    }
    blocks
}
