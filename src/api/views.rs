//! The values the JavaScript engine gives, field for field as `www/src/types.ts` describes them.

use std::ops::Range;

use serde::Serialize;

use super::advice::Relaxed;
use super::tables::CellView;
use super::themes::{ThemeFacet, ThemeTag};
use super::why::Reason;
use crate::model::SectionKind;
use crate::search;
use crate::segment::Store;

/// A piece of text and whether it matched. Runs joined give the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether the query matched it.
    pub hit: bool,
}

/// Cuts `range` of `text` into runs along `marks`, which lie within it in order.
pub fn runs(text: &str, range: Range<usize>, marks: &[Range<usize>]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(marks.len() * 2 + 1);
    let mut push = |from: usize, to: usize, hit: bool| {
        if from < to {
            runs.push(Run {
                text: text[from..to].to_string(),
                hit,
            });
        }
    };
    let mut at = range.start;
    for mark in marks {
        push(at, mark.start, false);
        push(mark.start, mark.end, true);
        at = mark.end;
    }
    push(at, range.end, false);
    runs
}

/// A section a passage lies in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionRef {
    /// Id of the section.
    pub id: String,
    /// Heading with its number.
    pub title: String,
}

/// Whether text was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cut {
    /// Before what is shown.
    pub before: bool,
    /// After it.
    pub after: bool,
}

/// Another passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassageLink {
    /// Passage.
    pub id: String,
    /// Document key.
    pub document: String,
    /// Its beginning, to find it by.
    pub quote: String,
    /// Whether it goes on behind that.
    pub more: bool,
}

/// One result.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// Passage.
    pub id: String,
    /// Document key.
    pub document: String,
    /// Title of the document.
    pub document_title: String,
    /// District.
    pub region: Option<String>,
    /// Year.
    pub year: Option<String>,
    /// Kind of document.
    pub kind: String,
    /// Sections it lies in, outermost first.
    pub path: Vec<SectionRef>,
    /// What is shown of it.
    pub snippet: Vec<Run>,
    /// Whether text was left out around the snippet.
    pub cut: Cut,
    /// A row of a table: its cells with the headings of their columns; none for other passages.
    pub cells: Vec<CellView>,
    /// Its beginning, to find it by.
    pub quote: String,
    /// Whether its text holds the query as typed.
    pub literal: bool,
    /// `literal`, `heading`, `looser`, or `partial`: what lacks a word of the query, or holds it only in pieces where other
    /// passages hold every word.
    pub group: &'static str,
    /// Weight, comparable within one answer.
    pub score: f32,
    /// Why it is here.
    pub why: Vec<Reason>,
    /// Results further down that say nearly the same.
    pub similar: Vec<PassageLink>,
    /// What it is about, the primary theme first.
    pub themes: Vec<ThemeTag>,
}

/// A value of a filter and how many results it would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// As the filter takes it.
    pub value: String,
    /// As a reader reads it.
    pub label: String,
    /// Results with it.
    pub count: usize,
}

impl From<search::Count> for FacetValue {
    fn from(count: search::Count) -> Self {
        FacetValue {
            value: count.value,
            label: count.label,
            count: count.count,
        }
    }
}

/// A section of the first level and how many results it would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionFacet {
    /// Section id.
    pub value: String,
    /// Heading with its number.
    pub label: String,
    /// Results in it.
    pub count: usize,
    /// Key of its document.
    pub document: String,
}

/// Counts beside the filters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// By document.
    pub doc: Vec<FacetValue>,
    /// By district.
    pub region: Vec<FacetValue>,
    /// By year.
    pub year: Vec<FacetValue>,
    /// By kind of document.
    pub kind: Vec<FacetValue>,
    /// By section of the first level.
    pub section: Vec<SectionFacet>,
    /// By theme.
    pub theme: Vec<ThemeFacet>,
}

impl Facets {
    /// The counts of a search as views.
    pub fn new(store: &Store, facets: search::Facets) -> Self {
        let plain = |counts: Vec<search::Count>| counts.into_iter().map(FacetValue::from).collect();
        let section = |c: search::Count| SectionFacet {
            value: c.value,
            label: c.label,
            count: c.count,
            document: c.document.map(|at| store.documents[at].key.clone()).unwrap_or_default(),
        };
        Facets {
            doc: plain(facets.doc),
            region: plain(facets.region),
            year: plain(facets.year),
            kind: plain(facets.kind),
            section: facets.section.into_iter().map(section).collect(),
            theme: ThemeFacet::tree(store, facets.theme),
        }
    }
}

