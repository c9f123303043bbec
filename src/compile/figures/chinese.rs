//! Numbers without digits that count something: 一半, 八成, 百分之五, 翻一番, 第79名, 超万亩, 三百二十户.

use crate::chinese::numeral::{self, Decimal, Written};
use crate::compile::figures::bounds::Bounds;
use crate::compile::figures::numbers::{Numeral, Sense, begins_with, is_cut, myriads_of, ranged};
use crate::compile::figures::units::{self, Kind};
use crate::model::Amount;

/// The numeral in words at a place, if it counts something.
pub fn numeral(chars: &[char], at: usize) -> Option<Numeral> {
    share(chars, at)
        .or_else(|| tenths(chars, at))
        .or_else(|| doubled(chars, at))
        .or_else(|| rank(chars, at))
        .or_else(|| counted(chars, at))
        .or_else(|| round(chars, at))
}

fn one(at: usize, length: usize, number: Decimal, sense: Sense) -> Numeral {
    Numeral {
        range: at..at + length,
        amount: Amount::One(number),
        myriads: "",
        sense,
        doubtful: false,
    }
}

/// Whether a word that says a part stands between words that make a number of it.
fn bounded(chars: &[char], at: usize, length: usize) -> bool {
    let bounds = Bounds::get();
    let before = &chars[..at];
    bounds.round.before.ends(before).is_some()
        || bounds.part.before.ends(before).is_some()
        || bounds.part.behind.begins(&chars[at + length..]).is_some()
}

/// 百分之五, 千分之三, 超过三分之二.
fn share(chars: &[char], at: usize) -> Option<Numeral> {
    let share = numeral::share(&chars[at..])?;
    let goes_on = at.checked_sub(1).is_some_and(|before| numeral::is_word(chars[before]));
    let (number, sense) = match share.of {
        _ if goes_on => return None,
        100 => (share.number, Sense::Percent),
        1_000 => (share.number, Sense::Permille),
        of => {
            let part = share.number.mantissa.checked_mul(1_000)?;
            let of = i64::try_from(of).ok().filter(|_| bounded(chars, at, share.length))?;
            let exact = part % of == 0;
            let number = Decimal {
                mantissa: (part + of / 2) / of,
                scale: 1,
            };
            (number, if exact { Sense::Percent } else { Sense::About })
        }
    };
    let numeral = one(at, share.length, number, sense);
    // 百分之五到百分之八
    let joint = matches!(chars.get(numeral.range.end), Some('至' | '到' | '-'));
    let upper = chars
        .get(numeral.range.end + 1..)
        .filter(|_| joint)
        .and_then(numeral::share);
    Some(
        match upper.filter(|upper| upper.of == share.of && sense != Sense::About) {
            Some(upper) => Numeral {
                amount: Amount::Range(number, upper.number),
                range: at..numeral.range.end + 1 + upper.length,
                ..numeral
            },
            None => numeral,
        },
    )
}

/// 近一半, 过半, 八成以上, 三成五左右.
fn tenths(chars: &[char], at: usize) -> Option<Numeral> {
    let rest = &chars[at..];
    let percent = |length: usize, value: i64| one(at, length, Decimal::whole(value), Sense::Percent);
    match rest {
        ['一', '半', ..] | ['半', '数', ..] => bounded(chars, at, 2).then(|| percent(2, 50)),
        // 时间过半、任务过半 and 年过半百 are no parts.
        ['过', '半', '百', ..] => None,
        ['过', '半', ..] => {
            let spent = ends(chars, at, "时间") || ends(chars, at, "任务");
            (!spent).then(|| percent(2, 50))
        }
        [tens, '成', ..] => {
            let tens = numeral::word_digit(*tens).filter(|n| *n > 0)?;
            let ones = rest.get(2).and_then(|c| numeral::word_digit(*c)).filter(|n| *n > 0);
            let length = 2 + usize::from(ones.is_some());
            let value = 10 * i64::from(tens) + i64::from(ones.unwrap_or(0));
            bounded(chars, at, length).then(|| percent(length, value))
        }
        _ => None,
    }
}

