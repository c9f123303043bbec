//! Tables of indicators that were pasted as lines: name, unit, value of each year, growth, nature of the target. One row a
//! line with gaps between its cells, or one cell a line.
//!
//! A row is read only if its cells fit the columns that a heading row names; of any other row nothing is taken for
//! certain, and nothing is read.

use std::ops::Range;

use crate::chinese::calendar::{self, Form};
use crate::compile::figures::context::Frame;
use crate::compile::figures::lexicon::Names;
use crate::compile::figures::numbers;
use crate::compile::figures::value::{self, Value};
use crate::model::{Amount, Comparator, FigureKind, Measure, Passage, PassageKind, YearSource, Years};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// The name of the indicator.
    Name,
    /// Its unit.
    Unit,
    /// Its value in a year.
    Year(u16),
    /// Its average growth over the years planned for.
    Growth,
    /// What adds up over them.
    Sum,
    /// 预期性, 约束性.
    Nature,
    /// Class, number, remark.
    Other,
}

/// A table of more columns is none of indicators.
const MAX_COLUMNS: usize = 16;

/// A figure of a table.
pub struct Cell {
    /// Index of its passage, from that of the first given.
    pub passage: usize,
    /// Its characters in the passage.
    pub clause: Range<usize>,
    /// The value in the passage.
    pub value: Value,
    /// Statistical name.
    pub name: String,
    /// What kind of quantity.
    pub measure: Measure,
    /// When.
    pub years: Years,
    /// Promised or reported.
    pub kind: FigureKind,
}

/// A field of a row: where it stands.
#[derive(Debug, Clone)]
struct Field {
    passage: usize,
    range: Range<usize>,
    text: String,
}

/// The figures of the tables among passages of one section, and for each passage whether it is of a table.
pub fn read(passages: &[Passage], frame: &Frame, names: &Names) -> (Vec<Cell>, Vec<bool>) {
    let rows: Vec<Vec<Field>> = passages
        .iter()
        .enumerate()
        .map(|(at, passage)| fields(at, passage))
        .collect();
    let mut cells = Vec::new();
    let mut used = vec![false; passages.len()];
    let mut at = 0;
    while at < rows.len() {
        let end = match heading(&rows[at]) {
            Some(columns) => lines(&rows, at, &columns, frame, names, &mut cells),
            None => upright(&rows, at, frame, names, &mut cells),
        };
        used[at..end].fill(true);
        at = end.max(at + 1);
    }
    (cells, used)
}

/// The cells of a line.
fn fields(passage: usize, of: &Passage) -> Vec<Field> {
    if !matches!(of.kind, PassageKind::Body | PassageKind::Lead) {
        return Vec::new();
    }
    let chars = numbers::normalized(&of.text);
    let gap = |c: &char| c.is_whitespace() || matches!(c, '|' | '｜');
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let skip = chars[at..].iter().take_while(|c| gap(c)).count();
        let length = chars[at + skip..].iter().take_while(|c| !gap(c)).count();
        let range = at + skip..at + skip + length;
        if length > 0 {
            found.push(Field {
                passage,
                text: chars[range.clone()].iter().collect(),
                range: range.clone(),
            });
        }
        at = range.end;
    }
    found
}

/// The columns that a heading row names; it holds a name and a year.
fn heading(row: &[Field]) -> Option<Vec<Column>> {
    let columns: Vec<Column> = row.iter().map(|field| column(&field.text)).collect();
    let names = columns.iter().filter(|column| **column == Column::Name).count();
    let years = columns.iter().any(|column| matches!(column, Column::Year(_)));
    (names == 1 && years && row.len() >= 3).then_some(columns)
}

fn column(text: &str) -> Column {
    let chars: Vec<char> = text.chars().collect();
    let year = calendar::written(&chars).filter(|written| written.form == Form::Year);
    let short = chars.len() <= 10;
    match year {
        Some(year) if short => Column::Year(year.years.to),
        _ if ["指标", "指标名称", "主要指标"].contains(&text) => Column::Name,
        _ if ["单位", "计量单位"].contains(&text) => Column::Unit,
        _ if short && (text.contains("年均") || text.contains("年平均")) => Column::Growth,
        _ if short && text.contains("累计") => Column::Sum,
        _ if ["属性", "指标属性", "性质"].contains(&text) => Column::Nature,
        _ => Column::Other,
    }
}

