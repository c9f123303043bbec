//! Figures and series as JavaScript gets them.

use serde::Serialize;

use crate::api::request::FigureRequest;
use crate::api::views::{FacetValue, Run, SectionRef, runs};
use crate::api::{Explorer, PlanError};
use crate::figures::FigureTable;
use crate::figures::find::Field;
use crate::figures::series::Conflict;
use crate::figures::verdict::End;
use crate::model::{Amount, Comparator, base_unit};
use crate::segment::FigureRow;

/// A number, the parts of a ratio, or nothing where there is only a range.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// One number.
    One(f64),
    /// Parts of a ratio.
    Ratio(Vec<f64>),
    /// None: see the bounds.
    None,
}

impl Value {
    fn new(amount: &Amount, numbers: Vec<f64>) -> Value {
        match amount {
            Amount::One(_) => Value::One(numbers[0]),
            Amount::Ratio(_) => Value::Ratio(numbers),
            Amount::Range(..) => Value::None,
        }
    }
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// Id, stable within one build.
    pub id: String,
    /// Document key.
    pub document: String,
    /// Title of the document.
    pub document_title: String,
    /// District of the document.
    pub region: Option<String>,
    /// Passage it stands in.
    pub passage: String,
    /// Beginning of the passage, to find it by.
    pub quote: String,
    /// Sections the passage lies in.
    pub path: Vec<SectionRef>,
    /// The clause, its value marked.
    pub clause: Vec<Run>,
    /// The value as printed, with its bounding words.
    pub printed: String,
    /// The number in `unit`.
    pub value: Value,
    /// Lower bound in `unit`.
    pub min: Option<f64>,
    /// Upper bound in `unit`.
    pub max: Option<f64>,
    /// Unit as written.
    pub unit: Option<String>,
    /// The number with 万 and 亿 written out.
    pub norm_value: Value,
    /// Its unit.
    pub norm_unit: Option<String>,
    /// Lower bound in `norm_unit`.
    pub norm_min: Option<f64>,
    /// Upper bound in `norm_unit`.
    pub norm_max: Option<f64>,
    /// How the number bounds.
    pub comparator: &'static str,
    /// Promise or report.
    pub kind: &'static str,
    /// Year or years.
    pub year: Option<String>,
    /// Where they were read.
    pub year_source: Option<&'static str>,
    /// Statistical name.
    pub indicator: String,
    /// Whom it concerns.
    pub subject: String,
    /// How it is meant.
    pub modality: Option<&'static str>,
    /// What kind of quantity.
    pub measure: &'static str,
    /// How sure the reading is.
    pub confidence: &'static str,
    /// Series it belongs to.
    pub series: String,
    /// Figures of that series.
    pub series_points: usize,
}

/// Counts beside the filters of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureFacets {
    /// By document.
    pub doc: Vec<FacetValue>,
    /// By district.
    pub region: Vec<FacetValue>,
    /// By last year.
    pub year: Vec<FacetValue>,
    /// By kind of figure.
    pub kind: Vec<FacetValue>,
    /// By unit.
    pub unit: Vec<FacetValue>,
    /// By subject.
    pub subject: Vec<FacetValue>,
    /// By name.
    pub indicator: Vec<FacetValue>,
    /// By theme of the passage.
    pub theme: Vec<FacetValue>,
}

/// The answer to a request for figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureList {
    /// All that answer.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<Figure>,
    /// Counts beside the filters.
    pub facets: FigureFacets,
}

/// Two figures that differ where they should not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConflictView {
    /// `rounding`, `scope`, `source` or `within` (one document).
    pub kind: &'static str,
    /// Ids of the figures.
    pub rows: Vec<String>,
    /// Both values in words.
    pub words: String,
}

/// A target and what a report, the same for all of them, comes to beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetView {
    /// Id of the figure.
    pub id: String,
    /// What it comes to: `reached`, `behind`, `left` and so on.
    pub end: &'static str,
    /// How much is missing, with its unit; of percentages in points, without.
    pub gap: Option<String>,
}

