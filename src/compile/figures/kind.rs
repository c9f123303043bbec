//! Promised, reported, a point of departure, or neither: from the section, the year and the words of the clause.

use std::borrow::Cow;

use crate::chinese::calendar::{Year, YearSpan};
use crate::compile::figures::context::{Frame, Role};
use crate::compile::figures::tense::Tense;
use crate::compile::figures::year::{self, Time};
use crate::compile::lexicon::Words;
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
    pub paragraph: Option<YearSpan>,
    /// What the sentences before it in the passage were.
    pub drift: Option<FigureKind>,
}

/// The kind of a figure. Words of intent and of review in its own sentence win over the heading it stands under.
pub fn kind(setting: &Setting, frame: &Frame) -> FigureKind {
    if departs(setting.clause, setting.after) {
        return FigureKind::Baseline;
    }
    let start = frame.planned.from;
    let said = said(setting.before);
    let intended = said == Some(FigureKind::Target) || is_goal(setting.before);
    if frame.role == Role::Review && intended {
        return FigureKind::Target;
    }
    if let Some(time) = setting.time.filter(|_| start > 0) {
        if time.years.to < start || time.past {
            return FigureKind::Outcome;
        }
        if time.by && time.years.to >= start || time.years.to > start {
            return FigureKind::Target;
        }
    }
    match frame.role {
        Role::Review => FigureKind::Outcome,
        Role::Plan if !intended && reviewed(setting, said, start) => FigureKind::Outcome,
        Role::Plan => FigureKind::Target,
        Role::Rules
            if ["力争", "争取", "目标", "确保"]
                .iter()
                .any(|word| setting.before.contains(word)) =>
        {
            FigureKind::Target
        }
        Role::Rules => FigureKind::Context,
        Role::Open if intended => FigureKind::Target,
        Role::Open => by_words(setting, start),
    }
}

/// What the words of a sentence say where neither heading nor time decides; the last one wins.
fn by_words(setting: &Setting, start: Year) -> FigureKind {
    let words = &Tense::get().sentence;
    let before = without(setting.before, &words.neither);
    let ahead = words.ahead.last_start(&before);
    let done = words.done.last_start(&before).max(accomplished(&before));
    match (ahead, done) {
        _ if words.settled.within(setting.after) => FigureKind::Outcome,
        (Some(ahead), done) if done.is_none_or(|done| ahead > done) => FigureKind::Target,
        (_, Some(_)) => FigureKind::Outcome,
        _ if start > 0 && setting.paragraph.is_some_and(|years| years.to < start) => FigureKind::Outcome,
        // 1至4月，完成投资17.2亿元
        _ if since_january(setting.before) => FigureKind::Outcome,
        _ => setting.drift.unwrap_or(FigureKind::Outcome),
    }
}

/// Whether a sentence speaks of the months from January on: 1至4月, 1-11月. Nobody plans so.
fn since_january(before: &str) -> bool {
    let part = year::part_of_year(&before.chars().collect::<Vec<char>>());
    part.is_some_and(|part| ["1至", "1-", "1月至", "1月-"].iter().any(|from| part.starts_with(from)))
}

/// A text in which some words say nothing; places in it stay what they are.
fn without<'t>(text: &'t str, words: &Words) -> Cow<'t, str> {
    if !words.within(text) {
        return Cow::Borrowed(text);
    }
    let blotted = words.iter().fold(text.to_string(), |text, word| {
        text.replace(word, &"〇".repeat(word.chars().count()))
    });
    Cow::Owned(blotted)
}

/// What the clauses of a sentence say of a figure in the last of them: intended (拟新建3所), reached (目前已建成500个), or
/// nothing. A clause that only goes on, 新建学校3所, is meant as the one before it.
fn said(before: &str) -> Option<FigureKind> {
    let words = Tense::get();
    let mut clauses = before.rsplit(['，', '；', '。', '！', '？']);
    let clause = clauses.next()?;
    if intends(clause) {
        return Some(FigureKind::Target);
    }
    if words.review.words.within(&without(clause, &words.review.neither)) {
        return Some(FigureKind::Outcome);
    }
    words.intent.goes_on.at_start(clause.trim_start())?;
    said(before[..before.len() - clause.len()].strip_suffix('，')?)
}

