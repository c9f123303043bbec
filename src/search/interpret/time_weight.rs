//! Times a query names, years and five-year plans, 今年 and 去年, and what they weigh: documents about the time, and
//! passages that name it.

use crate::chinese::calendar::{self, FivePlan, Form, Year, YearSpan};
use crate::chinese::relative::RELATIVE_YEARS;

use crate::search::needle::Needle;
use crate::segment::{DocumentRow, Store};

/// A year, or several such as those of a five-year plan: it means documents about it and passages that name it.
#[derive(Debug)]
pub(in crate::search) struct Time {
    years: YearSpan,
    /// How it is written, and how what is much the same time is written: the end of a plan and its last year.
    pub names: Vec<Needle>,
    pub alike: Vec<Needle>,
}

/// Weight of a passage whose document is about the time.
const OWN: f32 = 1.4;
/// Weight of one whose document covers it among others: a plan of five years says little of any one of them.
const COVERED: f32 = 0.5;
/// Further weight of one that names it, in its text or in a heading above.
const NAMED: f32 = 2.0;
/// The same where the document is about that time anyway.
const NAMED_IN_OWN: f32 = 1.3;
/// Weight of one under a heading that names another time: what a report says of the year before it.
const OTHER: f32 = 0.7;

impl Time {
    /// The time of a year or of several.
    pub fn new(store: &Store, years: YearSpan) -> Time {
        let needle = |text: String| Needle::new(store, &text.chars().collect::<Vec<char>>(), true);
        let year = |year: Year| needle(format!("{year}年"));
        let plan = FivePlan::ending(years.to);
        let named = |plan: FivePlan| [short_name(plan), format!("第{}个五年", plan.number())].map(needle);
        let (names, alike) = match plan {
            Some(plan) if plan.years() == years => (named(plan).into(), vec![year(years.to)]),
            _ => {
                let each = (years.from..=years.to).rev().take(MOST_YEARS);
                let alike = plan.map(|plan| vec![needle(short_name(plan))]);
                (each.map(year).collect(), alike.unwrap_or_default())
            }
        };
        Time { years, names, alike }
    }

    /// How much a document gains by it; 0 if it is about other times.
    fn weight(&self, document: &DocumentRow) -> f32 {
        let year = |text: &str| text.parse::<Year>().ok();
        let period = document.metadata.period.as_ref();
        let period = period.and_then(|(from, to)| Some(YearSpan::new(year(from)?, year(to)?)));
        let own = document.year.as_deref().and_then(year).map(YearSpan::year);
        if own == Some(self.years) || period == Some(self.years) {
            OWN
        } else if period.is_some_and(|period| period.from <= self.years.from && self.years.to <= period.to) {
            COVERED
        } else {
            0.0
        }
    }

    /// The weight of every passage; 0 where neither its document nor itself is about the time.
    pub fn weights(&self, store: &Store) -> Vec<f32> {
        let of_document: Vec<f32> = store.documents.iter().map(|d| self.weight(d)).collect();
        let mut weights: Vec<f32> = store
            .passages
            .iter()
            .map(|passage| of_document[passage.document as usize])
            .collect();
        other(store, &mut weights, |at| (of_document[at] > 0.0).then_some(self.years));
        gain(store, &mut weights, &self.alike, |_| 1.0);
        gain(store, &mut weights, &self.names, |passage| {
            let own = of_document[store.passages[passage].document as usize];
            if own == OWN { NAMED_IN_OWN } else { NAMED }
        });
        weights
    }
}

/// The weights of passages by a year that each document has of its own: 今年 in the report of 2024 is 2024年.
pub(in crate::search) fn relative(store: &Store, since: i32) -> Vec<f32> {
    // Only a document of one year has this year and a last one.
    let of_document: Vec<Option<i32>> = store
        .documents
        .iter()
        .map(|document| {
            let single = document.metadata.period.as_ref().is_none_or(|(from, to)| from == to);
            document.year_number.filter(|_| single).map(i32::from)
        })
        .collect();
    let document = |passage: usize| store.passages[passage].document as usize;
    let weight = |at| if of_document[document(at)].is_some() { OWN } else { 1.0 };
    let mut weights: Vec<f32> = (0..store.passages.len()).map(weight).collect();
    other(store, &mut weights, |at| {
        Year::try_from(of_document[at]? + since).ok().map(YearSpan::year)
    });
    // See `Scored::key` for why it is these numbers that are sorted.
    let mut years: Vec<u64> = of_document.iter().flatten().map(|&own| own as u64).collect();
    years.sort_unstable();
    years.dedup();
    let needle = |name: &str| Needle::new(store, &name.chars().collect::<Vec<char>>(), true);
    // Passages that name the year their own document means, and then those that name that of another.
    let mut own = Vec::new();
    let mut any = Vec::new();
    let relative = RELATIVE_YEARS.iter().find(|(_, other)| i32::from(*other) == since);
    if let Some((name, _)) = relative.filter(|_| !years.is_empty()) {
        each_named(store, &needle(name), |passage| match of_document[document(passage)] {
            Some(_) => own.push(passage as u64),
            None => any.push(passage as u64),
        });
    }
    for year in years.into_iter().map(|year| year as i32) {
        each_named(store, &needle(&format!("{}年", year + since)), |passage| {
            match of_document[document(passage)] == Some(year) {
                true => own.push(passage as u64),
                false => any.push(passage as u64),
            }
        });
    }
    for (mut passages, by) in [(own, NAMED), (any, 1.0)] {
        passages.sort_unstable();
        passages.dedup();
        for passage in passages {
            let weight = &mut weights[passage as usize];
            *weight = weight.max(1.0) * by;
        }
    }
    weights
}

