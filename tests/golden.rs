//! The golden mini-corpus: eight invented seeds and how each must be read.
//!
//! `UPDATE_GOLDEN=1 cargo test --features cli --test golden` writes what the program does now; look at the
//! difference before you commit it.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::Path;

use plan_explorer::api::Explorer;
use plan_explorer::compile;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;

#[test]
fn every_seed_is_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let compiled = compile::seeds(&folder.join("seeds")).unwrap();
    let explorer = Explorer::open(&compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for (at, document) in compiled.corpus.documents.iter().enumerate() {
        let found = describe(&explorer, at, &document.file, &compiled.diagnostics);
        let path = folder.join("expected").join(document.file.replace(".txt", ".md"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", document.file));
        }
    }
    assert!(wrong.is_empty(), "not read as expected:\n{}", wrong.join("\n"));
}

/// Metadata, text with its headings, passages with their kind and section, and what was repaired.
fn describe(explorer: &Explorer, at: usize, file: &str, diagnostics: &[compile::lint::Diagnostic]) -> String {
    let mut out = String::new();
    let d = &explorer.document_records().unwrap()[at];
    let shown = (
        &d.id,
        &d.title,
        &d.kind,
        &d.region,
        &d.issuer,
        &d.published,
        &d.period,
        &d.source_url,
    );
    writeln!(out, "metadata {shown:?}\n\n## Text\n\n{}", explorer.text(file).unwrap()).unwrap();
    writeln!(out, "## Outline\n").unwrap();
    for node in &explorer.outline_records()[at].nodes {
        writeln!(out, "- {} {} [{}] {}", node.level, node.kind, node.number, node.title).unwrap();
    }
    writeln!(out, "\n## Passages\n").unwrap();
    for p in explorer.passage_records().iter().filter(|p| p.file == file) {
        let start: String = p.text.chars().take(16).collect();
        writeln!(
            out,
            "- {} {} {:?} {} sentences, in {}: {start}",
            p.id,
            p.kind,
            p.spans,
            p.sentences.len(),
            p.section.join(" › ")
        )
        .unwrap();
    }
    writeln!(out, "\n## Findings\n").unwrap();
    for finding in diagnostics
        .iter()
        .filter(|finding| finding.file == file && finding.code != "no-manifest-entry")
    {
        writeln!(
            out,
            "- {}:{} {} {}",
            finding.line, finding.column, finding.code, finding.message
        )
        .unwrap();
    }
    out
}
