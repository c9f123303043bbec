//! Themes in the corpus file: which passage has which, and, apart, the words each rests on.
//!
//! What filters and counts need is one block, what explains is another: the first is read before anything is shown.

use super::bytes::{Reader, Writer};
use super::store::Store;
use super::{CorpusError, bounds};
use crate::model::{Accuracy, Because, Corpus, Theme, Themes};

/// The themes of an open corpus.
#[derive(Debug, Default)]
pub struct ThemeColumns {
    /// Themes, each followed by its sub-themes.
    pub taxonomy: Vec<Theme>,
    /// For each passage where its entries begin; one more at the end. Empty if the corpus knows no themes.
    starts: Vec<u32>,
    /// For each passage how many themes, sub-themes not counted, the passages before it have.
    themes_before: Vec<u32>,
    /// Indices into the taxonomy: each theme of a passage, followed by its sub-themes.
    entries: Vec<u16>,
}

/// What explains the themes: the part of the annex.
#[derive(Debug, Default)]
pub(super) struct ThemeReasons {
    /// For each entry of the taxonomy what belongs to it.
    pub definitions: Vec<String>,
    /// For each theme of each passage, in order.
    pub reasons: Vec<Reasons>,
}

/// Why a passage has a theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Share of the passage that speaks of it, in percent.
    pub score: u8,
    /// The words it rests on, weightiest first; sections are indices into the store's.
    pub because: Vec<Because>,
}

/// A theme of a passage with its sub-themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given<'c> {
    /// Index into the taxonomy.
    pub theme: usize,
    /// Indices of its sub-themes.
    pub subs: &'c [u16],
    /// Its number among the themes of all passages, sub-themes not counted.
    pub(super) number: usize,
}

impl ThemeColumns {
    /// The themes of a passage, the primary one first.
    pub fn of(&self, passage: usize) -> impl Iterator<Item = Given<'_>> {
        let list = self.entries(passage);
        let before = self.themes_before.get(passage).map_or(0, |&n| n as usize);
        let firsts = (0..list.len()).filter(|&at| self.is_theme(list[at]));
        firsts.enumerate().map(move |(nth, first)| {
            let rest = &list[first + 1..];
            let subs = rest.iter().position(|&e| self.is_theme(e)).unwrap_or(rest.len());
            Given {
                theme: list[first].into(),
                subs: &rest[..subs],
                number: before + nth,
            }
        })
    }

    /// Everything a passage can be found under: its themes and sub-themes.
    pub fn entries(&self, passage: usize) -> &[u16] {
        &self.entries[self.range(passage)]
    }

    fn is_theme(&self, entry: u16) -> bool {
        self.taxonomy[entry as usize].parent.is_none()
    }

    fn range(&self, passage: usize) -> std::ops::Range<usize> {
        match self.starts.get(passage..passage + 2) {
            Some(bounds) => bounds[0] as usize..bounds[1] as usize,
            None => 0..0,
        }
    }

    #[inline(never)]
    pub(super) fn read(
        mut r: Reader<'_>,
        passages: usize,
        documents: usize,
        bytes: usize,
    ) -> Result<ThemeColumns, CorpusError> {
        let mut columns = ThemeColumns::default();
        let mut theme = None;
        let count = r.count()?;
        bounds::MATRIX.allows(count as u64 * documents as u64, bytes, "themes")?;
        for at in 0..count {
            let (id, name, traditional, english) = (
                r.string()?.to_string(),
                r.string()?.to_string(),
                r.string()?.to_string(),
                r.string()?.to_string(),
            );
            let (parent, general) = match r.number()? {
                1 => (Some(theme.ok_or(r.invalid())?), false),
                kind => {
                    theme = Some(at as u32);
                    (None, kind != 0)
                }
            };
            let accuracy = match r.number()? {
                0 => None,
                labels => Some(Accuracy {
                    precision: r.byte()?,
                    recall: r.byte()?,
                    labels: labels - 1,
                }),
            };
            columns.taxonomy.push(Theme {
                id,
                name,
                traditional,
                english,
                parent,
                general,
                accuracy,
                definition: String::new(),
            });
        }
        if columns.taxonomy.is_empty() {
            r.finish()?;
            return Ok(columns);
        }
        if columns.taxonomy.len() > bounds::THEMES {
            return Err(r.invalid());
        }
        columns.starts.push(0);
        let mut themes = 0;
        for _ in 0..passages {
            columns.themes_before.push(themes);
            let count = r.count()?;
            if count > bounds::TAGS {
                return Err(r.invalid());
            }
            for _ in 0..count {
                let entry = r.number()?;
                let parent = columns.taxonomy.get(entry as usize).ok_or(r.invalid())?.parent;
                let first = columns
                    .starts
                    .last()
                    .is_some_and(|&start| start as usize == columns.entries.len());
                if parent.is_some() && first {
                    return Err(r.invalid());
                }
                themes += u32::from(parent.is_none());
                columns.entries.push(entry as u16);
            }
            columns.starts.push(columns.entries.len() as u32);
        }
        r.finish()?;
        Ok(columns)
    }
}

