//! The raw seed beside the served text: what the rest of the file does not tell of it, and how it comes back.
//!
//! Use this to show what stood in a seed; do not use it to search. The seed is told from three sources, in this order:
//! the served text read backwards through the ledger ([`stretches`]); the block of this module, which holds every
//! stretch that is served otherwise or not at all; and, in that block, whatever the first got wrong, so that the seed
//! comes back exactly however a passage was put together. Contact data is masked before anything is stored.
//!
//! # The block of a document
//!
//! ```text
//! 0 bytes if its raw text is not known or longer than [`SEEDS`](super::bounds::SEEDS) allows, else
//!   corrections  count of (distance from the end of the last, length), then their characters (string)
//!   codes        for each unknown stretch in order of place: 0 = reads as the last one of equal length and replacement,
//!                1 = the next characters of `words`, else 2 + how far (signed, zigzag) its place in the seed is from
//!                where the last such copy went on
//!   words        string
//! ```
//!
//! Most stretches are commas and line ends that read as the one before, and second copies that go on: a byte 0 or 2.

use std::ops::Range;

use super::CorpusError;
use super::bytes::{Reader, Writer};
use crate::model::{Repair, Span};

/// A stretch of the seed and the characters of a served text that stand for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Code points of the seed.
    pub raw: Span,
    /// Characters of the served text.
    pub served: Range<usize>,
    /// The repair that makes the difference, as an index into the ledger.
    pub repair: Option<usize>,
}

/// The entries of a ledger that change the text in place, with their indices; in order of place, as the ledger is.
pub fn edits(ledger: &[Repair]) -> Vec<(usize, &Repair)> {
    let changes = |(_, repair): &(usize, &Repair)| repair.applied && repair.to.is_none();
    ledger.iter().enumerate().filter(changes).collect()
}

/// Those of some edits that lie within a stretch. Edits do not overlap, so that their ends rise as their beginnings do.
pub fn within<'e, 'r>(edits: &'e [(usize, &'r Repair)], span: Span) -> &'e [(usize, &'r Repair)] {
    let from = edits.partition_point(|(_, r)| r.span.start < span.start);
    let to = edits.partition_point(|(_, r)| r.span.end <= span.end);
    edits.get(from..to).unwrap_or_default()
}

/// Divides a served text along the edits within its pieces of the seed. Stretches without a repair read the same on
/// both sides. `edits` are those of [`edits`].
pub fn stretches(text: &[char], spans: &[Span], edits: &[(usize, &Repair)]) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut served = 0;
    for span in spans {
        let mut at = span.start;
        let copy = |at: &mut u32, until: u32, served: &mut usize, found: &mut Vec<Stretch>| {
            let length = (until.saturating_sub(*at) as usize).min(text.len() - *served);
            if length > 0 {
                found.push(Stretch {
                    raw: Span::new(*at, *at + length as u32),
                    served: *served..*served + length,
                    repair: None,
                });
            }
            *served += length;
            *at = (*at).max(until);
        };
        // edits do not overlap, so that their ends rise as their beginnings do
        let first = edits.partition_point(|(_, r)| r.span.end <= span.start && r.span.start < span.start);
        for (index, repair) in edits[first..].iter().take_while(|(_, r)| r.span.start < span.end) {
            copy(&mut at, repair.span.start, &mut served, &mut found);
            let own = own_line(repair, *span).chars().zip(&text[served..]);
            let same = own.take_while(|(a, b)| a == *b).count();
            found.push(Stretch {
                raw: repair.span,
                served: served..served + same,
                repair: Some(*index),
            });
            served += same;
            at = at.max(repair.span.end);
        }
        copy(&mut at, span.end, &mut served, &mut found);
    }
    found
}

/// Of a replacement that divides two paragraphs, the part that belongs to the one on this side.
fn own_line(repair: &Repair, span: Span) -> &str {
    let mut lines = repair.replacement.split('\n');
    let line = if repair.span.start < span.start {
        lines.next_back()
    } else {
        lines.next()
    };
    line.unwrap_or_default()
}

/// What is known of a seed before its block is read.
pub(super) struct Frame<'a> {
    edits: Vec<(usize, &'a Repair)>,
    chars: Vec<Option<char>>,
}

/// An unknown stretch; two of equal length and replacement are likely to read the same.
struct Unknown<'a> {
    span: Span,
    replacement: Option<&'a str>,
}

/// The last stretch of each length and replacement: a short list.
#[derive(Default)]
struct Before<'a> {
    seen: Vec<(u32, Option<&'a str>, Span)>,
}

