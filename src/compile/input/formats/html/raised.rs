//! Signs above and below the line: a power of a unit (m²), an index (PM2.5), the mark of a note (①), and never a digit more of
//! the figure before it.

use super::scan::What;
use super::tree::Page;
use super::{Fate, Fates};

const POWER: &str = "上标还原为乘方";
const INDEX: &str = "下标还原为字符";
const NOTE: &str = "上标的注号";

/// Where a sign stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Height {
    Above,
    Below,
}

/// Finds raised and lowered signs, and what is served for them.
pub(super) fn find(page: &Page<'_>, fates: &mut Fates) {
    let mut end = 0;
    for (at, element) in page.elements.iter().enumerate().skip(1) {
        let Some(height) = height(page, at).filter(|_| element.tokens.start >= end && element.is_closed) else {
            continue;
        };
        end = element.tokens.end;
        let tokens = &page.tokens[element.tokens.clone()];
        let texts = tokens.iter().filter(|token| token.what == What::Text);
        let sign: String = texts.map(|token| &page.text[token.span.clone()]).collect();
        let before = letter_before(page, element.tokens.start);
        let fate = match height {
            Height::Above => above(sign.trim(), before),
            Height::Below => below(sign.trim(), before).map(|served| (served, INDEX)),
        };
        if let Some((served, reason)) = fate {
            fates.entry(at).or_insert(Fate::Served(served, reason));
        }
    }
}

fn height(page: &Page<'_>, at: usize) -> Option<Height> {
    let element = &page.elements[at];
    match element.name.as_str() {
        "sup" => return Some(Height::Above),
        "sub" => return Some(Height::Below),
        "span" | "font" | "a" => {}
        _ => return None,
    }
    let set = element.style().filter(|(name, _)| name == "vertical-align").last();
    match set.as_ref().map(|(_, value)| value.as_str()) {
        Some("super") => Some(Height::Above),
        Some("sub") => Some(Height::Below),
        _ => None,
    }
}

/// The last two characters of the text before a token.
fn letter_before(page: &Page<'_>, token: usize) -> [char; 2] {
    let texts = page.tokens[..token]
        .iter()
        .rev()
        .filter(|token| token.what == What::Text);
    let mut chars = texts
        .flat_map(|token| page.text[token.span.clone()].chars().rev())
        .filter(|c| !c.is_whitespace());
    let last = chars.next().unwrap_or(' ');
    [chars.next().unwrap_or(' '), last]
}

/// What is served for a sign above the line, and why; `None` if it may stand as it is.
pub(in crate::compile::input::formats) fn above(sign: &str, before: [char; 2]) -> Option<(String, &'static str)> {
    let bare = sign.trim_start_matches(['-', '−', '－', '+']);
    let is_number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let is_power = before[1] == 'm' && matches!(bare, "2" | "3") || before == ['1', '0'] && bare.len() <= 2;
    if is_number && (is_power || bare.len() < sign.len()) {
        let signs = sign.chars().map(|c| match c {
            '-' | '−' | '－' => '⁻',
            '+' => '⁺',
            digit => raised(digit),
        });
        return Some((signs.collect(), POWER));
    }
    let marks = sign.trim_matches(['[', ']', '［', '］', '(', ')', '（', '）', '〔', '〕', '注', ' ']);
    let lists_numbers = marks.bytes().all(|byte| byte.is_ascii_digit() || b",-".contains(&byte));
    if marks.is_empty() || !lists_numbers || !marks.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let circled = marks
        .parse()
        .ok()
        .filter(|number| (1..=20).contains(number))
        .and_then(|n: u32| char::from_u32(0x245F + n));
    Some((circled.map_or_else(|| format!("[{marks}]"), String::from), NOTE))
}

/// What is served for a sign below the line.
pub(in crate::compile::input::formats) fn below(sign: &str, before: [char; 2]) -> Option<String> {
    let is_number = !sign.is_empty() && sign.bytes().all(|byte| byte.is_ascii_digit());
    // CO₂ and PM2.5 are written on the line as well; a figure would grow by the digit.
    let lowered = |digit: char| char::from_u32(0x2080 + digit as u32 - '0' as u32).unwrap_or(digit);
    (is_number && !before[1].is_ascii_alphabetic()).then(|| sign.chars().map(lowered).collect())
}

fn raised(digit: char) -> char {
    match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => char::from_u32(0x2070 + digit as u32 - '0' as u32).unwrap_or(digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_and_marks_of_notes() {
        let rows = [
            ("万m", "2", Some("²")),
            ("mg/m", "3", Some("³")),
            ("10", "4", Some("⁴")),
            ("m", "-2", Some("⁻²")),
            ("10", "-3", Some("⁻³")),
            ("万人", "1", Some("①")),
            ("R&D", "1", Some("①")),
            ("1200", "2", Some("②")),
            ("管”", "[3]", Some("③")),
            ("2025", "21", Some("[21]")),
            ("学位", "1,2", Some("[1,2]")),
            ("学位", "注1", Some("①")),
            ("学位", "①", None),
            ("5", "th", None),
            ("甲", "*", None),
        ];
        for (before, sign, expected) in rows {
            let chars: Vec<char> = before.chars().collect();
            let two = [
                chars.get(chars.len().wrapping_sub(2)).copied().unwrap_or(' '),
                chars[chars.len() - 1],
            ];
            assert_eq!(
                above(sign, two).map(|(served, _)| served).as_deref(),
                expected,
                "{before}<sup>{sign}</sup>"
            );
        }
        assert_eq!(below("2.5", ['P', 'M']), None);
        assert_eq!(below("2", ['C', 'O']), None);
        assert_eq!(below("3", ['0', '0']).as_deref(), Some("₃"));
    }
}
