//! What a table of a page is once it was read: data or layout, which rows are its own, and what its cells are parted by.

use std::ops::Range;

use super::{Found, Open, Row, Tables};
use crate::chinese::with_single_blanks;
use crate::compile::tables::sketch::{self, Cover};
use crate::compile::tables::words::TableWords;
use crate::compile::tables::{self, heads};

impl Open {
    /// Enters the table if it is one of data.
    pub(super) fn settle(mut self, tables: &mut Tables) {
        for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.text = with_single_blanks(&cell.text);
            cell.extent.is_blank = cell.text.is_empty();
        }
        self.trim();
        if self.is_layout || self.rows.len() < 2 || self.is_menu() {
            return;
        }
        let extents = |row: &Row| row.cells.iter().map(|cell| cell.extent).collect();
        match sketch::lay_out(&self.rows.iter().map(extents).collect::<Vec<_>>()) {
            Err(size) => tables.too_large.push((self.place(), size)),
            Ok(covers) => {
                let holds = |(at, _): &(usize, Vec<Cover>)| self.rows[*at].holds_text();
                let mut grid: Grid = covers.into_iter().enumerate().filter(holds).collect();
                if self.is_data(&grid) {
                    self.fill_blanks(&mut grid);
                    self.fill(&grid, tables);
                    tables.found.push(Found {
                        rows: self.sketches(&grid),
                        place: self.place(),
                    });
                }
            }
        }
    }

    /// The texts of a grid.
    fn texts(&self, grid: &Grid) -> Vec<Vec<&str>> {
        let text = |cover: &Cover| cover.map_or("", |(row, index)| self.rows[row].cells[index].text.as_str());
        grid.iter()
            .map(|(_, covers)| covers.iter().map(text).collect())
            .collect()
    }

    /// Cells that were left blank where one goes on are covered by it.
    fn fill_blanks(&self, grid: &mut Grid) {
        let texts = self.texts(grid);
        let heads = heads::heads(&texts, &self.sketches(grid));
        for blank in heads::blanks(&texts, heads) {
            let (row, column) = blank.of;
            grid[blank.at.0].1[blank.at.1] = grid[row].1[column];
        }
    }

    /// Leaves out what is printed in rows above the heading and below the last row: title, unit, notes.
    fn trim(&mut self) {
        let words = TableWords::get();
        let texts = |row: &Row| -> Vec<String> {
            let texts = row.cells.iter().map(|cell| cell.text.clone());
            texts.filter(|text| !text.is_empty()).collect()
        };
        let is_above = |row: &Row| {
            let texts = texts(row);
            texts.len() == 1
                || texts.len() <= 3
                    && texts
                        .iter()
                        .any(|text| tables::caption::unit(text).is_some_and(|found| found.alone))
        };
        let above = self
            .rows
            .iter()
            .take_while(|row| is_above(row) || !row.holds_text())
            .count();
        self.rows.drain(..above);
        let is_below = |row: &Row| {
            texts(row).len() == 1
                && texts(row)
                    .iter()
                    .all(|text| words.around.notes.at_start(text).is_some())
        };
        while self.rows.last().is_some_and(|row| is_below(row) || !row.holds_text()) {
            self.rows.pop();
        }
    }

    fn place(&self) -> Range<usize> {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        let start = cells.next().map_or(0, |cell| cell.place.start);
        let last = self.rows.iter().flat_map(|row| &row.cells).last();
        start..last.map_or(start, |cell| cell.place.end)
    }

    /// Links, or fields that describe the page.
    fn is_menu(&self) -> bool {
        let cells = || {
            self.rows
                .iter()
                .flat_map(|row| &row.cells)
                .filter(|cell| !cell.text.is_empty())
        };
        let all = cells().count();
        let linked = cells().filter(|cell| cell.linked * 10 >= cell.text.len() * 8).count();
        let fields = cells().filter(|cell| cell.text.ends_with(['：', ':'])).count();
        linked * 3 >= all || fields * 3 >= all
    }

    /// Whether rows and columns mean something.
    fn is_data(&self, grid: &Grid) -> bool {
        let width = grid.first().map_or(0, |(_, covers)| covers.len());
        let lines = self.texts(grid);
        let filled = |row: &Vec<&str>| row.iter().filter(|text| !text.is_empty()).count() >= 2;
        let longest = self
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| cell.text.len())
            .max();
        let all: usize = self
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| cell.text.len())
            .sum();
        // One cell that holds most of the page is the page.
        let is_frame = longest.is_some_and(|longest| longest > 900 && longest * 2 > all);
        let is_marked = self.has_caption || self.rows.iter().any(|row| row.is_head());
        width >= 2
            && lines.iter().filter(|row| filled(row)).count() >= 2
            && !is_frame
            && (is_marked || heads::opens_table(&lines))
    }

    /// What is known of the rows of a grid.
    fn sketches(&self, grid: &Grid) -> Vec<tables::RowSketch> {
        let rows = grid.iter().enumerate().map(|(n, (at, covers))| {
            let own = |column: &u32| covers[*column as usize];
            let columns = || 0..covers.len() as u32;
            let is_first = |column: u32| {
                let cover = covers[column as usize];
                cover.is_some_and(|(row, _)| row == *at) && (column == 0 || covers[column as usize - 1] != cover)
            };
            let marked = |cover: Cover| cover.is_some_and(|(row, index)| self.rows[row].cells[index].is_heading);
            tables::RowSketch {
                is_head: self.rows[*at].is_head(),
                headings: columns().filter(|column| marked(own(column))).collect(),
                repeated: columns()
                    .filter(|&column| covers[column as usize].is_some() && !is_first(column))
                    .collect(),
                goes_on: grid
                    .get(n + 1)
                    .is_some_and(|(_, next)| next.iter().flatten().any(|(row, _)| row <= at)),
            }
        });
        rows.collect()
    }

    /// Where line ends, tabs and repeated texts go.
    fn fill(&self, grid: &Grid, tables: &mut Tables) {
        for (n, &(at, ref covers)) in grid.iter().enumerate() {
            let mut before = "\n".to_string();
            let mut last: Option<usize> = None;
            for (column, cover) in covers.iter().enumerate() {
                if column > 0 {
                    before.push('\t');
                }
                match *cover {
                    Some((row, index)) if row == at && last != Some(index) => {
                        let cell = &self.rows[row].cells[index];
                        let fill = tables.fills.entry(cell.place.start).or_default();
                        fill.push_str(&std::mem::take(&mut before));
                        if n == 0 || cell.is_heading {
                            tables.heads.push(cell.place.clone());
                        }
                        last = Some(index);
                    }
                    Some((row, index)) => before.push_str(&self.rows[row].cells[index].text),
                    None => {}
                }
            }
            let end = last.map(|index| self.rows[at].cells[index].place.end);
            if let Some(end) = end.filter(|_| !before.trim_end().is_empty()) {
                // What the next row puts there comes behind it.
                tables.fills.entry(end).or_default().push_str(before.trim_end());
            }
        }
    }
}

/// Rows that hold text, with the cell that covers each place.
type Grid = Vec<(usize, Vec<Cover>)>;

impl Row {
    fn holds_text(&self) -> bool {
        self.cells.iter().any(|cell| !cell.text.is_empty())
    }

    /// Marked as a heading: in a head, or all of its cells are.
    fn is_head(&self) -> bool {
        let is_marked = self.cells.iter().all(|cell| cell.is_heading || cell.text.is_empty());
        self.in_head || is_marked && self.cells.len() > 1
    }
}
