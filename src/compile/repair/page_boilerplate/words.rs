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
    /// Classes of elements that are not shown.
    pub hidden_classes: Words,
    /// Words in the class or name of an element that surrounds the article.
    pub around_classes: Words,
    /// The same of an element in which readers comment.
    pub comment_classes: Words,
    /// Names of what a page says of itself.
    pub facts: Facts,
}

/// Names of `<meta>` elements, of fields in the head of a Markdown file and in the table above a public document, by what they
/// tell. In small letters.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The title of the article.
    pub title: Words,
    /// The day it was published.
    pub published: Words,
    /// The day it was signed.
    pub signed: Words,
    /// The body that issued it.
    pub issuer: Words,
    /// The paper or site it was taken from.
    pub source: Words,
    /// What the site is called.
    pub site: Words,
    /// Its address.
    pub url: Words,
    /// Names that scripts give the day of publication.
    pub script_dates: Words,
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
