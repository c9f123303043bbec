//! What a caller asks for. Everything is optional; unknown fields are left aside.

use serde::Deserialize;

use crate::query::{self, Query};
use crate::search::Sort;
use crate::search::filter::Values;

/// A search request, as `types.ts` describes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SearchRequest {
    /// What the reader typed.
    pub query: Option<String>,
    /// What may answer.
    pub filters: Option<FilterValues>,
    /// `relevance`, `document` or `year`.
    pub sort: Option<SortName>,
    /// Results to pass over.
    pub offset: Option<usize>,
    /// Results wanted.
    pub limit: Option<usize>,
}

/// Values of the filters.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FilterValues {
    /// Document keys or file names.
    pub doc: Option<Vec<String>>,
    /// Districts.
    pub region: Option<Vec<String>>,
    /// Years or ranges of years.
    pub year: Option<Vec<String>>,
    /// Kinds of document.
    pub kind: Option<Vec<String>>,
    /// Sections.
    pub section: Option<Vec<String>>,
}

/// Names of the orders.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SortName {
    /// Best first.
    Relevance,
    /// As they stand in the documents.
    Document,
    /// Newest first.
    Year,
}

impl SearchRequest {
    /// The query, read.
    pub fn query(&self) -> Query {
        query::parse(self.query.as_deref().unwrap_or(""))
    }

    /// The filter values.
    pub fn filters(&self) -> Values {
        let filters = self.filters.clone().unwrap_or_default();
        let or_none = Option::unwrap_or_default;
        Values {
            doc: or_none(filters.doc),
            region: or_none(filters.region),
            year: or_none(filters.year),
            kind: or_none(filters.kind),
            section: or_none(filters.section),
        }
    }

    /// The order asked for.
    pub fn sort(&self) -> Sort {
        match self.sort {
            None | Some(SortName::Relevance) => Sort::Relevance,
            Some(SortName::Document) => Sort::Document,
            Some(SortName::Year) => Sort::Year,
        }
    }

    /// Results to pass over and to give.
    pub fn window(&self, default: usize, max: usize) -> (usize, usize) {
        (self.offset.unwrap_or(0), self.limit.unwrap_or(default).min(max))
    }
}
