//! What is typed in one way and written in another: 百分之六 for 6%, 二〇二五年 for 2025年, and names typed without the
//! marks inside them, 正方创港 for 正方·创港.

use crate::chinese::calendar::{self, DIGITS, Form};
use crate::search::needle::Needle;
use crate::segment::Store;
use crate::segment::stream::SEPARATOR;

/// Marks that join the parts of a name.
const JOINTS: &str = "·-—/\"'《》<>[]() ";
/// Different ways of writing that are looked for.
const MOST: usize = 3;

/// The text as the corpus writes it; `None` where it does not stand in the corpus so either.
pub(in crate::search) fn written(store: &Store, folded: &[char]) -> Option<Vec<Needle>> {
    if let Some(digits) = in_digits(folded) {
        let needle = Needle::new(store, &digits, true);
        return needle.occurs(store).then(|| vec![needle]);
    }
    let found = with_marks(store, folded);
    (!found.is_empty()).then_some(found)
}

/// Percentages and years in digits; `None` if there are none in characters.
fn in_digits(folded: &[char]) -> Option<Vec<char>> {
    let mut digits: Vec<char> = Vec::with_capacity(folded.len());
    let mut at = 0;
    let mut changed = false;
    while at < folded.len() {
        let rest = &folded[at..];
        if let Some((length, percent)) = percent(rest) {
            digits.extend(percent.chars());
            at += length;
            changed = true;
        } else if let Some((length, year)) = year(rest).filter(|_| !rest[0].is_ascii_digit()) {
            digits.extend(format!("{year}年").chars());
            at += length;
            changed = true;
        } else {
            digits.push(rest[0]);
            at += 1;
        }
    }
    changed.then_some(digits)
}

/// A year in words at the beginning of a text, 二〇二五年: its length, and the year.
fn year(text: &[char]) -> Option<(usize, calendar::Year)> {
    let written = calendar::written(text).filter(|written| written.form == Form::Year)?;
    Some((written.length, written.years.to))
}

/// A percentage at the beginning of a text, 百分之六点五: its length, and 6.5%.
fn percent(text: &[char]) -> Option<(usize, String)> {
    let number = text.strip_prefix(&['百', '分', '之'])?;
    let digit = |c: char| {
        DIGITS
            .iter()
            .position(|&digit| digit == c || c == '零' && digit == '〇')
    };
    let (mut whole, mut last, mut length) = (0, None, 0);
    for &c in number {
        match (digit(c), c) {
            (Some(digit), _) => last = Some(digit),
            (None, '十') => whole += 10 * last.take().unwrap_or(1),
            (None, '百') => whole += 100 * last.take().unwrap_or(1),
            _ => break,
        }
        length += 1;
    }
    if length == 0 {
        return None;
    }
    let mut percent = (whole + last.unwrap_or(0)).to_string();
    if let Some(fraction) = number[length..].strip_prefix(&['点']) {
        let digits: Vec<usize> = fraction.iter().map_while(|&c| digit(c)).collect();
        if !digits.is_empty() {
            length += 1 + digits.len();
            percent.push('.');
            digits.iter().for_each(|digit| percent.push_str(&digit.to_string()));
        }
    }
    percent.push('%');
    Some((3 + length, percent))
}

/// What reads like the text but for marks inside it, typed or printed.
fn with_marks(store: &Store, folded: &[char]) -> Vec<Needle> {
    let plain: Vec<char> = folded.iter().copied().filter(|&c| !JOINTS.contains(c)).collect();
    let numbers: Option<Vec<u16>> = plain.iter().map(|&c| store.number(c)).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() > 2) else {
        return Vec::new();
    };
    let typed_with_marks = plain.len() < folded.len();
    let joint = |n: u16| n != SEPARATOR && JOINTS.contains(store.alphabet.char(n));
    let stream = &store.stream.numbers;
    let mut found: Vec<&[u16]> = Vec::new();
    'places: for at in store.positions.find(&store.stream, &numbers[..1]) {
        let start = at as usize;
        let mut end = start + 1;
        for &number in &numbers[1..] {
            while stream.get(end).is_some_and(|&n| n != number && joint(n)) {
                end += 1;
            }
            if stream.get(end) != Some(&number) {
                continue 'places;
            }
            end += 1;
        }
        // Without a mark it is what was typed, as a part of something longer; unless marks were typed.
        let otherwise = typed_with_marks || end - start > numbers.len();
        if otherwise && found.len() < MOST && !found.contains(&&stream[start..end]) {
            found.push(&stream[start..end]);
        }
    }
    let needles = found.into_iter().map(|text| store.alphabet.spell::<Vec<char>>(text));
    needles
        .map(|text| Needle::new(store, &text, true))
        .filter(|needle| needle.occurs(store))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_and_years_are_written_in_digits() {
        let rows = [
            ("百分之六", Some("6%")),
            ("增长百分之六点五以上", Some("增长6.5%以上")),
            ("百分之十", Some("10%")),
            ("百分之一百二十三", Some("123%")),
            ("百分之九十点零五", Some("90.05%")),
            ("百分之百", Some("100%")),
            ("二〇二五年", Some("2025年")),
            ("到二零二五年达到百分之二十", Some("到2025年达到20%")),
            ("百分之", None),
            ("百分比", None),
            ("2025年", None),
            ("一二三四", None),
        ];
        for (typed, expected) in rows {
            let digits = in_digits(&typed.chars().collect::<Vec<char>>());
            assert_eq!(digits.map(String::from_iter).as_deref(), expected, "{typed}");
        }
    }
}
