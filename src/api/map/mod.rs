//! What is in the corpus: documents in time, themes by document, what sets each apart, what is held, and questions
//! that are known to have answers.

mod questions;

pub use questions::{Question, QuestionFilters, QuestionRequest};

use serde::Serialize;

use super::Explorer;
use crate::model::{DOCUMENT_KINDS, Keyword, Section, Span};
use crate::segment::{DocumentRow, Store, distinct};

/// The whole map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CorpusMap {
    /// The documents in order of time, those without a year last.
    pub documents: Vec<MapDocument>,
    /// Themes by document: each theme, then its sub-themes.
    pub matrix: Vec<MatrixRow>,
    /// Which districts, years and kinds are held.
    pub coverage: Coverage,
    /// Questions made of the corpus itself, at most one of each code, all of which have answers.
    pub questions: Vec<Question>,
}

/// A document on the axis of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapDocument {
    /// Document key.
    pub document: String,
    /// Title.
    pub title: String,
    /// District.
    pub region: Option<String>,
    /// Kind of document.
    pub kind: String,
    /// Year it is filed under.
    pub year: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Years it plans for.
    pub plans_for: Option<Years>,
    /// Years it looks back on.
    pub looks_back: Option<Years>,
    /// Passages.
    pub passages: usize,
    /// Characters of all passages.
    pub chars: usize,
    /// Passages without a theme.
    pub undecided: usize,
    /// Words that set it apart, surest first.
    pub keywords: Vec<KeywordView>,
}

/// A date and where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// ISO date or its beginning.
    pub date: String,
    /// Where it was read; `None` for what an editor added.
    pub evidence: Option<Evidence>,
}

/// A stretch of years and where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Years {
    /// First year.
    pub from: String,
    /// Last year.
    pub to: String,
    /// Where it was read; `None` for what an editor added.
    pub evidence: Option<Evidence>,
}

/// A stretch of the seed that says something about the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// What stands there; empty where the seed is not at hand.
    pub text: String,
    /// Section or passage it lies in; `None` where it is not served.
    pub node: Option<String>,
}

/// A word that sets a document apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeywordView {
    /// The word.
    pub word: String,
    /// How often the document has it.
    pub here: u32,
    /// How often all others have it.
    pub elsewhere: u32,
    /// Log-likelihood: how sure the difference is; 10.83 is one chance in a thousand.
    pub likelihood: f64,
    /// Binary logarithm of the ratio of frequencies: 1 is twice as often, 2 four times.
    pub ratio: f64,
}

impl From<Keyword> for KeywordView {
    fn from(keyword: Keyword) -> Self {
        KeywordView {
            word: keyword.word,
            here: keyword.here,
            elsewhere: keyword.elsewhere,
            likelihood: f64::from(keyword.likelihood) / 100.0,
            ratio: f64::from(keyword.ratio) / 100.0,
        }
    }
}

/// A theme in all documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixRow {
    /// Theme id.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// Id of the theme a sub-theme belongs to.
    pub parent: Option<String>,
    /// One for each document, in the order of the map.
    pub cells: Vec<MatrixCell>,
}

/// A theme in a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct MatrixCell {
    /// Passages that have it: what both filters leave.
    pub passages: usize,
    /// Characters of the passages that are about it before all else.
    pub chars: usize,
    /// Those characters as a share of the document, in percent with one decimal.
    pub share: f64,
}

/// Which districts, years and kinds are held. What is not held is not thereby absent from the world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Districts.
    pub regions: Vec<String>,
    /// Every year from the first to the last held.
    pub years: Vec<String>,
    /// Kinds of document.
    pub kinds: Vec<String>,
    /// The combinations that are held; all others are not.
    pub held: Vec<Held>,
    /// Documents without district or year.
    pub unplaced: Vec<String>,
}

/// Documents of one district, year and kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Held {
    /// District.
    pub region: String,
    /// Year.
    pub year: String,
    /// Kind.
    pub kind: String,
    /// Document keys.
    pub documents: Vec<String>,
}

impl Explorer {
    /// The map of the corpus. Evidence, keywords and questions need the annex. A few milliseconds; ask once.
    pub fn map(&self) -> CorpusMap {
        let store = &self.store;
        let order = store.in_time();
        CorpusMap {
            documents: self.map_documents(&order),
            matrix: matrix(store, &order),
            coverage: coverage(store, &order),
            questions: self.questions(),
        }
    }

    fn map_documents(&self, order: &[usize]) -> Vec<MapDocument> {
        let store = &self.store;
        let mut keywords = store.keywords().unwrap_or_default();
        keywords.resize(store.documents.len(), Vec::new());
        let view = |&at: &usize| {
            let row = &store.documents[at];
            let m = &row.metadata;
            let told = store.evidence(at).unwrap_or_default();
            let evidence = |field: &str| {
                let place = m.evidence.iter().position(|(name, _)| name == field)?;
                Some(evidence(store, row, m.evidence[place].1, told.get(place)))
            };
            let years = |years: &Option<(String, String)>, field: &str| {
                years.clone().map(|(from, to)| Years {
                    from,
                    to,
                    evidence: evidence(field),
                })
            };
            MapDocument {
                document: row.key.clone(),
                title: m.title.clone(),
                region: m.region.clone(),
                kind: m.kind.clone(),
                year: row.year.clone(),
                published: m.published.clone().map(|date| Moment {
                    date,
                    evidence: evidence("published"),
                }),
                plans_for: years(&m.period, "period").filter(|_| !row.reports),
                looks_back: years(&m.looks_back, "looksBack"),
                passages: row.passages.len(),
                chars: chars_of(store, row.passages.clone()),
                undecided: row
                    .passages
                    .clone()
                    .filter(|&p| store.themes.entries(p as usize).is_empty())
                    .count(),
                keywords: std::mem::take(&mut keywords[at])
                    .into_iter()
                    .map(KeywordView::from)
                    .collect(),
            }
        };
        order.iter().map(view).collect()
    }
}

