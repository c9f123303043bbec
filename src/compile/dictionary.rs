//! Which words of jieba's 349,045 the corpus needs: those that occur in it.
//!
//! A word that does not occur as a stretch of a text cannot be a token of it, so leaving it out changes nothing but
//! the sum of frequencies, and that is made good by a ballast word (see [`Tokenizer::with_words`]). The law, tested:
//! full and pruned dictionary cut every text of the corpus alike.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::segment::stream::{Alphabet, SEPARATOR, Stream};
use crate::segment::Dictionary;
use crate::text::tokens::Tokenizer;

/// `word frequency tag` lines, as shipped with the jieba-rs that is compiled in.
const FULL: &str = include_str!(env!("PLAN_EXPLORER_DICTIONARY"));

/// Longest word looked for, in characters.
const MAX_WORD: usize = 16;

/// All words of the full dictionary with their frequencies. Built once, in about 60 ms.
pub fn full() -> &'static HashMap<&'static str, u32> {
    static WORDS: OnceLock<HashMap<&'static str, u32>> = OnceLock::new();
    WORDS.get_or_init(|| {
        FULL.lines()
            .filter_map(|line| {
                let mut fields = line.split(' ');
                Some((fields.next()?, fields.next()?.parse().ok()?))
            })
            .collect()
    })
}

/// The words of the stream, and the tokenizer that knows just these.
pub fn prune(alphabet: &Alphabet, stream: &Stream) -> (Dictionary, Tokenizer) {
    let full = full();
    let frequency_of = |word: &str| full.get(word).copied().unwrap_or(0);
    let mut buffer = [0u8; 4];
    let characters: Vec<u32> = alphabet.chars().iter().map(|c| frequency_of(c.encode_utf8(&mut buffer))).collect();

    let mut first: HashMap<&str, (u32, u8, u32)> = HashMap::new();
    let mut text = String::new();
    for at in 0..stream.numbers.len() {
        text.clear();
        for (length, &number) in stream.numbers[at..].iter().take(MAX_WORD).enumerate() {
            if number == SEPARATOR {
                break;
            }
            text.push(alphabet.char(number));
            if length >= 1
                && let Some((word, &frequency)) = full.get_key_value(text.as_str())
            {
                first.entry(word).or_insert((at as u32, length as u8 + 1, frequency));
            }
        }
    }
    let mut words: Vec<_> = first.into_values().collect();
    words.sort_unstable();

    let sum = |frequencies: &mut dyn Iterator<Item = u32>| frequencies.map(u64::from).sum::<u64>();
    let kept = sum(&mut characters.iter().copied()) + sum(&mut words.iter().map(|w| w.2));
    let ballast = u32::try_from(sum(&mut full.values().copied()) - kept).unwrap_or(u32::MAX);
    let dictionary = Dictionary { characters, words, ballast };
    let tokenizer = tokenizer(&dictionary, alphabet, stream);
    (dictionary, tokenizer)
}

fn tokenizer(dictionary: &Dictionary, alphabet: &Alphabet, stream: &Stream) -> Tokenizer {
    let spell = |numbers: &[u16]| numbers.iter().map(|&n| alphabet.char(n)).collect::<String>();
    let characters = alphabet.chars().iter().zip(&dictionary.characters).filter(|&(_, &frequency)| frequency > 0);
    let characters = characters.map(|(c, &frequency)| (c.to_string(), frequency as usize));
    let words = dictionary.words.iter().map(|&(at, length, frequency)| {
        (spell(&stream.numbers[at as usize..at as usize + length as usize]), frequency as usize)
    });
    let entries: Vec<(String, usize)> = characters.chain(words).collect();
    Tokenizer::with_words(entries.iter().map(|(word, f)| (word.as_str(), *f)), dictionary.ballast as usize)
}
