//! Figures and series as the command line prints them.

use super::views::SeriesView;
use crate::api::records::{ConflictRecord, IndicatorRecord, SeriesRecord};
use crate::api::request::FigureRequest;
use crate::api::{Explorer, PlanError};
use crate::figures::FigureTable;
use crate::segment::CorpusError;

impl Explorer {
    /// Rows of `indicators`; the text is that of the seed, character for character, where the corpus keeps it.
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
    fn seeds(&self) -> Result<Vec<Vec<char>>, CorpusError> {
        let store = &self.store;
        let documents = if store.is_whole() { store.documents.len() } else { 0 };
        (0..documents)
            .map(|at| Ok(store.raw(at, &store.ledger(at)?)?.unwrap_or_default()))
            .collect()
    }

    fn indicator_record(&self, table: &FigureTable, at: usize, seeds: &[Vec<char>]) -> IndicatorRecord {
        let figure = self.figure(table, at);
        let row = &table.figures.rows[at];
        let document = self.store.passages[row.passage as usize].document as usize;
        let seed = seeds
            .get(document)
            .and_then(|seed| seed.get(row.span.start as usize..row.span.end as usize));
        let document = &self.store.documents[document];
        IndicatorRecord {
            id: figure.id,
            file: document.file.clone(),
            start: row.span.start,
            end: row.span.end,
            text: match seed {
                Some(seed) => seed.iter().collect(),
                None => figure.clause.into_iter().map(|run| run.text).collect(),
            },
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
