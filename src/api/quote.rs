//! What a passage is found by in addresses: its beginning, as long as it takes to tell it from the others of its document. And where
//! a text may be cut, so that what is shown of it ends with a whole word.

use super::Explorer;
use crate::chinese::fold;
use crate::segment::Store;

/// Characters of a passage that usually tell it from all others.
pub(super) const QUOTE: usize = 16;

/// Which passages begin alike: for each the hash of its first [`QUOTE`] characters above its number, sorted.
pub(super) struct Openings(Vec<u64>);

impl Openings {
    /// Reads the beginning of every passage.
    pub fn of(store: &Store) -> Openings {
        let key = |passage| hash(beginning(store.text(passage), QUOTE)) | passage as u64;
        let mut keys: Vec<u64> = (0..store.passages.len()).map(key).collect();
        keys.sort_unstable();
        Openings(keys)
    }

    /// Passages that may begin as `text` does: all that do, and hardly any others.
    fn like(&self, text: &str) -> impl Iterator<Item = usize> {
        let wanted = hash(beginning(text, QUOTE));
        let first = self.0.partition_point(|&key| key < wanted);
        let same = self.0[first..]
            .iter()
            .take_while(move |&&key| key >> 32 == wanted >> 32);
        same.map(|&key| key as u32 as usize)
    }
}

/// A hash in the upper half of a number.
fn hash(text: &str) -> u64 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    u64::from(text.bytes().fold(0x811C_9DC5, step)) << 32
}

/// The first characters of a text, as many as `length`; all of a shorter one.
pub(super) fn beginning(text: &str, length: usize) -> &str {
    let end = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Passages that begin alike of which each is looked at.
const ALIKE: usize = 512;

/// No word is longer, in characters: what is, may be cut.
const LONGEST: usize = 40;

/// Where the words of a passage begin, and where its text ends.
pub(super) struct Borders<'s> {
    text: &'s str,
    begins: Vec<usize>,
}

impl<'s> Borders<'s> {
    /// Reads all of a passage.
    pub fn of(store: &'s Store, passage: usize) -> Self {
        let text = store.text(passage);
        Borders {
            text,
            begins: borders(store, passage, text.len()),
        }
    }

    /// The first place at or behind a byte of the text where a word begins; or the end of the text.
    pub fn behind(&self, byte: usize) -> usize {
        let near = byte + beginning(&self.text[byte..], LONGEST).len();
        let next = self.begins.partition_point(|&border| border < byte);
        self.begins.get(next).map_or(near, |&border| border.min(near))
    }

    /// The last place at or before a byte of the text where a word begins; or the beginning of the text.
    pub fn before(&self, byte: usize) -> usize {
        let behind = self.begins.partition_point(|&border| border <= byte);
        behind.checked_sub(1).map_or(0, |last| self.begins[last])
    }
}

/// The first place of a passage, at or behind a byte of its text, where a word begins; or the end of the text.
fn border_behind(store: &Store, passage: usize, byte: usize) -> usize {
    let text = store.text(passage);
    let near = byte + beginning(&text[byte..], LONGEST).len();
    let mut borders = borders(store, passage, near).into_iter();
    borders.find(|&border| border >= byte).unwrap_or(near)
}

/// Where the words of a passage begin up to a byte of its text, and where they end.
fn borders(store: &Store, passage: usize, byte: usize) -> Vec<usize> {
    let text = store.text(passage);
    let first = store.stream.starts[passage] as usize;
    let mut begins = Vec::new();
    let mut position = first;
    let end = text[byte..].chars().next().map_or(text.len(), |c| byte + c.len_utf8());
    fold::fold_each(&text[..end], |_, start, _| {
        if store.cut_at(position) {
            begins.push(start);
        }
        position += 1;
    });
    begins.extend((end == text.len()).then_some(end));
    begins
}

impl Explorer {
    /// The quote of a passage.
    pub(super) fn quote(&self, passage: usize) -> String {
        let store = &self.store;
        let openings = self.openings.get_or_init(|| Openings::of(store));
        let text = store.text(passage);
        let document = &store.documents[store.passages[passage].document as usize];
        let others = || {
            // What hundreds begin with is no beginning to tell them by.
            let others = openings.like(text).take(ALIKE).filter(|&other| other != passage);
            others.filter(|&other| document.passages.contains(&(other as u32)))
        };
        let mut quote = text;
        for length in [QUOTE, 2 * QUOTE, 4 * QUOTE] {
            quote = &text[..border_behind(store, passage, beginning(text, length).len())];
            if quote.len() == text.len() || !others().any(|other| store.text(other).starts_with(quote)) {
                break;
            }
        }
        quote.to_string()
    }
}
