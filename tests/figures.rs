//! How well figures are read: of the seeds against 99 statements and 170 mentions that are none, annotated by hand; of
//! invented documents of other districts (`figures/elsewhere/`) against rows written before the program read them.
//!
//! `cargo test --features cli --test figures -- --nocapture` prints every measure and every row that is read otherwise.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use plan_explorer::api::Explorer;
use plan_explorer::api::records::IndicatorRecord;
use plan_explorer::api::request::{FigureFilters, FigureRequest};
use plan_explorer::api::views::FacetValue;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::{self};
use serde_json::Value;

/// What must be reached, in percent. They are raised when the reading gets better, never lowered.
const MINIMA: [(&str, usize); 8] = [
    ("recall", 98),
    ("precision", 98),
    ("unit", 99),
    ("comparator", 97),
    ("kind", 96),
    ("year", 97),
    ("subject", 95),
    ("indicator", 90),
];

/// A figure as it is printed, and where its value stands in the seed.
struct Found {
    record: IndicatorRecord,
    value: (u32, u32),
}

fn found(seeds: &Path) -> Vec<Found> {
    let corpus = compile::seeds(seeds).unwrap().corpus;
    let explorer = Explorer::open(&compile::write(&corpus, &Synonyms::shipped()).unwrap()).unwrap();
    let records = explorer.indicator_records(&FigureRequest::default()).unwrap();
    assert_eq!(records.len(), corpus.indicators.len());
    let place = |figure: &plan_explorer::model::Indicator| {
        let passage = &corpus.documents[figure.document as usize].passages[figure.passage as usize];
        let span = passage.source(figure.value.start as usize..figure.value.end as usize);
        (span.start, span.end)
    };
    let values: Vec<(u32, u32)> = corpus.indicators.iter().map(place).collect();
    let pairs = records.into_iter().zip(values);
    pairs.map(|(record, value)| Found { record, value }).collect()
}

