//! What the reader should know about how a query was read: what of it was left out, what was read otherwise.

use super::{Explorer, request, views};
use crate::query::{Note, Query, Term};
use crate::search::{self, Filters, Match, Word};

impl Explorer {
    /// The notes of an answer.
    pub(super) fn notes(
        &self,
        query: &Query,
        outcome: &search::Outcome,
        filters: &request::Filters,
    ) -> Vec<views::Note> {
        let mut notes: Vec<views::Note> = query
            .notes
            .iter()
            .map(|note| match note {
                Note::Cut(chars) => views::Note {
                    code: "query-cut",
                    detail: chars.to_string(),
                },
                Note::Ignored(text) => views::Note {
                    code: "ignored",
                    detail: text.chars().take(40).collect(),
                },
            })
            .collect();
        for field in &query.fields {
            let values = search::filter::values_of(std::slice::from_ref(field));
            let code = if values == request::Filters::default() {
                "ignored"
            } else if Filters::new(&self.store, &values).admits_none(&self.store) {
                "no-value"
            } else {
                continue;
            };
            notes.push(views::Note {
                code,
                detail: field.to_string(),
            });
        }
        notes.extend(self.unknown_themes(filters));
        if !self.store.is_whole() && self.may_be_read_otherwise(query, outcome) {
            notes.push(views::Note {
                code: "incomplete",
                detail: String::new(),
            });
        }
        for read in outcome
            .read
            .iter()
            .chain(outcome.words.iter().flat_map(|word| &word.read))
        {
            let detail = format!("{}→{}", read.typed, read.meant.join("、"));
            notes.push(views::Note {
                code: read.reading.code(),
                detail,
            });
        }
        if outcome.fallback && outcome.read.is_empty() && outcome.words.iter().all(|word| word.read.is_empty()) {
            let some = outcome.ranked.iter().all(|hit| hit.matched == Match::Some);
            let pieces = outcome
                .words
                .iter()
                .flat_map(|word| &word.pieces)
                .map(|piece| &piece.needles[0]);
            let pieces: Vec<String> = pieces.map(|piece| piece.chars.iter().collect()).collect();
            // What names only a time or a district has no parts.
            if !pieces.is_empty() {
                notes.push(views::Note {
                    code: if some { "some" } else { "parts" },
                    detail: pieces.join(" "),
                });
            }
        }
        notes
    }

    /// Whether the annex could change an answer: nothing stands as typed, or an alternative does not, or a character is not
    /// of the corpus, or a word is one that people say for another.
    fn may_be_read_otherwise(&self, query: &Query, outcome: &search::Outcome) -> bool {
        let store = &self.store;
        let strange = |term: &Term| term.folded.iter().any(|&c| store.number(c).is_none());
        let absent = |word: &Word| !word.or.is_empty() && !word.wholes().all(|whole| whole.occurs(store));
        let said = |word: &Word| word.wholes().any(|whole| store.everyday.has(&whole.chars));
        let nothing = outcome.fallback || outcome.ranked.is_empty();
        nothing && !outcome.words.is_empty()
            || outcome.words.iter().any(|word| absent(word) || said(word))
            || query.terms().chain(&query.excluded).any(strange)
    }
}
