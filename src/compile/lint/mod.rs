//! Findings for the maintainer: what was repaired, what was only noticed, what is missing.

mod characters;
mod files;
mod headings;
mod suggest;

pub use files::other_files;

use crate::chinese::{numeral, sentence};
use crate::compile::figures;
use crate::compile::input::manifest::Entry;
use crate::compile::input::seed::Seed;
use crate::compile::repair::Served;
use crate::compile::tables::sketch::{MAX_CELLS, MAX_COLUMNS, TooLarge};
use crate::model::{Document, Passage, PassageKind, RepairKind, Span, Table};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Settled, or merely worth knowing.
    Info,
    /// Somebody should look.
    Warning,
    /// The served text is wrong or lacks something.
    Error,
}

impl Severity {
    /// The name used in every output.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What kind of finding; the manifest acknowledges by this.
    pub code: String,
    /// The seed.
    pub file: String,
    /// Where.
    pub span: Span,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What was found.
    pub message: String,
    /// What could be done.
    pub suggestion: Option<String>,
}

/// Adds the findings of one compiled document. What the manifest acknowledges is reported as information.
pub fn check(
    seed: &Seed,
    entry: Option<&Entry>,
    document: &Document,
    served: &Served,
    too_large: &[TooLarge],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut findings = Findings {
        seed,
        found: Vec::new(),
    };
    if entry.is_none() {
        let suggestion = suggest::entry(seed, document);
        findings.add(
            Severity::Info,
            "no-manifest-entry",
            Span::default(),
            "the seed has no entry in manifest.toml".to_string(),
            Some(suggestion),
        );
    }
    if let Some(from) = seed.converted {
        let message = format!("the seed is {from}; it was converted to UTF-8");
        findings.add(
            Severity::Info,
            "converted",
            Span::default(),
            message,
            Some("save the file as UTF-8".to_string()),
        );
    }
    if document.passages.is_empty() {
        findings.add(
            Severity::Error,
            "no-passage",
            Span::default(),
            format!(
                "there is nothing to read in the seed: {}",
                characters::why_empty(seed, document)
            ),
            Some("fetch the text again or remove the seed".to_string()),
        );
    }
    characters::check(seed, served, &mut findings);
    for (missing, name) in [
        (document.metadata.region.is_none(), "district"),
        (document.metadata.year().is_none(), "year"),
    ] {
        if missing {
            let message = format!("the {name} is unknown: readers cannot filter by it");
            findings.add(
                Severity::Info,
                "metadata-missing",
                Span::default(),
                message,
                Some("give it in manifest.toml".to_string()),
            );
        }
    }
    repairs(document, &mut findings);
    headings::check(document, entry, &mut findings);
    tables(document, too_large, &mut findings);
    endless(document, &mut findings);
    for (place, message) in figures::doubts(document) {
        let suggestion = "give the period in manifest.toml, or acknowledge it there".to_string();
        findings.add(Severity::Warning, "year-unsure", place, message, Some(suggestion));
    }
    let acknowledged = |code: &str| entry.is_some_and(|e| e.acknowledge.iter().any(|a| a.code == code));
    for mut finding in findings.found {
        if acknowledged(&finding.code) {
            finding.severity = Severity::Info;
        }
        diagnostics.push(finding);
    }
}

struct Findings<'a> {
    seed: &'a Seed,
    found: Vec<Diagnostic>,
}

impl Findings<'_> {
    fn add(&mut self, severity: Severity, code: &str, span: Span, message: String, suggestion: Option<String>) {
        let (line, column) = self.seed.position(span.start as usize);
        let file = self.seed.file.clone();
        self.found.push(Diagnostic {
            severity,
            code: code.to_string(),
            file,
            span,
            line,
            column,
            message,
            suggestion,
        });
    }
}

/// For so many findings of one document a decision is proposed: more are the work of a fresh copy of the text.
const MAX_SUGGESTIONS: usize = 100;

