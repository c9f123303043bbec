//! The language tables a corpus needs: words, readings and forms of its characters, everyday words.

pub mod dictionary;
pub mod forms;
pub mod script;
pub mod strangers;
pub mod synonyms;
pub mod traditional;
