//! Promise against report. No verdict without two figures; what is computed is called so.

use super::series::is_planned;
use super::{FigureTable, wording};
use crate::model::{Amount, Comparator, Course, FigureKind, Measure, base_unit};
use crate::segment::{FigureRow, Store};

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
    /// The year of the target has passed, as the documents tell, and no report on it is held.
    Due,
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
            Status::Due => "due",
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
    /// The year the target is for has passed, and no report on it is held.
    Unreported,
    /// They are of different periods.
    Periods,
    /// Their bounds leave open which is more.
    Bounds,
    /// The report of the year reaches the target.
    Reached,
    /// It stays behind by so much, in the base unit.
    Behind(f64),
    /// The target is ahead; the report of an earlier year is at its value.
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
            End::Unreported => "unreported",
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
    /// The targets for the same time, as places in the table, each with what the comparison comes to. The first is the one
    /// the state is told of: what a plan says comes before what other documents make of it.
    pub targets: Vec<(u32, End)>,
    /// The report.
    pub outcome: Option<u32>,
    /// What the comparison with the first target comes to.
    pub end: End,
    /// A number that stands in no document.
    pub derived: Option<Derived>,
}

impl Verdict {
    fn new(status: Status, targets: Vec<(u32, End)>, outcome: Option<u32>, end: End) -> Verdict {
        Verdict {
            status,
            targets,
            outcome,
            end,
            derived: None,
        }
    }

    /// The target the state is told of.
    pub fn plan(&self) -> Option<u32> {
        self.targets.first().map(|&(plan, _)| plan)
    }
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
    pub fn verdict(&self, store: &Store, series: usize) -> Verdict {
        let dated = |kind: FigureKind| {
            let is = move |row: &FigureRow| row.kind == kind && row.years.is_some();
            let points = self.points(series).iter().copied();
            points
                .filter(|&at| is(&self.figures.rows[at as usize]))
                .collect::<Vec<u32>>()
        };
        let (targets, outcomes) = (dated(FigureKind::Target), dated(FigureKind::Outcome));
        let Some(&last) = targets.last() else {
            let outcome = self.points(series).last().copied();
            return Verdict::new(Status::SelfReported, Vec::new(), outcome, End::NoTarget);
        };
        let time = |at: u32| {
            let (from, to) = self.time(store, at);
            u64::from(from) << 48 | u64::from(to) << 32
        };
        // The time of each report above its place among them.
        let mut reports: Vec<u64> = outcomes.iter().zip(0..).map(|(&at, nth)| time(at) | nth).collect();
        reports.sort_unstable();
        for &plan in targets.iter().rev() {
            let wanted = time(plan);
            let behind = reports.partition_point(|&report| report >> 32 <= wanted >> 32);
            let of_its_time = |&last: &usize| reports[last] >> 32 == wanted >> 32;
            if let Some(last) = behind.checked_sub(1).filter(of_its_time) {
                let outcome = outcomes[reports[last] as u32 as usize];
                return self.judged(store, &targets, plan, outcome);
            }
        }
        let due = self.last_year(last);
        let ends_with_it = outcomes.iter().any(|&report| self.last_year(report) == due);
        let before = outcomes
            .iter()
            .rev()
            .find(|&&report| self.last_year(report) < due)
            .copied();
        let lasting = self.lasting(last);
        let peers = |end| {
            self.peers(store, &targets, last)
                .into_iter()
                .map(|at| (at, end))
                .collect()
        };
        if due < self.newest && !ends_with_it {
            let outcome = before.filter(|_| lasting);
            return Verdict::new(Status::Due, peers(End::Unreported), outcome, End::Unreported);
        }
        let single = matches!(self.figures.rows[last as usize].amount, Amount::One(_));
        if let Some(outcome) = before.filter(|_| single && !ends_with_it)
            && self.figures.rows[last as usize].measure.is_quantity()
        {
            let derived = self.grown(outcome);
            if lasting || derived.is_some() {
                return self.on_the_way(self.peers(store, &targets, last), outcome, derived);
            }
        }
        match before.or(outcomes.last().copied()) {
            None => Verdict::new(Status::NoFigureHeld, peers(End::NoFigure), None, End::NoFigure),
            outcome => Verdict::new(Status::NotComparable, peers(End::Periods), outcome, End::Periods),
        }
    }

