//! Figures and series as the command line prints them.

use super::views::SeriesView;
use crate::api::records::{ConflictRecord, IndicatorRecord, SeriesRecord};
use crate::api::request::FigureRequest;
use crate::api::{Explorer, PlanError};
use crate::figures::FigureTable;
use crate::model::{Repair, RepairKind, Span, Table};
use crate::segment::CorpusError;

/// A seed as it was found, and the entries of its ledger that take away what a page is made of.
struct Raw {
    chars: Vec<char>,
    ledger: Vec<Repair>,
}

/// Whether a repair takes away tags, alone or with blanks between them, or what a page holds beside its text.
fn is_of_page(repair: &Repair, seed: &[char]) -> bool {
    let raw = seed
        .get(repair.span.start as usize..repair.span.end as usize)
        .unwrap_or_default();
    matches!(
        repair.kind,
        RepairKind::Markup | RepairKind::Navigation | RepairKind::Boilerplate
    ) || raw.contains(&'<')
}

impl Raw {
    /// A stretch without markup; `None` where the seed is not kept.
    fn text(&self, span: Span) -> Option<String> {
        let (mut at, end) = (span.start as usize, span.end as usize);
        let mut text = String::new();
        let first = self.ledger.partition_point(|repair| repair.span.end <= span.start);
        for repair in self.ledger[first..]
            .iter()
            .take_while(|repair| repair.span.end <= span.end)
        {
            text.extend(self.chars.get(at..repair.span.start as usize).unwrap_or_default());
            text.push_str(&repair.replacement);
            at = at.max(repair.span.end as usize);
        }
        text.extend(self.chars.get(at..end)?);
        Some(text)
    }
}

impl Explorer {
    /// Rows of `indicators`; the text is that of the seed without its markup, character for character, where the corpus keeps
    /// it.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn indicator_records(&self, request: &FigureRequest) -> Result<Vec<IndicatorRecord>, PlanError> {
        let table = self.figure_table()?;
        let (found, _) = table.find(&self.store, request);
        let wanted = &found[..found.len().min(request.limit.unwrap_or(usize::MAX))];
        let seeds = self.seeds().map_err(PlanError::Corpus)?;
        Ok(wanted
            .iter()
            .map(|&at| self.indicator_record(table, at as usize, &seeds))
            .collect())
    }

    /// The seeds as they were found; empty where the corpus does not keep one.
    fn seeds(&self) -> Result<Vec<Raw>, CorpusError> {
        let store = &self.store;
        let documents = if store.is_whole() { store.documents.len() } else { 0 };
        let raw = |at| {
            let mut ledger = store.ledger(at)?;
            let chars = store.raw(at, &ledger)?.unwrap_or_default();
            ledger.retain(|repair| repair.applied && is_of_page(repair, &chars));
            Ok(Raw { chars, ledger })
        };
        (0..documents).map(raw).collect()
    }

    fn indicator_record(&self, table: &FigureTable, at: usize, seeds: &[Raw]) -> IndicatorRecord {
        let figure = self.figure(table, at);
        let row = &table.figures.rows[at];
        let document = self.store.passages[row.passage as usize].document as usize;
        let (table_at, body_row) = self.row_of(row.passage as usize).unzip();
        let column = || {
            let before = self.store.text(row.passage as usize).chars().take(row.value.0 as usize);
            before.filter(|c| *c == Table::GAP).count() as u32
        };
        // Between the cells of a row there is markup: it is told as it is served.
        let text = seeds
            .get(document)
            .and_then(|seed| seed.text(row.span))
            .filter(|_| table_at.is_none());
        let document = &self.store.documents[document];
        IndicatorRecord {
            id: figure.id,
            file: document.file.clone(),
            start: row.span.start,
            end: row.span.end,
            text: text.unwrap_or_else(|| figure.clause.into_iter().map(|run| run.text).collect()),
            value: figure.value,
            min: figure.min,
            max: figure.max,
            unit: figure.unit,
            norm_value: figure.norm_value,
            norm_unit: figure.norm_unit,
            comparator: figure.comparator,
            kind: figure.kind,
            year: figure.year,
            indicator: figure.indicator,
            subject: figure.subject,
            modality: figure.modality,
            confidence: figure.confidence,
            table: table_at,
            cell: body_row.flatten().map(|row| [row, column()]),
        }
    }

    /// Rows of `series`.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn series_records(&self, request: &FigureRequest) -> Result<Vec<SeriesRecord>, PlanError> {
        let request = FigureRequest {
            limit: request.limit.or(Some(usize::MAX)),
            ..request.clone()
        };
        let record = |series: SeriesView| SeriesRecord {
            indicator: series.indicator,
            subject: series.subject,
            unit: series.unit,
            points: series.points.into_iter().map(|point| point.id).collect(),
            status: series.status,
            plan: series.plan,
            targets: series.targets.into_iter().map(|target| target.id).collect(),
            outcome: series.outcome,
            words: series.words,
            conflicts: series
                .conflicts
                .into_iter()
                .map(|c| ConflictRecord {
                    kind: c.kind,
                    points: c.rows,
                    words: c.words,
                })
                .collect(),
        };
        Ok(self.series(&request)?.series.into_iter().map(record).collect())
    }
}
