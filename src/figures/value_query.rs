//! A value a reader looks for: 2300亿, 6%, 6.5, 1.1万座. Found where it is the value of a figure, however that is written.

use super::FigureTable;
use crate::chinese::fold;
use crate::chinese::numeral::{self, Written};
use crate::model::{Decimal, base_unit};
use crate::segment::FigureRow;

/// A number with as much of its unit as was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueQuery {
    number: Decimal,
    /// The power of ten that 万 and 亿 stand for.
    power: u8,
    /// The unit without them; empty if none was typed.
    unit: String,
}

impl ValueQuery {
    /// Reads a typed value, in digits or in words; `None` if it does not begin with a number.
    pub fn read(typed: &str) -> Option<ValueQuery> {
        let typed = fold::fold(typed).chars;
        let sign = usize::from(typed.first().is_some_and(|&c| numeral::minus(c)));
        let (number, myriads, length, percent) = match (numeral::share(&typed), numeral::number(&typed[sign..])) {
            (Some(share), _) => (share.number, 0, share.length, share.sign()?),
            // A single word of number is a word.
            (None, Some(number)) if number.written != Written::Spelled => {
                (number.value, number.myriads, sign + number.length, "")
            }
            _ => return None,
        };
        let behind: String = typed[length..].iter().collect();
        let unit = format!("{percent}{}", behind.trim());
        let (unit, power) = base_unit(&unit);
        Some(ValueQuery {
            number: if sign > 0 { number.negated() } else { number },
            power: power.saturating_add(myriads),
            unit: unit.to_string(),
        })
    }

    /// Whether one of the numbers of a figure is the value: as printed if neither 万 nor a unit was typed, and with 万
    /// and 亿 written out.
    pub fn is(&self, table: &FigureTable, row: &FigureRow) -> bool {
        let (base, power) = base_unit(table.unit(row));
        let alike = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
        let wanted = self.number.times(self.power);
        let bare = self.power == 0 && self.unit.is_empty();
        base.starts_with(self.unit.as_str())
            && row
                .amount
                .numbers()
                .iter()
                .any(|number| alike(number.times(power), wanted) || bare && alike(number.value(), wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_values_are_read() {
        let rows = [
            ("2300亿", Some((2300.0, 8, ""))),
            ("２３００亿元", Some((2300.0, 8, "元"))),
            ("6.5", Some((6.5, 0, ""))),
            ("6%", Some((6.0, 0, "%"))),
            ("1,353.7亿元", Some((1353.7, 8, "元"))),
            ("1'250公里", Some((1250.0, 0, "公里"))),
            ("-3.2%", Some((-3.2, 0, "%"))),
            ("5万6千元", Some((56_000.0, 0, "元"))),
            ("四百一十亿元", Some((410.0, 8, "元"))),
            ("百分之七十三点五", Some((73.5, 0, "%"))),
            ("千分之三", Some((3.0, 0, "‰"))),
            ("三", None),
            ("一网统管", None),
            ("学位", None),
            (".5", None),
            ("99999999999999999999", None),
        ];
        for (typed, expected) in rows {
            let read = ValueQuery::read(typed);
            let read = read.as_ref().map(|w| (w.number.value(), w.power, w.unit.as_str()));
            assert_eq!(read, expected, "{typed}");
        }
    }
}
