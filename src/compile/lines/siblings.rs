//! What a numbered line is, by those that count on with it: evidence of the whole document and not of one line.
//!
//! （一）扩大内需。 with text below it, and （二）鼓励创新。 likewise, are headings, though they end as sentences; so many
//! sentences one right after the other are a list.

use std::collections::BTreeMap;

use crate::compile::lines::heading::{self, Style};

/// Longest sentence that can be a heading, in characters.
const MAX_POINT: usize = 60;

/// Style and length of the number of a line.
pub type Number = Option<(Style, usize)>;

/// For each line whether it is a numbered sentence that speaks for the lines below it.
///
/// Of the lines that count on with it, most must have text below them; the last may be followed by anything.
pub fn points(texts: &[&str], numbers: &[Number]) -> Vec<bool> {
    let mut found = vec![false; texts.len()];
    for run in sequences(texts, numbers) {
        let over_text = |at: usize| is_point(texts[at], numbers[at]) && is_over_text(at, texts, numbers);
        let inner = &run[..run.len() - 1];
        let spoken = inner.iter().filter(|at| over_text(**at)).count();
        if run.len() < 2 || spoken * 2 <= inner.len() {
            continue;
        }
        for (k, &at) in run.iter().enumerate() {
            found[at] = over_text(at) || k == inner.len() && is_point(texts[at], numbers[at]);
        }
    }
    found
}

/// The lines of each count: of one style, with numbers that go up by one.
fn sequences(texts: &[&str], numbers: &[Number]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    // The last number of each style, and the index of its run.
    let mut open: BTreeMap<Style, (u32, usize)> = BTreeMap::new();
    for (at, number) in numbers.iter().enumerate() {
        let Some((style, length)) = *number else { continue };
        let written: String = texts[at].chars().take(length).collect();
        let Some(value) = heading::value(&written) else {
            continue;
        };
        let (last, run) = open.entry(style).or_insert((0, 0));
        if value == *last + 1 && *last > 0 {
            runs[*run].push(at);
        } else {
            *run = runs.len();
            runs.push(vec![at]);
        }
        *last = value;
    }
    runs
}

/// A number and one short sentence, or a phrase.
fn is_point(text: &str, number: Number) -> bool {
    let Some((style, length)) = number else { return false };
    let title: String = text.chars().skip(length).collect();
    let bare = title.trim().trim_end_matches('。');
    (1..=MAX_POINT).contains(&bare.chars().count())
        && !matches!(style, Style::Article | Style::Dash | Style::Matter | Style::Box)
        && heading::has_no_stop(bare)
        && !bare.contains(['；', '！', '？'])
}

/// Whether text stands below a line, and not the next of its list.
fn is_over_text(at: usize, texts: &[&str], numbers: &[Number]) -> bool {
    let style = |at: usize| numbers.get(at).copied().flatten().map(|(style, _)| style);
    at + 1 < texts.len() && style(at + 1).is_none_or(|below| Some(below) > style(at))
}

/// Lines of a list: numbered below the level of headings, without a stop, and one right after the other.
pub fn listed(texts: &[&str], numbers: &[Number]) -> Vec<bool> {
    let item = |at: usize| -> Option<Style> {
        let (style, length) = (*numbers.get(at)?)?;
        let title: String = texts[at].chars().skip(length).collect();
        ((Style::Arabic..=Style::Circled).contains(&style) && heading::is_heading_shape(title.trim())).then_some(style)
    };
    let follows = |at: usize| item(at).is_some() && item(at) == item(at + 1);
    // 附件：1.甲 and 2.乙 below it: what comes with a letter.
    let begins = |at: usize| {
        let inner = match numbers[at] {
            Some((Style::Matter, length)) => texts[at].chars().skip(length).collect::<String>(),
            _ => return false,
        };
        heading::number(&inner).is_some_and(|(style, _)| style == Style::Arabic)
    };
    (0..texts.len())
        .map(|at| follows(at) || at > 0 && (follows(at - 1) || begins(at - 1) && item(at).is_some()) || begins(at))
        .collect()
}

/// So many questions without a number, each with an answer below it, are the headings of a text.
const MIN_QUESTIONS: usize = 3;

/// Whether the headings of a text are questions.
pub fn asks(texts: &[&str], numbers: &[Number]) -> bool {
    let is_question = |text: &str| text.ends_with(['？', '?']);
    let asked = (0..texts.len().saturating_sub(1)).filter(|&at| {
        numbers[at].is_none()
            && is_question(texts[at])
            && texts[at].chars().count() <= MAX_POINT
            && !is_question(texts[at + 1])
    });
    asked.count() >= MIN_QUESTIONS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<usize>, bool) {
        let texts: Vec<&str> = text.lines().collect();
        let numbers: Vec<Number> = texts.iter().map(|text| heading::number(text)).collect();
        let found = points(&texts, &numbers);
        (
            (0..texts.len()).filter(|at| found[*at]).collect(),
            asks(&texts, &numbers),
        )
    }

    #[test]
    fn a_numbered_sentence_is_a_heading_among_its_like() {
        let rows: [(&str, &str, &[usize]); 8] = [
            (
                "sentences over text",
                "（一）扩大内需。\n全年完成投资30亿元。\n（二）鼓励创新。\n新增企业20家。",
                &[0, 2],
            ),
            (
                "numbered words of order",
                "一是兴修水利。\n干渠衬砌完成。\n二是改良草场。\n补播草种1万亩。\n三是育好牲畜。\n引进种公羊。",
                &[0, 2, 4],
            ),
            (
                "a list of sentences",
                "1.新建学校。\n2.改造小区。\n3.建设公园。\n以上任务年底完成。",
                &[],
            ),
            ("one sentence alone", "（一）扩大内需。\n全年完成投资30亿元。", &[]),
            (
                "paragraphs that begin with a number",
                "（一）扩大内需。全年完成投资。\n（二）鼓励创新。新增企业。\n（三）惠民生。\n下一步继续努力。",
                &[],
            ),
            (
                "parts that restart below another heading",
                "一、工业\n（一）稳定生产。\n产值增长。\n（二）扩大投资。\n开工项目。\n二、农业\n（一）稳定粮食。\n播种面积。\n（二）发展畜牧。\n出栏牲畜。",
                &[0, 1, 3, 5, 6, 8],
            ),
            (
                "over finer numbers",
                "（一）夯实基础。\n1.修路。道路通到各村。\n2.通水。自来水入户。\n（二）改善服务。\n1.办学。新建学校。",
                &[0, 3],
            ),
            (
                "articles of rules",
                "第一条 为了规范管理。\n本办法适用。\n第二条 实行许可。\n依照规定。",
                &[],
            ),
        ];
        for (name, text, expected) in rows {
            assert_eq!(read(text).0, expected, "{name}");
        }
    }

    #[test]
    fn questions_are_headings_where_there_are_many() {
        let answers =
            "什么人可以申请？\n年满六十岁的居民。\n到哪里申请？\n到镇便民服务中心。\n补贴多少？\n每月一百元。";
        assert!(read(answers).1);
        assert!(!read("规模能不能更大呢？\n我们认为可以。").1);
    }
}
