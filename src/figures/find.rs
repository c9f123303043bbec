//! Which figures answer a request, in which order, and what each filter would leave.

use super::FigureTable;
use super::value_query::ValueQuery;
use crate::chinese::calendar::YearSpan;
use crate::figures::request::{FigureFilters, FigureRequest, FigureSort};
use crate::model::{FigureKind, base_unit};
use crate::query;
use crate::search::Count;
use crate::segment::{FigureRow, Store, distinct};

/// Values of a facet given at most; the most frequent.
const MAX_VALUES: usize = 60;

/// The filters of figures, in the order of their bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Document.
    Document,
    /// District of the document.
    Region,
    /// Year.
    Year,
    /// Target, outcome, baseline, context.
    Kind,
    /// Unit.
    Unit,
    /// Whom it concerns.
    Subject,
    /// Statistical name.
    Indicator,
    /// Theme of the passage.
    Theme,
    /// Series; not counted.
    Series,
    /// Value as typed; not counted.
    Value,
    /// State of the series; not counted.
    Status,
}

impl Field {
    /// Every filter, in the order of their bits.
    const ALL: [Field; 11] = [
        Field::Document,
        Field::Region,
        Field::Year,
        Field::Kind,
        Field::Unit,
        Field::Subject,
        Field::Indicator,
        Field::Theme,
        Field::Series,
        Field::Value,
        Field::Status,
    ];
    /// Those whose values are counted come first.
    const COUNTED: usize = Field::Theme as usize + 1;
}

/// Counts beside the filters of figures.
#[derive(Debug, Clone, Default)]
pub struct Counts([Vec<Count>; Field::COUNTED]);

impl Counts {
    /// Takes the counts of a field; none for one that is not counted.
    pub fn take(&mut self, field: Field) -> Vec<Count> {
        self.0.get_mut(field as usize).map(std::mem::take).unwrap_or_default()
    }
}

/// What a request lets through: for each field and each figure whether it passes.
struct Gate<'a> {
    store: &'a Store,
    table: &'a FigureTable,
    filters: &'a FigureFilters,
    /// The values asked for.
    values: Vec<ValueQuery>,
    /// For each series whether its state is asked for; empty where none is.
    status: Vec<bool>,
}

impl FigureTable {
    /// Places of the figures that answer, in the order asked for, and the counts.
    pub fn find(&self, store: &Store, request: &FigureRequest) -> (Vec<u32>, Counts) {
        let gate = Gate {
            store,
            table: self,
            filters: &request.filters,
            values: request
                .filters
                .value
                .iter()
                .filter_map(|value| ValueQuery::read(query::cut(value)))
                .collect(),
            status: self.with_status(store, &request.filters.status),
        };
        let terms = terms(store, &request.query);
        let mut found = Vec::new();
        // For each field the figures that fail no other filter.
        let mut candidates: Vec<Vec<u32>> = vec![Vec::new(); Field::COUNTED];
        for at in 0..self.figures.rows.len() {
            let holds = |(term, value): &(String, Option<ValueQuery>)| {
                let row = &self.figures.rows[at];
                contains(&self.haystacks[at], term) || value.as_ref().is_some_and(|value| value.is(self, row))
            };
            if !terms.iter().all(holds) {
                continue;
            }
            let failing = gate.failing(at);
            if failing == 0 {
                found.push(at as u32);
            }
            for (field, candidates) in candidates.iter_mut().enumerate() {
                if failing & !(1 << field) == 0 {
                    candidates.push(at as u32);
                }
            }
        }
        let mut counts = Counts::default();
        for ((of, field), candidates) in counts.0.iter_mut().zip(Field::ALL).zip(&candidates) {
            *of = gate.count(field, candidates);
        }
        self.sort(store, request, &mut found);
        (found, counts)
    }

