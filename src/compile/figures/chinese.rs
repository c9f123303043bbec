//! Chinese numerals that count something: 一半, 八成, 百分之五, 翻一番, 第79名, 超万亩.

use crate::compile::figures::numbers::{Numeral, Sense, begins_with, ends_with};
use crate::model::{Amount, Decimal};

/// Words that bound a round number: 超万亩.
#[rustfmt::skip]
const BOUNDS: &[&str] = &[
    "超过", "突破", "达到", "接近", "超", "破", "逾", "近", "达", "约", "值过", "额过", "入过",
];

/// The Chinese numeral at a place, if it counts something.
pub fn numeral(chars: &[char], at: usize) -> Option<Numeral> {
    let rest = &chars[at..];
    let starts = |words: &str| rest.len() >= words.chars().count() && words.chars().zip(rest).all(|(a, b)| a == *b);
    let before = |words: &[&str]| words.iter().any(|word| ends_with(&chars[..at], word));
    let numeral = |length: usize, mantissa: i64, scale: u8, sense: Sense| Numeral {
        range: at..at + length,
        amount: Amount::One(Decimal { mantissa, scale }),
        sense,
        doubtful: false,
    };
    let bounded = |length: usize| {
        let after = &rest[length.min(rest.len())..];
        before(BOUNDS)
            || before(&["过", "占", "不足", "将近"])
            || ["以上", "以下", "左右", "多"].iter().any(|w| begins_with(after, w))
    };
    if starts("百分之")
        && let (Some(value), length) = spoken(&rest[3..])
    {
        return Some(numeral(3 + length, value, 0, Sense::Percent));
    }
    for half in ["一半", "半数"] {
        if starts(half) && bounded(2) {
            return Some(numeral(2, 50, 0, Sense::Percent));
        }
    }
    if starts("过半") && !before(&["时间", "任务"]) {
        return Some(numeral(2, 50, 0, Sense::Percent));
    }
    if let Some(tenths) = digit(rest[0]).filter(|n| (1..10).contains(n))
        && rest.get(1) == Some(&'成')
        && bounded(2)
    {
        return Some(numeral(2, tenths * 10, 0, Sense::Percent));
    }
    if starts("翻番") {
        return Some(numeral(2, 2, 0, Sense::Times));
    }
    if rest[0] == '翻'
        && rest.get(2) == Some(&'番')
        && let Some(times) = digit(rest[1])
    {
        return Some(numeral(3, 1 << times.min(10), 0, Sense::Times));
    }
    rank(chars, at).or_else(|| round(chars, at))
}

/// 位居全市第一, 第79名, 居首位, 前三.
fn rank(chars: &[char], at: usize) -> Option<Numeral> {
    let rest = &chars[at..];
    let clause: String = chars[..at]
        .iter()
        .rev()
        .take_while(|c| !matches!(c, '，' | '。' | ';' | '；'))
        .take(24)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let ranked = [
        "排名", "位居", "位列", "名列", "居", "列", "晋位", "排在", "稳居", "跃居", "升至", "百强",
    ]
    .iter()
    .any(|word| clause.contains(word));
    let area = [
        "全市",
        "全省",
        "全国",
        "全县",
        "全区",
        "全州",
        "各区",
        "各县",
        "镇街",
        "行政区",
        "同类",
    ]
    .iter()
    .any(|word| clause.ends_with(word));
    let numeral = |length: usize, place: i64| Numeral {
        range: at..at + length,
        amount: Amount::One(Decimal::whole(place)),
        sense: Sense::Rank,
        doubtful: false,
    };
    if begins_with(rest, "首位") && ranked {
        return Some(numeral(2, 1));
    }
    if rest[0] != '第' {
        return None;
    }
    let digits = rest[1..].iter().take_while(|c| c.is_ascii_digit()).count();
    let (place, length) = if digits > 0 {
        (rest[1..1 + digits].iter().collect::<String>().parse().ok(), digits)
    } else {
        spoken(&rest[1..])
    };
    let place = place.filter(|n| (1..10_000).contains(n))?;
    let after = &rest[1 + length..];
    let word = after.first().is_some_and(|c| matches!(c, '名' | '位'));
    // 第一家, 第一批, 第一时间 count nothing.
    let ends = word
        || after
            .first()
            .is_none_or(|c| matches!(c, '，' | '。' | '；' | ';' | '、' | '的' | ')'));
    ((ranked || area) && ends).then(|| numeral(1 + length + usize::from(word), place))
}

/// 超万亩, 突破千亿, 近百家.
fn round(chars: &[char], at: usize) -> Option<Numeral> {
    let value = match chars[at] {
        '百' => 100,
        '千' => 1_000,
        '万' | '亿' => 1,
        _ => return None,
    };
    // The myriad belongs to the unit, 万亩; hundred and thousand are the number.
    let length = usize::from(value > 1);
    let bounded = BOUNDS.iter().any(|word| ends_with(&chars[..at], word));
    let mut tail = chars[at + length..].iter();
    let myriad = value == 1 || matches!(tail.clone().next(), Some('万' | '亿'));
    let next = if myriad { tail.nth(1) } else { tail.next() };
    let label = matches!(next, Some('级' | '强' | '名' | '分' | '年' | '方' | '象' | '般' | '余'));
    (bounded && !label).then_some(Numeral {
        range: at..at + length,
        amount: Amount::One(Decimal::whole(value)),
        sense: Sense::Round,
        doubtful: false,
    })
}

/// A spoken number below 1,000 and its length: 十二, 三十, 一百零五.
fn spoken(chars: &[char]) -> (Option<i64>, usize) {
    let (mut total, mut last, mut length) = (0, 0, 0);
    for &c in chars {
        match (digit(c), c) {
            (Some(n), _) => last = n,
            (None, '十') => {
                total += if last == 0 { 10 } else { last * 10 };
                last = 0;
            }
            (None, '百') => {
                total += last * 100;
                last = 0;
            }
            _ => break,
        }
        length += 1;
    }
    ((length > 0).then_some(total + last), length)
}

fn digit(c: char) -> Option<i64> {
    "零一二三四五六七八九"
        .chars()
        .position(|d| d == c)
        .map(|n| n as i64)
        .or((c == '两').then_some(2))
}
