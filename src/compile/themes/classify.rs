//! One passage to its themes.
//!
//! Each sentence is divided among the themes its words speak for, and counts by its length, so that a passage's
//! primary theme is what most of its text is about. A short opening sentence is its title and counts for more; headings
//! above it speak softly, the nearest loudest: a paragraph on schools under a heading on finance is about schools. Only
//! headings that frame what follows (发展目标, 基本原则) decide. A secondary theme must rule a sentence of the passage
//! itself. What is said by few or faint words only is left undecided.

use std::collections::HashMap;

use crate::chinese::fold::{self, Folded};
use crate::compile::themes::taxonomy::STOPS;
use crate::compile::themes::{Phrases, Taxonomy, Voice};
use crate::model::{Assignment, Because, Document, PassageKind, Section};

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
/// An opening sentence of at most so many characters is a title.
const LONGEST_TITLE: usize = 30;
/// What a title counts at least, as a part of the text.
const TITLE: f32 = 0.3;
/// What another opening sentence counts, as a multiple of its length.
const OPENING: f32 = 1.5;
/// What the nearest heading counts, as a part of the text, and how much less each one above it.
const HEADING: f32 = 0.3;
const HEADING_ABOVE: f32 = 0.4;
/// What a heading counts that frames what stands below it, as a part of the text.
const FRAME: f32 = 1.3;
/// The least part of a framing heading that the words which frame make up; 围绕预期目标抓好六项工作 frames nothing.
const FRAMING: f32 = 0.4;
/// Texts shorter than this are taken to be as long, so that headings help where little is said.
const SHORT: usize = 60;
/// The least share of a passage's own text that makes a secondary theme.
const SECONDARY: f32 = 0.17;
/// The same under the general theme, which touches many others and acts on none.
const SECONDARY_OF_GENERAL: f32 = 0.3;
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
    /// Folded words of framing headings with their entries.
    frames: Vec<(Vec<char>, usize)>,
}

/// What was found in one passage and the headings above it. By entry; a sub-theme's counts for its theme as well.
struct Reading {
    /// How much of the passage speaks for it, in characters.
    text: Vec<f32>,
    /// The same for the headings.
    above: Vec<f32>,
    /// The weight of all its words.
    voices: Vec<f32>,
    /// Length of the sentences of the passage it rules.
    rules: Vec<f32>,
    /// By theme and word: what it weighs in all, and where it first stands.
    words: HashMap<(usize, Vec<char>), (f32, Because)>,
}

/// A stretch of text that is read as one.
struct Sentence<'a> {
    chars: &'a [char],
    /// What it counts, in characters.
    length: f32,
    /// Whether it is a heading above the passage.
    above: bool,
}

