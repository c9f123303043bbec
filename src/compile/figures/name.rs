//! What is counted: the statistical name of a value, from the words before it, behind it, or of the value before it.

use crate::compile::figures::grammar::Grammar;
use crate::compile::figures::lexicon::Names;
use crate::compile::figures::numbers::Sense;
use crate::compile::figures::phrase;
use crate::compile::figures::predicate::Predicate;
use crate::compile::figures::value::Value;
use crate::compile::figures::{rates, things};
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
    /// Where the value before it in the same clause, or its noun, ends; `clause` if there is none.
    pub from: usize,
    /// Where the value before it in the sentence ends: what lies between has named no number yet.
    pub unread: usize,
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
/// Names a value.
pub fn name(value: &Value, place: &Place, names: &Names) -> Named {
    let before = &place.sentence[place.from.min(value.range.start)..value.range.start];
    let after = &place.sentence[value.range.end..place.until.max(value.range.end)];
    if value.sense == Sense::Rank {
        return rank(before, place, value, names);
    }
    if let Some(last) = place
        .last
        .filter(|last| aims(place, value) && last.measure.is_relative() == value.is_relative())
    {
        return Named {
            own: false,
            end: value.range.end,
            ..last.clone()
        };
    }
    if let Amount::Ratio(_) = value.amount {
        let phrase = phrase::split(phrase::without_joints(before), place.district, names);
        let head = if phrase.noun.is_empty() {
            restored(place, names)
        } else {
            phrase.noun
        };
        return plain(names.canonical(&clean_from_to(&head)), Measure::Share, value, place);
    }
    if value.is_relative() {
        return rates::name(value, before, after, place, names);
    }
    things::name(value, before, after, place, names)
}

/// Whether nothing but another aim stands between a value and the one before: 确保增长6%，力争6.5%.
fn aims(place: &Place, value: &Value) -> bool {
    let aims = &Grammar::get().aims;
    let mut between = &place.sentence[place.unread.min(value.range.start)..value.range.start];
    let mut said = false;
    while let Some(first) = between.first() {
        let aim = aims.begins(between);
        let joint = usize::from(matches!(first, '，' | '、' | ' '));
        if aim.is_none() && joint == 0 {
            return false;
        }
        said |= aim.is_some();
        between = &between[aim.unwrap_or(joint)..];
    }
    said
}

/// Names a value of a list that 分别 deals out, from what would stand before it alone.
pub fn dealt(value: &Value, before: &[char], place: &Place, names: &Names) -> Named {
    let mut sentence = place.sentence[..place.clause].to_vec();
    sentence.extend(before);
    let start = sentence.len();
    let end = start + value.range.len();
    sentence.extend(&place.sentence[value.range.clone()]);
    let moved = Value {
        number: start + value.number.start - value.range.start..end.min(start + value.number.end - value.range.start),
        unit_end: start + value.unit_end - value.range.start,
        range: start..end,
        ..value.clone()
    };
    let alone = Place {
        sentence: &sentence,
        clause_end: end,
        from: place.clause,
        unread: place.clause,
        until: end,
        ..*place
    };
    let named = name(&moved, &alone, names);
    Named {
        start: place.clause,
        end: value.range.end,
        ..named
    }
}

