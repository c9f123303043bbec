//! What a document and its headings say about the figures below them: review or plan, and of which years.

use crate::chinese::calendar::{self, Year, YearSpan};
use crate::chinese::region;
use crate::chinese::relative::{self, Relative};
use crate::compile::figures::tense::Tense;
use crate::compile::figures::year;
use crate::compile::metadata::sitting;
use crate::model::{Document, Metadata, Passage, reports};

/// Whether a text looks back or ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Reports what was done.
    Review,
    /// Says what is to be done.
    Plan,
    /// Sets rules: what is given to whom, from which size on.
    Rules,
    /// Neither is said: the sentences decide.
    Open,
}

/// The frame a passage stands in.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Review or plan.
    pub role: Role,
    /// The year or years reviewed; 0 where nothing says so.
    pub reviewed: YearSpan,
    /// First and last year planned for; 0 where nothing says so.
    pub planned: YearSpan,
    /// The year it is for who speaks: that of the meeting, else that of the document; 0 where nothing says so.
    pub now: Year,
    /// Title and meeting name different years.
    pub disputed: bool,
    /// Year or years a heading names.
    pub heading: Option<YearSpan>,
    /// What that heading says by itself.
    heading_role: Option<Role>,
    /// The part of the year a heading names: 上半年.
    pub part: Option<String>,
    /// The own district, without its city; empty where it is not known.
    pub own: String,
    /// The own district as it is called: 香洲区, 香洲.
    pub district: Vec<String>,
}

/// The frames of the passages of a document, in reading order: those of one section share theirs.
pub struct Frames<'d> {
    document: &'d Document,
    last: Option<(Option<u32>, Frame)>,
}

impl<'d> Frames<'d> {
    /// Frames of a document.
    pub fn new(document: &'d Document) -> Self {
        Frames { document, last: None }
    }

    /// The frame of a passage.
    pub fn of(&mut self, passage: &Passage) -> &Frame {
        let section = passage.run_in.or(passage.section);
        if self.last.as_ref().is_some_and(|(last, _)| *last != section) {
            self.last = None;
        }
        let make = || (section, Frame::of(self.document, section));
        &self.last.get_or_insert_with(make).1
    }
}

impl Frame {
    /// The frame of a section.
    pub fn of(document: &Document, section: Option<u32>) -> Frame {
        let metadata = &document.metadata;
        let plan = metadata.kind == "plan";
        let read = |year: &str| year.get(..4).and_then(|year| year.parse::<Year>().ok());
        let named = metadata.year().and_then(read).unwrap_or(0);
        let period = metadata.period.as_ref();
        let last = period.and_then(|(_, to)| read(to)).unwrap_or(named);
        let reports = reports(&metadata.title);
        // A newspaper tells what is, a bulletin what was in its own year, 上半年工作总结和下半年工作安排 what was in the first half
        // of it, a report what was in the year before it.
        let sitting = sitting::of(document)
            .map(|(date, _)| date)
            .filter(|_| !plan && !reports && named == last);
        let (year, last) = match sitting {
            Some(date) => (sitting::planned(date), sitting::planned(date)),
            None => (named, last),
        };
        let part = Tense::get().title.part.within(&metadata.title);
        let before = if metadata.kind == "news" || reports || part {
            year
        } else {
            year.saturating_sub(1)
        };
        let mut frame = Frame {
            role: if reports {
                Role::Review
            } else if plan || is_list(metadata) {
                Role::Plan
            } else if sets_rules(metadata) {
                Role::Rules
            } else {
                Role::Open
            },
            reviewed: if plan {
                YearSpan::new(before.saturating_sub(4), before)
            } else {
                YearSpan::year(before)
            },
            planned: YearSpan::new(year, last),
            now: sitting.map_or(year, |date| date.year),
            disputed: named > 0 && year != named,
            heading: None,
            heading_role: None,
            part: None,
            own: metadata
                .region
                .as_deref()
                .map_or(String::new(), |region| region::last(region).to_string()),
            district: district(metadata),
        };
        let mut at = section;
        let mut decided = false;
        while let Some(index) = at {
            let row = &document.sections[index as usize];
            if row.level == 0 {
                break;
            }
            if frame.heading.is_none() {
                frame.heading = year::in_heading(&row.title).or_else(|| frame.told_in(&row.title));
                frame.heading_role = role_of(&row.title, frame.planned.from).filter(|_| frame.heading.is_some());
            }
            if frame.part.is_none() {
                frame.part = year::part_of_year(&row.title.chars().collect::<Vec<_>>());
            }
            if let Some(role) = role_of(&row.title, frame.planned.from) {
                // 2024年工作安排 says it for all that is below it, whatever words its parts have.
                if !decided || year::in_heading(&row.title).is_some() {
                    frame.role = role;
                }
                decided = true;
            }
            at = row.parent;
        }
        frame
    }

    /// The frame of what stands below a further title, that of a table; where nothing says otherwise, that is to be done.
    pub fn below(&self, title: Option<&str>, reports: bool) -> Frame {
        let mut frame = self.clone();
        let role = title.and_then(|title| role_of(title, frame.planned.from));
        if let Some(years) = title.and_then(year::in_heading) {
            (frame.heading, frame.heading_role) = (Some(years), role);
        }
        let open = if reports { Role::Open } else { Role::Plan };
        frame.role = role.unwrap_or(if frame.role == Role::Open { open } else { frame.role });
        frame
    }

