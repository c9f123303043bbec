//! `lexicon/overrides.toml`: what only a person can decide about a single figure, with the reason.
//!
//! An override names its seed and quotes a piece of text that stands in it once and holds the number. It corrects the
//! figure read there, takes it out, or adds one that was not read. What matches nothing, changes nothing or speaks
//! against another is reported by lint and not applied.

use serde::Deserialize;
use toml::Spanned;

use crate::chinese::calendar::YearSpan;
use crate::compile::figures::numbers;
use crate::compile::lexicon::{self, Fault, Lexicon};
use crate::compile::lint::{Diagnostic, Severity};
use crate::model::{Comparator, Confidence, Corpus, Course, FigureKind, Indicator, Measure, Span, YearSource, Years};

/// All overrides of a seeds folder.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    entries: Vec<Override>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "override")]
    entries: Vec<Spanned<Override>>,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    /// The seed's file name.
    file: String,
    /// Text that stands in one passage of it, once; the value lies within.
    find: String,
    /// The value as printed, number and unit, where the text holds several or the figure is added.
    value: Option<String>,
    /// Adds a figure where none was read.
    #[serde(default)]
    add: bool,
    /// Takes the figure out.
    #[serde(default)]
    remove: bool,
    indicator: Option<String>,
    subject: Option<String>,
    /// `2025`, `2021-2025`, or `none`.
    year: Option<String>,
    kind: Option<String>,
    comparator: Option<String>,
    /// Why; shown to maintainers.
    reason: String,
}

impl Lexicon for Overrides {
    const FILE: &str = "lexicon/overrides.toml";
    /// What a person decided about the seeds of one folder concerns no other.
    const SHIPPED: &str = "";

    fn parse(text: &str) -> Result<Overrides, Fault> {
        let file: File = lexicon::read(text)?;
        let mut overrides = Overrides::default();
        for entry in file.entries {
            let at = entry.span().start;
            let entry = entry.into_inner();
            let twice = || overrides.entries.contains(&entry).then(|| "is there twice".to_string());
            if let Some(wrong) = entry.wrong().or_else(twice) {
                return Err(Fault::at(text, at, format!("the override of “{}” {wrong}", entry.find)));
            }
            overrides.entries.push(entry);
        }
        Ok(overrides)
    }
}

impl Overrides {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Applies what fits, and reports what does not.
    pub fn apply(&self, corpus: &mut Corpus, diagnostics: &mut Vec<Diagnostic>) {
        let mut taken: Vec<(u32, u32, u32)> = Vec::new();
        for entry in &self.entries {
            if let Err((code, message)) = entry.apply(corpus, &mut taken) {
                diagnostics.push(Diagnostic {
                    severity: Severity::Warning,
                    code: code.to_string(),
                    file: entry.file.clone(),
                    span: Span::default(),
                    line: 1,
                    column: 1,
                    message: format!("the override of “{}” ({}) {message}", entry.find, entry.reason),
                    suggestion: Some("correct it in lexicon/overrides.toml or remove it".to_string()),
                });
            }
        }
        let order = |figure: &Indicator| (figure.document, figure.passage, figure.value.start);
        corpus.indicators.sort_by_key(order);
    }
}

