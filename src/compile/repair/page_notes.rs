//! Notes at the foot of a printed page, which stand in the middle of the sentence that runs on over the page: they are moved
//! behind its paragraph.

use crate::compile::input::seed::Line;
use crate::compile::lines::heading;
use crate::compile::repair::line_break::ends_paragraph;
use crate::model::{Repair, RepairKind, Span};

/// Most lines of the notes of one page.
const MAX_LINES: usize = 12;
/// A line without any mark inside is no heading from this length on.
const MIN_OPEN: usize = 25;
/// The sentence ends at most so many lines behind the page.
const MAX_REST: usize = 12;

/// Finds the notes of pages.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    (1..lines.len())
        .filter(|&at| lines[at].on_next_page)
        .filter_map(|at| notes_above(lines, at))
        .collect()
}

/// The notes above the first line of a page, if a sentence runs on around them.
fn notes_above(lines: &[Line], next: usize) -> Option<Repair> {
    let earliest = next.saturating_sub(MAX_LINES).max(1);
    // The first of several notes.
    let first = (earliest..next).find(|&at| begins_with_mark(&lines[at].text))?;
    let is_open =
        |text: &str| !ends_paragraph(text) && (text.contains(['，', '、']) || text.chars().count() >= MIN_OPEN);
    let (before, last) = (&lines[first - 1], &lines[next - 1]);
    let marked = lines[..first]
        .iter()
        .rev()
        .take(MAX_LINES * 3)
        .any(|line| has_same_mark(&line.text, &lines[first].text));
    if before.on_next_page && first == next || !is_open(&before.text) || !ends_paragraph(&last.text) || !marked {
        return None;
    }
    let numbered = heading::number(&lines[next].text).is_some() || begins_with_mark(&lines[next].text);
    let end = lines[next..]
        .iter()
        .take(MAX_REST)
        .find(|line| ends_paragraph(&line.text))
        .filter(|_| !numbered)?;
    let mut repair = Repair::new(
        Span::new(before.end as u32, last.end as u32),
        RepairKind::BrokenLine,
        "",
        0.85,
        "页下的注释移到所在段落之后",
    );
    repair.to = Some(end.end as u32);
    Some(repair)
}

/// ①　学位指…, [1] …
fn mark(text: &str) -> Option<String> {
    let first = text.chars().next()?;
    if matches!(first, '①'..='⑳') {
        return Some(first.to_string());
    }
    let inner = text.strip_prefix(['[', '［', '〔'])?;
    let number: String = inner.chars().take_while(char::is_ascii_digit).collect();
    let closes = inner[number.len()..].starts_with([']', '］', '〕']);
    (closes && (1..=2).contains(&number.len())).then(|| text.chars().take(number.len() + 2).collect())
}

fn begins_with_mark(text: &str) -> bool {
    mark(text).is_some()
}

/// Whether a line of the text carries the mark that a note begins with.
fn has_same_mark(line: &str, note: &str) -> bool {
    mark(note).is_some_and(|mark| line.find(&mark).is_some_and(|at| at > 0))
}

#[cfg(test)]
mod tests {
    use crate::compile::input::formats::Markup;
    use crate::compile::repair::{apply, detect};

    fn served(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let (ledger, _) = detect(&chars, &Markup::default(), Vec::new(), None);
        apply(&chars, &ledger).chars.into_iter().collect()
    }

    #[test]
    fn a_note_at_the_foot_of_a_page_follows_its_paragraph() {
        let text = "第一章  发展基础\n五年来，累计新增学位①一万八千个，建成文化站十二个，群众生\n①  学位指公办义务教育座位，不含\n民办学校。\n— 3 —\n活水平明显提高。\n第二章  发展目标\n到2025年，建成充电桩3000个。\n";
        let served = served(text);
        assert!(served.contains("群众生活水平明显提高。\n①  学位指公办"), "{served}");
        let end =
            "五年来，累计新增学位①一万八千个。\n①  学位指公办义务教育座位。\n— 3 —\n到2025年，建成充电桩3000个。\n";
        assert!(self::served(end).contains("一万八千个。\n①  学位指公办义务教育座位。\n"));
    }
}
