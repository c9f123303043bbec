//! A number with its unit and the words that bound it, or the decision that it counts nothing.

use std::ops::Range;

use crate::compile::figures::numbers::{Numeral, Sense, begins_with, ends_with};
use crate::compile::figures::units;
use crate::model::{Amount, Comparator, Decimal};

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
        self.unit == "%" || self.unit.ends_with("百分点") || self.unit == "倍" || self.unit == "‰"
    }

    /// Whether it is money.
    pub fn is_money(&self) -> bool {
        ["元", "港币", "英镑"].iter().any(|unit| self.unit.ends_with(unit))
    }

    /// Whether it measures a surface.
    pub fn is_area(&self) -> bool {
        ["亩", "公顷", "平方米", "平方公里", "平方千米"]
            .iter()
            .any(|unit| self.unit.ends_with(unit))
    }

    /// Whether it measures time.
    pub fn is_duration(&self) -> bool {
        ["工作日", "自然日", "小时", "分钟", "个月"]
            .iter()
            .any(|unit| self.unit.ends_with(unit))
    }

    /// Whether it measures a length.
    pub fn is_length(&self) -> bool {
        !self.is_area()
            && ["公里", "千米", "米", "海里"]
                .iter()
                .any(|unit| self.unit.ends_with(unit))
            && !self.unit.ends_with("立方米")
    }
}

