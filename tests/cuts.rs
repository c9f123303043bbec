//! Wherever a text is shown in part, it is cut between words or clauses, and said to go on: definitions, beginnings of passages,
//! snippets, lines of a concordance. Laws over every explained word and over queries made of the texts, for the seeds and for
//! the documents that other tests are written with.
//!
//! `cargo test --features cli --test cuts`

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::random::Random;
use common::seeds::Seeds;
use plan_explorer::api::Explorer;
use plan_explorer::api::request::{ConcordanceRequest, SearchRequest};
use plan_explorer::api::views::{Cut, Run};
use plan_explorer::chinese::{fold, sentence};
use plan_explorer::compile::{self, language::synonyms::Synonyms, lexicon::Lexicon};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The texts of a folder of tests, without the notes that are written into them.
fn texts(name: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let texts = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let mut texts: Vec<(String, String)> = texts
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let lines = text.lines().filter(|line| !line.starts_with(['#', '=']));
            // in some of them each line says what it is: body|…
            let bare = |line: &'_ str| {
                line.split_once('|')
                    .map_or(line.to_string(), |(_, text)| text.to_string())
            };
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            (file, lines.map(bare).collect::<Vec<String>>().join("\n"))
        })
        .collect();
    texts.sort();
    texts
}

/// The seeds, and the documents of other tests; opened once.
static EXPLORERS: LazyLock<Vec<Explorer>> = LazyLock::new(explorers);

fn explorers() -> Vec<Explorer> {
    let open = |compiled: compile::Compiled| {
        Explorer::open(&compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap()).unwrap()
    };
    let mut explorers = vec![open(compile::seeds(&folder("seeds")).unwrap())];
    for name in ["tests/glossary", "tests/districts", "tests/figures/elsewhere"] {
        let texts = texts(name);
        let files: Vec<(&str, String)> = texts.iter().map(|(file, text)| (file.as_str(), text.clone())).collect();
        assert!(files.len() > 3, "{name}");
        explorers.push(Seeds::new(&format!("cuts-{}", name.replace('/', "-")), &files).explorer());
    }
    explorers
}

/// The passages of a corpus, and where in each a word begins or a clause ends, as bytes.
struct Borders<'e> {
    explorer: &'e Explorer,
    passages: HashMap<String, usize>,
}

impl<'e> Borders<'e> {
    fn of(explorer: &'e Explorer) -> Borders<'e> {
        let store = explorer.store();
        Borders {
            explorer,
            passages: (0..store.passages.len()).map(|at| (store.name(at), at)).collect(),
        }
    }

    fn text(&self, passage: usize) -> &'e str {
        self.explorer.store().text(passage)
    }

    /// The passage of a document that begins with these words.
    fn quoted(&self, document: &str, quote: &str) -> usize {
        let store = self.explorer.store();
        let row = store.documents.iter().find(|row| row.key == document).unwrap();
        let mut passages = row.passages.clone().map(|at| at as usize);
        passages
            .find(|&at| store.text(at).starts_with(quote))
            .unwrap_or_else(|| panic!("{document}: {quote}"))
    }

    fn at_word(&self, passage: usize, byte: usize) -> bool {
        let store = self.explorer.store();
        let text = store.text(passage);
        let mut position = store.stream.starts[passage] as usize;
        let mut found = byte == 0 || byte == text.len();
        fold::fold_each(text, |_, start, _| {
            found |= start == byte && store.cut_at(position);
            position += 1;
        });
        found
    }

    /// Whether a stretch of a passage begins and ends between words, and is said to be cut where it is.
    fn check_words(&self, passage: usize, range: std::ops::Range<usize>, cut: Option<Cut>) {
        let text = self.text(passage);
        let shown = &text[range.clone()];
        assert!(self.at_word(passage, range.start), "begins within a word: {shown}");
        assert!(
            self.at_word(passage, range.end),
            "ends within a word: {shown}｜{}",
            &text[range.end..]
        );
        if let Some(cut) = cut {
            assert_eq!(
                (cut.before, cut.after),
                (range.start > 0, range.end < text.len()),
                "{shown}"
            );
        }
    }

