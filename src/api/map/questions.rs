//! Questions made of the corpus itself. Each is asked before it is given, so that a reader who runs it finds something.

use serde::Serialize;

use crate::api::Explorer;
use crate::api::request::{Filters, SearchRequest, Sort};
use crate::segment::Store;

/// A question with its request. `code` says how to put it into words: `over-time` (what all documents say of `word`, in
/// order of time), `in-district` (of `word` in `place`, a district), `of-document` (of `word` in `place`, a document's
/// title).
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

/// More results than this answer no question.
const MANY: usize = 40;

impl Explorer {
    /// Three questions of different kinds on different words, each tried before it is given.
    pub(super) fn questions(&self, order: &[usize]) -> Vec<Question> {
        let store = &self.store;
        let mut questions: Vec<Question> = Vec::new();
        let words = telling_words(store);
        let mut ask = |code, word: &str, place: &str, filters: QuestionFilters, sort| {
            let taken = questions.iter().any(|q: &Question| q.code == code || q.word == word);
            let request = SearchRequest {
                query: word.to_string(),
                filters: Filters {
                    doc: filters.doc.clone(),
                    region: filters.region.clone(),
                    ..Filters::default()
                },
                sort,
                limit: Some(0),
                ..SearchRequest::default()
            };
            if taken {
                return;
            }
            let answer = self.search(&request);
            if answer.total == 0
                || answer.total > MANY
                || answer.fallback
                || code == "over-time" && answer.documents < 2
            {
                return;
            }
            questions.push(Question {
                code,
                word: word.to_string(),
                place: place.to_string(),
                request: QuestionRequest {
                    query: request.query,
                    filters,
                    sort: if sort == Sort::Year { "year" } else { "relevance" },
                },
                total: answer.total,
            });
        };
        let latest = || order.iter().rev().map(|&at| &store.documents[at]);
        for word in &words {
            ask("over-time", word, "", QuestionFilters::default(), Sort::Year);
        }
        for (word, region) in words
            .iter()
            .flat_map(|word| latest().filter_map(move |d| Some((word, d.metadata.region.as_ref()?))))
        {
            let filters = QuestionFilters {
                region: vec![region.clone()],
                ..QuestionFilters::default()
            };
            ask("in-district", word, region, filters, Sort::Relevance);
        }
        let keywords = store.keywords().unwrap_or_default();
        for (&at, words) in order.iter().rev().filter_map(|at| Some((at, keywords.get(*at)?))) {
            let row = &store.documents[at];
            for keyword in words {
                let filters = QuestionFilters {
                    doc: vec![row.key.clone()],
                    ..QuestionFilters::default()
                };
                ask(
                    "of-document",
                    &keyword.word,
                    &row.metadata.title,
                    filters,
                    Sort::Relevance,
                );
            }
        }
        questions
    }
}

/// One word for each theme, the one most of its passages rest on, long words before short ones; the themes with most
/// passages first, the general one left out.
fn telling_words(store: &Store) -> Vec<String> {
    let mut counts: Vec<Vec<(String, usize)>> = vec![Vec::new(); store.themes.taxonomy.len()];
    let mut passages = vec![0u64; store.themes.taxonomy.len()];
    for at in 0..store.passages.len() {
        let primary = store.themes.of(at).next();
        let Some(given) = primary.filter(|given| !store.themes.taxonomy[given.theme].general) else {
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
    let most = |key: u64| {
        let words = &counts[(key & 0xFFFF) as usize];
        words
            .iter()
            .rev()
            .max_by_key(|(word, count)| *count * word.chars().count().saturating_sub(1))
            .map(|(word, _)| word.clone())
    };
    themes.into_iter().filter_map(most).collect()
}
