//! The values the command line prints, field for field as other programs expect them.
//!
//! All offsets are Unicode code points, half-open: `start`/`end`/`spans` into the decoded seed, `sentences` and
//! `highlights` into `text`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Explorer;
use super::views::{self, Facets, Note, Reason};
use crate::api::request::SearchRequest;
use crate::model::{Place, Repair, Section, Term};
use crate::search::{self, Filters, Match, Scored, Word, snippet};
use crate::segment::{CorpusError, Store};
use crate::text::sentence;

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
    /// Title.
    pub title: String,
    /// Body that issued it.
    pub issuer: Option<String>,
    /// District.
    pub region: Option<String>,
    /// Kind of document.
    pub kind: String,
    /// Date of publication.
    pub published: Option<String>,
    /// First and last year planned for.
    pub period: Option<(String, String)>,
    /// Where it was found.
    pub source_url: Option<String>,
    /// Who may do what with it.
    pub rights: Option<String>,
    /// Condition of the text.
    pub state: Option<String>,
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThemeRecord {
    /// Theme id.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// How strongly.
    pub score: u32,
    /// The words it rests on.
    pub because: Vec<String>,
}

impl Eq for ThemeRecord {}

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
    /// What stands in the seed, contact data masked; `None` where the seed is not at hand.
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

/// A row of `lint`.
#[cfg(feature = "cli")]
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

#[cfg(feature = "cli")]
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
    /// Number of all results.
    pub total: usize,
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

impl Explorer {
    /// Rows of `documents`.
    pub fn document_records(&self) -> Vec<DocumentRecord> {
        let record = |document: &crate::segment::DocumentRow| {
            let m = document.metadata.clone();
            let evidence = m.evidence.into_iter().map(|(field, span)| {
                (
                    field,
                    Evidence {
                        start: span.start,
                        end: span.end,
                    },
                )
            });
            DocumentRecord {
                id: document.key.clone(),
                file: document.file.clone(),
                title: m.title,
                issuer: m.issuer,
                region: m.region,
                kind: m.kind,
                published: m.published,
                period: m.period,
                source_url: m.source_url,
                rights: m.rights,
                state: m.state,
                passages: document.passages.len(),
                chars: document.chars,
                evidence: evidence.collect(),
            }
        };
        self.store.documents.iter().map(record).collect()
    }

    /// Rows of `outline`.
    pub fn outline_records(&self) -> Vec<OutlineRecord> {
        let node = |at: u32| {
            let section = &self.store.sections[at as usize];
            NodeRecord {
                level: section.level,
                kind: views::section_kind(section.kind),
                number: section.number.clone(),
                title: section.title.clone(),
                start: section.span.start,
                end: section.span.end,
            }
        };
        let record = |document: &crate::segment::DocumentRow| OutlineRecord {
            file: document.file.clone(),
            nodes: document.sections.clone().map(node).collect(),
        };
        self.store.documents.iter().map(record).collect()
    }

    /// Rows of `passages`.
    pub fn passage_records(&self) -> Vec<PassageRecord> {
        (0..self.store.passages.len())
            .map(|at| passage_record(&self.store, at))
            .collect()
    }

