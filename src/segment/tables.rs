//! Tables in the file and in the store: which passages are the rows of one, and what is known of it beside them.

use std::ops::Range;

use super::bytes::{Reader, Writer};
use super::write::position_of;
use super::{CorpusError, DocumentRow, PassageRow, Store};
use crate::model::{Confidence, Corpus, PassageKind, Span, Table, header};

/// A table of an open corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The document it belongs to.
    pub document: u32,
    /// Its title as printed.
    pub caption: Option<String>,
    /// The unit of the whole table.
    pub unit: Option<String>,
    /// Its rows, as indices into [`Store::passages`], heading rows first.
    pub rows: Range<u32>,
    /// How many of them are heading rows.
    pub heads: u32,
    /// The columns that say what a row is about.
    pub row_heads: Vec<u32>,
    /// How sure the reading is.
    pub confidence: Confidence,
}

impl TableRow {
    /// The passages of its heading rows.
    pub fn head(&self) -> Range<u32> {
        self.rows.start..self.rows.start + self.heads
    }

    /// The passages of its other rows.
    pub fn body(&self) -> Range<u32> {
        self.rows.start + self.heads..self.rows.end
    }
}

impl Store {
    /// The table that a passage is a row of, as an index into [`Store::tables`].
    pub fn table_of(&self, passage: u32) -> Option<usize> {
        let at = self.tables.partition_point(|table| table.rows.end <= passage);
        self.tables
            .get(at)
            .filter(|table| table.rows.contains(&passage))
            .map(|_| at)
    }

    /// The table that a passage is a heading row of.
    pub fn headed_by(&self, passage: u32) -> Option<usize> {
        self.table_of(passage)
            .filter(|&table| self.tables[table].head().contains(&passage))
    }

    /// The table that a passage is a row of below its headings.
    pub fn in_body_of(&self, passage: u32) -> Option<&TableRow> {
        let table = &self.tables[self.table_of(passage)?];
        table.body().contains(&passage).then_some(table)
    }

    /// The number of columns of a table: no row has more cells.
    pub fn width(&self, table: &TableRow) -> usize {
        let cells = |row: u32| Table::cells(self.text(row as usize)).count();
        table.rows.clone().map(cells).max().unwrap_or(0)
    }

    /// The headings of the columns of a table.
    pub fn header(&self, table: &TableRow) -> Vec<String> {
        header(table.head().map(|row| self.text(row as usize)), self.width(table))
    }

    /// The stretch of the seed from the first row of a table to its last.
    pub fn place(&self, table: &TableRow) -> Span {
        let rows = &self.passages[table.rows.start as usize..table.rows.end as usize];
        Table::place(rows.iter().flat_map(|row| row.spans.iter().copied()))
    }
}

/// The block of a corpus.
pub(super) fn write(corpus: &Corpus) -> Vec<u8> {
    let mut w = Writer::default();
    for document in &corpus.documents {
        w.number(document.tables.len() as u64);
        let mut last = 0;
        for table in &document.tables {
            w.number((table.rows.start - last).into());
            w.number((table.rows.end - table.rows.start).into());
            w.number(table.heads.into());
            w.number(table.row_heads.len() as u64);
            table.row_heads.iter().for_each(|&column| w.number(column.into()));
            w.optional(table.caption.as_deref());
            w.optional(table.unit.as_deref());
            w.number(position_of(&Confidence::ALL, table.confidence));
            last = table.rows.end;
        }
    }
    w.bytes
}

/// Reads the block: a table has rows, all of them passages of its kind.
#[inline(never)] // see `read`
pub(super) fn read(
    mut r: Reader<'_>,
    documents: &[DocumentRow],
    passages: &[PassageRow],
) -> Result<Vec<TableRow>, CorpusError> {
    let mut tables = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let mut last = document.passages.start;
        for _ in 0..r.count()? {
            let start = r.after(last)?;
            let end = r.end(start, document.passages.end)?;
            let heads = r.number()?;
            let rows = passages.get(start as usize..end as usize).unwrap_or_default();
            let is_table = !rows.is_empty() && rows.iter().all(|row| row.kind == PassageKind::Table);
            if !is_table || heads > end - start {
                return Err(r.invalid());
            }
            let count = r.count()?;
            let row_heads = r.numbers(count)?;
            if row_heads.windows(2).any(|pair| pair[0] >= pair[1]) {
                return Err(r.invalid());
            }
            tables.push(TableRow {
                document: at as u32,
                rows: start..end,
                heads,
                row_heads,
                caption: r.optional()?,
                unit: r.optional()?,
                confidence: *Confidence::ALL.get(r.size()?).ok_or(r.invalid())?,
            });
            last = end;
        }
    }
    r.finish()?;
    Ok(tables)
}
