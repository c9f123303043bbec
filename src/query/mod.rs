//! What the reader typed, as words to look for. Knows no index and never fails: what cannot be understood is left
//! out with a note.
//!
//! ```text
//! query    pieces, parted by blanks; all of them must hold
//! piece    words, or alternatives: 养老 | 托育, 养老 OR 托育, 养老 或 托育
//!          -word, -"…": must not stand there
//!          field:value, field:"…", field:value|value
//! words    as many characters as stand together; “…” "…" 「…」 『…』 《…》 hold a phrase together
//! field    文档 地区 年份 主题 章节 类型, or doc region year theme section kind; the colon may be full-width
//! ```
//!
//! Printing a query gives text that parses to the same query.

mod field;
mod pieces;
mod print;

pub use field::{Field, FieldName};

use crate::chinese::{fold, is_letter};
use pieces::{Piece, pieces};

/// Longer queries are cut, in characters.
pub const MAX_CHARS: usize = 400;
/// More words are left out.
pub const MAX_TERMS: usize = 24;

/// A query as understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What is wanted, in order; all of it.
    pub clauses: Vec<Clause>,
    /// Words that are not wanted.
    pub excluded: Vec<Term>,
    /// What documents and sections may answer.
    pub fields: Vec<Field>,
    /// What was left out.
    pub notes: Vec<Note>,
}

/// A word, or several of which one will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The word.
    pub term: Term,
    /// Others that will do as well.
    pub or: Vec<Term>,
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

/// As much of what was typed, as a query or as the value of a filter, as is read: [`MAX_CHARS`].
pub fn cut(text: &str) -> &str {
    let end = text.char_indices().nth(MAX_CHARS);
    end.map_or(text, |(end, _)| &text[..end])
}

/// Reads a query. Linear in its length up to [`MAX_CHARS`].
pub fn parse(text: &str) -> Query {
    let mut query = Query::default();
    let whole = text;
    let text = cut(text);
    if text.len() < whole.len() {
        query.notes.push(Note::Cut(MAX_CHARS));
    }
    let mut pieces = pieces(text);
    // 或 by itself is a word like any other.
    if let [Piece::Or(word)] = &pieces[..]
        && word.chars().any(is_letter)
    {
        let text = word.clone();
        pieces = vec![Piece::Term {
            text,
            quoted: false,
            negated: false,
        }];
    }
    query.read(pieces);
    if query.clauses.is_empty() && query.fields.is_empty() {
        // Nothing but exclusions asks for nothing: take the words as wanted, and the minus as left out.
        let wanted = std::mem::take(&mut query.excluded).into_iter();
        if wanted.len() > 0 {
            query.notes.push(Note::Ignored("-".to_string()));
        }
        query.clauses = wanted.map(|term| Clause { term, or: Vec::new() }).collect();
    }
    query.drop_repeated();
    query
}

impl Query {
    /// The same query, every word of it quoted: nothing looser than what was typed will do.
    pub fn literal(mut self) -> Query {
        for clause in &mut self.clauses {
            clause.term.exact = true;
            clause.or.iter_mut().for_each(|term| term.exact = true);
        }
        self
    }

    fn read(&mut self, pieces: Vec<Piece>) {
        /// What a bar would join to.
        #[derive(Clone, Copy, PartialEq)]
        enum Last {
            Nothing,
            Wanted,
            Excluded,
        }
        let mut last = Last::Nothing;
        let mut joining: Option<String> = None;
        for piece in pieces {
            match piece {
                Piece::Or(mark) => {
                    let useless = if last == Last::Nothing {
                        Some(mark)
                    } else {
                        joining.replace(mark)
                    };
                    self.notes.extend(useless.map(Note::Ignored));
                }
                Piece::Unknown(text) => self.notes.push(Note::Ignored(text)),
                Piece::Field { name, value, typed } => {
                    let fields = Field::read(name, &value);
                    if fields.is_empty() {
                        self.notes.push(Note::Ignored(typed));
                    }
                    for field in fields {
                        if !self.fields.contains(&field) && self.fields.len() < MAX_TERMS {
                            self.fields.push(field);
                        }
                    }
                    self.notes.extend(joining.take().map(Note::Ignored));
                    last = Last::Nothing;
                }
                Piece::Term { text, quoted, negated } => {
                    let Some(term) = term(&text, quoted) else {
                        self.notes.push(Note::Ignored(text));
                        continue;
                    };
                    let joined = joining.take();
                    let excluded = negated || joined.is_some() && last == Last::Excluded;
                    let full = |query: &Query| query.terms().count() + query.excluded.len() >= MAX_TERMS;
                    if full(self) {
                        self.drop_repeated();
                    }
                    if full(self) {
                        self.notes.push(Note::Ignored(text));
                    } else if excluded {
                        // What is left out in any of several ways is left out in each.
                        if !self.excluded.contains(&term) {
                            self.excluded.push(term);
                        }
                    } else if let (true, Some(clause)) = (joined.is_some(), self.clauses.last_mut()) {
                        if clause.term != term && !clause.or.contains(&term) {
                            clause.or.push(term);
                        }
                    } else {
                        self.clauses.push(Clause { term, or: Vec::new() });
                    }
                    last = if excluded { Last::Excluded } else { Last::Wanted };
                }
            }
        }
        self.notes.extend(joining.map(Note::Ignored));
    }

    /// All words that are wanted, alternatives too.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.clauses
            .iter()
            .flat_map(|clause| std::iter::once(&clause.term).chain(&clause.or))
    }

    /// A word typed twice is wanted once.
    fn drop_repeated(&mut self) {
        let mut kept: Vec<Clause> = Vec::new();
        for clause in self.clauses.drain(..) {
            if !kept.iter().any(|other| other.same(&clause)) {
                kept.push(clause);
            }
        }
        self.clauses = kept;
    }
}

impl Clause {
    fn same(&self, other: &Clause) -> bool {
        self.or == other.or && self.term.folded == other.term.folded
    }
}

/// A term, unless nothing is left of it when it is folded.
fn term(text: &str, exact: bool) -> Option<Term> {
    let folded = fold::fold(text).chars;
    let folded = if exact { folded } else { trimmed(&folded).to_vec() };
    let tells = |c: &char| is_letter(*c) || exact && !c.is_ascii_punctuation();
    folded.iter().any(tells).then(|| Term {
        text: text.to_string(),
        folded,
        exact,
    })
}

/// Without punctuation at either end, which is no part of a word. Signs are (76%, 3‰, ★), and so is the minus of a number.
fn trimmed(folded: &[char]) -> &[char] {
    let is_mark = |c: &char| "()[]{}<>《》〖〗\"'`,.;:!?、。…·•/\\_~- ".contains(*c);
    let start = folded.iter().position(|c| !is_mark(c)).unwrap_or(folded.len());
    let end = folded.iter().rposition(|c| !is_mark(c)).map_or(start, |at| at + 1);
    let negative = folded[..start].ends_with(&['-']) && folded[start..end].first().is_some_and(char::is_ascii_digit);
    &folded[start - usize::from(negative)..end]
}
