//! `lexicon/glossary.toml`: words by which definitions are told from sentences.

use serde::Deserialize;

use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// The words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryWords {
    /// Verbs between a list and a word that is said of it.
    pub leads_to_word: Words,
}

impl Lexicon for GlossaryWords {
    const FILE: &str = "lexicon/glossary.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/glossary.toml");

    fn parse(text: &str) -> Result<GlossaryWords, Fault> {
        lexicon::read(text)
    }
}

shipped!(GlossaryWords);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_valid() {
        assert_eq!(GlossaryWords::parse(GlossaryWords::SHIPPED).err(), None);
    }
}
