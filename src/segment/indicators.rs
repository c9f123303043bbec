//! The figures of a corpus in its file: places in the passages, numbers, and three lists of words.
//!
//! ```text
//! names      count, then for each: bytes it shares with the name before, the rest (string),
//!            1 if less is better + 2 * course
//! subjects   count, then strings; behind a line end the place, where figures of several places have that subject
//! units      count, then strings
//! rows       count, then column by column, each as long as the rows are many:
//!              passages from that of the row before
//!              characters from the clause of the row before (signed; from 0 in another passage)
//!              length of the clause, place of the value in it, length of the value
//!              place in the seed against that of the passage (signed), length there against the clause (signed)
//!              amount: 0 one number, 1 a range, n a ratio of n numbers
//!              numbers: digits behind the point, with 16 added where the mantissa has more than 32 bits and
//!              32 below zero; mantissa
//!              name, subject, unit: places in the lists
//!              comparator + 8 * kind + 32 * modality (0 = none); measure + 8 * confidence
//!              years: 0 none, else 1 + source + 3 * (years between first and last); then the last as distance from
//!              that of the last row with one (signed)
//! ```
//!
//! Columns of equal things pack better than rows of different ones.

use std::collections::BTreeMap;

use super::bytes::{Reader, Writer};
use super::{CorpusError, Store, bounds};
use crate::model::{
    Amount, Comparator, Confidence, Corpus, Course, Decimal, FigureKind, Indicator, Measure, Modality, Span,
    YearSource, Years,
};

/// All figures, with their words kept once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// Statistical names, sorted.
    pub names: Vec<FigureName>,
    /// Whom figures concern, sorted.
    pub subjects: Vec<String>,
    /// For each subject which place of that name it is; empty where the corpus has only one.
    pub places: Vec<String>,
    /// Units as written, sorted.
    pub units: Vec<String>,
    /// The figures in reading order.
    pub rows: Vec<FigureRow>,
}

/// A statistical name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureName {
    /// The name.
    pub text: String,
    /// Whether less of it is better.
    pub less_is_better: bool,
    /// How its figures go on from year to year.
    pub course: Course,
}

/// One figure. Places are characters of the passage's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRow {
    /// Index into [`Store::passages`].
    pub passage: u32,
    /// First character of the clause, and one past its last.
    pub clause: (u32, u32),
    /// First character of the value, and one past its last.
    pub value: (u32, u32),
    /// The clause in the seed.
    pub span: Span,
    /// How much.
    pub amount: Amount,
    /// Index into the names.
    pub name: u32,
    /// Index into the subjects.
    pub subject: u32,
    /// Index into the units.
    pub unit: u32,
    /// How the number bounds.
    pub comparator: Comparator,
    /// Promise or report.
    pub kind: FigureKind,
    /// How it is meant.
    pub modality: Option<Modality>,
    /// What kind of quantity.
    pub measure: Measure,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// When.
    pub years: Option<Years>,
}

