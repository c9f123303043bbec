//! `lexicon/grammar.toml`: the words of the sentences that figures stand in.

use serde::Deserialize;

use crate::compile::figures::predicate::Predicate;
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
    /// Verbs of what is begun and not done yet, with how they are written in a name.
    pub begun: Vec<(String, String)>,
    /// Endings of names of what is done, so much in one year and so much in another.
    pub deeds: Words,
    /// Endings of names of what is summed up over a year.
    pub sums: Words,
    /// What stands between a noun and its number.
    pub joints: Words,
    /// What is said of a noun before its number.
    pub done: Words,
    /// What is brought about by a verb that is no part of a name.
    pub brought: Words,
    /// Words that are a quantity of something else.
    pub parts: Words,
    /// Words for the money of projects.
    pub invested: Words,
    /// Seats, beds and people, which belong to the house listed before them.
    pub seats: Words,
    /// People who belong to a house and may be named in a clause of their own.
    pub people: Words,
    /// Houses that have seats, beds and people.
    pub houses: Words,
    /// Words of change that say more.
    pub rises: Words,
    /// Words of change that say less.
    pub falls: Words,
    /// How a change is measured: dropped before it.
    pub against: Words,
    /// What is set to be done, for the year or by someone.
    pub plans: Words,
    /// Which plan it is.
    pub which_plan: Words,
    /// What is said behind a noun, in the order it is looked for.
    pub predicates: Vec<(String, Predicate)>,
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
