//! Everyday words that a corpus lacks and that are like words of its own. Who types one of them means it: 边民 is no slip
//! for 便民, though it sounds the same and only the latter may stand in a corpus.

use std::collections::HashSet;

use crate::chinese::fold;
use crate::compile::language::dictionary;
use crate::segment::stream::{Alphabet, SEPARATOR, Stream};
use crate::segment::{Script, WordSet, blur};

/// How often the dictionary must have seen a word to call it an everyday one.
const EVERYDAY: u32 = 200;

/// What stands beside what in a corpus, with one character open.
#[derive(Default)]
struct Near {
    /// Two neighbours.
    pairs: HashSet<[char; 2]>,
    /// A character and the sound of the one behind it.
    before: HashSet<(char, Sound)>,
    /// A character and the sound of the one before it.
    behind: HashSet<(char, Sound)>,
    /// Three neighbours, and the same with one of them left open (`None`).
    triples: HashSet<[Option<char>; 3]>,
}

/// A syllable as many say it.
type Sound = (char, String);

/// The everyday words, those of the dictionary and `said` (folded), that are like a word of the corpus.
pub fn strangers(alphabet: &Alphabet, stream: &Stream, script: &Script, said: &[Vec<char>]) -> WordSet {
    let sounds = |c: char| -> Vec<Sound> {
        let sound = |&at: &u16| {
            let (first, rest) = blur(&script.syllables[at as usize]);
            (first, rest.to_string())
        };
        script.sounds(alphabet, c).iter().map(sound).collect()
    };
    let near = Near::of(alphabet, stream, &sounds);
    let everyday = dictionary::words().filter(|(_, often)| *often >= EVERYDAY);
    let everyday = everyday.map(|(word, _)| fold::fold(word).chars);
    let mut words: Vec<Vec<char>> = everyday
        .chain(said.iter().cloned())
        .filter(|word| near.lacks(word, &sounds))
        .collect();
    words.sort_unstable();
    words.dedup();
    WordSet::new(&words)
}

impl Near {
    fn of(alphabet: &Alphabet, stream: &Stream, sounds: &dyn Fn(char) -> Vec<Sound>) -> Near {
        let mut near = Near::default();
        let text: Vec<Option<char>> = stream
            .numbers
            .iter()
            .map(|&number| (number != SEPARATOR).then(|| alphabet.char(number)))
            .collect();
        for pair in text.windows(2) {
            if let &[Some(one), Some(other)] = pair
                && near.pairs.insert([one, other])
            {
                near.before.extend(sounds(other).into_iter().map(|sound| (one, sound)));
                near.behind.extend(sounds(one).into_iter().map(|sound| (other, sound)));
            }
        }
        for triple in text.windows(3) {
            if let &[Some(one), Some(two), Some(three)] = triple {
                near.triples.extend([
                    [Some(one), Some(two), Some(three)],
                    [None, Some(two), Some(three)],
                    [Some(one), None, Some(three)],
                    [Some(one), Some(two), None],
                ]);
            }
        }
        near
    }

    /// Whether the corpus lacks a word and has one that is like it.
    fn lacks(&self, word: &[char], sounds: &dyn Fn(char) -> Vec<Sound>) -> bool {
        match *word {
            [one, two] => {
                let like = || {
                    sounds(two).into_iter().any(|sound| self.before.contains(&(one, sound)))
                        || sounds(one).into_iter().any(|sound| self.behind.contains(&(two, sound)))
                };
                !self.pairs.contains(&[one, two]) && like()
            }
            [one, two, three] => {
                let whole = [Some(one), Some(two), Some(three)];
                let like = (0..3).any(|open| {
                    let mut like = whole;
                    like[open] = None;
                    self.triples.contains(&like)
                });
                !self.triples.contains(&whole) && like
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_its_own_is_known_where_another_is_like_it() {
        let texts = ["推进便民服务，建设操场，开展放心消费"];
        let (alphabet, stream) = crate::segment::stream::build(texts.iter().copied(), &[]).unwrap();
        let script = crate::compile::language::script::script(&alphabet);
        let chars = |word: &str| word.chars().collect::<Vec<char>>();
        let found = strangers(&alphabet, &stream, &script, &[chars("放新")]);
        assert!(found.has(&chars("草场")), "a word of the dictionary");
        assert!(found.has(&chars("放新")), "a word of the lexicon");
        assert!(!found.has(&chars("操场")), "the corpus has it");
        assert!(!found.has(&chars("便名")), "no word");
        assert!(!found.has(&chars("铁匠")), "nothing is like it");
    }
}
