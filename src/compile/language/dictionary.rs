//! Which words of jieba's 349,045 the corpus needs: those that occur in it.
//!
//! A word that does not occur as a stretch of a text cannot be a token of it, so leaving it out changes nothing but
//! the sum of frequencies, and that is made good by a ballast word (segmentation weighs every word against
//! that sum). The law, tested: the pruned dictionary cuts every text of the corpus as jieba-rs does with the full one.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use crate::chinese::tokenizer::Words;
use crate::segment::stream::{Alphabet, SEPARATOR, Stream};
use crate::segment::{Dictionary, DictionaryWord, Vocabulary};

/// `word frequency tag` lines, as shipped with jieba-rs.
const FULL: &str = include_str!(env!("PLAN_EXPLORER_DICTIONARY"));

/// Longest word looked for, in characters.
const MAX_WORD: usize = 16;

/// What the full dictionary says of a word.
struct Word {
    frequency: u32,
    /// Where its tag begins in the text of the dictionary.
    tag: u32,
}

type Table = HashMap<&'static str, Word, BuildHasherDefault<Quick>>;

/// A hash for words that nobody chooses to collide: the standard one takes a sixth of a build.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517C_C1B7_2722_0A95);
    }

    fn finish(&self) -> u64 {
        // A table looks at the highest and the lowest bits, and a product is good in its upper half.
        self.0 ^ self.0 >> 32
    }
}

/// The full dictionary. Built once, in about 30 ms.
fn full() -> &'static Table {
    static WORDS: OnceLock<Table> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut at = 0;
        let word = |line: &'static str| {
            let begins = at;
            at += line.len() as u32;
            let line = line.trim_end_matches(['\n', '\r']);
            let (word, rest) = line.split_once(' ')?;
            let (frequency, _) = rest.split_once(' ')?;
            let tag = begins + (word.len() + frequency.len() + 2) as u32;
            let frequency = frequency.parse().ok()?;
            Some((word, Word { frequency, tag }))
        };
        FULL.split_inclusive('\n').filter_map(word).collect()
    })
}

/// How often the dictionary has seen a word; `None` for no word.
pub fn frequency(word: &str) -> Option<u32> {
    full().get(word).map(|word| word.frequency)
}

/// Whether the dictionary has a word.
pub fn knows(word: &str) -> bool {
    full().contains_key(word)
}

/// All words with their frequencies, in no order.
pub fn words() -> impl Iterator<Item = (&'static str, u32)> {
    full().iter().map(|(&word, of)| (word, of.frequency))
}

/// The full dictionary as the tokenizer asks it.
pub struct Full;

impl Words for Full {
    fn mass(&self) -> u64 {
        static MASS: OnceLock<u64> = OnceLock::new();
        *MASS.get_or_init(|| words().map(|(_, frequency)| u64::from(frequency)).sum())
    }

    fn each_beginning(&self, text: &[char], mut found: impl FnMut(usize, u32)) {
        let mut word = String::new();
        for (before, &c) in text.iter().take(MAX_WORD).enumerate() {
            word.push(c);
            if let Some(frequency) = frequency(&word) {
                found(before + 1, frequency);
            }
        }
    }
}

/// What the dictionary calls a word: `n` noun, `ns` name of a place, `vn` verb used as a noun, ...; `None` for no word.
pub fn tag(word: &str) -> Option<&'static str> {
    let word = full().get(word)?;
    FULL[word.tag as usize..].lines().next()
}

/// Whether the dictionary calls a word the name of a place.
pub fn is_place(word: &str) -> bool {
    tag(word) == Some("ns")
}

/// Whether the dictionary calls a word a noun, or a verb used as one, of two characters or more.
pub fn is_noun(word: &str) -> bool {
    let noun = |tag: &str| tag.starts_with('n') || tag == "vn" || tag == "j";
    word.chars().nth(1).is_some() && tag(word).is_some_and(noun)
}

/// Whether the dictionary knows a word as a verb first of all.
pub fn is_verb(word: &str) -> bool {
    matches!(tag(word), Some("v" | "vn" | "vd"))
}

/// Leading bits of a frequency that are kept.
const PRECISION: u32 = 3;
/// Characters on either side of a misplaced cut whose words are looked at.
const AROUND: usize = 6;

