//! Times a query names, years and five-year plans, 今年 and 去年, and what they weigh: documents about the time, and
//! passages that name it.

use crate::model::Metadata;
use crate::search::needle::Needle;
use crate::segment::Store;

/// A year, or the years of a five-year plan: it means documents about it and passages that name it.
#[derive(Debug)]
pub(in crate::search) struct Time {
    from: u32,
    to: u32,
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
    /// The time from one year to another.
    pub fn new(store: &Store, from: u32, to: u32) -> Time {
        let needle = |text: String| Needle::new(store, &text.chars().collect::<Vec<char>>(), true);
        let year = |year: u32| needle(format!("{year}年"));
        let (names, alike) = match plan_of(to) {
            Some(plan) if from < to => (
                vec![needle(format!("十{plan}五")), needle(format!("第十{plan}个五年"))],
                vec![year(to)],
            ),
            Some(plan) => (vec![year(to)], vec![needle(format!("十{plan}五"))]),
            None => (vec![year(to)], Vec::new()),
        };
        Time { from, to, names, alike }
    }

    /// How much a document gains by it; 0 if it is about other times.
    fn weight(&self, document: &Metadata) -> f32 {
        let year = |text: &str| text.parse::<u32>().ok();
        let period = document.period.as_ref();
        let period = period.and_then(|(from, to)| year(from).zip(year(to)));
        let own = document.year().and_then(year).map(|year| (year, year));
        let exactly = |years: Option<(u32, u32)>| years == Some((self.from, self.to));
        if exactly(own) || exactly(period) {
            OWN
        } else if period.is_some_and(|(from, to)| from <= self.from && self.to <= to) {
            COVERED
        } else {
            0.0
        }
    }

    /// The weight of every passage; 0 where neither its document nor itself is about the time.
    pub fn weights(&self, store: &Store) -> Vec<f32> {
        let of_document: Vec<f32> = store.documents.iter().map(|d| self.weight(&d.metadata)).collect();
        let mut weights: Vec<f32> = store
            .passages
            .iter()
            .map(|passage| of_document[passage.document as usize])
            .collect();
        other(store, &mut weights, |at| {
            (of_document[at] > 0.0).then_some((self.from, self.to))
        });
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
            document.metadata.year_number().filter(|_| single).map(i32::from)
        })
        .collect();
    let document = |passage: usize| store.passages[passage].document as usize;
    let weight = |at| if of_document[document(at)].is_some() { OWN } else { 1.0 };
    let mut weights: Vec<f32> = (0..store.passages.len()).map(weight).collect();
    other(store, &mut weights, |at| {
        let year = (of_document[at]? + since) as u32;
        Some((year, year))
    });
    // See `Scored::key` for why it is these numbers that are sorted.
    let mut years: Vec<u64> = of_document.iter().flatten().map(|&own| own as u64).collect();
    years.sort_unstable();
    years.dedup();
    for own in years.into_iter().map(|own| own as i32) {
        let names = [
            Some(format!("{}年", own + since)),
            RELATIVE
                .iter()
                .find(|(_, other)| *other == since)
                .map(|(name, _)| name.to_string()),
        ];
        let names: Vec<Needle> = names
            .iter()
            .flatten()
            .map(|name| Needle::new(store, &name.chars().collect::<Vec<char>>(), true))
            .collect();
        gain(store, &mut weights, &names, |passage| {
            if of_document[document(passage)] == Some(own) {
                NAMED
            } else {
                1.0
            }
        });
    }
    weights
}

/// Lowers the weights of passages under headings that name other times than the one that is asked of their document.
fn other(store: &Store, weights: &mut [f32], asked: impl Fn(usize) -> Option<(u32, u32)>) {
    // What a year and a plan end with: most headings have neither, and nothing more is read of them.
    let ends = ['年', '五'].map(|c| store.number(c));
    for (at, section) in store
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.level > 0)
    {
        let Some((from, to)) = asked(section.document as usize) else {
            continue;
        };
        let title = store.stream.entry(store.passages.len() + at);
        let named = (0..title.len())
            .filter(|&at| ends.contains(&Some(title[at])))
            .filter_map(|end| {
                let text: Vec<char> = store.alphabet.spell(&title[end.saturating_sub(4)..=end]);
                year(&text).or_else(|| plan(&text[text.len().saturating_sub(3)..]))
            });
        let mut named = named.peekable();
        if named.peek().is_some() && named.all(|(_, first, last)| last < from || to < first) {
            let passages = section.passages.start as usize..section.passages.end as usize;
            weights[passages].iter_mut().for_each(|weight| *weight *= OTHER);
        }
    }
}

