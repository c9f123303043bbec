//! A page as a tree: which element holds what, as browsers close what authors leave open.

use std::collections::HashMap;
use std::ops::Range;

use super::scan::{self, Token, What};

/// Elements that begin and end lines.
const BLOCKS: [&str; 45] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tr",
    "ul",
];
/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];
/// Elements whose end tag may be left out.
const ENDED_BY_CONTEXT: [&str; 13] = [
    "p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead", "tfoot", "body", "html",
];
/// What stands outside of these does not end what stands inside.
const SCOPES: [&str; 8] = ["table", "td", "th", "caption", "button", "object", "template", "html"];
/// Browsers nest no deeper.
const MAX_DEPTH: usize = 512;

/// The element that holds all others.
pub(super) const ROOT: usize = 0;

/// A page.
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    /// For each token the element it opens or closes, or that holds it.
    pub(super) owner: Vec<usize>,
    /// In the order they begin.
    pub(super) elements: Vec<Element>,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// In small letters.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) parent: usize,
    /// Its tokens, tags and all.
    pub(super) tokens: Range<usize>,
    /// Whether it was ended: by its own tag, or where that may be left out.
    pub(super) is_closed: bool,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The declarations of its style, names and values in small letters and without blanks.
    pub(super) fn style(&self) -> impl Iterator<Item = (String, String)> + '_ {
        declarations(self.attribute("style").unwrap_or_default())
    }

    /// Whether it begins and ends lines.
    pub(super) fn is_block(&self) -> bool {
        let shown = self.style().filter(|(name, _)| name == "display").last();
        match shown.as_ref().map(|(_, value)| value.as_str()) {
            Some("block" | "flex" | "grid" | "list-item" | "table" | "table-row") => true,
            Some("inline") if self.name == "li" || self.name == "div" => false,
            _ => BLOCKS.contains(&self.name.as_str()),
        }
    }
}

/// The declarations of a style, names and values in small letters and without blanks.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let bare = |text: &str| -> String {
        let kept = text.chars().filter(|c| !c.is_whitespace());
        kept.collect::<String>().to_ascii_lowercase()
    };
    style.split(';').filter_map(move |declaration| {
        let (name, value) = declaration.split_once(':')?;
        Some((bare(name), bare(value).trim_end_matches("!important").to_string()))
    })
}

