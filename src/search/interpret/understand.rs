//! The words of a query against what the corpus is about: what restricts it, and Latin words that are pinyin together.

use crate::query::{Clause, Query, Term};
use crate::search::interpret::pinyin::{self, Reading};
use crate::search::interpret::scope::{self, Scope};
use crate::search::interpret::variant::form;
use crate::search::needle::{Needle, Read, Word};
use crate::segment::Store;

/// A query as it is answered.
pub(in crate::search) struct Understood {
    /// The words to look for.
    pub words: Vec<Word>,
    /// What the query is restricted to.
    pub scope: Scope,
    /// Names of districts that were read otherwise than typed.
    pub read: Vec<Read>,
    /// Whether a word was taken apart to read something else in it: then no result is literal.
    pub taken_apart: bool,
}

/// Reads a query against a store.
pub(in crate::search) fn understand(store: &Store, query: &Query) -> Understood {
    let mut asked = query.clauses.clone();
    for clause in asked.iter_mut().filter(|clause| !clause.term.exact) {
        clause.term.folded = form(store, &clause.term.folded);
    }
    let (clauses, scope, read) = scope::read(store, &asked);
    let typed = |clause: &Clause| asked.iter().any(|typed| typed.term.folded == clause.term.folded);
    let taken_apart = !clauses.iter().all(typed) || clauses.is_empty() && !asked.is_empty();
    let mut words = Vec::new();
    let mut at = 0;
    while at < clauses.len() {
        let run = clauses[at..].iter().take_while(|clause| is_letters(clause)).count();
        if run >= 2
            && let Some(word) = together(store, &clauses[at..at + run])
        {
            words.push(word);
            at += run;
        } else {
            words.push(Word::of(store, &clauses[at]));
            at += 1;
        }
    }
    Understood {
        words,
        scope,
        read,
        taken_apart,
    }
}

fn is_letters(clause: &Clause) -> bool {
    clause.or.is_empty() && !clause.term.exact && clause.term.folded.iter().all(char::is_ascii_lowercase)
}

/// Syllables typed apart, `hong shu lin`, as one word; not if one of them is a word of the corpus.
fn together(store: &Store, clauses: &[Clause]) -> Option<Word> {
    let stands = |clause: &Clause| Needle::new(store, &clause.term.folded, true).occurs(store);
    if clauses.iter().any(stands) {
        return None;
    }
    let text = clauses
        .iter()
        .map(|clause| clause.term.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let folded: Vec<char> = text.to_ascii_lowercase().chars().collect();
    let (reading, needles) = pinyin::latin(store, &folded).filter(|(reading, _)| *reading == Reading::Pinyin)?;
    let mut word = Word::new(
        store,
        &Term {
            text,
            folded,
            exact: true,
        },
    );
    let meant = needles.iter().map(|needle| needle.chars.iter().collect()).collect();
    word.read = vec![Read {
        reading,
        typed: word.text.clone(),
        meant,
    }];
    word.meant = needles;
    Some(word)
}
