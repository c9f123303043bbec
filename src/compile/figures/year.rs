//! When: the year a figure speaks of, from its clause, its sentence, the sentences before it, the heading, the document.

use crate::compile::figures::context::{Frame, Role};
use crate::compile::figures::numbers::{begins_with, ends_with};
use crate::model::{Measure, YearSource, Years};

/// A time named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Where it begins.
    pub at: usize,
    /// One past its end.
    pub end: usize,
    /// First and last year.
    pub years: (u16, u16),
    /// A span of years named by its ends (2016-2020年), not by a name (“十三五”).
    pub explicit: bool,
    /// 到2025年, 2025年底前: by then.
    pub by: bool,
    /// 近4年: up to now.
    pub past: bool,
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
    let time = |length: usize, years: (u16, u16), explicit: bool| Time {
        at,
        end: at + length,
        years,
        explicit,
        by: ends_with(&chars[..at], "到")
            || begins_with(&chars[at + length..], "底")
            || begins_with(&chars[at + length..], "末"),
        past: false,
    };
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits == 4 && (at == 0 || !chars[at - 1].is_ascii_digit()) {
        let from = number(&rest[..4]);
        let mut next = 4;
        while rest.get(next) == Some(&' ') || rest.get(next) == Some(&'年') && rest.get(next + 1) == Some(&'-') {
            next += 1;
        }
        if matches!(rest.get(next), Some('-' | '至' | '到')) {
            let to = rest[next + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
            if to == 4 && rest.get(next + 5) == Some(&'年') {
                return Some(time(next + 6, (from, number(&rest[next + 1..next + 5])), true))
                    .filter(Time::is_plausible);
            }
        }
        let blank = usize::from(rest.get(4) == Some(&' '));
        return (rest.get(4 + blank) == Some(&'年'))
            .then(|| time(5 + blank, (from, from), true))
            .filter(Time::is_plausible);
    }
    let (year, planned) = (frame.planned.0, frame.planned);
    if rest[0] == '“' && rest.get(1) == Some(&'十') && rest.get(3) == Some(&'五') && rest.get(4) == Some(&'”') {
        let nth = "一二三四五六七".chars().position(|c| c == rest[2])? as u16;
        let from = 2006 + 5 * nth;
        let mut time = time(5, (from, from + 4), false);
        time.by = ["末", "期末", "规划期末"].iter().any(|w| begins_with(&rest[5..], w));
        if time.by {
            time.years = (from + 4, from + 4);
        }
        let used = [
            "期间",
            "时期",
            "期末",
            "末",
            "以来",
            "规划期",
            "目标",
            "开局",
            "收官",
            "各项",
        ];
        return used.iter().any(|w| begins_with(&rest[5..], w)).then_some(time);
    }
    if year == 0 {
        return None;
    }
    let words: [(&str, (u16, u16)); 10] = [
        ("今年", (year, year)),
        ("本年度", (year, year)),
        ("去年", (year - 1, year - 1)),
        ("上年度", (year - 1, year - 1)),
        ("五年来", (year - 5, year - 1)),
        ("过去五年", (year - 5, year - 1)),
        ("五年间", (year - 5, year - 1)),
        ("未来五年", next_five(planned)),
        ("今后五年", next_five(planned)),
        ("年内", (year, year)),
    ];
    for (word, years) in words {
        if begins_with(rest, word) && !(word == "年内" && at > 0 && chars[at - 1].is_ascii_digit()) {
            return Some(time(word.chars().count(), years, false));
        }
    }
    // 近4年: the last four; 3年内, 力争3年: this and the next ones.
    if digits == 1 && rest.get(1) == Some(&'年') {
        let count = number(&rest[..1]).max(1);
        let past = ends_with(&chars[..at], "近") || ends_with(&chars[..at], "过去");
        let ahead =
            begins_with(&rest[2..], "内") || ["力争", "未来", "用"].iter().any(|word| ends_with(&chars[..at], word));
        if past {
            let past = true;
            return Some(Time {
                past,
                ..time(2, (year + 1 - count, year), true)
            });
        }
        if ahead && frame.role != Role::Review {
            return Some(time(2, (year, year + count - 1), true));
        }
    }
    None
}

