//! Where the numbers are: Arabic numerals in every typography, ranges, ratios, and the few Chinese numerals that count
//! something. What is part of a name (1+2+1, IPv6, 5G, 《…》, 〔2021〕) is left out here.

use std::ops::Range;

use crate::model::{Amount, Decimal};

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// The characters of it, those of a whole range or ratio.
    pub range: Range<usize>,
    /// How much.
    pub amount: Amount,
    /// What a Chinese numeral says beside the number.
    pub sense: Sense,
    /// Digits were joined over a blank: may be two numbers.
    pub doubtful: bool,
}

/// What kind of numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Digits; the unit follows.
    Digits,
    /// A part of a whole, already in percent: 一半, 八成, 百分之五.
    Percent,
    /// So many times: 翻一番.
    Times,
    /// A place: 第一, 首位, 第79名.
    Rank,
    /// A round myriad behind a bounding word: 超万亩, 突破千亿. The unit begins at the end of the range.
    Round,
}

/// Width and typographic variants as one, character for character.
pub fn normalized(text: &str) -> Vec<char> {
    let plain = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '／' | '：' | '（' | '）' | '；' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '∶' => ':',
        '－' | '–' | '—' | '～' | '〜' | '~' | '─' => '-',
        ',' => '，',
        '\u{a0}' | '\u{3000}' => ' ',
        _ => c,
    };
    text.chars().map(plain).collect()
}

/// All numbers of a normalized text, in order.
pub fn numerals(chars: &[char]) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some(end) = name_end(chars, at) {
            at = end;
            continue;
        }
        match arabic(chars, at).or_else(|| crate::compile::figures::chinese::numeral(chars, at)) {
            Some(numeral) => {
                // A round myriad has no characters of its own.
                at = numeral.range.end.max(at + 1);
                found.push(numeral);
            }
            // 9:30 is no ratio, and 30 no number of its own.
            None => {
                at += chars[at..]
                    .iter()
                    .take_while(|c| c.is_ascii_digit() || **c == ':')
                    .count()
                    .max(1)
            }
        }
    }
    found
}

/// The end of what holds digits and counts nothing: titles, file numbers, Latin words with digits, formulas.
fn name_end(chars: &[char], at: usize) -> Option<usize> {
    let close = |mark: char| chars[at..].iter().position(|&c| c == mark).map(|n| at + n + 1);
    match chars[at] {
        '《' => close('》'),
        '〔' => close('〕'),
        c if c.is_ascii_alphanumeric() || c == '+' => {
            let length = chars[at..]
                .iter()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-' | '_' | '/' | '@' | ':'))
                .count();
            let run: String = chars[at..at + length].iter().collect();
            let formula = run.contains('+');
            let named = run.contains(|c: char| c.is_ascii_alphabetic());
            // 3家A级 is no such run: Latin behind a unit stands apart.
            (formula || named).then_some(at + length)
        }
        _ => None,
    }
}

fn arabic(chars: &[char], at: usize) -> Option<Numeral> {
    let (first, mut end, mut doubtful) = decimal(chars, at)?;
    let mut parts = vec![first];
    while chars.get(end) == Some(&':')
        && let Some((part, next, _)) = decimal(chars, end + 1)
    {
        parts.push(part);
        end = next;
    }
    if parts.len() > 1 {
        let before: String = chars[at.saturating_sub(12)..at].iter().collect();
        return (parts.len() > 2 || before.contains('比')).then_some(Numeral {
            range: at..end,
            amount: Amount::Ratio(parts),
            sense: Sense::Digits,
            doubtful,
        });
    }
    let amount = match upper(chars, at, end) {
        Some((to, next, unsure)) => {
            end = next;
            doubtful |= unsure;
            Amount::Range(first, to)
        }
        None => Amount::One(first),
    };
    Some(Numeral {
        range: at..end,
        amount,
        sense: Sense::Digits,
        doubtful,
    })
}

