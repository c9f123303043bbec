//! Keyword in context: every place where the words of a query stand, one line each.

use serde::Serialize;

use super::Explorer;
use super::quote::{Borders, beginning};
use super::request::{ConcordanceRequest, ConcordanceSort};
use super::views::Cut;
use crate::chinese::fold::{self, Folded};
use crate::search::{self, Filters, Sort, snippet};
use crate::segment::Store;
use crate::segment::stream::SEPARATOR;

/// Characters shown on either side.
const CONTEXT: usize = 24;
/// Characters by which lines are sorted; beyond that they keep the order of the corpus.
const SORTED_BY: usize = 8;

/// Lines of a concordance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Concordance {
    /// All places.
    pub total: usize,
    /// Passages they stand in.
    pub passages: usize,
    /// The lines asked for.
    pub rows: Vec<ConcordanceRow>,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConcordanceRow {
    /// Passage.
    pub id: String,
    /// Document key.
    pub document: String,
    /// The beginning of the passage, to find it by.
    pub quote: String,
    /// Text before, whole words.
    pub left: String,
    /// What matched.
    pub hit: String,
    /// Text after, whole words.
    pub right: String,
    /// Whether the passage goes on beyond these.
    pub cut: Cut,
}

/// A passage and a stretch of the stream within it.
type Place = (usize, std::ops::Range<usize>);

impl Explorer {
    /// Every place where the words of a query stand in the passages that answer it. Headings are not looked at.
    pub fn concordance(&self, request: &ConcordanceRequest) -> Concordance {
        let store = &self.store;
        let filters = Filters::new(store, &request.search.filters);
        let outcome = search::ranked(store, &request.search.parsed(), &filters, Sort::Document, search::ALL);
        let mut places: Vec<Place> = Vec::new();
        let mut passages = 0;
        // Where passages answer in full, those that hold only a part are not looked at.
        let answers = if outcome.total > 0 {
            outcome.total
        } else {
            outcome.ranked.len()
        };
        for hit in &outcome.ranked[..answers] {
            let passage = hit.passage as usize;
            let stretches = snippet::stretches(store, passage, &outcome.words);
            passages += usize::from(!stretches.is_empty());
            places.extend(stretches.into_iter().map(|stretch| (passage, stretch)));
        }
        let places = match request.sort {
            ConcordanceSort::Document => places,
            ConcordanceSort::Left => sorted(store, places, |stretch, nth| stretch.start.checked_sub(nth + 1)),
            ConcordanceSort::Right => sorted(store, places, |stretch, nth| Some(stretch.end + nth)),
        };
        Concordance {
            total: places.len(),
            passages,
            rows: self.lines(request.page(&places)),
        }
    }

    /// The lines of some places, in their order. Each passage is read once.
    fn lines(&self, places: &[Place]) -> Vec<ConcordanceRow> {
        let keys = places.iter().enumerate();
        let mut by_passage: Vec<u64> = keys.map(|(row, place)| (place.0 as u64) << 32 | row as u64).collect();
        by_passage.sort_unstable();
        let mut rows = vec![None; places.len()];
        for of_one in by_passage.chunk_by(|a, b| a >> 32 == b >> 32) {
            let passage = (of_one[0] >> 32) as usize;
            let folded = fold::fold(self.store.text(passage));
            let borders = Borders::of(&self.store, passage);
            for row in of_one.iter().map(|&key| key as u32 as usize) {
                rows[row] = Some(self.line(&places[row], &folded, &borders));
            }
        }
        rows.into_iter().flatten().collect()
    }

    fn line(&self, (passage, stretch): &Place, folded: &Folded, borders: &Borders<'_>) -> ConcordanceRow {
        let store = &self.store;
        let text = store.text(*passage);
        let first = store.stream.starts[*passage] as usize;
        let (start, end) = folded.source(stretch.start - first, stretch.end - first);
        let left = text[..start]
            .char_indices()
            .rev()
            .nth(CONTEXT - 1)
            .map_or(0, |(at, _)| at);
        let right = end + beginning(&text[end..], CONTEXT).len();
        // Whole words of them.
        let left = borders.behind(left).min(start);
        let right = borders.before(right).max(end);
        ConcordanceRow {
            id: store.name(*passage),
            document: store.documents[store.passages[*passage].document as usize].key.clone(),
            quote: self.quote(*passage),
            left: text[left..start].to_string(),
            hit: text[start..end].to_string(),
            right: text[end..right].to_string(),
            cut: Cut {
                before: left > 0,
                after: right < text.len(),
            },
        }
    }
}

/// Sorted by the characters at `place(stretch, nth)`, up to the end of the passage. One pass for each character, the last
/// first, each keeping the order of the one before it: see `Scored::key` for why numbers are sorted.
fn sorted(
    store: &Store,
    places: Vec<Place>,
    place: impl Fn(&std::ops::Range<usize>, usize) -> Option<usize>,
) -> Vec<Place> {
    let number = |stretch: &std::ops::Range<usize>, nth: usize| {
        let at = |nth| place(stretch, nth).and_then(|at| store.stream.numbers.get(at));
        let ended = (0..=nth).any(|nth| at(nth).is_none_or(|&n| n == SEPARATOR));
        if ended {
            SEPARATOR
        } else {
            at(nth).copied().unwrap_or(SEPARATOR)
        }
    };
    let mut order: Vec<u32> = (0..places.len() as u32).collect();
    for nth in (0..SORTED_BY).rev() {
        let key = |(now, &row): (usize, &u32)| u64::from(number(&places[row as usize].1, nth)) << 32 | now as u64;
        let mut keys: Vec<u64> = order.iter().enumerate().map(key).collect();
        keys.sort_unstable();
        order = keys.into_iter().map(|key| order[key as u32 as usize]).collect();
    }
    order.into_iter().map(|row| places[row as usize].clone()).collect()
}
