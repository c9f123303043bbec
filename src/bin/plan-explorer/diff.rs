//! What one compiled corpus changes against another, for a maintainer who has rebuilt it.

use std::collections::{BTreeMap, BTreeSet};

use plan_explorer::api::Explorer;
use plan_explorer::api::records::PassageRecord;
use serde::Serialize;

/// The difference between two corpora.
#[derive(Serialize)]
pub struct Difference {
    /// Documents by key.
    pub documents: Change,
    /// Headings as `key: heading`.
    pub sections: Change,
    /// Passages by id.
    pub passages: Change,
    /// Passages whose figures differ, with the figures gone and come.
    pub figures: Vec<FigureChange>,
}

/// What is new, gone, or not as it was.
#[derive(Default, Serialize)]
pub struct Change {
    /// Only in the newer corpus.
    pub added: Vec<String>,
    /// Only in the older one.
    pub removed: Vec<String>,
    /// In both, and different.
    pub changed: Vec<String>,
}

/// Figures of one passage that differ.
#[derive(Serialize)]
pub struct FigureChange {
    /// Passage id in the newer corpus.
    pub passage: String,
    /// Figures the older text has and the newer has not.
    pub removed: Vec<String>,
    /// Figures the newer text has and the older has not.
    pub added: Vec<String>,
}

/// Compares two corpora: documents by key, headings by their words, passages by their text.
pub fn diff(old: &Explorer, new: &Explorer) -> Difference {
    let (old_passages, new_passages) = (passages(old), passages(new));
    let mut documents = Change::default();
    let mut passage_change = Change::default();
    let mut figures = Vec::new();
    let keys: BTreeSet<&String> = old_passages.keys().chain(new_passages.keys()).collect();
    for key in keys {
        match (old_passages.get(key), new_passages.get(key)) {
            (Some(before), Some(after)) => {
                let count = passage_change.added.len() + passage_change.removed.len() + passage_change.changed.len();
                compare(before, after, &mut passage_change, &mut figures);
                if passage_change.added.len() + passage_change.removed.len() + passage_change.changed.len() > count {
                    documents.changed.push(key.clone());
                }
            }
            (before, after) => {
                if before.is_some() {
                    documents.removed.push(key.clone())
                } else {
                    documents.added.push(key.clone())
                }
                passage_change
                    .removed
                    .extend(before.iter().flat_map(|p| p.iter()).map(|p| p.id.clone()));
                passage_change
                    .added
                    .extend(after.iter().flat_map(|p| p.iter()).map(|p| p.id.clone()));
            }
        }
    }
    let (before, after) = (headings(old), headings(new));
    let sections = Change {
        added: after.difference(&before).cloned().collect(),
        removed: before.difference(&after).cloned().collect(),
        changed: Vec::new(),
    };
    Difference {
        documents,
        sections,
        passages: passage_change,
        figures,
    }
}

type Passages = BTreeMap<String, Vec<PassageRecord>>;

fn passages(explorer: &Explorer) -> Passages {
    let keys: BTreeMap<String, String> = explorer
        .document_records()
        .into_iter()
        .map(|d| (d.file, d.id))
        .collect();
    let mut by_document = Passages::new();
    keys.values()
        .for_each(|key| drop(by_document.insert(key.clone(), Vec::new())));
    for passage in explorer.passage_records() {
        let key = keys.get(&passage.file).cloned().unwrap_or_default();
        by_document.entry(key).or_default().push(passage);
    }
    by_document
}

fn headings(explorer: &Explorer) -> BTreeSet<String> {
    let keys: BTreeMap<String, String> = explorer
        .document_records()
        .into_iter()
        .map(|d| (d.file, d.id))
        .collect();
    let of = |record: plan_explorer::api::records::OutlineRecord| {
        let key = keys.get(&record.file).cloned().unwrap_or_default();
        record
            .nodes
            .into_iter()
            .map(move |node| format!("{key}: {}{}", node.number, node.title))
            .collect::<Vec<_>>()
    };
    explorer.outline_records().into_iter().flat_map(of).collect()
}

/// Passages with equal text are the same; of the others, those that share half of their pairs of characters are one
/// passage that changed.
fn compare(before: &[PassageRecord], after: &[PassageRecord], change: &mut Change, figures: &mut Vec<FigureChange>) {
    let texts = |passages: &[PassageRecord]| passages.iter().map(|p| p.text.clone()).collect::<BTreeSet<_>>();
    let (old_texts, new_texts) = (texts(before), texts(after));
    let mut gone: Vec<&PassageRecord> = before.iter().filter(|p| !new_texts.contains(&p.text)).collect();
    for passage in after.iter().filter(|p| !old_texts.contains(&p.text)) {
        let closest = gone
            .iter()
            .enumerate()
            .map(|(at, old)| (at, likeness(&old.text, &passage.text)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        match closest.filter(|(_, likeness)| *likeness >= 0.5) {
            Some((at, _)) => {
                let old = gone.remove(at);
                change.changed.push(passage.id.clone());
                let (old_figures, new_figures) = (figures_of(&old.text), figures_of(&passage.text));
                if old_figures != new_figures {
                    figures.push(FigureChange {
                        passage: passage.id.clone(),
                        removed: old_figures.difference(&new_figures).cloned().collect(),
                        added: new_figures.difference(&old_figures).cloned().collect(),
                    });
                }
            }
            None => change.added.push(passage.id.clone()),
        }
    }
    change.removed.extend(gone.into_iter().map(|p| p.id.clone()));
}

fn likeness(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).map(|w| (w[0], w[1])).collect::<BTreeSet<_>>()
    };
    let (a, b) = (pairs(a), pairs(b));
    let all = a.union(&b).count();
    if all == 0 {
        0.0
    } else {
        a.intersection(&b).count() as f64 / all as f64
    }
}

fn figures_of(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '%')
        .map(|figure| figure.trim_matches('.').to_string())
        .filter(|figure| figure.starts_with(|c: char| c.is_ascii_digit()))
        .collect()
}

impl Difference {
    /// The difference for people.
    pub fn describe(&self) -> String {
        let mut text = String::new();
        for (name, change) in [
            ("documents", &self.documents),
            ("sections", &self.sections),
            ("passages", &self.passages),
        ] {
            let (added, removed, changed) = (change.added.len(), change.removed.len(), change.changed.len());
            text.push_str(&format!(
                "{name}: {added} added, {removed} removed, {changed} changed\n"
            ));
            let marked = [("+", &change.added), ("-", &change.removed), ("~", &change.changed)];
            for (mark, list) in marked {
                list.iter()
                    .for_each(|item| text.push_str(&format!("  {mark} {item}\n")));
            }
        }
        text.push_str(&format!("passages with other figures: {}\n", self.figures.len()));
        for change in &self.figures {
            text.push_str(&format!(
                "  {}: -{} +{}\n",
                change.passage,
                change.removed.join(" -"),
                change.added.join(" +")
            ));
        }
        text
    }
}
