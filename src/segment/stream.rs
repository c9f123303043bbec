//! The folded stream: the whole searchable text as one array of small numbers.
//!
//! Entries (every passage, then every heading) follow one another, each closed by a separator, so that no match runs
//! across two of them. Characters are numbered in order of code point; the number fits 16 bits.

use crate::chinese::fold;

/// Number of the separator between entries; no character has it.
pub const SEPARATOR: u16 = 0;
/// Most different characters a corpus can have.
pub const MAX_ALPHABET: usize = 65_000;

/// The different characters of a corpus, numbered from 1 in order of code point. Characters that are searched as another
/// have its number.
#[derive(Debug, Default)]
pub struct Alphabet {
    chars: Vec<char>,
    /// Numbers of the characters of the Basic plane, 0 if absent. A table, for it is asked once per character.
    table: Vec<u16>,
    /// Those searched as another, where the table does not reach, in order of code point.
    beyond: Vec<(char, u16)>,
}

impl Alphabet {
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
            None => match self.chars.binary_search(&c) {
                Ok(at) => at as u16 + 1,
                Err(_) => {
                    let form = self.beyond.binary_search_by_key(&c, |&(c, _)| c);
                    form.map_or(SEPARATOR, |at| self.beyond[at].1)
                }
            },
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

    /// The text of numbers.
    pub fn spell<T: FromIterator<char>>(&self, numbers: &[u16]) -> T {
        numbers.iter().map(|&number| self.char(number)).collect()
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

/// Folds texts into a stream and numbers their characters. Linear; about 100 MB/s.
///
/// `forms` are characters that are searched as another, in order of code point: 廣 as 广.
///
/// # Errors
/// More different characters than [`MAX_ALPHABET`]; their number is given.
#[inline(never)] // see `read`
pub fn build<'a>(
    texts: impl Iterator<Item = &'a str> + Clone,
    forms: &[(char, char)],
) -> Result<(Alphabet, Stream), usize> {
    // Two bytes a number, three most characters: room for nearly any text, so that it is not copied as it grows.
    let bytes: usize = texts.clone().map(str::len).sum();
    let mut numbering = Numbering {
        basic: vec![0u32; 0x1_0000],
        beyond: Vec::new(),
        seen: Vec::new(),
    };
    for &(c, form) in forms {
        let number = numbering.number(form);
        *numbering.slot(c) = number;
    }
    let mut stream = Stream::default();
    stream.numbers.reserve(bytes / 2);
    for text in texts {
        stream.starts.push(stream.numbers.len() as u32);
        numbering.add(text, &mut stream.numbers);
        stream.numbers.push(SEPARATOR);
    }
    stream.starts.push(stream.numbers.len() as u32);
    let seen = numbering.seen;
    stream.numbers.shrink_to_fit();
    if seen.len() > MAX_ALPHABET {
        return Err(seen.len());
    }
    // Code point and number of appearance in one key: see `Scored::key` for why numbers are sorted.
    let mut keys: Vec<u64> = seen
        .iter()
        .enumerate()
        .map(|(at, &c)| (c as u64) << 16 | at as u64)
        .collect();
    keys.sort_unstable();
    let chars: Vec<char> = keys.iter().map(|&key| seen[(key & 0xFFFF) as usize]).collect();
    let mut renumbered = vec![SEPARATOR; seen.len() + 1];
    for (at, &key) in keys.iter().enumerate() {
        renumbered[(key & 0xFFFF) as usize + 1] = at as u16 + 1;
    }
    for number in &mut stream.numbers {
        *number = renumbered[*number as usize];
    }
    let mut table = vec![SEPARATOR; 0x1_0000];
    for (at, &c) in chars.iter().enumerate() {
        if let Some(slot) = table.get_mut(c as usize) {
            *slot = at as u16 + 1;
        }
    }
    let mut alphabet = Alphabet {
        chars,
        table,
        beyond: Vec::new(),
    };
    for &(c, form) in forms {
        let number = alphabet.number(form).unwrap_or(SEPARATOR);
        match alphabet.table.get_mut(c as usize) {
            Some(slot) => *slot = number,
            None => alphabet.beyond.push((c, number)),
        }
    }
    Ok((alphabet, stream))
}

/// Characters numbered in order of appearance, so that one pass over the texts is enough.
struct Numbering {
    basic: Vec<u32>,
    /// Characters beyond the Basic plane are few: a sorted list will do.
    beyond: Vec<(char, u32)>,
    seen: Vec<char>,
}

impl Numbering {
    /// Adds the numbers of one text. A call of its own for each: see `STEP` in `positions`.
    #[inline(never)]
    fn add(&mut self, text: &str, numbers: &mut Vec<u16>) {
        fold::fold_each(text, |c, _, _| numbers.push(self.number(c) as u16));
    }

    #[inline(always)] // asked once per character
    fn number(&mut self, c: char) -> u32 {
        let next = self.seen.len() as u32 + 1;
        let slot = self.slot(c);
        if *slot == 0 {
            *slot = next;
            self.seen.push(c);
            return next;
        }
        *slot
    }

    /// Where the number of a character is kept, 0 if it has none so far.
    #[inline(always)] // see `number`
    fn slot(&mut self, c: char) -> &mut u32 {
        let beyond = &mut self.beyond;
        self.basic.get_mut(c as usize).unwrap_or_else(|| {
            let at = beyond.binary_search_by_key(&c, |&(c, _)| c).unwrap_or_else(|at| {
                beyond.insert(at, (c, 0));
                at
            });
            &mut beyond[at].1
        })
    }
}

impl Stream {
    /// Number of entries.
    pub fn entries(&self) -> usize {
        self.starts.len() - 1
    }

    /// The numbers of a stretch; `None` if it does not lie within one entry.
    pub(super) fn word(&self, at: u32, length: u32) -> Option<&[u16]> {
        let numbers = self.numbers.get(at as usize..)?.get(..length as usize)?;
        (!numbers.contains(&SEPARATOR)).then_some(numbers)
    }

    /// The numbers of one entry, without its separator.
    pub fn entry(&self, at: usize) -> &[u16] {
        &self.numbers[self.starts[at] as usize..self.starts[at + 1] as usize - 1]
    }
}
