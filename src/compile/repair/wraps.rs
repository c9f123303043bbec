//! Texts whose lines were all wrapped at one width, as mail and print do it.
//!
//! Which line ends are the printer's and which are the author's is told by the width, and by how the text marks its
//! paragraphs: by indenting them, by an empty line before them, or not at all.

use super::super::headings;
use super::super::source::Line;
use super::breaks::{ends_paragraph, is_numbered_heading, join};
use crate::model::Repair;

/// Narrowest and widest lines, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 16..=120;
/// So many lines must break a sentence at the width.
const MIN_FULL: usize = 4;

/// Every line that is full is joined to the next, but where a paragraph begins.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let lengths: Vec<usize> = lines.iter().map(|line| line.indent + line.end - line.start).collect();
    let Some(width) = width(lines, &lengths) else {
        return Vec::new();
    };
    let full = |at: usize| lengths[at] + 1 >= width && lengths[at] <= width + 1;
    let layout = Layout::of(lines, &full);
    let joins = lines.windows(2).enumerate().filter(|(at, pair)| {
        let (line, next) = (&pair[0], &pair[1]);
        full(*at) && !layout.begins(line, next)
    });
    joins
        .map(|(_, pair)| join(&pair[0], &pair[1], 0.9, "按固定宽度折断的行"))
        .collect()
}

/// The width at which lines break sentences, if hardly a line is longer.
fn width(lines: &[Line], lengths: &[usize]) -> Option<usize> {
    let mut sorted = lengths.to_vec();
    sorted.sort_unstable();
    // One line in fifty may stand out: a table, an address.
    let width = *sorted.get((sorted.len() * 49 / 50).min(sorted.len().checked_sub(1)?))?;
    let open = |at: &usize| lengths[*at] + 1 >= width && !ends_paragraph(&lines[*at].text);
    let breaks = (0..lines.len()).filter(open).count();
    let text = lengths.iter().filter(|&&n| n * 2 > width).count();
    (WIDTHS.contains(&width) && breaks >= MIN_FULL && breaks * 3 >= text).then_some(width)
}

/// How a text marks where its paragraphs begin.
struct Layout {
    mark: Mark,
    /// Lines that go on are not indented, so that one that is begins a paragraph, however others are marked.
    indents: bool,
}

enum Mark {
    Indented,
    Apart,
    Plain,
}

impl Layout {
    /// A line that is not full ends a paragraph: what comes behind it begins one, and shows how they begin.
    fn of(lines: &[Line], full: &impl Fn(usize) -> bool) -> Layout {
        let behind = |wanted: bool| (1..lines.len()).filter(move |&at| full(at - 1) == wanted);
        let share = |wanted: bool, has: fn(&Line) -> bool| {
            let all = behind(wanted).count().max(1);
            behind(wanted).filter(|&at| has(&lines[at])).count() as f32 / all as f32
        };
        let tells = |has: fn(&Line) -> bool| share(false, has) > 0.6 && share(true, has) < 0.5;
        let is_indented: fn(&Line) -> bool = |line| line.indent >= 2;
        let mark = if tells(is_indented) {
            Mark::Indented
        } else if tells(|line| line.apart) {
            Mark::Apart
        } else {
            Mark::Plain
        };
        let indents = share(true, is_indented) < 0.5;
        Layout { mark, indents }
    }

    /// Whether `next` begins a paragraph behind the full line `line`.
    fn begins(&self, line: &Line, next: &Line) -> bool {
        let open = !ends_paragraph(&line.text);
        let numbered = headings::number(&next.text).is_some();
        if self.indents && next.indent >= 2 && !open {
            return true;
        }
        match self.mark {
            Mark::Indented => next.indent >= 2 || is_numbered_heading(&next.text) && !open,
            // A page number that is gone leaves an empty line within a sentence.
            Mark::Apart => next.apart && !(open && !numbered && !is_numbered_heading(&line.text)),
            Mark::Plain => numbered,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str = "全区上下坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构、惠民生、防风险、保稳定各项工作，经济社会发展取得明显成效，人民生活持续改善，各项事业不断进步，实现“十四五”良好开局。";

    fn served(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let ledger = detect(&super::super::source::lines(&chars));
        let served: String = super::super::apply(&chars, &ledger).chars.into_iter().collect();
        served
            .lines()
            .map(|line| line.trim().to_string())
            .filter(|line| !line.is_empty())
            .collect()
    }

    fn wrap(text: &str, width: usize) -> String {
        let chars: Vec<char> = text.chars().collect();
        chars
            .chunks(width)
            .map(|c| c.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn wrapped_lines_become_paragraphs() {
        let texts = ["一、总体要求", PARAGRAPH, "二、主要任务", PARAGRAPH];
        for width in [20, 27, 35, 44] {
            let apart: Vec<String> = texts.iter().map(|text| wrap(text, width)).collect();
            assert_eq!(served(&apart.join("\n\n")), texts, "apart, {width}");
            let indented: Vec<String> = texts.iter().map(|text| wrap(&format!("　　{text}"), width)).collect();
            assert_eq!(served(&indented.join("\n")), texts, "indented, {width}");
            // a sentence that ends with its line, before an indented paragraph of a text that has empty lines too
            let mut mixed = apart.clone();
            let rest = PARAGRAPH.chars().count() % width;
            let filled = format!("{}{PARAGRAPH}", "又".repeat((width - rest) % width));
            mixed[3] = format!("{}\n{}", wrap(&filled, width), wrap(&format!("　　{PARAGRAPH}"), width));
            let five = [texts[0], texts[1], texts[2], &filled, PARAGRAPH];
            assert_eq!(served(&mixed.join("\n\n")), five, "mixed, {width}");
            let long = PARAGRAPH.trim_end_matches('。').repeat(3);
            assert_eq!(served(&wrap(&long, width)), [long], "alone, {width}");
        }
    }

    #[test]
    fn lines_of_any_length_are_left() {
        let texts = [
            PARAGRAPH,
            "一、总体要求",
            &PARAGRAPH[..90],
            &PARAGRAPH[..120],
            &PARAGRAPH[..60],
        ];
        assert_eq!(served(&texts.join("\n")), texts);
    }
}
