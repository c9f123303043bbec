//! How much a file may ask for: see the bounds in the drawing of the format.
//!
//! A count is bounded by the bytes that account for it ([`Reader::count`](super::bytes::Reader::count)). That is not enough
//! where one thing is told again for each of many: a title for every result, a reason for every repair. Such products are
//! added up here, before anything is copied, and held against what the file has bytes for. No corpus of documents comes near
//! any of these; [`super::write`] reads what it wrote and says so if one does.

use super::{CorpusError, Store};
use crate::model::Table;

/// Deepest level of a section.
pub const LEVELS: u8 = 32;
/// Longest word in characters: of the dictionary, for an everyday one, of a theme's reasons, a term where it is used.
pub const WORD: u32 = 255;
/// Most themes and sub-themes.
pub const THEMES: usize = 1 << 10;
/// Most of them that a passage has.
pub const TAGS: usize = 64;
/// Most words that speak for a theme of a passage.
pub const REASONS: usize = 64;
/// Most names of one region.
pub const NAMES: usize = 8;
/// Longest name, subject or unit of figures, replacement or reason of a repair, in bytes.
pub const PHRASE: usize = 1024;
/// Most repairs that begin at one place.
pub const AT_ONE_PLACE: usize = 8;
/// Most questions of the overview: each tells the title of its document again.
pub const QUESTIONS: usize = 16;

/// What may be spent: so much in any file, and so much for each byte of the file or block.
#[derive(Clone, Copy)]
pub struct Budget {
    base: u64,
    each: u64,
    for_bytes: u64,
}

impl Budget {
    const fn new(base: u64, each: u64, for_bytes: u64) -> Budget {
        Budget { base, each, for_bytes }
    }

    /// Whether so many bytes give room for what is asked for.
    ///
    /// # Errors
    /// They do not: an impossible value of what is being read.
    #[inline(never)]
    pub fn allows(self, asked: u64, bytes: usize, reading: &'static str) -> Result<(), CorpusError> {
        match asked <= self.most(bytes) {
            true => Ok(()),
            false => Err(CorpusError::Invalid { reading }),
        }
    }

    /// All there is for so many bytes.
    pub fn most(self, bytes: usize) -> u64 {
        self.base + bytes as u64 / self.for_bytes * self.each
    }
}

/// Documents in a core.
pub const DOCUMENTS: Budget = Budget::new(1 << 12, 1, 256);
/// Passages and sections in a core.
pub const ENTRIES: Budget = Budget::new(1 << 15, 1, 32);
/// Cells of the tables in a core, empty ones counted.
pub const CELLS: Budget = Budget::new(1 << 20, 1, 1);
/// Cells of themes by documents in a core.
pub const MATRIX: Budget = Budget::new(1 << 18, 1, 2);
/// Bytes of what is told of passages for each of them: title and names of their document, headings above them, heading
/// rows, themes. In a core.
pub const TOLD: Budget = Budget::new(24 << 20, 8, 1);
/// Bytes of the replacements and reasons of a ledger, told again for each entry.
pub const LEDGER: Budget = Budget::new(4 << 20, 16, 1);
/// Entries of a ledger, against the bytes of the served text of its document.
pub const REPAIRS: Budget = Budget::new(1 << 15, 1, 2);
/// Characters of seeds, against the bytes of their texts and of what is told of them besides.
pub const SEEDS: Budget = Budget::new(1 << 20, 1, 1);
/// Characters of the pieces of all passages and headings in their seeds, against the bytes of the text.
pub const PIECES: Budget = Budget::new(1 << 20, 4, 1);
/// Places of terms, against the bytes of the text.
pub const PLACES: Budget = Budget::new(1 << 15, 1, 8);
/// Characters at them.
pub const EXPLAINED: Budget = Budget::new(1 << 20, 1, 1);
/// Bytes of names that share their beginnings, in a block of figures.
pub const SHARED: Budget = Budget::new(4 << 20, 8, 1);
/// Figures, against the bytes of the text and of their block.
pub const FIGURES: Budget = Budget::new(1 << 15, 1, 40);
/// Bytes of what is searched of figures, against the bytes of the text and of their block.
pub const SEARCHED: Budget = Budget::new(8 << 20, 4, 1);

/// The sum of counts; one that does not fit is more than any file has bytes.
pub fn total(counts: &[u32]) -> usize {
    counts.iter().fold(0, |sum, &count| sum.saturating_add(count as usize))
}

/// What is told of passages, and what the cells of tables come to.
///
/// # Errors
/// It is more than the core has bytes for, which are `bytes`.
#[inline(never)]
pub(super) fn told(store: &Store, bytes: usize) -> Result<(), CorpusError> {
    TOLD.allows(of_documents(store) + of_passages(store), bytes, "headings")?;
    let (heads, cells) = of_tables(store);
    TOLD.allows(heads, bytes, "tables")?;
    CELLS.allows(cells, store.text.len(), "tables")
}

/// What a name costs beside its bytes, and a theme.
const NAME: u64 = 64;
const TAG: u64 = 160;

fn length(text: &str) -> u64 {
    text.len() as u64
}

#[inline(never)]
fn of_documents(store: &Store) -> u64 {
    let documents = store.documents.iter().map(|document| {
        let m = &document.metadata;
        let names = [&document.key, &document.file, &m.title, &m.kind].map(|name| length(name));
        let own = names.iter().sum::<u64>() + length(m.region.as_deref().unwrap_or(""));
        own * (document.passages.len() + document.sections.len()) as u64
    });
    documents.sum()
}

#[inline(never)]
fn of_passages(store: &Store) -> u64 {
    let mut told = 0;
    // A section comes after the one it lies in.
    let mut paths: Vec<u64> = Vec::with_capacity(store.sections.len());
    for section in &store.sections {
        let own = NAME + length(&section.number) + length(&section.title);
        paths.push(own + section.parent.map_or(0, |parent| paths[parent as usize]));
        told += own * section.passages.len() as u64;
    }
    for (at, passage) in store.passages.iter().enumerate() {
        told += passage.section.map_or(0, |section| paths[section as usize]);
        for &entry in store.themes.entries(at) {
            let theme = &store.themes.taxonomy[entry as usize];
            told += TAG + length(&theme.id) + length(&theme.name);
        }
    }
    told
}

/// The bytes of heading rows, told with each row below them, and the cells.
#[inline(never)]
fn of_tables(store: &Store) -> (u64, u64) {
    let (mut told, mut cells) = (0, 0);
    for table in &store.tables {
        let rows = table.rows.len() as u64;
        let heads: u64 = table.head().map(|row| length(store.text(row as usize))).sum();
        let width = |row: u32| Table::cells(store.text(row as usize)).count();
        told += heads * rows;
        cells += table.rows.clone().map(width).max().unwrap_or(0) as u64 * rows;
    }
    (told, cells)
}
