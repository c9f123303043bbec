//! Names of money: what a project costs, what is spent on something, what is counted in money.

use crate::compile::figures::grammar::Grammar;
use crate::compile::figures::lexicon::Names;
use crate::compile::figures::name::{Named, Place, plain, with_owner};
use crate::compile::figures::numbers::{begins_with, ends_with};
use crate::compile::figures::phrase::{self, Phrase};
use crate::compile::figures::predicate;
use crate::compile::figures::value::Value;
use crate::model::Measure;

/// Nouns behind a sum: 25亿元外贸大单.
#[rustfmt::skip]
const SUMS: &[&str] = &[
    "大单", "订单", "额度", "资金", "贷款", "基金", "奖励", "补贴", "产值", "收入", "税收", "融资", "债券", "专项债",
    "国债", "外资", "补助", "营收", "租金", "消费", "消费券", "投资", "罚款", "欠薪", "学费",
];

/// Whether a noun is a sum of money.
pub fn is_counted_in_money(noun: &str) -> bool {
    SUMS.iter().any(|sum| noun.ends_with(sum))
}

/// 总投资3.8亿元的…工程, 年度投资300亿元的415个区重点项目: money that a project named behind it costs.
pub fn of_projects(value: &Value, before: &[char], place: &Place, names: &Names) -> Option<Named> {
    let word = Grammar::get()
        .invested
        .iter()
        .chain(["年度计划投资", "年度投资"])
        .filter(|word| ends_with(before, word))
        .max_by_key(|word| word.chars().count())?;
    let behind = &place.sentence[value.range.end..place.clause_end.max(value.range.end)];
    let object = behind.strip_prefix(&['的'])?;
    if !value.is_money() {
        return None;
    }
    let counted = crate::compile::figures::units::counts_at(object);
    let name = match (word, counted) {
        ("年度计划投资" | "年度投资", _) => format!("{}年度投资", noun(object, names)),
        (_, true) => format!("{}总投资额", noun(object, names)),
        (_, false) => "项目总投资".to_string(),
    };
    let mut named = plain(name, Measure::Level, value, place);
    named.end = value.range.end + 1 + object.iter().take_while(|c| !matches!(c, '，' | '、')).count();
    // 开工建设总投资7.3亿元的3条道路: the roads are begun.
    named.tag = phrase::split(&before[..before.len() - word.chars().count()], place.district, names).tag;
    Some(named)
}

/// 完成投资400亿元, 年度计划投资260亿元 behind projects: what is invested in these.
pub fn invested(before: &[char], place: &Place) -> String {
    let text: String = before.iter().collect();
    let owner = place
        .root
        .filter(|root| ["项目", "工程"].iter().any(|word| root.head.ends_with(word)));
    let owner = owner.map_or("", |root| root.head.as_str());
    format!("{owner}{}投资", if text.contains("年度") { "年度" } else { "" })
}

/// 投入5.4亿元推进航空新城23个市政项目: what money is spent on stands behind it.
pub fn spent(value: &Value, phrase: &Phrase, place: &Place, names: &Names) -> Option<Named> {
    if !(value.is_money() && phrase.invested && (phrase.noun.is_empty() || phrase.noun == "资金")) {
        return None;
    }
    let clause = &place.sentence[value.range.end..place.clause_end.max(value.range.end)];
    let object = noun(clause, names);
    // 投入1.3亿元，每季度实施一批“民生微实事”: of the clause behind it only what it quotes.
    let object = if object.is_empty() {
        quoted(&place.sentence[place.clause_end..])
    } else {
        object
    };
    let year = if phrase.yearly { "年" } else { "" };
    let said = ["支出", "投入"].iter().any(|word| object.ends_with(word));
    let mut name = match object.as_str() {
        "" => with_owner("投入", place, names),
        _ if said => object.clone(),
        _ => format!("{object}{year}投入"),
    };
    if phrase.cumulative {
        name.push_str("(累计)");
    }
    let measure = if phrase.cumulative {
        Measure::Cumulative
    } else {
        Measure::Level
    };
    let mut named = plain(name.clone(), measure, value, place);
    named.own = !object.is_empty();
    named.head = name.trim_end_matches("(累计)").to_string();
    Some(named)
}

/// Verbs between money and what it is for.
#[rustfmt::skip]
const FOR: &[&str] = &[
    "用于", "推进", "完善", "建设", "支持", "实施", "设立", "开展", "改造", "加强", "推动", "保障", "扶持", "新建",
    "打造", "提升", "发展", "的",
];

/// The noun of an object, its number taken out: 推进航空新城23个市政项目密集布局 is 航空新城市政项目.
fn noun(object: &[char], names: &Names) -> String {
    let mut rest = phrase::trim(object);
    while let Some(verb) = FOR.iter().find(|verb| begins_with(rest, verb)) {
        rest = phrase::trim(&rest[verb.chars().count()..]);
    }
    let digits = rest.iter().position(char::is_ascii_digit);
    let counted = digits.and_then(|at| {
        let end = at
            + rest[at..]
                .iter()
                .take_while(|c| c.is_ascii_digit() || **c == '.')
                .count();
        crate::compile::figures::units::unit(rest, end).map(|unit| (at, unit.end))
    });
    let text: Vec<char> = match counted {
        Some((at, end)) => rest[..at].iter().chain(&rest[end..]).copied().collect(),
        None => rest.to_vec(),
    };
    let noun = predicate::behind(&text, false, names).noun;
    // 新能源产业区、石化区等园区配套项目: the kind that the list gives examples of.
    let kind = noun
        .split_once('等')
        .filter(|(examples, kind)| examples.contains('、') && kind.chars().count() >= 3);
    kind.map_or(noun.clone(), |(_, kind)| kind.to_string())
}

fn quoted(text: &[char]) -> String {
    let clause: String = text.iter().skip(1).take_while(|c| **c != '，').collect();
    let open = clause.find('“');
    let close = clause.rfind('”').map(|at| at + '”'.len_utf8());
    open.zip(close)
        .filter(|(open, close)| open < close)
        .map_or(String::new(), |(open, close)| clause[open..close].to_string())
}
