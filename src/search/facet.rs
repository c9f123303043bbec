//! Counts beside the filters: how many full answers a value would leave, all other filters kept.

use crate::search::Scored;
use crate::search::filter::{Field, Filters};
use crate::segment::{Store, distinct};

/// A value and how many results have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The value as the filter takes it.
    pub value: String,
    /// As a reader reads it.
    pub label: String,
    /// For sections: index of the document.
    pub document: Option<usize>,
    /// Results with this value that pass every other filter.
    pub count: usize,
}

impl Count {
    /// Equal values as one, at the place of the first.
    pub fn merged(all: Vec<Count>) -> Vec<Count> {
        let numbers = distinct::texts(all.iter().map(|count| count.value.as_str()));
        let mut merged: Vec<Count> = Vec::new();
        for (one, number) in all.into_iter().zip(numbers) {
            match merged.get_mut(number as usize) {
                Some(same) => same.count += one.count,
                None => merged.push(one),
            }
        }
        merged
    }
}

/// Counts for every value of every filter, zeros included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By document, in the order of the corpus.
    pub doc: Vec<Count>,
    /// By district, in order of first appearance.
    pub region: Vec<Count>,
    /// By year, newest first.
    pub year: Vec<Count>,
    /// By kind, in order of first appearance.
    pub kind: Vec<Count>,
    /// By section of the first level.
    pub section: Vec<Count>,
    /// By entry of the taxonomy: each theme, then its sub-themes.
    pub theme: Vec<Count>,
    /// For each filter, in the order of [`Field`], the results that it alone keeps out.
    pub kept_out: [usize; Field::ALL.len()],
    /// Results that the filters keep out, each alone or together.
    pub all_kept_out: usize,
}

/// Splits candidates into those that pass and the counts. One pass over the candidates.
pub(in crate::search) fn count(store: &Store, filters: &Filters, candidates: &[Scored]) -> (Vec<Scored>, Facets) {
    let sections: Vec<usize> = (0..store.sections.len())
        .filter(|&at| store.sections[at].level == 1)
        .collect();
    let mut by_document = vec![[0usize; 4]; store.documents.len()];
    let mut by_section = vec![0usize; sections.len()];
    let mut by_theme = vec![0usize; store.themes.taxonomy.len()];
    let mut kept_out = [0; Field::ALL.len()];
    let unfiltered = filters.is_empty();
    let mut kept = Vec::with_capacity(candidates.len());
    for hit in candidates {
        let failing = if unfiltered {
            0
        } else {
            filters.failing(store, hit.passage)
        };
        if failing == 0 {
            kept.push(*hit);
        } else if failing.is_power_of_two() {
            kept_out[failing.trailing_zeros() as usize] += 1;
        }
        if hit.partial {
            continue;
        }
        // A value's count holds all other filters, so a passage that fails its filter alone still counts there.
        let counts_for = |field: Field| failing & !(1 << field as u8) == 0;
        let document = store.passages[hit.passage as usize].document as usize;
        for field in [Field::Document, Field::Region, Field::Year, Field::Kind] {
            by_document[document][field as usize] += usize::from(counts_for(field));
        }
        if counts_for(Field::Theme) {
            for &entry in store.themes.entries(hit.passage as usize) {
                by_theme[entry as usize] += 1;
            }
        }
        if counts_for(Field::Section) {
            let at = sections.partition_point(|&s| store.sections[s].passages.start <= hit.passage);
            if let Some(at) = at.checked_sub(1)
                && store.sections[sections[at]].passages.contains(&hit.passage)
            {
                by_section[at] += 1;
            }
        }
    }
    let facets = Facets {
        doc: store
            .documents
            .iter()
            .zip(&by_document)
            .map(|(d, counts)| Count {
                value: d.key.clone(),
                label: d.metadata.title.clone(),
                document: None,
                count: counts[Field::Document as usize],
            })
            .collect(),
        region: grouped(store, &by_document, Field::Region, |at| {
            store.documents[at].metadata.region.as_deref()
        }),
        year: newest_first(grouped(store, &by_document, Field::Year, |at| {
            store.documents[at].year.as_deref()
        })),
        kind: {
            let mut kinds = grouped(store, &by_document, Field::Kind, |at| {
                Some(store.documents[at].metadata.kind.as_str())
            });
            for kind in &mut kinds {
                let label = crate::model::DOCUMENT_KINDS
                    .iter()
                    .find(|(name, _)| *name == kind.value);
                kind.label = label.map_or(kind.value.clone(), |(_, label)| (*label).to_string());
            }
            kinds
        },
        section: sections
            .iter()
            .zip(by_section)
            .map(|(&at, count)| {
                let section = &store.sections[at];
                let label = crate::model::Section::join(&section.number, &section.title);
                Count {
                    value: store.section_name(at),
                    label,
                    document: Some(section.document as usize),
                    count,
                }
            })
            .collect(),
        theme: store
            .themes
            .taxonomy
            .iter()
            .zip(by_theme)
            .map(|(theme, count)| Count {
                value: theme.id.clone(),
                label: theme.name.clone(),
                document: None,
                count,
            })
            .collect(),
        kept_out,
        all_kept_out: candidates.len() - kept.len(),
    };
    (kept, facets)
}

fn grouped<'s>(
    store: &Store,
    counts: &[[usize; 4]],
    field: Field,
    value: impl Fn(usize) -> Option<&'s str>,
) -> Vec<Count> {
    let one = |at: usize| {
        let value = value(at)?.to_string();
        Some(Count {
            label: value.clone(),
            value,
            document: None,
            count: counts[at][field as usize],
        })
    };
    Count::merged((0..store.documents.len()).filter_map(one).collect())
}

fn newest_first(years: Vec<Count>) -> Vec<Count> {
    let key = |(at, year): (usize, &Count)| !year.value.parse::<u32>().map_or(0, u64::from) << 32 | at as u64;
    let mut keys: Vec<u64> = years.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| years[key as u32 as usize].clone()).collect()
}
