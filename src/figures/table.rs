//! The figures of a corpus, ready to be asked.

use std::ops::Range;

use crate::model::base_unit;
use crate::segment::{FigureRow, Figures, Store};

/// The figures of a corpus, ready to be asked: each with what a query looks through and the series it belongs to.
pub struct FigureTable {
    /// The figures and their words.
    pub figures: Figures,
    /// For each figure its name, subject, clause and plain value, folded.
    pub(super) haystacks: Vec<String>,
    /// For each figure the series it belongs to.
    pub(super) series_of: Vec<u32>,
    /// Figures of equal name, subject and unit, in the order of their first figure.
    pub(super) series: Vec<Vec<u32>>,
    /// The figures by name, then by subject, then in order.
    pub(super) by_name: Vec<u32>,
    /// The year in which the newest document was written: what was due before it has had its time.
    pub(super) newest: u16,
}

impl FigureTable {
    /// Prepares the figures of a store. About 3 us a figure.
    pub fn new(store: &Store, figures: Figures) -> FigureTable {
        let mut table = FigureTable {
            haystacks: Vec::with_capacity(figures.rows.len()),
            series_of: Vec::with_capacity(figures.rows.len()),
            series: Vec::new(),
            by_name: Vec::new(),
            newest: store.documents.iter().map(|d| d.metadata.written()).max().unwrap_or(0),
            figures,
        };
        table.haystacks = table
            .figures
            .rows
            .iter()
            .map(|row| table.haystack(store, row))
            .collect();
        table.link(store);
        table
    }

    fn haystack(&self, store: &Store, row: &FigureRow) -> String {
        let clause = store.stretch(row.passage as usize, row.clause);
        let (_, power) = base_unit(self.unit(row));
        let plain: Vec<String> = row.amount.numbers().iter().map(|n| n.plain(power)).collect();
        let text = format!("{} {} {clause} {}", self.name(row), self.subject(row), plain.join(" "));
        store.folded(&text).chars.into_iter().collect()
    }

    /// Statistical name of a figure.
    pub fn name(&self, row: &FigureRow) -> &str {
        &self.figures.names[row.name as usize].text
    }

    /// Whom it concerns.
    pub fn subject(&self, row: &FigureRow) -> &str {
        &self.figures.subjects[row.subject as usize]
    }

    /// Unit as written.
    pub fn unit(&self, row: &FigureRow) -> &str {
        &self.figures.units[row.unit as usize]
    }

    /// The id of a figure: its passage and, counting from 1, its place there.
    pub fn id(&self, store: &Store, at: usize) -> String {
        let rows = &self.figures.rows;
        let passage = rows[at].passage;
        let first = rows.partition_point(|row| row.passage < passage);
        format!("{}@{}", store.name(passage as usize), at - first + 1)
    }

    /// The figures of a passage, as places in the list.
    pub fn of_passage(&self, passage: u32) -> Range<usize> {
        let rows = &self.figures.rows;
        rows.partition_point(|row| row.passage < passage)..rows.partition_point(|row| row.passage <= passage)
    }
}
