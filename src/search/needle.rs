//! A word of the query as it is looked for: whole, and in the parts the tokenizer sees in it.

use std::cell::LazyCell;

use crate::chinese::is_han;
use crate::chinese::numeral;
use crate::query::{Clause, Term};
use crate::search::interpret::reading::Reading;
use crate::search::interpret::readings;
use crate::search::interpret::segments;
use crate::search::interpret::variant::form;
use crate::segment::Store;

/// A word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As typed.
    pub text: String,
    /// The whole word.
    pub whole: Needle,
    /// Other words typed as alternatives to it.
    pub or: Vec<Needle>,
    /// What the whole word was read as, best first: each stands for the word where it does not stand.
    pub meant: Vec<Needle>,
    /// What is wanted where none of these stands: all of these.
    pub pieces: Vec<Piece>,
    /// What was read otherwise than typed.
    pub read: Vec<Read>,
}

/// A part of a word, or the word itself; any one of its needles will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The part as typed first, then what else it may mean, best first.
    pub needles: Vec<Needle>,
}

/// A part of a word that was read as something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// In which way.
    pub reading: Reading,
    /// As typed.
    pub typed: String,
    /// As read, best first.
    pub meant: Vec<String>,
}

/// A stretch of folded text to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    /// The folded characters.
    pub chars: Vec<char>,
    /// Their numbers in the alphabet of the corpus; `None` if one of them does not occur, and so nothing will.
    pub numbers: Option<Vec<u16>>,
    /// A Latin letter or digit, or a word of number, at its beginning or end must not run on: 6% is not found in 76%.
    pub bounded: bool,
}

impl Word {
    /// Prepares a term of the query.
    pub fn new(store: &Store, term: &Term) -> Word {
        let folded = form(store, &term.folded);
        let whole = Needle::new(store, &folded, !term.exact);
        let mut word = Word {
            text: term.text.clone(),
            whole,
            or: Vec::new(),
            meant: Vec::new(),
            pieces: Vec::new(),
            read: Vec::new(),
        };
        if term.exact {
            word.as_one_piece();
        } else {
            word.divide(store, &folded);
        }
        word
    }

    /// Prepares a clause: where it has alternatives, each of them counts as the word, and is not taken apart.
    pub fn of(store: &Store, clause: &Clause) -> Word {
        let first = Word::new(store, &clause.term);
        if clause.or.is_empty() {
            return first;
        }
        let mut words = vec![first];
        words.extend(clause.or.iter().map(|term| Word::new(store, term)));
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let mut all = Word {
            text: texts.join(" | "),
            whole: words[0].whole.clone(),
            or: words[1..].iter().map(|word| word.whole.clone()).collect(),
            meant: Vec::new(),
            pieces: Vec::new(),
            read: Vec::new(),
        };
        all.as_one_piece();
        for mut word in words {
            if !word.meant.is_empty() {
                all.meant.append(&mut word.meant);
                all.read.append(&mut word.read);
            }
        }
        all
    }

    /// The word and its alternatives.
    pub fn wholes(&self) -> impl Iterator<Item = &Needle> {
        std::iter::once(&self.whole).chain(&self.or)
    }

    /// The ways in which the word may stand in a text, each worth a look only where the one before it finds nothing: as
    /// typed, as it was read, in parts.
    pub fn ways(&self) -> [Vec<&Needle>; 3] {
        let parts = self.pieces.iter().flat_map(|piece| &piece.needles);
        [self.wholes().collect(), self.meant.iter().collect(), parts.collect()]
    }

    /// Whether it has parts of its own.
    pub fn is_divided(&self) -> bool {
        self.pieces.len() != 1 || self.pieces[0].needles[0] != self.whole
    }