/// Lowers the weights of passages under headings that name other times than the one that is asked of their document.
fn other(store: &Store, weights: &mut [f32], asked: impl Fn(usize) -> Option<YearSpan>) {
    // What a year and a plan end with: most headings have neither, and nothing more is read of them.
    let ends = ['年', '五'].map(|c| store.number(c));
    for (at, section) in store
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.level > 0)
    {
        let Some(years) = asked(section.document as usize) else {
            continue;
        };
        let title = store.stream.entry(store.passages.len() + at);
        let named = (0..title.len())
            .filter(|&at| ends.contains(&Some(title[at])))
            .filter_map(|end| {
                let text: Vec<char> = store.alphabet.spell(&title[end.saturating_sub(4)..=end]);
                time(&text).or_else(|| time(&text[text.len().saturating_sub(3)..]))
            });
        let mut named = named.peekable();
        if named.peek().is_some() && named.all(|(_, named)| !named.meets(years)) {
            let passages = section.passages.start as usize..section.passages.end as usize;
            weights[passages].iter_mut().for_each(|weight| *weight *= OTHER);
        }
    }
}

/// Raises the weights of passages that a name stands in or in a heading above, once each.
fn gain(store: &Store, weights: &mut [f32], names: &[Needle], by: impl Fn(usize) -> f32) {
    let mut seen = vec![false; weights.len()];
    for name in names {
        each_named(store, name, |passage| {
            if !std::mem::replace(&mut seen[passage], true) {
                weights[passage] = weights[passage].max(1.0) * by(passage);
            }
        });
    }
}

/// Calls `named` for the passages that hold a name, or stand below a heading that does; some more than once.
fn each_named(store: &Store, name: &Needle, mut named: impl FnMut(usize)) {
    let mut last = u32::MAX;
    for entry in name.passages(store) {
        if std::mem::replace(&mut last, entry) == entry {
            continue;
        }
        let range = match (entry as usize).checked_sub(store.passages.len()) {
            // A title says nothing of one passage that it does not say of all.
            Some(section) if store.sections[section].level == 0 => continue,
            Some(section) => store.sections[section].passages.clone(),
            None => entry..entry + 1,
        };
        range.for_each(|passage| named(passage as usize));
    }
}

/// 十四五; the plans up to the tenth have names that are numbers outside quotation marks.
fn short_name(plan: FivePlan) -> String {
    match plan.number() {
        number if number.chars().count() > 1 => number + "五",
        number => format!("\"{number}五\""),
    }
}

/// Most years of a span that are looked for by name.
const MOST_YEARS: usize = 5;

/// A time at the beginning of a text: 2021, 2021年, 2021-2025年, 十四五 with its quotation marks and 时期 or 期间. Its
/// length, and its years.
pub(in crate::search) fn time(text: &[char]) -> Option<(usize, YearSpan)> {
    let written = calendar::written(text)?;
    let after = &text[written.length..];
    let length = match written.form {
        // 2300亿 is no year.
        Form::Bare | Form::BareSpan if after.first().is_some_and(|c| "亿万元个套人座%.-".contains(*c)) => {
            return None;
        }
        Form::Plan if after.len() > 2 && PLAN_TAILS.iter().any(|tail| after.starts_with(tail)) => written.length + 2,
        _ => written.length,
    };
    Some((length, written.years))
}

/// What may follow the name of a plan and says no more.
const PLAN_TAILS: [[char; 2]; 3] = [['时', '期'], ['期', '间'], ['规', '划']];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_both_kinds_of_digits() {
        let rows = [
            ("2021年学位", Some((5, 2021, 2021))),
            ("二〇二一年学位", Some((5, 2021, 2021))),
            ("二零二五年", Some((5, 2025, 2025))),
            ("2021 学位", Some((4, 2021, 2021))),
            ("2021-2025年学位", Some((10, 2021, 2025))),
            ("2021-2023", Some((9, 2021, 2023))),
            ("十四五时期学位", Some((5, 2021, 2025))),
            ("\"十五五\"规划", Some((5, 2026, 2030))),
            ("2300亿元", None),
            ("20210", None),
            ("一二三四", None),
        ];
        for (text, expected) in rows {
            let found = time(&text.chars().collect::<Vec<char>>());
            let found = found.map(|(length, years)| (length, years.from, years.to));
            assert_eq!(found, expected, "{text}");
        }
    }
}