    /// Targets for the same time as one of them: those of plans first, then in the order of the corpus.
    fn peers(&self, store: &Store, targets: &[u32], of: u32) -> Vec<u32> {
        let is_peer = |&at: &u32| self.time(store, at) == self.time(store, of);
        let planned = |at: u32| is_planned(store, &self.figures.rows[at as usize]);
        let peers = || targets.iter().copied().filter(is_peer);
        let others = peers().filter(|&at| !planned(at));
        peers().filter(|&at| planned(at)).chain(others).collect()
    }

    /// Each target against a report of its time.
    fn judged(&self, store: &Store, targets: &[u32], plan: u32, outcome: u32) -> Verdict {
        let against = |at: u32| match self.reach(at, outcome) {
            Reach::Reached => (at, End::Reached),
            Reach::Behind(by) => (at, End::Behind(by)),
            Reach::Unknown => (at, End::Bounds),
        };
        let judged: Vec<(u32, End)> = self.peers(store, targets, plan).into_iter().map(against).collect();
        let end = judged[0].1;
        let status = match end {
            End::Reached => Status::Met,
            End::Behind(_) => Status::Missed,
            _ => Status::NotComparable,
        };
        Verdict::new(status, judged, Some(outcome), end)
    }

    fn on_the_way(&self, targets: Vec<u32>, outcome: u32, derived: Option<Derived>) -> Verdict {
        let against = |at: u32| match self.reach(at, outcome) {
            _ if derived.is_some() => (at, End::Grown),
            Reach::Reached => (at, End::There),
            Reach::Behind(by) => (at, End::Left(by)),
            Reach::Unknown => (at, End::Open),
        };
        let judged: Vec<(u32, End)> = targets.into_iter().map(against).collect();
        let end = judged[0].1;
        Verdict {
            derived,
            ..Verdict::new(Status::OnTheWay, judged, Some(outcome), end)
        }
    }

    /// Whether a figure tells how things stand, so that a year goes on from where the last one ended.
    fn lasting(&self, at: u32) -> bool {
        let row = &self.figures.rows[at as usize];
        row.measure.is_quantity() && self.figures.names[row.name as usize].course == Course::Standing
    }

    /// The years a figure is about. How things stand at the end of a period is how they stand in its last year; what a plan
    /// wants done by a year is to be done over all of its years.
    fn time(&self, store: &Store, at: u32) -> (u16, u16) {
        let row = &self.figures.rows[at as usize];
        let Some(years) = row.years else { return (0, 0) };
        if self.lasting(at) {
            return (years.to, years.to);
        }
        let document = &store.documents[store.passages[row.passage as usize].document as usize];
        let year = |text: &str| text.parse::<u16>().ok();
        let period = document.metadata.period.as_ref();
        let planned = period.and_then(|(from, to)| Some((year(from)?, year(to)?)));
        let done = row.measure == Measure::Increment || self.figures.names[row.name as usize].course == Course::Done;
        match planned {
            Some((from, to)) if done && row.kind == FigureKind::Target && years.from == to && from < to => (from, to),
            _ => (years.from, years.to),
        }
    }

    /// The outcome one year on, if the growth promised for that year is held.
    fn grown(&self, outcome: u32) -> Option<Derived> {
        let row = &self.figures.rows[outcome as usize];
        let year = self.last_year(outcome).saturating_add(1);
        let name = format!("{}增速", self.name(row));
        let promised = |&at: &u32| {
            let growth = &self.figures.rows[at as usize];
            growth.kind == FigureKind::Target
                && growth.years.is_some_and(|y| y.from == year && y.to == year)
                && matches!(growth.amount, Amount::One(_))
        };
        let of_name = |number: u32| self.of_name(number, row.subject).iter().copied().find(promised);
        let from = self.names_spelled(&name).filter_map(of_name).min()? as usize;
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

    /// The names that are spelled so: one that goes on in several ways is several.
    fn names_spelled(&self, name: &str) -> impl Iterator<Item = u32> {
        let names = &self.figures.names;
        let first = names.partition_point(|other| other.text.as_str() < name);
        let last = names.partition_point(|other| other.text.as_str() <= name);
        first as u32..last as u32
    }

    /// The figures of a name and a subject, in order.
    fn of_name(&self, name: u32, subject: u32) -> &[u32] {
        let key = |at: &u32| {
            let row = &self.figures.rows[*at as usize];
            u64::from(row.name) << 32 | u64::from(row.subject)
        };
        let wanted = u64::from(name) << 32 | u64::from(subject);
        let first = self.by_name.partition_point(|at| key(at) < wanted);
        let last = self.by_name.partition_point(|at| key(at) <= wanted);
        &self.by_name[first..last]
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
        let less = self.figures.names[target.name as usize].less_is_better
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
}
