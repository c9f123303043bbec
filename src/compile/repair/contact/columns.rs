//! Where telephone numbers stand by themselves: in the column, or the lines, below 联系电话.

use std::ops::Range;

use super::context::{Announced, Context};
use super::words::COUNTED;

/// What ends the name of such a column. 手机 alone may count what is made.
const HEADS: &[&str] = &[
    "电话",
    "电话号码",
    "手机号码",
    "手机号",
    "联系方式",
    "传真",
    "座机",
    "電話",
    "tel",
    "fax",
    "telephone",
];
/// How the title of a list of numbers ends: 咨询电话一览表.
const TITLES: &[&str] = &[
    "一览表",
    "一览",
    "列表",
    "汇总表",
    "通讯录",
    "通讯表",
    "名单",
    "如下",
    "公布",
];
/// The longest such title.
const MAX_TITLE: usize = 40;
/// A longer line is no row of a table.
const MAX_ROW: usize = 120;
/// The longest name of a column.
const MAX_HEAD: usize = 10;

/// What lies below a line.
enum Below {
    Nothing,
    /// Lines with numbers, until one has none.
    List,
    /// Lines that are a cell each.
    Cells,
    /// Rows of `count` cells, the numbers in the one at `place`.
    Rows {
        count: usize,
        place: usize,
    },
}

/// The stretches in which seven or eight digits are a telephone number, in order.
pub(super) fn find(context: &Context) -> Vec<Range<usize>> {
    let chars = &context.plain.chars;
    let mut found = Vec::new();
    let mut below = Below::Nothing;
    let mut at = 0;
    for line in chars.split(|&c| c == '\n') {
        let range = at..at + line.len();
        at = range.end + 1;
        let cells = cells(chars, range.clone());
        if cells.is_empty() {
            continue;
        }
        if let Some(head) = head(context, &range, &cells) {
            below = head;
            continue;
        }
        let begins_number =
            |cell: &Range<usize>| chars[cell.start].is_ascii_digit() || "(+".contains(chars[cell.start]);
        let has_digits = chars[range.clone()].iter().any(char::is_ascii_digit);
        match below {
            _ if range.len() > MAX_ROW => below = Below::Nothing,
            Below::List if has_digits => found.push(range),
            Below::List => below = Below::Nothing,
            Below::Cells if cells.len() == 1 && begins_number(&cells[0]) => found.push(range),
            Below::Rows { count, place } => {
                // A name may be printed with blanks: then the place is counted from the right.
                let place = if cells.len() == count {
                    Some(place)
                } else {
                    (cells.len() + place).checked_sub(count)
                };
                let cell = place.and_then(|place| cells.get(place));
                found.extend(cell.filter(|cell| begins_number(cell)).cloned());
            }
            _ => {}
        }
    }
    found
}

/// The cells of a line: what blanks and bars part.
fn cells(chars: &[char], line: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in line
        .clone()
        .take(MAX_ROW + 1)
        .filter(|&at| !matches!(chars[at], ' ' | '|'))
    {
        match found.last_mut() {
            Some(cell) if cell.end == at => cell.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// What a line announces for those below it.
fn head(context: &Context, line: &Range<usize>, cells: &[Range<usize>]) -> Option<Below> {
    let plain = context.plain;
    if line.len() > MAX_ROW {
        return None;
    }
    let last = cells.last()?;
    let calls = matches!(
        context.announced(last.end),
        Some(Announced::Called | Announced::Directly)
    );
    let is_title = line.len() <= MAX_TITLE && plain.ends_with(last.end, TITLES) && context.has_cue(line);
    if plain.before(last.end) == ':' && calls || is_title {
        return Some(Below::List);
    }
    let is_head = |cell: &Range<usize>| {
        let counts = COUNTED.iter().any(|word| plain.word(cell.start, word).is_some());
        cell.len() <= MAX_HEAD && plain.ends_with(cell.end, HEADS) && !counts
    };
    let place = cells.iter().position(is_head)?;
    Some(match cells.len() {
        1 => Below::Cells,
        count => Below::Rows { count, place },
    })
}
