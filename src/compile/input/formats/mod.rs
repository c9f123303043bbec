//! Seeds with markup, HTML and Markdown: what is markup goes into the ledger, and what it says of lines is kept.
//!
//! A library reads the markup and says where in the seed each of its pieces stands; here those pieces become entries
//! of the ledger, so that seed and ledger give the served text for marked-up seeds as for plain ones.

mod html;
mod markdown;

use std::collections::HashMap;

use crate::chinese::is_han;
use crate::compile::input::seed::Seed;
use crate::model::{Repair, RepairKind, Span};

/// What the markup of a seed says of the line that begins at a place of the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A heading of this level, from 1.
    Heading(u8),
    /// A row of a table: never a heading.
    Row,
    /// Its beginning is printed bold, up to this place of the seed.
    Bold {
        /// One past the last bold character.
        end: u32,
    },
}

/// Marks by the place of the seed where their line begins.
pub type Marks = HashMap<u32, Mark>;

/// What is read from the markup of a seed.
#[derive(Debug, Default)]
pub struct Markup {
    /// Entries of the ledger that take the markup away, in order of place.
    pub edits: Vec<Repair>,
    /// What it says of lines.
    pub marks: Marks,
}

/// Reads the markup of a seed, by the ending of its name; a `.txt` has none. Cost: one pass over the text.
pub fn read(seed: &Seed) -> Markup {
    let name = seed.file.to_ascii_lowercase();
    let text: String = seed.chars.iter().collect();
    if name.ends_with(".html") || name.ends_with(".htm") {
        html::read(&text)
    } else if name.ends_with(".md") {
        markdown::read(&text)
    } else {
        Markup::default()
    }
}

/// What stands in place of a piece of markup, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Nothing: a word runs on.
    #[default]
    None,
    /// The next cell of a row.
    Cell,
    /// The next line.
    Line,
}

