//! Where the characters of a passage are in its text. Places in the file are counted in characters, texts in bytes: to count
//! from the beginning of a passage for every place would take the square of a long one.

use super::Store;

/// Characters from one note to the next.
const STEP: usize = 128;

/// The places of some characters; all others are a few steps from one of them.
#[derive(Debug, Default)]
pub(super) struct Characters {
    /// For each passage the characters of those before it.
    before: Vec<u32>,
    /// For every [`STEP`]th character of all texts its byte among them.
    notes: Vec<u32>,
}

impl Characters {
    #[inline(never)]
    fn of(store: &Store) -> Characters {
        let mut before = Vec::with_capacity(store.passages.len());
        let mut chars = 0;
        for passage in &store.passages {
            before.push(chars);
            chars += passage.chars;
        }
        let mut notes = Vec::with_capacity(chars as usize / STEP + 1);
        for (at, (byte, _)) in store.text.char_indices().enumerate() {
            if at % STEP == 0 {
                notes.push(byte as u32);
            }
        }
        Characters { before, notes }
    }
}

impl Store {
    /// The byte of its text at which a character of a passage begins; the end of the text for any behind it. About 50 ns.
    pub fn byte(&self, passage: usize, char: u32) -> usize {
        let row = &self.passages[passage];
        if char >= row.chars {
            return (row.text.end - row.text.start) as usize;
        }
        let characters = self.characters.get_or_init(|| Characters::of(self));
        let at = (characters.before[passage] + char) as usize;
        let near = characters.notes[at / STEP] as usize;
        let rest = self.text[near..].char_indices().nth(at % STEP);
        near + rest.map_or(0, |(byte, _)| byte) - row.text.start as usize
    }

    /// Characters of a passage as printed: those from the first to before the second.
    pub fn stretch(&self, passage: usize, (start, end): (u32, u32)) -> &str {
        let text = self.text(passage);
        text.get(self.byte(passage, start)..self.byte(passage, end))
            .unwrap_or_default()
    }
}
