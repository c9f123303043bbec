//! What leaves Rust: the facade other programs call and the views they get. The only place that serialises.
//!
//! [`Explorer`] is the same natively and in the browser, so that its behaviour is tested without one; `wasm.rs`
//! only converts values. [`views`] are the values of the JavaScript engine, [`records`] those of the command line.

pub mod advice;
pub mod annotations;
pub mod compare;
pub mod concordance;
pub mod condition;
pub mod error;
pub mod figures;
pub mod map;
mod notes;
mod places;
mod quote;
pub mod reading;
pub mod records;
pub mod request;
pub mod source;
pub mod tables;
pub mod themes;
pub mod views;
pub mod why;
pub mod wordings;

use std::sync::OnceLock;

use crate::figures::FigureTable;
use crate::model::Section;
use crate::search::near_duplicate::Sketches;
use crate::search::{self, Filters, Match, Scored, Word, snippet};
use crate::segment::Store;
pub use error::PlanError;
use quote::Openings;
use request::SearchRequest;
use views::{About, DocumentInfo, Hit, PassageLink, SearchResult, SectionRef, Suggestion};

/// Suggestions given when no limit is named.
const DEFAULT_SUGGESTIONS: usize = 8;

/// Results behind one that are looked at for the same text.
const NEXT: usize = 100;

/// An open corpus: search it, read it.
pub struct Explorer {
    store: Store,
    /// The figures, once they are asked for.
    figure_table: OnceLock<FigureTable>,
    /// What tells passages that say the same, once results are shown.
    sketches: OnceLock<Sketches>,
    /// What tells quotes of passages apart, once one is quoted.
    openings: OnceLock<Openings>,
    /// The words the documents explain, once words are suggested.
    terms: OnceLock<Vec<String>>,
}

impl Explorer {
    /// Opens a corpus file.
    ///
    /// # Errors
    /// The bytes are not a whole, unaltered corpus file of this version.
    pub fn open(bytes: &[u8]) -> Result<Explorer, PlanError> {
        Store::open(bytes).map(Explorer::new).map_err(PlanError::Corpus)
    }

    /// Opens the core of a corpus file by itself. What is in the annex is missing until [`Explorer::attach`]: readings of
    /// other spellings, ledgers, glossary, figures. An answer that it may change says so in a note.
    ///
    /// # Errors
    /// The bytes are not a whole, unaltered core of this version.
    pub fn open_core(bytes: &[u8]) -> Result<Explorer, PlanError> {
        Store::open_core(bytes).map(Explorer::new).map_err(PlanError::Corpus)
    }

    fn new(store: Store) -> Explorer {
        Explorer {
            store,
            figure_table: OnceLock::new(),
            sketches: OnceLock::new(),
            openings: OnceLock::new(),
            terms: OnceLock::new(),
        }
    }

    /// Attaches the annex; after an error everything goes on without it.
    ///
    /// # Errors
    /// The bytes are not a whole, unaltered annex of this version, or that of another corpus.
    pub fn attach(&mut self, annex: &[u8]) -> Result<(), PlanError> {
        self.store.attach(annex).map_err(PlanError::Corpus)?;
        self.figure_table = OnceLock::new();
        self.terms = OnceLock::new();
        Ok(())
    }

    /// The columns behind the views, for the command line.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Answers a request. Never fails: what is wrong with a query becomes a note.
    pub fn search(&self, request: &SearchRequest) -> SearchResult {
        let store = &self.store;
        let query = request.parsed();
        let filters = Filters::new(store, &request.filters);
        let (outcome, facets) = search::search(
            store,
            &query,
            &filters,
            request.sort,
            request.wanted().saturating_add(NEXT),
        );
        let shown = request.page(&outcome.ranked);
        let following = |at: usize| &outcome.ranked[request.offset + at + 1..];
        SearchResult {
            understood: query.clauses.iter().map(ToString::to_string).collect(),
            total: outcome.total,
            partial: outcome.ranked.len() - outcome.total,
            documents: outcome.documents,
            hits: shown
                .iter()
                .enumerate()
                .map(|(at, hit)| self.hit(hit, &outcome.words, following(at)))
                .collect(),
            spread: views::Spread::new(store, &outcome.ranked),
            relax: advice::relaxed(&outcome.ranked, &request.filters, &facets),
            facets: views::Facets::new(store, facets),
            notes: self.notes(&query, &outcome, &request.filters),
            fallback: outcome.fallback,
        }
    }

