//! What a reader who has typed this far may want: words of the corpus and headings.

use crate::segment::Store;
use crate::segment::stream::SEPARATOR;
use crate::text::fold;

/// A suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What to search for.
    pub text: String,
    /// Whether it is a heading; else a word.
    pub heading: bool,
    /// Passages it occurs in; for a heading, passages it covers.
    pub count: usize,
}

/// At most `limit` suggestions for a beginning, the most frequent words first, then headings that contain it.
pub fn suggest(store: &Store, prefix: &str, limit: usize) -> Vec<Suggestion> {
    let folded = fold::fold(&prefix.chars().take(60).collect::<String>()).chars;
    let numbers: Option<Vec<u16>> = folded.iter().map(|&c| store.alphabet.number(c)).collect();
    let Some(numbers) = numbers.filter(|n| !n.is_empty()) else {
        return Vec::new();
    };
    // The most frequent first: count and place in the dictionary in one number.
    let fitting: Vec<&[u16]> = store
        .words()
        .filter(|word| word.len() > numbers.len() && word.starts_with(&numbers))
        .collect();
    let key = |(at, word): (usize, &&[u16])| u64::from(!(passages_with(store, word) as u32)) << 32 | at as u64;
    let mut keys: Vec<u64> = fitting.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    let mut words: Vec<Suggestion> = keys
        .into_iter()
        .take(limit.div_ceil(2))
        .map(|key| (!((key >> 32) as u32) as usize, fitting[key as u32 as usize]))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| Suggestion {
            text: store.alphabet.spell(word),
            heading: false,
            count,
        })
        .collect();
    let first_heading = store.passages.len();
    for at in (0..store.sections.len()).filter(|&at| store.sections[at].level > 0) {
        let contains = store
            .stream
            .entry(first_heading + at)
            .windows(numbers.len())
            .any(|window| window == numbers);
        let title = &store.sections[at].title;
        if words.len() == limit {
            break;
        }
        if contains && !words.iter().any(|other| other.text == *title) {
            let count = store.sections[at].passages.len();
            words.push(Suggestion {
                text: title.clone(),
                heading: true,
                count,
            });
        }
    }
    words
}

/// Passages in which the word stands as a whole word.
fn passages_with(store: &Store, word: &[u16]) -> usize {
    let mut last = usize::MAX;
    let mut count = 0;
    store.positions.find(&store.stream, word, |at| {
        let end = at as usize + word.len();
        if !store.cut_at(at as usize) || !store.cut_at(end) && store.stream.numbers.get(end) != Some(&SEPARATOR) {
            return;
        }
        let entry = store.positions.entry(&store.stream, at);
        if entry < store.passages.len() && entry != last {
            count += 1;
            last = entry;
        }
    });
    count
}
