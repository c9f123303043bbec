//! When: the year a figure speaks of, from its clause, its sentence, the sentences before it, the heading, the document.

use crate::chinese::calendar::{self, Form, Written, YearSpan};
use crate::chinese::relative::{self, Relative};
use crate::compile::figures::context::{Frame, Role};
use crate::compile::figures::numbers::{begins_with, ends_with};
use crate::compile::figures::tense::Tense;
use crate::model::{Measure, YearSource, Years};

/// A time named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Where it begins.
    pub at: usize,
    /// One past its end.
    pub end: usize,
    /// First and last year.
    pub years: YearSpan,
    /// A year or a span of years named by its ends (2016-2020年), not by a name (“十三五”).
    pub explicit: bool,
    /// 到2025年, 2025年底前: by then.
    pub by: bool,
    /// 近4年: up to now.
    pub past: bool,
    /// What the document says of itself does not settle which year it is.
    pub doubtful: bool,
}

/// The times a normalized text names, in order. Years something is compared with (比2010年) and years in names
/// (2022年签约的) are left out.
pub fn times(chars: &[char], frame: &Frame) -> Vec<Time> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match time_at(chars, at, frame) {
            Some(time) => {
                at = time.end;
                if !compared(chars, &time) {
                    found.push(time);
                }
            }
            None => at += 1,
        }
    }
    found
}

fn time_at(chars: &[char], at: usize, frame: &Frame) -> Option<Time> {
    let rest = &chars[at..];
    let in_number = at > 0 && calendar::digit(chars[at - 1]).is_some() && calendar::digit(rest[0]).is_some();
    if in_number {
        return None;
    }
    match calendar::written(rest) {
        Some(written) => named(chars, at, &written, frame),
        None => spoken(chars, at, frame),
    }
}

/// A time by its number: a year, a span of years, a plan.
fn named(chars: &[char], at: usize, written: &Written, frame: &Frame) -> Option<Time> {
    let end = at + written.length;
    let after = &chars[end..];
    let time = Time {
        at,
        end,
        years: written.years,
        explicit: true,
        by: is_end(&chars[..at], after),
        past: false,
        doubtful: false,
    };
    match written.form {
        // 2018年以来: up to now.
        Form::Year if Tense::get().time.since.begins(after).is_some() && written.years.to < frame.reviewed.to => {
            Some(Time {
                years: YearSpan::new(written.years.from, frame.reviewed.to),
                explicit: false,
                past: true,
                ..time
            })
        }
        Form::Year | Form::Span => Some(time),
        Form::Plan => plan(after, time),
        Form::Bare | Form::BareSpan => None,
    }
}

/// A plan is a time where its years are meant, and not the plan itself: “十四五”时期, “十四五”末.
fn plan(after: &[char], time: Time) -> Option<Time> {
    let words = &Tense::get().time;
    let by = words.end_of_plan.begins(after).is_some();
    let years = if by { YearSpan::year(time.years.to) } else { time.years };
    let explicit = false;
    (by || words.of_plan.begins(after).is_some()).then_some(Time {
        years,
        by,
        explicit,
        ..time
    })
}

/// 到2025年, 2025年底: whether a time is that by which something is done.
fn is_end(before: &[char], after: &[char]) -> bool {
    let words = &Tense::get().time;
    words.until.ends(before).is_some() || words.end_of.begins(after).is_some()
}

/// A time told from where the speaker stands: 今年, 近四年, 今后五年, 三年内.
fn spoken(chars: &[char], at: usize, frame: &Frame) -> Option<Time> {
    let (before, rest) = chars.split_at(at);
    let (length, relative) = relative::relative(rest)
        .or_else(|| begins_with(rest, "年内").then_some((2, Relative::Year(0))))
        .or_else(|| within_years(before, rest, frame))?;
    let after = &rest[length..];
    let (years, doubtful) = match relative {
        // 目前年产, 五年来年均, 以上年均 name no year, 上年结转 is of this one.
        Relative::Year(_) if before.last().is_some_and(|c| "以当目此之先文基日年未个".contains(*c)) => {
            return None;
        }
        Relative::Year(_) if calendar::digit(*before.last().unwrap_or(&' ')).is_some() => return None,
        Relative::Year(-2) if after.first().is_some_and(|c| "度均产".contains(*c)) => return None,
        Relative::Year(-1) if Tense::get().time.of_account.begins(after).is_some() => return None,
        Relative::Year(since) => {
            let (year, doubtful) = frame.year_from(since)?;
            (YearSpan::year(year), doubtful)
        }
        other => (frame.years_from(other)?, other == Relative::Term),
    };
    let end = at + length;
    Some(Time {
        at,
        end,
        years,
        // 3年内 names the years it takes; five are those of a plan, at the end of which a stock is counted.
        explicit: matches!(relative, Relative::Ahead(count) if count != 5),
        by: is_end(before, after),
        past: matches!(relative, Relative::Past(_) | Relative::Term),
        doubtful,
    })
}

