//! The ledger at work: detectors find what is wrong with a seed, [`apply`] serves the text that follows from it.
//!
//! A detector only writes entries; nothing else changes text. The law, tested over every seed: the seed with the
//! applied entries gives the served text, and the served text with the seed's pieces put back gives the seed.
//! No detector knows a particular seed.

mod compatibility;
pub mod contact;
mod contents;
mod duplicate_block;
mod duplicate_phrase;
mod fragments;
mod hard_wrap;
mod hijacked_name;
mod line_break;
pub mod lost;
mod missing_stop;
mod page_boilerplate;
mod page_notes;
mod pages;
mod punctuation;
mod quotes;
mod rows;
mod run_together;
mod settled;

pub(super) use missing_stop::VERBS;
pub use page_boilerplate::{fields, words};

use std::collections::HashSet;
use std::ops::Range;

use crate::compile::input::formats::Markup;
use crate::compile::input::seed::{self, Line};
use crate::compile::tables::{Sketch, upright};
use crate::model::{Repair, RepairKind, Span};
use settled::Settled;

/// The served text with, for each character, the place in the seed it stands for.
#[derive(Debug, Default, Clone)]
pub struct Served {
    /// The characters, lines divided by `\n`.
    pub chars: Vec<char>,
    /// Offsets into the seed, parallel to `chars`.
    pub from: Vec<u32>,
    /// The characters that entries put there, in order, each with the index of its entry in the ledger.
    edits: Vec<(Range<usize>, usize)>,
}

/// Everything that is repaired in a seed: what is `markup`, `patches` (likewise), and what the detectors find in the text that
/// follows from them. In order of place; spans of applied entries do not overlap, but for those inside a moved piece. With it
/// all its tables, those of the markup included.
///
/// Detectors work in rounds, each on the text the rounds before it left: a menu must be gone before lines are joined,
/// lines joined before quotation marks are counted. `district` is the name of the district if the manifest gives it.
pub fn detect(
    seed: &[char],
    markup: &Markup,
    patches: Vec<Repair>,
    district: Option<&str>,
) -> (Vec<Repair>, Vec<Sketch>) {
    let written = written(seed, markup.edits.clone());
    let mut ledger = Ledger::new(seed, written.clone());
    ledger.blocks.clone_from(&markup.blocks);
    ledger.tables = markup.tables.iter().map(|table| table.span).collect();
    // The rows of a table may count as pages do.
    let tables = ledger.parted(markup.tables.clone(), |_, lines, taken| upright::find(lines, taken));
    ledger.page_ends = ledger.round(pages::detect);
    ledger.round(contents::detect);
    ledger.round(page_boilerplate::detect);
    let tables = ledger.pasted_tables(tables);
    // Before anything moves: of two copies the one that stands first in the seed is kept.
    let places = std::mem::take(&mut ledger.tables);
    ledger.round(duplicate_block::detect);
    ledger.tables = places;
    ledger.decide(patches);
    ledger.round(page_notes::detect);
    if !mostly_chinese(&ledger.lines()) {
        contact::hide(seed, &written, &mut ledger.entries);
        return (ledger.entries, tables);
    }
    ledger.round(|lines| hijacked_name::detect(lines, district));
    ledger.round(duplicate_phrase::detect);
    ledger.round(hard_wrap::detect);
    ledger.round(fragments::detect);
    ledger.round(run_together::detect);
    ledger.round(line_break::glued);
    ledger.round(line_break::headings_before_text);
    ledger.round(line_break::broken);
    ledger.round(punctuation::halfwidth);
    ledger.round(punctuation::blanks);
    ledger.round(missing_stop::missing_stops);
    ledger.round(quotes::detect);
    contact::hide(seed, &written, &mut ledger.entries);
    ledger.round(line_break::cut_off);
    (ledger.entries, tables)
}

/// `markup`, and what else says only how the seed is written: signs that look like Han characters. Every detector knows
/// words, and none knows them in such signs.
pub fn written(seed: &[char], markup: Vec<Repair>) -> Vec<Repair> {
    let mut ledger = Ledger::new(seed, markup);
    ledger.round(compatibility::detect);
    ledger.entries
}

/// The text that is served: the seed with the applied entries of the ledger carried out.
///
/// `ledger` is as [`detect`] leaves it.
pub fn apply(seed: &[char], ledger: &[Repair]) -> Served {
    let entries = ledger.iter().enumerate();
    let mut edits: Vec<(usize, &Repair)> = entries.filter(|(_, r)| r.applied && r.to.is_none()).collect();
    edits.sort_by_key(|(_, r)| (r.span.start, r.span.end));
    let mut served = Served::default();
    for piece in order(seed.len() as u32, ledger) {
        let mut at = piece.start;
        let first = edits.partition_point(|(_, r)| r.span.start < piece.start);
        for &(entry, repair) in edits[first..].iter().take_while(|(_, r)| r.span.start < piece.end) {
            served.copy(seed, at, repair.span.start);
            served.replace(entry, repair);
            at = repair.span.end;
        }
        served.copy(seed, at, piece.end);
    }
    served
}

