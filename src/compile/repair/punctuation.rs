//! Half-width punctuation and blanks inside Chinese text.

use std::ops::Range;

use crate::chinese::is_han;
use crate::compile::input::seed::{Line, is_blank};
use crate::compile::lines::heading::{self, Style};
use crate::compile::repair::line_break::outside_words;
use crate::compile::repair::{VERBS, is_prose, lost};
use crate::model::{Repair, RepairKind, Span};

/// Longest opening sentence that makes what follows a blank look like a paragraph of its own.
const MAX_OPENING: usize = 34;

/// So many wide gaps behind ends of sentences make each of them the beginning of a paragraph.
const MIN_INDENTS: usize = 3;
/// Longest title within a title, in characters.
const MAX_TITLE: usize = 60;
/// Lengths of the halves of a slogan, in characters.
const HALVES: std::ops::RangeInclusive<usize> = 3..=8;

/// Characters that join what is before them to what follows: no half of a slogan ends or begins with one.
const JOINING: &str = "的和与及或等之于在";
/// How a duty begins.
const DUE: [char; 2] = ['必', '须'];

/// ASCII punctuation that stands for its full-width form.
pub(super) fn halfwidth(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for line in lines {
        let chars: Vec<char> = line.text.chars().collect();
        let mut brackets = Vec::new();
        let mut title = None;
        let lost = lost::find(&chars);
        for (at, &c) in chars.iter().enumerate() {
            let before = at.checked_sub(1).map_or(' ', |i| chars[i]);
            let after = chars.get(at + 1).copied().unwrap_or(' ');
            let wide = match c {
                // Between two digits or two Latin letters the narrow form is right: 0:36.7:63.3, 1,234.
                ',' | ';' | ':' => {
                    let ends_line = at + 1 == chars.len() && chars.iter().any(|&c| is_han(c));
                    !(before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric())
                        && (touches_chinese(before, after) || ends_line)
                }
                // Where a character is gone no question ends.
                '?' if lost.iter().any(|(place, _)| place.contains(&at)) => false,
                '!' | '?' => is_chinese(before),
                '(' => {
                    let close = chars[at..].iter().position(|&c| c == ')').map(|k| at + k);
                    let inside = close.map_or(&chars[at..at], |close| &chars[at + 1..close]);
                    let wide = close.is_some()
                        && (is_chinese(before)
                            || inside.iter().any(|&c| is_han(c))
                            || close.is_some_and(|k| chars.get(k + 1).is_some_and(|&c| is_chinese(c))));
                    brackets.push(wide);
                    wide
                }
                ')' => brackets.pop().unwrap_or(false),
                // 《关于印发<某办法>的通知》: a title within a title.
                '<' => {
                    let close = chars[at..]
                        .iter()
                        .take(MAX_TITLE)
                        .position(|&c| c == '>')
                        .map(|k| at + k);
                    let close = close.filter(|&close| {
                        is_chinese(after) && (is_chinese(chars[close - 1]) || chars[close - 1] == ')')
                    });
                    title = close.or(title);
                    close.is_some()
                }
                '>' => title == Some(at),
                _ => false,
            };
            if wide {
                let at = (line.start + at) as u32;
                let full = match c {
                    '<' => '〈',
                    '>' => '〉',
                    c => char::from_u32(c as u32 - 0x21 + 0xFF01).unwrap_or(c),
                };
                let full = full.to_string();
                found.push(Repair::new(
                    Span::new(at, at + 1),
                    RepairKind::HalfwidthPunctuation,
                    &full,
                    0.9,
                    "中文里的半角标点改为全角",
                ));
            }
        }
    }
    found
}

/// Blanks inside paragraphs: after a full stop a lost paragraph break where what follows opens with a short sentence
/// of its own, elsewhere a stray blank.
pub(super) fn blanks(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| is_prose(&line.text)) {
        let chars: Vec<char> = line.text.chars().collect();
        let gaps = gaps(&chars);
        let indents = gaps
            .iter()
            .filter(|gap| is_indent(&chars, gap) && ends_sentence(chars[gap.start - 1]));
        let is_run_together = indents.count() >= MIN_INDENTS;
        let quoted = quoted(&chars);
        for gap in gaps {
            let (at, end) = (gap.start, gap.end);
            let (before, after) = (chars[at - 1], chars.get(end).copied().unwrap_or(' '));
            let span = Span::new((line.start + at) as u32, (line.start + end) as u32);
            let rest = &chars[end..];
            let begins = is_chinese(after) && opens_paragraph(rest) || is_point(rest);
            let is_indent = is_run_together && is_indent(&chars, &gap);
            if is_indent || matches!(before, '。' | '！' | '？') && begins {
                found.push(Repair::new(
                    span,
                    RepairKind::LostParagraphBreak,
                    "\n",
                    0.85,
                    "句号后的空格原是分段",
                ));
            } else if touches_chinese(before, after) && !(quoted[at] || is_slogan(&chars, &gap)) {
                found.push(Repair::new(span, RepairKind::StrayBlank, "", 0.8, "中文里多余的空格"));
            }
        }
    }
    found
}