/// The five years that a document of one year calls the next; those of a plan are its own.
pub fn next_five(planned: (u16, u16)) -> (u16, u16) {
    if planned.0 == planned.1 {
        (planned.0, planned.0 + 4)
    } else {
        planned
    }
}

impl Time {
    /// A single year, written in digits.
    pub fn is_year(&self) -> bool {
        self.explicit && self.years.0 == self.years.1
    }

    /// A year no plan of today speaks of is a slip of the pen or another number.
    fn is_plausible(&self) -> bool {
        (1949..=2100).contains(&self.years.0) && (self.years.0..=2100).contains(&self.years.1)
    }
}

/// 比2010年翻一番, 较2020年; 2022年签约的重点项目.
fn compared(chars: &[char], time: &Time) -> bool {
    let before = &chars[..time.at];
    if ["比", "较", "相比", "比于", "自", "同"]
        .iter()
        .any(|w| ends_with(before, w))
    {
        return true;
    }
    // 是2015年的1.6倍
    let behind: String = chars[time.end..].iter().take(9).collect();
    if ["是", "相当于"].iter().any(|word| ends_with(before, word)) && behind.contains('倍') {
        return true;
    }
    let after: Vec<char> = chars[time.end..]
        .iter()
        .copied()
        .take_while(|c| !matches!(c, '，' | '。' | ';' | '；') && !c.is_ascii_digit())
        .take(10)
        .collect();
    let of = after.iter().position(|&c| c == '的');
    let verbs = ["签约", "开工", "落地", "建成", "引进", "动工", "出台", "启动", "部署"];
    let named = of.is_some_and(|of| of > 0 && verbs.iter().any(|v| ends_with(&after[..of], v)));
    named
        || ["落地项目", "底前建成", "以前建成"]
            .iter()
            .any(|w| begins_with(&after, w))
}

/// Whether a text names a year that no plan of today speaks of: 1890年, 2150年.
pub fn strange(chars: &[char]) -> bool {
    (0..chars.len().saturating_sub(4)).any(|at| {
        let begins = at == 0 || !(chars[at - 1].is_ascii_digit() || chars[at - 1] == '.');
        begins
            && chars[at + 4] == '年'
            && chars[at..at + 4].iter().all(char::is_ascii_digit)
            && !(1949..=2100).contains(&number(&chars[at..at + 4]))
    })
}