    /// For each series whether its state is one of those; empty if there are none.
    fn with_status(&self, store: &Store, wanted: &[String]) -> Vec<bool> {
        let all = if wanted.is_empty() { 0 } else { self.series.len() };
        let fits = |series| {
            let status = self.verdict(store, series).status.name();
            wanted.iter().any(|name| name == status)
        };
        (0..all).map(fits).collect()
    }

    /// Sorts by one number for each figure: what is sorted by above, its place below.
    fn sort(&self, store: &Store, request: &FigureRequest, found: &mut [u32]) {
        if request.sort == FigureSort::Document && !request.descending {
            return;
        }
        let ranks = match request.sort {
            FigureSort::Unit => self.unit_ranks(),
            FigureSort::Region => region_ranks(store),
            _ => Vec::new(),
        };
        let key = |at: u32| {
            let row = &self.figures.rows[at as usize];
            let major = match request.sort {
                FigureSort::Document | FigureSort::Points | FigureSort::Documents | FigureSort::Status => u64::from(at),
                FigureSort::Year => row.years.map_or(0, |y| u64::from(y.to) << 16 | u64::from(y.from)),
                FigureSort::Indicator => u64::from(row.name) << 16 | row.years.map_or(0, |y| u64::from(y.to)),
                FigureSort::Subject => u64::from(row.subject),
                FigureSort::Value => self.magnitude(row),
                FigureSort::Kind => row.kind as u64,
                FigureSort::Unit => ranks[row.unit as usize] << 32 | self.magnitude(row) >> 8,
                FigureSort::Region => ranks[store.passages[row.passage as usize].document as usize],
            };
            let major = major & ((1 << 40) - 1);
            let major = if request.descending {
                (1 << 40) - 1 - major
            } else {
                major
            };
            major << 24 | u64::from(at)
        };
        let mut keys: Vec<u64> = found.iter().map(|&at| key(at)).collect();
        keys.sort_unstable();
        for (at, key) in found.iter_mut().zip(keys) {
            *at = (key & 0xFF_FFFF) as u32;
        }
    }

    /// Grows with the value of a figure, in 40 bits: the bits of a positive float do.
    fn magnitude(&self, row: &FigureRow) -> u64 {
        self.norm(row).first().copied().unwrap_or(0.0).to_bits() >> 24
    }

    /// For each unit the number of what it comes to without 万 and 亿.
    pub(super) fn bases(&self) -> Vec<u32> {
        distinct::texts(self.figures.units.iter().map(|unit| base_unit(unit).0))
    }

    /// For each unit the place of what it comes to without 万 and 亿, most frequent first: eight bits, the rest is last.
    fn unit_ranks(&self) -> Vec<u64> {
        let bases = self.bases();
        let mut counts = vec![0u64; bases.len()];
        for row in &self.figures.rows {
            counts[bases[row.unit as usize] as usize] += 1;
        }
        let key = |(at, count): (usize, &u64)| (u64::from(u32::MAX) - count) << 32 | at as u64;
        let mut keys: Vec<u64> = counts.iter().enumerate().map(key).collect();
        keys.sort_unstable();
        let mut ranks = vec![255; bases.len()];
        for (rank, key) in keys.into_iter().enumerate().take(255) {
            ranks[key as u32 as usize] = rank as u64;
        }
        bases.iter().map(|&base| ranks[base as usize]).collect()
    }

    /// The numbers of a figure with 万 and 亿 written out.
    pub fn norm(&self, row: &FigureRow) -> Vec<f64> {
        let (_, power) = base_unit(self.unit(row));
        row.amount.numbers().iter().map(|n| n.times(power)).collect()
    }
}

