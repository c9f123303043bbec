//! Damage put into clean text at random, and what the detectors make of it.
//!
//! Clean text is what the seeds serve and the annotated documents of `districts/`. For each kind of damage: how often
//! the clean text comes back to the letter (recall), and how many of the changes were right (precision). Then the
//! annotated documents are damaged whole, and their outline compared with the annotation.
//!
//! `UPDATE_REPORT=1 cargo test --features cli --test damage` writes `damage/report.md`.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;
#[path = "damage/kinds.rs"]
mod kinds;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use common::annotated;
use kinds::{Inject, Random};
use plan_explorer::compile::input::formats::Markup;
use plan_explorer::compile::{self, repair};
use plan_explorer::model::{Repair, RepairKind};

/// Texts damaged of each kind.
const CASES: usize = 120;
/// A kind that fits few texts is drawn until as many were damaged, from ten times as many at most.
const MIN_CASES: usize = 5;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// A text and the ledger made of it.
struct Reading {
    lines: Vec<String>,
    ledger: Vec<Repair>,
}

fn read(text: &str) -> Reading {
    read_of(text, None)
}

/// Reads a text whose district the manifest gives.
fn read_of(text: &str, district: Option<&str>) -> Reading {
    let chars: Vec<char> = text.chars().collect();
    let (ledger, _) = repair::detect(&chars, &Markup::default(), Vec::new(), district);
    let served: String = repair::apply(&chars, &ledger).chars.into_iter().collect();
    Reading {
        lines: lines(&served),
        ledger,
    }
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(String::from).collect()
}

/// What the project's own seeds serve.
fn served() -> &'static Vec<String> {
    static SERVED: OnceLock<Vec<String>> = OnceLock::new();
    SERVED.get_or_init(|| {
        let compiled = compile::seeds(&root().join("seeds")).unwrap();
        let documents = compiled.seeds.iter().zip(&compiled.corpus.documents);
        documents
            .map(|(seed, document)| repair::apply(&seed.chars, &document.ledger).chars.into_iter().collect())
            .collect()
    })
}

/// Clean texts: the annotated documents, stretches of the seeds, and whole seeds.
fn clean() -> &'static Vec<Vec<String>> {
    static CLEAN: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    CLEAN.get_or_init(|| {
        let mut texts: Vec<Vec<String>> = annotated::all()
            .iter()
            .map(|document| read(&document.seed()).lines)
            .collect();
        for text in served() {
            let whole = lines(text);
            texts.extend(
                whole
                    .chunks(16)
                    .filter(|chunk| chunk.len() == 16)
                    .map(<[String]>::to_vec),
            );
            texts.push(whole);
        }
        texts
    })
}

#[test]
fn a_served_text_needs_no_repair() {
    for text in served() {
        let reading = read(text);
        let applied: Vec<&Repair> = reading.ledger.iter().filter(|r| r.applied).collect();
        assert!(
            reading.lines == lines(text) && applied.is_empty(),
            "{applied:?} in a text that was served"
        );
    }
}

/// Clean texts of many genres (`damage/clean.txt`): their name and their lines.
fn genres() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(root().join("tests/damage/clean.txt")).unwrap();
    let texts = text.split("\n=== ").skip(1).map(|part| part.split_once('\n').unwrap());
    texts
        .map(|(name, text)| (name.to_string(), text.trim_end().to_string()))
        .collect()
}

/// What was changed in texts in which nothing is wrong: how many texts, characters and changes there are.
fn false_repairs() -> (usize, usize, Vec<String>) {
    let (mut chars, mut found) = (0, Vec::new());
    let texts = genres();
    for (name, text) in &texts {
        chars += text.chars().count();
        let seed: Vec<char> = text.chars().collect();
        // Tabs between the cells of a table say how it is drawn, also where it was pasted a cell a line.
        let is_repair = |repair: &&Repair| repair.applied && repair.replacement != "\t";
        for repair in read(text).ledger.iter().filter(is_repair) {
            let raw: String = seed[repair.span.start as usize..repair.span.end as usize]
                .iter()
                .collect();
            let kind = repair.kind.name();
            found.push(format!(
                "{name}: {kind}: {raw:?} -> {:?} at {}",
                repair.replacement, repair.span.start
            ));
        }
    }
    (texts.len(), chars, found)
}

