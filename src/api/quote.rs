//! What a passage is found by in addresses: its beginning, as long as it takes to tell it from the others of its document.

use super::Explorer;
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

fn beginning(text: &str, length: usize) -> &str {
    let end = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

impl Explorer {
    /// The quote of a passage.
    pub(super) fn quote(&self, passage: usize) -> String {
        let store = &self.store;
        let openings = self.openings.get_or_init(|| Openings::of(store));
        let text = store.text(passage);
        let document = &store.documents[store.passages[passage].document as usize];
        let others = || {
            let others = openings.like(text).filter(|&other| other != passage);
            others.filter(|&other| document.passages.contains(&(other as u32)))
        };
        let mut quote = text;
        for length in [QUOTE, 2 * QUOTE, 4 * QUOTE] {
            quote = beginning(text, length);
            if quote.len() == text.len() || !others().any(|other| store.text(other).starts_with(quote)) {
                break;
            }
        }
        quote.to_string()
    }
}
