//! 分别: values dealt out in order to the things listed before them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::compile::figures::lexicon::Names;
use crate::compile::figures::numbers::begins_with;
use crate::compile::figures::phrase;
use crate::compile::figures::turns::{self, Turn};
use crate::compile::figures::value::Value;
use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// What 分别 makes of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Dealt {
    /// Nothing.
    Plain,
    /// The list and the values do not fit.
    Unsure,
    /// What would stand before it alone: 甲、乙分别达64%、32.7% reads 甲达64%, 乙达32.7%.
    Alone {
        /// The words before the value.
        before: Vec<char>,
        /// The value of the sentence it says more of: 接待游客420万人次，旅游收入35亿元，分别增长12%、15%.
        of: Option<usize>,
        /// The time that is dealt out to it.
        time: Option<Turn>,
    },
}

/// `lexicon/lists.toml`: words of lists that 分别 deals values out to; the file says more of each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    against: Words,
    changes: Words,
    rates: Words,
    levels: Words,
    both: BTreeMap<String, Vec<String>>,
}

impl Lexicon for Lists {
    const FILE: &str = "lexicon/lists.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/lists.toml");

    fn parse(text: &str) -> Result<Lists, Fault> {
        lexicon::read(text)
    }
}

shipped!(Lists);

/// Deals out the lists of a sentence. `clause` gives where the clause of a value begins.
pub fn deal(chars: &[char], values: &[Value], clause: impl Fn(&Value) -> usize, names: &Names) -> Vec<Dealt> {
    let words = Lists::get();
    let mut dealt = vec![Dealt::Plain; values.len()];
    // The list dealt out last: its first value, and how many.
    let mut group: Option<(usize, usize)> = None;
    let mut first = 0;
    while first < values.len() {
        let mut next = first + 1;
        while next < values.len() && joined(&chars[values[next - 1].range.end..values[next].range.start]) {
            next += 1;
        }
        let count = next - first;
        let opens = clause(&values[first]);
        let from = first
            .checked_sub(1)
            .map_or(opens, |before| values[before].range.end.max(opens));
        let before = &chars[from..values[first].range.start];
        let spoken = (0..before.len()).find(|&at| begins_with(&before[at..], "分别"));
        let list = phrase::trim(&before[..spoken.unwrap_or(0)]);
        let text: String = list.iter().collect();
        let nameless = list.is_empty() || words.against.has(&text);
        // 265亿元、188亿元，较年初增长9.6%和12.1%: the list before once more.
        let opening = |words: &Words| words.begins(phrase::trim(before)).is_some();
        let again = count > 1 && (opening(&words.against) || group.is_some() && opening(&words.changes));
        let earlier = first.checked_sub(count).filter(|start| match spoken {
            Some(_) => nameless,
            None => again && group == Some((*start, count)),
        });
        let joint = match spoken {
            Some(at) => without_rate(&before[at + 2..]),
            None => without_rate(before),
        };
        let turns = spoken.and_then(|_| turns::turns(list, count));
        let heads = match &turns {
            Some((_, rest)) => Some(vec![rest.clone(); count]),
            None => (spoken.is_some() && !nameless)
                .then(|| heads(list, count, names))
                .flatten(),
        };
        if spoken.is_some() || earlier.is_some() {
            for (n, value) in (first..next).enumerate() {
                let own = match n {
                    0 => &before[spoken.map_or(0, |at| at + 2) + joint.len()..],
                    _ => phrase::trim(&chars[values[value - 1].range.end..values[value].range.start]),
                };
                let own = own.iter().filter(|c| !matches!(c, '和' | '与' | '及' | '、' | '，'));
                let head = heads.as_ref().and_then(|heads| heads.get(n));
                let of = earlier.map(|start| start + n);
                dealt[value] = match (head, of) {
                    (None, None) => Dealt::Unsure,
                    _ => Dealt::Alone {
                        before: head.into_iter().flatten().chain(joint).chain(own).copied().collect(),
                        of,
                        time: turns.as_ref().and_then(|(turns, _)| turns.get(n).cloned()),
                    },
                };
            }
            group = Some((first, count));
        } else if again {
            dealt[first..next].fill(Dealt::Unsure);
        }
        first = next;
    }
    dealt
}

