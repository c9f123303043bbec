//! Rows of tables among the lines of a text: what parts their cells becomes entries of the ledger, and no detector touches
//! them afterwards.

use super::{Ledger, Served, apply};
use crate::compile::input::seed::Line;
use crate::compile::tables::{self, Sketch};
use crate::model::Span;

impl Ledger<'_> {
    /// Finds the tables that were pasted into the text and those that go on, and makes rows of them. `tables` are those
    /// known; all are given back, in order of place.
    pub(super) fn pasted_tables(&mut self, tables: Vec<Sketch>) -> Vec<Sketch> {
        let tables = self.parted(tables, |served, lines, taken| {
            tables::pasted::find(&served.chars, lines, taken)
        });
        let tables = self.parted(tables, |_, lines, taken| tables::upright::find(lines, taken));
        let served = apply(self.seed, &self.entries);
        let lines = self.lines_of(&served);
        let of = rows_of(&served, &lines, &tables);
        let text = |line: &Line| served.chars[row_start(&served, line)..line.end].iter().collect();
        let rows: Vec<String> = lines.iter().map(text).collect();
        let (again, tables) = tables::continued::join(&lines, &rows, &of, tables);
        self.enter(&served, again);
        self.tables = tables.iter().map(|table| table.span).collect();
        tables
    }

    /// Parts the cells of tables that a reader of plain text finds.
    pub(super) fn parted(
        &mut self,
        mut tables: Vec<Sketch>,
        find: impl Fn(&Served, &[Line], &[bool]) -> Vec<tables::pasted::Pasted>,
    ) -> Vec<Sketch> {
        let served = apply(self.seed, &self.entries);
        let lines = self.lines_of(&served);
        let taken: Vec<bool> = rows_of(&served, &lines, &tables).iter().map(Option::is_some).collect();
        let found = find(&served, &lines, &taken);
        tables.extend(found.iter().map(|table| {
            let (first, last) = (&lines[table.lines.start], &lines[table.lines.end - 1]);
            Sketch {
                span: Span::new(served.from[row_start(&served, first)], served.from[last.end - 1] + 1),
                rows: table.rows.clone(),
                confidence: table.confidence,
            }
        }));
        self.enter(&served, found.into_iter().flat_map(|table| table.edits).collect());
        tables.sort_by_key(|table| table.span);
        self.tables = tables.iter().map(|table| table.span).collect();
        tables
    }

    /// Whether a served stretch touches a table.
    pub(super) fn in_table(&self, served: &Served, span: Span) -> bool {
        let places =
            &served.from[span.start as usize..(span.end as usize).max(span.start as usize + 1).min(served.from.len())];
        let touched = |at: u32| {
            let next = self.tables.partition_point(|table| table.end <= at);
            self.tables.get(next).is_some_and(|table| table.start <= at)
        };
        // A line end before a row, or behind one, is of the markup in which the table begins or ends.
        let next = served.from.get(span.end as usize).copied();
        let last = (span.start as usize).checked_sub(1).map(|at| served.from[at]);
        places
            .iter()
            .copied()
            .chain(next.into_iter().chain(last).filter(|_| !span.is_empty()))
            .any(touched)
    }
}

/// For each line the table it is a row of.
fn rows_of(served: &Served, lines: &[Line], tables: &[Sketch]) -> Vec<Option<usize>> {
    let of = |line: &Line| Sketch::at(tables, served.from[line.start]);
    lines.iter().map(of).collect()
}

/// Where a line begins if it is a row of a table: tabs before it are empty cells.
fn row_start(served: &Served, line: &Line) -> usize {
    let before = served.chars[line.start - line.indent..line.start].iter();
    line.start - before.rev().take_while(|c| **c == '\t').count()
}
