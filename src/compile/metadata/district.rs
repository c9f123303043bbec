//! Which district a document is about: the names at the head of its title, else the one its text names most.

use std::collections::HashMap;

use crate::chinese::is_han;
use crate::compile::language::dictionary;

/// Words before 区, 市 or 县 that make no name.
const NO_NAMES: [&str; 8] = ["全", "我", "各", "本", "该", "辖", "社", "自治"];
/// Kinds of area: 园区, 示范区.
const AREAS: [&str; 32] = [
    "市",
    "城",
    "地",
    "园",
    "片",
    "小",
    "校",
    "特",
    "街",
    "老",
    "灾",
    "库",
    "湾区",
    "专",
    "厂",
    "时",
    "误",
    "试验",
    "示范",
    "开发",
    "合作",
    "保税",
    "实验",
    "先行",
    "核心",
    "商务",
    "经济",
    "功能",
    "保护",
    "高新",
    "粤港澳大湾",
    "一",
];
/// Kinds of area by which many a district is called as well: 山区 and 南山区. Believed where only a name can stand.
const NAMES_TOO: [&str; 4] = ["山", "湾", "新", "景"];
/// Words that end with 市 and name no city: 上市, 城市.
const NO_CITIES: [&str; 11] = ["城", "上", "都", "夜", "菜", "股", "门", "超", "楼", "集", "农"];
/// What makes 区, 市 and 县 the beginning of another word: 区域, 市场, 县域.
const OTHER_WORDS: [char; 13] = [
    '域', '间', '位', '块', '场', '民', '内', '外', '值', '容', '别', '划', '情',
];
/// How names of districts end, and those of cities.
const DISTRICTS: [char; 3] = ['区', '县', '旗'];
const CITIES: [char; 3] = ['市', '州', '盟'];

