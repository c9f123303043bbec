//! The words around a number: what is a verb, what a noun, what only says when and how.
//!
//! A clause of this genre is built as [when] [how] [verb] noun value, or [verb] value noun [predicate]. No tagger is
//! used: the verbs of plans are few, and a list can be read and corrected.

use crate::chinese::calendar;
use crate::compile::figures::grammar::Grammar;
use crate::compile::figures::lexicon::Names;
use crate::compile::figures::numbers::{begins_with, ends_with};
use crate::compile::lexicon::Words;

/// A noun with what its verb says about it: 新引进重点产业项目 is 重点产业项目 and 新引进.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The noun, without district, time and verbs.
    pub noun: String,
    /// What happened to it, for the brackets of its name.
    pub tag: String,
    /// Whether a verb of any kind stood before the noun.
    pub verb: bool,
    /// 累计 stood before it.
    pub cumulative: bool,
    /// 每年 stood before it.
    pub yearly: bool,
    /// 投入 stood before it.
    pub invested: bool,
    /// 建成 stood before it.
    pub built: bool,
    /// The last verb dropped before it.
    pub dropped: String,
}

/// Drops what stands between a noun and its number.
pub fn without_joints(mut text: &[char]) -> &[char] {
    loop {
        let trimmed = without_spell(without_arrival(trim(text)));
        match Grammar::get().joints.ends(trimmed) {
            // 年均, 人均, 平均 say how it is measured.
            Some(1)
                if ["年均", "人均", "平均", "户均", "日均", "地均", "亩均"]
                    .iter()
                    .any(|w| ends_with(trimmed, w)) =>
            {
                return trimmed;
            }
            Some(length) => text = &trimmed[..trimmed.len() - length],
            None => return trimmed,
        }
    }
}

/// Drops the year before a number, with the word that leads to it: 增加到2020年的1830亿元, 由2015年的, 国内生产总值2000年. What a
/// number is compared with stays: 较2015年.
fn without_arrival(text: &[char]) -> &[char] {
    let before_of = text.strip_suffix(&['的']).unwrap_or(text);
    let bare = before_of
        .strip_suffix(&['末'])
        .or(before_of.strip_suffix(&['底']))
        .unwrap_or(before_of);
    let Some(year) = bare.strip_suffix(&['年']) else {
        return text;
    };
    let Some(at) = year.len().checked_sub(4).filter(|&at| year_at(year, at)) else {
        return text;
    };
    match year[..at].last() {
        Some(before) if ARRIVED.contains(before) || crate::chinese::is_han(*before) && !COMPARED.contains(before) => {
            &year[..at]
        }
        _ => text,
    }
}

/// What stands before the year in which a number is reached or set out from.
const ARRIVED: &[char] = &['到', '至', '为', '由', '从', '在'];
/// What stands before a year that a number is compared with.
const COMPARED: &[char] = &['比', '较', '是', '与', '同', '到'];

/// Whether four digits that are a year stand at a place, and no digit around them.
fn year_at(text: &[char], at: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    let year: String = text.iter().skip(at).take(4).collect();
    let known = year.parse().is_ok_and(|year: u16| calendar::YEARS.contains(&year));
    known && !digit(at.checked_sub(1)) && !digit(at.checked_add(4))
}

/// Drops how long something has been so: 群众安全感连续7年.
fn without_spell(text: &[char]) -> &[char] {
    let Some(at) = (0..text.len()).rev().find(|&at| begins_with(&text[at..], "连续")) else {
        return text;
    };
    let spell = &text[at + 2..];
    let number = spell
        .iter()
        .take_while(|c| c.is_ascii_digit() || "一二两三四五六七八九十多".contains(**c))
        .count();
    let unit: String = spell[number..].iter().collect();
    match ["年", "个月", "季度", "个季度", "月", "届"].contains(&unit.as_str()) && number > 0 {
        true => trim(&text[..at]),
        false => text,
    }
}

/// Drops blanks, marks and 的 at both ends.
pub fn trim(mut text: &[char]) -> &[char] {
    while let [first, rest @ ..] = text
        && matches!(first, ' ' | '、' | '的' | '-' | '，' | ':' | '了')
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && matches!(last, ' ' | '、' | '-' | '，' | ':')
    {
        text = rest;
    }
    text
}

