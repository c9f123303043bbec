//! Numbers as words, without the float formatting that would weigh more than all of this.

use crate::model::{Amount, Comparator, Decimal};

/// A number times `10^power`, written out: 1.1 and 4 give 11000.
pub fn plain(number: Decimal, power: u8) -> String {
    let mut digits = number.mantissa.to_string();
    let behind = match number.scale.checked_sub(power) {
        Some(behind) => usize::from(behind),
        None => {
            if number.mantissa != 0 {
                digits.push_str(&"0".repeat(usize::from(power - number.scale)));
            }
            0
        }
    };
    if behind > 0 {
        let zeros = (behind + 1).saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(zeros));
        digits.insert(digits.len() - behind, '.');
        let end = digits.trim_end_matches('0').trim_end_matches('.').len();
        digits.truncate(end);
    }
    digits
}

/// A derived value of a base unit in the myriads a reader would use, rounded to four figures or to whole numbers:
/// 212000000000 元 is 2120亿元.
pub fn rounded(value: f64, base: &str) -> String {
    let (power, myriads) = if base == "%" || base.is_empty() {
        (0, "")
    } else if value >= 1e8 {
        (8, "亿")
    } else if value >= 1e4 {
        (4, "万")
    } else {
        (0, "")
    };
    let shown = value / 10f64.powi(power);
    let scale = if shown >= 1000.0 {
        0
    } else if shown >= 100.0 {
        1
    } else {
        2
    };
    let mantissa = (shown * 10f64.powi(scale.into())).round();
    let number = Decimal {
        mantissa: mantissa as u64,
        scale,
    };
    format!("{}{myriads}{base}", plain(number, 0))
}

/// An amount with the words that bound it: 突破2300亿元, 7%左右, 5-12个工作日.
pub fn worded(amount: &Amount, comparator: Comparator, unit: &str) -> String {
    let numbers: Vec<String> = amount.numbers().iter().map(|n| plain(*n, 0)).collect();
    let value = match amount {
        Amount::Ratio(_) => numbers.join(":"),
        _ => numbers.join("-") + unit,
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
    fn numbers_are_written_out() {
        let rows = [
            (11, 1, 4, "11000"),
            (155_664, 2, 8, "155664000000"),
            (5, 1, 0, "0.5"),
            (5, 2, 1, "0.5"),
            (1_000, 2, 0, "10"),
            (0, 0, 8, "0"),
        ];
        for (mantissa, scale, power, expected) in rows {
            assert_eq!(plain(Decimal { mantissa, scale }, power), expected);
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
