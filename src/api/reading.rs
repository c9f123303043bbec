//! The values for reading a document: its headings, its text with what can be said about it.

use serde::Serialize;

use super::annotations::{Annotations, MarkedRun, Term};
use super::condition::Change;
use super::quote::QUOTE;
use super::source::Repair;
use super::tables::TableView;
use super::themes::{self, ThemeTag};
use super::views::{self, DocumentInfo};
use super::{Explorer, PlanError};
use crate::model::SectionKind;
use crate::query;
use crate::search::{Word, snippet};

/// A heading in an outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineNode {
    /// Section id.
    pub id: String,
    /// The section it lies in.
    pub parent: Option<String>,
    /// 0 for the title.
    pub level: u8,
    /// `title`, `heading` or `run-in`.
    pub kind: &'static str,
    /// Number as printed.
    pub number: String,
    /// Heading without its number.
    pub title: String,
}

/// The headings of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// The document.
    pub document: DocumentInfo,
    /// Headings in reading order.
    pub nodes: Vec<OutlineNode>,
}

/// A heading or passage in the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// Section or passage id.
    pub id: String,
    /// `heading` or `passage`.
    #[serde(rename = "type")]
    pub kind_of_block: &'static str,
    /// Level of a heading; 0 for passages and titles.
    pub level: u8,
    /// Kind of heading or passage.
    pub kind: &'static str,
    /// Number of a heading.
    pub number: String,
    /// The text with its hits.
    pub runs: Vec<MarkedRun>,
    /// Repairs of more than punctuation, whether applied or only flagged.
    pub mended: usize,
    /// Length of a run-in heading, in UTF-16 units.
    pub run_in: usize,
    /// Section of that heading.
    pub run_in_id: Option<String>,
    /// Section the block lies in.
    pub section: Option<String>,
    /// The table it is a row of, as an index into the tables of the reading; its cells are parted by tabs.
    pub table: Option<usize>,
    /// Number of hits.
    pub hits: usize,
    /// Pieces in the seed, code points, half-open.
    pub spans: Vec<[u32; 2]>,
    /// Its beginning, to find it by.
    pub quote: String,
    /// What a passage is about, the primary theme first.
    pub themes: Vec<ThemeTag>,
}

/// A document or section to read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The document.
    pub document: DocumentInfo,
    /// Headings and passages in order.
    pub blocks: Vec<Block>,
    /// Hits in all of them.
    pub hits: usize,
    /// The explained terms that the document uses.
    pub terms: Vec<Term>,
    /// The repairs that changed words.
    pub repairs: Vec<Repair>,
    /// The tables of the document, in order.
    pub tables: Vec<TableView>,
    /// Ids of the figures of the document.
    pub figures: Vec<String>,
    /// What was done to its text, the weightiest first; `None` without the annex.
    pub changes: Option<Vec<Change>>,
}

/// Blocks that are shown first: so many before the one a reader is sent to, and from it on enough for a tall screen.
const BEFORE: usize = 4;
const AFTER: usize = 40;

/// What a quotation is compared by.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '…').collect()
}

impl Explorer {
    /// The headings of a document.
    ///
    /// # Errors
    /// No document has this key.
    pub fn outline(&self, key: &str) -> Result<Outline, PlanError> {
        let at = self.document(key)?;
        let nodes = self.store.documents[at]
            .sections
            .clone()
            .map(|section| self.node(section as usize))
            .collect();
        Ok(Outline {
            document: DocumentInfo::new(&self.store, at),
            nodes,
        })
    }

    /// The text of a document or of one section, headings and passages in reading order, with the hits of `query`
    /// and what can be said about its words marked.
    ///
    /// # Errors
    /// No document or section has this id, or the corpus file holds an impossible value.
    pub fn read(&self, id: &str, query: &str) -> Result<Reading, PlanError> {
        self.reading(id, query, false)
    }

    /// The same with passages as they stand in the seed, every repair marked; without hits.
    ///
    /// # Errors
    /// As [`Explorer::read`].
    pub fn read_raw(&self, id: &str) -> Result<Reading, PlanError> {
        self.reading(id, "", true)
    }