/// Reads the rows below a heading row; gives where the table ends.
fn lines(
    rows: &[Vec<Field>],
    at: usize,
    columns: &[Column],
    frame: &Frame,
    names: &Names,
    cells: &mut Vec<Cell>,
) -> usize {
    let mut end = at + 1;
    while end < rows.len() {
        let row = &rows[end];
        // A class that spans several rows is printed in the first of them only.
        let classless = columns.first() == Some(&Column::Other) && row.len() + 1 == columns.len();
        let columns = if classless { &columns[1..] } else { columns };
        if row.len() != columns.len() || !fits(row, columns) {
            // The name of a class on a line of its own.
            if row.len() == 1
                && !row[0].text.ends_with(['。', '；', '：'])
                && rows.get(end + 1).is_some_and(|next| next.len() >= 3)
            {
                end += 1;
                continue;
            }
            break;
        }
        figures(row, columns, frame, names, cells);
        end += 1;
    }
    end
}

/// Reads a table of one cell a line that begins at `at`; gives where it ends, `at` if there is none.
fn upright(rows: &[Vec<Field>], at: usize, frame: &Frame, names: &Names, cells: &mut Vec<Cell>) -> usize {
    let single = |rows: &[Vec<Field>], most: usize| -> Vec<Field> {
        let run = rows.iter().take(most).take_while(|row| row.len() == 1);
        run.map(|row| row[0].clone()).collect()
    };
    let opening = single(&rows[at..], MAX_COLUMNS);
    let width = opening
        .iter()
        .take_while(|field| column(&field.text) != Column::Other)
        .count();
    let Some(columns) = opening.get(..width).and_then(heading) else {
        return at;
    };
    let run = single(&rows[at..], usize::MAX);
    let mut end = width;
    while end + width <= run.len() && fits(&run[end..end + width], &columns) {
        figures(&run[end..end + width], &columns, frame, names, cells);
        end += width;
    }
    if end == width { at } else { at + end }
}

/// Whether every cell can be what its column says.
fn fits(row: &[Field], columns: &[Column]) -> bool {
    row.iter().zip(columns).all(|(field, column)| match column {
        Column::Name => field.text.chars().any(crate::chinese::is_han),
        Column::Unit => field.text.chars().count() <= 8 && !field.text.starts_with(|c: char| c.is_ascii_digit()),
        Column::Year(_) | Column::Growth | Column::Sum => empty(&field.text) || number(&field.text).is_some(),
        Column::Nature => field.text.ends_with('性'),
        Column::Other => true,
    })
}

fn empty(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '/' | '*'))
}

/// A cell with a number: the number, and one past it. `[13.5]` adds up over the period.
fn number(text: &str) -> Option<(numbers::Numeral, Vec<char>)> {
    let chars: Vec<char> = text.chars().collect();
    let found = numbers::numerals(&chars);
    let [numeral] = &found[..] else { return None };
    let opening = &chars[..numeral.range.start];
    let bounds = ["", "[", "<", ">", "≤", "≥", "约", "超", "超过"];
    let bounded = bounds.contains(&opening.iter().collect::<String>().as_str());
    (bounded && chars.len() - numeral.range.end <= 6).then(|| (numeral.clone(), chars))
}

