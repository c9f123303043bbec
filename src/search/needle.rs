//! A word of the query as it is looked for: whole, and in the parts the tokenizer sees in it.

use super::loose::{self, Reading};
use crate::query::{Clause, Term};
use crate::segment::Store;
use crate::text::is_han;

/// A word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As typed.
    pub text: String,
    /// The whole word.
    pub whole: Needle,
    /// Other words typed as alternatives to it.
    pub or: Vec<Needle>,
    /// What is wanted where the whole word does not stand: all of these.
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
    /// A Latin letter or digit at its beginning or end must not run on: 6% is not found in 76%.
    pub bounded: bool,
}

/// Words that ask or join and tell nothing of what is sought.
const EMPTY_WORDS: [&str; 62] = [
    "的",
    "了",
    "和",
    "与",
    "及",
    "或",
    "在",
    "是",
    "有",
    "吗",
    "呢",
    "吧",
    "啊",
    "么",
    "哪",
    "多",
    "几",
    "会",
    "能",
    "要",
    "对",
    "为",
    "从",
    "到",
    "把",
    "被",
    "将",
    "我",
    "你",
    "他",
    "这",
    "那",
    "个",
    "什么",
    "怎么",
    "怎样",
    "如何",
    "多少",
    "哪些",
    "哪个",
    "哪里",
    "有没有",
    "是否",
    "有什么",
    "什么时候",
    "为什么",
    "可以",
    "关于",
    "有关",
    "以及",
    "还是",
    "情况",
    "多大",
    "多久",
    "多长",
    "几个",
    "怎么样",
    "是不是",
    "能不能",
    "会不会",
    "请问",
    "一下",
];

impl Word {
    /// Prepares a term of the query.
    pub fn new(store: &Store, term: &Term) -> Word {
        let form = |&c: &char| store.number(c).map_or(c, |n| store.alphabet.char(n));
        let folded: Vec<char> = term.folded.iter().map(form).collect();
        let whole = Needle::new(store, &folded, !term.exact);
        let mut word = Word {
            text: term.text.clone(),
            whole,
            or: Vec::new(),
            pieces: Vec::new(),
            read: Vec::new(),
        };
        if term.exact {
            word.pieces.push(Piece {
                needles: vec![word.whole.clone()],
            });
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
            pieces: Vec::new(),
            read: Vec::new(),
        };
        let mut needles: Vec<Needle> = all.wholes().cloned().collect();
        for mut word in words {
            if let [piece] = &mut word.pieces[..] {
                needles.extend(piece.needles.drain(1..));
                all.read.append(&mut word.read);
            }
        }
        all.pieces.push(Piece { needles });
        all
    }

    /// The word and its alternatives.
    pub fn wholes(&self) -> impl Iterator<Item = &Needle> {
        std::iter::once(&self.whole).chain(&self.or)
    }

    /// Whether it has parts of its own.
    pub fn is_divided(&self) -> bool {
        self.pieces.len() != 1 || self.pieces[0].needles[0] != self.whole
    }

    fn divide(&mut self, store: &Store, folded: &[char]) {
        let stands = self.whole.occurs(store);
        if self.mean(store, folded) {
            return;
        }
        if !stands && let Some((reading, needles)) = loose::latin(store, folded) {
            self.note(reading, folded, &needles);
            self.pieces.push(Piece {
                needles: std::iter::once(self.whole.clone()).chain(needles).collect(),
            });
            return;
        }
        // Figures and Latin words are meant as wholes: 100% is not 100.
        if !folded.iter().copied().any(is_han) {
            let begun = Needle {
                bounded: false,
                ..self.whole.clone()
            };
            let mut needles = vec![self.whole.clone()];
            if !stands && folded.len() >= 2 && begun.occurs(store) {
                self.note(Reading::Begun, folded, std::slice::from_ref(&begun));
                needles.push(begun);
            }
            self.pieces.push(Piece { needles });
            return;
        }
        let (mut parts, doubtful) = spans(store, folded);
        let mut text = folded.to_vec();
        if !stands
            && doubtful
            && folded.len() <= MAX_SLIP
            && let Some(mended) = loose::slip(store, folded)
        {
            let needle = Needle::new(store, &mended, true);
            self.note(Reading::Slip, folded, std::slice::from_ref(&needle));
            parts = spans(store, &mended).0;
            text = mended;
        }
        if let [(0, end)] = parts[..]
            && end == text.len()
            && let Some(middle) = compound(store, &text)
        {
            parts = vec![(0, middle), (middle, end)];
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
            self.pieces.push(Piece { needles: vec![needle] });
            if part != folded {
                self.add_synonyms(store, part);
            }
        }
    }

    /// Reads the whole word as an everyday one.
    fn mean(&mut self, store: &Store, folded: &[char]) -> bool {
        self.pieces.push(Piece {
            needles: vec![self.whole.clone()],
        });
        let found = self.add_synonyms(store, folded);
        if !found {
            self.pieces.clear();
        }
        found
    }

