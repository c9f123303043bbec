//! What can be said about words of a text while one reads it: terms that are explained, words that were repaired,
//! figures of the ledger.

use std::ops::Range;

use serde::Serialize;

use super::condition::Change;
use super::places::{Pieces, Sentences, take_free};
use super::source::{Repair, Source};
use super::views::Cut;
use super::{Explorer, PlanError};
use crate::chinese::is_letter;
use crate::model::{self, Place, RepairKind, Span};
use crate::segment::raw::{self, Stretch};

/// A run of a text to read: whether the query matched it, and what can be said about it. Runs joined give the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkedRun {
    /// The text.
    pub text: String,
    /// Whether the query matched it.
    pub hit: bool,
    /// It goes on with the hit of the run before it.
    pub rest: bool,
    /// The term it is a use of, as an index into the terms of the reading.
    pub term: Option<usize>,
    /// The repair it shows, as an index into the repairs of the reading.
    pub repair: Option<usize>,
    /// The figure whose value it belongs to, as an index into the figures of the reading.
    pub figure: Option<usize>,
    /// In a raw reading: it is served with other punctuation, blanks or tags, and the same words.
    pub small: bool,
}

/// A word the corpus explains, or uses as if it were known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The word, with the quotation marks of its definition.
    pub term: String,
    /// What explains it; `None` if nobody does.
    pub definition: Option<TermUse>,
    /// Where it is used.
    pub uses: Vec<TermUse>,
}

/// A place where a term is explained or used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermUse {
    /// Document key.
    pub document: String,
    /// The beginning of the passage, to find it by.
    pub quote: String,
    /// Whether it goes on behind that.
    pub more: bool,
    /// The words themselves: the definition, or the term as it is used.
    pub text: String,
    /// Whether they begin or end within a sentence; one that begins with the term itself begins behind it.
    pub cut: Cut,
}

/// A stretch of a passage or a heading that carries a mark.
struct Mark {
    /// The passage, or the number of all passages and the section.
    entry: usize,
    /// Characters of the passage's text, or of the heading without its number.
    chars: Range<usize>,
    about: About,
}

/// What a mark says, as an index into the list of its kind.
#[derive(Clone, Copy)]
enum About {
    Term(usize),
    Repair(usize),
    Figure(usize),
}

/// What can be said about the words of one document.
#[derive(Default)]
pub(super) struct Annotations {
    pub terms: Vec<Term>,
    pub repairs: Vec<Repair>,
    /// Ids.
    pub figures: Vec<String>,
    /// What was done to the text; `None` without the annex.
    pub changes: Option<Vec<Change>>,
    marks: Vec<Mark>,
    /// The marks in order of entry: above the entry, below the place among the marks.
    order: Vec<u64>,
    /// Passages with repairs of more than punctuation, each as often as it has one; in order.
    mended: Vec<u64>,
    /// The raw readings of passages and then of headings, in order, if they were asked for.
    raw: Vec<(usize, Vec<MarkedRun>)>,
}

/// Repairs of one heading that are marked.
const IN_HEADING: usize = 64;
/// Characters before an explanation among which its word is looked for.
const NEAR: usize = 256;

impl Annotations {
    /// The runs of a passage, or of a heading as entry behind all passages; `hits` are byte ranges of its text, in order.
    /// A raw reading has no hits.
    pub fn runs(&self, entry: usize, text: &str, hits: &[Range<usize>]) -> Vec<MarkedRun> {
        if let Some(runs) = self.raw_runs(entry) {
            return runs.to_vec();
        }
        let here = range_of(&self.order, (entry as u64) << 32..(entry as u64 + 1) << 32);
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let byte = |at: usize| bytes[at.min(bytes.len() - 1)];
        let marks: Vec<(Range<usize>, &Mark)> = here
            .iter()
            .map(|&key| &self.marks[key as u32 as usize])
            .map(|mark| (byte(mark.chars.start)..byte(mark.chars.end), mark))
            .collect();
        let ranges = marks.iter().map(|(range, _)| range).chain(hits);
        let ends = ranges.flat_map(|range| [range.start, range.end]);
        let mut cuts: Vec<u64> = ends.chain([0, text.len()]).map(|at| at as u64).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut hits = hits.iter().peekable();
        let mut run = |cut: &[u64]| {
            let (start, end) = (cut[0] as usize, cut[1] as usize);
            while hits.next_if(|hit| hit.end <= start).is_some() {}
            let hit = hits.peek().filter(|hit| hit.start <= start && end <= hit.end);
            MarkedRun {
                text: text[start..end].to_string(),
                hit: hit.is_some(),
                rest: hit.is_some_and(|hit| hit.start < start),
                term: None,
                repair: None,
                figure: None,
                small: false,
            }
        };
        let mut runs: Vec<MarkedRun> = cuts.windows(2).map(&mut run).collect();
        // The first mark of each kind is what a run says.
        let mut free = [const { Vec::new() }; 3];
        free.fill_with(|| (0..=runs.len() as u32).collect());
        for (range, mark) in &marks {
            let run_at = |byte: usize| cuts.partition_point(|&cut| cut < byte as u64);
            let covered = run_at(range.start)..run_at(range.end);
            let kind = match mark.about {
                About::Term(_) => 0,
                About::Repair(_) => 1,
                About::Figure(_) => 2,
            };
            take_free(&mut free[kind], covered, |nth| match mark.about {
                About::Term(at) => runs[nth].term = Some(at),
                About::Repair(at) => runs[nth].repair = Some(at),
                About::Figure(at) => runs[nth].figure = Some(at),
            });
        }
        runs
    }