/// The block of a corpus.
pub(super) fn write(corpus: &Corpus) -> Vec<u8> {
    let figures = &corpus.indicators;
    let mut w = Writer::default();
    let name = |f: &Indicator| {
        (
            f.name.clone(),
            u64::from(f.less_is_better) + 2 * place(&Course::ALL, f.course),
        )
    };
    let names = listed(figures.iter().map(name));
    w.number(names.len() as u64);
    let mut last = "";
    for (name, traits) in names.keys() {
        let shared = shared_bytes(last, name);
        w.number(shared as u64);
        w.string(&name[shared..]);
        w.number(*traits);
        last = name;
    }
    let mut list = |words: &BTreeMap<String, u64>| {
        w.number(words.len() as u64);
        words.keys().for_each(|word| w.string(word));
    };
    let subject = |f: &Indicator| match f.place.as_str() {
        "" => f.subject.clone(),
        place => format!("{}\n{place}", f.subject),
    };
    let subjects = listed(figures.iter().map(subject));
    list(&subjects);
    let units = listed(figures.iter().map(|f| f.unit.clone()));
    list(&units);

    let offsets: Vec<u64> = corpus
        .documents
        .iter()
        .scan(0, |next, d| {
            let first = *next;
            *next += d.passages.len() as u64;
            Some(first)
        })
        .collect();
    let start_of = |f: &Indicator| {
        let passage = &corpus.documents[f.document as usize].passages[f.passage as usize];
        i64::from(passage.spans.first().map_or(0, |span| span.start))
    };
    w.number(figures.len() as u64);
    let passages: Vec<u64> = figures
        .iter()
        .map(|f| offsets[f.document as usize] + u64::from(f.passage))
        .collect();
    let mut last = 0;
    for &passage in &passages {
        w.number(passage - std::mem::replace(&mut last, passage));
    }
    let mut last = (u64::MAX, 0);
    for (f, &passage) in figures.iter().zip(&passages) {
        let start = i64::from(f.clause.start);
        w.signed(start - if last.0 == passage { last.1 } else { 0 });
        last = (passage, start);
    }
    figures
        .iter()
        .for_each(|f| w.number((f.clause.end - f.clause.start).into()));
    figures
        .iter()
        .for_each(|f| w.number((f.value.start - f.clause.start).into()));
    figures
        .iter()
        .for_each(|f| w.number((f.value.end - f.value.start).into()));
    for f in figures {
        w.signed(i64::from(f.span.start) - start_of(f) - i64::from(f.clause.start));
    }
    for f in figures {
        w.signed(i64::from(f.span.len()) - i64::from(f.clause.end - f.clause.start));
    }
    for f in figures {
        w.number(match &f.amount {
            Amount::One(_) => 0,
            Amount::Range(..) => 1,
            Amount::Ratio(parts) => parts.len() as u64,
        });
    }
    for number in figures.iter().flat_map(|f| f.amount.numbers()) {
        let mantissa = number.mantissa.unsigned_abs();
        let large = mantissa >> 32 != 0;
        let below = number.mantissa < 0;
        w.number(u64::from(number.scale.min(15)) + 16 * u64::from(large) + 32 * u64::from(below));
        w.number(mantissa & 0xFFFF_FFFF);
        if large {
            w.number(mantissa >> 32);
        }
    }
    figures.iter().for_each(|f| w.number(names[&name(f)]));
    figures.iter().for_each(|f| w.number(subjects[&subject(f)]));
    figures.iter().for_each(|f| w.number(units[&f.unit]));
    for f in figures {
        let modality = f.modality.map_or(0, |m| 1 + place(&Modality::ALL, m));
        w.number(place(&Comparator::ALL, f.comparator) + 8 * place(&FigureKind::ALL, f.kind) + 32 * modality);
    }
    for f in figures {
        w.number(place(&Measure::ALL, f.measure) + 8 * place(&Confidence::ALL, f.confidence));
    }
    for f in figures {
        w.number(f.years.map_or(0, |y| {
            1 + place(&YearSource::ALL, y.source) + 3 * u64::from(y.to - y.from)
        }));
    }
    let mut last = 0;
    for years in figures.iter().filter_map(|f| f.years) {
        w.signed(i64::from(years.to) - last);
        last = years.to.into();
    }
    w.bytes
}

/// Different values in order, each with its place.
fn listed<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, u64> {
    let mut list: BTreeMap<T, u64> = values.map(|value| (value, 0)).collect();
    list.values_mut().zip(0..).for_each(|(at, n)| *at = n);
    list
}

fn shared_bytes(a: &str, b: &str) -> usize {
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    (0..=shared).rev().find(|&at| b.is_char_boundary(at)).unwrap_or(0)
}

fn place<T: PartialEq>(all: &[T], wanted: T) -> u64 {
    all.iter().position(|item| *item == wanted).unwrap_or(0) as u64
}

