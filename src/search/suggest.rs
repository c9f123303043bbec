//! What a reader who has typed this far may want: words of the corpus, places, explained terms, headings; and where none
//! of these begins so, what was meant.

use std::cell::Cell;

use crate::chinese::fold;
use crate::search::interpret::readings;
use crate::segment::Store;
use crate::segment::stream::SEPARATOR;

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word of the corpus that begins as typed.
    Word,
    /// A district of the documents.
    Place,
    /// A word the documents explain.
    Term,
    /// A heading that holds what was typed.
    Heading,
    /// Another reading of what was typed: pinyin, initials, a wrong character.
    Meant,
}

impl Kind {
    /// The code other programs see.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Word => "word",
            Kind::Place => "place",
            Kind::Term => "term",
            Kind::Heading => "heading",
            Kind::Meant => "meant",
        }
    }
}

/// A suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What to search for.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Passages it occurs in; for a heading, passages it covers.
    pub count: usize,
}

/// Places of words that are counted for one answer: more than the words that begin as any one does have in 50 million
/// characters.
const MOST_PLACES: usize = 1 << 21;

/// At most `limit` suggestions for a beginning: places and explained terms that begin so, the most frequent words, then
/// headings that contain it. `terms` are the explained ones.
pub fn suggest(store: &Store, terms: &[String], prefix: &str, limit: usize) -> Vec<Suggestion> {
    let folded = fold::fold(&prefix.chars().take(60).collect::<String>()).chars;
    if folded.is_empty() {
        return Vec::new();
    }
    let mut found = Suggestions {
        store,
        limit,
        list: Vec::new(),
        left: Cell::new(MOST_PLACES),
    };
    let numbers: Option<Vec<u16>> = folded.iter().map(|&c| store.number(c)).collect();
    let stands = numbers
        .as_ref()
        .is_some_and(|numbers| passages_with(store, numbers).next().is_some());
    if let Some(numbers) = numbers {
        let form: Vec<char> = store.alphabet.spell(&numbers);
        // Half the places are for words and headings.
        found.limit = limit / 2;
        let units = store
            .documents
            .iter()
            .map(|d| d.unit.as_str())
            .filter(|unit| !unit.is_empty());
        found.names(Kind::Place, units, &form);
        found.names(
            Kind::Term,
            terms.iter().map(|term| term.trim_matches(['“', '”'])),
            &form,
        );
        found.limit = limit;
        found.words(&numbers);
        found.headings(&numbers);
    }
    if found.list.is_empty() && !stands {
        found.meant(&folded);
    }
    found.list
}

struct Suggestions<'s> {
    store: &'s Store,
    limit: usize,
    list: Vec<Suggestion>,
    /// Places that may still be counted.
    left: Cell<usize>,
}

impl Suggestions<'_> {
    /// Passages in which a text stands, as whole words or anyhow; as many as are found in the places that are left.
    fn passages_with(&self, word: &[u16], whole: bool) -> usize {
        let mut last = usize::MAX;
        let mut count = 0;
        for (entry, cut) in passages_with(self.store, word).take(self.left.get()) {
            self.left.set(self.left.get() - 1);
            if (cut || !whole) && entry != last {
                count += 1;
                last = entry;
            }
        }
        count
    }

    fn push(&mut self, text: String, kind: Kind, count: usize) {
        if count > 0 && self.list.len() < self.limit && !self.list.iter().any(|other| other.text == text) {
            self.list.push(Suggestion { text, kind, count });
        }
    }

    fn names<'n>(&mut self, kind: Kind, names: impl Iterator<Item = &'n str>, beginning: &[char]) {
        for name in names {
            let folded = self.store.folded(name).chars;
            if folded.starts_with(beginning) && !self.list.iter().any(|other| other.text == name) {
                let numbers: Option<Vec<u16>> = folded.iter().map(|&c| self.store.number(c)).collect();
                let count = numbers.map_or(0, |numbers| self.passages_with(&numbers, false));
                self.push(name.to_string(), kind, count);
            }
        }
    }

    /// The most frequent words that begin so.
    fn words(&mut self, numbers: &[u16]) {
        let store = self.store;
        let fitting: Vec<&[u16]> = store
            .words()
            .filter(|word| word.len() > numbers.len() && word.starts_with(numbers))
            .collect();
        // Count and place in the dictionary in one number.
        let key = |(at, word): (usize, &&[u16])| u64::from(!(self.passages_with(word, true) as u32)) << 32 | at as u64;
        let mut keys: Vec<u64> = fitting.iter().enumerate().map(key).collect();
        keys.sort_unstable();
        for key in keys.into_iter().take(self.limit.div_ceil(2)) {
            let text = store.alphabet.spell(fitting[key as u32 as usize]);
            self.push(text, Kind::Word, !((key >> 32) as u32) as usize);
        }
    }

    fn headings(&mut self, numbers: &[u16]) {
        let store = self.store;
        for (at, section) in store
            .sections
            .iter()
            .enumerate()
            .filter(|(_, section)| section.level > 0)
        {
            if self.list.len() == self.limit {
                break;
            }
            let heading = store.stream.entry(store.passages.len() + at);
            if heading.windows(numbers.len()).any(|window| window == numbers) {
                self.push(section.title.clone(), Kind::Heading, section.passages.len());
            }
        }
    }

    /// What was meant by what stands nowhere.
    fn meant(&mut self, folded: &[char]) {
        let store = self.store;
        for chars in readings::meant(store, folded) {
            let numbers: Vec<u16> = chars.iter().filter_map(|&c| store.number(c)).collect();
            let count = self.passages_with(&numbers, false);
            self.push(chars.into_iter().collect(), Kind::Meant, count);
        }
    }
}

/// The places where a text stands in passages: the passage, and whether it is a whole word there.
fn passages_with<'s>(store: &'s Store, word: &'s [u16]) -> impl Iterator<Item = (usize, bool)> + use<'s> {
    let place = move |at: u32| {
        let end = at as usize + word.len();
        let cut = store.cut_at(at as usize) && (store.cut_at(end) || store.stream.numbers.get(end) == Some(&SEPARATOR));
        (store.positions.entry(&store.stream, at), cut)
    };
    let places = store.positions.find(&store.stream, word).map(place);
    places.filter(move |&(entry, _)| entry < store.passages.len())
}