    /// Names of the best passages only, for callers that have the texts themselves.
    pub fn search_ids(&self, request: &SearchRequest) -> Vec<String> {
        let store = &self.store;
        let filters = Filters::new(store, &request.filters);
        let outcome = search::ranked(store, &request.parsed(), &filters, request.sort, request.wanted());
        request
            .page(&outcome.ranked)
            .iter()
            .map(|hit| store.name(hit.passage as usize))
            .collect()
    }

    /// Words, places, explained terms and headings for what has been typed so far; what it may mean where there are none.
    pub fn suggest(&self, prefix: &str, limit: Option<usize>) -> Vec<Suggestion> {
        let limit = limit.unwrap_or(DEFAULT_SUGGESTIONS).min(100);
        // Without the annex there are no terms.
        let terms = || {
            self.store
                .glossary()
                .unwrap_or_default()
                .into_iter()
                .map(|term| term.term)
        };
        let terms = self.terms.get_or_init(|| terms().collect());
        search::suggest::suggest(&self.store, terms, prefix, limit)
            .into_iter()
            .map(Suggestion::from)
            .collect()
    }

    /// All documents, in the order of the corpus.
    pub fn documents(&self) -> Vec<DocumentInfo> {
        (0..self.store.documents.len())
            .map(|at| DocumentInfo::new(&self.store, at))
            .collect()
    }

    /// What this engine holds.
    pub fn about(&self) -> About {
        About {
            version: env!("CARGO_PKG_VERSION"),
            edition: format!("{:016x}", self.store.digest),
            documents: self.store.documents.len(),
            passages: self.store.passages.len(),
            chars: self.store.documents.iter().map(|d| u64::from(d.chars)).sum(),
        }
    }

    fn document(&self, key: &str) -> Result<usize, PlanError> {
        let at = self.store.documents.iter().position(|d| d.key == key || d.file == key);
        at.ok_or_else(|| PlanError::UnknownId(key.to_string()))
    }

    /// A result as it is shown; `following` are the results behind it.
    fn hit(&self, hit: &Scored, words: &[Word], following: &[Scored]) -> Hit {
        let store = &self.store;
        let at = hit.passage as usize;
        let text = store.text(at);
        let document = &store.documents[store.passages[at].document as usize];
        let shown = snippet::snippet(store, text, words);
        Hit {
            id: store.name(at),
            document: document.key.clone(),
            document_title: document.metadata.title.clone(),
            region: document.metadata.region.clone(),
            year: document.year.clone(),
            kind: document.metadata.kind.clone(),
            path: store
                .path(at)
                .into_iter()
                .map(|section| self.section_ref(section))
                .collect(),
            cut: views::Cut {
                before: shown.range.start > 0,
                after: shown.range.end < text.len(),
            },
            snippet: views::runs(text, shown.range, &shown.marks),
            cells: self.cells(at, words),
            quote: self.quote(at),
            literal: !words.is_empty() && hit.matched == Match::Literal,
            group: hit.group(),
            score: hit.score,
            why: why::reasons(store, at, words),
            similar: self.similar(hit, following),
            themes: themes::tags(store, at),
        }
    }

    /// Results that say nearly the same, among the next ones: they weigh nearly the same, too.
    fn similar(&self, hit: &Scored, following: &[Scored]) -> Vec<PassageLink> {
        let store = &self.store;
        let sketches = self.sketches.get_or_init(|| Sketches::new(store));
        let passages = following.iter().take(NEXT).map(|other| other.passage as usize);
        let same = sketches.same(store, hit.passage as usize, passages);
        same.into_iter()
            .map(|other| {
                let quote = self.quote(other);
                PassageLink {
                    id: store.name(other),
                    document: store.documents[store.passages[other].document as usize].key.clone(),
                    more: quote.len() < store.text(other).len(),
                    quote,
                }
            })
            .collect()
    }

    fn section_ref(&self, section: usize) -> SectionRef {
        let row = &self.store.sections[section];
        SectionRef {
            id: self.store.section_name(section),
            title: Section::join(&row.number, &row.title),
        }
    }
}
