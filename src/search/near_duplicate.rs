//! Passages that say nearly the same: a paragraph printed twice, or carried over from last year's report.
//!
//! Each passage is sketched by the least hash of its windows in each of [`BINS`] bins; those that share most of a sketch
//! are held against each other window by window.

use std::sync::OnceLock;

use crate::segment::Store;

/// Characters of a window.
const WINDOW: usize = 4;
const BINS: usize = 16;
/// Bins that must agree before windows are compared.
const AGREE: usize = 8;
/// Windows in both, of those in either, in percent: below this two passages are not the same.
const SAME: usize = 70;

/// The sketches of passages, each drawn when it is first looked at: most never are.
pub struct Sketches(Vec<OnceLock<[u32; BINS]>>);

fn hash(window: &[u16]) -> u32 {
    let step = |hash: u32, &number: &u16| (hash ^ u32::from(number)).wrapping_mul(0x9E37_79B1).rotate_left(13);
    window.iter().fold(0x811C_9DC5, step)
}

/// The windows of a passage as hashes; none for one shorter than a window.
fn windows(store: &Store, passage: usize) -> impl Iterator<Item = u32> {
    store.stream.entry(passage).windows(WINDOW).map(hash)
}

impl Sketches {
    /// Room for the sketches of a corpus.
    pub fn new(store: &Store) -> Sketches {
        Sketches(store.passages.iter().map(|_| OnceLock::new()).collect())
    }

    /// The sketch of a passage. The first time linear in its text, about 2 ns a character.
    fn of(&self, store: &Store, passage: usize) -> &[u32; BINS] {
        self.0[passage].get_or_init(|| {
            let mut least = [u32::MAX; BINS];
            for hash in windows(store, passage) {
                let bin = &mut least[hash as usize % BINS];
                *bin = hash.min(*bin);
            }
            least
        })
    }

    /// Those of `others` that say nearly the same as a passage.
    pub fn same(&self, store: &Store, passage: usize, others: impl Iterator<Item = usize>) -> Vec<usize> {
        let sketch = self.of(store, passage);
        // Sorted once, and only where there is something to hold against them.
        let mut own = Vec::new();
        let same = |&other: &usize| {
            let agree = sketch.iter().zip(self.of(store, other)).filter(|(a, b)| a == b).count();
            if agree < AGREE {
                return false;
            }
            if store.stream.entry(passage) == store.stream.entry(other) {
                return sketch[..] != [u32::MAX; BINS];
            }
            if own.is_empty() {
                own = sorted(store, passage);
            }
            shared(&own, &sorted(store, other)) >= SAME
        };
        others.filter(same).collect()
    }
}

/// The different windows of a passage, in order.
fn sorted(store: &Store, passage: usize) -> Vec<u64> {
    let mut all: Vec<u64> = windows(store, passage).map(u64::from).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Windows that are in both, in percent of those that are in either.
fn shared(a: &[u64], b: &[u64]) -> usize {
    let mut rest = a.iter().peekable();
    let both = b.iter().filter(|&&window| {
        while rest.next_if(|&&before| before < window).is_some() {}
        rest.peek() == Some(&&window)
    });
    let both = both.count();
    100 * both / (a.len() + b.len() - both).max(1)
}
