//! What a printed page has at its head and foot, and what a scan leaves between two lines of one paragraph.

use std::collections::HashMap;

use crate::chinese::without_blanks;
use crate::compile::input::seed::Line;
use crate::compile::lines::heading::{self, Style};
use crate::compile::lines::imprint;
use crate::compile::metadata::forms::Forms;
use crate::compile::repair::{drop_line, fragments, is_prose};
use crate::model::{Repair, RepairKind};

/// Numbers alone on a line are pages when so many of them count upwards.
const MIN_BARE: usize = 3;
/// A line that stands again so often is the head of the pages; one of few pages need stand only twice.
const MIN_HEADS: usize = 3;
/// Shortest and longest running head, in characters.
const HEADS: std::ops::RangeInclusive<usize> = 4..=40;
/// At most so many lines of the first page stand above its text.
const FRONT: usize = 5;

/// Finds page numbers and running heads.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut ends: Vec<bool> = lines.iter().map(|line| is_page_mark(&line.text)).collect();
    for at in counting(lines) {
        ends[at] = true;
    }
    let mut found: Vec<Repair> = (0..lines.len())
        .filter(|&at| ends[at])
        .map(|at| drop_line(&lines[at], RepairKind::Navigation, 0.95, "页码，不属于正文"))
        .collect();
    let pages = found.len();
    // A head of two lines: the second stands beside the first.
    loop {
        let heads = running_heads(lines, &ends, pages);
        for &at in &heads {
            ends[at] = true;
            let reason = "页眉，每页重复，不属于正文";
            found.push(drop_line(&lines[at], RepairKind::Navigation, 0.9, reason));
        }
        if heads.is_empty() {
            return found;
        }
    }
}

/// — 12 —, - 12 -, 第 12 页, 第12页 共30页.
fn is_page_mark(text: &str) -> bool {
    let bare: String = without_blanks(text);
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() || bare.chars().count() > 14 {
        return false;
    }
    let rest: String = bare.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_mark = matches!(
        rest.as_str(),
        "——" | "--"
            | "————"
            | "－－"
            | "··"
            | "••"
            | "第页"
            | "第页共页"
            | "第页/共页"
            | "第页，共页"
            | "──"
            | "–"
            | "––"
            | "~~"
    );
    is_mark && bare.starts_with(|c: char| !c.is_ascii_digit())
}

/// What may number a page, by itself or beside the head: its number, and the words or the number of all pages beside it.
fn numbered(text: &str) -> Option<(u32, &str)> {
    let number = |word: &str| (word.len() <= 3).then(|| word.parse::<u32>().ok()).flatten();
    // 12, 12/30, 12 / 30
    let (first, total) = text
        .split_once('/')
        .map_or((text, None), |(n, all)| (n.trim(), number(all.trim())));
    if let Some(n) = number(first).filter(|n| total.is_some_and(|all| *n <= all) || !text.contains('/')) {
        return Some((n, text.split_once('/').map_or("", |(_, all)| all.trim())));
    }
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    let (opening, behind) = text.split_once(char::is_whitespace)?;
    let (n, head) = number(last)
        .map(|n| (n, before))
        .or_else(|| Some((number(opening)?, behind)))?;
    let head = head.trim();
    // 项目表 1, 项目表 2 are headings.
    let is_head = HEADS.contains(&head.chars().count())
        && !head.ends_with(['表', '图', '栏', '件', '录'])
        && heading::is_heading_shape(head);
    is_head.then_some((n, head))
}

/// Lines that number the pages: nothing but a number, or the same words and a number, counting up.
fn counting(lines: &[Line]) -> Vec<usize> {
    let mut kinds: HashMap<&str, Vec<(usize, u32)>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        // 专栏 / 1 numbers a box.
        let of_box = at > 0 && fragments::numbers_box(&lines[at - 1].text, &line.text);
        if let Some((number, head)) = numbered(&line.text).filter(|_| !of_box) {
            kinds.entry(head).or_default().push((at, number));
        }
    }
    let counted = kinds.into_iter().flat_map(|(head, numbers)| {
        // Two heads that take turns have every other number.
        let step = if head.is_empty() { 1 } else { 2 };
        longest_count(&numbers, step, lines.len() - 1)
    });
    counted.collect()
}

/// The longest count upwards, in steps of at most `step`; the numbers of a table between two pages are passed over.
/// `end` is the last line of the text.
fn longest_count(numbers: &[(usize, u32)], step: u32, end: usize) -> Vec<usize> {
    // for each number the length of the best count that ends with it, and the number before it
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (k, &(at, number)) in numbers.iter().enumerate() {
        // Between two pages there is text: the cells of a table follow one another.
        let follows = |before: &usize| {
            let (place, n) = numbers[*before];
            n < number && number <= n + step && (at > place + 2 || at == end)
        };
        let before = (k.saturating_sub(LOOK_BACK)..k)
            .filter(follows)
            .max_by_key(|&before| best[before].0);
        best.push((before.map_or(1, |before| best[before].0 + 1), before));
    }
    let mut last = (0..best.len())
        .rev()
        .max_by_key(|&k| best[k].0)
        .filter(|&k| best[k].0 >= MIN_BARE);
    let mut found = Vec::new();
    while let Some(k) = last {
        found.push(numbers[k].0);
        last = best[k].1;
    }
    found
}

