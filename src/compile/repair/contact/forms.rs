//! How telephone numbers are written: what their digits, their division and their surroundings must be.

use super::digits::{Gap, Number};

/// How the number behind an area code is divided.
const LOCAL: [&[usize]; 8] = [
    &[7],
    &[8],
    &[3, 4],
    &[4, 4],
    &[4, 3],
    &[2, 2, 3],
    &[2, 3, 3],
    &[2, 2, 2, 2],
];
/// How it is divided without one.
const BARE: [&[usize]; 5] = [&[7], &[8], &[3, 4], &[4, 4], &[4, 3]];
/// The same behind an area code whose 0 is left out.
const WITHOUT_ZERO: [&[usize]; 3] = [&[3, 7], &[3, 8], &[2, 8]];
/// How a mobile number is divided by blanks where no other number stands beside it.
const MOBILE: [&[usize]; 2] = [&[3, 4, 4], &[3, 8]];
/// The same where it is called a telephone number, or is parted by dashes, or broken over a line end.
const MOBILE_MORE: [&[usize]; 11] = [
    &[3, 4, 4],
    &[3, 8],
    &[3, 3, 5],
    &[3, 5, 3],
    &[4, 3, 4],
    &[4, 4, 3],
    &[5, 6],
    &[6, 5],
    &[7, 4],
    &[4, 7],
    &[3, 4, 2, 2],
];
/// The most groups of a number that is called a telephone number.
const MAX_PARTS: usize = 5;

/// How sure the form of a number is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Only telephone numbers are written so.
    Certain,
    /// A figure might be.
    LikeFigure,
}

/// What stands around a number.
pub(super) struct Around {
    /// A plus sign stands before it.
    pub plus: bool,
    /// A word announces it.
    pub announced: bool,
    /// No other number stands beside it.
    pub lone: bool,
}

/// The form of a number that is known for one of a telephone by itself.
pub(super) fn form(number: &Number, around: &Around) -> Option<Form> {
    if number.spaced && !around.announced {
        return None;
    }
    let known = abroad(number, around).or_else(|| mobile(number, around));
    known.or_else(|| landline(number, around.announced))
}

/// The form of a number that is one if something near it says so.
pub(super) fn bare(number: &Number, announced: bool) -> Option<Form> {
    let digits = number.digits.as_str();
    if announced && number.first_gap_is(&[Gap::Dash, Gap::Bracket]) && number.is(&WITHOUT_ZERO) {
        return Some(Form::Certain);
    }
    let is_span =
        number.is(&[&[4, 4]]) && number.parted_by(Gap::Dash) && is_year(&digits[..4]) && is_year(&digits[4..]);
    let is_service = digits.len() == 8 && digits.starts_with("9510");
    let is_other = number.sizes.len() > 1 && (digits.starts_with('0') || number.ends_in_hotline());
    let is_bare = number.is(&BARE) && !is_span && !is_service && !is_other && !number.has_gap(&[Gap::Dot, Gap::Slash]);
    is_bare.then_some(Form::LikeFigure)
}

/// 400 and 800: numbers of services, free of charge or nearly so.
pub(super) fn is_service(number: &Number) -> bool {
    number.digits.len() == 10 && (number.digits.starts_with("400") || number.digits.starts_with("800"))
}

/// Whether four digits are a year of these times.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// +86 138 0013 8000, 0086-756-1234567, +853 2812 3456, 853-28123456.
fn abroad(number: &Number, around: &Around) -> Option<Form> {
    let starts = |codes: &[&str]| codes.iter().any(|code| number.digits.starts_with(code));
    let (first, length) = (number.sizes[0], number.digits.len());
    let apart =
        first == 2 && (around.announced || number.first_gap_is(&[Gap::Dash, Gap::Bracket, Gap::Dot, Gap::Slash]));
    let national = |code: &str| {
        let rest = number.without(code.len()).filter(|_| number.digits.starts_with(code));
        let forms = |rest: Number| {
            let with_zero = rest.with_zero();
            is_mobile(&with_zero.digits) || [rest, with_zero].iter().any(|rest| landline(rest, false).is_some())
        };
        rest.is_some_and(forms)
    };
    let home = national("0086") || (around.plus || apart || first == 13) && national("86");
    let neighbour = starts(&["852", "853"]) && length == 11 && first == 3;
    let near = neighbour && (around.announced || number.first_gap_is(&[Gap::Dash, Gap::Bracket]));
    let dialled = starts(&["00852", "00853", "00886"]) && (13..=15).contains(&length);
    if home || near || dialled {
        return Some(Form::Certain);
    }
    let far = around.plus && (10..=15).contains(&length) && !starts(&["0"]);
    far.then_some(Form::LikeFigure)
}

/// 1 and ten digits, before them a 0 in old lists.
fn mobile(number: &Number, around: &Around) -> Option<Form> {
    let old = number.is(&[&[12]]) && is_mobile(&number.digits);
    let is_mobile = old || number.digits.len() == 11 && is_mobile(&format!("0{}", number.digits));
    let many = number.is(&MOBILE_MORE);
    if !is_mobile {
        None
    } else if number.sizes.len() == 1 || many && around.announced {
        Some(Form::LikeFigure)
    } else if many && number.parted_by(Gap::Dash) || number.is(&MOBILE[..1]) && number.parted_by(Gap::Dot) {
        Some(Form::Certain)
    } else {
        let is_divided = number.is(&MOBILE) || many && number.resumes.is_some();
        // Three cells of a table: 138 2019 2020.
        let in_years = is_year(&number.digits[3..7]) && is_year(&number.digits[7..]);
        let is_plain = !number.has_gap(&[Gap::Dot, Gap::Slash]);
        (is_divided && is_plain && around.lone && !in_years).then_some(Form::LikeFigure)
    }
}

/// 0, area code and number.
fn landline(number: &Number, announced: bool) -> Option<Form> {
    let digits = number.digits.as_str();
    let capital = digits.starts_with("010") || digits.starts_with("02");
    let area = if capital { 3 } else { 4 };
    let local = digits.len().checked_sub(area)?;
    let first = match number.sizes.as_slice() {
        [1, second, ..] => 1 + second,
        [first, ..] => *first,
        [] => return None,
    };
    // No area code begins with 00 or 01 but that of the capital; in examples it does.
    let is_area = capital || !digits.starts_with("00") && !digits.starts_with("01");
    let by_mark = !number.gaps.is_empty() && !number.first_gap_is(&[Gap::Blank]);
    let is_sure = by_mark || is_area && (local == 8 || !capital);
    let is_divided = first == area || number.sizes.len() == 1;
    let as_usual = is_sure && is_divided && number.without(area)?.is(&LOCAL);
    let anyhow = announced && is_area && number.sizes.len() <= MAX_PARTS && !number.ends_in_hotline();
    (digits.starts_with('0') && matches!(local, 7 | 8) && (as_usual || anyhow)).then_some(Form::Certain)
}

/// Whether twelve digits are a mobile number behind its 0.
fn is_mobile(digits: &str) -> bool {
    let third = digits.as_bytes().get(2);
    digits.len() == 12 && digits.starts_with("01") && third.is_some_and(|b| (b'3'..=b'9').contains(b))
}