/// The figures of a row.
fn figures(row: &[Field], columns: &[Column], frame: &Frame, names: &Names, cells: &mut Vec<Cell>) {
    let of = |wanted: Column| {
        columns
            .iter()
            .position(|column| *column == wanted)
            .map(|at| row[at].text.as_str())
    };
    let Some(title) = of(Column::Name) else { return };
    let (title, unit_in_title) = name_and_unit(title);
    let unit = of(Column::Unit)
        .filter(|unit| !empty(unit))
        .or(unit_in_title)
        .unwrap_or("");
    let name = names.canonical(title);
    let rate = name.ends_with("增速") || title.ends_with("增长") || title.ends_with("增长率");
    for (field, column) in row.iter().zip(columns) {
        let Some((numeral, chars)) = number(&field.text) else {
            continue;
        };
        let summed = *column == Column::Sum || chars.first() == Some(&'[');
        let planned = (frame.planned.from, frame.planned.to);
        let (years, measure, name) = match column {
            Column::Year(year) if summed => ((planned.0, *year), Measure::Cumulative, format!("{name}(累计)")),
            Column::Year(year) => (
                (*year, *year),
                measure(unit, rate),
                growth_or(&name, title, rate, names),
            ),
            Column::Sum => (planned, Measure::Cumulative, format!("{name}(累计)")),
            Column::Growth if summed => (planned, Measure::Cumulative, format!("{name}(累计)")),
            Column::Growth if rate => (
                planned,
                Measure::AverageGrowth,
                format!("{}年均增速", base(title, names)),
            ),
            Column::Growth => (planned, Measure::AverageGrowth, format!("{name}年均增速")),
            _ => continue,
        };
        let percent = *column == Column::Growth && !summed;
        let Some(value) = value_of(field, &numeral, &chars, if percent { "%" } else { unit }) else {
            continue;
        };
        if years.0 == 0 {
            continue;
        }
        // The years of the table are those before the plan and those it plans for.
        let promised = years.1 >= frame.planned.from;
        cells.push(Cell {
            passage: field.passage,
            clause: match row[0].passage == field.passage {
                true => row[0].range.start..field.range.end,
                false => field.range.clone(),
            },
            value,
            name,
            measure,
            years: Years {
                from: years.0,
                to: years.1,
                source: YearSource::Section,
            },
            kind: if promised {
                FigureKind::Target
            } else {
                FigureKind::Outcome
            },
        });
    }
}

/// 地区生产总值增长 is a growth rate in every column.
fn growth_or(name: &str, title: &str, rate: bool, names: &Names) -> String {
    if rate {
        format!("{}增速", base(title, names))
    } else {
        name.to_string()
    }
}

fn base(title: &str, names: &Names) -> String {
    names.canonical(
        title
            .trim_end_matches("增长率")
            .trim_end_matches("增速")
            .trim_end_matches("增长"),
    )
}

fn measure(unit: &str, rate: bool) -> Measure {
    match unit {
        _ if rate => Measure::Growth,
        "%" | "‰" => Measure::Share,
        _ if unit.chars().count() <= 2 && !unit.ends_with(['元', '吨', '亩']) => Measure::Count,
        _ => Measure::Level,
    }
}

/// The name without its number and marks, and the unit in brackets behind it: 3.森林覆盖率(%).
fn name_and_unit(title: &str) -> (&str, Option<&str>) {
    let title =
        title.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '(' | ')' | '*' | '-' | '#'));
    let inside = title.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let unit = inside.filter(|(name, unit)| {
        let digits: Vec<char> = format!("1{unit}").chars().collect();
        let known = crate::compile::figures::units::unit(&digits, 1).is_some_and(|found| found.end == digits.len());
        !name.is_empty() && (known || unit.starts_with('%'))
    });
    unit.map_or((title, None), |(name, unit)| (name, Some(unit)))
}

/// The value in a cell, with the unit of its row unless it brings one.
fn value_of(field: &Field, numeral: &numbers::Numeral, chars: &[char], unit: &str) -> Option<Value> {
    let shifted = |at: usize| at + field.range.start;
    let own = value::value(chars, numeral).filter(|own| !own.unit.is_empty() && !own.doubtful);
    let behind: String = chars[numeral.range.end..].iter().filter(|c| **c != ']').collect();
    let comparator = match (chars.first(), behind.trim_start_matches('%')) {
        (Some('≥'), _) | (_, "以上") => Comparator::AtLeast,
        (Some('>'), _) | (Some('超'), _) => Comparator::Above,
        (Some('≤'), _) | (_, "以内" | "以下") => Comparator::AtMost,
        (Some('<'), _) => Comparator::Below,
        (Some('约'), _) | (_, "左右") => Comparator::About,
        _ if matches!(numeral.amount, Amount::Range(..)) => Comparator::Range,
        (_, "") => Comparator::Equal,
        _ => own.as_ref()?.comparator,
    };
    let range = shifted(0)..shifted(chars.len());
    Some(Value {
        number: shifted(numeral.range.start)..shifted(numeral.range.end),
        unit_end: own
            .as_ref()
            .map_or(shifted(numeral.range.end), |own| shifted(own.unit_end)),
        range,
        amount: numeral.amount.clone(),
        unit: own.map_or_else(|| unit.to_string(), |own| own.unit),
        comparator,
        reached: false,
        sense: numeral.sense,
        doubtful: numeral.doubtful || unit.is_empty() && behind.is_empty(),
    })
}
