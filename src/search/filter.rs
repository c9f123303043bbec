//! What the reader left in: documents, districts, years, kinds, sections, themes.

use crate::chinese::calendar::YearSpan;
use crate::query;
use crate::segment::Store;

/// Values of each filter; an empty list filters nothing. Values of one filter are alternatives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Indices of documents that pass the document filter; `None` if it is not set.
    documents: Option<Vec<bool>>,
    regions: Option<Vec<bool>>,
    years: Option<Vec<bool>>,
    kinds: Option<Vec<bool>>,
    /// Ranges of passages.
    sections: Option<Vec<std::ops::Range<u32>>>,
    /// Entries of the taxonomy.
    themes: Option<Vec<bool>>,
}

/// The filters, in the order of their bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Document.
    Document,
    /// District.
    Region,
    /// Year.
    Year,
    /// Kind of document.
    Kind,
    /// Section.
    Section,
    /// Theme or sub-theme.
    Theme,
}

impl Field {
    /// Every filter, in the order of their bits.
    pub const ALL: [Field; 6] = [
        Field::Document,
        Field::Region,
        Field::Year,
        Field::Kind,
        Field::Section,
        Field::Theme,
    ];
}

/// Values as they come from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    /// Document keys or file names, or words of a title.
    pub doc: Vec<String>,
    /// Districts, whole or in part: 香洲区, 香洲, 珠海市香洲区.
    pub region: Vec<String>,
    /// Years, or ranges: 2021..2025.
    pub year: Vec<String>,
    /// Kinds of document by name or by the reader's word.
    pub kind: Vec<String>,
    /// Section names, or words that a heading contains.
    pub section: Vec<String>,
    /// Themes and sub-themes by id, or by words of their names: T07, T07a, 城市更新.
    pub theme: Vec<String>,
}

impl Values {
    /// The values of one filter, with the name callers use.
    pub fn of(&self, field: Field) -> (&'static str, &[String]) {
        match field {
            Field::Document => ("doc", &self.doc),
            Field::Region => ("region", &self.region),
            Field::Year => ("year", &self.year),
            Field::Kind => ("kind", &self.kind),
            Field::Section => ("section", &self.section),
            Field::Theme => ("theme", &self.theme),
        }
    }
}

impl Filters {
    /// Resolves values against a store. A value that fits nothing lets nothing through.
    pub fn new(store: &Store, values: &Values) -> Filters {
        let by_document = |values: &[String], fits: &dyn Fn(usize, &str) -> bool| {
            let passes = |at: usize| values.iter().any(|value| fits(at, value));
            (!values.is_empty()).then(|| (0..store.documents.len()).map(passes).collect::<Vec<bool>>())
        };
        let documents = &store.documents;
        Filters {
            documents: by_document(&values.doc, &|at, value| {
                documents[at].key == value
                    || documents[at].file == value
                    || says(store, &documents[at].metadata.title, value)
            }),
            regions: by_document(&values.region, &|at, value| {
                let region = documents[at].metadata.region.as_deref();
                region.is_some_and(|region| says(store, region, value))
            }),
            years: by_document(&values.year, &|at, value| {
                documents[at].year.as_deref().is_some_and(|year| year_fits(year, value))
            }),
            kinds: by_document(&values.kind, &|at, value| {
                let kind = &documents[at].metadata.kind;
                let label = crate::model::DOCUMENT_KINDS.iter().find(|(name, _)| name == kind);
                kind == value || label.is_some_and(|(_, label)| says(store, label, value))
            }),
            sections: (!values.section.is_empty()).then(|| sections(store, &values.section)),
            themes: (!values.theme.is_empty()).then(|| themes(store, &values.theme)),
        }
    }

    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        *self == Filters::default()
    }

    /// Whether a passage passes every filter.
    pub fn admits(&self, store: &Store, passage: u32) -> bool {
        self.failing(store, passage) == 0
    }

    /// Whether themes are asked for that no taxonomy entry fits.
    pub fn names_no_theme(&self) -> bool {
        self.themes.as_ref().is_some_and(|chosen| !chosen.contains(&true))
    }

    /// Whether no passage passes.
    pub fn admits_none(&self, store: &Store) -> bool {
        !(0..store.passages.len() as u32).any(|passage| self.admits(store, passage))
    }

    /// One bit for each filter the passage fails, in the order of [`Field`].
    pub fn failing(&self, store: &Store, passage: u32) -> u8 {
        let document = store.passages[passage as usize].document as usize;
        let fails = |filter: &Option<Vec<bool>>| u8::from(filter.as_ref().is_some_and(|passes| !passes[document]));
        let outside = self
            .sections
            .as_ref()
            .is_some_and(|ranges| !ranges.iter().any(|range| range.contains(&passage)));
        let other_theme = self.themes.as_ref().is_some_and(|chosen| {
            let entries = store.themes.entries(passage as usize);
            !entries.iter().any(|&entry| chosen[entry as usize])
        });
        fails(&self.documents)
            | fails(&self.regions) << 1
            | fails(&self.years) << 2
            | fails(&self.kinds) << 3
            | u8::from(outside) << 4
            | u8::from(other_theme) << 5
    }
}

/// The fields of a query as values of filters.
pub fn values_of(fields: &[query::Field]) -> Values {
    let mut values = Values::default();
    for field in fields {
        let of_field = match field.name {
            query::FieldName::Doc => &mut values.doc,
            query::FieldName::Region => &mut values.region,
            query::FieldName::Year => &mut values.year,
            query::FieldName::Section => &mut values.section,
            query::FieldName::Kind => &mut values.kind,
            query::FieldName::Theme => &mut values.theme,
        };
        of_field.push(field.value.clone());
    }
    values
}

/// Whether a text holds a value, both as they are searched; nothing holds an empty one.
fn says(store: &Store, text: &str, value: &str) -> bool {
    let folded = |text: &str| store.folded(text).chars.into_iter().collect::<String>();
    let value = folded(query::cut(value));
    !value.is_empty() && folded(text).contains(&value)
}

fn year_fits(year: &str, value: &str) -> bool {
    let year = year.parse().ok().map(YearSpan::year);
    year.zip(YearSpan::filter(value))
        .is_some_and(|(year, wanted)| wanted.meets(year))
}

fn sections(store: &Store, values: &[String]) -> Vec<std::ops::Range<u32>> {
    let fits = |value: &String| -> Vec<usize> {
        match store.section_of(value) {
            Some(section) => vec![section],
            None => (0..store.sections.len())
                .filter(|&at| says(store, &store.sections[at].title, value))
                .collect(),
        }
    };
    values
        .iter()
        .flat_map(fits)
        .map(|at| store.sections[at].passages.clone())
        .collect()
}

/// For each entry of the taxonomy whether it is meant: by its id, else by words of its names.
fn themes(store: &Store, values: &[String]) -> Vec<bool> {
    let taxonomy = &store.themes.taxonomy;
    let mut chosen = vec![false; taxonomy.len()];
    for value in values {
        let by_id = taxonomy.iter().position(|theme| theme.id.eq_ignore_ascii_case(value));
        for (at, theme) in taxonomy.iter().enumerate() {
            chosen[at] |= match by_id {
                Some(id) => at == id,
                None => {
                    let named = [&theme.name, &theme.traditional]
                        .iter()
                        .any(|name| says(store, name, value));
                    named || theme.english.eq_ignore_ascii_case(value)
                }
            };
        }
    }
    chosen
}
