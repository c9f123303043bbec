//! What is distinctive for a document against all others: keyness of its words.
//!
//! Log-likelihood says how sure a difference is, the log ratio how large; a word must do well in both. Only nouns of
//! the dictionary are weighed: verbs and particles tell of the genre and not of the subject.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::dictionary;
use crate::model::{Corpus, Document, Keyword, PassageKind};
use crate::text::{fold, tokens};

/// Words kept for each document.
const KEPT: usize = 12;
/// Least log-likelihood: a difference that chance gives once in a thousand.
const SURE: f64 = 10.83;
/// Least log ratio: twice as often.
const LARGE: f64 = 1.0;
/// Times a word must occur in the document, and passages it must occur in.
const OFTEN: (u32, usize) = (3, 2);

/// The words of each document, surest first; none for a document that stands alone.
pub fn collect(corpus: &Corpus) -> Vec<Vec<Keyword>> {
    if corpus.documents.len() < 2 {
        return vec![Vec::new(); corpus.documents.len()];
    }
    let counts: Vec<Counts> = corpus.documents.iter().map(Counts::of).collect();
    let mut all: HashMap<&str, u32> = HashMap::new();
    for (word, (count, _)) in counts.iter().flat_map(|counts| &counts.words) {
        *all.entry(word).or_default() += count;
    }
    let total: u32 = counts.iter().map(|counts| counts.total).sum();
    // The district's own name tells nothing.
    let is_district = |word: &str| {
        corpus
            .documents
            .iter()
            .any(|d| d.metadata.region.iter().any(|r| r.contains(word)))
    };
    let keywords = |counts: &Counts| {
        let mut words: Vec<Keyword> = Vec::new();
        for (word, &(here, passages)) in counts.words.iter().filter(|(word, _)| !is_district(word)) {
            let elsewhere = all[word.as_str()] - here;
            let (likelihood, ratio) = keyness(here, counts.total, elsewhere, total - counts.total);
            if likelihood >= SURE && ratio >= LARGE && here >= OFTEN.0 && passages >= OFTEN.1 {
                words.push(Keyword {
                    word: word.clone(),
                    here,
                    elsewhere,
                    likelihood: (likelihood * 100.0) as u32,
                    ratio: (ratio * 100.0) as u32,
                });
            }
        }
        words.sort_by(|a, b| b.likelihood.cmp(&a.likelihood).then_with(|| a.word.cmp(&b.word)));
        words.truncate(KEPT);
        words
    };
    counts.iter().map(keywords).collect()
}

/// How often a document has its words.
struct Counts {
    /// By word: occurrences, and passages it occurs in.
    words: BTreeMap<String, (u32, usize)>,
    /// All words, those not weighed included.
    total: u32,
}

impl Counts {
    fn of(document: &Document) -> Counts {
        let mut counts = Counts {
            words: BTreeMap::new(),
            total: 0,
        };
        let read = |kind: PassageKind| !matches!(kind, PassageKind::Byline | PassageKind::Salutation);
        for passage in document.passages.iter().filter(|p| read(p.kind)) {
            let chars = fold::fold(&passage.text).chars;
            let mut seen = HashSet::new();
            tokens::cut(&dictionary::Full, &chars, |start, end| {
                counts.total += 1;
                let word: String = chars[start..end].iter().collect();
                if dictionary::is_noun(&word) {
                    let count = counts.words.entry(word.clone()).or_default();
                    count.0 += 1;
                    count.1 += usize::from(seen.insert(word));
                }
            });
        }
        counts
    }
}

/// Log-likelihood and log ratio of a word that occurs `a` times among `n` and `b` times among `m`; a word that others
/// never have counts there half a time, so that the ratio stays a number. Less frequent words have neither.
fn keyness(a: u32, n: u32, b: u32, m: u32) -> (f64, f64) {
    let [a, n, b, m] = [a, n, b, m].map(f64::from);
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