/// The upper end of a range whose lower one ends at `end`: `-12`, `至12`, `%-15`, `万-5万`.
fn upper(chars: &[char], start: usize, end: usize) -> Option<(Decimal, usize, bool)> {
    let unit = chars[end..]
        .iter()
        .take_while(|c| matches!(c, '%' | '万' | '亿'))
        .count();
    let sign = end + unit;
    let spoken = matches!(chars.get(sign), Some('至' | '到'));
    let from = start > 0 && matches!(chars[start - 1], '从' | '由');
    // 从31.6%到40% goes from one to the other; 10%到15% lies between.
    if !(chars.get(sign) == Some(&'-') && chars.get(sign + 1) != Some(&'-') || spoken && !from) {
        return None;
    }
    let (to, next, doubtful) = decimal(chars, sign + 1)?;
    let same_unit = unit == 0 || chars[next..].starts_with(&chars[end..sign]);
    same_unit.then_some((to, next, doubtful))
}

/// A number at `at`, its end, and whether blanks stood between its digits.
fn decimal(chars: &[char], at: usize) -> Option<(Decimal, usize, bool)> {
    let run = |from: usize| {
        chars[from.min(chars.len())..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    let length = run(at);
    if length == 0 {
        return None;
    }
    let mut digits: Vec<char> = chars[at..at + length].to_vec();
    let mut end = at + length;
    let mut doubtful = false;
    // 1,556 and 1 556: groups of three, the first of at most three.
    while digits.len() <= 12 && length <= 3 && matches!(chars.get(end), Some('，' | ' ')) && run(end + 1) == 3 {
        doubtful |= chars[end] == ' ' || chars.get(end + 4).is_none_or(|c| *c == '，');
        digits.extend(&chars[end + 1..end + 4]);
        end += 4;
    }
    let mut scale = 0;
    if matches!(chars.get(end), Some('.' | '·')) && run(end + 1) > 0 {
        let fraction = run(end + 1);
        digits.extend(&chars[end + 1..end + 1 + fraction]);
        scale = fraction;
        end += 1 + fraction;
    }
    let mantissa: i64 = digits.iter().collect::<String>().parse().ok()?;
    (mantissa.unsigned_abs() <= Decimal::MAX && scale <= 15).then_some((
        Decimal {
            mantissa,
            scale: scale as u8,
        },
        end,
        doubtful,
    ))
}

/// Whether a text ends with a word.
pub fn ends_with(chars: &[char], word: &str) -> bool {
    chars.len() >= word.chars().count() && word.chars().rev().zip(chars.iter().rev()).all(|(a, b)| a == *b)
}

/// Whether a word stands in a text.
pub fn contains(chars: &[char], word: &str) -> bool {
    (0..chars.len()).any(|at| begins_with(&chars[at..], word))
}

/// Whether a text begins with a word.
pub fn begins_with(chars: &[char], word: &str) -> bool {
    chars.len() >= word.chars().count() && word.chars().zip(chars).all(|(a, b)| a == *b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let chars = normalized(text);
        let shown = |n: Numeral| {
            let parts: Vec<String> = n.amount.numbers().iter().map(|d| d.value().to_string()).collect();
            let sign = match n.amount {
                Amount::Range(..) => "-",
                _ => ":",
            };
            parts.join(sign) + if n.doubtful { "?" } else { "" }
        };
        numerals(&chars).into_iter().map(shown).collect()
    }

    #[test]
    fn numbers_are_found_as_they_are_printed() {
        let rows: [(&str, &[&str]); 22] = [
            ("地区生产总值1556.64亿元", &["1556.64"]),
            ("增长６．５％", &["6.5"]),
            ("总产值1,353.7亿元", &["1353.7"]),
            ("筹集 1 200 套", &["1200?"]),
            ("新增1-2个千亿产业集群", &["1-2"]),
            ("压缩至5—12个工作日", &["5-12"]),
            ("提高10%至15%", &["10-15"]),
            ("从76%增加至81%", &["76", "81"]),
            ("从76%到81%", &["76", "81"]),
            ("比重为0:36.7:63.3", &["0:36.7:63.3"]),
            ("师生比1∶17", &["1:17"]),
            ("9:30开会", &[]),
            ("构建“1+2+1”体系", &[]),
            ("升级IPv6和5G网络", &[]),
            ("《“十四五”规划100条》共3条", &["3"]),
            ("署令〔2021〕251号", &["251"]),
            ("近一半", &["50"]),
            ("百分之十二", &["12"]),
            ("比2010年翻一番", &["2010", "2"]),
            ("储备超万亩产业熟地", &["1"]),
            ("位居全市第一，第一时间", &["1"]),
            ("产出超千亿、千亿级集群", &["1000"]),
        ];
        for (text, expected) in rows {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
