//! What is known of Chinese, whatever the corpus: which characters are the same, what is a year or a date, where
//! sentences end, how text is cut into words.
//!
//! The compiler and the browser use exactly these functions, so a query is folded and segmented as the corpus was.

pub mod calendar;
pub mod date;
pub mod fold;
pub mod numeral;
pub mod region;
pub mod relative;
pub mod sentence;
pub mod tokenizer;
pub mod unit;

/// Whether `c` is a Han character (the ideographs of the Basic plane, compatibility forms and the extensions).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}

/// Whether a sentence can end with `c` (closing quotation marks may follow).
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}
