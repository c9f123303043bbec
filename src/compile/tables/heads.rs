//! Heading rows and heading columns of a grid, and the cells that are left blank where one above or beside goes on.

use super::sketch::RowSketch;
use super::words::{TableWords, bare};
use crate::chinese::calendar;
use crate::chinese::without_blanks;
use crate::compile::figures::is_number_cell;

/// Most heading rows.
const MAX_HEADS: usize = 4;
/// The heading of a column is no longer than this, in characters.
const MAX_HEADING: usize = 40;

/// How many rows of a grid are heading rows. `sketches` is what the source says of its rows, or nothing.
pub fn heads(rows: &[Vec<&str>], sketches: &[RowSketch]) -> usize {
    let marked = sketches.iter().take_while(|row| row.is_head).count();
    if (1..rows.len().min(MAX_HEADS + 1)).contains(&marked) {
        return marked;
    }
    if !rows.first().is_some_and(|row| is_heading(row)) {
        return 0;
    }
    let goes_on = |at: usize| {
        let (above, row) = (&rows[at - 1], &rows[at]);
        let merged = sketches
            .get(at - 1)
            .is_some_and(|sketch| sketch.goes_on || spreads(above, sketch));
        is_heading(row) && (merged || stands_below(above, row))
    };
    let most = MAX_HEADS.min(rows.len().saturating_sub(1));
    (1..most).find(|&at| !goes_on(at)).unwrap_or(most.max(1))
}

/// Whether rows without any mark of a table read as one: a heading with rows below it that have as much to say, or nothing
/// but numbers.
pub fn opens_table(rows: &[Vec<&str>]) -> bool {
    let Some((first, body)) = rows.split_first() else {
        return false;
    };
    let numbers = |rows: &[Vec<&str>]| rows.iter().flatten().filter(|cell| is_number_cell(cell)).count();
    let filled = |rows: &[Vec<&str>]| rows.iter().flatten().filter(|cell| !cell.is_empty()).count();
    if !is_heading(first) {
        // Names with a number each have lost their heading, or never had one.
        let is_counted = |row: &Vec<&str>| row.len() == 2 && !row[0].is_empty() && is_number_cell(row[1]);
        return rows.len() >= 2 && (numbers(rows) * 2 > filled(rows) || rows.iter().all(is_counted));
    }
    let known = first
        .iter()
        .filter(|cell| TableWords::get().columns.knows(cell))
        .count();
    known > 0
        || numbers(body) * 4 > filled(body)
        || body.len() >= 2 && filled(body) * 10 >= body.len() * first.len() * 8
}

/// Two cells or more, all short, none a number or a sentence.
pub fn is_heading(row: &[&str]) -> bool {
    let filled: Vec<&&str> = row.iter().filter(|cell| !cell.is_empty()).collect();
    let fits = |cell: &&&str| {
        let is_short = cell.chars().count() <= MAX_HEADING;
        let is_value = is_number_cell(cell) && !is_year(cell);
        is_short && !is_value && !cell.ends_with(['。', '；', '：'])
    };
    filled.len() >= 2 && filled.iter().all(fits)
}

/// 2023, 2023年, 2023年末: a year or a point of it, and no number of things.
pub fn is_year(cell: &str) -> bool {
    let chars: Vec<char> = without_blanks(cell);
    calendar::written(&chars).is_some_and(|written| {
        let behind: String = chars[written.length..].iter().collect();
        let named = chars[..written.length].ends_with(&['年']);
        behind.is_empty() || named && TableWords::get().says.of_year_end.has(&behind)
    })
}

/// Whether a cell of the row covers several columns.
fn spreads(row: &[&str], sketch: &RowSketch) -> bool {
    let equal = |column: usize| column > 0 && row.get(column).is_some_and(|cell| *cell == row[column - 1]);
    sketch.repeated.iter().any(|&column| equal(column as usize))
}

/// Whether a row fills what the heading row above it leaves blank, and leaves blank what that one fills.
fn stands_below(above: &[&str], row: &[&str]) -> bool {
    let pairs = || above.iter().zip(row);
    pairs().any(|(above, below)| above.is_empty() && !below.is_empty())
        && pairs().any(|(above, below)| !above.is_empty() && below.is_empty())
}

/// A cell that is blank because another goes on: its row and column, and those of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blank {
    /// Row and column of the blank cell.
    pub at: (usize, usize),
    /// Row and column of the cell that goes on.
    pub of: (usize, usize),
}