impl<'t> Classifier<'t> {
    /// A classifier for a taxonomy.
    pub fn new(taxonomy: &'t Taxonomy) -> Classifier<'t> {
        let entries = taxonomy.entries.iter().enumerate();
        let frames = entries.flat_map(|(at, entry)| entry.heading.iter().map(move |word| (fold::fold(word).chars, at)));
        Classifier {
            taxonomy,
            phrases: Phrases::new(taxonomy),
            theme_of: (0..taxonomy.entries.len()).map(|at| taxonomy.theme_of(at)).collect(),
            frames: frames.collect(),
        }
    }

    /// The themes of a passage, the primary one first; none if undecided.
    pub fn passage(&self, document: &Document, at: usize) -> Vec<Assignment> {
        let passage = &document.passages[at];
        if matches!(passage.kind, PassageKind::Byline | PassageKind::Salutation) {
            return Vec::new();
        }
        let nothing = || vec![0.0; self.taxonomy.entries.len()];
        let mut reading = Reading {
            text: nothing(),
            above: nothing(),
            voices: nothing(),
            rules: nothing(),
            words: HashMap::new(),
        };
        let text = fold::fold(&passage.text);
        let all = text.chars.len().max(SHORT) as f32;
        let mut start = 0;
        for part in parts(&text.chars) {
            let own = part.len() as f32;
            let length = match start {
                0 if part.len() <= LONGEST_TITLE && part.len() < text.chars.len() => own.max(TITLE * all),
                0 => own * OPENING,
                _ => own,
            };
            let sentence = Sentence {
                chars: part,
                length,
                above: false,
            };
            self.read(&sentence, &mut reading, &|from, to| {
                place(&passage.text, &text, start + from, start + to, None)
            });
            start += part.len();
        }
        self.read_headings(document, passage.section, all, &mut reading);
        self.decide(&reading)
    }

    fn read_headings(&self, document: &Document, nearest: Option<u32>, all: f32, reading: &mut Reading) {
        let mut share = HEADING * all;
        let mut may_frame = true;
        let parent = |at: &u32| document.sections.get(*at as usize).and_then(|section| section.parent);
        for at in std::iter::successors(nearest, parent) {
            let Some(section) = document.sections.get(at as usize) else {
                break;
            };
            let title = fold::fold(&section.title);
            let sentence = Sentence {
                chars: &title.chars,
                length: share,
                above: true,
            };
            let spoke = self.read(&sentence, reading, &|from, to| {
                place(&section.title, &title, from, to, Some(at))
            });
            // A heading that frames, or one that has a subject of its own, ends the reach of those above it.
            may_frame = may_frame && !self.frame(section, &title, at, all, reading) && !spoke;
            share *= HEADING_ABOVE;
        }
    }

    /// Whether a heading frames what stands below it; if so, its theme gains by that.
    fn frame(&self, section: &Section, title: &Folded, at: u32, all: f32, reading: &mut Reading) -> bool {
        let stands = |(word, entry): &'_ (Vec<char>, usize)| {
            let start = title.chars.windows(word.len()).position(|window| window == word)?;
            Some((word.len(), start, *entry))
        };
        let standing: Vec<(usize, usize, usize)> = self.frames.iter().filter_map(stands).collect();
        let framing = (0..title.chars.len())
            .filter(|at| {
                standing
                    .iter()
                    .any(|(length, start, _)| (*start..start + length).contains(at))
            })
            .count();
        let letters = title.chars.iter().filter(|&&c| crate::chinese::is_han(c)).count();
        let Some(&(length, start, entry)) = standing.iter().max() else {
            return false;
        };
        if (framing as f32) < FRAMING * letters as f32 {
            return false;
        }
        let theme = self.theme_of[entry];
        let because = place(&section.title, title, start, start + length, Some(at));
        let word = title.chars[start..start + length].to_vec();
        reading.words.entry((theme, word)).or_insert((0.0, because)).0 += 2.0 * weight(Voice::Strong);
        for gaining in if theme == entry {
            vec![theme]
        } else {
            vec![theme, entry]
        } {
            reading.above[gaining] += FRAME * all;
            reading.voices[gaining] += weight(Voice::Strong);
        }
        true
    }

    /// Divides a sentence among the entries its words speak for. Whether it speaks of any.
    fn read(&self, sentence: &Sentence<'_>, reading: &mut Reading, place: &dyn Fn(usize, usize) -> Because) -> bool {
        let mut seen = std::collections::HashSet::new();
        let mut votes = vec![0.0f32; self.taxonomy.entries.len()];
        for found in self.phrases.find(sentence.chars) {
            let word = &sentence.chars[found.start..found.end];
            let again = if seen.insert(word) { 1.0 } else { AGAIN };
            for &(entry, voice) in found.votes {
                let theme = self.theme_of[entry];
                if sentence.above && self.taxonomy.entries[theme].general {
                    continue;
                }
                let weight = weight(voice) * again / found.votes.len() as f32;
                votes[entry] += weight;
                if theme != entry {
                    votes[theme] += weight;
                }
                let because = reading.words.entry((theme, word.to_vec()));
                because.or_insert_with(|| (0.0, place(found.start, found.end))).0 += weight;
            }
        }
        let powered: f32 = self.themes().map(|at| votes[at].powf(DECIDED)).sum();
        if powered <= 0.0 {
            return false;
        }
        let weight: f32 = self.themes().map(|at| votes[at]).sum();
        let spoken = (weight / SPOKEN).min(1.0);
        for (entry, &vote) in votes.iter().enumerate().filter(|(_, vote)| **vote > 0.0) {
            let theme = votes[self.theme_of[entry]];
            let share = theme.powf(DECIDED) / powered * sentence.length * spoken * vote / theme;
            let side = if sentence.above {
                &mut reading.above
            } else {
                &mut reading.text
            };
            side[entry] += share;
            reading.voices[entry] += vote;
        }
        let ruler = self
            .themes()
            .max_by(|&a, &b| votes[a].total_cmp(&votes[b]).then(b.cmp(&a)));
        if let Some(ruler) = ruler.filter(|_| !sentence.above) {
            reading.rules[ruler] += sentence.length;
        }
        weight >= DECIDABLE
    }

