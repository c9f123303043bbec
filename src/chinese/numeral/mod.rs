//! Numbers as Chinese texts write them: in digits of any width, with separators, in words, in both (5万6千), and the way
//! from one writing to the other. It says how far a number goes; what it counts is no matter of this module.
//!
//! Every function reads at the beginning of a slice of characters; lengths are in characters.

mod decimal;
mod said;
mod words;

pub use decimal::Decimal;
pub use said::in_words;

use words::Sum;

/// A number at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number, without the myriads it ends with.
    pub value: Decimal,
    /// The power of ten of the myriads that end it, if it is in words or of several parts: 410 and 8 for 四百一十亿.
    /// Myriads behind plain digits, 410亿, are left to whoever reads the unit.
    pub myriads: u8,
    /// Its characters.
    pub length: usize,
    /// How it is written.
    pub written: Written,
    /// Digits were joined over what may part two numbers: a blank, a comma of the sentence.
    pub doubtful: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// 1,250.5
    Digits,
    /// Of several parts, the first of them in digits: 5万6千.
    Mixed,
    /// With the places said: 一千二百五十.
    Words,
    /// Digit by digit in characters, or a single one: 二〇二五, 三.
    Spelled,
}

/// The digit a character is, of any width and writing: 7, ７, 七, 柒, 两.
pub fn digit(c: char) -> Option<u8> {
    arabic_digit(c).or_else(|| word_digit(c))
}

