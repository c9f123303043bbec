//! Identity-card numbers: a place of registration, a date of birth, an order number, and since 1999 a check digit.
//!
//! What has a possible place and date is masked, whether or not the check digit is right: a slip of the pen betrays a
//! person as well. Behind the label of another number only a right check digit, or the word for the card, decides.

use super::context::Context;
use super::digits::{Gap, Number};
use super::words::IDENTITY;

/// How people divide them.
const SIZES: [&[usize]; 13] = [
    &[18],
    &[17],
    &[15],
    &[6, 8, 4],
    &[6, 8, 3],
    &[6, 4, 4, 4],
    &[6, 4, 4, 3],
    &[6, 4, 2, 2, 4],
    &[6, 6, 3],
    &[6, 12],
    &[14, 4],
    &[14, 3],
    &[3, 3, 4, 4, 4],
];

/// One past the last character of an identity-card number.
pub(super) fn end(context: &Context, number: &Number) -> Option<usize> {
    let plain = context.plain;
    let mut digits = number.digits.clone();
    let mut end = number.range.end;
    if digits.len() == 17 && plain.at(end) == 'x' && !plain.at(end + 1).is_ascii_alphanumeric() {
        digits.push('X');
        end += 1;
    }
    let birth = match digits.len() {
        18 => digits.get(6..14)?.to_string(),
        15 => format!("19{}", digits.get(6..12)?),
        _ => return None,
    };
    let is_parted = number.gaps.iter().all(|gap| matches!(gap, Gap::Blank | Gap::Dash));
    // At a line end nobody knows whether it is parted.
    let is_card = (number.is(&SIZES) || number.resumes.is_some())
        && is_parted
        && is_place(digits.get(..2)?)
        && is_date(&birth, 1880..=2049);
    let start = plain.skip_back(number.range.start, 4, |c| matches!(c, ' ' | ':' | '(' | '['));
    let is_named = plain.ends_with(start, IDENTITY);
    let is_sure = is_named || check_digit(&digits) == digits.chars().last();
    let is_free = is_sure || !context.is_labelled(number.range.start, end) && !context.is_counted(end);
    (is_card && is_free && !plain.at(end).is_ascii_alphanumeric()).then_some(end)
}

/// The two digits of a province.
fn is_place(province: &str) -> bool {
    matches!(
        province.parse(),
        Ok(11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
    )
}

/// Whether eight digits are a date in some years.
pub(super) fn is_date(digits: &str, years: std::ops::RangeInclusive<u32>) -> bool {
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    digits.len() == 8 && years.contains(&part(0..4)) && (1..=12).contains(&part(4..6)) && (1..=31).contains(&part(6..8))
}

/// The last character the first seventeen digits ask for (GB 11643); `None` for the old numbers, which have none.
fn check_digit(digits: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let values: Vec<u32> = digits.chars().take(17).filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (digits.len() == 18).then(|| "10X98765432".chars().nth(sum as usize % 11))?
}
