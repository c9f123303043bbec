//! What a reader may have meant: readings of a query beyond what was typed, each labelled as such.

pub mod pinyin;
pub mod rewrite;
pub mod scope;
pub mod segments;
pub mod time_weight;
pub mod typo;
pub mod understand;
pub mod variant;
mod words;