/// Words before a number, with what they make of it; a longer one is tried first.
const BEFORE: &[(&str, Comparator)] = &[
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不小于", Comparator::AtLeast),
    ("至少", Comparator::AtLeast),
    ("不超过", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("不多于", Comparator::AtMost),
    ("不大于", Comparator::AtMost),
    ("至多", Comparator::AtMost),
    ("超过", Comparator::Above),
    ("超出", Comparator::Above),
    ("突破", Comparator::Above),
    ("高于", Comparator::Above),
    ("大于", Comparator::Above),
    ("多于", Comparator::Above),
    ("逾", Comparator::Above),
    ("超", Comparator::Above),
    ("破", Comparator::Above),
    ("过", Comparator::Above),
    ("低于", Comparator::Below),
    ("少于", Comparator::Below),
    ("小于", Comparator::Below),
    ("不足", Comparator::Below),
    ("不到", Comparator::Below),
    ("将近", Comparator::About),
    ("接近", Comparator::About),
    ("大约", Comparator::About),
    ("约为", Comparator::About),
    ("约占", Comparator::About),
    ("约", Comparator::About),
    ("近", Comparator::About),
    ("达到", Comparator::Equal),
    ("增长到", Comparator::Equal),
    ("达", Comparator::Equal),
    ("最高", Comparator::Equal),
    ("最快", Comparator::AtLeast),
    ("最低", Comparator::Equal),
    ("控制在", Comparator::Equal),
    ("保持在", Comparator::Equal),
];

/// Words behind a unit.
const BEHIND: &[(&str, Comparator)] = &[
    ("及以上", Comparator::AtLeast),
    ("以上", Comparator::AtLeast),
    ("及以下", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("以内", Comparator::AtMost),
    ("之内", Comparator::AtMost),
    ("左右", Comparator::About),
    ("上下", Comparator::About),
    ("之间", Comparator::Range),
];

/// The value of a numeral, if it counts something.
pub fn value(chars: &[char], numeral: &Numeral) -> Option<Value> {
    let number = numeral.range.clone();
    let (unit, unit_end, more, known) = match numeral.sense {
        Sense::Percent => ("%".to_string(), number.end, false, true),
        Sense::Times => ("倍".to_string(), number.end, false, true),
        Sense::Rank => ("名次".to_string(), number.end, false, true),
        Sense::Digits if matches!(numeral.amount, Amount::Ratio(_)) => (String::new(), number.end, false, true),
        Sense::Digits | Sense::Round => match units::unit(chars, number.end) {
            Some(unit) => (unit.text, unit.end, unit.more, unit.known),
            None => return bare(chars, numeral),
        },
    };
    let counts = numeral.sense != Sense::Digits || counts(chars, &number, &unit, unit_end);
    // 超亿元企业 is a class of firms, 超万亩熟地 is land.
    let class = ["企业", "项目", "产业", "镇", "村", "楼", "园", "集群", "大镇"];
    let label = numeral.sense == Sense::Round
        && unit.ends_with('元')
        && class.iter().any(|w| begins_with(&chars[unit_end..], w));
    if !counts || label || named(chars, &number) {
        return None;
    }
    if unit.ends_with('元') && is_class(chars, number.start, unit_end) {
        return None;
    }
    let mut value = Value {
        range: number.start..unit_end,
        number,
        unit_end,
        amount: numeral.amount.clone(),
        unit,
        comparator: Comparator::Equal,
        reached: false,
        sense: numeral.sense,
        doubtful: numeral.doubtful || !known && numeral.sense == Sense::Digits,
    };
    // The unit of a round number is 亿元 where nothing is said: 超千亿.
    if numeral.sense == Sense::Round && value.unit == "元" {
        value.amount = Amount::One(Decimal::whole(1));
    }
    bound(chars, &mut value, more);
    Some(value)
}

/// 10亿元以上项目, 投资超5亿元项目: a size that things are sorted by, and no sum.
fn is_class(chars: &[char], start: usize, end: usize) -> bool {
    let above = ["以上", "及以上", "以下"]
        .iter()
        .find(|word| begins_with(&chars[end..], word));
    let bounded = BEFORE
        .iter()
        .any(|(word, c)| *c != Comparator::Equal && ends_with(&chars[..start], word));
    let rest = &chars[end + above.map_or(0, |word| word.chars().count())..];
    let things = [
        "项目",
        "企业",
        "产业项目",
        "工业项目",
        "制造业项目",
        "重大项目",
        "产业集群",
        "重点项目",
        "楼宇",
        "镇",
        "村",
    ];
    // 经营性收入20万元以上的村
    let rest = rest.strip_prefix(&['的']).filter(|_| above.is_some()).unwrap_or(rest);
    (above.is_some() || bounded) && things.iter().any(|thing| begins_with(rest, thing))
}

/// A number without a unit counts only behind a word that needs none.
fn bare(chars: &[char], numeral: &Numeral) -> Option<Value> {
    let number = numeral.range.clone();
    let before = crate::compile::figures::phrase::without_joints(&chars[number.start.saturating_sub(14)..number.start]);
    let needs_none = ["系数", "指数", "总和生育率", "预期寿命"]
        .iter()
        .any(|word| ends_with(before, word));
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
    let mut found = false;
    while let Some((word, comparator)) = BEFORE.iter().find(|(word, _)| ends_with(&chars[..start], word)) {
        // 接近 is no 近, 年均 no 均: the list is in order of length where it matters.
        let inside = match *word {
            "近" => ends_with(&chars[..start], "最近"),
            "过" => !["值过", "额过", "入过", "数过", "量过"]
                .iter()
                .any(|w| ends_with(&chars[..start], w)),
            _ => false,
        };
        if inside {
            break;
        }
        start -= word.chars().count();
        value.range.start = start;
        value.reached |= matches!(*word, "达" | "达到");
        if !found && *comparator != Comparator::Equal {
            value.comparator = *comparator;
            found = true;
        }
        // 达到约, 将达: two words at most stand before a number.
        if value.range.start + 6 < value.number.start {
            break;
        }
    }
    let behind = BEHIND
        .iter()
        .find(|(word, _)| begins_with(&chars[value.unit_end..], word));
    if let Some((word, comparator)) = behind {
        value.range.end = value.unit_end + word.chars().count();
        if *comparator != Comparator::Range {
            value.comparator = *comparator;
        }
    }
    if matches!(value.amount, Amount::Range(..)) {
        value.comparator = Comparator::Range;
    }
}

/// Whether a number with this unit counts something here.
fn counts(chars: &[char], number: &Range<usize>, unit: &str, unit_end: usize) -> bool {
    let before = &chars[..number.start];
    let after = &chars[unit_end..];
    if ends_with(before, "第") || ends_with(before, "-") || ends_with(before, "+") {
        return false;
    }
    let near: String = before[before.len().saturating_sub(10)..].iter().collect();
    let duration = [
        "压缩",
        "缩短",
        "缩减",
        "控制",
        "不超过",
        "平均",
        "用时",
        "仅需",
        "最快",
        "提速",
        "时间",
        "时限",
        "以内",
    ];
    let spent = duration.iter().any(|word| near.contains(word));
    match unit {
        "年" => ["年限", "工期", "周期", "期限"].iter().any(|word| near.contains(word)),
        // 预期寿命从80.1岁提高到81.6岁; 65岁老人, 60岁及以上人口
        "岁" => {
            let said: String = before[before.len().saturating_sub(24)..].iter().collect();
            let old = ["以", "及以", "老", "人", "儿"]
                .iter()
                .any(|word| begins_with(after, word));
            ["寿命", "年龄"].iter().any(|word| said.contains(word)) && !old
        }
        "个" => !["方面", "年头", "字", "环节", "意识", "维护", "自信", "全面"]
            .iter()
            .any(|word| begins_with(after, word)),
        "个月" | "小时" | "个小时" | "分钟" => spent && !begins_with(after, "内"),
        "天" | "日" => {
            !ends_with(before, "月") && !matches!(after.first(), Some('内' | '前')) && (unit == "天" || spent)
        }
        "人" => !["大班额", "以上大班额", "以上班额"]
            .iter()
            .any(|word| begins_with(after, word)),
        "方" => !begins_with(after, "面"),
        "次" | "期" | "轮" | "批" | "节" | "集" => !["会议", "全会", "党代会", "大会"]
            .iter()
            .any(|word| begins_with(after, word)),
        "位" => !begins_with(after, "一体"),
        "里" | "分" | "度" | "部" | "口" | "门" | "组" | "片" | "块" | "根" | "把" | "份" => {
            !after.is_empty()
        }
        _ => true,
    }
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
