//! What is counted: the statistical name of a value, from the words before it, behind it, or of the value before it.

use super::lexicon::Names;
use super::numbers::{Sense, begins_with, ends_with};
use super::phrase::{self, Phrase, Predicate};
use super::value::Value;
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

/// Words of change, with whether they say less.
const CHANGES: &[(&str, bool)] = &[
    ("增长", false),
    ("增速", false),
    ("增幅", false),
    ("增加", false),
    ("提高", false),
    ("提升", false),
    ("上升", false),
    ("上涨", false),
    ("扩大", false),
    ("递增", false),
    ("增长率", false),
    ("下降率", true),
    ("下降", true),
    ("降低", true),
    ("减少", true),
    ("回落", true),
    ("压减", true),
    ("压缩", true),
    ("下滑", true),
    ("缩减", true),
    ("削减", true),
    ("降幅", true),
    ("增", false),
    ("降", true),
    ("翻", false),
    ("累计下降", true),
    ("累计增长", false),
];

/// How a change is measured: dropped from the head.
#[rustfmt::skip]
const AGAINST: &[&str] = &[
    "同比", "环比", "比上年同期", "比上年", "比去年", "较上年", "较去年", "与上年相比", "按可比价格计算", "按可比价",
    "可比", "名义", "实际", "年均", "年平均", "复合年", "平均每年", "逆势", "分别", "均", "预计", "累计",
];

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
        return relative(value, before, after, place, names);
    }
    counted(value, before, after, place, names)
}

