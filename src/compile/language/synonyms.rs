//! `lexicon/synonyms.toml`: the words people use, and those that plans use for the same thing.
//!
//! The lexicon serves any Chinese district, so most of it concerns words a corpus does not have: only entries that can
//! find something are written into its file.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use crate::chinese::fold;
use crate::compile::lexicon::{self, Fault, Lexicon};
use crate::segment::stream::{Alphabet, Stream};
use crate::segment::{DictionaryWord, SynonymGroup};

/// Words people use, with those they stand for.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    groups: Vec<Group>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    synonym: Vec<Spanned<Group>>,
}

/// Each of `say` is understood as each of `means`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    say: Vec<String>,
    means: Vec<String>,
}

impl Lexicon for Synonyms {
    const FILE: &str = "lexicon/synonyms.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/synonyms.toml");

    fn parse(text: &str) -> Result<Synonyms, Fault> {
        Synonyms::default().with_local(text)
    }

    fn with_local(mut self, text: &str) -> Result<Synonyms, Fault> {
        let file: File = lexicon::read(text)?;
        let all = self.groups.iter().flat_map(|group| &group.say);
        let mut said: HashMap<Vec<char>, String> = all.map(|word| (fold::fold(word).chars, word.clone())).collect();
        for group in &file.synonym {
            let fault = |message| Fault::at(text, group.span().start, message);
            let Group { say, means } = group.get_ref();
            if say.is_empty() || means.is_empty() {
                return Err(fault(format!("the entry for {say:?} has an empty list")));
            }
            if let Some(word) = say.iter().find(|word| means.contains(word)) {
                return Err(fault(format!("\"{word}\" stands for itself")));
            }
            for word in say {
                if let Some(other) = said.insert(fold::fold(word).chars, word.clone()) {
                    return Err(fault(format!(
                        "\"{word}\" has an entry already, as \"{other}\"; what it means belongs into one"
                    )));
                }
            }
        }
        self.groups.extend(file.synonym.into_iter().map(Spanned::into_inner));
        Ok(self)
    }
}

impl Synonyms {
    /// All everyday words, folded.
    pub fn said(&self) -> Vec<Vec<char>> {
        let said = self.groups.iter().flat_map(|group| &group.say);
        said.map(|word| fold::fold(word).chars).collect()
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
        self.groups
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
        let lexicon = Synonyms::parse(Synonyms::SHIPPED).unwrap();
        assert!(lexicon.groups.iter().map(|group| group.say.len()).sum::<usize>() > 200);
    }

    #[test]
    fn wrong_entries_are_named() {
        assert!(
            Synonyms::parse("[[synonym]]\nsay=['地铁']\nmeans=['地铁']")
                .unwrap_err()
                .message
                .contains("itself")
        );
        assert!(
            Synonyms::parse("[[synonym]]\nsay=[]\nmeans=['甲']")
                .unwrap_err()
                .message
                .contains("empty")
        );
        assert!(
            Synonyms::parse("[[synonym]]\nsay=['甲']")
                .unwrap_err()
                .message
                .contains("means")
        );
        let twice = "[[synonym]]\nsay=['甲']\nmeans=['乙']\n\n[[synonym]]\nsay=['丙', '甲']\nmeans=['丁']\n";
        let fault = Synonyms::parse(twice).unwrap_err();
        assert_eq!(fault.line, Some(5));
        assert!(fault.message.contains("has an entry already"));
        let local = Synonyms::shipped().with_local("[[synonym]]\nsay=['地铁']\nmeans=['某线']\n");
        assert!(local.unwrap_err().message.contains("has an entry already"));
    }
}
