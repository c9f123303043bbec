//! The words around a number: what is a verb, what a noun, what only says when and how.
//!
//! A clause of this genre is built as [when] [how] [verb] noun value, or [verb] value noun [predicate]. No tagger is
//! used: the verbs of plans are few, and a list can be read and corrected.

use crate::compile::figures::lexicon::Names;
use crate::compile::figures::numbers::{begins_with, ends_with};

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

/// When and how: dropped before a noun.
#[rustfmt::skip]
const MANNER: &[&str] = &[
    "我们", "按照", "报告指出", "报告提出", "其中", "同时", "目前", "全年", "年内", "年末", "年底", "今年", "去年", "上年",
    "明年", "当年", "本年度", "年度", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "前三季度", "一季度前", "二季度前", "三季度前", "年底前", "提出", "截至", "五年来", "一年来", "近年来", "期间", "时期",
    "以来", "每季度", "五年", "全区", "全市", "全县", "全镇", "区域", "我区", "我市", "我县", "本区", "本市", "区内", "市内",
    "县内", "预计", "预期", "力争", "确保", "争取", "努力", "计划", "将", "要", "已", "已经", "共", "共有", "总共",
    "一共", "合计", "成功", "顺利", "超额", "提前", "高质量", "高标准", "全面", "加快", "持续", "稳步", "进一步",
    "密集", "集中", "面向全国", "连片", "统筹", "深入", "基本", "率先", "全力", "大力", "积极", "主动", "有序",
    "严格", "切实", "着力", "扎实", "系统", "多方", "先后", "累计", "每年", "推动", "推进", "促进", "实现", "完成",
    "达到", "推行", "紧盯", "围绕", "力促", "带动", "支持", "帮助", "继续", "抓好", "抓紧", "争创", "确定", "获批",
    "荣获", "获得", "获", "拥有", "保有", "现有", "有", "打造", "建立", "形成", "建成", "提供", "发放", "实施",
    "开展", "举办", "组织", "启动", "设立", "成立", "办理", "办结", "各类", "各级", "新建成", "逆势", "历史性",
    "达产后", "投产后", "建成后", "建成达产后", "贡献", "对", "全省", "全州", "全旗", "全盟", "全乡", "我省", "我州",
    "我旗", "本省", "全自治区", "拟", "加", "加上", "但", "但是", "虽然", "而", "仍", "仍然", "也", "初步核算", "初步统计",
    "据统计", "经初步核算",
];

/// Verbs that belong into the name, with how it is written there.
const TAGS: &[(&str, &str)] = &[
    ("新引进", "新引进"),
    ("新增加", "新增"),
    ("新增设", "新增"),
    ("新增", "新增"),
    ("新认定", "新认定"),
    ("新培育", "新培育"),
    ("新筹集", "筹集"),
    ("新建、改扩建", "新建改扩建"),
    ("新建、改建", "新建改建"),
    ("新建和改扩建", "新建改扩建"),
    ("新改扩建", "新改扩建"),
    ("新(改、扩)建", "新改扩建"),
    ("新(改)建", "新建改建"),
    ("新建改建", "新建改建"),
    ("新建和改建", "新建改建"),
    ("改造提升", "改造提升"),
    ("提升改造", "改造提升"),
    ("改造", "改造"),
    ("改建", "改建"),
    ("新改建", "新改建"),
    ("新建改造", "新建改造"),
    ("新建", "新建"),
    ("改扩建", "改扩建"),
    ("迁建", "迁建"),
    ("扩建", "扩建"),
    ("培训", "培训"),
    ("新开工", "新开工"),
    ("新动工", "新动工"),
    ("新投产", "新投产"),
    ("新签约", "新签约"),
    ("新落户", "新落户"),
    ("新注册", "新注册"),
    ("新登记", "新登记"),
    ("净增加", "净增"),
    ("净增", "净增"),
    ("引进培育", "引进培育"),
    ("培育引进", "培育引进"),
    ("引进和培育", "引进培育"),
    ("新引育", "引育"),
    ("引育", "引育"),
    ("引进", "引进"),
    ("招引", "引进"),
    ("招聘", "招聘"),
    ("落地", "落地"),
    ("落户", "落户"),
    ("开工建设", "开工"),
    ("动工建设", "开工"),
    ("开工", "开工"),
    ("动工", "开工"),
    ("新开办", "新开办"),
    ("新开设", "新开办"),
    ("打通", "打通"),
    ("硬化", "硬化"),
    ("交付", "交付"),
    ("铺设", "铺设"),
    ("加固", "加固"),
    ("更换", "更换"),
    ("出栏", "出栏"),
    ("新入库", "新增"),
    ("新入统", "新增"),
    ("新升规", "新增"),
    ("竣工建成", "竣工"),
    ("竣工", "竣工"),
    ("筹集", "筹集"),
    ("增设", "新增"),
    ("增加", "新增"),
];

/// Verbs that are dropped, the noun after them being what is counted.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "新培育", "培育壮大", "培育", "推广", "建设", "规划建设", "投入", "投资", "安排", "下达", "吸引", "吸纳", "覆盖",
    "受理", "落实", "兑现", "减轻", "涉及", "化解", "查处", "处置", "配备", "配置", "设置", "设有", "规模化配置", "选派", "组建", "创建", "认定", "接待", "服务",
    "集聚", "聚集", "汇聚", "谋划储备", "谋划", "包装", "整治", "首次入选", "首次", "签订", "签约", "出台", "制定", "整合", "储备", "保障", "拆除", "给予",
];

