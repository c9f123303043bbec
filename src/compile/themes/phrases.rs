//! The words of a taxonomy, found in a text: the longest phrase counts, and nothing inside it.

use std::collections::HashMap;

use crate::chinese::fold;
use crate::compile::themes::{Taxonomy, Voice};

/// Finds the words of all themes at once.
pub struct Phrases {
    phrases: HashMap<Vec<char>, Vec<(usize, Voice)>>,
    /// Lengths of the phrases that begin with a character, longest first.
    lengths: HashMap<char, Vec<usize>>,
}

/// A phrase in a text.
pub struct Found<'p> {
    /// First folded character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The entries it speaks for; none for a phrase that means nothing.
    pub votes: &'p [(usize, Voice)],
}

impl Phrases {
    /// The words of a taxonomy. Those under `not` are found and speak for nobody, so that nothing in them is found.
    pub fn new(taxonomy: &Taxonomy) -> Phrases {
        let mut phrases: HashMap<Vec<char>, Vec<(usize, Voice)>> = HashMap::new();
        for (at, entry) in taxonomy.entries.iter().enumerate() {
            for (word, voice) in entry.words() {
                phrases.entry(fold::fold(word).chars).or_default().push((at, voice));
            }
        }
        for word in taxonomy.entries.iter().flat_map(|entry| &entry.not) {
            phrases.entry(fold::fold(word).chars).or_default();
        }
        let mut lengths: HashMap<char, Vec<usize>> = HashMap::new();
        for phrase in phrases.keys() {
            lengths.entry(phrase[0]).or_default().push(phrase.len());
        }
        for lengths in lengths.values_mut() {
            lengths.sort_unstable_by(|a, b| b.cmp(a));
            lengths.dedup();
        }
        Phrases { phrases, lengths }
    }

    /// The phrases in a folded text, from left to right, none within another. Linear in the text.
    pub fn find(&self, text: &[char]) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let lengths = self.lengths.get(&text[start]).map_or(&[][..], Vec::as_slice);
            let longest = lengths.iter().find_map(|&length| {
                let votes = self.phrases.get(text.get(start..start + length)?)?;
                Some((start + length, votes))
            });
            match longest {
                Some((end, votes)) => {
                    found.push(Found { start, end, votes });
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }
}
