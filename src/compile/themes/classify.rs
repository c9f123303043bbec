//! One passage to its themes.
//!
//! Each sentence is divided among the themes its words speak for, and counts by its length, so that a passage's
//! primary theme is what most of its text is about. Headings above it speak too, the nearest loudest, but softly: a
//! paragraph on schools under a heading on finance is about schools. What is said by few or faint words only is left
//! undecided.

use std::collections::HashMap;

use super::taxonomy::STOPS;
use super::{Phrases, Taxonomy, Voice};
use crate::model::{Assignment, Because, Document, PassageKind};
use crate::text::fold;

/// What a word of each voice weighs.
fn weight(voice: Voice) -> f32 {
    match voice {
        Voice::Weak => 0.3,
        Voice::Plain => 1.0,
        Voice::Strong => 3.0,
    }
}

/// A word that stands again in the same sentence adds this part of its weight.
const AGAIN: f32 = 0.3;
/// The share of a sentence grows with the weight of its words by this power.
const DECIDED: f32 = 1.4;
/// A sentence whose words weigh less counts for less.
const SPOKEN: f32 = 3.0;
/// The first sentence says what follows is about.
const OPENING: f32 = 1.5;
/// What the nearest heading counts, as a part of the text, and how much less each one above it.
const HEADING: f32 = 0.3;
const HEADING_ABOVE: f32 = 0.4;
/// The least share of a passage that makes a secondary theme.
const SECONDARY: f32 = 0.16;
/// The most secondary themes.
const MOST_SECONDARY: usize = 2;
/// The least share of its theme that makes a sub-theme.
const SUB: f32 = 0.3;
/// Words that must speak for the primary theme in all, by weight.
const DECIDABLE: f32 = 1.0;
/// Words given as reasons for one theme.
const REASONS: usize = 5;

/// Reads passages with one taxonomy.
pub struct Classifier<'t> {
    taxonomy: &'t Taxonomy,
    phrases: Phrases,
    theme_of: Vec<usize>,
}

/// What was found in one passage and the headings above it.
struct Reading {
    /// By entry: how much of the text speaks for it, in characters. A sub-theme's counts for its theme as well.
    mass: Vec<f32>,
    /// By entry: the weight of all its words.
    voices: Vec<f32>,
    /// By theme: sentences it rules.
    rules: Vec<f32>,
    /// The words, with where each first stands and what it weighs in all, by theme.
    words: HashMap<(usize, Vec<char>), (f32, Because)>,
}

