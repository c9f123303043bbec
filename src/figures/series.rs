//! Equal figures through years and documents, and where they disagree.
//!
//! Equal is what has the same statistical name, the same subject of the same place and the same unit. A name says whether it is a level
//! or a growth, yearly or cumulative, so that what cannot be compared is never joined.

use std::cell::OnceCell;

use super::{FigureTable, wording};
use crate::figures::request::FigureSort;
use crate::model::{Amount, Comparator, FigureKind, base_unit};
use crate::segment::{FigureRow, Store, distinct};

/// Figures of one time before a figure that it is held against.
const NEAREST: usize = 64;
/// Pairs that are told for each figure of a series.
const OF_EACH: usize = 4;

/// Why figures of one name, subject and year differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictKind {
    /// One is the other, rounded.
    Rounding,
    /// Their sentences count different things.
    Scope,
    /// The sources differ.
    Source,
    /// One document says both.
    Within,
}

impl ConflictKind {
    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            ConflictKind::Rounding => "rounding",
            ConflictKind::Scope => "scope",
            ConflictKind::Source => "source",
            ConflictKind::Within => "within",
        }
    }
}

/// Two figures that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Why.
    pub kind: ConflictKind,
    /// The figures, as places in the table.
    pub rows: [u32; 2],
}

/// Words that narrow or widen what is counted.
#[rustfmt::skip]
const SCOPES: [&str; 28] = [
    "全市", "全省", "全国", "城镇", "城市", "农村", "户籍", "常住", "公办", "民办", "普惠", "规上", "规模以上",
    "限上", "限额以上", "财政", "社会", "民间", "在岗", "预计", "初步", "可比口径", "同口径",
    "全口径", "不含", "城区", "县城", "乡村",
];

/// Whether a figure stands in a plan.
pub(super) fn is_planned(store: &Store, row: &FigureRow) -> bool {
    let document = store.passages[row.passage as usize].document;
    store.documents[document as usize].metadata.kind == "plan"
}

impl FigureTable {
    /// Joins equal figures. Those of a year stand in the order of the corpus, but what a plan wants comes before the rest.
    pub(super) fn link(&mut self, store: &Store) {
        let bases = self.bases();
        let rows = &self.figures.rows;
        let both = |above: u32, below: u32| u64::from(above) << 32 | u64::from(below);
        let about: Vec<u64> = rows
            .iter()
            .map(|row| both(row.subject, bases[row.unit as usize]))
            .collect();
        let about = distinct::numbered(&about);
        let named: Vec<u64> = rows
            .iter()
            .zip(about)
            .map(|(row, about)| both(row.name, about))
            .collect();
        self.series_of = distinct::numbered(&named);
        let count = self.series_of.iter().max().map_or(0, |&last| last as usize + 1);
        self.series = vec![Vec::new(); count];
        for (at, &series) in self.series_of.iter().enumerate() {
            self.series[series as usize].push(at as u32);
        }
        // Two sorts, each keeping the order of the one before it.
        let sorted = |order: Vec<u32>, key: &dyn Fn(&FigureRow) -> u32| -> Vec<u32> {
            let keys = order.iter().enumerate();
            let mut keys: Vec<u64> = keys
                .map(|(now, &at)| both(key(&rows[at as usize]), now as u32))
                .collect();
            keys.sort_unstable();
            keys.into_iter().map(|key| order[key as u32 as usize]).collect()
        };
        let by_subject = sorted((0..rows.len() as u32).collect(), &|row| row.subject);
        self.by_name = sorted(by_subject, &|row| row.name);
        for points in &mut self.series {
            let key = |at: u32| {
                let row = &self.figures.rows[at as usize];
                let planned = row.kind == FigureKind::Target && is_planned(store, row);
                row.years.map_or(0, |y| u64::from(y.to)) << 33 | u64::from(!planned) << 32 | u64::from(at)
            };
            let mut keys: Vec<u64> = points.iter().map(|&at| key(at)).collect();
            keys.sort_unstable();
            *points = keys.into_iter().map(|key| key as u32).collect();
        }
    }

    /// Number of series.
    pub fn series_count(&self) -> usize {
        self.series.len()
    }

    /// Figures of a series, by year.
    pub fn points(&self, series: usize) -> &[u32] {
        &self.series[series]
    }

    /// The series a figure belongs to.
    pub fn series_of(&self, at: usize) -> usize {
        self.series_of[at] as usize
    }

    /// The number of documents the figures of a series are from.
    pub fn documents(&self, store: &Store, series: usize) -> usize {
        let passage = |&at: &u32| self.figures.rows[at as usize].passage;
        let document = |at: &u32| u64::from(store.passages[passage(at) as usize].document);
        let mut documents: Vec<u64> = self.points(series).iter().map(document).collect();
        documents.sort_unstable();
        documents.dedup();
        documents.len()
    }

    /// What series are sorted by. Unless asked otherwise the main ones come first: a promise beside a report, then the
    /// most figures.
    pub fn rank(&self, store: &Store, series: usize, sort: FigureSort) -> u32 {
        let points = self.points(series);
        let row = |at: u32| &self.figures.rows[at as usize];
        let first = row(points[0]);
        match sort {
            FigureSort::Indicator => first.name,
            FigureSort::Subject => first.subject,
            FigureSort::Points => points.len() as u32,
            FigureSort::Documents => self.documents(store, series) as u32,
            FigureSort::Status => self.verdict(store, series).status as u32,
            _ => {
                let holds = |kind: FigureKind| points.iter().any(|&at| row(at).kind == kind);
                let alone = !(holds(FigureKind::Target) && holds(FigureKind::Outcome));
                u32::from(alone) << 31 | !(points.len() as u32) >> 1
            }
        }
    }