/// Raises the weights of passages that a name stands in or in a heading above, once each.
fn gain(store: &Store, weights: &mut [f32], names: &[Needle], by: impl Fn(usize) -> f32) {
    let mut seen = vec![false; weights.len()];
    for entry in names.iter().flat_map(|name| name.passages(store)) {
        let range = match (entry as usize).checked_sub(store.passages.len()) {
            // A title says nothing of one passage that it does not say of all.
            Some(section) if store.sections[section].level == 0 => continue,
            Some(section) => store.sections[section].passages.clone(),
            None => entry..entry + 1,
        };
        for passage in range {
            let passage = passage as usize;
            if !std::mem::replace(&mut seen[passage], true) {
                weights[passage] = weights[passage].max(1.0) * by(passage);
            }
        }
    }
}

/// Years named from where one stands.
pub(in crate::search) const RELATIVE: [(&str, i32); 6] = [
    ("今年", 0),
    ("本年", 0),
    ("去年", -1),
    ("上年", -1),
    ("前年", -2),
    ("明年", 1),
];

/// A year at the beginning of a text, 2021 or 2021年: its length, and the year twice.
pub(in crate::search) fn year(text: &[char]) -> Option<(usize, u32, u32)> {
    // 二〇二一年 is written for 2021年.
    let digit = |c: &char| {
        c.to_digit(10)
            .or_else(|| HAN_DIGITS.iter().position(|digit| digit == c).map(|n| n as u32))
    };
    let zero = text.iter().take(4).map(|&c| if c == '零' { '〇' } else { c });
    let digits: Vec<u32> = zero.map_while(|c| digit(&c)).collect();
    let in_han = text.first().is_some_and(|c| !c.is_ascii_digit());
    if digits.len() < 4 || text.get(4).is_some_and(char::is_ascii_digit) || in_han && text.get(4) != Some(&'年') {
        return None;
    }
    let year = digits.into_iter().fold(0, |year, digit| year * 10 + digit);
    if !(1978..2100).contains(&year) {
        return None;
    }
    match text.get(4) {
        Some('年') => Some((5, year, year)),
        // 2300亿 is no year.
        Some(c) if "亿万元个套人座%.-".contains(*c) => None,
        _ => Some((4, year, year)),
    }
}

/// The digits in characters.
pub(in crate::search) const HAN_DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A five-year plan at the beginning of a text, with its quotation marks and 时期 or 期间: 十四五.
pub(in crate::search) fn plan(text: &[char]) -> Option<(usize, u32, u32)> {
    let quoted = usize::from(text.first() == Some(&'"'));
    let [ten, number, five] = text.get(quoted..quoted + 3)? else {
        return None;
    };
    let number = PLANS.iter().position(|plan| plan == number)? as u32;
    if (*ten, *five) != ('十', '五') {
        return None;
    }
    let mut length = quoted + 3 + usize::from(text.get(quoted + 3) == Some(&'"'));
    let after: String = text[length..].iter().take(2).collect();
    if matches!(after.as_str(), "时期" | "期间" | "规划") && text.len() > length + 2 {
        length += 2;
    }
    let from = FIRST + 5 * number;
    Some((length, from, from + 4))
}

/// The numbers of plans behind 十: the eleventh began in 2006.
const PLANS: [char; 8] = ['一', '二', '三', '四', '五', '六', '七', '八'];
const FIRST: u32 = 2006;

/// The plan that ends in a year.
fn plan_of(year: u32) -> Option<char> {
    let plan = year.checked_sub(FIRST + 4).filter(|since| since % 5 == 0)? / 5;
    PLANS.get(plan as usize).copied()
}

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
            ("2300亿元", None),
            ("20210", None),
            ("一二三四", None),
        ];
        for (text, expected) in rows {
            assert_eq!(year(&text.chars().collect::<Vec<char>>()), expected, "{text}");
        }
    }
}
