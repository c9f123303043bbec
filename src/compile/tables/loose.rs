//! Lines that look like those of a table whose grid cannot be told: one row a line with gaps between its fields, or one
//! field a line. None of them is a heading.

use crate::chinese::is_han;
use crate::compile::lines::heading;

/// Longest field of a table that was pasted one field a line, in characters.
const MAX_FIELD: usize = 24;
/// So many fields in a row make a table.
const MIN_FIELDS: usize = 6;

/// For each line whether it belongs to a table.
pub fn rows(texts: &[&str]) -> Vec<bool> {
    let mut found = vec![false; texts.len()];
    mark_runs(texts, is_row, |run| run.len() >= 2, &mut found);
    let is_table =
        |run: &[&str]| run.len() >= MIN_FIELDS && run.iter().filter(|text| is_value(text)).count() * 4 > run.len();
    mark_runs(texts, is_field, is_table, &mut found);
    found
}

fn mark_runs(texts: &[&str], belongs: impl Fn(&str) -> bool, suffices: impl Fn(&[&str]) -> bool, found: &mut [bool]) {
    let mut at = 0;
    while at < texts.len() {
        let run = texts[at..].iter().take_while(|text| belongs(text)).count();
        if suffices(&texts[at..at + run]) {
            found[at..at + run].fill(true);
        }
        at += run.max(1);
    }
}

/// Three or more fields divided by gaps or strokes, and no sentence.
pub fn is_row(text: &str) -> bool {
    let fields: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '｜'))
        .filter(|field| !field.is_empty())
        .collect();
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    fields.len() >= 3 && letters > fields.len() + 1 && !text.ends_with('。')
}

/// A short line that is no heading by its number and no sentence.
fn is_field(text: &str) -> bool {
    let coarse = heading::number(text).is_some_and(|(style, _)| style <= heading::Style::BracketedIdeographic);
    text.chars().count() <= MAX_FIELD && !coarse && !text.ends_with(['。', '；', '，', '：'])
}

/// A field that is a figure, a dash, or the nature of a target.
fn is_value(text: &str) -> bool {
    let figures = text.chars().filter(|c| c.is_ascii_digit()).count();
    let han = text.chars().filter(|c| is_han(*c)).count();
    figures > 0 && figures >= han || matches!(text, "—" | "——" | "-" | "/" | "预期性" | "约束性")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_what_looks_like_them() {
        let rows_of = |text: &str| rows(&text.lines().collect::<Vec<_>>());
        assert_eq!(
            rows_of("序号 任务 牵头单位\n1 专区建设 市数据局\n以上任务按期完成。"),
            [true, true, false]
        );
        let fields = "指标\n2020年\n2025年\n属性\n地区生产总值（亿元）\n3187\n4500\n预期性";
        assert!(rows_of(fields).iter().all(|&row| row));
        let headings = "八个方面重点工作\n产业强区 提质增效\n全区上下坚持稳中求进工作总基调，统筹推进各项工作。";
        assert!(rows_of(headings).iter().all(|&row| !row));
    }
}