fn lines(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn place(row: &Value) -> (u64, u64) {
    (row["start"].as_u64().unwrap(), row["end"].as_u64().unwrap())
}

/// Whether a figure is the annotated one: its clause overlaps, its value with 万 and 亿 written out is equal.
fn is(record: &Value, row: &Value) -> bool {
    let ((start, end), (from, to)) = (place(row), place(record));
    let numbers = |value: &Value| match value {
        Value::Array(parts) => parts.iter().filter_map(Value::as_f64).collect(),
        one => one.as_f64().into_iter().collect::<Vec<f64>>(),
    };
    let (annotated, mut own) = (numbers(&row["norm"]), numbers(&record["normValue"]));
    if own.is_empty() && record["comparator"] == "range" {
        // Bounds are in the unit as written; the ratio of the two is the same.
        own = [&record["min"], &record["max"]].into_iter().flat_map(numbers).collect();
        let scale = annotated[0] / own[0];
        own.iter_mut().for_each(|number| *number *= scale);
    }
    let equal = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-6 * a.abs().max(1.0);
    row["file"] == record["file"]
        && from < end
        && start < to
        && annotated.len() == own.len()
        && annotated.iter().zip(&own).all(equal)
}

#[test]
fn figures_are_read_as_a_careful_reader_would() {
    let found = found(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"));
    let records: Vec<Value> = found.iter().map(|f| serde_json::to_value(&f.record).unwrap()).collect();
    let mut used = BTreeSet::new();
    let mut pairs = Vec::new();
    let (mut wanted, mut core) = (0, 0);
    for row in lines("statements.jsonl") {
        let counts = row["optional"] == false;
        wanted += usize::from(counts);
        let overlap = |at: &usize| {
            let ((start, end), (from, to)) = (place(&row), place(&records[*at]));
            end.min(to) - start.max(from)
        };
        let fits = |at: &usize| !used.contains(at) && is(&records[*at], &row);
        match (0..records.len()).filter(fits).max_by_key(overlap) {
            Some(at) => {
                core += usize::from(counts);
                used.insert(at);
                pairs.push((row, at));
            }
            None if counts => println!("not found: {}", row["text"]),
            None => {}
        }
    }
    let inside = |mention: &Value, figure: &Found| {
        let (start, end) = place(mention);
        mention["file"] == *figure.record.file && start <= u64::from(figure.value.0) && u64::from(figure.value.1) <= end
    };
    let none = lines("mentions.jsonl");
    let wrong: Vec<&Found> = found
        .iter()
        .enumerate()
        .filter(|(at, figure)| !used.contains(at) && none.iter().any(|mention| inside(mention, figure)))
        .map(|(_, figure)| figure)
        .collect();
    for figure in &wrong {
        println!("no figure: {}", figure.record.text);
    }
    let mut measures = vec![
        ("recall", core, wanted),
        ("precision", pairs.len(), pairs.len() + wrong.len()),
    ];
    for field in ["unit", "comparator", "kind", "year", "subject", "indicator"] {
        let right = |(row, at): &&(Value, usize)| {
            let own = &records[*at][field];
            let right = row[field] == *own || row[field].as_array().is_some_and(|all| all.contains(own));
            if !right {
                println!("{field}: {} instead of {} in {}", own, row[field], row["text"]);
            }
            right
        };
        measures.push((field, pairs.iter().filter(right).count(), pairs.len()));
    }
    for ((name, right, of), (_, least)) in measures.iter().zip(MINIMA) {
        println!("{name}: {right} of {of}");
        assert!(
            right * 100 >= least * of,
            "{name} is {right} of {of}, less than {least} %"
        );
    }
}

/// A row that a document of `elsewhere/` must give: `= value unit | comparator | kind | year | subject | name` below the
/// line that states it; several years, kinds and comparators are parted by blanks, names and subjects by ` / `, no year
/// is `-`. `? value unit` is neither asked for nor wrong.
struct Expected {
    line: (u32, u32),
    value: Vec<f64>,
    unit: String,
    fields: Option<[Vec<String>; 5]>,
}

/// The seed of a document of `elsewhere/`, and its rows.
fn elsewhere(text: &str) -> (String, Vec<Expected>) {
    let (mut seed, mut rows, mut line) = (String::new(), Vec::new(), (0, 0));
    for text in text.lines().filter(|text| !text.starts_with("# ")) {
        let row = text.strip_prefix("= ").or_else(|| text.strip_prefix("? "));
        let Some(row) = row else {
            let start = seed.chars().count() as u32;
            seed.push_str(text);
            seed.push('\n');
            line = (start, start + text.chars().count() as u32);
            continue;
        };
        let mut parts = row.split('|').map(str::trim);
        let (value, unit) = parts
            .next()
            .map(|value| value.split_once(' ').unwrap_or((value, "")))
            .unwrap();
        let fields: Vec<Vec<String>> = parts
            .enumerate()
            .map(|(n, part)| {
                let sign = if n < 3 { " " } else { " / " };
                part.split(sign).map(str::to_string).collect()
            })
            .collect();
        rows.push(Expected {
            line,
            value: value.split([':', '-']).map(|number| number.parse().unwrap()).collect(),
            unit: unit.trim().to_string(),
            fields: text.starts_with('=').then(|| fields.try_into().unwrap()),
        });
    }
    (seed, rows)
}

#[test]
fn other_districts_are_read_as_well() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures/elsewhere");
    let mut documents: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    documents.sort();
    let (mut wanted, mut hit, mut wrong) = (0, 0, 0);
    let mut right = [0; 6];
    for path in documents {
        let name = path.file_name().unwrap();
        let (seed, rows) = elsewhere(&std::fs::read_to_string(&path).unwrap());
        let seeds = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("elsewhere")
            .join(path.file_stem().unwrap());
        std::fs::create_dir_all(&seeds).unwrap();
        std::fs::write(seeds.join(name), &seed).unwrap();
        let seed: Vec<char> = seed.chars().collect();
        let found = found(&seeds);
        let mut used = BTreeSet::new();
        for row in &rows {
            let fits = |at: &usize| {
                let record = serde_json::to_value(&found[*at].record).unwrap();
                let (start, end) = place(&record);
                let numbers = match (&record["value"], &record["min"], &record["max"]) {
                    (Value::Array(parts), ..) => parts.iter().filter_map(Value::as_f64).collect(),
                    (Value::Null, min, max) => [min, max].into_iter().filter_map(Value::as_f64).collect(),
                    (one, ..) => one.as_f64().into_iter().collect::<Vec<f64>>(),
                };
                let inside = u64::from(row.line.0) <= start && end <= u64::from(row.line.1);
                !used.contains(at)
                    && inside
                    && numbers == row.value
                    && (row.fields.is_none() || record["unit"].as_str().unwrap_or("") == row.unit)
            };
            let at = (0..found.len()).find(fits);
            used.extend(at);
            let Some(fields) = &row.fields else { continue };
            wanted += 1;
            let Some(at) = at else {
                println!("not found: {:?} {} in {name:?}", row.value, row.unit);
                continue;
            };
            hit += 1;
            right[0] += 1;
            let record = serde_json::to_value(&found[at].record).unwrap();
            for (n, field) in ["comparator", "kind", "year", "subject", "indicator"]
                .iter()
                .enumerate()
            {
                let own = record[*field].as_str().unwrap_or("-");
                if fields[n].iter().any(|one| one == own) {
                    right[n + 1] += 1;
                } else {
                    println!("{field}: {own} instead of {:?} in {}", fields[n], found[at].record.text);
                }
            }
        }
        for (at, figure) in found.iter().enumerate() {
            let place = serde_json::to_value(&figure.record)
                .map(|record| place(&record))
                .unwrap();
            let source: String = seed[place.0 as usize..place.1 as usize].iter().collect();
            // The cells of a row are parted by tabs, whatever parts them in the seed.
            let served = match figure.record.table {
                Some(_) => figure.record.text.replace('\t', " "),
                None => figure.record.text.clone(),
            };
            assert_eq!(source, served);
            if !used.contains(&at) {
                println!("no figure: {}", figure.record.text);
                wrong += 1;
            }
        }
    }
    println!("recall: {hit} of {wanted}; precision: {hit} of {}", hit + wrong);
    assert!(hit * 100 >= 95 * wanted && hit * 100 >= 95 * (hit + wrong));
    for ((name, least), right) in MINIMA[2..].iter().zip(right) {
        println!("{name}: {right} of {hit}");
        assert!(right * 100 >= least.min(&97) * hit, "{name} is {right} of {hit}");
    }
}

#[test]
fn counts_beside_filters_are_what_each_would_leave() {
    let corpus = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
        .unwrap()
        .corpus;
    let explorer = Explorer::open(&compile::write(&corpus, &Synonyms::shipped()).unwrap()).unwrap();
    let facets = explorer.indicators(&FigureRequest::default()).unwrap().facets;
    let mut wrong = Vec::new();
    let mut check = |name: &str, values: &[FacetValue], ask: &dyn Fn(FigureFilters, String) -> FigureFilters| {
        assert!(!values.is_empty(), "nothing is counted by {name}");
        for value in values {
            let request = FigureRequest {
                filters: ask(FigureFilters::default(), value.value.clone()),
                ..FigureRequest::default()
            };
            let left = explorer.indicators(&request).unwrap().total;
            if left != value.count {
                wrong.push(format!("{name} {}: {} told, {left} left", value.label, value.count));
            }
        }
    };
    check("theme", &facets.theme, &|f, v| FigureFilters { theme: vec![v], ..f });
    check("document", &facets.doc, &|f, v| FigureFilters { doc: vec![v], ..f });
    check("unit", &facets.unit, &|f, v| FigureFilters { unit: vec![v], ..f });
    check("subject", &facets.subject, &|f, v| FigureFilters {
        subject: vec![v],
        ..f
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_figure_knows_its_bounds_in_the_base_unit_and_the_length_of_its_series() {
    let corpus = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
        .unwrap()
        .corpus;
    let explorer = Explorer::open(&compile::write(&corpus, &Synonyms::shipped()).unwrap()).unwrap();
    let all = FigureRequest {
        limit: Some(usize::MAX),
        ..FigureRequest::default()
    };
    let mut bounded = 0;
    for row in explorer.indicators(&all).unwrap().rows {
        let factor = match row.unit.as_deref() {
            Some(unit) if unit.starts_with('亿') => 1e8,
            Some(unit) if unit.starts_with('万') => 1e4,
            _ => 1.0,
        };
        for (written, norm) in [(row.min, row.norm_min), (row.max, row.norm_max)] {
            bounded += usize::from(written.is_some());
            let (expected, got) = (written.map(|w| w * factor), norm);
            assert_eq!(expected.is_some(), got.is_some(), "{}", row.printed);
            assert!(
                expected.zip(got).is_none_or(|(e, g)| (e - g).abs() <= 1e-9 * e.abs()),
                "{}: {expected:?} {got:?}",
                row.printed
            );
        }
        let request = FigureRequest {
            filters: FigureFilters {
                series: vec![row.series.clone()],
                ..FigureFilters::default()
            },
            ..FigureRequest::default()
        };
        assert_eq!(
            explorer.indicators(&request).unwrap().total,
            row.series_points,
            "{}",
            row.series
        );
    }
    assert!(bounded > 10, "{bounded} bounds");
}
