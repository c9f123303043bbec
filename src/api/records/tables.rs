//! Tables as the command line prints them.

use serde::Serialize;

use crate::api::Explorer;
use crate::model::Table;
use crate::segment::{Store, TableRow};

/// A row of `tables`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TableRecord {
    /// File name of the seed.
    pub file: String,
    /// The page it begins on; `None` where there are no pages.
    pub page: Option<u32>,
    /// All its pages.
    pub pages: Option<Vec<u32>>,
    /// Title as printed.
    pub caption: Option<String>,
    /// The unit of the whole table.
    pub unit: Option<String>,
    /// One heading a column.
    pub header: Vec<String>,
    /// The other rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
    /// How many heading rows there are.
    pub header_rows: u32,
    /// Columns that say what a row is about.
    pub row_headers: Vec<u32>,
    /// First code point of its first row.
    pub start: u32,
    /// One past the last of its last row.
    pub end: u32,
    /// Where it is on its page.
    #[serde(rename = "box")]
    pub frame: Option<[f64; 4]>,
    /// How sure it is that this is a table: `high`, `medium`, `low`.
    pub confidence: &'static str,
}

impl Explorer {
    /// Rows of `tables`, in the order of the documents.
    pub fn table_records(&self) -> Vec<TableRecord> {
        self.store
            .tables
            .iter()
            .map(|table| table_record(&self.store, table))
            .collect()
    }

    /// Where a passage is in a table: the index of the table in [`Explorer::table_records`], and that of the row below its
    /// heading; `None` for a heading row.
    pub fn row_of(&self, passage: usize) -> Option<(usize, Option<u32>)> {
        let at = self.store.table_of(passage as u32)?;
        let row = (passage as u32).checked_sub(self.store.tables[at].body().start);
        Some((at, row))
    }
}

fn table_record(store: &Store, table: &TableRow) -> TableRecord {
    let header = store.header(table);
    let cells = |row: u32| {
        let mut cells: Vec<String> = Table::cells(store.text(row as usize)).map(Table::shown).collect();
        cells.resize(header.len(), String::new());
        cells
    };
    let place = store.place(table);
    TableRecord {
        file: store.documents[table.document as usize].file.clone(),
        page: None,
        pages: None,
        caption: table.caption.clone(),
        unit: table.unit.clone(),
        rows: table.body().map(cells).collect(),
        header_rows: table.heads,
        row_headers: table.row_heads.clone(),
        start: place.start,
        end: place.end,
        frame: None,
        confidence: table.confidence.name(),
        header,
    }
}
