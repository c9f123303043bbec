//! The years a document is about, and where it says so.

use super::finder::{Finder, find};
use super::forms::Forms;
use super::{reviewed_years, sitting};
use crate::chinese::calendar::{self, Form, Written, Year, YearSpan};
use crate::chinese::date;
use crate::compile::input::seed::Line;
use crate::compile::lines::front::FRONT;
use crate::compile::lines::heading;
use crate::model::reports;

/// Characters from the beginning in which a plan says its number.
const FRONT_CHARS: usize = 400;

impl Finder<'_> {
    /// The years a document is about: those of the plan its title names, the year in its title (the one reported on, if it
    /// reports), the year of the meeting a report was given to, what headings or the opening say of it, or the year of
    /// publication of a report that says no other.
    pub(super) fn period(
        &mut self,
        title: &str,
        described: bool,
        kind: &str,
        published: Option<&str>,
    ) -> Option<(String, String)> {
        let (years, place) = self
            .titled(title, described, kind)
            .or_else(|| self.sitting(kind))
            .or_else(|| self.counted_at(kind))
            .or_else(|| self.headed(kind))
            .or_else(|| self.planned(kind))
            .or_else(|| self.reported_sitting())
            .or_else(|| self.aimed())
            .or_else(|| Some((YearSpan::year(given_in(kind, published)?), None)))?;
        if let Some((start, end)) = place {
            self.note("period", start, end);
        }
        Some((years.from.to_string(), years.to.to_string()))
    }

    /// What a title says: “十四五”, 2024年; of 2025年计划执行情况与2026年计划草案 it is the last year.
    fn titled(&self, title: &str, described: bool, kind: &str) -> Option<Dated> {
        // What describes a report without a title may speak of any plan or year.
        if kind == "work-report" && described {
            return None;
        }
        let chars: Vec<char> = title.chars().collect();
        let times: Vec<(usize, Written)> = calendar::all(&chars)
            .filter(|(_, written)| written.form != Form::Bare)
            .collect();
        let plan = times.iter().find(|(_, written)| written.form == Form::Plan);
        let (years, at, written) = match plan {
            Some((at, plan)) => (plan.years, *at, plan),
            None => {
                let ((at, first), (_, last)) = (times.first()?, times.last()?);
                let told = reports(title) || ["情况", "总结", "回顾"].iter().any(|word| title.contains(word));
                let from = if told {
                    last.years.from
                } else {
                    first.years.from.min(last.years.from)
                };
                (YearSpan::new(from, first.years.to.max(last.years.to)), *at, first)
            }
        };
        let phrase: String = chars[at..at + written.length].iter().collect();
        let length = if written.form == Form::Year {
            written.length - 1
        } else {
            written.length
        };
        Some((years, find(&self.served.chars, &phrase).map(|at| (at, at + length))))
    }

    /// The year of the meeting at which a report was given.
    fn sitting(&self, kind: &str) -> Option<Dated> {
        if kind != "work-report" {
            return None;
        }
        let front: Vec<&str> = self.lines.iter().take(FRONT).map(|line| line.text.as_str()).collect();
        let (at, date) = sitting::first(&front)?;
        let line = &self.lines[at];
        let year = sitting::planned(date);
        let found = date::first(&self.served.chars[line.start..line.end]);
        Some((
            YearSpan::year(year),
            found.map(|(at, _)| (line.start + at, line.start + at + 4)),
        ))
    }

    /// 2026年3月2日，某区第十届人民代表大会第八次会议召开: the year of the meeting that a text tells of in its beginning.
    fn reported_sitting(&self) -> Option<Dated> {
        let text = &self.served.chars;
        let front = &text[..text.len().min(FRONT_CHARS)];
        let (at, date) = calendar::all(front).find_map(|(at, _)| {
            let (_, date) = date::date(&text[at..])?;
            let sentence: String = text[at..]
                .iter()
                .take_while(|c| !"。\n".contains(**c))
                .take(40)
                .collect();
            (date.day.is_some() && sitting::names_meeting(&sentence)).then_some((at, date))
        })?;
        Some((YearSpan::year(sitting::planned(date)), Some((at, at + 4))))
    }

    /// 2020年11月1日零时的常住人口: the year of the hour at which a census counted.
    fn counted_at(&self, kind: &str) -> Option<Dated> {
        let text = &self.served.chars;
        let front = &text[..text.len().min(FRONT_CHARS)];
        let counted = calendar::all(front).find_map(|(at, _)| {
            let (length, date) = date::date(&text[at..])?;
            let hour = text[at + length..].starts_with(&['零', '时']);
            (date.day.is_some() && hour).then(|| (YearSpan::year(date.year), Some((at, at + 4))))
        });
        counted.filter(|_| kind == "bulletin")
    }

    /// The year that the headings of a report look ahead to, else the one after that they look back on.
    fn headed(&self, kind: &str) -> Option<Dated> {
        if kind != "work-report" {
            return None;
        }
        let years = |line: &Line| -> Option<(Year, usize, bool)> {
            let title = heading::is_heading_shape(&line.text) && line.text.chars().count() <= 30;
            let chars: Vec<char> = line.text.chars().collect();
            let (at, written) = calendar::all(&chars)
                .filter(|(_, written)| written.form == Form::Year)
                .last()?;
            let back = reviewed_years::looks_backward(&line.text);
            title.then_some((written.years.to, line.start + at, back))
        };
        let found: Vec<(Year, usize, bool)> = self.lines.iter().filter_map(years).collect();
        let ahead = found.iter().find(|(.., back)| !back);
        let back = found.iter().find(|(.., back)| *back);
        match (ahead, back) {
            (Some((year, at, _)), back) if back.is_none_or(|(other, ..)| other < year) => {
                Some((YearSpan::year(*year), Some((*at, at + 4))))
            }
            (_, Some((year, at, _))) => Some((YearSpan::year(year + 1), Some((*at, at + 4)))),
            _ => self.begun().or_else(|| self.expected()),
        }
    }

    /// 2013年是全面贯彻落实会议精神的开局之年: the last year that a report says such a thing of.
    fn begun(&self) -> Option<Dated> {
        let text = &self.served.chars;
        let says = |(at, written): &(usize, Written)| {
            let rest = &text[at + written.length..];
            let sentence: String = rest.iter().take_while(|c| !"。；\n".contains(**c)).take(60).collect();
            let begins = *at == 0 || "。；！？\n\u{3000} ".contains(text[at - 1]);
            begins && sentence.starts_with('是') && Forms::get().opening.of_a_year.within(&sentence)
        };
        let years = calendar::all(text).filter(|(_, written)| written.form == Form::Year);
        let (at, written) = years.filter(says).max_by_key(|(_, written)| written.years.to)?;
        Some((written.years, Some((at, at + 4))))
    }

    /// 预计2023年全市生产总值达到…: a report that expects the figures of a year is given when it has just ended.
    fn expected(&self) -> Option<Dated> {
        let text = &self.served.chars;
        let (at, written) = calendar::all(text).find(|(at, _)| text[..*at].ends_with(&['预', '计']))?;
        Some((YearSpan::year(written.years.to + 1), Some((at, at + 4))))
    }

    /// The plan that a plan without one in its title names first.
    fn planned(&self, kind: &str) -> Option<Dated> {
        let front = &self.served.chars[..self.served.chars.len().min(FRONT_CHARS)];
        let (at, plan) = calendar::all(front).find(|(_, written)| written.form == Form::Plan)?;
        (kind == "plan").then_some((plan.years, Some((at, at + plan.length))))
    }

    /// The year whose goals the text sets; 到2035年 is one by which they are reached.
    fn aimed(&self) -> Option<Dated> {
        let text = &self.served.chars;
        let found = calendar::all(text).find(|(at, written)| {
            let clause = text[*at..].iter().take_while(|c| !"。，；\n".contains(**c)).take(40);
            let clause: String = clause.collect();
            let by = *at > 0 && matches!(text[at - 1], '到' | '至');
            let sets = [
                "预期目标",
                "主要目标",
                "工作目标",
                "发展目标",
                "总体目标",
                "目标是",
                "目标：",
            ];
            written.form == Form::Year && !by && sets.iter().any(|word| clause.contains(word))
        });
        found.map(|(at, written)| (written.years, Some((at, at + 4))))
    }
}

/// Years, and the place of the served text that says so.
type Dated = (YearSpan, Option<(usize, usize)>);

/// The year a report was given in, by the day it was published: in the months in which such reports are given.
fn given_in(kind: &str, published: Option<&str>) -> Option<Year> {
    let (year, month) = (published?.get(..4)?, published?.get(5..7)?);
    let in_season = matches!(month, "01" | "02" | "03" | "04");
    year.parse().ok().filter(|_| kind == "work-report" && in_season)
}
