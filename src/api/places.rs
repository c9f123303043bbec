//! Places of texts, looked up once for each: what is asked for every mark of a text must not read the text anew.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use crate::chinese::sentence;
use crate::model::Span;
use crate::segment::Store;

/// Where the sentences of passages end, each passage read once.
pub(super) struct Sentences<'s> {
    store: &'s Store,
    ends: Vec<OnceCell<Vec<usize>>>,
}

impl<'s> Sentences<'s> {
    pub fn new(store: &'s Store) -> Self {
        let ends = store.passages.iter().map(|_| OnceCell::new()).collect();
        Sentences { store, ends }
    }

    /// Bytes of its text, in order.
    pub fn ends(&self, passage: usize) -> &[usize] {
        self.ends[passage].get_or_init(|| sentence::sentence_ends(self.store.text(passage)))
    }
}

/// Most pairs of a stretch and a passage it touches: one that spans all of a seed touches all of them.
const TOUCHED: usize = 1 << 20;

/// The pieces of passages in the seed of their document.
pub(super) struct Pieces {
    /// With their passages, as these have them.
    pieces: Vec<(usize, Span)>,
    /// Where each begins above, its place among them below; in order.
    order: Vec<u64>,
    left: Cell<usize>,
}

impl Pieces {
    pub fn of(store: &Store, passages: Range<usize>) -> Self {
        let of_passage = |at: usize| store.passages[at].spans.iter().map(move |&span| (at, span));
        let pieces: Vec<(usize, Span)> = passages.flat_map(of_passage).collect();
        let keys = pieces.iter().enumerate();
        let mut order: Vec<u64> = keys
            .map(|(at, (_, span))| u64::from(span.start) << 32 | at as u64)
            .collect();
        order.sort_unstable();
        let left = Cell::new(TOUCHED);
        Pieces { pieces, order, left }
    }

    /// Calls `touched` for the passages of the pieces that a stretch of the seed touches.
    pub fn each_touched(&self, stretch: Span, mut touched: impl FnMut(usize)) {
        let before = self.order.partition_point(|&key| key >> 32 <= u64::from(stretch.start));
        let mut last = None;
        for &key in &self.order[before.saturating_sub(1)..] {
            let (passage, piece) = self.pieces[key as u32 as usize];
            if piece.start > stretch.end || self.left.get() == 0 {
                break;
            }
            if stretch.start < piece.end && last != Some(passage) {
                last = Some(passage);
                self.left.set(self.left.get() - 1);
                touched(passage);
            }
        }
    }
}

/// Calls `take` for each place of a range that is free, and makes it taken. For each place `next` holds itself while it is
/// free, else one behind it from which to look on; one more at the end. Each place is taken once, however ranges overlap.
pub(super) fn take_free(next: &mut [u32], range: Range<usize>, mut take: impl FnMut(usize)) {
    let mut at = range.start;
    while at < range.end {
        let on = next[at] as usize;
        if on == at {
            take(at);
            next[at] = at as u32 + 1;
        } else {
            // The way is shortened while it is gone.
            next[at] = next[on];
        }
        at = next[at] as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_takes_a_place_keeps_it() {
        let mut next: Vec<u32> = (0..=6).collect();
        let mut owners = [0; 6];
        for (owner, range) in [(1, 2..4), (2, 0..5), (3, 0..6), (4, 3..4)] {
            take_free(&mut next, range, |at| owners[at] = owner);
        }
        assert_eq!(owners, [2, 2, 1, 1, 2, 3]);
    }
}