/// Splits a phrase that ends where its number begins into verb and noun. `district` are names of the own district. What is
/// a name of the lexicon keeps its first word: 基本医疗保险参保率, 有效发明专利.
pub fn split(text: &[char], district: &[String], names: &Names) -> Phrase {
    let mut phrase = Phrase::default();
    let mut rest = trim(text);
    let mut joined = false;
    loop {
        rest = trim(rest);
        if let Some(length) = time(rest).or_else(|| point(rest)) {
            rest = &rest[length..];
            continue;
        }
        if let Some(name) = district.iter().find(|name| begins_with(rest, name)) {
            rest = &rest[name.chars().count()..];
            continue;
        }
        let known = names.name(&rest.iter().collect::<String>()).is_some();
        let tag = longest(&Grammar::get().tags, rest).filter(|(word, _)| {
            !bound("", &rest[*word..]) && rest[*word..] != ['会'] && !surplus(&rest[..*word], &rest[*word..])
        });
        if let Some((word, tag)) = tag {
            // 新增就业人数 names what is counted: the lexicon knows it whole.
            if phrase.tag.is_empty() || joined {
                phrase.tag.push_str(tag);
            }
            phrase.verb = true;
            rest = &rest[word..];
            // 新建和改造提升高标准农田: both were done to it.
            let next = rest
                .strip_prefix(&['和'])
                .or(rest.strip_prefix(&['及']))
                .or(rest.strip_prefix(&['、']));
            joined = next.is_some_and(|next| longest(&Grammar::get().tags, next).is_some());
            rest = next.filter(|_| joined).unwrap_or(rest);
            continue;
        }
        let opening = |words: &Words| {
            words
                .iter()
                .filter(|word| begins_with(rest, word) && !bound(word, &rest[word.chars().count()..]))
                .map(|word| word.chars().count())
                .max()
        };
        let manner = opening(&Grammar::get().manner).max(Grammar::get().own_district.begins(rest));
        let verb = opening(&Grammar::get().verbs);
        match manner.max(verb).filter(|_| !known) {
            // A word that is the whole rest may be the noun itself.
            Some(length) if length < rest.len() || !phrase.noun_like(rest) => {
                phrase.cumulative |= begins_with(rest, "累计");
                phrase.built |= begins_with(rest, "建成");
                if verb == Some(length) {
                    phrase.dropped = rest[..length].iter().collect();
                }
                phrase.yearly |= begins_with(rest, "每年");
                phrase.invested |= begins_with(rest, "投入");
                phrase.verb |= verb.is_some() || !(begins_with(rest, "全") || begins_with(rest, "其中"));
                rest = &rest[length..];
            }
            _ => break,
        }
    }
    rest = after_relative(trim(rest));
    // 加装电梯竣工86台: done to the noun before it.
    let done = Grammar::get().done.ends(rest).filter(|_| phrase.tag.is_empty());
    if let Some(length) = done {
        let (noun, word) = rest.split_at(rest.len() - length);
        phrase.tag = word.iter().collect();
        rest = trim(noun);
    }
    phrase.noun = without_inner_verb(&without_inner_year(&without_notes(rest)));
    phrase
}

/// A noun without the year within it: 重点园区2025年营业收入. What is quoted keeps it, and what a number is compared with.
fn without_inner_year(noun: &str) -> String {
    let chars: Vec<char> = noun.chars().collect();
    let marked = |c: &char| matches!(c, '“' | '《' | '(' | '[');
    if chars.iter().any(marked) {
        return noun.to_string();
    }
    let year = (1..chars.len().saturating_sub(5)).find(|&at| {
        year_at(&chars, at)
            && chars[at + 4] == '年'
            && crate::chinese::is_han(chars[at - 1])
            && !COMPARED.contains(&chars[at - 1])
            && !matches!(chars[at + 5], '前' | '后' | '以' | '版' | '级' | '来' | '至' | '的')
    });
    year.map_or_else(
        || noun.to_string(),
        |at| {
            let end = at + 5 + usize::from(matches!(chars[at + 5], '末' | '底' | '度'));
            chars[..at].iter().chain(&chars[end..]).collect()
        },
    )
}

/// A noun without the verb between who does and what comes of it: 省属企业完成产业类投资.
fn without_inner_verb(noun: &str) -> String {
    let of = |verb: &str| {
        let (doer, done) = noun.split_once(verb)?;
        // 五大产业预计完成增加值
        let doer = Grammar::get().joints.strip_end(doer).unwrap_or(doer);
        let whole = doer.chars().count() >= 2 && !doer.contains('“') && done.chars().count() <= 10;
        (whole && Grammar::get().brought.at_end(done).is_some()).then(|| format!("{doer}{done}"))
    };
    ["实现", "完成"]
        .into_iter()
        .find_map(of)
        .unwrap_or_else(|| noun.to_string())
}

/// Whether 增加 is the beginning of a noun: 增加值, 增加额.
fn surplus(verb: &[char], next: &[char]) -> bool {
    ends_with(verb, "增加") && matches!(next.first(), Some('值' | '额'))
}

/// Whether a word that could be a verb is the beginning of a noun: 保障性住房, 服务业, 完成率.
fn bound(word: &str, next: &[char]) -> bool {
    const NOUNS: &[(&str, &str)] = &[
        ("有", "效机限轨色"),
        ("共有", "产"),
        ("基本", "医养公农殖药民"),
        ("服务", "业贸型消收机网点站中器"),
        ("投资", "额总强率项超"),
        ("投入", "产强"),
        ("集中", "供式隔"),
        ("主动", "脉"),
        ("保障", "房金对"),
        ("储备", "林粮土"),
        ("建设", "用"),
        ("要", "素"),
        ("将", "军"),
        ("对", "口外接标比内"),
        ("加", "工油气快大强速装权盟拿减热氢"),
        ("加上", "级年缴解"),
        ("拟", "建定"),
        ("而", "立"),
        ("也", "门"),
    ];
    let Some(&next) = next.first() else { return false };
    "性率员者费机基".contains(next) || NOUNS.iter().any(|(verb, nexts)| *verb == word && nexts.contains(next))
}

