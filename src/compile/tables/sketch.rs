//! What the source of a table says of it, before its text is read.

use std::collections::BTreeMap;

use crate::model::{Confidence, Span};

/// A table may have so many columns.
pub const MAX_COLUMNS: usize = 128;
/// A table may have so many cells, those that repeat a merged one included.
pub const MAX_CELLS: usize = 400_000;

/// A table in a seed: every served line whose first character comes from `span` is a row of it, its cells parted by tabs.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    /// From its first row to its last.
    pub span: Span,
    /// What its source says of its rows, one for each that holds anything; empty where it says nothing.
    pub rows: Vec<RowSketch>,
    /// How sure it is that this is a table.
    pub confidence: Confidence,
}

impl Sketch {
    /// The table that a character of the seed is in, as an index. `tables` are in order of place.
    pub fn at(tables: &[Sketch], place: u32) -> Option<usize> {
        let next = tables.partition_point(|table| table.span.end <= place);
        tables.get(next).filter(|table| table.span.start <= place).map(|_| next)
    }
}

/// What the source says of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowSketch {
    /// It is marked as a heading row.
    pub is_head: bool,
    /// Columns of cells that are marked as headings.
    pub headings: Vec<u32>,
    /// Columns of cells that repeat a merged one.
    pub repeated: Vec<u32>,
    /// Whether merged cells go on in the next row.
    pub goes_on: bool,
}

/// A table that cannot be read as one: where, and why in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct TooLarge {
    /// Where it is.
    pub span: Span,
    /// Its rows and columns.
    pub size: (usize, usize),
}

/// A cell as it is written: how many columns and rows it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Columns, at least 1.
    pub columns: usize,
    /// Rows, at least 1; `usize::MAX` for all that follow.
    pub rows: usize,
    /// Whether it holds no text.
    pub is_blank: bool,
}

/// A cell, as row and index in its row.
type Owner = (usize, usize);

/// A place of the grid: the cell that covers it.
pub type Cover = Option<Owner>;

/// Lays cells out as a browser does. Columns in which no cell with text begins are left out, so that a cell that says it
/// covers ten thousand columns covers those there are, and a heading over a column and a half one.
///
/// # Errors
/// The rows and columns it would have, where that is more than is read.
pub fn lay_out(rows: &[Vec<Extent>]) -> Result<Vec<Vec<Cover>>, (usize, usize)> {
    /// More columns than this no cell is believed to cover, as in browsers.
    const MAX_SPAN: usize = 1000;
    // For each row its cells: first column, one past the last, owner.
    let mut placed: Vec<Vec<(usize, usize, Owner)>> = Vec::with_capacity(rows.len());
    // Those of earlier rows that reach down: the row they end before, first column, one past the last, owner.
    let mut reaching: Vec<(usize, usize, usize, Owner)> = Vec::new();
    let mut begins: BTreeMap<usize, usize> = BTreeMap::new();
    let mut cells = 0;
    for (at, row) in rows.iter().enumerate() {
        reaching.retain(|(until, ..)| *until > at);
        reaching.sort_unstable_by_key(|(_, first, ..)| *first);
        let mut line: Vec<(usize, usize, Owner)> = Vec::with_capacity(row.len() + reaching.len());
        let mut above = reaching.iter().peekable();
        let mut column = 0;
        let mut fresh = Vec::new();
        for (index, extent) in row.iter().enumerate() {
            while let Some(&(_, first, end, owner)) = above.next_if(|(_, first, ..)| *first <= column) {
                line.push((first, end, owner));
                column = column.max(end);
            }
            let free = above.peek().map_or(usize::MAX, |(_, first, ..)| *first);
            let end = (column + extent.columns.clamp(1, MAX_SPAN)).min(free);
            line.push((column, end, (at, index)));
            if !extent.is_blank {
                begins.insert(column, 0);
            }
            if extent.rows > 1 {
                fresh.push((at.saturating_add(extent.rows), column, end, (at, index)));
            }
            column = end;
        }
        line.extend(above.map(|&(_, first, end, owner)| (first, end, owner)));
        cells += line.len();
        if begins.len() > MAX_COLUMNS || cells > MAX_CELLS {
            return Err((rows.len(), begins.len()));
        }
        reaching.extend(fresh);
        placed.push(line);
    }
    if rows.len() * begins.len() > MAX_CELLS {
        return Err((rows.len(), begins.len()));
    }
    begins.values_mut().zip(0..).for_each(|(column, n)| *column = n);
    let width = begins.len();
    let grid = placed.into_iter().map(|line| {
        let mut covers: Vec<Cover> = vec![None; width];
        for (first, end, owner) in line {
            begins
                .range(first..end)
                .for_each(|(_, &column)| covers[column] = Some(owner));
        }
        covers
    });
    Ok(grid.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[(usize, usize)]]) -> Vec<String> {
        let extents: Vec<Vec<Extent>> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|&(columns, rows)| Extent {
                        columns,
                        rows,
                        is_blank: false,
                    })
                    .collect()
            })
            .collect();
        let show = |cover: &Cover| cover.map_or("-".to_string(), |(row, index)| format!("{row}{index}"));
        let lines = lay_out(&extents).unwrap();
        lines
            .iter()
            .map(|row| row.iter().map(show).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn cells_are_laid_out_as_in_a_browser() {
        assert_eq!(
            grid(&[&[(1, 2), (2, 1)], &[(1, 1), (1, 1)], &[(1, 1), (1, 1), (1, 1)]]),
            ["00 01 01", "00 10 11", "20 21 22"]
        );
        // A row that is too short, and one that covers more than there is.
        assert_eq!(
            grid(&[&[(1, 1), (1, 1)], &[(1, 1)], &[(10_000, 1)]]),
            ["00 01", "10 -", "20 20"]
        );
        assert_eq!(
            grid(&[&[(1, usize::MAX), (1, 1)], &[(1, 1)], &[]]),
            ["00 01", "00 10", "00 -"]
        );
    }

    #[test]
    fn a_column_in_which_no_text_begins_is_none() {
        let cell = |columns: usize, is_blank: bool| Extent {
            columns,
            rows: 1,
            is_blank,
        };
        // A heading over a number and a blank cell.
        let rows = [
            vec![cell(1, false), cell(2, false), cell(1, false)],
            vec![cell(1, false), cell(1, false), cell(1, true), cell(1, false)],
        ];
        let grid = lay_out(&rows).unwrap();
        assert_eq!(grid[0], [Some((0, 0)), Some((0, 1)), Some((0, 2))]);
        assert_eq!(grid[1], [Some((1, 0)), Some((1, 1)), Some((1, 3))]);
    }

    #[test]
    fn a_table_without_measure_is_refused() {
        let cell = Extent {
            columns: 1,
            rows: 1,
            is_blank: false,
        };
        assert_eq!(lay_out(&[vec![cell; MAX_COLUMNS + 1]]), Err((1, MAX_COLUMNS + 1)));
        let staggered: Vec<Vec<Extent>> = (0..500)
            .map(|n| {
                vec![
                    Extent {
                        columns: n + 1,
                        rows: usize::MAX,
                        is_blank: false,
                    },
                    cell,
                ]
            })
            .collect();
        assert!(lay_out(&staggered).is_err());
    }
}
