//! A table that goes on: on the next page, under 续表, with its heading printed again. It is one table, and what is printed
//! again is not served.

use super::caption;
use super::heads;
use super::sketch::Sketch;
use super::words::TableWords;
use crate::chinese::without_blanks;
use crate::compile::input::seed::Line;
use crate::model::{Repair, RepairKind, Span, Table};

/// At most so many lines between two parts of a table.
const MAX_BETWEEN: usize = 3;

/// Lines that are printed again, and the sketches in which tables that go on are one. `of` tells of each line which sketch
/// it is a row of; `rows` are the lines with the empty cells they begin with.
pub fn join(
    lines: &[Line],
    rows: &[String],
    of: &[Option<usize>],
    sketches: Vec<Sketch>,
) -> (Vec<Repair>, Vec<Sketch>) {
    let mut found = Vec::new();
    let mut joined: Vec<Sketch> = Vec::new();
    // The table that is open: its lines, and its heading rows.
    let mut open: Option<Open> = None;
    let mut from = 0;
    for (at, mut sketch) in sketches.into_iter().enumerate() {
        let Some(first) = (from..of.len()).find(|&line| of[line] == Some(at)) else {
            continue;
        };
        let count = of[first..].iter().take_while(|own| **own == Some(at)).count();
        from = first + count;
        let part = Part::of(&rows[first..first + count], &sketch);
        let between = |open: &Open| &lines[open.end..first];
        let goes_on = open.as_ref().filter(|open| open.goes_on(between(open), &part));
        let mut again: Vec<usize> = match goes_on {
            Some(open) => (0..count.min(open.head.len()))
                .take_while(|&n| part.rows[n] == open.head[n])
                .collect(),
            None => Vec::new(),
        };
        if let Some(open) = goes_on {
            let lines = between(open).iter();
            found.extend(lines.map(|line| drop(line, "续表的标题，不属于正文")));
        }
        let head = match (&open, goes_on.is_some()) {
            (Some(open), true) => open.head.clone(),
            _ => part.head.clone(),
        };
        again.extend(
            repeated(&part, &head)
                .filter(|n| !again.contains(n))
                .collect::<Vec<_>>(),
        );
        found.extend(again.iter().map(|&n| drop(&lines[first + n], "重复的表头，不属于正文")));
        if sketch.rows.len() == count {
            let mut n = 0;
            sketch.rows.retain(|_| {
                n += 1;
                !again.contains(&(n - 1))
            });
        } else {
            sketch.rows.clear();
        }
        let is_part = goes_on.is_some();
        open = Some(Open {
            end: first + count,
            width: part.width,
            head,
        });
        match joined.last_mut().filter(|_| is_part) {
            Some(last) => {
                last.span.end = sketch.span.end;
                if last.rows.is_empty() || sketch.rows.is_empty() {
                    last.rows.clear();
                } else {
                    last.rows.extend(sketch.rows);
                }
            }
            None => joined.push(sketch),
        }
    }
    (found, joined)
}

struct Open {
    end: usize,
    width: usize,
    head: Vec<Vec<String>>,
}

struct Part {
    rows: Vec<Vec<String>>,
    head: Vec<Vec<String>>,
    width: usize,
}

impl Part {
    fn of(rows: &[String], sketch: &Sketch) -> Part {
        let mut rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| Table::cells(row).map(without_blanks).collect())
            .collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        rows.iter_mut().for_each(|row| row.resize(width, String::new()));
        let texts: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        let known = if sketch.rows.len() == rows.len() {
            sketch.rows.as_slice()
        } else {
            &[]
        };
        let heads = heads::heads(&texts, known);
        Part {
            head: rows[..heads].to_vec(),
            width,
            rows,
        }
    }
}

impl Open {
    /// Whether a table goes on in the next one: it says so, or its heading is printed again right behind it.
    fn goes_on(&self, between: &[Line], part: &Part) -> bool {
        let words = &TableWords::get().around;
        let says = |line: &Line| words.continued.within(&line.text) && line.text.chars().count() <= 40;
        let unit = |line: &Line| caption::unit(&line.text).is_some_and(|unit| unit.alone);
        let again = !self.head.is_empty() && part.rows.starts_with(&self.head);
        let fits = between.len() <= MAX_BETWEEN && between.iter().all(|line| says(line) || unit(line));
        self.width == part.width && fits && (again || between.iter().any(says))
    }
}

/// Rows below the heading that print it again.
fn repeated<'p>(part: &'p Part, head: &'p [Vec<String>]) -> impl Iterator<Item = usize> + 'p {
    let own = part.head.len();
    let starts = (own.max(1)..part.rows.len()).filter(move |&at| !head.is_empty() && part.rows[at..].starts_with(head));
    starts.flat_map(move |at| at..at + head.len())
}

fn drop(line: &Line, reason: &str) -> Repair {
    let span = Span::new(line.start as u32, line.end as u32);
    Repair::new(span, RepairKind::Navigation, "", 0.9, reason)
}
