//! Names of things, money and surfaces: 重点产业项目(新引进), 区重点项目数, 红树林营造面积.

use std::ops::Range;

use crate::compile::figures::lexicon::Names;
use crate::compile::figures::name::{Named, Place, elided, part_of_whole, with_owner, with_predicate};
use crate::compile::figures::numbers::{begins_with, contains, ends_with};
use crate::compile::figures::phrase::{self, Phrase};
use crate::compile::figures::predicate::{self, Predicate};
use crate::compile::figures::value::Value;
use crate::compile::figures::{change, money};
use crate::model::Measure;

/// Things, money, surfaces.
pub fn name(value: &Value, before: &[char], after: &[char], place: &Place, names: &Names) -> Named {
    let mut trimmed = phrase::without_joints(before);
    // 珠江钢管获得东非项目: the subject is no part of the name.
    if let Some(subject) = place.subject.filter(|subject| begins_with(trimmed, subject))
        && trimmed.len() > subject.chars().count()
    {
        trimmed = &trimmed[subject.chars().count()..];
    }
    if let Some(named) = change::since(value, trimmed, place, names) {
        return named;
    }
    if let Some(named) = change::moved(value, trimmed, before, place, names) {
        return named;
    }
    if let Some(named) = money::of_projects(value, trimmed, place, names) {
        return named;
    }
    if let Some(grant) = granted(value, trimmed, place) {
        return finish(
            value,
            grant.to_string(),
            Phrase::default(),
            true,
            place,
            names,
            place.from..value.range.end,
        );
    }
    let mut phrase = phrase::split(&strip_change(trimmed), place.district, names);
    if phrase.noun.is_empty() {
        phrase = phrase::split(trimmed, place.district, names);
    }
    // 累计达58个, 总部企业累计达128家: a stock, counted to the end.
    let counted = !value.is_money() && !value.is_length() && !value.is_area();
    let held = ["家", "个", "座", "件"].iter().any(|unit| value.unit.ends_with(unit));
    let stock = counted && (phrase.noun.is_empty() || held && !phrase.verb && phrase.tag.is_empty());
    phrase.cumulative = !stock && (phrase.cumulative || contains(before, "累计"));
    if let Some(named) = money::spent(value, &phrase, place, names) {
        return named;
    }
    let own = !phrase.noun.is_empty();
    // Behind a 、 the next thing begins.
    let behind = match after.first() {
        Some('、') if own => &[],
        _ => after,
    };
    let more = place.until < place.clause_end;
    let said = predicate::behind(behind, more, names);
    if reads_behind(value, before, phrase::trim(behind), &phrase, &said.noun) {
        let (noun, tag) = with_predicate(said.noun.clone(), said.predicate, &said.rest);
        phrase.tag = match place.last {
            _ if !tag.is_empty() => tag,
            Some(last) if phrase.tag.is_empty() && ends_with(before, "等") => last.tag.clone(),
            _ => phrase.tag.clone(),
        };
        let noun = match place.subject {
            Some(subject) if ends_with(trimmed, subject) && !noun.starts_with(subject) => format!("{subject}{noun}"),
            _ if money::is_counted_in_money(&said.noun) && value.is_money() => {
                let of = place
                    .last
                    .filter(|_| !own && place.from > place.clause && noun.chars().count() == 2);
                format!("{}{noun}", of.map_or(phrase.noun.as_str(), |last| last.head.as_str()))
            }
            _ if GENERAL.contains(&noun.as_str()) && ends_with(before, "的") => format!("{}{noun}", phrase.noun),
            _ => noun,
        };
        let noun = balanced(&noun);
        let noun = with_owner(&noun, place, names);
        let end = value.range.end + said.end;
        return finish(value, noun, phrase, true, place, names, place.from..end);
    }
    let behind = phrase::trim(behind);
    if let Some(Predicate::Tag(tag)) = predicate::predicate(behind)
        && phrase.tag.is_empty()
    {
        phrase.tag = (*tag).to_string();
    }
    let adjacent = before.iter().all(|c| matches!(c, ' ' | '、' | '约' | '和' | '共'));
    if !own && adjacent && place.from > place.clause {
        // 碧道17条64公里: the same thing, measured otherwise. 收入增长5.4%、达38.8亿元: not so.
        if let Some(last) = place.last.filter(|last| !last.measure.is_relative()) {
            let mut named = last.clone();
            named.name = measured(&last.head, &last.tag, value, true);
            named.measure = measure(value, &phrase, &last.tag);
            named.end = value.range.end;
            named.own = false;
            return named;
        }
    }
    let listed = place.from > place.clause
        || place.sentence[..place.clause].ends_with(&['、'])
        || contains(&place.sentence[place.clause..value.range.start], "其中");
    if own
        && phrase.tag.is_empty()
        && !phrase.verb
        && listed
        && !STOCKS.contains(&phrase.noun.as_str())
        && let Some(last) = place.last
    {
        phrase.tag = last.tag.clone();
    }
    let noun = match own {
        true if phrase.noun == "投资" => money::invested(before, place),
        true => {
            let noun = after_place(&phrase.noun);
            let part = part_of_whole(noun, value, place, names).filter(|_| phrase.tag.is_empty());
            part.unwrap_or_else(|| with_owner(noun, place, names))
        }
        false => elided(place, names).unwrap_or_else(|| {
            // 收入增长5.4%、达38.8亿元: the same thing, though a growth stood before.
            let same = place.last.filter(|_| adjacent && place.from > place.clause);
            same.or(place.root)
                .or(place.last)
                .map_or(String::new(), |last| last.head.clone())
        }),
    };
    finish(value, noun, phrase, own, place, names, place.from..value.range.end)
}

