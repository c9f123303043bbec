//! Served text to outline: titles, headings of all kinds, and the passages between them.

use super::headings::{self, Style};
use super::repair::Served;
use super::source::{is_blank, is_line_break};
use crate::model::{Metadata, Passage, PassageKind, Section, SectionKind, Span};

/// Sections and passages of a served text, in reading order.
pub fn parse(served: &Served, metadata: &Metadata) -> (Vec<Section>, Vec<Passage>) {
    let lines = lines(served);
    let numbered = lines
        .iter()
        .any(|l| matches!(headings::number(&l.text), Some((style, _)) if style <= Style::Ideographic));
    let mut in_front = true;
    let mut shapes = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).map(|l| l.text.as_str());
        let shape = classify(line, next, in_front, numbered, metadata);
        in_front &= matches!(
            shape,
            Shape::Title | Shape::Paragraph(PassageKind::Caption | PassageKind::Byline)
        );
        shapes.push(shape);
    }
    let first_heading = shapes.iter().position(|shape| matches!(shape, Shape::Heading { .. }));
    let mut outline = Outline {
        served,
        sections: Vec::new(),
        passages: Vec::new(),
        open: Vec::new(),
        first_heading: first_heading.map_or(0, |at| lines[at].start),
    };
    for (line, shape) in lines.iter().zip(shapes) {
        match shape {
            Shape::Title => outline.title(line),
            Shape::Heading { style, number } => outline.heading(line, style, number),
            Shape::Paragraph(kind) => outline.paragraph(line, kind),
        }
    }
    outline.finish()
}

/// A line of the served text, without the blanks around it.
struct Line {
    start: usize,
    end: usize,
    text: String,
}

enum Shape {
    Title,
    Heading { style: Style, number: usize },
    Paragraph(PassageKind),
}

fn lines(served: &Served) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    for piece in served.chars.split(|&c| is_line_break(c)) {
        let first = piece.iter().position(|&c| !is_blank(c));
        let last = piece.iter().rposition(|&c| !is_blank(c));
        if let (Some(first), Some(last)) = (first, last) {
            lines.push(Line {
                start: at + first,
                end: at + last + 1,
                text: piece[first..=last].iter().collect(),
            });
        }
        at += piece.len() + 1;
    }
    lines
}

/// What a line is, by its own words, what follows it, and whether the text has begun.
fn classify(line: &Line, next: Option<&str>, in_front: bool, numbered: bool, metadata: &Metadata) -> Shape {
    let text = line.text.as_str();
    if let Some(kind) = aside(text, in_front) {
        return Shape::Paragraph(kind);
    }
    if in_front && is_venue(text) {
        return Shape::Paragraph(PassageKind::Byline);
    }
    if let Some((style, length)) = headings::number(text) {
        let title: String = text.chars().skip(length).collect();
        let own_line = style != Style::Ordinal && headings::is_heading_shape(title.trim());
        return if own_line {
            Shape::Heading { style, number: length }
        } else {
            Shape::Paragraph(PassageKind::Body)
        };
    }
    if headings::is_matter(text) {
        return Shape::Heading {
            style: Style::Matter,
            number: 0,
        };
    }
    if in_front && headings::is_heading_shape(text) && is_title(text, metadata) {
        return Shape::Title;
    }
    let before_text =
        next.is_some_and(|next| next.chars().count() > text.chars().count() || headings::number(next).is_some());
    let interview =
        text.ends_with(['：', ':']) && text.chars().count() <= 24 && next.is_some_and(headings::is_heading_shape);
    if interview
        || before_text && headings::is_heading_shape(text) && text.chars().count() <= if numbered { 30 } else { 40 }
    {
        return Shape::Heading {
            style: Style::Plain,
            number: 0,
        };
    }
    Shape::Paragraph(PassageKind::Body)
}

/// Salutations, captions and bylines.
fn aside(text: &str, in_front: bool) -> Option<PassageKind> {
    let n = text.chars().count();
    let salutes = ["各位", "尊敬的", "同志们", "女士们", "先生们"]
        .iter()
        .any(|word| text.starts_with(word));
    if salutes && n <= 30 && text.ends_with(['：', ':', '！', '!']) {
        return Some(PassageKind::Salutation);
    }
    if text.starts_with(['▲', '△', '▼', '▽', '◆', '■'])
        || n <= 80 && text.starts_with("图为")
        || in_front && n <= 15 && text.ends_with('。')
    {
        return Some(PassageKind::Caption);
    }
    let names_author = ["采写", "记者", "通讯员", "摄影", "撰文", "文/", "图/", "文／", "图／"]
        .iter()
        .any(|word| text.contains(word));
    let is_short = n <= 40 && !text.ends_with('。');
    (names_author && is_short && text.contains(['：', ':', '/', '／'])).then_some(PassageKind::Byline)
}

/// ——2026年1月12日在临江区第十届人民代表大会第七次会议上: where and when a report was given.
fn is_venue(text: &str) -> bool {
    text.chars().count() <= 60
        && text.contains('年')
        && text.contains("会议")
        && !text.ends_with('。')
        && !text.contains('，')
}

