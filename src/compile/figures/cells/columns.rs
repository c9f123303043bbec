//! What a column of a table holds, as its heading says.

use crate::chinese::calendar::{self, Form, YearSpan};
use crate::chinese::without_blanks;
use crate::compile::figures::context::Frame;
use crate::compile::lexicon::Words;
use crate::compile::tables::caption;
use crate::compile::tables::words::{TableWords, bare};
use crate::model::FigureKind;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What the rows count.
    Name,
    /// Whose it is: a place.
    Place,
    /// Whose it is: a project, a firm, a school.
    Project,
    /// The class of a row.
    Group,
    /// The unit of a row.
    Unit,
    /// The year of a row.
    Year,
    /// When it is built: 2023—2026.
    Period,
    /// Figures.
    Value,
    /// What is to be done, in words.
    Prose,
    /// What was done so far, in words.
    Progress,
    /// Nothing that is read.
    Other,
}

/// What a figure of a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The quantity itself.
    Level,
    /// Its change against the year before.
    Growth,
    /// Its change in each of several years.
    Average,
    /// Its sum over several years.
    Sum,
    /// A part of a whole.
    Share,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What it holds.
    pub role: Role,
    /// What its heading names, without years, units and what says only how it is counted.
    pub name: String,
    /// The unit in its heading.
    pub unit: Option<String>,
    /// Its years.
    pub years: Option<YearSpan>,
    /// Promise or report, where its heading says so.
    pub kind: Option<FigureKind>,
    /// What its figures are.
    pub sort: Sort,
    /// Which of several plans it is: 年初预算, 调整预算.
    pub plan: Option<String>,
    /// A sum over all the years of a project, 总投资.
    pub whole: bool,
}

impl Column {
    /// 完成预算的%: a part of a plan that was done.
    pub fn is_done(&self) -> bool {
        self.sort == Sort::Share && self.kind == Some(FigureKind::Outcome)
    }
}

/// Reads the heading of a column; `year` is that of the table, from which 上年 counts.
pub fn column(heading: &str, year: Option<u16>, frame: &Frame) -> Column {
    let words = TableWords::get();
    let says = &words.says;
    let joined: String = without_blanks(heading);
    let (years, _) = years_of(&joined);
    let since = |list: &Words, back: u16| {
        list.within(&joined)
            .then_some(())
            .and(year)
            .map(|year| YearSpan::year(year - back))
    };
    let average = says.average.within(&joined);
    let growth = says.growth.within(&joined);
    // 增长（%） is a change, 增长目标 in a plan as well; 完成率 is a part.
    let sort = match () {
        () if average => Sort::Average,
        () if (says.share.within(&joined) || joined.ends_with(['%', '％'])) && !growth => Sort::Share,
        () if growth => Sort::Growth,
        () if says.sum.within(&joined) => Sort::Sum,
        () => Sort::Level,
    };
    let planned = Some(frame.planned).filter(|years| years.from > 0);
    let relative = if growth {
        None
    } else {
        since(&says.last_year, 1).or_else(|| since(&says.this_year, 0))
    };
    let name = name_of(heading);
    Column {
        role: role(&joined),
        unit: unit_of(&joined)
            .or_else(|| matches!(sort, Sort::Average | Sort::Growth | Sort::Share).then(|| "%".to_string())),
        years: years.or(relative).or(planned.filter(|_| sort == Sort::Average)),
        kind: kind_of(heading),
        plan: says
            .set_before
            .iter()
            .find(|word| sort == Sort::Level && joined.contains(word))
            .map(str::to_string),
        whole: says.whole.has(&name),
        name,
        sort,
    }
}

fn role(heading: &str) -> Role {
    let words = &TableWords::get().columns;
    let bare = bare(heading);
    let lists = [
        (&words.name, Role::Name),
        (&words.place, Role::Place),
        (&words.project, Role::Project),
        (&words.group, Role::Group),
        (&words.unit, Role::Unit),
        (&words.year, Role::Year),
        (&words.period, Role::Period),
        (&words.ordinal, Role::Other),
        (&words.nature, Role::Other),
        (&words.remark, Role::Other),
        (&words.body, Role::Other),
        (&words.prose, Role::Prose),
        (&words.progress, Role::Progress),
    ];
    let found = lists.iter().find(|(list, _)| list.has(&bare));
    found.map_or(Role::Value, |(_, role)| *role)
}

/// The years a heading names, and the heading without them.
pub fn years_of(heading: &str) -> (Option<YearSpan>, String) {
    let chars: Vec<char> = heading.chars().collect();
    let named = calendar::all(&chars).find(|(_, written)| match written.form {
        Form::Bare => chars.len() == written.length,
        _ => true,
    });
    match named {
        Some((at, written)) => {
            let rest = chars[..at].iter().chain(&chars[at + written.length..]);
            (Some(written.years), rest.collect())
        }
        None => (None, heading.to_string()),
    }
}

/// The unit in brackets at the end of a heading, or %.
pub fn unit_of(heading: &str) -> Option<String> {
    let open = heading.rfind(['（', '('])?;
    let inside = heading[open..].trim_start_matches(['（', '(']);
    let inside = inside.split(['）', ')']).next().unwrap_or(inside);
    let unit = inside.trim_start_matches('±').replace('％', "%");
    let unit = caption::unit(inside).map_or(unit, |found| found.unit);
    caption::is_unit(&unit).then_some(unit)
}

