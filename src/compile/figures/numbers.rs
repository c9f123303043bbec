//! Where the numbers are that may count something: those of every writing, ranges, ratios. What is part of a name (1+2+1,
//! IPv6, 5G, 《…》, 〔2021〕) is left out here, and what may be half a number is marked.

use std::ops::Range;

use crate::chinese::numeral::{self, Decimal, Number, Written};
use crate::compile::figures::{chinese, units};
use crate::model::Amount;

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// The characters of it, those of a whole range or ratio.
    pub range: Range<usize>,
    /// How much.
    pub amount: Amount,
    /// The myriads that end it and belong to its unit: 四百一十亿.
    pub myriads: &'static str,
    /// What a Chinese numeral says beside the number.
    pub sense: Sense,
    /// It may be two numbers, digits joined over a blank, or half a one.
    pub doubtful: bool,
}

/// What kind of numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Digits; the unit follows.
    Digits,
    /// Words: 三百二十. The unit follows.
    Words,
    /// A part of a whole, already in percent: 一半, 八成, 百分之五.
    Percent,
    /// The same, in no round figure: 三分之二.
    About,
    /// A part of a whole, in parts of a thousand: 千分之三.
    Permille,
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
        '﹪' => '%',
        '－' | '−' | '﹣' | '‐' | '‑' | '–' | '—' | '～' | '〜' | '~' | '─' => '-',
        ',' => '，',
        '\u{3000}' => ' ',
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
        match arabic(chars, at).or_else(|| chinese::numeral(chars, at)) {
            Some(numeral) => {
                // A round myriad has no characters of its own.
                at = numeral.range.end.max(at + 1);
                found.push(numeral);
            }
            // 9:30 is no ratio, and 30 no number of its own; nor is the tail of words that make none.
            None => {
                let digits = |c: &&char| c.is_ascii_digit() || **c == ':';
                let run = chars[at..].iter().take_while(digits).count();
                let words = chars[at..].iter().take_while(|c| numeral::is_word(**c)).count();
                at += run.max(words).max(1);
            }
        }
    }
    found
}

/// No title, file number or address is longer; of what is, as much is passed over at a time.
const LONGEST_NAME: usize = 256;

/// The end of what holds digits and counts nothing: titles, file numbers, Latin words with digits, formulas, 2.1.3.
fn name_end(chars: &[char], at: usize) -> Option<usize> {
    let near = &chars[..chars.len().min(at + LONGEST_NAME)];
    let close = |mark: char| near[at..].iter().position(|&c| c == mark).map(|n| at + n + 1);
    let digits = |from: usize| {
        near[from.min(near.len())..]
            .iter()
            .take_while(|c| c.is_ascii_digit() || **c == '.')
            .count()
    };
    match chars[at] {
        '《' => close('》'),
        '〔' => close('〕'),
        // +3.2%
        '+' if digits(at + 1) > 0 && matches!(chars.get(at + 1 + digits(at + 1)), Some('%' | '‰')) => None,
        c if c.is_ascii_alphanumeric() || c == '+' => {
            let length = near[at..]
                .iter()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-' | '_' | '/' | '@' | ':'))
                .count();
            let run: String = chars[at..at + length].iter().collect();
            let named = run.contains(|c: char| c.is_ascii_alphabetic()) && !units::is_latin(&chars[at + digits(at)..]);
            let numbered = run[..digits(at)].trim_end_matches('.').matches('.').count() > 1;
            // 3家A级 is no such run: Latin behind a unit stands apart.
            (run.contains('+') || named || numbered).then_some(at + length)
        }
        _ => None,
    }
}

fn arabic(chars: &[char], at: usize) -> Option<Numeral> {
    let number = numeral::number(&chars[at..]).filter(|_| chars[at].is_ascii_digit())?;
    let minus = is_minus(chars, at);
    // ±0.5%, +3.2%
    let both = chars[..at].last() == Some(&'±');
    let sign = usize::from(minus || both || chars[..at].last() == Some(&'+'));
    let mut numeral = Numeral {
        range: at - sign..at + number.length,
        amount: match both {
            true => Amount::Range(number.value.negated(), number.value),
            false => Amount::One(signed(number.value, minus)),
        },
        myriads: myriads_of(&number),
        sense: Sense::Digits,
        doubtful: number.doubtful || is_cut(chars, at - sign),
    };
    let mut parts = vec![number.value];
    while chars.get(numeral.range.end) == Some(&':')
        && let Some(part) = plain(&chars[numeral.range.end + 1..])
    {
        parts.push(part.value);
        numeral.range.end += 1 + part.length;
    }
    if parts.len() > 1 {
        let before: String = chars[at.saturating_sub(12)..at].iter().collect();
        let ratio = parts.len() > 2 || before.contains('比');
        numeral.amount = Amount::Ratio(parts);
        return ratio.then_some(numeral);
    }
    Some(ranged(chars, numeral))
}

/// A number with the upper end of the range it may begin: 5-12, 10%至15%, 三至五, 2万元到3万元.
pub(super) fn ranged(chars: &[char], numeral: Numeral) -> Numeral {
    match (upper(chars, &numeral), &numeral.amount) {
        (Some((to, end, doubtful)), Amount::One(from)) => Numeral {
            amount: Amount::Range(*from, to),
            range: numeral.range.start..end,
            doubtful: numeral.doubtful || doubtful,
            ..numeral
        },
        _ => numeral,
    }
}