/// How many there are by now, whatever was added: 净增9家、总数达到93家.
const STOCKS: &[&str] = &["总数", "总量", "总数量"];

/// Nouns that say nothing without what they are of: 政府工作报告部署的83项具体工作.
const GENERAL: &[&str] = &[
    "工作",
    "具体工作",
    "任务",
    "具体任务",
    "措施",
    "事项",
    "项目",
    "工程",
    "指标",
];

/// What is given: 给予500万元一次性奖励, 给予最高300万元补助.
fn granted(value: &Value, before: &[char], place: &Place) -> Option<&'static str> {
    const GRANTS: [&str; 8] = [
        "一次性奖励",
        "奖励",
        "补助",
        "补贴",
        "资助",
        "贴息",
        "扶持资金",
        "资金支持",
    ];
    let given = ["给予", "给予最高"].iter().any(|word| ends_with(before, word));
    if !value.is_money() || !given {
        return None;
    }
    let after: String = place.sentence[value.range.end..place.clause_end.max(value.range.end)]
        .iter()
        .collect();
    let found = GRANTS.iter().filter_map(|grant| Some((after.find(grant)?, *grant)));
    found
        .min_by_key(|(at, grant)| (*at, std::cmp::Reverse(grant.len())))
        .map(|(_, grant)| grant)
}

/// 在公共场所配置自动体外除颤仪, 为企业发放贷款: what is counted stands behind the verb.
fn after_place(noun: &str) -> &str {
    let verbs = [
        "规模化配置",
        "配置",
        "配备",
        "建成",
        "新增",
        "设置",
        "投放",
        "安装",
        "设立",
        "布设",
        "新建",
        "发放",
        "提供",
        "办理",
        "实施",
        "开展",
        "给予",
    ];
    let place = noun.starts_with(['在', '为', '向', '给', '对', '按']) || noun.starts_with("率先全市在");
    let end = verbs
        .iter()
        .filter_map(|verb| noun.rfind(verb).map(|at| at + verb.len()))
        .filter(|end| *end < noun.len())
        .max();
    end.filter(|_| place).map_or(noun, |end| &noun[end..])
}

/// 新材料、集成电路等产业项目: the kind that the list gives examples of.
fn listed_kind(noun: &str) -> Option<String> {
    let (examples, kind) = noun.split_once('等')?;
    (examples.contains('、') && kind.chars().count() >= 4 && !kind.contains('级')).then(|| kind.to_string())
}

/// 增加养老床位 keeps its verb for the tag; 床位增加800张 loses it.
fn strip_change(text: &[char]) -> Vec<char> {
    let word = ["增加", "新增", "减少", "增长"]
        .iter()
        .find(|word| ends_with(text, word) && text.len() > 3);
    word.map_or(text.to_vec(), |word| text[..text.len() - word.chars().count()].to_vec())
}

/// Whether the noun stands behind the number: 75个省、市重点项目, 总投资达620亿元的….
fn reads_behind(value: &Value, before: &[char], behind: &[char], phrase: &Phrase, noun: &str) -> bool {
    let han = behind
        .first()
        .is_some_and(|c| crate::chinese::is_han(*c) || matches!(c, '“' | '《') || c.is_ascii_alphanumeric());
    if !han || noun.is_empty() || predicate::opens(behind) {
        return false;
    }
    if ends_with(before, "等") && !value.is_money() {
        return true;
    }
    let nominal = ["建设用地", "建设项目", "提升项目", "支持政策"];
    let weak =
        WEAK.iter().any(|word| begins_with(behind, word)) && !nominal.iter().any(|word| begins_with(behind, word));
    if weak && !(phrase.noun.is_empty() && begins_with(behind, "规模")) {
        return false;
    }
    if phrase.noun.is_empty() {
        return true;
    }
    // 盘活低效工业用地1.5万亩以上的攻坚目标: the noun has been named.
    if AIMS
        .iter()
        .any(|word| noun.ends_with(word) || behind.iter().collect::<String>().ends_with(word))
        && value.is_area()
    {
        return false;
    }
    if value.is_money() {
        return money::is_counted_in_money(noun);
    }
    (value.unit.chars().count() <= 3 || value.is_area() || value.is_length())
        && (ends_with(before, "的") || !is_noun_end(before) || noun.chars().count() >= 2)
}

/// What a number is asked to be.
const AIMS: &[&str] = &["目标", "任务", "要求"];

/// Words behind a number that begin no noun.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "增加", "增长", "提高", "提升", "上升", "下降", "减少", "扩大", "调整", "任务", "目标", "大关", "规模", "以上",
    "左右", "以内", "的目标", "水平", "用于", "推进", "建设", "完善", "和", "及", "设立", "支持",
];

