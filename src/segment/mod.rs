//! The immutable corpus file, and the index built over it when it is opened.
//!
//! Use [`write`] to make one from a compiled corpus and [`Store::open`] to read one; the reader believes nothing it
//! has not checked, so a file from a stranger is as safe as the embedded one. Do not use this module to change a
//! corpus: compile the seeds again.
//!
//! # The file
//!
//! Two parts. The core is what the first answer to a literal query needs; it is embedded in the module. The annex
//! follows it in the file and comes by itself in the pages, after the first picture.
//!
//! ```text
//! core
//!   "PLANCRPD"                                   8 bytes, the last one the version of the format
//!   digest of the body                           8 bytes, little endian, see `bytes::digest`: the edition
//!   length of the body                           4 bytes, little endian
//!   body: eleven blocks, each: length (varint), then as many bytes
//!     documents  count, then for each: key file title kind (strings), 1 where the title only describes the text, form
//!                region (strings); where in it its smallest unit begins; what it is called: count of stretches of it
//!                (start, length; all in bytes); issuer published, first and last year planned for and looked back on,
//!                the year it is filed under, url rights state (strings; behind the year 1 where the title reports on it),
//!                characters, sections, passages, evidence: count of (field, start, length)
//!     sections   for each: kind, level, parent (distance back to it, 0 = none), then the lengths of its number and its
//!                title; start, length in the seed; first passage, number of passages. Kind 3 is a run-in that its first
//!                passage begins with: there they are to be read
//!     passages   for each: kind, section (index in its document + 1, 0 = none), run-in (distance from `section`,
//!                0 = none), length of its text, pieces: count of (start as signed distance from the end of the last, length)
//!     tables     for each document: count, then for each: rows between it and the last one, its rows, how many of them are
//!                heading rows, count of columns that head the rows and those, caption and unit (strings), confidence
//!     names      0, or 1 and for each passage its name from outside (string)
//!     text       count of characters and their code points (distances); then texts without anything between, two bytes
//!                for the number of each character in that order, low first: the served text of all passages, number and
//!                title of all headings but those of kind 3
//!     forms      characters of the text that are searched as another: count of (distance of code point, code point of
//!                the other)
//!     dictionary precision; frequency of each character of the alphabet, in order of code point; count of words, then
//!                column by column: distance of the first occurrence in the folded stream from that of the word
//!                before, length in characters, frequency; the mass of all words left out. Frequencies are rounded to
//!                `precision` leading bits: those bits, and above them the number of bits left out. Last those that
//!                must not be rounded: count of (distance of its number from the last, frequency)
//!     everyday   everyday words that the texts hold too: count, distances of their hashes
//!     cuts       one bit for each position of the folded stream: a token begins here
//!     themes     count of themes and sub-themes, each theme followed by its own; for each: id, name, that in traditional
//!                characters, English name, 1 for a sub-theme, 2 for the general theme, else 0; labels it was measured on (plus 1, 0 = not measured; then precision and recall, a
//!                byte each). For each passage the count of its entries and their numbers: each theme, then its
//!                sub-themes
//! annex
//!   "PLANANXD"                                   8 bytes, as above
//!   digest of all that follows                   8 bytes
//!   digest of the core it belongs to             8 bytes
//!   body: twelve blocks
//!     script     syllables (strings); first syllable of each character of the alphabet (plus 1, 0 = none) and the
//!                further ones (distance of the character from the last, syllable); for each syllable the common
//!                characters the corpus lacks (distances of code points); variants: distance of code point, number of
//!                the form used; everyday words that the corpus lacks: count, distances of their hashes
//!     words      all everyday words, as the text block of the core
//!     synonyms   count of groups, then column by column: for each group the count of its everyday words, for each the
//!                count of words the corpus uses for them; lengths of the everyday words; places in the folded stream of
//!                those of the corpus; their lengths
//!     ledger     for each document: groups of equal kind, replacement, confidence, reason and place moved to
//!                (plus 1, 0 = not moved): count of (distance from the end of the last, length)
//!     raw        for each document a block, drawn in `raw`: what the seed reads where it is not served as it reads
//!     glossary   count, then for each: term (string), 1 and the place of its definition or 0, count of places of use; a
//!                place is document, passage in it, start, length (characters), start, length in the seed
//!     reasons    for each theme its definition; for each theme of each passage: percent (a byte), count of words (steps
//!                up to the heading, 0 = in the passage; first character, length)
//!     keywords   for each document: count of words (string, times in the document, times in all others, log-likelihood
//!                and log ratio in hundredths)
//!     figures    drawn in `indicators`
//!     wordings   count, then for each what an editor says: in simplified, in traditional Chinese, in English (strings)
//!     evidence   for each document a block: what stands in the seed at each place of its evidence (strings)
//!     questions  nothing, or count, then for each: kind, word (string), document it asks in (plus 1, 0 = everywhere), results
//! ```
//!
//! Numbers are varints (seven bits a byte, low first); signed ones are zigzag; a string is its length in bytes and
//! UTF-8; absent strings are empty. Other lengths of texts are in characters. Every word of the dictionary is a stretch of the text, so it is stored as a place
//! and a length. What can be computed faster than it can be fetched is not stored: the folded stream, the alphabet
//! and the positions of every pair of characters are built on opening ([`stream`], [`positions`]).
//!
//! # Bounds
//!
//! A count is never more than the bytes that are left for what it counts. Beyond that the reader takes no file that would
//! cost more to answer from than about 64 MB and twenty times its length. Each bound is a number any file may have, and so
//! much for each byte that accounts for it (the constants are in [`bounds`]):
//!
//! ```text
//! documents  4,096, and one for 256 bytes of the core; 8 names of a region
//! entries    passages and sections together 32,768, and one for 32 bytes of the core
//! sections   level 32 at most, and above that of the section it lies in
//! pieces     of passages and headings, a million characters of the seeds, and four for each byte of text
//! told       what is told again with each passage (names of its document, headings above it, heading rows, themes):
//!            24 MB, and eight times the core
//! tables     a million cells, and one for each byte of text, each row as wide as the widest; columns of headings rise
//! dictionary each word once
//! themes     1,024; 64 of a passage, 64 words for one, 255 characters a word; by documents 262,144, and one for two bytes
//! synonyms   255 characters a word; of more than 12 words for one the first
//! ledger     32,768 entries, and one for two bytes of text; phrases of 1,024 bytes, told again for each entry 4 MB, and
//!            sixteen times the block; what is applied in place does not overlap, eight at one place
//! raw        a million characters, and one for each byte of text and block, up to each document
//! glossary   32,768 terms and places, and one for eight bytes of text; a million characters at them, and one for each byte
//! figures    32,768, and one for 40 bytes of text and block; words of 1,024 bytes, names in order; names spelled out 4 MB,
//!            and eight times the block; words and clauses, told again for each figure, 8 MB, and four times text and block
//! questions  16
//! ```
//!
//! [`write`] reads again what it wrote, so that no corpus is made that would be refused.

mod annex;
pub mod bounds;
pub mod bytes;
mod characters;
mod dictionary;
pub mod distinct;
mod error;
mod indicators;
mod overview;
mod parts;
pub mod positions;
pub mod raw;
mod read;
mod script;
mod store;
pub mod stream;
mod synonyms;
mod tables;
mod texts;
mod themes;
mod vocabulary;
mod word_set;
mod write;

pub use dictionary::{Dictionary, DictionaryWord};
pub use error::{CorpusError, WriteError};
pub use indicators::{FigureName, FigureRow, Figures};
pub use parts::split;
pub use script::{MAX_READINGS, Script, blur};
pub use store::{DocumentRow, PassageRow, SectionRow, Store};
pub use synonyms::{SynonymGroup, Synonyms};
pub use tables::TableRow;
pub use themes::{Given, Reasons, ThemeColumns};
pub use vocabulary::Vocabulary;
pub use word_set::WordSet;
pub use write::{Language, with_questions, write};

/// The beginning of every corpus file and of its core; the last byte is the version of the format: 1 to 9, then A to Z.
pub const MAGIC: &[u8; 8] = b"PLANCRPD";
/// The beginning of an annex.
pub const ANNEX_MAGIC: &[u8; 8] = b"PLANANXD";