fn upper(chars: &[char], lower: &Numeral) -> Option<(Decimal, usize, bool)> {
    let end = lower.range.end;
    let unit = units::unit(chars, end).map_or(end, |unit| unit.end);
    let from = lower
        .range
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(chars[at], '从' | '由'));
    // 3万-5万: no unit yet, but myriads.
    let myriads = end + chars[end..].iter().take_while(|c| matches!(c, '万' | '亿')).count();
    [unit, myriads, end].into_iter().find_map(|joint| {
        let spoken = matches!(chars.get(joint), Some('至' | '到'));
        let dash = chars.get(joint) == Some(&'-') && (chars.get(joint + 1) != Some(&'-'));
        // 从31.6%到40% goes from one to the other; 10%到15% lies between.
        (dash || spoken && !from).then_some(())?;
        let minus = usize::from(matches!(chars.get(joint + 1), Some('-' | '负')));
        let number = plain(chars.get(joint + 1 + minus..)?)?;
        let next = joint + 1 + minus + number.length;
        let same = joint == end || chars[next..].starts_with(&chars[end..joint]);
        let alike = myriads_of(&number) == lower.myriads;
        (same && alike).then_some((signed(number.value, minus > 0), next, number.doubtful))
    })
}

/// A number of one writing, and none that is spelled digit by digit.
fn plain(text: &[char]) -> Option<Number> {
    let single = |n: &Number| n.written != Written::Spelled || n.length == 1;
    numeral::number(text).filter(single)
}

/// The characters of the myriads that end a number.
pub(super) fn myriads_of(number: &Number) -> &'static str {
    match number.myriads {
        4 => "万",
        8 => "亿",
        12 => "万亿",
        _ => "",
    }
}

fn signed(value: Decimal, minus: bool) -> Decimal {
    if minus { value.negated() } else { value }
}

/// Whether what stands before a number is a minus sign, 增长-3.2%, and no joint: 3-5家, 3家-5家, 2021年-2023年.
fn is_minus(chars: &[char], at: usize) -> bool {
    let Some(sign) = at.checked_sub(1).filter(|&sign| matches!(chars[sign], '-' | '负')) else {
        return false;
    };
    let before = &chars[..sign];
    match before.last() {
        // A cell of a table; before things it is the mark of a list.
        None => units::is_rate(chars, at) || chars[at..].iter().all(|c| c.is_ascii_digit() || *c == '.'),
        Some('-' | '正') => false,
        Some(c) if c.is_ascii_alphanumeric() => false,
        Some('长' | '降' | '速' | '幅' | '为' | '是' | '达' | '到' | '至' | '在' | '比' | '率') => true,
        Some('(' | '，' | '、' | ':' | ' ') => units::is_rate(chars, at),
        Some(_) => !before.iter().rev().take(3).any(char::is_ascii_digit) && units::is_rate(chars, at),
    }
}

/// Whether a number may be the end of one that was cut: a digit, a point or myriads stand before the blank before it, or
/// right before it.
pub(super) fn is_cut(chars: &[char], at: usize) -> bool {
    let blanks = chars[..at].iter().rev().take_while(|c| c.is_whitespace()).count();
    let before = &chars[..at - blanks];
    let counted = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_digit() || numeral::is_word(*c));
    match before.last() {
        Some(c) if c.is_ascii_digit() => true,
        Some('.' | '点' | '万' | '亿' | '千' | '百') => counted(before.iter().rev().nth(1)),
        _ => false,
    }
}

/// Whether a text ends with a word.
pub fn ends_with(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter().rev();
    word.chars().rev().all(|c| chars.next() == Some(&c))
}

/// Whether a word stands in a text.
pub fn contains(chars: &[char], word: &str) -> bool {
    (0..chars.len()).any(|at| begins_with(&chars[at..], word))
}

/// Whether a text begins with a word.
pub fn begins_with(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter();
    word.chars().all(|c| chars.next() == Some(&c))
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
        let rows: [(&str, &[&str]); 42] = [
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
            ("工业增加值增长-3.2%，投资增速为－8.5%", &["-3.2", "-8.5"]),
            ("同比−12.3%、-5%", &["-12.3", "-5"]),
            ("降至-3℃，误差±0.5%", &["-3", "-0.5-0.5"]),
            ("增长负2%至负1%", &["-2--1"]),
            ("3家-5家，2021年-2023年", &["3-5", "2021-2023"]),
            ("新建道路12.8km，浓度23μg/m³", &["12.8", "23"]),
            ("PM2.5浓度和5G", &[]),
            ("收入5万6千元", &["56000"]),
            ("收入5万 6千元", &["5", "6?"]),
            ("城镇化率7 2.4%", &["7", "2.4?"]),
            ("共三百二十户", &["320"]),
            ("三百至五百户", &["300-500"]),
            ("提高两个百分点，提高一倍", &["2", "1"]),
            ("一家、三个方面、十四五、千家万户、第三十条、几十个", &[]),
            ("年过半百", &[]),
            ("百分之五到百分之八", &["5-8"]),
            ("占四分之三、近三分之二，部分之一", &["75", "66.7"]),
            ("三成五以上", &["35"]),
            ("2.1.3节", &[]),
            ("增长+3.2%", &["3.2"]),
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
