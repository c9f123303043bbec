//! Promised, reported, a point of departure, or neither: from the section, the year and the words of the clause.

use crate::compile::figures::context::{Frame, Role};
use crate::compile::figures::year::Time;
use crate::model::{FigureKind, Modality};

/// What the words of a clause and its sentence say about a figure in it.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    /// The sentence up to the value.
    pub before: &'s str,
    /// From the value to the end of its clause.
    pub after: &'s str,
    /// The clause up to the value.
    pub clause: &'s str,
    /// The last time named before the value in its sentence.
    pub time: Option<Time>,
    /// Times of a sentence before it in the passage.
    pub paragraph: Option<(u16, u16)>,
    /// What the sentences before it in the passage were.
    pub drift: Option<FigureKind>,
}

#[rustfmt::skip]
const AHEAD: &[&str] = &[
    "力争", "争取", "确保", "预期目标", "目标是", "目标任务", "主要目标", "要达到", "将", "计划", "规划", "力促",
    "年内完成", "年底前", "到2", "推进", "推动", "加快", "打造", "积极", "支持", "完善", "加强", "提升", "建设",
    "实施", "落实", "深化", "今年重点", "围绕", "加大", "强化", "开展", "动工建设",
];
#[rustfmt::skip]
const DONE: &[&str] = &[
    "报告指出", "已经", "已", "荣获", "获评", "入选", "圆满", "成功", "顺利", "建成了", "同比", "比上年", "较上年",
    "较去年", "比去年", "累计", "突破", "去年", "过去", "五年来", "一年来", "近年来",
    "目前", "截至", "连续", "新增了", "迈上", "上年", "现有",
];

/// The kind of a figure.
pub fn kind(setting: &Setting, frame: &Frame) -> FigureKind {
    let words = |list: &[&str], text: &str| list.iter().any(|word| text.contains(word));
    if departs(setting.clause, setting.after) {
        return FigureKind::Baseline;
    }
    let (start, _) = frame.planned;
    // 预计…将: a review that looks ahead.
    if frame.role == Role::Review
        && words(
            &[
                "后将",
                "预计将",
                "将达",
                "将贡献",
                "将形成",
                "将实现",
                "可实现",
                "将新增",
            ],
            setting.clause,
        )
    {
        return FigureKind::Target;
    }
    if let Some(time) = setting.time.filter(|_| start > 0) {
        if time.years.1 < start || time.past {
            return FigureKind::Outcome;
        }
        if time.by && time.years.1 >= start || time.years.1 > start {
            return FigureKind::Target;
        }
    }
    match frame.role {
        Role::Review => FigureKind::Outcome,
        Role::Plan => FigureKind::Target,
        Role::Rules if words(&["力争", "争取", "目标", "确保"], setting.before) => FigureKind::Target,
        Role::Rules => FigureKind::Context,
        Role::Open => {
            let ahead = |text: &str| {
                let text = text.replace("规划面积", "占地面积");
                AHEAD.iter().filter_map(|word| text.rfind(word)).max()
            };
            let done = |text: &str| {
                DONE.iter()
                    .filter_map(|word| text.rfind(word))
                    .max()
                    .max(accomplished(text))
            };
            match (ahead(setting.before), done(setting.before)) {
                _ if words(
                    &["已经完成", "已完成", "正在推进", "建成开放", "建成投用"],
                    setting.after,
                ) =>
                {
                    FigureKind::Outcome
                }
                (Some(a), Some(d)) if a > d => FigureKind::Target,
                (Some(_), None) => FigureKind::Target,
                (_, Some(_)) => FigureKind::Outcome,
                (None, None) => match (setting.paragraph, setting.drift) {
                    (Some((_, to)), _) if start > 0 && to < start => FigureKind::Outcome,
                    (_, Some(kind)) => kind,
                    _ if frame.planned.0 == 0 || setting.time.is_some() => FigureKind::Outcome,
                    _ => FigureKind::Outcome,
                },
            }
        }
    }
}

/// Where a verb with 了 stands: 制定出台了, 建成了; 为了 and 除了 are none.
fn accomplished(text: &str) -> Option<usize> {
    let found = text.rmatch_indices('了');
    found
        .map(|(at, _)| at)
        .find(|&at| !["为", "除", "罢"].iter().any(|word| text[..at].ends_with(word)))
}

/// 从A增加至B: whether a value is A, where it began. `clause` is the clause before it, `after` what follows.
pub fn departs(clause: &str, after: &str) -> bool {
    let Some(opened) = ["从", "由"].iter().filter_map(|word| clause.rfind(word)).max() else {
        return false;
    };
    let since = &clause[opened..];
    // Nothing but a year and the noun may stand between 从 and the number.
    let reached = ["至", "到", "为", "增加", "提高", "下降", "上升", "降", "增"]
        .iter()
        .any(|word| since.contains(word));
    let departs = [
        "增加", "提高", "提升", "上升", "下降", "降", "增", "调整", "到", "至", "稳步", "扩大", "减少", "压缩", "缩短",
        "优化", "变为", "转变", "跃", "攀升", "升", "增长", "拓展",
    ]
    .iter()
    .any(|word| after.contains(word));
    !reached && departs && since.chars().count() <= 14
}

/// How a figure is meant.
pub fn modality(kind: FigureKind, setting: &Setting) -> Option<Modality> {
    let last = |words: &[&str]| words.iter().filter_map(|word| setting.before.rfind(word)).max();
    match kind {
        FigureKind::Outcome | FigureKind::Baseline => Some(if setting.clause.contains("预计") {
            Modality::Expected
        } else {
            Modality::Done
        }),
        FigureKind::Target => {
            let said = [
                (last(&["力争", "争取", "努力"]), Modality::Striven),
                (last(&["确保", "保证"]), Modality::Ensured),
                (last(&["预期", "预计"]), Modality::Expected),
            ];
            let best = said
                .into_iter()
                .filter(|(at, _)| at.is_some())
                .max_by_key(|(at, _)| *at);
            Some(best.map_or(Modality::Planned, |(_, modality)| modality))
        }
        FigureKind::Context => None,
    }
}
