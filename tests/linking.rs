//! Whether equal figures form a series: every pair of figures that the program joins against the pairs a reader joined who
//! saw only sentences and documents (`figures/series.txt`). Over the seeds, the invented documents of `figures/elsewhere/`
//! each by itself, and three documents of one invented district (`figures/series/`).
//!
//! `cargo test --features cli --test linking -- --nocapture` prints both measures for each, and every pair that is wrong.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use plan_explorer::api::Explorer;
use plan_explorer::api::request::FigureRequest;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self};

/// What must be reached over all of them, in percent.
const RECALL: usize = 95;
const PRECISION: usize = 95;

/// What the reader said of one collection: quotations that end in a figure, by series.
#[derive(Default)]
struct Annotation {
    collection: String,
    /// Whether the series has to be formed (or only may be), and its quotations.
    series: Vec<(bool, Vec<String>)>,
}

/// A figure of a collection.
struct Figure {
    file: String,
    /// Where its value stands, in characters of the file.
    value: std::ops::Range<usize>,
    series: usize,
    text: String,
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures")
}

fn annotations() -> Vec<Annotation> {
    let text = std::fs::read_to_string(tests().join("series.txt")).unwrap();
    let mut all: Vec<Annotation> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            all.push(Annotation {
                collection: name.trim_end_matches(']').to_string(),
                ..Annotation::default()
            });
        } else if line.starts_with("= ") || line.starts_with("~ ") {
            let series = (line.starts_with('='), Vec::new());
            all.last_mut().unwrap().series.push(series);
        } else {
            let series = &mut all.last_mut().unwrap().series;
            series.last_mut().unwrap().1.push(line.to_string());
        }
    }
    all
}

/// The folder of a collection; the rows annotated in a document of `elsewhere/` are left out of it.
fn folder(collection: &str) -> PathBuf {
    let source = tests().join(collection);
    if collection == "seeds" {
        return Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    }
    if source.is_dir() {
        return source;
    }
    let text = std::fs::read_to_string(&source).unwrap();
    let row = |line: &&str| !["= ", "? ", "# "].iter().any(|sign| line.starts_with(sign));
    let seed: Vec<&str> = text.lines().filter(row).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("linking")
        .join(source.file_stem().unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(source.file_name().unwrap()), seed.join("\n")).unwrap();
    folder
}

fn figures(folder: &Path) -> Vec<Figure> {
    let corpus = compile::seeds(folder).unwrap().corpus;
    let explorer = Explorer::open(&compile::write(&corpus, &Synonyms::shipped()).unwrap()).unwrap();
    let series = explorer.series_records(&FigureRequest::default()).unwrap();
    let points = series.iter().enumerate();
    let series: BTreeMap<&str, usize> = points
        .flat_map(|(n, series)| series.points.iter().map(move |id| (id.as_str(), n)))
        .collect();
    let records = explorer.indicator_records(&FigureRequest::default()).unwrap();
    let figure = |(figure, record): (&plan_explorer::model::Indicator, _)| {
        let record: plan_explorer::api::records::IndicatorRecord = record;
        let passage = &corpus.documents[figure.document as usize].passages[figure.passage as usize];
        let span = passage.source(figure.value.start as usize..figure.value.end as usize);
        Figure {
            series: series[record.id.as_str()],
            value: span.start as usize..span.end as usize,
            file: record.file,
            text: format!("{} · {} {}", record.text, record.subject, record.indicator),
        }
    };
    corpus.indicators.iter().zip(records).map(figure).collect()
}

/// The figure a quotation ends in, if it was read.
fn quoted(line: &str, texts: &BTreeMap<String, String>, figures: &[Figure]) -> Option<usize> {
    let (file, quote) = line.split_once(": ").unwrap_or(("", line));
    let (file, text) = texts.iter().find(|(name, _)| name.starts_with(file)).unwrap();
    let places: Vec<usize> = text.match_indices(quote).map(|(at, _)| at + quote.len()).collect();
    assert!(!places.is_empty(), "{line} does not stand in {file}");
    let ends: Vec<usize> = places.iter().map(|&at| text[..at].chars().count()).collect();
    let ends_there = |figure: &Figure| {
        figure.file == *file
            && ends
                .iter()
                .any(|&end| figure.value.start < end && end <= figure.value.end)
    };
    let found: Vec<usize> = (0..figures.len()).filter(|&at| ends_there(&figures[at])).collect();
    assert!(found.len() <= 1, "{line} is more than one figure of {file}");
    found.first().copied()
}

#[test]
fn equal_figures_form_a_series() {
    let (mut joined, mut right, mut wanted) = (0, 0, 0);
    for annotation in annotations() {
        let folder = folder(&annotation.collection);
        let figures = figures(&folder);
        let mut texts = BTreeMap::new();
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                texts.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
        // Pairs of figures, and whether they have to be joined or only may be.
        let mut pairs: BTreeMap<(usize, usize), bool> = BTreeMap::new();
        let (mut asked, mut hit) = (0, 0);
        for (has_to, lines) in &annotation.series {
            let members: Vec<Option<usize>> = lines.iter().map(|line| quoted(line, &texts, &figures)).collect();
            for (n, b) in members.iter().enumerate() {
                for (m, a) in members[..n].iter().enumerate() {
                    asked += usize::from(*has_to);
                    let Some((a, b)) = a.zip(*b) else {
                        println!("not found: {} | {}", lines[m], lines[n]);
                        continue;
                    };
                    pairs.insert((a.min(b), a.max(b)), *has_to);
                    let one = figures[a].series == figures[b].series;
                    hit += usize::from(*has_to && one);
                    if *has_to && !one {
                        println!("not joined: {} | {}", figures[a].text, figures[b].text);
                    }
                }
            }
        }
        let mut together = 0;
        for b in 0..figures.len() {
            for a in (0..b).filter(|&a| figures[a].series == figures[b].series) {
                match pairs.get(&(a, b)) {
                    Some(true) => together += 1,
                    Some(false) => {}
                    None => {
                        together += 1;
                        println!("joined: {} | {}", figures[a].text, figures[b].text);
                    }
                }
            }
        }
        println!(
            "{}: recall {hit} of {asked}, precision {hit} of {together}",
            annotation.collection
        );
        (joined, right, wanted) = (joined + together, right + hit, wanted + asked);
    }
    println!("linking: recall {right} of {wanted}, precision {right} of {joined}");
    assert!(right * 100 >= RECALL * wanted, "recall is {right} of {wanted}");
    assert!(right * 100 >= PRECISION * joined, "precision is {right} of {joined}");
}
