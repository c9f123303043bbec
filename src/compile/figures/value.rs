//! A number with its unit and the words that bound it, or the decision that it counts nothing.

use std::ops::Range;

use crate::chinese::is_han;
use crate::chinese::numeral::{self, Written};
use crate::compile::figures::bounds::Bounds;
use crate::compile::figures::numbers::{Numeral, Sense};
use crate::compile::figures::units::{self, Kind, Unit};
use crate::model::{Amount, Comparator, Decimal, base_unit};

/// A value as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The numeral.
    pub number: Range<usize>,
    /// One past the unit; what follows it may still bound the number.
    pub unit_end: usize,
    /// With the words that bound it.
    pub range: Range<usize>,
    /// How much.
    pub amount: Amount,
    /// Unit as written.
    pub unit: String,
    /// How the number bounds, where 达到 counts as a plain value.
    pub comparator: Comparator,
    /// 达, 达到 stood before it: at least, in a promise.
    pub reached: bool,
    /// What kind of numeral.
    pub sense: Sense,
    /// Digits or unit had to be guessed.
    pub doubtful: bool,
}

impl Value {
    /// Whether it is a part, a rate or a change.
    pub fn is_relative(&self) -> bool {
        self.is(Kind::Relative)
    }

    /// Whether it is money.
    pub fn is_money(&self) -> bool {
        self.is(Kind::Money)
    }

    /// Whether it measures a surface.
    pub fn is_area(&self) -> bool {
        self.is(Kind::Area)
    }

    /// Whether it measures time.
    pub fn is_duration(&self) -> bool {
        self.is(Kind::Duration)
    }

    /// Whether it measures a length.
    pub fn is_length(&self) -> bool {
        self.is(Kind::Length)
    }

    fn is(&self, kind: Kind) -> bool {
        units::kind(&self.unit) == Some(kind)
    }
}

/// The value of a numeral, if it counts something.
pub fn value(chars: &[char], numeral: &Numeral) -> Option<Value> {
    let number = numeral.range.clone();
    let own = |unit: &str| Unit {
        end: number.end,
        text: unit.to_string(),
        more: false,
        known: true,
    };
    let unit = match numeral.sense {
        Sense::Percent | Sense::About => own("%"),
        Sense::Permille => own("‰"),
        Sense::Times => own("倍"),
        Sense::Rank => own("名次"),
        Sense::Digits if matches!(numeral.amount, Amount::Ratio(_)) => own(""),
        Sense::Digits | Sense::Words | Sense::Round => {
            let behind = units::unit_of(chars, number.end, numeral.myriads);
            let sure = behind.as_ref().is_some_and(|unit| unit.known);
            let shared = if sure { None } else { shared(chars, numeral) };
            match shared.or(behind) {
                Some(unit) => unit,
                None => return bare(chars, numeral),
            }
        }
    };
    let known = unit.known || numeral.sense == Sense::Round;
    let unit_follows = matches!(numeral.sense, Sense::Digits | Sense::Words);
    if unit_follows && !counts(chars, &number, &unit)
        || is_class(chars, numeral, &unit)
        || is_step(&chars[unit.end..], &unit)
        || named(chars, &number)
    {
        return None;
    }
    let (amount, text) = written_out(&numeral.amount, &unit.text);
    let mut value = Value {
        range: number.start..unit.end,
        number,
        unit_end: unit.end,
        amount,
        unit: text,
        comparator: match numeral.sense {
            Sense::About => Comparator::About,
            _ => Comparator::Equal,
        },
        reached: false,
        sense: numeral.sense,
        doubtful: numeral.doubtful || !known,
    };
    // The unit of a round number is 亿元 where nothing is said: 超千亿.
    if numeral.sense == Sense::Round && value.unit == "元" {
        value.amount = Amount::One(Decimal::whole(1));
    }
    bound(chars, &mut value, unit.more);
    // 负增长3.2%
    if value.is_relative() && chars[..value.range.start].ends_with(&['负', '增', '长']) {
        value.amount = match value.amount {
            Amount::One(number) if number.mantissa > 0 => Amount::One(number.negated()),
            other => other,
        };
    }
    Some(value)
}

/// 6千元 is 6000元; 百亿元 and 千瓦 stay.
fn written_out(amount: &Amount, unit: &str) -> (Amount, String) {
    let mut rest = unit.chars();
    let place = rest
        .next()
        .and_then(numeral::place)
        .filter(|place| *place < 4 && !units::is_listed(unit));
    let next = rest.clone().next().and_then(numeral::place);
    let out = match (amount, place, next) {
        (Amount::One(number), Some(place), None) => number.shifted(place).map(Amount::One),
        (Amount::Range(from, to), Some(place), None) => from
            .shifted(place)
            .zip(to.shifted(place))
            .map(|(from, to)| Amount::Range(from, to)),
        _ => None,
    };
    match out {
        Some(amount) => (amount, rest.collect()),
        None => (amount.clone(), unit.to_string()),
    }
}

