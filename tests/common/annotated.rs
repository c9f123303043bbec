//! Annotated documents: see `tests/districts.rs`.

use std::collections::HashMap;
use std::path::Path;

use plan_explorer::compile::input::seed::Seed;
use plan_explorer::compile::{self};
use plan_explorer::model::{Document, PassageKind, SectionKind};

/// One document with what each of its lines is.
pub struct Annotated {
    /// File name.
    pub name: String,
    /// What it is there for.
    pub reason: String,
    /// Mark, level (0 without one), text; of a run-in the text is heading and rest, divided by `|`.
    pub lines: Vec<(String, u8, String)>,
    /// The seed as it was found, with the file name by which its form is told; else the lines are the seed.
    pub raw: Option<(String, String)>,
}

impl Annotated {
    /// The seed: all lines without their marks.
    pub fn seed(&self) -> String {
        self.lines
            .iter()
            .map(|(mark, _, text)| match mark.as_str() {
                "run-in" => text.replacen('|', "", 1) + "\n",
                _ => text.clone() + "\n",
            })
            .collect()
    }

    /// Reads the seed as the compiler does.
    pub fn read(&self) -> Document {
        match &self.raw {
            Some((file, text)) => read_as(file, text),
            None => read(&self.seed()),
        }
    }

    /// The seed as a page in HTML: each line a paragraph, or (`broken`) divided by `<br>`; rows of tables in tables.
    pub fn as_html(&self, broken: bool) -> String {
        let mut page = String::from("<!DOCTYPE html>\n<html><head><title></title></head><body><div>\n");
        let mut in_table = false;
        for ((mark, ..), line) in self.lines.iter().zip(self.seed().lines()) {
            let is_row = mark == "table";
            if is_row != in_table {
                page += if is_row { "<table>\n" } else { "</table>\n" };
                in_table = is_row;
            }
            page += &match (is_row, broken) {
                (true, _) => {
                    let cells = line.split('|').map(str::trim);
                    let cells: String = cells.map(|cell| format!("<td>{cell}</td>")).collect();
                    format!("<tr>{cells}</tr>\n")
                }
                (false, true) => format!("　　{line}<br>\n"),
                (false, false) => format!("<p>　　<span>{line}</span></p>\n"),
            };
        }
        if in_table {
            page += "</table>\n";
        }
        page + "</div></body></html>"
    }

    /// The lines that are part of the text.
    pub fn lines_served(&self) -> Vec<String> {
        let kept = self.lines.iter().filter(|line| line.0 != "drop");
        kept.map(|(mark, _, text)| {
            if mark == "run-in" {
                text.replacen('|', "", 1)
            } else {
                text.clone()
            }
        })
        .collect()
    }

    /// Their marks.
    pub fn marks_served(&self) -> impl Iterator<Item = &str> {
        self.lines
            .iter()
            .map(|line| line.0.as_str())
            .filter(|mark| *mark != "drop")
    }

    /// The lines that are no part of the text.
    pub fn dropped(&self) -> impl Iterator<Item = &str> {
        self.lines
            .iter()
            .filter(|line| line.0 == "drop")
            .map(|line| line.2.as_str())
    }

    /// What should be in the outline: level and heading with its number, without blanks and marks.
    fn outline(&self) -> Vec<String> {
        let nodes = self.lines.iter().filter_map(|(mark, level, text)| match mark.as_str() {
            "heading" => Some(format!("{level} {}", bare(text))),
            "run-in" => Some(format!("{level} {}", bare(text.split('|').next().unwrap()))),
            "title" => Some(format!("title {}", bare(text))),
            _ => None,
        });
        nodes.collect()
    }

    fn leaves(&self) -> Vec<String> {
        let leaf = |mark: &str| !matches!(mark, "heading" | "title" | "drop" | "byline" | "salutation" | "caption");
        let leaves = self.lines.iter().filter(|line| leaf(&line.0));
        leaves.map(|line| bare(&line.2)).collect()
    }
}

/// All annotated documents, by name.
pub fn all() -> Vec<Annotated> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/districts");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files.iter().map(|path| parse(path)).collect()
}

