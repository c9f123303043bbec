//! How well the figures of the seeds are read: 99 statements and 170 mentions that are none, annotated by hand.
//!
//! `cargo test --features cli --test figures -- --nocapture` prints every measure and every row that is read otherwise.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use plan_explorer::api::Explorer;
use plan_explorer::api::records::IndicatorRecord;
use plan_explorer::api::request::FigureRequest;
use plan_explorer::compile::{self, lexicon::Lexicon};
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

fn found() -> Vec<Found> {
    let corpus = compile::seeds(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
        .unwrap()
        .corpus;
    let explorer = Explorer::open(compile::write(&corpus, &Lexicon::built_in()).unwrap().into()).unwrap();
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
    let found = found();
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