    /// Rows of `repairs`; without the seeds what stood there is not known.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn repair_records(&self) -> Result<Vec<RepairRecord>, CorpusError> {
        let mut records = Vec::new();
        for (at, document) in self.store.documents.iter().enumerate() {
            records.extend(
                self.store
                    .ledger(at)?
                    .iter()
                    .map(|repair| RepairRecord::new(&document.file, repair, None)),
            );
        }
        Ok(records)
    }

    /// Rows of `glossary`.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn term_records(&self) -> Result<Vec<TermRecord>, CorpusError> {
        let file = |place: &Place| self.store.documents[place.document as usize].file.clone();
        let text = |place: &Place| {
            let passage = self.store.documents[place.document as usize].passages.start + place.passage;
            let text = self.store.text(passage as usize).chars();
            text.skip(place.start as usize)
                .take((place.end - place.start) as usize)
                .collect::<String>()
        };
        let record = |term: Term| TermRecord {
            definition: term.definition.as_ref().map(|place| DefinitionRecord {
                file: file(place),
                start: place.span.start,
                end: place.span.end,
                text: text(place),
            }),
            uses: term
                .uses
                .iter()
                .map(|place| UseRecord {
                    file: file(place),
                    start: place.span.start,
                    end: place.span.end,
                })
                .collect(),
            term: term.term,
        };
        Ok(self.store.glossary()?.into_iter().map(record).collect())
    }

    /// What `search` prints.
    pub fn search_record(&self, request: &SearchRequest) -> SearchRecord {
        let query = request.parsed();
        let filters = Filters::new(&self.store, &request.filters);
        let (outcome, facets) = search::search(&self.store, &query, &filters, request.sort);
        SearchRecord {
            results: request
                .page(&outcome.ranked)
                .iter()
                .map(|hit| self.result_record(hit, &outcome.words))
                .collect(),
            total: outcome.ranked.len(),
            facets: Facets::new(&self.store, facets),
            notes: self.notes(&query, &outcome),
            fallback: outcome.fallback,
        }
    }

    /// What `search --batch` prints for one query.
    pub fn batch_record(&self, request: &SearchRequest) -> BatchRecord {
        let record = self.search_record(request);
        BatchRecord {
            results: record.results,
            fallback: record.fallback,
        }
    }

    /// The served text of a document: headings on lines of their own as `#` and their level, run-in headings in
    /// their paragraph, one paragraph a line. `None` if no document has this file name or key.
    pub fn text(&self, file: &str) -> Option<String> {
        let reading = self.read(file, "").ok()?;
        let mut text = String::new();
        for block in reading.blocks {
            let body: String = block.runs.iter().map(|run| run.text.as_str()).collect();
            match block.kind_of_block {
                "heading" => {
                    let marks = "#".repeat(block.level as usize + 1);
                    text.push_str(&format!("{marks} {}\n", Section::join(&block.number, &body)));
                }
                _ => text.push_str(&format!("{body}\n")),
            }
        }
        Some(text)
    }

    fn result_record(&self, hit: &Scored, words: &[Word]) -> ResultRecord {
        let at = hit.passage as usize;
        let passage = passage_record(&self.store, at);
        let marks = snippet::marks(&passage.text, words);
        let points = CodePoints::new(&passage.text);
        ResultRecord {
            highlights: marks
                .into_iter()
                .map(|mark| [points.at(mark.start), points.at(mark.end)])
                .collect(),
            id: passage.id,
            file: passage.file,
            start: passage.start,
            end: passage.end,
            text: passage.text,
            score: hit.score,
            section: passage.section,
            literal: !words.is_empty() && hit.matched == Match::Literal,
            why: views::reasons(&self.store, at, words),
        }
    }
}

fn passage_record(store: &Store, at: usize) -> PassageRecord {
    let passage = &store.passages[at];
    let document = &store.documents[passage.document as usize];
    let text = store.text(at).to_string();
    let points = CodePoints::new(&text);
    let mut start = 0;
    let sentences = sentence::sentence_ends(&text)
        .into_iter()
        .map(|end| [points.at(std::mem::replace(&mut start, end)), points.at(end)])
        .collect();
    let path = store.path(at).into_iter().map(|section| {
        let row = &store.sections[section];
        Section::join(&row.number, &row.title)
    });
    let first = passage.spans.first().copied().unwrap_or_default();
    PassageRecord {
        id: store.name(at),
        file: document.file.clone(),
        start: first.start,
        end: first.end,
        spans: passage.spans.iter().map(|span| [span.start, span.end]).collect(),
        kind: passage.kind.name(),
        sentences,
        section: path.collect(),
        themes: Vec::new(),
        text,
    }
}

/// Byte offsets of a text as code points.
struct CodePoints {
    starts: Vec<usize>,
}

impl CodePoints {
    fn new(text: &str) -> Self {
        CodePoints {
            starts: text.char_indices().map(|(at, _)| at).collect(),
        }
    }

    fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start < byte)
    }
}