/// Cells that are left blank where a merged cell would be: in heading rows beside a heading of several columns and below
/// one of several rows, in other rows below a class of several rows.
pub fn blanks(rows: &[Vec<&str>], heads: usize) -> Vec<Blank> {
    let mut found: Vec<Blank> = Vec::new();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: usize, column: usize| rows[row].get(column).copied().unwrap_or_default();
    let mut source: Vec<Vec<Option<(usize, usize)>>> = (0..rows.len())
        .map(|row| {
            (0..width)
                .map(|column| (!cell(row, column).is_empty()).then_some((row, column)))
                .collect()
        })
        .collect();
    for row in 0..heads {
        for column in 0..width {
            if source[row][column].is_some() {
                continue;
            }
            let above = row.checked_sub(1).and_then(|above| source[above][column]);
            let beside = column.checked_sub(1).and_then(|beside| source[row][beside]);
            let divided = |column: usize| row + 1 < heads && !cell(row + 1, column).is_empty();
            let of = above.or(beside.filter(|_| divided(column) && divided(column - 1)));
            if let Some(of) = of {
                source[row][column] = Some(of);
                found.push(Blank { at: (row, column), of });
            }
        }
    }
    for column in classes(rows, heads, width) {
        for row in heads + 1..rows.len() {
            let goes_on = source[row][column].is_none()
                && !is_total(&rows[row])
                && rows[row][column + 1..].iter().any(|cell| !cell.is_empty());
            if let Some(of) = source[row - 1][column].filter(|_| goes_on) {
                source[row][column] = Some(of);
                found.push(Blank { at: (row, column), of });
            }
        }
    }
    found
}

/// 合计, in the first cell that holds anything.
fn is_total(row: &[&str]) -> bool {
    let first = row.iter().find(|cell| !cell.is_empty());
    first.is_some_and(|cell| TableWords::get().rows.total.has(&bare(cell)))
}

/// What was read of the rows of a table without markup, once its blank cells are filled: so many heading rows, and the
/// cells that repeat another.
pub fn sketches(rows: usize, heads: usize, blanks: &[Blank]) -> Vec<RowSketch> {
    let head = |at: usize| RowSketch {
        is_head: at < heads,
        ..RowSketch::default()
    };
    let mut sketches: Vec<RowSketch> = (0..rows).map(head).collect();
    for blank in blanks {
        sketches[blank.at.0].repeated.push(blank.at.1 as u32);
    }
    for sketch in &mut sketches {
        sketch.repeated.sort_unstable();
    }
    sketches
}

/// The columns that class the rows: words before the column that names them, in fewer rows than there are.
fn classes(rows: &[Vec<&str>], heads: usize, width: usize) -> Vec<usize> {
    let words = &TableWords::get().columns;
    let body: Vec<&Vec<&str>> = rows[heads.min(rows.len())..]
        .iter()
        .filter(|row| !is_total(row))
        .collect();
    let is_ordinal = |column: usize| {
        let heading = rows.first().filter(|_| heads > 0);
        heading.is_some_and(|row| words.ordinal.has(&bare(row[column])))
    };
    let is_class = |column: usize| {
        let cells = || {
            body.iter()
                .filter_map(|row| row.get(column))
                .filter(|cell| !cell.is_empty())
        };
        let filled = cells().count();
        filled > 0 && filled < body.len() && !is_ordinal(column) && cells().all(|cell| !is_number_cell(cell))
    };
    let is_full = |column: usize| {
        body.iter()
            .all(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    let first_full = (0..width).find(|&column| is_full(column) && !is_ordinal(column));
    (0..first_full.unwrap_or(0))
        .filter(|&column| is_class(column))
        .collect()
}

/// The columns that say what a row is about.
pub fn row_heads(rows: &[Vec<&str>], heads: usize, sketches: &[RowSketch]) -> Vec<u32> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0) as u32;
    let body = sketches.get(heads..).unwrap_or_default();
    let marked = |column: &u32| {
        let count = body.iter().filter(|row| row.headings.contains(column)).count();
        count * 2 > body.len()
    };
    let words = &TableWords::get().columns;
    let header = crate::model::header(
        rows[..heads]
            .iter()
            .map(|row| row.join("\t"))
            .collect::<Vec<_>>()
            .iter()
            .map(String::as_str),
        width as usize,
    );
    let known = |column: &u32| {
        let heading = bare(&header[*column as usize]);
        let lists = [
            &words.ordinal,
            &words.group,
            &words.name,
            &words.place,
            &words.project,
            &words.year,
        ];
        lists.iter().any(|list| list.has(&heading))
    };
    let found: Vec<u32> = (0..width)
        .take_while(|column| marked(column) || known(column))
        .collect();
    if found.is_empty() && width > 0 { vec![0] } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_from_numbers_of_things() {
        for year in calendar::YEARS {
            assert!(is_year(&year.to_string()) && is_year(&format!("{year} 年")), "{year}");
        }
        for point in ["2023年末", "2023年底", "2023年初", "2023年度"] {
            assert!(is_year(point), "{point}");
        }
        for number in [
            "1948", "2101", "20233", "+2023", "386.5", "2023.5", "", "2023户", "2012人", "1998元", "2001亩", "2005个",
            "1987吨", "2020家", "2003张", "1999座", "2010㎡", "2024末",
        ] {
            assert!(!is_year(number), "{number}");
        }
    }
}