/// Whether the words of a clause say that a figure is intended: 拟新建, 力争年底前建成, 将新增.
fn intends(clause: &str) -> bool {
    let words = &Tense::get().intent;
    let opens = |word: &str| {
        clause.match_indices(word).any(|(at, _)| {
            let (before, after) = (&clause[..at], &clause[at + word.len()..]);
            let other = words.not_after.at_end(before).is_some() || words.not_before.at_start(after).is_some();
            !other && words.verbs.at_start(after).is_some()
        })
    };
    words.opening.iter().any(opens) || words.alone.within(clause) || words.future.within(clause)
}

/// Whether nothing but words of effort stand between two values: 增长6%，力争6.5%.
pub fn raises(between: &[char]) -> bool {
    let words = &Tense::get().intent;
    let text: String = between.iter().filter(|c| !"，、； ".contains(**c)).collect();
    let effort = words.effort.strip_start(&text);
    effort.is_some_and(|rest| rest.is_empty() || words.effort_verbs.has(rest))
}

/// Whether a sentence sets goals up to here: 主要预期目标是：地区生产总值增长5%左右；进出口总额增长….
fn is_goal(before: &str) -> bool {
    let words = &Tense::get().intent;
    words.goal.last_end(before).is_some_and(|end| {
        let opening = words.goal.last_start(before).unwrap_or(end);
        let clause = before[..opening].rsplit(['，', '；', '。']).next().unwrap_or("");
        !words.goal_done.within(clause) && !Tense::get().review.words.within(&before[end..])
    })
}

/// Whether a figure under a heading that looks ahead was reached: its words say so, or the passage speaks of past years
/// and nothing in the sentence looks ahead.
fn reviewed(setting: &Setting, said: Option<FigureKind>, start: Year) -> bool {
    let past = |years: YearSpan| start > 0 && years.to < start;
    let unsaid = setting.time.is_none() && !Tense::get().sentence.ahead.within(setting.before);
    match said {
        Some(kind) => kind == FigureKind::Outcome && setting.time.is_none_or(|time| past(time.years)),
        None => unsaid && setting.paragraph.is_some_and(past),
    }
}

/// Where a verb with 了 stands: 制定出台了, 建成了; 为了 and 除了 are none.
fn accomplished(text: &str) -> Option<usize> {
    let none = &Tense::get().sentence.no_aspect;
    let found = text.rmatch_indices('了').map(|(at, _)| at);
    found.into_iter().find(|&at| none.at_end(&text[..at]).is_none())
}

/// 从A增加至B: whether a value is A, where it began. `clause` is the clause before it, `after` what follows.
pub fn departs(clause: &str, after: &str) -> bool {
    let words = &Tense::get().departure;
    let Some(opened) = words.open.last_start(clause) else {
        return false;
    };
    let since = &clause[opened..];
    // Nothing but a year and the noun may stand between 从 and the number.
    !words.reached.within(since) && words.leaves.within(after) && since.chars().count() <= 14
}

/// How a figure is meant.
pub fn modality(kind: FigureKind, setting: &Setting) -> Option<Modality> {
    let words = &Tense::get().manner;
    match kind {
        FigureKind::Outcome | FigureKind::Baseline if setting.clause.contains("预计") => Some(Modality::Expected),
        FigureKind::Outcome | FigureKind::Baseline => Some(Modality::Done),
        FigureKind::Target => {
            let said = [
                (&words.striven, Modality::Striven),
                (&words.ensured, Modality::Ensured),
                (&words.expected, Modality::Expected),
            ];
            let said = said
                .into_iter()
                .filter_map(|(words, modality)| Some((words.last_end(setting.before)?, modality)));
            let best = said.max_by_key(|(at, _)| *at);
            Some(best.map_or(Modality::Planned, |(_, modality)| modality))
        }
        FigureKind::Context => None,
    }
}
