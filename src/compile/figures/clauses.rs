//! The clause a value stands in.

use std::ops::Range;

use crate::compile::figures::value::Value;

/// A value of a passage as one of its sentence, which begins `by` characters further on.
pub fn shifted(value: &Value, by: usize) -> Value {
    let mut value = value.clone();
    value.number = value.number.start - by..value.number.end - by;
    value.range = value.range.start.saturating_sub(by)..value.range.end - by;
    value.unit_end -= by;
    value
}

/// The clause around a value: from mark to mark. What stands in brackets is a clause by itself, and no end of the one
/// around it: 自动体外除颤仪(AED)100台.
pub fn clause(chars: &[char], value: &Range<usize>) -> Range<usize> {
    let border = |inner: char, outer: char| {
        let mut depth = 0usize;
        move |&c: &char| {
            if c == inner {
                depth += 1;
            } else if c == outer && depth > 0 {
                depth -= 1;
                return false;
            }
            depth == 0 && (c == outer || matches!(c, '，' | '；' | ';' | '。' | '！' | '？' | ':' | '：'))
        }
    };
    let mut opens = border(')', '(');
    let start = (0..value.start).rev().find(|&n| opens(&chars[n])).map_or(0, |n| n + 1);
    let mut closes = border('(', ')');
    let end = (value.end..chars.len())
        .find(|&n| closes(&chars[n]))
        .unwrap_or(chars.len());
    start..end
}
