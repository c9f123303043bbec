//! Words that need only be known again.

use super::CorpusError;
use super::bytes::{Reader, Writer};

/// A set of words that may take a few others for its own, one in [`WordSet::SPREAD`], and costs a byte a word.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct WordSet {
    /// What each word hashes to, in order.
    hashes: Vec<u32>,
}

impl WordSet {
    /// How many hashes there are to a word.
    const SPREAD: u32 = 64;
    /// None.
    pub(super) const NONE: WordSet = WordSet { hashes: Vec::new() };

    /// The set of some folded words.
    pub fn new(words: &[Vec<char>]) -> WordSet {
        let room = words.len() as u32;
        let mut hashes: Vec<u32> = words.iter().map(|word| WordSet::hash(word, room)).collect();
        hashes.sort_unstable();
        WordSet { hashes }
    }

    /// Whether a folded word is one of them, or taken for one.
    pub fn has(&self, word: &[char]) -> bool {
        let room = self.hashes.len() as u32;
        room > 0 && self.hashes.binary_search(&WordSet::hash(word, room)).is_ok()
    }

    /// FNV-1a over the characters, mixed once more, among [`WordSet::SPREAD`] times `room` values.
    fn hash(word: &[char], room: u32) -> u32 {
        let mut hash = 0x811C_9DC5_u32;
        for &c in word {
            hash = (hash ^ c as u32).wrapping_mul(0x0100_0193);
        }
        hash ^= hash >> 15;
        hash.wrapping_mul(0x2C1B_3C6D) % room.saturating_mul(WordSet::SPREAD).max(1)
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.number(self.hashes.len() as u64);
        let mut last = 0;
        for &hash in &self.hashes {
            w.number((hash - last).into());
            last = hash;
        }
    }

    #[inline(never)] // see `read`
    pub(super) fn read(r: &mut Reader<'_>) -> Result<WordSet, CorpusError> {
        let mut hashes = Vec::new();
        let mut last = 0u32;
        for _ in 0..r.count()? {
            last = r.after(last)?;
            hashes.push(last);
        }
        Ok(WordSet { hashes })
    }
}