/// The pieces of the seed in the order they are served: what is moved comes before the place it is moved to.
fn order(length: u32, ledger: &[Repair]) -> Vec<Span> {
    let moves: Vec<(Span, u32)> = ledger
        .iter()
        .filter(|r| r.applied)
        .filter_map(|r| Some((r.span, r.to?)))
        .collect();
    let mut places: Vec<u32> = moves
        .iter()
        .flat_map(|&(span, to)| [span.start, span.end, to])
        .chain([0, length])
        .collect();
    places.sort_unstable();
    places.dedup();
    let mut pieces = Vec::new();
    for (at, &place) in places.iter().enumerate() {
        pieces.extend(moves.iter().filter(|(_, to)| *to == place).map(|(span, _)| *span));
        let stays = !moves.iter().any(|(span, _)| span.start <= place && place < span.end);
        if let Some(&next) = places.get(at + 1).filter(|_| stays) {
            pieces.push(Span::new(place, next));
        }
    }
    pieces
}

impl Served {
    fn copy(&mut self, seed: &[char], start: u32, end: u32) {
        if start < end {
            self.chars.extend_from_slice(&seed[start as usize..end as usize]);
            self.from.extend(start..end);
        }
    }

    fn replace(&mut self, entry: usize, repair: &Repair) {
        let before = self.chars.len();
        let last = repair.span.end.saturating_sub(1).max(repair.span.start);
        for (k, c) in repair.replacement.chars().enumerate() {
            self.chars.push(c);
            self.from.push((repair.span.start + k as u32).min(last));
        }
        self.edits.push((before..self.chars.len(), entry));
    }

    /// The stretch of the seed behind a served stretch, or `None` if that is not one piece.
    fn source(&self, span: Span) -> Option<Span> {
        let (start, end) = (span.start as usize, span.end as usize);
        if span.is_empty() {
            let at = self
                .from
                .get(start)
                .copied()
                .or(self.from.last().map(|last| last + 1))?;
            return Some(Span::new(at, at));
        }
        let whole = self.from[start..end].windows(2).all(|pair| pair[1] == pair[0] + 1);
        whole.then(|| Span::new(self.from[start], self.from[end - 1] + 1))
    }

    /// The stretches of the seed behind a served one, in order; none if pieces were moved there.
    fn sources(&self, span: Span) -> Vec<Span> {
        let from = &self.from[span.start as usize..span.end as usize];
        if from.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Vec::new();
        }
        let pieces = from.chunk_by(|a, b| a + 1 == *b);
        pieces
            .map(|piece| Span::new(piece[0], piece[piece.len() - 1] + 1))
            .collect()
    }
}

/// The entries so far, and rounds of detectors that add to them.
struct Ledger<'s> {
    seed: &'s [char],
    entries: Vec<Repair>,
    /// Where the numbers and heads of pages stood, in order.
    page_ends: Vec<u32>,
    /// Where elements that stand by themselves begin and end, in order.
    blocks: Vec<u32>,
    /// Tables: a cell is served as it is printed.
    tables: Vec<Span>,
}

