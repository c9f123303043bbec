//! What the editors of a folder say in its manifest, patches and taxonomy, and the units of its figures, each once and in all languages of the page.

use std::collections::{BTreeMap, BTreeSet};

use super::input::manifest::Entry;
use super::input::said::Said;
use super::themes::Taxonomy;
use crate::model::{Indicator, Wording, base_unit};

/// What a difference may be counted in, whatever its figures are counted in.
const MYRIADS: [&str; 2] = ["万", "亿"];

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

    /// The units that figures are compared in, where they are written otherwise in traditional characters: 2300亿元 is 2300億元 in a
    /// sentence of the page.
    pub fn add_units(&mut self, figures: &[Indicator]) {
        let units = figures.iter().flat_map(|figure| {
            let (base, _) = base_unit(&figure.unit);
            let myriads = MYRIADS.map(|myriad| format!("{myriad}{base}"));
            myriads.into_iter().chain([figure.unit.clone(), base.to_string()])
        });
        let units = units.collect::<BTreeSet<String>>().into_iter().map(Said::Once);
        let differs = |said: &Said| said.wording().traditional != said.text();
        self.add(units.filter(differs).collect::<Vec<Said>>().iter());
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