/// Where in a document the results lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Document key.
    pub document: String,
    /// Passages of the document.
    pub passages: usize,
    /// Results as places among them, from 0, rising; at most [`MAX_MARKS`].
    pub at: Vec<u32>,
}

/// More marks than this are no clearer to see.
const MAX_MARKS: usize = 300;

impl Spread {
    /// The spread of results over documents, in the order of the corpus; `results` in any order.
    pub fn new(store: &Store, results: &[search::Scored]) -> Vec<Spread> {
        let mut found = vec![false; store.passages.len()];
        for hit in results.iter().filter(|hit| !hit.partial) {
            found[hit.passage as usize] = true;
        }
        let spread = |document: &crate::segment::DocumentRow| {
            let passages = document.passages.clone();
            let at: Vec<u32> = passages
                .clone()
                .filter(|&p| found[p as usize])
                .map(|p| p - passages.start)
                .collect();
            let thin = at.len().div_ceil(MAX_MARKS).max(1);
            Spread {
                document: document.key.clone(),
                passages: passages.len(),
                at: at.into_iter().step_by(thin).collect(),
            }
        };
        store
            .documents
            .iter()
            .map(spread)
            .filter(|spread| !spread.at.is_empty())
            .collect()
    }
}

/// Something the reader should know about how the query was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// `query-cut`, `ignored`, `no-value`, `parts`, `some`, or a code of [`search::Reading`].
    pub code: &'static str,
    /// What it concerns.
    pub detail: String,
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchResult {
    /// The words as understood.
    pub understood: Vec<String>,
    /// Passages that hold every word, in their text or their headings; or, where none does, every part of every word.
    pub total: usize,
    /// Results behind them that hold only a part; in no other count, neither in `spread` nor in `facets`.
    pub partial: usize,
    /// Documents with passages of `total`.
    pub documents: usize,
    /// The results asked for.
    pub hits: Vec<Hit>,
    /// Where they lie in their documents.
    pub spread: Vec<Spread>,
    /// Counts beside the filters.
    pub facets: Facets,
    /// How the query was read.
    pub notes: Vec<Note>,
    /// Nothing matched as typed.
    pub fallback: bool,
    /// Where the filters leave nothing: which of them to leave out.
    pub relax: Vec<Relaxed>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentInfo {
    /// Name used in addresses.
    pub key: String,
    /// File name of the seed.
    pub file: String,
    /// Title.
    pub title: String,
    /// Whether the seed prints no title and this one only gives its first words.
    pub described: bool,
    /// Body that issued it.
    pub issuer: Option<String>,
    /// District.
    pub region: Option<String>,
    /// Kind of document.
    pub kind: String,
    /// What the paper calls itself.
    pub form: Option<String>,
    /// Year it is filed under.
    pub year: Option<String>,
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
}

impl DocumentInfo {
    /// The view of one document.
    pub fn new(store: &Store, at: usize) -> Self {
        let document = &store.documents[at];
        let m = document.metadata.clone();
        DocumentInfo {
            key: document.key.clone(),
            file: document.file.clone(),
            year: document.year.clone(),
            title: m.title,
            described: m.described,
            issuer: m.issuer,
            region: m.region,
            kind: m.kind,
            form: m.form,
            published: m.published,
            period: m.period,
            source_url: m.source_url,
            rights: m.rights,
            state: m.state,
            passages: document.passages.len(),
            chars: document.chars,
        }
    }
}

/// A suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What to search for.
    pub text: String,
    /// `word`, `place`, `term`, `heading` or `meant`.
    pub kind: &'static str,
    /// Passages that hold it; for a heading, those below it.
    pub count: usize,
}

impl From<search::suggest::Suggestion> for Suggestion {
    fn from(s: search::suggest::Suggestion) -> Self {
        Suggestion {
            text: s.text,
            kind: s.kind.code(),
            count: s.count,
        }
    }
}

/// What an engine holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// Version of the engine.
    pub version: &'static str,
    /// Digest of the corpus.
    pub edition: String,
    /// Number of documents.
    pub documents: usize,
    /// Number of passages.
    pub passages: usize,
    /// Code points of all seeds.
    pub chars: u64,
}

/// The name of a kind of heading.
pub fn section_kind(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Title => "title",
        SectionKind::Heading => "heading",
        SectionKind::RunIn => "run-in",
    }
}
