//! What each line of a served text is: title, heading, paragraph, or a line beside the text. The tree that follows
//! from it is built in [`crate::compile::outline::tree`].

use crate::chinese::date;
use crate::compile::glossary::notes;
use crate::compile::input::formats::{Mark, Marks};
use crate::compile::input::seed;
use crate::compile::lines::heading::{self, Style};
use crate::compile::lines::imprint;
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
    /// A paragraph of which no part is a heading: what looks like a row of a table, an item of a list.
    Item,
}

/// The lines of a served text.
pub fn lines(served: &Served, marks: &Marks, tables: &[Sketch]) -> Vec<Line> {
    let line = |line: seed::Line| {
        let from = served.from[line.start];
        let next = tables.partition_point(|table| table.span.end <= from);
        let table = tables.get(next).filter(|table| table.span.start <= from).map(|_| next);
        // The first cells of a row may hold nothing.
        let blank = table.map_or(0, |_| {
            let before = served.chars[line.start - line.indent..line.start].iter();
            before.rev().take_while(|c| c.is_whitespace()).count()
        });
        let start = line.start - blank;
        Line {
            mark: marks.get(&from).copied(),
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
    let numbers: Vec<Option<(Style, usize)>> = texts.iter().map(|text| heading::number(text)).collect();
    let reader = Reader {
        is_numbered: numbers
            .iter()
            .any(|n| n.is_some_and(|(style, _)| style <= Style::Ideographic)),
        in_table: in_table(lines, &texts),
        listed: listed(&texts, &numbers),
        texts,
        numbers,
        metadata,
    };
    let mut front = Front::Title;
    let mut shapes = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let shape = match line.table {
            Some(_) => Shape::Row,
            None => reader.shape(at, line.mark, front),
        };
        front = match shape {
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
    texts: Vec<&'a str>,
    numbers: Vec<Option<(Style, usize)>>,
    /// Whether the document numbers its headings.
    is_numbered: bool,
    in_table: Vec<bool>,
    listed: Vec<bool>,
    metadata: &'a Metadata,
}

impl Reader<'_> {
    fn shape(&self, at: usize, mark: Option<Mark>, front: Front) -> Shape {
        let text = self.texts[at];
        let in_front = front == Front::Title;
        if let Some(Mark::Heading(level)) = mark {
            let number = self.numbers[at].map_or(0, |(_, length)| length);
            return if in_front && number == 0 && (level == 1 || is_title(text, self.metadata)) {
                Shape::Title
            } else {
                Shape::Heading {
                    style: self.numbers[at].map_or(Style::Plain, |(style, _)| style),
                    number,
                }
            };
        }
        if let Some(kind) = aside(text, in_front) {
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
        // Whose report it is stands below where and when it was given.
        let above = at.checked_sub(1).map(|before| self.texts[before]);
        let is_signed =
            imprint::is_name(text) && above.is_some_and(|before| date::stands_alone(before) || is_venue(before));
        // Two bodies may sign above one date.
        let below = self.texts[at + 1..].iter().take(3).find(|text| !imprint::is_body(text));
        if imprint::is_imprint(text, below.copied(), in_front) || in_front && (is_venue(text) || is_signed) {
            return Shape::Paragraph(PassageKind::Byline);
        }
        // 真抓实干谱新篇 above ——临江区五年工作综述.
        let is_subtitle = in_front && at > 0 && self.numbers[at].is_some_and(|(style, _)| style == Style::Dash);
        if is_subtitle
            && heading::is_heading_shape(text)
            && self.texts[at + 1..].iter().any(|text| text.ends_with('。'))
        {
            return Shape::Title;
        }
        if let Some((style, length)) = self.numbers[at] {
            let title: String = text.chars().skip(length).collect();
            let own_line = style != Style::Ordinal && heading::is_heading_shape(title.trim());
            return if own_line {
                Shape::Heading { style, number: length }
            } else {
                Shape::Paragraph(PassageKind::Body)
            };
        }
        if front != Front::Past
            && heading::is_heading_shape(text)
            && !imprint::is_turn(text)
            && (front == Front::Enclosed && ends_as_document(text)
                || in_front && (names_document(text) || is_title(text, self.metadata)))
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
        let limit = if self.is_numbered { 30 } else { 40 };
        let is_other = imprint::is_turn(text) || notes::is_note(text);
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

/// Lines of a list: numbered below the level of headings, without a stop, and one right after the other.
fn listed(texts: &[&str], numbers: &[Option<(Style, usize)>]) -> Vec<bool> {
    let item = |at: usize| -> Option<Style> {
        let (style, length) = (*numbers.get(at)?)?;
        let title: String = texts[at].chars().skip(length).collect();
        ((Style::Arabic..=Style::Circled).contains(&style) && heading::is_heading_shape(title.trim())).then_some(style)
    };
    let follows = |at: usize| item(at).is_some() && item(at) == item(at + 1);
    // 附件：1.甲 and 2.乙 below it: what comes with a letter.
    let begins = |at: usize| {
        let inner = match numbers[at] {
            Some((Style::Matter, length)) => texts[at].chars().skip(length).collect::<String>(),
            _ => return false,
        };
        heading::number(&inner).is_some_and(|(style, _)| style == Style::Arabic)
    };
    (0..texts.len())
        .map(|at| follows(at) || at > 0 && (follows(at - 1) || begins(at - 1) && item(at).is_some()) || begins(at))
        .collect()
}

/// 某某实施方案（征求意见稿）: the name of a document, and not of a table of one.
fn ends_as_document(text: &str) -> bool {
    let bare = text.split(['（', '(']).next().unwrap_or_default();
    DOCUMENTS.iter().any(|word| bare.ends_with(word))
}

fn ends_with_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '）', ')']);
    text.chars().count() >= 20 && bare.ends_with(['。', '！', '；', '…', '：', '？'])
}

/// Salutations, captions and bylines.
fn aside(text: &str, in_front: bool) -> Option<PassageKind> {
    let n = text.chars().count();
    let salutes = ["各位", "尊敬的", "同志们", "女士们", "先生们"]
        .iter()
        .any(|word| text.starts_with(word));
    let addressed = in_front && n <= 100 && is_address(text);
    if salutes && n <= 30 && text.ends_with(['：', ':', '！', '!']) || addressed && text.ends_with(['：', ':']) {
        return Some(PassageKind::Salutation);
    }
    if text.starts_with(['▲', '△', '▼', '▽', '◆', '■'])
        || n <= 80 && text.starts_with("图为")
        || in_front && n <= 15 && text.ends_with('。')
    {
        return Some(PassageKind::Caption);
    }
    imprint::is_byline(text).then_some(PassageKind::Byline)
}

/// 各镇人民政府，区直各单位：those a letter is sent to.
fn is_address(text: &str) -> bool {
    let last = text.trim_end_matches(['：', ':', ' ']);
    let bodies = [
        "人民政府",
        "单位",
        "部门",
        "办事处",
        "委员会",
        "管委会",
        "机构",
        "委办局",
        "公司",
        "企业",
        "街道",
        "学校",
        "团体",
    ];
    bodies.iter().any(|body| last.ends_with(body)) && !text.contains(['。', '《'])
}

/// ——2026年1月12日在临江区第十届人民代表大会第七次会议上: where and when a report was given.
fn is_venue(text: &str) -> bool {
    let opens = text.starts_with(['—', '─', '（', '(', '-']) || text.chars().take(4).all(|c| c.is_ascii_digit());
    let said = ["上", "上的报告", "上的讲话", "上的发言", "上的致辞"]
        .iter()
        .any(|end| text.ends_with(end));
    text.chars().count() <= 70
        && opens
        && (["会议", "代表大会", "全会"].iter().any(|word| text.contains(word)) || said && text.contains('会'))
        && !text.ends_with('。')
        && !text.contains('，')
}

/// Whether a line before the text is part of the title: it is the known title or names the kind of document.
fn is_title(text: &str, metadata: &Metadata) -> bool {
    metadata.title.contains(text) || names_document(text) || text.chars().count() >= 8
}

/// What documents are called.
const DOCUMENTS: [&str; 14] = [
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
    "建议",
];

pub(in crate::compile) fn names_document(text: &str) -> bool {
    DOCUMENTS.iter().any(|word| text.contains(word))
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
            let lines = lines(&served, &Marks::default(), &[]);
            assert_eq!(shapes(&lines, &Metadata::default()), expected, "{name}");
        }
    }
}
