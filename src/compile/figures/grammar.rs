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
