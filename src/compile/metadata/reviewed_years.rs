//! Which years a document looks back on, and where it says so.
//!
//! A title such as 2025年统计公报 says it, or a heading such as 2023年工作回顾 or “十三五”发展成就; else one of the first paragraphs, if a sentence of it
//! begins with 过去五年 or the like. Nothing is guessed from the kind of document: a report that does not say which
//! years it looks back on looks back on none.

use crate::model::{Document, Span, reports};

/// Words of a heading that looks back.
const BACKWARD: [&str; 12] = [
    "回顾",
    "成就",
    "成效",
    "成绩",
    "总结",
    "完成情况",
    "执行情况",
    "工作情况",
    "运行情况",
    "基础",
    "收官",
    "过去",
];
/// Beginnings of a sentence that looks back, with the number of years before the first year planned for.
const SPANS: [(&str, u32); 8] = [
    ("过去五年", 5),
    ("五年来", 5),
    ("过去的五年", 5),
    ("过去一年", 1),
    ("一年来", 1),
    ("过去的一年", 1),
    ("过去三年", 3),
    ("三年来", 3),
];
/// Paragraphs looked at.
const OPENING: usize = 12;

/// Years a document looks back on, with the place that says so.
pub fn looks_back(document: &Document) -> Option<((String, String), Span)> {
    let before = document.metadata.year().and_then(|year| year.parse::<u32>().ok());
    let is_past = |&(_, to): &(u32, u32)| before.is_none_or(|year| to < year);
    let years = |(from, to): (u32, u32)| (from.to_string(), to.to_string());
    let title = &document.metadata.title;
    let heading = document.sections.iter().find(|section| section.level == 0);
    if reports(title)
        && let Some((found, heading)) = named_years(title).zip(heading)
    {
        return Some((years(found), heading.span));
    }
    for section in &document.sections {
        if BACKWARD.iter().any(|word| section.title.contains(word))
            && let Some(found) = named_years(&section.title).filter(is_past)
        {
            return Some((years(found), section.span));
        }
    }
    for passage in document.passages.iter().take(OPENING) {
        let mut offset = 0;
        for clause in passage.text.split_inclusive(['。', '，', '；', '：', ',']) {
            let opening = clause.trim_start();
            let relative = SPANS.iter().find(|(words, _)| opening.starts_with(words));
            let found = relative
                .zip(before)
                .map(|(&(_, count), year)| (year.saturating_sub(count), year.saturating_sub(1)))
                .or_else(|| {
                    let looks = ["回顾", "取得", "成就"].iter().any(|word| clause.contains(word));
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

/// Where the years a document plans for are named in a heading, if nothing else says where they were read.
pub fn planned_at(document: &Document) -> Option<Span> {
    let (from, to) = document.metadata.period.as_ref()?;
    let wanted = (from.parse().ok()?, to.parse().ok()?);
    let section = document
        .sections
        .iter()
        .find(|section| named_years(&section.title) == Some(wanted));
    section.map(|section| section.span)
}

/// The years a heading or clause names: 2023年, 2016—2020年, “十三五”, 第十三个五年.
fn named_years(text: &str) -> Option<(u32, u32)> {
    five_year_plan(text).or_else(|| {
        let chars: Vec<char> = text.chars().collect();
        let year_at = |at: usize| -> Option<u32> {
            let digits: String = chars.get(at..at + 4)?.iter().collect();
            let alone = at == 0 || !chars[at - 1].is_ascii_digit();
            digits.parse().ok().filter(|year| alone && (1950..2100).contains(year))
        };
        (0..chars.len()).find_map(|at| {
            let from = year_at(at)?;
            let behind = *chars.get(at + 4)?;
            let joined = matches!(behind, '-' | '—' | '－' | '~' | '至' | '到' | '–');
            let dashes = chars[at + 4..].iter().take_while(|&&c| c == behind).count();
            let to = if joined { year_at(at + 4 + dashes) } else { None };
            match to {
                Some(to) => Some((from, to)),
                None => (behind == '年').then_some((from, from)),
            }
        })
    })
}

/// The years of a five-year plan that a text names; the first ran from 1953, those since the sixth are counted on from
/// 1981.
fn five_year_plan(text: &str) -> Option<(u32, u32)> {
    const NUMBERS: [&str; 20] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六",
        "十七", "十八", "十九", "二十",
    ];
    let named = |number: &&str| {
        text.contains(&format!("“{number}五”"))
            || text.contains(&format!("\"{number}五\""))
            || text.contains(&format!("第{number}个五年"))
    };
    // The longest number first: 十三 holds 三.
    let number = (6..=20u32).rev().find(|&n| named(&NUMBERS[n as usize - 1]))?;
    let from = 1981 + 5 * (number - 6);
    Some((from, from + 4))
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
            ("发展成就", None),
            ("投资12023年", None),
        ];
        for (text, expected) in rows {
            assert_eq!(named_years(text), expected, "{text}");
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
