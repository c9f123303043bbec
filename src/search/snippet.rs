//! What of a passage is shown, and what of it is marked.

use crate::chinese::sentence;
use crate::search::needle::{Needle, Word};
use crate::segment::Store;

/// Length of a snippet, in characters; whole clauses are taken, so it may be a little longer or shorter.
const SNIPPET: usize = 96;

/// Different marked stretches that are counted in one; a query has fewer words.
const DIFFERENT: usize = 64;

/// A piece of a passage: its byte range, the marks within it, and whether text was left out on either side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// Byte range of the passage.
    pub range: std::ops::Range<usize>,
    /// Byte ranges of the passage that match, in order, not overlapping, within `range`.
    pub marks: Vec<std::ops::Range<usize>>,
}

/// Byte ranges of `text` that match the words, in order, merged where they touch.
///
/// Where a word stands as typed, only that is marked; its parts are marked where it does not.
pub fn marks(store: &Store, text: &str, words: &[Word]) -> Vec<std::ops::Range<usize>> {
    let folded = store.folded(text);
    let places = places(words, |needle, found| needle.each_in(&folded.chars, found));
    let source = places.into_iter().map(|place| folded.source(place.start, place.end));
    merged(source.map(|(start, end)| start..end))
}

/// The same for the text of a passage, as positions of the stream. Reads no text, and so costs a scan of the passage for
/// each needle.
pub fn stretches(store: &Store, passage: usize, words: &[Word]) -> Vec<std::ops::Range<usize>> {
    let places = places(words, |needle, found| {
        needle.each_within(store, passage, |at| {
            found(at as usize, at as usize + needle.chars.len());
        });
    });
    merged(places.into_iter())
}

/// Where words stand, in order; `each(needle, found)` finds one needle and calls `found(start, end)`.
fn places(words: &[Word], each: impl Fn(&Needle, &mut dyn FnMut(usize, usize))) -> Vec<std::ops::Range<usize>> {
    // Start and end in one number: see `Scored::key`.
    let mut found: Vec<u64> = Vec::new();
    let mut most = MANY;
    for word in words {
        for way in word.ways() {
            let mut stands = false;
            for needle in way {
                each(needle, &mut |start, end| {
                    stands = true;
                    found.push((start as u64) << 32 | end as u64);
                });
                if found.len() > most {
                    join_overlapping(&mut found);
                    most = found.len() + MANY;
                }
            }
            if stands {
                break;
            }
        }
    }
    found.sort_unstable();
    found
        .into_iter()
        .map(|key| (key >> 32) as usize..key as u32 as usize)
        .collect()
}

/// Places above which those that overlap are joined at once: dozens of readings of one word may all stand at one place.
const MANY: usize = 1 << 17;

#[inline(never)]
fn join_overlapping(places: &mut Vec<u64>) {
    places.sort_unstable();
    places.dedup_by(|next, last| {
        let overlaps = *next >> 32 < u64::from(*last as u32);
        if overlaps {
            *last = *last >> 32 << 32 | u64::from((*last as u32).max(*next as u32));
        }
        overlaps
    });
}

fn merged(places: impl Iterator<Item = std::ops::Range<usize>>) -> Vec<std::ops::Range<usize>> {
    let mut merged: Vec<std::ops::Range<usize>> = Vec::new();
    for range in places {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The run of whole clauses, about [`SNIPPET`] characters long, that holds most of the marked text.
pub fn snippet(store: &Store, text: &str, words: &[Word]) -> Snippet {
    let marks = marks(store, text, words);
    let ends = sentence::clause_ends(text);
    let clauses: Vec<(usize, usize)> = std::iter::once(0)
        .chain(ends.iter().copied())
        .zip(ends.iter().copied())
        .collect();
    let marked = |from: usize, to: usize| -> usize {
        // Different marked stretches count more than one repeated, so that all words of a query come into view.
        let mut seen: Vec<&str> = Vec::new();
        let mut weight = 0;
        let first = marks.partition_point(|mark| mark.start < from);
        for mark in marks[first..].iter().take_while(|mark| mark.start < to) {
            let stretch = &text[mark.clone()];
            let is_new = seen.len() < DIFFERENT && !seen.contains(&stretch);
            weight += if is_new { 4 } else { 1 };
            if is_new {
                seen.push(stretch);
            }
        }
        weight
    };
    let lengths: Vec<usize> = clauses
        .iter()
        .map(|&(from, to)| text[from..to].chars().count())
        .collect();
    let mut best = (0, 0..text.len().min(clauses.first().map_or(0, |c| c.1)));
    let mut first = true;
    for (at, &(start, _)) in clauses.iter().enumerate() {
        let mut end = start;
        let mut chars = 0;
        for (&(_, to), &clause) in clauses[at..].iter().zip(&lengths[at..]) {
            if end > start && chars + clause > SNIPPET {
                break;
            }
            chars += clause;
            end = to;
        }
        let weight = marked(start, end);
        if first || weight > best.0 {
            best = (weight, start..end);
            first = false;
        }
        if end == text.len() {
            break;
        }
    }
    let range = best.1;
    let inside = marks
        .into_iter()
        .filter(|m| m.start >= range.start && m.start < range.end);
    let marks = inside.map(|m| m.start..m.end.min(range.end)).collect();
    Snippet { range, marks }
}
