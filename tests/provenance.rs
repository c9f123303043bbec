//! What a reader is shown of a text's origin, over the project's own seeds and the golden ones: it must be true, letter
//! for letter, and complete.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::path::Path;

use plan_explorer::api::Explorer;
use plan_explorer::api::annotations::MarkedRun;
use plan_explorer::api::condition::ChangeKind;
use plan_explorer::api::source::Piece;
use plan_explorer::chinese::is_han;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self, Compiled};
use plan_explorer::model::{RepairKind, SectionKind};

fn opened(folder: &str) -> (Compiled, Explorer) {
    let compiled = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let bytes = compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap();
    (compiled, Explorer::open(&bytes).unwrap())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn raw_and_served_stand_side_by_side() {
    for folder in ["seeds", "tests/golden/seeds"] {
        let (compiled, explorer) = opened(folder);
        let store = explorer.store();
        for (at, heading) in store.sections.iter().enumerate() {
            let seed: Vec<char> = compiled.corpus.documents[heading.document as usize]
                .raw
                .chars()
                .collect();
            let stands = seed[heading.span.start as usize..heading.span.end as usize].iter();
            let found = explorer.provenance(&store.section_name(at)).unwrap();
            let side = |of: fn(&Piece) -> &str| found.pieces.iter().map(of).collect::<String>();
            assert_eq!(side(|piece| &piece.raw), stands.collect::<String>());
            let label = letters(&format!("{}{}", heading.number, heading.title));
            assert_eq!(letters(&side(|piece| &piece.served)), label);
        }
        for (at, passage) in store.passages.iter().enumerate() {
            let document = &compiled.corpus.documents[passage.document as usize];
            let seed: Vec<char> = document.raw.chars().collect();
            let found = explorer.provenance(&store.name(at)).unwrap();
            let served: String = found.pieces.iter().map(|piece| piece.served.as_str()).collect();
            assert_eq!(served, store.text(at), "{}", store.name(at));
            let raw: String = found.pieces.iter().map(|piece| piece.raw.as_str()).collect();
            let mut stands = String::new();
            for span in &passage.spans {
                stands.extend(&seed[span.start as usize..span.end as usize]);
            }
            // joined pieces bring what stood between them
            assert!(letters(&raw).len() >= letters(&stands).len(), "{raw}\n{stands}");
            for piece in &found.pieces {
                match piece.repair {
                    None => assert_eq!(piece.raw, piece.served),
                    Some(at) => assert!(found.repairs[at].applied && !found.repairs[at].reason.is_empty()),
                }
            }
        }
    }
}

#[test]
fn marks_of_a_reading_lie_on_the_words_they_mean() {
    let (_, explorer) = opened("seeds");
    let text = |runs: &[MarkedRun]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let (mut uses, mut repairs) = (0, Vec::new());
    for document in explorer.documents() {
        let plain = explorer.read(&document.key, "").unwrap();
        let marked = explorer.read(&document.key, "的").unwrap();
        for (block, same) in marked.blocks.iter().zip(&plain.blocks) {
            assert_eq!(text(&block.runs), text(&same.runs));
            assert_eq!(block.hits, block.runs.iter().filter(|run| run.hit && !run.rest).count());
        }
        for run in plain.blocks.iter().flat_map(|block| &block.runs) {
            if let Some(term) = run.term {
                uses += 1;
                let (term, used) = (letters(&plain.terms[term].term), letters(&run.text));
                assert!(term.contains(&used) || used.contains(&term), "{term} {used}");
            }
            if let Some(at) = run.repair {
                let repair = &plain.repairs[at];
                assert_ne!(letters(repair.raw.as_ref().unwrap()), letters(&repair.served));
                assert!(
                    repair.served.is_empty() || repair.served.contains(&run.text),
                    "{repair:?}"
                );
                repairs.push((repair.kind, repair.raw.clone().unwrap(), run.text.clone()));
            }
        }
    }
    assert!(uses > 20, "{uses} uses");
    let stood: Vec<&str> = repairs.iter().map(|(_, raw, _)| raw.as_str()).collect();
    for expected in ["雷速体育直播", "\n\n记"] {
        assert!(stood.contains(&expected), "{repairs:?}");
    }
}

#[test]
fn raw_readings_are_those_of_the_seed() {
    let (compiled, explorer) = opened("seeds");
    for document in &compiled.corpus.documents {
        let raw = explorer.read_raw(&document.key).unwrap();
        let of_kind = |kind| raw.blocks.iter().filter(move |block| block.kind_of_block == kind);
        let headings = document.sections.iter().filter(|s| s.kind != SectionKind::RunIn);
        for (block, heading) in of_kind("heading").zip(headings) {
            let stands = document.raw.chars().skip(heading.span.start as usize);
            let stands: String = stands.take(heading.span.len() as usize).collect();
            let shown: String = block.runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(shown, stands);
            assert!(block.number.is_empty());
        }
        // hundreds of commas are seen and not explained; what changes words is
        let runs = || raw.blocks.iter().flat_map(|block| &block.runs);
        assert!(runs().all(|run| !run.small || run.repair.is_none() && run.term.is_none() && run.figure.is_none()));
        let commas = document
            .ledger
            .iter()
            .filter(|r| r.kind == RepairKind::HalfwidthPunctuation);
        assert!(runs().filter(|run| run.small).count() * 10 >= commas.count() * 9);
        assert!(raw.repairs.iter().all(|repair| repair.kind != "halfwidth-punctuation"));
        let passages = of_kind("passage");
        for (block, passage) in passages.zip(&document.passages) {
            let shown: String = block.runs.iter().map(|run| run.text.as_str()).collect();
            let first = passage.spans[0];
            let stands: String = document
                .raw
                .chars()
                .skip(first.start as usize)
                .take(first.len() as usize)
                .collect();
            assert!(shown.starts_with(stands.trim_end()), "{shown}\n{stands}");
            let changed = block
                .runs
                .iter()
                .filter_map(|run| Some((&run.text, &raw.repairs[run.repair?])));
            assert!(changed.clone().all(|(text, repair)| repair.raw.as_ref() == Some(text)));
        }
    }
}

/// Golden seeds of which no manifest tells the condition.
#[test]
fn the_ledger_tells_the_condition_of_a_text() {
    let (_, explorer) = opened("tests/golden/seeds");
    let rows = [
        ("chapters", "据修订记录：没有修订。"),
        ("digest", "据修订记录：重分段落 1 处、订正标点和空格 18 处。"),
        ("pasted-twice", "据修订记录：略去重复内容 1 处。"),
        ("webpage", "据修订记录：略去网页杂项 2 处。"),
    ];
    let records = explorer.document_records().unwrap();
    for (key, expected) in rows {
        let record = records
            .iter()
            .find(|record| record.file == format!("{key}.txt"))
            .unwrap();
        assert_eq!(record.state, expected, "{key}");
        let changes = explorer.read(&record.id, "").unwrap().changes.unwrap();
        assert!(
            changes.iter().all(|c| expected.contains(&c.count.to_string())),
            "{changes:?}"
        );
    }
    // what a manifest says stays as it is, and has the numbers beside it
    let (_, explorer) = opened("seeds");
    let record = explorer.document_records().unwrap().swap_remove(1);
    assert!(record.state.starts_with("取自一个被篡改的镜像网页"));
    let changes = explorer.read(&record.id, "").unwrap().changes.unwrap();
    assert_eq!((changes[0].kind, changes[0].count), (ChangeKind::Name, 5));
}

#[test]
fn what_is_left_out_can_be_looked_at() {
    let (compiled, explorer) = opened("seeds");
    for (document, seed) in explorer.documents().iter().zip(&compiled.seeds) {
        let raw = explorer.raw_text(&document.key).unwrap().unwrap();
        assert_eq!(raw.chars().count(), seed.chars.len());
        let served = letters(&explorer.text(&document.key).unwrap());
        let dropped: String = explorer
            .dropped(&document.key)
            .unwrap()
            .iter()
            .filter_map(|b| b.raw.clone())
            .collect();
        let known = served + &letters(&dropped);
        // every Han character of the seed is served, left out, or named by a repair
        let repairs = explorer.repair_records().unwrap();
        let named: String = repairs
            .iter()
            .filter(|r| r.file == document.file)
            .filter_map(|r| r.raw.clone())
            .collect();
        for c in raw.chars().filter(|&c| is_han(c)) {
            assert!(known.contains(c) || named.contains(c), "{c} of {}", document.file);
        }
        assert!(!raw.contains("2516317") && !dropped.contains('@'));
    }
    let kinds: Vec<&str> = explorer
        .dropped("xiangzhou-plan-2021")
        .unwrap()
        .iter()
        .map(|b| b.kind)
        .collect();
    assert!(kinds.contains(&"boilerplate"));
}

#[test]
fn ids_that_mean_nothing_are_told() {
    let (_, explorer) = opened("tests/golden/seeds");
    for id in ["", "none", "chapters/0", "chapters/9999", "chapters#0", "chapters/x"] {
        assert!(explorer.provenance(id).is_err(), "{id}");
    }
    assert!(explorer.dropped("none").is_err() && explorer.raw_text("none").is_err());
}
