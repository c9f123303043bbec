//! The engine by itself, without a browser: `cargo bench --features cli`. With `CORPUS=FILE` over another corpus file, such as one of
//! `node tests/bench/collection.mjs 100` and `plan-explorer build --plain`.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use plan_explorer::api::Explorer;
use plan_explorer::api::request::SearchRequest;
use plan_explorer::compile;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;

/// What a reader types, by the reading it takes.
const QUERIES: [(&str, &str); 10] = [
    ("one character", "港"),
    ("word", "幼儿园"),
    ("sentence", "持续优化营商环境"),
    ("several words", "前山河 治理"),
    ("fields", "年份:2021..2025 教育 -大学"),
    ("pinyin", "yingshang huanjing"),
    ("initials", "qsh"),
    ("slip", "营尚环境"),
    ("question", "香洲区今年GDP目标是多少"),
    ("nothing", "量子霸权"),
];

fn corpus() -> Vec<u8> {
    match std::env::var_os("CORPUS") {
        Some(file) => std::fs::read(file).unwrap(),
        None => {
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let compiled = compile::seeds(&root.join("seeds")).unwrap();
            compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap()
        }
    }
}

fn engine(c: &mut Criterion) {
    let file = corpus();
    c.bench_function("open", |b| {
        b.iter(|| Explorer::open(black_box(&file)).unwrap());
    });
    let explorer = Explorer::open(&file).unwrap();
    for (kind, query) in QUERIES {
        let request = SearchRequest {
            query: query.into(),
            limit: Some(10),
            ..SearchRequest::default()
        };
        c.bench_with_input(BenchmarkId::new("ids", kind), &request, |b, request| {
            b.iter(|| explorer.search_ids(request))
        });
        c.bench_with_input(BenchmarkId::new("answer", kind), &request, |b, request| {
            b.iter(|| explorer.search(request))
        });
    }
}

criterion_group!(benches, engine);
criterion_main!(benches);
