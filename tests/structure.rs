//! The project's seeds against annotations made by a reader: headings, leaf paragraphs, sentence ends, repairs.
//!
//! `structure/digest.json` is one seed annotated whole: outline nodes, leaves with the lengths of their sentences, and
//! the repairs to make, `[start, end, replacement]` in code points. `structure/passages.json` says where the
//! paragraphs of the other seeds stand. A node of kind `run-in-weak` may be read or not.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::OnceLock;

use plan_explorer::chinese::sentence::sentence_ends;
use plan_explorer::compile::input::disk::Disk;
use plan_explorer::compile::input::seed::Seed;
use plan_explorer::compile::{self, Compiled};
use plan_explorer::model::{APPLY_FROM, Document, PassageKind, RepairKind, SectionKind, Span};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| compile::seeds(&root().join("seeds")).unwrap())
}

fn document(file: &str) -> (&'static Seed, &'static Document) {
    let at = compiled().seeds.iter().position(|seed| seed.file == file).unwrap();
    (&compiled().seeds[at], &compiled().corpus.documents[at])
}

fn annotation(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join("tests/structure").join(name)).unwrap()).unwrap()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

/// The annotated seed, its document and the annotation.
fn digest() -> (&'static Seed, &'static Document, Value) {
    let annotation = annotation("digest.json");
    let (seed, document) = document(annotation["file"].as_str().unwrap());
    (seed, document, annotation)
}

#[test]
fn outline_is_the_readers() {
    let (_, document, annotation) = digest();
    let node = |node: &Value| (number(&node["start"]), number(&node["end"]), number(&node["level"]));
    let nodes = annotation["outline"].as_array().unwrap();
    let weak: HashSet<_> = nodes.iter().filter(|n| n["kind"] == "run-in-weak").map(node).collect();
    let expected: HashSet<_> = nodes.iter().filter(|n| n["kind"] != "run-in-weak").map(node).collect();
    let sections = document.sections.iter().filter(|s| s.kind != SectionKind::Title);
    let found: HashSet<_> = sections
        .map(|s| (s.span.start, s.span.end, u32::from(s.level)))
        .filter(|node| !weak.contains(node))
        .collect();
    assert_eq!(expected, found);
}

#[test]
fn leaves_and_sentences_are_the_readers() {
    let (_, document, annotation) = digest();
    let leaves = annotation["leaves"].as_array().unwrap();
    assert_eq!(leaves.len(), document.passages.len());
    for (leaf, passage) in leaves.iter().zip(&document.passages) {
        assert_eq!(leaf["text"].as_str().unwrap(), passage.text);
        let spans = leaf["spans"].as_array().unwrap().iter();
        let spans: Vec<Span> = spans
            .map(|span| Span::new(number(&span[0]), number(&span[1])))
            .collect();
        assert_eq!(spans, passage.spans, "{}", passage.text);
        let mut from = 0;
        let lengths = sentence_ends(&passage.text).into_iter().map(|end| {
            let length = passage.text[from..end].chars().count();
            from = end;
            length as u64
        });
        let expected = leaf["sentences"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n.as_u64().unwrap());
        assert!(lengths.eq(expected), "{}", passage.text);
    }
}

/// Every repair is made and no other; a patch may replace more than the one character that is missing.
#[test]
fn repairs_are_the_readers() {
    let (seed, document, annotation) = digest();
    let text = |repairs: &mut dyn Iterator<Item = (u32, u32, String)>| {
        let mut out: Vec<char> = Vec::new();
        let mut at = 0;
        for (start, end, replacement) in repairs {
            out.extend(&seed.chars[at as usize..start as usize]);
            out.extend(replacement.chars());
            at = end;
        }
        out.extend(&seed.chars[at as usize..]);
        out.into_iter().collect::<String>()
    };
    let rows = annotation["repairs"].as_array().unwrap();
    let row = |row: &Value| (number(&row[0]), number(&row[1]), row[2].as_str().unwrap().to_string());
    let applied = document.ledger.iter().filter(|repair| repair.applied);
    let entry =
        |repair: &plan_explorer::model::Repair| (repair.span.start, repair.span.end, repair.replacement.clone());
    assert_eq!(text(&mut rows.iter().map(row)), text(&mut applied.map(entry)));
}

/// In the other seeds each annotated paragraph is one passage, joined from more pieces where a line was broken, and
/// every passage of the text is annotated. Captions and bylines may be lines of their own.
#[test]
fn paragraphs_of_all_seeds_are_the_readers() {
    let rows = annotation("passages.json");
    let files: HashSet<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["file"].as_str().unwrap())
        .collect();
    assert_eq!(files.len(), 4);
    for file in files {
        let (_, document) = document(file);
        let rows = rows.as_array().unwrap().iter().filter(|row| row["file"] == file);
        let rows: Vec<(u32, u32)> = rows.map(|row| (number(&row["start"]), number(&row["end"]))).collect();
        let mut found = HashSet::new();
        for &(start, end) in &rows {
            let holds = |span: &Span| span.start <= start && end <= span.end || start <= span.start && span.end <= end;
            let passages = document.passages.iter().enumerate();
            let of: Vec<usize> = passages
                .filter(|(_, p)| p.spans.iter().any(holds))
                .map(|(at, _)| at)
                .collect();
            assert_eq!(of.len(), 1, "{file} {start}");
            found.extend(of);
        }
        let beside = |kind: PassageKind| {
            matches!(
                kind,
                PassageKind::Byline | PassageKind::Caption | PassageKind::Salutation
            )
        };
        for (at, passage) in document.passages.iter().enumerate() {
            assert!(found.contains(&at) || beside(passage.kind), "{file}: {}", passage.text);
        }
    }
}

/// Without what a person decided, the detectors find all that can be found: every entry but the patches.
#[test]
fn detectors_need_no_patches() {
    let folder = Disk(root().join("seeds"));
    let manifest = compile::input::manifest::Manifest::load(&folder).unwrap();
    let sources = manifest.sources(&folder).unwrap();
    for (seed, document) in compiled().seeds.iter().zip(&compiled().corpus.documents) {
        let entry = sources
            .iter()
            .find(|(file, _)| *file == seed.file)
            .and_then(|(_, entry)| *entry);
        let bare = compile::document(seed, entry, Vec::new(), &mut Vec::new());
        let certain = |r: &&plan_explorer::model::Repair| r.kind != RepairKind::Patch && r.confidence >= APPLY_FROM;
        for repair in document.ledger.iter().filter(certain) {
            let same = bare
                .ledger
                .iter()
                .any(|r| (r.span, r.kind) == (repair.span, repair.kind));
            assert!(same, "{}: only with patches: {repair:?}", seed.file);
        }
    }
}
