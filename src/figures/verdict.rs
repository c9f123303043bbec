//! Promise against report. No verdict without two figures; what is computed is called so.

use super::{FigureTable, wording};
use crate::model::{Amount, Comparator, FigureKind, Measure, base_unit};
use crate::segment::FigureRow;

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The report reaches the target.
    Met,
    /// The report stays behind it.
    Missed,
    /// The target lies ahead, a report on the way to it is held.
    OnTheWay,
    /// Reports only: no target to hold them against.
    SelfReported,
    /// A target only: no report is held.
    NoFigureHeld,
    /// Both exist and say nothing about each other.
    NotComparable,
}

impl Status {
    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            Status::Met => "met",
            Status::Missed => "missed",
            Status::OnTheWay => "on-the-way",
            Status::SelfReported => "self-reported",
            Status::NoFigureHeld => "no-figure-held",
            Status::NotComparable => "not-comparable",
        }
    }
}

/// What the comparison of a target and a report comes to: the last of its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum End {
    /// Nothing more can be said.
    Open,
    /// No target is held.
    NoTarget,
    /// No report is held for the year the target is for.
    NoFigure,
    /// They are of different periods.
    Periods,
    /// Their bounds leave open which is more.
    Bounds,
    /// The report of the year reaches the target.
    Reached,
    /// It stays behind by so much, in the base unit.
    Behind(f64),
    /// The target is ahead, its value is reached already.
    There,
    /// So much is left to the target.
    Left(f64),
    /// What the report would be a year on, at the growth promised.
    Grown,
}

impl End {
    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            End::Open => "open",
            End::NoTarget => "no-target",
            End::NoFigure => "no-figure",
            End::Periods => "periods",
            End::Bounds => "bounds",
            End::Reached => "reached",
            End::Behind(_) => "behind",
            End::There => "there",
            End::Left(_) => "left",
            End::Grown => "grown",
        }
    }
}

/// The state of a series with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The state.
    pub status: Status,
    /// The target, as a place in the table.
    pub plan: Option<u32>,
    /// The report.
    pub outcome: Option<u32>,
    /// What the comparison comes to.
    pub end: End,
    /// A number that stands in no document.
    pub derived: Option<Derived>,
}

/// A computed number.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// The number, in the base unit.
    pub value: f64,
    /// The year it would be for.
    pub year: u16,
    /// The growth it assumes: 6%.
    pub rate: String,
    /// The number as a reader would write it: 2120亿元.
    pub printed: String,
    /// The figure it is computed with, beside plan and outcome.
    pub from: u32,
}

impl Derived {
    /// How it comes about, in words.
    pub fn words(&self) -> String {
        format!("若按{}增长约{}", self.rate, self.printed)
    }
}

/// How a report stands to a target.
enum Reach {
    Reached,
    Behind(f64),
    Unknown,
}

impl FigureTable {
    /// The state of a series.
    pub fn verdict(&self, series: usize) -> Verdict {
        let rows = &self.figures.rows;
        let dated =
            |kind: FigureKind| move |at: &&u32| rows[**at as usize].kind == kind && rows[**at as usize].years.is_some();
        let points = self.points(series);
        let targets: Vec<u32> = points.iter().filter(dated(FigureKind::Target)).copied().collect();
        let outcomes: Vec<u32> = points.iter().filter(dated(FigureKind::Outcome)).copied().collect();
        let Some(&last) = targets.last() else {
            return self.without_target(points);
        };
        for &plan in targets.iter().rev() {
            let due = self.last_year(plan);
            if let Some(&outcome) = outcomes.iter().rev().find(|&&o| self.last_year(o) == due) {
                return self.at_the_same_time(plan, outcome);
            }
        }
        let before = outcomes
            .iter()
            .rev()
            .find(|&&o| self.last_year(o) < self.last_year(last));
        let row = &rows[last as usize];
        let lasting = matches!(row.measure, Measure::Level | Measure::Count | Measure::Share);
        let outcome = before.or(outcomes.last()).copied();
        let (status, end) = match outcome {
            None => (Status::NoFigureHeld, End::NoFigure),
            Some(outcome) if lasting && before.is_some() && matches!(row.amount, Amount::One(_)) => {
                return self.on_the_way(last, outcome);
            }
            Some(_) => (Status::NotComparable, End::Periods),
        };
        Verdict {
            status,
            plan: Some(last),
            outcome,
            end,
            derived: None,
        }
    }

    fn without_target(&self, points: &[u32]) -> Verdict {
        Verdict {
            status: Status::SelfReported,
            plan: None,
            outcome: points.last().copied(),
            end: End::NoTarget,
            derived: None,
        }
    }

    fn at_the_same_time(&self, plan: u32, outcome: u32) -> Verdict {
        let (status, end) = match self.reach(plan, outcome) {
            Reach::Reached => (Status::Met, End::Reached),
            Reach::Behind(by) => (Status::Missed, End::Behind(by)),
            Reach::Unknown => (Status::NotComparable, End::Bounds),
        };
        Verdict {
            status,
            plan: Some(plan),
            outcome: Some(outcome),
            end,
            derived: None,
        }
    }

    fn on_the_way(&self, plan: u32, outcome: u32) -> Verdict {
        let derived = self.grown(outcome);
        let end = match (&derived, self.reach(plan, outcome)) {
            (Some(_), _) => End::Grown,
            (None, Reach::Reached) => End::There,
            (None, Reach::Behind(by)) => End::Left(by),
            (None, Reach::Unknown) => End::Open,
        };
        Verdict {
            status: Status::OnTheWay,
            plan: Some(plan),
            outcome: Some(outcome),
            end,
            derived,
        }
    }

