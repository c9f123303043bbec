//! `lexicon/themes.toml`: the themes and the words they are known by. A site owner edits it; whatever cannot work is
//! refused with the entry's name.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use super::entry::Entry;
use crate::chinese::fold;
use crate::compile::CompileError;
use crate::compile::input::folder::Folder;
use crate::compile::lexicon::{self, Fault, Lexicon};
use crate::model::{Accuracy, Theme};

/// Where what was measured of a taxonomy lies in a seeds folder.
const ACCURACY: &str = "lexicon/themes-accuracy.toml";

/// Characters after which a new sentence begins, folded: no phrase reaches across them.
pub(super) const STOPS: [char; 4] = ['。', ';', '!', '?'];

/// Themes with their words, each theme followed by its sub-themes.
#[derive(Debug, Clone, Default)]
pub struct Taxonomy {
    /// The entries, in the order of [`Taxonomy::themes`].
    pub entries: Vec<Entry>,
    accuracy: HashMap<String, Accuracy>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    theme: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccuracyFile {
    #[serde(default)]
    accuracy: HashMap<String, AccuracyRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccuracyRow {
    precision: u8,
    recall: u8,
    labels: u32,
}

impl Lexicon for Taxonomy {
    const FILE: &str = "lexicon/themes.toml";
    const SHIPPED: &str = include_str!("../../../seeds/lexicon/themes.toml");

    fn parse(text: &str) -> Result<Taxonomy, Fault> {
        Taxonomy::with_accuracy(text, "")
    }

    /// A local word speaks for the theme it is listed under and for no other. A theme that is not there yet is put among
    /// the sub-themes of its parent by its id.
    fn with_local(mut self, words: &str) -> Result<Taxonomy, Fault> {
        let file: File = lexicon::read(words)?;
        for local in file.theme.into_iter().map(Spanned::into_inner) {
            let words: Vec<String> = local.words().map(|(word, _)| word.clone()).collect();
            self.entries.iter_mut().for_each(|entry| entry.leave(&words));
            match self.entries.iter_mut().find(|entry| entry.id == local.id) {
                Some(entry) => entry.add(local),
                None => {
                    let behind = |entry: &Entry| entry.parent == local.parent && entry.id > local.id;
                    let at = self.entries.iter().position(behind).unwrap_or(self.entries.len());
                    self.entries.insert(at, local);
                }
            }
        }
        // An entry may be wrong by what both files say of it.
        self.entries = arranged(self.entries).map_err(|(_, message)| Fault::from(message))?;
        Ok(self)
    }

    fn shipped() -> Taxonomy {
        const MEASURED: &str = include_str!("../../../seeds/lexicon/themes-accuracy.toml");
        // Checked by a test; a broken one would serve no themes.
        Taxonomy::with_accuracy(Taxonomy::SHIPPED, MEASURED).unwrap_or_default()
    }
}

impl Taxonomy {
    /// The taxonomy of a seeds folder, or the shipped one. What was measured of it lies beside it.
    ///
    /// # Errors
    /// The file exists and is not valid.
    pub fn load(folder: &dyn Folder) -> Result<Taxonomy, CompileError> {
        let Some(themes) = folder.read_text(Taxonomy::FILE)? else {
            return lexicon::with_local(Taxonomy::shipped(), folder);
        };
        let accuracy = folder.read_text(ACCURACY)?;
        let taxonomy = Taxonomy::with_accuracy(&themes, accuracy.as_deref().unwrap_or_default())
            .map_err(|fault| CompileError::lexicon(folder.name(Taxonomy::FILE), fault))?;
        lexicon::with_local(taxonomy, folder)
    }

    /// Reads the text of the two files.
    ///
    /// # Errors
    /// What is wrong, with the entry's id.
    fn with_accuracy(themes: &str, accuracy: &str) -> Result<Taxonomy, Fault> {
        let file: File = lexicon::read(themes)?;
        let (starts, entries): (Vec<usize>, Vec<Entry>) = file
            .theme
            .into_iter()
            .map(|entry| (entry.span().start, entry.into_inner()))
            .unzip();
        let measured: AccuracyFile = lexicon::read(accuracy)?;
        let accuracy = measured.accuracy.into_iter().map(|(id, row)| {
            let accuracy = Accuracy {
                precision: row.precision.min(100),
                recall: row.recall.min(100),
                labels: row.labels,
            };
            (id, accuracy)
        });
        Ok(Taxonomy {
            entries: arranged(entries).map_err(|(at, message)| Fault::at(themes, starts[at], message))?,
            accuracy: accuracy.collect(),
        })
    }

    /// The index of the theme an entry counts for: itself, or its parent.
    pub fn theme_of(&self, entry: usize) -> usize {
        let parent = self.entries[entry].parent.as_deref();
        // Sub-themes follow their theme.
        parent.map_or(entry, |_| {
            (0..entry)
                .rev()
                .find(|&at| self.entries[at].parent.is_none())
                .unwrap_or(entry)
        })
    }

    /// The entries without their words.
    pub fn themes(&self) -> Vec<Theme> {
        let theme = |(at, entry): (usize, &Entry)| Theme {
            id: entry.id.clone(),
            name: entry.name.clone(),
            traditional: entry.traditional_name(),
            english: entry.english.clone(),
            definition: entry.definition.text().to_string(),
            parent: entry.parent.is_some().then(|| self.theme_of(at) as u32),
            general: entry.general,
            accuracy: self.accuracy.get(&entry.id).copied(),
        };
        self.entries.iter().enumerate().map(theme).collect()
    }
}

/// The entries, each theme followed by its own, after a look at what can be wrong with them.
fn arranged(entries: Vec<Entry>) -> Result<Vec<Entry>, (usize, String)> {
    check(&entries)?;
    let (themes, mut subs): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|entry| entry.parent.is_none());
    let mut arranged = Vec::new();
    for theme in themes {
        let (own, others) = subs.into_iter().partition(|sub| sub.parent.as_ref() == Some(&theme.id));
        subs = others;
        arranged.push(theme);
        arranged.extend::<Vec<Entry>>(own);
    }
    Ok(arranged)
}

/// Everything that can be wrong with the entries, the first found: which entry, and what.
fn check(entries: &[Entry]) -> Result<(), (usize, String)> {
    let mut by_id: HashMap<&str, &Entry> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let id = entry.id.as_str();
        let wrong = |message: String| Err((at, message));
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return wrong(format!(
                "the id \"{id}\" is not made of Latin letters, digits and hyphens"
            ));
        }
        if by_id.insert(id, entry).is_some() {
            return wrong(format!("two entries have the id \"{id}\""));
        }
        if entry.name.trim().is_empty() || entry.english.trim().is_empty() {
            return wrong(format!("{id} needs a name in Chinese and in English"));
        }
    }
    for (at, entry) in entries.iter().enumerate() {
        check_place(entry, &by_id).map_err(|message| (at, message))?;
        check_words(entry, entries).map_err(|message| (at, message))?;
    }
    let mut general = entries.iter().enumerate().filter(|(_, entry)| entry.general);
    match general.nth(1) {
        Some((at, _)) => Err((
            at,
            "more than one theme is general; what speaks of everything can fall to one only".to_string(),
        )),
        None => Ok(()),
    }
}