/// The words of the stream, with frequencies as coarse as they can be.
///
/// Frequencies are the costliest part of the corpus file after the text, and most of their digits decide nothing. So
/// all are rounded, and where a text is then cut differently the words around that place get their digits back, until
/// every text is cut as with the exact numbers.
pub fn prune(alphabet: &Alphabet, stream: &Stream) -> Dictionary {
    let exact = exact(alphabet, stream);
    let expected = cuts(&exact, alphabet, stream);
    let number_of = exact.numbering(alphabet, stream);
    let mut restored = HashSet::new();
    loop {
        let rounded = exact.rounded(PRECISION, &restored);
        let found = cuts(&rounded, alphabet, stream);
        let before = restored.len();
        for at in expected.symmetric_difference(&found).map(|&at| at as usize) {
            for start in at.saturating_sub(AROUND)..at + AROUND {
                for end in start + 1..(at + AROUND).min(stream.numbers.len()) {
                    restored.extend(number_of.get(stream.numbers.get(start..end).unwrap_or(&[])));
                }
            }
        }
        if restored.len() == before {
            return if expected == found { rounded } else { exact };
        }
    }
}

/// The words of the stream with the frequencies of the full dictionary.
pub fn exact(alphabet: &Alphabet, stream: &Stream) -> Dictionary {
    let full = full();
    let frequency_of = |word: &str| frequency(word).unwrap_or(0);
    let mut buffer = [0u8; 4];
    let characters: Vec<u32> = alphabet
        .chars()
        .iter()
        .map(|c| frequency_of(c.encode_utf8(&mut buffer)))
        .collect();
    let mut first: HashMap<&str, DictionaryWord> = HashMap::new();
    let mut text = String::new();
    for at in 0..stream.numbers.len() {
        text.clear();
        for (before, &number) in stream.numbers[at..].iter().take(MAX_WORD).enumerate() {
            if number == SEPARATOR {
                break;
            }
            text.push(alphabet.char(number));
            if before >= 1
                && let Some((word, Word { frequency, .. })) = full.get_key_value(text.as_str())
            {
                first.entry(word).or_insert(DictionaryWord {
                    at: at as u32,
                    length: before as u8 + 1,
                    frequency: *frequency,
                });
            }
        }
    }
    let mut words: Vec<_> = first.into_values().collect();
    words.sort_unstable();
    let mut dictionary = Dictionary {
        characters,
        words,
        ballast: 0,
        precision: Dictionary::EXACT,
    };
    let all = Full.mass();
    dictionary.ballast = u32::try_from(all - dictionary.mass()).unwrap_or(u32::MAX);
    dictionary
}

/// Where every token of every entry begins.
fn cuts(dictionary: &Dictionary, alphabet: &Alphabet, stream: &Stream) -> HashSet<u32> {
    // Words of a map are in it once: nothing is wrong with them.
    let vocabulary = Vocabulary::new(dictionary.clone(), alphabet, stream).unwrap_or_default();
    let mut cuts = HashSet::new();
    for entry in 0..stream.entries() {
        let text: Vec<char> = alphabet.spell(stream.entry(entry));
        vocabulary.cut(alphabet, stream, &text, |start, _| {
            cuts.insert(stream.starts[entry] + start as u32);
        });
    }
    cuts
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use jieba_rs::{Jieba, TokenizeMode};

    use super::*;

    #[test]
    fn the_corpus_is_cut_as_by_jieba_with_its_full_dictionary() {
        let seeds = crate::compile::seeds(std::path::Path::new("seeds")).unwrap();
        let texts: Vec<&str> = seeds
            .corpus
            .documents
            .iter()
            .flat_map(|d| &d.passages)
            .map(|p| p.text.as_str())
            .collect();
        let (alphabet, stream) = crate::segment::stream::build(texts.iter().copied(), &[]).unwrap();
        let pruned = prune(&alphabet, &stream);
        assert!(
            pruned.precision == PRECISION && pruned.words.len() < 10_000,
            "{} words, {} bits",
            pruned.words.len(),
            pruned.precision
        );
        let mut jieba = Jieba::empty();
        jieba.load_dict(&mut FULL.as_bytes()).unwrap();
        let pruned = Vocabulary::new(pruned, &alphabet, &stream).unwrap();
        let cut = |text: &[char]| {
            let mut tokens = Vec::new();
            pruned.cut(&alphabet, &stream, text, |start, end| tokens.push((start, end)));
            tokens
        };
        let mut tokens = 0;
        for entry in 0..stream.entries() {
            let text: String = alphabet.spell(stream.entry(entry));
            let found = cut(&text.chars().collect::<Vec<char>>());
            let tokens_of_jieba = jieba.tokenize(&text, TokenizeMode::Default, false);
            let expected: Vec<(usize, usize)> = tokens_of_jieba.iter().map(|t| (t.start, t.end)).collect();
            assert_eq!(found, expected, "{text}");
            assert!(
                expected.windows(2).all(|w| w[0].1 == w[1].0),
                "tokens joined are not the text: {text}"
            );
            tokens += expected.len();
        }
        assert!(tokens > 30_000);
    }
}
