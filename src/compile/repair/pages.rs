//! What a printed page has at its head and foot, and what a scan leaves between two lines of one paragraph.

use std::collections::HashMap;

use super::super::headings;
use super::super::source::Line;
use super::{drop_line, is_prose};
use crate::model::{Repair, RepairKind};

/// Numbers alone on a line are pages when so many of them count upwards.
const MIN_BARE: usize = 3;
/// A line that stands again so often is the head of the pages.
const MIN_HEADS: usize = 3;
/// Longest running head, in characters.
const MAX_HEAD: usize = 40;

/// Finds page numbers and running heads.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut is_page: Vec<bool> = lines.iter().map(|line| is_page_mark(&line.text)).collect();
    for at in counting(lines) {
        is_page[at] = true;
    }
    let mut found: Vec<Repair> = (0..lines.len())
        .filter(|&at| is_page[at])
        .map(|at| drop_line(&lines[at], RepairKind::Navigation, 0.95, "页码，不属于正文"))
        .collect();
    found.extend(running_heads(lines, &is_page));
    found
}

/// — 12 —, - 12 -, 第 12 页, 第12页 共30页, 12 / 30.
fn is_page_mark(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() || bare.chars().count() > 14 {
        return false;
    }
    let rest: String = bare.chars().filter(|c| !c.is_ascii_digit()).collect();
    matches!(
        rest.as_str(),
        "——" | "--"
            | "————"
            | "－－"
            | "··"
            | "第页"
            | "第页共页"
            | "第页/共页"
            | "第页，共页"
            | "─ ─"
            | "──"
            | "–"
            | "––"
    ) && bare.starts_with(|c: char| !c.is_ascii_digit())
}

/// Lines that are nothing but a number, when they count up, page by page.
fn counting(lines: &[Line]) -> Vec<usize> {
    let numbers: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.text.len() <= 3 && line.text.bytes().all(|b| b.is_ascii_digit()))
        .filter_map(|(at, line)| Some((at, line.text.parse().ok()?)))
        .collect();
    let mut best: Vec<usize> = Vec::new();
    let mut run: Vec<(usize, u32)> = Vec::new();
    for &(at, number) in &numbers {
        match run.last() {
            // Between two pages there is text: the cells of a table follow one another.
            Some(&(before, last)) if number == last + 1 && at > before + 2 => {}
            _ => run.clear(),
        }
        run.push((at, number));
        if run.len() >= MIN_BARE && run.len() > best.len() {
            best = run.iter().map(|&(at, _)| at).collect();
        }
    }
    best
}

/// Short lines that stand again and again, next to a page number or in the middle of a sentence. Where the line
/// stands first, before any page ended, it is the title itself.
fn running_heads(lines: &[Line], is_page: &[bool]) -> Vec<Repair> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        let short = (4..=MAX_HEAD).contains(&(line.end - line.start)) && !line.text.contains(['，', ',']);
        if short && !is_page[at] && headings::number(&line.text).is_none() && headings::is_heading_shape(&line.text) {
            places.entry(&line.text).or_default().push(at);
        }
    }
    let between = |at: usize| {
        let page = at > 0 && is_page[at - 1] || is_page.get(at + 1) == Some(&true);
        let splits = at > 0 && lines[at - 1].end - lines[at - 1].start >= 20 && !is_prose(&lines[at - 1].text);
        page || splits
    };
    let mut found = Vec::new();
    for at in places.into_values().filter(|at| at.len() >= MIN_HEADS).flat_map(|at| {
        let is_head = at.iter().skip(1).all(|&place| between(place));
        let title = usize::from(at.first() < is_page.iter().position(|&page| page).as_ref() || at.first() < Some(&3));
        if is_head { at[title..].to_vec() } else { Vec::new() }
    }) {
        found.push(drop_line(
            &lines[at],
            RepairKind::Navigation,
            0.9,
            "页眉，每页重复，不属于正文",
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let mut found = detect(&super::super::source::lines(&chars));
        found.sort_by_key(|r| r.span.start);
        let text = |r: &Repair| chars[r.span.start as usize..r.span.end as usize].iter().collect();
        found.iter().map(text).collect()
    }

    #[test]
    fn pages_and_heads() {
        let line = "全区上下坚持稳中求进工作总基调，统筹推进各项工作，取得";
        let paged = format!("临江区规划\n{line}\n— 1 —\n临江区规划\n{line}\n— 2 —\n临江区规划\n{line}\n— 3 —");
        assert_eq!(dropped(&paged), ["— 1 —", "临江区规划", "— 2 —", "临江区规划", "— 3 —"]);
        let bare = format!("{line}\n{line}\n1\n{line}\n{line}\n2\n{line}\n{line}\n3");
        assert_eq!(dropped(&bare), ["1", "2", "3"]);
        let table =
            "指标\n1\n2\n3\n——\n12\n保障措施\n推进落实各项工作，取得成效。\n保障措施\n推进落实。\n保障措施\n推进。";
        assert!(dropped(table).is_empty());
    }
}
