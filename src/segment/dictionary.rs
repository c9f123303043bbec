//! The words of a corpus as the file holds them: places in the text instead of spellings, rounded frequencies.

use std::collections::{HashMap, HashSet};

use super::CorpusError;
use super::bytes::{Reader, Writer};
use super::stream::{Alphabet, Stream};

/// The words the tokenizer needs for a corpus.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Dictionary {
    /// Frequency of each character of the alphabet, 0 if it is no word.
    pub characters: Vec<u32>,
    /// Words of two or more characters, by place.
    pub words: Vec<DictionaryWord>,
    /// Frequency of all words left out, together.
    pub ballast: u32,
    /// Leading bits to which frequencies are rounded.
    pub precision: u32,
}

/// A word, as the place where it first occurs.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DictionaryWord {
    /// Position in the stream.
    pub at: u32,
    /// Length in characters.
    pub length: u8,
    /// How often it is used.
    pub frequency: u32,
}

impl DictionaryWord {
    /// The word as numbers of the stream.
    pub fn spelling(self, stream: &Stream) -> &[u16] {
        &stream.numbers[self.at as usize..self.at as usize + self.length as usize]
    }
}

impl Dictionary {
    /// Precision at which nothing is rounded.
    pub const EXACT: u32 = 32;

    /// The same words with frequencies rounded to `precision` leading bits, but for those whose number (characters
    /// first, then words) is in `but`. The sum of all frequencies is kept.
    pub fn rounded(&self, precision: u32, but: &HashSet<usize>) -> Dictionary {
        let mut rounded = Dictionary {
            precision,
            ..self.clone()
        };
        for (_, frequency) in rounded
            .frequencies_mut()
            .enumerate()
            .filter(|(number, _)| !but.contains(number))
        {
            *frequency = value(code(*frequency, precision), precision);
        }
        let ballast = (self.mass() + u64::from(self.ballast)).saturating_sub(rounded.mass());
        rounded.ballast = u32::try_from(ballast).unwrap_or(u32::MAX);
        rounded
    }

    /// The number of each word by its spelling.
    pub fn numbering(&self, alphabet: &Alphabet, stream: &Stream) -> HashMap<Vec<u16>, usize> {
        let characters = (0..alphabet.len()).map(|at| vec![at as u16 + 1]);
        let words = self.words.iter().map(|w| w.spelling(stream).to_vec());
        characters
            .chain(words)
            .enumerate()
            .map(|(number, spelling)| (spelling, number))
            .collect()
    }

    fn frequencies_mut(&mut self) -> impl Iterator<Item = &mut u32> {
        self.characters
            .iter_mut()
            .chain(self.words.iter_mut().map(|word| &mut word.frequency))
    }

    /// The sum of the frequencies of all words in it.
    pub fn mass(&self) -> u64 {
        let words = self.words.iter().map(|w| w.frequency);
        self.characters.iter().copied().chain(words).map(u64::from).sum()
    }

    /// One column after the other: neighbours of a kind compress better than mixed ones.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut w = Writer::default();
        w.number(self.precision.into());
        self.characters.iter().for_each(|&f| w.number(code(f, self.precision)));
        w.number(self.words.len() as u64);
        let mut last = 0;
        for word in &self.words {
            w.number((word.at - last).into());
            last = word.at;
        }
        self.words.iter().for_each(|word| w.number(word.length.into()));
        self.words
            .iter()
            .for_each(|word| w.number(code(word.frequency, self.precision)));
        w.number(self.ballast.into());
        // What rounding would change, as it is.
        let frequencies = self
            .characters
            .iter()
            .copied()
            .chain(self.words.iter().map(|word| word.frequency));
        let kept: Vec<(usize, u32)> = frequencies
            .enumerate()
            .filter(|&(_, f)| value(code(f, self.precision), self.precision) != f)
            .collect();
        w.number(kept.len() as u64);
        let mut last = 0;
        for (number, frequency) in kept {
            w.number((number - last) as u64);
            w.number(frequency.into());
            last = number;
        }
        w.bytes
    }

    #[inline(never)]
    pub(super) fn read(mut r: Reader<'_>, alphabet: &Alphabet, stream: &Stream) -> Result<Dictionary, CorpusError> {
        let precision = r.number()?;
        if !(1..=Dictionary::EXACT).contains(&precision) {
            return Err(r.invalid());
        }
        let frequency = |r: &mut Reader<'_>| r.number().map(|code| value(code.into(), precision));
        let mut dictionary = Dictionary {
            precision,
            ..Dictionary::default()
        };
        for _ in 0..alphabet.len() {
            dictionary.characters.push(frequency(&mut r)?);
        }
        let count = r.count()?;
        let mut at = 0u32;
        for _ in 0..count {
            at = r.after(at)?;
            dictionary.words.push(DictionaryWord {
                at,
                ..DictionaryWord::default()
            });
        }
        for word in &mut dictionary.words {
            word.length = u8::try_from(r.number()?).map_err(|_| r.invalid())?;
            if word.length < 2 || stream.word(word.at, word.length.into()).is_none() {
                return Err(r.invalid());
            }
        }
        for word in &mut dictionary.words {
            word.frequency = frequency(&mut r)?;
        }
        dictionary.ballast = r.number()?;
        let mut frequencies = dictionary.frequencies_mut();
        let mut first = 0;
        for _ in 0..r.count()? {
            // Numbers rise, so each distance is counted from behind the last.
            let distance = r.size()?;
            let slot = frequencies.nth(distance.checked_sub(first).ok_or(r.invalid())?);
            *slot.ok_or(r.invalid())? = r.number()?;
            first = 1;
        }
        drop(frequencies);
        r.finish()?;
        Ok(dictionary)
    }
}

/// A frequency as its leading `precision` bits and the number of bits left out.
fn code(frequency: u32, precision: u32) -> u64 {
    let left_out = (32 - frequency.leading_zeros()).saturating_sub(precision);
    u64::from(frequency >> left_out) | u64::from(left_out) << precision
}

/// The frequency of a code: in the middle of those that have it.
fn value(code: u64, precision: u32) -> u32 {
    let left_out = (code >> precision).min(31) as u32;
    let leading = code & ((1 << precision) - 1);
    let middle = if left_out > 0 { 1u64 << (left_out - 1) } else { 0 };
    u32::try_from((leading << left_out) + middle).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_keeps_the_leading_bits() {
        for precision in 1..=32 {
            for frequency in [0, 1, 2, 3, 7, 8, 100, 12_345, 318_825, u32::MAX >> 1] {
                let rounded = value(code(frequency, precision), precision);
                let error = f64::from(rounded.abs_diff(frequency)) / f64::from(frequency.max(1));
                assert!(
                    error <= 0.5f64.powi(precision as i32),
                    "{frequency} at {precision}: {rounded}"
                );
            }
        }
    }
}
