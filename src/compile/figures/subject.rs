//! Whom a figure concerns: the own district, unless its sentence opens with another, or the number stands in one.

use super::context::Frame;
use super::numbers::{begins_with, ends_with};

/// Endings of places and bodies.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "街道办事处", "国家级经济技术开发区", "经济技术开发区", "高新技术产业开发区", "综合保税区", "深度合作区",
    "合作区", "开发区", "保税区", "高新区", "工业园区", "产业园区", "工业园", "产业园", "科技园", "科技城", "工业区",
    "示范区", "生态城", "新城", "新区", "小镇", "片区", "凤凰谷", "街道", "镇", "乡", "机场", "港区", "码头", "港",
    "电厂", "水库", "断面", "湿地", "大桥", "隧道", "公司", "集团", "股份", "医院", "大学", "学院", "银行", "车站",
    "西站", "东站", "古镇", "景区", "公园", "灌区", "牧场",
];

/// Beginnings that are no name: 各镇, 全镇, 重点镇.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "各", "全", "每", "该", "本", "我", "两", "三", "四", "五", "六", "七", "八", "九", "十", "多", "重点", "新建",
    "建设", "推进", "推动", "工业园", "产业园", "工业区", "科技园", "园区", "一批", "特色", "美丽", "典型", "中心",
    "乡镇", "圩镇", "城镇", "下辖", "机场",
];

/// Verbs that a name can be the subject of.
#[rustfmt::skip]
const ACTS: &[&str] = &[
    "保持", "获得", "荣获", "全年", "旅客", "货物", "工业", "实现", "完成", "在", "GDP", "产出", "建成",
    "地区生产总值",
];

/// The subject of a value in a sentence, other than the own district.
///
/// `sentence` is the sentence up to the value, `clause` where its clause begins in it, `after` what follows the value.
pub fn other(sentence: &[char], clause: usize, after: &[char], frame: &Frame) -> Option<String> {
    if let Some(project) = project(sentence, clause, after) {
        return Some(project);
    }
    let here = locative(&sentence[clause..], after, frame);
    here.or_else(|| topic(&sentence[clause..], 0, frame))
        .or_else(|| topic(sentence, clause, frame))
}

/// 总投资7.3亿元的三溪路等3条主干道路: the project that the money is for.
fn project(sentence: &[char], clause: usize, after: &[char]) -> Option<String> {
    let before = super::phrase::without_joints(&sentence[clause..]);
    if !["总投资", "总投资额", "投资总额"]
        .iter()
        .any(|word| ends_with(before, word))
    {
        return None;
    }
    let after = &after[after.iter().position(|&c| c == '的').filter(|at| *at <= 2)? + 1..];
    let text: String = after.iter().take(40).collect();
    let ends = [
        "项目", "工程", "建设", "动工", "开工", "落地", "投产", "占据", "，", "、",
    ];
    let cut = ends
        .iter()
        .filter_map(|word| {
            text.find(word).map(|at| {
                if matches!(*word, "项目" | "工程") {
                    at + word.len()
                } else {
                    at
                }
            })
        })
        .min()
        .unwrap_or(text.len());
    let name = text[..cut].trim_matches(['“', '”', ' ']);
    (name.chars().count() >= 2).then(|| name.to_string())
}

/// A place that the number stands in: 推进航空新城23个市政项目, 推动南湾片区GDP超千亿.
fn locative(clause: &[char], after: &[char], frame: &Frame) -> Option<String> {
    let place = last_name(clause, frame)?;
    let rest = &clause[place.end..];
    // Directly before a number whose thing stands behind it (建成口袋公园6个 counts parks), or with nothing but the
    // noun between.
    let counted = after.first().is_some_and(|c| crate::text::is_han(*c));
    let listed = clause[..place.start].ends_with(&['、']);
    let direct = counted && !listed && rest.is_empty();
    let owns = ACTS.iter().any(|act| begins_with(rest, act));
    (direct || owns && !rest.contains(&'等')).then_some(place.name)
}

/// A name that opens the sentence, or a clause of it before this one: 南水镇保持…，工业总产值达….
fn topic(sentence: &[char], clause: usize, frame: &Frame) -> Option<String> {
    let start = sentence[..clause]
        .iter()
        .rposition(|c| matches!(c, ';' | '；'))
        .map_or(0, |at| at + 1);
    let opening = &sentence[start..];
    let place = first_name(opening, frame)?;
    let rest = &opening[place.end..];
    let opens = place.start <= 1
        && (ACTS.iter().any(|act| begins_with(rest, act)) || rest.first().is_some_and(|c| c.is_ascii_digit()));
    opens.then_some(place.name)
}

struct Named {
    name: String,
    start: usize,
    end: usize,
}

fn first_name(text: &[char], frame: &Frame) -> Option<Named> {
    (0..text.len().min(16)).find_map(|end| name_ending(text, end, frame))
}

fn last_name(text: &[char], frame: &Frame) -> Option<Named> {
    (0..=text.len()).rev().find_map(|end| name_ending(text, end, frame))
}

/// A name that ends before `end`: its ending, and the two to six characters before it that no verb or mark ends.
fn name_ending(text: &[char], end: usize, frame: &Frame) -> Option<Named> {
    let ending = ENDINGS.iter().find(|ending| ends_with(&text[..end], ending))?;
    // 镇 in 镇街, 港 in 港口 end no name.
    let next = text.get(end);
    if next.is_some_and(|c| {
        matches!(
            c,
            '口' | '澳' | '街' | '级' | '域' | '村' | '区' | '珠' | '政' | '产' | '属'
        )
    }) && ending.chars().count() == 1
    {
        return None;
    }
    let stem_end = end - ending.chars().count();
    let start = text[..stem_end]
        .iter()
        .rposition(|&c| !(crate::text::is_han(c) || c.is_ascii_alphabetic()))
        .map_or(0, |at| at + 1);
    let mut stem = &text[start..stem_end];
    let mut from = start;
    // Verbs and prepositions before the name are no part of it.
    for verb in [
        "推进",
        "推动",
        "完成",
        "加快",
        "支持",
        "以及",
        "以",
        "在",
        "对",
        "及",
        "和",
        "与",
        "为",
        "建设",
        "打造",
        "力促",
        "促进",
        "园区内的",
        "位于",
        "其中",
        "服务",
        "实现",
        "动工",
    ] {
        if let Some(at) = (0..stem.len()).rev().find(|&at| begins_with(&stem[at..], verb)) {
            let skip = at + verb.chars().count();
            from += skip;
            stem = &stem[skip..];
        }
    }
    let length = stem.len();
    let name: String = text[from..end].iter().collect();
    let generic = GENERIC.iter().any(|word| begins_with(&text[from..], word));
    let own = frame.district.contains(&name);
    ((1..=12).contains(&length) && !generic && !own).then_some(Named { name, start: from, end })
}