/// Whether a line before the text is part of the title: it is the known title or names the kind of document.
fn is_title(text: &str, metadata: &Metadata) -> bool {
    let words = [
        "规划",
        "纲要",
        "报告",
        "方案",
        "计划",
        "意见",
        "通知",
        "要点",
        "决定",
        "公报",
        "措施",
        "办法",
        "白皮书",
    ];
    metadata.title.contains(text) || words.iter().any(|word| text.contains(word)) || text.chars().count() >= 8
}

struct Outline<'a> {
    served: &'a Served,
    sections: Vec<Section>,
    passages: Vec<Passage>,
    /// Sections that are open, outermost first, with their style.
    open: Vec<(Style, u32)>,
    /// Where the first heading on a line of its own stands; what comes before it is the lead. 0 if there is none.
    first_heading: usize,
}

impl Outline<'_> {
    fn title(&mut self, line: &Line) {
        let section = self.section(line, SectionKind::Title, 0, &line.text, 0, None);
        self.sections.push(section);
    }

    fn heading(&mut self, line: &Line, style: Style, number: usize) {
        let title: String = line.text.chars().skip(number).collect();
        self.open_section(line, style, SectionKind::Heading, number, title.trim());
    }

    fn paragraph(&mut self, line: &Line, kind: PassageKind) {
        if line.text.starts_with("各位代表") {
            // The speaker turns to the house: the list of points is over.
            let keep = self
                .open
                .iter()
                .position(|&(style, _)| style >= Style::BracketedIdeographic);
            self.close(keep.unwrap_or(self.open.len()));
        }
        let numbered = headings::number(&line.text);
        let length = numbered.map_or(0, |(_, length)| length);
        let body: String = line.text.chars().skip(length).collect();
        let in_glossary = self
            .open
            .last()
            .is_some_and(|&(_, at)| is_glossary(&self.sections[at as usize].title));
        let kind = match kind {
            PassageKind::Body if in_glossary => PassageKind::Glossary,
            PassageKind::Body if line.start < self.first_heading => PassageKind::Lead,
            other => other,
        };
        // Behind a paragraph that was cut off, the first sentence is the rest of that one.
        let cut_off = numbered.is_none() && self.passages.last().is_some_and(|p| is_cut_off(&p.text));
        let opening = match kind {
            PassageKind::Body if !cut_off => headings::opening(&body, numbered.is_some()),
            _ => None,
        };
        let Some(end) = opening else {
            let section = self.open.last().map(|&(_, at)| at);
            self.push_passage(line, kind, section, None);
            return;
        };
        let style = numbered.map_or(Style::Opening, |(style, _)| style);
        let run_in = self.open_section(line, style, SectionKind::RunIn, length, body[..end].trim());
        let enclosing = self.sections[run_in as usize].parent;
        self.push_passage(line, kind, enclosing, Some(run_in));
        if style == Style::Opening {
            // A heading without a number speaks for its own paragraph only.
            self.open.pop();
            self.sections[run_in as usize].passages.end = self.passages.len() as u32;
        }
    }

    fn open_section(&mut self, line: &Line, style: Style, kind: SectionKind, number: usize, title: &str) -> u32 {
        let style = if style == Style::Plain && self.is_below_plain() {
            Style::SubPlain
        } else {
            style
        };
        // An equal style closes what is open down to its last use; otherwise only finer styles are closed.
        let keep = match self.open.iter().rposition(|&(s, _)| s == style) {
            Some(at) => at,
            None => self
                .open
                .iter()
                .position(|&(s, _)| s > style)
                .unwrap_or(self.open.len()),
        };
        // A preface ends where the numbered parts begin; an annex has parts of its own.
        let in_preface = self
            .open
            .first()
            .is_some_and(|&(s, at)| s == Style::Matter && !headings::is_annex(&self.sections[at as usize].title));
        self.close(if in_preface && style != Style::Opening { 0 } else { keep });
        let parent = self.open.last().map(|&(_, at)| at);
        let level = parent.map_or(1, |p| self.sections[p as usize].level + 1);
        let section = self.section(line, kind, number, title, level, parent);
        self.sections.push(section);
        let at = (self.sections.len() - 1) as u32;
        self.open.push((style, at));
        at
    }

    /// Whether a heading without a number belongs below another: that one has no text of its own, or has headings
    /// below it already.
    fn is_below_plain(&self) -> bool {
        match self.open.last() {
            Some(&(Style::Plain, at)) => {
                let above = &self.sections[at as usize];
                above.kind == SectionKind::Heading && above.passages.start == self.passages.len() as u32
            }
            Some(&(Style::SubPlain, _)) => true,
            _ => false,
        }
    }

    fn close(&mut self, keep: usize) {
        for (_, at) in self.open.drain(keep..) {
            self.sections[at as usize].passages.end = self.passages.len() as u32;
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

fn is_cut_off(text: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|c| crate::text::is_han(c) || matches!(c, '，' | '、' | ','))
}

fn is_glossary(title: &str) -> bool {
    ["名词解释", "名词注释", "术语", "名词释义", "有关用语", "词语解释"]
        .iter()
        .any(|word| title.contains(word))
}
