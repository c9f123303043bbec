//! Themes as callers see them: the taxonomy with its counts, and the tags of a passage.

use serde::Serialize;

use super::views::{FacetValue, Note};
use super::{Explorer, request};
use crate::model::{Accuracy, Because};
use crate::query;
use crate::search;
use crate::segment::{Given, Store};

/// A theme or sub-theme of the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeInfo {
    /// Its name in filters and addresses.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// The same in traditional characters.
    pub traditional: String,
    /// English name.
    pub english: String,
    /// What belongs to it; empty where the name says it.
    pub definition: String,
    /// Id of the theme it belongs to.
    pub parent: Option<String>,
    /// Passages that have it: what the filter leaves.
    pub passages: usize,
    /// Passages that are about it before all else.
    pub primary: usize,
    /// How far it can be trusted; `None` if nobody measured.
    pub accuracy: Option<ThemeAccuracy>,
}

/// How often readers agreed with a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ThemeAccuracy {
    /// Of the passages given the theme, how many readers gave it too, in percent.
    pub precision: u8,
    /// Of the passages readers gave the theme, how many were found, in percent.
    pub recall: u8,
    /// Passages that readers gave the theme.
    pub labels: u32,
}

impl From<Accuracy> for ThemeAccuracy {
    fn from(accuracy: Accuracy) -> Self {
        ThemeAccuracy {
            precision: accuracy.precision,
            recall: accuracy.recall,
            labels: accuracy.labels,
        }
    }
}

/// A theme of a passage, with the words that say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeTag {
    /// Theme id.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// Its sub-themes that apply, weightiest first.
    pub subs: Vec<ThemeName>,
    /// The words it rests on, weightiest first.
    pub because: Vec<String>,
    /// Those of them that stand in a heading above the passage.
    pub heading: Vec<String>,
}

/// A theme by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeName {
    /// Theme id.
    pub id: String,
    /// Chinese name.
    pub name: String,
}

impl ThemeName {
    /// The name of an entry of the taxonomy.
    pub fn new(store: &Store, entry: usize) -> Self {
        let theme = &store.themes.taxonomy[entry];
        ThemeName {
            id: theme.id.clone(),
            name: theme.name.clone(),
        }
    }
}

/// A theme and how many results it would leave, with its sub-themes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeFacet {
    /// As the filter takes it.
    pub value: String,
    /// As a reader reads it.
    pub label: String,
    /// Results with it.
    pub count: usize,
    /// Its sub-themes.
    pub subs: Vec<FacetValue>,
}

impl ThemeFacet {
    /// Counts by entry as a tree.
    pub fn tree(store: &Store, counts: Vec<search::Count>) -> Vec<ThemeFacet> {
        let mut facets: Vec<ThemeFacet> = Vec::new();
        for (theme, count) in store.themes.taxonomy.iter().zip(counts) {
            match facets.last_mut().filter(|_| theme.parent.is_some()) {
                Some(facet) => facet.subs.push(FacetValue::from(count)),
                None => facets.push(ThemeFacet {
                    value: count.value,
                    label: count.label,
                    count: count.count,
                    subs: Vec::new(),
                }),
            }
        }
        facets
    }
}

/// The tags of a passage, the primary theme first; none if undecided.
pub fn tags(store: &Store, passage: usize) -> Vec<ThemeTag> {
    store
        .themes
        .of(passage)
        .map(|given| tag(store, passage, given))
        .collect()
}

fn tag(store: &Store, passage: usize, given: Given<'_>) -> ThemeTag {
    let name = ThemeName::new(store, given.theme);
    let reasons = store
        .reasons(&given)
        .map_or(&[][..], |reasons| reasons.because.as_slice());
    let words = |of: &dyn Fn(&Because) -> bool| -> Vec<String> {
        let chosen = reasons.iter().filter(|because| of(because));
        chosen.map(|because| word(store, passage, because)).collect()
    };
    ThemeTag {
        id: name.id,
        name: name.name,
        subs: given
            .subs
            .iter()
            .map(|&sub| ThemeName::new(store, sub.into()))
            .collect(),
        because: words(&|_| true),
        heading: words(&|because| because.section.is_some()),
    }
}

/// The characters of a reason, as printed.
fn word(store: &Store, passage: usize, because: &Because) -> String {
    let Some(section) = because.section else {
        return store.stretch(passage, (because.start, because.end)).to_string();
    };
    let title = store.sections[section as usize].title.chars();
    let length = because.end - because.start;
    title.skip(because.start as usize).take(length as usize).collect()
}

impl Explorer {
    /// All themes, each followed by its sub-themes.
    pub fn themes(&self) -> Vec<ThemeInfo> {
        let themes = &self.store.themes;
        let mut passages = vec![0; themes.taxonomy.len()];
        let mut primary = vec![0; themes.taxonomy.len()];
        for passage in 0..self.store.passages.len() {
            for &entry in themes.entries(passage) {
                passages[entry as usize] += 1;
            }
            if let Some(given) = themes.of(passage).next() {
                primary[given.theme] += 1;
                if let Some(&sub) = given.subs.first() {
                    primary[sub as usize] += 1;
                }
            }
        }
        let info = |(at, theme): (usize, &crate::model::Theme)| ThemeInfo {
            id: theme.id.clone(),
            name: theme.name.clone(),
            traditional: theme.traditional.clone(),
            english: theme.english.clone(),
            definition: self.store.definition(at).to_string(),
            parent: theme.parent.map(|parent| themes.taxonomy[parent as usize].id.clone()),
            passages: passages[at],
            primary: primary[at],
            accuracy: theme.accuracy.map(ThemeAccuracy::from),
        };
        themes.taxonomy.iter().enumerate().map(info).collect()
    }

    /// A note for each theme a request names that is none.
    pub(super) fn unknown_themes(&self, filters: &request::Filters) -> impl Iterator<Item = Note> {
        let unknown = |theme: &&String| {
            let one = request::Filters {
                theme: vec![(*theme).clone()],
                ..request::Filters::default()
            };
            search::Filters::new(&self.store, &one).names_no_theme()
        };
        filters.theme.iter().filter(unknown).map(|theme| Note {
            code: "no-value",
            detail: query::cut(theme).to_string(),
        })
    }
}
