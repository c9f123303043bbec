//! Plans, reports and notices of invented districts, annotated line by line: what a careful reader makes of each.
//!
//! The files in `districts/` are marked lines, `mark|text`; without their marks they are the seed, unless `raw/` holds
//! that as it was found, under the same name. Marks: `title`,
//! `heading N` and `run-in N` (N the level; a run-in is `heading.|rest of its paragraph`), `body`, `lead`, `table`,
//! `glossary`, `salutation`, `byline`, `caption`, and `drop` for what is no part of the text. `#` opens a comment
//! that says what the file is there for.
//!
//! `cargo test --features cli --test districts -- --nocapture` prints what is read otherwise.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use common::annotated::{self, Annotated};
use common::printed;
use plan_explorer::compile::input::formats::Markup;
use plan_explorer::compile::repair;
use plan_explorer::model::RepairKind;

#[test]
fn clean_documents_are_read_as_a_reader_would() {
    let mut total = annotated::Score::default();
    for document in annotated::all() {
        let read = document.read();
        let score = annotated::compare(&document, &read);
        for difference in &score.differences {
            println!("{}: {difference}", document.name);
        }
        println!(
            "{}: outline F1 {:.3}, leaves F1 {:.3}",
            document.name,
            score.outline_f1(),
            score.leaves_f1()
        );
        total.add(&score);
    }
    println!(
        "all: outline F1 {:.4}, leaves F1 {:.4}",
        total.outline_f1(),
        total.leaves_f1()
    );
    assert!(total.outline_f1() >= 0.99 && total.leaves_f1() >= 0.99);
}

/// Reads all documents in another form: F1 of outline and leaves.
fn read_in(name: &str, file: &str, form: impl Fn(&Annotated) -> String) -> (f64, f64) {
    let mut total = annotated::Score::default();
    for document in annotated::all() {
        let read = annotated::read_as(file, &form(&document));
        let score = annotated::compare(&document, &read);
        for difference in &score.differences {
            println!("{name}, {}: {difference}", document.name);
        }
        total.add(&score);
    }
    let (outline, leaves) = (total.outline_f1(), total.leaves_f1());
    println!("{name}: outline F1 {outline:.4}, leaves F1 {leaves:.4}");
    (outline, leaves)
}

/// The same documents as pages in HTML.
#[test]
fn pages_in_html_are_read_alike() {
    for (name, broken) in [("paragraphs", false), ("br", true)] {
        let (outline, leaves) = read_in(name, "x.html", |document| document.as_html(broken));
        assert!(outline >= 0.98 && leaves >= 0.98, "{name}: {outline:.3} {leaves:.3}");
    }
}

/// The same documents as copied out of printed files.
#[test]
fn printed_pages_are_read_alike() {
    let mut short = Vec::new();
    for form in printed::forms() {
        let (outline, leaves) = read_in(form.name, "x.txt", |document| form.lay(document));
        if outline < form.least.0 || leaves < form.least.1 {
            short.push(format!("{}: {outline:.3} {leaves:.3}", form.name));
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
}

#[test]
fn the_words_of_a_clean_document_do_not_change() {
    for document in annotated::all() {
        let seed: Vec<char> = document.seed().chars().collect();
        for repair in repair::detect(&seed, &Markup::default(), Vec::new(), None).0 {
            let raw: String = seed[repair.span.start as usize..repair.span.end as usize]
                .iter()
                .collect();
            let keeps = matches!(
                repair.kind,
                RepairKind::StrayBlank | RepairKind::HalfwidthPunctuation | RepairKind::ContactData
            );
            // Columns that were parted by blanks are parted by tabs.
            let parts = repair.kind == RepairKind::Markup && raw.trim() == repair.replacement.trim();
            let furniture = document
                .dropped()
                .any(|line| line.contains(raw.trim()) && !raw.trim().is_empty());
            assert!(
                !repair.applied || keeps || parts || furniture,
                "{}: {} changes “{raw}” to “{}”: {}",
                document.name,
                repair.kind.name(),
                repair.replacement,
                repair.reason
            );
        }
    }
}

/// Every file says what it is there for.
#[test]
fn every_document_has_a_reason() {
    let documents: Vec<Annotated> = annotated::all();
    assert!(documents.len() >= 8);
    assert!(documents.iter().all(|document| !document.reason.is_empty()));
}
