//! Served text to outline: titles, headings of all kinds, and the passages between them.

use crate::compile::input::formats::{Mark, Marks};
use crate::compile::input::seed::is_blank;
use crate::compile::lines::classify::{self, Line, Shape};
use crate::compile::lines::heading::{self, Style};
use crate::compile::outline::count::Counts;
use crate::compile::outline::run_in::{self, Opening};
use crate::compile::repair::Served;
use crate::compile::tables::{self, Grid, Sketch};
use crate::model::{Metadata, Passage, PassageKind, Section, SectionKind, Span, Table};

/// A served text, divided.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Its headings, in reading order.
    pub sections: Vec<Section>,
    /// Its paragraphs and rows of tables, in reading order.
    pub passages: Vec<Passage>,
    /// Its tables, in reading order.
    pub tables: Vec<Table>,
}

/// Divides a served text. `marks` are what the markup of the seed says of lines, `sketches` where its tables are.
pub fn parse(served: &Served, marks: &Marks, sketches: &[Sketch], metadata: &Metadata) -> Parsed {
    let lines = classify::lines(served, marks, sketches, metadata);
    let mut shapes = classify::shapes(&lines, metadata);
    let mut grids = tables::grids(&lines, sketches);
    tables::caption(&mut grids, &lines, &mut shapes);
    let first_heading = shapes.iter().position(|shape| matches!(shape, Shape::Heading { .. }));
    let openings = run_in::find(served, &lines, &shapes);
    let counts = Counts::of(&lines, &shapes, &openings);
    let mut outline = Outline {
        served,
        counts,
        sections: Vec::new(),
        passages: Vec::new(),
        rows: Vec::new(),
        open: Vec::new(),
        first_heading: first_heading.map_or(0, |at| lines[at].start),
    };
    for ((line, shape), opening) in lines.iter().zip(shapes).zip(openings) {
        match shape {
            Shape::Title => outline.title(line),
            Shape::Heading { style, number } => outline.heading(line, style, number),
            Shape::Paragraph(kind) => outline.paragraph(line, kind, opening),
            Shape::Point { .. } => outline.paragraph(line, PassageKind::Body, opening),
            Shape::Item => outline.paragraph(line, PassageKind::Body, None),
            Shape::Row => outline.row(line),
        }
    }
    let tables = outline.tables(grids);
    let (sections, passages) = outline.finish();
    Parsed {
        sections,
        passages,
        tables,
    }
}

struct Outline<'a> {
    served: &'a Served,
    counts: Counts,
    sections: Vec<Section>,
    passages: Vec<Passage>,
    /// Passages that are rows of tables.
    rows: Vec<u32>,
    /// Sections that are open, outermost first.
    open: Vec<Open>,
    /// Where the first heading on a line of its own stands; what comes before it is the lead. 0 if there is none.
    first_heading: usize,
}

/// A section that is open.
struct Open {
    style: Style,
    /// What its number counts.
    value: Option<u32>,
    /// Index of the section.
    section: u32,
    /// The level its markup gives it.
    marked: Option<u8>,
}

