//! Private contact data: masked in everything that comes out, the raw text included.
//!
//! What is masked: telephone numbers ([`telephone`]), mail addresses ([`mail`]), accounts of messengers ([`accounts`]) and
//! numbers of identity cards ([`cards`]). What everybody may call (110, 12345, 96138, 400-…) and addresses of the web
//! stay. [`hide`] enters masks into the ledger; [`masked`] is the seed as it may be shown. Nothing else in the project
//! decides what contact data is.
//!
//! A mask is as long as what it hides: no offset changes.

mod accounts;
mod cards;
mod columns;
mod context;
mod digits;
mod forms;
mod mail;
mod plain;
mod telephone;
mod words;

use std::collections::HashSet;
use std::ops::Range;

use super::{Served, apply};
use crate::compile::input::seed::is_line_break;
use crate::model::{Metadata, Repair, RepairKind, Span};
use context::Context;
use plain::Plain;

/// The mark that stands for a hidden character.
pub const MASK: char = '●';
const REASON: &str = "联系方式不公开";

/// Which characters of a text are contact data. Linear in its length.
fn private(chars: &[char]) -> Vec<bool> {
    let mut private = vec![false; chars.len()];
    let plain = Plain::new(chars);
    if plain.is_all_words() {
        return private;
    }
    let context = Context::new(&plain);
    let found = [telephone::find(&context), mail::find(&plain), accounts::find(&context)];
    for range in found.into_iter().flatten() {
        // Over a line end the lines stay what they are.
        let broken = chars[range.clone()].iter().any(|&c| is_line_break(c));
        for at in range.filter(|&at| !broken || !chars[at].is_whitespace()) {
            private[at] = true;
        }
    }
    private
}

/// `text` with contact data masked, character by character.
pub fn mask(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    cover(&chars, &private(&chars))
}

fn cover(chars: &[char], private: &[bool]) -> String {
    let shown = chars.iter().zip(private);
    shown.map(|(&c, &private)| if private { MASK } else { c }).collect()
}

/// Metadata with contact data masked.
pub fn mask_metadata(metadata: &mut Metadata) {
    let optional = [
        &mut metadata.issuer,
        &mut metadata.region,
        &mut metadata.source_url,
        &mut metadata.rights,
        &mut metadata.state,
    ];
    for text in optional.into_iter().flatten().chain([&mut metadata.title]) {
        *text = mask(text);
    }
}

/// A seed that may be shown: masked wherever contact data stands in it, in it without its markup (whose edits are
/// `markup`), or was found by the ledger.
pub fn masked(seed: &[char], markup: &[Repair], ledger: &[Repair]) -> String {
    let mut hidden = in_seed(seed, markup);
    for repair in ledger.iter().filter(|r| r.kind == RepairKind::ContactData) {
        hidden[places(repair.span)].fill(true);
    }
    cover(seed, &hidden)
}

/// Enters into a ledger what is contact data in the seed or in the text that is served by now: as entries of its own
/// where the seed is copied, else as masks in what other entries put there. `markup` are the edits that take away the
/// markup of the seed.
pub(super) fn hide(seed: &[char], markup: &[Repair], ledger: &mut Vec<Repair>) {
    let mut hidden = in_seed(seed, markup);
    let served = apply(seed, ledger);
    let private = private(&served.chars);
    trace(&served, &private, &mut hidden);
    for (range, entry) in &served.edits {
        let entry = &mut ledger[*entry];
        let is_blank = entry.replacement.chars().all(char::is_whitespace);
        let of_number = !entry.span.is_empty() && hidden[places(entry.span)].iter().all(|hidden| *hidden);
        if !is_blank && (of_number || private[range.clone()].iter().all(|private| *private)) {
            hidden[places(entry.span)].fill(true);
            *entry = Repair::new(entry.span, RepairKind::ContactData, &masks(range.len()), 1.0, REASON);
        } else {
            let replacement: Vec<char> = entry.replacement.chars().collect();
            entry.replacement = cover(&replacement, &private[range.clone()]);
        }
    }
    for entry in ledger.iter_mut() {
        entry.replacement = mask(&entry.replacement);
        entry.reason = mask(&entry.reason);
    }
    enter(&hidden, ledger);
}

/// What is contact data in a seed: in its text as it reads without markup, and within the markup itself.
fn in_seed(seed: &[char], markup: &[Repair]) -> Vec<bool> {
    let raw = private(seed);
    if markup.is_empty() {
        return raw;
    }
    let mut hidden = vec![false; seed.len()];
    let text = apply(seed, markup);
    let private = private(&text.chars);
    trace(&text, &private, &mut hidden);
    for (range, edit) in &text.edits {
        let span = places(markup[*edit].span);
        if private[range.clone()].contains(&true) {
            // A character reference is hidden whole.
            hidden[span].fill(true);
        } else {
            hidden[span.clone()].copy_from_slice(&raw[span]);
        }
    }
    hidden
}

/// Marks the characters of the seed that are copied to private places of a served text.
fn trace(served: &Served, private: &[bool], hidden: &mut [bool]) {
    let mut copied = private.to_vec();
    for (range, _) in &served.edits {
        copied[range.clone()].fill(false);
    }
    for (&from, _) in served.from.iter().zip(copied).filter(|(_, copied)| *copied) {
        hidden[from as usize] = true;
    }
}

/// Enters masks for hidden characters of the seed that no entry edits; neighbours become one entry.
fn enter(hidden: &[bool], ledger: &mut Vec<Repair>) {
    let mut copied = hidden.to_vec();
    let mut borders = HashSet::new();
    for entry in ledger.iter().filter(|entry| entry.applied) {
        match entry.to {
            None => copied[places(entry.span)].fill(false),
            Some(to) => borders.extend([entry.span.start, entry.span.end, to]),
        }
    }
    let mut at = 0;
    for run in copied.chunk_by(|a, b| a == b) {
        let span = Span::new(at, at + run.len() as u32);
        at = span.end;
        if run[0] {
            let cuts = (span.start + 1..span.end).filter(|place| borders.contains(place));
            let places: Vec<u32> = std::iter::once(span.start).chain(cuts).chain([span.end]).collect();
            ledger.extend(places.windows(2).map(|pair| entry(Span::new(pair[0], pair[1]))));
        }
    }
    ledger.sort_by_key(|r| (r.span.start, r.span.end));
    ledger.dedup_by(|next, last| {
        let both = [&*next, &*last]
            .iter()
            .all(|r| r.kind == RepairKind::ContactData && r.applied && r.to.is_none());
        let joins = both && last.span.end == next.span.start && !borders.contains(&next.span.start);
        if joins {
            last.span.end = next.span.end;
            last.replacement.push_str(&next.replacement);
        }
        joins
    });
}

/// The entry that hides a stretch of the seed.
fn entry(span: Span) -> Repair {
    Repair::new(span, RepairKind::ContactData, &masks(span.len() as usize), 1.0, REASON)
}

fn masks(count: usize) -> String {
    std::iter::repeat_n(MASK, count).collect()
}

fn places(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

#[cfg(test)]
mod tests;
