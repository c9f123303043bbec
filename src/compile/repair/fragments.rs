//! Pieces of one sentence on lines of their own: what was a link, a subscript or a number in bold on a page, and lines
//! broken at no width.
//!
//! A break is inside a sentence if no line begins or ends so. A short line before such a break is a piece, and what stands
//! before a piece without a stop goes on with it.

use crate::chinese::is_han;
use crate::compile::glossary::notes;
use crate::compile::input::seed::Line;
use crate::compile::language::dictionary;
use crate::compile::lines::heading;
use crate::compile::repair::drop_line;
use crate::compile::repair::line_break::{ends_paragraph, goes_on, is_numbered_heading};
use crate::compile::tables::loose;
use crate::model::{Repair, RepairKind, Span};

/// Longest piece, in characters.
const MAX_PIECE: usize = 40;
/// A line at least so long that does not end a sentence is text and no heading.
const LONG: usize = 41;
/// So many breaks inside a sentence, and a document is known to have pieces on lines of their own.
const MIN_KNOWN: usize = 3;
/// A run of so many lines, of which so many breaks are certain, is broken at no width.
const RAGGED: (usize, usize) = (3, 2);
/// So many breaks within words, and a document is known to be broken at no width.
const MIN_RAGGED: usize = 8;
/// No more lines are taken for one such run.
const MAX_RUN: usize = 60;
const REASON: &str = "一句话的片段各成一行";

/// Finds the breaks.
pub(in crate::compile::repair) fn detect(lines: &[Line]) -> Vec<Repair> {
    let pieces = Pieces::of(lines);
    let mut found: Vec<Repair> = (1..lines.len())
        .filter(|&next| pieces.joined[next] && !lines[next].in_next_block)
        .map(|next| pieces.join(next))
        .collect();
    found.extend(pieces.page_numbers.iter().map(|&at| {
        let reason = "夹在句子中间的页码，不属于正文";
        drop_line(&lines[at], RepairKind::Navigation, 0.85, reason)
    }));
    found
}

struct Pieces<'a> {
    lines: &'a [Line],
    in_table: Vec<bool>,
    /// For each line whether it goes on with the sentence of the line before.
    joined: Vec<bool>,
    /// Numbers of pages between two halves of a sentence.
    page_numbers: Vec<usize>,
}

impl<'a> Pieces<'a> {
    fn of(lines: &'a [Line]) -> Pieces<'a> {
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        let mut pieces = Pieces {
            lines,
            in_table: loose::rows(&texts),
            joined: vec![false; lines.len()],
            page_numbers: Vec::new(),
        };
        for next in 1..lines.len() {
            pieces.joined[next] = pieces.is_inside(next);
        }
        pieces.before_pieces();
        pieces.ragged();
        if pieces.is_ragged() {
            pieces.unended();
        }
        pieces
    }

    fn text(&self, at: usize) -> &'a str {
        self.lines.get(at).map_or("", |line| line.text.as_str())
    }

    /// Whether the break before a line is inside a sentence, a number or a word for certain.
    fn is_inside(&self, next: usize) -> bool {
        let (before, after) = (self.text(next - 1), self.text(next));
        if self.in_table[next - 1] && self.in_table[next] {
            return false;
        }
        begins_inside(before, after)
            || ends_inside(before, after)
            || is_subscript(before, after, self.text(next + 1))
            || next > 1 && is_subscript(self.text(next - 2), before, after)
            || splits_word(before, after)
            || is_number_alone(before) && heading::number(after).is_none()
            || self.marks_note(next)
            || numbers_box(before, after)
            || next > 1 && numbers_box(self.text(next - 2), before)
    }

    /// [1] alone on a line: in a sentence it belongs to both sides, behind one to the note below it.
    fn marks_note(&self, next: usize) -> bool {
        let open = |at: usize| is_sentence(self.text(at)) && !ends_paragraph(self.text(at));
        let in_sentence = next + 1 < self.lines.len() && is_note_mark(self.text(next)) && open(next - 1);
        is_note_mark(self.text(next - 1)) && heading::number(self.text(next)).is_none() || in_sentence
    }