/// 3年内, 力争三年, 用两年时间: this year and the next ones.
fn within_years(before: &[char], rest: &[char], frame: &Frame) -> Option<(usize, Relative)> {
    let (length, count) = calendar::count(rest)?;
    let words = &Tense::get().time;
    let after = rest.get(length + 1..)?;
    let ahead = words.within.begins(after).is_some() || words.takes.ends(before).is_some();
    let unit = rest[length] == '年' && (1..=9).contains(&count);
    (unit && ahead && frame.role != Role::Review).then_some((length + 1, Relative::Ahead(count as u16)))
}

impl Time {
    /// A single year, written in digits.
    pub fn is_year(&self) -> bool {
        self.explicit && self.years.is_year()
    }
}

/// 比2010年翻一番, 较2020年; 2022年签约的重点项目.
fn compared(chars: &[char], time: &Time) -> bool {
    let words = &Tense::get().time;
    let before = &chars[..time.at];
    let since = time.past && words.from.ends(before).is_some();
    if !since && words.compared.ends(before).is_some() {
        return true;
    }
    // 与2010年第六次全国人口普查相比
    let clause = chars[time.end..]
        .iter()
        .take_while(|c| !matches!(c, '，' | '。' | ';' | '；'));
    if before.last().is_some_and(|c| "与同和跟".contains(*c))
        && ends_with(&clause.copied().collect::<Vec<char>>(), "相比")
    {
        return true;
    }
    // 是2015年的1.6倍
    if words.equals.ends(before).is_some() && chars[time.end..].iter().take(9).any(|&c| c == '倍') {
        return true;
    }
    let after: Vec<char> = chars[time.end..]
        .iter()
        .copied()
        .take_while(|c| !matches!(c, '，' | '。' | ';' | '；') && !c.is_ascii_digit())
        .take(10)
        .collect();
    let of = after.iter().position(|&c| c == '的').filter(|of| *of > 0);
    of.is_some_and(|of| words.names_by.ends(&after[..of]).is_some()) || words.named.begins(&after).is_some()
}

/// Whether a text names a year that no plan of today speaks of: 1890年, 2150年.
pub fn strange(chars: &[char]) -> bool {
    (0..chars.len().saturating_sub(4)).any(|at| {
        let begins = at == 0 || !(chars[at - 1].is_ascii_digit() || chars[at - 1] == '.');
        let digits = chars[at..at + 4].iter().all(char::is_ascii_digit);
        begins && digits && chars[at + 4] == '年' && calendar::written(&chars[at..]).is_none()
    })
}

/// The part of a year that a text names last, unless it comes back to the whole: 上半年, 一季度, 1月至11月, 11月当月.
pub fn part_of_year(chars: &[char]) -> Option<String> {
    let words = &Tense::get().time;
    for at in (0..chars.len()).rev() {
        if begins_with(&chars[at..], "全年") {
            return None;
        }
        // 前三季度 holds 三季度.
        let longer = chars[..at].last() == Some(&'前');
        let found = words.parts.begins(&chars[at..]).map(|length| &chars[at..at + length]);
        if let Some(part) = found.filter(|part| !(longer && part[0] == '三')) {
            let before = begins_with(&chars[at + part.len()..], "前");
            return (!before && !ends_with(&chars[..at], "每")).then(|| part.iter().collect());
        }
        // 1月至11月, 1-11月, 11月当月, 11月份
        let month = chars[at] == '月' && at > 0 && chars[at - 1].is_ascii_digit();
        let from = chars[..at]
            .iter()
            .rposition(|c| !(c.is_ascii_digit() || matches!(c, '月' | '至' | '-')))
            .map_or(0, |n| n + 1);
        let span = chars[from..at].iter().any(|c| matches!(c, '至' | '-'));
        let alone = words.of_month.begins(&chars[at + 1..]).is_some();
        if month && (span || alone) {
            return Some(chars[from..=at].iter().collect());
        }
    }
    None
}

/// A name carried on from a figure of half a year, without that half: 进出口总额(上半年)增速 is 进出口总额增速.
pub fn without_part(name: &str) -> String {
    let part = name.split_once('(').and_then(|(head, rest)| {
        let (within, tail) = rest.split_once(')')?;
        let within: Vec<char> = within.chars().collect();
        part_of_year(&within).map(|_| format!("{head}{tail}"))
    });
    part.unwrap_or_else(|| name.to_owned())
}