    /// Name, subject and unit, and the place where several have that subject: the same in every build that reads them alike.
    pub fn series_id(&self, series: usize) -> String {
        let row = &self.figures.rows[self.series[series][0] as usize];
        let (base, _) = base_unit(self.unit(row));
        let place = &self.figures.places[row.subject as usize];
        let of = if place.is_empty() { "" } else { "|" };
        format!("{}|{}|{base}{of}{place}", self.name(row), self.subject(row))
    }

    /// Figures of a series that speak of the same years in the same way, and differ. Those of one year stand together, and each
    /// is held against the [`NEAREST`] before it: of hundreds that all differ, four pairs for each tell that they do.
    pub fn conflicts(&self, store: &Store, series: usize) -> Vec<Conflict> {
        let points = &self.series[series];
        // What each counts besides, once it is asked.
        let scopes: Vec<OnceCell<u32>> = points.iter().map(|_| OnceCell::new()).collect();
        let mut conflicts: Vec<Conflict> = Vec::new();
        for (n, &b) in points.iter().enumerate() {
            for m in n.saturating_sub(NEAREST)..n {
                if conflicts.len() >= OF_EACH * points.len() {
                    return conflicts;
                }
                let a = points[m];
                let pair = [a, b].map(|at| &self.figures.rows[at as usize]);
                let promise = |row: &FigureRow| row.kind == FigureKind::Target;
                let same_time = pair[0].years.is_some_and(|years| {
                    let other = pair[1].years.map(|y| (y.from, y.to));
                    // A promise by 2025 and one for 2021-2025 are due at the same time.
                    other == Some((years.from, years.to)) || promise(pair[0]) && other.is_some_and(|o| o.1 == years.to)
                });
                if same_time
                    && promise(pair[0]) == promise(pair[1])
                    && let Some(kind) = self.cause(store, pair, [&scopes[m], &scopes[n]])
                {
                    conflicts.push(Conflict { kind, rows: [a, b] });
                }
            }
        }
        conflicts
    }

    fn cause(&self, store: &Store, [a, b]: [&FigureRow; 2], scopes: [&OnceCell<u32>; 2]) -> Option<ConflictKind> {
        let (one, other) = (self.norm(a), self.norm(b));
        let alike = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs().max(y.abs());
        if one.len() == other.len() && one.iter().zip(&other).all(|(x, y)| alike(*x, *y)) || self.agree(a, b) {
            return None;
        }
        let steps = [a, b].map(|row| self.step(row));
        let coarse = if steps[0] > steps[1] { steps[0] } else { steps[1] };
        let rounded = |x: &f64, y: &f64| (x - y).abs() <= coarse / 2.0 * (1.0 + 1e-9);
        if steps[0] != steps[1] && one.len() == other.len() && one.iter().zip(&other).all(|(x, y)| rounded(x, y)) {
            return Some(ConflictKind::Rounding);
        }
        let scope = |row: &FigureRow, known: &OnceCell<u32>| {
            *known.get_or_init(|| {
                let text = store.stretch(row.passage as usize, row.clause);
                let bit = |(at, word): (usize, &str)| u32::from(text.contains(word)) << at;
                SCOPES.into_iter().enumerate().map(bit).sum()
            })
        };
        let document = |row: &FigureRow| store.passages[row.passage as usize].document;
        Some(if scope(a, scopes[0]) != scope(b, scopes[1]) {
            ConflictKind::Scope
        } else if document(a) == document(b) {
            ConflictKind::Within
        } else {
            ConflictKind::Source
        })
    }

    /// Whether one is a bound, and the other a number that keeps it.
    fn agree(&self, a: &FigureRow, b: &FigureRow) -> bool {
        let keeps = |bound: &FigureRow, number: &FigureRow| {
            let exact = matches!(number.comparator, Comparator::Equal | Comparator::About);
            let (limit, value) = (self.norm(bound)[0], self.norm(number)[0]);
            exact
                && match bound.comparator {
                    Comparator::Above => value > limit,
                    Comparator::AtLeast => value >= limit,
                    Comparator::Below => value < limit,
                    Comparator::AtMost => value <= limit,
                    Comparator::Equal | Comparator::About | Comparator::Range => false,
                }
        };
        let single = |row: &FigureRow| matches!(row.amount, Amount::One(_));
        single(a) && single(b) && (keeps(a, b) || keeps(b, a))
    }

    /// What the last digit printed counts.
    fn step(&self, row: &FigureRow) -> f64 {
        let (_, power) = base_unit(self.unit(row));
        let finest = row.amount.numbers().iter().map(|n| n.scale).max().unwrap_or(0);
        crate::model::Decimal {
            mantissa: 1,
            scale: finest,
        }
        .times(power)
    }

    /// What differs, in words: 1556.64亿元 / 1557亿元.
    pub fn conflict_words(&self, conflict: &Conflict) -> String {
        let worded = conflict.rows.map(|at| {
            let row = &self.figures.rows[at as usize];
            wording::worded(&row.amount, row.comparator, self.unit(row))
        });
        worded.join(" / ")
    }
}
