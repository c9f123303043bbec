//! `lexicon/genre.toml`: words that every plan and report is full of, and that tell nothing of a single one.

use std::collections::{BTreeMap, HashSet};

use toml::Spanned;

use crate::chinese::fold;
use crate::compile::lexicon::{self, Fault, Lexicon};

/// Words of the genre, folded.
#[derive(Debug, Clone, Default)]
pub struct Genre {
    words: HashSet<String>,
}

impl Genre {
    /// Whether a word tells of the genre only.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

impl Lexicon for Genre {
    const FILE: &str = "lexicon/genre.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/genre.toml");

    /// Lists of words under any names.
    fn parse(text: &str) -> Result<Genre, Fault> {
        let lists: BTreeMap<String, Vec<Spanned<String>>> = lexicon::read(text)?;
        let mut words = HashSet::new();
        for (list, word) in lists
            .iter()
            .flat_map(|(list, words)| words.iter().map(move |word| (list, word)))
        {
            let folded: String = fold::fold(word.get_ref()).chars.into_iter().collect();
            if !words.insert(folded) {
                let message = format!(
                    "\"{}\" is listed twice, the second time under \"{list}\"",
                    word.get_ref()
                );
                return Err(Fault::at(text, word.span().start, message));
            }
        }
        Ok(Genre { words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_words_are_valid() {
        let genre = Genre::parse(Genre::SHIPPED).unwrap();
        assert!(genre.has("推进") && genre.has("全市") && !genre.has("公园"));
    }

    #[test]
    fn wrong_words_are_named() {
        assert!(Genre::parse("a=['']").unwrap_err().message.contains("empty"));
        let twice = Genre::parse("a=['甲']\nb=['甲']").unwrap_err();
        assert!(twice.message.contains("twice") && twice.line == Some(2));
        assert!(Genre::parse("a='甲'").is_err());
    }
}