/// So many numbers alone on a line may stand between two pages.
const LOOK_BACK: usize = 200;

/// Short lines that stand again and again, where one of so many pages ends or in the middle of a sentence.
fn running_heads(lines: &[Line], ends: &[bool], pages: usize) -> Vec<usize> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| !ends[*at]) {
        let is_short = HEADS.contains(&(line.end - line.start)) && !line.text.contains(['，', ',']);
        if is_short && heading::is_heading_shape(&line.text) {
            places.entry(&line.text).or_default().push(at);
        }
    }
    let at_end = |at: usize| at > 0 && ends[at - 1] || ends.get(at + 1) == Some(&true);
    let splits = |at: usize| at > 0 && lines[at - 1].end - lines[at - 1].start >= 20 && !is_prose(&lines[at - 1].text);
    let first_end = ends.iter().position(|&end| end);
    let mut found = Vec::new();
    for (text, mut at) in places {
        let is_numbered = heading::number(text).is_some();
        let count = at.len();
        // Where the line stands first it is the title or the heading itself, unless another title stands below it.
        let on_first_page = at.first() < first_end.as_ref() || at.first() < Some(&3);
        if on_first_page && !(at[0] < FRONT && has_title(&lines[at[0]..])) || is_numbered {
            let kept = at.iter().position(|&place| is_numbered && !at_end(place)).unwrap_or(0);
            at.remove(kept);
        }
        let is_head = |&place: &usize| place == 0 || at_end(place) || splits(place) && !is_numbered;
        // On each of two pages, or every other of five.
        let on_side = |step: isize| {
            at.iter()
                .all(|&place| place == 0 || ends.get(place.wrapping_add_signed(step)) == Some(&true))
        };
        let is_few = count + 1 == MIN_HEADS && pages <= 2 * count + 1 && !is_numbered;
        let suffices = count >= MIN_HEADS || is_few && (on_side(-1) || on_side(1));
        if suffices && at.iter().all(is_head) {
            found.extend(at);
        }
    }
    found
}

/// Whether the title of the document stands among the lines below the first, which may be the head of the page.
fn has_title(lines: &[Line]) -> bool {
    let head = &lines[0].text;
    let below = lines.iter().take(FRONT).skip(1).map(|line| line.text.as_str());
    let is_front = |text: &&str| heading::number(text).is_none_or(|(style, _)| style == Style::Dash);
    let front: Vec<&str> = below
        .take_while(|text| is_front(text) && heading::is_heading_shape(text))
        .collect();
    let is_title = |(at, text): (usize, &&str)| {
        let aside =
            text.starts_with(['（', '(', '—', '─', '-']) || imprint::is_imprint(text, front.get(at + 1).copied(), true);
        let long = text.chars().count() >= 8 || Forms::get().within(text);
        !aside && long && !heading::is_matter(text)
    };
    let names = || front.iter().any(|text| Forms::get().within(text));
    front.contains(&head.as_str()) || front.iter().enumerate().any(is_title) && (names() || !Forms::get().within(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dropped(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let mut found = detect(&crate::compile::input::seed::lines(&chars));
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
        let total = format!("{line}\n{line}\n1 / 3\n{line}\n{line}\n2 / 3\n{line}\n{line}\n3 / 3");
        assert_eq!(dropped(&total), ["1 / 3", "2 / 3", "3 / 3"]);
        let beside = format!("临江区规划  1\n{line}\n{line}\n2  临江区规划\n{line}\n{line}\n临江区规划  3\n{line}");
        assert_eq!(dropped(&beside), ["临江区规划  1", "2  临江区规划", "临江区规划  3"]);
        // above the title stands the head of its page, too
        let titled = paged.replacen("临江区规划", "临江区规划\n临江区国民经济和社会发展第十五个五年规划", 1);
        assert_eq!(dropped(&titled).iter().filter(|text| *text == "临江区规划").count(), 3);
        let tables = format!("重点项目表 1\n{line}\n{line}\n重点项目表 2\n{line}\n{line}\n重点项目表 3\n{line}");
        assert!(dropped(&tables).is_empty());
        let table =
            "指标\n1\n2\n3\n——\n12\n保障措施\n推进落实各项工作，取得成效。\n保障措施\n推进落实。\n保障措施\n推进。";
        assert!(dropped(table).is_empty());
    }
}