/// A name read from the words before the value.
pub fn plain(name: String, measure: Measure, value: &Value, place: &Place) -> Named {
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

/// The head an elided one stands for.
pub fn restored(place: &Place, names: &Names) -> String {
    elided(place, names).unwrap_or_else(|| place.last.map_or(String::new(), |last| last.head.clone()))
}

/// A listed name in the clauses since the last number: 单位工业增加值能耗实现“二连降”，复合年下降率达9.4%.
pub fn elided(place: &Place, names: &Names) -> Option<String> {
    let text: String = place.sentence[place.unread.min(place.clause)..place.clause]
        .iter()
        .collect();
    names.within(&text).map(str::to_string)
}

/// The industry that the clause before is about: 推动绿色石化产业提质，到2025年产值突破….
fn promoted(place: &Place, names: &Names) -> Option<String> {
    let said = &place.sentence[place.unread.min(place.clause)..place.clause];
    let clause = said
        .split(|c| matches!(c, '，' | '；' | '。'))
        .rfind(|clause| !clause.is_empty())?;
    let end = (2..=clause.len()).rev().find(|&end| {
        ["产业", "集群", "行业", "园区"]
            .iter()
            .any(|word| crate::compile::figures::numbers::ends_with(&clause[..end], word))
    })?;
    let noun = phrase::split(&clause[..end], place.district, names).noun;
    (noun.chars().count() > 2).then_some(noun)
}

/// Whether a name says only which stage of a thing is meant: 一期, 二期工程.
pub fn is_stage(name: &str) -> bool {
    let stage = name.trim_end_matches("工程").trim_end_matches("项目");
    let number = stage.strip_suffix('期').and_then(|rest| rest.chars().next_back());
    number.is_some_and(|c| "一二三四五六首".contains(c)) && stage.chars().count() == 2
}

/// A stage of a thing that was named before, itself or by another stage of it.
pub fn of_stage(thing: &str, stage: &str) -> String {
    let other = thing.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let thing = other.filter(|(_, tag)| is_stage(tag)).map_or(thing, |(whole, _)| whole);
    format!("{thing}({stage})")
}

/// What a from-to statement leaves between noun and number: 由2015年的.
pub fn clean_from_to(text: &str) -> String {
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
    let text = place
        .subject
        .and_then(|subject| text.strip_prefix(subject))
        .unwrap_or(&text);
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
        "位居", "位列", "排名", "名列", "稳居", "居", "列", "排在", "晋位", "跃居", "持续", "连续", "在全", "分别",
        "均",
    ]
    .iter()
    .filter_map(|word| text.find(word))
    .chain(area.and_then(|area| text.find(area)))
    .min()
    .unwrap_or(text.len());
    let noun: Vec<char> = text[..noun_end].chars().collect();
    let phrase = phrase::split(phrase::without_joints(&noun), place.district, names);
    let head = match phrase.noun.as_str() {
        "" | "增长率" | "增速" | "以上经济指标总量" | "总量和增量" | "总量" | "数量" => {
            restored(place, names)
        }
        noun => names.canonical(&with_owner(noun, place, names)),
    };
    let area = area.map_or(String::new(), |area| area.replace("各镇街", "镇街"));
    let mut named = plain(format!("{head}{area}排名"), Measure::Rank, value, place);
    named.head = head;
    named
}

impl Named {
    /// Leaves out whose it is where the rest is a name by itself: 南湾片区GDP of 南湾片区 is 地区生产总值.
    pub fn leave_out(&mut self, subject: &str, names: &Names) {
        let rest = self
            .head
            .strip_prefix(subject)
            .map(|rest| rest.trim_start_matches(['的', ' ']));
        if let Some(known) = rest.and_then(|rest| names.name(rest)).map(str::to_string) {
            self.name = self.name.replacen(&self.head, &known, 1);
            self.head = known;
        }
    }

    /// What a growth rate behind this value is the growth of.
    pub fn name_for_growth(&self) -> String {
        match self.measure {
            Measure::Growth | Measure::AverageGrowth | Measure::Rank => self.head.clone(),
            _ if self.name.ends_with("完成率") => self.head.clone(),
            _ => self.name.trim_end_matches("(累计)").to_string(),
        }
    }
}

/// A part names its owner: 营业收入 of 区属国有企业, 学位 of 公办幼儿园.
pub fn with_owner(noun: &str, place: &Place, names: &Names) -> String {
    let grammar = Grammar::get();
    let owner = |head: &str| -> String {
        let part = grammar.parts.strip_end(head);
        let owner = part.filter(|left| !left.is_empty()).unwrap_or(head);
        // 线上交易率, 交易金额
        let owner = owner.strip_suffix('率').unwrap_or(owner);
        let action: String = noun.chars().take(2).collect();
        owner.strip_suffix(&action).unwrap_or(owner).to_string()
    };
    if let Some(total) = total(noun, place, names) {
        return total;
    }
    if grammar.people.has(noun)
        && let Some(house) = place.last.and_then(|last| house(&last.head))
    {
        return format!("{house}{noun}");
    }
    if grammar.seats.has(noun) {
        let house = place
            .last
            .filter(|last| place.from > place.clause && grammar.houses.at_end(&last.head).is_some());
        return house.map_or(noun.to_string(), |house| format!("{}{noun}", house.head));
    }
    if !grammar.parts.has(noun) {
        return noun.to_string();
    }
    // What was named last, if it is a part as well: 区属国有企业资产总额增长22.4%，营业收入增长64.8%.
    let of_part = place.last.filter(|last| grammar.parts.at_end(&last.head).is_some());
    let Some(root) = of_part.or(place.root).or(place.last) else {
        let head = elided(place, names).or_else(|| promoted(place, names));
        return head.map_or(noun.to_string(), |head| format!("{head}{noun}"));
    };
    match noun {
        "总量" | "总数" | "数量" | "其中" | "总数量" => root.head.clone(),
        _ if grammar.invested.has(noun) && !root.tag.is_empty() => {
            format!("{}({})总投资额", owner(&root.head), root.tag)
        }
        _ if grammar.invested.has(noun) => format!("{}总投资额", owner(&root.head)),
        _ => format!("{}{noun}", owner(&root.head)),
    }
}