/// A number that stands in no document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DerivedView {
    /// In the unit of the series.
    pub value: f64,
    /// The year it would be for.
    pub year: String,
    /// How it comes about.
    pub words: String,
    /// The growth it assumes: 6%.
    pub rate: String,
    /// The number as a reader would write it: 2120亿元.
    pub printed: String,
    /// Ids of the figures it is computed from.
    pub from: Vec<String>,
}

/// Equal figures through the years.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriesView {
    /// Name, subject and unit.
    pub id: String,
    /// Statistical name.
    pub indicator: String,
    /// Whom it concerns.
    pub subject: String,
    /// Unit, 万 and 亿 written out.
    pub unit: Option<String>,
    /// What kind of quantity.
    pub measure: &'static str,
    /// Whether less is better.
    pub less_is_better: bool,
    /// The figures by year.
    pub points: Vec<Figure>,
    /// What became of the promise.
    pub status: &'static str,
    /// Id of the target the state rests on; the first of `targets`.
    pub plan: Option<String>,
    /// All targets for the same time, what a plan says first.
    pub targets: Vec<TargetView>,
    /// Id of the report it rests on.
    pub outcome: Option<String>,
    /// The comparison in words.
    pub words: String,
    /// What it comes to: `reached`, `behind`, `left` and so on.
    pub end: &'static str,
    /// How much is missing, with its unit; of percentages in points, without.
    pub gap: Option<String>,
    /// What is computed in them.
    pub derived: Option<DerivedView>,
    /// Figures that differ.
    pub conflicts: Vec<ConflictView>,
}

/// The answer to a request for series.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeriesList {
    /// All that answer.
    pub total: usize,
    /// Those asked for: a promise beside a report first, then the longest, unless sorted otherwise.
    pub series: Vec<SeriesView>,
}

