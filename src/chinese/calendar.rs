//! Years, spans of years and five-year plans, in every form that texts and queries write them.
//!
//! One range says what a year is, and one reader finds it: `2024年`, `２０２４年`, `2 0 2 4 年`, `二〇二四年`, `民国113年`,
//! `2021-23年`, `“十四五”`, `第十四个五年`. The readers look at the beginning of a text; a caller that scans
//! one uses [`all`], which does not begin inside a number.

use std::ops::RangeInclusive;

use crate::chinese::numeral;

/// A year of the common era.
pub type Year = u16;

/// The years a text of this kind speaks of: any other number of four digits is another number, or a slip of the pen.
pub const YEARS: RangeInclusive<Year> = 1949..=2100;

/// First and last year, equal for a single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearSpan {
    /// First year.
    pub from: Year,
    /// Last year.
    pub to: Year,
}

impl YearSpan {
    /// A single year.
    pub const fn year(year: Year) -> YearSpan {
        YearSpan { from: year, to: year }
    }

    /// The years from one to another.
    pub const fn new(from: Year, to: Year) -> YearSpan {
        YearSpan { from, to }
    }

    /// Whether it is a single year.
    pub fn is_year(self) -> bool {
        self.from == self.to
    }

    /// Whether both ends are years, in order.
    pub fn is_plausible(self) -> bool {
        self.from <= self.to && YEARS.contains(&self.from) && YEARS.contains(&self.to)
    }

    /// Its years as a filter writes them, `2024`, `2021..2025`, `..2023` or `2021..`; an end that is left out is open.
    pub fn filter(value: &str) -> Option<YearSpan> {
        let (from, to) = value.split_once("..").unwrap_or((value, value));
        let end = |text: &str, open: Year| if text.is_empty() { Some(open) } else { text.parse().ok() };
        Some(YearSpan::new(end(from, 0)?, end(to, Year::MAX)?))
    }

    /// Whether it shares a year with another.
    pub fn meets(self, other: YearSpan) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// A five-year plan, by its number: the first ran from 1953 to 1957.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FivePlan(u16);

impl FivePlan {
    /// The plan of a number; those that lie within [`YEARS`] are counted.
    pub fn new(number: u32) -> Option<FivePlan> {
        (1..=29).contains(&number).then_some(FivePlan(number as u16))
    }

    /// The plan whose last year this is.
    pub fn ending(year: Year) -> Option<FivePlan> {
        (1..=29).map(FivePlan).find(|plan| plan.years().to == year)
    }

    /// Its years. The third began three years after the second had ended.
    pub fn years(self) -> YearSpan {
        let from = if self.0 < 3 { 1948 } else { 1951 } + 5 * self.0;
        YearSpan::new(from, from + 4)
    }

    /// Its number in words: 十四.
    pub fn number(self) -> String {
        numeral::in_words(&self.0.to_string()).unwrap_or_default()
    }
}

/// How a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Four digits and nothing behind them: 2024.
    Bare,
    /// A year: 2024年.
    Year,
    /// A span by its ends: 2021-23年.
    Span,
    /// A span by its ends without 年: 2021—2023.
    BareSpan,
    /// A five-year plan.
    Plan,
}

/// A time at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Its characters.
    pub length: usize,
    /// Its years.
    pub years: YearSpan,
    /// How it is written.
    pub form: Form,
}

/// The time a text begins with: a year, a span of years or a five-year plan.
pub fn written(text: &[char]) -> Option<Written> {
    minguo(text).or_else(|| western(text)).or_else(|| {
        plan(text).map(|(length, plan)| Written {
            length,
            years: plan.years(),
            form: Form::Plan,
        })
    })
}

/// The times a text names, with the places they begin at.
pub fn all(text: &[char]) -> impl Iterator<Item = (usize, Written)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let here = at;
            let found = written(&text[here..]).filter(|_| here == 0 || !same_number(text[here - 1], text[here]));
            at += found.map_or(1, |found| found.length);
            if let Some(found) = found {
                return Some((here, found));
            }
        }
        None
    })
}

/// Whether two characters side by side belong to one number.
fn same_number(before: char, here: char) -> bool {
    digit(before).is_some() && digit(here).is_some() && is_arabic(before) == is_arabic(here)
}

/// 2024年, 2021-2025年, 二〇二一至二〇二五年.
fn western(text: &[char]) -> Option<Written> {
    let (digits, from) = four_digits(text)?;
    let end = digits + blanks(&text[digits..]);
    let unit = text.get(end) == Some(&'年');
    let next = if unit { end + 1 } else { end };
    let spoken = text[..digits].iter().any(|&c| digit(c).is_some() && !is_arabic(c));
    let years = YearSpan::year(from);
    let single = match unit {
        true => Some((next, Form::Year)),
        false if !spoken => Some((digits, Form::Bare)),
        false => None,
    };
    let until = until(&text[next..], from).map(|(length, to, form)| Written {
        length: next + length,
        years: YearSpan::new(from, to),
        form,
    });
    let single = single.map(|(length, form)| Written { length, years, form });
    until.or(single).filter(|written| written.years.is_plausible())
}