#[test]
fn what_is_right_stays_as_it_is() {
    let (texts, _, found) = false_repairs();
    assert!(texts >= 20 && found.is_empty(), "{}", found.join("\n"));
}

/// One kind of damage and what must come of it.
struct Kind {
    name: &'static str,
    inject: Inject,
    /// The kind of entry that marks damage which nobody can undo: nothing may change then.
    mark: Option<RepairKind>,
    /// The district, if the manifest must give it.
    district: Option<&'static str>,
    /// Least recall and precision.
    least: (f64, f64),
}

fn kind(name: &'static str, inject: Inject, recall: f64, precision: f64) -> Kind {
    Kind {
        name,
        inject,
        mark: None,
        district: None,
        least: (recall, precision),
    }
}

fn marked(name: &'static str, inject: Inject, mark: RepairKind, recall: f64) -> Kind {
    Kind {
        mark: Some(mark),
        ..kind(name, inject, recall, 1.0)
    }
}

fn kinds() -> Vec<Kind> {
    use RepairKind::{CutOff, UnbalancedQuote};
    vec![
        kind("line broken in a sentence", kinds::broken_line, 0.8, 0.99),
        kind(
            "character doubled over a line break",
            kinds::doubled_character,
            0.3,
            0.99,
        ),
        kind("lines wrapped every n characters", kinds::wrapped, 0.9, 0.99),
        kind("numbered paragraph glued on", kinds::glued_numbered, 0.9, 0.99),
        kind("paragraph glued on with a blank", kinds::glued_by_blank, 0.9, 0.99),
        kind("heading and text on one line", kinds::heading_glued, 0.9, 0.99),
        kind("stop lost behind a heading", kinds::lost_stop, 0.5, 0.99),
        kind("stretch printed twice in a row", kinds::tandem, 0.98, 0.99),
        kind("paragraph printed twice", kinds::paragraph_twice, 1.0, 1.0),
        kind("three paragraphs printed twice", kinds::block_twice, 0.99, 1.0),
        kind("article pasted twice", kinds::article_twice, 0.99, 1.0),
        kind("half-width punctuation", kinds::halfwidth, 0.9, 1.0),
        kind("stray blank", kinds::stray_blank, 0.97, 1.0),
        kind("no-break space", kinds::no_break_space, 0.97, 1.0),
        kind("opening quotation mark lost", kinds::lost_opening_quote, 0.6, 1.0),
        marked("any quotation mark lost", kinds::lost_quote, UnbalancedQuote, 0.9),
        marked("beginning cut off", kinds::cut_beginning, CutOff, 0.5),
        marked("end cut off", kinds::cut_end, CutOff, 0.9),
        kind("page numbers", kinds::page_numbers, 0.97, 1.0),
        kind("table of contents", kinds::contents, 0.95, 1.0),
        Kind {
            district: Some("香洲区"),
            ..kind(
                "strange name for the district (manifest)",
                kinds::foreign_name,
                1.0,
                1.0,
            )
        },
        kind("head of a page", kinds::page_head, 0.95, 0.99),
        kind("foot of a page", kinds::page_foot, 0.95, 0.99),
    ]
}

/// What came of the texts damaged in one way.
#[derive(Default)]
struct Outcome {
    cases: usize,
    restored: usize,
    wrong: usize,
}

impl Outcome {
    fn recall(&self) -> f64 {
        self.restored as f64 / self.cases.max(1) as f64
    }

    fn precision(&self) -> f64 {
        self.restored as f64 / (self.restored + self.wrong).max(1) as f64
    }
}

fn letters(lines: &[String]) -> String {
    lines
        .iter()
        .flat_map(|line| line.chars())
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// A clean text for a kind of damage; a district is driven out of whole plans only.
fn pick(kind: &Kind, random: &mut Random) -> &'static Vec<String> {
    let plan = clean().iter().max_by_key(|text| text.len());
    let text = &clean()[random.below(clean().len())];
    plan.filter(|_| kind.district.is_some()).unwrap_or(text)
}

