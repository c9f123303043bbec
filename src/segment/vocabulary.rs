//! A dictionary made ready to be asked: which of its words does a text begin with?
//!
//! Words are places in the stream, so their spellings are not copied: a table of their numbers, found by a hash of
//! the spelling. Built in one pass, a fraction of a millisecond for 7,000 words.

use super::stream::{Alphabet, Stream};
use super::{Dictionary, DictionaryWord};
use crate::chinese::tokenizer::{self, Words, weight};

/// Frequencies weighed in one call: a loop over all of them is one that WebKit may lose values in, see `read`.
const STEP: usize = 256;

#[inline(never)]
fn weigh_characters(frequencies: &[u32], weights: &mut Vec<Option<i32>>) {
    let weigh = |&frequency: &u32| (frequency > 0).then(|| weight(frequency.into()));
    weights.extend(frequencies.iter().map(weigh));
}

#[inline(never)]
fn weigh_words(words: &[DictionaryWord], weights: &mut Vec<i32>) {
    weights.extend(words.iter().map(|word| weight(word.frequency.into())));
}

/// The words of a corpus, by spelling.
#[derive(Debug, Default)]
pub struct Vocabulary {
    dictionary: Dictionary,
    mass: u64,
    /// Number of a word plus 1 at the place its hash says, or behind it; 0 is empty. A power of two long.
    table: Vec<u32>,
    /// Length of the longest word that begins with each character of the alphabet.
    longest: Vec<u8>,
    /// The weight of each character of the alphabet that is a word, and of each word.
    weights: (Vec<Option<i32>>, Vec<i32>),
}

impl Vocabulary {
    /// Makes a dictionary ready.
    #[inline(never)]
    pub fn new(dictionary: Dictionary, alphabet: &Alphabet, stream: &Stream) -> Vocabulary {
        let mut characters = Vec::with_capacity(dictionary.characters.len());
        for chunk in dictionary.characters.chunks(STEP) {
            weigh_characters(chunk, &mut characters);
        }
        let mut words = Vec::with_capacity(dictionary.words.len());
        for chunk in dictionary.words.chunks(STEP) {
            weigh_words(chunk, &mut words);
        }
        let mut vocabulary = Vocabulary {
            weights: (characters, words),
            mass: dictionary.mass() + u64::from(dictionary.ballast),
            table: vec![0; (2 * dictionary.words.len() + 1).next_power_of_two()],
            longest: vec![0; alphabet.len() + 1],
            dictionary,
        };
        let last = vocabulary.table.len() - 1;
        for (number, word) in vocabulary.dictionary.words.iter().enumerate() {
            let spelling = word.spelling(stream);
            let longest = &mut vocabulary.longest[spelling[0] as usize];
            *longest = word.length.max(*longest);
            let mut slot = spelling.iter().fold(0, hash) as usize & last;
            while vocabulary.table[slot] != 0 {
                slot = (slot + 1) & last;
            }
            vocabulary.table[slot] = number as u32 + 1;
        }
        vocabulary
    }

    /// The words of two or more characters, as numbers of the stream.
    pub fn words<'s>(&'s self, stream: &'s Stream) -> impl Iterator<Item = &'s [u16]> {
        self.dictionary.words.iter().map(|word| word.spelling(stream))
    }

    /// Cuts folded `text`; see [`tokenizer::cut`].
    pub fn cut(&self, alphabet: &Alphabet, stream: &Stream, text: &[char], emit: impl FnMut(usize, usize)) {
        let words = Spelled {
            vocabulary: self,
            alphabet,
            stream,
        };
        tokenizer::cut(&words, text, emit);
    }

    /// A bit for each position of the stream: a token begins there, or it is a separator.
    #[inline(never)] // see `read`
    pub fn cuts(&self, alphabet: &Alphabet, stream: &Stream) -> Vec<u8> {
        let mut bits = vec![0u8; stream.numbers.len().div_ceil(8)];
        let mut text = Vec::new();
        for entry in 0..stream.entries() {
            self.cut_entry(alphabet, stream, entry, &mut text, &mut bits);
        }
        bits
    }

    /// The bits of one entry; `text` is room to work in. A call of its own for each: see `read`.
    #[inline(never)]
    fn cut_entry(&self, alphabet: &Alphabet, stream: &Stream, entry: usize, text: &mut Vec<char>, bits: &mut [u8]) {
        text.clear();
        text.extend(stream.entry(entry).iter().map(|&number| alphabet.char(number)));
        let start = stream.starts[entry] as usize;
        let mut set = |at: usize| bits[(start + at) / 8] |= 1 << ((start + at) % 8);
        self.cut(alphabet, stream, text, |from, _| set(from));
        set(text.len());
    }

    /// Whether folded `text` is a word.
    pub fn knows(&self, alphabet: &Alphabet, stream: &Stream, text: &[char]) -> bool {
        let words = Spelled {
            vocabulary: self,
            alphabet,
            stream,
        };
        let mut known = false;
        words.each_beginning(text, |length, _| known |= length == text.len());
        known
    }
}

/// A vocabulary with what its words are spelled in.
struct Spelled<'s> {
    vocabulary: &'s Vocabulary,
    alphabet: &'s Alphabet,
    stream: &'s Stream,
}

impl Words for Spelled<'_> {
    fn mass(&self) -> u64 {
        self.vocabulary.mass
    }

    #[inline(never)] // see `read`: asked at every position while a corpus is opened
    fn each_beginning(&self, text: &[char], mut found: impl FnMut(usize, i32)) {
        let Vocabulary {
            dictionary,
            table,
            longest,
            weights: (characters, words),
            ..
        } = self.vocabulary;
        let mut spelling = [0u16; u8::MAX as usize];
        let mut state = 0;
        let mut limit = 1;
        for (at, &c) in text.iter().enumerate() {
            let Some(number) = self.alphabet.number(c).filter(|_| at < limit) else {
                break;
            };
            spelling[at] = number;
            state = hash(state, &number);
            if at == 0 {
                limit = longest[number as usize] as usize;
                if let Some(weight) = characters[number as usize - 1] {
                    found(1, weight);
                }
                continue;
            }
            let spelling = &spelling[..=at];
            let mut slot = state as usize & (table.len() - 1);
            while let Some(number) = table[slot].checked_sub(1) {
                let word = dictionary.words[number as usize];
                if word.spelling(self.stream) == spelling {
                    found(at + 1, words[number as usize]);
                    break;
                }
                slot = (slot + 1) & (table.len() - 1);
            }
        }
    }
}

fn hash(state: u32, number: &u16) -> u32 {
    let mixed = (state ^ u32::from(*number)).wrapping_mul(0x9E37_79B1);
    mixed ^ mixed >> 15
}
