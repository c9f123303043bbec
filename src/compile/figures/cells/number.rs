//! The number in a cell: 386.5, 〔17500〕, ≥18, 8%左右.

use crate::compile::figures::bounds::Bounds;
use crate::compile::figures::numbers::{self, Numeral};
use crate::compile::figures::units;
use crate::compile::figures::value::{self, Value};
use crate::compile::tables::heads::is_year;
use crate::compile::tables::words::TableWords;
use crate::model::{Amount, Comparator};

/// The number of a cell that holds nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    numeral: Numeral,
    chars: Vec<char>,
    /// In brackets: it adds up over the period of the table.
    pub summed: bool,
    /// Its own unit, where it brings one.
    pub unit: Option<String>,
    comparator: Comparator,
    sign: i8,
}

/// Longest text before and behind the number, in characters.
const MAX_AROUND: usize = 6;

/// Whether a cell holds a number and nothing else; a year is none.
pub fn is_number_cell(text: &str) -> bool {
    holds_number(text) && !is_year(text)
}

/// Whether a cell holds a number and nothing else, be it that of a year.
pub fn holds_number(text: &str) -> bool {
    number(text).is_some()
}

/// The number of a cell, `None` if it holds words, several numbers or none.
pub fn number(text: &str) -> Option<Number> {
    let plain = |c: char| match c {
        '〔' | '［' | '【' => '[',
        '〕' | '］' | '】' => ']',
        '▲' | '↓' => '-',
        '↑' => '+',
        c => c,
    };
    let text: String = text.chars().map(plain).collect();
    let mut chars = numbers::normalized(&text);
    // +5.7 is how growth is printed, and no name.
    if let Some(sign) = chars.iter().position(|c| *c != ' ').filter(|at| chars[*at] == '+') {
        chars[sign] = ' ';
    }
    let found = numbers::numerals(&chars);
    let [numeral] = &found[..] else { return None };
    let before: String = chars[..numeral.range.start].iter().filter(|c| **c != ' ').collect();
    let behind: String = chars[numeral.range.end..].iter().filter(|c| **c != ' ').collect();
    if before.chars().count() > MAX_AROUND || behind.chars().count() > MAX_AROUND + 4 {
        return None;
    }
    let summed = before.starts_with('[') && behind.contains(']');
    let closes = |c: char| matches!(c, ']' | ')');
    let before = before.trim_start_matches(['[', '(']);
    let (sign, lower) = sign_and_bound(before)?;
    let behind: String = behind.chars().filter(|c| !closes(*c)).collect();
    let (unit, upper) = unit_and_bound(&behind)?;
    let ranged = matches!(numeral.amount, Amount::Range(..)).then_some(Comparator::Range);
    Some(Number {
        comparator: ranged.or(lower).or(upper).unwrap_or(Comparator::Equal),
        numeral: numeral.clone(),
        chars,
        summed,
        unit,
        sign,
    })
}

/// What stands before the number of a cell: that it falls, or a word that bounds it.
fn sign_and_bound(before: &str) -> Option<(i8, Option<Comparator>)> {
    let says = &TableWords::get().says;
    let chars: Vec<char> = before.chars().collect();
    match before {
        "" => Some((1, None)),
        "-" => Some((-1, None)),
        word if says.falls.has(word) => Some((-1, None)),
        word if says.rises.has(word) => Some((1, None)),
        _ => {
            let (length, comparator) = Bounds::get().before(&chars)?;
            (length == chars.len()).then_some((1, Some(comparator)))
        }
    }
}

/// What follows the number of a cell: its unit, and a word that bounds it.
fn unit_and_bound(behind: &str) -> Option<(Option<String>, Option<Comparator>)> {
    let chars: Vec<char> = format!("1{behind}").chars().collect();
    let unit = units::unit(&chars, 1).filter(|unit| unit.known && !unit.text.is_empty());
    let end = unit.as_ref().map_or(1, |unit| unit.end);
    let bound: String = chars[end..].iter().collect();
    let bound = match bound.as_str() {
        "" => None,
        word => {
            let word: Vec<char> = word.chars().collect();
            let (length, comparator) = Bounds::get().behind(&word)?;
            (length == word.len()).then_some(())?;
            Some(comparator)
        }
    };
    Some((unit.map(|unit| unit.text), bound))
}

impl Number {
    /// The value, in the unit of its cell or else in `unit`; `offset` is the place of the cell in its row.
    pub fn value(self, offset: usize, unit: Option<&str>) -> Value {
        let own = value::value(&self.chars, &self.numeral).filter(|own| !own.unit.is_empty() && !own.doubtful);
        let shifted = |at: usize| at + offset;
        let unit = self.unit.as_deref().or(unit).unwrap_or_default();
        let negated = |amount: Amount| match amount {
            Amount::One(number) if self.sign < 0 && number.mantissa > 0 => Amount::One(number.negated()),
            amount => amount,
        };
        Value {
            number: shifted(self.numeral.range.start)..shifted(self.numeral.range.end),
            unit_end: own.map_or(shifted(self.numeral.range.end), |own| shifted(own.unit_end)),
            range: shifted(0)..shifted(self.chars.len()),
            amount: negated(self.numeral.amount.clone()),
            unit: unit.to_string(),
            comparator: self.comparator,
            reached: false,
            sense: self.numeral.sense,
            // In a cell 1,250 is one number.
            doubtful: self.numeral.doubtful && is_divided(&self.chars) || unit.is_empty(),
        }
    }
}

/// Whether blanks stand within the number of a cell.
fn is_divided(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    text.trim().contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_one_number() {
        let rows = [
            ("386.5", Some((386.5, "", Comparator::Equal))),
            ("1,353.7", Some((1353.7, "", Comparator::Equal))),
            ("-1.6", Some((-1.6, "", Comparator::Equal))),
            ("－1.6", Some((-1.6, "", Comparator::Equal))),
            ("+5.7", Some((5.7, "", Comparator::Equal))),
            ("下降3.1%", Some((-3.1, "%", Comparator::Equal))),
            ("〔17500〕", Some((17500.0, "", Comparator::Equal))),
            ("[0.8]", Some((0.8, "", Comparator::Equal))),
            ("≥18", Some((18.0, "", Comparator::AtLeast))),
            ("8%左右", Some((8.0, "%", Comparator::About))),
            ("不低于95%", Some((95.0, "%", Comparator::AtLeast))),
            ("8以上", Some((8.0, "", Comparator::AtLeast))),
            ("≤5.5", Some((5.5, "", Comparator::AtMost))),
            ("12万吨", Some((12.0, "万吨", Comparator::Equal))),
            ("3.6个", Some((3.6, "个", Comparator::Equal))),
            ("10.6年", Some((10.6, "年", Comparator::Equal))),
            ("2024年12月底", None),
            ("设置床位600张", None),
            ("新增日处理能力4万吨", None),
            ("—", None),
            ("", None),
            ("预期性", None),
        ];
        for (text, expected) in rows {
            let found = number(text).map(|found| found.value(0, None));
            let read = found.map(|value| {
                let n = value.amount.numbers()[0].value();
                (n, value.unit, value.comparator)
            });
            let read = read
                .as_ref()
                .map(|(n, unit, comparator)| (*n, unit.as_str(), *comparator));
            assert_eq!(read, expected, "{text}");
        }
        assert!(number("〔17500〕").unwrap().summed && !number("8").unwrap().summed);
        assert!(is_number_cell("386.5") && !is_number_cell("2023") && !is_number_cell("2023年"));
    }
}
