//! Texts whose lines were all wrapped at one width, as mail and print do it.
//!
//! Which line ends are the printer's and which are the author's is told by the width, and by how the text marks its
//! paragraphs: by indenting them, by an empty line before them, or not at all.

use std::collections::HashSet;

use crate::compile::input::seed::Line;
use crate::compile::lines::heading::{self, Style};
use crate::compile::lines::imprint;
use crate::compile::outline::tree;
use crate::compile::repair::line_break::{ends_paragraph, is_numbered_heading, join};
use crate::compile::tables::loose;
use crate::model::Repair;

/// Narrowest and widest lines, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 16..=120;
/// So many lines must break a sentence at the width; in a text with pages fewer.
const MIN_FULL: usize = 4;
const MIN_FULL_PRINTED: usize = 2;

/// Every line that is full is joined to the next, but where a paragraph begins.
pub(in crate::compile::repair) fn detect(lines: &[Line]) -> Vec<Repair> {
    // By the measure that explains more line ends.
    let settings = [Measure::Characters, Measure::Cells]
        .into_iter()
        .filter_map(|m| Setting::of(lines, m));
    let Some(setting) = settings.rev().max_by_key(|setting| setting.breaks) else {
        return Vec::new();
    };
    let full = |at: usize| setting.is_full[at];
    let layout = Layout::of(lines, &full);
    let begins = |at: usize| {
        let (line, next, following) = (&lines[at], &lines[at + 1], lines.get(at + 2));
        let is_table = loose::is_row(&line.text) && loose::is_row(&next.text);
        next.in_next_block || is_table || stands_apart(line, next, following) || layout.begins(line, next)
    };
    let joins = (0..lines.len().saturating_sub(1)).filter(|&at| full(at) && !begins(at));
    joins
        .map(|at| join(&lines[at], &lines[at + 1], 0.9, "按固定宽度折断的行"))
        .collect()
}

/// Whether a line behind one that may be a title says who speaks, where and when, or to whom.
fn stands_apart(line: &Line, next: &Line, following: Option<&Line>) -> bool {
    let is_bare = heading::is_heading_shape(&line.text) && !line.text.contains(['，', '、', '；', '：', ',', ';', ':']);
    let is_aside = imprint::is_imprint(&next.text, following.map(|line| line.text.as_str()), true)
        || imprint::is_byline(&next.text)
        || heading::number(&next.text).is_some_and(|(style, _)| style == Style::Dash)
        || next.text.starts_with('各');
    is_bare && is_aside
}

/// How the length of a line is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// As programs wrap: every character is one place, and a line breaks anywhere.
    Characters,
    /// As printers set: Latin letters and digits take one place and stay together, others two, and no line begins with
    /// a mark that closes.
    Cells,
}

impl Measure {
    fn width(self, c: char) -> usize {
        match self {
            Measure::Characters => 1,
            Measure::Cells => 1 + usize::from(!c.is_ascii()),
        }
    }

    /// The width of a line with what it is indented by.
    fn line(self, line: &Line) -> usize {
        // Two wide blanks or four narrow ones.
        let indent = if self == Measure::Cells {
            (2 * line.indent).min(4)
        } else {
            line.indent
        };
        indent + line.text.chars().map(|c| self.width(c)).sum::<usize>()
    }

    /// The width of the marks at its end, which may stand beyond the margin.
    fn hanging(self, line: &Line) -> usize {
        let marks = line
            .text
            .chars()
            .rev()
            .take_while(|&c| self == Measure::Cells && closes(c));
        marks.map(|c| self.width(c)).sum()
    }

    /// The width of what the next line begins with and could not leave behind.
    fn first(self, next: &Line) -> usize {
        if self == Measure::Characters {
            return 1;
        }
        let chars: Vec<char> = next.text.chars().take(40).collect();
        let mut end = chars.iter().take_while(|c| opens(**c)).count();
        end += chars[end..].iter().take_while(|c| is_of_word(**c)).count().max(1);
        end += chars.iter().skip(end).take_while(|c| closes(**c)).count();
        chars.iter().take(end).map(|&c| self.width(c)).sum()
    }

    /// How much wider than its characters a line may be set.
    fn play(self, line: &Line) -> usize {
        if self == Measure::Characters {
            return 1;
        }
        // Beside Latin letters and digits a quarter of a character is left free.
        let is_latin = |c: char| c.is_ascii_alphanumeric();
        let mut seams = 0;
        let mut before = None;
        for c in line.text.chars() {
            seams += usize::from(before.is_some_and(|before| before != is_latin(c)));
            before = Some(is_latin(c));
        }
        2 + seams / 2
    }
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-' | '/' | '@' | '+')
}

fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '《' | '（' | '【')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '”' | '’' | '》' | '）' | '】' | '…'
    )
}

/// A width at which lines break sentences.
struct Setting {
    /// For each line whether nothing more went on it.
    is_full: Vec<bool>,
    /// How many lines break a sentence.
    breaks: usize,
}

impl Setting {
    /// The widest setting, if hardly a line is wider.
    fn of(lines: &[Line], measure: Measure) -> Option<Setting> {
        let widths: Vec<usize> = lines
            .iter()
            .map(|line| measure.line(line) - measure.hanging(line))
            .collect();
        let mut sorted = widths.clone();
        sorted.sort_unstable();
        // One line in thirty may stand out: a table, an address.
        let most = sorted.len().checked_sub(1)?;
        let mut candidates = sorted[most - most.min(sorted.len() / 30 + 1)..].to_vec();
        candidates.dedup();
        candidates
            .into_iter()
            .rev()
            .find_map(|width| Setting::at(lines, measure, &widths, width))
    }

