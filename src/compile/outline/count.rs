//! The numbers of all headings of a document, to look ahead where a count begins anew.

use crate::compile::lines::classify::{Line, Shape};
use crate::compile::lines::heading::{self, Style};
use crate::compile::outline::run_in::Opening;

/// At most so many headings ahead are looked at.
const AHEAD: usize = 200;

/// The numbers of a document's headings.
pub(super) struct Counts {
    /// Where each numbered heading begins, its style, and what its number counts; in reading order.
    numbers: Vec<(usize, Style, u32)>,
    /// Where headings without a number begin that each head a count of their own: 上篇 above 一、, 下篇 above 一、.
    heads: Vec<usize>,
}

impl Counts {
    pub(super) fn of(lines: &[Line], shapes: &[Shape], openings: &[Option<Opening>]) -> Counts {
        let numbers = lines
            .iter()
            .zip(shapes)
            .zip(openings)
            .filter_map(|((line, shape), opening)| {
                let (style, length) = match (shape, opening) {
                    (Shape::Heading { style, number }, _) => (*style, *number),
                    (_, Some(opening)) => (opening.style, opening.number),
                    _ => return None,
                };
                let number: String = line.text.chars().take(length).collect();
                Some((line.start, style, heading::value(&number)?))
            });
        Counts {
            heads: heads(lines, shapes),
            numbers: numbers.collect(),
        }
    }

    /// Whether the heading on a line, which has no number, heads a count of its own as others do.
    pub(super) fn heads_count(&self, line: &Line) -> bool {
        self.heads.binary_search(&line.start).is_ok()
    }

    /// What the number of the heading on a line counts.
    pub(super) fn value(&self, line: &Line) -> Option<u32> {
        let at = self
            .numbers
            .binary_search_by_key(&line.start, |(start, ..)| *start)
            .ok()?;
        Some(self.numbers[at].2)
    }

    /// Whether a count that begins anew on a line lies below an open heading of a finer style: the finer count goes on later,
    /// or the open count of its own style does, before anything coarser comes.
    pub(super) fn restarts_below(&self, line: &Line, outer: (Style, u32), inner: (Style, u32)) -> bool {
        let at = self.numbers.partition_point(|(start, ..)| *start < line.start);
        let Some(&(_, style, 1)) = self.numbers.get(at) else {
            return false;
        };
        let mut last = 1;
        for &(_, other, value) in self.numbers[at + 1..].iter().take(AHEAD) {
            if other < style {
                return false;
            }
            if other == inner.0 {
                return value == inner.1 + 1;
            }
            if other == style && value == last + 1 {
                last = value;
            } else if other == style {
                return value == outer.1 + 1;
            }
        }
        false
    }

    /// Whether the count of an open heading goes on behind a line, before anything coarser comes.
    pub(super) fn goes_on_behind(&self, line: &Line, (style, last): (Style, u32)) -> bool {
        let at = self.numbers.partition_point(|(start, ..)| *start <= line.start);
        let mut ahead = self.numbers[at..]
            .iter()
            .take(AHEAD)
            .skip_while(|(_, other, _)| *other > style);
        ahead
            .next()
            .is_some_and(|&(_, other, value)| other == style && value == last + 1)
    }
}

/// The headings without a number right above 一、, if there are several.
fn heads(lines: &[Line], shapes: &[Shape]) -> Vec<usize> {
    let is_plain = |shape: &Shape| {
        matches!(
            shape,
            Shape::Heading {
                style: Style::Plain,
                ..
            }
        )
    };
    let begins_count = |at: usize| {
        let number: String = match shapes[at] {
            Shape::Heading {
                style: Style::Ideographic,
                number,
            } => lines[at].text.chars().take(number).collect(),
            _ => return false,
        };
        heading::value(&number) == Some(1)
    };
    let found: Vec<usize> = (1..lines.len())
        .filter(|&at| is_plain(&shapes[at - 1]) && lines[at - 1].mark.is_none() && begins_count(at))
        .map(|at| lines[at - 1].start)
        .collect();
    if found.len() > 1 { found } else { Vec::new() }
}
