//! Which tables of a page are data, and where the tabs between their cells go. A table that only puts things beside one
//! another is none: what it holds tells, and not how it is drawn.

mod settle;

use std::collections::HashMap;
use std::ops::Range;

use super::scan::What;
use super::tree::{Element, Page};
use super::{Fates, decoded};
use crate::compile::input::formats::Markup;
use crate::compile::input::formats::builder::Gap;
use crate::compile::tables::sketch::{Extent, TooLarge};
use crate::compile::tables::{self, Sketch};
use crate::model::{Confidence, Span};

/// The tables of a page that are data. Places are bytes.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// In order of place.
    pub found: Vec<Found>,
    /// Those that are too large to be read as tables: place, rows, columns.
    pub too_large: Vec<(Range<usize>, (usize, usize))>,
    /// What goes before the markup at a place.
    fills: HashMap<usize, String>,
    /// Cells of headings.
    heads: Vec<Range<usize>>,
}

/// A table that is data.
#[derive(Debug)]
pub(super) struct Found {
    /// From the first tag of its first row to the end of its last cell.
    pub place: Range<usize>,
    /// What is known of its rows.
    pub rows: Vec<tables::RowSketch>,
}

impl Tables {
    /// What is served before the markup at `at`: tabs, line ends, and the text of merged cells once more.
    pub fn fill(&self, at: usize) -> Option<&str> {
        self.fills.get(&at).map(String::as_str)
    }

    /// Whether a place is in a table.
    pub fn holds(&self, at: usize) -> bool {
        let next = self.found.partition_point(|table| table.place.end <= at);
        self.found.get(next).is_some_and(|table| table.place.contains(&at))
    }

    /// Enters what was found, in places of characters.
    pub fn enter(self, text: &str, markup: &mut Markup) {
        let bytes = self
            .found
            .iter()
            .map(|table| &table.place)
            .chain(self.too_large.iter().map(|(place, _)| place));
        let mut places: Vec<usize> = bytes.flat_map(|place| [place.start, place.end]).collect();
        places.sort_unstable();
        let (mut at, mut chars) = (0, 0);
        let chars_at: HashMap<usize, u32> = places
            .into_iter()
            .map(|place| {
                chars += text[at.min(place)..place].chars().count() as u32;
                at = place;
                (place, chars)
            })
            .collect();
        let span = |place: &Range<usize>| Span::new(chars_at[&place.start], chars_at[&place.end]);
        markup
            .too_large
            .extend(self.too_large.iter().map(|(place, size)| TooLarge {
                span: span(place),
                size: *size,
            }));
        markup.tables.extend(self.found.into_iter().map(|table| Sketch {
            span: span(&table.place),
            rows: table.rows,
            confidence: Confidence::High,
        }));
    }

    /// What a tag within a table stands for: nothing, or a blank where it parts two texts of one cell. 完成<br>时限 is one word in a
    /// heading, 甲局<br>乙局 are two.
    pub fn gap(&self, at: usize, is_block: bool) -> Gap {
        let next = self.heads.partition_point(|cell| cell.end <= at);
        let in_heading = self.heads.get(next).is_some_and(|cell| cell.contains(&at));
        if is_block && !in_heading { Gap::Cell } else { Gap::None }
    }
}

/// A table that is being read.
struct Open {
    rows: Vec<Row>,
    in_row: bool,
    in_cell: bool,
    in_head: bool,
    in_caption: bool,
    has_caption: bool,
    /// It holds another table, or something that no table of data does.
    is_layout: bool,
}

#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    in_head: bool,
}

struct Cell {
    /// Where its tag begins, and where the tag that ends it does.
    place: Range<usize>,
    extent: Extent,
    is_heading: bool,
    text: String,
    /// Bytes of its text within links.
    linked: usize,
    /// Blocks with text, and where the second of them begins.
    blocks: usize,
    second: Option<usize>,
    breaks: bool,
}

