//! Plain texts that hold marks of a forum (`[align=center]`) or references to characters (`&nbsp;`, `&#8220;`), as copies from
//! elsewhere do.

use std::collections::HashSet;

use crate::compile::input::formats::builder::{Builder, Gap};
use crate::compile::input::formats::{Markup, front, html};
use crate::model::RepairKind;

/// Marks that only say how words look.
const STYLES: [&str; 14] = [
    "b",
    "i",
    "u",
    "s",
    "color",
    "backcolor",
    "size",
    "font",
    "url",
    "email",
    "sup",
    "sub",
    "free",
    "hide",
];
/// Marks that begin and end lines.
const BLOCKS: [&str; 14] = [
    "align", "p", "center", "left", "right", "indent", "quote", "code", "list", "table", "tr", "float", "h", "title",
];
/// Marks around what is no text.
const SILENT: [&str; 7] = ["img", "attach", "attachimg", "media", "flash", "audio", "video"];
const SIGN: &str = "论坛标记";
/// Longest mark, in bytes.
const MAX_MARK: usize = 200;

/// Reads a text.
pub(super) fn read(text: &str) -> Markup {
    let mut builder = Builder::new(text);
    let head = front::of_text(text);
    if let Some(head) = &head {
        builder.markup(head.end, Gap::Line, RepairKind::ScraperHeader, front::REASON);
    }
    let marks = Mark::all(text);
    let closed: HashSet<&str> = marks.iter().filter(|mark| mark.closes).map(|mark| mark.name).collect();
    for mark in marks
        .iter()
        .filter(|mark| closed.contains(mark.name) || mark.name == "*" || mark.name == "hr")
    {
        if mark.start < builder.at
            || mark.name == "*" && !closed.contains("list")
            || mark.name == "hr" && closed.is_empty()
        {
            continue;
        }
        builder.text(mark.start, false, html::reference);
        let end = match SILENT.contains(&mark.name) && !mark.closes {
            true => mark.end_of_element(text).unwrap_or(mark.end),
            false => mark.end,
        };
        builder.markup(end, mark.gap(), RepairKind::Markup, SIGN);
    }
    builder.text(text.len(), false, html::reference);
    let mut markup = builder.finish();
    markup.facts = head.map(|head| head.facts).unwrap_or_default();
    markup
}

/// A mark of a forum, with its bytes.
struct Mark<'t> {
    name: &'t str,
    closes: bool,
    start: usize,
    end: usize,
}

impl<'t> Mark<'t> {
    /// Everything that may be one.
    fn all(text: &'t str) -> Vec<Mark<'t>> {
        text.match_indices('[')
            .filter_map(|(start, _)| Mark::at(text, start))
            .collect()
    }

    fn at(text: &'t str, start: usize) -> Option<Mark<'t>> {
        let inner = &text[start + 1..];
        let length = inner
            .bytes()
            .take(MAX_MARK)
            .position(|byte| matches!(byte, b']' | b'\n' | b'['))?;
        let inner = &inner[..length];
        let closes = inner.starts_with('/');
        let name = inner.trim_start_matches('/').split(['=', ' ', ',']).next()?;
        let is_known = STYLES.contains(&name) || BLOCKS.contains(&name) || SILENT.contains(&name);
        let is_whole = text.as_bytes().get(start + 1 + length) == Some(&b']');
        (is_whole && (is_known || matches!(name, "td" | "*" | "hr"))).then_some(Mark {
            name,
            closes,
            start,
            end: start + length + 2,
        })
    }

    fn gap(&self) -> Gap {
        match self.name {
            "td" => Gap::Cell,
            "*" | "hr" => Gap::Line,
            name if BLOCKS.contains(&name) => Gap::Line,
            _ => Gap::None,
        }
    }

    /// One past the mark that closes this one.
    fn end_of_element(&self, text: &str) -> Option<usize> {
        let close = format!("[/{}]", self.name);
        Some(self.end + text[self.end..].find(&close)? + close.len())
    }
}
