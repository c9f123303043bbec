//! Which years a document looks back on, and where it says so.
//!
//! A title such as 2025年统计公报 says it, or a heading such as 2023年工作回顾 or “十三五”发展成就; else one of the first paragraphs, if a sentence of it
//! begins with 过去五年 or the like. Nothing is guessed from the kind of document: a report that does not say which
//! years it looks back on looks back on none.

use crate::chinese::calendar::{self, Form, Year, YearSpan};
use crate::chinese::relative::{self, Relative};
use crate::compile::figures::tense::Tense;
use crate::model::{Document, Span, reports};

/// Paragraphs looked at.
const OPENING: usize = 12;

/// Years a document looks back on, with the place that says so.
pub fn looks_back(document: &Document) -> Option<((String, String), Span)> {
    let before = document.metadata.year().and_then(|year| year.parse::<Year>().ok());
    let is_past = |years: &YearSpan| before.is_none_or(|year| years.to < year);
    let years = |years: YearSpan| (years.from.to_string(), years.to.to_string());
    let title = &document.metadata.title;
    let heading = document.sections.iter().find(|section| section.level == 0);
    if reports(title)
        && let Some((found, heading)) = named_years(title).zip(heading)
    {
        return Some((years(found), heading.span));
    }
    for section in &document.sections {
        if looks_backward(&section.title)
            && let Some(found) = named_years(&section.title).filter(is_past)
        {
            return Some((years(found), section.span));
        }
    }
    for passage in document.passages.iter().take(OPENING) {
        let mut offset = 0;
        for clause in passage.text.split_inclusive(['。', '，', '；', '：', ',']) {
            let found = years_back(clause.trim_start())
                .zip(before)
                .map(|(count, year)| YearSpan::new(year.saturating_sub(count), year.saturating_sub(1)))
                .or_else(|| {
                    let looks = Tense::get().sentence.looks_back.within(clause);
                    named_years(clause).filter(|_| looks)
                });
            let length = clause.chars().count();
            if let Some(found) = found.filter(is_past) {
                return Some((years(found), passage.source(offset..offset + length)));
            }
            offset += length;
        }
    }
    None
}

/// Whether a heading looks back.
pub fn looks_backward(title: &str) -> bool {
    Tense::get().heading.looks_back.within(title)
}

/// Where the years a document plans for are named in a heading, if nothing else says where they were read.
pub fn planned_at(document: &Document) -> Option<Span> {
    let (from, to) = document.metadata.period.as_ref()?;
    let wanted = YearSpan::new(from.parse().ok()?, to.parse().ok()?);
    let section = document
        .sections
        .iter()
        .find(|section| named_years(&section.title) == Some(wanted));
    section.map(|section| section.span)
}

/// How many years before the first year planned for a sentence begins to speak of: 过去五年, 四年来.
fn years_back(opening: &str) -> Option<u16> {
    let chars: Vec<char> = opening.chars().take(8).collect();
    match relative::relative(&chars)?.1 {
        Relative::Past(count) => Some(count),
        _ => None,
    }
}

/// The years a heading or clause names: a plan, else the first year or span: 2023年, 2016—2020年, “十三五”, 第十三个五年.
fn named_years(text: &str) -> Option<YearSpan> {
    let chars: Vec<char> = text.chars().collect();
    let times = || calendar::all(&chars).map(|(_, written)| written);
    let plan = times()
        .filter(|written| written.form == Form::Plan)
        .map(|plan| plan.years)
        .max();
    plan.or_else(|| {
        times()
            .find(|written| written.form != Form::Bare)
            .map(|written| written.years)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Metadata, Passage, PassageKind, Section, SectionKind};

    #[test]
    fn years_are_read() {
        let rows = [
            ("一、2023年工作回顾", Some((2023, 2023))),
            ("“十三五”发展成就", Some((2016, 2020))),
            ("第十四个五年规划纲要", Some((2021, 2025))),
            ("2016—2020年发展成就", Some((2016, 2020))),
            ("2016-2020年", Some((2016, 2020))),
            ("“六五”计划", Some((1981, 1985))),
            ("二〇二三年工作回顾", Some((2023, 2023))),
            ("2021-23年发展成就", Some((2021, 2023))),
            ("发展成就", None),
            ("投资12023年", None),
        ];
        for (text, expected) in rows {
            let found = named_years(text).map(|years| (years.from, years.to));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_document_says_what_it_looks_back_on() {
        let check = |title: &str, text: &str, year: Option<&str>| {
            let document = Document {
                metadata: Metadata {
                    period: year.map(|year| (year.to_string(), year.to_string())),
                    ..Metadata::default()
                },
                sections: vec![Section {
                    parent: None,
                    level: 1,
                    kind: SectionKind::Heading,
                    number: String::new(),
                    title: title.to_string(),
                    span: Span::new(0, 5),
                    passages: 0..1,
                }],
                passages: vec![Passage {
                    id: None,
                    section: Some(0),
                    run_in: None,
                    kind: PassageKind::Body,
                    text: text.to_string(),
                    spans: vec![Span::new(10, 10 + text.chars().count() as u32)],
                    origin: (10..10 + text.chars().count() as u32).collect(),
                }],
                ..Document::default()
            };
            looks_back(&document).map(|((from, to), span)| (from, to, span.start))
        };
        let years = |from: &str, to: &str, at| Some((from.to_string(), to.to_string(), at));
        assert_eq!(check("2023年工作回顾", "", Some("2024")), years("2023", "2023", 0));
        assert_eq!(
            check("工作回顾", "过去五年，我们奋力前行。", Some("2022")),
            years("2017", "2021", 10)
        );
        assert_eq!(
            check("回顾", "同志们，一年来，成绩喜人。", Some("2022")),
            years("2021", "2021", 14)
        );
        assert_eq!(
            check("回顾", "过去一年，成绩喜人。", None),
            None,
            "no year to count from"
        );
        assert_eq!(
            check("“十四五”发展基础", "", Some("2021")),
            None,
            "what is planned is not past"
        );
        assert_eq!(check("2024年工作安排", "今年要办好十件实事。", Some("2024")), None);
    }
}