impl Gate<'_> {
    /// One bit for each filter the figure fails.
    fn failing(&self, at: usize) -> u16 {
        let fails = |field| u16::from(!self.passes(field, at)) << field as usize;
        Field::ALL.into_iter().map(fails).sum()
    }

    fn passes(&self, field: Field, at: usize) -> bool {
        let (table, filters) = (self.table, self.filters);
        let row = &table.figures.rows[at];
        let document = &self.store.documents[self.store.passages[row.passage as usize].document as usize];
        let one_of = |values: &[String], fits: &dyn Fn(&str) -> bool| {
            values.is_empty() || values.iter().any(|value| fits(value))
        };
        match field {
            Field::Document => one_of(&filters.doc, &|v| v == document.key || v == document.file),
            Field::Region => one_of(&filters.region, &|v| {
                document
                    .metadata
                    .region
                    .as_deref()
                    .is_some_and(|region| region.contains(v))
            }),
            Field::Year => one_of(&filters.year, &|v| year_fits(row, v)),
            Field::Kind => one_of(&filters.kind, &|v| v == row.kind.name()),
            Field::Unit => one_of(&filters.unit, &|v| {
                v == table.unit(row) || v == base_unit(table.unit(row)).0
            }),
            Field::Subject => one_of(&filters.subject, &|v| v == table.subject(row)),
            Field::Indicator => one_of(&filters.indicator, &|v| v == table.name(row)),
            Field::Theme => one_of(&filters.theme, &|v| self.has_theme(row, v)),
            Field::Series => one_of(&filters.series, &|v| v == table.series_id(table.series_of(at))),
            Field::Status => self.status.get(table.series_of(at)).is_none_or(|asked| *asked),
            Field::Value => filters.value.is_empty() || self.values.iter().any(|value| value.is(table, row)),
        }
    }

    fn has_theme(&self, row: &FigureRow, value: &str) -> bool {
        let themes = &self.store.themes;
        let named = |entry: u16| {
            let theme = &themes.taxonomy[entry as usize];
            theme.id == value || theme.name == value
        };
        themes.entries(row.passage as usize).iter().any(|&entry| named(entry))
    }

    /// How many of the candidates have each value of a field: documents and districts in the order of the corpus, years
    /// from the last, kinds and themes in theirs, all others the most frequent first.
    fn count(&self, field: Field, candidates: &[u32]) -> Vec<Count> {
        let figures = &self.table.figures;
        let documents = &self.store.documents;
        let row = |at: u32| &figures.rows[at as usize];
        let document = |at: u32| self.store.passages[row(at).passage as usize].document as usize;
        let tally = |size: usize, of: &dyn Fn(u32) -> usize| {
            let mut counts = vec![0usize; size];
            candidates.iter().for_each(|&at| counts[of(at)] += 1);
            counts
        };
        let value = |value: &str, label: &str, count: usize| Count {
            value: value.to_string(),
            label: label.to_string(),
            document: None,
            count,
        };
        let values: Vec<Count> = match field {
            Field::Document => tally(documents.len(), &document)
                .into_iter()
                .zip(documents)
                .map(|(count, d)| value(&d.key, &d.metadata.title, count))
                .collect(),
            Field::Region => merged(tally(documents.len(), &document).into_iter().zip(documents).filter_map(
                |(count, d)| {
                    let region = d.metadata.region.as_deref()?;
                    Some(value(region, region, count))
                },
            )),
            Field::Year => tally(1 << 16, &|at| row(at).years.map_or(0, |y| y.to.into()))
                .into_iter()
                .enumerate()
                .skip(1)
                .rev()
                .filter(|(_, count)| *count > 0)
                .map(|(year, count)| value(&year.to_string(), &year.to_string(), count))
                .collect(),
            Field::Kind => tally(FigureKind::ALL.len(), &|at| row(at).kind as usize)
                .into_iter()
                .zip(FigureKind::ALL)
                .map(|(count, kind)| value(kind.name(), kind.word(), count))
                .collect(),
            Field::Unit => {
                let by_unit = tally(figures.units.len(), &|at| row(at).unit as usize);
                frequent(merged(by_unit.into_iter().zip(&figures.units).map(|(count, unit)| {
                    let (base, _) = base_unit(unit);
                    value(base, base, count)
                })))
            }
            Field::Subject => {
                let by_subject = tally(figures.subjects.len(), &|at| row(at).subject as usize);
                let subjects = by_subject.into_iter().zip(&figures.subjects);
                frequent(merged(subjects.map(|(count, subject)| value(subject, subject, count))))
            }
            Field::Indicator => frequent(
                tally(figures.names.len(), &|at| row(at).name as usize)
                    .into_iter()
                    .zip(&figures.names)
                    .map(|(count, name)| value(&name.text, &name.text, count))
                    .collect(),
            ),
            Field::Theme => {
                let themes = &self.store.themes;
                let mut counts = vec![0usize; themes.taxonomy.len()];
                for &at in candidates {
                    let entries = themes.entries(row(at).passage as usize);
                    entries.iter().for_each(|&entry| counts[entry as usize] += 1);
                }
                let named = counts.into_iter().zip(&themes.taxonomy);
                named
                    .map(|(count, theme)| value(&theme.id, &theme.name, count))
                    .collect()
            }
            Field::Series | Field::Value | Field::Status => Vec::new(),
        };
        values.into_iter().filter(|value| value.count > 0).collect()
    }
}

