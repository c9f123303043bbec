//! Reads a passage: each value of each sentence with what the others around it have named.

use std::ops::Range;

use crate::chinese::calendar::YearSpan;
use crate::chinese::sentence;
use crate::compile::figures::cells;
use crate::compile::figures::clauses::{self, clause, shifted};
use crate::compile::figures::context::{Frame, Role};
use crate::compile::figures::dealt::{self, Dealt};
use crate::compile::figures::grammar::Grammar;
use crate::compile::figures::kind::{self, Setting};
use crate::compile::figures::lexicon::Names;
use crate::compile::figures::name::{self, Named, Place};
use crate::compile::figures::tense::Tense;
use crate::compile::figures::value::{self, Value};
use crate::compile::figures::year::{self, Clues};
use crate::compile::figures::{numbers, parts, subject, turns};
use crate::model::{Comparator, Confidence, Course, FigureKind, Indicator, Modality, Passage, YearSource, Years};

/// What the values of a sentence before have named.
#[derive(Default)]
struct Said {
    /// The value before.
    last: Option<Named>,
    /// All of them.
    all: Vec<Named>,
    /// The last one that is no rate or sum of another.
    root: Option<Named>,
    /// Whose it was, if not the own district's.
    subject: Option<String>,
    /// Whether it is where a from-to statement begins.
    departs: bool,
    /// The bound that stands before it.
    bound: Option<Comparator>,
    /// The years of the last such beginning.
    departed: Option<Years>,
    /// The unit of the value before.
    unit: String,
}

/// Reads one passage.
pub struct Reader<'a> {
    passage: &'a Passage,
    names: &'a Names,
    frame: Frame,
    chars: Vec<char>,
    /// Whether the passage may begin inside a number.
    pub cut: bool,
    /// The figures found; of which passage is not said.
    pub found: Vec<Indicator>,
    /// The time a sentence of the passage has set for those after it.
    paragraph: Option<YearSpan>,
    /// What the figures so far were.
    drift: Option<FigureKind>,
}

impl<'a> Reader<'a> {
    /// Prepares a passage that stands in a frame.
    pub fn new(frame: Frame, passage: &'a Passage, names: &'a Names) -> Self {
        Reader {
            passage,
            names,
            frame,
            chars: numbers::normalized(&passage.text),
            cut: false,
            found: Vec::new(),
            paragraph: None,
            drift: None,
        }
    }

    /// A figure of a row of a table.
    pub fn of_row(&self, cell: cells::Cell) -> Indicator {
        let place = |range: &Range<usize>| range.start as u32..range.end as u32;
        let row = 0..self.chars.len();
        Indicator {
            document: 0,
            passage: 0,
            span: self.passage.source(row.clone()),
            clause: place(&row),
            value: place(&cell.value.range),
            amount: cell.value.amount,
            unit: cell.value.unit,
            comparator: cell.value.comparator,
            kind: cell.kind,
            years: cell.years,
            less_is_better: self.names.less_is_better(&cell.name),
            course: Course::default(),
            modality: match cell.kind {
                FigureKind::Target => Some(Modality::Planned),
                FigureKind::Outcome => Some(Modality::Done),
                FigureKind::Baseline | FigureKind::Context => None,
            },
            name: match cell.name.as_str() {
                "" => UNNAMED_FIGURE.to_string(),
                _ => cell.name,
            },
            subject: cell.subject.unwrap_or_else(|| self.own()),
            place: String::new(),
            measure: cell.measure,
            confidence: if cell.unsure { Confidence::Low } else { cell.table },
        }
    }

    /// The own district.
    fn own(&self) -> String {
        match self.frame.own.as_str() {
            "" => UNNAMED.to_string(),
            own => own.to_string(),
        }
    }

    /// Reads the passage, sentence by sentence.
    pub fn read(&mut self) {
        self.read_within(0..self.chars.len());
    }

    /// Reads a cell that holds prose, in a frame of its own: it speaks of what its row is about.
    pub fn read_cell(&mut self, cell: cells::Prose) {
        let (own, first) = (self.own(), self.found.len());
        let frame = std::mem::replace(&mut self.frame, cell.frame);
        self.read_within(cell.chars);
        self.frame = frame;
        // 新建18公里: the row says of what, and the name of a figure is none.
        let mut cell_only = self.found.split_off(first);
        cell_only.retain(|figure| !figure.name.starts_with('('));
        self.found.append(&mut cell_only);
        for figure in &mut self.found[first..] {
            if let Some(subject) = cell.subject.as_ref().filter(|_| figure.subject == own) {
                figure.subject.clone_from(subject);
            }
            if figure.confidence == Confidence::High {
                figure.confidence = cell.table;
            }
        }
    }