    /// A line without a stop goes on with a piece below it: 五年来，制定 / “十四五”规划 / ，推动发展。
    fn before_pieces(&mut self) {
        let known = self.joined.iter().filter(|joined| **joined).count() >= MIN_KNOWN;
        // Whether the lines joined up to here hold the words of a sentence.
        let mut is_text = false;
        for next in 1..self.lines.len() {
            let before = self.text(next - 1);
            is_text = is_text && self.joined[next - 1] || is_sentence(before);
            let piece = self.text(next);
            let is_short = is_short(piece) && !ends_paragraph(piece);
            let is_piece =
                is_short && self.joined.get(next + 1) == Some(&true) || known && begins_with_quotation(piece);
            let goes_on = !ends_paragraph(before) && !is_numbered_heading(before) && (is_text || known && next > 1);
            let free = !self.in_table[next - 1] && !self.in_table[next];
            self.joined[next] |= is_piece && goes_on && free;
        }
    }

    /// Lines that all end in the middle of a sentence, some of them in the middle of a word.
    fn ragged(&mut self) {
        let mut at = 0;
        while at < self.lines.len() {
            let run = self.run(at);
            let breaks: Vec<usize> = (at + 1..at + run).filter(|&next| !self.is_page_number(next)).collect();
            let certain = breaks
                .iter()
                .filter(|&&next| goes_on(self.half_before(next), self.text(next)))
                .count();
            if run >= RAGGED.0 && certain >= RAGGED.1 && 2 * certain >= breaks.len() {
                let pages = (at + 1..at + run).filter(|&next| self.is_page_number(next));
                let pages: Vec<usize> = pages.collect();
                self.page_numbers.extend(pages);
                self.joined[at + 1..at + run].fill(true);
            }
            at += run.max(1);
        }
    }

    /// Whether many of the lines that do not end a sentence break a word, so that the others are broken as well.
    fn is_ragged(&self) -> bool {
        let breaks = (1..self.lines.len()).filter(|&next| self.may_go_on(next));
        let (certain, all) = breaks.fold((0, 0), |(certain, all), next| {
            (
                certain + usize::from(goes_on(self.text(next - 1), self.text(next))),
                all + 1,
            )
        });
        certain >= MIN_RAGGED && certain * 8 >= all
    }

    /// Whether a line may go on with a sentence that the line before does not end.
    fn may_go_on(&self, next: usize) -> bool {
        let before = self.text(next - 1);
        !self.joined[next]
            && !self.in_table[next]
            && is_sentence(before)
            && !ends_paragraph(before)
            && heading::number(self.text(next)).is_none()
    }

    /// Every line goes on with one that does not end a sentence.
    fn unended(&mut self) {
        for next in 1..self.lines.len() {
            self.joined[next] |= self.may_go_on(next);
        }
    }

    /// The number of lines from `at` up to the first that ends a sentence; 0 if a heading or a table is among them.
    fn run(&self, at: usize) -> usize {
        let is_open = |&next: &usize| !ends_paragraph(self.text(next));
        let open = (at..self.lines.len()).take(MAX_RUN).take_while(is_open).count();
        let all = at..(at + open + 1).min(self.lines.len());
        let is_text = |next: usize| {
            let numbered = heading::number(self.text(next)).is_some() && next > at;
            !numbered && !self.in_table[next] && (is_sentence(self.text(next)) || next > at)
        };
        if open >= RAGGED.0 - 1 && all.clone().all(is_text) {
            all.len()
        } else {
            0
        }
    }

    /// A number alone between two lines of which the first ends in the middle of a word.
    fn is_page_number(&self, at: usize) -> bool {
        let is_number = self.text(at).bytes().all(|b| b.is_ascii_digit()) && is_figure(self.text(at));
        at > 0 && is_number && !self.joined[at] && goes_on(self.text(at - 1), self.text(at + 1))
    }