type Refused = (&'static str, String);

impl Override {
    /// What is wrong with an entry by itself.
    fn wrong(&self) -> Option<String> {
        let corrects = [&self.indicator, &self.subject, &self.year, &self.kind, &self.comparator];
        let corrects = corrects.iter().any(|field| field.is_some());
        if self.reason.trim().is_empty() {
            return Some("gives no reason".to_string());
        }
        match (self.add, self.remove) {
            (true, true) => return Some("adds and removes at once".to_string()),
            (true, false) if self.value.is_none() || self.indicator.is_none() || self.kind.is_none() => {
                return Some("adds a figure without value, indicator or kind".to_string());
            }
            (false, true) if corrects => return Some("removes a figure and corrects it".to_string()),
            (false, false) if !corrects => return Some("corrects nothing".to_string()),
            _ => {}
        }
        let known = |field: &Option<String>, names: &[&str]| field.as_deref().is_none_or(|name| names.contains(&name));
        if !known(&self.kind, &FigureKind::ALL.map(FigureKind::name)) {
            return Some("has a kind that does not exist".to_string());
        }
        if !known(&self.comparator, &Comparator::ALL.map(Comparator::sign)) {
            return Some("has a comparator that does not exist".to_string());
        }
        if self.year.as_deref().is_some_and(|year| years(year).is_none()) {
            return Some("has a year that is none".to_string());
        }
        None
    }

    fn apply(&self, corpus: &mut Corpus, taken: &mut Vec<(u32, u32, u32)>) -> Result<(), Refused> {
        let unmatched = |message: &str| ("override-unmatched", message.to_string());
        let document = corpus.documents.iter().position(|document| document.file == self.file);
        let document = document.ok_or_else(|| unmatched("names a seed that is not there"))?;
        let passages = &corpus.documents[document].passages;
        let places = passages.iter().enumerate().flat_map(|(at, passage)| {
            let found = passage.text.match_indices(self.find.as_str());
            found.map(move |(byte, _)| (at, passage.text[..byte].chars().count() as u32))
        });
        let places: Vec<(usize, u32)> = places.collect();
        let [(passage, start)] = places[..] else {
            return Err(unmatched(&format!("stands {} times in the text", places.len())));
        };
        let end = start + self.find.chars().count() as u32;
        let (document, at) = (document as u32, passage as u32);
        let printed = |figure: &Indicator| -> String {
            let text = corpus.documents[document as usize].passages[passage].text.chars();
            text.skip(figure.value.start as usize)
                .take(figure.value.len())
                .collect()
        };
        let rows: Vec<usize> = (0..corpus.indicators.len())
            .filter(|&row| {
                let figure = &corpus.indicators[row];
                (figure.document, figure.passage) == (document, at)
                    && start <= figure.value.start
                    && figure.value.end <= end
                    && self
                        .value
                        .as_deref()
                        .is_none_or(|value| printed(figure).contains(value))
            })
            .collect();
        if self.add {
            if !rows.is_empty() {
                return Err((
                    "override-contradiction",
                    "adds a figure that is read already".to_string(),
                ));
            }
            let figure = self
                .added(corpus, document, passage, start)
                .ok_or_else(|| unmatched("holds no such value"))?;
            taken.push((document, at, figure.value.start));
            corpus.indicators.push(figure);
            return Ok(());
        }
        let [row] = rows[..] else {
            return Err(unmatched(&format!("holds {} figures", rows.len())));
        };
        let key = (document, at, corpus.indicators[row].value.start);
        if taken.contains(&key) {
            return Err((
                "override-contradiction",
                "is about a figure that another override has changed".to_string(),
            ));
        }
        taken.push(key);
        if self.remove {
            corpus.indicators.remove(row);
            return Ok(());
        }
        let before = corpus.indicators[row].clone();
        self.correct(&mut corpus.indicators[row]);
        if corpus.indicators[row] == before {
            return Err(("override-idle", "says what is read without it".to_string()));
        }
        // A person has looked at it.
        corpus.indicators[row].confidence = Confidence::High;
        Ok(())
    }

    fn correct(&self, figure: &mut Indicator) {
        if let Some(name) = &self.indicator {
            figure.name = name.clone();
        }
        if let Some(subject) = &self.subject {
            figure.subject = subject.clone();
        }
        if let Some(year) = &self.year {
            figure.years = years(year).flatten();
        }
        if let Some(kind) = FigureKind::ALL
            .into_iter()
            .find(|kind| self.kind.as_deref() == Some(kind.name()))
        {
            figure.kind = kind;
        }
        if let Some(sign) = Comparator::ALL
            .into_iter()
            .find(|sign| self.comparator.as_deref() == Some(sign.sign()))
        {
            figure.comparator = sign;
        }
    }

    fn added(&self, corpus: &Corpus, document: u32, passage: usize, start: u32) -> Option<Indicator> {
        let value = self.value.as_deref()?;
        let before = self.find[..self.find.find(value)?].chars().count() as u32;
        let chars = numbers::normalized(value);
        let numeral = numbers::numerals(&chars)
            .into_iter()
            .next()
            .filter(|numeral| numeral.range.start == 0)?;
        let of = &corpus.documents[document as usize];
        let place = start + before..start + before + chars.len() as u32;
        let clause = start..start + self.find.chars().count() as u32;
        let mut figure = Indicator {
            document,
            passage: passage as u32,
            span: of.passages[passage].source(clause.start as usize..clause.end as usize),
            clause,
            value: place,
            amount: numeral.amount,
            unit: numeral.myriads.to_string() + chars[numeral.range.end..].iter().collect::<String>().trim(),
            comparator: Comparator::Equal,
            kind: FigureKind::Context,
            years: None,
            name: String::new(),
            subject: of
                .metadata
                .region
                .as_deref()
                .map_or(String::new(), |region| crate::chinese::region::last(region).to_string()),
            place: String::new(),
            modality: None,
            measure: Measure::Level,
            less_is_better: false,
            course: Course::default(),
            confidence: Confidence::High,
        };
        self.correct(&mut figure);
        Some(figure)
    }
}

/// `2025`, `2021-2025` or `none`; `None` for anything else.
fn years(text: &str) -> Option<Option<Years>> {
    if text == "none" {
        return Some(None);
    }
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    let plausible = YearSpan::new(from, to).is_plausible();
    plausible.then_some(Some(Years {
        from,
        to,
        source: YearSource::Sentence,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_contradict_themselves_are_refused() {
        let entry = |rest: &str| Overrides::parse(&format!("[[override]]\nfile='a'\nfind='b'\n{rest}"));
        for (rest, wanted) in [
            ("indicator='x'\nreason=' '", "no reason"),
            ("add=true\nremove=true\nreason='r'", "at once"),
            ("add=true\nreason='r'", "without value"),
            ("remove=true\nyear='2025'\nreason='r'", "corrects it"),
            ("reason='r'", "corrects nothing"),
            ("kind='promise'\nreason='r'", "kind"),
            ("comparator='=>'\nreason='r'", "comparator"),
            ("year='1890'\nreason='r'", "year"),
            ("colour='red'\nreason='r'", "unknown field"),
        ] {
            let error = entry(rest).unwrap_err();
            assert!(error.message.contains(wanted), "{rest}: {}", error.message);
        }
        assert_eq!(entry("year='2021-2025'\nreason='r'").map(|all| all.len()), Ok(1));
        let twice = "[[override]]\nfile='a'\nfind='b'\nremove=true\nreason='r'\n".repeat(2);
        let fault = Overrides::parse(&twice).unwrap_err();
        assert!(fault.line == Some(6) && fault.message.contains("twice"), "{fault:?}");
    }
}