impl<'t> Classifier<'t> {
    /// A classifier for a taxonomy.
    pub fn new(taxonomy: &'t Taxonomy) -> Classifier<'t> {
        Classifier {
            taxonomy,
            phrases: Phrases::new(taxonomy),
            theme_of: (0..taxonomy.entries.len()).map(|at| taxonomy.theme_of(at)).collect(),
        }
    }

    /// The themes of a passage, the primary one first; none if undecided.
    pub fn passage(&self, document: &Document, at: usize) -> Vec<Assignment> {
        let passage = &document.passages[at];
        if matches!(passage.kind, PassageKind::Byline | PassageKind::Salutation) {
            return Vec::new();
        }
        let mut reading = Reading {
            mass: vec![0.0; self.taxonomy.entries.len()],
            voices: vec![0.0; self.taxonomy.entries.len()],
            rules: vec![0.0; self.taxonomy.entries.len()],
            words: HashMap::new(),
        };
        let text = fold::fold(&passage.text);
        let sentences = text.chars.split_inclusive(|c| STOPS.contains(c));
        let mut start = 0;
        for sentence in sentences {
            let length = sentence.len() as f32 * if start == 0 { OPENING } else { 1.0 };
            let offset = start;
            start += sentence.len();
            self.read(sentence, length, &mut reading, &|from, to| {
                let (from, to) = text.source(offset + from, offset + to);
                place(&passage.text, from, to, None)
            });
        }
        let mut share = HEADING * text.chars.len().max(60) as f32;
        let mut above = passage.section;
        while let Some(section) = above.and_then(|at| document.sections.get(at as usize)) {
            let title = fold::fold(&section.title);
            self.read(&title.chars, share, &mut reading, &|from, to| {
                let (from, to) = title.source(from, to);
                place(&section.title, from, to, above)
            });
            share *= HEADING_ABOVE;
            above = section.parent;
        }
        self.decide(reading)
    }

    /// Divides a sentence among the entries its words speak for.
    fn read(&self, sentence: &[char], length: f32, reading: &mut Reading, place: &dyn Fn(usize, usize) -> Because) {
        let mut seen: HashMap<&[char], ()> = HashMap::new();
        let mut votes = vec![0.0f32; self.taxonomy.entries.len()];
        for found in self.phrases.find(sentence) {
            let word = &sentence[found.start..found.end];
            let again = if seen.insert(word, ()).is_some() { AGAIN } else { 1.0 };
            for &(entry, voice) in found.votes {
                let weight = weight(voice) * again / found.votes.len() as f32;
                let theme = self.theme_of[entry];
                votes[entry] += weight;
                if theme != entry {
                    votes[theme] += weight;
                }
                let because = reading.words.entry((theme, word.to_vec()));
                because.or_insert_with(|| (0.0, place(found.start, found.end))).0 += weight;
            }
        }
        let themes = || (0..votes.len()).filter(|&at| self.theme_of[at] == at);
        let powered: f32 = themes().map(|at| votes[at].powf(DECIDED)).sum();
        if powered <= 0.0 {
            return;
        }
        let spoken = (themes().map(|at| votes[at]).sum::<f32>() / SPOKEN).min(1.0);
        for entry in 0..votes.len() {
            let theme = self.theme_of[entry];
            if votes[theme] > 0.0 {
                let share = votes[theme].powf(DECIDED) / powered * length * spoken;
                reading.mass[entry] += share * votes[entry] / votes[theme];
                reading.voices[entry] += votes[entry];
            }
        }
        if let Some(ruler) = themes().max_by(|&a, &b| votes[a].total_cmp(&votes[b]).then(b.cmp(&a))) {
            reading.rules[ruler] += length;
        }
    }

    fn decide(&self, reading: Reading) -> Vec<Assignment> {
        let themes = || (0..self.theme_of.len()).filter(|&at| self.theme_of[at] == at);
        let all: f32 = themes().map(|at| reading.mass[at]).sum();
        let mut ranked: Vec<usize> = themes().filter(|&at| reading.mass[at] > 0.0).collect();
        ranked.sort_by(|&a, &b| reading.mass[b].total_cmp(&reading.mass[a]).then(a.cmp(&b)));
        let Some((&primary, others)) = ranked.split_first() else {
            return Vec::new();
        };
        if reading.voices[primary] < DECIDABLE {
            return Vec::new();
        }
        let secondary = others.iter().copied().filter(|&at| {
            !self.taxonomy.entries[at].general && reading.mass[at] >= SECONDARY * all && reading.rules[at] > 0.0
        });
        std::iter::once(primary)
            .chain(secondary.take(MOST_SECONDARY))
            .map(|theme| self.assignment(theme, &reading, all))
            .collect()
    }

    fn assignment(&self, theme: usize, reading: &Reading, all: f32) -> Assignment {
        let mut subs: Vec<usize> = (0..self.theme_of.len())
            .filter(|&at| at != theme && self.theme_of[at] == theme && reading.mass[at] > 0.0)
            .filter(|&at| reading.mass[at] >= SUB * reading.mass[theme])
            .collect();
        subs.sort_by(|&a, &b| reading.mass[b].total_cmp(&reading.mass[a]).then(a.cmp(&b)));
        let mut words: Vec<(f32, Because)> = reading
            .words
            .iter()
            .filter(|((of, _), _)| *of == theme)
            .map(|(_, word)| *word)
            .collect();
        words.sort_by(|(a, x), (b, y)| {
            b.total_cmp(a)
                .then_with(|| (x.section, x.start).cmp(&(y.section, y.start)))
        });
        Assignment {
            theme: theme as u32,
            subs: subs.into_iter().map(|at| at as u32).collect(),
            score: (100.0 * reading.mass[theme] / all).round() as u8,
            because: words.into_iter().take(REASONS).map(|(_, because)| because).collect(),
        }
    }
}

/// A stretch of bytes as characters.
fn place(text: &str, from: usize, to: usize, section: Option<u32>) -> Because {
    let start = text[..from].chars().count() as u32;
    Because {
        section,
        start,
        end: start + text[from..to].chars().count() as u32,
    }
}
