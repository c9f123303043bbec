//! What the reader typed, as words to look for. Knows no index and never fails: what cannot be understood is left
//! out with a note.
//!
//! Blanks divide words and all of them are wanted; “…”, "…", 「…」 and 《…》 hold a phrase together; a word behind a
//! minus sign is not wanted.

use crate::text::fold;

/// Longer queries are cut, in characters.
pub const MAX_CHARS: usize = 400;
/// More words are left out.
pub const MAX_TERMS: usize = 24;

/// A query as understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that are wanted, in order.
    pub terms: Vec<Term>,
    /// Words that are not wanted.
    pub excluded: Vec<Term>,
    /// What was left out.
    pub notes: Vec<Note>,
}

/// One word or phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As typed.
    pub text: String,
    /// As looked for.
    pub folded: Vec<char>,
    /// Quoted: nothing looser will do.
    pub exact: bool,
}

/// Something the reader should know about how the query was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Cut to this many characters.
    Cut(usize),
    /// This part was left out.
    Ignored(String),
}

/// Reads a query. Linear in its length up to [`MAX_CHARS`].
pub fn parse(text: &str) -> Query {
    let mut query = Query::default();
    let text = match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => {
            query.notes.push(Note::Cut(MAX_CHARS));
            &text[..end]
        }
        None => text,
    };
    for piece in pieces(text) {
        let folded = without_thousands(fold::fold(&piece.text).chars);
        let folded = if piece.quoted {
            folded
        } else {
            trimmed(&folded).to_vec()
        };
        if !folded
            .iter()
            .any(|c| c.is_alphanumeric() || piece.quoted && !c.is_ascii_punctuation())
        {
            if !piece.text.trim().is_empty() {
                query.notes.push(Note::Ignored(piece.text));
            }
            continue;
        }
        let term = Term {
            text: piece.text,
            folded,
            exact: piece.quoted,
        };
        let side = if piece.negated {
            &mut query.excluded
        } else {
            &mut query.terms
        };
        if side.iter().any(|other| other.folded == term.folded) {
            continue;
        }
        if side.len() == MAX_TERMS {
            query.notes.push(Note::Ignored(term.text));
        } else {
            side.push(term);
        }
    }
    if query.terms.is_empty() {
        // Nothing but exclusions asks for nothing: take the words as wanted.
        query.terms = std::mem::take(&mut query.excluded);
    }
    query
}

/// 2,300 as 2300: a comma between a digit and three more parts thousands.
fn without_thousands(folded: Vec<char>) -> Vec<char> {
    let digit = |at: usize| folded.get(at).is_some_and(char::is_ascii_digit);
    let parts = |at: usize| at > 0 && digit(at - 1) && (at + 1..at + 4).all(digit) && !digit(at + 4);
    (0..folded.len())
        .filter(|&at| folded[at] != ',' || !parts(at))
        .map(|at| folded[at])
        .collect()
}

struct Piece {
    text: String,
    quoted: bool,
    negated: bool,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() || c == '\u{3000}' {
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let negated = matches!(c, '-' | '－' | '−')
            && rest[c.len_utf8()..]
                .chars()
                .next()
                .is_some_and(|n| n.is_alphanumeric() || closing(n).is_some());
        let body = if negated { &rest[c.len_utf8()..] } else { rest };
        if let Some((inner, after)) = quotation(body) {
            pieces.push(Piece {
                text: inner.to_string(),
                quoted: true,
                negated,
            });
            rest = after;
            continue;
        }
        // An unbalanced mark is passed over; a word ends at a blank or where a quotation begins.
        let skipped = body
            .chars()
            .next()
            .filter(|&c| closing(c).is_some())
            .map_or(0, char::len_utf8);
        let body = &body[skipped..];
        let end = body
            .char_indices()
            .find(|&(at, c)| c.is_whitespace() || at > 0 && quotation(&body[at..]).is_some())
            .map_or(body.len(), |(at, _)| at);
        pieces.push(Piece {
            text: body[..end].to_string(),
            quoted: false,
            negated,
        });
        rest = &body[end..];
    }
    pieces
}

fn closing(c: char) -> Option<&'static [char]> {
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

/// Without punctuation at either end, but for what belongs to figures and names: 76%, 1+2+1.
fn trimmed(folded: &[char]) -> &[char] {
    let is_edge = |c: &char| !c.is_alphanumeric() && !matches!(c, '%' | '+' | '℃' | '㎡' | '#');
    let start = folded.iter().position(|c| !is_edge(c)).unwrap_or(folded.len());
    let end = folded.iter().rposition(|c| !is_edge(c)).map_or(start, |at| at + 1);
    &folded[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>, usize) {
        let show = |terms: &[Term]| {
            terms
                .iter()
                .map(|t| {
                    format!(
                        "{}{}",
                        if t.exact { "=" } else { "" },
                        t.folded.iter().collect::<String>()
                    )
                })
                .collect()
        };
        let query = parse(text);
        (show(&query.terms), show(&query.excluded), query.notes.len())
    }

    #[test]
    fn queries() {
        let rows: [(&str, &[&str], &[&str], usize); 14] = [
            ("前山河", &["前山河"], &[], 0),
            ("  前山河　治理 ", &["前山河", "治理"], &[], 0),
            ("“一网统管” 香洲", &["=一网统管", "香洲"], &[], 0),
            ("《横琴方案》", &["=横琴方案"], &[], 0),
            ("养老 -医院", &["养老"], &["医院"], 0),
            ("-香洲", &["香洲"], &[], 0),
            ("目标是多少？", &["目标是多少"], &[], 0),
            ("6% 1+2+1 RCEP", &["6%", "1+2+1", "rcep"], &[], 0),
            ("未配对“引号", &["未配对“引号".replace('“', "\"").leak()], &[], 0),
            ("\"\"", &[], &[], 1),
            ("前山河 前山河", &["前山河"], &[], 0),
            ("、，。", &[], &[], 1),
            ("", &[], &[], 0),
            ("2,300亿", &["2300亿"], &[], 0),
        ];
        for (text, terms, excluded, notes) in rows {
            let (found, not_wanted, noted) = read(text);
            assert_eq!(
                (found, not_wanted, noted),
                (
                    terms.iter().map(ToString::to_string).collect(),
                    excluded.iter().map(ToString::to_string).collect(),
                    notes
                ),
                "{text}"
            );
        }
    }

    #[test]
    fn long_input_is_cut_with_a_note() {
        let query = parse(&"香洲 ".repeat(500_000));
        assert_eq!(query.terms.len(), 2, "香洲, and the half of it at the cut");
        assert_eq!(query.notes, [Note::Cut(MAX_CHARS)]);
    }
}