    /// The comparison in Chinese: 2025年目标不低于2500亿元；2024年超过2000亿元；若按6%增长约2120亿元.
    pub fn words(&self, verdict: &Verdict) -> String {
        let due = verdict.plan.map_or(0, |plan| self.last_year(plan));
        let same_time = matches!(verdict.end, End::Reached | End::Behind(_) | End::Bounds);
        let mut words = String::new();
        if let Some(plan) = verdict.plan {
            words = format!("{due}年目标{}", self.worded(plan));
        }
        if let Some(outcome) = verdict.outcome {
            let joint = if words.is_empty() { "" } else { "；" };
            let when = if same_time {
                "实绩".to_string()
            } else {
                self.when(outcome)
            };
            words = format!("{words}{joint}{when}{}", self.worded(outcome));
        }
        words
            + &match verdict.end {
                End::Open => String::new(),
                End::NoTarget => "；本库没有对应的目标".to_string(),
                End::NoFigure => format!("；本库没有{due}年的实绩"),
                End::Periods => "；所指时期不同，不作比较".to_string(),
                End::Bounds => "；两数的界限不同，不能断定".to_string(),
                End::Reached => "；达到目标".to_string(),
                End::Behind(by) => format!("；相差{}", self.difference_words(verdict, by)),
                End::There => "；已到目标值".to_string(),
                End::Left(by) => format!("；还差{}", self.difference_words(verdict, by)),
                End::Grown => verdict
                    .derived
                    .as_ref()
                    .map_or(String::new(), |derived| format!("；{}", derived.words())),
            }
    }

    fn difference_words(&self, verdict: &Verdict, by: f64) -> String {
        match self.difference(verdict, by) {
            (number, true) => format!("{number}个百分点"),
            (number, false) => number,
        }
    }

    /// A difference as a reader would write it, with its unit unless it is one of percentages: then in points.
    pub fn difference(&self, verdict: &Verdict, by: f64) -> (String, bool) {
        let row = verdict.plan.map(|plan| &self.figures.rows[plan as usize]);
        match row.map_or("", |row| base_unit(self.unit(row)).0) {
            "%" => (wording::rounded(by, ""), true),
            base => (wording::rounded(by, base), false),
        }
    }

    /// The outcome one year on, if the growth promised for that year is held.
    fn grown(&self, outcome: u32) -> Option<Derived> {
        let row = &self.figures.rows[outcome as usize];
        let year = self.last_year(outcome).saturating_add(1);
        let name = format!("{}增速", self.name(row));
        let promised = |growth: &&FigureRow| {
            growth.subject == row.subject
                && growth.kind == FigureKind::Target
                && growth.years.is_some_and(|y| y.from == year && y.to == year)
                && self.name(growth) == name
                && matches!(growth.amount, Amount::One(_))
        };
        let from = self.figures.rows.iter().position(|growth| promised(&growth))?;
        let growth = self.norm(&self.figures.rows[from])[0];
        let value = self.norm(row)[0] * (1.0 + growth / 100.0);
        let (base, _) = base_unit(self.unit(row));
        let rate = self.worded(from as u32).replace('约', "");
        Some(Derived {
            value,
            year,
            rate,
            printed: wording::rounded(value, base),
            from: from as u32,
        })
    }

    /// Holds a report against a target. A target of about so much is reached by as much, and missed only by what no
    /// rounding explains.
    fn reach(&self, plan: u32, outcome: u32) -> Reach {
        let rows = [plan, outcome].map(|at| &self.figures.rows[at as usize]);
        let [target, report] = rows;
        let single = rows.iter().all(|row| !matches!(row.amount, Amount::Ratio(_)));
        if !single || report.comparator == Comparator::Range {
            return Reach::Unknown;
        }
        let less = self.figures.names[target.name as usize].1
            || matches!(target.comparator, Comparator::Below | Comparator::AtMost);
        let bounds = self.norm(target);
        let wanted = if less { bounds[bounds.len() - 1] } else { bounds[0] };
        let held = self.norm(report)[0];
        // Mirrored where less is better, so that more always is.
        let (wanted, held) = if less { (-wanted, -held) } else { (wanted, held) };
        let strict = matches!(target.comparator, Comparator::Above | Comparator::Below);
        let reached = held > wanted || !strict && held == wanted;
        let (at_least, at_most) = match report.comparator {
            Comparator::Above | Comparator::AtLeast => (!less, less),
            Comparator::Below | Comparator::AtMost => (less, !less),
            _ => (true, true),
        };
        let near = target.comparator == Comparator::About && (wanted - held).abs() <= wanted.abs() * 0.05;
        if reached && at_least {
            Reach::Reached
        } else if !reached && at_most && !near {
            Reach::Behind((wanted - held).abs())
        } else {
            Reach::Unknown
        }
    }

    fn worded(&self, at: u32) -> String {
        let row = &self.figures.rows[at as usize];
        wording::worded(&row.amount, row.comparator, self.unit(row))
    }

    fn when(&self, at: u32) -> String {
        let years = self.figures.rows[at as usize].years;
        years.map_or(String::new(), |years| format!("{}年", years.text()))
    }

    fn last_year(&self, at: u32) -> u16 {
        self.figures.rows[at as usize].years.map_or(0, |years| years.to)
    }
}
