//! Reads the metadata of a text: each value with the place it stands at.

use crate::chinese::date;
use crate::chinese::region;
use crate::compile::input::formats::{Fact, Field};
use crate::compile::input::seed::{Line, lines};
use crate::compile::lines::front::FRONT;
use crate::compile::lines::imprint;
use crate::compile::metadata::{district, issuer, kind, told};
use crate::compile::repair::{self, Served};
use crate::model::{Span, is_address};

/// A value that may be right.
pub(super) struct Candidate {
    /// The value.
    pub(super) value: String,
    /// Where it was read.
    pub(super) place: Place,
    /// What speaks for it.
    pub(super) evidence: Evidence,
}

/// Where a value was read, in characters.
pub(super) enum Place {
    /// In the text that is served.
    Served(usize, usize),
    /// In the text without markup.
    Raw(usize, usize),
}

/// What speaks for a value, the strongest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// A field of its name, of a scraper or on the page.
    Field,
    /// A line of the title that names a document.
    NamesDocument,
    /// A headline.
    Headline,
    /// A date on a line of its own.
    Line,
    /// A line that names the source.
    Source,
}

/// The text, and the evidence found so far.
pub(super) struct Finder<'a> {
    raw: &'a Served,
    raw_lines: Vec<Line>,
    pub(super) served: &'a Served,
    pub(super) lines: Vec<Line>,
    /// What is said of the document beside its text.
    pub(super) facts: &'a [Fact],
    /// Fields with the places they were read from.
    pub(super) evidence: Vec<(String, Span)>,
}

impl<'a> Finder<'a> {
    /// A finder over the text without markup and the text that is served.
    pub(super) fn new(raw: &'a Served, served: &'a Served, facts: &'a [Fact]) -> Self {
        Finder {
            raw_lines: lines(&raw.chars),
            raw,
            lines: lines(&served.chars),
            served,
            facts,
            evidence: Vec::new(),
        }
    }

    /// Takes a value of the manifest and looks for it in the text that is served, then in the seed.
    pub(super) fn given(&mut self, field: &str, value: &str) -> String {
        if let Some(at) = find(&self.served.chars, value) {
            self.note(field, at, at + value.chars().count());
        } else if let Some(at) = find(&self.raw.chars, value) {
            self.note_raw(field, at, at + value.chars().count());
        }
        value.to_string()
    }

    /// The same for a value that the text may write otherwise.
    pub(super) fn given_or(&mut self, field: &str, value: &str, otherwise: &str) -> String {
        self.given(field, value);
        if self.evidence.iter().all(|(other, _)| other != field) {
            self.given(field, otherwise);
        }
        value.to_string()
    }

    pub(super) fn note(&mut self, field: &str, start: usize, end: usize) {
        self.evidence.push((field.to_string(), place(self.served, start, end)));
    }

    fn note_raw(&mut self, field: &str, start: usize, end: usize) {
        self.evidence.push((field.to_string(), place(self.raw, start, end)));
    }

    /// A scraper's field or label line among the first lines; places are those of the raw text.
    pub(super) fn field(&self, names: &[&str]) -> Option<(String, usize, usize)> {
        self.raw_lines.iter().take(FRONT).find_map(|line| {
            let fields = repair::fields(&line.text).into_iter();
            let mut told = fields.filter(|field| !field.value.is_empty() && field.value != "None");
            let field = told.find(|field| names.contains(&field.name.as_str()))?;
            let start = line.start + field.value_at();
            let end = start + field.value.chars().count();
            Some((field.value, start, end))
        })
    }

    /// The value that most speaks for, the first among equals; where it was read is entered as evidence.
    pub(super) fn best(&mut self, field: &str, candidates: Vec<Candidate>) -> Option<String> {
        let best = candidates.into_iter().min_by_key(|candidate| candidate.evidence)?;
        match best.place {
            Place::Served(start, end) => self.note(field, start, end),
            Place::Raw(start, end) => self.note_raw(field, start, end),
        }
        Some(best.value)
    }

