//! `lexicon/page-boilerplate.toml`: the words of web pages that are no part of what they publish.

use serde::Deserialize;

use crate::compile::lexicon::{self, Fault, Lexicon, Words, shipped};

/// Lists of words, each by where on a page they occur.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boilerplate {
    /// Fields scrapers put on the first lines of a file.
    pub header_fields: Words,
    /// Names of fields that describe the page, wherever a short line opens with them.
    pub labels: Words,
    /// Names that stand in texts as well: of the page only before the text, or beside another field.
    pub front_labels: Words,
    /// How a line opens that says where on the site one is.
    pub positions: Words,
    /// The first page of a site.
    pub home: Words,
    /// What buttons and menus say.
    pub menu: Words,
    /// How lines above a page open that greet or ask for a word to search.
    pub greetings: Words,
    /// How names of sites end.
    pub sites: Words,
    /// Words that only the foot of a page has.
    pub foot: Words,
    /// Words by which a line of the foot opens, and which sentences and tables hold as well.
    pub foot_openings: Words,
    /// Words the foot shares with ordinary sentences: enough at the beginning of a short line.
    pub shared: Words,
    /// How names of files end.
    pub files: Words,
}

impl Lexicon for Boilerplate {
    const FILE: &str = "lexicon/page-boilerplate.toml";
    const SHIPPED: &str = include_str!("../../../../seeds/lexicon/page-boilerplate.toml");

    fn parse(text: &str) -> Result<Boilerplate, Fault> {
        lexicon::read(text)
    }
}

shipped!(Boilerplate);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_valid() {
        assert_eq!(Boilerplate::parse(Boilerplate::SHIPPED).err(), None);
    }
}
