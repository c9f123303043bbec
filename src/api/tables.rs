//! The values for showing tables: what a reader needs beside the rows, and a row that was found with its headings.

use serde::Serialize;

use super::Explorer;
use super::views::{Run, runs};
use crate::model::{Table, header};
use crate::search::{Word, snippet};

/// What is known of a table beside the text of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TableView {
    /// Its title as printed.
    pub caption: Option<String>,
    /// The unit of the whole table.
    pub unit: Option<String>,
    /// How many of its rows are heading rows.
    pub heads: u32,
    /// The columns that say what a row is about.
    pub row_heads: Vec<u32>,
}

/// A cell of a row that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// The heading of its column.
    pub head: String,
    /// Its text with its hits.
    pub runs: Vec<Run>,
}

/// Longest row that is shown whole, in characters.
const MAX_ROW: usize = 120;

impl Explorer {
    /// The tables of which a document's passages are rows, in order.
    pub(super) fn tables_of(&self, document: usize) -> Vec<TableView> {
        let own = self
            .store
            .tables
            .iter()
            .filter(|table| table.document as usize == document);
        let view = |table: &crate::segment::TableRow| TableView {
            caption: table.caption.clone(),
            unit: table.unit.clone(),
            heads: table.heads,
            row_heads: table.row_heads.clone(),
        };
        own.map(view).collect()
    }

    /// The table a passage is a row of, as an index into [`Explorer::tables_of`] its document.
    pub(super) fn table_in_document(&self, passage: usize) -> Option<usize> {
        let at = self.store.table_of(passage as u32)?;
        let document = self.store.tables[at].document;
        Some(at - self.store.tables.partition_point(|table| table.document < document))
    }

    /// The cells of a row with the headings of their columns: all of a short one, else those that say what the row is about
    /// and those with hits. None for any other passage.
    pub(super) fn cells(&self, passage: usize, words: &[Word]) -> Vec<CellView> {
        let store = &self.store;
        let Some(table) = store.in_body_of(passage as u32) else {
            return Vec::new();
        };
        let text = store.text(passage);
        let marks = snippet::marks(store, text, words);
        let short = text.chars().count() <= MAX_ROW;
        let heads = header(
            table.head().map(|row| store.text(row as usize)),
            Table::cells(text).count(),
        );
        let mut at = 0;
        let mut cells = Vec::new();
        for ((cell, head), column) in Table::cells(text).zip(heads).zip(0..) {
            let place = at..at + cell.len();
            at = place.end + 1;
            // Marks come in order and do not overlap.
            let first = marks.partition_point(|mark| mark.end <= place.start);
            let own: Vec<_> = marks[first..]
                .iter()
                .take_while(|mark| mark.start < place.end)
                .collect();
            let is_shown = short || !own.is_empty() || table.row_heads.binary_search(&column).is_ok();
            if is_shown && !cell.trim().is_empty() {
                let own: Vec<_> = own
                    .iter()
                    .map(|mark| mark.start.max(place.start)..mark.end.min(place.end))
                    .collect();
                cells.push(CellView {
                    head,
                    runs: runs(text, place, &own),
                });
            }
        }
        cells
    }
}
