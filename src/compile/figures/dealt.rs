//! 分别: values dealt out in order to the things listed before them.

use crate::compile::figures::lexicon::Names;
use crate::compile::figures::numbers::{begins_with, ends_with};
use crate::compile::figures::phrase;
use crate::compile::figures::value::Value;

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
    },
}

/// Words before 分别 that name nothing.
#[rustfmt::skip]
const AGAINST: &[&str] = &[
    "同比", "环比", "比上年", "较上年", "比去年", "较去年", "较年初", "比年初", "较上年末", "比上年末", "均", "实际", "名义", "年均", "年平均",
];

/// Words of change that go on with the list before: 分别达到36842元、18975元，增长4.9%、7.6%.
const CHANGES: &[&str] = &["增长", "下降", "提高", "增加", "减少"];

/// Deals out the lists of a sentence. `clause` gives where the clause of a value begins.
pub fn deal(chars: &[char], values: &[Value], clause: impl Fn(&Value) -> usize, names: &Names) -> Vec<Dealt> {
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
        let nameless = list.is_empty() || AGAINST.contains(&text.as_str());
        // 265亿元、188亿元，较年初增长9.6%和12.1%: the list before once more.
        let opening = |words: &[&str]| words.iter().any(|word| begins_with(phrase::trim(before), word));
        let again = count > 1 && (opening(AGAINST) || group.is_some() && opening(CHANGES));
        let earlier = first.checked_sub(count).filter(|start| match spoken {
            Some(_) => nameless,
            None => again && group == Some((*start, count)),
        });
        let joint = match spoken {
            Some(at) => without_rate(&before[at + 2..]),
            None => without_rate(before),
        };
        let heads = (spoken.is_some() && !nameless)
            .then(|| heads(list, count, names))
            .flatten();
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
    let rest = ["每人", "每月", "每年", "以及"]
        .iter()
        .fold(text, |text, word| text.replace(word, ""));
    !between.is_empty()
        && rest
            .chars()
            .all(|c| matches!(c, '、' | '和' | '与' | '及' | '，' | ' '))
}

/// The words between 分别 and the first value, without 每月.
fn without_rate(mut joint: &[char]) -> &[char] {
    while let Some(word) = ["每人", "每月", "每年"].iter().find(|word| ends_with(joint, word)) {
        joint = &joint[..joint.len() - word.chars().count()];
    }
    joint
}

/// Words that stand for several things.
const BOTH: &[(&str, &[&str])] = &[
    ("城乡常住居民", &["城镇常住居民", "农村常住居民"]),
    ("城乡居民", &["城镇居民", "农村居民"]),
    ("城乡", &["城市", "农村"]),
    ("存贷款", &["存款", "贷款"]),
    ("三次产业", &["第一产业", "第二产业", "第三产业"]),
    ("一二三次产业", &["第一产业", "第二产业", "第三产业"]),
    ("第一二三产业", &["第一产业", "第二产业", "第三产业"]),
    ("一二三产业", &["第一产业", "第二产业", "第三产业"]),
    ("一二三产", &["第一产业", "第二产业", "第三产业"]),
];

/// The things of a list, what they share written out for each; `None` if they are not as many as the values.
fn heads(list: &[char], count: usize, names: &Names) -> Option<Vec<Vec<char>>> {
    let text: String = list.iter().collect();
    for (both, each) in BOTH.iter().filter(|(_, each)| each.len() == count) {
        if text.contains(both) {
            let whole = each.iter().map(|one| text.replace(both, one).chars().collect());
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
            text.extend(level.chars());
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

#[rustfmt::skip]
const LEVELS: &[&str] = &[
    "省级以上", "省级及以上", "国家级", "市级以上", "省级", "市级", "区级", "县级", "规模以上", "限额以上", "规上", "限上",
];

fn level(item: &[char]) -> Option<&'static str> {
    LEVELS.iter().find(|level| begins_with(item, level)).copied()
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
    fn lists_are_written_out() {
        let names = Names::shipped();
        let rows: [(&str, &[&str]); 10] = [
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