/// Promise or report, as the lowest heading row says that says it.
pub fn kind_of(heading: &str) -> Option<FigureKind> {
    heading.split(' ').rev().find_map(kind_of_part)
}

/// 计划投资, 完成数, 年度目标: the word at the beginning, or else at the end, the longest that is there. 一般公共预算收入 says
/// nothing.
fn kind_of_part(part: &str) -> Option<FigureKind> {
    let says = &TableWords::get().says;
    let chars: Vec<char> = stem(part).chars().collect();
    if says.no_kind.begins(&chars).is_some() {
        return None;
    }
    let lists = [
        (&says.target, FigureKind::Target),
        (&says.set_before, FigureKind::Target),
        (&says.outcome, FigureKind::Outcome),
        (&says.baseline, FigureKind::Baseline),
    ];
    let longest = |length: &dyn Fn(&Words) -> Option<usize>| {
        let found = lists.iter().filter_map(|(list, kind)| Some((length(list)?, *kind)));
        found.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
    };
    let suffix = says.suffix.ends(&chars).unwrap_or(0);
    longest(&|list| list.begins(&chars)).or_else(|| longest(&|list| list.ends(&chars[..chars.len() - suffix])))
}

/// A part of a heading without its years, what is in brackets, and what says that it is of a year.
fn stem(part: &str) -> String {
    let says = &TableWords::get().says;
    let (years, rest) = years_of(part);
    let mut rest = bare(&rest);
    if years.is_some() {
        // 至2024年底累计完成: the year with what says until when.
        let until = says.until.strip_start(&rest).unwrap_or(&rest);
        rest = until.trim_start_matches(['年', '度', '末', '底']).to_string();
    }
    let lists = [&says.last_year, &says.this_year, &says.of_year];
    let less = lists
        .iter()
        .find_map(|list| list.strip_start(&rest))
        .map(str::to_string);
    less.unwrap_or(rest)
}

/// What a heading names: its parts from top to bottom without years, units, and words that say only how it is counted.
fn name_of(heading: &str) -> String {
    heading.split(' ').filter_map(name_of_part).collect()
}

fn name_of_part(part: &str) -> Option<String> {
    let says = &TableWords::get().says;
    let marks = [
        '/', '〔', '〕', '%', '％', '±', '、', '：', ':', '-', '—', '（', '）', '(', ')', '的', '“', '”',
    ];
    let rest = stem(part);
    let trimmed = rest.trim_matches(marks);
    let counted = [
        &says.set_before,
        &says.growth,
        &says.average,
        &says.sum,
        &says.level,
        &says.baseline,
        &says.outcome,
        &says.target,
        &says.idle,
    ];
    // 实际完成 says twice how it is counted.
    let mut bare = trimmed;
    while let Some(less) = counted
        .iter()
        .find_map(|list| list.strip_end(bare).or_else(|| list.strip_start(bare)))
    {
        bare = less.trim_matches(marks);
    }
    if bare.trim_matches(marks).is_empty() {
        return None;
    }
    // 产值增速（%） names 产值.
    let without = |list: &Words| {
        list.strip_end(trimmed)
            .map(|rest| rest.trim_end_matches(marks).to_string())
    };
    without(&says.growth)
        .or_else(|| Some(trimmed.to_string()))
        .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_taken_apart() {
        let rows = [
            ("地区生产总值 绝对值", "地区生产总值", None, None, None),
            ("地区生产总值 增长（%）", "地区生产总值", Some("%"), None, None),
            ("2023年实际", "", None, Some(2023), Some(FigureKind::Outcome)),
            ("2024年预期目标", "", None, Some(2024), Some(FigureKind::Target)),
            ("2025年", "", None, Some(2025), None),
            ("总投资（万元）", "总投资", Some("万元"), None, None),
            ("2024年计划投资", "计划投资", None, Some(2024), Some(FigureKind::Target)),
            ("预算执行数", "", None, None, Some(FigureKind::Outcome)),
            ("比上年增长%", "", Some("%"), None, None),
            ("2023年预计完成", "", None, Some(2023), Some(FigureKind::Outcome)),
            ("一般公共预算收入（亿元）", "一般公共预算收入", Some("亿元"), None, None),
            ("实际利用外资（万美元）", "实际利用外资", Some("万美元"), None, None),
            ("年度目标", "", None, None, Some(FigureKind::Target)),
            ("年初预算", "", None, None, Some(FigureKind::Target)),
            ("2023年 完成数", "", None, Some(2023), Some(FigureKind::Outcome)),
        ];
        for (heading, name, unit, year, kind) in rows {
            let found = (
                name_of(heading),
                unit_of(&heading.replace(' ', "")),
                years_of(heading).0.map(|y| y.to),
                kind_of(heading),
            );
            let growth = TableWords::get().says.growth.within(heading);
            let unit_read = found.1.or_else(|| growth.then(|| "%".to_string()));
            assert_eq!(
                (found.0.as_str(), unit_read.as_deref(), found.2, found.3),
                (name, unit, year, kind),
                "{heading}"
            );
        }
    }
}