/// The other end of a span that began with a year: -2025年, 至二〇二五年, —23年, ——2025.
fn until(text: &[char], from: Year) -> Option<(usize, Year, Form)> {
    let mut at = blanks(text);
    let joint = *text.get(at).filter(|&&c| is_dash(c) || matches!(c, '至' | '到'))?;
    at += 1;
    while is_dash(joint) && text.get(at).is_some_and(|&c| is_dash(c)) {
        at += 1;
    }
    at += blanks(&text[at..]);
    let (length, to) = four_digits(&text[at..]).or_else(|| {
        // 2021-23年; 2021-03 is a month.
        let two = text.get(at..at + 2)?;
        let short = number(two)?;
        text.get(at + 2)
            .is_none_or(|&c| digit(c).is_none())
            .then_some((2, from / 100 * 100 + short))
    })?;
    let end = at + length + blanks(&text[at + length..]);
    let unit = text.get(end) == Some(&'年');
    let form = if unit { Form::Span } else { Form::BareSpan };
    (from < to && (unit || length > 2)).then_some((if unit { end + 1 } else { at + length }, to, form))
}

/// 民国一百一十三年, 民國113年: the years of the Republic, counted from 1912.
fn minguo(text: &[char]) -> Option<Written> {
    let rest = text
        .strip_prefix(&['民', '国'])
        .or_else(|| text.strip_prefix(&['民', '國']))?;
    let (length, count) = count(rest)?;
    let year = YearSpan::year(u16::try_from(count + 1911).ok()?);
    let end = length + blanks(&rest[length..]);
    (rest.get(end) == Some(&'年') && year.is_plausible()).then_some(Written {
        length: 3 + end,
        years: year,
        form: Form::Year,
    })
}

/// Four digits of any width or in words, set apart by blanks or not, and no more: how many characters they are, and
/// their number.
pub(in crate::chinese) fn four_digits(text: &[char]) -> Option<(usize, Year)> {
    digit(*text.first()?)?;
    let apart = blanks(&text[1..]) > 0;
    let mut digits = [' '; 4];
    let mut at = 0;
    for (n, place) in digits.iter_mut().enumerate() {
        if n > 0 && apart {
            let gap = blanks(&text[at..]);
            at += gap;
            if gap == 0 {
                return None;
            }
        }
        // 二O二五年 has the letter for a zero.
        *place = match *text.get(at)? {
            'O' | 'Ｏ' | 'o' | 'ｏ' if n > 0 => '〇',
            c => digit(c).map(|_| c)?,
        };
        at += 1;
    }
    let more = text.get(at).is_some_and(|&next| same_number(digits[3], next));
    // 2 0 2 4 1 is no year, 1 2 3 4 only with 年.
    let unit = !apart || text.get(at + blanks(&text[at..])) == Some(&'年');
    number(&digits).filter(|_| !more && unit).map(|year| (at, year))
}

/// A five-year plan at the beginning of a text: “十四五”, 十四五, 第十四个五年. Without quotation marks only the eleventh to
/// the nineteenth are named so: 八五 is a number.
pub fn plan(text: &[char]) -> Option<(usize, FivePlan)> {
    if let Some(rest) = text.strip_prefix(&['第']) {
        let (length, number) = count(rest)?;
        let named = rest[length..].starts_with(&['个', '五', '年']) || rest[length..].starts_with(&['個', '五', '年']);
        let plan = FivePlan::new(number).filter(|_| named)?;
        return Some((1 + length + 3, plan));
    }
    let quoted = usize::from(text.first().is_some_and(|c| "“\"「『‘＂".contains(*c)));
    let name = &text[quoted..];
    let length = name
        .iter()
        .take_while(|&&c| c == '十' || numeral::word_digit(c).is_some())
        .count();
    if quoted == 0 && !(length == 3 && name[0] == '十' && name[2] == '五') || length < 2 || name[length - 1] != '五'
    {
        return None;
    }
    let (read, number) = count(&name[..length - 1])?;
    let end = quoted + length;
    let closed = text.get(end).is_some_and(|c| "”\"」』’＂".contains(*c));
    // 十四五个 counts something.
    let counts = quoted == 0
        && text
            .get(end)
            .is_some_and(|c| "个岁年名家条项天万亿户人点分元".contains(*c));
    let plan = FivePlan::new(number).filter(|_| read == length - 1 && closed == (quoted > 0) && !counts)?;
    Some((end + quoted, plan))
}