/// Applied repairs are information; a repair that was only proposed asks for a decision.
fn repairs(document: &Document, findings: &mut Findings<'_>) {
    let halfwidth: Vec<_> = document
        .ledger
        .iter()
        .filter(|r| r.kind == RepairKind::HalfwidthPunctuation)
        .collect();
    if let Some(first) = halfwidth.first() {
        let message = format!("{} half-width punctuation marks, served as full-width", halfwidth.len());
        findings.add(Severity::Info, first.kind.name(), first.span, message, None);
    }
    // What a finding quotes is masked, and no patch is proposed that would name contact data.
    let shown: Vec<char> = document.raw.chars().collect();
    let mut suggestions = 0;
    for repair in document
        .ledger
        .iter()
        .filter(|r| r.kind != RepairKind::HalfwidthPunctuation)
    {
        let (severity, done) = if repair.applied {
            (Severity::Info, "applied")
        } else {
            (Severity::Warning, "not applied")
        };
        let message = format!(
            "{}: {} ({done}, confidence {:.2})",
            repair.reason,
            suggest::quotation(&shown, repair.span),
            repair.confidence
        );
        let asks = !repair.applied && suggestions < MAX_SUGGESTIONS;
        suggestions += usize::from(asks);
        let suggestion = asks.then(|| suggest::decision(findings.seed, &shown, repair));
        findings.add(severity, repair.kind.name(), repair.span, message, suggestion);
    }
}

/// Sentences with figures that are longer than is read at once.
fn endless(document: &Document, findings: &mut Findings<'_>) {
    let text = |passage: &&Passage| matches!(passage.kind, PassageKind::Body | PassageKind::Lead);
    let long = document.passages.iter().filter(text).find_map(|passage| {
        let mut start = 0;
        let ends = sentence::sentence_ends(&passage.text).into_iter();
        let mut sentences = ends.map(|end| &passage.text[std::mem::replace(&mut start, end)..end]);
        let length = sentences.find_map(|text| {
            let length = text.chars().count();
            (length > figures::LONGEST_SENTENCE && text.contains(|c| numeral::arabic_digit(c).is_some()))
                .then_some(length)
        })?;
        Some((passage.spans.first().copied().unwrap_or_default(), length))
    });
    if let Some((place, length)) = long {
        let message = format!(
            "a sentence of {length} characters: its figures are read in pieces of {} characters, and what one piece says is not known to the next",
            figures::LONGEST_SENTENCE
        );
        let suggestion = "look for lost line ends, or for a table that was pasted as one line".to_string();
        findings.add(Severity::Warning, "sentence-too-long", place, message, Some(suggestion));
    }
}

/// Tables of which no figures are read, and those that are no tables because of their size.
fn tables(document: &Document, too_large: &[TooLarge], findings: &mut Findings<'_>) {
    let of = |table: &Table| &document.passages[table.rows.start as usize..table.rows.end as usize];
    let counts = |table: &&Table| {
        of(table)
            .iter()
            .any(|row| Table::cells(&row.text).any(figures::is_number_cell))
    };
    for table in document.tables.iter().filter(|table| table.heads == 0).filter(counts) {
        let rows = of(table);
        let place = Table::place(rows.iter().flat_map(|row| row.spans.iter().copied()));
        let message = format!(
            "a table of {} rows has no heading: nothing says what its numbers count, and none is read as a figure",
            rows.len()
        );
        let suggestion = "look for its heading in the source".to_string();
        findings.add(
            Severity::Warning,
            "table-without-heading",
            place,
            message,
            Some(suggestion),
        );
    }
    for table in too_large {
        let (rows, columns) = table.size;
        let message = format!(
            "a table of {rows} rows and {columns} columns or more is larger than is read ({MAX_COLUMNS} columns, {MAX_CELLS} cells): it is served as lines of text"
        );
        let suggestion = "divide the table".to_string();
        findings.add(
            Severity::Warning,
            "table-too-large",
            table.span,
            message,
            Some(suggestion),
        );
    }
}
