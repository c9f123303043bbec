//! The values for reading a document: its headings, its text with what can be said about it.

use serde::Serialize;

use super::annotations::{MarkedRun, Term};
use super::source::Repair;
use super::themes::ThemeTag;
use super::views::DocumentInfo;

/// A heading in an outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineNode {
    /// Section id.
    pub id: String,
    /// The section it lies in.
    pub parent: Option<String>,
    /// 0 for the title.
    pub level: u8,
    /// `title`, `heading` or `run-in`.
    pub kind: &'static str,
    /// Number as printed.
    pub number: String,
    /// Heading without its number.
    pub title: String,
}

/// The headings of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// The document.
    pub document: DocumentInfo,
    /// Headings in reading order.
    pub nodes: Vec<OutlineNode>,
}

/// A heading or passage in the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// Section or passage id.
    pub id: String,
    /// `heading` or `passage`.
    #[serde(rename = "type")]
    pub kind_of_block: &'static str,
    /// Level of a heading; 0 for passages and titles.
    pub level: u8,
    /// Kind of heading or passage.
    pub kind: &'static str,
    /// Number of a heading.
    pub number: String,
    /// The text with its hits.
    pub runs: Vec<MarkedRun>,
    /// Repairs of more than punctuation, whether applied or only flagged.
    pub mended: usize,
    /// Length of a run-in heading, in UTF-16 units.
    pub run_in: usize,
    /// Section of that heading.
    pub run_in_id: Option<String>,
    /// Section the block lies in.
    pub section: Option<String>,
    /// Number of hits.
    pub hits: usize,
    /// Pieces in the seed, code points, half-open.
    pub spans: Vec<[u32; 2]>,
    /// Its beginning, to find it by.
    pub quote: String,
    /// What a passage is about, the primary theme first.
    pub themes: Vec<ThemeTag>,
}

/// A document or section to read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The document.
    pub document: DocumentInfo,
    /// Headings and passages in order.
    pub blocks: Vec<Block>,
    /// Hits in all of them.
    pub hits: usize,
    /// The explained terms that the document uses.
    pub terms: Vec<Term>,
    /// The repairs that changed words.
    pub repairs: Vec<Repair>,
    /// Ids of the figures of the document.
    pub figures: Vec<String>,
}
