//! Seeds with markup, HTML and Markdown: what is markup goes into the ledger, and what it says of lines is kept.
//!
//! A library reads the markup and says where in the seed each of its pieces stands; here those pieces become entries
//! of the ledger, so that seed and ledger give the served text for marked-up seeds as for plain ones.

mod builder;
mod front;
mod html;
mod markdown;
mod plain;

use std::collections::HashMap;

use crate::compile::input::seed::Seed;
use crate::compile::tables::Sketch;
use crate::compile::tables::sketch::TooLarge;
use crate::model::{Repair, Span};

/// What the markup of a seed says of the line that begins at a place of the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A heading of this level, from 1.
    Heading(u8),
    /// A row of a table: never a heading.
    Row,
    /// Its beginning is printed bold, up to this place of the seed.
    Bold {
        /// One past the last bold character.
        end: u32,
    },
}

impl Mark {
    /// Whether the line is a heading by its markup.
    pub fn is_heading(self) -> bool {
        matches!(self, Mark::Heading(_))
    }
}

/// Marks by the place of the seed where their line begins.
pub type Marks = HashMap<u32, Mark>;

/// What is read from the markup of a seed.
#[derive(Debug, Default)]
pub struct Markup {
    /// Entries of the ledger that take the markup away, in order of place.
    pub edits: Vec<Repair>,
    /// What it says of lines.
    pub marks: Marks,
    /// Its tables, in order of place.
    pub tables: Vec<Sketch>,
    /// What cannot be read as tables.
    pub too_large: Vec<TooLarge>,
    /// Places of the seed between two elements that stand by themselves, in order: no sentence runs on across them.
    pub blocks: Vec<u32>,
    /// What the page says of itself beside its text.
    pub facts: Vec<Fact>,
}

/// What a document is told to be by something beside its text: a `<meta>` of a page, the head of a Markdown file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub field: Field,
    /// What is said.
    pub value: String,
    /// Where in the seed.
    pub span: Span,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The title of the article.
    Title,
    /// What the window of the browser is called: often the title with the name of the site.
    Window,
    /// The day it was published.
    Published,
    /// The day it was signed.
    Signed,
    /// The body that issued it.
    Issuer,
    /// The paper or site it was taken from.
    Source,
    /// What the site is called.
    Site,
    /// Its address.
    Url,
}

/// Reads the markup of a seed. What it is its text says, before its name does. Cost: one pass over the text.
pub fn read(seed: &Seed) -> Markup {
    let name = seed.file.to_ascii_lowercase();
    let text: String = seed.chars.iter().collect();
    let is_markdown = name.ends_with(".md");
    let called_page = name.ends_with(".html") || name.ends_with(".htm");
    if is_page(&text)
        || called_page && text.contains("</")
        || called_page && text.contains("<p")
        || called_page && text.contains("<br")
    {
        html::read(&text)
    } else if is_markdown {
        markdown::read(&text)
    } else {
        plain::read(&text)
    }
}

/// Whether a text begins as pages do, whatever its file is called.
fn is_page(text: &str) -> bool {
    let head = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let head: String = head.chars().take(16).collect::<String>().to_ascii_lowercase();
    let starts = ["<!doctype html", "<html", "<head", "<body", "<meta "];
    starts.iter().any(|start| head.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::repair;

    fn read_as(file: &str, text: &str) -> (String, Vec<(String, Mark)>) {
        let seed = Seed::decode(file, text.as_bytes()).unwrap();
        let markup = read(&seed);
        let served = repair::apply(&seed.chars, &markup.edits);
        let lines = crate::compile::input::seed::lines(&served.chars);
        let marked = lines.iter().filter_map(|line| {
            let mark = markup.marks.get(&served.from[line.start])?;
            Some((line.text.clone(), *mark))
        });
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        (texts.join("\n"), marked.collect())
    }

    #[test]
    fn html_is_text_with_lines() {
        let page = "<!DOCTYPE html>\n<html><head><title>甲</title><style>p{}</style></head>\n<body><nav><a>首页</a></nav>\n\
            <h1>某区规划</h1><p>第一段，A&amp;B&nbsp;公司\n   增长<b>6%</b>。</p><script>var a=\"<p>\";</script>\n\
            <h2>一、基础</h2><p><strong>综合实力。</strong>稳步提升。<br>第二行</p>\
            <table><tr><td>指标</td><td>2025年</td></tr><tr><td>增速</td><td>6%</td></tr></table></body></html>";
        let (text, marks) = read_as("a.html", page);
        assert_eq!(
            text,
            "某区规划\n第一段，A&B 公司增长6%。\n一、基础\n综合实力。稳步提升。\n第二行\n指标\t2025年\n增速\t6%"
        );
        let kinds: Vec<Mark> = marks.iter().map(|(_, mark)| *mark).collect();
        assert!(
            matches!(kinds[..], [Mark::Heading(1), Mark::Heading(2), Mark::Bold { .. }]),
            "{marks:?}"
        );
    }

    #[test]
    fn an_element_that_is_never_closed_swallows_nothing() {
        let (text, _) = read_as("a.htm", "<div><select><p>第一段文字。<p>第二段文字。");
        assert_eq!(text, "第一段文字。\n第二段文字。");
        assert_eq!(read_as("a.html", "增长<5%，达到 a < b").0, "增长<5%，达到 a < b");
    }

    #[test]
    fn markdown_is_text_with_lines() {
        let page = "---\ntitle: 某区规划\n---\n\n# 某区规划\n\n## 一、基础\n\n**综合实力。**稳步提升，见[全文](http://a.cn)。\n\n\
            1. 抓项目扩投资，完成投资105亿元。\n2. 促消费。\n\n- 第一点\n- 第二点\n\n| 指标 | 2025年 |\n|---|---|\n| 增速 | 6% |\n\n> 引文 \\* A &amp; B\n";
        let (text, marks) = read_as("a.md", page);
        assert_eq!(
            text,
            "某区规划\n一、基础\n综合实力。稳步提升，见全文。\n1.抓项目扩投资，完成投资105亿元。\n2.促消费。\n第一点\n第二点\n指标\t2025年\n增速\t6%\n引文 * A & B"
        );
        let kinds: Vec<Mark> = marks.iter().map(|(_, mark)| *mark).collect();
        assert!(
            matches!(kinds[..], [Mark::Heading(1), Mark::Heading(2), Mark::Bold { .. }]),
            "{marks:?}"
        );
    }

    #[test]
    fn a_plain_seed_has_no_markup() {
        let seed = Seed::decode("a.txt", "# 不是标题 <p> **粗体**".as_bytes()).unwrap();
        assert!(read(&seed).edits.is_empty());
    }
}
