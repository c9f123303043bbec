//! Which words of a text name places: the official divisions (`divisions.tsv`) and, for names that are not among them, the
//! grammar of such names (`places.toml`).
//!
//! [`names`] finds the names at a place of a text. What a document is about is asked in `metadata::district`; how a name
//! is taken apart and shortened, in [`crate::chinese::region`].

mod divisions;
mod names;

use serde::Deserialize;

use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

pub use divisions::Divisions;
pub use names::Named;

/// The words by which places are told.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// In no name: 人民政府市.
    never: Words,
    /// At the beginning of no name: 全市.
    never_first: Words,
    /// Words after which a name begins: 在, 代表.
    before: Words,
    /// What only a name can stand before.
    certain: Words,
    /// What a name often stands before.
    likely: Words,
    /// Who speaks for a place: 区长.
    offices: Words,
    /// Openings of titles before the place.
    pub openings: Words,
    /// Who speaks for the whole country, at the head of a title.
    pub national: Words,
    /// The same at the head of a text.
    pub national_speech: Words,
    /// How the names of bodies end that issue documents.
    pub bodies: Words,
    /// Bodies of the whole country in whose name a report is given.
    pub national_bodies: Words,
    /// Zones that are run as a district.
    zones: Words,
    /// What follows the name of such a zone.
    zone_runs: Words,
    /// What stands in no name of a zone.
    zone_never: Words,
    /// Words of subjects that are not the own district.
    pub subject: SubjectWords,
    /// How bodies of a place begin that look like the rest of another word: 市民政局.
    bodies_begin: Words,
    ending: Vec<Ending>,
}

/// Lists by which the subject of a figure is found; the file says more of each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SubjectWords {
    pub endings: Words,
    pub strong: Words,
    pub generic: Words,
    pub acts: Words,
    /// Taken off one after the other, in this order.
    pub before_name: Vec<String>,
    pub no_town: Words,
    pub firm_verbs: Words,
    pub no_firm: Words,
    pub sums: Words,
    pub project_ends: Words,
    pub houses: Words,
    pub builds: Words,
    pub goes_on: String,
}

/// An ending of names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ending {
    ending: String,
    /// What makes no name before it.
    no_name: Words,
    /// Those of them that are names where only a name can stand.
    #[serde(default)]
    also_names: Words,
    /// What makes it the beginning of another word.
    goes_on: Words,
}

impl Lexicon for Places {
    const FILE: &'static str = "lexicon/places.toml";
    const SHIPPED: &'static str = include_str!("../../../seeds/lexicon/places.toml");

    fn parse(text: &str) -> Result<Places, Fault> {
        lexicon::read(text)
    }
}

shipped!(Places);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_valid() {
        assert_eq!(Places::parse(Places::SHIPPED).err(), None);
    }
}
