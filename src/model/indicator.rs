//! A quantified statement: what is counted, how much, of whom, when, and whether it is promised or reported.

use std::ops::Range;

use super::Span;
use crate::chinese::numeral::Decimal;

/// How much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    One(Decimal),
    /// From, to.
    Range(Decimal, Decimal),
    /// Parts of a ratio such as 0:36.7:63.3.
    Ratio(Vec<Decimal>),
}

impl Amount {
    /// The numbers in it.
    pub fn numbers(&self) -> Vec<Decimal> {
        match self {
            Amount::One(number) => vec![*number],
            Amount::Range(from, to) => vec![*from, *to],
            Amount::Ratio(parts) => parts.clone(),
        }
    }
}

/// How the number bounds what it describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// Exactly, or as printed.
    Equal,
    /// 超, 突破, 多于
    Above,
    /// 以上, 不低于
    AtLeast,
    /// 低于, 不足
    Below,
    /// 以内, 不超过
    AtMost,
    /// 左右, 约, 近
    About,
    /// 1-2
    Range,
}

impl Comparator {
    /// Every comparator, in the order of the corpus file.
    pub const ALL: [Comparator; 7] = [
        Comparator::Equal,
        Comparator::Above,
        Comparator::AtLeast,
        Comparator::Below,
        Comparator::AtMost,
        Comparator::About,
        Comparator::Range,
    ];

    /// The sign used in every output.
    pub fn sign(self) -> &'static str {
        match self {
            Comparator::Equal => "=",
            Comparator::Above => ">",
            Comparator::AtLeast => ">=",
            Comparator::Below => "<",
            Comparator::AtMost => "<=",
            Comparator::About => "~",
            Comparator::Range => "range",
        }
    }
}

/// What a figure is in the course of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// Promised or expected.
    Target,
    /// Reported.
    Outcome,
    /// An earlier point of a from-to statement, or what a part is taken of.
    Baseline,
    /// Neither.
    Context,
}

impl FigureKind {
    /// Every kind, in the order of the corpus file.
    pub const ALL: [FigureKind; 4] = [
        FigureKind::Target,
        FigureKind::Outcome,
        FigureKind::Baseline,
        FigureKind::Context,
    ];

    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            FigureKind::Target => "target",
            FigureKind::Outcome => "outcome",
            FigureKind::Baseline => "baseline",
            FigureKind::Context => "context",
        }
    }

    /// The word for readers.
    pub fn word(self) -> &'static str {
        match self {
            FigureKind::Target => "目标",
            FigureKind::Outcome => "实绩",
            FigureKind::Baseline => "基数",
            FigureKind::Context => "背景",
        }
    }
}

/// How a figure is meant to be reached, in the words of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// Done.
    Done,
    /// Planned.
    Planned,
    /// Expected.
    Expected,
    /// Striven for.
    Striven,
    /// Guaranteed.
    Ensured,
}

impl Modality {
    /// Every modality, in the order of the corpus file.
    pub const ALL: [Modality; 5] = [
        Modality::Done,
        Modality::Planned,
        Modality::Expected,
        Modality::Striven,
        Modality::Ensured,
    ];

    /// The word used in every output.
    pub fn word(self) -> &'static str {
        match self {
            Modality::Done => "完成",
            Modality::Planned => "规划",
            Modality::Expected => "预期",
            Modality::Striven => "力争",
            Modality::Ensured => "确保",
        }
    }
}

/// What kind of quantity it is. Figures of different measures are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A stock or a yearly flow.
    Level,
    /// A number of things.
    Count,
    /// A part of a whole, or a rate.
    Share,
    /// Change against the year before.
    Growth,
    /// Average yearly change over a period.
    AverageGrowth,
    /// A sum over several years.
    Cumulative,
    /// What is added in the period.
    Increment,
    /// A place in a list.
    Rank,
}