/// The digit of an Arabic numeral, full-width or not.
pub fn arabic_digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((c as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// The digit a character stands for in words.
pub fn word_digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' | '◯' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten of a place: 十百千万亿.
pub fn place(c: char) -> Option<u8> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// Tens that are one character: 廿三.
fn tens(c: char) -> Option<i64> {
    match c {
        '廿' => Some(20),
        '卅' => Some(30),
        '卌' => Some(40),
        _ => None,
    }
}

/// Whether a number in words goes on with a character.
pub fn is_word(c: char) -> bool {
    word_digit(c).is_some() || place(c).is_some() || tens(c).is_some()
}

/// Digit by digit, in one writing: 2025, ２０２５, 二〇二五. The number and its length.
pub fn spelled(text: &[char]) -> Option<(u64, usize)> {
    let run = |of: fn(char) -> Option<u8>| {
        let digits = text.iter().map_while(|&c| of(c)).take(17);
        digits.fold((0u64, 0), |(n, length), digit| (n * 10 + u64::from(digit), length + 1))
    };
    [run(arabic_digit), run(word_digit)]
        .into_iter()
        .find(|(_, length)| (1..=16).contains(length))
}

/// A whole number without separators, in digits or in words: 12, 十二, 二十, 廿三, 二〇二五. The number and its length.
pub fn whole(text: &[char]) -> Option<(u64, usize)> {
    if text.first().is_some_and(|&c| arabic_digit(c).is_some()) {
        return spelled(text);
    }
    let number = words(text)?;
    let value = number.value.shifted(number.myriads)?;
    (value.scale == 0).then_some((value.mantissa.unsigned_abs(), number.length))
}

/// The number a text begins with, however it is written.
pub fn number(text: &[char]) -> Option<Number> {
    match text.first().copied().and_then(arabic_digit) {
        Some(_) => {
            let (value, length, doubtful) = literal(text)?;
            compound(text, value, length, doubtful).or(Some(Number {
                value,
                myriads: 0,
                length,
                written: Written::Digits,
                doubtful,
            }))
        }
        None => words(text),
    }
}

/// Whether a character before a number can be a minus sign; a joint of a range looks the same.
pub fn minus(c: char) -> bool {
    matches!(c, '-' | '－' | '−' | '﹣' | '‐' | '‑' | '–' | '负' | '負')
}

/// Blanks that part the groups of one number and nothing else.
fn joins_groups(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// No number that is held has more digits.
const MOST_DIGITS: usize = 19;

/// Digits with separators and a point: the number, its length, and whether what was joined may be two numbers.
fn literal(text: &[char]) -> Option<(Decimal, usize, bool)> {
    let run = |from: usize| count(text, from, |c| arabic_digit(c).is_some());
    let first = run(0);
    let mut end = first;
    let mut doubtful = false;
    let mut digits: Vec<char> = text[..first].to_vec();
    // 1,250 and 1 250: groups of three, the first of at most three.
    while first <= 3
        && digits.len() <= MOST_DIGITS
        && let Some(&mark) = text.get(end)
        && (joins_groups(mark) || matches!(mark, ',' | '，' | '\'' | '’' | ' '))
        && run(end + 1) == 3
    {
        let ends_in_comma = matches!(text.get(end + 4), None | Some('，'));
        doubtful |= mark == ' ' || matches!(mark, ',' | '，') && ends_in_comma;
        digits.extend(&text[end + 1..end + 4]);
        end += 4;
    }
    // 2 0 2 4: every digit by itself, as text is lifted off a page.
    if end == 1 {
        let apart = |at: usize| matches!(text.get(at), Some(' ')) && run(at + 1) == 1;
        let more = (0..MOST_DIGITS).take_while(|n| apart(1 + 2 * n)).count();
        if more >= 2 {
            digits.extend((1..=more).map(|n| text[2 * n]));
            end += 2 * more;
            doubtful = true;
        }
    }
    let mut scale = 0;
    if matches!(text.get(end), Some('.' | '．' | '·')) && run(end + 1) > 0 {
        scale = run(end + 1);
        digits.extend(&text[end + 1..end + 1 + scale]);
        end += 1 + scale;
    }
    let mantissa = digits
        .iter()
        .try_fold(0i64, |n, &c| n.checked_mul(10)?.checked_add(arabic_digit(c)?.into()))?;
    Some((Decimal::new(mantissa, u8::try_from(scale).ok()?)?, end, doubtful))
}

/// Digits and what words make of them: 5万6千, 1亿2千万, 3万5. `None` if no second part follows.
fn compound(text: &[char], first: Decimal, length: usize, doubtful: bool) -> Option<Number> {
    place(*text.get(length)?).filter(|_| first.scale == 0)?;
    let number = Sum::of(first).read(text, length)?;
    let parts = text[length..number.length].iter().any(|&c| digit(c).is_some());
    parts.then_some(Number {
        written: Written::Mixed,
        doubtful,
        ..number
    })
}

/// A number in words. `None` where words of number follow one another without making one: 十四五, 三四百.
fn words(text: &[char]) -> Option<Number> {
    Sum::default().read(text, 0).or_else(|| {
        word_digit(*text.first()?)?;
        let (value, length) = spelled(text)?;
        let ends = text.get(length).is_none_or(|&c| !is_word(c));
        ends.then_some(Number {
            value: Decimal::new(i64::try_from(value).ok()?, 0)?,
            myriads: 0,
            length,
            written: Written::Spelled,
            doubtful: false,
        })
    })
}

/// A part of a whole at the beginning of a text: 百分之三十五, 千分之三, 三分之二.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many parts.
    pub number: Decimal,
    /// Of how many.
    pub of: u64,
    /// Its characters.
    pub length: usize,
}

impl Share {
    /// The sign that counts such parts: % or ‰.
    pub fn sign(&self) -> Option<&'static str> {
        match self.of {
            100 => Some("%"),
            1_000 => Some("‰"),
            _ => None,
        }
    }
}

/// The share a text begins with.
pub fn share(text: &[char]) -> Option<Share> {
    let (of, before) = match text {
        ['百', '分', ..] => (100, 1),
        ['千', '分', ..] => (1_000, 1),
        ['万', '分', ..] => (10_000, 1),
        _ => whole(text)?,
    };
    let rest = text[before..].strip_prefix(&['分', '之'])?;
    let sign = usize::from(rest.first().is_some_and(|&c| minus(c)));
    let rest = &rest[sign..];
    let (value, length) = match number(rest) {
        Some(number) => (number.value.shifted(number.myriads)?, number.length),
        // 百分之百
        None if rest.first() == Some(&'百') => (Decimal::whole(100), 1),
        None => return None,
    };
    (of > 1).then_some(Share {
        number: if sign > 0 { value.negated() } else { value },
        of,
        length: before + 2 + sign + length,
    })
}

fn count(text: &[char], from: usize, wanted: impl Fn(char) -> bool) -> usize {
    text.iter().skip(from).take_while(|&&c| wanted(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// The number, its myriads, what is left, and `?` where it is doubtful.
    fn read(text: &str) -> String {
        let chars = chars(text);
        let Some(n) = number(&chars) else {
            return "-".to_string();
        };
        let myriads = ["", "万", "亿", "万亿"][usize::from(n.myriads / 4)];
        let left: String = chars[n.length..].iter().collect();
        let doubt = if n.doubtful { "?" } else { "" };
        format!("{}{myriads}{doubt} {left}", n.value.value())
    }

    #[test]
    fn digits_are_read_in_every_typography() {
        let rows = [
            ("1556.64亿元", "1556.64 亿元"),
            ("６．５％", "6.5 ％"),
            ("1,250公里", "1250 公里"),
            ("１，２５０公里", "1250 公里"),
            ("1'250公里", "1250 公里"),
            ("1\u{2009}250\u{202f}000公里", "1250000 公里"),
            ("12\u{a0}300户", "12300 户"),
            ("3 200 户", "3200?  户"),
            ("2 0 2 4 年", "2024?  年"),
            ("1 2 个", "1  2 个"),
            ("1250，230", "1250 ，230"),
            ("12，3项", "12 ，3项"),
            ("12，300，", "12300? ，"),
            ("3·5亿", "3.5 亿"),
            ("99999999999999999999", "-"),
        ];
        for (text, expected) in rows {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_several_parts_are_one() {
        let rows = [
            ("5万6千元", "56000 元"),
            ("1亿2千万元", "1.2亿 元"),
            ("1亿2000万元", "1.2亿 元"),
            ("3万5户", "35000 户"),
            ("3万5000户", "35000 户"),
            ("2千5百人", "2500 人"),
            ("12万3千4百亩", "123400 亩"),
            ("3亿五千万斤", "3.5亿 斤"),
            ("5万元", "5 万元"),
            ("300千瓦", "300 千瓦"),
            ("5千米3次", "5 千米3次"),
            ("3万2023年", "3 万2023年"),
            ("1.5万3千", "1.5 万3千"),
            ("20万1.5亿", "20 万1.5亿"),
        ];
        for (text, expected) in rows {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn words_are_read() {
        let rows = [
            ("四百一十亿元", "410亿 元"),
            ("四百五十一点三亿元", "451.3亿 元"),
            ("三点五亿元", "3.5亿 元"),
            ("七十三点五", "73.5 "),
            ("九千八百元", "9800 元"),
            ("叁仟陆佰户", "3600 户"),
            ("伍拾万圆", "50万 圆"),
            ("两千八", "2800 "),
            ("一百二十个", "120 个"),
            ("一百零五项", "105 项"),
            ("三千零二十", "3020 "),
            ("三万零五百", "30500 "),
            ("一亿二千万", "1.2亿 "),
            ("三万五", "35000 "),
            ("五万六千三百二十一", "56321 "),
            ("一万亿元", "1万亿 元"),
            ("一万两千亿元", "1.2万亿 元"),
            ("廿三条", "23 条"),
            ("卅年", "30 年"),
            ("十二个", "12 个"),
            ("二十届", "20 届"),
            ("三十千瓦", "30 千瓦"),
            ("三百万千瓦", "300万 千瓦"),
            ("零点五", "0.5 "),
            ("三", "3 "),
            ("三个", "3 个"),
            ("二〇二五年", "2025 年"),
            ("一点也", "1 点也"),
            ("十四五", "-"),
            ("三四百户", "-"),
            ("百年", "-"),
            ("千家万户", "-"),
            ("万亩", "-"),
            ("二百五十六万三千人", "2563000 人"),
        ];
        for (text, expected) in rows {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn shares_are_read() {
        let rows = [
            ("百分之七十三点五", Some((73.5, 100, 8))),
            ("百分之百", Some((100.0, 100, 4))),
            ("百分之12", Some((12.0, 100, 5))),
            ("百分之负三", Some((-3.0, 100, 5))),
            ("千分之六点二", Some((6.2, 1_000, 6))),
            ("万分之五", Some((5.0, 10_000, 4))),
            ("三分之二", Some((2.0, 3, 4))),
            ("三分之一以上", Some((1.0, 3, 4))),
            ("百分比", None),
            ("部分之一", None),
            ("三分之", None),
        ];
        for (text, expected) in rows {
            let found = share(&chars(text)).map(|s| (s.number.value(), s.of, s.length));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_read() {
        let rows = [
            ("12月", Some((12, 2))),
            ("１２月", Some((12, 2))),
            ("十二月", Some((12, 2))),
            ("二十", Some((20, 2))),
            ("廿三日", Some((23, 2))),
            ("三十一", Some((31, 3))),
            ("二零二五年", Some((2025, 4))),
            ("○", Some((0, 1))),
            ("月", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(whole(&chars(text)), expected, "{text}");
        }
    }
}