    /// The beginning of a passage that it is found by.
    fn check_quote(&self, passage: usize, quote: &str, more: Option<bool>) {
        let text = self.text(passage);
        assert!(text.starts_with(quote), "{quote}");
        self.check_words(passage, 0..quote.len(), None);
        if let Some(more) = more {
            assert_eq!(more, quote.len() < text.len(), "{quote}");
        }
    }
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Words that documents explain, and stretches of their texts, whole words or not.
fn queries(explorer: &Explorer, random: &mut Random) -> Vec<String> {
    let store = explorer.store();
    let terms = explorer.glossary().unwrap().into_iter().map(|term| term.term);
    let mut queries: Vec<String> = terms.collect();
    for _ in 0..60 {
        let text: Vec<char> = store.text(random.below(store.passages.len())).chars().collect();
        let start = random.below(text.len());
        let length = 1 + random.below(8);
        queries.push(text[start..text.len().min(start + length)].iter().collect());
    }
    queries
}

#[test]
fn definitions_and_uses_of_every_explained_word_end_with_a_word() {
    let mut definitions = 0;
    for explorer in &*EXPLORERS {
        let borders = Borders::of(explorer);
        for term in explorer.glossary().unwrap() {
            for place in term.uses.iter().chain(&term.definition) {
                let passage = borders.quoted(&place.document, &place.quote);
                borders.check_quote(passage, &place.quote, Some(place.more));
            }
            let Some(definition) = term.definition else { continue };
            definitions += 1;
            let passage = borders.quoted(&definition.document, &definition.quote);
            let text = borders.text(passage);
            let start = text.find(&definition.text).unwrap();
            let range = start..start + definition.text.len();
            borders.check_words(passage, range.clone(), None);
            let ends = sentence::sentence_ends(text);
            let begins = ends.iter().rev().find(|&&end| end <= start).copied().unwrap_or(0);
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            // What comes between the word and its explanation is no more than a mark.
            let follows = letters(&text[begins..start]).ends_with(&letters(&term.term));
            assert_eq!(definition.cut.before, begins < start && !follows, "{}", definition.text);
            assert_eq!(definition.cut.after, !ends.contains(&range.end), "{}", definition.text);
        }
    }
    assert!(definitions > 60, "{definitions}");
}

#[test]
fn snippets_are_whole_clauses() {
    let mut random = Random(23);
    let mut snippets = 0;
    for explorer in &*EXPLORERS {
        let borders = Borders::of(explorer);
        for query in queries(explorer, &mut random) {
            let request = SearchRequest {
                query: query.clone(),
                ..SearchRequest::default()
            };
            for hit in explorer.search(&request).hits {
                let passage = borders.passages[&hit.id];
                let text = borders.text(passage);
                let shown = joined(&hit.snippet);
                let ends = sentence::clause_ends(text);
                let mut places = text.match_indices(&shown).map(|(start, _)| start..start + shown.len());
                let whole = |range: &std::ops::Range<usize>| {
                    (range.start == 0 || ends.contains(&range.start))
                        && ends.contains(&range.end)
                        && (hit.cut.before, hit.cut.after) == (range.start > 0, range.end < text.len())
                };
                assert!(places.any(|range| whole(&range)), "{query}: {shown}");
                borders.check_quote(passage, &hit.quote, None);
                for similar in &hit.similar {
                    borders.check_quote(borders.passages[&similar.id], &similar.quote, Some(similar.more));
                }
                snippets += 1;
            }
        }
    }
    assert!(snippets > 500, "{snippets}");
}

#[test]
fn lines_of_a_concordance_begin_and_end_with_a_word() {
    let mut random = Random(29);
    let mut lines = 0;
    for explorer in &*EXPLORERS {
        let borders = Borders::of(explorer);
        for query in queries(explorer, &mut random) {
            let request = ConcordanceRequest {
                search: SearchRequest {
                    query,
                    ..SearchRequest::default()
                },
                ..ConcordanceRequest::default()
            };
            for row in explorer.concordance(&request).rows {
                let passage = borders.passages[&row.id];
                let text = borders.text(passage);
                let line = format!("{}{}{}", row.left, row.hit, row.right);
                let mut places = text.match_indices(&line).map(|(start, _)| start..start + line.len());
                let ends_well = |range: &std::ops::Range<usize>| {
                    // A hit may begin or end within a word: then there is nothing of its own side to be cut.
                    (row.left.is_empty() || borders.at_word(passage, range.start))
                        && (row.right.is_empty() || borders.at_word(passage, range.end))
                        && (row.cut.before, row.cut.after) == (range.start > 0, range.end < text.len())
                };
                assert!(places.any(|range| ends_well(&range)), "{line}");
                assert!(
                    row.left.chars().count() <= 24 && row.right.chars().count() <= 24,
                    "{line}"
                );
                lines += 1;
            }
        }
    }
    assert!(lines > 500, "{lines}");
}
