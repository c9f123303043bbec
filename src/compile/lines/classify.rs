//! What each line of a served text is: title, heading, paragraph, or a line beside the text. The tree that follows
//! from it is built in [`crate::compile::outline::tree`].

use crate::chinese::date;
use crate::compile::glossary::notes;
use crate::compile::input::formats::{Mark, Marks};
use crate::compile::input::seed;
use crate::compile::lines::front::{self, FRONT};
use crate::compile::lines::heading::{self, Style};
use crate::compile::lines::imprint;
use crate::compile::lines::siblings::{self, Number};
use crate::compile::metadata::forms::Forms;
use crate::compile::repair::Served;
use crate::compile::tables::{Sketch, loose};
use crate::model::{Metadata, PassageKind};

/// A line of the served text, without the blanks around it, and what its markup says of it.
pub struct Line {
    /// First character in the served text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The characters.
    pub text: String,
    /// What the markup of the seed says of the line.
    pub mark: Option<Mark>,
    /// The table it is a row of, as an index.
    pub table: Option<usize>,
    /// Whether the title of the document was read from it.
    pub is_title: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line of the title.
    Title,
    /// A heading on a line of its own; `number` is the length of its number in characters.
    Heading {
        /// How it is numbered.
        style: Style,
        /// Length of the number, in characters.
        number: usize,
    },
    /// Anything else.
    Paragraph(PassageKind),
    /// A row of a table.
    Row,
    /// A numbered sentence that speaks for the lines below it: a paragraph that is all heading.
    Point {
        /// How it is numbered.
        style: Style,
        /// Length of the number, in characters.
        number: usize,
    },
    /// A paragraph of which no part is a heading: what looks like a row of a table, an item of a list.
    Item,
}

/// The lines of a served text.
pub fn lines(served: &Served, marks: &Marks, tables: &[Sketch], metadata: &Metadata) -> Vec<Line> {
    let places = metadata.evidence.iter().filter(|(field, _)| field == "title");
    let title = places.map(|(_, span)| *span).next().unwrap_or_default();
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let titled = if metadata.described {
        String::new()
    } else {
        words(&metadata.title)
    };
    let line = |line: seed::Line| {
        let (first, last) = (served.from[line.start], served.from[line.end - 1]);
        let table = Sketch::at(tables, first);
        // The first cells of a row may hold nothing.
        let blank = table.map_or(0, |_| {
            let before = served.chars[line.start - line.indent..line.start].iter();
            before.rev().take_while(|c| c.is_whitespace()).count()
        });
        let start = line.start - blank;
        let text = words(&line.text);
        // The page may tell the title elsewhere too.
        let was_read = title.start <= first && last < title.end && titled.contains(&text);
        Line {
            mark: marks.get(&first).copied(),
            is_title: was_read || text == titled,
            start,
            end: line.end,
            text: served.chars[start..line.end].iter().collect(),
            table,
        }
    };
    seed::lines(&served.chars).into_iter().map(line).collect()
}

/// What each line is, by its own words, its neighbours, and whether the text has begun.
pub fn shapes(lines: &[Line], metadata: &Metadata) -> Vec<Shape> {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let numbers: Vec<Number> = texts.iter().map(|text| heading::number(text)).collect();
    let reader = Reader {
        is_numbered: numbers
            .iter()
            .any(|n| n.is_some_and(|(style, _)| style <= Style::Ideographic)),
        in_table: in_table(lines, &texts),
        listed: siblings::listed(&texts, &numbers),
        points: siblings::points(&texts, &numbers),
        asks: siblings::asks(&texts, &numbers),
        title: lines.iter().take(FRONT).rposition(|line| line.is_title),
        text: texts
            .iter()
            .take(FRONT)
            .position(|text| front::begins_text(text))
            .unwrap_or(FRONT),
        lines,
        texts,
        numbers,
        metadata,
    };
    let mut front = Front::Title;
    let mut shapes = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let shape = match line.table {
            Some(_) => Shape::Row,
            None => reader.shape(at, front),
        };
        front = match shape {
            _ if reader.title.is_some_and(|title| at <= title) => Front::Title,
            Shape::Title => front,
            Shape::Paragraph(PassageKind::Byline) if front == Front::Past && date::stands_alone(&line.text) => {
                Front::Enclosed
            }
            Shape::Paragraph(PassageKind::Caption | PassageKind::Byline) => front,
            Shape::Heading {
                style: Style::Matter, ..
            } if heading::is_annex(&line.text) && heading::is_matter(&line.text) => Front::Enclosed,
            _ => Front::Past,
        };
        shapes.push(shape);
    }
    shapes
}

/// Where a line stands with regard to the titles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Front {
    /// Before the text.
    Title,
    /// In the text.
    Past,
    /// Behind the date that signs a letter, or 附件1: what is enclosed may begin with a title of its own.
    Enclosed,
}

