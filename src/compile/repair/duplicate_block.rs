//! Text that stands in the seed twice: a whole article pasted again, or a paragraph printed a second time.

use std::collections::HashMap;

use crate::compile::input::seed::Line;
use crate::compile::repair::drop_line;
use crate::model::{Repair, RepairKind};

/// A single paragraph repeated to the letter is a fault of the page from this length on; shorter ones recur by right.
const MIN_PARAGRAPH: usize = 40;
/// Several lines in the same order are a repeated block when together they have this many characters.
const MIN_BLOCK: usize = 100;

/// Finds later copies of blocks and paragraphs; the first copy stays.
pub(in crate::compile::repair) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(&original) = first.get(lines[at].text.as_str()) else {
            first.insert(&lines[at].text, at);
            at += 1;
            continue;
        };
        // The copy may run on until it meets itself, not beyond.
        let run = (0..at - original)
            .take_while(|k| {
                lines
                    .get(at + k)
                    .is_some_and(|line| line.text == lines[original + k].text)
            })
            .count();
        let chars: usize = lines[at..at + run].iter().map(|line| line.end - line.start).sum();
        if run >= 2 && chars >= MIN_BLOCK || chars >= MIN_PARAGRAPH && run == 1 {
            let confidence = if run >= 2 { 0.98 } else { 0.9 };
            for line in &lines[at..at + run] {
                found.push(drop_line(
                    line,
                    RepairKind::RepeatedBlock,
                    confidence,
                    "与前文一字不差的重复，只保留第一次",
                ));
            }
        }
        at += run.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_copies_go_short_lines_stay() {
        let long = "全区上下坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构、惠民生、防风险、保稳定各项工作。";
        let other =
            "完善公共服务体系，扩大优质教育资源供给，推进医疗卫生服务网络建设，健全多层次社会保障体系，增进民生福祉。";
        let rows: [(&str, Vec<&str>, &[usize]); 4] = [
            (
                "article pasted twice",
                vec!["一、甲", long, "二、乙", other, "一、甲", long, "二、乙", other],
                &[4, 5, 6, 7],
            ),
            ("one paragraph printed twice", vec![long, other, long], &[2]),
            (
                "a short heading recurs by right",
                vec!["保障措施", long, "保障措施", other],
                &[],
            ),
            (
                "three copies",
                vec![long, other, long, other, long, other],
                &[2, 3, 4, 5],
            ),
        ];
        for (name, texts, expected) in rows {
            let lines: Vec<Line> = texts
                .iter()
                .enumerate()
                .map(|(i, t)| Line {
                    start: i * 1000,
                    end: i * 1000 + t.chars().count(),
                    text: t.to_string(),
                    indent: 0,
                    apart: false,
                    on_next_page: false,
                    in_next_block: false,
                })
                .collect();
            let dropped: Vec<usize> = detect(&lines).iter().map(|r| r.span.start as usize / 1000).collect();
            assert_eq!(dropped, expected, "{name}");
        }
    }
}