    /// The year that is so many after the speaker's, and whether that is in doubt. The heading a text stands under says
    /// it first: 去年 in a review of 2023 is 2023 if the report was given in 2024, and 今年 there is 2023 and in doubt.
    pub fn year_from(&self, since: i8) -> Option<(Year, bool)> {
        let heading = self.heading.filter(|years| years.is_year()).map(|years| years.to);
        let reviews = u16::from(self.role == Role::Review);
        let now = match (self.now, heading) {
            (0, Some(heading)) => heading + reviews,
            (now, _) => now,
        };
        let year = now.checked_add_signed(i16::from(since)).filter(|_| now > 0)?;
        match heading {
            Some(heading) if since == 0 => Some((heading, heading != now || self.disputed)),
            _ => Some((year, self.disputed)),
        }
    }

    /// The years of 过去五年, 今后三年 or 本届政府.
    pub fn years_from(&self, told: Relative) -> Option<YearSpan> {
        let back = |count: u16, to: Year| YearSpan::new((to + 1).saturating_sub(count), to);
        let years = match told {
            Relative::Past(count) => back(count, self.reviewed.to),
            Relative::Term => back(TERM, self.reviewed.to),
            // The next years of a plan of as many are its own.
            Relative::Ahead(count) => YearSpan::new(self.planned.from, (self.planned.from + count).saturating_sub(1)),
            Relative::Year(_) => return None,
        };
        years.is_plausible().then_some(years)
    }

    /// 过去五年的工作, 今后五年的奋斗目标: the years a heading names from the year of its document.
    fn told_in(&self, title: &str) -> Option<YearSpan> {
        let chars: Vec<char> = title.chars().collect();
        let told = |at: usize| match relative::relative(&chars[at..])?.1 {
            Relative::Year(_) => None,
            told => self.years_from(told),
        };
        let in_number = |at: usize| at > 0 && calendar::digit(chars[at - 1]).is_some();
        (0..chars.len()).filter(|&at| !in_number(at)).find_map(told)
    }

    /// Whether the years of the heading are those of a figure below it: what is planned for, in a review, is not of the
    /// year reviewed.
    pub fn heading_fits(&self, years: YearSpan, target: bool) -> bool {
        match self.heading_role {
            Some(Role::Review) => !target,
            Some(Role::Plan) => target,
            _ => self.planned.from == 0 || (years.to >= self.planned.from) == target,
        }
    }
}

/// Years for which a government is elected.
const TERM: u16 = 5;

/// Whether a title says that all below it is to be done: 2026年十件民生实事, 2026年教育工作要点.
fn is_list(metadata: &Metadata) -> bool {
    let words = &Tense::get().title;
    metadata.kind == "other" && !words.done.within(&metadata.title) && words.list.within(&metadata.title)
}

/// Whether a title is that of rules: 促进制造业高质量发展若干措施, 专项资金管理办法.
fn sets_rules(metadata: &Metadata) -> bool {
    let bare = |title: &'_ str| title.trim_end_matches(|c: char| !c.is_alphabetic()).to_string();
    let title = bare(metadata.title.trim_end_matches("的通知"));
    let title = bare(title.trim_end_matches("试行"));
    metadata.kind == "other" && Tense::get().title.rules.at_end(&title).is_some()
}

/// Review or plan, as a heading says: the word that stands last decides, 2023年工作回顾. A heading of which one half looks
/// back and the other ahead, 过去五年成就和今后五年目标, leaves it to the sentences.
pub(super) fn role_of(title: &str, planned: Year) -> Option<Role> {
    let words = &Tense::get().heading;
    let (review, plan) = (words.review.last_end(title), words.plan.last_end(title));
    let halves = words.joints.iter().find_map(|joint| title.split_once(joint));
    let ahead = |half: &str| words.plan.within(half) && !words.review.within(half);
    if halves.is_some_and(|(one, other)| words.review.within(one) && !words.plan.within(one) && ahead(other)) {
        return Some(Role::Open);
    }
    let alone = words
        .review_alone
        .last_end(title)
        .filter(|_| title.chars().count() <= 8);
    match (review.max(alone), plan) {
        (None, None) if planned == 0 => None,
        (None, None) => year::in_heading(title).map(|years| match years.to < planned {
            true => Role::Review,
            false => Role::Plan,
        }),
        (review, plan) if review > plan => Some(Role::Review),
        _ => Some(Role::Plan),
    }
}

/// How the own district is called, long names first.
fn district(metadata: &Metadata) -> Vec<String> {
    let Some(region) = metadata.region.as_deref() else {
        return Vec::new();
    };
    region::names(region).map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_review_from_plan() {
        let rows = [
            ("一、规划基础", Some(Role::Review)),
            ("第一节 发展基础与面临形势", Some(Role::Review)),
            ("（二）存在的主要问题", Some(Role::Review)),
            ("二、“十三五”实施情况", Some(Role::Review)),
            ("一、2024年工作回顾", Some(Role::Review)),
            ("二、2025年工作安排", Some(Role::Plan)),
            ("（三）解决突出问题，补齐民生短板", None),
            ("第二节 夯实产业基础", None),
            ("第三章 发展目标", Some(Role::Plan)),
            ("五、保障措施", Some(Role::Plan)),
            ("一、关于2024年工作", Some(Role::Review)),
            ("二、关于2025年工作", Some(Role::Plan)),
            ("一、二〇二四年工作", Some(Role::Review)),
            ("一、过去五年成就和今后五年目标", Some(Role::Open)),
            ("一、发展基础与面临形势", Some(Role::Review)),
        ];
        for (title, role) in rows {
            assert_eq!(role_of(title, 2025), role, "{title}");
        }
    }
}
