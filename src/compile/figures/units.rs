//! `lexicon/units.toml`: what a number is followed by: a unit, or the sign that it counts nothing.

use serde::Deserialize;

use crate::chinese::numeral;
use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A part, a rate or a change.
    Relative,
    /// Money.
    Money,
    /// A surface.
    Area,
    /// A length.
    Length,
    /// A time.
    Duration,
    /// What else is measured.
    Quantity,
    /// Things and people.
    Thing,
}

/// Units with what stands around them.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// The longest first.
    units: Vec<(Vec<char>, Kind)>,
    per: Words,
    counted_behind: Words,
    counted_before: Words,
    conditions: Vec<Condition>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    relative: Words,
    money: Words,
    area: Words,
    length: Words,
    duration: Words,
    quantity: Words,
    thing: Words,
    per: Words,
    counted_behind: Words,
    counted_before: Words,
    condition: Vec<Condition>,
}

/// Where a unit counts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Condition {
    unit: Words,
    #[serde(default)]
    near: Words,
    #[serde(default = "near")]
    within: usize,
    #[serde(default)]
    unless_before: Words,
    #[serde(default)]
    unless_after: Words,
    #[serde(default)]
    ends: bool,
}

fn near() -> usize {
    10
}

impl Lexicon for Units {
    const FILE: &str = "lexicon/units.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/units.toml");

    fn parse(text: &str) -> Result<Units, Fault> {
        let file: File = lexicon::read(text)?;
        let lists = [
            (&file.relative, Kind::Relative),
            (&file.money, Kind::Money),
            (&file.area, Kind::Area),
            (&file.length, Kind::Length),
            (&file.duration, Kind::Duration),
            (&file.quantity, Kind::Quantity),
            (&file.thing, Kind::Thing),
        ];
        let chars = |(words, kind): &(&Words, Kind)| -> Vec<(Vec<char>, Kind)> {
            words.iter().map(|word| (word.chars().collect(), *kind)).collect()
        };
        let mut units: Vec<(Vec<char>, Kind)> = lists.iter().flat_map(chars).collect();
        units.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        if let Some(pair) = units.iter().enumerate().find_map(|(at, (word, _))| {
            let twice = units[at + 1..].iter().any(|(other, _)| other == word);
            twice.then(|| word.iter().collect::<String>())
        }) {
            return Err(format!("\"{pair}\" is in two lists").into());
        }
        Ok(Units {
            units,
            per: file.per,
            counted_behind: file.counted_behind,
            counted_before: file.counted_before,
            conditions: file.condition,
        })
    }
}

shipped!(Units);

/// A unit as it is written, but without 多, 余 and blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// One past its last character.
    pub end: usize,
    /// 万座; 亿 alone is 亿元.
    pub text: String,
    /// 多, 余: more than the number.
    pub more: bool,
    /// Whether the unit is one of those known, and not inferred.
    pub known: bool,
}

/// Whether a text begins with a number of things, 15个项目, and not with a name that has digits, 105国道.
pub fn counts_at(text: &[char]) -> bool {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    digits > 0 && unit(text, digits).is_some()
}

/// Reads a unit behind a number, over one blank.
pub fn unit(chars: &[char], at: usize) -> Option<Unit> {
    unit_of(chars, at, "")
}