/// The unit of a list where only its last number has one: 分别为3500万、2300万人次.
fn shared(chars: &[char], numeral: &Numeral) -> Option<Unit> {
    let before = chars[..numeral.range.start].last()?;
    let starts = is_han(*before) && *before != '第' || matches!(before, '、' | '-');
    if !starts || numeral.sense != Sense::Digits {
        return None;
    }
    let end = numeral.range.end
        + chars[numeral.range.end..]
            .iter()
            .take_while(|c| matches!(c, '万' | '亿'))
            .count();
    let own: String = chars[numeral.range.end..end].iter().collect();
    let mut at = end;
    loop {
        chars.get(at).filter(|c| matches!(c, '、' | '和' | '与' | '及'))?;
        let next = numeral::number(&chars[at + 1..]).filter(|next| next.written == Written::Digits)?;
        at += 1 + next.length;
        match units::unit(chars, at) {
            Some(unit) if unit.known => {
                let (base, power) = base_unit(&unit.text);
                return Some(Unit {
                    end,
                    text: if own.is_empty() { unit.text.clone() } else { own + base },
                    // 12、15万人 may be 12 people.
                    known: power == 0 || end > numeral.range.end,
                    more: false,
                });
            }
            _ => at += chars[at..].iter().take_while(|c| matches!(c, '万' | '亿')).count(),
        }
    }
}

/// 10亿元以上项目, 投资超5亿元项目, 超亿元企业: a size that things are sorted by, and no sum.
fn is_class(chars: &[char], numeral: &Numeral, unit: &Unit) -> bool {
    if units::kind(&unit.text) != Some(Kind::Money) {
        return false;
    }
    let bounds = Bounds::get();
    let rest = &chars[unit.end..];
    if numeral.sense == Sense::Round && bounds.class.of_round.begins(rest).is_some() {
        return true;
    }
    let above = bounds.class.above.begins(rest);
    let rest = &rest[above.unwrap_or(0)..];
    // 经营性收入20万元以上的村
    let rest = rest.strip_prefix(&['的']).filter(|_| above.is_some()).unwrap_or(rest);
    let bounded = above.is_some() || bounds.bounds(&chars[..numeral.range.start]);
    bounded && bounds.class.things.begins(rest).is_some()
}

/// 4个百亿元台阶; 7百亿、8百亿、9百亿三个大台阶: a ladder, and no figures. 突破2000亿大关 is one.
fn is_step(after: &[char], unit: &Unit) -> bool {
    let clause = after
        .iter()
        .position(|c| matches!(c, '，' | '。' | ';' | '；'))
        .unwrap_or(after.len());
    let step = (0..clause.min(24)).find(|&at| Bounds::get().steps.begins(&after[at..]).is_some());
    let Some(between) = step.map(|at| &after[..at]) else {
        return false;
    };
    let several = between.iter().any(|c| matches!(c, '、' | '个'));
    several || unit.text == "个" && between.len() <= 8
}

/// A number without a unit counts only behind a word that needs none.
fn bare(chars: &[char], numeral: &Numeral) -> Option<Value> {
    let number = numeral.range.clone();
    let before = crate::compile::figures::phrase::without_joints(&chars[number.start.saturating_sub(14)..number.start]);
    let needs_none = Bounds::get().bare.ends(before).is_some();
    let ends = chars
        .get(number.end)
        .is_none_or(|c| !(c.is_alphanumeric()) || matches!(*c, '以' | '左'));
    (needs_none && ends && numeral.sense == Sense::Digits && !named(chars, &number)).then(|| {
        let mut value = Value {
            range: number.clone(),
            unit_end: number.end,
            number,
            amount: numeral.amount.clone(),
            unit: String::new(),
            comparator: Comparator::Equal,
            reached: false,
            sense: numeral.sense,
            doubtful: numeral.doubtful,
        };
        bound(chars, &mut value, false);
        value
    })
}

/// Reads the words around a value.
fn bound(chars: &[char], value: &mut Value, more: bool) {
    if more {
        value.comparator = Comparator::Above;
    }
    let mut start = value.number.start;
    while start > 0 && chars[start - 1] == ' ' {
        start -= 1;
    }
    let bounds = Bounds::get();
    let mut found = false;
    while let Some((length, comparator)) = bounds.before(&chars[..start]) {
        value.reached |= bounds.is_reached(&chars[start - length..start]);
        start -= length;
        value.range.start = start;
        if !found && comparator != Comparator::Equal {
            value.comparator = comparator;
            found = true;
        }
        // 达到约, 将达: two words at most stand before a number.
        if value.range.start + 6 < value.number.start {
            break;
        }
    }
    if let Some((length, comparator)) = bounds.behind(&chars[value.unit_end..]) {
        value.range.end = value.unit_end + length;
        if comparator != Comparator::Range {
            value.comparator = comparator;
        }
    }
    if matches!(value.amount, Amount::Range(..)) {
        value.comparator = Comparator::Range;
    }
}

/// Whether a number with this unit counts something here.
fn counts(chars: &[char], number: &Range<usize>, unit: &Unit) -> bool {
    let before = &chars[..number.start];
    !matches!(before.last(), Some('第' | '-' | '+')) && units::counts(before, &unit.text, &chars[unit.end..])
}

/// Whether a number stands in a short name in quotation marks: “平安建设30条措施”.
fn named(chars: &[char], number: &Range<usize>) -> bool {
    let open = chars[..number.start]
        .iter()
        .rposition(|&c| matches!(c, '“' | '‘' | '「'));
    let closed = chars[..number.start]
        .iter()
        .rposition(|&c| matches!(c, '”' | '’' | '」'));
    let Some(open) = open.filter(|open| closed.is_none_or(|closed| closed < *open)) else {
        return false;
    };
    let close = chars[number.end..].iter().position(|&c| matches!(c, '”' | '’' | '」'));
    close.is_some_and(|close| number.end + close - open <= 20)
}
