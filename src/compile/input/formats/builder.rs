//! What a reader of markup finds, piece after piece, becomes entries of the ledger.

use crate::chinese::is_han;
use crate::compile::input::formats::{Mark, Markup};
use crate::model::{Repair, RepairKind, Span};

/// What stands in place of a piece of markup, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: a word runs on.
    #[default]
    None,
    /// The next cell of a row.
    Cell,
    /// The next line.
    Line,
    /// The next element that stands by itself: no sentence runs on into it.
    Block,
}

/// No entry of the ledger puts in more characters.
const MAX_REPLACEMENT: usize = 200;
const CELLS: &str = "表格单元格之间";

/// Collects what a reader of markup finds, piece after piece in the order of the seed. Places are bytes.
pub(super) struct Builder<'t> {
    text: &'t str,
    /// How far the seed is dealt with, in bytes and in characters.
    pub(super) at: usize,
    chars: u32,
    /// Markup that was passed and is not entered yet: where it began, what it stands for, why it goes.
    open: Option<(u32, Gap, RepairKind, &'static str)>,
    /// What it stands for besides, in a table: tabs, line ends, text of merged cells.
    fill: String,
    /// What the next line is.
    mark: Option<Mark>,
    /// Where the line that is read began, and where bold text in its beginning did.
    line: Option<u32>,
    bold: Option<u32>,
    pub(super) is_bold: bool,
    /// The last character that was kept.
    last: char,
    found: Markup,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Builder {
            text,
            at: 0,
            chars: 0,
            open: None,
            fill: String::new(),
            mark: None,
            line: None,
            bold: None,
            is_bold: false,
            last: ' ',
            found: Markup::default(),
        }
    }

    /// The rest of the line belongs to something that is marked.
    pub(super) fn begin(&mut self, mark: Mark) {
        self.mark = Some(mark);
    }

    /// Bold text begins or ends at `byte`, before the markup that says so is passed.
    pub(super) fn bold(&mut self, on: bool) {
        if let (false, Some(start)) = (on, self.bold.take()) {
            let end = self.open.map_or(self.chars, |(start, ..)| start);
            self.found.marks.entry(start).or_insert(Mark::Bold { end });
        }
        self.is_bold = on;
    }

    /// Passes markup up to the byte `end`.
    pub(super) fn markup(&mut self, end: usize, gap: Gap, kind: RepairKind, reason: &'static str) {
        let start = self.chars;
        self.advance(end);
        self.gap(start, gap, kind, reason);
    }

    fn gap(&mut self, start: u32, gap: Gap, kind: RepairKind, reason: &'static str) {
        // What is not mere markup keeps its own entry.
        if self.open.is_some_and(|(_, _, open, _)| open != kind) {
            self.close(start);
        }
        let (start, before, ..) = self.open.unwrap_or((start, Gap::None, kind, reason));
        self.open = Some((start, before.max(gap), kind, reason));
        if gap >= Gap::Line {
            if !self.fill.is_empty() && !self.fill.ends_with('\n') {
                self.fill.push('\n');
            }
            self.line = None;
            self.bold = None;
        }
    }

    /// The markup that is passed stands for `text` as well: what parts the cells of a table. A new cell begins.
    pub(super) fn fill(&mut self, text: &str) {
        let begun = (self.chars, Gap::None, RepairKind::Markup, CELLS);
        let (_, gap, ..) = *self.open.get_or_insert(begun);
        if gap >= Gap::Line && self.fill.is_empty() {
            self.fill.push('\n');
        }
        let is_begun = self.fill.ends_with('\n');
        self.fill
            .push_str(if is_begun { text.trim_start_matches('\n') } else { text });
        (self.mark, self.line, self.bold) = (None, None, None);
        self.last = ' ';
    }

    /// Keeps the text up to the byte `end`; `decode` reads a character reference at the beginning of a text, and gives
    /// its length in bytes. Line breaks inside it, where `wraps`, are no ends of lines.
    pub(super) fn text(&mut self, end: usize, wraps: bool, decode: impl Fn(&str) -> Option<(usize, String)>) {
        while self.at < end {
            let rest = &self.text[self.at..end];
            let Some(c) = rest.chars().next() else { break };
            if c.is_whitespace() && (wraps || self.line.is_none()) {
                self.blanks(rest, wraps);
            } else if let Some((length, value)) = decode(rest) {
                self.replace(self.at + length, &value, "字符引用还原为字符");
            } else {
                self.begin_line();
                self.advance(self.at + c.len_utf8());
                self.last = c;
                if c == '\n' {
                    self.line = None;
                }
            }
        }
    }

    /// Serves `value` for what stands up to the byte `end`.
    pub(super) fn replace(&mut self, end: usize, value: &str, reason: &str) {
        self.begin_line();
        let start = self.chars;
        self.advance(end);
        self.enter(Span::new(start, self.chars), value, RepairKind::Markup, reason);
        self.last = value.chars().next_back().unwrap_or(self.last);
    }

    /// Blanks of the source: none at the beginning of a line, none where Chinese is wrapped, otherwise one.
    fn blanks(&mut self, rest: &str, wraps: bool) {
        let run = rest.len() - rest.trim_start().len();
        let (blank, after) = rest.split_at(run);
        if !wraps && !blank.contains('\n') || wraps && !blank.contains(['\n', '\r', '\t']) {
            // Between two words of a line it is a blank of the text, whatever markup stands before it.
            if wraps && self.line.is_some() {
                self.close(self.chars);
                self.last = ' ';
            }
            self.advance(self.at + run);
            return;
        }
        let start = self.chars;
        let latin = |c: char| c.is_alphanumeric() && !is_han(c);
        let runs_on = self.line.is_some() && latin(self.last) && after.chars().next().is_none_or(latin);
        let gap = if runs_on { Gap::Cell } else { Gap::None };
        self.advance(self.at + run);
        if wraps {
            self.gap(start, gap, RepairKind::Markup, "网页源码中的换行和空白");
        }
    }

    /// Everything is passed: the last markup is entered.
    pub(super) fn finish(mut self) -> Markup {
        let end = self.text.len();
        if self.at < end {
            self.markup(end, Gap::None, RepairKind::Markup, "网页标记");
        }
        self.close(self.chars);
        self.found
    }

    fn begin_line(&mut self) {
        self.close(self.chars);
        if self.line.is_none() {
            self.line = Some(self.chars);
            if let Some(mark) = self.mark.take() {
                self.found.marks.insert(self.chars, mark);
            } else if self.is_bold {
                self.bold = Some(self.chars);
            }
        }
    }

    /// Enters the markup that was passed up to the character `end`.
    fn close(&mut self, end: u32) {
        if let Some((start, gap, kind, reason)) = self.open.take() {
            if gap == Gap::Block {
                self.found.blocks.push(start);
            }
            let replacement = match gap {
                _ if !self.fill.is_empty() => std::mem::take(&mut self.fill),
                Gap::None => String::new(),
                Gap::Cell => " ".to_string(),
                Gap::Line | Gap::Block => "\n".to_string(),
            };
            self.enter_in_parts(Span::new(start, end), &replacement, kind, reason);
        }
    }

    /// Enters an edit, in several that follow one another where it puts in more than one may.
    fn enter_in_parts(&mut self, span: Span, replacement: &str, kind: RepairKind, reason: &str) {
        let chars: Vec<char> = replacement.chars().collect();
        let parts = chars
            .len()
            .div_ceil(MAX_REPLACEMENT)
            .clamp(1, span.len().max(1) as usize);
        for part in 0..parts {
            let first = span.start + part as u32;
            let end = if part + 1 == parts { span.end } else { first + 1 };
            let from = (part * MAX_REPLACEMENT).min(chars.len());
            let text = &chars[from..(from + MAX_REPLACEMENT).min(chars.len())];
            self.enter(Span::new(first, end), &text.iter().collect::<String>(), kind, reason);
        }
    }

    fn enter(&mut self, span: Span, replacement: &str, kind: RepairKind, reason: &str) {
        self.found.edits.push(Repair::new(span, kind, replacement, 1.0, reason));
    }

    fn advance(&mut self, end: usize) {
        let end = end.max(self.at);
        self.chars += self.text[self.at..end].chars().count() as u32;
        self.at = end;
    }
}