/// Reads the unit behind a number that ends with myriads, which are read already: 四百一十亿.
pub fn unit_of(chars: &[char], at: usize, myriads: &str) -> Option<Unit> {
    let units = Units::get();
    let mut end = at + usize::from(chars.get(at) == Some(&' '));
    let mut found = Unit {
        end,
        text: myriads.to_string(),
        more: false,
        known: true,
    };
    if chars.get(end) == Some(&'/') {
        let length = units.per.begins(&chars[end + 1..])?;
        found.text.extend(&chars[end..=end + length]);
        found.end = end + 1 + length;
        return Some(found);
    }
    while let Some(&c) = chars.get(end) {
        match c {
            '多' | '余' | '来' if !found.more => found.more = true,
            '几' if found.text.is_empty() => return None,
            _ if numeral::place(c).is_some() && units.begins(&chars[end..]).is_none() => found.text.push(c),
            _ => break,
        }
        end += 1;
    }
    if chars.get(end) == Some(&' ') {
        end += 1;
    }
    let rest = &chars[end..];
    if let Some((length, _)) = units.begins(rest) {
        let base = &rest[..length];
        let after = &rest[length..];
        if after.first() == Some(&'级') || after.starts_with(&['以', '上', '级']) || !units.is_unit(base, after) {
            return None;
        }
        found.text.extend(base);
        found.end = end + length;
        // 86.7件/万人, 12平方米/人, 15立方米/秒
        if after.first() == Some(&'/') {
            let behind = chars[found.end + 1..].iter();
            let per = units
                .per
                .begins(&after[1..])
                .or_else(|| unit(chars, found.end + 1).map(|unit| unit.end - found.end - 1));
            found.text.extend(
                per.into_iter()
                    .flat_map(|per| std::iter::once(&'/').chain(behind.clone().take(per))),
            );
            found.end += per.map_or(0, |per| 1 + per);
        }
        return Some(found);
    }
    found.end = end;
    if !matches!(found.text.chars().last(), Some('万' | '亿')) {
        return None;
    }
    // 4.12万贫困人口, 1.3亿农民: myriads alone, behind a number and before whom it counts.
    if units.counted_behind.begins(rest).is_some() {
        return Some(found);
    }
    // 参保人数达到1.4亿
    let before = &chars[..at];
    let clause = before
        .iter()
        .rposition(|c| matches!(c, '，' | '。' | '；' | ';'))
        .map_or(0, |at| at + 1);
    if units
        .counted_before
        .among(&before[clause.max(before.len().saturating_sub(14))..])
    {
        return Some(found);
    }
    // 突破2000亿大关: money, and nothing else is counted so.
    let money = found.text.ends_with('亿') && rest.first() != Some(&'级');
    money.then(|| Unit {
        text: found.text + "元",
        known: false,
        ..found
    })
}

/// What a unit as written measures; `None` for one of another, 元/人, and for none.
pub fn kind(unit: &str) -> Option<Kind> {
    if unit.contains('/') {
        return None;
    }
    let chars: Vec<char> = unit.chars().collect();
    let listed = Units::get().units.iter().find(|(word, _)| chars.ends_with(word));
    listed.map(|(_, kind)| *kind)
}

/// Whether a unit is listed as it stands: 千瓦, and not 千户.
pub fn is_listed(unit: &str) -> bool {
    let chars: Vec<char> = unit.chars().collect();
    Units::get().units.iter().any(|(word, _)| *word == chars)
}

/// Whether Latin letters behind a number are its unit, 12.8km, and no name, 5G.
pub fn is_latin(chars: &[char]) -> bool {
    let units = Units::get();
    let myriads = chars.iter().take_while(|c| numeral::place(**c).is_some()).count();
    units.begins(&chars[myriads..]).is_some_and(|(length, _)| {
        let unit = &chars[myriads..myriads + length];
        let latin = unit.iter().any(char::is_ascii_alphabetic);
        latin && !chars.get(myriads + length).is_some_and(char::is_ascii_alphanumeric)
    })
}

/// Whether the number at a place is a part, a rate or a temperature: what may be below zero.
pub fn is_rate(chars: &[char], at: usize) -> bool {
    let length = numeral::number(&chars[at..]).map_or(0, |number| number.length);
    let found = unit(chars, at + length).filter(|_| length > 0);
    found.is_some_and(|unit| kind(&unit.text) == Some(Kind::Relative) || unit.text.ends_with(['℃', '度']))
}

