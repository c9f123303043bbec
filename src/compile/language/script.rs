//! The script tables of a corpus, reduced from those of the libraries to what can matter for its characters.

use std::collections::BTreeMap;

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::chinese::is_han;
use crate::segment::stream::Alphabet;
use crate::segment::{MAX_READINGS, Script};

/// Builds the tables for an alphabet.
pub fn script(alphabet: &Alphabet) -> Script {
    let mut script = Script::default();
    let own: Vec<Vec<String>> = alphabet.chars().iter().map(|&c| syllables(c)).collect();
    script.syllables = own.iter().flatten().cloned().collect();
    script.syllables.sort();
    script.syllables.dedup();
    let index = |syllable: &String| script.syllables.binary_search(syllable).ok().map(|at| at as u16);
    script.readings = own
        .iter()
        .map(|syllables| syllables.iter().filter_map(index).collect())
        .collect();
    script.others = vec![Vec::new(); script.syllables.len()];
    for c in common_characters().filter(|&c| alphabet.number(c).is_none()) {
        // One reading will do for a character that is only ever a slip of the input method.
        if let Some(at) = syllables(c)
            .first()
            .and_then(|syllable| script.syllables.binary_search(syllable).ok())
        {
            script.others[at].push(c);
        }
    }
    for chars in &mut script.others {
        chars.sort_unstable();
    }
    for code in (0x3400..0xA000u32).chain(0xF900..0xFB00) {
        let Some(c) = char::from_u32(code).filter(|&c| alphabet.number(c).is_none()) else {
            continue;
        };
        if let Some(number) = simplified(c).find_map(|form| alphabet.number(form)) {
            script.variants.push((c, number));
        }
    }
    script
}

/// A text in simplified characters, one for each of its own. A text that has none of the most frequent traditional ones
/// is left as it is.
pub fn in_simplified(text: &[char]) -> Vec<char> {
    if !text.iter().any(|c| "國會縣區鎮鄉發業經濟".contains(*c)) {
        return text.to_vec();
    }
    let mut known: BTreeMap<char, char> = BTreeMap::new();
    let one = |&c: &char| *known.entry(c).or_insert_with(|| simplified(c).next().unwrap_or(c));
    text.iter().map(one).collect()
}

/// The simplified forms of a character as it is written anywhere: in Taiwan and Hong Kong too, in older print, in Japan.
fn simplified(c: char) -> impl Iterator<Item = char> {
    let ways = [hanconv::t2s, hanconv::tw2s, hanconv::hk2s, |text: String| {
        hanconv::t2s(hanconv::jp2t(text))
    }];
    let one = |text: String| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    ways.into_iter().filter_map(move |way| one(way(c.to_string())))
}

/// The readings of a character without tones, the usual one first; ü is typed v.
fn syllables(c: char) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |plain: &str| {
        let syllable = plain.replace('ü', "v");
        if syllable.chars().all(|c| c.is_ascii_lowercase())
            && syllable.len() <= 6
            && !found.contains(&syllable)
            && found.len() < MAX_READINGS
        {
            found.push(syllable);
        }
    };
    if is_han(c) {
        c.to_pinyin().iter().for_each(|reading| add(reading.plain()));
        c.to_pinyin_multi()
            .into_iter()
            .flatten()
            .for_each(|reading| add(reading.plain()));
    }
    found
}

/// The 3,755 characters of the first level of GB 2312: those that everybody can write.
fn common_characters() -> impl Iterator<Item = char> {
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
    fn characters_are_written_and_said() {
        let texts = ["横琴前山河，女子绿地"];
        let (alphabet, _) = crate::segment::stream::build(texts.iter().copied()).unwrap();
        let script = script(&alphabet);
        let said = |c: char| {
            script
                .sounds(&alphabet, c)
                .into_iter()
                .map(|at| script.syllables[at as usize].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(said('琴'), ["qin"]);
        assert_eq!(said('芹'), ["qin"], "a character the corpus lacks");
        assert_eq!(said('绿'), ["lv", "lu"]);
        assert_eq!(said('，'), Vec::<String>::new());
        assert_eq!(script.variant('橫').map(|n| alphabet.char(n)), Some('横'));
        assert_eq!(script.variant('综'), None);
        let kong = ["卫生在线温度湿着里峰群床启为面污"];
        let (alphabet, _) = crate::segment::stream::build(kong.iter().copied()).unwrap();
        let variants = super::script(&alphabet);
        for (typed, form) in "衞綫溫濕裡裏峯羣牀啓啟爲麪汚"
            .chars()
            .zip("卫线温湿里里峰群床启启为面污".chars())
        {
            assert_eq!(variants.variant(typed).map(|n| alphabet.char(n)), Some(form), "{typed}");
        }
    }
}
