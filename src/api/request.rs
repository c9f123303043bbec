//! What a caller asks for, read from its own kind of value by `wasm.rs` and by the command line.

use crate::figures::request::{DEFAULT_ROWS, page};
pub use crate::figures::request::{FigureFilters, FigureRequest, FigureSort};
use crate::query::{self, Query};
pub use crate::search::Sort;
pub use crate::search::filter::Values as Filters;

/// A search request, as `types.ts` describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchRequest {
    /// What the reader typed.
    pub query: String,
    /// Whether every word is taken as if it were quoted, and nothing looser will do.
    pub literal: bool,
    /// What may answer.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
    /// Results to pass over.
    pub offset: usize,
    /// Results wanted; 20 if not said.
    pub limit: Option<usize>,
}

/// Results given when a request names no limit.
const DEFAULT_LIMIT: usize = 20;

impl SearchRequest {
    /// The query, read.
    pub fn parsed(&self) -> Query {
        let query = query::parse(&self.query);
        if self.literal { query.literal() } else { query }
    }

    /// The part of `results` that is asked for.
    pub fn page<'r, T>(&self, results: &'r [T]) -> &'r [T] {
        page(results, self.offset, self.limit.unwrap_or(DEFAULT_LIMIT))
    }

    /// How many results must be in order for that part to be.
    pub fn wanted(&self) -> usize {
        self.offset.saturating_add(self.limit.unwrap_or(DEFAULT_LIMIT))
    }
}

/// A request for a concordance, as `types.ts` describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConcordanceRequest {
    /// What may answer, and which lines are wanted; 50 if not said. Its own order is not used.
    pub search: SearchRequest,
    /// In which order.
    pub sort: ConcordanceSort,
}

/// The order of the lines of a concordance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ConcordanceSort {
    /// As they stand in the documents.
    #[default]
    Document,
    /// By what stands before, from the hit backwards.
    Left,
    /// By what stands after.
    Right,
}

impl ConcordanceSort {
    /// Every order with the name callers use.
    pub const ALL: [(&'static str, ConcordanceSort); 3] = [
        ("document", ConcordanceSort::Document),
        ("left", ConcordanceSort::Left),
        ("right", ConcordanceSort::Right),
    ];
}

impl ConcordanceRequest {
    /// The part of `lines` that is asked for.
    pub fn page<'r, T>(&self, lines: &'r [T]) -> &'r [T] {
        page(lines, self.search.offset, self.search.limit.unwrap_or(DEFAULT_ROWS))
    }
}
