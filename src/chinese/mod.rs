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

/// Whether `c` is a letter or a digit of any script, and no mark, blank or symbol. Told by block, since the tables of Unicode
/// are 1.5 kB that every reader would wait for; letters among symbols (Ⓐ) count as these.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}' => matches!(c, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾'),
        '×' | '÷' | '・' => false,
        // Punctuation, currencies, arrows, mathematics, boxes, shapes, private use, presentation forms, emoji.
        '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}' => false,
        '\u{3000}'..='\u{303F}' => matches!(c, '々' | '〆' | '〇'),
        '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE6F}' | '\u{FEFF}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' => false,
        '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFFF}' => false,
        '\u{1F000}'..='\u{1FAFF}' | '\u{E0000}'..='\u{10FFFF}' => false,
        _ => true,
    }
}

/// A text without its blanks.
pub fn without_blanks<T: FromIterator<char>>(text: &str) -> T {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A text with every run of blanks as one, and none at its ends.
pub fn with_single_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a sentence can end with `c` (closing quotation marks may follow).
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scripts and signs that occur in texts of this kind, against the tables of Unicode.
    #[test]
    fn letters_are_told_from_signs() {
        let signs = [
            "、。〈》「】〔～！，．：；？＂％＋－／＝￥",
            "…—‘’“”•‰←→√∶≥□■◆○●★",
            "!#%()*+,-./:;<=>?@[]_{|}~ \u{A0}°±·×÷",
        ];
        let letters = [
            "前龥㐀𠀀〇々",
            "azAZ09ａＺ０",
            "éßñœ",
            "αΩµ",
            "жЯ",
            "ぁンー",
            "한글",
            "²³½",
        ];
        for c in signs.concat().chars() {
            assert!(!is_letter(c) && !c.is_alphanumeric(), "{c}");
        }
        for c in letters.concat().chars() {
            assert!(is_letter(c) && c.is_alphanumeric(), "{c}");
        }
    }
}