    /// The passage or heading as it stands in the seed, if that was asked for.
    pub fn raw_runs(&self, entry: usize) -> Option<&[MarkedRun]> {
        let at = self.raw.binary_search_by_key(&entry, |(entry, _)| *entry).ok()?;
        Some(&self.raw[at].1)
    }

    fn mark_repair(&mut self, entry: usize, chars: Range<usize>, repair: Repair) {
        self.marks.push(Mark {
            entry,
            chars,
            about: About::Repair(self.repairs.len()),
        });
        self.repairs.push(repair);
    }

    /// Repairs of more than punctuation in a passage.
    pub fn mended(&self, passage: usize) -> usize {
        range_of(&self.mended, passage as u64..passage as u64 + 1).len()
    }
}

/// The part of sorted numbers that lies in a range.
fn range_of(sorted: &[u64], range: Range<u64>) -> &[u64] {
    let before = |number: u64| sorted.partition_point(|&one| one < number);
    &sorted[before(range.start)..before(range.end)]
}

impl Explorer {
    /// The words the documents explain or coin, with every use.
    ///
    /// # Errors
    /// The corpus file holds an impossible value.
    pub fn glossary(&self) -> Result<Vec<Term>, PlanError> {
        let terms = self.store.glossary().map_err(PlanError::Corpus)?;
        let sentences = Sentences::new(&self.store);
        Ok(terms.iter().map(|term| self.term(term, &sentences)).collect())
    }

    /// Without the annex there are none.
    pub(super) fn annotations(&self, document: usize, raw: bool) -> Result<Annotations, PlanError> {
        let mut annotations = Annotations::default();
        if !self.store.is_whole() {
            return Ok(annotations);
        }
        let source = self.source(document)?;
        self.mark_terms(document, &mut annotations)?;
        self.mark_figures(document, &mut annotations)?;
        self.mark_repairs(document, &source, &mut annotations);
        annotations.changes = Some(source.changes());
        if raw && source.seed.is_some() {
            self.mark_raw(document, &source, &mut annotations);
        }
        let keys = annotations.marks.iter().enumerate();
        annotations.order = keys.map(|(at, mark)| (mark.entry as u64) << 32 | at as u64).collect();
        annotations.order.sort_unstable();
        annotations.mended.sort_unstable();
        Ok(annotations)
    }

    /// What was done to the text and nothing about its words: it stands above them and must not come later.
    pub(super) fn changes_only(&self, document: usize) -> Result<Annotations, PlanError> {
        let changes = match self.store.is_whole() {
            true => Some(self.source(document)?.changes()),
            false => None,
        };
        Ok(Annotations {
            changes,
            ..Annotations::default()
        })
    }

    fn mark_terms(&self, document: usize, into: &mut Annotations) -> Result<(), PlanError> {
        let first = self.store.documents[document].passages.start as usize;
        let sentences = Sentences::new(&self.store);
        for term in self.store.glossary().map_err(PlanError::Corpus)? {
            let mut uses = term
                .uses
                .iter()
                .filter(|place| place.document as usize == document)
                .peekable();
            if term.definition.is_none() || uses.peek().is_none() {
                continue;
            }
            into.marks.extend(uses.map(|place| Mark {
                entry: first + place.passage as usize,
                chars: place.start as usize..place.end as usize,
                about: About::Term(into.terms.len()),
            }));
            into.terms.push(self.term(&term, &sentences));
        }
        Ok(())
    }

    fn mark_figures(&self, document: usize, into: &mut Annotations) -> Result<(), PlanError> {
        let table = self.figure_table()?;
        for passage in self.store.documents[document].passages.clone() {
            for at in table.of_passage(passage) {
                let (start, end) = table.figures.rows[at].value;
                into.marks.push(Mark {
                    entry: passage as usize,
                    chars: start as usize..end as usize,
                    about: About::Figure(into.figures.len()),
                });
                into.figures.push(table.id(&self.store, at));
            }
        }
        Ok(())
    }