/// The house that something belongs to, or the house itself: 幼儿园 of 幼儿园在园幼儿.
fn house(head: &str) -> Option<&str> {
    let grammar = Grammar::get();
    let house = grammar.people.strip_end(head).unwrap_or(head);
    grammar.houses.at_end(house).map(|_| house)
}

/// 收入总量为490亿元: all that came in, of the account that the sentence opens with.
fn total(noun: &str, place: &Place, names: &Names) -> Option<String> {
    let side = noun
        .strip_suffix("总量")
        .filter(|side| ["收入", "支出"].contains(side))?;
    let said = place.sentence[..place.clause].split(|c| matches!(c, '，' | ',' | '；' | '。'));
    let account = said.filter_map(|clause| names.within(&clause.iter().collect::<String>()));
    let mut account = account.filter(|name| name.ends_with(side));
    account.next().map(|account| format!("{account}总量"))
}

/// Endings of names that say what is measured, and those of them that are money.
#[rustfmt::skip]
const MEASURED: &[(&str, bool)] = &[
    ("销售额", true), ("零售额", true), ("投资", true), ("增加值", true), ("产值", true), ("收入", true), ("支出", true), ("贷款余额", true),
    ("存款余额", true), ("进出口额", true), ("产量", false), ("播种面积", false), ("销售面积", false), ("施工面积", false), ("竣工面积", false), ("存栏", false), ("出栏", false),
    ("货运量", false), ("客运量", false), ("货物周转量", false), ("旅客周转量", false), ("吞吐量", false), ("发电量", false), ("装机容量", false),
];

/// 粮食产量65万吨，其中小麦20万吨: a part that 其中 opens and that says no measure of its own has that of the whole.
pub fn part_of_whole(noun: &str, value: &Value, place: &Place, names: &Names) -> Option<String> {
    let last = place
        .last
        .filter(|_| place.subject.is_none() && noun.chars().count() >= 2)?;
    let said: String = place.sentence[..value.range.start].iter().collect();
    let opened = said.rfind("其中")?;
    let one = !said[opened..].contains(['；', ';', '。']);
    let (measure, _) = MEASURED
        .iter()
        .filter(|(measure, money)| last.head.ends_with(measure) && (value.is_relative() || *money == value.is_money()))
        .max_by_key(|(measure, _)| measure.len())?;
    let area = value.is_relative() || measure.ends_with("面积") == value.is_area();
    let own = names.name(noun).is_some() || noun.ends_with(OWN_MEASURE);
    (one && area && !own).then(|| format!("{noun}{measure}"))
}

/// Last characters of nouns that say what is measured.
const OWN_MEASURE: &[char] = &[
    '额', '量', '值', '入', '出', '资', '税', '款', '率', '积', '数', '费', '金', '产', '栏', '口', '比', '重', '度',
    '债',
];

/// A noun with what its predicate makes of it, and what goes into brackets.
pub fn with_predicate(noun: String, predicate: Option<&Predicate>, rest: &str) -> (String, String) {
    match predicate {
        Some(Predicate::Tag(tag)) => (noun, tag.clone()),
        Some(Predicate::First) => first(&noun, rest),
        _ => (noun, String::new()),
    }
}

/// 企业, 新通过省级专精特新中小企业认定 -> 专精特新中小企业(新增); 医院, 创建“三大中心” -> 创建“三大中心”医院数.
fn first(noun: &str, rest: &str) -> (String, String) {
    let rest = rest.split(['，', '。', ';', '；']).next().unwrap_or(rest);
    let recognized = ["新通过", "新获得", "新获评"]
        .iter()
        .find_map(|verb| rest.strip_prefix(verb));
    if let Some(title) = recognized.and_then(|title| title.strip_suffix("认定")) {
        let title = title
            .trim_start_matches("工信部")
            .trim_start_matches("国家级")
            .trim_start_matches("省级");
        let title = if title.ends_with(noun) {
            title.to_string()
        } else {
            format!("{title}{noun}")
        };
        return (title, "新增".to_string());
    }
    let rest = rest.trim_start_matches('新');
    let short = rest.rfind('“').filter(|_| rest.ends_with('”')).and_then(|open| {
        let verb = rest.chars().take(2).map(char::len_utf8).sum::<usize>();
        (verb < open).then(|| format!("{}{}", &rest[..verb], &rest[open..]))
    });
    (format!("{}{noun}数", short.as_deref().unwrap_or(rest)), String::new())
}
