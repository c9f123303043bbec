//! Names of parts, rates and changes: 占全市比重, 城镇登记失业率, 地区生产总值年均增速.

use crate::compile::figures::lexicon::Names;
use crate::compile::figures::name::{
    Named, Place, clean_from_to, elided, part_of_whole, plain, restored, with_owner, with_predicate,
};
use crate::compile::figures::numbers::{Sense, begins_with, ends_with};
use crate::compile::figures::value::Value;
use crate::compile::figures::{phrase, predicate};
use crate::model::Measure;

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
    ("负增长", false),
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
    ("收窄", true),
    ("放缓", true),
    ("下跌", true),
    ("加快", false),
    ("回升", false),
    ("增", false),
    ("降", true),
    ("翻", false),
    ("累计下降", true),
    ("累计增长", false),
];

/// How a change is measured: dropped from the head.
#[rustfmt::skip]
const AGAINST: &[&str] = &[
    "同比", "同口径", "可比口径", "环比", "较年初", "比年初", "较上年末", "比上年末", "较上年同期", "比上年同期", "比上年", "比去年", "较上年", "较去年", "与上年相比", "按可比价格计算", "按可比价",
    "可比", "名义", "实际", "扣除价格因素", "扣除价格因素影响", "五年", "两年平均", "三年平均", "五年平均", "年均", "年平均", "复合年", "平均每年", "逆势", "分别", "均", "预计", "累计",
    "继续", "再", "进一步", "大幅", "比同期", "较同期", "比去年同期", "较去年同期", "比去年全年", "比上年全年", "比上半年",
    "比一季度", "比前三季度", "比上月", "较上月",
];

/// What a growth is measured by, where it is not to be compared with that of a year at current prices or what a name
/// stands for by itself.
fn otherwise(word: &str) -> Option<&'static str> {
    match word {
        "名义" => Some("(名义)"),
        "实际" | "扣除价格因素" | "扣除价格因素影响" => Some("(实际)"),
        "累计" | "五年" => Some("(累计)"),
        _ => None,
    }
}