    fn themes(&self) -> impl Iterator<Item = usize> {
        (0..self.theme_of.len()).filter(|&at| self.theme_of[at] == at)
    }

    fn decide(&self, reading: &Reading) -> Vec<Assignment> {
        let mass = |at: usize| reading.text[at] + reading.above[at];
        let most = |a: &usize, b: &usize| mass(*a).total_cmp(&mass(*b)).then(b.cmp(a));
        let Some(primary) = self.themes().max_by(most).filter(|&at| reading.voices[at] >= DECIDABLE) else {
            return Vec::new();
        };
        let own: f32 = self.themes().map(|at| reading.text[at]).sum();
        let general = self.taxonomy.entries[primary].general;
        let least = if general { SECONDARY_OF_GENERAL } else { SECONDARY };
        let is_secondary = |&at: &usize| {
            at != primary
                && !self.taxonomy.entries[at].general
                && reading.text[at] >= least * own
                && reading.rules[at] > 0.0
        };
        let mut secondary: Vec<usize> = self.themes().filter(is_secondary).collect();
        secondary.sort_by(|&a, &b| reading.text[b].total_cmp(&reading.text[a]).then(a.cmp(&b)));
        let all: f32 = self.themes().map(mass).sum();
        std::iter::once(primary)
            .chain(secondary.into_iter().take(MOST_SECONDARY))
            .map(|theme| self.assignment(theme, reading, mass(theme) / all))
            .collect()
    }

    fn assignment(&self, theme: usize, reading: &Reading, share: f32) -> Assignment {
        let mass = |at: usize| reading.text[at] + reading.above[at];
        let is_sub = |&at: &usize| at != theme && self.theme_of[at] == theme;
        let mut subs: Vec<usize> = (0..self.theme_of.len())
            .filter(is_sub)
            .filter(|&at| mass(at) > 0.0 && mass(at) >= SUB * mass(theme))
            .collect();
        subs.sort_by(|&a, &b| mass(b).total_cmp(&mass(a)).then(a.cmp(&b)));
        let of_theme = reading.words.iter().filter(|((of, _), _)| *of == theme);
        let mut words: Vec<(f32, Because)> = of_theme.map(|(_, word)| *word).collect();
        words.sort_by(|(a, x), (b, y)| {
            b.total_cmp(a)
                .then_with(|| (x.section, x.start).cmp(&(y.section, y.start)))
        });
        Assignment {
            theme: theme as u32,
            subs: subs.into_iter().map(|at| at as u32).collect(),
            score: (100.0 * share).round() as u8,
            because: words.into_iter().take(REASONS).map(|(_, because)| because).collect(),
        }
    }
}

/// A text cut at its stops, and once more at a colon that ends a title.
fn parts(text: &[char]) -> impl Iterator<Item = &[char]> {
    let is_stop = |c: &char| STOPS.contains(c);
    let colon = text
        .iter()
        .take(LONGEST_TITLE)
        .take_while(|c| !is_stop(c))
        .position(|&c| c == ':')
        .map_or(0, |at| at + 1);
    let (title, rest) = text.split_at(colon);
    let title = (!title.is_empty()).then_some(title);
    title.into_iter().chain(rest.split_inclusive(is_stop))
}

/// A stretch of folded characters as characters of the text.
fn place(text: &str, folded: &Folded, from: usize, to: usize, section: Option<u32>) -> Because {
    let (from, to) = folded.source(from, to);
    let start = text[..from].chars().count() as u32;
    Because {
        section,
        start,
        end: start + text[from..to].chars().count() as u32,
    }
}
