//! The words of a query against what the corpus is about: Latin words that are pinyin together, districts and years
//! that name documents and not words.

use super::loose::{self, Reading};
use super::needle::{Needle, Piece, Read, Word};
use crate::model::Metadata;
use crate::query::{Clause, Query, Term};
use crate::segment::Store;

/// A query as it is answered.
pub(super) struct Understood {
    /// The words to look for.
    pub words: Vec<Word>,
    /// Documents that can answer, if the query names some by district.
    pub documents: Option<Vec<bool>>,
    /// Years the query names beside other words.
    pub years: Vec<Year>,
    /// Whether a word was taken apart to read a district or a year in it: then no result is literal.
    pub taken_apart: bool,
}

/// A year in a query: it means documents about it and passages that name it.
pub(super) struct Year {
    digits: String,
    /// Passages that name it, in order.
    named: Vec<u32>,
}

impl Year {
    /// How much a passage gains by it; 0 if neither its document nor its text is about the year.
    pub fn weight(&self, store: &Store, passage: u32) -> f32 {
        let document = &store.documents[store.passages[passage as usize].document as usize].metadata;
        let year = self.digits.as_str();
        let covered = document
            .period
            .as_ref()
            .is_some_and(|(from, to)| from.as_str() <= year && year <= to.as_str());
        let own = document.year() == Some(year);
        let named = self.named.binary_search(&passage).is_ok();
        let weight = if own {
            1.5
        } else if covered {
            1.1
        } else {
            0.0
        };
        if named { f32::max(weight, 1.0) * 1.3 } else { weight }
    }
}

/// Reads a query against a store.
pub(super) fn understand(store: &Store, query: &Query) -> Understood {
    let (clauses, documents) = districts(store, &query.clauses);
    let (clauses, years) = years(store, &clauses);
    let taken_apart = clauses.iter().any(|clause| {
        !query
            .clauses
            .iter()
            .any(|typed| typed.term.folded == clause.term.folded)
    });
    let mut words = Vec::new();
    let mut at = 0;
    while at < clauses.len() {
        let run = clauses[at..].iter().take_while(|clause| is_letters(clause)).count();
        if run >= 2
            && let Some(word) = together(store, &clauses[at..at + run])
        {
            words.push(word);
            at += run;
        } else {
            words.push(Word::of(store, &clauses[at]));
            at += 1;
        }
    }
    Understood {
        words,
        documents,
        years,
        taken_apart,
    }
}

fn is_letters(clause: &Clause) -> bool {
    is_plain(clause) && clause.term.folded.iter().all(char::is_ascii_lowercase)
}

/// One word, not quoted: it may be read otherwise than it stands.
fn is_plain(clause: &Clause) -> bool {
    clause.or.is_empty() && !clause.term.exact
}

/// What is left of a word of which something was understood otherwise.
fn rest_of(folded: &[char]) -> Clause {
    let term = Term {
        text: folded.iter().collect(),
        folded: folded.to_vec(),
        exact: false,
    };
    Clause { term, or: Vec::new() }
}

/// Syllables typed apart, `hong shu lin`, as one word; not if one of them is a word of the corpus.
fn together(store: &Store, clauses: &[Clause]) -> Option<Word> {
    let stands = |clause: &Clause| Needle::new(store, &clause.term.folded, true).occurs(store);
    if clauses.iter().any(stands) {
        return None;
    }
    let text = clauses
        .iter()
        .map(|clause| clause.term.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let folded: Vec<char> = text.to_ascii_lowercase().chars().collect();
    let (reading, needles) = loose::latin(store, &folded).filter(|(reading, _)| *reading == Reading::Pinyin)?;
    let mut word = Word::new(
        store,
        &Term {
            text,
            folded,
            exact: true,
        },
    );
    let meant = needles.iter().map(|needle| needle.chars.iter().collect()).collect();
    word.read = vec![Read {
        reading,
        typed: word.text.clone(),
        meant,
    }];
    word.pieces = vec![Piece {
        needles: std::iter::once(word.whole.clone()).chain(needles).collect(),
    }];
    Some(word)
}

/// Takes names of districts out of the terms where they are there to choose documents: beside other words, or before
/// the rest of a word that the corpus does not have so.
fn districts(store: &Store, clauses: &[Clause]) -> (Vec<Clause>, Option<Vec<bool>>) {
    let names: Vec<(Vec<char>, &str)> = store
        .documents
        .iter()
        .filter_map(|d| d.metadata.region.as_deref())
        .flat_map(names)
        .collect();
    let mut left: Vec<Clause> = Vec::new();
    let mut chosen: Option<Vec<bool>> = None;
    let mut choose = |region: &str| {
        let chosen = chosen.get_or_insert_with(|| vec![false; store.documents.len()]);
        for (document, chosen) in store.documents.iter().zip(chosen.iter_mut()) {
            *chosen |= document.metadata.region.as_deref() == Some(region);
        }
    };
    for clause in clauses {
        let term = &clause.term;
        let named = names
            .iter()
            .filter(|(name, _)| is_plain(clause) && term.folded.starts_with(name));
        let longest = named.max_by_key(|(name, _)| name.len());
        match longest {
            Some((name, region)) if name.len() == term.folded.len() && clauses.len() > 1 => choose(region),
            Some((name, region))
                if term.folded.len() >= name.len() + 2 && !Word::new(store, term).whole.occurs(store) =>
            {
                choose(region);
                left.push(rest_of(&term.folded[name.len()..]));
            }
            _ => left.push(clause.clone()),
        }
    }
    if left.is_empty() {
        (clauses.to_vec(), None)
    } else {
        (left, chosen)
    }
}

/// Takes years out of the terms where they stand beside other words.
fn years(store: &Store, clauses: &[Clause]) -> (Vec<Clause>, Vec<Year>) {
    let (mut left, mut found) = (Vec::new(), Vec::new());
    for clause in clauses {
        let term = &clause.term;
        let digits: String = term.folded.iter().take_while(|c| c.is_ascii_digit()).collect();
        let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let rest = &term.folded[digits.len()..];
        let rest = rest.strip_prefix(&['年']).or_else(|| rest.is_empty().then_some(rest));
        match rest.filter(|_| is_year && is_plain(clause)) {
            Some(rest)
                if rest.is_empty() && clauses.len() > 1
                    || rest.len() >= 2 && !Word::new(store, term).whole.occurs(store) =>
            {
                let named: Vec<char> = digits.chars().chain(['年']).collect();
                found.push(Year {
                    named: Needle::new(store, &named, true).passages(store).collect(),
                    digits,
                });
                if !rest.is_empty() {
                    left.push(rest_of(rest));
                }
            }
            _ => left.push(clause.clone()),
        }
    }
    if left.is_empty() {
        (clauses.to_vec(), Vec::new())
    } else {
        (left, found)
    }
}

/// What a region is called: with its city, by itself, and without 区 or 县 where two characters remain.
fn names(region: &str) -> Vec<(Vec<char>, &str)> {
    let district = Metadata::district(region);
    let short = district
        .strip_suffix(['区', '县', '市'])
        .filter(|short| short.chars().count() >= 2);
    let all = [Some(region), Some(district), short];
    all.into_iter()
        .flatten()
        .filter(|name| !name.is_empty())
        .map(|name| (name.chars().collect(), region))
        .collect()
}