fn ends(chars: &[char], at: usize, word: &str) -> bool {
    crate::compile::figures::numbers::ends_with(&chars[..at], word)
}

/// 翻番, 翻一番, 翻两番.
fn doubled(chars: &[char], at: usize) -> Option<Numeral> {
    let times = |length: usize, value: i64| one(at, length, Decimal::whole(value), Sense::Times);
    match chars[at..] {
        ['翻', '番', ..] => Some(times(2, 2)),
        ['翻', n, '番', ..] => numeral::digit(n).map(|n| times(3, 1 << n)),
        _ => None,
    }
}

/// 位居全市第一, 第79名, 居首位, 前三.
fn rank(chars: &[char], at: usize) -> Option<Numeral> {
    let rest = &chars[at..];
    let words = &Bounds::get().rank;
    let before = &chars[at.saturating_sub(24)..at];
    let clause = before
        .iter()
        .rposition(|c| matches!(c, '，' | '。' | ';' | '；'))
        .map_or(0, |at| at + 1);
    let ranked = words.verbs.among(&before[clause..]);
    let numeral = |length: usize, place: i64| one(at, length, Decimal::whole(place), Sense::Rank);
    if rest.starts_with(&['首', '位']) && ranked {
        return Some(numeral(2, 1));
    }
    let (place, length) = numeral::whole(rest.strip_prefix(&['第'])?)?;
    let place = i64::try_from(place).ok().filter(|n| (1..10_000).contains(n))?;
    let after = &rest[1 + length..];
    let word = after.first().is_some_and(|c| matches!(c, '名' | '位'));
    // 第一家, 第一批, 第一时间 count nothing.
    let ends = word
        || after
            .first()
            .is_none_or(|c| matches!(c, '，' | '。' | '；' | ';' | '、' | '的' | ')'));
    let ranked = ranked || words.areas.ends(&before[clause..]).is_some();
    (ranked && ends).then(|| numeral(1 + length + usize::from(word), place))
}

/// 超万亩, 突破千亿, 近百家.
fn round(chars: &[char], at: usize) -> Option<Numeral> {
    let bounds = &Bounds::get().round;
    let value = match chars[at] {
        '百' => 100,
        '千' => 1_000,
        '万' | '亿' => 1,
        _ => return None,
    };
    // The myriad belongs to the unit, 万亩; hundred and thousand are the number.
    let length = usize::from(value > 1);
    let myriad = value == 1 || matches!(chars.get(at + length), Some('万' | '亿'));
    let behind = chars.get(at + length + usize::from(myriad)..).unwrap_or_default();
    let counts = bounds.before.ends(&chars[..at]).is_some() && bounds.class.begins(behind).is_none();
    counts.then(|| one(at, length, Decimal::whole(value), Sense::Round))
}

/// 三百二十户, 四百一十亿元, 三点五公里, 两个百分点: a number in words counts before a unit that is known. One of a single
/// word, or without a place, is mostly no number but a word (一家, 三农); before a rate it is one.
fn counted(chars: &[char], at: usize) -> Option<Numeral> {
    let number = numeral::number(&chars[at..]).filter(|_| !chars[at].is_ascii_digit())?;
    let of_another =
        |c: &char| numeral::is_word(*c) || c.is_ascii_digit() || matches!(c, '第' | '几' | '数' | '上' | '点');
    if chars[..at].last().is_some_and(of_another) {
        return None;
    }
    let numeral = ranged(
        chars,
        Numeral {
            myriads: myriads_of(&number),
            doubtful: is_cut(chars, at),
            ..one(at, number.length, number.value, Sense::Words)
        },
    );
    let unit =
        units::unit_of(chars, numeral.range.end, numeral.myriads).filter(|unit| unit.known || number.myriads > 0)?;
    let relative = units::kind(&unit.text) == Some(Kind::Relative);
    let single = number.length == 1 || number.written == Written::Spelled;
    let named = begins_with(&chars[at..], "百") || begins_with(&chars[at..], "千");
    (relative || !single && !named).then_some(numeral)
}
