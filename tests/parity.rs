//! The first law of the search: results marked literal are exactly those a scan of the text finds, for every substring.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use plan_explorer::api::Explorer;
use plan_explorer::chinese::{fold, is_han};
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self};
use plan_explorer::query::parse;
use plan_explorer::search::{self, Filters, Match, Sort};

/// All substrings up to this length are tried.
const ALL: usize = 6;
/// And some of the longer ones, up to this length.
const LONGEST: usize = 20;
/// One in so many of the longer substrings, and of those that a debug build has no time for.
const SAMPLED: usize = 400;

struct Texts {
    explorer: Explorer,
    /// Folded texts of all passages.
    folded: Vec<Vec<char>>,
}

impl Texts {
    fn of_the_seeds() -> Texts {
        let compiled = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap();
        let file = compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap();
        let explorer = Explorer::open(Cow::Owned(file)).unwrap();
        let store = explorer.store();
        let folded = (0..store.passages.len())
            .map(|at| fold::fold(store.text(at)).chars)
            .collect();
        Texts { explorer, folded }
    }

    /// The substrings of a length, each with the passages that hold it.
    fn scan(&self, length: usize) -> HashMap<&[char], Vec<u32>> {
        let mut all: HashMap<&[char], Vec<u32>> = HashMap::new();
        for (passage, text) in self.folded.iter().enumerate() {
            for window in text.windows(length) {
                let passages = all.entry(window).or_default();
                if passages.last() != Some(&(passage as u32)) {
                    passages.push(passage as u32);
                }
            }
        }
        all
    }

    /// Passages whose results are marked literal.
    fn literal(&self, query: &str) -> Vec<u32> {
        let outcome = search::ranked(
            self.explorer.store(),
            &parse(query),
            &Filters::default(),
            Sort::Document,
            search::ALL,
        );
        let literal = outcome.ranked.iter().filter(|hit| hit.matched == Match::Literal);
        literal.map(|hit| hit.passage).collect()
    }

    /// How many substrings of a length were tried: one in `step`.
    fn check(&self, length: usize, step: usize) -> usize {
        let all = self.scan(length);
        let mut tried = 0;
        for (at, (substring, passages)) in all.iter().enumerate() {
            // Blanks at an end are no part of a quotation, marks alone are no query, and marks of quotation end one.
            let blank = substring[0] == ' ' || substring[length - 1] == ' ';
            let says = substring.iter().any(|c| c.is_alphanumeric());
            if at % step != 0 || blank || !says || substring.contains(&'"') {
                continue;
            }
            let text: String = substring.iter().collect();
            assert_eq!(&self.literal(&format!("“{text}”")), passages, "“{text}”");
            if substring.iter().all(|&c| is_han(c)) {
                assert_eq!(&self.literal(&text), passages, "{text}");
            }
            tried += 1;
        }
        tried
    }
}

#[test]
fn every_substring_is_found_where_a_scan_finds_it() {
    let texts = Texts::of_the_seeds();
    // Optimised, all of them take some seconds.
    let step = if cfg!(debug_assertions) { 20 } else { 1 };
    for length in 1..=LONGEST {
        let step = if length <= ALL { step } else { SAMPLED };
        let tried = texts.check(length, step);
        assert!(tried > 50, "{tried} of length {length}");
    }
}
