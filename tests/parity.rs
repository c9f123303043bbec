//! The first law of the search: results marked literal are exactly those a scan of the text finds, for every substring.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::path::Path;

use plan_explorer::api::Explorer;
use plan_explorer::api::request::SearchRequest;
use plan_explorer::chinese::is_han;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self};
use plan_explorer::model::Corpus;
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
    /// Of the seeds in a folder of the project.
    fn of_seeds(folder: &str) -> Texts {
        let compiled = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
        Texts::of(&compiled.corpus)
    }

    fn of(corpus: &Corpus) -> Texts {
        let file = compile::write(corpus, &Synonyms::shipped()).unwrap();
        let explorer = Explorer::open(&file).unwrap();
        let store = explorer.store();
        let folded = (0..store.passages.len())
            .map(|at| store.folded(store.text(at)).chars)
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
            // Half of 12,25,300 is a number: what is typed is looked for as it folds by itself.
            if self.explorer.store().folded(&text).chars != *substring {
                continue;
            }
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
    let texts = Texts::of_seeds("seeds");
    // Optimised, all of them take some seconds.
    let step = if cfg!(debug_assertions) { 20 } else { 1 };
    for length in 1..=LONGEST {
        let step = if length <= ALL { step } else { SAMPLED };
        let tried = texts.check(length, step);
        assert!(tried > 50, "{tried} of length {length}");
    }
}

/// The same over texts full of signs that the seeds lack, as seeds and as a collection in which nothing is repaired.
#[test]
fn signs_are_found_where_a_scan_finds_them() {
    let seeds = Texts::of_seeds("tests/parity");
    let lines = |text: &str| -> String {
        let line = |line: &str| format!("{}\n", serde_json::json!({ "id": line, "text": line }));
        text.lines().filter(|text| !text.is_empty()).map(line).collect()
    };
    let collection = lines(include_str!("parity/signs.txt")) + &lines(include_str!("parity/traditional.txt"));
    let collection = compile::input::json_lines::corpus("signs.jsonl", &collection).unwrap();
    for texts in [seeds, Texts::of(&collection)] {
        for length in 1..=LONGEST {
            let tried = texts.check(length, 1);
            assert!(tried > 100, "{tried} of length {length}");
        }
    }
}

/// What a reader types, and what is marked for it, over the same texts.
#[test]
fn what_is_typed_in_one_way_is_found_in_every_other() {
    let texts = Texts::of_seeds("tests/parity");
    // Typed, and what of the first result is marked; nothing if it must not be found as typed.
    let rows = [
        ("一网统管", "一网统管"),
        ("⼀⽹统管", "一网统管"),
        ("马岭山隧道", "马岭山隧道"),
        ("生产总值", "生产总值"),
        ("年度不良事件", "年度不良事件"),
        ("1250公里", "1,250公里"),
        ("1,250公里", "1,250公里"),
        ("1，250公里", "1,250公里"),
        ("1\u{a0}250公里", "1,250公里"),
        ("250公里", ""),
        ("1234567人", "1\u{2009}234\u{2009}567人"),
        ("12500平方米", "12’500平方米"),
        ("3600吨", "3\u{a0}600吨"),
        ("1250株", "１，２５０株"),
        ("III类", "Ⅲ类"),
        ("Ⅲ类", "Ⅲ类"),
        ("120m2", "120㎡"),
        ("120㎡", "120㎡"),
        ("5km", "5㎞"),
        ("0.5°C", "0.5℃"),
        ("PM2.5浓度", "PM₂.₅浓度"),
        ("26µg/m3", "26μg/m³"),
        ("1号线", "①号线"),
        ("②号线", "②号线"),
        ("2025年", "二○二五年"),
        ("二〇二五年", "二○二五年"),
        ("二零二五年", "二○二五年"),
        ("二〇二三年", "二〇二三年"),
        ("1998年", "一九九八年"),
        ("2030年", "二O三〇年"),
        ("一百零五条", "一百〇五条"),
        ("7:4:9", "7∶4∶9"),
        ("(试行)", "试行"),
        ("–3.2%", "－3.2%"),
        ("0.3‰", "0.3‰"),
        ("0.3%", ""),
        ("广厦工厂区", "廣廈工廠區"),
        ("廣廈工廠區", "廣廈工廠區"),
        ("群众后顾之忧", "羣眾後顧之憂"),
        ("里应外合", "裏應外合"),
        ("卫生线上服务台", "衞生綫上服務臺"),
        ("床位增加2300张", "牀位增加2,300張"),
    ];
    for (typed, marked) in rows {
        let request = SearchRequest {
            query: typed.to_string(),
            ..SearchRequest::default()
        };
        let hits = texts.explorer.search(&request).hits;
        let first = hits.first().filter(|hit| hit.literal);
        let runs = first.iter().flat_map(|hit| &hit.snippet).skip_while(|run| !run.hit);
        let mark: String = runs.take_while(|run| run.hit).map(|run| run.text.as_str()).collect();
        assert_eq!(mark, marked, "{typed}");
    }
}