/// What stands between a noun and its number.
#[rustfmt::skip]
const JOINTS: &[&str] = &[
    "不低于", "不少于", "不小于", "不超过", "不高于", "不多于", "不大于", "控制在", "保持在", "稳定在", "维持在",
    "增长到", "增长至", "增加到", "增加至", "提高到", "提高至", "提升到", "提升至", "上升到", "上升至", "下降到",
    "下降至", "减少到", "减少至", "降低到", "降低至", "压缩到", "压缩至", "缩短到", "缩短至", "扩大到", "扩大至",
    "调整为", "调整到", "优化为", "达到", "实现", "突破", "超过", "超出", "将近", "接近", "大约", "约为", "约占", "增至", "升至", "降至", "减至",
    "扩至", "完成", "保持", "占比达", "总量达", "合计", "总计", "分别", "分别为", "预计", "稳定", "累计", "超", "达",
    "逆势", "历史性", "首次", "力争", "确保", "争取", "全部", "全都", "普遍", "仅", "只", "只有", "仅有", "发展到", "发展至", "缩小到", "缩小至",
    "了", "已", "已经", "拟", "拟按", "按", "不到", "不足", "接近于", "延长到", "延长至", "回升到", "回升至", "攀升到", "攀升至", "跃升到", "跃升至", "回落到", "回落至", "压减到", "压减至", "每人每月", "每人每年", "每月", "每年", "可达", "可", "将达", "将", "的预期目标", "预期目标", "的目标", "目标", "为", "是", "约", "近", "逾", "共", "均", "各", "在", "至", "到", "由", "从",
];

/// Drops what stands between a noun and its number.
pub fn without_joints(mut text: &[char]) -> &[char] {
    loop {
        let trimmed = without_spell(without_arrival(trim(text)));
        let joint = JOINTS
            .iter()
            .filter(|j| ends_with(trimmed, j))
            .map(|j| j.chars().count())
            .max();
        match joint {
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
        Some('到' | '至' | '为' | '由' | '从' | '在' | '于') => &year[..at - 1],
        Some(before) if crate::chinese::is_han(*before) && !COMPARED.contains(before) => &year[..at],
        _ => text,
    }
}

/// What stands before a year that a number is compared with.
const COMPARED: &[char] = &['比', '较', '是', '与', '同', '到'];

/// Whether four digits that are a year stand at a place, and no digit around them.
fn year_at(text: &[char], at: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    let year: String = text.iter().skip(at).take(4).collect();
    let known = year.parse().is_ok_and(|year: u16| (1949..=2100).contains(&year));
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
        let tag = longest(TAGS, rest).filter(|(word, _)| {
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
            joined = next.is_some_and(|next| longest(TAGS, next).is_some());
            rest = next.filter(|_| joined).unwrap_or(rest);
            continue;
        }
        let opening = |words: &[&str]| {
            words
                .iter()
                .filter(|word| begins_with(rest, word) && !bound(word, &rest[word.chars().count()..]))
                .map(|word| word.chars().count())
                .max()
        };
        let (manner, verb) = (opening(MANNER), opening(VERBS));
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
    let done = DONE
        .iter()
        .find(|word| ends_with(rest, word))
        .filter(|_| phrase.tag.is_empty());
    if let Some(word) = done {
        phrase.tag = word.to_string();
        rest = trim(&rest[..rest.len() - word.chars().count()]);
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

/// What is brought about, made or taken: 第一产业实现增加值 is 第一产业增加值.
const BROUGHT: &[&str] = &[
    "增加值",
    "产值",
    "投资",
    "收入",
    "支出",
    "利润",
    "利税",
    "税收",
    "零售额",
    "销售额",
    "营业额",
    "成交额",
    "交易额",
    "贸易额",
    "进出口额",
    "进出口总额",
    "利润总额",
    "货运量",
    "客运量",
    "吞吐量",
    "周转量",
    "产量",
    "面积",
];

/// A noun without the verb between who does and what comes of it: 省属企业完成产业类投资.
fn without_inner_verb(noun: &str) -> String {
    let of = |verb: &str| {
        let (doer, done) = noun.split_once(verb)?;
        let whole = doer.chars().count() >= 2 && !doer.contains('“') && done.chars().count() <= 10;
        (whole && BROUGHT.iter().any(|word| done.ends_with(word))).then(|| format!("{doer}{done}"))
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

/// What is said of a noun before its number.
const DONE: &[&str] = &["竣工", "完工", "开工", "投产", "投用", "落地"];

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

fn longest<'t>(table: &[(&str, &'t str)], rest: &[char]) -> Option<(usize, &'t str)> {
    table
        .iter()
        .filter(|(word, _)| begins_with(rest, word))
        .map(|(word, tag)| (word.chars().count(), *tag))
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

/// Words for the own district that a year without 年 may stand before.
const WHOLE: &[&str] = &[
    "全市", "全省", "全县", "全区", "全州", "全旗", "全镇", "全国", "我市", "我省", "我县", "我区", "我州", "我旗",
];

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
    if digits == 4 && year_at(text, at) && WHOLE.iter().any(|word| begins_with(&text[at + 4..], word)) {
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
