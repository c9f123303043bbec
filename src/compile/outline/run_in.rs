//! Which paragraphs open with a heading: 一是坚持政治引领。……, 壮大制造业规模。……, or words the markup prints bold.

use crate::compile::input::formats::Mark;
use crate::compile::lines::classify::{Line, Shape};
use crate::compile::lines::heading::{self, Style};
use crate::compile::repair::{Served, VERBS};
use crate::model::PassageKind;

/// The heading a paragraph opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// How it is numbered.
    pub style: Style,
    /// Length of its number, in characters.
    pub number: usize,
    /// Length of the heading behind the number, in characters.
    pub title: usize,
}

/// The heading of each line, if it opens with one.
///
/// A sentence without a number is believed if another paragraph between the same two headings opens with one, or if it
/// is one clause that begins with a verb and quotes nothing: one short sentence alone proves nothing.
pub fn find(served: &Served, lines: &[Line], shapes: &[Shape]) -> Vec<Option<Opening>> {
    let is_body = |shape: &Shape| *shape == Shape::Paragraph(PassageKind::Body);
    let mut found: Vec<Option<Opening>> = lines
        .iter()
        .zip(shapes)
        .map(|(line, shape)| is_body(shape).then(|| opening(served, line)).flatten())
        .collect();
    for (at, shape) in shapes.iter().enumerate() {
        if let Shape::Point { style, number } = *shape {
            let title = lines[at].text.trim_end_matches('。').chars().count() - number;
            found[at] = Some(Opening { style, number, title });
        }
    }
    // Behind a paragraph that was cut off, the first sentence is the rest of that one.
    for at in 1..lines.len() {
        if is_body(&shapes[at - 1]) && found[at].is_some_and(|o| o.number == 0) && is_cut_off(&lines[at - 1].text) {
            found[at] = None;
        }
    }
    let mut at = 0;
    while at < lines.len() {
        let group = shapes[at..].iter().take_while(|shape| is_body(shape)).count();
        unbelieved(&lines[at..at + group], &mut found[at..at + group]);
        parallel(&lines[at..at + group], &mut found[at..at + group]);
        at += group.max(1);
    }
    found
}

/// Takes out of a group of paragraphs an opening without a number that stands alone, and one before several that all
/// begin alike and otherwise: 打铁必须自身硬。 above 要铸牢忠诚。, 要锻造队伍。
fn unbelieved(lines: &[Line], found: &mut [Option<Opening>]) {
    let is_plain = |at: &usize| found[*at].is_some_and(|o| o.style == Style::Opening) && lines[*at].mark.is_none();
    let plain: Vec<usize> = (0..found.len()).filter(is_plain).collect();
    let first = |at: usize| lines[at].text.chars().next();
    let alike = |rest: &[usize]| rest.len() >= 2 && rest.iter().all(|&at| first(at) == first(rest[0]));
    let is_one_clause = |at: usize| {
        let title = found[at].map_or(0, |opening| opening.title);
        lines[at]
            .text
            .chars()
            .take(title)
            .all(|c| !matches!(c, '，' | ',' | '“'))
    };
    match plain[..] {
        [alone] if !begins_with_verb(&lines[alone].text) || !is_one_clause(alone) => found[alone] = None,
        [slogan, ref rest @ ..] if alike(rest) && first(slogan) != first(rest[0]) => found[slogan] = None,
        _ => {}
    }
}

/// So many paragraphs between two headings that begin with the same characters open alike on purpose.
const MIN_PARALLEL: usize = 3;
const MIN_SHARED: usize = 4;

/// 五年来，我们坚持……。五年来，我们坚持……。: first sentences that begin alike are headings, whatever they begin with.
fn parallel(lines: &[Line], found: &mut [Option<Opening>]) {
    let title = |line: &Line| {
        let end = heading::opening(&line.text, true).filter(|_| heading::number(&line.text).is_none())?;
        let title = &line.text[..end];
        (!title.contains(|c: char| c.is_ascii_digit())).then(|| title.chars().collect::<Vec<char>>())
    };
    let titles: Vec<Option<Vec<char>>> = lines.iter().map(title).collect();
    let shared = |a: &[char], b: &[char]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    for (at, title) in titles.iter().enumerate() {
        let Some(title) = title.as_ref().filter(|_| found[at].is_none()) else {
            continue;
        };
        let alike = titles
            .iter()
            .flatten()
            .filter(|other| shared(title, other) >= MIN_SHARED)
            .count();
        if alike >= MIN_PARALLEL {
            found[at] = Some(Opening {
                style: Style::Opening,
                number: 0,
                title: title.len(),
            });
        }
    }
}

fn opening(served: &Served, line: &Line) -> Option<Opening> {
    let (style, number) = heading::number(&line.text).unwrap_or((Style::Opening, 0));
    if style == Style::Article {
        return None;
    }
    let body: String = line.text.chars().skip(number).collect();
    if let Some(Mark::Bold { end }) = line.mark {
        let bold = served.from[line.start..line.end]
            .iter()
            .take_while(|&&at| at < end)
            .count();
        let title = line.text.chars().take(bold).collect::<String>();
        let title = title.trim_end_matches(['。', '：', ':', ' ']).chars().count();
        let rest = line.end - line.start - bold;
        return (title > number && title <= 50 && rest >= 6).then(|| Opening {
            style,
            number,
            title: title - number,
        });
    }
    let end = heading::opening(&body, number > 0)?;
    let title = body[..end].chars().count();
    Some(Opening { style, number, title })
}

fn begins_with_verb(text: &str) -> bool {
    let others = [
        "以", "把", "必须", "抓", "聚焦", "聚力", "着力", "守", "奋力", "切实", "坚定", "建", "严", "办", "用",
    ];
    others.iter().chain(&VERBS).any(|verb| text.starts_with(verb))
}

fn is_cut_off(text: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|c| crate::chinese::is_han(c) || matches!(c, '，' | '、' | ','))
}