/// City and district at the head of a title: (广东省)云山市临江区人民政府工作报告 gives 云山市临江区.
pub fn at_the_head_of(title: &str) -> Option<String> {
    let title: String = title
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '（' | '）'))
        .collect();
    let openings = ["关于", "印发", "《", "在", "中共", "中国共产党"];
    let year = |text: &str| {
        let (year, _) = text.split_once('年')?;
        (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then_some("2026年".len())
    };
    let mut rest = title.as_str();
    while let Some(length) = openings
        .iter()
        .find(|word| rest.starts_with(**word))
        .map(|word| word.len())
        .or_else(|| year(rest))
    {
        rest = &rest[length..];
    }
    let mut found = String::new();
    for _ in 0..3 {
        let Some(unit) = unit(rest) else { break };
        rest = &rest[unit.len()..];
        // The province is left out: readers know a place by its city and district.
        if !unit.ends_with('省') && !unit.ends_with("自治区") {
            found.push_str(unit);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The administrative unit a text begins with: the shortest name that ends like one.
fn unit(text: &str) -> Option<&str> {
    let chars: Vec<(usize, char)> = text.char_indices().take(10).collect();
    for (k, &(at, c)) in chars.iter().enumerate() {
        if !is_han(c) {
            return None;
        }
        let ends = c == '省' || DISTRICTS.contains(&c) || CITIES.contains(&c);
        let name: String = text[..at].to_string();
        let follows = chars.get(k + 1).map_or(' ', |&(_, next)| next);
        if ends && k >= 2 && !OTHER_WORDS.contains(&follows) {
            return is_name(&name, c, true).then(|| &text[..at + c.len_utf8()]);
        }
    }
    None
}

/// The district a text names most, at least twice, with its city if it stands before it; else the city.
pub fn named_most(text: &[char]) -> Option<String> {
    let most = |suffixes: &[char]| {
        let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
        for at in (2..text.len()).filter(|&at| suffixes.contains(&text[at])) {
            if let Some(name) = name_ending(text, at) {
                // Before these words only a place can stand, so that one mention is enough.
                let after: String = text[at + 1..].iter().take(2).collect();
                let certain = after.starts_with("人民") || after.starts_with('第');
                counts.entry(name).or_insert((0, at)).0 += if certain { 2 } else { 1 };
            }
        }
        let mut ranked: Vec<_> = counts.into_iter().filter(|(_, (n, _))| *n >= 2).collect();
        ranked.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.1.1.cmp(&b.1.1)));
        ranked.into_iter().next().map(|(name, _)| name)
    };
    let Some(district) = most(&DISTRICTS) else {
        return most(&CITIES);
    };
    Some(city_before(text, &district).map_or(district.clone(), |city| format!("{city}{district}")))
}

/// The name of a place that ends at `at`, if the two characters before read as one.
fn name_ending(text: &[char], at: usize) -> Option<String> {
    let name: String = text[at - 2..at].iter().collect();
    // A name stands after 市, a stop, or at the beginning of an administrative phrase.
    let before = at.checked_sub(3).map_or('\n', |i| text[i]);
    let after: String = text[at + 1..].iter().take(3).collect();
    let phrases = [
        "人民", "政府", "委", "第", "国民", "经济", "201", "202", "全", "将", "要",
    ];
    let follows = phrases.iter().any(|phrase| after.starts_with(phrase));
    let alone = before == '市' || !is_han(before);
    let other = after.chars().next().is_some_and(|c| OTHER_WORDS.contains(&c));
    let certain = before == '市' || follows;
    // 推进区体育中心建设 names no district
    let deed = before != '市' && dictionary::is_verb(&name);
    ((alone || follows) && !other && !deed && name.chars().all(is_han) && is_name(&name, text[at], certain))
        .then(|| format!("{name}{}", text[at]))
}

/// Whether a place may be called so. `certain` is a position in which only a name can stand.
fn is_name(name: &str, suffix: char, certain: bool) -> bool {
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let nation = suffix == '县' || suffix == '州' || suffix == '旗';
    if ends(&NO_NAMES[..7]) || ends(&NO_NAMES[7..]) && !nation {
        return false;
    }
    match suffix {
        '区' => !ends(&AREAS) && (certain || !ends(&NAMES_TOO)),
        '市' => !ends(&NO_CITIES),
        _ => true,
    }
}

/// The city named right before the district anywhere in `text`.
fn city_before(text: &[char], district: &str) -> Option<String> {
    let wanted: Vec<char> = format!("市{district}").chars().collect();
    let at = text.windows(wanted.len()).position(|window| window == wanted)?;
    let name: String = text[at.saturating_sub(2)..at].iter().collect();
    (name.chars().count() == 2 && name.chars().all(is_han)).then(|| format!("{name}市"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_titles_and_texts() {
        let rows = [
            ("(广东省)云山市临江区人民政府工作报告(2024年)", Some("云山市临江区")),
            ("青溪县人民政府工作报告", Some("青溪县")),
            ("临川市国民经济和社会发展第十四个五年规划", Some("临川市")),
            ("2023年福田区政府工作报告", Some("福田区")),
            ("中共白石县委工作要点", Some("白石县")),
            ("关于白石县2025年计划执行情况的报告", Some("白石县")),
            ("关于印发《2026年福田区工作要点》的通知", Some("福田区")),
            ("阿坝藏族羌族自治州政府工作报告", Some("阿坝藏族羌族自治州")),
            ("推动区域协调发展规划", None),
            ("全市重点工作安排", None),
            ("建设国家级示范区行动方案", None),
            ("深圳市南山区政府工作报告", Some("深圳市南山区")),
            ("大化瑶族自治县人民政府", Some("大化瑶族自治县")),
            ("提升城市品质三年行动计划", None),
        ];
        for (title, expected) in rows {
            assert_eq!(at_the_head_of(title).as_deref(), expected, "{title}");
        }
        let text = |text: &str| named_most(&text.chars().collect::<Vec<_>>());
        assert_eq!(
            text("云山市临江区第十届人民代表大会，临江区将").as_deref(),
            Some("云山市临江区")
        );
        assert_eq!(text("在中国共产党江源市第十二次代表大会上").as_deref(), Some("江源市"));
        assert_eq!(text("全市开拓市场，开发区建设提速，开发区招商"), None);
        assert_eq!(text("推进区体育中心建设，推进区公立医院改革，推进区委巡察"), None);
    }
}
