//! The primitives of the file: varints, strings, blocks, and the digest. Reading never panics and never allocates
//! more than the file is long.
//!
//! A number of the file may be any number. Where it is added to another, the sum is taken by the reader's own methods, which
//! know what does not fit: on a target of 32 bits, as wasm is, a sum that came round would pass for a place in the file.

use super::CorpusError;
use super::bounds::PHRASE;

/// Appends primitives to a buffer.
#[derive(Default)]
pub struct Writer {
    /// What was written so far.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits a byte, low first.
    pub fn number(&mut self, mut n: u64) {
        while n >= 0x80 {
            self.bytes.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.bytes.push(n as u8);
    }

    /// A number that may be negative.
    pub fn signed(&mut self, n: i64) {
        self.number(((n << 1) ^ (n >> 63)) as u64);
    }

    /// Length in bytes, then UTF-8.
    pub fn string(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// A string that may be absent; an empty one counts as absent.
    pub fn optional(&mut self, text: Option<&str>) {
        self.string(text.unwrap_or(""));
    }

    /// A block: its length, then its bytes.
    pub fn block(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
    }
}

/// Takes primitives from a slice.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    rest: &'a [u8],
    reading: &'static str,
}

impl<'a> Reader<'a> {
    /// A reader whose errors name `reading`.
    pub fn new(bytes: &'a [u8], reading: &'static str) -> Self {
        Reader { rest: bytes, reading }
    }

    /// The error for a value that cannot be.
    pub fn invalid(&self) -> CorpusError {
        CorpusError::Invalid { reading: self.reading }
    }

    /// Bytes not yet read.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// One byte.
    pub fn byte(&mut self) -> Result<u8, CorpusError> {
        let (&first, rest) = self
            .rest
            .split_first()
            .ok_or(CorpusError::Truncated { reading: self.reading })?;
        self.rest = rest;
        Ok(first)
    }

    /// As many bytes.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], CorpusError> {
        let taken = self
            .rest
            .get(..length)
            .ok_or(CorpusError::Truncated { reading: self.reading })?;
        self.rest = &self.rest[length..];
        Ok(taken)
    }

    /// A varint that fits 32 bits.
    pub fn number(&mut self) -> Result<u32, CorpusError> {
        let mut n = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            n |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return u32::try_from(n).map_err(|_| self.invalid());
            }
        }
        Err(self.invalid())
    }

    /// A zigzag varint.
    pub fn signed(&mut self) -> Result<i64, CorpusError> {
        let n = self.number()?;
        Ok(i64::from(n >> 1) ^ -i64::from(n & 1))
    }

    /// A length or an index. `usize` has 32 bits or more wherever this runs.
    pub fn size(&mut self) -> Result<usize, CorpusError> {
        Ok(self.number()? as usize)
    }

    /// A number told as its distance from `last`.
    pub fn after(&mut self, last: u32) -> Result<u32, CorpusError> {
        let distance = self.number()?;
        last.checked_add(distance).ok_or(self.invalid())
    }

    /// The same for a distance that may be negative.
    pub fn signed_after(&mut self, last: i64) -> Result<i64, CorpusError> {
        let distance = self.signed()?;
        last.checked_add(distance).ok_or(self.invalid())
    }

    /// Where something ends that begins at `start`, told as its length; `limit` at most.
    pub fn end(&mut self, start: u32, limit: u32) -> Result<u32, CorpusError> {
        let end = self.after(start)?;
        if end > limit { Err(self.invalid()) } else { Ok(end) }
    }

    /// A count of things that take at least one byte each, so at most as many as bytes are left.
    pub fn count(&mut self) -> Result<usize, CorpusError> {
        let n = self.size()?;
        if n > self.left() { Err(self.invalid()) } else { Ok(n) }
    }

    /// A column of numbers.
    pub fn numbers(&mut self, count: usize) -> Result<Vec<u32>, CorpusError> {
        if count > self.left() {
            return Err(self.invalid());
        }
        (0..count).map(|_| self.number()).collect()
    }

    /// A string.
    pub fn string(&mut self) -> Result<&'a str, CorpusError> {
        let length = self.size()?;
        self.text(length)
    }

    /// As many bytes of text.
    pub fn text(&mut self, length: usize) -> Result<&'a str, CorpusError> {
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes).map_err(|_| self.invalid())
    }

    /// A string of no more than [`PHRASE`] bytes, which may be told again for many things.
    pub fn phrase(&mut self) -> Result<&'a str, CorpusError> {
        let text = self.string()?;
        if text.len() > PHRASE {
            Err(self.invalid())
        } else {
            Ok(text)
        }
    }

    /// A string that may be absent.
    pub fn optional(&mut self) -> Result<Option<String>, CorpusError> {
        let text = self.string()?;
        Ok((!text.is_empty()).then(|| text.to_string()))
    }

    /// A block, to be read under its own name.
    pub fn block(&mut self, reading: &'static str) -> Result<Reader<'a>, CorpusError> {
        let length = self.size()?;
        let bytes = self.take(length).map_err(|_| CorpusError::Truncated { reading })?;
        Ok(Reader::new(bytes, reading))
    }

    /// What is left, as it is.
    pub fn rest(self) -> &'a [u8] {
        self.rest
    }

    /// Fails unless everything was read.
    pub fn finish(self) -> Result<(), CorpusError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.invalid())
        }
    }
}

/// A digest that changes whenever any one byte changes: each step is a bijection of the state for a given word and
/// of the word for a given state. It guards against accidents, not against forgers. About 2 GB/s.
pub fn digest(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = K ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    let mut step = |word: [u8; 8]| state = (state.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(K);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        step(word);
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    step(last);
    state ^ (state >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut w = Writer::default();
        for n in [0u64, 127, 128, 65_535, u64::from(u32::MAX)] {
            w.number(n);
        }
        for n in [0i64, -1, 1, -70_000] {
            w.signed(n);
        }
        w.string("前山河");
        let mut r = Reader::new(&w.bytes, "test");
        assert_eq!(
            [0; 5].map(|_: i32| r.number().unwrap()),
            [0, 127, 128, 65_535, u32::MAX]
        );
        assert_eq!([0; 4].map(|_: i32| r.signed().unwrap()), [0, -1, 1, -70_000]);
        assert_eq!(r.string().unwrap(), "前山河");
        r.finish().unwrap();
    }

    #[test]
    fn every_single_byte_counts() {
        let bytes: Vec<u8> = (0..203u8).collect();
        let whole = digest(&bytes);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[at] ^= 1 << bit;
                assert_ne!(digest(&other), whole);
            }
        }
        assert_ne!(digest(&bytes[..200]), whole);
    }
}
