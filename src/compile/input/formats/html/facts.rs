//! What a page says of itself beside its text: `<meta>`, its head, the dates in its scripts, the table above a public document
//! (索引号, 发布机构, 成文日期).

use std::ops::Range;

use super::scan::What;
use super::tree::{Element, Page};
use super::{Fate, Fates};
use crate::chinese::date;
use crate::chinese::with_single_blanks;
use crate::compile::input::formats::{Fact, Field};
use crate::compile::repair;
use crate::compile::repair::words::Boilerplate;
use crate::model::{RepairKind, Span};

const TABLE: &str = "说明文件的表格，不属于正文";
/// So many names of fields make such a table, and it has at most so many cells.
const MIN_LABELS: usize = 3;
const MAX_PIECES: usize = 80;
/// Longest value of a field, in characters.
const MAX_VALUE: usize = 200;

/// A fact with its bytes.
pub(super) struct Found {
    pub(super) field: Field,
    pub(super) value: String,
    bytes: Range<usize>,
}

/// Collects what the page says of itself. A table that does nothing else is left out of the text.
pub(super) fn find(page: &Page<'_>, fates: &mut Fates) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, element) in page.elements.iter().enumerate().skip(1) {
        match element.name.as_str() {
            "meta" => found.extend(of_meta(page, at, element)),
            "title" => found.extend(of_text(page, at, Field::Window)),
            "link" if element.attribute("rel") == Some("canonical") => {
                found.extend(of_attribute(page, at, "href", Field::Url));
            }
            "time" if is_date_of_publication(element) => {
                found.extend(of_attribute(page, at, "datetime", Field::Published))
            }
            "script" => found.extend(of_script(page, at)),
            "table" | "ul" | "dl" if !fates.contains_key(&at) => {
                let pieces = pieces(page, at);
                if is_description(&pieces) {
                    found.extend(of_pieces(&pieces));
                    fates.insert(at, Fate::Left(RepairKind::Boilerplate, TABLE));
                }
            }
            _ => {}
        }
    }
    found.retain(|fact| !fact.value.is_empty() && fact.value.chars().count() <= MAX_VALUE);
    found
}

/// The facts with their places in characters. Cost: one pass.
pub(super) fn placed(text: &str, mut found: Vec<Found>) -> Vec<Fact> {
    found.sort_by_key(|fact| fact.bytes.start);
    let (mut at, mut chars) = (0, 0);
    let place = |fact: Found| {
        chars += text[at..fact.bytes.start].chars().count() as u32;
        at = fact.bytes.start;
        let length = text[fact.bytes.clone()].chars().count() as u32;
        Fact {
            field: fact.field,
            value: fact.value,
            span: Span::new(chars, chars + length),
        }
    };
    found.into_iter().map(place).collect()
}

fn of_meta(page: &Page<'_>, at: usize, element: &Element) -> Option<Found> {
    let named = ["name", "property", "itemprop"]
        .iter()
        .find_map(|key| element.attribute(key));
    let field = Boilerplate::get().facts.field_of(&named?.to_ascii_lowercase())?;
    of_attribute(page, at, "content", field)
}

/// The value of an attribute, and its place if it is written as it reads, else that of the tag.
fn of_attribute(page: &Page<'_>, at: usize, name: &str, field: Field) -> Option<Found> {
    let element = &page.elements[at];
    let value = element.attribute(name)?.trim().to_string();
    let tag = page.tokens[element.tokens.start].span.clone();
    let bytes = match page.text[tag.clone()].rfind(&value).filter(|_| !value.is_empty()) {
        Some(start) => tag.start + start..tag.start + start + value.len(),
        None => tag,
    };
    Some(Found { field, value, bytes })
}

/// The text of an element as a fact.
pub(super) fn of_text(page: &Page<'_>, at: usize, field: Field) -> Option<Found> {
    let piece = piece(page, at)?;
    Some(Found {
        field,
        value: piece.text,
        bytes: piece.bytes,
    })
}

/// `<time class="entry-date published" datetime="2024-01-15T09:00:00+08:00">`
fn is_date_of_publication(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default();
    element.attribute("itemprop") == Some("datePublished")
        || element.attribute("pubdate").is_some()
        || class
            .split_whitespace()
            .any(|class| matches!(class, "published" | "entry-date" | "post-date"))
}

