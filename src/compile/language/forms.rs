//! Which Han characters are forms of one another: doubles of old encodings, traditional and regional forms.
//!
//! The tables of the libraries are large, so that only what a corpus needs of them is written into its file: what its own
//! texts hold goes with its core, what may be typed with its annex ([`script`](super::script)).

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::chinese::is_han;
use crate::segment::stream::Alphabet;

/// The characters of an alphabet that are searched as another, each with that one, in order of code point.
pub fn forms(alphabet: &Alphabet) -> Vec<(char, char)> {
    let plain = |&c: &char| plain(c).map(|form| (c, form));
    alphabet.chars().iter().filter_map(plain).collect()
}

/// Traditional for 干, and the only way to write 乾隆.
const OF_BOTH: char = '乾';

/// The character that `c` is searched as where a text holds it; `None` if that is `c` itself.
///
/// Forms of one region or of older print count only for what is not in use in simplified Chinese: to Japan, 芸 is 艺.
fn plain(c: char) -> Option<char> {
    let han = unified(c).unwrap_or(c);
    let mut forms = simplified(han).filter(|_| is_han(han) && han != OF_BOTH);
    let traditional = forms.next().filter(|&form| form != han);
    let form = traditional.or_else(|| forms.find(|&form| is_simplified(form) && !is_simplified(han)));
    let form = form.unwrap_or(han);
    (form != c).then_some(form)
}

/// A text in simplified characters, one for each of its own. A text that has none of the most frequent traditional ones
/// is left as it is.
pub fn in_simplified(text: &[char]) -> Vec<char> {
    if !text.iter().any(|c| "國會縣區鎮鄉發業經濟".contains(*c)) {
        return text.to_vec();
    }
    let mut known: BTreeMap<char, char> = BTreeMap::new();
    let one = |&c: &char| *known.entry(c).or_insert_with(|| plain(c).unwrap_or(c));
    text.iter().map(one).collect()
}

/// The Han character of which `c` is a double that Unicode keeps for older encodings.
pub fn unified(c: char) -> Option<char> {
    matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
        .then(|| std::iter::once(c).nfc().next())
        .flatten()
        .filter(|&han| han != c)
}

/// The simplified forms of a character as it is written anywhere: in Taiwan and Hong Kong too, in older print, in Japan.
pub(super) fn simplified(c: char) -> impl Iterator<Item = char> {
    let ways = [hanconv::t2s, hanconv::tw2s, hanconv::hk2s, |text: String| {
        hanconv::t2s(hanconv::jp2t(text))
    }];
    let one = |text: String| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    ways.into_iter().filter_map(move |way| one(way(c.to_string())))
}

/// Whether a character is one of the 6,763 of GB 2312, all of which are in use in simplified Chinese.
fn is_simplified(c: char) -> bool {
    let text = c.to_string();
    let (bytes, _, lacks) = encoding_rs::GBK.encode(&text);
    !lacks && matches!(bytes[..], [0xB0..=0xF7, 0xA1..=0xFE])
}

/// The 3,755 characters of the first level of GB 2312: those that everybody can write.
pub(super) fn common_characters() -> impl Iterator<Item = char> {
    (0xB0..=0xD7u8)
        .flat_map(|row| (0xA1..=0xFEu8).map(move |cell| [row, cell]))
        .filter_map(|bytes| {
            let (text, _, wrong) = encoding_rs::GBK.decode(&bytes);
            text.chars().next().filter(|&c| !wrong && is_han(c))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_searched_in_simplified_characters() {
        let rows = [
            ("推進廣廈工廠區改造", "推进广厦工厂区改造"),
            ("綫麵裏峯衞牀着", "线面里峰卫床着"),
            ("\u{F9E9}\u{F98E}\u{2F804}", "里年你"),
            ("後續徵收於夥", "后续征收于伙"),
            // Simplified, whatever else they may be.
            ("乾隆芸豆余下瞭望著名", "乾隆芸豆余下瞭望著名"),
            ("堃淼喆㙟", "堃淼喆㙟"),
            ("ａ1，", "ａ1，"),
        ];
        for (text, wanted) in rows {
            let searched: String = text.chars().map(|c| plain(c).unwrap_or(c)).collect();
            assert_eq!(searched, wanted);
        }
    }
}
