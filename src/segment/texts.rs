//! The texts of a corpus as numbers of their characters: two bytes each, where UTF-8 takes three and compresses to a sixth
//! more. All of them follow one another in one block; how long each is, the other blocks say.

use std::collections::BTreeSet;

use super::bytes::{Reader, Writer};
use super::{CorpusError, WriteError};

/// As many characters as two bytes can number.
const MOST: usize = 1 << 16;

/// Writes texts that follow one another: their characters in order of code point, then the number of each.
///
/// # Errors
/// More different characters than two bytes can number.
pub(super) fn write(texts: &str) -> Result<Vec<u8>, WriteError> {
    let chars: Vec<char> = texts.chars().collect::<BTreeSet<char>>().into_iter().collect();
    if chars.len() > MOST {
        return Err(WriteError::Alphabet { found: chars.len() });
    }
    let mut w = Writer::default();
    w.number(chars.len() as u64);
    let mut last = 0;
    for &c in &chars {
        w.number((c as u32 - last).into());
        last = c as u32;
    }
    for c in texts.chars() {
        let number = chars.partition_point(|&other| other < c) as u16;
        w.bytes.extend_from_slice(&number.to_le_bytes());
    }
    Ok(w.bytes)
}

/// Texts that are still to be taken, one after the other.
pub(super) struct Texts<'a> {
    chars: Vec<char>,
    numbers: Reader<'a>,
}

impl<'a> Texts<'a> {
    /// Reads the characters. Texts are never longer than twice the bytes of the block.
    #[inline(never)] // see `read`
    pub fn read(mut r: Reader<'a>) -> Result<Texts<'a>, CorpusError> {
        let mut chars = Vec::new();
        let mut last = 0;
        for _ in 0..r.count()? {
            last = r.after(last)?;
            chars.push(char::from_u32(last).ok_or(r.invalid())?);
        }
        Ok(Texts { chars, numbers: r })
    }

    /// Bytes that all texts still to be taken need, if hardly any character needs more than three. No more than the block allows: memory
    /// that a text outgrows is never given back to the browser.
    pub fn room(&self) -> usize {
        self.numbers.left() / 2 * 3
    }

    /// Appends the next text, which has as many characters, to `text`.
    #[inline(never)] // see `read`
    pub fn append(&mut self, chars: u32, text: &mut String) -> Result<(), CorpusError> {
        let bytes = (chars as usize).checked_mul(2).ok_or(self.numbers.invalid())?;
        for pair in self.numbers.take(bytes)?.chunks_exact(2) {
            let number = u16::from_le_bytes([pair[0], pair[1]]);
            text.push(*self.chars.get(usize::from(number)).ok_or(self.numbers.invalid())?);
        }
        Ok(())
    }

    /// The next text.
    pub fn string(&mut self, chars: u32) -> Result<String, CorpusError> {
        let mut text = String::new();
        self.append(chars, &mut text)?;
        Ok(text)
    }

    /// Fails unless all were taken.
    pub fn finish(self) -> Result<(), CorpusError> {
        self.numbers.finish()
    }
}