/// The value of a digit, of any width or in words.
pub fn digit(c: char) -> Option<u16> {
    numeral::digit(c).map(u16::from)
}

fn is_arabic(c: char) -> bool {
    numeral::arabic_digit(c).is_some()
}

/// The number of a few digits.
fn number(digits: &[char]) -> Option<Year> {
    digits.iter().try_fold(0, |number, &c| Some(number * 10 + digit(c)?))
}

/// A number below a thousand at the beginning of a text, in digits or in words: 113, 一百一十三, 一一三, 十四, 两.
pub fn count(text: &[char]) -> Option<(usize, u32)> {
    let (number, length) = numeral::whole(text)?;
    let spelled = text[..length].iter().all(|&c| digit(c).is_some());
    let short = length <= if spelled { 3 } else { 5 };
    u32::try_from(number)
        .ok()
        .filter(|_| short)
        .map(|number| (length, number))
}

pub(in crate::chinese) fn blanks(text: &[char]) -> usize {
    text.iter().take_while(|c| c.is_whitespace()).count()
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '–' | '—' | '―' | '─' | '~' | '～' | '〜' | '∼')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn years_and_spans_are_read_in_every_form() {
        let year = |length, year| Some((length, year, year, Form::Year));
        let rows = [
            ("2024年学位", year(5, 2024)),
            ("２０２４年学位", year(5, 2024)),
            ("2 0 2 4 年学位", year(9, 2024)),
            ("2024 年", year(6, 2024)),
            ("二〇二四年", year(5, 2024)),
            ("二零二四年", year(5, 2024)),
            ("二○三五年", year(5, 2035)),
            ("二0二四年", year(5, 2024)),
            ("二O二五年", year(5, 2025)),
            ("民国一百一十三年", year(8, 2024)),
            ("民國113年", year(6, 2024)),
            ("民国一一三年", year(6, 2024)),
            ("民国三十年", None),
            ("2024", Some((4, 2024, 2024, Form::Bare))),
            ("2024-03-12", Some((4, 2024, 2024, Form::Bare))),
            ("2021-2025年", Some((10, 2021, 2025, Form::Span))),
            ("2021年—2025年", Some((11, 2021, 2025, Form::Span))),
            ("2016——2020", Some((10, 2016, 2020, Form::BareSpan))),
            ("2021-23年", Some((8, 2021, 2023, Form::Span))),
            ("2021—2023年", Some((10, 2021, 2023, Form::Span))),
            ("2021至2023年", Some((10, 2021, 2023, Form::Span))),
            ("2021 年 至 2023 年", Some((15, 2021, 2023, Form::Span))),
            ("２０２１～２０２３年", Some((10, 2021, 2023, Form::Span))),
            ("二〇二一至二〇二三年", Some((10, 2021, 2023, Form::Span))),
            ("2023-2021年", Some((4, 2023, 2023, Form::Bare))),
            ("20241年", None),
            ("1890年", None),
            ("2150年", None),
            ("二〇二四", None),
            ("一二三四", None),
        ];
        for (text, expected) in rows {
            let found = written(&chars(text)).map(|w| (w.length, w.years.from, w.years.to, w.form));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn plans_are_known_by_their_numbers() {
        let rows = [
            ("“十四五”时期", Some((5, 2021, 2025))),
            ("十四五规划", Some((3, 2021, 2025))),
            ("十五五", Some((3, 2026, 2030))),
            ("「十三五」", Some((5, 2016, 2020))),
            ("“十五”计划", Some((4, 2001, 2005))),
            ("“八五”期间", Some((4, 1991, 1995))),
            ("第十四个五年规划", Some((6, 2021, 2025))),
            ("第一个五年计划", Some((5, 1953, 1957))),
            ("第六个五年计划", Some((5, 1981, 1985))),
            ("八五", None),
            ("二十五", None),
            ("十四五个", None),
            ("“十四五", None),
            ("第十四届", None),
        ];
        for (text, expected) in rows {
            let found = plan(&chars(text)).map(|(length, plan)| (length, plan.years().from, plan.years().to));
            assert_eq!(found, expected, "{text}");
        }
        let names: Vec<String> = [2005, 2025, 2055]
            .iter()
            .filter_map(|&year| FivePlan::ending(year))
            .map(FivePlan::number)
            .collect();
        assert_eq!(names, ["十", "十四", "二十"]);
        assert!(FivePlan::ending(2024).is_none());
    }

    #[test]
    fn times_begin_outside_numbers() {
        let text = chars("公元2023年和二〇二四年投资12023年、十四五");
        let found: Vec<(usize, Year)> = all(&text).map(|(at, written)| (at, written.years.to)).collect();
        assert_eq!(found, [(2, 2023), (8, 2024), (22, 2025)]);
    }
}