fn plain(name: String, measure: Measure, value: &Value, place: &Place) -> Named {
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

fn restored(place: &Place) -> String {
    place.last.map_or(String::new(), |last| last.head.clone())
}

/// 由2015年的: what a from-to statement leaves between noun and number.
fn clean_from_to(text: &str) -> String {
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

/// Growth, shares and rates.
fn relative(value: &Value, before: &[char], after: &[char], place: &Place, names: &Names) -> Named {
    let trimmed = phrase::without_joints(before);
    let to_level = before.len() > trimmed.len() && {
        let joint: String = before[trimmed.len()..].iter().collect();
        joint.contains('到') && !joint.contains("达到") || joint.contains('至')
    };
    let changed = CHANGES
        .iter()
        .filter(|(word, _)| ends_with(trimmed, word))
        .max_by_key(|(word, _)| word.len())
        .filter(|_| !to_level);
    if let Some((word, less)) = changed {
        return growth(
            value,
            &trimmed[..trimmed.len() - word.chars().count()],
            *less,
            place,
            names,
        );
    }
    if value.sense == Sense::Times {
        return growth(value, trimmed, false, place, names);
    }
    let text: String = trimmed.iter().collect();
    if let Some(at) = text.rfind('占').filter(|at| !text[*at..].starts_with("占比")) {
        return share(value, &text[..at], &text[at + '占'.len_utf8()..], after, place, names);
    }
    let phrase = phrase::split(trimmed, place.district);
    let behind = phrase::trim(after);
    let starts_noun = behind.first().is_some_and(|c| crate::text::is_han(*c)) && !begins_with(behind, "的");
    if phrase.noun.is_empty() && starts_noun || ends_with(before, "占") {
        // 90%以上政务服务事项“最多跑一次”
        let (noun, predicate, rest) = phrase::after(behind);
        let noun = with_predicate(noun, predicate, &rest).0;
        return plain(rate(names, &noun), Measure::Share, value, place);
    }
    if starts_noun && !phrase.noun.is_empty() && value.sense == Sense::Digits {
        // 推动农村集体资产100%线上交易
        let (noun, ..) = phrase::after(behind);
        if noun.chars().count() <= 6 && !["以上", "左右"].contains(&noun.as_str()) {
            return plain(
                names.canonical(&format!("{}{noun}率", phrase.noun)),
                Measure::Share,
                value,
                place,
            );
        }
    }
    let noun = if phrase.noun.is_empty() {
        restored(place)
    } else {
        clean_from_to(&phrase.noun)
    };
    let noun = match starts_noun && value.sense == Sense::Percent {
        // 落地项目一半以上实现“当年签约”
        true => {
            let rest: String = behind.iter().collect();
            let quoted = rest
                .find('“')
                .zip(rest.rfind('”'))
                .map(|(open, close)| &rest[open..close + '”'.len_utf8()]);
            format!("{}{noun}", quoted.unwrap_or(""))
        }
        false => noun,
    };
    plain(rate(names, &noun), Measure::Share, value, place)
}

/// A part of a whole is a 占比, unless its name says what it is.
fn rate(names: &Names, noun: &str) -> String {
    if let Some(name) = names.name(noun) {
        return name.to_string();
    }
    let says = [
        "率", "比", "比重", "比例", "度", "指数", "系数", "增速", "强度", "水平", "份额", "降幅", "增幅", "数",
    ];
    let noun = noun
        .strip_suffix("比例")
        .map_or(noun.to_string(), |n| format!("{n}比例"));
    if says.iter().any(|word| noun.ends_with(word)) {
        names.canonical(&noun)
    } else {
        names.canonical(&format!("{noun}占比"))
    }
}

fn growth(value: &Value, head: &[char], less: bool, place: &Place, names: &Names) -> Named {
    let mut head = phrase::trim(head);
    let (mut average, mut cut) = (false, true);
    while cut {
        cut = false;
        head = phrase::without_joints(head);
        for word in AGAINST {
            if ends_with(head, word) {
                average |= ["年均", "年平均", "复合年", "平均每年"].contains(word);
                head = phrase::trim(&head[..head.len() - word.chars().count()]);
                cut = true;
            }
        }
        // 较2020年, 比2015年
        let since = head.iter().rposition(|c| matches!(c, '比' | '较'));
        if let Some(since) = since
            && ends_with(head, "年")
            && head.len() - since <= 7
            && head[since + 1..].iter().any(char::is_ascii_digit)
        {
            head = &head[..since];
            cut = true;
        }
    }
    let phrase = phrase::split(head, place.district);
    let own = !phrase.noun.is_empty() && !["增长", "增速", "平均"].contains(&phrase.noun.as_str());
    let with_change = format!("{}增长", phrase.noun);
    let (name, head) = if own {
        let head = names.canonical(&with_owner(&clean_from_to(&phrase.noun), place));
        match names.growth(&with_change) {
            Some(name) if !average => (Some(name.to_string()), name.trim_end_matches("增速").to_string()),
            Some(name) => (None, name.trim_end_matches("增速").to_string()),
            None => (None, head),
        }
    } else {
        (None, place.last.map_or(String::new(), |last| last.name_for_growth()))
    };
    let suffix = match (value.sense, average, less, value.unit.ends_with("百分点")) {
        (Sense::Times, ..) => "倍数",
        (_, true, false, _) => "年均增速",
        (_, true, true, _) => "年均降幅",
        (_, false, true, _) => "降幅",
        (_, false, false, true) => "增幅",
        (_, false, false, false) => "增速",
    };
    let name = name.unwrap_or_else(|| {
        if head.ends_with("增速") {
            head.clone()
        } else {
            format!("{head}{suffix}")
        }
    });
    Named {
        name,
        head,
        tag: String::new(),
        measure: if average {
            Measure::AverageGrowth
        } else {
            Measure::Growth
        },
        start: place.last.filter(|_| !own).map_or(place.from, |last| last.start),
        end: value.range.end,
        own,
    }
}

impl Named {
    /// What a growth rate behind this value is the growth of.
    fn name_for_growth(&self) -> String {
        match self.measure {
            Measure::Growth | Measure::AverageGrowth | Measure::Rank => self.head.clone(),
            _ => self.name.trim_end_matches("(累计)").to_string(),
        }
    }
}

/// 占全市44.7%, 占GDP比重达到3.2%.
fn share(value: &Value, owner: &str, whole: &str, after: &[char], place: &Place, names: &Names) -> Named {
    let owner: Vec<char> = owner.chars().collect();
    let phrase = phrase::split(phrase::without_joints(&owner), place.district);
    let own = !phrase.noun.is_empty();
    let head = if own {
        names.canonical(&clean_from_to(&phrase.noun))
    } else {
        restored(place)
    };
    let behind: String = after.iter().collect();
    let mut whole = clean_from_to(whole.trim_matches(['的', ' ']));
    for word in ["的比例", "的比重", "比例", "比重", "总量的", "约"] {
        whole = whole.trim_end_matches(word).trim_start_matches(word).to_string();
    }
    // 占全市60%人口
    if whole.is_empty() || behind.starts_with("人口") {
        whole.push_str(
            behind
                .trim_start_matches('的')
                .split(['，', '、', '的'])
                .next()
                .unwrap_or(""),
        );
    }
    let word = if phrase.noun.contains("比例") || behind.contains("比例") {
        "比例"
    } else {
        "比重"
    };
    let name = names.canonical(&format!("{head}占{}{word}", whole.trim_matches('的')));
    Named {
        name,
        head,
        tag: String::new(),
        measure: Measure::Share,
        start: place.last.filter(|_| !own).map_or(place.from, |_| place.from),
        end: value.range.end,
        own,
    }
}

/// A part names its owner: 营业收入 of 区属国有企业.
fn with_owner(noun: &str, place: &Place) -> String {
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

/// Things, money, surfaces.
fn counted(value: &Value, before: &[char], after: &[char], place: &Place, names: &Names) -> Named {
    let trimmed = phrase::without_joints(before);
    let mut phrase = phrase::split(&strip_change(trimmed), place.district);
    let own = !phrase.noun.is_empty();
    let behind = phrase::trim(after);
    let (noun_after, predicate, rest) = phrase::after(behind);
    let noun_first = reads_behind(value, before, behind, &phrase, &noun_after);
    if noun_first {
        let (noun, tag) = with_predicate(noun_after.clone(), predicate, &rest);
        let tag = if phrase.tag.is_empty() || !tag.is_empty() {
            tag
        } else {
            phrase.tag.clone()
        };
        let noun = match place.subject {
            Some(subject) if ends_with(trimmed, subject) && !noun.starts_with(subject) => format!("{subject}{noun}"),
            _ => noun,
        };
        let noun = noun.trim_start_matches(['“', ' ']).to_string();
        let noun = if noun_after.starts_with('“') {
            noun_after_quoted(&noun_after, &noun)
        } else {
            noun
        };
        phrase.tag = tag;
        return finish(value, noun, phrase, true, place, names, value.range.end);
    }
    if let Some(Predicate::Tag(tag)) = phrase::predicate(behind)
        && phrase.tag.is_empty()
    {
        phrase.tag = (*tag).to_string();
    }
    let adjacent = before.iter().all(|c| matches!(c, ' ' | '、' | '约' | '和' | '共'));
    if !own && adjacent && place.from > place.clause {
        // 碧道17条64公里: the same thing, measured otherwise.
        if let Some(last) = place.last {
            let mut named = last.clone();
            named.name = measured(&last.head, &last.tag, value, true);
            named.measure = measure(value, &phrase, &last.tag);
            named.end = value.range.end;
            named.own = false;
            return named;
        }
    }
    let listed = place.from > place.clause || place.sentence[..place.clause].ends_with(&['、']);
    if own
        && phrase.tag.is_empty()
        && !phrase.verb
        && listed
        && let Some(last) = place.last
    {
        phrase.tag = last.tag.clone();
    }
    let noun = match own {
        true => with_owner(&phrase.noun, place),
        false => place
            .root
            .or(place.last)
            .map_or(String::new(), |last| last.head.clone()),
    };
    finish(value, noun, phrase, own, place, names, place.from)
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
        .is_some_and(|c| crate::text::is_han(*c) || matches!(c, '“' | '《') || c.is_ascii_alphanumeric());
    if !han || noun.is_empty() || phrase::predicate(behind).is_some() {
        return false;
    }
    let weak = [
        "任务",
        "目标",
        "大关",
        "规模",
        "以上",
        "左右",
        "以内",
        "的目标",
        "水平",
        "用于",
        "推进",
        "建设",
        "完善",
        "和",
        "及",
        "设立",
        "支持",
    ];
    if weak.iter().any(|word| begins_with(behind, word)) && !(phrase.noun.is_empty() && begins_with(behind, "规模")) {
        return false;
    }
    if phrase.noun.is_empty() {
        return true;
    }
    if ["总投资", "投资额", "总额"]
        .iter()
        .any(|word| phrase.noun.ends_with(word))
    {
        return false;
    }
    !value.is_money()
        && (value.unit.chars().count() <= 3 || value.is_area() || value.is_length())
        && (ends_with(before, "的") || ends_with(before, "等") || !is_noun_end(before) || noun.chars().count() >= 2)
}

fn is_noun_end(before: &[char]) -> bool {
    phrase::without_joints(before).len() == before.len()
}

fn noun_after_quoted(raw: &str, noun: &str) -> String {
    if noun.contains('”') && !noun.contains('“') && raw.starts_with('“') {
        format!("“{noun}")
    } else {
        noun.to_string()
    }
}

fn with_predicate(noun: String, predicate: Option<&Predicate>, rest: &str) -> (String, String) {
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

fn measure(value: &Value, phrase: &Phrase, tag: &str) -> Measure {
    if phrase.cumulative {
        Measure::Cumulative
    } else if tag.starts_with('新') || tag.starts_with("净增") {
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

fn finish(value: &Value, noun: String, phrase: Phrase, own: bool, place: &Place, names: &Names, start: usize) -> Named {
    let mut noun = noun.trim_end_matches("等").to_string();
    for word in ["具体", "省、市", "国家、省"] {
        match word {
            "具体" => noun = noun.trim_start_matches("具体").to_string(),
            _ => noun = noun.replace(word, &word.replace('、', "")),
        }
    }
    let canonical = names.name(&format!("{}{noun}", phrase.tag)).map(str::to_string);
    let tag = if canonical.is_some() {
        String::new()
    } else {
        phrase.tag.clone()
    };
    let mut name = canonical.unwrap_or_else(|| names.canonical(&noun));
    let head = name.clone();
    if phrase.invested && value.is_money() && !name.ends_with("投入") && !name.contains("支出") {
        name.push_str("投入");
    }
    if phrase.yearly && value.is_money() {
        name.push_str("(年)");
    }
    let action = [
        "营造", "恢复", "修复", "整备", "造林", "提升", "调查", "出让", "复垦", "流转", "绿化",
    ]
    .iter()
    .any(|word| noun.ends_with(word));
    if value.is_area() && action {
        name.push_str("面积");
    }
    let more =
        value.unit_end < place.clause_end && place.until < place.clause_end && place.until <= value.range.end + 1;
    if more && own {
        // Another measure of the same thing follows at once.
        name = measured(&name, &tag, value, true);
    } else if !tag.is_empty() {
        name = format!("{name}({tag})");
    } else if phrase.cumulative {
        name = format!("{name}(累计)");
    } else if noun.ends_with("项目") && !value.is_money() {
        name.push('数');
    }
    let measure = measure(value, &phrase, &tag);
    Named {
        name,
        head,
        tag,
        measure,
        start: start.min(value.range.start),
        end: value.range.end,
        own,
    }
}
