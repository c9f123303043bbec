//! Laws of corrupted corpus files: refused with a typed error, or opened and then answering; never a panic.
//! `boundary/corrupted.test.mjs` holds the wasm to the same.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;
use std::sync::OnceLock;

use common::corpus_file::{Blocks, reseal, seal_annex};
use plan_explorer::api::Explorer;
use plan_explorer::api::request::{
    ConcordanceRequest, FigureFilters, FigureRequest, FigureSort, Filters, SearchRequest, Sort,
};
use plan_explorer::compile;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::segment::{self, CorpusError, MAGIC, Store, bytes};
use proptest::prelude::*;

/// The project's own seeds as a file.
fn file() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| compiled("seeds"))
}

/// The golden mini-corpus, small enough to be damaged and read through thousands of times.
fn golden() -> &'static Blocks {
    static BLOCKS: OnceLock<Blocks> = OnceLock::new();
    BLOCKS.get_or_init(|| Blocks::of(&compiled("tests/golden/seeds")))
}

fn compiled(folder: &str) -> Vec<u8> {
    let compiled = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap()
}

fn core_and_annex() -> (&'static [u8], &'static [u8]) {
    segment::split(file()).unwrap()
}

fn request(query: &str) -> SearchRequest {
    SearchRequest {
        query: query.to_string(),
        limit: Some(usize::MAX),
        ..SearchRequest::default()
    }
}

/// Calls what a reader needs.
fn use_it(explorer: &Explorer) {
    for query in ["前山河 治理", "qianshanhe", "香州", "租房"] {
        explorer.search(&request(query));
    }
    explorer.suggest("前", None);
    for document in explorer.documents() {
        let _ = explorer.read(&document.key, "创新");
    }
    let _ = (explorer.repair_records(), explorer.term_records());
}

/// Calls whatever reads the corpus.
fn use_all(explorer: &Explorer) {
    use_it(explorer);
    search_all(explorer);
    read_all(explorer);
    for (_, sort) in FigureSort::ALL {
        let filters = FigureFilters {
            year: vec!["2000..".to_string()],
            ..FigureFilters::default()
        };
        let request = FigureRequest {
            sort,
            filters,
            ..FigureRequest::default()
        };
        let _ = (explorer.indicators(&request), explorer.series(&request));
    }
    let _ = (explorer.map(), explorer.themes(), explorer.about(), explorer.glossary());
    let _ = explorer.wordings();
    let _ = (
        explorer.document_records(),
        explorer.outline_records(),
        explorer.passage_records(),
    );
}

fn search_all(explorer: &Explorer) {
    let filters = Filters {
        theme: vec!["T01".to_string()],
        ..Filters::default()
    };
    for query in ["治理", "去年 2024年 增长", "年份:..2025"] {
        for hit in explorer.search(&request(query)).hits.iter().take(3) {
            let _ = explorer.why(query, &hit.id);
        }
        explorer.search(&SearchRequest {
            sort: Sort::Year,
            filters: filters.clone(),
            ..request(query)
        });
        explorer.concordance(&ConcordanceRequest {
            search: request(query),
            ..ConcordanceRequest::default()
        });
    }
}

fn read_all(explorer: &Explorer) {
    let store = explorer.store();
    let documents = explorer.documents();
    for key in documents.iter().map(|document| &document.key) {
        let _ = (explorer.outline(key), explorer.read_raw(key), explorer.dropped(key));
        let _ = (explorer.raw_text(key), explorer.compare(&documents[0].key, key));
    }
    for at in (0..store.passages.len()).step_by(7) {
        let _ = explorer.provenance(&store.name(at));
    }
    for name in (0..store.sections.len()).step_by(5).map(|at| store.section_name(at)) {
        let _ = (explorer.provenance(&name), explorer.read(&name, ""));
    }
}