impl Outline<'_> {
    fn title(&mut self, line: &Line) {
        let section = self.section(line, SectionKind::Title, 0, &line.text, 0, None);
        self.sections.push(section);
    }

    fn heading(&mut self, line: &Line, style: Style, number: usize) {
        let title: String = line.text.chars().skip(number).collect();
        let title = title.trim().trim_end_matches('。');
        self.open_section(line, style, SectionKind::Heading, number, title);
    }

    fn paragraph(&mut self, line: &Line, kind: PassageKind, opening: Option<Opening>) {
        if turns_to_house(&line.text) {
            // The speaker turns to the house: the list of points is over.
            let keep = self
                .open
                .iter()
                .position(|open| open.style >= Style::BracketedIdeographic);
            self.close(keep.unwrap_or(self.open.len()));
        }
        let in_glossary = self.glossary().is_some();
        let kind = match kind {
            PassageKind::Body if in_glossary => PassageKind::Glossary,
            PassageKind::Body if line.start < self.first_heading => PassageKind::Lead,
            other => other,
        };
        let Some(Opening { style, number, title }) = opening.filter(|_| kind == PassageKind::Body) else {
            let section = self.open.last().map(|open| open.section);
            self.push_passage(line, kind, section, None);
            return;
        };
        let title: String = line.text.chars().skip(number).take(title).collect();
        let run_in = self.open_section(line, style, SectionKind::RunIn, number, title.trim());
        let enclosing = self.sections[run_in as usize].parent;
        self.push_passage(line, kind, enclosing, Some(run_in));
        if style == Style::Opening {
            // A heading without a number speaks for its own paragraph only.
            self.open.pop();
            self.sections[run_in as usize].passages.end = self.passages.len() as u32;
        }
    }

    fn row(&mut self, line: &Line) {
        let section = self.open.last().map(|open| open.section);
        self.rows.push(self.passages.len() as u32);
        self.push_passage(line, PassageKind::Table, section, None);
    }

    /// The tables of the passages that are their rows. Grids come in the order of the text, and each row is a passage.
    fn tables(&self, grids: Vec<Grid>) -> Vec<Table> {
        let mut rows = self.rows.iter().copied();
        let table = |grid: Grid| {
            let count = grid.lines.len() as u32;
            let first = rows.by_ref().take(count as usize).min()?;
            Some(Table {
                caption: grid.caption,
                unit: grid.unit,
                rows: first..first + count,
                heads: grid.heads as u32,
                row_heads: grid.row_heads,
                confidence: grid.confidence,
                repeated: grid.repeated,
            })
        };
        grids.into_iter().filter_map(table).collect()
    }

    /// Which of the open sections is a list of terms.
    fn glossary(&self) -> Option<usize> {
        let is_list = |open: &Open| heading::is_glossary(&self.sections[open.section as usize].title);
        self.open.iter().position(is_list)
    }

    fn in_annex(&self) -> bool {
        self.open.first().is_some_and(|open| {
            open.style == Style::Matter && heading::is_annex(&self.sections[open.section as usize].label())
        })
    }

    fn open_section(&mut self, line: &Line, style: Style, kind: SectionKind, number: usize, title: &str) -> u32 {
        let style = match style {
            // A list of terms stands beside the numbered parts, unless it is part of an annex.
            Style::Plain if heading::is_glossary(title) && !self.in_annex() => Style::Matter,
            Style::Plain if self.counts.heads_count(line) && !self.in_annex() => Style::Part,
            Style::Plain if line.mark.is_none() && self.is_below_plain() => Style::SubPlain,
            _ => style,
        };
        let keep = match line.mark {
            Some(Mark::Heading(level)) if style == Style::Plain => self.above_marked(level),
            _ => self
                .within_count(line, style)
                .or_else(|| self.restarted(line, style))
                .unwrap_or_else(|| self.above(style, self.counts.value(line))),
        };
        // The entries of a list of terms may be numbered in any way, if it is an annex; else as parts are not.
        let outside = if self.in_annex() {
            Style::Matter
        } else {
            Style::Ideographic
        };
        let list = self.glossary().filter(|_| style > outside);
        let keep = list.map_or(keep, |list| keep.max(list + 1));
        // A preface ends where the numbered parts begin; an annex has parts of its own.
        let in_preface = self.open.first().is_some_and(|open| open.style == Style::Matter) && !self.in_annex();
        let ends_preface = in_preface && style != Style::Opening && list.is_none();
        self.close(if ends_preface { 0 } else { keep });
        let parent = self.open.last().map(|open| open.section);
        let level = parent.map_or(1, |p| self.sections[p as usize].level + 1);
        let section = self.section(line, kind, number, title, level, parent);
        self.sections.push(section);
        let at = (self.sections.len() - 1) as u32;
        let marked = match line.mark {
            Some(Mark::Heading(level)) => Some(level),
            _ => None,
        };
        self.open.push(Open {
            style,
            value: self.counts.value(line),
            section: at,
            marked,
        });
        at
    }

    /// How many open sections a new one of this style leaves open: an equal style closes what is open down to its
    /// last use; otherwise only finer styles are closed.
    /// Of several open counts of the style it goes on with the one it continues.
    fn above(&self, style: Style, value: Option<u32>) -> usize {
        if style == Style::Box {
            // A box stands within the text of whatever heading is open, and has points of its own.
            let box_open = self.open.iter().rposition(|open| open.style == Style::Box);
            let is_run_in = |open: &Open| self.sections[open.section as usize].kind == SectionKind::RunIn;
            return box_open.unwrap_or_else(|| self.open.iter().position(is_run_in).unwrap_or(self.open.len()));
        }
        let same = |open: &Open| open.style == style;
        let continued = |open: &Open| same(open) && open.value.map(|last| last + 1) == value && value.is_some();
        match self
            .open
            .iter()
            .rposition(continued)
            .or_else(|| self.open.iter().rposition(same))
        {
            Some(at) => at,
            None => self
                .open
                .iter()
                .position(|open| open.style > style)
                .unwrap_or(self.open.len()),
        }
    }

    /// The same for a heading without a number in the text of a numbered one, （一）, whose count goes on behind it.
    fn within_count(&self, line: &Line, style: Style) -> Option<usize> {
        if !matches!(style, Style::Plain | Style::SubPlain) {
            return None;
        }
        let is_heading = |open: &Open| self.sections[open.section as usize].kind == SectionKind::Heading;
        let goes_on = |open: &Open| {
            let counted = open.value.filter(|_| open.style > Style::Plain && is_heading(open));
            counted.is_some_and(|value| self.counts.goes_on_behind(line, (open.style, value)))
        };
        let inner = self.open.iter().rposition(goes_on)?;
        // Beside another of its kind there, or below the number.
        let beside = self.open[inner + 1..].iter().position(|open| open.style >= style);
        Some(beside.map_or(self.open.len(), |at| inner + 1 + at))
    }

    /// The same for a count that begins anew below a finer one: 一、 in the text of 三、… （一）, if （二） follows later.
    fn restarted(&self, line: &Line, style: Style) -> Option<usize> {
        let outer = self.open.iter().rfind(|open| open.style == style)?;
        let inner = self
            .open
            .last()
            .filter(|inner| inner.style > style && inner.style != Style::Opening)?;
        let nested = self
            .counts
            .restarts_below(line, (style, outer.value?), (inner.style, inner.value?));
        nested.then_some(self.open.len())
    }

    /// The same for a heading whose level the markup gives.
    fn above_marked(&self, level: u8) -> usize {
        let deeper = |open: &Open| open.marked.is_none_or(|other| other >= level);
        self.open.iter().position(deeper).unwrap_or(self.open.len())
    }

    /// Whether a heading without a number belongs below another: that one has no text of its own, or has headings
    /// below it already.
    fn is_below_plain(&self) -> bool {
        match self.open.last() {
            Some(&Open {
                style: Style::Plain,
                section,
                ..
            }) => {
                let above = &self.sections[section as usize];
                above.kind == SectionKind::Heading && above.passages.start == self.passages.len() as u32
            }
            Some(open) if open.style == Style::SubPlain => true,
            _ => false,
        }
    }

    fn close(&mut self, keep: usize) {
        for open in self.open.drain(keep..) {
            self.sections[open.section as usize].passages.end = self.passages.len() as u32;
        }
    }

    fn section(
        &self,
        line: &Line,
        kind: SectionKind,
        number: usize,
        title: &str,
        level: u8,
        parent: Option<u32>,
    ) -> Section {
        let text: Vec<char> = line.text.chars().collect();
        let skipped = number + text[number..].iter().take_while(|&&c| is_blank(c)).count();
        let end = line.start + skipped + title.chars().count();
        let first = self.passages.len() as u32;
        Section {
            parent,
            level,
            kind,
            number: text[..number].iter().collect(),
            title: title.to_string(),
            span: Span::new(
                self.served.from[line.start],
                self.served.from[end.min(line.end) - 1] + 1,
            ),
            passages: first..first,
        }
    }

    fn push_passage(&mut self, line: &Line, kind: PassageKind, section: Option<u32>, run_in: Option<u32>) {
        self.passages.push(Passage {
            id: None,
            section,
            run_in,
            kind,
            text: line.text.clone(),
            spans: self.spans(line.start, line.end),
            origin: self.served.from[line.start..line.end].to_vec(),
        });
    }

    /// The pieces of the seed behind the served characters `start..end`: a new piece where the seed jumps to
    /// another line or backwards.
    fn spans(&self, start: usize, end: usize) -> Vec<Span> {
        /// A gap up to this many characters is a repair inside the line.
        const INSIDE: u32 = 16;
        let mut spans: Vec<Span> = Vec::new();
        for &at in &self.served.from[start..end] {
            match spans.last_mut() {
                Some(last) if at + 1 >= last.end && at <= last.end + INSIDE => last.end = last.end.max(at + 1),
                _ => spans.push(Span::new(at, at + 1)),
            }
        }
        spans
    }

    fn finish(mut self) -> (Vec<Section>, Vec<Passage>) {
        self.close(0);
        let all = self.passages.len() as u32;
        for section in &mut self.sections {
            if section.kind == SectionKind::Title {
                section.passages = 0..all;
            }
        }
        (self.sections, self.passages)
    }
}

/// 各位代表，…: the speaker addresses all again.
pub(in crate::compile) fn turns_to_house(text: &str) -> bool {
    ["各位代表", "各位委员", "同志们"]
        .iter()
        .any(|word| text.starts_with(word))
}
