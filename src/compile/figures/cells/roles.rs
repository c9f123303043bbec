//! What the columns of a table hold, once their cells were seen.

use super::columns::{Column, Role, Sort};
use super::{Field, number};
use crate::chinese::region;
use crate::chinese::without_blanks;
use crate::compile::tables::words::TableWords;

/// The columns, once their cells were seen: one without numbers holds no figures, and the first with words names the rows
/// where no heading does.
pub(super) fn settled(mut columns: Vec<Column>, rows: &[Vec<Field>]) -> Vec<Column> {
    let share = |column: usize, is: fn(&str) -> bool| {
        let filled = || {
            rows.iter()
                .filter_map(|row| row.get(column))
                .filter(|field| !field.text.is_empty())
        };
        (filled().filter(|field| is(&field.text)).count(), filled().count())
    };
    for (at, column) in columns.iter_mut().enumerate() {
        let (numbers, filled) = share(at, |text| number::number(text).is_some());
        // 年度目标 may be words or a number.
        if matches!(column.role, Role::Prose | Role::Progress) && numbers > 0 && numbers * 4 >= filled * 3 {
            column.role = Role::Value;
        }
        if column.role == Role::Value && (numbers == 0 || column.years.is_none() && numbers * 4 < filled) {
            column.role = Role::Other;
        }
    }
    // 增长（%） is that of the column before it.
    for at in 1..columns.len() {
        let before = columns[..at]
            .iter()
            .rev()
            .find(|column| column.role == Role::Value && column.sort == Sort::Level);
        let name = before.map(|column| column.name.clone());
        let column = &mut columns[at];
        if column.role == Role::Value && column.sort == Sort::Growth && column.name.is_empty() {
            column.name = name.unwrap_or_default();
        }
    }
    let names_rows = |column: &Column| matches!(column.role, Role::Name | Role::Place | Role::Project | Role::Year);
    if !columns.iter().any(names_rows) {
        let first = (0..columns.len()).find(|&at| {
            let (words, filled) = share(at, |text| {
                text.chars().any(crate::chinese::is_han) && !number::is_number_cell(text)
            });
            matches!(columns[at].role, Role::Other | Role::Group | Role::Prose)
                && words > 0
                && words * 2 >= filled
                && !is_silent(&columns[at])
        });
        if let Some(first) = first {
            let (places, filled) = share(first, is_place);
            columns[first].role = if places * 2 > filled { Role::Place } else { Role::Name };
        }
    }
    columns
}

/// Whether a heading is known to head nothing that is read.
fn is_silent(column: &Column) -> bool {
    let words = &TableWords::get().columns;
    let lists = [
        &words.ordinal,
        &words.nature,
        &words.remark,
        &words.body,
        &words.prose,
        &words.progress,
        &words.period,
    ];
    lists.iter().any(|list| list.has(&column.name))
}

/// 城东区, 安仁县, 全市.
pub(super) fn is_place(text: &str) -> bool {
    let bare: String = without_blanks(text);
    let length = bare.chars().count();
    TableWords::get().rows.total.has(&bare) || (2..=12).contains(&length) && region::ending(&bare).is_some()
}

/// Headings of columns without what stands above several of them together with the names of the rows: 收入 over 项目 and
/// 决算数, 支出 over the same two.
pub(super) fn apart(header: &[String]) -> Vec<String> {
    let names = &TableWords::get().columns.name;
    let mut above: Option<&str> = None;
    let own = header.iter().map(|heading| match heading.split_once(' ') {
        Some((top, rest)) if names.has(rest) => {
            above = Some(top);
            rest.to_string()
        }
        Some((top, rest)) if above == Some(top) => rest.to_string(),
        _ => heading.clone(),
    });
    own.collect()
}
