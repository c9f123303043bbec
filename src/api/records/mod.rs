//! The values the command line prints, field for field as other programs expect them.
//!
//! All offsets are Unicode code points, half-open: `start`/`end`/`spans` into the decoded seed, `sentences` and
//! `highlights` into `text`.

mod build;
mod tables;

pub use tables::TableRecord;

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::views::Value;
use super::views::{Facets, Note};
use super::why::Reason;
use crate::model::Repair;

/// Where in a seed a field was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A row of `documents`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRecord {
    /// Document key.
    pub id: String,
    /// File name of the seed.
    pub file: String,
    /// Title; `None` where the seed prints none.
    pub title: Option<String>,
    /// The first words of a text without a title.
    pub description: Option<String>,
    /// Body that issued it.
    pub issuer: Option<String>,
    /// District.
    pub region: Option<String>,
    /// Kind of document.
    pub kind: String,
    /// What the paper calls itself.
    pub form: Option<String>,
    /// Date of publication.
    pub published: Option<String>,
    /// First and last year planned for.
    pub period: Option<(String, String)>,
    /// Where it was found.
    pub source_url: Option<String>,
    /// Who may do what with it.
    pub rights: Option<String>,
    /// Condition of the text, as the manifest or else the ledger tells it.
    pub state: String,
    /// Number of passages.
    pub passages: usize,
    /// Code points of the seed.
    pub chars: u32,
    /// Where fields were read.
    pub evidence: BTreeMap<String, Evidence>,
}

/// A row of `outline`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineRecord {
    /// File name of the seed.
    pub file: String,
    /// Headings in reading order.
    pub nodes: Vec<NodeRecord>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeRecord {
    /// 0 for the title, 1 for the first level below it.
    pub level: u8,
    /// `title`, `heading` or `run-in`.
    pub kind: &'static str,
    /// Number as printed.
    pub number: String,
    /// Heading without its number.
    pub title: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A row of `passages`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassageRecord {
    /// Passage id.
    pub id: String,
    /// File name of the seed.
    pub file: String,
    /// First code point of the first piece.
    pub start: u32,
    /// One past the last of the first piece.
    pub end: u32,
    /// All pieces.
    pub spans: Vec<[u32; 2]>,
    /// Kind of passage.
    pub kind: &'static str,
    /// The table it is a row of, as an index into `tables`.
    pub table: Option<usize>,
    /// Which row below the heading; `None` for a heading row.
    pub row: Option<u32>,
    /// Served text.
    pub text: String,
    /// Sentences, as code points of `text`.
    pub sentences: Vec<[usize; 2]>,
    /// Headings above it, outermost first.
    pub section: Vec<String>,
    /// Themes; an undecided passage has none.
    pub themes: Vec<ThemeRecord>,
}

/// A theme of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeRecord {
    /// Theme id.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// Share of the passage that speaks of it, in percent.
    pub score: u8,
    /// Ids of its sub-themes that apply, weightiest first.
    pub subs: Vec<String>,
    /// The words it rests on.
    pub because: Vec<String>,
}

/// A row of `repairs`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepairRecord {
    /// File name of the seed.
    pub file: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What was found.
    pub kind: &'static str,
    /// What stands in the seed, contact data masked; `None` where the seed is not kept.
    pub raw: Option<String>,
    /// What is served instead.
    pub replacement: String,
    /// Where a moved piece goes.
    pub to: Option<u32>,
    /// Why.
    pub reason: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Whether the served text follows it.
    pub applied: bool,
}

impl RepairRecord {
    /// The record of one entry of a ledger.
    pub fn new(file: &str, repair: &Repair, raw: Option<String>) -> Self {
        RepairRecord {
            file: file.to_string(),
            start: repair.span.start,
            end: repair.span.end,
            kind: repair.kind.name(),
            raw,
            replacement: repair.replacement.clone(),
            to: repair.to,
            reason: repair.reason.clone(),
            confidence: (repair.confidence * 100.0).round() / 100.0,
            applied: repair.applied,
        }
    }
}

/// A row of `glossary`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermRecord {
    /// The word.
    pub term: String,
    /// What explains it, if anything does.
    pub definition: Option<DefinitionRecord>,
    /// Where it is used.
    pub uses: Vec<UseRecord>,
}

/// The stretch that explains a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DefinitionRecord {
    /// File name of the seed.
    pub file: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// As it is served.
    pub text: String,
}