fn parse(path: &Path) -> Annotated {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let (comments, lines): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
    let lines = lines.into_iter().filter(|line| !line.is_empty()).map(|line| {
        let (mark, text) = line
            .split_once('|')
            .unwrap_or_else(|| panic!("{name}: no mark in {line}"));
        let (mark, level) = mark.split_once(' ').unwrap_or((mark, "0"));
        (mark.to_string(), level.parse().unwrap(), text.to_string())
    });
    let raw = ["txt", "html"].into_iter().find_map(|form| {
        let file = path.with_extension(form);
        let file = file.file_name().unwrap();
        let text = std::fs::read_to_string(path.parent().unwrap().join("raw").join(file)).ok()?;
        Some((file.to_string_lossy().into_owned(), text))
    });
    Annotated {
        raw,
        lines: lines.collect(),
        reason: comments.join(" "),
        name,
    }
}

/// Reads a text as the compiler does, without a manifest entry.
pub fn read(text: &str) -> Document {
    read_as("x.txt", text)
}

/// The same of a file with a name, by which its form is told.
pub fn read_as(file: &str, text: &str) -> Document {
    compile::document(
        &Seed::decode(file, text.as_bytes()).unwrap(),
        None,
        Vec::new(),
        &mut Vec::new(),
    )
}

/// How far a reading agrees with the annotation.
#[derive(Default)]
pub struct Score {
    outline: Counts,
    leaves: Counts,
    /// What is read otherwise.
    pub differences: Vec<String>,
}

#[derive(Default)]
struct Counts {
    expected: usize,
    found: usize,
    both: usize,
}

impl Counts {
    fn f1(&self) -> f64 {
        2.0 * self.both as f64 / (self.expected + self.found).max(1) as f64
    }

    fn add(&mut self, other: &Counts) {
        self.expected += other.expected;
        self.found += other.found;
        self.both += other.both;
    }
}

impl Score {
    /// F1 of outline nodes: same level, number and title.
    pub fn outline_f1(&self) -> f64 {
        self.outline.f1()
    }

    /// F1 of leaf paragraphs: same text.
    pub fn leaves_f1(&self) -> f64 {
        self.leaves.f1()
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Score) {
        self.outline.add(&other.outline);
        self.leaves.add(&other.leaves);
    }
}

/// Compares a reading with its annotation.
pub fn compare(expected: &Annotated, found: &Document) -> Score {
    let nodes = found.sections.iter().map(|section| {
        let level = match section.kind {
            SectionKind::Title => "title".to_string(),
            _ => section.level.to_string(),
        };
        format!("{level} {}", bare(&format!("{}{}", section.number, section.title)))
    });
    let is_leaf = |kind: PassageKind| {
        !matches!(
            kind,
            PassageKind::Byline | PassageKind::Salutation | PassageKind::Caption
        )
    };
    let leaves = found.passages.iter().filter(|p| is_leaf(p.kind)).map(|p| bare(&p.text));
    let mut score = Score::default();
    score.outline = score.count("node", expected.outline(), nodes.collect());
    score.leaves = score.count("leaf", expected.leaves(), leaves.collect());
    score
}

impl Score {
    fn count(&mut self, what: &str, expected: Vec<String>, found: Vec<String>) -> Counts {
        let mut open: HashMap<&str, usize> = HashMap::new();
        for item in &expected {
            *open.entry(item).or_default() += 1;
        }
        let mut both = 0;
        for item in &found {
            match open.get_mut(item.as_str()) {
                Some(n) if *n > 0 => {
                    *n -= 1;
                    both += 1;
                }
                _ => self.differences.push(format!("{what} not expected: {item}")),
            }
        }
        for item in &expected {
            if let Some(n) = open.get_mut(item.as_str()).filter(|n| **n > 0) {
                *n -= 1;
                self.differences.push(format!("{what} not found: {item}"));
            }
        }
        Counts {
            expected: expected.len(),
            found: found.len(),
            both,
        }
    }
}

/// Without blanks, and with punctuation in one width.
fn bare(text: &str) -> String {
    let text = text.trim_end_matches(['。', '：', ':']);
    let wide = |c: char| match c {
        ',' | ';' | ':' | '(' | ')' | '!' | '?' => char::from_u32(c as u32 - 0x21 + 0xFF01).unwrap(),
        c => c,
    };
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '|')
        .map(wide)
        .collect()
}