impl<'a> Before<'a> {
    /// Enters a stretch in place of the one before it, which is returned.
    fn replace(&mut self, Unknown { span, replacement }: &Unknown<'a>) -> Option<Span> {
        let alike = |(length, other, _): &&mut (u32, Option<&str>, Span)| *length == span.len() && other == replacement;
        match self.seen.iter_mut().find(alike) {
            Some((_, _, last)) => Some(std::mem::replace(last, *span)),
            None => {
                self.seen.push((span.len(), *replacement, *span));
                None
            }
        }
    }
}

impl<'a> Frame<'a> {
    /// A seed of `length` code points, with nothing known of it but its ledger, in order of place.
    pub fn new(length: u32, ledger: &'a [Repair]) -> Self {
        Frame {
            edits: edits(ledger),
            chars: vec![None; length as usize],
        }
    }

    /// Enters a passage.
    pub fn passage(&mut self, text: &str, spans: &[Span]) {
        let text: Vec<char> = text.chars().collect();
        for stretch in stretches(&text, spans, &self.edits) {
            let known = self.chars.get_mut(stretch.raw.start as usize..stretch.raw.end as usize);
            if let Some(known) = known.filter(|_| stretch.repair.is_none()) {
                known
                    .iter_mut()
                    .zip(&text[stretch.served])
                    .for_each(|(known, &c)| *known = Some(c));
            }
        }
    }

    /// Enters a heading: its number at the beginning of the span, its title at the end.
    pub fn heading(&mut self, number: &str, title: &str, span: Span) {
        let grown: i64 = within(&self.edits, span)
            .iter()
            .map(|(_, r)| i64::from(r.span.len()) - r.replacement.chars().count() as i64)
            .sum();
        let (number_length, title_length) = (number.chars().count() as i64, title.chars().count() as i64);
        let gap = i64::from(span.len()) - grown - number_length - title_length;
        let title_start = i64::from(span.start) + number_length + gap;
        if gap >= 0 && title_start >= 0 && title_start <= i64::from(span.end) {
            let number_end = (i64::from(span.start) + number_length).min(span.end.into());
            self.passage(number, &[Span::new(span.start, number_end as u32)]);
            self.passage(title, &[Span::new(title_start as u32, span.end)]);
        }
    }

