//! Foreign bytes, changed at random: corpus files with lengths and digests made right again, and seeds of every format. No
//! reader may panic, and what opens must answer. `boundary/fuzz.test.mjs` does the same to requests.
//!
//! ```text
//! cargo test --features cli --test fuzz                                    some seconds for each target, the same in every run
//! FUZZ_SECONDS=7200 FUZZ_SEED=$RANDOM cargo test --release --features cli --test fuzz    hours, and other inputs
//! ```
//!
//! What fails is left in `target/tmp/fuzz`; put into `tests/fuzz/TARGET` it is tried first from then on.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use common::corpus_file::Blocks;
use common::random::Random;
use plan_explorer::api::Explorer;
use plan_explorer::api::request::{ConcordanceRequest, FigureRequest, SearchRequest};
use plan_explorer::compile;
use plan_explorer::compile::input::folder::Memory;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder, with their names, in order.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|item| item.unwrap().path())
        .collect();
    found.retain(|path| path.is_file());
    found.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    found.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

/// Tries `input` on what changes of `first` come to, until the time is over.
fn fuzz(target: &str, mut first: Vec<(String, Vec<u8>)>, input: impl Fn(&str, &[u8])) {
    let number = |name: &str, otherwise: u64| env::var(name).map_or(otherwise, |text| text.parse().unwrap());
    let seconds = Duration::from_secs(number("FUZZ_SECONDS", 15));
    let mut random = Random(number("FUZZ_SEED", 1));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz").join(target);
    let try_it = |name: &str, bytes: &[u8]| {
        if catch_unwind(AssertUnwindSafe(|| input(name, bytes))).is_err() {
            fs::create_dir_all(&folder).unwrap();
            let path = folder.join(format!("{:016x}-{name}", plan_explorer::segment::bytes::digest(bytes)));
            fs::write(&path, bytes).unwrap();
            panic!("this stops it: {}", path.display());
        }
    };
    let known = files(&root().join("tests/fuzz").join(target));
    first.extend(
        known
            .into_iter()
            .map(|(name, bytes)| (name.split_once('-').unwrap().1.to_string(), bytes)),
    );
    first.iter().for_each(|(name, bytes)| try_it(name, bytes));
    let start = Instant::now();
    let mut runs = 0;
    while start.elapsed() < seconds {
        let (name, bytes) = random.one(&first).unwrap().clone();
        let other = &random.one(&first).unwrap().1.clone();
        let changed = changed(bytes, other, &mut random);
        try_it(&name, &changed);
        runs += 1;
    }
    println!("{target}: {runs} inputs in {} s", start.elapsed().as_secs());
    assert!(runs > 10, "{runs} inputs");
}

/// Numbers at which arithmetic goes wrong, as the corpus file writes them, and signs that mean something to some format.
const TELLING: [&[u8]; 24] = [
    &[0],
    &[1],
    &[127],
    &[128, 1],
    &[255, 255, 3],
    &[128, 128, 128, 32],
    &[255, 255, 255, 255, 15],
    &[255, 255, 255, 255, 127],
    b"<table><tr><td>",
    b"</td></tr></table>",
    b"<!--",
    b"<script>",
    b"&#x202e;",
    b"\r\n\r\n",
    b"# ",
    b"| a | b |\n|---|---|\n",
    b"---\n",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    "一、".as_bytes(),
    "（一）".as_bytes(),
    "2025年增长6.3%，".as_bytes(),
    "分别为1、2、3".as_bytes(),
    "\u{3000}".as_bytes(),
];