impl Explorer {
    /// The figures that answer a request.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn indicators(&self, request: &FigureRequest) -> Result<FigureList, PlanError> {
        let table = self.figure_table()?;
        let (found, mut counts) = table.find(&self.store, request);
        let mut of = |field| counts.take(field).into_iter().map(FacetValue::from).collect();
        Ok(FigureList {
            total: found.len(),
            rows: request
                .page(&found)
                .iter()
                .map(|&at| self.figure(table, at as usize))
                .collect(),
            facets: FigureFacets {
                doc: of(Field::Document),
                region: of(Field::Region),
                year: of(Field::Year),
                kind: of(Field::Kind),
                unit: of(Field::Unit),
                subject: of(Field::Subject),
                indicator: of(Field::Indicator),
                theme: of(Field::Theme),
            },
        })
    }

    /// The series of the figures that answer a request.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn series(&self, request: &FigureRequest) -> Result<SeriesList, PlanError> {
        let table = self.figure_table()?;
        let (found, _) = table.find(&self.store, request);
        let mut wanted = vec![false; table.series_count()];
        found.iter().for_each(|&at| wanted[table.series_of(at as usize)] = true);
        let key = |series: usize| {
            let rank = table.rank(&self.store, series, request.sort);
            u64::from(if request.descending { !rank } else { rank }) << 32 | series as u64
        };
        let mut keys: Vec<u64> = (0..wanted.len()).filter(|&series| wanted[series]).map(key).collect();
        keys.sort_unstable();
        let series = request
            .page(&keys)
            .iter()
            .map(|&key| self.series_view(table, key as u32 as usize));
        Ok(SeriesList {
            total: keys.len(),
            series: series.collect(),
        })
    }

    pub(super) fn figure(&self, table: &FigureTable, at: usize) -> Figure {
        let store = &self.store;
        let row = &table.figures.rows[at];
        let passage = row.passage as usize;
        let document = &store.documents[store.passages[passage].document as usize];
        let text = store.text(passage);
        let bytes = |(start, end): (u32, u32)| store.byte(passage, start)..store.byte(passage, end);
        let value = bytes(row.value);
        let numbers = Numbers::new(table, row);
        Figure {
            id: table.id(store, at),
            document: document.key.clone(),
            document_title: document.metadata.title.clone(),
            region: document.metadata.region.clone(),
            passage: store.name(passage),
            quote: self.quote(passage),
            path: store
                .path(passage)
                .into_iter()
                .map(|section| self.section_ref(section))
                .collect(),
            clause: runs(text, bytes(row.clause), std::slice::from_ref(&value)),
            printed: text[value].to_string(),
            value: numbers.value,
            min: numbers.min,
            max: numbers.max,
            unit: numbers.unit,
            norm_value: numbers.norm_value,
            norm_unit: numbers.norm_unit,
            norm_min: numbers.norm_min,
            norm_max: numbers.norm_max,
            comparator: row.comparator.sign(),
            kind: row.kind.name(),
            year: row.years.map(|years| years.text()),
            year_source: row.years.map(|years| years.source.name()),
            indicator: table.name(row).to_string(),
            subject: table.subject(row).to_string(),
            modality: row.modality.map(|m| m.word()),
            measure: row.measure.name(),
            confidence: row.confidence.name(),
            series: table.series_id(table.series_of(at)),
            series_points: table.points(table.series_of(at)).len(),
        }
    }

    fn series_view(&self, table: &FigureTable, series: usize) -> SeriesView {
        let store = &self.store;
        let id = |at: u32| table.id(store, at as usize);
        let points = table.points(series);
        let first = &table.figures.rows[points[0] as usize];
        let verdict = table.verdict(store, series);
        let words = table.words(store, &verdict);
        let gap = |end: End| match end {
            End::Behind(by) | End::Left(by) => Some(table.difference(&verdict, by).0),
            _ => None,
        };
        let target = |&(at, end): &(u32, End)| TargetView {
            id: id(at),
            end: end.name(),
            gap: gap(end),
        };
        let targets: Vec<TargetView> = verdict.targets.iter().map(target).collect();
        let plan = verdict.plan().map(id);
        let gap = gap(verdict.end);
        let derived = verdict.derived.map(|derived| DerivedView {
            value: derived.value,
            year: derived.year.to_string(),
            words: derived.words(),
            rate: derived.rate,
            printed: derived.printed,
            from: [verdict.outcome, Some(derived.from)]
                .into_iter()
                .flatten()
                .map(id)
                .collect(),
        });
        SeriesView {
            id: table.series_id(series),
            indicator: table.name(first).to_string(),
            subject: table.subject(first).to_string(),
            unit: present(base_unit(table.unit(first)).0),
            measure: first.measure.name(),
            less_is_better: table.figures.names[first.name as usize].less_is_better,
            points: points.iter().map(|&at| self.figure(table, at as usize)).collect(),
            status: verdict.status.name(),
            plan,
            targets,
            outcome: verdict.outcome.map(id),
            words,
            end: verdict.end.name(),
            gap,
            derived,
            conflicts: table
                .conflicts(store, series)
                .iter()
                .map(|c| self.conflict(table, c))
                .collect(),
        }
    }

    fn conflict(&self, table: &FigureTable, conflict: &Conflict) -> ConflictView {
        ConflictView {
            kind: conflict.kind.name(),
            rows: conflict
                .rows
                .iter()
                .map(|&at| table.id(&self.store, at as usize))
                .collect(),
            words: table.conflict_words(conflict),
        }
    }
}

/// The numbers of a figure as callers get them.
struct Numbers {
    value: Value,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<String>,
    norm_value: Value,
    norm_unit: Option<String>,
    norm_min: Option<f64>,
    norm_max: Option<f64>,
}

impl Numbers {
    fn new(table: &FigureTable, row: &FigureRow) -> Numbers {
        let written: Vec<f64> = row.amount.numbers().iter().map(|n| n.value()).collect();
        let norm = table.norm(row);
        let unit = table.unit(row);
        let bounds = |numbers: &[f64]| match (&row.amount, row.comparator) {
            (Amount::Range(..), _) => (numbers.first().copied(), numbers.last().copied()),
            (Amount::One(_), Comparator::Above | Comparator::AtLeast) => (numbers.first().copied(), None),
            (Amount::One(_), Comparator::Below | Comparator::AtMost) => (None, numbers.first().copied()),
            _ => (None, None),
        };
        let ((min, max), (norm_min, norm_max)) = (bounds(&written), bounds(&norm));
        Numbers {
            min,
            max,
            norm_min,
            norm_max,
            value: Value::new(&row.amount, written),
            unit: present(unit),
            norm_value: Value::new(&row.amount, norm),
            norm_unit: present(base_unit(unit).0),
        }
    }
}

fn present(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_string())
}