/// Numbers at which arithmetic goes wrong, and what no writer writes.
const EXTREMES: [u64; 12] = [
    0,
    1,
    127,
    255,
    u16::MAX as u64,
    u16::MAX as u64 + 1,
    1 << 26,
    i32::MAX as u64,
    1 << 31,
    u32::MAX as u64 - 1,
    u32::MAX as u64,
    u64::MAX,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A file with any byte changed, or cut short anywhere, is an error; with the digests made right again it may open,
    /// and then everything it answers is in order.
    #[test]
    fn damaged_files_are_refused(at in 0usize..1_000_000, byte in 1u8.., cut in any::<bool>()) {
        let mut damaged = file().to_vec();
        let at = at % damaged.len();
        if cut { damaged.truncate(at) } else { damaged[at] ^= byte }
        prop_assert!(Store::open(&damaged).is_err());
        reseal(&mut damaged);
        if let Ok(explorer) = Explorer::open(&damaged) {
            use_it(&explorer);
        }
    }

    /// A damaged annex is refused, and its core goes on as if it had never come; with its digest made right again it may
    /// be taken, and then nothing it says leads to a panic.
    #[test]
    fn a_damaged_annex_harms_nobody(at in 0usize..1_000_000, byte in 1u8.., cut in any::<bool>()) {
        let mut explorer = Explorer::open_core(core_and_annex().0).unwrap();
        let mut damaged = core_and_annex().1.to_vec();
        let at = at % damaged.len();
        if cut { damaged.truncate(at) } else { damaged[at] ^= byte }
        prop_assert!(explorer.attach(&damaged).is_err());
        prop_assert_eq!(explorer.store().ledger(0), Err(CorpusError::NoAnnex));
        prop_assert!(explorer.search(&request("qianshanhe")).notes.iter().any(|note| note.code == "incomplete"));
        prop_assert!(explorer.search(&request("前山河")).notes.is_empty());
        if damaged.len() > 24 && at >= 24 {
            seal_annex(&mut damaged);
            let _ = explorer.attach(&damaged);
            use_it(&explorer);
        }
        prop_assert_eq!(explorer.attach(core_and_annex().1), Ok(()));
        prop_assert!(explorer.search(&request("qianshanhe")).notes.iter().all(|note| note.code == "pinyin"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A number of any block made an extreme one, in place of what stood there or before it: every block is reached, since
    /// lengths and digests are right.
    #[test]
    fn any_number_may_be_any_other(block in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), number in prop::sample::select(EXTREMES.to_vec()), over in 0usize..7) {
        let mut damaged = golden().clone();
        let block = block.get_mut(&mut damaged.blocks);
        if !block.is_empty() {
            let at = at.index(block.len());
            let mut extreme = bytes::Writer::default();
            extreme.number(number);
            block.splice(at..(at + over).min(block.len()), extreme.bytes);
        }
        if let Ok(explorer) = Explorer::open(&damaged.file()) {
            use_all(&explorer);
        }
    }

    /// The same with any bytes.
    #[test]
    fn any_bytes_may_be_any_others(block in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), others in prop::collection::vec(any::<u8>(), 0..6), over in 0usize..6) {
        let mut damaged = golden().clone();
        let block = block.get_mut(&mut damaged.blocks);
        if !block.is_empty() {
            let at = at.index(block.len());
            block.splice(at..(at + over).min(block.len()), others);
        }
        if let Ok(explorer) = Explorer::open(&damaged.file()) {
            use_all(&explorer);
        }
    }
}

/// Heads whose length points behind the file, at its very end, or anywhere but to the annex.
#[test]
fn a_length_that_lies_is_found_out() {
    let mut head = [0xFF; 20];
    head[..8].copy_from_slice(MAGIC);
    let truncated = |file: &[u8]| matches!(Store::open(file), Err(CorpusError::Truncated { .. }));
    assert!(truncated(&head));
    head[16..].copy_from_slice(&(u32::MAX - 19).to_le_bytes());
    assert!(
        truncated(&head),
        "which with the head before it comes round to nothing in 32 bits"
    );
    for length in [0, 1, 1 << 31, u32::MAX - 19, u32::MAX] {
        let mut damaged = file().to_vec();
        damaged[16..20].copy_from_slice(&length.to_le_bytes());
        assert!(Store::open(&damaged).is_err(), "{length}");
        reseal(&mut damaged);
        assert!(Store::open(&damaged).is_err(), "{length}, resealed");
    }
}

/// What a file may ask for is bounded by what it has.
#[test]
fn a_seed_of_billions_of_characters_is_refused() {
    let mut asking = golden().clone();
    let corpus = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/seeds"))
        .unwrap()
        .corpus;
    let number = |n: u32| {
        let mut w = bytes::Writer::default();
        w.number(n.into());
        w.bytes
    };
    let (told, asked) = (number(corpus.documents[0].chars), number(u32::MAX));
    let at = asking.blocks[0]
        .windows(told.len())
        .position(|window| window == told)
        .unwrap();
    asking.blocks[0].splice(at..at + told.len(), asked);
    let refused = Explorer::open(&asking.file()).err().unwrap();
    assert_eq!(refused.code(), "corpus-damaged");
}

#[test]
fn every_block_is_there_to_be_damaged() {
    let sizes: Vec<usize> = golden().blocks.iter().map(Vec::len).collect();
    assert_eq!(sizes.len(), 23);
    // the golden passages have no names from outside and no traditional characters
    assert_eq!(sizes.iter().filter(|&&size| size < 8).count(), 2, "{sizes:?}");
    let explorer = Explorer::open(&golden().file()).unwrap();
    assert!(!explorer.search(&request("治理")).hits.is_empty());
    use_all(&explorer);
}
