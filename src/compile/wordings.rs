//! What the editors of a folder say in its manifest, patches and taxonomy, each once and in all languages of the page.

use std::collections::BTreeMap;

use super::input::manifest::Entry;
use super::input::said::Said;
use super::themes::Taxonomy;
use crate::model::Wording;

/// Everything said so far, by its text.
#[derive(Default)]
pub(super) struct Wordings(BTreeMap<String, Wording>);

impl Wordings {
    /// What the manifest says of a document.
    pub fn add_entry(&mut self, entry: &Entry) {
        self.add([&entry.rights, &entry.state].into_iter().flatten());
    }

    /// What the taxonomy says of its themes.
    pub fn add_taxonomy(&mut self, taxonomy: &Taxonomy) {
        self.add(taxonomy.entries.iter().map(|entry| &entry.definition));
    }

    /// Of a sentence said twice, the one that is also said in English.
    pub fn add<'a>(&mut self, said: impl Iterator<Item = &'a Said>) {
        for wording in said.map(Said::wording).filter(|wording| !wording.text.is_empty()) {
            let known = self.0.entry(wording.text.clone()).or_default();
            if known.english.is_empty() {
                *known = wording;
            }
        }
    }

    /// Sorted by the text.
    pub fn all(self) -> Vec<Wording> {
        self.0.into_values().collect()
    }
}
