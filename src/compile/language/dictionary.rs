//! Which words of jieba's 349,045 the corpus needs: those that occur in it.
//!
//! A word that does not occur as a stretch of a text cannot be a token of it, so leaving it out changes nothing but
//! the sum of frequencies, and that is made good by a ballast word (segmentation weighs every word against
//! that sum). The law, tested: the pruned dictionary cuts every text of the corpus as jieba-rs does with the full one.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::chinese::tokenizer::Words;
use crate::segment::stream::{Alphabet, SEPARATOR, Stream};
use crate::segment::{Dictionary, DictionaryWord, Vocabulary};

/// `word frequency tag` lines, as shipped with jieba-rs.
const FULL: &str = include_str!(env!("PLAN_EXPLORER_DICTIONARY"));

/// Longest word looked for, in characters.
const MAX_WORD: usize = 16;

/// Where each word stands in the text of the dictionary. A table of words themselves takes seven times the room, and longer to
/// build than most texts to compile.
struct Table {
    /// By the hash of a word, or behind that: one more than where its line begins, below nine bits of the hash; 0 where no word
    /// is.
    slots: Vec<u32>,
    /// By the hash of two characters: how many the longest word has that begins with them, or with others of that hash.
    longest: Vec<u8>,
    /// The sum of all frequencies.
    mass: u64,
}

/// The lines of the dictionary begin before this.
const PLACES: u32 = 1 << 23;
const _: () = assert!(FULL.len() < PLACES as usize);

impl Table {
    fn of(text: &'static str) -> Table {
        let mut table = Table {
            slots: vec![0; 1 << 20],
            longest: vec![0; 1 << 18],
            mass: 0,
        };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if let Some((word, frequency)) = word_of(line) {
                let (slot, tag, _) = table.find(word);
                table.slots[slot] = tag | (at + 1);
                table.mass += u64::from(frequency);
                let mut chars = word.chars();
                if let (Some(one), Some(two)) = (chars.next(), chars.next()) {
                    let longest = &mut table.longest[Table::pair(one, two)];
                    *longest = (*longest).max(2 + chars.count().min(MAX_WORD) as u8);
                }
            }
            at += line.len() as u32;
        }
        table
    }

    /// The slot of a word, or the free one where it would be, its part of the hash, and where its line begins.
    fn find(&self, word: &str) -> (usize, u32, Option<u32>) {
        let hash = hash(word.as_bytes());
        let tag = (hash as u32) & !(PLACES - 1);
        let mut slot = (hash >> 32) as usize % self.slots.len();
        loop {
            let held = self.slots[slot];
            if held == 0 {
                return (slot, tag, None);
            }
            let at = (held & (PLACES - 1)) - 1;
            let line = &FULL.as_bytes()[at as usize..];
            if held & !(PLACES - 1) == tag && line.starts_with(word.as_bytes()) && line.get(word.len()) == Some(&b' ') {
                return (slot, tag, Some(at));
            }
            slot = (slot + 1) % self.slots.len();
        }
    }

    /// Where the line of a word begins.
    fn line(&self, word: &str) -> Option<u32> {
        self.find(word).2
    }

    /// No word that begins with these two characters is longer.
    fn longest(&self, one: char, two: char) -> usize {
        self.longest[Table::pair(one, two)].into()
    }

    fn pair(one: char, two: char) -> usize {
        let pair = u64::from(one as u32) << 32 | u64::from(two as u32);
        (mixed(0, pair) >> 32) as usize % (1 << 18)
    }
}

/// A hash for words that nobody chooses to collide.
fn hash(word: &[u8]) -> u64 {
    word.chunks(8).fold(0, |hash, part| {
        let mut bytes = [0; 8];
        bytes[..part.len()].copy_from_slice(part);
        mixed(hash, u64::from_le_bytes(bytes))
    })
}

fn mixed(hash: u64, word: u64) -> u64 {
    let product = (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product >> 32
}

/// The full dictionary.
fn full() -> &'static Table {
    static WORDS: OnceLock<Table> = OnceLock::new();
    WORDS.get_or_init(|| Table::of(FULL))
}

/// The word and the frequency at the beginning of a line.
fn word_of(line: &str) -> Option<(&str, u32)> {
    let length = line.bytes().position(|byte| byte == b' ')?;
    let digits = line[length + 1..].bytes().take_while(u8::is_ascii_digit);
    let frequency = digits.fold(0, |sum: u32, digit| {
        sum.saturating_mul(10).saturating_add(u32::from(digit - b'0'))
    });
    Some((&line[..length], frequency))
}

/// How often the dictionary has seen a word; `None` for no word.
pub fn frequency(word: &str) -> Option<u32> {
    let line = full().line(word)?;
    word_of(&FULL[line as usize..]).map(|(_, frequency)| frequency)
}

/// Whether the dictionary has a word.
pub fn knows(word: &str) -> bool {
    full().line(word).is_some()
}

/// All words with their frequencies.
pub fn words() -> impl Iterator<Item = (&'static str, u32)> {
    FULL.lines().filter_map(word_of)
}

/// The full dictionary as the tokenizer asks it.
pub struct Full;

impl Words for Full {
    fn mass(&self) -> u64 {
        full().mass
    }

    fn each_beginning(&self, text: &[char], mut found: impl FnMut(usize, u32)) {
        let mut word = String::new();
        for (before, &c) in text.iter().take(reach(text)).enumerate() {
            word.push(c);
            if let Some(frequency) = frequency(&word) {
                found(before + 1, frequency);
            }
        }
    }
}

/// How many characters of a text its longest word may have that begins here.
fn reach(text: &[char]) -> usize {
    match text {
        [one, two, ..] => full().longest(*one, *two).clamp(1, MAX_WORD),
        _ => 1,
    }
}

/// What the dictionary calls a word: `n` noun, `ns` name of a place, `vn` verb used as a noun, ...; `None` for no word.
pub fn tag(word: &str) -> Option<&'static str> {
    let line = full().line(word)?;
    FULL[line as usize..].lines().next()?.split(' ').nth(2)
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
    let mut first: HashMap<u32, DictionaryWord> = HashMap::new();
    let mut text = String::new();
    for at in 0..stream.numbers.len() {
        let [one, two, ..] = stream.numbers[at..] else { break };
        if one == SEPARATOR || two == SEPARATOR {
            continue;
        }
        let longest = full.longest(alphabet.char(one), alphabet.char(two)).min(MAX_WORD);
        text.clear();
        for (before, &number) in stream.numbers[at..].iter().take(longest).enumerate() {
            if number == SEPARATOR {
                break;
            }
            text.push(alphabet.char(number));
            if before >= 1
                && let Some(line) = full.line(&text)
                && let Some((_, frequency)) = word_of(&FULL[line as usize..])
            {
                first.entry(line).or_insert(DictionaryWord {
                    at: at as u32,
                    length: before as u8 + 1,
                    frequency,
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
