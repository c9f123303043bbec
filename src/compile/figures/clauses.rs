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

/// A sentence is read in pieces of at most so many characters: what else is longer lost the ends of its lines, and each value
/// is read with all that stands before it.
pub const LONGEST: usize = 1000;

/// A sentence in pieces that can be read, each of them behind a mark if there is one, and none inside one of the `values`,
/// which are in order and none of which begins before the sentence.
pub fn pieces(chars: &[char], sentence: Range<usize>, values: &[Value]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = sentence.start;
    while sentence.end - start > LONGEST {
        let is_inside = |at: usize| {
            let next = values.partition_point(|value| value.number.start < at);
            next.checked_sub(1).is_some_and(|before| at < values[before].unit_end)
        };
        let until = start + LONGEST;
        let behind = |marks: &'static [char]| {
            let mut places = (start + LONGEST / 2..until).rev();
            places.find(|&at| marks.contains(&chars[at]) && !is_inside(at + 1))
        };
        let end = behind(&['；', ';'])
            .or_else(|| behind(&['，']))
            .or_else(|| behind(&['、', ' ', '\t']));
        let end = end.map_or(until, |mark| mark + 1);
        let end = (end..sentence.end).find(|&at| !is_inside(at)).unwrap_or(sentence.end);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..sentence.end);
    pieces
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::figures::{numbers, value};

    #[test]
    fn an_endless_sentence_is_read_in_pieces() {
        let rows = [
            ("完成投资12.5亿元，".repeat(400), Some('，')),
            ("完成投资12.5亿元".repeat(400), None),
            ("中".repeat(3000), None),
            (format!("完成投资{}元", "1".repeat(3000)), None),
        ];
        for (text, mark) in rows {
            let chars = numbers::normalized(&text);
            let numerals = numbers::numerals(&chars);
            let values: Vec<Value> = numerals.iter().filter_map(|n| value::value(&chars, n)).collect();
            let pieces = pieces(&chars, 0..chars.len(), &values);
            let whole = pieces.windows(2).all(|two| two[0].end == two[1].start);
            assert!(whole && pieces[0].start == 0 && pieces[pieces.len() - 1].end == chars.len());
            for value in &values {
                let holds = |piece: &&Range<usize>| piece.start <= value.number.start && value.unit_end <= piece.end;
                assert!(pieces.iter().any(|piece| holds(&piece)), "{value:?}");
            }
            let ends = pieces[..pieces.len() - 1].iter().map(|piece| chars[piece.end - 1]);
            assert!(mark.is_none_or(|mark| ends.clone().all(|c| c == mark)));
        }
    }
}