/// For each document the place of the first document of its district; those without one come last.
fn region_ranks(store: &Store) -> Vec<u64> {
    let regions = || {
        store
            .documents
            .iter()
            .map(|document| document.metadata.region.as_deref())
    };
    let numbers = distinct::texts(regions().map(Option::unwrap_or_default));
    let mut first: Vec<u64> = Vec::new();
    for (at, &number) in numbers.iter().enumerate() {
        // Numbers count on in order of appearance.
        if number as usize == first.len() {
            first.push(at as u64);
        }
    }
    let none = store.documents.len() as u64;
    let rank = |(region, number): (Option<&str>, u32)| region.map_or(none, |_| first[number as usize]);
    regions().zip(numbers).map(rank).collect()
}

/// Equal values as one, at the place of the first.
fn merged(values: impl Iterator<Item = Count>) -> Vec<Count> {
    Count::merged(values.collect())
}

/// The most frequent values, at most [`MAX_VALUES`].
fn frequent(values: Vec<Count>) -> Vec<Count> {
    let key = |(at, value): (usize, &Count)| u64::from(!(value.count as u32)) << 32 | at as u64;
    let mut keys: Vec<u64> = values.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter()
        .take(MAX_VALUES)
        .map(|key| values[key as u32 as usize].clone())
        .collect()
}

/// Whether a figure speaks of a year, or of one of a range of years.
fn year_fits(row: &FigureRow, value: &str) -> bool {
    let spoken = row.years.map(|years| YearSpan::new(years.from, years.to));
    spoken
        .zip(YearSpan::filter(value))
        .is_some_and(|(spoken, wanted)| wanted.meets(spoken))
}

/// The words of a query, folded, and the value that each could be; all must be found.
fn terms(store: &Store, typed: &str) -> Vec<(String, Option<ValueQuery>)> {
    query::cut(typed)
        .split_whitespace()
        .map(|term| {
            (
                store.folded(term).chars.into_iter().collect::<String>(),
                ValueQuery::read(term),
            )
        })
        .filter(|(term, _)| !term.is_empty())
        .collect()
}

/// Whether a term stands in a text; a figure as a whole: 200 is not in 2000 or in 1200.
fn contains(text: &str, term: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
    let begins = term.starts_with(|c: char| c.is_ascii_digit());
    let ends = term.ends_with(|c: char| c.is_ascii_digit());
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(term)) {
        let (start, end) = (from + at, from + at + term.len());
        let cut = begins && digit(text[..start].chars().next_back()) || ends && digit(text[end..].chars().next());
        if !cut {
            return true;
        }
        from = start + term.chars().next().map_or(1, char::len_utf8);
    }
    false
}