    fn read_within(&mut self, stretch: Range<usize>) {
        let chars = self.chars[stretch.clone()].to_vec();
        let text: String = chars.iter().collect();
        let first = self.found.len();
        let mut values: Vec<Value> = numbers::numerals(&chars)
            .iter()
            .filter_map(|numeral| value::value(&chars, numeral))
            .collect();
        if let Some(first) = values.first_mut().filter(|_| self.cut) {
            first.doubtful |= chars[..first.number.start].iter().all(|c| *c == ' ');
        }
        let mut start = 0;
        let mut bytes = 0;
        let mut rest = values.as_slice();
        for end in sentence::sentence_ends(&text) {
            let length = text[bytes..end].chars().count();
            for piece in clauses::pieces(&chars, start..start + length, rest) {
                let (inside, after) = rest.split_at(rest.partition_point(|v| v.number.start < piece.end));
                let inside: Vec<Value> = inside.iter().map(|v| shifted(v, piece.start)).collect();
                self.sentence(&chars[piece.clone()], stretch.start + piece.start, &inside);
                rest = after;
            }
            start += length;
            bytes = end;
        }
        super::begun::tell_apart(&mut self.found[first..], &self.chars);
    }

    /// Reads one sentence; `offset` is its place in the passage.
    fn sentence(&mut self, chars: &[char], offset: usize, values: &[Value]) {
        let times_named = year::times(chars, &self.frame);
        let dealt = dealt::deal(chars, values, |value| clause(chars, &value.range).start, self.names);
        // What was named last, for what is left out later.
        let mut said = Said::default();
        let first = self.found.len();
        for (at, value) in values.iter().enumerate() {
            let clause = clause(chars, &value.range);
            let turn = match &dealt[at] {
                Dealt::Alone { time, .. } => time.as_ref(),
                _ => None,
            };
            let turn_time = turn.and_then(|turn| self.time_of(turn, value.range.start));
            let times: Vec<year::Time> = times_named.iter().copied().chain(turn_time).collect();
            let unread = at.checked_sub(1).map_or(0, |before| values[before].range.end);
            let until = values
                .get(at + 1)
                .map_or(clause.end, |next| next.range.start.min(clause.end));
            // 甲镇、乙镇分别…: whose it is, is read from what is dealt out.
            let alone = match &dealt[at] {
                Dealt::Alone { before, .. } => [&chars[..clause.start], before].concat(),
                _ => chars[..value.range.start].to_vec(),
            };
            let subject = subject::other(
                &alone,
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
                (Dealt::Alone { before, of, .. }, _) => {
                    let last = of.map_or(place.last, |of| said.all.get(of));
                    name::dealt(value, before, &Place { last, ..place }, self.names)
                }
                // 增长6%，力争6.5%: the same once more.
                (_, Some(last)) if kind::raises(&chars[unread..value.range.start]) && said.unit == value.unit => {
                    Named {
                        own: false,
                        end: value.range.end,
                        ..last.clone()
                    }
                }
                // 从76%增加至81%: both are the same.
                (_, Some(last)) if said.departs && unread > clause.start => Named {
                    own: false,
                    end: value.range.end,
                    ..last.clone()
                },
                _ => name::name(value, &place, self.names),
            };
            // 厂房10万平方米，其中一期6万平方米: a stage is one of the thing named before.
            if let Some(root) = said
                .root
                .as_ref()
                .filter(|_| said.unit == value.unit && name::is_stage(&named.name))
            {
                named.name = name::of_stage(&root.name, &named.name);
            }
            let subject = subject.or_else(|| {
                let between: String = chars[unread.min(value.range.start)..value.range.start].iter().collect();
                let inherits = !named.own && !Grammar::get().own_district.within(&between);
                said.subject.clone().filter(|_| inherits)
            });
            if let Some(subject) = &subject {
                named.leave_out(subject, self.names);
            }
            // What half a year brought is no figure of the year.
            named.name = year::without_part(&named.name);
            let before = &chars[..value.range.start];
            let whole = times.iter().any(|time| time.at < value.range.start) || numbers::contains(before, "全年");
            let of_heading = || self.frame.part.clone().filter(|_| !whole);
            let part = match turn {
                Some(turn) => turn_part(turn, turn_time.is_some()),
                None => year::part_of_year(before).or_else(of_heading),
            };
            if let Some(part) = part {
                named.name = format!("{}({part})", named.name);
            }
            let mut figure = self.figure(chars, offset, value, &named, subject.clone(), &times, &clause);
            // 不少于20宗、1200亩: the bound holds for both.
            let joined = unread > 0
                && chars[unread..value.range.start]
                    .iter()
                    .all(|c| matches!(c, '、' | '和' | ' '));
            if joined
                && figure.comparator == Comparator::Equal
                && (!named.own || matches!(dealt[at], Dealt::Alone { .. }))
                && let Some(bound) = said.bound
            {
                figure.comparator = bound;
            }
            let worded = value.range.start < value.number.start;
            said.bound = match joined {
                true if !worded => said.bound,
                _ => Some(figure.comparator).filter(|_| worded && figure.comparator != Comparator::About),
            };
            if dealt[at] == Dealt::Unsure {
                figure.confidence = Confidence::Low;
                // 2022年和2023年分别…: whose year it is cannot be told.
                figure.years = figure
                    .years
                    .filter(|_| !turns::names_times(&chars[clause.start..value.range.start]));
            }
            said.departs = figure.kind == FigureKind::Baseline;
            let here = |time: &year::Time| time.at >= clause.start && time.end <= value.range.start;
            if said.departs && !times.iter().any(here) {
                figure.years = said.departed.or_else(|| self.year_before());
            } else if said.departs {
                said.departed = figure.years;
            }
            if !named.measure.is_relative() {
                said.root = Some(named.clone());
            }
            said.all.push(named.clone());
            said.unit.clone_from(&value.unit);
            (said.last, said.subject) = (Some(named), subject);
            self.drift = Some(figure.kind);
            self.found.push(figure);
        }
        parts::whole_of_parts(&mut self.found[first..]);
        let opening = |time: &&year::Time| time.at <= 12 && !year::opens_departure(chars, time);
        if let Some(time) = times_named.iter().find(opening) {
            // 1984年…，到2020年…: what follows is of neither.
            let moves_on = time.is_year() && times_named.iter().any(|t| t.is_year() && t.years > time.years);
            self.paragraph = Some(time.years).filter(|_| !moves_on);
        }
    }

