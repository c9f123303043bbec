//! What a document and its headings say about the figures below them: review or plan, and of which years.

use crate::chinese::region;
use crate::model::{Document, Metadata, reports};

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
    /// The year reviewed, and the first and last year planned for; 0 where nothing says so.
    pub reviewed: (u16, u16),
    /// First and last year planned for.
    pub planned: (u16, u16),
    /// Year or years a heading names.
    pub heading: Option<(u16, u16)>,
    /// The part of the year a heading names: 上半年.
    pub part: Option<String>,
    /// The own district, without its city; empty where it is not known.
    pub own: String,
    /// The own district as it is called: 香洲区, 香洲.
    pub district: Vec<String>,
}

#[rustfmt::skip]
const REVIEW: &[&str] = &[
    "回顾", "成就", "成效", "成绩", "发展基础", "工作总结", "过去", "取得", "主要工作完成", "工作情况", "执行情况",
    "运行情况", "完成情况", "现状", "发展概况", "基本情况", "统计公报", "来的工作", "主要做法", "规划基础", "规划背景", "工作基础", "建设基础",
    "现实基础", "现有基础", "基础条件", "基础优势", "基础与", "基础和", "发展背景", "主要进展", "进展情况", "工作进展", "实施情况",
    "开展情况", "建设情况", "主要成果", "建设成果", "存在问题", "存在的问题", "存在的主要问题", "主要问题", "困难和问题", "困难与问题",
    "问题与不足", "问题和不足", "年工作", "发展历程",
];
/// Words that tell of a review only where the heading is little else: 综合, but not 推动经济运行回升向好.
const REVIEW_ALONE: &[&str] = &["综合", "经济运行", "总结"];
#[rustfmt::skip]
const PLAN: &[&str] = &[
    "安排", "目标", "任务", "总体要求", "展望", "今后", "下一步", "思路", "部署", "规划", "重点工作", "未来", "打算",
    "措施", "发展环境", "指导思想", "保障措施", "实施保障", "规划保障", "组织保障", "保障机制", "工作重点", "奋斗", "建议", "要求", "主要抓", "行动", "预期", "愿景",
    "谋划", "计划", "围绕", "举措", "年工作安排",
];

impl Frame {
    /// The frame of a passage.
    pub fn of(document: &Document, section: Option<u32>) -> Frame {
        let metadata = &document.metadata;
        let plan = metadata.kind == "plan";
        let year = metadata
            .year()
            .and_then(|y| y.get(..4))
            .and_then(|y| y.parse::<u16>().ok())
            .unwrap_or(0);
        let last = metadata
            .period
            .as_ref()
            .and_then(|(_, to)| to.get(..4))
            .and_then(|y| y.parse::<u16>().ok())
            .unwrap_or(year);
        let reports = reports(&metadata.title);
        // A newspaper tells what is, a bulletin what was in its own year, 上半年工作总结和下半年工作安排 what was in the first half
        // of it, a report what was in the year before it.
        let part = ["上半年", "季度"].iter().any(|part| metadata.title.contains(part));
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
                (before.saturating_sub(4), before)
            } else {
                (before, before)
            },
            planned: (year, last),
            heading: None,
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
                frame.heading = crate::compile::figures::year::in_heading(&row.title)
                    .or_else(|| five_years(&row.title, year, last));
            }
            if frame.part.is_none() {
                frame.part = crate::compile::figures::year::part_of_year(&row.title.chars().collect::<Vec<_>>());
            }
            if let Some(role) = role_of(&row.title, frame.planned.0) {
                // 2024年工作安排 says it for all that is below it, whatever words its parts have.
                if !decided || crate::compile::figures::year::in_heading(&row.title).is_some() {
                    frame.role = role;
                }
                decided = true;
            }
            at = row.parent;
        }
        frame
    }
}

/// Whether a title says that all below it is to be done: 2026年十件民生实事, 2026年教育工作要点.
fn is_list(metadata: &Metadata) -> bool {
    let kinds = [
        "民生实事",
        "工作要点",
        "重点工作",
        "工作计划",
        "工作安排",
        "工作方案",
        "实施方案",
        "任务清单",
        "目标任务",
        "任务分解",
    ];
    let title = &metadata.title;
    let done = ["完成", "进展", "情况", "回顾"].iter().any(|word| title.contains(word));
    metadata.kind == "other" && !done && kinds.iter().any(|kind| title.contains(kind))
}

/// Whether a title is that of rules: 促进制造业高质量发展若干措施, 专项资金管理办法.
fn sets_rules(metadata: &Metadata) -> bool {
    let kinds = ["措施", "办法", "细则", "规定", "条例", "政策"];
    let title = metadata
        .title
        .trim_end_matches("的通知")
        .trim_end_matches(|c: char| !c.is_alphabetic());
    let title = title
        .trim_end_matches("试行")
        .trim_end_matches(|c: char| !c.is_alphabetic());
    metadata.kind == "other" && kinds.iter().any(|kind| title.ends_with(kind))
}

/// 过去五年的工作, 今后五年的奋斗目标: the years a heading names from the year of its document.
fn five_years(title: &str, year: u16, last: u16) -> Option<(u16, u16)> {
    let any = |words: &[&str]| year > 0 && words.iter().any(|word| title.contains(word));
    if any(&["过去五年", "五年来", "过去的五年"]) {
        return Some((year - 5, year - 1));
    }
    any(&["今后五年", "未来五年"]).then(|| crate::compile::figures::year::next_five((year, last)))
}

/// Review or plan, as a heading says: the word that stands last decides, 2023年工作回顾.
fn role_of(title: &str, planned: u16) -> Option<Role> {
    let last = |words: &[&str]| {
        words
            .iter()
            .filter_map(|word| title.rfind(word).map(|at| at + word.len()))
            .max()
    };
    let alone = last(REVIEW_ALONE).filter(|_| title.chars().count() <= 8);
    match (last(REVIEW).max(alone), last(PLAN)) {
        (None, None) => match crate::compile::figures::year::in_heading(title) {
            Some((_, to)) if planned > 0 && to < planned => Some(Role::Review),
            Some((_, to)) if planned > 0 && to >= planned => Some(Role::Plan),
            _ => None,
        },
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
        ];
        for (title, role) in rows {
            assert_eq!(role_of(title, 2025), role, "{title}");
        }
    }
}
