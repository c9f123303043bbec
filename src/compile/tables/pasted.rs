//! Tables that were pasted into plain text: a row a line with tabs or blanks between its cells.
//!
//! A run of such lines is a table if its first line reads as a heading and every line has its cells in the columns of that
//! heading. What does not fit is left as it is.

use std::collections::HashMap;
use std::ops::Range;

use super::heads;
use super::sketch::{MAX_COLUMNS, RowSketch};
use super::words::{TableWords, bare};
use crate::compile::input::seed::Line;
use crate::model::{Confidence, Repair, RepairKind, Span};

/// A table that was found: its lines, what makes rows of cells of them, and how sure it is. Places are those of the text
/// that was looked at.
#[derive(Debug)]
pub struct Pasted {
    /// Its lines.
    pub lines: Range<usize>,
    /// What is known of its rows.
    pub rows: Vec<RowSketch>,
    /// The edits.
    pub edits: Vec<Repair>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A cell of a line: its characters in the text.
pub(super) type Field = Range<usize>;

/// The cells of a line.
struct Row {
    fields: Vec<Field>,
    gap: Gap,
}

/// What parts cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Tab,
    Stroke,
    Blanks,
    Blank,
}

/// A table begins so many lines below the first of a run that looks like rows, or nowhere in it.
const MAX_ABOVE: usize = 6;

/// The tables among lines of a text; `taken` says which lines are rows of a table already. Linear in the text.
pub fn find(text: &[char], lines: &[Line], taken: &[bool]) -> Vec<Pasted> {
    let mut taken = taken.to_vec();
    let mut found = Vec::new();
    for gap in [Gap::Tab, Gap::Stroke, Gap::Blanks, Gap::Blank] {
        let mut at = 0;
        while at < lines.len() {
            let run = run(text, lines, &taken, at, gap);
            let tried = (run.start..run.end)
                .take(MAX_ABOVE)
                .find_map(|first| table(text, lines, first..run.end, gap));
            if let Some(table) = tried {
                taken[table.lines.clone()].fill(true);
                found.push(table);
            }
            at = run.end.max(at + 1);
        }
    }
    found.sort_by_key(|table| table.lines.start);
    found
}

/// The lines from `first` on whose cells are parted in one way.
fn run(text: &[char], lines: &[Line], taken: &[bool], first: usize, gap: Gap) -> Range<usize> {
    let notes = &TableWords::get().around.notes;
    let is_row = |at: &usize| {
        let line = &lines[*at];
        let ends = line.text.ends_with(['。', '；']) || *at > first && notes.at_start(&line.text).is_some();
        !taken[*at] && !ends && parted(text, line_start(text, line, gap)..line.end, gap)
    };
    first..(first..lines.len()).find(|at| !is_row(at)).unwrap_or(lines.len())
}

/// The table of some lines.
fn table(text: &[char], lines: &[Line], run: Range<usize>, gap: Gap) -> Option<Pasted> {
    let Range { start: first, end } = run;
    let begin = |line: &Line| line_start(text, line, gap);
    if end - first < 2 {
        return None;
    }
    let rows: Vec<Row> = lines[first..end]
        .iter()
        .map(|line| row(text, begin(line)..line.end, gap))
        .collect();
    let (rows, width) = aligned(text, rows, gap)?;
    let texts: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mut texts: Vec<String> = row
                .fields
                .iter()
                .map(|field| text[field.clone()].iter().collect())
                .collect();
            texts.resize(width, String::new());
            texts
        })
        .collect();
    let cells: Vec<Vec<&str>> = texts
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    if !certain(&cells, gap) {
        return None;
    }
    let heads = heads::heads(&cells, &[]);
    let blanks = heads::blanks(&cells, heads);
    let filling: HashMap<(usize, usize), (usize, usize)> = blanks.iter().map(|blank| (blank.at, blank.of)).collect();
    let mut edits = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let filled = |column: usize| {
            let of = filling.get(&(at, column));
            of.map_or("", |&(row, column)| cells[row][column])
        };
        edits.extend(parts(text, begin(&lines[first + at]), row, width, gap, &filled));
    }
    Some(Pasted {
        lines: first..end,
        rows: heads::sketches(rows.len(), heads, &blanks),
        edits,
        confidence: if gap == Gap::Tab {
            Confidence::High
        } else {
            Confidence::Medium
        },
    })
}

/// Where the cells of a line begin: blanks before them may be cells without text.
fn line_start(text: &[char], line: &Line, gap: Gap) -> usize {
    let before = &text[line.start - line.indent..line.start];
    match gap {
        Gap::Tab => line.start - before.iter().rev().take_while(|c| **c == '\t').count(),
        Gap::Blanks => line.start - line.indent,
        Gap::Stroke | Gap::Blank => line.start,
    }
}