    /// The district: from the title, else the one the text names most.
    pub(super) fn region(&mut self, title: &str) -> Option<String> {
        let text = &self.served.chars;
        let region = district::of(title, text, &self.raw.chars)?;
        let at = find(text, &region).map(|at| (at, at + region.chars().count()));
        let district = region::last(&region).to_string();
        let at = at.or_else(|| find(text, &district).map(|at| (at, at + district.chars().count())));
        if let Some((start, end)) = at {
            self.note("region", start, end);
        }
        Some(region)
    }

    pub(super) fn kind(&self, title: &str, described: bool) -> String {
        let text: String = self.lines.iter().take(FRONT).map(|l| l.text.as_str()).collect();
        kind::of(title, described, &text).to_string()
    }

    /// What may be the day of publication, with what speaks for it.
    pub(super) fn dates(&self) -> Vec<Candidate> {
        let names = [
            "date",
            "published",
            "发布时间",
            "发布日期",
            "公开日期",
            "公开日",
            "撰写时间",
            "发文日期",
            "成文日期",
            "更新时间",
            "时间",
            "日期",
        ];
        let mut found = Vec::new();
        let mut add = |text: &str, place: Place, evidence: Evidence| {
            found.extend(date::iso(text).map(|value| Candidate { value, place, evidence }));
        };
        if let Some((value, start, end)) = self.field(&names) {
            add(&value, Place::Raw(start, end), Evidence::Field);
        }
        // A date on a line of its own signs a document, before the text or behind it.
        let is_edge = |at: usize| at < FRONT / 2 || at + 8 >= self.lines.len();
        let lines = self.lines.iter().enumerate();
        for (_, line) in lines.filter(|(at, line)| is_edge(*at) && date::stands_alone(&line.text)) {
            add(&line.text, Place::Served(line.start, line.end), Evidence::Line);
        }
        // So does the date in the line of a newspaper that names its source.
        let names_source = |line: &&Line| line.text.starts_with("来源") && line.text.chars().count() < 60;
        for line in self.raw_lines.iter().take(FRONT).filter(names_source) {
            add(&line.text, Place::Raw(line.start, line.end), Evidence::Source);
        }
        found
    }

    pub(super) fn source_url(&mut self) -> Option<String> {
        let (value, start, end) = self.field(&["url", "link", "source"])?;
        is_address(&value).then(|| self.note_raw("sourceUrl", start, end))?;
        Some(value)
    }

    /// The body named in the title, that signs, or in whose name the speaker reports.
    pub(super) fn issuer(&mut self, title: &str, region: Option<&str>) -> Option<String> {
        if let Some(name) = issuer::in_title(title) {
            if let Some(at) = find(&self.served.chars, &name) {
                self.note("issuer", at, at + name.chars().count());
            }
            return Some(name);
        }
        if let Some(name) = self.told("issuer", &[Field::Issuer], told::body) {
            return Some(name);
        }
        let signs = self.lines.windows(2).find(|pair| {
            date::stands_alone(&pair[1].text) && imprint::is_imprint(&pair[0].text, Some(&pair[1].text), false)
        });
        if let Some(line) = signs
            .map(|pair| &pair[0])
            .filter(|line| !date::stands_alone(&line.text))
        {
            let (name, start, end) = (line.text.clone(), line.start, line.end);
            self.note("issuer", start, end);
            return Some(name);
        }
        let (name, at) = issuer::spoken_for(&self.served.chars, region)?;
        self.note("issuer", at.start, at.end);
        Some(name)
    }
}

/// The stretch of the seed behind a stretch of a text made from it.
fn place(text: &Served, start: usize, end: usize) -> Span {
    let from = &text.from[start..end];
    match (from.iter().min(), from.iter().max()) {
        (Some(&first), Some(&last)) => Span::new(first, last + 1),
        _ => Span::default(),
    }
}

pub(super) fn find(text: &[char], wanted: &str) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    text.windows(wanted.len().max(1)).position(|window| window == wanted)
}