struct Reader<'a> {
    lines: &'a [Line],
    texts: Vec<&'a str>,
    numbers: Vec<Number>,
    /// Whether the document numbers its headings.
    is_numbered: bool,
    in_table: Vec<bool>,
    listed: Vec<bool>,
    /// Numbered sentences that speak for the lines below them.
    points: Vec<bool>,
    /// Whether the headings without a number are questions.
    asks: bool,
    /// The last line of the title.
    title: Option<usize>,
    /// The first line of the text.
    text: usize,
    metadata: &'a Metadata,
}

impl Reader<'_> {
    fn shape(&self, at: usize, front: Front) -> Shape {
        let text = self.texts[at];
        let in_front = front == Front::Title;
        let mark = self.lines[at].mark;
        if in_front && self.lines[at].is_title {
            return Shape::Title;
        }
        if let Some(Mark::Heading(level)) = mark {
            return self.marked(at, level, in_front);
        }
        if let Some(kind) = front::aside(text, in_front).filter(|_| !self.points[at]) {
            return Shape::Paragraph(kind);
        }
        if heading::is_matter(text) {
            return Shape::Heading {
                style: Style::Matter,
                number: 0,
            };
        }
        if mark == Some(Mark::Row) || self.in_table[at] || self.listed[at] {
            return Shape::Item;
        }
        if self.is_beside(at, front) {
            return Shape::Paragraph(PassageKind::Byline);
        }
        if in_front && self.is_subtitle(at) {
            return Shape::Title;
        }
        if let Some((style, number)) = self.numbers[at] {
            return self.numbered(at, style, number);
        }
        if front != Front::Past
            && heading::is_heading_shape(text)
            && !imprint::is_turn(text)
            && (front == Front::Enclosed && Forms::get().of(text).is_some() && !heading::is_glossary(text)
                || in_front && (Forms::get().within(text) || is_title(text, self.metadata)))
        {
            return Shape::Title;
        }
        if self.is_plain_heading(at) {
            return Shape::Heading {
                style: Style::Plain,
                number: 0,
            };
        }
        Shape::Paragraph(PassageKind::Body)
    }

    /// A line that the markup calls a heading.
    fn marked(&self, at: usize, level: u8, in_front: bool) -> Shape {
        let (style, number) = self.numbers[at].unwrap_or((Style::Plain, 0));
        if in_front && number == 0 && (level == 1 || is_title(self.texts[at], self.metadata)) {
            Shape::Title
        } else {
            Shape::Heading { style, number }
        }
    }

    /// A line that begins with a number.
    fn numbered(&self, at: usize, style: Style, number: usize) -> Shape {
        let title: String = self.texts[at].chars().skip(number).collect();
        let own_line = style != Style::Ordinal && heading::is_heading_shape(title.trim());
        match (self.points[at], style) {
            (true, Style::Ordinal) => Shape::Point { style, number },
            (true, _) => Shape::Heading { style, number },
            _ if own_line => Shape::Heading { style, number },
            _ => Shape::Paragraph(PassageKind::Body),
        }
    }

    /// Whether a line dates, numbers or signs the document, says where a report was given and by whom, or is what stands
    /// over the title on its page.
    fn is_beside(&self, at: usize, front: Front) -> bool {
        let text = self.texts[at];
        let above = at.checked_sub(1).map(|before| self.texts[before]);
        let next = self.texts.get(at + 1).copied();
        // Two bodies may sign above one date.
        let below = self.texts[at + 1..].iter().take(3).find(|text| !imprint::is_body(text));
        let in_front = front == Front::Title || at < self.text;
        let over_title = self.title.is_some_and(|title| at < title) && heading::has_no_stop(text);
        imprint::is_imprint(text, below.copied(), in_front)
            || front != Front::Past && imprint::is_remark(text)
            || in_front && (over_title || front::is_part_of_venue(above, text, next) || is_signed(above, text, next))
    }

    /// 真抓实干谱新篇 above ——临江区五年工作综述.
    fn is_subtitle(&self, at: usize) -> bool {
        let behind_dash = at > 0 && self.numbers[at].is_some_and(|(style, _)| style == Style::Dash);
        behind_dash
            && heading::is_heading_shape(self.texts[at])
            && self.texts[at + 1..].iter().any(|text| text.ends_with('。'))
    }

    /// Whether a line without a number is a heading: short, without a stop, and text follows it, or a heading that
    /// text follows.
    fn is_plain_heading(&self, at: usize) -> bool {
        let text = self.texts[at];
        let length = text.chars().count();
        let Some(next) = self.texts.get(at + 1) else {
            return false;
        };
        if length <= 24 && imprint::names_speaker(text) && heading::is_heading_shape(next) {
            return true;
        }
        if heading::is_glossary(text) && length <= 16 && heading::is_heading_shape(text) {
            return true;
        }
        let limit = if self.is_numbered { 30 } else { 40 };
        let is_question = text.ends_with(['？', '?']) && !self.asks;
        let is_other = imprint::is_turn(text) || notes::is_note(text) || is_question;
        if length < 2 || length > limit || !heading::is_heading_shape(text) || is_other {
            return false;
        }
        let is_text = |at: usize| {
            self.texts
                .get(at)
                .is_some_and(|text| self.numbers[at].is_some() || text.chars().count() > length && !self.in_table[at])
        };
        // Over a table, over text, or over one more heading with text.
        let over_table = self.in_table.get(at + 1) == Some(&true);
        is_text(at + 1)
            || over_table
            || heading::is_heading_shape(next) && self.texts.get(at + 2).is_some_and(|text| ends_with_stop(text))
    }
}

