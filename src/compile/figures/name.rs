//! What is counted: the statistical name of a value, from the words before it, behind it, or of the value before it.

use super::lexicon::Names;
use super::numbers::Sense;
use super::phrase::{self, Predicate};
use super::value::Value;
use super::{rates, things};
use crate::model::{Amount, Measure};

/// A named value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Statistical name.
    pub name: String,
    /// The thing, without what was said of it: what an elided head stands for.
    pub head: String,
    /// What happened to it: 新增.
    pub tag: String,
    /// What kind of quantity.
    pub measure: Measure,
    /// First character of the words the name was read from, in the sentence.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Whether the head stood there and was not restored.
    pub own: bool,
}

/// What a value is named from: the sentence, and where in it.
pub struct Place<'s> {
    /// The sentence, normalized.
    pub sentence: &'s [char],
    /// Where its clause begins.
    pub clause: usize,
    /// Where its clause ends.
    pub clause_end: usize,
    /// Where the value before it in the same clause ends; `clause` if there is none.
    pub from: usize,
    /// Where the next value in the clause begins; `clause_end` if there is none.
    pub until: usize,
    /// Names of the own district.
    pub district: &'s [String],
    /// The value before it in the sentence.
    pub last: Option<&'s Named>,
    /// The last head in the sentence that is no rate or sum of another.
    pub root: Option<&'s Named>,
    /// Subject, if it is not the own district.
    pub subject: Option<&'s str>,
}

/// Words that are a quantity of something else: 总投资, 面积.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "总量", "总数", "总数量", "数量", "总投资额", "投资总额", "总投资", "投资额", "计划总投资", "面积", "建筑面积",
    "总建筑面积", "总面积", "用地面积", "金额", "总额", "总金额", "规模", "总规模", "营业收入", "产值", "总产值",
    "增量", "人数", "总床位", "床位", "里程", "总里程", "租赁面积", "交易金额", "数", "其中", "年产值", "达产年产值",
];

/// Names a value.
pub fn name(value: &Value, place: &Place, names: &Names) -> Named {
    let before = &place.sentence[place.from.min(value.range.start)..value.range.start];
    let after = &place.sentence[value.range.end..place.until.max(value.range.end)];
    if value.sense == Sense::Rank {
        return rank(before, place, value, names);
    }
    if let Amount::Ratio(_) = value.amount {
        let phrase = phrase::split(phrase::without_joints(before), place.district);
        let head = if phrase.noun.is_empty() {
            restored(place)
        } else {
            phrase.noun
        };
        return plain(names.canonical(&clean_from_to(&head)), Measure::Share, value, place);
    }
    if value.is_relative() {
        return rates::name(value, before, after, place, names);
    }
    things::name(value, before, after, place, names)
}

/// A name read from the words before the value.
pub fn plain(name: String, measure: Measure, value: &Value, place: &Place) -> Named {
    Named {
        head: name.clone(),
        name,
        tag: String::new(),
        measure,
        start: place.from,
        end: value.range.end,
        own: true,
    }
}

/// The head an elided one stands for.
pub fn restored(place: &Place) -> String {
    place.last.map_or(String::new(), |last| last.head.clone())
}

/// What a from-to statement leaves between noun and number: 由2015年的.
pub fn clean_from_to(text: &str) -> String {
    let cut = ["由", "从"]
        .iter()
        .filter_map(|word| text.find(word))
        .filter(|at| *at > 0)
        .min();
    let text = cut.map_or(text, |at| &text[..at]);
    text.trim_end_matches("调整").to_string()
}

/// 经济总量持续排名全市第一 -> 地区生产总值全市排名.
fn rank(before: &[char], place: &Place, value: &Value, names: &Names) -> Named {
    let text: String = before.iter().collect();
    let areas = [
        "全市",
        "全省",
        "全国",
        "全县",
        "全区",
        "全州",
        "全市各镇街",
        "全市各区",
        "各行政区",
        "全国市辖区",
        "全省各县区",
    ];
    let area = areas
        .iter()
        .filter(|area| text.contains(**area))
        .max_by_key(|area| area.len());
    let noun_end = [
        "位居", "位列", "排名", "名列", "稳居", "居", "列", "排在", "晋位", "跃居", "持续", "在全", "分别", "均",
    ]
    .iter()
    .filter_map(|word| text.find(word))
    .chain(area.and_then(|area| text.find(area)))
    .min()
    .unwrap_or(text.len());
    let noun: Vec<char> = text[..noun_end].chars().collect();
    let phrase = phrase::split(phrase::without_joints(&noun), place.district);
    let head = if phrase.noun.is_empty()
        || ["总量", "数量", "增长率", "以上经济指标总量"].contains(&phrase.noun.as_str())
    {
        restored(place)
    } else {
        names.canonical(&phrase.noun)
    };
    let area = area.map_or("", |area| {
        area.trim_start_matches("全市各").trim_start_matches("全省各")
    });
    let mut named = plain(format!("{head}{area}排名"), Measure::Rank, value, place);
    named.head = head;
    named
}

impl Named {
    /// What a growth rate behind this value is the growth of.
    pub fn name_for_growth(&self) -> String {
        match self.measure {
            Measure::Growth | Measure::AverageGrowth | Measure::Rank => self.head.clone(),
            _ => self.name.trim_end_matches("(累计)").to_string(),
        }
    }
}

/// A part names its owner: 营业收入 of 区属国有企业.
pub fn with_owner(noun: &str, place: &Place) -> String {
    let Some(root) = place.root.filter(|_| PARTS.contains(&noun)) else {
        return noun.to_string();
    };
    let owner = PARTS
        .iter()
        .chain(&["资产总额"])
        .find_map(|part| root.head.strip_suffix(part))
        .unwrap_or(&root.head);
    match noun {
        "总量" | "总数" | "数量" | "其中" | "总数量" => root.head.clone(),
        _ => format!("{owner}{noun}"),
    }
}

/// A noun with what its predicate makes of it, and what goes into brackets.
pub fn with_predicate(noun: String, predicate: Option<&Predicate>, rest: &str) -> (String, String) {
    match predicate {
        Some(Predicate::Tag(tag)) => (noun, (*tag).to_string()),
        Some(Predicate::First) => {
            let rest = rest.trim_start_matches(['新', '均', '已']);
            let rest = rest.split(['，', '。', ';', '；']).next().unwrap_or(rest);
            (format!("{rest}{noun}数"), String::new())
        }
        _ => (noun, String::new()),
    }
}
