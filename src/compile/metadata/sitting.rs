//! When a report was given: the line under its title that names the meeting, ——2024年1月8日在某市第五届人民代表大会第三次会议上, or
//! gives the date in brackets.

use crate::chinese::calendar::Year;
use crate::chinese::date::{self, Date};
use crate::chinese::without_blanks;
use crate::model::{Document, PassageKind, Span};

/// Lines and headings looked at.
const FRONT: usize = 10;

/// The date on which the report of a document was given, and the place that says so.
pub fn of(document: &Document) -> Option<(Date, Span)> {
    if !matches!(document.metadata.kind.as_str(), "work-report" | "congress-report") {
        return None;
    }
    let sections = document.sections.iter().take(FRONT);
    let headings = sections.map(|section| (section.title.as_str(), section.span));
    let is_front = |kind| matches!(kind, PassageKind::Lead | PassageKind::Byline | PassageKind::Body);
    let passages = document
        .passages
        .iter()
        .take(FRONT)
        .filter(|passage| is_front(passage.kind));
    let passages = passages.map(|passage| {
        (
            passage.text.as_str(),
            passage.spans.first().copied().unwrap_or_default(),
        )
    });
    let (lines, spans): (Vec<&str>, Vec<Span>) = headings.chain(passages).unzip();
    first(&lines).map(|(at, date)| (date, spans[at]))
}

/// The first of some lines that says when a report was given, and the date. A line that a printer broke goes on in the
/// next one.
pub fn first(lines: &[&str]) -> Option<(usize, Date)> {
    lines.iter().enumerate().find_map(|(at, line)| {
        let next = lines.get(at + 1).copied().unwrap_or("");
        date_of(line, next).map(|date| (at, date))
    })
}

/// The year a report given on a date plans for: one given in the last months of a year is about the next.
pub fn planned(date: Date) -> Year {
    date.year + Year::from(date.month.is_some_and(|month| month >= 11))
}

fn date_of(line: &str, next: &str) -> Option<Date> {
    let chars: Vec<char> = without_blanks(line);
    let bracketed = chars.first().is_some_and(|c| matches!(c, '（' | '('));
    let opening = chars
        .iter()
        .take_while(|c| matches!(c, '—' | '-' | '–' | '（' | '(' | '─'))
        .count();
    let (length, date) = date::date(&chars[opening..])?;
    date.day?;
    let rest: String = chars[opening + length..].iter().collect();
    let alone = bracketed && matches!(rest.as_str(), "）" | ")");
    let held = rest.starts_with(['在', '于']) && chars.len() <= 80 && names_meeting(&(rest + next));
    (alone || held).then_some(date)
}

/// Whether a text speaks of a meeting.
pub fn names_meeting(text: &str) -> bool {
    ["会议", "大会", "全会"].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_under_the_title_says_when() {
        let rows: [(&[&str], Option<&str>); 10] = [
            (
                &["——2024年1月8日在云川市第五届人民代表大会第三次会议上"],
                Some("2024-01-08"),
            ),
            (
                &["2022年1月7日在青河旗第十六届人民代表大会第一次会议上"],
                Some("2022-01-07"),
            ),
            (
                &["——2026年1月26日在云川省第十四届", "人民代表大会第五次会议上"],
                Some("2026-01-26"),
            ),
            (&["（2024年1月8日）"], Some("2024-01-08")),
            (&["(二〇二三年十二月二十八日)"], Some("2023-12-28")),
            (
                &["各位代表：", "— 2 0 2 4 年1月8日在东岭镇第三届人民代表大会第四次会议上"],
                Some("2024-01-08"),
            ),
            (&["2024年1月8日"], None),
            (&["2024-01-08 09:12"], None),
            (&["——2024年在云川市第五届人民代表大会上"], None),
            (&["2024年1月8日在云川市召开现场推进"], None),
        ];
        for (lines, expected) in rows {
            let found = first(lines).map(|(_, date)| date.to_string());
            assert_eq!(found.as_deref(), expected, "{lines:?}");
        }
        let month = |month| {
            planned(Date {
                year: 2023,
                month: Some(month),
                day: Some(28),
            })
        };
        assert_eq!((month(1), month(12)), (2023, 2024));
    }
}