/// What stands at a place of the seed, and the node it lies in: a heading as it is served, else `told`.
fn evidence(store: &Store, row: &DocumentRow, span: Span, told: Option<&String>) -> Evidence {
    let holds = |other: &Span| other.start <= span.start && span.start < other.end;
    let mut sections = row.sections.clone().map(|at| at as usize);
    if let Some(at) = sections.find(|&at| holds(&store.sections[at].span)) {
        let section = &store.sections[at];
        return Evidence {
            text: Section::join(&section.number, &section.title),
            node: Some(store.section_name(at)),
        };
    }
    let mut passages = row.passages.clone().map(|at| at as usize);
    let passage = passages.find(|&at| store.passages[at].spans.iter().any(holds));
    Evidence {
        text: told.cloned().unwrap_or_default(),
        node: passage.map(|at| store.name(at)),
    }
}

fn chars_of(store: &Store, passages: std::ops::Range<u32>) -> usize {
    passages.map(|at| store.passages[at as usize].chars as usize).sum()
}

fn matrix(store: &Store, order: &[usize]) -> Vec<MatrixRow> {
    let taxonomy = &store.themes.taxonomy;
    let mut rows: Vec<MatrixRow> = taxonomy
        .iter()
        .map(|theme| MatrixRow {
            id: theme.id.clone(),
            name: theme.name.clone(),
            parent: theme.parent.map(|parent| taxonomy[parent as usize].id.clone()),
            cells: vec![MatrixCell::default(); order.len()],
        })
        .collect();
    for (column, &document) in order.iter().enumerate() {
        let passages = store.documents[document].passages.clone();
        for at in passages.clone().map(|at| at as usize) {
            for &entry in store.themes.entries(at) {
                rows[entry as usize].cells[column].passages += 1;
            }
            if let Some(given) = store.themes.of(at).next() {
                let chars = store.passages[at].chars as usize;
                rows[given.theme].cells[column].chars += chars;
                if let Some(&sub) = given.subs.first() {
                    rows[sub as usize].cells[column].chars += chars;
                }
            }
        }
        let all = chars_of(store, passages).max(1);
        for row in &mut rows {
            let cell = &mut row.cells[column];
            cell.share = (cell.chars as f64 * 1000.0 / all as f64).round() / 10.0;
        }
    }
    rows
}

/// The different values of some, in order of appearance.
#[inline(never)]
fn different(all: &[Held], value: fn(&Held) -> &String) -> Vec<String> {
    let mut different: Vec<String> = Vec::new();
    let numbers = distinct::texts(all.iter().map(|held| value(held).as_str()));
    for (held, number) in all.iter().zip(numbers) {
        if number as usize == different.len() {
            different.push(value(held).clone());
        }
    }
    different
}

fn coverage(store: &Store, order: &[usize]) -> Coverage {
    let mut coverage = Coverage {
        regions: Vec::new(),
        years: Vec::new(),
        kinds: Vec::new(),
        held: Vec::new(),
        unplaced: Vec::new(),
    };
    let mut placed: Vec<Held> = Vec::new();
    for row in order.iter().map(|&at| &store.documents[at]) {
        match row.metadata.region.clone().zip(row.year.clone()) {
            None => coverage.unplaced.push(row.key.clone()),
            Some((region, year)) => placed.push(Held {
                region,
                year,
                kind: row.metadata.kind.clone(),
                documents: vec![row.key.clone()],
            }),
        }
    }
    coverage.regions = different(&placed, |held| &held.region);
    coverage.kinds = different(&placed, |held| &held.kind);
    coverage.years = different(&placed, |held| &held.year);
    // No name has a line break.
    let whole: Vec<String> = placed
        .iter()
        .map(|held| [held.region.as_str(), &held.year, &held.kind].join("\n"))
        .collect();
    for (mut held, number) in placed
        .into_iter()
        .zip(distinct::texts(whole.iter().map(String::as_str)))
    {
        match coverage.held.get_mut(number as usize) {
            Some(same) => same.documents.append(&mut held.documents),
            None => coverage.held.push(held),
        }
    }
    let year = |text: Option<&String>| text.and_then(|year| year.parse::<u32>().ok());
    // Documents come in order of time; a gap of centuries would be a slip and is not filled.
    if let Some((first, last)) = year(coverage.years.first()).zip(year(coverage.years.last()))
        && last.saturating_sub(first) < 200
    {
        coverage.years = (first..=last).map(|year| year.to_string()).collect();
    }
    let rank = |kind: &String| {
        DOCUMENT_KINDS
            .iter()
            .position(|(name, _)| name == kind)
            .unwrap_or(DOCUMENT_KINDS.len())
    };
    let mut kinds: Vec<u64> = coverage
        .kinds
        .iter()
        .enumerate()
        .map(|(at, k)| (rank(k) as u64) << 32 | at as u64)
        .collect();
    kinds.sort_unstable();
    coverage.kinds = kinds
        .into_iter()
        .map(|key| coverage.kinds[(key & 0xFFFF_FFFF) as usize].clone())
        .collect();
    coverage
}