impl<'t> Page<'t> {
    /// Reads a page. Cost: one pass.
    pub(super) fn read(text: &'t str) -> Page<'t> {
        let tokens = scan::tokens(text);
        let mut builder = Tree::new(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            let owner = match &token.what {
                What::Open(name) => builder.open(name, scan::attributes(&text[token.span.clone()]), at),
                What::Close(name) => builder.close(name, at),
                What::Text | What::Other => builder.current(),
            };
            builder.owner.push(owner);
        }
        Page {
            text,
            tokens,
            owner: builder.owner,
            elements: builder.elements,
        }
    }

    /// The bytes of an element.
    pub(super) fn span(&self, element: usize) -> Range<usize> {
        let tokens = &self.tokens[self.elements[element].tokens.clone()];
        let ends = (tokens.first(), tokens.last());
        match ends {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// The elements that hold an element, from the inside.
    pub(super) fn above(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(element), |&at| (at != ROOT).then(|| self.elements[at].parent)).skip(1)
    }
}

/// The elements while the page is read.
struct Tree {
    elements: Vec<Element>,
    owner: Vec<usize>,
    open: Vec<usize>,
    /// How many elements of a name are open.
    count: HashMap<String, usize>,
}

impl Tree {
    fn new(tokens: usize) -> Tree {
        let root = Element {
            name: String::new(),
            attributes: Vec::new(),
            parent: ROOT,
            tokens: 0..tokens,
            is_closed: true,
        };
        Tree {
            elements: vec![root],
            owner: Vec::with_capacity(tokens),
            open: vec![ROOT],
            count: HashMap::new(),
        }
    }

    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or(ROOT)
    }

    fn open(&mut self, name: &str, attributes: Vec<(String, String)>, at: usize) -> usize {
        self.end_before(name, at);
        let index = self.elements.len();
        let is_void = VOID.contains(&name) || self.open.len() > MAX_DEPTH;
        let last = self.owner.capacity().max(at + 1);
        self.elements.push(Element {
            name: name.to_string(),
            attributes,
            parent: self.current(),
            tokens: at..if is_void { at + 1 } else { last },
            is_closed: is_void,
        });
        if !is_void {
            self.open.push(index);
            *self.count.entry(name.to_string()).or_default() += 1;
        }
        index
    }

    /// Ends what cannot hold an element of this name.
    fn end_before(&mut self, name: &str, at: usize) {
        let (ended, scope): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "option" => (&["option"], &["select"]),
            "a" => (&["a"], &["td", "th"]),
            "td" | "th" => (&["td", "th"], &["table", "tr"]),
            "tr" => (&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot"], &["table"]),
            _ => (&[], &[]),
        };
        if let Some(depth) = self.nearest(ended, scope) {
            self.end_from(depth, at, true);
        }
        let is_block = BLOCKS.contains(&name) && !matches!(name, "option" | "legend" | "caption" | "tr" | "tbody");
        if is_block && let Some(depth) = self.nearest(&["p"], &SCOPES) {
            self.end_from(depth, at, true);
        }
    }

    fn close(&mut self, name: &str, at: usize) -> usize {
        let is_of_table = matches!(name, "table" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot");
        let scope: &[&str] = match name {
            "table" | "body" | "html" => &[],
            _ if is_of_table => &["table"],
            _ if BLOCKS.contains(&name) => &["td", "th", "table"],
            _ => &BLOCKS,
        };
        let Some(depth) = self.nearest(&[name], scope) else {
            return self.current();
        };
        let element = self.open[depth];
        self.end_from(depth + 1, at, false);
        self.end_from(depth, at + 1, true);
        element
    }

    /// How deep the nearest open element of one of these names lies, with none of `scope` around it.
    fn nearest(&self, names: &[&str], scope: &[&str]) -> Option<usize> {
        if !names.iter().any(|name| self.count.get(*name).is_some_and(|&n| n > 0)) {
            return None;
        }
        for (depth, &element) in self.open.iter().enumerate().skip(1).rev() {
            let name = self.elements[element].name.as_str();
            if names.contains(&name) {
                return Some(depth);
            }
            if scope.contains(&name) {
                return None;
            }
        }
        None
    }

    /// Ends all open elements from a depth on before the token `at`; `is_meant` if the first of them was to end there.
    fn end_from(&mut self, depth: usize, at: usize, is_meant: bool) {
        for (k, element) in self.open.drain(depth..).enumerate() {
            let element = &mut self.elements[element];
            element.tokens.end = at;
            element.is_closed = is_meant && k == 0 || ENDED_BY_CONTEXT.contains(&element.name.as_str());
            if let Some(count) = self.count.get_mut(&element.name) {
                *count -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each element as its name and the text it holds.
    fn outline(text: &str) -> Vec<String> {
        let page = Page::read(text);
        let shown = |at: usize| {
            let element = &page.elements[at];
            let tokens = &page.tokens[element.tokens.clone()];
            let texts = tokens.iter().filter(|token| token.what == What::Text);
            let held: String = texts.map(|token| &text[token.span.clone()]).collect();
            format!("{} {held}{}", element.name, if element.is_closed { "" } else { "…" })
        };
        (1..page.elements.len()).map(shown).collect()
    }

    #[test]
    fn what_is_left_open_ends_where_browsers_end_it() {
        let rows: [(&str, &[&str]); 8] = [
            ("<p>甲<p>乙<div>丙</div>", &["p 甲", "p 乙", "div 丙"]),
            ("<ul><li>甲<li>乙</ul>丙", &["ul 甲乙", "li 甲", "li 乙"]),
            (
                "<table><tr><td>甲<td>乙<tr><td>丙</table>",
                &["table 甲乙丙", "tr 甲乙", "td 甲", "td 乙", "tr 丙", "td 丙"],
            ),
            ("<p><b>甲</p>乙</b>", &["p 甲", "b 甲…"]),
            ("<div><span>甲</div>乙", &["div 甲", "span 甲…"]),
            ("<td>甲</div>乙</td>", &["td 甲乙"]),
            ("甲</div>乙<br>丙", &["br "]),
            ("<div>甲", &["div 甲…"]),
        ];
        for (page, expected) in rows {
            assert_eq!(outline(page), expected, "{page}");
        }
    }

    #[test]
    fn any_depth_is_read() {
        let deep = format!("{}甲{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
        assert_eq!(Page::read(&deep).elements.len(), 20_001);
    }
}