    /// The time that a list deals out to the value at `at`.
    fn time_of(&self, turn: &turns::Turn, at: usize) -> Option<year::Time> {
        let time = *year::times(&turn.words, &self.frame).first()?;
        let years = turn.nth.map_or(time.years, |nth| YearSpan::year(time.years.from + nth));
        let (before, explicit) = (at.checked_sub(1)?, true);
        Some(year::Time {
            at: before,
            end: at,
            years,
            explicit,
            ..time
        })
    }

    /// The year before those a section reviews, where they are several: what a from-to statement without years sets out
    /// from.
    fn year_before(&self) -> Option<Years> {
        let periods = self.frame.heading.into_iter().chain([self.frame.reviewed]);
        let period = periods.into_iter().find(|years| !years.is_year() && years.from > 0)?;
        Some(Years {
            from: period.from - 1,
            to: period.from - 1,
            source: YearSource::Section,
        })
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
        let strange = year::strange(&chars[clause.start..value.range.start]);
        let clues = Clues {
            times: &times,
            value: value.range.start,
            paragraph: self.paragraph,
            target: kind == FigureKind::Target,
            measure: named.measure,
            clause: clause.start,
            someday: kind == FigureKind::Target && Tense::get().time.someday.within(&in_clause),
        };
        let dated = year::years(&clues, &self.frame).filter(|_| !strange);
        let comparator = match value.comparator {
            Comparator::Equal if value.reached && kind == FigureKind::Target => Comparator::AtLeast,
            other => other,
        };
        let start = (named.start..named.end)
            .find(|&at| !matches!(chars[at], ' ' | '，' | '、' | '；' | ';' | '。' | ':' | '的'))
            .unwrap_or(named.start);
        let place = |range: Range<usize>| (range.start + offset) as u32..(range.end + offset) as u32;
        let whole = place(start.min(value.range.start)..named.end.max(value.range.end));
        let subject = subject.unwrap_or_else(|| self.own());
        let in_doubt = dated.as_ref().is_some_and(|dated| dated.doubtful);
        let confidence = if strange || in_doubt || value.doubtful || named.name.is_empty() {
            Confidence::Low
        } else if named.own && (kind != FigureKind::Context || self.frame.role != Role::Rules) {
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
            years: dated.map(|dated| dated.years),
            less_is_better: self.names.less_is_better(&named.name),
            course: Course::default(),
            name: if named.name.is_empty() {
                UNNAMED_FIGURE.to_string()
            } else {
                named.name.clone()
            },
            subject,
            place: String::new(),
            modality: kind::modality(kind, &setting),
            measure: named.measure,
            confidence,
        }
    }
}

/// What a time that is dealt out adds to a name: 一季度, 7月; a year nothing.
fn turn_part(turn: &turns::Turn, is_year: bool) -> Option<String> {
    year::part_of_year(&turn.words).or_else(|| (!is_year).then(|| turn.words.iter().collect()))
}

/// The subject where no district is known.
const UNNAMED: &str = "本地区";
/// The name where none could be read.
const UNNAMED_FIGURE: &str = "未命名指标";
