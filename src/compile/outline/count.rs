//! The numbers of all headings of a document, to look ahead where a count begins anew.

use crate::compile::lines::classify::{Line, Shape};
use crate::compile::lines::heading::{self, Style};
use crate::compile::outline::run_in::Opening;

/// At most so many headings ahead are looked at.
const AHEAD: usize = 200;

/// Where each numbered heading begins, its style, and what its number counts; in reading order.
pub(super) struct Counts(Vec<(usize, Style, u32)>);

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
        Counts(numbers.collect())
    }

    /// What the number of the heading on a line counts.
    pub(super) fn value(&self, line: &Line) -> Option<u32> {
        let at = self.0.binary_search_by_key(&line.start, |(start, ..)| *start).ok()?;
        Some(self.0[at].2)
    }

    /// Whether a count that begins anew on a line lies below an open heading of a finer style: the finer count goes on later,
    /// or the open count of its own style does, before anything coarser comes.
    pub(super) fn restarts_below(&self, line: &Line, outer: (Style, u32), inner: (Style, u32)) -> bool {
        let at = self.0.partition_point(|(start, ..)| *start < line.start);
        let Some(&(_, style, 1)) = self.0.get(at) else {
            return false;
        };
        let mut last = 1;
        for &(_, other, value) in self.0[at + 1..].iter().take(AHEAD) {
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
        let at = self.0.partition_point(|(start, ..)| *start <= line.start);
        let mut ahead = self.0[at..]
            .iter()
            .take(AHEAD)
            .skip_while(|(_, other, _)| *other > style);
        ahead
            .next()
            .is_some_and(|&(_, other, value)| other == style && value == last + 1)
    }
}