    fn mark_repairs(&self, document: usize, source: &Source, into: &mut Annotations) {
        let edits = raw::edits(&source.ledger);
        let ledger = source.ledger.iter();
        let elsewhere: Vec<Span> = ledger
            .filter(|r| r.to.is_some() || !r.applied)
            .map(|r| r.span)
            .collect();
        let row = &self.store.documents[document];
        let passages = row.passages.start as usize..row.passages.end as usize;
        let pieces = Pieces::of(&self.store, passages.clone());
        for &repair in &elsewhere {
            pieces.each_touched(repair, |passage| into.mended.push(passage as u64));
        }
        for passage in passages {
            let spans = &self.store.passages[passage].spans;
            let text: Vec<char> = self.store.text(passage).chars().collect();
            for stretch in source.stretches(&edits, &text, spans) {
                let Some(at) = stretch.repair.filter(|&at| !is_small(source.ledger[at].kind)) else {
                    continue;
                };
                into.mended.push(passage as u64);
                if source.changes_words(at) {
                    // where words were taken out, the one that follows carries the mark
                    let start = stretch.served.start.min(text.len().saturating_sub(1));
                    into.mark_repair(passage, start..stretch.served.end.max(start + 1), source.repair(at));
                }
            }
        }
        for section in row.sections.start as usize..row.sections.end as usize {
            let heading = &self.store.sections[section];
            let within = raw::within(&edits, heading.span).iter().take(IN_HEADING);
            for (at, repair) in within.filter(|(at, _)| source.changes_words(*at)) {
                if let Some((before, _)) = heading.title.split_once(&repair.replacement) {
                    let start = before.chars().count();
                    let end = start + repair.replacement.chars().count();
                    into.mark_repair(self.store.passages.len() + section, start..end, source.repair(*at));
                }
            }
        }
    }

    /// The passages and headings as they stand in the seed, with the repairs that change more than punctuation.
    fn mark_raw(&self, document: usize, source: &Source, into: &mut Annotations) {
        let store = &self.store;
        let edits = raw::edits(&source.ledger);
        let row = &store.documents[document];
        let mut read = |entry: usize, text: &[char], spans: &[Span]| {
            let stretches = source.stretches(&edits, text, spans).into_iter();
            let run = |stretch: Stretch| {
                let is_small = |at: &usize| is_small(source.ledger[*at].kind);
                let repair = stretch.repair.filter(|at| !is_small(at)).map(|at| {
                    into.repairs.push(source.repair(at));
                    into.repairs.len() - 1
                });
                MarkedRun {
                    text: source.text(stretch.raw).unwrap_or_default(),
                    hit: false,
                    rest: false,
                    term: None,
                    repair,
                    figure: None,
                    small: stretch.repair.as_ref().is_some_and(is_small),
                }
            };
            let runs = stretches.map(run).collect();
            into.raw.push((entry, runs));
        };
        for passage in row.passages.start as usize..row.passages.end as usize {
            let text: Vec<char> = store.text(passage).chars().collect();
            read(passage, &text, &store.passages[passage].spans);
        }
        for section in row.sections.start as usize..row.sections.end as usize {
            let span = store.sections[section].span;
            read(store.passages.len() + section, &source.served(&edits, span), &[span]);
        }
    }

    fn term(&self, term: &model::Term, sentences: &Sentences<'_>) -> Term {
        let view = |place: &Place| {
            let document = &self.store.documents[place.document as usize];
            let passage = document.passages.start + place.passage;
            let text = self.store.text(passage as usize);
            let byte = |at: u32| self.store.byte(passage as usize, at);
            let (start, end) = (byte(place.start), byte(place.end));
            let ends = sentences.ends(passage as usize);
            let before = ends.partition_point(|&end| end <= start);
            let begins = before.checked_sub(1).map_or(0, |last| ends[last]);
            let quote = self.quote(passage as usize);
            TermUse {
                document: document.key.clone(),
                more: quote.len() < text.len(),
                quote,
                text: text[start..end].to_string(),
                cut: Cut {
                    // The word itself may stand before what explains it.
                    before: !closes_with(&text[begins..start], &term.term) && begins < start,
                    after: ends.binary_search(&end).is_err(),
                },
            }
        };
        Term {
            term: term.term.clone(),
            definition: term.definition.as_ref().map(view),
            uses: term.uses.iter().map(view).collect(),
        }
    }
}

impl Source {
    /// Whether letters or digits are others in the seed than in the served text, not only written in other signs.
    pub(super) fn changes_words(&self, at: usize) -> bool {
        let repair = &self.ledger[at];
        repair.kind != RepairKind::CompatibilityCharacter
            && letters(&self.text(repair.span).unwrap_or_default()) != letters(&repair.replacement)
    }
}

/// Whether the last letters of a text are those of a word.
fn closes_with(text: &str, word: &str) -> bool {
    let letters = |text: &'_ str| {
        text.chars()
            .rev()
            .take(NEAR)
            .filter(|c| is_letter(*c))
            .collect::<Vec<char>>()
    };
    letters(text).starts_with(&letters(word))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| is_letter(*c)).collect()
}

/// Repairs of which a text may have hundreds, and which change nothing of what it says.
fn is_small(kind: RepairKind) -> bool {
    let marks = [
        RepairKind::HalfwidthPunctuation,
        RepairKind::StrayBlank,
        RepairKind::ContactData,
    ];
    kind.gives_way() || marks.contains(&kind)
}
