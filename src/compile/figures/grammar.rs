//! `lexicon/grammar.toml`: the words of the sentences that figures stand in.

use serde::Deserialize;

use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// Lists of words, each by what it does in a sentence; the file says more of each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grammar {
    /// How a document names its own district.
    pub own_district: Words,
    /// What alone before a second number makes it another aim for the same.
    pub aims: Words,
    /// When and how: dropped before a noun.
    pub manner: Words,
    /// Verbs that belong into the name, with how they are written there.
    pub tags: Vec<(String, String)>,
    /// Verbs that are dropped, the noun after them being what is counted.
    pub verbs: Words,
    /// What stands between a noun and its number.
    pub joints: Words,
    /// What is said of a noun before its number.
    pub done: Words,
    /// What is brought about by a verb that is no part of a name.
    pub brought: Words,
}

impl Lexicon for Grammar {
    const FILE: &str = "lexicon/grammar.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/grammar.toml");

    fn parse(text: &str) -> Result<Grammar, Fault> {
        lexicon::read(text)
    }
}

shipped!(Grammar);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_valid() {
        assert_eq!(Grammar::parse(Grammar::SHIPPED).err(), None);
    }
}
