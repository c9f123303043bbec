//! A stretch printed twice in a row within a paragraph, as faulty copying leaves it: 甲乙丙丁戊己甲乙丙丁戊己.

use std::collections::HashMap;

use crate::chinese::is_han;
use crate::compile::input::seed::Line;
use crate::model::{Repair, RepairKind, Span};

/// Shorter repetitions are style: 一批又一批.
const MIN_LENGTH: usize = 6;
/// With a stray mark between the copies, more must agree.
const MIN_LENGTH_WITH_GAP: usize = 12;
/// Longest stretch looked for.
const MAX_LENGTH: usize = 400;

/// Finds copies that follow at once, or after one stray mark; the first copy goes, the second runs on.
pub(in crate::compile::repair) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for line in lines {
        let chars: Vec<char> = line.text.chars().collect();
        let mut last: HashMap<&[char], usize> = HashMap::new();
        let mut at = 0;
        while at + MIN_LENGTH <= chars.len() {
            let before = last.insert(&chars[at..at + MIN_LENGTH], at);
            let copy = before.and_then(|first| copied(&chars, first, at));
            if let Some(first) = copy {
                let span = Span::new((line.start + first) as u32, (line.start + at) as u32);
                let confidence = if chars.get(at + (at - first) - 1) == Some(&chars[at - 1]) {
                    0.95
                } else {
                    0.9
                };
                found.push(Repair::new(
                    span,
                    RepairKind::TandemRepeat,
                    "",
                    confidence,
                    "同一段文字连印了两遍，只保留一遍",
                ));
            }
            at += 1;
        }
    }
    drop_overlaps(found)
}

/// Where the first copy begins, if what starts at `first` is printed again from `at` on.
fn copied(chars: &[char], first: usize, at: usize) -> Option<usize> {
    let period = at - first;
    if !(MIN_LENGTH..=MAX_LENGTH).contains(&period) {
        return None;
    }
    let same = (0..period)
        .take_while(|&k| chars.get(at + k) == Some(&chars[first + k]))
        .count();
    let han = chars[first..first + same].iter().filter(|c| is_han(**c)).count();
    let exact = same == period && han * 2 >= MIN_LENGTH;
    // One mark that the second copy does not have stands before it.
    let with_gap = same + 1 == period && same >= MIN_LENGTH_WITH_GAP && !chars[at - 1].is_alphanumeric();
    (exact || with_gap).then_some(first)
}

fn drop_overlaps(mut found: Vec<Repair>) -> Vec<Repair> {
    let mut end = 0;
    found.sort_by_key(|r| (r.span.start, r.span.end));
    found.retain(|repair| {
        let free = repair.span.start >= end;
        if free {
            end = repair.span.end;
        }
        free
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_in_a_row_are_found_and_style_is_not() {
        let rows = [
            (
                "exact",
                "扎实推进绿化美化活用绿化美化活用方式",
                "扎实推进绿化美化活用方式",
            ),
            (
                "with a stray stop",
                "分类统筹推进河道清淤工作，推进全域绿。分类统筹推进河道清淤工作，推进全域绿化美化。",
                "分类统筹推进河道清淤工作，推进全域绿化美化。",
            ),
            (
                "with a stray stop, up to the end",
                "推进老旧小区改造，惠及居民三万户，环境明显改善。推进老旧小区改造，惠及居民三万户，环境明显改善",
                "推进老旧小区改造，惠及居民三万户，环境明显改善",
            ),
            (
                "splice in the middle",
                "在绿道等地“见缝插化美化，活用方式，在绿道等地“见缝插绿”。",
                "在绿道等地“见缝插化美化，活用方式，在绿道等地“见缝插绿”。",
            ),
            (
                "style",
                "一批又一批项目开工，一批又一批企业落户。",
                "一批又一批项目开工，一批又一批企业落户。",
            ),
            ("figures", "2021.2021.2021.", "2021.2021.2021."),
        ];
        for (name, text, expected) in rows {
            let chars: Vec<char> = text.chars().collect();
            let lines = crate::compile::input::seed::lines(&chars);
            let ledger = detect(&lines);
            let served = crate::compile::repair::apply(&chars, &ledger);
            assert_eq!(served.chars.iter().collect::<String>(), expected, "{name}");
        }
    }
}