/// The date a script gives: publish_time = "2024-01-15", "datePublished":"2024-01-15T09:00:00+08:00".
fn of_script(page: &Page<'_>, at: usize) -> Option<Found> {
    let bytes = page.span(at);
    let text = &page.text[bytes.clone()];
    Boilerplate::get().facts.script_dates.iter().find_map(|name| {
        text.match_indices(name).find_map(|(start, name)| {
            let behind = &text[start + name.len()..];
            let value = behind
                .trim_start_matches(['"', '\'', ' '])
                .strip_prefix([':', '='])?
                .trim_start();
            let value = value.strip_prefix(['"', '\''])?;
            let value = value.split(['"', '\'']).next()?;
            date::iso(value).filter(|date| date.len() == 10 && value.len() <= 40)?;
            let start = bytes.start + value.as_ptr() as usize - text.as_ptr() as usize;
            Some(Found {
                field: Field::Published,
                value: value.to_string(),
                bytes: start..start + value.len(),
            })
        })
    })
}

/// What the fields of a short element say that is left out of the text: 发布时间：2024-01-05　来源：某区政府办.
pub(super) fn of_line(page: &Page<'_>, at: usize) -> Vec<Found> {
    let Some(piece) = piece(page, at).filter(|piece| piece.text.chars().count() <= MAX_VALUE) else {
        return Vec::new();
    };
    let fields = repair::fields(&piece.text).into_iter();
    let known = fields.filter_map(|field| Some((Boilerplate::get().facts.field_of(&field.name)?, field.value)));
    known
        .map(|(field, value)| Found {
            field,
            value,
            bytes: piece.bytes.clone(),
        })
        .collect()
}

/// A cell or an item, and what it says.
struct Piece {
    text: String,
    bytes: Range<usize>,
}

/// The text of an element without the blanks of the source.
fn piece(page: &Page<'_>, at: usize) -> Option<Piece> {
    let tokens = &page.tokens[page.elements[at].tokens.clone()];
    let texts = tokens.iter().filter(|token| token.what == What::Text);
    let held: Vec<&Range<usize>> = texts
        .map(|token| &token.span)
        .filter(|span| !page.text[(*span).clone()].trim().is_empty())
        .collect();
    let (first, last) = (held.first()?, held.last()?);
    let text: String = held
        .iter()
        .map(|span| super::decoded(&page.text[(*span).clone()]))
        .collect();
    Some(Piece {
        text: with_single_blanks(&text),
        bytes: first.start..last.end,
    })
}

/// The cells or items of an element that holds no other such element.
fn pieces(page: &Page<'_>, at: usize) -> Vec<Piece> {
    let range = page.elements[at].tokens.clone();
    let held = page
        .elements
        .iter()
        .enumerate()
        .skip(at + 1)
        .take_while(|(_, inner)| inner.tokens.start < range.end);
    let is_piece = |name: &str| matches!(name, "td" | "th" | "li" | "dt" | "dd");
    let mut found = Vec::new();
    for (inner, element) in held {
        if matches!(element.name.as_str(), "table" | "ul" | "ol" | "dl") || found.len() > MAX_PIECES {
            return Vec::new();
        }
        if is_piece(&element.name) {
            found.extend(piece(page, inner));
        }
    }
    found
}

fn is_description(pieces: &[Piece]) -> bool {
    let labels = pieces.iter().filter(|piece| label(&piece.text).is_some()).count();
    labels >= MIN_LABELS && labels * 5 >= pieces.len() * 2 && pieces.len() <= MAX_PIECES
}

/// The name of a field that a piece is, or begins with, and where its value begins: 索 引 号：11-2024.
fn label(text: &str) -> Option<(String, usize)> {
    let (name, value) = match text.find(['：', ':']) {
        Some(colon) => (
            &text[..colon],
            colon + text[colon..].chars().next().map_or(0, char::len_utf8),
        ),
        None => (text, text.len()),
    };
    let name: String = name
        .chars()
        .filter(|c| !c.is_whitespace() && !"[]【】".contains(*c))
        .collect();
    let words = Boilerplate::get();
    let known = words.labels.has(&name) || words.front_labels.has(&name) || words.facts.field_of(&name).is_some();
    known.then_some((name, value))
}

fn of_pieces(pieces: &[Piece]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Some((name, value)) = label(&piece.text) else {
            continue;
        };
        let Some(field) = Boilerplate::get().facts.field_of(&name) else {
            continue;
        };
        let own = piece.text[value..].trim();
        let next = pieces
            .get(at + 1)
            .filter(|next| own.is_empty() && label(&next.text).is_none_or(|(_, at)| at < next.text.len()));
        let (value, bytes) = match next {
            Some(next) => (next.text.clone(), next.bytes.clone()),
            None => (own.to_string(), piece.bytes.clone()),
        };
        found.push(Found { field, value, bytes });
    }
    found
}
