//! The ledger: every quantified statement of a corpus, read by rules over its sentence, its section and its document.
//!
//! One question a file: [`numbers`] where the numbers are, [`units`] and [`value`] what counts and how it is bounded,
//! [`context`] and [`kind`] whether it is promised or reported, [`year`] when, [`subject`] whose, [`phrase`],
//! [`name`], [`rates`] and [`things`] what is counted, [`lexicon`] how that is called. Nothing is computed and nothing is invented: a number
//! that cannot be read for certain is marked as such, one that counts nothing is left out.

mod context;
mod dealt;
mod kind;
pub mod lexicon;
mod money;
mod name;
mod numbers;
mod phrase;
mod predicate;
mod rates;
mod subject;
mod things;
mod units;
mod value;
mod year;

use std::ops::Range;

use context::Frame;
use kind::Setting;
use lexicon::Names;
use name::{Named, Place};
use value::Value;
use year::Clues;

use crate::model::{
    Amount, Comparator, Confidence, Corpus, Document, FigureKind, Indicator, Passage, PassageKind, Years,
};
use crate::text::sentence;

/// All figures of a corpus, in reading order.
pub fn collect(corpus: &Corpus, names: &Names) -> Vec<Indicator> {
    let mut found = Vec::new();
    for (at, document) in corpus.documents.iter().enumerate() {
        for (index, passage) in document.passages.iter().enumerate() {
            if !matches!(passage.kind, PassageKind::Body | PassageKind::Lead) {
                continue;
            }
            let mut reader = Reader::new(document, passage, names);
            reader.read();
            found.extend(reader.found.into_iter().map(|figure| Indicator {
                document: at as u32,
                passage: index as u32,
                ..figure
            }));
        }
    }
    found
}

/// What the values of a sentence before have named.
#[derive(Default)]
struct Said {
    /// The value before.
    last: Option<Named>,
    /// The last one that is no rate or sum of another.
    root: Option<Named>,
    /// Whose it was, if not the own district's.
    subject: Option<String>,
    /// Whether it is where a from-to statement begins.
    departs: bool,
    /// The years of the last such beginning.
    departed: Option<Years>,
}

