//! A theme as a folder has it: its names and the words it is known by.

use serde::Deserialize;

use crate::compile::input::said::Said;
use crate::compile::language::traditional::traditional;

/// How strongly a word speaks for its theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// Where nothing else speaks.
    Weak,
    /// Among others.
    Plain,
    /// Alone.
    Strong,
}

/// One entry of the file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// T07, T07a.
    pub id: String,
    /// Chinese name.
    #[serde(default)]
    pub name: String,
    /// The same in traditional characters, where it is not the simplified one converted.
    #[serde(default)]
    pub traditional: String,
    /// English name.
    #[serde(default)]
    pub english: String,
    /// What belongs to it.
    #[serde(default)]
    pub definition: Said,
    /// Id of the theme a sub-theme belongs to.
    pub parent: Option<String>,
    /// Whether it takes what speaks of everything or of nothing in particular.
    #[serde(default)]
    pub general: bool,
    /// Words that alone say what a paragraph is about.
    #[serde(default)]
    pub strong: Vec<String>,
    /// Words that speak for the theme.
    #[serde(default)]
    pub terms: Vec<String>,
    /// Words that speak for it where nothing else does.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Phrases in which words of the taxonomy mean nothing.
    #[serde(default)]
    pub not: Vec<String>,
    /// Words of a heading below which everything belongs here first.
    #[serde(default)]
    pub heading: Vec<String>,
}

impl Entry {
    /// Its words with their voices; phrases that mean nothing are not among them.
    pub fn words(&self) -> impl Iterator<Item = (&String, Voice)> {
        let strong = self.strong.iter().map(|word| (word, Voice::Strong));
        let terms = self.terms.iter().map(|word| (word, Voice::Plain));
        let weak = self.weak.iter().map(|word| (word, Voice::Weak));
        strong.chain(terms).chain(weak)
    }

    /// Its name in traditional characters.
    pub(super) fn traditional_name(&self) -> String {
        match self.traditional.as_str() {
            "" => traditional(&self.name),
            written => written.to_string(),
        }
    }

    /// Adds what a folder says of this theme: words to words, a name in place of the name.
    pub(super) fn add(&mut self, local: Entry) {
        for (own, local) in [
            (&mut self.name, local.name),
            (&mut self.english, local.english),
            (&mut self.traditional, local.traditional),
        ] {
            if !local.is_empty() {
                *own = local;
            }
        }
        if !local.definition.text().is_empty() {
            self.definition = local.definition;
        }
        self.strong.extend(local.strong);
        self.terms.extend(local.terms);
        self.weak.extend(local.weak);
        self.not.extend(local.not);
        self.heading.extend(local.heading);
    }

    /// Takes out words that another theme has been given.
    pub(super) fn leave(&mut self, words: &[String]) {
        for own in [&mut self.strong, &mut self.terms, &mut self.weak] {
            own.retain(|word| !words.contains(word));
        }
    }
}
