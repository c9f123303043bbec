//! The folded stream: the whole searchable text as one array of small numbers.
//!
//! Entries (every passage, then every heading) follow one another, each closed by a separator, so that no match runs
//! across two of them. Characters are numbered in order of code point; the number fits 16 bits.

use std::collections::BTreeSet;

use crate::text::fold;

/// Number of the separator between entries; no character has it.
pub const SEPARATOR: u16 = 0;
/// Most different characters a corpus can have.
pub const MAX_ALPHABET: usize = 65_000;

/// The different characters of a corpus, numbered from 1 in order of code point.
#[derive(Debug, Default)]
pub struct Alphabet {
    chars: Vec<char>,
    /// Numbers of the characters of the Basic plane, 0 if absent. A table, for it is asked once per character.
    table: Vec<u16>,
}

impl Alphabet {
    /// The alphabet of texts. `None` if there are more than [`MAX_ALPHABET`] characters; then their count is given.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Result<Alphabet, usize> {
        let mut basic = vec![false; 0x1_0000];
        let mut beyond = BTreeSet::new();
        for text in texts {
            fold::fold_each(text, |c, _, _| match basic.get_mut(c as usize) {
                Some(seen) => *seen = true,
                None => {
                    beyond.insert(c);
                }
            });
        }
        let mut chars: Vec<char> = (0u32..0x1_0000)
            .filter(|&c| basic[c as usize])
            .filter_map(char::from_u32)
            .collect();
        chars.extend(beyond);
        if chars.len() > MAX_ALPHABET {
            return Err(chars.len());
        }
        let mut table = vec![SEPARATOR; 0x1_0000];
        for (at, &c) in chars.iter().enumerate() {
            if let Some(slot) = table.get_mut(c as usize) {
                *slot = at as u16 + 1;
            }
        }
        Ok(Alphabet { chars, table })
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The number of a folded character.
    pub fn number(&self, c: char) -> Option<u16> {
        let number = match self.table.get(c as usize) {
            Some(&number) => number,
            None => self.chars.binary_search(&c).map_or(SEPARATOR, |at| at as u16 + 1),
        };
        (number != SEPARATOR).then_some(number)
    }

    /// The character of a number; the separator gives a line break.
    pub fn char(&self, number: u16) -> char {
        (number as usize)
            .checked_sub(1)
            .and_then(|at| self.chars.get(at))
            .copied()
            .unwrap_or('\n')
    }

    /// All characters in order.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }
}

/// The folded texts of all entries.
#[derive(Debug, Default)]
pub struct Stream {
    /// Character numbers; a separator closes every entry.
    pub numbers: Vec<u16>,
    /// Where each entry begins, and at the end the length of the stream.
    pub starts: Vec<u32>,
}

impl Stream {
    /// Folds `texts` into one stream. Linear; about 100 MB/s.
    pub fn of<'a>(alphabet: &Alphabet, texts: impl Iterator<Item = &'a str>) -> Stream {
        let mut stream = Stream::default();
        for text in texts {
            stream.starts.push(stream.numbers.len() as u32);
            fold::fold_each(text, |c, _, _| {
                stream.numbers.push(alphabet.number(c).unwrap_or(SEPARATOR))
            });
            stream.numbers.push(SEPARATOR);
        }
        stream.starts.push(stream.numbers.len() as u32);
        stream
    }

    /// Number of entries.
    pub fn entries(&self) -> usize {
        self.starts.len() - 1
    }

    /// The numbers of one entry, without its separator.
    pub fn entry(&self, at: usize) -> &[u16] {
        &self.numbers[self.starts[at] as usize..self.starts[at + 1] as usize - 1]
    }
}