fn measure(kind: &Kind, random: &mut Random) -> Outcome {
    let mut outcome = Outcome::default();
    let cases = if kind.district.is_some() { CASES / 6 } else { CASES };
    for drawn in 0..10 * cases {
        if drawn >= cases && outcome.cases >= MIN_CASES {
            break;
        }
        let text = pick(kind, random);
        let Some(damaged) = (kind.inject)(text, random) else {
            continue;
        };
        if lines(&damaged) == *text {
            continue;
        }
        outcome.cases += 1;
        let reading = read_of(&damaged, kind.district);
        let expected = if kind.mark.is_some() {
            lines(&damaged)
        } else {
            text.clone()
        };
        let is_marked = kind
            .mark
            .is_none_or(|mark| reading.ledger.iter().any(|r| r.kind == mark));
        // Damage that is marked may come back, too.
        let is_right = reading.lines == expected || reading.lines == *text;
        outcome.restored += usize::from(is_right && is_marked);
        // Letters that are neither those of the clean text nor those of the damaged one: a wrong repair.
        let served = letters(&reading.lines);
        let lines = lines(&damaged);
        let is_wrong = served != letters(text) && served != letters(&lines)
            || kind.name.starts_with("stop lost") && !is_right && reading.lines != lines;
        outcome.wrong += usize::from(is_wrong);
        if !is_right {
            let difference = reading.lines.iter().zip(&expected).find(|(a, b)| a != b);
            println!("{}{}: {difference:?}", kind.name, if is_wrong { ", WRONG" } else { "" });
        }
    }
    outcome
}

/// F1 of outline and leaves of the annotated documents, damaged so.
fn reading_of_documents(inject: Inject, random: &mut Random) -> (f64, f64) {
    let mut total = annotated::Score::default();
    for document in annotated::all() {
        let text: Vec<String> = document.lines_served();
        for _ in 0..2 {
            let damaged = inject(&text, random).unwrap_or_else(|| text.join("\n"));
            total.add(&annotated::compare(&document, &annotated::read(&damaged)));
        }
    }
    (total.outline_f1(), total.leaves_f1())
}

#[test]
fn detectors_find_injected_damage() {
    let mut random = Random(7);
    let mut report = String::from(
        "# How well damage is found

Written by `UPDATE_REPORT=1 cargo test --features cli --test damage`. Clean texts (what the seeds serve, and the annotated
documents of `districts/`) are damaged at random, the same in every run. Recall: how many come back to the letter; of
damage nobody can undo, how many are marked and otherwise left as they are. Precision: how many of the texts in which
letters changed are right. Outline and leaves: F1 over the annotated documents, each damaged whole twice.

| damage | texts | recall | precision | outline F1 | leaves F1 |
| --- | --- | --- | --- | --- | --- |
",
    );
    let mut short = Vec::new();
    for kind in kinds() {
        let outcome = measure(&kind, &mut random);
        let (outline, leaves) = reading_of_documents(kind.inject, &mut random);
        let row = format!(
            "| {} | {} | {:.1} % | {:.1} % | {outline:.3} | {leaves:.3} |",
            kind.name,
            outcome.cases,
            100.0 * outcome.recall(),
            100.0 * outcome.precision()
        );
        println!("{row}");
        writeln!(report, "{row}").unwrap();
        let (recall, precision) = kind.least;
        if outcome.cases < MIN_CASES || outcome.recall() < recall || outcome.precision() < precision || outline < 0.95 {
            short.push(row);
        }
    }
    let (texts, chars, found) = false_repairs();
    let count = found.len();
    writeln!(
        report,
        "\nClean texts of many genres (`clean.txt`): {texts} texts of {chars} characters, {count} false repairs."
    )
    .unwrap();
    if std::env::var_os("UPDATE_REPORT").is_some() {
        std::fs::write(root().join("tests/damage/report.md"), report).unwrap();
    }
    assert!(short.is_empty(), "below what is asked:\n{}", short.join("\n"));
}
