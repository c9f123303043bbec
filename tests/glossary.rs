//! Words that documents of other districts explain, in layouts of their own: lists behind the text, notes and footnotes, boxes,
//! half-sentences. The files in `glossary/` name the words first (`= word`), written down before they were read.
//!
//! `cargo test --features cli --test glossary -- --nocapture` prints what is missing and what nobody expected.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::path::Path;

use plan_explorer::compile::input::seed::Seed;
use plan_explorer::compile::{self, glossary};
use plan_explorer::model::{Corpus, Term};

fn bare(term: &str) -> String {
    term.chars().filter(|c| !matches!(c, '“' | '”' | '《' | '》')).collect()
}

/// Words expected, and the terms found.
fn read(file: &str) -> (Vec<String>, Vec<Term>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/glossary").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    let (notes, lines): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with(['#', '=']));
    let seed = Seed::decode(file, lines.join("\n").as_bytes()).unwrap();
    let document = compile::document(&seed, None, Vec::new(), &mut Vec::new());
    let corpus = Corpus {
        documents: vec![document],
        ..Corpus::default()
    };
    let expected = notes.iter().filter_map(|line| line.strip_prefix("= "));
    (expected.map(bare).collect(), glossary::collect(&corpus))
}

#[test]
fn explained_words_are_found() {
    let (mut found, mut expected) = (0, 0);
    let mut unexpected = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/glossary");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let mut files: Vec<String> = files.map(|name| name.into_string().unwrap()).collect();
    files.sort();
    for file in &files {
        let (words, terms) = read(file);
        let explained: Vec<String> = terms
            .iter()
            .filter(|term| term.definition.is_some())
            .map(|term| bare(&term.term))
            .collect();
        let names = |term: &String, word: &String| term == word || term.starts_with(word.as_str());
        for word in &words {
            match explained.iter().any(|term| names(term, word)) {
                true => found += 1,
                false => println!("{file}: not found: {word}"),
            }
        }
        for term in explained
            .iter()
            .filter(|term| !words.iter().any(|word| names(term, word)))
        {
            println!("{file}: not expected: {term}");
            unexpected += 1;
        }
        expected += words.len();
    }
    println!("recall {found} of {expected}, {unexpected} not expected");
    assert!(found * 10 >= expected * 9 && unexpected * 10 <= expected);
}
