//! The questions of the corpus as requests.

use serde::Serialize;

use crate::api::Explorer;
use crate::model::{self, QuestionCode};

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

impl Explorer {
    /// Those that were asked when the corpus was compiled; none without the annex.
    pub(super) fn questions(&self) -> Vec<Question> {
        let questions = self.store.questions().unwrap_or_default();
        questions.into_iter().map(|asked| self.question(asked)).collect()
    }

    fn question(&self, asked: model::Question) -> Question {
        let row = asked.document.map(|at| &self.store.documents[at as usize]);
        let mut filters = QuestionFilters::default();
        let mut place = String::new();
        if let Some(row) = row {
            if asked.code == QuestionCode::OfDocument {
                filters.doc.push(row.key.clone());
                place.clone_from(&row.metadata.title);
            } else {
                filters.region.extend(row.metadata.region.clone());
                place.clone_from(&row.unit);
            }
        }
        Question {
            code: asked.code.name(),
            request: QuestionRequest {
                query: asked.word.clone(),
                filters,
                sort: if asked.code == QuestionCode::OverTime {
                    "year"
                } else {
                    "relevance"
                },
            },
            word: asked.word,
            place,
            total: asked.total as usize,
        }
    }
}
