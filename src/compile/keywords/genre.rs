//! `lexicon/genre.toml`: words that every plan and report is full of, and that tell nothing of a single one.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crate::chinese::fold;
use crate::compile::CompileError;

/// The words of this project, for seeds that bring none.
const BUILT_IN: &str = include_str!("../../../seeds/lexicon/genre.toml");

/// Words of the genre, folded.
#[derive(Debug, Clone, Default)]
pub struct Genre {
    words: HashSet<String>,
}

impl Genre {
    /// The words of this project.
    pub fn built_in() -> Genre {
        // Checked by a test; a broken list would leave nothing out.
        Genre::parse(BUILT_IN).unwrap_or_default()
    }

    /// The words of a seeds folder, or the built-in ones.
    ///
    /// # Errors
    /// The file exists and is not valid.
    pub fn load(dir: &Path) -> Result<Genre, CompileError> {
        let path = dir.join("lexicon/genre.toml");
        if !path.exists() {
            return Ok(Genre::built_in());
        }
        let text = std::fs::read_to_string(&path).map_err(|source| CompileError::Unreadable {
            path: path.clone(),
            source,
        })?;
        Genre::parse(&text).map_err(|message| CompileError::Manifest { path, message })
    }

    /// Whether a word tells of the genre only.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Lists of words under any names.
    fn parse(text: &str) -> Result<Genre, String> {
        let lists: BTreeMap<String, Vec<String>> = toml::from_str(text).map_err(|e| e.to_string())?;
        let mut words = HashSet::new();
        for (list, word) in lists
            .iter()
            .flat_map(|(list, words)| words.iter().map(move |word| (list, word)))
        {
            let folded: String = fold::fold(word).chars.into_iter().collect();
            if folded.trim().is_empty() {
                return Err(format!("\"{list}\" has an empty word"));
            }
            if !words.insert(folded) {
                return Err(format!("\"{word}\" is listed twice, the second time under \"{list}\""));
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
        let genre = Genre::parse(BUILT_IN).unwrap();
        assert!(genre.has("推进") && genre.has("全市") && !genre.has("公园"));
    }

    #[test]
    fn wrong_words_are_named() {
        assert!(Genre::parse("a=['']").unwrap_err().contains("empty"));
        assert!(Genre::parse("a=['甲']\nb=['甲']").unwrap_err().contains("twice"));
        assert!(Genre::parse("a='甲'").is_err());
    }
}
