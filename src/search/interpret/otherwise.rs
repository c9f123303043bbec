//! What a word that does not stand as typed may be: each reading is tried where the one before it finds nothing.

use std::cell::LazyCell;

use crate::chinese::{is_han, is_letter};
pub use crate::search::interpret::district::respelled;
pub use crate::search::interpret::pinyin::together;
use crate::search::interpret::reading::Reading;
use crate::search::interpret::rewrite::written;
use crate::search::interpret::segments::Parts;
use crate::search::interpret::{pinyin, segments, typo};
use crate::search::needle::{Needle, Word};
use crate::segment::Store;

/// Looks for what a word may be that does not stand as typed; whether its parts are settled by that.
pub fn read<F: FnOnce() -> Parts>(word: &mut Word, store: &Store, folded: &[char], parts: &LazyCell<Parts, F>) -> bool {
    if let Some(plain) = without_signs(store, folded) {
        return read_as(word, store, Reading::Written, folded, vec![plain]);
    }
    if let Some((reading, needles)) = pinyin::latin(store, folded) {
        return read_as(word, store, reading, folded, needles);
    }
    if let Some(needles) = written(store, folded) {
        return read_as(word, store, Reading::Written, folded, needles);
    }
    if let Some(needles) = said(store, folded, &parts.0) {
        word.means(Reading::Synonym, folded, needles);
        word.take_parts(store, folded, parts.0.clone());
        return true;
    }
    if !folded.iter().copied().any(is_han) {
        let begun = Needle {
            bounded: false,
            ..word.whole.clone()
        };
        if folded.len() >= 2 && begun.occurs(store) {
            word.means(Reading::Begun, folded, vec![begun]);
        }
        return false;
    }
    if folded.len() <= typo::MAX_SLIP
        && let Some(mended) = typo::misplaced(store, folded).or_else(|| {
            let doubtful = parts.1 && !typo::meant(store, folded);
            doubtful.then(|| typo::mended(store, folded)).flatten()
        })
    {
        let needle = Needle::new(store, &mended, true);
        return read_as(word, store, Reading::Slip, folded, vec![needle]);
    }
    // All parts of it stand in the corpus, and it sounds like one word: both may be meant.
    if let Some(heard) = typo::homophone(store, folded) {
        let needle = Needle::new(store, &heard, true);
        word.means(Reading::Slip, folded, vec![needle]);
    }
    match pinyin::shortened(store, folded) {
        Some(needles) => read_as(word, store, Reading::Shortened, folded, needles),
        None => false,
    }
}

/// It means the first of these, or else one of the others, and has the parts of the first.
fn read_as(word: &mut Word, store: &Store, reading: Reading, folded: &[char], needles: Vec<Needle>) -> bool {
    let read = needles[0].chars.clone();
    word.means(reading, folded, needles);
    word.take_parts(store, &read, segments::spans(store, &read).0);
    true
}

/// Whether the corpus writes in another way what it does not have as typed.
pub fn is_written(store: &Store, folded: &[char]) -> bool {
    written(store, folded).is_some()
}

/// Other readings of what stands nowhere, as suggestions: in syllables, or with a slip mended.
pub fn meant(store: &Store, folded: &[char]) -> Vec<Vec<char>> {
    let needles = pinyin::latin(store, folded).map_or(Vec::new(), |(_, needles)| needles);
    let slip = (folded.len() <= typo::MAX_SLIP)
        .then(|| typo::misplaced(store, folded).or_else(|| typo::mended(store, folded)))
        .flatten();
    needles.into_iter().map(|needle| needle.chars).chain(slip).collect()
}

/// What stands in the corpus once the signs at the ends are left out that no text has: 3% for ≥3%, 前山河 for ★前山河.
fn without_signs(store: &Store, folded: &[char]) -> Option<Needle> {
    let tells = |c: &char| is_letter(*c) || matches!(c, '%' | '‰' | '°');
    let start = folded.iter().position(tells)?;
    let end = folded.iter().rposition(tells)? + 1;
    let plain = Needle::new(store, &folded[start..end], true);
    (end - start < folded.len() && plain.occurs(store)).then_some(plain)
}

/// What stands in the corpus once an everyday part is said in its words, best first: 信息安全 for 资讯安全.
fn said(store: &Store, folded: &[char], parts: &[(usize, usize)]) -> Option<Vec<Needle>> {
    let mut found: Vec<Needle> = Vec::new();
    for &(start, end) in parts {
        let part = &folded[start..end];
        if part.len() == folded.len() {
            continue;
        }
        for means in store.means(part) {
            let means: Vec<char> = store.alphabet.spell(means);
            let whole = Needle::new(store, &[&folded[..start], &means, &folded[end..]].concat(), true);
            if whole.occurs(store) && !found.contains(&whole) {
                found.push(whole);
            }
        }
    }
    (!found.is_empty()).then_some(found)
}