    fn half_before(&self, next: usize) -> &'a str {
        let before = if next > 1 && self.is_page_number(next - 1) {
            next - 2
        } else {
            next - 1
        };
        self.text(before)
    }

    fn join(&self, next: usize) -> Repair {
        let (line, other) = (&self.lines[next - 1], &self.lines[next]);
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let title = next > 1 && numbers_box(self.text(next - 2), self.text(next - 1));
        let apart = title || latin(line.text.chars().next_back()) && latin(other.text.chars().next());
        let span = Span::new(line.end as u32, other.start as u32);
        Repair::new(span, RepairKind::BrokenLine, if apart { " " } else { "" }, 0.9, REASON)
    }
}

/// No line begins with a mark that closes or stops, or with a word that joins.
fn begins_inside(before: &str, after: &str) -> bool {
    let Some(first) = after.chars().next() else {
        return false;
    };
    let closes = matches!(first, '）' | '》' | '」' | '』' | '”' | '’' | '〉');
    let stops = matches!(first, '，' | '。' | '、' | '；' | '：');
    let joins = || is_short(before) && begins_with_joint(after);
    let rate = matches!(first, '%' | '％' | '‰') && before.ends_with(|c: char| c.is_ascii_digit());
    before.chars().any(is_han) && (closes || rate || !ends_paragraph(before) && (stops || joins()))
}

/// “点对点”直达货运: what a page printed as a link or in bold.
fn begins_with_quotation(text: &str) -> bool {
    text.starts_with(['“', '「', '《']) && ends_paragraph(text)
}

/// 和基本法, but not 和平路.
fn begins_with_joint(text: &str) -> bool {
    let head: Vec<char> = text.chars().take(3).collect();
    let is_word = |range: std::ops::Range<usize>| {
        let word = head.get(range).map(|word| word.iter().collect::<String>());
        word.is_some_and(|word| dictionary::knows(&word))
    };
    match head.first() {
        Some('的' | '和' | '与' | '與' | '及' | '或') => !is_word(0..2),
        Some('并' | '並') => !is_word(0..2) || is_word(1..3),
        _ => false,
    }
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= MAX_PIECE && heading::number(text).is_none()
}

/// No line ends with a mark that opens, or with a comma.
fn ends_inside(before: &str, after: &str) -> bool {
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    let opens = matches!(last, '“' | '《' | '「' | '『' | '（' | '‘' | '〈');
    let pauses = matches!(last, '，' | '、')
        && heading::number(before).is_none_or(|(_, length)| length < before.chars().count());
    let begins = after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '《' | '「' | '（'));
    // 经济社会发展的 / 主要目标
    let attributes = last == '的' && is_short(before);
    opens || (pauses || attributes) && begins && heading::number(after).is_none()
}

/// PM / 2.5 / ）, CO / 2 / 排放: digits behind letters, and the sentence goes on.
fn is_subscript(before: &str, figure: &str, after: &str) -> bool {
    let letter = before.ends_with(|c: char| c.is_ascii_alphabetic());
    let decimal = before.ends_with(|c: char| c.is_ascii_digit()) && figure.starts_with('.');
    let goes_on = heading::number(after).is_none() && !after.is_empty() && !is_figure(after);
    before.chars().any(is_han) && (letter && is_figure(figure) && goes_on || decimal)
}

fn is_figure(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !text.ends_with('.')
}

/// 政府工作报 / 告: one character that ends a word of the line before, or that joins two.
fn splits_word(before: &str, after: &str) -> bool {
    let mut chars = after.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else {
        return false;
    };
    let tail: Vec<char> = before.chars().rev().take(3).collect();
    let is_word = (1..=tail.len()).any(|length| {
        let word: String = tail[..length].iter().rev().chain([&only]).collect();
        dictionary::knows(&word)
    });
    is_han(only) && is_word && tail.len() >= 2
}

