//! Which filter to leave out where all of them together leave nothing.

use serde::Serialize;

use super::request::Filters;
use crate::search::filter::Field;
use crate::search::{Facets, Scored};

/// A filter that stands in the way, and what the answer would be without it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relaxed {
    /// Name of the filter; `all` for all of them, where leaving out one is not enough.
    pub filter: &'static str,
    /// Its values in the request; none for `all`.
    pub values: Vec<String>,
    /// Results without it.
    pub count: usize,
}

/// The filters to leave out of a request that they leave without results, the most helpful first; none where there are
/// results. Values of one filter are alternatives, so a filter is left out whole.
pub fn relaxed(results: &[Scored], asked: &Filters, facets: &Facets) -> Vec<Relaxed> {
    if !results.is_empty() {
        return Vec::new();
    }
    let mut keys: Vec<u64> = facets
        .kept_out
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(at, &count)| !(count as u64) << 3 | at as u64)
        .collect();
    keys.sort_unstable();
    if keys.is_empty() && facets.all_kept_out > 0 {
        return vec![Relaxed {
            filter: "all",
            values: Vec::new(),
            count: facets.all_kept_out,
        }];
    }
    let single = |key: u64| {
        let field = Field::ALL[(key & 7) as usize];
        let (filter, values) = asked.of(field);
        Relaxed {
            filter,
            values: values.to_vec(),
            count: facets.kept_out[field as usize],
        }
    };
    keys.into_iter().map(single).collect()
}
