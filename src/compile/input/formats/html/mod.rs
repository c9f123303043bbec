//! HTML: tags end lines or vanish, what a page does not show goes, what surrounds the article goes, notes and powers become
//! what they are.

mod article;
mod facts;
mod hidden;
mod raised;
mod scan;
mod tables;
mod tree;

pub(in crate::compile::input::formats) use raised::above;
pub(in crate::compile::input::formats) use scan::reference;

use std::collections::HashMap;

use crate::compile::input::formats::builder::{Builder, Gap};
use crate::compile::input::formats::{Mark, Markup};
use crate::model::RepairKind;
use scan::{Token, What};
use tables::Tables;
use tree::Page;

const TAG: &str = "网页标记";

/// What becomes of an element as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    /// It is left out.
    Left(RepairKind, &'static str),
    /// Something else is served for it.
    Served(String, &'static str),
}

/// What becomes of elements, by their place in the page.
type Fates = HashMap<usize, Fate>;

/// Reads a page.
pub(in crate::compile::input::formats) fn read(text: &str) -> Markup {
    let page = Page::read(text);
    let mut fates = hidden::find(&page);
    let mut facts = facts::find(&page, &mut fates);
    article::find(&page, &mut facts, &mut fates);
    raised::find(&page, &mut fates);
    let tables = tables::find(&page, &fates);
    let mut builder = Builder::new(text);
    for (token, &element) in page.tokens.iter().zip(&page.owner) {
        if token.span.start >= builder.at {
            if let Some(fill) = tables.fill(token.span.start) {
                builder.fill(fill);
            }
            pass(&mut builder, &page, &fates, &tables, token, element);
        }
    }
    let mut markup = builder.finish();
    markup.facts = facts::placed(text, facts);
    tables.enter(text, &mut markup);
    markup
}

/// Passes a piece of a page that stands in another text, from the byte `start` on: its words stay.
pub(in crate::compile::input::formats) fn pass_piece(builder: &mut Builder<'_>, piece: &str, start: usize) {
    let page = Page::read(piece);
    let fates = hidden::find(&page);
    let mut at = 0;
    for (token, &element) in page.tokens.iter().zip(&page.owner) {
        let end = start + token.span.end;
        let name = page.elements[element].name.as_str();
        if token.span.start < at {
            continue;
        }
        match token.what {
            What::Text => builder.text(end, true, reference),
            What::Open(_) if fates.contains_key(&element) => {
                at = page.span(element).end;
                builder.markup(start + at, Gap::Line, RepairKind::Markup, TAG);
            }
            _ => builder.markup(end, gap(&page, element, name), RepairKind::Markup, TAG),
        }
    }
}

/// What stands in place of the tags of an element.
fn gap(page: &Page<'_>, element: usize, name: &str) -> Gap {
    match name {
        "td" | "th" | "select" | "button" | "textarea" => Gap::Cell,
        "br" => Gap::Line,
        _ if page.elements[element].is_block() => Gap::Block,
        _ => Gap::None,
    }
}

/// Passes a token that belongs to an element.
fn pass(builder: &mut Builder<'_>, page: &Page<'_>, fates: &Fates, tables: &Tables, token: &Token, element: usize) {
    let name = page.elements[element].name.as_str();
    let opens = match &token.what {
        What::Text => return builder.text(token.span.end, page.wraps(element), reference),
        What::Other => return builder.markup(token.span.end, Gap::None, RepairKind::Markup, TAG),
        // A tag that ends nothing belongs to what is around it.
        What::Close(closed) if closed != name => {
            return builder.markup(token.span.end, Gap::None, RepairKind::Markup, TAG);
        }
        What::Close(_) => false,
        What::Open(_) => true,
    };
    let at = token.span.start;
    let gap = match tables.holds(at) {
        true => tables.gap(at, name == "br" || page.elements[element].is_block()),
        false => gap(page, element, name),
    };
    match fates.get(&element).filter(|_| opens) {
        Some(Fate::Left(kind, reason)) => return builder.markup(page.span(element).end, gap, *kind, reason),
        Some(Fate::Served(value, reason)) => return builder.replace(page.span(element).end, value, reason),
        None => {}
    }
    if matches!(name, "b" | "strong") {
        builder.bold(opens);
    }
    builder.markup(token.span.end, gap, RepairKind::Markup, TAG);
    match (name, opens) {
        ("tr", true) if !tables.holds(at) => builder.begin(Mark::Row),
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => builder.begin(Mark::Heading(name.as_bytes()[1] - b'0')),
        _ => {}
    }
}

/// A text with its references read.
fn decoded(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(next) = text[at..].find('&') {
        read.push_str(&text[at..at + next]);
        at += next;
        let (length, value) = reference(&text[at..]).unwrap_or((1, "&".to_string()));
        read.push_str(&value);
        at += length;
    }
    read.push_str(&text[at..]);
    read
}

impl Page<'_> {
    /// Whether line ends in the text of an element are those of the source alone, and no ends of lines.
    fn wraps(&self, element: usize) -> bool {
        let held = std::iter::once(element).chain(self.above(element));
        let says = |at: usize| {
            let element = &self.elements[at];
            let space = element.style().filter(|(name, _)| name == "white-space").last();
            match space.as_ref().map(|(_, value)| value.as_str()) {
                Some("pre" | "pre-wrap" | "pre-line" | "break-spaces") => Some(false),
                Some("normal" | "nowrap") => Some(true),
                _ => matches!(element.name.as_str(), "pre" | "xmp" | "listing").then_some(false),
            }
        };
        held.into_iter().find_map(says).unwrap_or(true)
    }
}