/// 一、 or （一） alone on a line.
fn is_number_alone(text: &str) -> bool {
    heading::number(text).is_some_and(|(_, length)| length == text.chars().count()) && text.chars().any(is_han)
}

/// [1], ①
fn is_note_mark(text: &str) -> bool {
    let n = text.chars().count();
    notes::is_note(text) && (n == 1 || n <= 5 && text.ends_with([']', '】', '］', '〕'])) && !text.contains('注')
}

/// 专栏 / 1
pub(in crate::compile::repair) fn numbers_box(before: &str, after: &str) -> bool {
    before == "专栏" && is_figure(after)
}

/// Whether a line is one of text that goes on, and no heading.
fn is_sentence(text: &str) -> bool {
    !is_numbered_heading(text) && (text.contains(['，', '。', '；']) || text.chars().count() >= LONG)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::input::seed;
    use crate::compile::repair::apply;

    fn served(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut ledger = detect(&seed::lines(&chars));
        ledger.sort_by_key(|repair| repair.span);
        apply(&chars, &ledger).chars.into_iter().collect()
    }

    #[test]
    fn pieces_of_a_sentence_are_joined() {
        let rows = [
            (
                "a link",
                "五年来，制定\n“十四五”规划\n，推动高质量发展。",
                "五年来，制定“十四五”规划，推动高质量发展。",
            ),
            (
                "two links and a word between",
                "面对复杂局势，我们依照\n草原法\n和\n水土保持条例\n，划定禁牧区。",
                "面对复杂局势，我们依照草原法和水土保持条例，划定禁牧区。",
            ),
            (
                "a link that ends the sentence",
                "年内，我市同友好城市签署了\n合作备忘录\n。双方商定互派教师。",
                "年内，我市同友好城市签署了合作备忘录。双方商定互派教师。",
            ),
            (
                "a title in its marks",
                "根据《\n青溪县志\n》记载，古渠始建于唐代。",
                "根据《青溪县志》记载，古渠始建于唐代。",
            ),
            (
                "a subscript",
                "细颗粒物（PM\n2.5\n）浓度下降9%。",
                "细颗粒物（PM2.5）浓度下降9%。",
            ),
            (
                "a subscript before a word",
                "我们严控CO\n2\n排放，完成目标。",
                "我们严控CO2排放，完成目标。",
            ),
            (
                "a title in two",
                "政府工作报\n告\n各位代表：",
                "政府工作报告\n各位代表：",
            ),
            (
                "a number alone",
                "一、\n综合\n全县生产总值增长。",
                "一、综合\n全县生产总值增长。",
            ),
            (
                "a box",
                "专栏\n3\n冷链设施工程\n建设冷库。",
                "专栏3 冷链设施工程\n建设冷库。",
            ),
            (
                "lines broken at no width",
                "我们坚持稳中求进， 拿出一马当\n先的干事精神， 接着\n往前奔跑。 要全面深化改\n2\n革， 提高群众获得\n感。",
                "我们坚持稳中求进， 拿出一马当先的干事精神， 接着往前奔跑。 要全面深化改革， 提高群众获得感。",
            ),
        ];
        for (name, text, expected) in rows {
            assert_eq!(served(text), expected, "{name}");
        }
    }

    #[test]
    fn what_stands_alone_is_left() {
        let rows = [
            "加快建设现代产业体系\n和平路商圈改造完成。",
            "一、综合\n全县生产总值增长6%。\n二、农业\n粮食增产。",
            "坚持绿色发展，守护生态底色\n全市造林3万亩，水质持续改善。",
            "指标\n单位\n2025年\n增速\n%\n6\n人口\n万人\n30",
            "白石县人民政府\n2024年3月12日",
            "1.新建学校\n2.改造小区\n3.建设公园",
        ];
        for text in rows {
            assert_eq!(served(text), text);
        }
    }
}