/// What may stand between values of one list: 、 and 和, and the time each is for.
fn joined(between: &[char]) -> bool {
    let text: String = between.iter().collect();
    let rates = Lists::get().rates.iter().chain(["以及"]);
    let rest = rates.fold(text, |text, word| text.replace(word, ""));
    !between.is_empty()
        && rest
            .chars()
            .all(|c| matches!(c, '、' | '和' | '与' | '及' | '，' | ' '))
}

/// The words between 分别 and the first value, without 每月.
fn without_rate(mut joint: &[char]) -> &[char] {
    while let Some(length) = Lists::get().rates.ends(joint) {
        joint = &joint[..joint.len() - length];
    }
    joint
}

/// The things of a list, what they share written out for each; `None` if they are not as many as the values.
fn heads(list: &[char], count: usize, names: &Names) -> Option<Vec<Vec<char>>> {
    let text: String = list.iter().collect();
    // The longest first: 城乡居民 holds 城乡.
    let mut both: Vec<(&String, &Vec<String>)> = Lists::get().both.iter().collect();
    both.sort_by_key(|(both, _)| std::cmp::Reverse(both.len()));
    for (both, each) in both.into_iter().filter(|(_, each)| each.len() == count) {
        if text.contains(both.as_str()) {
            let whole = each
                .iter()
                .map(|one| text.replace(both.as_str(), one).chars().collect());
            return Some(whole.collect());
        }
    }
    let mut items: Vec<&[char]> = list.split(|c| *c == '、').collect();
    // 甲、乙和丙; 数量和面积
    while items.len() < count {
        let longest = items.iter().rposition(|item| joint(item).is_some())?;
        let at = joint(items[longest])?;
        let item = items[longest];
        items.splice(longest..=longest, [&item[..at], &item[at + 1..]]);
    }
    if items.len() != count || count < 2 {
        return None;
    }
    let last = items[count - 1];
    let verb = &items[0][..items[0].len() - bare(items[0], names).len()];
    let ordinal = items[0].first() == Some(&'第') && items[0].len() == 2;
    let whole = |n: usize, item: &[char]| -> Vec<char> {
        let mut text: Vec<char> = Vec::new();
        if n > 0 && !verb.is_empty() {
            text.extend(verb);
        } else if n > 0 && ordinal && item.first() != Some(&'第') {
            text.push('第');
        } else if n > 0
            && let Some(level) = level(items[0]).filter(|_| level(item).is_none() && same_kind(items[0], last))
        {
            text.extend(level);
        }
        match numbered(item).filter(|_| n + 1 == count) {
            Some(at) => text.extend(item[..at].iter().chain(&item[at + 2..])),
            None => text.extend(item),
        }
        if n + 1 < count {
            text.extend(shared(item, last, names));
        }
        text
    };
    Some(items.iter().enumerate().map(|(n, item)| whole(n, item)).collect())
}

/// Where the number of all that is listed stands in its last item: 装备制造两条主导产业链.
fn numbered(item: &[char]) -> Option<usize> {
    let counts = |at: &usize| "两二三四五六七八九十".contains(item[*at]) && "大条个类项".contains(item[at + 1]);
    (2..item.len().saturating_sub(2)).find(counts)
}

/// Where 和, 与 or 及 parts an item in two.
fn joint(item: &[char]) -> Option<usize> {
    let inside = |at: &usize| *at > 0 && *at + 1 < item.len() && matches!(item[*at], '和' | '与' | '及');
    (0..item.len()).rev().find(inside)
}

