//! What is distinctive for a document against all others: keyness of its terms.
//!
//! Log-likelihood says how sure a difference is, the log ratio how large; a term must do well in both, and the better the
//! more of the other documents have it too. Words of the genre and names of the districts are never weighed.

pub mod genre;
mod terms;

use std::collections::HashSet;

use crate::compile::keywords::genre::Genre;
use crate::compile::themes::Taxonomy;
use crate::model::{Corpus, Document, Keyword};
use terms::{Term, Text, Words};

/// Terms kept for each document.
const KEPT: usize = 12;
/// Least log-likelihood: a difference that chance gives once in a thousand.
const SURE: f64 = 10.83;
/// Least log ratio for a term that no other document has: twice as often. One more for a term that all others have.
const LARGE: f64 = 1.0;
/// Times a term must occur in the document, and passages it must occur in.
const OFTEN: (usize, usize) = (3, 2);

/// The terms of each document, surest first; none for a document that stands alone.
pub fn collect(corpus: &Corpus, genre: &Genre, taxonomy: &Taxonomy) -> Vec<Vec<Keyword>> {
    let documents = &corpus.documents;
    if documents.len() < 2 {
        return vec![Vec::new(); documents.len()];
    }
    let mut words = Words::new(corpus, genre, taxonomy);
    let texts: Vec<Text> = documents.iter().map(|d| Text::new(d, &mut words)).collect();
    let keywords = |at: usize| {
        let seeds = texts[at].often(OFTEN.0).filter(|&word| words.may_be_a_term(word));
        let found = seeds.filter_map(|word| {
            let alone = Term::of(word);
            // A longer term is no more frequent elsewhere than its word, and about as frequent here.
            weighed(&texts, at, &alone).filter(|found| found.likelihood >= SURE)?;
            let term = texts[at].whole(alone, &words);
            keyword(&documents[at], &texts, at, &term)
        });
        apart(found.collect())
    };
    (0..documents.len()).map(keywords).collect()
}

/// How a term of a document compares with all others.
struct Weighed {
    here: usize,
    elsewhere: usize,
    /// Share of the other documents that have it.
    spread: f64,
    likelihood: f64,
    ratio: f64,
}

fn weighed(texts: &[Text], at: usize, term: &Term) -> Option<Weighed> {
    let all: usize = texts.iter().map(|text| text.size).sum();
    let counts: Vec<usize> = texts.iter().map(|text| text.places(term).count()).collect();
    let here = counts[at];
    let elsewhere = counts.iter().sum::<usize>() - here;
    let having = counts.iter().filter(|count| **count > 0).count() - 1;
    let (likelihood, ratio) = keyness(here, texts[at].size, elsewhere, all - texts[at].size);
    (here > 0).then_some(Weighed {
        here,
        elsewhere,
        spread: having as f64 / (counts.len() - 1) as f64,
        likelihood,
        ratio,
    })
}

fn keyword(document: &Document, texts: &[Text], at: usize, term: &Term) -> Option<Keyword> {
    let found = weighed(texts, at, term)?;
    let places: Vec<(usize, usize)> = texts[at].places(term).collect();
    let passages: HashSet<usize> = places.iter().map(|(passage, _)| *passage).collect();
    let word = texts[at].printed(document, term, places[0]);
    let telling = found.likelihood >= SURE && found.ratio >= LARGE + found.spread;
    let frequent = found.here >= OFTEN.0 && passages.len() >= OFTEN.1;
    (telling && frequent && word.chars().count() > 1).then_some(Keyword {
        word,
        here: found.here as u32,
        elsewhere: found.elsewhere as u32,
        likelihood: (found.likelihood * 100.0) as u32,
        ratio: (found.ratio * 100.0) as u32,
    })
}

/// The surest, none within another.
fn apart(mut found: Vec<Keyword>) -> Vec<Keyword> {
    found.sort_by(|a, b| b.likelihood.cmp(&a.likelihood).then_with(|| a.word.cmp(&b.word)));
    let mut kept: Vec<Keyword> = Vec::new();
    for keyword in found {
        let overlaps = |other: &Keyword| other.word.contains(&keyword.word) || keyword.word.contains(&other.word);
        if !kept.iter().any(overlaps) {
            kept.push(keyword);
        }
    }
    kept.truncate(KEPT);
    kept
}

/// Log-likelihood and log ratio of a word that occurs `a` times among `n` and `b` times among `m`; a word that others
/// never have counts there half a time, so that the ratio stays a number. Less frequent words have neither.
fn keyness(a: usize, n: usize, b: usize, m: usize) -> (f64, f64) {
    let [a, n, b, m] = [a, n, b, m].map(|count| count as f64);
    if a == 0.0 || n == 0.0 || m == 0.0 || a / n <= b / m {
        return (0.0, 0.0);
    }
    let expected = |size: f64| size * (a + b) / (n + m);
    let part = |observed: f64, size: f64| {
        if observed > 0.0 {
            observed * (observed / expected(size)).ln()
        } else {
            0.0
        }
    };
    let likelihood = 2.0 * (part(a, n) + part(b, m));
    (likelihood, ((a / n) / (b.max(0.5) / m)).log2().max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyness_grows_with_the_difference_and_with_the_count() {
        let (sure, large) = keyness(20, 1000, 10, 5000);
        // 2 (20 ln 20/5 + 10 ln 10/25), log2 of 0.02 against 0.002
        assert!((sure - 37.126).abs() < 0.01, "{sure}");
        assert!((large - 10f64.log2()).abs() < 1e-9, "{large}");
        assert!(keyness(40, 1000, 10, 5000).0 > sure);
        assert!(keyness(4, 200, 2, 1000).0 < sure);
        assert_eq!(keyness(1, 1000, 10, 5000), (0.0, 0.0), "less frequent than elsewhere");
        assert_eq!(keyness(3, 1000, 0, 0), (0.0, 0.0), "nothing to compare with");
    }
}