impl<'s> Ledger<'s> {
    fn new(seed: &'s [char], entries: Vec<Repair>) -> Self {
        Ledger {
            seed,
            entries,
            page_ends: Vec::new(),
            blocks: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// The lines of the text as it is served by now.
    fn lines(&self) -> Vec<Line> {
        self.lines_of(&apply(self.seed, &self.entries))
    }

    fn lines_of(&self, served: &Served) -> Vec<Line> {
        let mut lines = seed::lines(&served.chars);
        for at in 1..lines.len() {
            let (last, first) = (served.from[lines[at - 1].end - 1], served.from[lines[at].start]);
            let has_between = |places: &[u32]| {
                let next = places.partition_point(|&place| place <= last);
                places.get(next).is_some_and(|&place| place < first)
            };
            lines[at].on_next_page = has_between(&self.page_ends);
            lines[at].in_next_block = has_between(&self.blocks);
        }
        lines
    }

    /// Enters what a person decided; where a detector changed the same words, the person is right.
    fn decide(&mut self, patches: Vec<Repair>) {
        let edits: Vec<Span> = patches.iter().filter(|p| p.to.is_none()).map(|p| p.span).collect();
        self.entries
            .retain(|r| !edits.iter().any(|e| e.start < r.span.end && r.span.start < e.end));
        self.entries.extend(patches);
        self.entries.sort_by_key(|r| (r.span.start, r.span.end));
    }

    /// Runs a detector over the served lines and enters what it finds, in places of the seed. An entry that does not
    /// stand for one piece of the seed, or touches an applied one, is left out; what says only how the seed is written
    /// gives way to it. What takes
    /// words out on both sides of something left out before is entered piece by piece. Returns where entries begin.
    fn round(&mut self, detector: impl FnOnce(&[Line]) -> Vec<Repair>) -> Vec<u32> {
        let served = apply(self.seed, &self.entries);
        let mut found = detector(&self.lines_of(&served));
        found.retain(|repair| !self.in_table(&served, repair.span));
        self.enter(&served, found)
    }

    /// Enters repairs of a served text.
    fn enter(&mut self, served: &Served, found: Vec<Repair>) -> Vec<u32> {
        let settled = Settled::of(&self.entries);
        let (mut fresh, mut absorbed) = (Vec::new(), HashSet::new());
        for mut repair in found {
            let piece = served.source(repair.span);
            // What is moved goes behind the character before its new place.
            let target = repair.to.and_then(|to| served.from.get((to as usize).checked_sub(1)?));
            repair.to = target.map(|last| last + 1);
            if let Some(span) = piece.filter(|span| settled.leave_free(*span) || !repair.applied) {
                repair.span = span;
                fresh.push(repair);
            } else if let Some((span, written)) = settled.around(served, repair.span) {
                repair.span = span;
                // What is only proposed leaves everything as it is.
                if repair.applied {
                    absorbed.extend(written);
                }
                fresh.push(repair);
            } else if repair.applied && repair.replacement.is_empty() {
                let pieces = served.sources(repair.span);
                let free = pieces.iter().all(|piece| settled.leave_free(*piece));
                fresh.extend(
                    pieces
                        .into_iter()
                        .filter(|_| free)
                        .map(|span| Repair { span, ..repair.clone() }),
                );
            }
        }
        self.entries
            .retain(|entry| !entry.kind.gives_way() || !absorbed.contains(&entry.span));
        let mut places: Vec<u32> = fresh.iter().map(|entry| entry.span.start).collect();
        places.sort_unstable();
        self.entries.append(&mut fresh);
        self.entries.sort_by_key(|r| (r.span.start, r.span.end));
        places
    }
}

fn mostly_chinese(lines: &[Line]) -> bool {
    let (mut han, mut all) = (0usize, 0usize);
    for c in lines
        .iter()
        .flat_map(|l| l.text.chars())
        .filter(|c| c.is_alphanumeric())
    {
        all += 1;
        han += usize::from(crate::chinese::is_han(c));
    }
    han * 2 > all
}

/// An entry that leaves a whole line out.
fn drop_line(line: &Line, kind: RepairKind, confidence: f32, reason: &str) -> Repair {
    Repair::new(
        Span::new(line.start as u32, line.end as u32),
        kind,
        "",
        confidence,
        reason,
    )
}

/// Line by line: is it running text, long enough and closed by a full stop?
pub(super) fn is_prose(text: &str) -> bool {
    text.chars().count() >= 40
        && text
            .trim_end_matches(['”', '’', '」', '）', ')'])
            .ends_with(['。', '！', '？', '；', '…', '!', ';', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve(text: &str) -> (String, Vec<RepairKind>) {
        let seed: Vec<char> = text.chars().collect();
        let (ledger, _) = detect(&seed, &Markup::default(), Vec::new(), None);
        let served = apply(&seed, &ledger);
        (
            served.chars.iter().collect(),
            ledger.iter().filter(|r| r.applied).map(|r| r.kind).collect(),
        )
    }

    #[test]
    fn a_clean_text_passes_unchanged() {
        let clean = "某市某区国民经济和社会发展第十五个五年规划纲要\n\n第一章 发展基础\n　　全区上下坚持稳中求进工作总基调，统筹推进各项工作，地区生产总值达到1234.5亿元，年均增长6.3%，经济结构不断优化。\n　　（一）推进改革。三次产业比重为0:36.7:63.3，RCEP成员国企业落户，A、B两个片区建成使用，服务群众十二万人次。\n";
        assert_eq!(serve(clean), (clean.to_string(), vec![]));
    }

    #[test]
    fn no_digit_and_no_han_character_of_the_body_is_lost() {
        let text = "导航菜单\n\n各项工作取得新进展,全年实现地区生产总值887亿元(增长5%),总量位居全市第一;新增学位 8280 个,群众获得感不断增强。 扎实推进。完成造林4919亩,森林质量稳步提升,绿色发展成为鲜明底色。\n留言与评论(共有 条评论)\n验证码:";
        let (served, kinds) = serve(text);
        assert!(
            served.contains("全年实现地区生产总值887亿元（增长5%），总量位居全市第一；新增学位8280个，"),
            "{served}"
        );
        assert!(!served.contains("验证码") && !served.contains("导航菜单"));
        assert!(kinds.contains(&RepairKind::HalfwidthPunctuation) && kinds.contains(&RepairKind::LostParagraphBreak));
    }

    #[test]
    fn pieces_are_moved_with_their_edits() {
        let seed: Vec<char> = "甲,乙丙丁戊".chars().collect();
        let mut piece = Repair::new(Span::new(1, 3), RepairKind::Patch, "", 1.0, "");
        piece.to = Some(5);
        let comma = Repair::new(Span::new(1, 2), RepairKind::HalfwidthPunctuation, "，", 0.9, "");
        let served = apply(&seed, &[piece, comma]);
        assert_eq!(served.chars.iter().collect::<String>(), "甲丙丁，乙戊");
        assert_eq!(served.from, [0, 3, 4, 1, 2, 5]);
    }
}