/// The runs of blanks inside a line.
fn gaps(chars: &[char]) -> Vec<Range<usize>> {
    let starts = (1..chars.len()).filter(|&at| is_blank(chars[at]) && !is_blank(chars[at - 1]));
    let length = |at: usize| chars[at..].iter().take_while(|&&c| is_blank(c)).count();
    starts.map(|at| at..at + length(at)).collect()
}

/// Two wide blanks: what paragraphs begin with.
fn is_indent(chars: &[char], gap: &Range<usize>) -> bool {
    gap.len() >= 2 && chars[gap.clone()].contains(&'\u{3000}')
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '：' | '”' | '）')
}

/// For each character whether it stands within quotation marks, which close in the same line. What is quoted is quoted with its
/// blanks.
fn quoted(chars: &[char]) -> Vec<bool> {
    let mut found = vec![false; chars.len()];
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let closing = match c {
            '“' => '”',
            '‘' => '’',
            '「' => '」',
            '『' => '』',
            '"' if open.last().is_none_or(|(mark, _)| *mark != '"') => '"',
            _ => {
                if open.last().is_some_and(|(mark, _)| *mark == c)
                    && let Some((_, start)) = open.pop()
                {
                    found[start..at].fill(true);
                }
                continue;
            }
        };
        open.push((closing, at));
    }
    found
}

/// 青春心向党 建功新时代: a clause of two halves of one length, with whole words on both sides of the blank.
fn is_slogan(chars: &[char], gap: &Range<usize>) -> bool {
    let before: Vec<char> = chars[..gap.start]
        .iter()
        .rev()
        .take_while(|&&c| is_han(c))
        .copied()
        .collect();
    let after: Vec<char> = chars[gap.end..].iter().take_while(|&&c| is_han(c)).copied().collect();
    let before: Vec<char> = before.into_iter().rev().collect();
    // 完善就业失业 监测研判机制 is one phrase: a verb, and what it acts upon.
    let acts = |half: &[char]| {
        VERBS
            .iter()
            .any(|verb| half.iter().collect::<String>().starts_with(verb))
    };
    // 必须坚持 人民至上, 与澳门 的联防联控机制: what is due, and what joins, has its other half beyond the blank.
    let joins = |c: Option<&char>| c.is_some_and(|c| JOINING.contains(*c));
    let joined = before.starts_with(&DUE) || joins(before.last()) || joins(after.first());
    let is_one_phrase = joined || acts(&before) && !acts(&after);
    before.len() == after.len()
        && HALVES.contains(&after.len())
        && !chars[gap.clone()].contains(&'\u{a0}')
        && !is_one_phrase
        && !divides_word(&before, &after)
}

/// Whether a blank divides a word: together the two pieces leave fewer characters outside words.
fn divides_word(before: &[char], after: &[char]) -> bool {
    let together = [before, after].concat();
    outside_words(&together) < outside_words(before) + outside_words(after)
}

fn opens_paragraph(rest: &[char]) -> bool {
    let first = rest.iter().position(|&c| c == '。');
    first.is_some_and(|n| (4..=MAX_OPENING).contains(&n) && rest.len() > n + 8)
}

/// 2.建设物流港。…: a point with an opening of its own.
fn is_point(rest: &[char]) -> bool {
    let head: String = rest.iter().take(12).collect();
    heading::number(&head).is_some_and(|(style, length)| style != Style::Ordinal && opens_paragraph(&rest[length..]))
}

fn touches_chinese(before: char, after: char) -> bool {
    is_chinese(before) || is_chinese(after)
}

/// Han characters and the punctuation that only Chinese has.
fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(
            c,
            '“' | '”'
                | '‘'
                | '’'
                | '《'
                | '》'
                | '、'
                | '。'
                | '，'
                | '；'
                | '：'
                | '（'
                | '）'
                | '！'
                | '？'
                | '…'
                | '—'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slogans_keep_their_blanks_and_phrases_do_not() {
        let rows = [
            ("青春心向党 建功新时代", true),
            ("凝心聚力谋发展 砥砺奋进谱新篇", true),
            ("必须坚持 人民至上", false),
            ("不断完善与澳门 的联防联控机制", false),
            ("完善就业失业 监测研判机制", false),
        ];
        for (clause, expected) in rows {
            let chars: Vec<char> = clause.chars().collect();
            assert_eq!(is_slogan(&chars, &gaps(&chars)[0]), expected, "{clause}");
        }
    }
}