/// One to eight changes: bytes turned, numbers and signs put in, stretches left out, doubled, moved, taken from another.
fn changed(mut bytes: Vec<u8>, other: &[u8], random: &mut Random) -> Vec<u8> {
    for _ in 0..1 + random.below(8) {
        let at = random.below(bytes.len() + 1);
        let (wide, often) = (random.below(12), random.below(6));
        let end = (at + 1 + random.below(1 << wide)).min(bytes.len());
        match random.below(7) {
            0 => bytes
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte ^= 1 << random.below(8)),
            1 => drop(bytes.splice(at..at, random.one(&TELLING).unwrap().iter().copied())),
            2 => drop(bytes.splice(
                at..(at + 1 + random.below(4)).min(bytes.len()).max(at),
                random.one(&TELLING).unwrap().iter().copied(),
            )),
            3 => drop(bytes.drain(at..end.max(at))),
            4 => {
                let stretch = bytes[at..end.max(at)].repeat(1 + random.below(1 << often));
                bytes.splice(at..at, stretch.into_iter().take(1 << 16));
            }
            5 => {
                let from = random.below(other.len() + 1);
                let stretch = &other[from..(from + 1 + random.below(200)).min(other.len()).max(from)];
                bytes.splice(at..at, stretch.iter().copied());
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

/// Calls whatever reads the corpus.
fn ask(explorer: &Explorer) {
    for query in ["治理", "zhili", "去年 2024年 增长", "年份:..2025 -的", "公里 OR 学位"] {
        let request = SearchRequest {
            query: query.to_string(),
            ..SearchRequest::default()
        };
        for hit in explorer.search(&request).hits.iter().take(2) {
            let _ = (explorer.why(query, &hit.id), explorer.provenance(&hit.id));
        }
        explorer.concordance(&ConcordanceRequest {
            search: request,
            ..ConcordanceRequest::default()
        });
    }
    explorer.suggest("治", None);
    let documents = explorer.documents();
    for key in documents.iter().map(|d| &d.key).take(3) {
        let _ = (
            explorer.outline(key),
            explorer.read(key, "治理"),
            explorer.read_raw(key),
        );
        let _ = (
            explorer.dropped(key),
            explorer.raw_text(key),
            explorer.compare(key, &documents[0].key),
        );
    }
    let figures = FigureRequest::default();
    let _ = (
        explorer.indicators(&figures),
        explorer.series(&figures),
        explorer.glossary(),
    );
    let _ = (explorer.map(), explorer.themes(), explorer.wordings());
}

/// The blocks of a file one after the other: before each its length, so that any of them may change.
fn laid_out(blocks: &[Vec<u8>]) -> Vec<u8> {
    blocks
        .iter()
        .flat_map(|block| {
            (block.len() as u32)
                .to_le_bytes()
                .into_iter()
                .chain(block.iter().copied())
        })
        .collect()
}

/// The way back, for any bytes: lengths that lie are cut to what is there.
fn blocks(mut bytes: &[u8], count: usize) -> Vec<Vec<u8>> {
    let mut next = || {
        let (length, rest) = bytes.split_at(bytes.len().min(4));
        let length = length.iter().rev().fold(0, |n, &byte| n << 8 | usize::from(byte));
        let (block, rest) = rest.split_at(rest.len().min(length));
        bytes = rest;
        block.to_vec()
    };
    (0..count).map(|_| next()).collect()
}

#[test]
fn corpus_files() {
    let compiled = compile::seeds(&root().join("tests/golden/seeds")).unwrap();
    let file = compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap();
    let golden = Blocks::of(&file);
    let (count, core) = (golden.blocks.len(), Blocks::of(&file));
    fuzz(
        "corpus",
        vec![("golden".to_string(), laid_out(&golden.blocks))],
        |_, bytes| {
            let mut changed = core.clone();
            changed.blocks = blocks(bytes, count);
            match Explorer::open(&changed.file()) {
                Ok(explorer) => ask(&explorer),
                Err(error) => assert_eq!(error.code(), "corpus-damaged"),
            }
        },
    );
}

#[test]
fn seeds_of_every_format() {
    let mut first = Vec::new();
    for folder in ["golden/seeds", "pages", "tables", "damage"] {
        first.extend(files(&root().join("tests").join(folder)));
    }
    first.retain(|(name, bytes)| {
        bytes.len() < 20_000 && [".txt", ".html", ".htm", ".md"].iter().any(|end| name.ends_with(end))
    });
    assert!(first.len() > 20, "{} seeds", first.len());
    fuzz("seeds", first, |name, bytes| {
        let folder = Memory(BTreeMap::from([(name.to_string(), bytes.to_vec())]));
        let Ok(compiled) = compile::compile(&folder) else {
            return;
        };
        let file = compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap();
        ask(&Explorer::open(&file).unwrap());
    });
}

#[test]
fn manifests_and_patches() {
    let read = |path: &str| fs::read(root().join(path)).unwrap();
    let seed = read("tests/golden/seeds/chapters.txt");
    let mut first = vec![("manifest.toml".to_string(), read("seeds/manifest.toml"))];
    first.extend(
        files(&root().join("seeds/patches"))
            .into_iter()
            .map(|(name, bytes)| (format!("patches+{name}"), bytes)),
    );
    fuzz("manifests", first, |name, bytes| {
        let files = [
            (name.replace('+', "/"), bytes.to_vec()),
            ("chapters.txt".to_string(), seed.clone()),
        ];
        if let Ok(compiled) = compile::compile(&Memory(BTreeMap::from(files))) {
            let _ = compile::write(&compiled.corpus, &Synonyms::shipped());
        }
    });
}