/// 由2015年的, 从2020年: the time a from-to statement sets out from.
pub fn opens_departure(chars: &[char], time: &Time) -> bool {
    ["由", "从"].iter().any(|word| ends_with(&chars[..time.at], word))
}

/// The year or years a heading names by their number: 2023年工作回顾, “十三五”发展成就.
pub fn in_heading(title: &str) -> Option<YearSpan> {
    let chars: Vec<char> = title.chars().collect();
    calendar::all(&chars)
        .find(|(_, written)| !matches!(written.form, Form::Bare | Form::BareSpan))
        .map(|(_, written)| written.years)
}

/// The years a figure is of.
pub struct Dated {
    /// First and last year, and where they were read.
    pub years: Years,
    /// What the document says of itself does not settle them.
    pub doubtful: bool,
}

/// What is known about the time of a figure.
pub struct Clues<'t> {
    /// Times of its sentence.
    pub times: &'t [Time],
    /// Where its value begins.
    pub value: usize,
    /// The last time a sentence before it in the passage opened with.
    pub paragraph: Option<YearSpan>,
    /// Whether it is promised.
    pub target: bool,
    /// What kind of quantity.
    pub measure: Measure,
    /// Where its clause begins.
    pub clause: usize,
    /// 建成达产后: at a time nobody names.
    pub someday: bool,
}

/// The years of a figure.
pub fn years(clues: &Clues, frame: &Frame) -> Option<Dated> {
    let whole = matches!(
        clues.measure,
        Measure::AverageGrowth | Measure::Cumulative | Measure::Increment
    );
    // A stock at the end of a period is that of its last year, what adds up over it that of all of them.
    let within = |years: YearSpan, source: YearSource| Years {
        from: if whole { years.from } else { years.to },
        to: years.to,
        source,
    };
    let of_document = |years: YearSpan, source: YearSource| Dated {
        years: within(years, source),
        doubtful: frame.disputed,
    };
    let before = clues.times.iter().rev().find(|t| t.at < clues.value);
    let after = clues
        .times
        .iter()
        .find(|t| t.at > clues.value && t.at < clues.value + 12 && before.is_none() && t.by);
    if let Some(time) = before.or(after) {
        let dated = |years| Dated {
            years,
            doubtful: time.doubtful,
        };
        // A rate in the next clause is that at the end: 2016-2020年新增就业12万人，失业率控制在2.4%.
        let rate = matches!(clues.measure, Measure::Share) && time.end < clues.clause;
        // What adds up or is an average in a clause that names no year is of a period, if one is set: 五年来，2020年
        // 达905亿元，年均增长7.1%.
        if whole && time.is_year() && time.end < clues.clause {
            let holds = |years: &YearSpan| !years.is_year() && years.to == time.years.to;
            let set = clues
                .times
                .iter()
                .map(|t| t.years)
                .chain(clues.paragraph)
                .chain(frame.heading);
            if let Some(YearSpan { from, to }) = set.chain([frame.reviewed]).find(holds) {
                let source = YearSource::Section;
                return Some(dated(Years { from, to, source }));
            }
        }
        if time.explicit && !rate {
            let (YearSpan { from, to }, source) = (time.years, YearSource::Sentence);
            return Some(dated(Years { from, to, source }));
        }
        return Some(dated(within(time.years, YearSource::Sentence)));
    }
    if clues.someday || frame.role == Role::Rules && !clues.target {
        return None;
    }
    // What is reported is not of the years that the sentence before has planned for.
    let past = |years: &YearSpan| clues.target || frame.planned.from == 0 || years.to <= frame.planned.to;
    if let Some(years) = clues.paragraph.filter(past) {
        // 2020年 opens the paragraph of a review of five years: what adds up does so over all five.
        let mut period = frame.heading.into_iter().chain([frame.reviewed]);
        let period = period.find(|period| whole && !period.is_year() && years == YearSpan::year(period.to));
        return Some(of_document(period.unwrap_or(years), YearSource::Section));
    }
    if let Some(years) = frame.heading.filter(|years| frame.heading_fits(*years, clues.target)) {
        return Some(of_document(years, YearSource::Section));
    }
    let years = if clues.target { frame.planned } else { frame.reviewed };
    let source = if frame.role == Role::Open {
        YearSource::Document
    } else {
        YearSource::Section
    };
    (years.to > 0).then(|| of_document(years, source))
}