/// Its parent exists, and is a theme.
fn check_place(entry: &Entry, by_id: &HashMap<&str, &Entry>) -> Result<(), String> {
    let id = &entry.id;
    let mut seen = vec![id.as_str()];
    let mut at = entry;
    while let Some(parent) = &at.parent {
        if seen.contains(&parent.as_str()) {
            return Err(format!(
                "the parents of {id} form a cycle: {} → {parent}",
                seen.join(" → ")
            ));
        }
        seen.push(parent);
        at = by_id
            .get(parent.as_str())
            .ok_or_else(|| format!("{} has the parent \"{parent}\", which is no entry", at.id))?;
    }
    if seen.len() > 2 {
        return Err(format!(
            "{id} lies below a sub-theme ({}); there are two levels only",
            seen.join(" → ")
        ));
    }
    if entry.general && entry.parent.is_some() {
        return Err(format!("{id} is a sub-theme and cannot be general"));
    }
    Ok(())
}

/// It has words, itself or in its sub-themes, and each of them can be found.
fn check_words(entry: &Entry, entries: &[Entry]) -> Result<(), String> {
    let id = &entry.id;
    let mut family = entries
        .iter()
        .filter(|other| other.id == *id || other.parent.as_ref() == Some(id));
    if family.all(|other| other.words().next().is_none()) {
        return Err(format!("{id} has no words, so no passage could ever have it"));
    }
    let mut seen = HashMap::new();
    for (word, voice) in entry
        .words()
        .map(|(w, v)| (w, Some(v)))
        .chain(entry.not.iter().map(|w| (w, None)))
    {
        let chars = fold::fold(word).chars;
        if chars.len() < 2 && !chars.iter().all(|&c| crate::chinese::is_han(c)) || chars.is_empty() {
            return Err(format!("{id}: \"{word}\" is too short to mean anything"));
        }
        if chars.iter().any(|c| STOPS.contains(c) || *c == ',') {
            return Err(format!(
                "{id}: \"{word}\" can never match, since words are looked for between the stops of a sentence"
            ));
        }
        if let Some(other) = seen.insert(chars, voice) {
            let both = if other == voice {
                "is listed twice"
            } else {
                "is listed in two ways"
            };
            return Err(format!("{id}: \"{word}\" {both}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "[[theme]]\nid='A'\nname='甲'\nenglish='a'\nterms=['甲乙']\n";

    #[test]
    fn the_built_in_taxonomy_is_valid() {
        let taxonomy = Taxonomy::shipped();
        let themes = taxonomy.themes();
        assert_eq!(themes.iter().filter(|theme| theme.parent.is_none()).count(), 15);
        assert_eq!(themes.iter().filter(|theme| theme.parent.is_some()).count(), 79);
        for id in taxonomy.accuracy.keys() {
            assert!(
                themes.iter().any(|theme| theme.id == *id),
                "{id} was measured and is no theme"
            );
        }
    }

    #[test]
    fn sub_themes_follow_their_theme() {
        let sub = "[[theme]]\nid='A1'\nparent='A'\nname='子'\nenglish='sub'\nstrong=['丙丁']\n";
        let other = "[[theme]]\nid='B'\nname='乙'\nenglish='b'\nterms=['戊己']\n";
        let taxonomy = Taxonomy::parse(&format!("{sub}{other}{ONE}")).unwrap();
        let order: Vec<&str> = taxonomy.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(order, ["B", "A", "A1"]);
        assert_eq!([0, 1, 2].map(|at| taxonomy.theme_of(at)), [0, 1, 1]);
    }

    #[test]
    fn local_words_are_of_one_theme() {
        let other = "[[theme]]\nid='B'\nname='乙'\nenglish='b'\nterms=['戊己', '庚辛']\n";
        let local = "[[theme]]\nid='A1'\nparent='A'\nname='子'\nenglish='sub'\nstrong=['戊己']\n\
            [[theme]]\nid='B'\nname='乙地'\nterms=['壬癸']\n";
        let taxonomy = Taxonomy::parse(&format!("{ONE}{other}")).unwrap();
        let taxonomy = taxonomy.with_local(local).unwrap();
        let ids: Vec<&str> = taxonomy.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["A", "A1", "B"]);
        assert_eq!(taxonomy.entries[2].terms, ["庚辛", "壬癸"]);
        assert_eq!(
            (taxonomy.entries[2].name.as_str(), taxonomy.entries[2].english.as_str()),
            ("乙地", "b")
        );
        let nameless = Taxonomy::parse(ONE)
            .unwrap()
            .with_local("[[theme]]\nid='C'\nterms=['壬癸']\n");
        assert!(nameless.unwrap_err().message.contains("C needs a name"));
    }

    #[test]
    fn the_shipped_words_are_of_no_single_city() {
        let taxonomy = Taxonomy::shipped();
        let words: Vec<&String> = taxonomy
            .entries
            .iter()
            .flat_map(|entry| entry.words())
            .map(|(word, _)| word)
            .collect();
        for word in ["横琴", "合作区", "分线管理", "金湾区", "健康香洲", "深中通道"] {
            assert!(!words.iter().any(|listed| *listed == word), "{word}");
        }
        assert!(taxonomy.entries.iter().all(|entry| entry.id != "T06a"));
    }

    #[test]
    fn what_cannot_work_is_named() {
        let entry = |rest: &str| format!("{ONE}[[theme]]\nname='乙'\nenglish='b'\n{rest}\n");
        let rows = [
            (
                "an id twice",
                entry("id='A'\nterms=['丙']"),
                "two entries have the id \"A\"",
            ),
            ("no id", entry("id=''\nterms=['丙']"), "the id \"\""),
            ("no words", entry("id='B'"), "B has no words"),
            (
                "unknown parent",
                entry("id='B'\nparent='Z'\nterms=['丙']"),
                "parent \"Z\"",
            ),
            (
                "its own parent",
                entry("id='B'\nparent='B'\nterms=['丙']"),
                "cycle: B → B",
            ),
            (
                "a cycle",
                entry(
                    "id='B'\nparent='C'\nterms=['丙']\n[[theme]]\nid='C'\nparent='B'\nname='丙'\nenglish='c'\nterms=['丁']",
                ),
                "cycle: B → C → B",
            ),
            (
                "three levels",
                entry(
                    "id='B'\nparent='A'\nterms=['丙']\n[[theme]]\nid='C'\nparent='B'\nname='丙'\nenglish='c'\nterms=['丁']",
                ),
                "two levels only",
            ),
            ("a stop in a word", entry("id='B'\nterms=['丙。丁']"), "can never match"),
            (
                "a comma in a word",
                entry("id='B'\nterms=['丙，丁']"),
                "can never match",
            ),
            ("a blank word", entry("id='B'\nterms=[' ']"), "is empty or begins"),
            ("one Latin letter", entry("id='B'\nterms=['a']"), "too short"),
            ("a word twice", entry("id='B'\nterms=['丙丁','丙 丁']"), "listed twice"),
            (
                "a word strong and weak",
                entry("id='B'\nstrong=['丙丁']\nweak=['丙丁']"),
                "listed in two ways",
            ),
            (
                "two general themes",
                entry("id='B'\ngeneral=true\nterms=['丙']").replacen("id='A'", "id='A'\ngeneral=true", 1),
                "more than one theme is general",
            ),
            ("an unknown key", entry("id='B'\nwords=['丙']"), "words"),
        ];
        for (name, text, expected) in rows {
            let fault = Taxonomy::parse(&text).unwrap_err();
            assert!(fault.message.contains(expected), "{name}: {fault:?}");
            assert!(fault.line.is_some(), "{name}: {fault:?}");
        }
    }
}
