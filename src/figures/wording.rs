//! Numbers with their units and bounds as a reader would write them.

use crate::model::{Amount, Comparator, Decimal};

/// A derived value of a base unit in the myriads a reader would use, rounded to four figures or to whole numbers:
/// 212000000000 元 is 2120亿元.
pub fn rounded(value: f64, base: &str) -> String {
    let (power, myriads) = if base == "%" || base.is_empty() {
        (0, "")
    } else if value.abs() >= 1e8 {
        (8, "亿")
    } else if value.abs() >= 1e4 {
        (4, "万")
    } else {
        (0, "")
    };
    let shown = value / 10f64.powi(power);
    let scale = if shown.abs() >= 1000.0 {
        0
    } else if shown.abs() >= 100.0 {
        1
    } else {
        2
    };
    let mantissa = (shown * 10f64.powi(scale.into())).round();
    let number = Decimal {
        mantissa: mantissa as i64,
        scale,
    };
    format!("{}{myriads}{base}", number.plain(0))
}

/// An amount with the words that bound it: 超过2300亿元, 约7%, 5–12个工作日.
pub fn worded(amount: &Amount, comparator: Comparator, unit: &str) -> String {
    let numbers: Vec<String> = amount.numbers().iter().map(|n| n.plain(0)).collect();
    let value = match amount {
        Amount::Ratio(_) => numbers.join(":"),
        Amount::Range(from, to) if from.mantissa < 0 || to.mantissa < 0 => numbers.join("至") + unit,
        _ => numbers.join("–") + unit,
    };
    match comparator {
        Comparator::Equal | Comparator::Range => value,
        Comparator::Above => format!("超过{value}"),
        Comparator::AtLeast => format!("不低于{value}"),
        Comparator::Below => format!("低于{value}"),
        Comparator::AtMost => format!("不超过{value}"),
        Comparator::About => format!("约{value}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_told_with_a_dash_unless_one_end_is_negative() {
        let number = |mantissa| Decimal { mantissa, scale: 0 };
        let rows = [
            (Amount::Range(number(5), number(12)), "5–12个工作日"),
            (Amount::Range(number(-5), number(-3)), "-5至-3个工作日"),
            (Amount::One(number(7)), "7个工作日"),
        ];
        for (amount, expected) in rows {
            assert_eq!(worded(&amount, Comparator::Range, "个工作日"), expected);
        }
    }

    #[test]
    fn derived_numbers_are_rounded() {
        let rows = [
            (2.12e11, "元", "2120亿元"),
            (67_423.0, "元", "6.74万元"),
            (44.74, "%", "44.74%"),
            (36.0, "家", "36家"),
        ];
        for (value, base, expected) in rows {
            assert_eq!(rounded(value, base), expected);
        }
    }
}
