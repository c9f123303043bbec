//! What is typed in one way and written in another: 百分之六 for 6% and the other way round, 二〇二五年 for 2025年, and names
//! typed without the marks inside them, 正方创港 for 正方·创港.

use crate::chinese::calendar::{self, Form};
use crate::chinese::numeral::{self, Written};
use crate::search::needle::Needle;
use crate::segment::Store;
use crate::segment::stream::SEPARATOR;

/// Marks that join the parts of a name.
const JOINTS: &str = "·-—/\"'《》<>[]() ";
/// Different ways of writing that are looked for.
const MOST: usize = 3;

/// The text as the corpus writes it; `None` where it does not stand in the corpus so either.
pub(in crate::search) fn written(store: &Store, folded: &[char]) -> Option<Vec<Needle>> {
    let words = in_words(folded);
    let spoken = words.as_deref().map(with_pairs);
    let numbers = [in_digits(folded), words, spoken].into_iter().flatten();
    let needle = |text: Vec<char>| Needle {
        // 百分之六 is not found in 百分之六十.
        bounded: true,
        ..Needle::new(store, &text, true)
    };
    let mut found: Vec<Needle> = numbers.map(needle).filter(|needle| needle.occurs(store)).collect();
    found.dedup();
    if found.is_empty() {
        found = with_marks(store, folded);
    }
    (!found.is_empty()).then_some(found)
}

/// The text with its numbers in digits; `None` if there are none in words.
fn in_digits(folded: &[char]) -> Option<Vec<char>> {
    let mut digits: Vec<char> = Vec::with_capacity(folded.len());
    let mut at = 0;
    while at < folded.len() {
        let (length, text) = said(&folded[at..]).unwrap_or((1, folded[at].into()));
        digits.extend(text.chars());
        at += length;
    }
    (digits != folded).then_some(digits)
}

/// A number in words at the beginning of a text, and how it is written in digits. A single word is none: 三农.
fn said(text: &[char]) -> Option<(usize, String)> {
    if let Some(share) = numeral::share(text) {
        return Some((share.length, share.number.plain(0) + share.sign()?));
    }
    if let Some((length, year)) = year(text).filter(|_| !text[0].is_ascii_digit()) {
        return Some((length, format!("{year}年")));
    }
    let number = numeral::number(text).filter(|number| number.written == Written::Words)?;
    let myriads = ["", "万", "亿", "万亿"][usize::from(number.myriads / 4)];
    Some((number.length, number.value.plain(0) + myriads))
}

/// A year in words at the beginning of a text, 二〇二五年: its length, and the year.
fn year(text: &[char]) -> Option<(usize, calendar::Year)> {
    let written = calendar::written(text).filter(|written| written.form == Form::Year)?;
    Some((written.length, written.years.to))
}

/// The text with its numbers in words; `None` if there are none in digits. Years and names (5G) stay.
fn in_words(folded: &[char]) -> Option<Vec<char>> {
    let mut words: Vec<char> = Vec::with_capacity(folded.len());
    let mut at = 0;
    while at < folded.len() {
        let length = count(&folded[at..], |c| c.is_ascii_digit() || c == '.');
        let (behind, next) = (at + length, folded.get(at + length));
        let named = folded[..at].last().is_some_and(char::is_ascii_alphanumeric)
            || next.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '年');
        let digits: String = folded[at..behind].iter().collect();
        let said = numeral::in_words(&digits).filter(|_| !named);
        let share = match next {
            Some('%') => "百分之",
            Some('‰') => "千分之",
            _ => "",
        };
        match said {
            None => words.extend(&folded[at..behind.max(at + 1)]),
            Some(_) if digits == "2" && share.is_empty() => words.push('两'),
            Some(said) => words.extend(share.chars().chain(said.chars())),
        }
        at = behind.max(at + 1);
        at += usize::from(!share.is_empty() && !named);
    }
    (words != folded).then_some(words)
}

/// 两千八百万 for 二千八百万.
fn with_pairs(words: &[char]) -> Vec<char> {
    let place = |at: usize| words.get(at + 1).and_then(|&c| numeral::place(c));
    let pair = |(at, &c)| if c == '二' && place(at) > Some(1) { '两' } else { c };
    words.iter().enumerate().map(pair).collect()
}

fn count(text: &[char], wanted: impl Fn(char) -> bool) -> usize {
    text.iter().take_while(|&&c| wanted(c)).count()
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
    fn numbers_are_written_in_digits() {
        let rows = [
            ("百分之六", Some("6%")),
            ("增长百分之六点五以上", Some("增长6.5%以上")),
            ("百分之十", Some("10%")),
            ("百分之一百二十三", Some("123%")),
            ("百分之九十点零五", Some("90.05%")),
            ("百分之百", Some("100%")),
            ("千分之三点二", Some("3.2‰")),
            ("三百二十户", Some("320户")),
            ("四百一十亿元", Some("410亿元")),
            ("两千八百个", Some("2800个")),
            ("三点五亿", Some("3.5亿")),
            ("二〇二五年", Some("2025年")),
            ("到二零二五年达到百分之二十", Some("到2025年达到20%")),
            ("百分之", None),
            ("百分比", None),
            ("2025年", None),
            ("一二三四", None),
            ("十四五规划", None),
            ("三农", None),
            ("一网统管", None),
            ("千家万户", None),
        ];
        for (typed, expected) in rows {
            let digits = in_digits(&typed.chars().collect::<Vec<char>>());
            assert_eq!(digits.map(String::from_iter).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn numbers_are_written_in_words() {
        let rows = [
            ("6%", Some("百分之六")),
            ("增长6.5%以上", Some("增长百分之六点五以上")),
            ("3.2‰", Some("千分之三点二")),
            ("320户", Some("三百二十户")),
            ("410亿元", Some("四百一十亿元")),
            ("2个", Some("两个")),
            ("2025年35%", Some("2025年百分之三十五")),
            ("2025年", None),
            ("5g", None),
            ("ipv6", None),
            ("1.2.3", None),
            ("学位", None),
        ];
        for (typed, expected) in rows {
            let words = in_words(&typed.chars().collect::<Vec<char>>());
            assert_eq!(words.map(String::from_iter).as_deref(), expected, "{typed}");
        }
    }
}
