//! `lexicon/tense.toml`: words by which a text tells what was done from what is to be done, and when.

use serde::Deserialize;

use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// The lists, by what they are looked for in; the file says more of each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tense {
    /// Words of headings.
    pub heading: Heading,
    /// Words of titles.
    pub title: Title,
    /// Words of sentences that decide where nothing else does.
    pub sentence: Sentence,
    /// Words of intent.
    pub intent: Intent,
    /// Words of review.
    pub review: Review,
    /// From-to statements.
    pub departure: Departure,
    /// How a figure is meant.
    pub manner: Manner,
    /// Words beside times.
    pub time: Time,
}

/// Words of headings.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Heading {
    pub review: Words,
    pub review_alone: Words,
    pub plan: Words,
    pub joints: Words,
    pub looks_back: Words,
}

/// Words of titles.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Title {
    pub list: Words,
    pub done: Words,
    pub rules: Words,
    pub part: Words,
}

/// Words of sentences.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Sentence {
    pub ahead: Words,
    pub done: Words,
    pub neither: Words,
    pub looks_back: Words,
    pub settled: Words,
    pub no_aspect: Words,
}

/// Words of intent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Intent {
    pub alone: Words,
    pub opening: Words,
    pub verbs: Words,
    pub future: Words,
    pub not_after: Words,
    pub not_before: Words,
    pub goes_on: Words,
    pub effort: Words,
    pub effort_verbs: Words,
    pub goal: Words,
    pub goal_done: Words,
}

/// Words of review.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Review {
    pub words: Words,
    pub neither: Words,
}

/// From-to statements.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Departure {
    pub open: Words,
    pub reached: Words,
    pub leaves: Words,
}

/// How a figure is meant.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Manner {
    pub striven: Words,
    pub ensured: Words,
    pub expected: Words,
}

/// Words beside times.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Time {
    pub until: Words,
    pub end_of: Words,
    pub since: Words,
    pub of_plan: Words,
    pub end_of_plan: Words,
    pub within: Words,
    pub takes: Words,
    pub of_account: Words,
    pub compared: Words,
    pub from: Words,
    pub equals: Words,
    pub names_by: Words,
    pub named: Words,
    pub parts: Words,
    pub turns: Words,
    pub turn_units: Words,
    pub of_month: Words,
    pub someday: Words,
}

impl Lexicon for Tense {
    const FILE: &str = "lexicon/tense.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/tense.toml");

    fn parse(text: &str) -> Result<Tense, Fault> {
        lexicon::read(text)
    }
}

shipped!(Tense);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_valid() {
        assert_eq!(Tense::parse(Tense::SHIPPED).err(), None);
    }
}