/// The part of a year that a text names last, unless it comes back to the whole: 上半年, 一季度, 1月至11月, 11月当月.
pub fn part_of_year(chars: &[char]) -> Option<String> {
    const PARTS: &[&str] = &["上半年", "下半年", "前三季度", "一季度", "二季度", "三季度", "四季度"];
    for at in (0..chars.len()).rev() {
        if begins_with(&chars[at..], "全年") {
            return None;
        }
        // 前三季度 holds 三季度.
        let longer = chars[..at].last() == Some(&'前');
        let found = PARTS.iter().find(|part| begins_with(&chars[at..], part));
        if let Some(part) = found.filter(|part| !(longer && **part == "三季度")) {
            let before = begins_with(&chars[at + part.chars().count()..], "前");
            return (!before && !ends_with(&chars[..at], "每")).then(|| (*part).to_string());
        }
        // 1月至11月, 1-11月, 11月当月, 11月份
        let month = chars[at] == '月' && at > 0 && chars[at - 1].is_ascii_digit();
        let from = chars[..at]
            .iter()
            .rposition(|c| !(c.is_ascii_digit() || matches!(c, '月' | '至' | '-')))
            .map_or(0, |n| n + 1);
        let span = chars[from..at].iter().any(|c| matches!(c, '至' | '-'));
        let alone = ["当月", "份"].iter().any(|word| begins_with(&chars[at + 1..], word));
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

fn number(digits: &[char]) -> u16 {
    digits
        .iter()
        .filter_map(|c| c.to_digit(10))
        .fold(0u32, |n, d| (n * 10 + d).min(65_535)) as u16
}

/// The year or years a heading names: 2023年工作回顾, “十三五”发展成就.
pub fn in_heading(title: &str) -> Option<(u16, u16)> {
    let chars = crate::compile::figures::numbers::normalized(title);
    for at in 0..chars.len() {
        let rest = &chars[at..];
        if rest[0] == '“' && rest.get(1) == Some(&'十') && rest.get(3) == Some(&'五') {
            let nth = "一二三四五六七".chars().position(|c| c == rest[2])? as u16;
            let from = 2006 + 5 * nth;
            return Some((from, from + 4));
        }
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        if digits == 4 && rest.get(4) == Some(&'年') {
            let year = number(&rest[..4]);
            return (1949..=2100).contains(&year).then_some((year, year));
        }
    }
    None
}

/// What is known about the time of a figure.
pub struct Clues<'t> {
    /// Times of its sentence.
    pub times: &'t [Time],
    /// Where its value begins.
    pub value: usize,
    /// The last time a sentence before it in the passage opened with.
    pub paragraph: Option<(u16, u16)>,
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
pub fn years(clues: &Clues, frame: &Frame) -> Option<Years> {
    let whole = matches!(
        clues.measure,
        Measure::AverageGrowth | Measure::Cumulative | Measure::Increment
    );
    // A stock at the end of a period is that of its last year, what adds up over it that of all of them.
    let within = |(from, to): (u16, u16), source: YearSource| Years {
        from: if whole { from } else { to },
        to,
        source,
    };
    let before = clues.times.iter().rev().find(|t| t.at < clues.value);
    let after = clues
        .times
        .iter()
        .find(|t| t.at > clues.value && t.at < clues.value + 12 && before.is_none() && t.by);
    if let Some(time) = before.or(after) {
        let (from, to) = time.years;
        // A rate in the next clause is that at the end: 2016-2020年新增就业12万人，失业率控制在2.4%.
        let rate = matches!(clues.measure, Measure::Share) && time.end < clues.clause;
        // What adds up or is an average in a clause that names no year is of a period, if one is set: 五年来，2020年
        // 达905亿元，年均增长7.1%.
        if whole && time.is_year() && time.end < clues.clause {
            let holds = |years: &(u16, u16)| years.0 < years.1 && years.1 == to;
            let set = clues
                .times
                .iter()
                .map(|t| t.years)
                .chain(clues.paragraph)
                .chain(frame.heading);
            if let Some((from, to)) = set.chain([frame.reviewed]).find(holds) {
                let source = YearSource::Section;
                return Some(Years { from, to, source });
            }
        }
        if time.explicit && !rate {
            let source = YearSource::Sentence;
            return Some(Years { from, to, source });
        }
        return Some(within(time.years, YearSource::Sentence));
    }
    if clues.someday || frame.role == Role::Rules && !clues.target {
        return None;
    }
    // What is reported is not of the years that the sentence before has planned for.
    let past =
        |years: &(u16, u16)| clues.target || frame.planned.0 == 0 || years.1 <= frame.planned.1.max(frame.planned.0);
    if let Some(years) = clues.paragraph.filter(past) {
        // 2020年 opens the paragraph of a review of five years: what adds up does so over all five.
        let mut period = frame.heading.into_iter().chain([frame.reviewed]);
        let period = period.find(|(from, to)| whole && from < to && years == (*to, *to));
        return Some(within(period.unwrap_or(years), YearSource::Section));
    }
    let fits = |years: (u16, u16)| {
        let ahead = years.1 >= frame.planned.0;
        frame.planned.0 == 0 || ahead == clues.target
    };
    if let Some(years) = frame.heading.filter(|years| fits(*years)) {
        return Some(within(years, YearSource::Section));
    }
    let years = if clues.target { frame.planned } else { frame.reviewed };
    let source = if frame.role == Role::Open {
        YearSource::Document
    } else {
        YearSource::Section
    };
    (years.1 > 0).then(|| within(years, source))
}
