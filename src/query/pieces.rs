//! A query cut into the pieces it is made of: words, quotations, fields, and the marks between them.

use super::FieldName;
use super::field;
use crate::chinese::fold;

/// A piece of a query, in the order typed.
#[derive(Debug)]
pub(super) enum Piece {
    /// A word or a quotation.
    Term { text: String, quoted: bool, negated: bool },
    /// `年份:2021`, with its value as typed.
    Field {
        name: FieldName,
        value: String,
        typed: String,
    },
    /// `|`, `OR` or 或, standing by itself.
    Or(String),
    /// A field that is not wanted, which there is not; a minus sign before nothing.
    Unknown(String),
}

/// Cuts a query. Blanks part pieces, and quotation marks and bars do without blanks; a mark that nothing closes only
/// parts.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() {
            rest = &rest[c.len_utf8()..];
        } else if is_bar(c) {
            pieces.push(Piece::Or(c.to_string()));
            rest = &rest[c.len_utf8()..];
        } else if let Some((piece, after)) = field(rest) {
            pieces.push(piece);
            rest = after;
        } else {
            let body = rest.trim_start_matches(is_minus);
            let negated = body.len() < rest.len();
            let signs = &rest[..rest.len() - body.len()];
            if negated && body.chars().next().is_none_or(|c| c.is_whitespace() || is_bar(c)) {
                pieces.push(Piece::Unknown(signs.to_string()));
                rest = body;
                continue;
            }
            if let Some((_, after)) = field(body).filter(|_| negated) {
                pieces.push(Piece::Unknown(rest[..rest.len() - after.len()].to_string()));
                rest = after;
                continue;
            }
            let (text, quoted, after) = match quotation(body) {
                Some((inside, after)) => (inside, true, after),
                None => {
                    let (word, after) = word(body);
                    (word, false, after)
                }
            };
            if !quoted && matches!(text, "OR" | "或") {
                pieces.push(Piece::Or(text.to_string()));
            } else if !text.is_empty() {
                pieces.push(Piece::Term {
                    text: text.to_string(),
                    quoted,
                    negated,
                });
            }
            rest = after;
        }
    }
    pieces
}

/// A word at the beginning of `text` and what follows it; empty where a mark stands that nothing closes.
fn word(text: &str) -> (&str, &str) {
    // A thin or no-break blank between the groups of a number parts nothing.
    let parts = |at: usize, c: char| c.is_whitespace() && !fold::parts_number(text, at);
    let mut chars = text.char_indices();
    let end = chars.find(|&(at, c)| parts(at, c) || is_bar(c) || closing(c).is_some());
    let end = end.map_or(text.len(), |(at, _)| at);
    let mark = text[end..].chars().next().filter(|&c| closing(c).is_some());
    let unclosed = mark.filter(|_| quotation(&text[end..]).is_none());
    (&text[..end], &text[end + unclosed.map_or(0, char::len_utf8)..])
}

/// A field at the beginning of `text`, with its value, and what follows it.
fn field(text: &str) -> Option<(Piece, &str)> {
    let (before, after) = text.split_once([':', '：'])?;
    let name = field::named(before)?;
    let value = after.trim_start();
    let (value, rest) = match quotation(value) {
        Some(quoted) => quoted,
        None => value.split_at(value.find(ends_value).unwrap_or(value.len())),
    };
    let typed = &text[..text.len() - rest.len()];
    let piece = Piece::Field {
        name,
        value: value.to_string(),
        typed: typed.to_string(),
    };
    Some((piece, rest))
}

/// Whether a value that is not quoted ends before `c`.
pub(super) fn ends_value(c: char) -> bool {
    c.is_whitespace() || closing(c).is_some()
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '－' | '−')
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜')
}

/// The marks that end a quotation begun with `c`; `None` if it begins none.
pub(super) fn closing(c: char) -> Option<&'static [char]> {
    Some(match c {
        '“' | '”' | '"' | '＂' => &['”', '“', '"', '＂'],
        '「' => &['」'],
        '『' => &['』'],
        '《' => &['》'],
        _ => return None,
    })
}

/// The inside of a quotation at the beginning of `text` and what follows it.
fn quotation(text: &str) -> Option<(&str, &str)> {
    let open = text.chars().next()?;
    let inside = &text[open.len_utf8()..];
    let end = inside.find(closing(open)?)?;
    let close = inside[end..].chars().next()?;
    (!inside[..end].trim().is_empty()).then(|| (&inside[..end], &inside[end + close.len_utf8()..]))
}
