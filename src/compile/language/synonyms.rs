//! `lexicon/synonyms.toml`: the words people use, and those that plans use for the same thing.
//!
//! The lexicon serves any Chinese district, so most of it concerns words a corpus does not have: only entries that can
//! find something are written into its file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::chinese::fold;
use crate::compile::CompileError;
use crate::segment::stream::{Alphabet, Stream};
use crate::segment::{DictionaryWord, SynonymGroup};

/// The lexicon of this project, for seeds that bring none.
const BUILT_IN: &str = include_str!("../../../seeds/lexicon/synonyms.toml");

/// Words people use, with those they stand for.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    synonyms: Vec<Group>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    synonym: Vec<Group>,
}

/// Each of `say` is understood as each of `means`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    say: Vec<String>,
    means: Vec<String>,
}

impl Lexicon {
    /// The lexicon of this project.
    pub fn built_in() -> Lexicon {
        // Checked by a test; a broken one would serve no synonyms.
        Lexicon::parse(BUILT_IN).unwrap_or_default()
    }

    /// The lexicon of a seeds folder, or the built-in one.
    ///
    /// # Errors
    /// The file exists and is not valid.
    pub fn load(dir: &Path) -> Result<Lexicon, CompileError> {
        let path: PathBuf = dir.join("lexicon/synonyms.toml");
        if !path.exists() {
            return Ok(Lexicon::built_in());
        }
        let text = std::fs::read_to_string(&path).map_err(|source| CompileError::Unreadable {
            path: path.clone(),
            source,
        })?;
        Lexicon::parse(&text).map_err(|message| CompileError::Manifest { path, message })
    }

    fn parse(text: &str) -> Result<Lexicon, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        for group in &file.synonym {
            let empty = |words: &[String]| words.is_empty() || words.iter().any(|word| word.trim().is_empty());
            if empty(&group.say) || empty(&group.means) {
                return Err(format!("the entry for {:?} has an empty list or word", group.say));
            }
            if let Some(word) = group.say.iter().find(|word| group.means.contains(word)) {
                return Err(format!("\"{word}\" stands for itself"));
            }
        }
        Ok(Lexicon { synonyms: file.synonym })
    }

    /// The entries that can find something in a corpus, folded, in the order of the lexicon.
    pub fn synonyms_for(&self, alphabet: &Alphabet, stream: &Stream) -> Vec<SynonymGroup> {
        let text: Vec<char> = alphabet.spell(&stream.numbers);
        let mut pairs: HashMap<[char; 2], Vec<usize>> = HashMap::new();
        for (at, pair) in text.windows(2).enumerate() {
            pairs.entry([pair[0], pair[1]]).or_default().push(at);
        }
        let place = |word: &String| {
            let wanted = fold::fold(word).chars;
            let at = match wanted[..] {
                [] => None,
                [one] => text.iter().position(|&c| c == one),
                [one, two, ..] => {
                    let mut places = pairs.get(&[one, two])?.iter().copied();
                    places.find(|&at| text[at..].starts_with(&wanted))
                }
            }?;
            Some(DictionaryWord {
                at: at as u32,
                length: u8::try_from(wanted.len()).ok()?,
                frequency: 0,
            })
        };
        let group = |group: &Group| SynonymGroup {
            say: group
                .say
                .iter()
                .map(|word| fold::fold(word).chars.into_iter().collect())
                .collect(),
            means: group.means.iter().filter_map(place).collect(),
        };
        self.synonyms
            .iter()
            .map(group)
            .filter(|group| !group.means.is_empty())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_lexicon_is_valid() {
        let lexicon = Lexicon::parse(BUILT_IN).unwrap();
        assert!(lexicon.synonyms.iter().map(|group| group.say.len()).sum::<usize>() > 200);
    }

    #[test]
    fn wrong_entries_are_named() {
        assert!(
            Lexicon::parse("[[synonym]]\nsay=['地铁']\nmeans=['地铁']")
                .unwrap_err()
                .contains("itself")
        );
        assert!(
            Lexicon::parse("[[synonym]]\nsay=[]\nmeans=['甲']")
                .unwrap_err()
                .contains("empty")
        );
        assert!(Lexicon::parse("[[synonym]]\nsay=['甲']").unwrap_err().contains("means"));
    }
}