    /// The blocks around the one a quotation names, or the first ones: what a long document shows until all of it is
    /// drawn. Nothing is said about its words, and `hits` are those of these blocks.
    ///
    /// # Errors
    /// As [`Explorer::read`].
    pub fn read_around(&self, key: &str, quote: &str, query: &str) -> Result<Reading, PlanError> {
        let document = self.document(key)?;
        let entries = self.entries(document, None);
        let at = self.quoted(&entries, quote).unwrap_or(0);
        let from = at.saturating_sub(BEFORE);
        let to = entries.len().min(at + AFTER);
        let notes = self.changes_only(document)?;
        let heads = self.heads_above(entries[from..to].first().copied());
        let shown: Vec<usize> = heads.chain(entries[from..to].iter().copied()).collect();
        Ok(self.reading_of(document, &shown, query, notes))
    }

    fn reading(&self, id: &str, query: &str, raw: bool) -> Result<Reading, PlanError> {
        let (document, root) = match self.store.section_of(id) {
            Some(section) => (self.store.sections[section].document as usize, Some(section)),
            None => (self.document(id)?, None),
        };
        let notes = self.annotations(document, raw)?;
        Ok(self.reading_of(document, &self.entries(document, root), query, notes))
    }

    fn reading_of(&self, document: usize, entries: &[usize], query: &str, notes: Annotations) -> Reading {
        let words = self.words_to_mark(query, document);
        let first_heading = self.store.passages.len();
        let block = |&entry: &usize| match entry.checked_sub(first_heading) {
            Some(section) => self.heading_block(section, &words, &notes),
            None => self.passage_block(entry, &words, &notes),
        };
        let blocks: Vec<Block> = entries.iter().map(block).collect();
        Reading {
            document: DocumentInfo::new(&self.store, document),
            hits: blocks.iter().map(|block| block.hits).sum(),
            blocks,
            terms: notes.terms,
            repairs: notes.repairs,
            tables: self.tables_of(document),
            figures: notes.figures,
            changes: notes.changes,
        }
    }

    /// What a document or one of its sections consists of, in reading order: passages by their number, headings by theirs
    /// behind the number of all passages.
    fn entries(&self, document: usize, root: Option<usize>) -> Vec<usize> {
        let store = &self.store;
        let row = &store.documents[document];
        let passages = root.map_or(row.passages.clone(), |at| store.sections[at].passages.clone());
        let mut next = root.unwrap_or(row.sections.start as usize);
        let last = row.sections.end as usize;
        let headings_until = |until: u32, next: &mut usize, entries: &mut Vec<usize>| {
            while *next < last && store.sections[*next].passages.start <= until {
                // A heading without text of its own at the end of the range belongs to what follows the range.
                if store.sections[*next].passages.start >= passages.end && root.is_some_and(|root| root != *next) {
                    break;
                }
                if store.sections[*next].kind != SectionKind::RunIn {
                    entries.push(store.passages.len() + *next);
                }
                *next += 1;
            }
        };
        let mut entries = Vec::new();
        for passage in passages.clone() {
            headings_until(passage, &mut next, &mut entries);
            entries.push(passage as usize);
        }
        if root.is_none() {
            headings_until(u32::MAX, &mut next, &mut entries);
        }
        entries
    }

    /// The entry a quotation names: the one that is quoted so, else one that begins with it, else one that holds it, blanks
    /// and ellipses aside.
    fn quoted(&self, entries: &[usize], quote: &str) -> Option<usize> {
        let wanted = bare(quote);
        if wanted.is_empty() {
            return None;
        }
        let exact = entries.iter().position(|&entry| self.is_quoted_by(entry, quote));
        let holds =
            |test: fn(&str, &str) -> bool| entries.iter().position(|&entry| test(&self.bare_text(entry), &wanted));
        exact
            .or_else(|| holds(|text, wanted| text.starts_with(wanted)))
            .or_else(|| holds(|text, wanted| text.contains(wanted)))
    }