/// Reads one passage.
struct Reader<'a> {
    passage: &'a Passage,
    names: &'a Names,
    frame: Frame,
    chars: Vec<char>,
    found: Vec<Indicator>,
    /// The time a sentence of the passage has set for those after it.
    paragraph: Option<(u16, u16)>,
    /// What the figures so far were.
    drift: Option<FigureKind>,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document, passage: &'a Passage, names: &'a Names) -> Self {
        Reader {
            passage,
            names,
            frame: Frame::of(document, passage.run_in.or(passage.section)),
            chars: numbers::normalized(&passage.text),
            found: Vec::new(),
            paragraph: None,
            drift: None,
        }
    }

    fn read(&mut self) {
        let chars = std::mem::take(&mut self.chars);
        let values: Vec<Value> = numbers::numerals(&chars)
            .iter()
            .filter_map(|numeral| value::value(&chars, numeral))
            .collect();
        let mut start = 0;
        let mut bytes = 0;
        for end in sentence::sentence_ends(&self.passage.text) {
            let length = self.passage.text[bytes..end].chars().count();
            let sentence = start..start + length;
            let inside: Vec<Value> = values
                .iter()
                .filter(|v| sentence.contains(&v.number.start))
                .map(|v| shifted(v, sentence.start))
                .collect();
            self.sentence(&chars[sentence.clone()], sentence.start, &inside);
            start = sentence.end;
            bytes = end;
        }
    }

    /// Reads one sentence; `offset` is its place in the passage.
    fn sentence(&mut self, chars: &[char], offset: usize, values: &[Value]) {
        let times = year::times(chars, &self.frame);
        let dealt = dealt::deal(chars, values, |value| clause(chars, &value.range).start, self.names);
        // What was named last, for what is left out later.
        let mut said = Said::default();
        let first = self.found.len();
        for (at, value) in values.iter().enumerate() {
            let clause = clause(chars, &value.range);
            let unread = at.checked_sub(1).map_or(0, |before| values[before].range.end);
            let until = values
                .get(at + 1)
                .map_or(clause.end, |next| next.range.start.min(clause.end));
            let subject = subject::other(
                &chars[..value.range.start],
                clause.start,
                &chars[value.range.end..clause.end.max(value.range.end)],
                &self.frame,
            );
            let noun = said.last.as_ref().map_or(0, |last| last.end);
            let noun = Some(noun).filter(|&end| end <= value.range.start).unwrap_or(0);
            let place = Place {
                sentence: chars,
                clause: clause.start,
                clause_end: clause.end,
                from: unread.max(noun).max(clause.start),
                unread,
                until: until.max(value.range.end),
                district: &self.frame.district,
                last: said.last.as_ref(),
                root: said.root.as_ref(),
                subject: subject.as_deref(),
            };
            let mut named = match (&dealt[at], &said.last) {
                (Some(Ok(before)), _) => name::dealt(value, before, &place, self.names),
                // 从76%增加至81%: both are the same.
                (_, Some(last)) if said.departs && unread > clause.start => Named {
                    own: false,
                    end: value.range.end,
                    ..last.clone()
                },
                _ => name::name(value, &place, self.names),
            };
            let subject = subject.or_else(|| {
                let district = ["全区", "全市", "全县", "我区", "我市", "我县"];
                let between: String = chars[unread.min(value.range.start)..value.range.start].iter().collect();
                let inherits = !named.own && !district.iter().any(|word| between.contains(word));
                said.subject.clone().filter(|_| inherits)
            });
            if let Some(subject) = &subject {
                named.leave_out(subject, self.names);
            }
            let mut figure = self.figure(chars, offset, value, &named, subject.clone(), &times, &clause);
            if matches!(dealt[at], Some(Err(()))) {
                figure.confidence = Confidence::Low;
            }
            said.departs = figure.kind == FigureKind::Baseline;
            let here = |time: &year::Time| time.at >= clause.start && time.end <= value.range.start;
            if said.departs && !times.iter().any(here) {
                figure.years = said.departed.or(figure.years);
            } else if said.departs {
                said.departed = figure.years;
            }
            if !named.measure.is_relative() {
                said.root = Some(named.clone());
            }
            (said.last, said.subject) = (Some(named), subject);
            self.drift = Some(figure.kind);
            self.found.push(figure);
        }
        whole_of_parts(&mut self.found[first..]);
        let opening = |time: &&year::Time| time.at <= 12 && !year::opens_departure(chars, time);
        if let Some(time) = times.iter().find(opening) {
            // 1984年…，到2020年…: what follows is of neither.
            let moves_on = time.is_year() && times.iter().any(|t| t.is_year() && t.years > time.years);
            self.paragraph = Some(time.years).filter(|_| !moves_on);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn figure(
        &self,
        chars: &[char],
        offset: usize,
        value: &Value,
        named: &Named,
        subject: Option<String>,
        times: &[year::Time],
        clause: &Range<usize>,
    ) -> Indicator {
        let text = |range: Range<usize>| chars[range].iter().collect::<String>();
        let before = text(0..value.range.start);
        let after = text(value.range.end..clause.end.max(value.range.end));
        let in_clause = text(clause.start..value.range.start);
        // The year a from-to statement sets out from is not that of where it arrives.
        let departure = kind::departs(&in_clause, &after);
        let times: Vec<year::Time> = times
            .iter()
            .filter(|time| departure || !year::opens_departure(chars, time))
            .copied()
            .collect();
        let setting = Setting {
            before: &before,
            after: &after,
            clause: &in_clause,
            time: times.iter().rev().find(|t| t.at < value.range.start).copied(),
            paragraph: self.paragraph,
            drift: self.drift,
        };
        let kind = kind::kind(&setting, &self.frame);
        let clues = Clues {
            times: &times,
            value: value.range.start,
            paragraph: self.paragraph,
            target: kind == FigureKind::Target,
            measure: named.measure,
            clause: clause.start,
            someday: kind == FigureKind::Target
                && ["达产", "投产后", "建成后"].iter().any(|word| in_clause.contains(word)),
        };
        let comparator = match value.comparator {
            Comparator::Equal if value.reached && kind == FigureKind::Target => Comparator::AtLeast,
            other => other,
        };
        let start = (named.start..named.end)
            .find(|&at| !matches!(chars[at], ' ' | '，' | '、' | '；' | ';' | '。' | ':' | '的'))
            .unwrap_or(named.start);
        let place = |range: Range<usize>| (range.start + offset) as u32..(range.end + offset) as u32;
        let whole = place(start.min(value.range.start)..named.end.max(value.range.end));
        let subject = subject.unwrap_or_else(|| match self.frame.own.as_str() {
            "" => UNNAMED.to_string(),
            own => own.to_string(),
        });
        let confidence = if value.doubtful || named.name.is_empty() {
            Confidence::Low
        } else if named.own {
            Confidence::High
        } else {
            Confidence::Medium
        };
        Indicator {
            document: 0,
            passage: 0,
            span: self.passage.source(whole.start as usize..whole.end as usize),
            clause: whole,
            value: place(value.range.clone()),
            amount: value.amount.clone(),
            unit: value.unit.clone(),
            comparator,
            kind,
            years: year::years(&clues, &self.frame),
            less_is_better: self.names.less_is_better(&named.name),
            name: if named.name.is_empty() {
                UNNAMED_FIGURE.to_string()
            } else {
                named.name.clone()
            },
            subject,
            modality: kind::modality(kind, &setting),
            measure: named.measure,
            confidence,
        }
    }
}

/// 83项具体工作，78项已经完成，5项正在推进: the sum of what follows is what the parts are taken of.
fn whole_of_parts(figures: &mut [Indicator]) {
    for at in 0..figures.len() {
        let (whole, parts) = (&figures[at], &figures[at + 1..]);
        let count = |figure: &Indicator| match &figure.amount {
            Amount::One(number) if number.scale == 0 && figure.unit == whole.unit => Some(number.mantissa),
            _ => None,
        };
        let Some(total) = count(whole) else { continue };
        let mut sum = 0;
        let parts = parts
            .iter()
            .take_while(|part| part.confidence == Confidence::Medium)
            .map_while(count);
        let adds_up = parts.enumerate().any(|(n, part)| {
            sum += part;
            n > 0 && sum == total
        });
        if adds_up {
            figures[at].kind = FigureKind::Baseline;
        }
    }
}

/// The subject where no district is known.
const UNNAMED: &str = "本地区";
/// The name where none could be read.
const UNNAMED_FIGURE: &str = "未命名指标";

fn shifted(value: &Value, by: usize) -> Value {
    let mut value = value.clone();
    value.number = value.number.start - by..value.number.end - by;
    value.range = value.range.start.saturating_sub(by)..value.range.end - by;
    value.unit_end -= by;
    value
}

/// The clause around a value: from mark to mark. What stands in brackets is a clause by itself, and no end of the one
/// around it: 自动体外除颤仪(AED)100台.
fn clause(chars: &[char], value: &Range<usize>) -> Range<usize> {
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
