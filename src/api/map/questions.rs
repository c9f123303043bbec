//! Questions made of the corpus itself. Each is asked before it is given, so that a reader who runs it finds the answer at
//! the top.

use serde::Serialize;

use crate::api::Explorer;
use crate::api::request::{Filters, SearchRequest, Sort};
use crate::search::{self, Match, Outcome};
use crate::segment::Store;

/// A question with its request. `code` says how to put it into words: `over-time` (what the documents say of `word`, in
/// order of time), `figure` (how much `word` is), `meaning` (what `word` means), `in-district` (of `word` in `place`, a
/// district), `of-document` (of `word` in `place`, a document's title).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Kind of question.
    pub code: &'static str,
    /// What it asks for.
    pub word: String,
    /// District or title; empty where it asks everywhere.
    pub place: String,
    /// The request that answers it.
    pub request: QuestionRequest,
    /// Number of results.
    pub total: usize,
}

/// A request as the engine takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionRequest {
    /// The query.
    pub query: String,
    /// The filters.
    pub filters: QuestionFilters,
    /// `relevance` or `year`.
    pub sort: &'static str,
}

/// Filters of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct QuestionFilters {
    /// Document keys.
    pub doc: Vec<String>,
    /// Districts.
    pub region: Vec<String>,
}

/// Questions given.
const WANTED: usize = 3;
/// More results than this answer no question.
const MANY: usize = 40;
/// Results that are soon read.
const FEW: usize = 12;
/// Documents that make a word one of many.
const SEVERAL: usize = 3;
/// Words of each theme that are tried.
const OF_THEME: usize = 3;
/// Questions that are tried at most: in a large corpus most words have too many answers.
const TRIES: usize = 120;
/// Figures that are tried, those most documents speak of first.
const FIGURES: usize = 24;

impl Explorer {
    /// Three questions of different kinds on different words.
    pub(super) fn questions(&self, order: &[usize]) -> Vec<Question> {
        let store = &self.store;
        let mut given = Given {
            store,
            questions: Vec::new(),
            tries: TRIES,
        };
        let words = by_spread(store, &telling_words(store));
        for word in &words {
            let several = |found: &Outcome| found.documents > 1;
            given.ask(Asked::new("over-time", word).newest_first(), several);
        }
        for (name, passages) in self.figure_names() {
            given.ask(Asked::new("figure", &name), |found| {
                passages.contains(&found.ranked[0].passage)
            });
        }
        for term in store.glossary().unwrap_or_default() {
            let Some(place) = term.definition.filter(|_| !term.uses.is_empty()) else {
                continue;
            };
            let passage = store.documents[place.document as usize].passages.start + place.passage;
            let word = term.term.trim_matches(['“', '”', '「', '」', '"']);
            given.ask(Asked::new("meaning", word), |found| found.ranked[0].passage == passage);
        }
        let keywords = store.keywords().unwrap_or_default();
        for &at in order.iter().rev() {
            let row = &store.documents[at];
            let own = keywords.get(at).into_iter().flatten().map(|keyword| &keyword.word);
            for word in own.chain(&words) {
                if let Some(region) = &row.metadata.region {
                    given.ask(Asked::new("in-district", word).in_region(region, &row.unit), |_| true);
                }
                given.ask(
                    Asked::new("of-document", word).in_document(&row.key, &row.metadata.title),
                    |_| true,
                );
            }
        }
        given.questions
    }

    /// Names of figures with the passages that hold one, those in most documents first.
    fn figure_names(&self) -> Vec<(String, Vec<u32>)> {
        let Ok(table) = self.figure_table() else {
            return Vec::new();
        };
        let passages = |series: usize| -> Vec<u32> {
            let points = table.points(series).iter();
            points.map(|&at| table.figures.rows[at as usize].passage).collect()
        };
        let mut keys: Vec<u64> = (0..table.series_count())
            .map(|at| !(table.documents(&self.store, at) as u64) << 32 | at as u64)
            .collect();
        keys.sort_unstable();
        let named = |key: u64| {
            let series = (key & 0xFFFF_FFFF) as usize;
            let row = &table.figures.rows[table.points(series)[0] as usize];
            (table.name(row).to_string(), passages(series))
        };
        keys.into_iter().take(FIGURES).map(named).collect()
    }
}

/// A question that has not been tried.
struct Asked {
    code: &'static str,
    word: String,
    place: String,
    filters: QuestionFilters,
    sort: Sort,
}

impl Asked {
    fn new(code: &'static str, word: &str) -> Asked {
        Asked {
            code,
            word: word.to_string(),
            place: String::new(),
            filters: QuestionFilters::default(),
            sort: Sort::Relevance,
        }
    }

    fn newest_first(self) -> Asked {
        Asked {
            sort: Sort::Year,
            ..self
        }
    }