/// Whether a number with a unit counts something between these words.
pub fn counts(before: &[char], unit: &str, after: &[char]) -> bool {
    Units::get()
        .conditions
        .iter()
        .filter(|c| c.unit.has(unit))
        .all(|condition| {
            let near = &before[before.len().saturating_sub(condition.within)..];
            let spoken = condition.near.iter().next().is_none() || condition.near.among(near);
            let ended = condition.ends && after.is_empty();
            spoken && !ended && condition.unless_after.ends(before).is_none()
        })
}

impl Units {
    /// The longest unit a text begins with.
    fn begins(&self, text: &[char]) -> Option<(usize, Kind)> {
        let found = self.units.iter().find(|(word, _)| text.starts_with(word));
        found.map(|(word, kind)| (word.len(), *kind))
    }

    /// Whether a unit is one before these words, and not the beginning of another.
    fn is_unit(&self, unit: &[char], after: &[char]) -> bool {
        let unit: String = unit.iter().collect();
        let of = self.conditions.iter().filter(|c| c.unit.has(&unit));
        // m² is no metre, and 5Gb no five.
        let whole = !unit.ends_with(|c: char| c.is_ascii_alphanumeric())
            || !after.first().is_some_and(char::is_ascii_alphanumeric);
        whole && of.into_iter().all(|c| c.unless_before.begins(after).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_units_are_valid() {
        assert_eq!(Units::parse(Units::SHIPPED).err(), None);
    }

    #[test]
    fn units_are_read_whole() {
        let rows = [
            ("5万㎡。", Some("万㎡")),
            ("8km，", Some("km")),
            ("8㎞", Some("㎞")),
            ("3km²", Some("km²")),
            ("23μg/m³。", Some("μg/m³")),
            ("23微克/立方米", Some("微克/立方米")),
            ("600立方米/秒", Some("立方米/秒")),
            ("12万t/d", Some("万t/d")),
            ("2.5万kW·h", Some("万kW·h")),
            ("3个千分点", Some("个千分点")),
            ("3‰", Some("‰")),
            ("8/10万", Some("/10万")),
            ("36.5元/人", Some("元/人")),
            ("12件/万人", Some("件/万人")),
            ("129000万人公里", Some("万人公里")),
            ("605万吨公里", Some("万吨公里")),
            ("85万标箱", Some("万标箱")),
            ("50mm降雨", Some("mm")),
            ("38℃", Some("℃")),
            ("300多万人次", Some("万人次")),
            ("3百户", Some("百户")),
            ("20千瓦", Some("千瓦")),
            ("30万千瓦时", Some("万千瓦时")),
            ("1.3亿农民", Some("亿")),
            ("参保人数达1.4亿。", Some("亿")),
            ("粉丝数量突破120万。", Some("万")),
            ("突破2000亿大关", Some("亿元")),
            ("2本年计划", None),
            ("3本图书", Some("本")),
            ("15分钟生活圈", None),
            ("5G网络", None),
            ("20万吨级码头", None),
            ("4个方面", None),
        ];
        for (text, expected) in rows {
            let chars: Vec<char> = text.chars().collect();
            let digit = chars.iter().position(char::is_ascii_digit).unwrap();
            let length = chars[digit..]
                .iter()
                .take_while(|c| c.is_ascii_digit() || **c == '.')
                .count();
            let found = unit(&chars, digit + length);
            assert_eq!(found.map(|unit| unit.text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn units_are_of_a_kind() {
        let rows = [
            ("万元", Some(Kind::Money)),
            ("万平方米", Some(Kind::Area)),
            ("公里", Some(Kind::Length)),
            ("立方米", Some(Kind::Quantity)),
            ("万人公里", Some(Kind::Quantity)),
            ("个百分点", Some(Kind::Relative)),
            ("个千分点", Some(Kind::Relative)),
            ("个工作日", Some(Kind::Duration)),
            ("名", Some(Kind::Thing)),
            ("元/人", None),
            ("", None),
        ];
        for (unit, expected) in rows {
            assert_eq!(kind(unit), expected, "{unit}");
        }
    }
}