    fn at(lines: &[Line], measure: Measure, widths: &[usize], width: usize) -> Option<Setting> {
        if !WIDTHS.contains(&(width / measure.width('　'))) {
            return None;
        }
        let last = lines.len() - 1;
        let is_full = |at: usize| {
            let next = if at < last { measure.first(&lines[at + 1]) } else { 1 };
            let filled = widths[at] + measure.hanging(&lines[at]) + next + measure.play(&lines[at]);
            widths[at] <= width + 1 && filled > width
        };
        let is_full: Vec<bool> = (0..lines.len()).map(is_full).collect();
        let breaks = (0..lines.len())
            .filter(|&at| is_full[at] && !ends_paragraph(&lines[at].text))
            .count();
        let text = widths.iter().filter(|&&n| n * 2 > width).count();
        let is_printed = lines.iter().any(|line| line.on_next_page);
        let least = if is_printed { MIN_FULL_PRINTED } else { MIN_FULL };
        (breaks >= least && breaks * 3 >= text).then_some(Setting { is_full, breaks })
    }
}

/// How a text marks where its paragraphs begin.
struct Layout {
    mark: Mark,
    /// Lines that go on are not indented, so that one that is begins a paragraph, however others are marked.
    indents: bool,
    /// The first characters of its paragraphs, that stand behind a line that is not full.
    openings: HashSet<String>,
}

/// So many first characters tell how a paragraph begins.
const OPENING: usize = 4;

/// A sentence of so many characters with a colon behind it is a paragraph: 重点抓好以下工作：
const SHORT: usize = 20;

fn opening(text: &str) -> String {
    text.chars().take(OPENING).collect()
}

enum Mark {
    Indented,
    Apart,
    Plain,
}

impl Layout {
    /// A line that is not full ends a paragraph: what comes behind it begins one, and shows how they begin. One that is
    /// full and ends without a stop does not, and shows how lines go on.
    fn of(lines: &[Line], full: &impl Fn(usize) -> bool) -> Layout {
        let goes_on = |at: usize| full(at) && !ends_paragraph(&lines[at].text);
        let behind =
            |wanted: bool| (1..lines.len()).filter(move |&at| if wanted { goes_on(at - 1) } else { !full(at - 1) });
        let share = |wanted: bool, has: fn(&Line) -> bool| {
            let all = behind(wanted).count().max(1);
            behind(wanted).filter(|&at| has(&lines[at])).count() as f32 / all as f32
        };
        let tells = |has: fn(&Line) -> bool| share(false, has) > 0.6 && share(true, has) < 0.4;
        let is_indented: fn(&Line) -> bool = |line| line.indent >= 2;
        let mark = if tells(is_indented) {
            Mark::Indented
        } else if tells(|line| line.apart) {
            Mark::Apart
        } else {
            Mark::Plain
        };
        let indents = share(true, is_indented) < 0.5;
        let openings = behind(false).map(|at| opening(&lines[at].text)).collect();
        Layout {
            mark,
            indents,
            openings,
        }
    }

    /// Behind a stop that ends a full line: whether the words begin a paragraph.
    fn begins_by_words(&self, text: &str) -> bool {
        let leads_on = text.ends_with('：') && text.chars().count() <= SHORT;
        let opens = self.openings.contains(&opening(text));
        opens || leads_on || imprint::is_turn(text) || tree::turns_to_house(text)
    }

    /// Whether `next` begins a paragraph behind the full line `line`.
    fn begins(&self, line: &Line, next: &Line) -> bool {
        let open = !ends_paragraph(&line.text);
        let numbered = heading::number(&next.text).is_some();
        if self.indents && next.indent >= 2 && !open {
            return true;
        }
        match self.mark {
            Mark::Indented => {
                let is_ordinal = heading::number(&next.text).is_some_and(|(style, _)| style == Style::Ordinal);
                next.indent >= 2 || is_numbered_heading(&next.text) && !is_ordinal && !open
            }
            // A page number that is gone leaves an empty line within a sentence.
            Mark::Apart => next.apart && !next.on_next_page && !(open && !numbered && !is_numbered_heading(&line.text)),
            Mark::Plain => numbered || !open && self.begins_by_words(&next.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str = "全区上下坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构、惠民生、防风险、保稳定各项工作，经济社会发展取得明显成效，人民生活持续改善，各项事业不断进步，实现“十四五”良好开局。";

    fn served(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let ledger = detect(&crate::compile::input::seed::lines(&chars));
        let served: String = crate::compile::repair::apply(&chars, &ledger)
            .chars
            .into_iter()
            .collect();
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
    fn set_lines_become_paragraphs() {
        // digits are half as wide, figures stay together, and a mark that closes stands beyond the margin
        let lines = [
            "　　全区上下坚持稳中求进工作总基调，地区生产",
            "总值达到1234.5亿元，年均增长6.3%，“十四五”",
            "规划实施取得成效，人均可支配收入突破5万元，",
            "比上年增长5.8%，经济社会发展持续向好。",
            "　　新建学校12所、医院3家，完成投资86.4亿元，",
            "建成高标准农田3.2万亩，农村公路总里程达到",
            "1860公里，培育“专精特新”企业27家，全区面貌",
            "焕然一新。",
        ];
        let paragraphs = [lines[..4].concat(), lines[4..].concat()];
        let expected: Vec<&str> = paragraphs.iter().map(|text| text.trim()).collect();
        assert_eq!(served(&lines.join("\n")), expected);
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