/// A place where a word is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UseRecord {
    /// File name of the seed.
    pub file: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A row of `indicators`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorRecord {
    /// Figure id.
    pub id: String,
    /// File name of the seed.
    pub file: String,
    /// First code point of the clause.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The clause.
    pub text: String,
    /// The number in `unit`.
    pub value: Value,
    /// Lower bound in `unit`.
    pub min: Option<f64>,
    /// Upper bound in `unit`.
    pub max: Option<f64>,
    /// Unit as written.
    pub unit: Option<String>,
    /// The number with 万 and 亿 written out.
    pub norm_value: Value,
    /// Its unit.
    pub norm_unit: Option<String>,
    /// How the number bounds.
    pub comparator: &'static str,
    /// Promise or report.
    pub kind: &'static str,
    /// Year or years.
    pub year: Option<String>,
    /// Statistical name.
    pub indicator: String,
    /// Whom it concerns.
    pub subject: String,
    /// How it is meant.
    pub modality: Option<&'static str>,
    /// How sure the reading is.
    pub confidence: &'static str,
    /// The table it was read in, as an index into `tables`.
    pub table: Option<usize>,
    /// Row and column of its cell.
    pub cell: Option<[u32; 2]>,
}

/// A row of `series`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeriesRecord {
    /// Statistical name.
    pub indicator: String,
    /// Whom it concerns.
    pub subject: String,
    /// Unit, 万 and 亿 written out.
    pub unit: Option<String>,
    /// Ids of the figures by year.
    pub points: Vec<String>,
    /// What became of the promise.
    pub status: &'static str,
    /// Id of the target the state rests on; the first of `targets`.
    pub plan: Option<String>,
    /// Ids of all targets for the same time, what a plan says first.
    pub targets: Vec<String>,
    /// Id of the report it rests on.
    pub outcome: Option<String>,
    /// The comparison in words.
    pub words: String,
    /// Figures that differ.
    pub conflicts: Vec<ConflictRecord>,
}

/// Two figures that differ where they should not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConflictRecord {
    /// `rounding`, `scope`, `source` or `within` (one document).
    pub kind: &'static str,
    /// Ids of the figures.
    pub points: Vec<String>,
    /// Both values in words.
    pub words: String,
}

/// A row of `lint`.
#[cfg(feature = "compile")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiagnosticRecord {
    /// `info`, `warning` or `error`.
    pub severity: &'static str,
    /// What kind of finding.
    pub code: String,
    /// File name of the seed.
    pub file: String,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What was found.
    pub message: String,
    /// What could be done.
    pub suggestion: Option<String>,
}

#[cfg(feature = "compile")]
impl From<&crate::compile::lint::Diagnostic> for DiagnosticRecord {
    fn from(d: &crate::compile::lint::Diagnostic) -> Self {
        DiagnosticRecord {
            severity: d.severity.name(),
            code: d.code.clone(),
            file: d.file.clone(),
            start: d.span.start,
            end: d.span.end,
            line: d.line,
            column: d.column,
            message: d.message.clone(),
            suggestion: d.suggestion.clone(),
        }
    }
}

/// What `search` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchRecord {
    /// The best results.
    pub results: Vec<ResultRecord>,
    /// Passages that hold every word, in their text or their headings; or, where none does, every part of every word.
    pub total: usize,
    /// Results behind them that hold only a part; not in `facets`.
    pub partial: usize,
    /// Counts beside the filters.
    pub facets: Facets,
    /// How the query was read.
    pub notes: Vec<Note>,
    /// Nothing matched as typed.
    pub fallback: bool,
}

/// What `search --batch` prints for one query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BatchRecord {
    /// The best results.
    pub results: Vec<ResultRecord>,
    /// Nothing matched as typed.
    pub fallback: bool,
}

/// One result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ResultRecord {
    /// Passage id.
    pub id: String,
    /// File name of the seed.
    pub file: String,
    /// First code point of the first piece.
    pub start: u32,
    /// One past the last of the first piece.
    pub end: u32,
    /// The whole passage.
    pub text: String,
    /// Weight, comparable within one answer.
    pub score: f32,
    /// Headings above it, outermost first.
    pub section: Vec<String>,
    /// What matched, as code points of `text`.
    pub highlights: Vec<[usize; 2]>,
    /// Whether the text holds the query as typed.
    pub literal: bool,
    /// Why it is here.
    pub why: Vec<Reason>,
}
