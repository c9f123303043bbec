//! Tables of plans, bulletins, budgets, lists of projects and of duties, in every form they come in, and how each must be
//! read: grid, title, unit and figures (`tables/`). What only puts things beside one another is no table.
//!
//! `UPDATE_TABLES=1 cargo test --features cli --test tables` writes what the program does now; read it before you commit.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use common::held::lost;
use common::seeds::Seeds;
use plan_explorer::api::Explorer;
use plan_explorer::api::records::{IndicatorRecord, TableRecord};
use plan_explorer::api::request::FigureRequest;
use plan_explorer::compile;
use plan_explorer::compile::input::seed::Seed;
use plan_explorer::compile::language::synonyms::Synonyms;
use plan_explorer::compile::lexicon::Lexicon;
use plan_explorer::compile::lint::Diagnostic;
use plan_explorer::compile::repair;
use plan_explorer::model::Corpus;

/// What is bounded takes a second in a release build; unoptimised and on a busy machine it takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables")
}

fn cases() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending != "expected"));
    files.sort();
    files
}

/// One seed, compiled and opened, and what was found wrong with it.
fn open(file: &str, bytes: &[u8]) -> (Explorer, Vec<Diagnostic>) {
    let seeds = Seeds::new(
        &format!("tables/{file}"),
        &[(file, String::from_utf8(bytes.to_vec()).unwrap())],
    );
    let compiled = seeds.compile();
    let bytes = compile::write(&compiled.corpus, &Synonyms::shipped()).unwrap();
    (Explorer::open(&bytes).unwrap(), compiled.diagnostics)
}

fn figures(explorer: &Explorer) -> Vec<IndicatorRecord> {
    let mut figures = explorer.indicator_records(&FigureRequest::default()).unwrap();
    figures.retain(|figure| figure.table.is_some());
    figures
}

#[test]
fn every_table_is_read_as_expected() {
    let mut wrong = Vec::new();
    for path in cases() {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let (explorer, _) = open(&file, &std::fs::read(&path).unwrap());
        let found = describe(&explorer.table_records(), &figures(&explorer));
        let expected = folder().join(format!("{file}.expected"));
        if std::env::var_os("UPDATE_TABLES").is_some() {
            std::fs::write(&expected, &found).unwrap();
        }
        if std::fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{file}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "not read as expected:\n{}", wrong.join("\n"));
}

/// Tables as lines, then the figures of each.
fn describe(tables: &[TableRecord], figures: &[IndicatorRecord]) -> String {
    let mut out = String::new();
    for (at, table) in tables.iter().enumerate() {
        let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_string());
        let TableRecord {
            header_rows,
            row_headers,
            confidence,
            ..
        } = table;
        writeln!(
            out,
            "= {} [{}] {header_rows} {row_headers:?} {confidence}",
            or_none(&table.caption),
            or_none(&table.unit)
        )
        .unwrap();
        writeln!(out, "{}", table.header.join(" | ")).unwrap();
        for row in &table.rows {
            writeln!(out, "  {}", row.join(" | ")).unwrap();
        }
        for figure in figures.iter().filter(|figure| figure.table == Some(at)) {
            let IndicatorRecord {
                indicator,
                comparator,
                kind,
                subject,
                confidence,
                ..
            } = figure;
            let value = serde_json::to_string(&(&figure.value, figure.min, figure.max)).unwrap();
            let cell = figure.cell.unwrap();
            let (unit, year) = (or_none(&figure.unit), or_none(&figure.year));
            writeln!(
                out,
                "  {cell:?} {subject} {indicator} {comparator} {value} {unit} {year} {kind} {confidence}"
            )
            .unwrap();
        }
    }
    out
}

/// Every row is a passage, its cells parted by tabs, and the served text has it on a line of its own.
#[test]
fn rows_are_passages() {
    for path in cases() {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let (explorer, _) = open(&file, &std::fs::read(&path).unwrap());
        let text = explorer.text(&file).unwrap();
        let passages = explorer.passage_records();
        for (at, table) in explorer.table_records().iter().enumerate() {
            assert!(table.rows.iter().all(|row| row.len() == table.header.len()), "{file}");
            for (n, row) in table.rows.iter().enumerate() {
                let of = passages
                    .iter()
                    .filter(|p| p.table == Some(at) && p.row == Some(n as u32));
                let of: Vec<_> = of.collect();
                assert_eq!(of.len(), 1, "{file}: row {n}");
                let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let cells: Vec<String> = of[0].text.split('\t').map(squeezed).collect();
                assert_eq!(
                    cells.join("\t").trim_end(),
                    row.join("\t").trim_end(),
                    "{file}: row {n}"
                );
                assert!(
                    of[0].kind == "table" && text.lines().any(|line| line == of[0].text),
                    "{file}: row {n}"
                );
            }
        }
        let rows = passages.iter().filter(|p| p.kind == "table").count();
        let tables = explorer.table_records();
        let heads: usize = tables.iter().map(|table| table.header_rows as usize).sum();
        assert_eq!(
            rows,
            heads + tables.iter().map(|table| table.rows.len()).sum::<usize>(),
            "{file}"
        );
    }
}

