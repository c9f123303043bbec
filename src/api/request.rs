//! What a caller asks for, read from its own kind of value by `wasm.rs` and by the command line.

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
        let start = self.offset.min(results.len());
        let end = start
            .saturating_add(self.limit.unwrap_or(DEFAULT_LIMIT))
            .min(results.len());
        &results[start..end]
    }
}