impl ThemeReasons {
    #[inline(never)]
    pub(super) fn read(mut r: Reader<'_>, store: &Store) -> Result<ThemeReasons, CorpusError> {
        let mut read = ThemeReasons::default();
        for _ in &store.themes.taxonomy {
            read.definitions.push(r.string()?.to_string());
        }
        for at in 0..store.passages.len() {
            let themes = store.themes.of(at).count();
            let chars = store.passages[at].chars as usize;
            for _ in 0..themes {
                let score = r.byte()?;
                let mut because = Vec::new();
                let count = r.count()?;
                if count > bounds::REASONS {
                    return Err(r.invalid());
                }
                for _ in 0..count {
                    let (steps, start) = (r.size()?, r.number()?);
                    let section = match steps.checked_sub(1) {
                        None => None,
                        Some(above) => {
                            let parent = |&at: &u32| store.sections[at as usize].parent;
                            let section = std::iter::successors(store.passages[at].section, parent).nth(above);
                            Some(section.ok_or(r.invalid())?)
                        }
                    };
                    // Counted in bytes, which are no fewer than characters: what lies behind a title shows nothing of it.
                    let limit = section.map_or(chars, |at| store.sections[at as usize].title.len());
                    let end = r.end(start, limit as u32)?;
                    if end - start > bounds::WORD {
                        return Err(r.invalid());
                    }
                    because.push(Because { section, start, end });
                }
                read.reasons.push(Reasons { score, because });
            }
        }
        r.finish()?;
        Ok(read)
    }
}

/// The block that filters and counts need.
pub(super) fn core_block(themes: &Themes) -> Vec<u8> {
    let mut w = Writer::default();
    w.number(themes.taxonomy.len() as u64);
    for theme in &themes.taxonomy {
        w.string(&theme.id);
        w.string(&theme.name);
        w.string(&theme.traditional);
        w.string(&theme.english);
        w.number(u64::from(theme.parent.is_some()) + 2 * u64::from(theme.general));
        match theme.accuracy {
            None => w.number(0),
            Some(accuracy) => {
                w.number(u64::from(accuracy.labels) + 1);
                w.bytes.extend([accuracy.precision, accuracy.recall]);
            }
        }
    }
    for assignments in &themes.passages {
        w.number(assignments.iter().map(|a| 1 + a.subs.len() as u64).sum());
        for assignment in assignments {
            w.number(assignment.theme.into());
            assignment.subs.iter().for_each(|&sub| w.number(sub.into()));
        }
    }
    w.bytes
}

/// The block that explains.
pub(super) fn reasons_block(corpus: &Corpus) -> Vec<u8> {
    let themes = &corpus.themes;
    let mut w = Writer::default();
    themes.taxonomy.iter().for_each(|theme| w.string(&theme.definition));
    let passages = corpus
        .documents
        .iter()
        .flat_map(|d| d.passages.iter().map(move |p| (d, p)));
    for ((document, passage), assignments) in passages.zip(&themes.passages) {
        let parent = |&at: &u32| document.sections[at as usize].parent;
        let above = || std::iter::successors(passage.section, parent);
        let steps = |section: u32| above().take_while(|&at| at != section).count() as u64 + 1;
        for assignment in assignments {
            w.bytes.push(assignment.score);
            w.number(assignment.because.len() as u64);
            for because in &assignment.because {
                w.number(because.section.map_or(0, steps));
                w.number(because.start.into());
                w.number((because.end - because.start).into());
            }
        }
    }
    w.bytes
}