/// Reads the block; every place is held against the passage it points into.
pub(super) fn read(mut r: Reader<'_>, store: &Store) -> Result<Figures, CorpusError> {
    let mut figures = Figures::default();
    if r.left() == 0 {
        return Ok(figures);
    }
    let bytes = r.left();
    let mut spelled = 0;
    for _ in 0..r.count()? {
        let shared = r.size()?;
        let last = figures.names.last().map_or("", |name| name.text.as_str());
        let text = [last.get(..shared).ok_or(r.invalid())?, r.phrase()?].concat();
        // In order, so that one can be looked up.
        if text.as_str() < last || text.len() > bounds::PHRASE {
            return Err(r.invalid());
        }
        spelled += text.len() as u64;
        bounds::SHARED.allows(spelled, bytes, "figures")?;
        let traits = r.number()?;
        figures.names.push(FigureName {
            text,
            less_is_better: traits & 1 == 1,
            course: *Course::ALL.get(traits as usize / 2).ok_or(r.invalid())?,
        });
    }
    for _ in 0..r.count()? {
        let text = r.phrase()?;
        let (subject, place) = text.split_once('\n').unwrap_or((text, ""));
        figures.subjects.push(subject.to_string());
        figures.places.push(place.to_string());
    }
    for _ in 0..r.count()? {
        figures.units.push(r.phrase()?.to_string());
    }
    let count = r.count()?;
    bounds::FIGURES.allows(count as u64, store.text.len() + bytes, "figures")?;
    let mut next = 0u32;
    let passages = column(count, || {
        next = r.after(next)?;
        Ok(next)
    })?;
    let mut last = (u32::MAX, 0i64);
    let mut at = 0;
    let starts = column(count, || {
        let passage = passages[at];
        at += 1;
        let start = r.signed_after(if last.0 == passage { last.1 } else { 0 })?;
        last = (passage, start);
        u32::try_from(start).map_err(|_| r.invalid())
    })?;
    let lengths = column(count, || r.number())?;
    let value_starts = column(count, || r.number())?;
    let value_lengths = column(count, || r.number())?;
    let shifts = column(count, || r.signed())?;
    let stretches = column(count, || r.signed())?;
    let shapes = column(count, || r.number())?;
    let mut shape = shapes.iter();
    let mut amounts = column(count, || amount(&mut r, shape.next().copied().unwrap_or(0)))?.into_iter();
    let names = column(count, || r.number())?;
    let subjects = column(count, || r.number())?;
    let units = column(count, || r.number())?;
    let words = column(count, || r.number())?;
    let measures = column(count, || r.number())?;
    let periods = column(count, || r.number())?;
    let mut year = 0i64;
    let mut searched = 0;
    for at in 0..count {
        let row = store.passages.get(passages[at] as usize).ok_or(r.invalid())?;
        let chars = u64::from(store.passages[passages[at] as usize].chars);
        let start = starts[at];
        let end = u64::from(start) + u64::from(lengths[at]);
        let value = u64::from(start) + u64::from(value_starts[at]);
        let value_end = value + u64::from(value_lengths[at]);
        let first = row.spans.first().map_or(0, |span| span.start);
        let seed = i64::from(first) + i64::from(start) + shifts[at];
        let seed_end = seed + i64::from(lengths[at]) + stretches[at];
        let whole = i64::from(store.documents[row.document as usize].chars);
        let inside = end <= chars && value_end <= end && seed >= 0 && seed <= seed_end && seed_end <= whole;
        let known = (names[at] as usize) < figures.names.len()
            && (subjects[at] as usize) < figures.subjects.len()
            && (units[at] as usize) < figures.units.len();
        if !inside || !known {
            return Err(r.invalid());
        }
        // Characters of a clause have three bytes, or fewer.
        let (subject, unit) = (subjects[at] as usize, units[at] as usize);
        let told = [
            &figures.names[names[at] as usize].text,
            &figures.subjects[subject],
            &figures.places[subject],
            &figures.units[unit],
        ];
        searched += told
            .iter()
            .fold(u64::from(lengths[at]) * 3, |sum, word| sum + word.len() as u64);
        bounds::SEARCHED.allows(searched, store.text.len() + bytes, "figures")?;
        let years = match periods[at].checked_sub(1) {
            None => None,
            Some(period) => {
                year = r.signed_after(year)?;
                let to = u16::try_from(year).map_err(|_| r.invalid())?;
                let from = u32::from(to).checked_sub(period / 3).ok_or(r.invalid())? as u16;
                let source = YearSource::ALL[period as usize % 3];
                Some(Years { from, to, source })
            }
        };
        figures.rows.push(FigureRow {
            passage: passages[at],
            clause: (start, end as u32),
            value: (value as u32, value_end as u32),
            span: Span::new(seed as u32, seed_end as u32),
            amount: amounts.next().ok_or(r.invalid())?,
            name: names[at],
            subject: subjects[at],
            unit: units[at],
            comparator: *Comparator::ALL.get(words[at] as usize % 8).ok_or(r.invalid())?,
            kind: FigureKind::ALL[words[at] as usize / 8 % 4],
            modality: match words[at] / 32 {
                0 => None,
                n => Some(*Modality::ALL.get(n as usize - 1).ok_or(r.invalid())?),
            },
            measure: Measure::ALL[measures[at] as usize % 8],
            confidence: *Confidence::ALL.get(measures[at] as usize / 8).ok_or(r.invalid())?,
            years,
        });
    }
    r.finish()?;
    Ok(figures)
}

fn column<T>(count: usize, mut next: impl FnMut() -> Result<T, CorpusError>) -> Result<Vec<T>, CorpusError> {
    (0..count).map(|_| next()).collect()
}

fn amount(r: &mut Reader<'_>, shape: u32) -> Result<Amount, CorpusError> {
    let mut number = || -> Result<Decimal, CorpusError> {
        let digits = r.number()?;
        let low = u64::from(r.number()?);
        let high = if digits & 16 != 0 { u64::from(r.number()?) } else { 0 };
        let mantissa = high << 32 | low;
        if digits >= 64 || mantissa > Decimal::MAX {
            return Err(r.invalid());
        }
        Ok(Decimal {
            mantissa: if digits & 32 != 0 {
                -(mantissa as i64)
            } else {
                mantissa as i64
            },
            scale: digits as u8 % 16,
        })
    };
    Ok(match shape {
        0 => Amount::One(number()?),
        1 => Amount::Range(number()?, number()?),
        n if n <= MAX_RATIO => Amount::Ratio((0..n).map(|_| number()).collect::<Result<_, _>>()?),
        _ => return Err(r.invalid()),
    })
}

/// More parts than any ratio has.
const MAX_RATIO: u32 = 16;
