//! `lexicon/bounds.toml`: words that say how a number bounds what it counts.

use serde::Deserialize;

use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};
use crate::model::Comparator;

/// The words around numbers; the file says more of each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    before: Sides,
    behind: Sides,
    reached: Words,
    other_near: Words,
    past: Words,
    /// Names of numbers without a unit.
    pub bare: Words,
    /// What the steps of a ladder are called.
    pub steps: Words,
    /// Round numbers without digits.
    pub round: Round,
    /// Parts of a whole in words.
    pub part: Part,
    /// Sizes that things are sorted by.
    pub class: Class,
    /// Places in a list.
    pub rank: Rank,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sides {
    at_least: Words,
    at_most: Words,
    above: Words,
    below: Words,
    about: Words,
    equal: Words,
    range: Words,
}

/// Words around round numbers without digits.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// What bounds them.
    pub before: Words,
    /// What makes a class of them.
    pub class: Words,
}

/// Words around parts in words, further to those of round numbers.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Before.
    pub before: Words,
    /// Behind.
    pub behind: Words,
}

/// Things that are sorted by size.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// By any.
    pub things: Words,
    /// By a round one.
    pub of_round: Words,
    /// The words between size and thing.
    pub above: Words,
}

/// Words of places in a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// What says that there is one.
    pub verbs: Words,
    /// Where it is.
    pub areas: Words,
}

impl Lexicon for Bounds {
    const FILE: &str = "lexicon/bounds.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/bounds.toml");

    fn parse(text: &str) -> Result<Bounds, Fault> {
        lexicon::read(text)
    }
}

shipped!(Bounds);

impl Sides {
    fn lists(&self) -> [(&Words, Comparator); 7] {
        [
            (&self.at_least, Comparator::AtLeast),
            (&self.at_most, Comparator::AtMost),
            (&self.above, Comparator::Above),
            (&self.below, Comparator::Below),
            (&self.about, Comparator::About),
            (&self.equal, Comparator::Equal),
            (&self.range, Comparator::Range),
        ]
    }

    /// The longest of the words that `length` measures.
    fn longest(&self, length: impl Fn(&Words) -> Option<usize>) -> Option<(usize, Comparator)> {
        let found = self
            .lists()
            .into_iter()
            .filter_map(|(words, c)| Some((length(words)?, c)));
        found.max_by_key(|(length, _)| *length)
    }
}

impl Bounds {
    /// The bounding word a text ends with.
    pub fn before(&self, text: &[char]) -> Option<(usize, Comparator)> {
        let (length, comparator) = self.before.longest(|words| words.ends(text))?;
        let word = &text[text.len() - length..];
        // 最近 is no 近, and 过 is more than a value only behind what has one.
        let of_another =
            word == ['近'] && self.other_near.ends(text).is_some() || word == ['过'] && self.past.ends(text).is_none();
        (!of_another).then_some((length, comparator))
    }

    /// The bounding word a text begins with.
    pub fn behind(&self, text: &[char]) -> Option<(usize, Comparator)> {
        self.behind.longest(|words| words.begins(text))
    }

    /// Whether a bounding word is 达 or 达到.
    pub fn is_reached(&self, word: &[char]) -> bool {
        self.reached.ends(word) == Some(word.len())
    }

    /// Whether a word bounds what it stands before.
    pub fn bounds(&self, text: &[char]) -> bool {
        let found = self.before.longest(|words| words.ends(text));
        found.is_some_and(|(_, comparator)| comparator != Comparator::Equal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_valid() {
        assert_eq!(Bounds::parse(Bounds::SHIPPED).err(), None);
    }
}