    /// What is not known, in order of place: repaired stretches by themselves, else whatever lies between known ones.
    fn unknown(&mut self) -> Vec<Unknown<'a>> {
        let length = self.chars.len() as u32;
        let mut found = Vec::new();
        let gap = |from: u32, to: u32, chars: &[Option<char>], found: &mut Vec<Unknown<'a>>| {
            let mut at = from;
            while at < to {
                let end = (at..to).find(|&i| chars[i as usize].is_some()).unwrap_or(to);
                if at < end {
                    found.push(Unknown {
                        span: Span::new(at, end),
                        replacement: None,
                    });
                }
                at = end + 1;
            }
        };
        let mut at = 0;
        for (_, repair) in &self.edits {
            let span = Span::new(repair.span.start.max(at), repair.span.end.min(length));
            if span.is_empty() {
                continue;
            }
            gap(at, span.start, &self.chars, &mut found);
            self.chars[span.start as usize..span.end as usize].fill(None);
            found.push(Unknown {
                span,
                replacement: Some(&repair.replacement),
            });
            at = span.end;
        }
        gap(at, length, &self.chars, &mut found);
        found
    }

    /// The block that tells `raw`, which has as many characters as the frame.
    pub fn write(mut self, raw: &[char]) -> Vec<u8> {
        let unknown = self.unknown();
        let copies = Copies::of(raw);
        let mut w = Writer::default();
        let mut wrong: Vec<Span> = Vec::new();
        for (at, (&known, &c)) in self.chars.iter().zip(raw).enumerate() {
            let at = at as u32;
            match wrong.last_mut() {
                _ if known.is_none_or(|known| known == c) => {}
                Some(span) if span.end == at => span.end = at + 1,
                _ => wrong.push(Span::new(at, at + 1)),
            }
        }
        w.number(wrong.len() as u64);
        let mut end = 0;
        for span in &wrong {
            w.number((span.start - end).into());
            w.number(span.len().into());
            end = span.end;
        }
        w.string(&wrong.iter().flat_map(|span| slice(raw, *span)).collect::<String>());
        let mut words = String::new();
        let mut before = Before::default();
        let mut going_on = GoingOn::default();
        for stretch in &unknown {
            let span = stretch.span;
            let own = slice(raw, span);
            if before.replace(stretch).is_some_and(|last| slice(raw, last) == own) {
                w.number(0);
            } else if let Some(place) = copies.find(raw, span, going_on.expected(span)) {
                let far = i64::from(place) - i64::from(going_on.expected(span));
                // zigzag, as a signed number is written
                w.number(2 + ((far << 1) ^ (far >> 63)) as u64);
                going_on = GoingOn::new(span, place);
            } else {
                w.number(1);
                words.extend(own);
            }
        }
        w.string(&words);
        w.bytes
    }

    /// The seed of a block.
    pub fn read(mut self, mut r: Reader<'_>) -> Result<Vec<char>, CorpusError> {
        let unknown = self.unknown();
        let mut wrong = Vec::new();
        let mut end = 0u32;
        for _ in 0..r.count()? {
            let start = r.after(end)?;
            end = r.end(start, self.chars.len() as u32)?;
            wrong.push(start..end);
        }
        let mut corrections = r.string()?.chars();
        for at in wrong.into_iter().flatten() {
            self.chars[at as usize] = Some(corrections.next().ok_or(r.invalid())?);
        }
        let codes = unknown.iter().map(|_| r.number()).collect::<Result<Vec<u32>, _>>()?;
        let mut words = r.string()?.chars();
        let mut before = Before::default();
        let mut going_on = GoingOn::default();
        for (stretch, code) in unknown.iter().zip(codes) {
            let span = stretch.span;
            let last = before.replace(stretch);
            let from = match code {
                0 => Some(last.ok_or(r.invalid())?.start),
                1 => None,
                code => {
                    let far = i64::from((code - 2) >> 1) ^ -i64::from((code - 2) & 1);
                    let place = i64::from(going_on.expected(span)) + far;
                    let place = u32::try_from(place).map_err(|_| r.invalid())?;
                    going_on = GoingOn::new(span, place);
                    Some(place)
                }
            };
            if from.is_some_and(|from| from.checked_add(span.len()).is_none_or(|end| end > span.start)) {
                return Err(r.invalid());
            }
            for at in 0..span.len() {
                let c = match from {
                    Some(from) => self.chars[(from + at) as usize],
                    None => Some(words.next().ok_or(r.invalid())?),
                };
                self.chars[(span.start + at) as usize] = c;
            }
        }
        if words.next().is_some() || corrections.next().is_some() {
            return Err(r.invalid());
        }
        r.finish()?;
        self.chars.into_iter().collect::<Option<_>>().ok_or(r.invalid())
    }
}

/// Where the copy of a stretch is expected, when the last copied one lay `span` and its source `place`.
#[derive(Default)]
struct GoingOn {
    from: Span,
    place: u32,
}

impl GoingOn {
    fn new(from: Span, place: u32) -> Self {
        GoingOn { from, place }
    }

    fn expected(&self, span: Span) -> u32 {
        let end = self.place.saturating_add(self.from.len());
        end.saturating_add(span.start.saturating_sub(self.from.end))
    }
}

/// Where in a seed stretches of some length stand.
struct Copies {
    /// The hash of each and its place below it, in order.
    places: Vec<u64>,
}

impl Copies {
    /// Shorter stretches are as short by themselves.
    const LENGTH: usize = 8;

    fn of(raw: &[char]) -> Self {
        let windows = raw.windows(Copies::LENGTH).enumerate();
        let mut places: Vec<u64> = windows
            .map(|(at, window)| Copies::hash(window) << 32 | at as u64)
            .collect();
        places.sort_unstable();
        Copies { places }
    }

    fn hash(window: &[char]) -> u64 {
        let step = |hash: u32, &c: &char| (hash ^ c as u32).wrapping_mul(0x9E37_79B1).rotate_left(13);
        window.iter().fold(0, step).into()
    }

    /// A place before a stretch where the same characters stand, `expected` if they do so there.
    fn find(&self, raw: &[char], span: Span, expected: u32) -> Option<u32> {
        let own = slice(raw, span);
        let beginning = own.get(..Copies::LENGTH)?;
        let hash = Copies::hash(beginning);
        let from = self.places.partition_point(|key| key >> 32 < hash);
        let mut alike = self.places[from..].iter().take_while(|&key| key >> 32 == hash);
        let first = alike.find_map(|&key| {
            let place = key as u32;
            (slice(raw, Span::new(place, place + Copies::LENGTH as u32)) == beginning).then_some(place)
        })?;
        [expected, first].into_iter().find(|&place| {
            place.saturating_add(span.len()) <= span.start && slice(raw, Span::new(place, place + span.len())) == own
        })
    }
}

fn slice(raw: &[char], span: Span) -> &[char] {
    &raw[span.start as usize..span.end as usize]
}