    /// What is looked for where the word does not stand: what it was read as, and its parts.
    fn divide(&mut self, store: &Store, folded: &[char]) {
        let stands = self.whole.occurs(store);
        let everyday = self.mean(store, folded);
        if everyday && !stands {
            return self.as_one_piece();
        }
        // Looked at more than once, and not at all by what returns before.
        let parts = LazyCell::new(|| segments::spans(store, folded));
        if !stands && readings::read(self, store, folded, &parts) {
            return;
        }
        // Figures and Latin words are meant as wholes: 100% is not 100.
        if !folded.iter().copied().any(is_han) {
            return self.as_one_piece();
        }
        self.take_parts(store, folded, parts.0.clone());
    }

    fn as_one_piece(&mut self) {
        self.pieces.push(Piece {
            needles: vec![self.whole.clone()],
        });
    }

    /// Makes pieces of the parts of `text`: of the word as typed, or as it was read.
    ///
    /// Where the text stands as a whole, its parts are not read as anything else.
    pub(super) fn take_parts(&mut self, store: &Store, text: &[char], mut parts: Vec<(usize, usize)>) {
        let stands = Needle::new(store, text, true).occurs(store);
        if let [(0, end)] = parts[..]
            && end == text.len()
            && let Some(middle) = segments::compound(store, text)
        {
            parts = vec![(0, middle), (middle, end)];
        }
        if parts.is_empty() {
            self.as_one_piece();
        }
        for (start, end) in parts {
            let part = &text[start..end];
            if self.pieces.iter().any(|piece| piece.needles[0].chars == part) {
                continue;
            }
            // The whole word is the one part of itself where nothing else is to be said.
            let needle = if part == self.whole.chars {
                self.whole.clone()
            } else {
                Needle::new(store, part, true)
            };
            let mut needles = vec![needle];
            if part.len() < text.len() && !stands {
                let means = synonyms(store, part);
                if !means.is_empty() {
                    self.note(Reading::Synonym, part, &means);
                }
                needles.extend(means);
            }
            self.pieces.push(Piece { needles });
        }
    }

    /// Reads the whole word as an everyday one.
    fn mean(&mut self, store: &Store, folded: &[char]) -> bool {
        let means = synonyms(store, folded);
        if means.is_empty() {
            return false;
        }
        self.means(Reading::Synonym, folded, means);
        true
    }

    /// It may be any of these, and that is told.
    pub(super) fn means(&mut self, reading: Reading, typed: &[char], needles: Vec<Needle>) {
        self.note(reading, typed, &needles);
        self.meant.extend(needles);
    }

    fn note(&mut self, reading: Reading, typed: &[char], needles: &[Needle]) {
        let meant = needles.iter().map(|needle| needle.chars.iter().collect()).collect();
        self.read.push(Read {
            reading,
            typed: typed.iter().collect(),
            meant,
        });
    }
}

/// What a folded everyday word means, best first; what the corpus lacks may also be half of one.
fn synonyms(store: &Store, word: &[char]) -> Vec<Needle> {
    let own = store.means(word).next().is_some();
    let lacking = || word.len() > 1 && word.iter().all(|&c| is_han(c)) && !stands(store, word);
    let said = match own {
        true => Some(word),
        false => lacking().then(|| store.synonyms().holding(word)).flatten(),
    };
    let means = said.into_iter().flat_map(|said| store.means(said));
    // An entry for several words may mean one of them: LNG beside 天然气 for 液化气 and lng.
    means
        .map(|numbers| store.alphabet.spell::<Vec<char>>(numbers))
        .filter(|means| means != word)
        .map(|means| Needle::new(store, &means, true))
        .collect()
}

/// Whether folded characters stand anywhere in the corpus, as words or across them.
pub(super) fn stands(store: &Store, chars: &[char]) -> bool {
    // Asked of every part of a query: most are short, and their numbers need no memory of their own.
    let mut numbers = [0u16; 8];
    let Some(numbers) = numbers.get_mut(..chars.len()) else {
        return Needle::new(store, chars, false).occurs(store);
    };
    for (number, &c) in numbers.iter_mut().zip(chars) {
        match store.number(c) {
            Some(n) => *number = n,
            None => return false,
        }
    }
    store.positions.find(&store.stream, numbers).next().is_some()
}