impl Measure {
    /// Whether it is a part, a change or a place, and no quantity of its own.
    pub fn is_relative(self) -> bool {
        matches!(
            self,
            Measure::Share | Measure::Growth | Measure::AverageGrowth | Measure::Rank
        )
    }

    /// Whether it says how much there is, and neither how much is added nor how it changes or ranks.
    pub fn is_quantity(self) -> bool {
        matches!(self, Measure::Level | Measure::Count | Measure::Share)
    }

    /// Every measure, in the order of the corpus file.
    pub const ALL: [Measure; 8] = [
        Measure::Level,
        Measure::Count,
        Measure::Share,
        Measure::Growth,
        Measure::AverageGrowth,
        Measure::Cumulative,
        Measure::Increment,
        Measure::Rank,
    ];

    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Level => "level",
            Measure::Count => "count",
            Measure::Share => "share",
            Measure::Growth => "growth",
            Measure::AverageGrowth => "average-growth",
            Measure::Cumulative => "cumulative",
            Measure::Increment => "increment",
            Measure::Rank => "rank",
        }
    }
}

/// How figures of a name go on from year to year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// The next year finds what the last one left, or a level that it moves from.
    #[default]
    Standing,
    /// A sum over a year; the next one begins anew.
    Yearly,
    /// What is done: it adds up over whatever time is named.
    Done,
}

impl Course {
    /// Every course, in the order of the corpus file.
    pub const ALL: [Course; 3] = [Course::Standing, Course::Yearly, Course::Done];
}

/// Where the year of a figure was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum YearSource {
    /// In its own sentence.
    Sentence,
    /// In a sentence before it, or in a heading above it.
    Section,
    /// From the document.
    Document,
}

impl YearSource {
    /// Every source, in the order of the corpus file.
    pub const ALL: [YearSource; 3] = [YearSource::Sentence, YearSource::Section, YearSource::Document];

    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            YearSource::Sentence => "sentence",
            YearSource::Section => "section",
            YearSource::Document => "document",
        }
    }
}

/// First and last year a figure speaks of, equal for a single year, and where they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Years {
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
    /// Where they were read.
    pub source: YearSource,
}

impl Years {
    /// `2025`, or `2016-2020`.
    pub fn text(self) -> String {
        if self.from == self.to {
            self.to.to_string()
        } else {
            format!("{}-{}", self.from, self.to)
        }
    }
}

/// How sure the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Something in it had to be guessed; check the sentence.
    Low,
    /// The name or subject was inferred from around it.
    Medium,
    /// Read as it stands.
    High,
}

impl Confidence {
    /// Every confidence, in the order of the corpus file.
    pub const ALL: [Confidence; 3] = [Confidence::Low, Confidence::Medium, Confidence::High];

    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// One quantified statement. Places are characters of the passage's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Index of the document.
    pub document: u32,
    /// Index of the passage in its document.
    pub passage: u32,
    /// The smallest clause with the indicator's words and the value.
    pub clause: Range<u32>,
    /// The value with the words that bound it.
    pub value: Range<u32>,
    /// The clause in the seed.
    pub span: Span,
    /// How much, in `unit`.
    pub amount: Amount,
    /// Unit as written, 万座; empty if none is.
    pub unit: String,
    /// How the number bounds.
    pub comparator: Comparator,
    /// Promise or report.
    pub kind: FigureKind,
    /// When; `None` if nothing says so.
    pub years: Option<Years>,
    /// Statistical name.
    pub name: String,
    /// Whom it concerns.
    pub subject: String,
    /// Which place of that name it is, or has it, where the corpus has figures of several: 云山市临江区 of 临江区. Empty
    /// elsewhere. Figures of different places are never joined.
    pub place: String,
    /// How it is meant.
    pub modality: Option<Modality>,
    /// What kind of quantity.
    pub measure: Measure,
    /// Whether less is better: for the comparison of plan and outcome.
    pub less_is_better: bool,
    /// How it goes on from year to year; a matter of the name alone.
    pub course: Course,
    /// How sure the reading is.
    pub confidence: Confidence,
}
