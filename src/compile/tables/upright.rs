//! Tables that were pasted a cell a line. Only where the heading makes the number of columns certain: it opens with a
//! column that counts the rows, and they are counted; or every column is known, and every cell is what its column says.

use std::ops::Range;

use super::heads::{self, is_year};
use super::pasted::Pasted;
use super::words::{TableWords, bare};
use crate::compile::figures::{holds_number, is_number_cell, says_kind};
use crate::compile::input::seed::Line;
use crate::compile::lines::heading::{self, Style};
use crate::model::{Confidence, Repair, RepairKind, Span};

/// So many columns are tried.
const WIDTHS: Range<usize> = 3..13;
/// The longest heading of a column, and the longest cell, in characters.
const MAX_HEADING: usize = 20;
const MAX_CELL: usize = 300;

/// The tables among lines; `taken` says which lines are rows of a table already.
pub fn find(lines: &[Line], taken: &[bool]) -> Vec<Pasted> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        at = match table(lines, taken, at) {
            Some(table) => {
                let end = table.lines.end;
                found.push(table);
                end
            }
            None => at + 1,
        };
    }
    found
}

/// The lines from `first` on that may be cells.
struct Cells<'a> {
    lines: &'a [Line],
    taken: &'a [bool],
    first: usize,
}

impl<'a> Cells<'a> {
    fn get(&self, at: usize) -> Option<&'a str> {
        let line = self
            .lines
            .get(self.first + at)
            .filter(|_| !self.taken[self.first + at])?;
        let coarse = heading::number(&line.text).is_some_and(|(style, _)| style <= Style::BracketedIdeographic);
        let fits = !coarse && line.end - line.start <= MAX_CELL && !line.text.contains('\t');
        fits.then_some(line.text.as_str())
    }

    /// So many cells in a row, if there are as many.
    fn row(&self, at: usize, width: usize) -> Option<Vec<&'a str>> {
        (at..at + width).map(|at| self.get(at)).collect()
    }
}

fn table(lines: &[Line], taken: &[bool], first: usize) -> Option<Pasted> {
    let columns = &TableWords::get().columns;
    let cells = Cells { lines, taken, first };
    let opening = cells.get(0).filter(|text| columns.knows(text))?;
    let ordinal = columns.ordinal.has(&bare(opening));
    let (width, rows) = if ordinal { counted(&cells) } else { known(&cells) }?;
    let edits = (0..rows * width)
        .filter(|at| (at + 1) % width != 0)
        .map(|at| {
            let gap = Span::new(lines[first + at].end as u32, lines[first + at + 1].start as u32);
            Repair::new(gap, RepairKind::BrokenLine, "\t", 0.9, "表格每格各占一行，合为一行")
        })
        .collect();
    Some(Pasted {
        lines: first..first + rows * width,
        rows: heads::sketches(rows, 1, &[]),
        edits,
        confidence: Confidence::Medium,
    })
}

/// Width and rows of a table whose first column counts 1, 2, 3; the heading included.
fn counted(cells: &Cells) -> Option<(usize, usize)> {
    let is_heading = |cell: &&str| cell.chars().count() <= MAX_HEADING && !is_number_cell(cell);
    let rows = |width: usize| {
        let is_row = |n: &usize| {
            let row = cells.row(n * width, width);
            row.is_some_and(|row| row[0].trim_end_matches(['.', '、', '．']) == n.to_string())
        };
        (1..).take_while(is_row).count()
    };
    let headed = WIDTHS.filter_map(|width| cells.row(0, width).filter(|row| row.iter().all(is_heading)));
    let found: Vec<(Vec<&str>, usize)> = headed
        .map(|row| (rows(row.len()), row))
        .map(|(rows, row)| (row, rows))
        .collect();
    let most = found.iter().map(|(_, rows)| *rows).max().filter(|most| *most > 0)?;
    let mut best = found.iter().filter(|(_, rows)| *rows == most);
    let (heading, rows) = best.next()?;
    // One row may be counted by chance, and two widths decide nothing.
    let known = heading.iter().filter(|cell| is_known(cell)).count();
    (best.next().is_none() && (*rows > 1 || known > 2)).then_some((heading.len(), rows + 1))
}

/// Whether the heading of a column says what it holds.
fn is_known(cell: &str) -> bool {
    let short = cell.chars().count() <= MAX_HEADING;
    short && (TableWords::get().columns.knows(cell) || is_year(cell) || says_kind(cell))
}

/// Width and rows of a table of which every column is known; the heading included.
fn known(cells: &Cells) -> Option<(usize, usize)> {
    let heading: Vec<&str> = (0..WIDTHS.end)
        .map_while(|at| cells.get(at).filter(|cell| is_known(cell)))
        .collect();
    let has_figures = heading.iter().any(|cell| is_year(cell) || says_kind(cell));
    if !WIDTHS.contains(&heading.len()) || !has_figures {
        return None;
    }
    let width = heading.len();
    let is_row = |n: &usize| {
        let row = cells.row(n * width, width);
        row.is_some_and(|row| row.iter().zip(&heading).all(|(cell, heading)| fits(cell, heading)))
    };
    let rows = (1..).take_while(is_row).count();
    (rows > 0).then_some((width, rows + 1))
}

/// Whether a cell can be what its column says.
fn fits(cell: &str, heading: &str) -> bool {
    let columns = &TableWords::get().columns;
    let heading = bare(heading);
    let is_empty = cell.chars().all(|c| matches!(c, '—' | '-' | '/' | '－' | '*' | '…'));
    match () {
        () if columns.unit.has(&heading) => super::caption::is_unit(cell) || is_empty,
        () if columns.nature.has(&heading) => cell.ends_with('性') || is_empty,
        () if columns.knows(&heading) => !is_number_cell(cell),
        // A number of things may be one that years have as well.
        () => is_empty || holds_number(cell),
    }
}
