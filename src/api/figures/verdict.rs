//! Promise against report. No verdict without two figures; what is computed is called so.

use super::{Ledger, numbers};
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

/// The state of a series with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The state.
    pub status: Status,
    /// The target, as a place in the ledger.
    pub plan: Option<u32>,
    /// The report.
    pub outcome: Option<u32>,
    /// The comparison in words.
    pub words: String,
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
    /// How it comes about, in words.
    pub words: String,
    /// The figure it is computed with, beside plan and outcome.
    pub from: u32,
}

/// How a report stands to a target.
enum Reach {
    Reached,
    Behind(f64),
    Unknown,
}

impl Ledger {
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
        let due = self.last_year(last);
        let target = format!("{due}年目标{}", self.worded(last));
        let lasting = matches!(row.measure, Measure::Level | Measure::Count | Measure::Share);
        match before.or(outcomes.last()) {
            None => Verdict {
                status: Status::NoFigureHeld,
                plan: Some(last),
                outcome: None,
                words: format!("{target}；本库没有{due}年的实绩"),
                derived: None,
            },
            Some(&outcome) if lasting && before.is_some() && matches!(row.amount, Amount::One(_)) => {
                self.on_the_way(last, outcome, target)
            }
            Some(&outcome) => Verdict {
                status: Status::NotComparable,
                plan: Some(last),
                outcome: Some(outcome),
                words: format!(
                    "{target}；{}{}；所指时期不同，不作比较",
                    self.when(outcome),
                    self.worded(outcome)
                ),
                derived: None,
            },
        }
    }

    fn without_target(&self, points: &[u32]) -> Verdict {
        let shown = points.last().copied();
        Verdict {
            status: Status::SelfReported,
            plan: None,
            outcome: shown,
            words: shown.map_or(String::new(), |at| {
                format!("{}{}；本库没有对应的目标", self.when(at), self.worded(at))
            }),
            derived: None,
        }
    }

    fn at_the_same_time(&self, plan: u32, outcome: u32) -> Verdict {
        let due = self.last_year(plan);
        let both = format!("{due}年目标{}；实绩{}", self.worded(plan), self.worded(outcome));
        let (status, end) = match self.reach(plan, outcome) {
            Reach::Reached => (Status::Met, "，达到目标".to_string()),
            Reach::Behind(by) => (Status::Missed, format!("，相差{}", self.difference_words(plan, by))),
            Reach::Unknown => (Status::NotComparable, "，两数的界限不同，不能断定".to_string()),
        };
        Verdict {
            status,
            plan: Some(plan),
            outcome: Some(outcome),
            words: both + &end,
            derived: None,
        }
    }

    fn on_the_way(&self, plan: u32, outcome: u32, target: String) -> Verdict {
        let mut words = format!("{target}；{}{}", self.when(outcome), self.worded(outcome));
        let derived = self.grown(outcome);
        match (&derived, self.reach(plan, outcome)) {
            (Some(derived), _) => words = format!("{words}；{}", derived.words),
            (None, Reach::Reached) => words.push_str("；已到目标值"),
            (None, Reach::Behind(by)) => words = format!("{words}；还差{}", self.difference_words(plan, by)),
            (None, Reach::Unknown) => {}
        }
        Verdict {
            status: Status::OnTheWay,
            plan: Some(plan),
            outcome: Some(outcome),
            words,
            derived,
        }
    }

    /// The outcome one year on, if the growth promised for that year is held.
    fn grown(&self, outcome: u32) -> Option<Derived> {
        let row = &self.figures.rows[outcome as usize];
        let year = self.last_year(outcome) + 1;
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
            words: format!("若按{rate}增长约{}", numbers::rounded(value, base)),
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

    fn difference_words(&self, at: u32, by: f64) -> String {
        match base_unit(self.unit(&self.figures.rows[at as usize])).0 {
            "%" => format!("{}个百分点", numbers::rounded(by, "")),
            base => numbers::rounded(by, base),
        }
    }

    fn worded(&self, at: u32) -> String {
        let row = &self.figures.rows[at as usize];
        numbers::worded(&row.amount, row.comparator, self.unit(row))
    }

    fn when(&self, at: u32) -> String {
        let years = self.figures.rows[at as usize].years;
        years.map_or(String::new(), |years| format!("{}年", years.text()))
    }

    fn last_year(&self, at: u32) -> u16 {
        self.figures.rows[at as usize].years.map_or(0, |years| years.to)
    }
}
