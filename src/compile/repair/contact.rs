//! Personal contact data: masked in every output, raw views included.

use crate::compile::input::seed::Line;
use crate::model::{Repair, RepairKind, Span};

/// The mark that stands for a hidden character.
pub const MASK: char = '●';

/// Entries that mask telephone numbers and mail addresses in the served text.
pub(super) fn detect(lines: &[Line]) -> Vec<Repair> {
    let mut found = Vec::new();
    for line in lines {
        let chars: Vec<char> = line.text.chars().collect();
        for (start, end) in places(&chars) {
            let mask: String = std::iter::repeat_n(MASK, end - start).collect();
            let span = Span::new((line.start + start) as u32, (line.start + end) as u32);
            found.push(Repair::new(span, RepairKind::ContactData, &mask, 1.0, "联系方式不公开"));
        }
    }
    found
}

/// `text` with telephone numbers and mail addresses masked, character by character.
pub fn mask(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (start, end) in places(&chars) {
        chars[start..end].fill(MASK);
    }
    chars.into_iter().collect()
}

/// A seed that may be shown: masked wherever contact data stands in it or was found by the ledger.
pub fn masked(seed: &[char], ledger: &[Repair]) -> String {
    let mut chars = seed.to_vec();
    let found = ledger.iter().filter(|r| r.kind == RepairKind::ContactData);
    let found = found.map(|r| (r.span.start as usize, r.span.end as usize));
    for (start, end) in found.chain(places(seed)) {
        chars[start..end].fill(MASK);
    }
    chars.into_iter().collect()
}

/// Mail addresses, mobile numbers (1 and ten digits) and land lines (0, area code, hyphen, number).
fn places(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+');
        let length = chars[at..].iter().take_while(|&&c| is_word(c)).count();
        let word: String = chars[at..at + length].iter().collect();
        if is_mail(&word) || is_telephone(&word) {
            found.push((at, at + length));
        }
        at += length.max(1);
    }
    found
}

fn is_mail(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

fn is_telephone(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits + word.matches('-').count() != word.len() {
        return false;
    }
    let mobile =
        digits == 11 && word.starts_with('1') && word.as_bytes().get(1).is_some_and(|b| (b'3'..=b'9').contains(b));
    let land_line =
        word.starts_with('0') && word.find('-').is_some_and(|at| (3..=4).contains(&at)) && (10..=16).contains(&digits);
    mobile || land_line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_data_is_masked_and_figures_are_not() {
        let rows = [
            ("举报电话:0756-1234567违法", "举报电话:●●●●●●●●●●●●违法"),
            ("邮箱：ab_c@example.gov.cn。", "邮箱：●●●●●●●●●●●●●●●●●●●。"),
            ("手机13800138000", "手机●●●●●●●●●●●"),
            (
                "2016-2020年，共1145.7万人次，0.5个工作日",
                "2016-2020年，共1145.7万人次，0.5个工作日",
            ),
            ("12345热线，2025-01-15", "12345热线，2025-01-15"),
        ];
        for (from, to) in rows {
            assert_eq!(mask(from), to);
        }
    }
}