/// What follows a clause that only says who set it or since when: 党的十八大提出的地区生产总值, 新院区投用后床位.
fn after_relative(noun: &[char]) -> &[char] {
    let said = [
        "提出的",
        "确定的",
        "明确的",
        "下达的",
        "要求的",
        "投用后",
        "建成后",
        "投产后",
        "达产后",
        "启用后",
        "完工后",
        "将建成",
        "将新增",
        "已建成",
    ];
    let end = (0..noun.len()).rev().find_map(|at| {
        let word = said.iter().find(|word| begins_with(&noun[at..], word))?;
        Some(at + word.chars().count())
    });
    end.map_or(noun, |end| trim(&noun[end..]))
}

impl Phrase {
    /// Whether a word that is both verb and noun stands for a noun here.
    fn noun_like(&self, rest: &[char]) -> bool {
        ["投资", "服务", "保障", "储备"]
            .iter()
            .any(|w| w.chars().eq(rest.iter().copied()))
    }
}

fn longest<'t>(table: &'t [(String, String)], rest: &[char]) -> Option<(usize, &'t str)> {
    table
        .iter()
        .filter(|(word, _)| begins_with(rest, word))
        .map(|(word, tag)| (word.chars().count(), tag.as_str()))
        .max_by_key(|(length, _)| *length)
}

/// The length of what numbers a point: 一是, 十二是.
fn point(text: &[char]) -> Option<usize> {
    let digits = text.iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    (digits > 0 && text.get(digits) == Some(&'是')).then_some(digits + 1)
}

/// Without marks of notes: 地区生产总值[2].
fn without_notes(text: &[char]) -> String {
    let mut noun: String = text.iter().collect();
    while let Some(open) = noun.find('[')
        && let Some(length) = noun[open..].find(']')
        && noun[open + 1..open + length].chars().all(|c| c.is_ascii_digit())
    {
        noun.replace_range(open..=open + length, "");
    }
    noun
}

/// The length of a time that opens a phrase: 到2025年底前, “十四五”期间, 2016-2020年.
pub fn time(text: &[char]) -> Option<usize> {
    let mut at = 0;
    let word = |at: usize, words: &[&str]| {
        words
            .iter()
            .filter(|w| begins_with(&text[at.min(text.len())..], w))
            .map(|w| w.chars().count())
            .max()
            .unwrap_or(0)
    };
    at += word(at, &["到", "至", "截至", "在", "于", "用"]);
    let digits = text[at..]
        .iter()
        .take_while(|c| c.is_ascii_digit() || **c == '-')
        .count();
    if digits >= 4 && text.get(at + digits) == Some(&'年') {
        at += digits + 1;
        at += word(
            at,
            &["底前", "年底", "末", "底", "初", "以来", "期间", "度", "前", "的"],
        );
        return Some(at);
    }
    // 2023全市国有资本经营预算收入
    if digits == 4 && year_at(text, at) && Grammar::get().own_district.begins(&text[at + 4..]).is_some() {
        return Some(at + 4);
    }
    if begins_with(&text[at..], "“十") {
        let close = text[at..].iter().position(|&c| c == '”')?;
        if close <= 4 {
            at += close + 1;
            at += word(at, &["期间", "时期", "期末", "以来", "末", "规划期末", "规划期间"]);
            return Some(at);
        }
    }
    // 11月当月, 1月至11月
    let months = text
        .iter()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '月' | '至' | '-'))
        .count();
    if text[..months].ends_with(&['月']) && text[..months].iter().any(char::is_ascii_digit) {
        return Some(months + word(months, &["当月", "份"]));
    }
    // 近4年, 3年内, 3年
    let near = word(0, &["近", "未来", "过去", "用"]);
    let digits = text[near..]
        .iter()
        .take_while(|c| c.is_ascii_digit() || "三五两".contains(**c))
        .count();
    if digits > 0 && digits < 3 && text.get(near + digits) == Some(&'年') {
        let at = near + digits + 1;
        return Some(at + word(at, &["内", "来", "间", "时间", "左右时间"]));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noun(before: &str) -> String {
        let chars: Vec<char> = before.chars().collect();
        without_joints(&chars).iter().collect()
    }

    #[test]
    fn joints_and_the_year_of_arrival_are_dropped() {
        for (before, left) in [
            ("地区生产总值由2015年的", "地区生产总值"),
            ("增加到2020年的", ""),
            ("调整为2020年的", ""),
            ("经济增长的预期目标是", "经济增长"),
            ("地区生产总值年均", "地区生产总值年均"),
            ("进出口总额累计", "进出口总额"),
        ] {
            assert_eq!(noun(before), left, "{before}");
        }
    }
}
