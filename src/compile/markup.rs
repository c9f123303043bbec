//! Seeds with markup, HTML and Markdown: what is markup goes into the ledger, what it says of lines is kept.

use std::collections::HashMap;

/// What the markup of a seed says of the line that begins at a place of the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A heading of this level, from 1.
    Heading(u8),
    /// A row of a table or an item of a list: never a heading.
    Item,
    /// Its beginning is printed bold, up to this place of the seed.
    Bold {
        /// One past the last bold character.
        end: u32,
    },
}

/// Marks by the place of the seed where their line begins.
pub type Marks = HashMap<u32, Mark>;
