//! Pages of many systems, invented, each with what a reader should get of it: `pages/NAME.html` beside `pages/NAME.txt`, which
//! names title, day, issuer and address first and then has the text, a line a paragraph.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use plan_explorer::compile;
use plan_explorer::compile::input::seed::{self, Seed};
use plan_explorer::compile::repair;
use plan_explorer::model::Document;

/// Any page is read in so short a time, unoptimised and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn read(name: &str, bytes: &[u8]) -> (Seed, Document) {
    let seed = Seed::decode(name, bytes).unwrap();
    let document = compile::document(&seed, None, Vec::new(), &mut Vec::new());
    (seed, document)
}

fn served(seed: &Seed, document: &Document) -> Vec<String> {
    let served = repair::apply(&seed.chars, &document.ledger);
    seed::lines(&served.chars).into_iter().map(|line| line.text).collect()
}

/// What is expected, and the lines of the text.
fn expected(text: &str) -> (BTreeMap<String, String>, Vec<String>) {
    let (head, body) = text.split_once("\n\n").unwrap();
    let fields = head.lines().map(|line| line.split_once(": ").unwrap());
    let fields = fields.map(|(name, value)| (name.to_string(), value.to_string()));
    (fields.collect(), body.lines().map(String::from).collect())
}

#[test]
fn pages_of_all_systems_are_read_as_a_reader_would() {
    let mut wrong = String::new();
    let mut pages = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_answer = name.ends_with(".txt") && !name.contains(".src.");
        if is_answer {
            continue;
        }
        pages += 1;
        let stem = name.split('.').next().unwrap();
        let (fields, lines) = expected(&fs::read_to_string(folder().join(format!("{stem}.txt"))).unwrap());
        let (seed, document) = read(&name, &fs::read(&path).unwrap());
        let found = served(&seed, &document);
        for line in lines.iter().filter(|line| !found.contains(line)) {
            writeln!(wrong, "{name}: not served: {line}").unwrap();
        }
        for line in found.iter().filter(|line| !lines.contains(line)) {
            writeln!(wrong, "{name}: served: {line}").unwrap();
        }
        if wrong.is_empty() {
            assert_eq!(found, lines, "{name}");
        }
        let metadata = &document.metadata;
        let told = [
            ("title", Some(&metadata.title)),
            ("published", metadata.published.as_ref()),
            ("issuer", metadata.issuer.as_ref()),
            ("url", metadata.source_url.as_ref()),
        ];
        for (field, value) in told {
            if let Some(expected) = fields.get(field)
                && value != Some(expected)
            {
                writeln!(wrong, "{name}: {field}: {value:?}, expected {expected}").unwrap();
            }
        }
    }
    assert!(pages >= 11 && wrong.is_empty(), "{wrong}");
}

#[test]
fn bad_pages_are_read_in_time() {
    let sentence = "全区上下坚持稳中求进工作总基调，统筹推进各项工作，完成投资12.5亿元，同比增长6.3%。";
    let nested = |name: &str, n: usize| {
        format!(
            "{}{sentence}{}",
            format!("<{name}>").repeat(n),
            format!("</{name}>").repeat(n)
        )
    };
    let rows = [
        (
            "nothing closed",
            format!(
                "<html><body><div><p>{}",
                format!("<p>{sentence}<div><span><b>").repeat(3_000)
            ),
            3_000,
        ),
        ("200 nested", nested("div", 200), 1),
        ("20,000 nested", nested("section", 20_000), 1),
        (
            "nested tables",
            nested("table><tr><td", 3_000).replace("</table><tr><td>", "</td></tr></table>"),
            1,
        ),
        (
            "comments that do not end",
            format!("<p>{sentence}</p>{}", "<!-- ".repeat(100_000)),
            1,
        ),
        (
            "quotation marks that do not end",
            format!("<p>{sentence}</p>{}", "<a b=\"c ".repeat(100_000)),
            1,
        ),
        (
            "ends without beginnings",
            format!("{}<p>{sentence}</p>", "</div></p></span>".repeat(50_000)),
            1,
        ),
        (
            "five megabytes on one line",
            format!("<p>{}</p>", format!("{sentence}<span>。</span>").repeat(30_000)),
            1,
        ),
    ];
    for (name, page, least) in rows {
        let start = Instant::now();
        let (seed, document) = read("a.html", page.as_bytes());
        let text = served(&seed, &document).join("\n");
        assert!(
            text.matches("完成投资12.5亿元").count() >= least.min(1),
            "{name}: {}",
            text.len()
        );
        assert!(start.elapsed() < PATIENCE, "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn a_page_without_text_says_why() {
    let finding = |page: &str| {
        let seed = Seed::decode("a.html", page.as_bytes()).unwrap();
        let mut findings = Vec::new();
        compile::document(&seed, None, Vec::new(), &mut findings);
        findings
            .into_iter()
            .find(|found| found.code == "no-passage")
            .map(|found| found.message)
    };
    let app = "<html><head><title>规划</title></head><body><div id=\"app\"></div><script src=\"app.js\"></script></body></html>";
    assert!(finding(app).unwrap().contains("filled in by a script"));
    let links =
        "<body><ul><li><a href=1>规划一</a></li><li><a href=2>规划二</a></li><li><a href=3>规划三</a></li></ul></body>";
    assert!(finding(links).unwrap().contains("menus, links"));
}