/// Seed and ledger give the served text, nothing of it is lost, and the file gives the seed back.
#[test]
fn nothing_of_a_table_is_lost() {
    for path in cases() {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let seed = Seed::decode(&file, &std::fs::read(&path).unwrap()).unwrap();
        let document = compile::document(&seed, None, Vec::new(), &mut Vec::new());
        let served = repair::apply(&seed.chars, &document.ledger);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for passage in &document.passages {
            let served: String = served.chars.iter().collect();
            assert!(
                served.lines().any(|line| letters(line) == letters(&passage.text)),
                "{file}: {}",
                passage.text
            );
        }
        let lost: String = lost(&seed, &document).filter(|c| !c.is_whitespace()).collect();
        assert_eq!(lost, "", "{file}");
        assert!(
            document
                .ledger
                .iter()
                .all(|repair| repair.replacement.chars().count() <= 200),
            "{file}"
        );
        let corpus = Corpus {
            documents: vec![document],
            ..Corpus::default()
        };
        let bytes = compile::write(&corpus, &Synonyms::shipped()).unwrap();
        let store = plan_explorer::segment::Store::open(&bytes).unwrap();
        let raw = store.raw(0, &store.ledger(0).unwrap()).unwrap().unwrap();
        assert_eq!(raw, corpus.documents[0].raw.chars().collect::<Vec<char>>(), "{file}");
    }
}

#[test]
fn a_table_that_does_not_say_what_it_counts_gives_no_figures() {
    for file in ["headless.html", "headless-pairs.html", "headless-tabs.txt"] {
        let (explorer, findings) = open(file, &std::fs::read(folder().join(file)).unwrap());
        assert_eq!(explorer.table_records().len(), 1, "{file}");
        assert!(figures(&explorer).is_empty(), "{file}");
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
        let told = codes.iter().filter(|code| **code == "table-without-heading").count();
        assert_eq!(told, 1, "{file}: {codes:?}");
    }
}

/// A page around rows of a table.
fn page(table: &str) -> Vec<u8> {
    let text = "<p>全县各项工作扎实推进，取得了新的明显成效，人民群众获得感不断增强。</p>";
    format!("<html><body><h1>白石县2024年统计公报</h1>{text}{table}{text}</body></html>").into_bytes()
}

/// Input nobody should have to read: it is read all the same, in time, and nothing of it is lost.
#[test]
fn tables_without_measure_are_read_in_time() {
    let head = "<tr><td>地区</td><td>户籍人口（人）</td><td>备注</td></tr>";
    let row = |n: usize| format!("<tr><td>第{n}村</td><td>{}</td><td>—</td></tr>", 1000 + n);
    let rows: String = (0..33_000).map(row).collect();
    let nested = format!(
        "{}<tr><td>最里面的文字</td></tr>{}",
        "<table><tr><td>".repeat(200),
        "</td></tr></table>".repeat(200)
    );
    let inputs = [
        ("large", format!("<table>{head}{rows}</table>"), 1),
        (
            "wide",
            format!(
                "<table><tr>{}</tr><tr>{}</tr></table>",
                "<td>指标</td>".repeat(5000),
                "<td>1</td>".repeat(5000)
            ),
            0,
        ),
        (
            "colspan",
            format!("<table><tr><td colspan=10000>人口</td></tr>{head}{}</table>", row(1)),
            1,
        ),
        ("nested", nested, 0),
        (
            "unclosed",
            format!(
                "<table>{head}{}<tr><td>合计<td>2003<td>",
                row(1).replace("</td>", "").replace("</tr>", "")
            ),
            1,
        ),
        (
            "ragged",
            format!("<table>{head}<tr><td>甲村</td></tr><tr><td>乙村</td><td>12</td><td>—</td><td>3</td></tr></table>"),
            1,
        ),
    ];
    for (name, table, tables) in inputs {
        let begun = Instant::now();
        let (explorer, findings) = open(&format!("{name}.html"), &page(&table));
        assert!(begun.elapsed() < PATIENCE, "{name}: {:?}", begun.elapsed());
        assert_eq!(explorer.table_records().len(), tables, "{name}");
        let told = findings
            .iter()
            .filter(|finding| finding.code == "table-too-large")
            .count();
        assert_eq!(told, usize::from(name == "wide"), "{name}");
        let text = explorer.text(&format!("{name}.html")).unwrap();
        assert_eq!(text.matches("人民群众获得感不断增强。").count(), 2, "{name}");
    }
    let lines: String = (0..50_000).map(|n| format!("第{n}村\t{}\t—\n", 1000 + n)).collect();
    let begun = Instant::now();
    let (explorer, _) = open(
        "lines.txt",
        format!("白石县2024年统计公报\n地区\t户籍人口（人）\t备注\n{lines}").as_bytes(),
    );
    assert!(begun.elapsed() < PATIENCE, "lines: {:?}", begun.elapsed());
    assert_eq!(explorer.table_records()[0].rows.len(), 50_000);
}