    fn in_region(mut self, region: &str, unit: &str) -> Asked {
        self.place = unit.to_string();
        self.filters.region.push(region.to_string());
        self
    }

    fn in_document(mut self, key: &str, title: &str) -> Asked {
        self.place = title.to_string();
        self.filters.doc.push(key.to_string());
        self
    }
}

/// The questions found so far.
struct Given<'s> {
    store: &'s Store,
    questions: Vec<Question>,
    /// How many may still be tried.
    tries: usize,
}

impl Given<'_> {
    /// Keeps the question if it is of a new kind and about something new, and if its first result holds its word as typed
    /// and `answers`.
    fn ask(&mut self, asked: Asked, answers: impl Fn(&Outcome) -> bool) {
        let alike = |q: &Question| q.code == asked.code || share_two_characters(&q.word, &asked.word);
        let enough = self.questions.len() == WANTED || self.tries == 0;
        if enough || asked.word.is_empty() || self.questions.iter().any(alike) {
            return;
        }
        self.tries -= 1;
        let filters = Filters {
            doc: asked.filters.doc.clone(),
            region: asked.filters.region.clone(),
            ..Filters::default()
        };
        let found = outcome(self.store, &asked.word, &filters, asked.sort);
        let literal = found.ranked.first().is_some_and(|hit| hit.matched == Match::Literal);
        if !literal || found.total > MANY || !answers(&found) {
            return;
        }
        self.questions.push(Question {
            code: asked.code,
            request: QuestionRequest {
                query: asked.word.clone(),
                filters: asked.filters,
                sort: if asked.sort == Sort::Year { "year" } else { "relevance" },
            },
            word: asked.word,
            place: asked.place,
            total: found.total,
        });
    }
}

/// Whether words are about much the same: 养老机构 and 养老服务.
fn share_two_characters(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<char>>());
    a == b || a.windows(2).any(|pair| b.windows(2).any(|other| other == pair))
}

fn outcome(store: &Store, word: &str, filters: &Filters, sort: Sort) -> Outcome {
    let request = SearchRequest {
        query: word.to_string(),
        ..SearchRequest::default()
    };
    search::ranked(
        store,
        &request.parsed(),
        &search::Filters::new(store, filters),
        sort,
        search::ALL,
    )
}

/// Words sorted so that those of three characters or more come first, then those in several documents, then those with
/// enough passages and not too many.
fn by_spread(store: &Store, words: &[String]) -> Vec<String> {
    let key = |(at, word): (usize, &String)| {
        let found = outcome(store, word, &Filters::default(), Sort::Relevance);
        let short = u64::from(word.chars().count() < 3);
        let far = found.total.abs_diff(FEW).min(0xFFFF) as u64;
        let missing = (SEVERAL - found.documents.min(SEVERAL)) as u64;
        short << 63 | missing << 40 | far << 20 | at as u64
    };
    let mut keys: Vec<u64> = words.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter()
        .map(|key| words[(key & 0xF_FFFF) as usize].clone())
        .collect()
}

/// For each theme the words that most of its passages rest on; the themes with most passages first, the general one left
/// out.
fn telling_words(store: &Store) -> Vec<String> {
    let taxonomy = &store.themes.taxonomy;
    let mut counts: Vec<Vec<(String, usize)>> = vec![Vec::new(); taxonomy.len()];
    let mut passages = vec![0u64; taxonomy.len()];
    for at in 0..store.passages.len() {
        let primary = store.themes.of(at).next();
        let Some(given) = primary.filter(|given| !taxonomy[given.theme].general) else {
            continue;
        };
        passages[given.theme] += 1;
        let because = store
            .reasons(&given)
            .map_or(&[][..], |reasons| reasons.because.as_slice());
        let text = store.text(at);
        for place in because.iter().filter(|place| place.section.is_none()) {
            let word: String = text
                .chars()
                .skip(place.start as usize)
                .take((place.end - place.start) as usize)
                .collect();
            match counts[given.theme].iter_mut().find(|(other, _)| *other == word) {
                Some((_, count)) => *count += 1,
                None => counts[given.theme].push((word, 1)),
            }
        }
    }
    let mut themes: Vec<u64> = (0..passages.len()).map(|at| !passages[at] << 16 | at as u64).collect();
    themes.sort_unstable();
    let most = |theme: u64| {
        let words = &counts[(theme & 0xFFFF) as usize];
        let mut keys: Vec<u64> = words
            .iter()
            .enumerate()
            .map(|(at, (_, count))| !(*count as u64) << 32 | at as u64)
            .collect();
        keys.sort_unstable();
        keys.into_iter()
            .take(OF_THEME)
            .map(|key| words[(key & 0xFFFF_FFFF) as usize].0.clone())
            .collect::<Vec<String>>()
    };
    themes.into_iter().flat_map(most).collect()
}