fn parts_cells(c: char, gap: Gap) -> bool {
    match gap {
        Gap::Tab => c == '\t',
        Gap::Stroke => matches!(c, '|' | '｜' | '│' | '┃'),
        Gap::Blanks | Gap::Blank => c.is_whitespace() && c != '\t',
    }
}

/// Whether a line has cells that are parted so.
fn parted(text: &[char], line: Range<usize>, gap: Gap) -> bool {
    let line = &text[line];
    match gap {
        Gap::Tab => line.contains(&'\t'),
        Gap::Stroke => line.iter().filter(|c| parts_cells(**c, gap)).count() >= 2,
        Gap::Blanks => !line.contains(&'\t') && runs(line).iter().any(|run| is_wide(&line[run.clone()])),
        Gap::Blank => !line.contains(&'\t') && runs(line).len() >= 2,
    }
}

/// Two blanks, or a wide one.
fn is_wide(run: &[char]) -> bool {
    run.len() >= 2 || run.contains(&'\u{3000}')
}

/// Runs of blanks within a line.
fn runs(line: &[char]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in line.iter().enumerate().filter(|(_, c)| c.is_whitespace()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// The cells of a line, empty ones only where their signs tell.
fn row(text: &[char], line: Range<usize>, gap: Gap) -> Row {
    let mut fields: Vec<Field> = Vec::new();
    let mut from = line.start;
    let trimmed = |range: Range<usize>| {
        let blank = |at: &usize| text[*at].is_whitespace();
        let start = range.clone().find(|at| !blank(at)).unwrap_or(range.end);
        let end = range.clone().rev().find(|at| !blank(at)).map_or(start, |at| at + 1);
        start..end.max(start)
    };
    let here = &text[line.clone()];
    let borders: Vec<Range<usize>> = match gap {
        Gap::Tab | Gap::Stroke => {
            let signs = here.iter().enumerate().filter(|(_, c)| parts_cells(**c, gap));
            signs.map(|(at, _)| at..at + 1).collect()
        }
        Gap::Blanks => runs(here)
            .into_iter()
            .filter(|run| is_wide(&here[run.clone()]))
            .collect(),
        Gap::Blank => runs(here),
    };
    for border in borders {
        fields.push(trimmed(from..line.start + border.start));
        from = line.start + border.end;
    }
    fields.push(trimmed(from..line.end));
    if gap == Gap::Stroke {
        // Strokes at both ends frame the row.
        let framed = |field: Option<&Field>| field.is_some_and(|field| field.is_empty());
        if framed(fields.first()) {
            fields.remove(0);
        }
        if framed(fields.last()) {
            fields.pop();
        }
    }
    Row { fields, gap }
}

/// Rows with their cells in columns, and how many columns there are.
fn aligned(text: &[char], mut rows: Vec<Row>, gap: Gap) -> Option<(Vec<Row>, usize)> {
    if gap == Gap::Blanks {
        let unit = unit_of_blanks(&rows);
        rows.iter_mut().for_each(|row| spread(row, unit));
    }
    classless(&mut rows, text, gap);
    let width = rows.iter().map(|row| row.fields.len()).max()?;
    let heading = rows.first()?.fields.len();
    let all_fit = match gap {
        // Signs count the cells.
        Gap::Tab | Gap::Stroke => true,
        Gap::Blanks => rows.iter().all(|row| row.fields.len() <= width),
        Gap::Blank => rows.iter().all(|row| row.fields.len() == heading),
    };
    let wide = width > 2 || matches!(gap, Gap::Tab | Gap::Blanks);
    (all_fit && (2..=MAX_COLUMNS).contains(&width) && wide).then_some((rows, width))
}

/// A class that spans several rows is printed in the first of them only: the others begin with an empty cell.
fn classless(rows: &mut [Row], text: &[char], gap: Gap) {
    if !matches!(gap, Gap::Blanks | Gap::Blank) {
        return;
    }
    let Some((heading, rows)) = rows.split_first_mut() else {
        return;
    };
    let first: String = heading
        .fields
        .first()
        .map_or(String::new(), |field| text[field.clone()].iter().collect());
    if TableWords::get().columns.group.has(&bare(&first)) {
        for row in rows
            .iter_mut()
            .filter(|row| row.fields.len() + 1 == heading.fields.len())
        {
            let at = row.fields.first().map_or(0, |field| field.start);
            row.fields.insert(0, at..at);
        }
    }
}

/// The length of the gap between two cells where no cell is empty: the shortest of all, if the others are so many times
/// as long; 0 if they are not.
fn unit_of_blanks(rows: &[Row]) -> usize {
    let gaps = || {
        rows.iter()
            .flat_map(|row| row.fields.windows(2))
            .map(|pair| pair[1].start - pair[0].end)
            .filter(|gap| *gap > 0)
    };
    let unit = gaps().min().unwrap_or(0);
    if unit > 0 && gaps().all(|gap| gap % unit == 0) {
        unit
    } else {
        0
    }
}

/// Gives a row the empty cells that long gaps stand for.
fn spread(row: &mut Row, unit: usize) {
    if unit == 0 {
        row.fields.retain(|field| !field.is_empty());
        return;
    }
    let mut fields: Vec<Field> = Vec::new();
    for field in std::mem::take(&mut row.fields) {
        let before = fields.last().map(|last| last.end);
        let empty = match before {
            Some(end) if !field.is_empty() => (field.start - end) / unit - usize::from(field.start > end),
            _ => 0,
        };
        let at = before.unwrap_or(field.start);
        fields.extend((0..empty).map(|n| at + unit * (n + 1)..at + unit * (n + 1)));
        if !(field.is_empty() && fields.is_empty() && row.gap != Gap::Blanks) {
            fields.push(field);
        }
    }
    row.fields = fields;
}

/// Whether rows are those of a table: they open with a heading, and signs other than tabs need more; or tabs part numbers.
fn certain(rows: &[Vec<&str>], gap: Gap) -> bool {
    let known = rows[0]
        .iter()
        .filter(|cell| TableWords::get().columns.knows(cell) || heads::is_year(cell))
        .count();
    let numbers = rows[1..]
        .iter()
        .flatten()
        .filter(|cell| crate::compile::figures::is_number_cell(cell))
        .count();
    let filled = |row: &Vec<&str>| row.iter().filter(|cell| !cell.is_empty()).count() >= 2;
    let fits = heads::is_heading(&rows[0]) && rows.iter().filter(|row| filled(row)).count() * 10 >= rows.len() * 9;
    // Numbers that tabs part are a table, though nothing says what they count.
    let is_counted = |row: &Vec<&str>| {
        row[1..]
            .iter()
            .all(|cell| crate::compile::figures::is_number_cell(cell))
    };
    let headless = gap == Gap::Tab && rows.len() > 2 && rows.iter().all(is_counted);
    headless
        || fits
            && match gap {
                Gap::Tab | Gap::Stroke => known > 0 || numbers > 0 || rows.len() > 2,
                // Two columns without numbers are names with what is said of them.
                Gap::Blanks if rows[0].len() == 2 => known > 0 && numbers + 1 >= rows.len(),
                Gap::Blanks if rows.iter().all(|row| row.iter().all(|cell| !cell.is_empty())) => {
                    known > 0 && rows.len() > 2 || numbers * 2 >= rows.len()
                }
                Gap::Blanks => {
                    known > 0 && (known > 1 || numbers > 0) || numbers * 2 >= rows[1..].len() && rows.len() > 2
                }
                Gap::Blank => known > 1 && (numbers > 0 || known * 2 > rows[0].len()),
            }
}

/// The edits that part the cells of a row by tabs; `filled` is the text of a cell that was left blank.
fn parts<'t>(
    text: &[char],
    begin: usize,
    row: &Row,
    width: usize,
    gap: Gap,
    filled: &impl Fn(usize) -> &'t str,
) -> Vec<Repair> {
    let mut edits = Vec::new();
    let mut from = begin;
    let mut put = String::new();
    let mut enter = |span: Range<usize>, put: &str| {
        let old: String = text[span.clone()].iter().collect();
        if old != put {
            let span = Span::new(span.start as u32, span.end as u32);
            edits.push(Repair::new(span, RepairKind::Markup, put, 1.0, REASON));
        }
    };
    for column in 0..width {
        if column > 0 {
            put.push('\t');
        }
        match row.fields.get(column).filter(|field| !field.is_empty()) {
            Some(field) => {
                enter(from..field.start, &std::mem::take(&mut put));
                from = field.end;
            }
            None => put.push_str(filled(column)),
        }
    }
    let rest = put.trim_end_matches('\t');
    // A stroke that closes the row, and what was left blank at its end.
    let close = text[from..]
        .iter()
        .take_while(|c| gap == Gap::Stroke && (parts_cells(**c, gap) || **c == ' '))
        .count();
    if close > 0 || !rest.is_empty() {
        enter(from..from + close, rest);
    }
    edits
}

const REASON: &str = "表格的列，以制表符分隔";
