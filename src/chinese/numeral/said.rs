//! From digits to words.

/// A number of digits with or without a point as it is said: 三十五, 七十三点五, 四百一十. `None` if it is none, or too large.
pub fn in_words(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || !all(whole) || !all(fraction) || digits.ends_with('.') {
        return None;
    }
    let said = |b: u8| DIGITS[usize::from(b - b'0')];
    let mut words = String::new();
    let mut zero = false;
    for (at, b) in whole.bytes().enumerate() {
        let left = whole.len() - 1 - at;
        let (power, myriad) = (left % 4, left / 4);
        if b == b'0' {
            zero = true;
        } else {
            if std::mem::take(&mut zero) && !words.is_empty() {
                words.push('零');
            }
            if b != b'1' || power != 1 || !words.is_empty() {
                words.push(said(b));
            }
            words.extend([None, Some('十'), Some('百'), Some('千')][power]);
        }
        let group = &whole[whole.len().saturating_sub(4 * (myriad + 1))..=at];
        if power == 0 && myriad > 0 && group.bytes().any(|b| b != b'0') {
            words.push(if myriad == 2 { '亿' } else { '万' });
        }
    }
    if words.is_empty() {
        words.push('零');
    }
    if !fraction.is_empty() {
        words.push('点');
        words.extend(fraction.bytes().map(said));
    }
    Some(words)
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

#[cfg(test)]
mod tests {
    use super::*;

    use crate::chinese::numeral::{Decimal, number};

    #[test]
    fn numbers_are_said() {
        let rows = [
            ("35", "三十五"),
            ("73.5", "七十三点五"),
            ("410", "四百一十"),
            ("12", "十二"),
            ("105", "一百零五"),
            ("110", "一百一十"),
            ("1012", "一千零一十二"),
            ("3600", "三千六百"),
            ("20050", "二万零五十"),
            ("120000000", "一亿二千万"),
            ("100000000", "一亿"),
            ("1000230000", "十亿零二十三万"),
            ("0", "零"),
            ("0.05", "零点零五"),
        ];
        for (digits, expected) in rows {
            assert_eq!(in_words(digits).as_deref(), Some(expected), "{digits}");
            let said =
                number(&expected.chars().collect::<Vec<char>>()).filter(|n| n.length == expected.chars().count());
            let value = said.and_then(|n| n.value.shifted(n.myriads));
            assert_eq!(value.map(Decimal::value), digits.parse().ok(), "{expected}");
        }
        assert!(
            ["", "1.", "a", ".5", "1234567890123"]
                .iter()
                .all(|text| in_words(text).is_none())
        );
    }
}