/// Which lines are rows of tables, or look like it.
fn in_table(lines: &[Line], texts: &[&str]) -> Vec<bool> {
    let looks = loose::rows(texts);
    lines
        .iter()
        .zip(looks)
        .map(|(line, looks)| looks || line.table.is_some())
        .collect()
}

fn ends_with_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '）', ')']);
    text.chars().count() >= 20 && bare.ends_with(['。', '！', '；', '…', '：', '？'])
}

/// Whose report it is stands below where and when it was given: a name, or an office above a name.
fn is_signed(above: Option<&str>, text: &str, next: Option<&str>) -> bool {
    let behind = above.is_some_and(|above| {
        date::stands_alone(above) || front::is_venue(above) || above.ends_with("会议上") || imprint::is_office(above)
    });
    imprint::is_name(text) && behind || imprint::is_office(text) && next.is_some_and(imprint::is_name)
}

/// Whether a line before the text is part of the title: it is the known title or names the kind of document.
fn is_title(text: &str, metadata: &Metadata) -> bool {
    metadata.title.contains(text) || Forms::get().within(text) || text.chars().count() >= 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::repair::apply;

    #[test]
    fn lines_are_read_by_their_neighbours() {
        let rows: [(&str, &str, &[Shape]); 6] = [
            (
                "a list is no row of headings",
                "二、民生实事\n1.新建学校5所\n2.改造老旧小区14个\n3.建设公园6个",
                &[
                    Shape::Heading {
                        style: Style::Ideographic,
                        number: 2,
                    },
                    Shape::Item,
                    Shape::Item,
                    Shape::Item,
                ],
            ),
            (
                "a turn to speak is no heading",
                "记者：今年有哪些安排？\n林岚：今年我们计划改造老旧小区45个，涉及居民1.8万户。",
                &[Shape::Paragraph(PassageKind::Body), Shape::Paragraph(PassageKind::Body)],
            ),
            (
                "the sentence before a list of points is text",
                "围绕上述目标，重点抓好以下工作：\n（一）聚力扩大有效需求\n推进项目建设，确保完成投资进度，办好各项活动，全年接待游客突破500万人次。",
                &[
                    Shape::Paragraph(PassageKind::Body),
                    Shape::Heading {
                        style: Style::BracketedIdeographic,
                        number: 3,
                    },
                    Shape::Paragraph(PassageKind::Body),
                ],
            ),
            (
                "a title of three lines, where it was spoken, and by whom",
                "真抓实干开创发展新局面\n奋楫扬帆谱写时代新篇章\n——临江区五年工作综述\n——在全区经济工作座谈会上的讲话\n周文远\n五年来，全区上下坚持稳中求进，各项工作取得明显成效。",
                &[
                    Shape::Title,
                    Shape::Title,
                    Shape::Title,
                    Shape::Paragraph(PassageKind::Byline),
                    Shape::Paragraph(PassageKind::Byline),
                    Shape::Paragraph(PassageKind::Body),
                ],
            ),
            (
                "points behind dashes are no title",
                "主要目标如下，请各单位认真抓好落实，确保完成。\n——坚持创新驱动\n——坚持绿色发展\n推进各项工作取得成效，实现全面发展。",
                &[
                    Shape::Paragraph(PassageKind::Body),
                    Shape::Heading {
                        style: Style::Dash,
                        number: 2,
                    },
                    Shape::Heading {
                        style: Style::Dash,
                        number: 2,
                    },
                    Shape::Paragraph(PassageKind::Body),
                ],
            ),
            (
                "a letter and its enclosure",
                "请结合实际，认真组织实施好各项工作，确保取得实效。\n白石县人民政府\n2024年3月12日\n白石县2024年重点工作要点",
                &[
                    Shape::Paragraph(PassageKind::Body),
                    Shape::Paragraph(PassageKind::Byline),
                    Shape::Paragraph(PassageKind::Byline),
                    Shape::Title,
                ],
            ),
        ];
        for (name, text, expected) in rows {
            let chars: Vec<char> = text.chars().collect();
            let served = apply(&chars, &[]);
            let lines = lines(&served, &Marks::default(), &[], &Metadata::default());
            assert_eq!(shapes(&lines, &Metadata::default()), expected, "{name}");
        }
    }
}