/// Growth, shares and rates.
pub fn name(value: &Value, before: &[char], after: &[char], place: &Place, names: &Names) -> Named {
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
    if let Some(named) = fulfilled(value, trimmed, place, names) {
        return named;
    }
    // 年均增长4.9%和7.2%: the same of something else, if it is not dealt out.
    let joint = !trimmed.is_empty() && trimmed.iter().all(|c| matches!(c, '和' | '与' | '及'));
    if let Some(last) = place.last.filter(|last| joint && last.measure.is_relative()) {
        return Named {
            own: false,
            end: value.range.end,
            ..last.clone()
        };
    }
    if value.sense == Sense::Times || value.unit == "倍" {
        return growth(value, trimmed, false, place, names);
    }
    if let Some(tax) = tax(after) {
        return plain(tax.to_string(), Measure::Share, value, place);
    }
    let text: String = trimmed.iter().collect();
    if let Some(at) = text.rfind('占').filter(|at| !text[*at..].starts_with("占比")) {
        return share(value, &text[..at], &text[at + '占'.len_utf8()..], after, place, names);
    }
    if let Some(part) = part_of_area(trimmed, after) {
        return plain(names.canonical(&part), Measure::Share, value, place);
    }
    let phrase = phrase::split(trimmed, place.district, names);
    let behind = phrase::trim(after);
    let starts_noun = behind.first().is_some_and(|c| crate::chinese::is_han(*c)) && !begins_with(behind, "的");
    if phrase.noun.is_empty() && starts_noun || ends_with(before, "占") {
        // 90%以上政务服务事项“最多跑一次”
        let said = predicate::behind(behind, false, names);
        let noun = with_predicate(said.noun, said.predicate, &said.rest).0;
        return plain(rate(names, &noun), Measure::Share, value, place);
    }
    let moves = ["跃", "优化", "调整", "转变", "升", "降", "稳步", "安排"];
    let moves = CHANGES
        .iter()
        .map(|(word, _)| word)
        .chain(&moves)
        .any(|word| begins_with(behind, word));
    if starts_noun && !moves && !phrase.noun.is_empty() && value.sense == Sense::Digits {
        // 推动农村集体资产100%线上交易
        let noun = predicate::behind(behind, false, names).noun;
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
        restored(place, names)
    } else {
        clean_from_to(&phrase.noun)
    };
    // 税收收入52.8亿元，占比74%; 一般公共预算支出中民生支出占比
    let of = noun.strip_suffix("占比").and_then(|noun| noun.split_once('中'));
    let noun = match noun.as_str() {
        _ if of.is_some_and(|(whole, _)| names.name(whole).is_some()) => {
            of.map_or(String::new(), |(whole, part)| format!("{part}占{whole}比重"))
        }
        "占比" | "比重" | "比例" => format!("{}占比", restored(place, names)),
        _ => noun,
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
    if let Some(name) = names.name(noun).or_else(|| names.growth(noun)) {
        return name.to_string();
    }
    let says = [
        "率", "比", "涨幅", "跌幅", "比重", "比例", "度", "指数", "系数", "增速", "强度", "水平", "份额", "降幅",
        "增幅", "数",
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
    // Growth since a year is no growth of a year, and called otherwise.
    let (mut average, mut cut, mut since, mut measured) = (false, true, String::new(), "");
    while cut {
        cut = false;
        head = phrase::without_joints(head);
        for word in AGAINST {
            if ends_with(head, word) {
                average |= *word == "复合年" || word.contains("均") && *word != "均";
                measured = otherwise(word).unwrap_or(measured);
                head = phrase::trim(&head[..head.len() - word.chars().count()]);
                cut = true;
            }
        }
        // 较2020年, 比2015年, 是2015年的
        head = head.strip_suffix(&['的']).unwrap_or(head);
        let from = head.iter().rposition(|c| matches!(c, '比' | '较' | '是'));
        if let Some(from) = from
            && ends_with(head, "年")
            && head.len() - from <= 7
            && head[from + 1..].iter().any(char::is_ascii_digit)
        {
            let year = head[from + 1..].iter().filter(|c| c.is_ascii_digit());
            since = format!("较{}年", year.collect::<String>());
            head = &head[..from];
            cut = true;
        } else if let Some(from) = from
            && let Some(term) = five_years(&head[from + 1..])
        {
            // 是“十一五”末的5.9倍
            since = format!("较{term}");
            head = &head[..from];
            cut = true;
        }
    }
    let phrase = phrase::split(head, place.district, names);
    // 增速比上年同期提高0.2个百分点: of what was named last.
    let of_rate = ["增速", "增幅", "降幅", "涨幅"].contains(&phrase.noun.as_str());
    let own = !phrase.noun.is_empty() && !of_rate && !["增长", "平均"].contains(&phrase.noun.as_str());
    let points = value.unit.ends_with("百分点");
    let with_change = format!("{}增长", phrase.noun);
    let (name, head) = if own {
        let noun = clean_from_to(&phrase.noun);
        let noun = part_of_whole(&noun, value, place, names).unwrap_or(noun);
        let head = names.canonical(&with_owner(&noun, place, names));
        match names.growth(&with_change) {
            Some(name) if !average && since.is_empty() => {
                (Some(name.to_string()), name.trim_end_matches("增速").to_string())
            }
            Some(name) => (None, name.trim_end_matches("增速").to_string()),
            None => (None, head),
        }
    } else {
        let last = || place.last.map_or(String::new(), |last| last.name_for_growth());
        let head = elided(place, names).unwrap_or_else(last);
        match of_rate && points {
            true => (None, format!("{head}{}", phrase.noun)),
            false => (None, head),
        }
    };
    let times = value.sense == Sense::Times || value.unit == "倍";
    let suffix = match (times, average, less, points) {
        (true, ..) => "倍数",
        (_, true, false, _) => "年均增速",
        (_, true, true, _) => "年均降幅",
        (_, false, true, _) => "降幅",
        (_, false, false, true) => "增幅",
        (_, false, false, false) => "增速",
    };
    let name = name.unwrap_or_else(|| {
        if head.ends_with("增速") && !points {
            head.clone()
        } else {
            format!("{head}{since}{suffix}")
        }
    });
    let name = match measured {
        "(累计)" if average || !since.is_empty() => name,
        _ => name + measured,
    };
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

/// What is set to be done, for the year or by someone.
const PLANS: &[&str] = &["预算", "预算数", "任务", "任务数", "计划", "目标", "目标任务"];

/// Which plan it is: 年初预算, 调整预算, 省下达任务.
#[rustfmt::skip]
const WHICH: &[&str] = &[
    "年初", "年度", "全年", "当年", "本年", "年", "调整", "变动", "收支", "收入", "支出", "目标", "预期", "下达", "批准的",
    "批准", "确定的", "人大", "人代会", "省", "市", "县", "区", "上级", "汇总", "代编", "后", "的",
];

/// 财政总收入17.2亿元，完成年度预算的102.4%; 支出30亿元，为调整预算的98%: how much of a plan is done.
fn fulfilled(value: &Value, before: &[char], place: &Place, names: &Names) -> Option<Named> {
    let text: String = phrase::trim(before).iter().collect();
    let of = text.strip_suffix('的').unwrap_or(&text);
    let plan = PLANS
        .iter()
        .filter(|plan| of.ends_with(**plan))
        .max_by_key(|plan| plan.len())?;
    let mut rest = of.strip_suffix(plan)?;
    while let Some(shorter) = WHICH.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter;
    }
    let verbs = [
        "超额完成",
        "完成",
        "达到",
        "相当于",
        "超过",
        "超出",
        "为",
        "是",
        "占",
        "达",
        "超",
    ];
    let verb = verbs.iter().find(|verb| rest.ends_with(**verb))?;
    let noun: Vec<char> = rest.strip_suffix(verb)?.chars().collect();
    let noun = phrase::split(phrase::without_joints(&noun), place.district, names).noun;
    let head = if noun.is_empty() {
        restored(place, names)
    } else {
        names.canonical(&noun)
    };
    let name = match *verb {
        "超过" | "超出" | "超" => format!("{head}超{plan}比例"),
        _ => format!("{head}完成率"),
    };
    let mut named = plain(name, Measure::Share, value, place);
    named.head = head;
    named.own = !noun.is_empty();
    Some(named)
}

/// A five-year plan as a time to compare with: “十一五”末.
fn five_years(text: &[char]) -> Option<String> {
    let close = text.iter().position(|&c| c == '”')?;
    let term: String = text[close + 1..].iter().collect();
    let plan = begins_with(text, "“十") && close <= 4 && ["", "末", "期末", "初", "时期"].contains(&term.as_str());
    plan.then(|| text.iter().collect())
}

/// 适用15%个税优惠政策: the rate of a tax.
fn tax(after: &[char]) -> Option<&'static str> {
    const TAXES: &[(&str, &str)] = &[
        ("个税", "个人所得税优惠税率"),
        ("个人所得税", "个人所得税优惠税率"),
        ("企业所得税", "企业所得税优惠税率"),
    ];
    TAXES
        .iter()
        .find(|(word, _)| begins_with(phrase::trim(after), word))
        .map(|(_, name)| *name)
}

/// 承担全市60%人口的保障任务: what stands behind the number is the part.
fn part_of_area(before: &[char], after: &[char]) -> Option<String> {
    let area = ["全市", "全省", "全国", "全县", "全区"]
        .iter()
        .find(|area| ends_with(before, area))?;
    let noun: String = phrase::trim(after)
        .iter()
        .take_while(|c| crate::chinese::is_han(**c) && **c != '的')
        .take(8)
        .collect();
    (noun.chars().count() >= 2).then(|| format!("{noun}占{area}比重"))
}

/// The city or province around a district as it is mostly called: 占珠海市 is 占全市.
fn around<'t>(whole: &'t str, district: &[String]) -> &'t str {
    let called = (3..=5).contains(&whole.chars().count()) && !district.iter().any(|own| own == whole);
    match whole
        .chars()
        .last()
        .filter(|_| called && whole.chars().all(crate::chinese::is_han))
    {
        Some('市') => "全市",
        Some('省') => "全省",
        _ => whole,
    }
}

/// 占全市44.7%, 占GDP比重达到3.2%.
fn share(value: &Value, owner: &str, whole: &str, after: &[char], place: &Place, names: &Names) -> Named {
    let owner: Vec<char> = owner.chars().collect();
    let phrase = phrase::split(phrase::without_joints(&owner), place.district, names);
    let own = !phrase.noun.is_empty();
    let head = if own {
        names.canonical(&with_owner(&clean_from_to(&phrase.noun), place, names))
    } else {
        restored(place, names)
    };
    let behind: String = after.iter().collect();
    let mut whole = clean_from_to(whole.trim_start_matches('据').trim_matches(['的', ' ']));
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
    let whole = around(whole.trim_matches('的'), place.district);
    let said = names.name(&format!("{}占{whole}{word}", phrase.noun));
    let name = match (said, whole) {
        (Some(name), _) => name.to_string(),
        // 老年人口占22.4%
        (None, "") => format!("{head}占比"),
        (None, _) => names.canonical(&format!("{head}占{}{word}", names.canonical(whole))),
    };
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
