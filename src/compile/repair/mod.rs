//! The ledger at work: detectors find what is wrong with a seed, [`apply`] serves the text that follows from it.
//!
//! A detector only writes entries; nothing else changes text. The law, tested over every seed: the seed with the
//! applied entries gives the served text, and the served text with the seed's pieces put back gives the seed.
//! No detector knows a particular seed.

pub mod contact;
mod furniture;
pub use furniture::field as furniture_field;
mod punctuation;
mod repeats;

use super::source::{self, Line};
use crate::model::{Repair, RepairKind, Span};

/// The served text with, for each character, the place in the seed it stands for.
#[derive(Debug, Default, Clone)]
pub struct Served {
    /// The characters, lines divided by `\n`.
    pub chars: Vec<char>,
    /// Offsets into the seed, parallel to `chars`.
    pub from: Vec<u32>,
}

/// Everything the detectors find in a seed, in order of place. Spans of applied entries do not overlap.
pub fn detect(seed: &[char]) -> Vec<Repair> {
    let lines = source::lines(seed);
    let mut ledger = Ledger::default();
    ledger.extend(furniture::detect(&lines));
    ledger.extend(repeats::detect(&ledger.kept(&lines)));
    let kept = ledger.kept(&lines);
    if mostly_chinese(&kept) {
        ledger.extend(punctuation::halfwidth(&kept));
        ledger.extend(punctuation::blanks(&kept));
    }
    ledger.extend(contact::detect(&kept));
    ledger.entries
}

/// The text that is served: the seed with the applied entries of the ledger carried out.
///
/// `ledger` is in order of place and its applied entries do not overlap, as [`detect`] leaves them.
pub fn apply(seed: &[char], ledger: &[Repair]) -> Served {
    let mut served = Served::default();
    let mut at = 0;
    for repair in ledger.iter().filter(|r| r.applied) {
        served.copy(seed, at, repair.span.start as usize);
        let last = repair.span.end.saturating_sub(1).max(repair.span.start);
        for (k, c) in repair.replacement.chars().enumerate() {
            served.chars.push(c);
            served.from.push((repair.span.start + k as u32).min(last));
        }
        at = repair.span.end as usize;
    }
    served.copy(seed, at, seed.len());
    served
}

impl Served {
    fn copy(&mut self, seed: &[char], start: usize, end: usize) {
        self.chars.extend_from_slice(&seed[start..end]);
        self.from.extend(start as u32..end as u32);
    }
}

/// Entries in order of place; one that overlaps an applied entry is refused.
#[derive(Default)]
struct Ledger {
    entries: Vec<Repair>,
}

impl Ledger {
    fn extend(&mut self, found: impl IntoIterator<Item = Repair>) {
        let settled: Vec<Span> = self.entries.iter().filter(|r| r.applied).map(|r| r.span).collect();
        let fresh = |span: Span| {
            let after = settled.partition_point(|s| s.end <= span.start);
            settled.get(after).is_none_or(|s| s.start >= span.end)
        };
        self.entries
            .extend(found.into_iter().filter(|repair| fresh(repair.span)));
        self.entries.sort_by_key(|r| (r.span.start, r.span.end));
    }

    /// The lines no applied entry has touched so far.
    fn kept(&self, lines: &[Line]) -> Vec<Line> {
        let dropped: Vec<Span> = self.entries.iter().filter(|r| r.applied).map(|r| r.span).collect();
        let mut next = 0;
        lines
            .iter()
            .filter(|line| {
                while dropped.get(next).is_some_and(|s| s.end as usize <= line.start) {
                    next += 1;
                }
                dropped.get(next).is_none_or(|s| s.start as usize >= line.end)
            })
            .cloned()
            .collect()
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
        han += usize::from(crate::text::is_han(c));
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
fn is_prose(text: &str) -> bool {
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
        let ledger = detect(&seed);
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
}
