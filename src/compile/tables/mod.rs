//! Tables: a table is a thing of its own, with a grid, heading rows, columns that head the rows, title and unit.
//!
//! Readers of markup and [`pasted`] find where a table is ([`Sketch`]) and part its cells by tabs in the served text; from
//! there [`grids`] reads it, the same for all forms. What its numbers mean is read in [`crate::compile::figures::cells`].
//! Lines that only look like rows of a table ([`loose`]) are kept from being headings, and no more.

pub mod caption;
pub mod continued;
pub mod heads;
pub mod loose;
pub mod pasted;
pub mod sketch;
pub mod upright;
pub mod words;

use std::ops::Range;

pub use sketch::{RowSketch, Sketch};

use crate::compile::lines::classify::{Line, Shape};
use crate::model::{Confidence, PassageKind, Table};
use caption::Above;

/// A table among the lines of a served text.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Its rows.
    pub lines: Range<usize>,
    /// How many of them are heading rows.
    pub heads: usize,
    /// The columns that say what a row is about.
    pub row_heads: Vec<u32>,
    /// Title as printed.
    pub caption: Option<String>,
    /// Unit of the whole table.
    pub unit: Option<String>,
    /// How sure it is that this is a table.
    pub confidence: Confidence,
    /// Cells that repeat a merged one: row, column.
    pub repeated: Vec<(u32, u32)>,
}

/// The tables among lines, by the sketches they are rows of.
pub fn grids(lines: &[Line], sketches: &[Sketch]) -> Vec<Grid> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let own = lines[at].table;
        let run = lines[at..].iter().take_while(|line| line.table == own).count();
        if let Some(sketch) = own.and_then(|own| sketches.get(own)) {
            found.push(grid(at..at + run, lines, sketch));
        }
        at += run;
    }
    found
}

fn grid(place: Range<usize>, lines: &[Line], sketch: &Sketch) -> Grid {
    let mut rows: Vec<Vec<&str>> = lines[place.clone()]
        .iter()
        .map(|line| Table::cells(&line.text).map(str::trim).collect())
        .collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(width, ""));
    // Where lines were left out, what is known of rows is of others.
    let known = if sketch.rows.len() == rows.len() {
        sketch.rows.as_slice()
    } else {
        &[]
    };
    let heads = heads::heads(&rows, known);
    let repeated = known.iter().enumerate().flat_map(|(row, sketch)| {
        let columns = sketch.repeated.iter();
        columns.map(move |&column| (row as u32, column))
    });
    Grid {
        lines: place,
        heads,
        row_heads: heads::row_heads(&rows, heads, known),
        caption: None,
        unit: None,
        confidence: sketch.confidence,
        repeated: repeated.collect(),
    }
}

/// Gives each table its title and unit, and takes the lines they are in for captions.
pub fn caption(grids: &mut [Grid], lines: &[Line], shapes: &mut [Shape]) {
    for grid in grids {
        let above = (0..grid.lines.start).rev().map(|at| {
            let is = match shapes[at] {
                Shape::Row | Shape::Title => Above::Nothing,
                Shape::Heading { number: 0, .. } if lines[at].mark.is_none_or(|mark| !mark.is_heading()) => Above::Line,
                Shape::Heading { .. } => Above::Heading,
                Shape::Paragraph(_) | Shape::Item | Shape::Point { .. } => Above::Line,
            };
            (lines[at].text.as_str(), is)
        });
        let around = caption::around(above);
        for shape in &mut shapes[grid.lines.start - around.lines..grid.lines.start] {
            if *shape != Shape::Title {
                *shape = Shape::Paragraph(PassageKind::Caption);
            }
        }
        (grid.caption, grid.unit) = (around.caption.map(|caption| Table::shown(&caption)), around.unit);
    }
}
