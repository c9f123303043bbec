//! Pipe tables: where their rows and cells begin, and the text of cells that were left blank below a class.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::OPTIONS;
use crate::compile::input::formats::Markup;
use crate::compile::tables::{RowSketch, Sketch, heads};
use crate::model::{Confidence, Span};

/// The tables of a text. Places are bytes.
#[derive(Debug, Default)]
pub(super) struct Tables {
    places: Vec<(Range<usize>, Vec<RowSketch>)>,
    fills: HashMap<usize, String>,
}

/// A cell: where it begins and ends, and its text.
type Cell = (Range<usize>, String);

impl Tables {
    /// What parts the cell that begins at `at` from what is before it.
    pub fn fill(&self, at: usize) -> Option<&str> {
        self.fills.get(&at).map(String::as_str)
    }

    /// Enters the tables in places of characters.
    pub fn enter(self, text: &str, markup: &mut Markup) {
        let (mut at, mut chars) = (0, 0);
        let mut chars_at = |byte: usize| {
            chars += text[at..byte].chars().count() as u32;
            at = byte;
            chars
        };
        markup
            .tables
            .extend(self.places.into_iter().map(|(place, rows)| Sketch {
                span: Span::new(chars_at(place.start), chars_at(place.end)),
                rows,
                confidence: Confidence::High,
            }));
    }

    fn settle(&mut self, rows: &[Vec<Cell>]) {
        let texts: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(|(_, text)| text.trim()).collect())
            .collect();
        let heads = heads::heads(&texts, &[]);
        let blanks = heads::blanks(&texts, heads);
        for (at, row) in rows.iter().enumerate() {
            for (column, (place, _)) in row.iter().enumerate() {
                let blank = blanks.iter().find(|blank| blank.at == (at, column));
                let repeated = blank.map_or("", |blank| texts[blank.of.0][blank.of.1]);
                let border = if column == 0 { '\n' } else { '\t' };
                self.fills
                    .entry(place.start)
                    .or_default()
                    .push_str(&format!("{border}{repeated}"));
            }
        }
        let mut cells = rows.iter().flatten();
        if let (Some((first, _)), Some((last, _))) = (cells.next(), rows.iter().flatten().last()) {
            let known = heads::sketches(rows.len(), heads, &blanks);
            self.places.push((first.start..last.end, known));
        }
    }
}

/// The tables of a text.
pub(super) fn find(text: &str) -> Tables {
    let mut found = Tables::default();
    if !text.contains('|') {
        return found;
    }
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                if let Some(row) = rows.last_mut() {
                    row.push((range, String::new()));
                }
            }
            Event::Text(value) | Event::Code(value) => {
                if let Some((_, text)) = rows.last_mut().and_then(|row| row.last_mut()) {
                    text.push_str(&value);
                }
            }
            Event::End(TagEnd::Table) => found.settle(&std::mem::take(&mut rows)),
            _ => {}
        }
    }
    found
}
