//! Laws of the ledger over seeds of every form, and input nobody should have to read.
//!
//! The project's seeds are tried as they are and as a scraper would have left them in HTML and Markdown.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use common::held::lost;
use plan_explorer::compile::input::seed::{self, Seed};
use plan_explorer::compile::{self, repair};
use plan_explorer::model::{Document, SectionKind};

/// A megabyte compiles in under two seconds in a release build; unoptimised and on a busy machine it takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

fn seeds() -> Vec<Seed> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    files
        .iter()
        .map(|path| Seed::decode(&name(path), &std::fs::read(path).unwrap()).unwrap())
        .collect()
}

fn read(seed: &Seed) -> Document {
    compile::document(seed, None, Vec::new(), &mut Vec::new())
}

/// The same lines as a page: menu and footer in elements of their own, paragraphs with entities, a script.
fn as_html(seed: &Seed) -> Seed {
    let text: String = seed.chars.iter().collect();
    let escape = |line: &str| {
        line.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('“', "&ldquo;")
            .replace('\u{a0}', "&nbsp;")
    };
    let paragraphs = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("<p class=\"t\">{}</p>\n", escape(line.trim())));
    let page = format!(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><script>var a = 1 < 2;</script></head><body>\n<nav><a href=\"/\">首页</a></nav>\n<article>{}</article>\n<footer>版权所有</footer></body></html>",
        paragraphs.collect::<String>()
    );
    Seed::decode("page.html", page.as_bytes()).unwrap()
}

fn as_markdown(seed: &Seed) -> Seed {
    let text: String = seed.chars.iter().collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mark = |line: &str| {
        if line.starts_with("第一章") {
            format!("## {line}\n\n")
        } else {
            format!("{line}\n\n")
        }
    };
    Seed::decode("page.md", lines.map(mark).collect::<String>().as_bytes()).unwrap()
}

fn forms() -> Vec<Seed> {
    seeds()
        .into_iter()
        .flat_map(|seed| [as_html(&seed), as_markdown(&seed), seed])
        .collect()
}

/// The seed with the ledger gives the served text; the served text with the seed's pieces put back gives the seed.
#[test]
fn seed_and_ledger_give_the_served_text_and_back() {
    for seed in forms() {
        let document = read(&seed);
        let served = repair::apply(&seed.chars, &document.ledger);
        let edits: Vec<_> = document.ledger.iter().filter(|r| r.applied && r.to.is_none()).collect();
        let mut back: Vec<Option<char>> = vec![None; seed.chars.len()];
        let mut edited = vec![false; seed.chars.len() + 1];
        for repair in &edits {
            for at in repair.span.start as usize..repair.span.end as usize {
                back[at] = Some(seed.chars[at]);
                edited[at] = true;
            }
        }
        let mut inserted = 0;
        for (&c, &from) in served.chars.iter().zip(&served.from) {
            if !edited[from as usize] {
                inserted += usize::from(back[from as usize].replace(c).is_some());
            }
        }
        let back: Option<Vec<char>> = back.into_iter().collect();
        assert!(back.is_some_and(|back| back == seed.chars), "{}", seed.file);
        let insertions = edits
            .iter()
            .filter(|r| r.span.is_empty() && !edited[r.span.start as usize]);
        assert_eq!(
            inserted,
            insertions.map(|r| r.replacement.chars().count()).sum::<usize>()
        );
        let overlap = edits.windows(2).find(|pair| pair[0].span.end > pair[1].span.start);
        assert!(overlap.is_none(), "{}: {overlap:?}", seed.file);
    }
}

/// Every character is in a passage, a heading, or an entry of the ledger, or is blank.
#[test]
fn nothing_is_lost() {
    for seed in forms() {
        let document = read(&seed);
        let lost: String = lost(&seed, &document).filter(|c| !seed::is_blank(*c)).collect();
        assert_eq!(lost, "", "{}", seed.file);
    }
}

/// The text of a seed is the same in every form: what the markup adds is gone, what it says is kept.
#[test]
fn markup_changes_no_words() {
    for seed in seeds() {
        let words = |document: &Document| -> String {
            let texts = document.passages.iter().map(|p| p.text.as_str());
            let headings = document.sections.iter().filter(|s| s.kind != SectionKind::RunIn);
            let headings: String = headings.map(|s| s.title.as_str()).collect();
            let all = texts.collect::<String>() + &headings;
            all.chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let plain = words(&read(&seed));
        let differs = |other: &str| {
            let at = plain.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
            let around = |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
            (other != plain).then(|| (around(&plain), around(other)))
        };
        for form in [as_html(&seed), as_markdown(&seed)] {
            assert_eq!(differs(&words(&read(&form))), None, "{} as {}", seed.file, form.file);
        }
    }
}

/// Whatever comes is read in time, and what was no text says so.
#[test]
fn bad_input_is_read_in_time_and_named() {
    let sentence = "全区上下坚持稳中求进工作总基调，扎实推进各项工作，完成投资12.5亿元。";
    let varied: String = (0..30_000)
        .map(|n| format!("第{n}项工作：完成投资{}亿元，", n * 7))
        .collect();
    let furniture = "首页 > 政务公开\n【打印】【关闭】\n上一篇：无\n版权所有 某区人民政府\n湘ICP备05001234号\n";
    let rows: [(&str, String, Option<&str>); 10] = [
        ("one line of a megabyte", sentence.repeat(10_000), None),
        ("one line without a stop", varied, None),
        ("one line of one character", "中".repeat(350_000), None),
        (
            "a hundred thousand lines",
            format!("{sentence}\n").repeat(100_000),
            None,
        ),
        (
            "a hundred thousand broken lines",
            (0..100_000)
                .map(|n| format!("推进第{n}项工作，扎实开展建设，提升服务能\n"))
                .collect(),
            None,
        ),
        (
            "a hundred thousand headings",
            (0..100_000).map(|n| format!("（一）第{n}项\n")).collect(),
            None,
        ),
        ("a hundred thousand cells", "序号\n项目\n单位\n".repeat(33_000), None),
        ("open quotation marks", "“".repeat(300_000), None),
        (
            "English",
            "The city will build 12 schools by 2030, and improve bus services.\n".repeat(2000),
            None,
        ),
        ("nothing but furniture", furniture.to_string(), Some("no-passage")),
    ];
    for (name, text, code) in rows {
        let started = Instant::now();
        let seed = Seed::decode("a.txt", text.as_bytes()).unwrap();
        let mut diagnostics = Vec::new();
        let document = compile::document(&seed, None, Vec::new(), &mut diagnostics);
        let time = started.elapsed();
        println!("{name}: {} characters in {time:?}", seed.chars.len());
        assert!(time < PATIENCE, "{name}: {time:?}");
        let said = code.is_none_or(|code| diagnostics.iter().any(|d| d.code == code && d.suggestion.is_some()));
        assert!(said, "{name}: {diagnostics:?}");
        assert!(
            document.passages.is_empty() == code.is_some() || !document.sections.is_empty(),
            "{name}"
        );
    }
}