impl Needle {
    /// Whether it stands anywhere in the corpus as it is meant to.
    pub fn occurs(&self, store: &Store) -> bool {
        self.positions(store).next().is_some()
    }

    /// How often it stands in the corpus, headings included.
    pub fn count(&self, store: &Store) -> usize {
        self.positions(store).count()
    }

    /// The places of the stream where it counts, in order.
    pub fn positions<'s>(&'s self, store: &'s Store) -> impl Iterator<Item = u32> + use<'s> {
        let numbers = self.numbers.as_deref().unwrap_or_default();
        let places = store.positions.find(&store.stream, numbers);
        places.filter(move |&at| !self.bounded || self.fits_at(store, at as usize))
    }

    #[inline(never)]
    fn fits_at(&self, store: &Store, at: usize) -> bool {
        let char = |at: usize| store.stream.numbers.get(at).map(|&n| store.alphabet.char(n));
        self.fits(at.checked_sub(1).and_then(char), char(at + self.chars.len()))
    }

    /// The entries of the stream it stands in, some of them more than once: passages, and behind them headings.
    pub fn passages<'s>(&'s self, store: &'s Store) -> impl Iterator<Item = u32> + use<'s> {
        self.positions(store)
            .map(|at| store.positions.entry(&store.stream, at) as u32)
    }

    /// Calls `found(position)` for every place within one entry of the stream, in order. Cost: the length of the entry.
    pub fn each_within(&self, store: &Store, entry: usize, mut found: impl FnMut(u32)) {
        let Some(numbers) = self.numbers.as_deref().filter(|numbers| !numbers.is_empty()) else {
            return;
        };
        let first = store.stream.starts[entry];
        for (at, window) in store.stream.entry(entry).windows(numbers.len()).enumerate() {
            let at = first + at as u32;
            if window[0] == numbers[0] && window == numbers && (!self.bounded || self.fits_at(store, at as usize)) {
                found(at);
            }
        }
    }

    /// A needle for folded characters; `bounded` only where it begins or ends with a Latin letter or digit.
    pub fn new(store: &Store, chars: &[char], bounded: bool) -> Needle {
        let mut numbers = Vec::with_capacity(chars.len());
        numbers.extend(chars.iter().map_while(|&c| store.number(c)));
        Needle {
            chars: chars.to_vec(),
            numbers: (numbers.len() == chars.len()).then_some(numbers),
            bounded: bounded && chars.iter().any(|c| !is_han(*c)),
        }
    }

    /// Whether an occurrence between these neighbours counts. Neighbours beyond the text are `None`.
    pub fn fits(&self, before: Option<char>, after: Option<char>) -> bool {
        let runs_on = |inside: Option<&char>, outside: Option<char>| {
            let (Some(&inside), Some(outside)) = (inside, outside) else {
                return false;
            };
            inside.is_ascii_alphanumeric() && outside.is_ascii_alphanumeric()
                || numeral::is_word(inside) && (numeral::is_word(outside) || outside == '点')
        };
        // A decimal point continues a figure: 6% is not found in 7.6%.
        let decimal = self.chars.first().is_some_and(char::is_ascii_digit) && before == Some('.');
        !self.bounded || !(runs_on(self.chars.first(), before) || runs_on(self.chars.last(), after) || decimal)
    }

    /// Calls `found(start, end)` for every occurrence in folded characters, in order.
    pub fn each_in(&self, text: &[char], mut found: impl FnMut(usize, usize)) {
        let n = self.chars.len();
        if n == 0 || n > text.len() {
            return;
        }
        for start in 0..=text.len() - n {
            if text[start] == self.chars[0] && text[start..start + n] == self.chars[..] {
                let before = start.checked_sub(1).map(|at| text[at]);
                if self.fits(before, text.get(start + n).copied()) {
                    found(start, start + n);
                }
            }
        }
    }
}