    /// Adds what the last piece means as an everyday word.
    fn add_synonyms(&mut self, store: &Store, part: &[char]) -> bool {
        let word: String = part.iter().collect();
        let needles: Vec<Needle> = store
            .synonyms(&word)
            .map(|numbers| Needle::new(store, &store.alphabet.spell::<Vec<char>>(numbers), true))
            .collect();
        if needles.is_empty() {
            return false;
        }
        self.note(Reading::Synonym, part, &needles);
        if let Some(piece) = self.pieces.last_mut() {
            piece.needles.extend(needles);
        }
        true
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

/// Where a dictionary word of four characters or more falls into two words: 生态环境 is 生态 and 环境.
fn compound(store: &Store, word: &[char]) -> Option<usize> {
    (2..word.len().saturating_sub(1)).find(|&at| store.knows(&word[..at]) && store.knows(&word[at..]))
}

/// Longer words are not searched for slips: a sentence has other reasons not to stand in the corpus.
const MAX_SLIP: usize = 8;

/// Where the tokenizer sees words in `folded` that tell something.
///
/// A single character says too little on its own: it is joined to its neighbour where the corpus has the two
/// together (a name the dictionary lacks), and left out where it has not, unless there is nothing else.
///
/// The flag says that something in it makes no sense to the corpus, and nothing in it is a question.
fn spans(store: &Store, folded: &[char]) -> (Vec<(usize, usize)>, bool) {
    let mut tokens = Vec::new();
    let mut asks = false;
    store.cut(folded, |start, end| {
        let token = &folded[start..end];
        let spelled: String = token.iter().collect();
        let empty = EMPTY_WORDS.contains(&spelled.as_str());
        asks |= empty;
        if token.iter().any(|c| c.is_alphanumeric()) && !empty {
            tokens.push((start, end));
        }
    });
    let count = |start: usize, end: usize| Needle::new(store, &folded[start..end], false).count(store);
    let together = |start: usize, end: usize| count(start, end) > 0;
    // What was typed may be half a word or two; then the parts must not be the whole again.
    let joins = |start: usize, end: usize| together(start, end) && (end - start < folded.len() || tokens.len() < 3);
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
    let strange = spans.iter().any(|&(start, end)| !together(start, end));
    let doubtful = !asks && (covered < folded.len() || strange);
    (if spans.is_empty() { tokens } else { spans }, doubtful)
}

impl Needle {
    /// Whether it stands anywhere in the corpus as it is meant to.
    pub fn occurs(&self, store: &Store) -> bool {
        self.count(store) > 0
    }

    /// How often it stands in the corpus, headings included.
    pub fn count(&self, store: &Store) -> usize {
        let mut found = 0;
        self.each_position(store, |_| found += 1);
        found
    }

    /// Calls `found(position)` for every place of the stream where it counts.
    pub fn each_position(&self, store: &Store, mut found: impl FnMut(u32)) {
        let Some(numbers) = &self.numbers else { return };
        let Store {
            stream,
            positions,
            alphabet,
            ..
        } = store;
        let neighbour = |at: Option<usize>| at.and_then(|at| stream.numbers.get(at)).map(|&n| alphabet.char(n));
        positions.find(stream, numbers, |at| {
            let (start, end) = (at as usize, at as usize + numbers.len());
            if !self.bounded || self.fits(neighbour(start.checked_sub(1)), neighbour(Some(end))) {
                found(at);
            }
        });
    }

    /// The entries of the stream it stands in, some of them more than once: passages, and behind them headings.
    pub fn passages(&self, store: &Store) -> impl Iterator<Item = u32> {
        let mut passages = Vec::new();
        self.each_position(store, |at| {
            passages.push(store.positions.entry(&store.stream, at) as u32)
        });
        passages.into_iter()
    }

    /// A needle for folded characters; `bounded` only where it begins or ends with a Latin letter or digit.
    pub fn new(store: &Store, chars: &[char], bounded: bool) -> Needle {
        let numbers = chars.iter().map(|&c| store.number(c)).collect();
        Needle {
            chars: chars.to_vec(),
            numbers,
            bounded: bounded && chars.iter().any(|c| !is_han(*c)),
        }
    }

    /// Whether an occurrence between these neighbours counts. Neighbours beyond the text are `None`.
    pub fn fits(&self, before: Option<char>, after: Option<char>) -> bool {
        let runs_on = |inside: Option<&char>, outside: Option<char>| {
            inside.is_some_and(char::is_ascii_alphanumeric) && outside.is_some_and(|c| c.is_ascii_alphanumeric())
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
            if text[start..start + n] == self.chars[..] {
                let before = start.checked_sub(1).map(|at| text[at]);
                if self.fits(before, text.get(start + n).copied()) {
                    found(start, start + n);
                }
            }
        }
    }
}
