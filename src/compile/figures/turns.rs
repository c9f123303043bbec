//! Times that 分别 deals values out to: 2022年和2023年, 一、二、三季度, 近三年.

use crate::chinese::calendar::{self, Form};
use crate::chinese::relative::{self, Relative};
use crate::compile::figures::tense::Tense;

/// A time of a list of times.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The words for it: 2022年, 一季度; for one of the years of a span those of the span.
    pub words: Vec<char>,
    /// Which of the years of the span.
    pub nth: Option<u16>,
}

/// The times of a list that are as many as its values, and the list without them: 2022年和2023年新增学位, 一、二、三季度
/// 地区生产总值, 2021—2023年新增学位.
pub fn turns(list: &[char], count: usize) -> Option<(Vec<Turn>, Vec<char>)> {
    // 第一季度 is 一季度.
    let list: Vec<char> = list
        .iter()
        .copied()
        .filter(|&c| c != '第' || !names_quarter(list))
        .collect();
    let inside = |start: usize| start > 0 && (is_joint(list[start - 1]) || calendar::digit(list[start - 1]).is_some());
    let run = (0..list.len()).filter(|&start| !inside(start)).find_map(|start| {
        let (turns, end) = run(&list[start..], count)?;
        Some((turns, [&list[..start], &list[start + end..]].concat()))
    });
    run.filter(|_| count > 1)
}

/// The times a text begins with, one for each of so many values, and where they end.
fn run(text: &[char], count: usize) -> Option<(Vec<Turn>, usize)> {
    if let Some((length, years)) = span(text) {
        let each = (0..years).map(|nth| Turn {
            words: text[..length].to_vec(),
            nth: Some(nth),
        });
        return (usize::from(years) == count).then(|| (each.collect(), length));
    }
    let mut words: Vec<&[char]> = Vec::new();
    let mut end = 0;
    loop {
        let length = turn(&text[end..])?;
        words.push(&text[end..end + length]);
        end += length;
        let joint = text[end..].iter().take_while(|c| is_joint(**c)).count();
        if joint == 0 {
            break;
        }
        end += joint;
    }
    // 一、二、三季度: the last one says what all of them are.
    let unit: Vec<char> = words
        .last()?
        .iter()
        .copied()
        .skip_while(|&c| calendar::digit(c).is_some())
        .collect();
    let whole = |word: &[char]| match word.iter().all(|&c| calendar::digit(c).is_some()) {
        true => [word, &unit].concat(),
        false => word.to_vec(),
    };
    let turns = words.iter().map(|word| Turn {
        words: whole(word),
        nth: None,
    });
    (words.len() == count && !unit.is_empty()).then(|| (turns.collect(), end))
}

/// A span of years at the beginning of a text, and how many it has: 2021-2023年, 近三年.
fn span(text: &[char]) -> Option<(usize, u16)> {
    if let Some(written) = calendar::written(text).filter(|written| written.form == Form::Span) {
        return Some((written.length, written.years.to - written.years.from + 1));
    }
    match relative::relative(text)? {
        (length, Relative::Past(count) | Relative::Ahead(count)) if count > 1 => Some((length, count)),
        _ => None,
    }
}

/// The length of a time at the beginning of a text; of a list it may be the number alone: 一、二、三季度.
fn turn(text: &[char]) -> Option<usize> {
    if let Some(written) = calendar::written(text) {
        let joined = text.get(written.length).is_some_and(|&c| is_joint(c));
        return (written.form == Form::Year || written.form == Form::Bare && joined).then_some(written.length);
    }
    if let Some((length, Relative::Year(_))) = relative::relative(text) {
        return Some(length);
    }
    if let Some(length) = Tense::get().time.turns.begins(text) {
        return Some(length);
    }
    let (length, _) = calendar::count(text)?;
    let unit = Tense::get().time.turn_units.begins(&text[length..]);
    let joined = text.get(length).is_some_and(|&c| is_joint(c));
    unit.map(|unit| length + unit).or(joined.then_some(length))
}

fn names_quarter(list: &[char]) -> bool {
    list.windows(2).any(|pair| pair == ['季', '度'])
}

fn is_joint(c: char) -> bool {
    matches!(c, '、' | '和' | '与' | '及' | '，')
}

/// How many times a text names before 分别.
pub fn names_times(text: &[char]) -> bool {
    let turn = |at: usize| {
        let alone = at == 0 || calendar::digit(text[at - 1]).is_none();
        alone
            && (calendar::written(&text[at..]).is_some_and(|w| w.form == Form::Year)
                || Tense::get().time.turns.begins(&text[at..]).is_some())
    };
    (0..text.len()).filter(|&at| turn(at)).count() > 1
}