/// The tables of a page.
pub(super) fn find(page: &Page<'_>, fates: &Fates) -> Tables {
    let mut found = Tables::default();
    if !page.elements.iter().any(|element| element.name == "table") {
        return found;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut linked = false;
    let mut at = 0;
    while let Some(token) = page.tokens.get(at) {
        let element = &page.elements[page.owner[at]];
        let start = token.span.start;
        match &token.what {
            What::Open(_) if fates.contains_key(&page.owner[at]) => {
                at = element.tokens.end.max(at + 1);
                continue;
            }
            What::Text => {
                if let Some(table) = open.last_mut() {
                    table.text(&decoded(&page.text[token.span.clone()]), linked);
                }
            }
            What::Open(name) if name == "table" => {
                if let Some(outer) = open.last_mut() {
                    outer.is_layout = true;
                }
                open.push(Open::new());
            }
            What::Open(name) => {
                linked = name == "a" || linked && name != "td" && name != "th";
                if let Some(table) = open.last_mut() {
                    table.begin(element, start);
                }
            }
            What::Close(name) if name == "table" => {
                if let Some(mut table) = open.pop() {
                    table.end_cell(start);
                    table.settle(&mut found);
                }
            }
            What::Close(name) => {
                linked &= name != "a";
                if let Some(table) = open.last_mut().filter(|_| *name == element.name) {
                    table.end(element, start);
                }
            }
            What::Other => {}
        }
        at += 1;
    }
    // What is never closed ends with the first block of its last cell.
    while let Some(mut table) = open.pop() {
        let last = table.rows.last().and_then(|row| row.cells.last());
        let end = last.and_then(|cell| cell.second).unwrap_or(page.text.len());
        table.end_cell(end);
        table.settle(&mut found);
    }
    found.found.sort_by_key(|table| table.place.start);
    found.heads.sort_by_key(|cell| cell.start);
    found
}

impl Open {
    fn new() -> Open {
        Open {
            rows: Vec::new(),
            in_row: false,
            in_cell: false,
            in_head: false,
            in_caption: false,
            has_caption: false,
            is_layout: false,
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.rows.last_mut()?.cells.last_mut().filter(|_| self.in_cell)
    }

    fn begin(&mut self, element: &Element, at: usize) {
        let name = element.name.as_str();
        match name {
            "thead" => self.in_head = true,
            "tbody" | "tfoot" => self.in_head = false,
            "caption" => (self.in_caption, self.has_caption) = (true, true),
            "tr" => {
                self.end_cell(at);
                self.begin_row();
            }
            "td" | "th" => {
                self.end_cell(at);
                if !self.in_row {
                    self.begin_row();
                }
                let number = |name: &str| element.attribute(name)?.trim().parse::<usize>().ok();
                let cell = Cell {
                    place: at..at,
                    extent: Extent {
                        columns: number("colspan").unwrap_or(1).max(1),
                        rows: match number("rowspan") {
                            Some(0) => usize::MAX,
                            rows => rows.unwrap_or(1),
                        },
                        is_blank: true,
                    },
                    is_heading: name == "th",
                    text: String::new(),
                    linked: 0,
                    blocks: 0,
                    second: None,
                    breaks: true,
                };
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(cell);
                    self.in_cell = true;
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "input" | "form" | "ul" | "ol" => self.is_layout = true,
            _ => self.breaks(element.is_block() || name == "br", at),
        }
    }

    fn end(&mut self, element: &Element, at: usize) {
        match element.name.as_str() {
            "thead" => self.in_head = false,
            "caption" => self.in_caption = false,
            "td" | "th" => self.end_cell(at),
            "tr" => {
                self.end_cell(at);
                self.in_row = false;
            }
            _ => self.breaks(element.is_block(), at),
        }
    }

    fn begin_row(&mut self) {
        let in_head = self.in_head;
        self.rows.push(Row {
            in_head,
            ..Row::default()
        });
        self.in_row = true;
    }

    fn end_cell(&mut self, at: usize) {
        if let Some(cell) = self.cell() {
            cell.place.end = at;
        }
        self.in_cell = false;
    }

    /// A tag within a cell; one of a block parts its text.
    fn breaks(&mut self, is_block: bool, at: usize) {
        if let Some(cell) = self.cell().filter(|_| is_block) {
            cell.breaks = true;
            if cell.blocks > 0 {
                cell.second.get_or_insert(at);
            }
        }
    }

    fn text(&mut self, text: &str, linked: bool) {
        let is_blank = text.trim().is_empty();
        match self.cell() {
            Some(cell) => {
                cell.text.push_str(text);
                cell.linked += if linked { text.trim().len() } else { 0 };
                if cell.breaks && !is_blank {
                    cell.blocks += 1;
                    cell.breaks = false;
                }
            }
            // Text between cells is put somewhere else by a browser.
            None => self.is_layout |= !is_blank && !self.in_caption,
        }
    }
}