    fn is_quoted_by(&self, entry: usize, quote: &str) -> bool {
        match entry.checked_sub(self.store.passages.len()) {
            Some(section) => {
                let row = &self.store.sections[section];
                quote.strip_prefix(row.number.as_str()) == Some(&row.title)
            }
            None => self.store.text(entry).starts_with(quote) && self.quote(entry) == quote,
        }
    }

    fn bare_text(&self, entry: usize) -> String {
        match entry.checked_sub(self.store.passages.len()) {
            Some(section) => {
                let row = &self.store.sections[section];
                bare(&row.number) + &bare(&row.title)
            }
            None => bare(self.store.text(entry)),
        }
    }

    /// The heading rows of the table into whose body a stretch that begins with this entry cuts.
    fn heads_above(&self, first: Option<usize>) -> std::ops::Range<usize> {
        let passage = first.filter(|&entry| entry < self.store.passages.len());
        let table = passage.and_then(|passage| self.store.in_body_of(passage as u32));
        table.map_or(0..0, |table| table.head().start as usize..table.head().end as usize)
    }

    /// The words to mark in a document: whole where the document has them whole, in parts only where it has not.
    fn words_to_mark(&self, query: &str, document: usize) -> Vec<Word> {
        let passages = self.store.documents[document].passages.clone();
        let mut words: Vec<Word> = query::parse(query)
            .clauses
            .iter()
            .map(|clause| Word::of(&self.store, clause))
            .collect();
        for word in words.iter_mut().filter(|word| word.is_divided()) {
            let whole = word
                .whole
                .passages(&self.store)
                .any(|passage| passages.contains(&passage));
            if whole {
                word.pieces.clear();
            }
        }
        words
    }

    fn node(&self, section: usize) -> OutlineNode {
        let row = &self.store.sections[section];
        OutlineNode {
            id: self.store.section_name(section),
            parent: row.parent.map(|parent| self.store.section_name(parent as usize)),
            level: row.level,
            kind: views::section_kind(row.kind),
            number: row.number.clone(),
            title: row.title.clone(),
        }
    }

    fn heading_block(&self, section: usize, words: &[Word], notes: &Annotations) -> Block {
        let row = &self.store.sections[section];
        let marks = snippet::marks(&self.store, &row.title, words);
        let entry = self.store.passages.len() + section;
        // as it stands in the seed it has its number within
        let number = if notes.raw_runs(entry).is_some() {
            ""
        } else {
            &row.number
        };
        Block {
            id: self.store.section_name(section),
            kind_of_block: "heading",
            level: row.level,
            kind: views::section_kind(row.kind),
            number: number.to_string(),
            runs: notes.runs(entry, &row.title, &marks),
            mended: 0,
            run_in: 0,
            run_in_id: None,
            section: row.parent.map(|parent| self.store.section_name(parent as usize)),
            table: None,
            hits: marks.len(),
            spans: vec![[row.span.start, row.span.end]],
            quote: row.title.chars().take(QUOTE).collect(),
            themes: Vec::new(),
        }
    }

    fn passage_block(&self, passage: usize, words: &[Word], notes: &Annotations) -> Block {
        let row = &self.store.passages[passage];
        let text = self.store.text(passage);
        let marks = snippet::marks(&self.store, text, words);
        let run_in = row.run_in.map(|section| section as usize);
        let opening = run_in.map_or(0, |section| {
            let heading = &self.store.sections[section];
            let length = heading.number.chars().count() + heading.title.chars().count() + 1;
            text.chars().take(length).map(char::len_utf16).sum()
        });
        Block {
            id: self.store.name(passage),
            kind_of_block: "passage",
            level: 0,
            kind: row.kind.name(),
            number: String::new(),
            runs: notes.runs(passage, text, &marks),
            mended: notes.mended(passage),
            run_in: opening,
            run_in_id: run_in.map(|section| self.store.section_name(section)),
            section: row.section.map(|section| self.store.section_name(section as usize)),
            // As it stands in the seed a row has its markup between its cells.
            table: self
                .table_in_document(passage)
                .filter(|_| notes.raw_runs(passage).is_none()),
            hits: marks.len(),
            spans: row.spans.iter().map(|span| [span.start, span.end]).collect(),
            quote: self.quote(passage),
            themes: themes::tags(&self.store, passage),
        }
    }
}