fn is_noun_end(before: &[char]) -> bool {
    phrase::without_joints(before).len() == before.len()
}

/// A noun without the opening mark that nothing closes.
fn balanced(noun: &str) -> String {
    match noun.contains('”') {
        true => noun.trim_start_matches(' ').to_string(),
        false => noun.trim_start_matches(['“', ' ']).to_string(),
    }
}

fn measure(value: &Value, phrase: &Phrase, tag: &str) -> Measure {
    if phrase.cumulative {
        Measure::Cumulative
    } else if (tag.starts_with('新') || tag.starts_with("净增")) && !value.is_duration() {
        Measure::Increment
    } else if value.is_money() || value.is_area() || value.is_length() {
        Measure::Level
    } else {
        Measure::Count
    }
}

/// The name of a thing with what happened to it and what is measured of it.
fn measured(noun: &str, tag: &str, value: &Value, both: bool) -> String {
    let counted: String = value
        .unit
        .chars()
        .filter(|c| !matches!(c, '万' | '亿' | '千' | '百'))
        .collect();
    let what = if value.is_area() {
        "面积".to_string()
    } else if value.is_length() {
        "里程".to_string()
    } else if value.is_money() {
        "金额".to_string()
    } else {
        format!("{counted}数")
    };
    match (both, tag.is_empty()) {
        (true, true) => format!("{noun}{what}"),
        (true, false) => format!("{noun}({tag}{what})"),
        (false, true) => noun.to_string(),
        (false, false) => format!("{noun}({tag})"),
    }
}

fn finish(
    value: &Value,
    noun: String,
    phrase: Phrase,
    own: bool,
    place: &Place,
    names: &Names,
    span: Range<usize>,
) -> Named {
    let mut noun = noun.trim_end_matches("等").replace("完成投资", "投资");
    for word in ["具体", "省、市", "国家、省"] {
        match word {
            "具体" => noun = noun.trim_start_matches("具体").to_string(),
            _ => noun = noun.replace(word, &word.replace('、', "")),
        }
    }
    if let Some(kind) = listed_kind(&noun).filter(|_| names.name(&noun).is_none()) {
        noun = kind;
    }
    // 组建医联体: a listed name may hold the verb.
    let head = names.canonical(&noun);
    let added = match phrase.tag.as_str() {
        "净增" | "新认定" | "新登记" | "新注册" => "新增",
        _ => "",
    };
    let canonical = [&phrase.tag, &phrase.dropped, added]
        .into_iter()
        .filter(|verb| !verb.is_empty())
        .find_map(|verb| {
            let before = names.name(&format!("{verb}{noun}"));
            let after = before.or_else(|| names.name(&format!("{noun}{verb}")));
            // 新建城区停车位
            after.or_else(|| names.name(&format!("{verb}{head}")))
        })
        .map(str::to_string);
    let tag = if canonical.is_some() {
        String::new()
    } else {
        phrase.tag.clone()
    };
    let mut name = canonical.unwrap_or_else(|| names.canonical(&noun));
    // 水泥12万吨 is what was made; 水泥5亿元 is not.
    let weighed = !(value.is_money() || value.is_area() || value.is_length());
    if name.ends_with("产量") && !noun.ends_with("产量") && !weighed {
        name.clone_from(&noun);
    }
    let nameless = name.is_empty();
    let built = phrase.cumulative && phrase.built && tag.is_empty();
    let tag = if built { "累计建成".to_string() } else { tag };
    // 开工建设总投资7.3亿元的3条道路: the roads are begun, not the money.
    let tag_of_name = if value.is_money() && name.ends_with("总投资") {
        ""
    } else {
        tag.as_str()
    };
    if value.is_duration() && !["时间", "时限", "用时", "时长"].iter().any(|word| name.ends_with(word)) {
        name.push_str("时间");
    }
    if phrase.yearly && value.is_money() && !nameless {
        name.push_str("(年)");
    }
    let action = [
        "营造", "恢复", "修复", "整备", "造林", "提升", "调查", "出让", "复垦", "流转", "绿化",
    ]
    .iter()
    .any(|word| noun.ends_with(word));
    if value.is_area() && action && !name.ends_with("面积") {
        name.push_str("面积");
    }
    let more =
        value.unit_end < place.clause_end && place.until < place.clause_end && place.until <= value.range.end + 1;
    if more && own {
        // Another measure of the same thing follows at once.
        name = measured(&name, &tag, value, true);
    } else if !tag_of_name.is_empty() {
        name = format!("{name}({tag})");
    } else if phrase.cumulative {
        name = format!("{name}(累计)");
    } else if noun.ends_with("项目") && !value.is_money() && !value.is_duration() {
        name.push('数');
    }
    let measure = measure(value, &phrase, &phrase.tag);
    Named {
        name,
        head,
        // What is listed next was done to as well, listed names or not.
        tag: if built { tag } else { phrase.tag },
        measure,
        start: span.start.min(value.range.start),
        end: span.end,
        own,
    }
}
