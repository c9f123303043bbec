//! Tables: what is known of one beside the text of its rows.

use std::ops::Range;

use super::{Confidence, Span};
use crate::chinese::{with_single_blanks, without_blanks};

/// A table. Its rows are passages of kind `table` that follow one another, heading rows first; the text of each is its
/// cells, parted by tabs. The text of a merged cell is in every place it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its title as printed, without the unit; `None` if it has none.
    pub caption: Option<String>,
    /// The unit that counts for the whole table, as printed.
    pub unit: Option<String>,
    /// Its rows, as indices of passages in the document.
    pub rows: Range<u32>,
    /// How many of them are heading rows.
    pub heads: u32,
    /// The columns that say what a row is about.
    pub row_heads: Vec<u32>,
    /// How sure it is that these lines are such a table.
    pub confidence: Confidence,
    /// Cells that repeat a merged one: row, column, in order. Known to the compiler only.
    pub repeated: Vec<(u32, u32)>,
}

impl Table {
    /// What parts the cells of a row.
    pub const GAP: char = '\t';

    /// The cells of a row.
    pub fn cells(row: &str) -> impl Iterator<Item = &str> {
        row.split(Table::GAP)
    }

    /// A cell as it is shown: every run of blanks as one, none at the ends.
    pub fn shown(cell: &str) -> String {
        with_single_blanks(cell)
    }

    /// The stretch of the seed from its first row to its last, whose pieces are `spans`.
    pub fn place(spans: impl Iterator<Item = Span>) -> Span {
        spans
            .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
            .unwrap_or_default()
    }
}

/// The headings of the columns: of several heading rows the texts from top to bottom, parted by a blank, equal
/// neighbours once. `width` is the number of columns.
pub fn header<'t>(heads: impl Iterator<Item = &'t str>, width: usize) -> Vec<String> {
    let mut header = vec![String::new(); width];
    let mut last = vec![String::new(); width];
    for row in heads {
        for ((head, last), cell) in header.iter_mut().zip(&mut last).zip(Table::cells(row)) {
            let letters: String = without_blanks(cell);
            if !letters.is_empty() && *last != letters {
                if !head.is_empty() {
                    head.push(' ');
                }
                head.push_str(&Table::shown(cell));
                *last = letters;
            }
        }
    }
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heading_rows_are_joined_downwards() {
        let rows = ["地区\t生产总值\t生产总值", "地区\t绝对值\t增长（%）"];
        assert_eq!(
            header(rows.into_iter(), 3),
            ["地区", "生产总值 绝对值", "生产总值 增长（%）"]
        );
        assert_eq!(header(std::iter::empty(), 2), ["", ""]);
    }
}