/// An item without its verbs.
fn bare<'t>(item: &'t [char], names: &Names) -> &'t [char] {
    let noun = phrase::split(item, &[], names);
    match noun.tag.is_empty() {
        true => item,
        false => &item[item.len() - noun.noun.chars().count().min(item.len())..],
    }
}

fn level(item: &[char]) -> Option<&[char]> {
    Lists::get().levels.begins(item).map(|length| &item[..length])
}

fn same_kind(one: &[char], other: &[char]) -> bool {
    one.len() >= 2 && other.ends_with(&one[one.len() - 2..])
}

/// What the last item says for an earlier one too: 先进制造业、装备制造业增加值 shares 增加值.
fn shared(item: &[char], last: &[char], names: &Names) -> Vec<char> {
    let text = |chars: &[char]| chars.iter().collect::<String>();
    if names.name(&text(item)).is_some() {
        return Vec::new();
    }
    // 大健康、装备制造两条主导产业链产值
    if let Some(at) = numbered(last) {
        return last[at + 2..].to_vec();
    }
    let listed = (1..last.len()).find(|&at| names.name(&(text(item) + &text(&last[at..]))).is_some());
    if let Some(at) = listed {
        return last[at..].to_vec();
    }
    for length in (1..=item.len()).rev() {
        let ending = &item[item.len() - length..];
        let at = (1..last.len()).find(|&at| last[at..].starts_with(ending));
        if let Some(at) = at {
            return last[at + length..].to_vec();
        }
    }
    // 河西县、沙田区项目开工率
    let is_place = |c: &char| "县区市州旗盟镇乡".contains(*c);
    let named = last.iter().skip(1).position(is_place).map(|at| at + 2);
    if let Some(end) = named.filter(|_| item.last().is_some_and(is_place)) {
        return last[end..].to_vec();
    }
    // 第一、二、三产业增加值
    let digit = |c: &char| "一二三四五六七八九".contains(*c);
    match (item.last().filter(|c| digit(c)), last.iter().position(digit)) {
        (Some(_), Some(at)) => last[at + 1..].to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::lexicon::Lexicon;

    #[test]
    fn the_shipped_words_are_valid() {
        assert_eq!(Lists::parse(Lists::SHIPPED).err(), None);
    }

    #[test]
    fn lists_are_written_out() {
        let names = Names::shipped();
        let rows: [(&str, &[&str]); 11] = [
            (
                "城乡居民人均可支配收入",
                &["城镇居民人均可支配收入", "农村居民人均可支配收入"],
            ),
            ("存贷款余额", &["存款余额", "贷款余额"]),
            (
                "先进制造业、装备制造业增加值占规上工业增加值比重",
                &[
                    "先进制造业增加值占规上工业增加值比重",
                    "装备制造业增加值占规上工业增加值比重",
                ],
            ),
            (
                "省级以上工程技术研发中心、企业技术中心",
                &["省级以上工程技术研发中心", "省级以上企业技术中心"],
            ),
            ("数量和面积", &["数量", "面积"]),
            (
                "城镇和农村居民人均可支配收入",
                &["城镇居民人均可支配收入", "农村居民人均可支配收入"],
            ),
            (
                "第一、二、三产业增加值",
                &["第一产业增加值", "第二产业增加值", "第三产业增加值"],
            ),
            ("地区生产总值、固定资产投资", &["地区生产总值", "固定资产投资"]),
            (
                "新增高新技术企业、专精特新企业",
                &["新增高新技术企业", "新增专精特新企业"],
            ),
            ("存款和贷款余额", &["存款余额", "贷款余额"]),
            ("河西县、沙田区项目开工率", &["河西县项目开工率", "沙田区项目开工率"]),
        ];
        for (list, expected) in rows {
            let chars: Vec<char> = list.chars().collect();
            let heads = heads(&chars, expected.len(), &names).unwrap();
            let found: Vec<String> = heads.iter().map(|head| head.iter().collect()).collect();
            assert_eq!(found, expected, "{list}");
        }
        assert!(heads(&['甲'], 2, &names).is_none());
    }
}
