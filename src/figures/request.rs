//! What is asked of the figures.

/// A request for figures, as `types.ts` describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureRequest {
    /// Words that name, subject, clause or value must hold, all of them.
    pub query: String,
    /// What may answer.
    pub filters: FigureFilters,
    /// By what they are sorted.
    pub sort: FigureSort,
    /// Whether the last come first.
    pub descending: bool,
    /// Rows to pass over.
    pub offset: usize,
    /// Rows wanted; 50 if not said.
    pub limit: Option<usize>,
}

/// Values of each filter of figures; an empty list filters nothing, values of one filter are alternatives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureFilters {
    /// Document keys or file names.
    pub doc: Vec<String>,
    /// Districts, whole or in part.
    pub region: Vec<String>,
    /// Years, or ranges: 2021..2025.
    pub year: Vec<String>,
    /// `target`, `outcome`, `baseline`, `context`.
    pub kind: Vec<String>,
    /// Ids or names of themes of the passages they stand in.
    pub theme: Vec<String>,
    /// Units as written or without their myriads.
    pub unit: Vec<String>,
    /// Whom figures concern.
    pub subject: Vec<String>,
    /// Statistical names.
    pub indicator: Vec<String>,
    /// Values as typed: 2300亿, 6%, 6.5; one of them is the figure's, however it is written. What is no number finds
    /// nothing.
    pub value: Vec<String>,
    /// Ids of series.
    pub series: Vec<String>,
    /// States of the series they belong to: `met`, `due` and so on.
    pub status: Vec<String>,
}

/// By what figures are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FigureSort {
    /// By their place in the corpus.
    #[default]
    Document,
    /// By year.
    Year,
    /// By name, then by year.
    Indicator,
    /// By whom they concern.
    Subject,
    /// By value, 万 and 亿 written out.
    Value,
    /// Targets, outcomes, baselines, context.
    Kind,
    /// By unit without 万 and 亿, then by value.
    Unit,
    /// By district of the document, in the order of the corpus.
    Region,
    /// Series by the number of their figures; figures as `Document`.
    Points,
    /// Series by the number of documents they are from; figures as `Document`.
    Documents,
    /// Series by their state; figures as `Document`.
    Status,
}

impl FigureSort {
    /// Every order with the name callers use.
    pub const ALL: [(&'static str, FigureSort); 11] = [
        ("document", FigureSort::Document),
        ("year", FigureSort::Year),
        ("indicator", FigureSort::Indicator),
        ("subject", FigureSort::Subject),
        ("value", FigureSort::Value),
        ("kind", FigureSort::Kind),
        ("unit", FigureSort::Unit),
        ("region", FigureSort::Region),
        ("points", FigureSort::Points),
        ("documents", FigureSort::Documents),
        ("status", FigureSort::Status),
    ];
}

/// Rows given when a request names no limit, of figures or of a concordance.
pub const DEFAULT_ROWS: usize = 50;

impl FigureRequest {
    /// The part of `rows` that is asked for.
    pub fn page<'r, T>(&self, rows: &'r [T]) -> &'r [T] {
        page(rows, self.offset, self.limit.unwrap_or(DEFAULT_ROWS))
    }
}

/// `limit` of `rows` after the first `offset`, as many as there are.
pub fn page<T>(rows: &[T], offset: usize, limit: usize) -> &[T] {
    let start = offset.min(rows.len());
    &rows[start..start.saturating_add(limit).min(rows.len())]
}
