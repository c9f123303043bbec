//! The parts of a word: what the tokenizer sees in it, and what of that tells something.

use crate::chinese::{is_han, is_letter};
use crate::search::interpret::words;
use crate::search::needle::{Needle, stands};
use crate::segment::Store;

/// Where a dictionary word of four characters or more falls into two words: 生态环境 is 生态 and 环境.
pub(in crate::search) fn compound(store: &Store, word: &[char]) -> Option<usize> {
    (2..word.len().saturating_sub(1)).find(|&at| store.knows(&word[..at]) && store.knows(&word[at..]))
}

/// Where the parts of a word are, and whether something in it makes no sense to the corpus.
pub(in crate::search) type Parts = (Vec<(usize, usize)>, bool);

/// Where the tokenizer sees words in `folded` that tell something.
///
/// A single character says too little on its own: it is joined to its neighbour where the corpus has the two
/// together (a name the dictionary lacks), and left out where it has not.
///
/// The flag says that something in it makes no sense to the corpus.
pub(in crate::search) fn spans(store: &Store, folded: &[char]) -> Parts {
    let tokens = tokens(store, folded);
    let together = |start: usize, end: usize| stands(store, &folded[start..end]);
    // 合整治 stands in 综合整治, but not as words.
    let count = |start: usize, end: usize| {
        let needle = Needle::new(store, &folded[start..end], false);
        let as_words = |&at: &u32| store.cut_at(at as usize) && store.cut_at(at as usize + end - start);
        needle.positions(store).filter(as_words).count()
    };
    // What was typed may be half a word or two; then the parts must not be the whole again.
    let joins = |start: usize, end: usize| end - start < folded.len() || tokens.len() < 3;
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut rest = tokens.iter().copied().peekable();
    while let Some((start, end)) = rest.next() {
        if end - start > 1 || !is_han(folded[start]) {
            spans.push((start, end));
            continue;
        }
        let before = spans
            .last()
            .filter(|last| last.1 == start && joins(last.0, end))
            .map_or(0, |last| count(last.0, end));
        let after = rest
            .peek()
            .filter(|next| next.0 == end && joins(start, next.1))
            .map_or(0, |next| count(start, next.1));
        if after > before || after > 0 && before == 0 {
            spans.push((start, rest.next().map_or(end, |next| next.1)));
        } else if let Some(last) = spans.last_mut().filter(|_| before > 0) {
            last.1 = end;
        }
    }
    let covered: usize = spans.iter().map(|(start, end)| end - start).sum();
    let everyday = |start: usize, end: usize| {
        let part = &folded[start..end];
        store.means(part).next().is_some() || store.synonyms().holding(part).is_some()
    };
    let strange = spans
        .iter()
        .any(|&(start, end)| !together(start, end) && !everyday(start, end));
    let doubtful = covered < folded.len() || strange;
    if spans.is_empty() && folded.len() == 1 {
        spans = tokens;
    }
    (spans, doubtful)
}

/// The length of what a text begins with that the corpus lacks and that is part of an everyday word.
fn half_said(store: &Store, text: &[char]) -> Option<usize> {
    let lacking = |part: &[char]| part.iter().all(|&c| is_han(c)) && !stands(store, part);
    let part = text
        .get(..2)
        .filter(|part| lacking(part) && store.synonyms().holding(part).is_some())?;
    let longer = (part.len() + 1..=text.len()).take_while(|&end| store.synonyms().holding(&text[..end]).is_some());
    Some(longer.last().unwrap_or(part.len()))
}

/// Whether a Latin word or figure goes on at a place of a text.
fn runs_on(text: &[char], at: usize) -> bool {
    let within = |at: usize| text.get(at).is_some_and(char::is_ascii_alphanumeric);
    at > 0 && within(at - 1) && within(at)
}

/// The tokens of a text but for words that tell nothing.
///
/// Everyday words that the corpus lacks are no words to its tokenizer, so they are taken out first; half of one only
/// where the tokenizer sees a word begin: 企业贷款 says nothing of 创业贷款.
fn tokens(store: &Store, folded: &[char]) -> Vec<(usize, usize)> {
    let mut tokens = Vec::new();
    let begins = |at: usize| {
        let mut begins = false;
        store.cut(folded, |start, _| begins |= start == at);
        begins
    };
    let cut = |tokens: &mut Vec<(usize, usize)>, from: usize, to: usize| {
        store.cut(&folded[from..to], |start, end| {
            let token = &folded[from + start..from + end];
            let spelled: String = token.iter().collect();
            if token.iter().any(|c| is_letter(*c)) && !words::EMPTY.contains(&spelled.as_str()) {
                tokens.push((from + start, from + end));
            }
        });
    };
    let (mut from, mut at) = (0, 0);
    while at < folded.len() {
        let lacking = |&length: &usize| length > 1 && !Needle::new(store, &folded[at..at + length], true).occurs(store);
        // Not in the midst of Latin letters or figures.
        let apart = |&length: &usize| !runs_on(folded, at) && !runs_on(folded, at + length);
        match store.synonyms().longest(&folded[at..]).filter(lacking).filter(apart) {
            Some(length) => {
                cut(&mut tokens, from, at);
                tokens.push((at, at + length));
                at += length;
                from = at;
            }
            None => match half_said(store, &folded[at..]).filter(|_| begins(at)) {
                Some(length) => {
                    cut(&mut tokens, from, at);
                    tokens.push((at, at + length));
                    at += length;
                    from = at;
                }
                None => at += 1,
            },
        }
    }
    cut(&mut tokens, from, folded.len());
    tokens
}
