//! How characters are written and said: traditional forms, pinyin readings. Only what can matter for one corpus.
//!
//! Use it to find what a reader meant who typed other characters than the corpus has. It knows characters only; words
//! are the business of `search`.

use super::bytes::{Reader, Writer};
use super::stream::Alphabet;
use super::{CorpusError, WordSet};

/// Most readings kept for a character.
pub const MAX_READINGS: usize = 3;

/// The script tables of a corpus.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Script {
    /// Traditional and variant characters that the corpus writes otherwise, in order, with the number of that form.
    pub variants: Vec<(char, u16)>,
    /// All syllables, in order.
    pub syllables: Vec<String>,
    /// For each character of the alphabet the indices of its syllables; none for what is not Han.
    pub readings: Vec<Vec<u16>>,
    /// Common characters that the corpus lacks, by syllable: in order of code point.
    pub others: Vec<Vec<char>>,
    /// Everyday words that the corpus lacks and that are like words of its own.
    pub strangers: WordSet,
}

/// A syllable without the differences that southern speakers do not make, zh/z, n/l, -ng/-n: its first letter and the rest.
pub fn blur(syllable: &str) -> (char, &str) {
    let mut letters = syllable.chars();
    let first = letters.next().unwrap_or_default();
    let rest = letters.as_str();
    let (first, rest) = match first {
        'z' | 'c' | 's' => (first, rest.strip_prefix('h').unwrap_or(rest)),
        'n' => ('l', rest),
        _ => (first, rest),
    };
    let shorter = rest.strip_suffix('g').filter(|shorter| shorter.ends_with('n'));
    (first, shorter.unwrap_or(rest))
}

impl Script {
    /// The tables of a corpus of which nothing is known.
    pub const EMPTY: Script = Script {
        variants: Vec::new(),
        syllables: Vec::new(),
        readings: Vec::new(),
        others: Vec::new(),
        strangers: WordSet::NONE,
    };

    /// The number of the form the corpus uses for a character it does not have.
    pub fn variant(&self, c: char) -> Option<u16> {
        let at = self.variants.binary_search_by_key(&c, |&(c, _)| c).ok()?;
        Some(self.variants[at].1)
    }

    /// The syllables of a character, in the corpus or not.
    pub fn sounds(&self, alphabet: &Alphabet, c: char) -> Vec<u16> {
        match alphabet.number(c) {
            Some(number) => self.readings.get(number as usize - 1).cloned().unwrap_or_default(),
            None => {
                let has = |at: &usize| self.others[*at].binary_search(&c).is_ok();
                (0..self.others.len()).filter(has).map(|at| at as u16).collect()
            }
        }
    }

    /// The syllables that begin with `prefix`; only that one itself if `whole`.
    pub fn syllables_of(&self, prefix: &str, whole: bool) -> Vec<u16> {
        let fits = |syllable: &String| {
            if whole {
                syllable == prefix
            } else {
                syllable.starts_with(prefix)
            }
        };
        (0..self.syllables.len())
            .filter(|&at| fits(&self.syllables[at]))
            .map(|at| at as u16)
            .collect()
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut w = Writer::default();
        w.number(self.syllables.len() as u64);
        self.syllables.iter().for_each(|syllable| w.string(syllable));
        // First readings as one column, the few further ones behind.
        let first = |readings: &Vec<u16>| readings.first().map_or(0, |&r| u64::from(r) + 1);
        self.readings.iter().for_each(|readings| w.number(first(readings)));
        let further: Vec<(usize, u16)> = self
            .readings
            .iter()
            .enumerate()
            .flat_map(|(at, readings)| readings.iter().skip(1).map(move |&r| (at, r)))
            .collect();
        w.number(further.len() as u64);
        let mut last = 0;
        for (at, reading) in further {
            w.number((at - last) as u64);
            w.number(reading.into());
            last = at;
        }
        for chars in &self.others {
            w.number(chars.len() as u64);
            let mut last = 0;
            for &c in chars {
                w.number((c as u32 - last).into());
                last = c as u32;
            }
        }
        w.number(self.variants.len() as u64);
        let mut last = 0;
        for &(c, number) in &self.variants {
            w.number((c as u32 - last).into());
            w.number(number.into());
            last = c as u32;
        }
        self.strangers.write(&mut w);
        w.bytes
    }

    #[inline(never)]
    pub(super) fn read(mut r: Reader<'_>, alphabet: &Alphabet) -> Result<Script, CorpusError> {
        let mut script = Script::default();
        for _ in 0..r.count()? {
            script.syllables.push(r.string()?.to_string());
        }
        let syllables = script.syllables.len();
        if syllables > u16::MAX as usize {
            return Err(r.invalid());
        }
        let known = |r: &Reader<'_>, n: u32| {
            u16::try_from(n)
                .ok()
                .filter(|&n| (n as usize) < syllables)
                .ok_or(r.invalid())
        };
        for _ in 0..alphabet.len() {
            let first = r.number()?;
            script.readings.push(if first == 0 {
                Vec::new()
            } else {
                vec![known(&r, first - 1)?]
            });
        }
        let mut at = 0u32;
        for _ in 0..r.count()? {
            at = r.after(at)?;
            let reading = r.number()?;
            let reading = known(&r, reading)?;
            script
                .readings
                .get_mut(at as usize)
                .filter(|own| own.len() < MAX_READINGS)
                .ok_or(r.invalid())?
                .push(reading);
        }
        for _ in 0..syllables {
            let mut chars = Vec::new();
            let mut last = 0u32;
            for _ in 0..r.count()? {
                last = r.after(last)?;
                chars.push(char::from_u32(last).ok_or(r.invalid())?);
            }
            script.others.push(chars);
        }
        let mut last = 0u32;
        for _ in 0..r.count()? {
            last = r.after(last)?;
            let number = r.number()?;
            let number = u16::try_from(number)
                .ok()
                .filter(|&n| n > 0 && n as usize <= alphabet.len())
                .ok_or(r.invalid())?;
            script.variants.push((char::from_u32(last).ok_or(r.invalid())?, number));
        }
        script.strangers = WordSet::read(&mut r)?;
        r.finish()?;
        Ok(script)
    }
}