/// Collects what a reader of markup finds, piece after piece in the order of the seed. Places are bytes.
struct Builder<'t> {
    text: &'t str,
    /// How far the seed is dealt with, in bytes and in characters.
    at: usize,
    chars: u32,
    /// Markup that was passed and is not entered yet: where it began, what it stands for, why it goes.
    open: Option<(u32, Gap, RepairKind, &'static str)>,
    /// What the next line is.
    mark: Option<Mark>,
    /// Where the line that is read began, and where bold text in its beginning did.
    line: Option<u32>,
    bold: Option<u32>,
    is_bold: bool,
    found: Markup,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Builder {
            text,
            at: 0,
            chars: 0,
            open: None,
            mark: None,
            line: None,
            bold: None,
            is_bold: false,
            found: Markup::default(),
        }
    }

    /// The rest of the line belongs to something that is marked.
    fn begin(&mut self, mark: Mark) {
        self.mark = Some(mark);
    }

    /// Bold text begins or ends at `byte`, before the markup that says so is passed.
    fn bold(&mut self, on: bool) {
        if let (false, Some(start)) = (on, self.bold.take()) {
            let end = self.open.map_or(self.chars, |(start, ..)| start);
            self.found.marks.entry(start).or_insert(Mark::Bold { end });
        }
        self.is_bold = on;
    }

    /// Passes markup up to the byte `end`.
    fn markup(&mut self, end: usize, gap: Gap, kind: RepairKind, reason: &'static str) {
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
        if gap == Gap::Line {
            self.line = None;
            self.bold = None;
        }
    }

    /// Keeps the text up to the byte `end`; `decode` reads a character reference at the beginning of a text, and gives
    /// its length in bytes. Line breaks inside it, where `wraps`, are no ends of lines.
    fn text(&mut self, end: usize, wraps: bool, decode: impl Fn(&str) -> Option<(usize, String)>) {
        while self.at < end {
            let rest = &self.text[self.at..end];
            let Some(c) = rest.chars().next() else { break };
            if c.is_whitespace() && (wraps || self.line.is_none()) {
                self.blanks(rest, wraps);
            } else if let Some((length, value)) = decode(rest) {
                self.begin_line();
                let start = self.chars;
                self.advance(self.at + length);
                let span = Span::new(start, self.chars);
                self.enter(span, &value, RepairKind::Markup, "字符引用还原为字符");
            } else {
                self.begin_line();
                self.advance(self.at + c.len_utf8());
                if c == '\n' {
                    self.line = None;
                }
            }
        }
    }

    /// Blanks of the source: none at the beginning of a line, none where Chinese is wrapped, otherwise one.
    fn blanks(&mut self, rest: &str, wraps: bool) {
        let run = rest.len() - rest.trim_start().len();
        let (blank, after) = rest.split_at(run);
        if !wraps && !blank.contains('\n') || wraps && !blank.contains(['\n', '\r', '\t']) {
            self.advance(self.at + run);
            return;
        }
        let start = self.chars;
        let before = self.text[..self.at].chars().next_back().unwrap_or(' ');
        let latin = |c: char| c.is_alphanumeric() && !is_han(c);
        let gap = match after.chars().next() {
            Some(next) if self.line.is_some() && latin(before) && latin(next) => Gap::Cell,
            _ => Gap::None,
        };
        self.advance(self.at + run);
        if wraps {
            self.gap(start, gap, RepairKind::Markup, "网页源码中的换行和空白");
        }
    }

    /// Everything is passed: the last markup is entered.
    fn finish(mut self) -> Markup {
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
            let replacement = match gap {
                Gap::None => "",
                Gap::Cell => " ",
                Gap::Line => "\n",
            };
            self.enter(Span::new(start, end), replacement, kind, reason);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::repair;

    fn read_as(file: &str, text: &str) -> (String, Vec<(String, Mark)>) {
        let seed = Seed::decode(file, text.as_bytes()).unwrap();
        let markup = read(&seed);
        let served = repair::apply(&seed.chars, &markup.edits);
        let lines = crate::compile::input::seed::lines(&served.chars);
        let marked = lines.iter().filter_map(|line| {
            let mark = markup.marks.get(&served.from[line.start])?;
            Some((line.text.clone(), *mark))
        });
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        (texts.join("\n"), marked.collect())
    }

    #[test]
    fn html_is_text_with_lines() {
        let page = "<!DOCTYPE html>\n<html><head><title>甲</title><style>p{}</style></head>\n<body><nav><a>首页</a></nav>\n\
            <h1>某区规划</h1><p>第一段，A&amp;B&nbsp;公司\n   增长<b>6%</b>。</p><script>var a=\"<p>\";</script>\n\
            <h2>一、基础</h2><p><strong>综合实力。</strong>稳步提升。<br>第二行</p>\
            <table><tr><td>指标</td><td>2025年</td></tr><tr><td>增速</td><td>6%</td></tr></table></body></html>";
        let (text, marks) = read_as("a.html", page);
        assert_eq!(
            text,
            "某区规划\n第一段，A&B 公司增长6%。\n一、基础\n综合实力。稳步提升。\n第二行\n指标 2025年\n增速 6%"
        );
        let kinds: Vec<Mark> = marks.iter().map(|(_, mark)| *mark).collect();
        assert!(
            matches!(
                kinds[..],
                [
                    Mark::Heading(1),
                    Mark::Heading(2),
                    Mark::Bold { .. },
                    Mark::Row,
                    Mark::Row
                ]
            ),
            "{marks:?}"
        );
    }

    #[test]
    fn an_element_that_is_never_closed_swallows_nothing() {
        let (text, _) = read_as("a.htm", "<div><select><p>第一段文字。<p>第二段文字。");
        assert_eq!(text, "第一段文字。\n第二段文字。");
        assert_eq!(read_as("a.html", "增长<5%，达到 a < b").0, "增长<5%，达到 a < b");
    }

    #[test]
    fn markdown_is_text_with_lines() {
        let page = "---\ntitle: 某区规划\n---\n\n# 某区规划\n\n## 一、基础\n\n**综合实力。**稳步提升，见[全文](http://a.cn)。\n\n\
            1. 抓项目扩投资，完成投资105亿元。\n2. 促消费。\n\n- 第一点\n- 第二点\n\n| 指标 | 2025年 |\n|---|---|\n| 增速 | 6% |\n\n> 引文 \\* A &amp; B\n";
        let (text, marks) = read_as("a.md", page);
        assert_eq!(
            text,
            "title: 某区规划\n某区规划\n一、基础\n综合实力。稳步提升，见全文。\n1.抓项目扩投资，完成投资105亿元。\n2.促消费。\n第一点\n第二点\n指标 2025年\n增速 6%\n引文 * A & B"
        );
        let kinds: Vec<Mark> = marks.iter().map(|(_, mark)| *mark).collect();
        assert!(
            matches!(
                kinds[..],
                [
                    Mark::Heading(1),
                    Mark::Heading(2),
                    Mark::Bold { .. },
                    Mark::Row,
                    Mark::Row
                ]
            ),
            "{marks:?}"
        );
    }

    #[test]
    fn a_plain_seed_has_no_markup() {
        let seed = Seed::decode("a.txt", "# 不是标题 <p> **粗体**".as_bytes()).unwrap();
        assert!(read(&seed).edits.is_empty());
    }
}
